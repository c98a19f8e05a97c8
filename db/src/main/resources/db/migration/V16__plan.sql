-- What comes before a demand round: the yearly plan of each state, the joint plan that the central purchasing body makes
-- of them, and the intention to buy that is announced so that states that are not invited can ask to be.

-- Rules that hold for all rounds, each from its day until the next value of the same rule.
CREATE TABLE plan_rule (
  code VARCHAR(60) NOT NULL COMMENT 'rule: intention.working-days, round.least-states or joint-plan.least-states',
  valid_from DATE NOT NULL COMMENT 'first day the value holds, in Riyadh',
  value INT NOT NULL COMMENT 'value, in the unit',
  unit VARCHAR(12) NOT NULL COMMENT 'WORKING_DAYS or COUNT',
  name_ar VARCHAR(300) NOT NULL COMMENT 'what the rule says, Arabic',
  name_en VARCHAR(300) NOT NULL COMMENT 'what the rule says, English',
  source_ar VARCHAR(300) NOT NULL COMMENT 'article or standard it comes from, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'article or standard it comes from, English',
  CONSTRAINT pk_plan_rule PRIMARY KEY (code, valid_from),
  CONSTRAINT ck_plan_rule_code CHECK (code IN ('intention.working-days', 'round.least-states', 'joint-plan.least-states')),
  CONSTRAINT ck_plan_rule_unit CHECK (unit = CASE code WHEN 'intention.working-days' THEN 'WORKING_DAYS' ELSE 'COUNT' END),
  CONSTRAINT ck_plan_rule_value CHECK (value >= 1 AND value <= CASE code WHEN 'intention.working-days' THEN 60 ELSE 6 END)
) COMMENT 'Rules of plans and demand rounds, with the day from which each holds';
INSERT INTO plan_rule (code, valid_from, value, unit, name_ar, name_en, source_ar, source_en) VALUES
  ('intention.working-days', '2020-01-01', 8, 'WORKING_DAYS',
   'أيام العمل بين إعلان نية الشراء وفتح جولة الطلب، على الأقل',
   'Working days between the announcement of an intention to buy and the opening of the demand round, at least',
   'القانون البرازيلي رقم 14.133 لسنة 2021، المادة 86', 'Law 14.133/2021 of Brazil, art. 86'),
  ('round.least-states', '2020-01-01', 2, 'COUNT',
   'الدول التي اعتُمد لها طلب حتى تصبح الجولة منافسة مشتركة، على الأقل',
   'States with endorsed demand for a round to become a joint tender, at least',
   'التوجيه الأوروبي 2014/24/EU، المادة 38', 'Directive 2014/24/EU, art. 38'),
  ('joint-plan.least-states', '2020-01-01', 3, 'COUNT',
   'الدول التي خططت لاحتياج حتى يُنشر تقديره في الخطة الموحدة، على الأقل',
   'States that plan an estimate that a joint plan publishes, at least',
   'اللائحة الأوروبية رقم 223/2009، المادة 20 (السرية الإحصائية)', 'Regulation (EC) No 223/2009, art. 20 (statistical confidentiality)');

-- The values of today. A day begins in Riyadh.
CREATE VIEW plan_rule_in_force AS
  SELECT r.code, r.valid_from, r.value, r.unit, r.name_ar, r.name_en, r.source_ar, r.source_en
    FROM plan_rule r
   WHERE r.valid_from = (SELECT MAX(x.valid_from) FROM plan_rule x
                          WHERE x.code = r.code AND x.valid_from <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR));

CREATE TABLE state_plan (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  state_code CHAR(2) NOT NULL COMMENT 'state that plans',
  year SMALLINT NOT NULL COMMENT 'Gregorian year planned for',
  edition INT NOT NULL COMMENT 'from 1 up; the newest one submitted is in force',
  currency CHAR(3) NOT NULL COMMENT 'currency of the estimates, which is that of the state',
  status VARCHAR(10) NOT NULL COMMENT 'DRAFT or SUBMITTED',
  reason VARCHAR(1000) NOT NULL COMMENT 'why it replaces the edition before; empty in the first',
  created_by BIGINT NOT NULL COMMENT 'national coordinator',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  submitted_by BIGINT NULL COMMENT 'national coordinator',
  submitted_at DATETIME(6) NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_state_plan PRIMARY KEY (id),
  CONSTRAINT uq_state_plan_edition UNIQUE (state_code, year, edition),
  CONSTRAINT uq_state_plan_state UNIQUE (id, state_code, year),
  CONSTRAINT fk_state_plan_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_state_plan_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_state_plan_creator FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT fk_state_plan_person FOREIGN KEY (submitted_by) REFERENCES person (id),
  CONSTRAINT ck_state_plan_year CHECK (year BETWEEN 2000 AND 2200),
  CONSTRAINT ck_state_plan_edition CHECK (edition >= 1),
  CONSTRAINT ck_state_plan_status CHECK (status IN ('DRAFT', 'SUBMITTED')),
  CONSTRAINT ck_state_plan_submitted CHECK ((status = 'SUBMITTED') = (submitted_at IS NOT NULL AND submitted_by IS NOT NULL)),
  CONSTRAINT ck_state_plan_reason CHECK (status = 'DRAFT' OR edition = 1 OR CHAR_LENGTH(reason) > 0)
) COMMENT 'Yearly plans of the states, in editions';

CREATE TABLE state_plan_need (
  plan_id BIGINT NOT NULL COMMENT 'edition of a plan',
  category_code CHAR(8) NOT NULL COMMENT 'group of the Common Procurement Vocabulary',
  quarter TINYINT NOT NULL COMMENT 'quarter of the year in which it is needed, 1 to 4',
  amount DECIMAL(19,3) NOT NULL COMMENT 'estimate without VAT, in the currency of the plan',
  CONSTRAINT pk_state_plan_need PRIMARY KEY (plan_id, category_code, quarter),
  CONSTRAINT fk_state_plan_need_plan FOREIGN KEY (plan_id) REFERENCES state_plan (id),
  CONSTRAINT fk_state_plan_need_category FOREIGN KEY (category_code) REFERENCES category (code),
  CONSTRAINT ck_state_plan_need_quarter CHECK (quarter BETWEEN 1 AND 4),
  CONSTRAINT ck_state_plan_need_amount CHECK (amount > 0 AND amount < 1000000000000)
) COMMENT 'What a state plans to spend, by category and quarter';

-- The newest edition that a state has submitted for a year. This is said here alone.
CREATE VIEW state_plan_in_force AS
  SELECT p.id, p.state_code, p.year, p.edition, p.currency, p.submitted_at
    FROM state_plan p
   WHERE p.status = 'SUBMITTED'
     AND p.edition = (SELECT MAX(x.edition) FROM state_plan x
                       WHERE x.state_code = p.state_code AND x.year = p.year AND x.status = 'SUBMITTED');

CREATE TABLE joint_plan (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  year SMALLINT NOT NULL COMMENT 'Gregorian year planned for',
  edition INT NOT NULL COMMENT 'from 1 up; the newest one is in force',
  currency CHAR(3) NOT NULL COMMENT 'currency of its sums',
  rate_date DATE NOT NULL COMMENT 'day whose exchange rates convert the plans of the states',
  reason VARCHAR(1000) NOT NULL COMMENT 'why it replaces the edition before; empty in the first',
  created_by BIGINT NOT NULL COMMENT 'central buyer',
  published_at DATETIME(6) NULL COMMENT 'UTC; none only while the act that makes it is under way',
  CONSTRAINT pk_joint_plan PRIMARY KEY (id),
  CONSTRAINT uq_joint_plan_edition UNIQUE (year, edition),
  CONSTRAINT uq_joint_plan_year UNIQUE (id, year),
  CONSTRAINT fk_joint_plan_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_joint_plan_person FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT ck_joint_plan_edition CHECK (edition >= 1),
  CONSTRAINT ck_joint_plan_reason CHECK (edition = 1 OR CHAR_LENGTH(reason) > 0)
) COMMENT 'Joint plans of the central purchasing body, in editions that never change';

CREATE TABLE joint_plan_state (
  joint_plan_id BIGINT NOT NULL COMMENT 'joint plan',
  year SMALLINT NOT NULL COMMENT 'year of both plans',
  state_code CHAR(2) NOT NULL COMMENT 'state',
  state_plan_id BIGINT NOT NULL COMMENT 'edition of its plan that was in force then',
  CONSTRAINT pk_joint_plan_state PRIMARY KEY (joint_plan_id, state_code),
  CONSTRAINT uq_joint_plan_state_plan UNIQUE (joint_plan_id, state_plan_id),
  CONSTRAINT fk_joint_plan_state_joint FOREIGN KEY (joint_plan_id, year) REFERENCES joint_plan (id, year),
  CONSTRAINT fk_joint_plan_state_plan FOREIGN KEY (state_plan_id, state_code, year) REFERENCES state_plan (id, state_code, year)
) COMMENT 'Which plans of states a joint plan is made of';

CREATE TABLE joint_plan_need (
  joint_plan_id BIGINT NOT NULL COMMENT 'joint plan',
  state_plan_id BIGINT NOT NULL COMMENT 'plan of the state',
  category_code CHAR(8) NOT NULL COMMENT 'group of the Common Procurement Vocabulary',
  quarter TINYINT NOT NULL COMMENT 'quarter of the year, 1 to 4',
  amount DECIMAL(19,3) NOT NULL COMMENT 'estimate without VAT, in the currency of the joint plan',
  CONSTRAINT pk_joint_plan_need PRIMARY KEY (joint_plan_id, state_plan_id, category_code, quarter),
  CONSTRAINT fk_joint_plan_need_state FOREIGN KEY (joint_plan_id, state_plan_id) REFERENCES joint_plan_state (joint_plan_id, state_plan_id),
  CONSTRAINT fk_joint_plan_need_need FOREIGN KEY (state_plan_id, category_code, quarter) REFERENCES state_plan_need (plan_id, category_code, quarter),
  CONSTRAINT ck_joint_plan_need_amount CHECK (amount >= 0)
) COMMENT 'The needs of the states in the currency of a joint plan';

DELIMITER //
-- A sum that differs from the plan of the state at the rates of the day is refused.
CREATE TRIGGER tr_joint_plan_need_converted AFTER INSERT ON joint_plan_need FOR EACH ROW
BEGIN
  DECLARE converted DECIMAL(19,3) DEFAULT NULL;
  SELECT CASE WHEN p.currency = j.currency THEN n.amount
              ELSE ROUND(n.amount * s.units_per_usd / o.units_per_usd, c.decimals) END INTO converted
    FROM joint_plan j
    JOIN state_plan p ON p.id = NEW.state_plan_id
    JOIN state_plan_need n ON n.plan_id = p.id AND n.category_code = NEW.category_code AND n.quarter = NEW.quarter
    JOIN currency c ON c.code = j.currency
    JOIN exchange_rate s ON s.currency = j.currency AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
      WHERE x.currency = j.currency AND x.valid_from <= j.rate_date)
    JOIN exchange_rate o ON o.currency = p.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
      WHERE x.currency = p.currency AND x.valid_from <= j.rate_date)
   WHERE j.id = NEW.joint_plan_id;
  IF converted IS NULL OR converted <> NEW.amount THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'plan.sum-differs';
  END IF;
END//
DELIMITER ;

CREATE TABLE joint_plan_figure (
  joint_plan_id BIGINT NOT NULL COMMENT 'joint plan',
  category_code CHAR(8) NOT NULL COMMENT 'group of the Common Procurement Vocabulary',
  quarter TINYINT NOT NULL COMMENT 'quarter of the year, 1 to 4',
  figure_of BIGINT NOT NULL COMMENT 'edition that the figure is the sum of: this one, or an earlier one whose figure stands',
  amount DECIMAL(19,3) NOT NULL COMMENT 'what all states plan, without VAT, in the currency of the joint plan',
  CONSTRAINT pk_joint_plan_figure PRIMARY KEY (joint_plan_id, category_code, quarter),
  CONSTRAINT fk_joint_plan_figure_joint FOREIGN KEY (joint_plan_id) REFERENCES joint_plan (id),
  CONSTRAINT fk_joint_plan_figure_edition FOREIGN KEY (figure_of) REFERENCES joint_plan (id),
  CONSTRAINT fk_joint_plan_figure_category FOREIGN KEY (category_code) REFERENCES category (code),
  CONSTRAINT ck_joint_plan_figure_quarter CHECK (quarter BETWEEN 1 AND 4),
  CONSTRAINT ck_joint_plan_figure_amount CHECK (amount >= 0)
) COMMENT 'What an edition of a joint plan tells everybody: nothing that gives away the estimate of a state';

DELIMITER //
-- A figure is the sum of its edition and of enough states. It changes only where enough states plan otherwise than in
-- each edition that published one; until then the last one stands. So the figures of any two editions differ by what
-- enough states changed.
CREATE TRIGGER tr_joint_plan_figure_disclosed AFTER INSERT ON joint_plan_figure FOR EACH ROW
BEGIN
  DECLARE least INT;
  DECLARE latest BIGINT DEFAULT NULL;
  DECLARE fewest INT DEFAULT NULL;
  SELECT value INTO least FROM plan_rule_in_force WHERE code = 'joint-plan.least-states';
  IF (SELECT COUNT(*) FROM joint_plan_need WHERE joint_plan_id = NEW.joint_plan_id AND category_code = NEW.category_code
        AND quarter = NEW.quarter) < least THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'plan.too-few-states';
  END IF;
  IF NEW.amount <> (SELECT COALESCE(SUM(amount), -1) FROM joint_plan_need WHERE joint_plan_id = NEW.figure_of
        AND category_code = NEW.category_code AND quarter = NEW.quarter) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'plan.sum-differs';
  END IF;
  SELECT MAX(f.figure_of) INTO latest FROM joint_plan k
    JOIN joint_plan j ON j.year = k.year AND j.edition < k.edition
    JOIN joint_plan_figure f ON f.joint_plan_id = j.id AND f.category_code = NEW.category_code AND f.quarter = NEW.quarter
   WHERE k.id = NEW.joint_plan_id;
  IF NEW.figure_of <> NEW.joint_plan_id AND NOT NEW.figure_of <=> latest THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'plan.sum-differs';
  END IF;
  SELECT MIN(e.changed) INTO fewest
    FROM (SELECT d.id, SUM(d.differs) AS changed
            FROM (SELECT j.id, p.state_code,
                         SUM(IF(n.joint_plan_id = NEW.joint_plan_id, s.amount, 0)) <> SUM(IF(n.joint_plan_id = j.id, s.amount, 0)) AS differs
                    FROM joint_plan k
                    JOIN joint_plan j ON j.year = k.year AND j.edition < k.edition
                    JOIN joint_plan_figure f ON f.joint_plan_id = j.id AND f.figure_of = j.id
                     AND f.category_code = NEW.category_code AND f.quarter = NEW.quarter
                    JOIN joint_plan_need n ON n.joint_plan_id IN (j.id, NEW.joint_plan_id)
                     AND n.category_code = NEW.category_code AND n.quarter = NEW.quarter
                    JOIN state_plan p ON p.id = n.state_plan_id
                    JOIN state_plan_need s ON s.plan_id = n.state_plan_id AND s.category_code = n.category_code AND s.quarter = n.quarter
                   WHERE k.id = NEW.joint_plan_id
                   GROUP BY j.id, p.state_code) AS d
           GROUP BY d.id) AS e;
  IF NEW.figure_of = NEW.joint_plan_id AND fewest < least THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'plan.change-of-too-few';
  END IF;
END//
DELIMITER ;

CREATE TABLE purchase_intention (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  code VARCHAR(30) NOT NULL COMMENT 'stable code, such as I-2026-01',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  description_ar VARCHAR(2000) NOT NULL COMMENT 'what is to be bought, Arabic',
  description_en VARCHAR(2000) NOT NULL COMMENT 'what is to be bought, English',
  announced_by BIGINT NOT NULL COMMENT 'central buyer',
  announced_at DATETIME(6) NULL COMMENT 'UTC; none only while the act that announces it is under way',
  rounds_from DATETIME(6) NOT NULL COMMENT 'UTC; a round of it is planned and opens then at the earliest, when every state has had its working days',
  withdrawn_by BIGINT NULL COMMENT 'central buyer who withdrew it; none while it stands',
  withdrawn_at DATETIME(6) NULL COMMENT 'UTC',
  withdraw_reason VARCHAR(1000) NULL COMMENT 'why it was withdrawn',
  CONSTRAINT pk_purchase_intention PRIMARY KEY (id),
  CONSTRAINT uq_purchase_intention_code UNIQUE (code),
  CONSTRAINT fk_purchase_intention_person FOREIGN KEY (announced_by) REFERENCES person (id),
  CONSTRAINT fk_purchase_intention_withdrawer FOREIGN KEY (withdrawn_by) REFERENCES person (id),
  CONSTRAINT ck_purchase_intention_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL)
    AND (withdrawn_at IS NULL) = (COALESCE(CHAR_LENGTH(withdraw_reason), 0) = 0)
    AND (withdrawn_at IS NULL OR announced_at IS NOT NULL)),
  CONSTRAINT ck_purchase_intention_order CHECK (announced_at IS NULL OR rounds_from > announced_at)
) COMMENT 'Intentions to buy, announced before a demand round';

CREATE TABLE intention_category (
  intention_id BIGINT NOT NULL COMMENT 'intention',
  category_code CHAR(8) NOT NULL COMMENT 'category that is to be bought, with all below it',
  CONSTRAINT pk_intention_category PRIMARY KEY (intention_id, category_code),
  CONSTRAINT fk_intention_category_intention FOREIGN KEY (intention_id) REFERENCES purchase_intention (id),
  CONSTRAINT fk_intention_category_category FOREIGN KEY (category_code) REFERENCES category (code)
) COMMENT 'Categories of an intention to buy';

CREATE TABLE intention_state (
  intention_id BIGINT NOT NULL COMMENT 'intention',
  state_code CHAR(2) NOT NULL COMMENT 'state that is to be invited',
  CONSTRAINT pk_intention_state PRIMARY KEY (intention_id, state_code),
  CONSTRAINT fk_intention_state_intention FOREIGN KEY (intention_id) REFERENCES purchase_intention (id),
  CONSTRAINT fk_intention_state_state FOREIGN KEY (state_code) REFERENCES member_state (code)
) COMMENT 'States that an intention to buy means to invite';

CREATE TABLE invitation_request (
  intention_id BIGINT NOT NULL COMMENT 'intention',
  state_code CHAR(2) NOT NULL COMMENT 'state that asks, which was not to be invited',
  entity_id BIGINT NULL COMMENT 'entity whose officer asks; none where the coordinator does',
  reason VARCHAR(1000) NOT NULL COMMENT 'what it needs',
  asked_by BIGINT NOT NULL COMMENT 'procurement officer or national coordinator',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  answer VARCHAR(10) NULL COMMENT 'ACCEPTED or REFUSED; none while it waits',
  answer_reason VARCHAR(1000) NULL COMMENT 'why it is refused; may be empty where it is accepted',
  answered_by BIGINT NULL COMMENT 'central buyer',
  answered_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_invitation_request PRIMARY KEY (intention_id, state_code),
  CONSTRAINT fk_invitation_request_intention FOREIGN KEY (intention_id) REFERENCES purchase_intention (id),
  CONSTRAINT fk_invitation_request_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_invitation_request_entity FOREIGN KEY (entity_id, state_code) REFERENCES procuring_entity (id, state_code),
  CONSTRAINT fk_invitation_request_asker FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT fk_invitation_request_answerer FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_invitation_request_reason CHECK (CHAR_LENGTH(reason) > 0),
  CONSTRAINT ck_invitation_request_answer CHECK (answer IN ('ACCEPTED', 'REFUSED')),
  CONSTRAINT ck_invitation_request_whole CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)
    AND (answer IS NULL) = (answer_reason IS NULL)),
  CONSTRAINT ck_invitation_request_refused CHECK (COALESCE(answer, '') <> 'REFUSED' OR CHAR_LENGTH(answer_reason) > 0)
) COMMENT 'Requests of states and entities to be invited to a round that was announced without them';

-- The states of a round of the intention: those it named, and those whose request was accepted. This is said here alone.
CREATE VIEW intention_invited AS
  SELECT i.id AS intention_id, m.code AS state_code
    FROM purchase_intention i
    JOIN member_state m
      ON EXISTS (SELECT 1 FROM intention_state s WHERE s.intention_id = i.id AND s.state_code = m.code)
      OR EXISTS (SELECT 1 FROM invitation_request q
                  WHERE q.intention_id = i.id AND q.state_code = m.code AND q.answer = 'ACCEPTED');

CREATE TABLE round_origin (
  round_id BIGINT NOT NULL COMMENT 'round',
  intention_id BIGINT NULL COMMENT 'intention that was announced before it; none where it is urgent',
  urgency VARCHAR(1000) NULL COMMENT 'why it is planned without an intention; none where it has one',
  CONSTRAINT pk_round_origin PRIMARY KEY (round_id),
  CONSTRAINT fk_round_origin_round FOREIGN KEY (round_id) REFERENCES demand_round (id),
  CONSTRAINT fk_round_origin_intention FOREIGN KEY (intention_id) REFERENCES purchase_intention (id),
  CONSTRAINT ck_round_origin_one CHECK ((intention_id IS NULL) = (COALESCE(CHAR_LENGTH(urgency), 0) > 0))
) COMMENT 'Where a demand round comes from: an intention to buy, or urgency with its reason';

DELIMITER //
-- The row of the intention is held, so that a request that comes at the same time waits and then finds the round.
CREATE TRIGGER tr_round_origin_intention AFTER INSERT ON round_origin FOR EACH ROW
BEGIN
  DECLARE earliest DATETIME(6) DEFAULT NULL;
  IF NEW.intention_id IS NOT NULL THEN
    SELECT rounds_from INTO earliest FROM purchase_intention WHERE id = NEW.intention_id AND announced_at IS NOT NULL FOR UPDATE;
    IF EXISTS (SELECT 1 FROM purchase_intention WHERE id = NEW.intention_id AND withdrawn_at IS NOT NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.intention-withdrawn';
    END IF;
    IF earliest IS NULL OR EXISTS (SELECT 1 FROM demand_round WHERE id = NEW.round_id AND opens_at < earliest) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.intention-too-recent';
    END IF;
    IF EXISTS (SELECT 1 FROM round_origin o JOIN demand_round r ON r.id = o.round_id
        WHERE o.intention_id = NEW.intention_id AND o.round_id <> NEW.round_id AND r.status <> 'CANCELLED') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.intention-used';
    END IF;
    IF EXISTS (SELECT 1 FROM invitation_request WHERE intention_id = NEW.intention_id AND answer IS NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.intention-unanswered';
    END IF;
    IF EXISTS (SELECT 1 FROM round_category c WHERE c.round_id = NEW.round_id
        AND NOT EXISTS (SELECT 1 FROM intention_category i JOIN category k ON k.code = i.category_code
          WHERE i.intention_id = NEW.intention_id AND LEFT(c.category_code, k.level) = LEFT(k.code, k.level))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-of-intention';
    END IF;
    IF EXISTS (SELECT 1 FROM intention_invited i WHERE i.intention_id = NEW.intention_id
        AND NOT EXISTS (SELECT 1 FROM round_state s WHERE s.round_id = NEW.round_id AND s.state_code = i.state_code)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.states-left-out';
    END IF;
    -- Until then every state can ask to be invited.
    IF earliest > UTC_TIMESTAMP(6) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.intention-not-over';
    END IF;
  END IF;
END//
DELIMITER ;

-- Lines of endorsed demand by state, group of categories and the year in which their round closed.
CREATE VIEW asked_figure AS
  SELECT s.state_code, YEAR(r.closes_at + INTERVAL 3 HOUR) AS year,
         CONCAT(LEFT(i.category_code, 3), '00000') AS category_code,
         ROUND(l.quantity * l.estimated_unit_price, c.decimals) AS amount, l.currency,
         s.id AS source_id, r.code AS source, l.revision_id, s.entity_id, l.quantity,
         DATE(r.closes_at + INTERVAL 3 HOUR) AS on_day
    FROM submission s
    JOIN demand_round r ON r.id = s.round_id
    JOIN demand_line l ON l.submission_id = s.id
    JOIN currency c ON c.code = l.currency
    JOIN item_revision v ON v.id = l.revision_id
    JOIN catalog_item i ON i.id = v.item_id
   WHERE s.status = 'ENDORSED';

-- Lines of orders that were not cancelled, as they were placed, by state, group of categories and year of the order.
CREATE VIEW ordered_figure AS
  SELECT e.state_code, YEAR(o.placed_at + INTERVAL 3 HOUR) AS year,
         CONCAT(LEFT(i.category_code, 3), '00000') AS category_code,
         x.net_amount AS amount, n.currency,
         o.id AS source_id, o.number AS source, li.revision_id, x.entity_id, x.quantity,
         DATE(o.placed_at + INTERVAL 3 HOUR) AS on_day
    FROM call_off_line_in_force x
    JOIN call_off o ON o.id = x.call_off_id
    JOIN procuring_entity e ON e.id = x.entity_id
    JOIN entitlement n ON n.agreement_id = x.agreement_id AND n.entity_id = x.entity_id AND n.lot_item_id = x.lot_item_id
    JOIN lot_item li ON li.id = x.lot_item_id
    JOIN item_revision v ON v.id = li.revision_id
    JOIN catalog_item i ON i.id = v.item_id;

-- What was accepted of deliveries, by state, group of categories and the year of their day. A delivery comes to what all
-- up to it come to less what all before it do, so that those of a line come to its amount once all of it is accepted. Of
-- two equal remainders the smaller part is cut.
CREATE VIEW taken_figure AS
  SELECT e.state_code, YEAR(d.delivered_on) AS year,
         CONCAT(LEFT(i.category_code, 3), '00000') AS category_code,
         CASE WHEN 2 * d.until_now >= x.quantity THEN ROUND(x.net_amount * d.until_now / x.quantity, c.decimals)
              ELSE x.net_amount - ROUND(x.net_amount * (x.quantity - d.until_now) / x.quantity, c.decimals) END
         - CASE WHEN 2 * d.before_it >= x.quantity THEN ROUND(x.net_amount * d.before_it / x.quantity, c.decimals)
                ELSE x.net_amount - ROUND(x.net_amount * (x.quantity - d.before_it) / x.quantity, c.decimals) END AS amount,
         n.currency, o.id AS source_id, o.number AS source, li.revision_id, x.entity_id, d.quantity, d.delivered_on AS on_day
    FROM (SELECT q.call_off_id, q.lot_item_id, q.delivered_on, q.accepted_quantity AS quantity,
                 (SELECT SUM(p.accepted_quantity) FROM delivery p
                   WHERE p.call_off_id = q.call_off_id AND p.lot_item_id = q.lot_item_id AND p.id <= q.id) AS until_now,
                 (SELECT COALESCE(SUM(p.accepted_quantity), 0) FROM delivery p
                   WHERE p.call_off_id = q.call_off_id AND p.lot_item_id = q.lot_item_id AND p.id < q.id) AS before_it
            FROM delivery q
           WHERE q.accepted_quantity > 0) d
    JOIN call_off_line_in_force x ON x.call_off_id = d.call_off_id AND x.lot_item_id = d.lot_item_id
    JOIN call_off o ON o.id = x.call_off_id
    JOIN procuring_entity e ON e.id = x.entity_id
    JOIN entitlement n ON n.agreement_id = x.agreement_id AND n.entity_id = x.entity_id AND n.lot_item_id = x.lot_item_id
    JOIN currency c ON c.code = n.currency
    JOIN lot_item li ON li.id = x.lot_item_id
    JOIN item_revision v ON v.id = li.revision_id
    JOIN catalog_item i ON i.id = v.item_id;
