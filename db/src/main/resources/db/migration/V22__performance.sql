-- What suppliers did of what they agreed to: reports of breaches with their answers and decisions, and the facts of orders
-- from which the figures of a record are computed. Days are those of Riyadh.

-- Rules that hold for all agreements, each from its day until the next value of the same rule.
CREATE TABLE performance_rule (
  code VARCHAR(60) NOT NULL COMMENT 'rule: breach.answer-working-days',
  valid_from DATE NOT NULL COMMENT 'first day the value holds, in Riyadh',
  value INT NOT NULL COMMENT 'value, in the unit',
  unit VARCHAR(12) NOT NULL COMMENT 'WORKING_DAYS',
  name_ar VARCHAR(300) NOT NULL COMMENT 'what the rule says, Arabic',
  name_en VARCHAR(300) NOT NULL COMMENT 'what the rule says, English',
  source_ar VARCHAR(300) NOT NULL COMMENT 'article or standard it comes from, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'article or standard it comes from, English',
  CONSTRAINT pk_performance_rule PRIMARY KEY (code, valid_from),
  CONSTRAINT ck_performance_rule_code CHECK (code = 'breach.answer-working-days'),
  CONSTRAINT ck_performance_rule_unit CHECK (unit = 'WORKING_DAYS'),
  CONSTRAINT ck_performance_rule_value CHECK (value BETWEEN 1 AND 60)
) COMMENT 'Rules of performance, with the day from which each holds';
INSERT INTO performance_rule (code, valid_from, value, unit, name_ar, name_en, source_ar, source_en) VALUES
  ('breach.answer-working-days', '2020-01-01', 10, 'WORKING_DAYS',
   'أيام العمل المتاحة للمورد للرد على بلاغ الإخلال',
   'Working days that the supplier has to answer a report of a breach',
   'توجيه الاتحاد الأوروبي 2014/24، المادة 57 (6) (حق الرد)؛ وعدد الأيام من ضبط النظام',
   'Directive 2014/24/EU, article 57 (6) (the right to be heard); the number of days is a setting of the system');

-- The values of today. A day begins in Riyadh.
CREATE VIEW performance_rule_in_force AS
  SELECT r.code, r.valid_from, r.value, r.unit, r.name_ar, r.name_en, r.source_ar, r.source_en
    FROM performance_rule r
   WHERE r.valid_from = (SELECT MAX(x.valid_from) FROM performance_rule x
                          WHERE x.code = r.code AND x.valid_from <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR));

-- A dossier that counts the record of a bidder says so by this rule; 0, and no rule, ask for nothing.
INSERT INTO rule_bound (code, least, most) VALUES
  ('performance.no-breach-months', 0, 60),
  ('performance.points-per-breach', 0, 100);

-- An officer of an entity, or the central purchasing body, reports that a supplier did not do what an agreement or an order
-- asks of it. It is never changed; the answer, the papers and the decision stand beside it.
CREATE TABLE breach_report (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  number INT NOT NULL COMMENT 'from 1, for each agreement',
  supplier_id BIGINT NOT NULL COMMENT 'supplier whose breach it is: the present one, or one whose place another took',
  entity_id BIGINT NULL COMMENT 'entity that reports it; none: the central purchasing body',
  call_off_id BIGINT NULL COMMENT 'order that it is about; none: the agreement as a whole',
  kind VARCHAR(16) NOT NULL COMMENT 'LATE, NOT_DELIVERED, NOT_AS_AGREED or OTHER',
  occurred_on DATE NOT NULL COMMENT 'day on which it happened or was found, in Riyadh',
  facts VARCHAR(4000) NOT NULL COMMENT 'what happened, in the words of who reports it',
  answer_until DATE NOT NULL COMMENT 'last day for the answer of the supplier, in Riyadh',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  reported_by BIGINT NOT NULL COMMENT 'procurement officer or central buyer',
  reported_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_breach_report PRIMARY KEY (id),
  CONSTRAINT uq_breach_report_number UNIQUE (agreement_id, number),
  CONSTRAINT uq_breach_report_request UNIQUE (reported_by, request_key),
  CONSTRAINT fk_breach_report_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_breach_report_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_breach_report_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_breach_report_order FOREIGN KEY (call_off_id) REFERENCES call_off (id),
  CONSTRAINT fk_breach_report_person FOREIGN KEY (reported_by) REFERENCES person (id),
  CONSTRAINT ck_breach_report_number CHECK (number >= 1),
  CONSTRAINT ck_breach_report_kind CHECK (kind IN ('LATE', 'NOT_DELIVERED', 'NOT_AS_AGREED', 'OTHER')),
  CONSTRAINT ck_breach_report_facts CHECK (CHAR_LENGTH(TRIM(facts)) > 0),
  INDEX ix_breach_report_supplier (supplier_id, reported_at)
) COMMENT 'Reports of breaches of agreements and orders';

CREATE TABLE breach_paper (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  breach_id BIGINT NOT NULL COMMENT 'report that it belongs to',
  side VARCHAR(8) NOT NULL COMMENT 'REPORTER or SUPPLIER, who added it',
  title VARCHAR(200) NOT NULL COMMENT 'what it is, in the words of who added it',
  content_type VARCHAR(100) NOT NULL COMMENT 'media type, found by the content',
  size INT NOT NULL COMMENT 'bytes',
  sha256 CHAR(64) NOT NULL COMMENT 'digest of the file, which lies in the store under it',
  added_by BIGINT NOT NULL COMMENT 'person of that side',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_breach_paper PRIMARY KEY (id),
  CONSTRAINT fk_breach_paper_report FOREIGN KEY (breach_id) REFERENCES breach_report (id),
  CONSTRAINT fk_breach_paper_person FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT ck_breach_paper_side CHECK (side IN ('REPORTER', 'SUPPLIER')),
  CONSTRAINT ck_breach_paper_content CHECK (title <> '' AND size > 0),
  INDEX ix_breach_paper_file (sha256)
) COMMENT 'Papers that show what a report of a breach, or the answer to it, says';

CREATE TABLE breach_answer (
  breach_id BIGINT NOT NULL COMMENT 'report that is answered',
  answer VARCHAR(4000) NOT NULL COMMENT 'what the supplier says to it',
  answered_by BIGINT NOT NULL COMMENT 'person of the supplier',
  answered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_breach_answer PRIMARY KEY (breach_id),
  CONSTRAINT fk_breach_answer_report FOREIGN KEY (breach_id) REFERENCES breach_report (id),
  CONSTRAINT fk_breach_answer_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_breach_answer_said CHECK (CHAR_LENGTH(TRIM(answer)) > 0)
) COMMENT 'What suppliers answered to reports of breaches';

CREATE TABLE breach_decision (
  breach_id BIGINT NOT NULL COMMENT 'report that is decided',
  outcome VARCHAR(10) NOT NULL COMMENT 'FOUND or NOT_FOUND',
  consequence VARCHAR(20) NOT NULL COMMENT 'NONE, WARNING, TERMINATION_GROUND or DEBARMENT_GROUND',
  reason VARCHAR(4000) NOT NULL COMMENT 'why it was decided so',
  decided_by BIGINT NOT NULL COMMENT 'central buyer, another person than the one who reported it',
  decided_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_breach_decision PRIMARY KEY (breach_id),
  CONSTRAINT fk_breach_decision_report FOREIGN KEY (breach_id) REFERENCES breach_report (id),
  CONSTRAINT fk_breach_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_breach_decision_outcome CHECK (outcome IN ('FOUND', 'NOT_FOUND')),
  CONSTRAINT ck_breach_decision_consequence CHECK (consequence IN ('NONE', 'WARNING', 'TERMINATION_GROUND', 'DEBARMENT_GROUND')),
  CONSTRAINT ck_breach_decision_only_found CHECK (outcome = 'FOUND' OR consequence = 'NONE'),
  CONSTRAINT ck_breach_decision_reason CHECK (CHAR_LENGTH(TRIM(reason)) > 0)
) COMMENT 'Decisions of the central purchasing body on reports of breaches';

-- How a report of a breach stands, and whether the supplier can still answer it. This is said here alone.
CREATE VIEW breach_standing AS
  SELECT r.id AS breach_id,
         CASE WHEN d.breach_id IS NOT NULL THEN d.outcome
              WHEN a.breach_id IS NOT NULL THEN 'ANSWERED'
              ELSE 'REPORTED' END AS status,
         a.answered_at, d.decided_at, d.consequence,
         a.breach_id IS NULL AND d.breach_id IS NULL
           AND r.answer_until >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) AS is_answerable,
         d.breach_id IS NULL
           AND (a.breach_id IS NOT NULL OR r.answer_until < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)) AS is_decidable
    FROM breach_report r
    LEFT JOIN breach_answer a ON a.breach_id = r.id
    LEFT JOIN breach_decision d ON d.breach_id = r.id;

DELIMITER //
-- It is reported by an officer of an entity with a part in the agreement, of their own entity's orders, or by a central buyer;
-- of the supplier whose breach it is, of a day that has come, and with working days to answer it. No supplier answers for a
-- day before it took its place, nor a former one for an order that the next one received.
CREATE TRIGGER tr_breach_report_made BEFORE INSERT ON breach_report FOR EACH ROW
BEGIN
  DECLARE present, replaced_later, won, took_over INT DEFAULT 0;
  DECLARE own_until, order_sent DATETIME(6) DEFAULT NULL;
  IF NEW.entity_id IS NULL AND NOT EXISTS (SELECT 1 FROM role_grant
      WHERE role = 'CENTRAL_BUYER' AND person_id = NEW.reported_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.not-the-reporter';
  END IF;
  IF NEW.entity_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM role_grant g
       JOIN entitlement n ON n.entity_id = g.entity_id AND n.agreement_id = NEW.agreement_id
      WHERE g.role = 'PROCUREMENT_OFFICER' AND g.person_id = NEW.reported_by AND g.entity_id = NEW.entity_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.not-the-reporter';
  END IF;
  IF NEW.call_off_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM order_index x
      WHERE x.call_off_id = NEW.call_off_id AND x.agreement_id = NEW.agreement_id AND x.sent_at IS NOT NULL
        AND (NEW.entity_id IS NULL OR x.entity_id = NEW.entity_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.not-of-agreement';
  END IF;
  -- Each question for itself: in a question within another one, the server keeps what it worked out for the row before.
  SELECT COUNT(*) INTO present FROM agreement_supplier
   WHERE agreement_id = NEW.agreement_id AND supplier_id = NEW.supplier_id;
  SELECT COUNT(*) INTO replaced_later FROM agreement_supplier_before
   WHERE agreement_id = NEW.agreement_id AND DATE(until_at + INTERVAL 3 HOUR) > NEW.occurred_on;
  SELECT MAX(until_at) INTO own_until FROM agreement_supplier_before
   WHERE agreement_id = NEW.agreement_id AND supplier_id = NEW.supplier_id;
  SELECT COUNT(*) INTO won FROM agreement_supplier
   WHERE agreement_id = NEW.agreement_id AND winner_id = NEW.supplier_id;
  SELECT COUNT(*) INTO took_over FROM amendment_party
   WHERE agreement_id = NEW.agreement_id AND supplier_id = NEW.supplier_id
     AND DATE(from_at + INTERVAL 3 HOUR) <= NEW.occurred_on;
  SELECT MAX(sent_at) INTO order_sent FROM order_index WHERE call_off_id = NEW.call_off_id;
  IF (present = 0 OR replaced_later > 0)
      AND (own_until IS NULL OR won + took_over = 0
        OR (NEW.call_off_id IS NOT NULL AND NOT COALESCE(order_sent < own_until, FALSE))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.not-of-supplier';
  END IF;
  IF NEW.occurred_on > DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.day-to-come';
  END IF;
  IF NEW.answer_until < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
      + INTERVAL (SELECT value FROM performance_rule_in_force WHERE code = 'breach.answer-working-days') DAY THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.too-few-days';
  END IF;
END//
-- The supplier answers once, until its last day and before the decision.
CREATE TRIGGER tr_breach_answer_given BEFORE INSERT ON breach_answer FOR EACH ROW
BEGIN
  DECLARE held INT DEFAULT 0;
  SELECT COUNT(*) INTO held FROM breach_report WHERE id = NEW.breach_id FOR UPDATE;
  IF NOT EXISTS (SELECT 1 FROM breach_report r
       JOIN role_grant g ON g.role = 'BIDDER' AND g.supplier_id = r.supplier_id AND g.person_id = NEW.answered_by
      WHERE r.id = NEW.breach_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.not-the-supplier';
  END IF;
  IF EXISTS (SELECT 1 FROM account_hold
      WHERE person_id = NEW.answered_by AND released_at IS NULL AND until_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.account-held';
  END IF;
  IF EXISTS (SELECT 1 FROM breach_decision WHERE breach_id = NEW.breach_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.decided';
  END IF;
  IF EXISTS (SELECT 1 FROM breach_report
      WHERE id = NEW.breach_id AND answer_until < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.answer-over';
  END IF;
END//
-- A central buyer decides, another person than the one who reported it, once the supplier has answered or can no more.
CREATE TRIGGER tr_breach_decision_made BEFORE INSERT ON breach_decision FOR EACH ROW
BEGIN
  DECLARE held INT DEFAULT 0;
  SELECT COUNT(*) INTO held FROM breach_report WHERE id = NEW.breach_id FOR UPDATE;
  IF NOT EXISTS (SELECT 1 FROM role_grant WHERE role = 'CENTRAL_BUYER' AND person_id = NEW.decided_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.not-the-decider';
  END IF;
  IF EXISTS (SELECT 1 FROM breach_report WHERE id = NEW.breach_id AND reported_by = NEW.decided_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.two-people';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM breach_answer WHERE breach_id = NEW.breach_id)
      AND EXISTS (SELECT 1 FROM breach_report
        WHERE id = NEW.breach_id AND answer_until >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.answer-running';
  END IF;
END//
-- Papers are added by each side until the report is decided.
CREATE TRIGGER tr_breach_paper_added BEFORE INSERT ON breach_paper FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM breach_decision WHERE breach_id = NEW.breach_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.decided';
  END IF;
  IF NEW.side = 'SUPPLIER' AND NOT EXISTS (SELECT 1 FROM breach_report r
       JOIN role_grant g ON g.role = 'BIDDER' AND g.supplier_id = r.supplier_id AND g.person_id = NEW.added_by
      WHERE r.id = NEW.breach_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.not-the-supplier';
  END IF;
  IF NEW.side = 'REPORTER' AND NOT EXISTS (SELECT 1 FROM breach_report r
       JOIN role_grant g ON g.person_id = NEW.added_by
        AND (g.role = 'CENTRAL_BUYER' AND r.entity_id IS NULL
             OR g.role = 'PROCUREMENT_OFFICER' AND g.entity_id = r.entity_id)
      WHERE r.id = NEW.breach_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'performance.not-the-reporter';
  END IF;
END//
DELIMITER ;

-- How many breaches of the supplier of a bid were found in the months before the deadline that the dossier names. It is
-- computed from what never changes, so it says the same at any time after the deadline. This is said here alone.
CREATE VIEW breach_record AS
  SELECT b.id AS bid_id, b.tender_id, CAST(r.value AS SIGNED) AS months, COUNT(d.breach_id) AS breaches
    FROM bid b
    JOIN joint_tender t ON t.id = b.tender_id
    JOIN tender_rule r ON r.tender_id = t.id AND r.code = 'performance.no-breach-months' AND r.value >= 1
    LEFT JOIN breach_report p ON p.supplier_id = b.supplier_id
    LEFT JOIN breach_decision d ON d.breach_id = p.id AND d.outcome = 'FOUND' AND d.decided_at <= t.deadline_at
     AND d.decided_at > t.deadline_at - INTERVAL CAST(r.value AS SIGNED) MONTH
   GROUP BY b.id, b.tender_id, r.value;

-- The record of each bid that was opened, where the dossier counts it: frozen at the deadline, kept with the bid.
CREATE TABLE bid_breach_record (
  bid_id BIGINT NOT NULL COMMENT 'bid that was opened',
  tender_id BIGINT NOT NULL COMMENT 'tender of the bid',
  months INT NOT NULL COMMENT 'months before the deadline that the dossier names',
  breaches INT NOT NULL COMMENT 'breaches found in them',
  frozen_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_bid_breach_record PRIMARY KEY (bid_id),
  CONSTRAINT fk_bid_breach_record_bid FOREIGN KEY (bid_id) REFERENCES opened_bid (bid_id),
  CONSTRAINT fk_bid_breach_record_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_bid_breach_record_months CHECK (months >= 1),
  CONSTRAINT ck_bid_breach_record_breaches CHECK (breaches >= 0),
  INDEX ix_bid_breach_record_tender (tender_id)
) COMMENT 'Breaches of bidders that were found before the deadline, as the dossier counts them';

-- The points of the criterion RECORD, where the dossier takes them from the frozen record: 100 less those of its rule for each
-- breach. They say the same at any time. This is said here alone.
CREATE VIEW record_points AS
  SELECT z.bid_id, z.tender_id, c.id AS criterion_id, z.months, z.breaches,
         CAST(GREATEST(0, 100 - z.breaches * r.value) AS DECIMAL(5,2)) AS points
    FROM bid_breach_record z
    JOIN criterion c ON c.tender_id = z.tender_id AND c.kind = 'TECHNICAL' AND c.code = 'RECORD'
    JOIN tender_rule r ON r.tender_id = z.tender_id AND r.code = 'performance.points-per-breach' AND r.value > 0;

-- When an order was first answered: confirmed, declined, or a change of it proposed by its supplier.
CREATE VIEW performance_answered AS
  SELECT a.call_off_id, a.answered_at FROM call_off_answer a
  UNION ALL
  SELECT c.call_off_id, c.asked_at FROM order_change c WHERE c.side = 'SUPPLIER';

-- In how many working days of the state of its entity an order was first answered. One that waits counts up to today. The
-- allowed days are those of the rule on the day it was sent. Orders that were cancelled unanswered, and those of
-- mini-competitions, ask for no answer.
CREATE VIEW performance_answering AS
  SELECT z.call_off_id, z.sent_on, z.answered_at, z.answered_on, z.allowed_days,
         DATEDIFF(z.until_on, z.sent_on)
         - (FLOOR((DATEDIFF(z.until_on, '1900-01-01') - z.weekend_first + 1) / 7)
            - FLOOR((DATEDIFF(z.sent_on, '1900-01-01') - z.weekend_first + 1) / 7))
         - (FLOOR((DATEDIFF(z.until_on, '1900-01-01') - z.weekend_second + 1) / 7)
            - FLOOR((DATEDIFF(z.sent_on, '1900-01-01') - z.weekend_second + 1) / 7))
         - COUNT(h.day) AS working_days
    FROM (SELECT y.call_off_id, y.state_code, y.weekend_first, y.weekend_second, y.sent_on, y.answered_at, y.answered_on,
                 y.allowed_days,
                 COALESCE(y.answered_on, DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)) AS until_on
            FROM (SELECT x.call_off_id, x.state_code, x.status, m.weekend_first, m.weekend_second,
                         DATE(x.sent_at + INTERVAL 3 HOUR) AS sent_on, MIN(w.answered_at) AS answered_at,
                         DATE(MIN(w.answered_at) + INTERVAL 3 HOUR) AS answered_on, r.value AS allowed_days
                    FROM order_index x
                    JOIN call_off o ON o.id = x.call_off_id AND o.award_id IS NULL
                    JOIN member_state m ON m.code = x.state_code
                    JOIN order_rule r ON r.code = 'answer.working-days'
                     AND r.valid_from = (SELECT MAX(v.valid_from) FROM order_rule v
                                          WHERE v.code = 'answer.working-days'
                                            AND v.valid_from <= DATE(x.sent_at + INTERVAL 3 HOUR))
                    LEFT JOIN performance_answered w ON w.call_off_id = x.call_off_id
                   WHERE x.sent_at IS NOT NULL
                   GROUP BY x.call_off_id, x.state_code, x.status, m.weekend_first, m.weekend_second, x.sent_at, r.value) y
           WHERE y.status <> 'CANCELLED' OR y.answered_on IS NOT NULL) z
    LEFT JOIN holiday h ON h.state_code = z.state_code AND h.day > z.sent_on AND h.day <= z.until_on
     AND WEEKDAY(h.day) + 1 <> z.weekend_first AND WEEKDAY(h.day) + 1 <> z.weekend_second
   GROUP BY z.call_off_id, z.sent_on, z.answered_at, z.answered_on, z.allowed_days, z.until_on, z.weekend_first,
            z.weekend_second;

-- The amendment by which another supplier took the place of the one who was to answer an order, where the order had then
-- waited unanswered for longer than the allowed days: the first such one. The days are counted as above, up to the day on
-- which the other one took the place.
CREATE VIEW performance_answer_lapsed AS
  SELECT y.call_off_id, MIN(y.amendment_id) AS amendment_id
    FROM (SELECT z.call_off_id, z.amendment_id, z.allowed_days,
                 DATEDIFF(z.until_on, z.sent_on)
                 - (FLOOR((DATEDIFF(z.until_on, '1900-01-01') - z.weekend_first + 1) / 7)
                    - FLOOR((DATEDIFF(z.sent_on, '1900-01-01') - z.weekend_first + 1) / 7))
                 - (FLOOR((DATEDIFF(z.until_on, '1900-01-01') - z.weekend_second + 1) / 7)
                    - FLOOR((DATEDIFF(z.sent_on, '1900-01-01') - z.weekend_second + 1) / 7))
                 - COUNT(h.day) AS working_days
            FROM (SELECT x.call_off_id, x.state_code, m.weekend_first, m.weekend_second, p.amendment_id,
                         DATE(x.sent_at + INTERVAL 3 HOUR) AS sent_on, DATE(p.from_at + INTERVAL 3 HOUR) AS until_on,
                         r.value AS allowed_days
                    FROM amendment_party p
                    JOIN order_index x ON x.agreement_id = p.agreement_id AND x.sent_at < p.from_at
                    JOIN member_state m ON m.code = x.state_code
                    JOIN order_rule r ON r.code = 'answer.working-days'
                     AND r.valid_from = (SELECT MAX(v.valid_from) FROM order_rule v
                                          WHERE v.code = 'answer.working-days'
                                            AND v.valid_from <= DATE(x.sent_at + INTERVAL 3 HOUR))
                   WHERE p.from_at <= UTC_TIMESTAMP(6)
                     AND NOT EXISTS (SELECT 1 FROM call_off_answer w
                                      WHERE w.call_off_id = x.call_off_id AND w.answered_at < p.from_at)
                     AND NOT EXISTS (SELECT 1 FROM order_change c
                                      WHERE c.call_off_id = x.call_off_id AND c.side = 'SUPPLIER'
                                        AND c.asked_at < p.from_at)) z
            LEFT JOIN holiday h ON h.state_code = z.state_code AND h.day > z.sent_on AND h.day <= z.until_on
             AND WEEKDAY(h.day) + 1 <> z.weekend_first AND WEEKDAY(h.day) + 1 <> z.weekend_second
           GROUP BY z.call_off_id, z.amendment_id, z.allowed_days, z.sent_on, z.until_on, z.weekend_first,
                    z.weekend_second) y
   WHERE y.working_days > y.allowed_days
   GROUP BY y.call_off_id;

-- How much of an item of an order is to be there by the end of which day, counted from the first unit. What is due is what
-- the batches say; where both sides agreed to another day, or there are no batches, all is due on the day promised, or
-- wanted where none is promised. Lines of which no day is known, and cancelled orders, have none.
CREATE VIEW performance_due AS
  SELECT x.call_off_id, x.lot_item_id, b.wanted_on AS due_on,
         LEAST(x.quantity, SUM(p.quantity)) AS quantity
    FROM call_off_line_in_force x
    JOIN call_off_batch b ON b.call_off_id = x.call_off_id AND b.lot_item_id = x.lot_item_id
    JOIN call_off_batch p ON p.call_off_id = b.call_off_id AND p.lot_item_id = b.lot_item_id AND p.position <= b.position
    LEFT JOIN order_change k ON k.day_order = x.call_off_id
   WHERE k.id IS NULL
   GROUP BY x.call_off_id, x.lot_item_id, b.position, b.wanted_on, x.quantity
  UNION ALL
  SELECT x.call_off_id, x.lot_item_id, COALESCE(q.promised_on, q.wanted_on), x.quantity
    FROM call_off_line_in_force x
    JOIN call_off_standing q ON q.call_off_id = x.call_off_id AND q.sent_at IS NOT NULL
    LEFT JOIN call_off_batch b ON b.call_off_id = x.call_off_id AND b.lot_item_id = x.lot_item_id AND b.position = 1
    LEFT JOIN order_change k ON k.day_order = x.call_off_id
   WHERE COALESCE(q.promised_on, q.wanted_on) IS NOT NULL AND (b.call_off_id IS NULL OR k.id IS NOT NULL);

-- What was accepted of it as delivered by that day, and when the last of it was supplied. What is not accepted by a day that is
-- over is late.
CREATE VIEW performance_due_met AS
  SELECT d.call_off_id, d.lot_item_id, d.due_on, d.quantity,
         COALESCE(SUM(CASE WHEN y.delivered_on <= d.due_on THEN y.accepted_quantity END), 0) AS accepted_in_time,
         COALESCE(SUM(y.accepted_quantity), 0) AS accepted_quantity, MAX(y.supplied_at) AS supplied_at
    FROM performance_due d
    LEFT JOIN delivery_supplier y ON y.call_off_id = d.call_off_id AND y.lot_item_id = d.lot_item_id
   GROUP BY d.call_off_id, d.lot_item_id, d.due_on, d.quantity;

-- Who received an order: the supplier of its agreement when it was placed; and who supplies the agreement now.
CREATE VIEW performance_supplier AS
  SELECT o.id AS call_off_id, COALESCE(p.supplier_id, s.winner_id) AS supplier_id, s.winner_id,
         s.supplier_id AS present_id
    FROM call_off o
    JOIN agreement_supplier s ON s.agreement_id = o.agreement_id
    LEFT JOIN amendment_party p ON p.agreement_id = o.agreement_id AND p.from_at <= o.placed_at
     AND (p.until_at IS NULL OR p.until_at > o.placed_at);

-- The facts of an order that was sent to its supplier, each 1, 0 or none where nothing is to be said yet. It is answered in
-- time once it is answered within the allowed days; it is late once something due was not accepted by a day that is over; it
-- is on time once all of it is accepted and nothing was late. One that its supplier declined is neither. Each fact is that of
-- the supplier who made it: of the one who received the order, who supplied the agreement when the allowed days passed without
-- an answer, or else answered first, and who supplied it when the first day passed on which something was missing, or sent the
-- last of what was due. So the record of a supplier keeps what it did when another takes its place, and has nothing of what
-- that one does. This is said here alone.
CREATE VIEW performance_order_fact AS
  SELECT x.call_off_id, x.number, x.agreement_id, x.entity_id, x.state_code, x.status,
         DATE(x.sent_at + INTERVAL 3 HOUR) AS sent_on, a.answered_on, a.working_days, a.allowed_days,
         CASE WHEN a.call_off_id IS NULL THEN NULL
              WHEN a.working_days > a.allowed_days THEN 0
              WHEN a.answered_on IS NOT NULL THEN 1 END AS answered_in_time,
         u.due_on, u.completed,
         CASE WHEN x.status = 'DECLINED' THEN NULL
              WHEN u.late > 0 THEN 0
              WHEN u.completed > 0 THEN 1 END AS on_time,
         v.supplier_id,
         CASE WHEN g.amendment_id IS NOT NULL THEN g.supplier_before
              WHEN a.answered_at IS NULL THEN v.present_id
              ELSE COALESCE(w.supplier_id, v.winner_id) END AS answering_id,
         CASE WHEN u.settled_at IS NULL THEN v.supplier_id ELSE COALESCE(k.supplier_id, v.winner_id) END AS delivering_id
    FROM order_index x
    JOIN performance_supplier v ON v.call_off_id = x.call_off_id
    LEFT JOIN performance_answering a ON a.call_off_id = x.call_off_id
    LEFT JOIN performance_answer_lapsed l ON l.call_off_id = x.call_off_id
    LEFT JOIN amendment_party g ON g.amendment_id = l.amendment_id
    LEFT JOIN (SELECT d.call_off_id, MAX(d.due_on) AS due_on,
                      SUM(d.accepted_in_time < d.quantity AND d.due_on < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)) AS late,
                      MIN(d.accepted_quantity >= d.quantity) AS completed,
                      COALESCE(TIMESTAMP(MIN(CASE WHEN d.accepted_in_time < d.quantity
                                                   AND d.due_on < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
                                                  THEN d.due_on END)) + INTERVAL 21 HOUR,
                               MAX(d.supplied_at)) AS settled_at
                 FROM performance_due_met d
                GROUP BY d.call_off_id) u ON u.call_off_id = x.call_off_id
    LEFT JOIN amendment_party w ON w.agreement_id = x.agreement_id AND w.from_at <= a.answered_at
     AND (w.until_at IS NULL OR w.until_at > a.answered_at)
    LEFT JOIN amendment_party k ON k.agreement_id = x.agreement_id AND k.from_at < u.settled_at
     AND (k.until_at IS NULL OR k.until_at >= u.settled_at)
   WHERE x.sent_at IS NOT NULL AND x.status <> 'CANCELLED';
