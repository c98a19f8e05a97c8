-- Orders of several agreements at once, their approval by a second person, their changes by both sides, and how lists
-- find them.

-- Rules that hold for all orders, each from its day until the next value of the same rule.
CREATE TABLE order_rule (
  code VARCHAR(60) NOT NULL COMMENT 'rule: answer.working-days',
  valid_from DATE NOT NULL COMMENT 'first day the value holds, in Riyadh',
  value INT NOT NULL COMMENT 'value, in the unit',
  unit VARCHAR(12) NOT NULL COMMENT 'WORKING_DAYS',
  name_ar VARCHAR(300) NOT NULL COMMENT 'what the rule says, Arabic',
  name_en VARCHAR(300) NOT NULL COMMENT 'what the rule says, English',
  source_ar VARCHAR(300) NOT NULL COMMENT 'article or standard it comes from, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'article or standard it comes from, English',
  CONSTRAINT pk_order_rule PRIMARY KEY (code, valid_from),
  CONSTRAINT ck_order_rule_code CHECK (code = 'answer.working-days'),
  CONSTRAINT ck_order_rule_unit CHECK (unit = 'WORKING_DAYS'),
  CONSTRAINT ck_order_rule_value CHECK (value BETWEEN 1 AND 60)
) COMMENT 'Rules of orders, with the day from which each holds';
INSERT INTO order_rule (code, valid_from, value, unit, name_ar, name_en, source_ar, source_en) VALUES
  ('answer.working-days', '2020-01-01', 3, 'WORKING_DAYS',
   'أيام العمل التي يُنتظر فيها رد المورد على الطلب قبل تنبيه الطرفين',
   'Working days in which the supplier is expected to answer an order before both sides are told',
   'اتفاقية الأمم المتحدة بشأن عقود البيع الدولي للبضائع، المادة 18 (مدة معقولة)؛ وعدد الأيام من ضبط النظام',
   'UN Convention on Contracts for the International Sale of Goods, art. 18 (a reasonable time); the number of days is a setting of the system');

-- The values of today. A day begins in Riyadh.
CREATE VIEW order_rule_in_force AS
  SELECT r.code, r.valid_from, r.value, r.unit, r.name_ar, r.name_en, r.source_ar, r.source_en
    FROM order_rule r
   WHERE r.valid_from = (SELECT MAX(x.valid_from) FROM order_rule x
                          WHERE x.code = r.code AND x.valid_from <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR));

-- Above which sum a second person of an entity approves its orders. Each holds from its day until the next one.
CREATE TABLE order_threshold (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  entity_id BIGINT NOT NULL COMMENT 'entity whose orders it is about',
  amount DECIMAL(19,3) NULL COMMENT 'sum with VAT above which an order is approved first; none: from this day no order is',
  currency CHAR(3) NOT NULL COMMENT 'currency of the state of the entity',
  valid_from DATE NOT NULL COMMENT 'first day it holds, in Riyadh; later than the day it is set',
  set_by BIGINT NOT NULL COMMENT 'national coordinator of the state',
  set_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_order_threshold PRIMARY KEY (id),
  CONSTRAINT uq_order_threshold_day UNIQUE (entity_id, valid_from),
  CONSTRAINT fk_order_threshold_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_order_threshold_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_order_threshold_person FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT ck_order_threshold_amount CHECK (amount >= 0),
  CONSTRAINT ck_order_threshold_later CHECK (valid_from > DATE(set_at + INTERVAL 3 HOUR))
) COMMENT 'Sums above which the orders of entities are approved by a second person';

-- An order above the threshold of its entity waits for a second person. Its lines are drawn from the balance meanwhile,
-- and the supplier does not see it. One that is refused is cancelled in the same transaction.
CREATE TABLE order_approval (
  call_off_id BIGINT NOT NULL COMMENT 'order that waits, or waited',
  threshold DECIMAL(19,3) NOT NULL COMMENT 'threshold of its entity when it was placed',
  currency CHAR(3) NOT NULL COMMENT 'currency of the threshold',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC, when it was placed',
  decision VARCHAR(10) NULL COMMENT 'APPROVED or REFUSED; none while it waits',
  reason VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'remark on an approval, which may be empty, or why it is refused',
  decided_by BIGINT NULL COMMENT 'another procurement officer of the entity than the one who placed it',
  decided_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_order_approval PRIMARY KEY (call_off_id),
  CONSTRAINT fk_order_approval_order FOREIGN KEY (call_off_id) REFERENCES call_off (id),
  CONSTRAINT fk_order_approval_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_order_approval_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_order_approval_decision CHECK (decision IN ('APPROVED', 'REFUSED')),
  CONSTRAINT ck_order_approval_decided CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
  CONSTRAINT ck_order_approval_reason CHECK (COALESCE(decision, '') <> 'REFUSED' OR CHAR_LENGTH(TRIM(reason)) > 0)
) COMMENT 'Approvals of orders above the threshold of their entity, asked for and given';

-- When an order is to come in parts: how much of an item by which day. Together they are what is ordered of the item.
CREATE TABLE call_off_batch (
  call_off_id BIGINT NOT NULL COMMENT 'order',
  lot_item_id BIGINT NOT NULL COMMENT 'item of the order',
  position INT NOT NULL COMMENT 'from 1, by day',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units that are to come',
  wanted_on DATE NOT NULL COMMENT 'day by which they are wanted, in Riyadh',
  CONSTRAINT pk_call_off_batch PRIMARY KEY (call_off_id, lot_item_id, position),
  CONSTRAINT uq_call_off_batch_day UNIQUE (call_off_id, lot_item_id, wanted_on),
  CONSTRAINT fk_call_off_batch_item FOREIGN KEY (call_off_id, lot_item_id) REFERENCES call_off_line (call_off_id, lot_item_id),
  CONSTRAINT ck_call_off_batch_position CHECK (position >= 1),
  CONSTRAINT ck_call_off_batch_quantity CHECK (quantity > 0)
) COMMENT 'Batches by date of the items of orders';

-- What an officer has put together to order, over all agreements. It takes nothing from a balance and binds nobody.
CREATE TABLE basket_item (
  person_id BIGINT NOT NULL COMMENT 'officer whose basket it is',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  lot_item_id BIGINT NOT NULL COMMENT 'item of the agreement',
  entity_id BIGINT NOT NULL COMMENT 'entity of the officer',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_basket_item PRIMARY KEY (person_id, agreement_id, lot_item_id),
  CONSTRAINT fk_basket_item_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_basket_item_balance FOREIGN KEY (agreement_id, entity_id, lot_item_id) REFERENCES entitlement (agreement_id, entity_id, lot_item_id),
  CONSTRAINT ck_basket_item_quantity CHECK (quantity > 0)
) COMMENT 'Baskets of officers, not yet ordered';

-- A change of an order, or its cancellation after it was confirmed. One side asks and the other agrees. A proposal of the
-- supplier before it confirms is such a change too: with the consent of the officer the order is confirmed as proposed.
-- While the supplier has not confirmed, the officer alone changes the order: that change is agreed when it is asked for.
CREATE TABLE order_change (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  call_off_id BIGINT NOT NULL COMMENT 'order',
  number INT NOT NULL COMMENT 'from 1, in each order',
  kind VARCHAR(12) NOT NULL COMMENT 'CHANGE or CANCELLATION',
  side VARCHAR(8) NOT NULL COMMENT 'who asks: ENTITY or SUPPLIER',
  due_on DATE NULL COMMENT 'day by which all is to be delivered, in Riyadh; none: as before',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of who asks',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  asked_by BIGINT NOT NULL COMMENT 'officer of the entity, or person of the supplier',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  status VARCHAR(10) NOT NULL COMMENT 'ASKED, AGREED, DECLINED or WITHDRAWN',
  open_order BIGINT NULL COMMENT 'the order while it is asked for, so that only one change is open',
  day_order BIGINT NULL COMMENT 'the order while its day is the one in force',
  answered_by BIGINT NULL COMMENT 'person of the other side, or of the asking side for one that is withdrawn or needs no consent',
  answered_at DATETIME(6) NULL COMMENT 'UTC',
  answer_reason VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'why it is declined; may be empty otherwise',
  CONSTRAINT pk_order_change PRIMARY KEY (id),
  CONSTRAINT uq_order_change_number UNIQUE (call_off_id, number),
  CONSTRAINT uq_order_change_request UNIQUE (call_off_id, request_key),
  CONSTRAINT uq_order_change_open UNIQUE (open_order),
  CONSTRAINT uq_order_change_day UNIQUE (day_order),
  CONSTRAINT uq_order_change_owner UNIQUE (id, call_off_id),
  CONSTRAINT fk_order_change_order FOREIGN KEY (call_off_id) REFERENCES call_off (id),
  CONSTRAINT fk_order_change_asker FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT fk_order_change_answerer FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_order_change_kind CHECK (kind IN ('CHANGE', 'CANCELLATION')),
  CONSTRAINT ck_order_change_side CHECK (side IN ('ENTITY', 'SUPPLIER')),
  CONSTRAINT ck_order_change_status CHECK (status IN ('ASKED', 'AGREED', 'DECLINED', 'WITHDRAWN')),
  CONSTRAINT ck_order_change_reason CHECK (CHAR_LENGTH(TRIM(reason)) > 0),
  CONSTRAINT ck_order_change_day CHECK (due_on IS NULL OR kind = 'CHANGE'),
  CONSTRAINT ck_order_change_open CHECK ((status = 'ASKED') = (open_order IS NOT NULL) AND COALESCE(open_order, call_off_id) = call_off_id),
  CONSTRAINT ck_order_change_in_force CHECK (day_order IS NULL OR (day_order = call_off_id AND status = 'AGREED' AND due_on IS NOT NULL)),
  CONSTRAINT ck_order_change_answered CHECK ((status = 'ASKED') = (answered_by IS NULL) AND (status = 'ASKED') = (answered_at IS NULL)),
  CONSTRAINT ck_order_change_declined CHECK (status <> 'DECLINED' OR CHAR_LENGTH(TRIM(answer_reason)) > 0)
) COMMENT 'Changes and cancellations of orders that one side asks for and the other agrees to';

CREATE TABLE order_change_item (
  change_id BIGINT NOT NULL COMMENT 'change',
  call_off_id BIGINT NOT NULL COMMENT 'order of the change',
  lot_item_id BIGINT NOT NULL COMMENT 'item of the order',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units that are left of it, less than before; 0 when none is',
  net_amount DECIMAL(19,3) NULL COMMENT 'what it comes to then, without VAT, in the currency of the agreement; none until the change is agreed',
  line_order BIGINT NULL COMMENT 'the order while this quantity is the one in force',
  CONSTRAINT pk_order_change_item PRIMARY KEY (change_id, lot_item_id),
  CONSTRAINT uq_order_change_item_line UNIQUE (line_order, lot_item_id),
  CONSTRAINT fk_order_change_item_change FOREIGN KEY (change_id, call_off_id) REFERENCES order_change (id, call_off_id),
  CONSTRAINT fk_order_change_item_line FOREIGN KEY (call_off_id, lot_item_id) REFERENCES call_off_line (call_off_id, lot_item_id),
  CONSTRAINT ck_order_change_item_quantity CHECK (quantity >= 0),
  CONSTRAINT ck_order_change_item_net CHECK (net_amount >= 0),
  CONSTRAINT ck_order_change_item_in_force CHECK (line_order IS NULL OR (line_order = call_off_id AND net_amount IS NOT NULL))
) COMMENT 'Quantities of changes of orders';

-- What is ordered: the lines of the orders that were not cancelled, as the last agreed change of each has it. Lines of
-- which nothing is left are none. This is said here alone.
CREATE OR REPLACE VIEW call_off_line_in_force AS
  SELECT x.call_off_id, x.agreement_id, x.entity_id, x.lot_item_id, COALESCE(c.quantity, x.quantity) AS quantity, x.unit_price,
         COALESCE(c.net_amount, x.net_amount) AS net_amount
    FROM call_off_line x
    LEFT JOIN call_off_cancellation n ON n.call_off_id = x.call_off_id
    LEFT JOIN order_change_item c ON c.line_order = x.call_off_id AND c.lot_item_id = x.lot_item_id
   WHERE n.call_off_id IS NULL AND COALESCE(c.quantity, x.quantity) > 0;

-- How far an order has come, when its supplier received it, and by which day it is wanted and promised. This is said here
-- alone.
CREATE OR REPLACE VIEW call_off_standing AS
  SELECT o.id AS call_off_id,
         CASE WHEN z.call_off_id IS NOT NULL THEN 'CANCELLED'
              WHEN v.call_off_id IS NOT NULL AND v.decision IS NULL THEN 'AWAITING_APPROVAL'
              WHEN (SELECT SUM(y.accepted_quantity) FROM delivery y WHERE y.call_off_id = o.id)
                   >= (SELECT SUM(COALESCE(i.quantity, x.quantity)) FROM call_off_line x
                         LEFT JOIN order_change_item i ON i.line_order = x.call_off_id AND i.lot_item_id = x.lot_item_id
                        WHERE x.call_off_id = o.id) THEN 'DELIVERED'
              WHEN (SELECT SUM(y.accepted_quantity) FROM delivery y WHERE y.call_off_id = o.id) > 0
                THEN 'PARTLY_DELIVERED'
              WHEN c.call_off_id IS NOT NULL THEN 'CONFIRMED'
              WHEN d.call_off_id IS NOT NULL THEN 'DECLINED'
              ELSE 'PLACED' END AS status,
         CASE WHEN c.call_off_id IS NULL THEN NULL
              WHEN k.answered_at >= c.answered_at THEN k.due_on
              ELSE c.promised_on END AS promised_on,
         COALESCE(k.due_on, h.wanted_on) AS wanted_on,
         CASE WHEN v.call_off_id IS NULL THEN o.placed_at
              WHEN v.decision = 'APPROVED' THEN v.decided_at END AS sent_at
    FROM call_off o
    LEFT JOIN call_off_cancellation z ON z.call_off_id = o.id
    LEFT JOIN order_approval v ON v.call_off_id = o.id
    LEFT JOIN call_off_instruction h ON h.call_off_id = o.id
    LEFT JOIN order_change k ON k.day_order = o.id
    LEFT JOIN call_off_answer c ON c.call_off_id = o.id AND c.answer = 'CONFIRMED'
    LEFT JOIN call_off_answer d ON d.call_off_id = o.id AND d.answer = 'DECLINED';

-- Which orders of officers come to more, with VAT, than the threshold that their entity had on the day they were placed, at
-- the rates of that day. Where a rate is missing, an order counts as above. This is said here alone.
CREATE VIEW call_off_over_threshold AS
  SELECT o.id AS call_off_id, o.entity_id, h.amount AS threshold, h.currency
    FROM call_off o
    JOIN order_threshold h ON h.entity_id = o.entity_id AND h.amount IS NOT NULL
     AND h.valid_from = (SELECT MAX(t.valid_from) FROM order_threshold t
                          WHERE t.entity_id = o.entity_id AND t.valid_from <= DATE(o.placed_at + INTERVAL 3 HOUR))
    JOIN framework_agreement f ON f.id = o.agreement_id
    JOIN award a ON a.id = f.award_id
    LEFT JOIN exchange_rate s ON s.currency = a.currency
     AND s.valid_from = (SELECT MAX(e.valid_from) FROM exchange_rate e
                          WHERE e.currency = a.currency AND e.valid_from <= DATE(o.placed_at + INTERVAL 3 HOUR))
    LEFT JOIN exchange_rate r ON r.currency = h.currency
     AND r.valid_from = (SELECT MAX(e.valid_from) FROM exchange_rate e
                          WHERE e.currency = h.currency AND e.valid_from <= DATE(o.placed_at + INTERVAL 3 HOUR))
   WHERE o.award_id IS NULL
     AND NOT COALESCE((SELECT SUM(x.net_amount) FROM call_off_line x WHERE x.call_off_id = o.id) * (1 + o.vat_percent / 100)
       * CASE WHEN a.currency = h.currency THEN 1 ELSE r.units_per_usd / s.units_per_usd END <= h.amount, FALSE);

-- By what lists find orders. Triggers keep it as the orders and call_off_standing say, so that a list of many orders is
-- filtered and sorted by an index. It says nothing of its own.
CREATE TABLE order_index (
  call_off_id BIGINT NOT NULL COMMENT 'order',
  number VARCHAR(40) NOT NULL COMMENT 'its number',
  agreement_id BIGINT NOT NULL COMMENT 'its agreement',
  entity_id BIGINT NOT NULL COMMENT 'who placed it',
  state_code CHAR(2) NOT NULL COMMENT 'state of the entity',
  placed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  status VARCHAR(20) NOT NULL COMMENT 'how far it has come, as call_off_standing says',
  sent_at DATETIME(6) NULL COMMENT 'UTC, when the supplier received it; none until then',
  CONSTRAINT pk_order_index PRIMARY KEY (call_off_id),
  CONSTRAINT fk_order_index_order FOREIGN KEY (call_off_id) REFERENCES call_off (id),
  CONSTRAINT fk_order_index_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_order_index_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  INDEX ix_order_index_placed (placed_at, call_off_id),
  INDEX ix_order_index_number (number),
  INDEX ix_order_index_status (status, placed_at),
  INDEX ix_order_index_entity (entity_id, placed_at),
  INDEX ix_order_index_agreement (agreement_id, placed_at),
  INDEX ix_order_index_state (state_code, placed_at)
) COMMENT 'Orders as lists find them';

-- What an item comes to is added up over the orders of an agreement, and a request that comes again is found by its key.
CREATE INDEX ix_call_off_line_item ON call_off_line (agreement_id, lot_item_id);
CREATE INDEX ix_call_off_key ON call_off (entity_id, request_key);

DELIMITER //
CREATE TRIGGER tr_call_off_listed AFTER INSERT ON call_off FOR EACH ROW
BEGIN
  INSERT INTO order_index (number, call_off_id, agreement_id, entity_id, state_code, placed_at, status, sent_at)
    SELECT NEW.number, NEW.id, NEW.agreement_id, NEW.entity_id, e.state_code, NEW.placed_at, 'PLACED', NEW.placed_at
      FROM procuring_entity e WHERE e.id = NEW.entity_id;
END//
CREATE TRIGGER tr_call_off_answer_listed AFTER INSERT ON call_off_answer FOR EACH ROW
BEGIN
  UPDATE order_index SET status = (SELECT q.status FROM call_off_standing q WHERE q.call_off_id = NEW.call_off_id)
   WHERE call_off_id = NEW.call_off_id;
END//
CREATE TRIGGER tr_call_off_cancellation_listed AFTER INSERT ON call_off_cancellation FOR EACH ROW
BEGIN
  UPDATE order_index SET status = 'CANCELLED' WHERE call_off_id = NEW.call_off_id;
END//
CREATE TRIGGER tr_delivery_listed AFTER INSERT ON delivery FOR EACH ROW
BEGIN
  UPDATE order_index SET status = (SELECT q.status FROM call_off_standing q WHERE q.call_off_id = NEW.call_off_id)
   WHERE call_off_id = NEW.call_off_id;
END//
CREATE TRIGGER tr_order_change_item_listed AFTER UPDATE ON order_change_item FOR EACH ROW
BEGIN
  UPDATE order_index SET status = (SELECT q.status FROM call_off_standing q WHERE q.call_off_id = NEW.call_off_id)
   WHERE call_off_id = NEW.call_off_id;
END//
CREATE TRIGGER tr_order_approval_asked AFTER INSERT ON order_approval FOR EACH ROW
BEGIN
  UPDATE order_index SET status = 'AWAITING_APPROVAL', sent_at = NULL WHERE call_off_id = NEW.call_off_id;
END//
-- Decided once, by another officer of the entity than the one who placed it. It goes out only under an agreement in force
-- and to a supplier that is not debarred.
CREATE TRIGGER tr_order_approval_decided AFTER UPDATE ON order_approval FOR EACH ROW
BEGIN
  DECLARE winner BIGINT;
  IF OLD.decision IS NOT NULL OR NEW.decision IS NULL OR NEW.call_off_id <> OLD.call_off_id
      OR NEW.threshold <> OLD.threshold OR NEW.currency <> OLD.currency OR NEW.asked_at <> OLD.asked_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.approval-immutable';
  END IF;
  IF EXISTS (SELECT 1 FROM call_off WHERE id = NEW.call_off_id AND placed_by = NEW.decided_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.own-order';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM call_off o
       JOIN role_grant g ON g.role = 'PROCUREMENT_OFFICER' AND g.entity_id = o.entity_id AND g.person_id = NEW.decided_by
      WHERE o.id = NEW.call_off_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.not-asked';
  END IF;
  IF EXISTS (SELECT 1 FROM call_off_cancellation WHERE call_off_id = NEW.call_off_id) AND NEW.decision = 'APPROVED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-cancelled';
  END IF;
  IF NEW.decision = 'APPROVED' THEN
    IF NOT EXISTS (SELECT 1 FROM call_off o JOIN agreement_in_force f ON f.id = o.agreement_id WHERE o.id = NEW.call_off_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.outside-period';
    END IF;
    SELECT s.supplier_id INTO winner FROM call_off o JOIN agreement_supplier s ON s.agreement_id = o.agreement_id
     WHERE o.id = NEW.call_off_id;
    IF EXISTS (SELECT 1 FROM supplier_debarred WHERE supplier_id = winner) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.supplier-debarred';
    END IF;
    IF EXISTS (SELECT 1 FROM supplier_suspension WHERE running = winner) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.supplier-suspended';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_order_approval_listed AFTER UPDATE ON order_approval FOR EACH ROW
BEGIN
  UPDATE order_index
     SET status = (SELECT q.status FROM call_off_standing q WHERE q.call_off_id = NEW.call_off_id),
         sent_at = (SELECT q.sent_at FROM call_off_standing q WHERE q.call_off_id = NEW.call_off_id)
   WHERE call_off_id = NEW.call_off_id;
END//
-- An order is cancelled before it is confirmed and before anything of it is delivered; after it was confirmed only with
-- the consent of both. Its lines are held, so that one who confirms it or records a delivery at the same time waits.
DROP TRIGGER tr_call_off_cancellation_undelivered//
CREATE TRIGGER tr_call_off_cancellation_undelivered BEFORE INSERT ON call_off_cancellation FOR EACH ROW
BEGIN
  DECLARE held INT DEFAULT 0;
  SELECT COUNT(*) INTO held FROM call_off_line WHERE call_off_id = NEW.call_off_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM delivery WHERE call_off_id = NEW.call_off_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-delivered';
  END IF;
  IF EXISTS (SELECT 1 FROM call_off_answer WHERE call_off_id = NEW.call_off_id AND answer = 'CONFIRMED')
      AND NOT EXISTS (SELECT 1 FROM order_change
                       WHERE call_off_id = NEW.call_off_id AND kind = 'CANCELLATION' AND status = 'AGREED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-confirmed';
  END IF;
END//
-- Batches of an item come to no more than what is ordered of it, and are written with the order.
CREATE TRIGGER tr_call_off_batch_ordered AFTER INSERT ON call_off_batch FOR EACH ROW
BEGIN
  IF (SELECT SUM(quantity) FROM call_off_batch WHERE call_off_id = NEW.call_off_id AND lot_item_id = NEW.lot_item_id)
      > (SELECT quantity FROM call_off_line WHERE call_off_id = NEW.call_off_id AND lot_item_id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.batches-differ';
  END IF;
  IF NEW.wanted_on < (SELECT DATE(placed_at + INTERVAL 3 HOUR) FROM call_off WHERE id = NEW.call_off_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.wanted-in-past';
  END IF;
END//
-- A change is asked for of an order that its supplier has, that is neither cancelled nor delivered in full. Without the
-- consent of the supplier only the officer changes one, and only while it is not confirmed.
CREATE TRIGGER tr_order_change_asked BEFORE INSERT ON order_change FOR EACH ROW
BEGIN
  DECLARE held INT DEFAULT 0;
  DECLARE standing VARCHAR(20);
  DECLARE confirmed INT DEFAULT 0;
  SELECT COUNT(*) INTO held FROM call_off_line WHERE call_off_id = NEW.call_off_id FOR UPDATE;
  SELECT status INTO standing FROM call_off_standing WHERE call_off_id = NEW.call_off_id;
  SELECT COUNT(*) INTO confirmed FROM call_off_answer WHERE call_off_id = NEW.call_off_id AND answer = 'CONFIRMED';
  IF standing = 'AWAITING_APPROVAL' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.not-approved';
  END IF;
  IF standing = 'CANCELLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-cancelled';
  END IF;
  IF standing = 'DELIVERED' OR (NEW.kind = 'CANCELLATION' AND EXISTS (SELECT 1 FROM delivery WHERE call_off_id = NEW.call_off_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-delivered';
  END IF;
  IF EXISTS (SELECT 1 FROM call_off WHERE id = NEW.call_off_id AND award_id IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.competition-order';
  END IF;
  IF NEW.status NOT IN ('ASKED', 'AGREED') OR (NEW.status = 'AGREED'
      AND (confirmed > 0 OR NEW.side <> 'ENTITY' OR NEW.kind <> 'CHANGE' OR NEW.answered_by <> NEW.asked_by)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.consent-missing';
  END IF;
  IF confirmed = 0 AND (NEW.kind = 'CANCELLATION' OR (NEW.status = 'ASKED' AND NEW.side = 'ENTITY')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.not-confirmed';
  END IF;
  IF NEW.side = 'ENTITY' AND NOT EXISTS (SELECT 1 FROM call_off o
       JOIN role_grant g ON g.role = 'PROCUREMENT_OFFICER' AND g.entity_id = o.entity_id AND g.person_id = NEW.asked_by
      WHERE o.id = NEW.call_off_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.not-asked';
  END IF;
  IF NEW.side = 'SUPPLIER' AND NOT EXISTS (SELECT 1 FROM call_off o
       JOIN agreement_supplier s ON s.agreement_id = o.agreement_id
       JOIN role_grant g ON g.role = 'BIDDER' AND g.supplier_id = s.supplier_id AND g.person_id = NEW.asked_by
      WHERE o.id = NEW.call_off_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.not-the-supplier';
  END IF;
END//
-- It is answered once: agreed to or declined by the other side, withdrawn by the side that asked.
CREATE TRIGGER tr_order_change_answered BEFORE UPDATE ON order_change FOR EACH ROW
BEGIN
  DECLARE held INT DEFAULT 0;
  DECLARE answering VARCHAR(8);
  IF NEW.call_off_id <> OLD.call_off_id OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind OR NEW.side <> OLD.side
      OR NOT NEW.due_on <=> OLD.due_on OR NEW.reason <> OLD.reason OR NEW.request_key <> OLD.request_key
      OR NEW.asked_by <> OLD.asked_by OR NEW.asked_at <> OLD.asked_at
      OR (OLD.status <> 'ASKED' AND (NEW.status <> OLD.status OR NOT NEW.answered_by <=> OLD.answered_by
        OR NOT NEW.answered_at <=> OLD.answered_at OR NEW.answer_reason <> OLD.answer_reason
        OR (NEW.day_order IS NOT NULL AND OLD.day_order IS NULL)))
      OR (OLD.status = 'ASKED' AND NEW.status = 'ASKED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.change-immutable';
  END IF;
  IF OLD.status = 'ASKED' THEN
    SELECT COUNT(*) INTO held FROM call_off_line WHERE call_off_id = NEW.call_off_id FOR UPDATE;
    SET answering = CASE WHEN NEW.status = 'WITHDRAWN' THEN NEW.side WHEN NEW.side = 'ENTITY' THEN 'SUPPLIER' ELSE 'ENTITY' END;
    IF (answering = 'ENTITY' AND NOT EXISTS (SELECT 1 FROM call_off o
          JOIN role_grant g ON g.role = 'PROCUREMENT_OFFICER' AND g.entity_id = o.entity_id AND g.person_id = NEW.answered_by
         WHERE o.id = NEW.call_off_id))
        OR (answering = 'SUPPLIER' AND NOT EXISTS (SELECT 1 FROM call_off o
          JOIN agreement_supplier s ON s.agreement_id = o.agreement_id
          JOIN role_grant g ON g.role = 'BIDDER' AND g.supplier_id = s.supplier_id AND g.person_id = NEW.answered_by
         WHERE o.id = NEW.call_off_id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.consent-missing';
    END IF;
    IF NEW.status = 'AGREED' AND EXISTS (SELECT 1 FROM call_off_cancellation WHERE call_off_id = NEW.call_off_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-cancelled';
    END IF;
    IF NEW.status = 'AGREED' AND (EXISTS (SELECT 1 FROM call_off_standing
          WHERE call_off_id = NEW.call_off_id AND status = 'DELIVERED')
        OR (NEW.kind = 'CANCELLATION' AND EXISTS (SELECT 1 FROM delivery WHERE call_off_id = NEW.call_off_id))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-delivered';
    END IF;
  END IF;
END//
-- A change leaves less of an item than before, and no less than what was accepted of it. Its items are written while it is
-- asked for, or with it where the officer alone changes an order that is not confirmed.
CREATE TRIGGER tr_order_change_item_asked BEFORE INSERT ON order_change_item FOR EACH ROW
BEGIN
  DECLARE standing VARCHAR(10);
  DECLARE alone INT DEFAULT 0;
  DECLARE confirmed INT DEFAULT 0;
  SELECT status, answered_by = asked_by INTO standing, alone FROM order_change WHERE id = NEW.change_id AND kind = 'CHANGE';
  SELECT COUNT(*) INTO confirmed FROM call_off_answer WHERE call_off_id = NEW.call_off_id AND answer = 'CONFIRMED';
  IF NEW.line_order IS NOT NULL OR NEW.net_amount IS NOT NULL
      OR NOT COALESCE(standing = 'ASKED' OR (standing = 'AGREED' AND alone = 1 AND confirmed = 0), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.change-immutable';
  END IF;
  IF NOT COALESCE(NEW.quantity < (SELECT quantity FROM call_off_line_in_force
       WHERE call_off_id = NEW.call_off_id AND lot_item_id = NEW.lot_item_id), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.not-less';
  END IF;
  IF NEW.quantity < (SELECT COALESCE(SUM(accepted_quantity), 0) FROM delivery
       WHERE call_off_id = NEW.call_off_id AND lot_item_id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.less-than-accepted';
  END IF;
END//
-- Its quantity comes in force once, with an agreed change, and leaves no less than what was accepted. It goes out of force
-- only for that of a later agreed change, so that no more is ordered again. The lines of an item that are in force then come to their quantities times prices, rounded once, as when a line is added.
CREATE TRIGGER tr_order_change_item_in_force AFTER UPDATE ON order_change_item FOR EACH ROW
BEGIN
  IF NEW.change_id <> OLD.change_id OR NEW.call_off_id <> OLD.call_off_id OR NEW.lot_item_id <> OLD.lot_item_id
      OR NEW.quantity <> OLD.quantity
      OR (OLD.net_amount IS NOT NULL AND (NOT NEW.net_amount <=> OLD.net_amount OR NEW.line_order IS NOT NULL))
      OR (OLD.net_amount IS NULL AND NEW.line_order IS NULL)
      OR (SELECT status FROM order_change WHERE id = NEW.change_id) <> 'AGREED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.change-immutable';
  END IF;
  IF NEW.line_order IS NULL AND NOT EXISTS (SELECT 1 FROM order_change_item n JOIN order_change g ON g.id = n.change_id
       WHERE n.call_off_id = NEW.call_off_id AND n.lot_item_id = NEW.lot_item_id AND n.change_id > NEW.change_id
         AND n.net_amount IS NULL AND g.status = 'AGREED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.change-immutable';
  END IF;
  IF NEW.line_order IS NOT NULL AND NEW.quantity < (SELECT COALESCE(SUM(accepted_quantity), 0) FROM delivery
       WHERE call_off_id = NEW.call_off_id AND lot_item_id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'order.less-than-accepted';
  END IF;
  IF NEW.line_order IS NOT NULL AND NEW.quantity = 0 AND NEW.net_amount <> 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.amount-differs';
  END IF;
  IF NEW.line_order IS NOT NULL AND NEW.quantity > 0 AND NOT COALESCE((
      SELECT NEW.net_amount = ROUND(NEW.net_amount, MAX(c.decimals))
         AND (SUM(x.net_amount) = ROUND(SUM(x.quantity * g.unit_price), MAX(c.decimals))
           OR (NEW.net_amount = 0
             AND SUM(x.net_amount) > ROUND(SUM(x.quantity * g.unit_price), MAX(c.decimals))))
        FROM call_off_line o
        JOIN call_off_line_in_force x ON x.agreement_id = o.agreement_id AND x.lot_item_id = o.lot_item_id
        JOIN call_off_line_agreed g ON g.call_off_id = x.call_off_id AND g.lot_item_id = x.lot_item_id
        JOIN currency c ON c.code = g.currency
       WHERE o.call_off_id = NEW.call_off_id AND o.lot_item_id = NEW.lot_item_id), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.amount-differs';
  END IF;
END//
DELIMITER ;
