-- Demand rounds, the submissions of procuring entities and their lines, and the budgets they are held against.

CREATE TABLE demand_round (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  code VARCHAR(30) NOT NULL COMMENT 'stable code, such as R-2026-01',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  opens_at DATETIME(6) NOT NULL COMMENT 'UTC; demand is taken from then',
  closes_at DATETIME(6) NOT NULL COMMENT 'UTC; no first submission is accepted from then on',
  endorsement_until DATETIME(6) NOT NULL COMMENT 'UTC, after the closing; coordinators endorse, and returned submissions come back, until then',
  status VARCHAR(15) NOT NULL COMMENT 'PLANNED, OPEN, CLOSED, AGGREGATED or CANCELLED',
  status_reason VARCHAR(1000) NULL COMMENT 'why it was closed early, cancelled or last extended',
  closed_at DATETIME(6) NULL COMMENT 'UTC, when it was closed in fact: on time or earlier with a reason',
  announced_at DATETIME(6) NULL COMMENT 'UTC, when the states invited were told of it; none before',
  created_by BIGINT NOT NULL COMMENT 'central buyer',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_demand_round PRIMARY KEY (id),
  CONSTRAINT uq_demand_round_code UNIQUE (code),
  CONSTRAINT fk_demand_round_creator FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT ck_demand_round_status CHECK (status IN ('PLANNED', 'OPEN', 'CLOSED', 'AGGREGATED', 'CANCELLED')),
  CONSTRAINT ck_demand_round_window CHECK (opens_at < closes_at AND closes_at < endorsement_until),
  CONSTRAINT ck_demand_round_reason CHECK (status <> 'CANCELLED' OR COALESCE(CHAR_LENGTH(status_reason), 0) > 0),
  CONSTRAINT ck_demand_round_closed CHECK (status NOT IN ('CLOSED', 'AGGREGATED') OR closed_at IS NOT NULL),
  CONSTRAINT ck_demand_round_early CHECK (closed_at IS NULL OR closed_at >= closes_at OR COALESCE(CHAR_LENGTH(status_reason), 0) > 0)
) COMMENT 'Windows in which the states state their demand';

DELIMITER //
CREATE TRIGGER tr_demand_round_rules BEFORE UPDATE ON demand_round FOR EACH ROW
BEGIN
  -- An aggregated round goes back to closed when its aggregation is undone, and changes in nothing else.
  IF OLD.status = 'CANCELLED' OR OLD.status = 'AGGREGATED' AND NEW.status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
  IF NEW.closes_at <> OLD.closes_at
      AND (NEW.closes_at < OLD.closes_at OR OLD.status NOT IN ('PLANNED', 'OPEN') OR UTC_TIMESTAMP(6) >= OLD.closes_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-extensible';
  END IF;
END//
DELIMITER ;

CREATE TABLE round_category (
  round_id BIGINT NOT NULL COMMENT 'round',
  category_code CHAR(8) NOT NULL COMMENT 'category whose items, with all below it, may be asked for',
  CONSTRAINT pk_round_category PRIMARY KEY (round_id, category_code),
  CONSTRAINT fk_round_category_round FOREIGN KEY (round_id) REFERENCES demand_round (id),
  CONSTRAINT fk_round_category_category FOREIGN KEY (category_code) REFERENCES category (code)
) COMMENT 'Categories a round takes demand for';

CREATE TABLE round_state (
  round_id BIGINT NOT NULL COMMENT 'round',
  state_code CHAR(2) NOT NULL COMMENT 'state invited',
  endorsement_until DATETIME(6) NULL COMMENT 'UTC; the coordinator of the state endorses until then; none: until the end of the round',
  CONSTRAINT pk_round_state PRIMARY KEY (round_id, state_code),
  CONSTRAINT fk_round_state_round FOREIGN KEY (round_id) REFERENCES demand_round (id),
  CONSTRAINT fk_round_state_state FOREIGN KEY (state_code) REFERENCES member_state (code)
) COMMENT 'States invited to a round';

-- Until when a state endorses the demand of a round and corrects what came back: to its own end, else to that of the
-- round. This is said here alone.
CREATE VIEW round_state_in_force AS
  SELECT s.round_id, s.state_code, COALESCE(s.endorsement_until, r.endorsement_until) AS endorsement_until
    FROM round_state s
    JOIN demand_round r ON r.id = s.round_id;

DELIMITER //
-- Time once given to a state is never taken away, nor changed when the round is finished.
CREATE TRIGGER tr_round_state_end AFTER UPDATE ON round_state FOR EACH ROW
BEGIN
  IF NOT (NEW.endorsement_until <=> OLD.endorsement_until)
      AND (SELECT status FROM demand_round WHERE id = OLD.round_id) IN ('AGGREGATED', 'CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
  IF OLD.endorsement_until IS NOT NULL AND (NEW.endorsement_until IS NULL OR NEW.endorsement_until < OLD.endorsement_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.endorsement-not-earlier';
  END IF;
END//
DELIMITER ;

CREATE TABLE submission (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  round_id BIGINT NOT NULL COMMENT 'round answered',
  entity_id BIGINT NOT NULL COMMENT 'procuring entity',
  state_code CHAR(2) NOT NULL COMMENT 'state of the entity, which must be invited',
  status VARCHAR(10) NOT NULL COMMENT 'DRAFT, SUBMITTED, RETURNED, ENDORSED or WITHDRAWN',
  status_reason VARCHAR(1000) NULL COMMENT 'why it was returned or withdrawn, or its endorsement taken back',
  endorsed_by BIGINT NULL COMMENT 'national coordinator',
  endorsed_at DATETIME(6) NULL COMMENT 'UTC',
  over_budget_reason VARCHAR(1000) NULL COMMENT 'why it was endorsed although a budget of the state is exceeded by it',
  created_by BIGINT NOT NULL COMMENT 'procurement officer who began it',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  updated_at DATETIME(6) NOT NULL COMMENT 'UTC, last saved',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_submission PRIMARY KEY (id),
  CONSTRAINT uq_submission_entity UNIQUE (round_id, entity_id),
  CONSTRAINT uq_submission_line_owner UNIQUE (id, entity_id),
  CONSTRAINT fk_submission_round FOREIGN KEY (round_id, state_code) REFERENCES round_state (round_id, state_code),
  CONSTRAINT fk_submission_entity FOREIGN KEY (entity_id, state_code) REFERENCES procuring_entity (id, state_code),
  CONSTRAINT fk_submission_endorser FOREIGN KEY (endorsed_by) REFERENCES person (id),
  CONSTRAINT fk_submission_creator FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT ck_submission_status CHECK (status IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'ENDORSED', 'WITHDRAWN')),
  CONSTRAINT ck_submission_endorsed CHECK ((status = 'ENDORSED') = (endorsed_at IS NOT NULL AND endorsed_by IS NOT NULL)),
  CONSTRAINT ck_submission_over_budget CHECK (over_budget_reason IS NULL OR status = 'ENDORSED' AND CHAR_LENGTH(over_budget_reason) > 0),
  CONSTRAINT ck_submission_reason CHECK (status NOT IN ('RETURNED', 'WITHDRAWN') OR COALESCE(CHAR_LENGTH(status_reason), 0) > 0),
  INDEX ix_submission_status (round_id, status)
) COMMENT 'Demand of one procuring entity in one round';

DELIMITER //
-- The round is read with a lock: while a round is being closed or aggregated, no submission slips past on what the
-- round was before.
CREATE TRIGGER tr_submission_window BEFORE UPDATE ON submission FOR EACH ROW
BEGIN
  DECLARE round_status VARCHAR(15);
  DECLARE round_opens DATETIME(6);
  DECLARE round_closes DATETIME(6);
  DECLARE round_endorses DATETIME(6);
  IF NEW.status <> OLD.status THEN
    SELECT status, opens_at, closes_at, endorsement_until INTO round_status, round_opens, round_closes, round_endorses
      FROM demand_round WHERE id = NEW.round_id LOCK IN SHARE MODE;
    IF round_status IN ('AGGREGATED', 'CANCELLED') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
    END IF;
    IF CONCAT(OLD.status, '-', NEW.status) NOT IN ('DRAFT-SUBMITTED', 'RETURNED-SUBMITTED', 'SUBMITTED-ENDORSED', 'SUBMITTED-RETURNED',
        'DRAFT-WITHDRAWN', 'SUBMITTED-WITHDRAWN', 'RETURNED-WITHDRAWN', 'WITHDRAWN-DRAFT', 'SUBMITTED-DRAFT', 'ENDORSED-DRAFT', 'ENDORSED-SUBMITTED') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.wrong-status';
    END IF;
    IF (NEW.status = 'SUBMITTED' AND OLD.status = 'DRAFT' OR NEW.status = 'DRAFT')
        AND (round_status <> 'OPEN' OR UTC_TIMESTAMP(6) < round_opens OR UTC_TIMESTAMP(6) >= round_closes) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-open';
    END IF;
    IF (NEW.status IN ('ENDORSED', 'RETURNED') OR OLD.status = 'RETURNED') AND UTC_TIMESTAMP(6) >= round_endorses THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.endorsement-over';
    END IF;
    IF NEW.status = 'SUBMITTED' AND NOT EXISTS (SELECT 1 FROM demand_line WHERE submission_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.no-lines';
    END IF;
    IF NEW.status = 'SUBMITTED' AND EXISTS (SELECT 1 FROM demand_line WHERE submission_id = NEW.id
        AND (need_by IS NULL OR site_id IS NULL OR budget_line = '' OR justification = '')) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.lines-incomplete';
    END IF;
  END IF;
END//
-- Beside tr_submission_window, which looks at the round: this one looks at what is handed in.
CREATE TRIGGER tr_submission_content BEFORE UPDATE ON submission FOR EACH ROW
BEGIN
  DECLARE ceiling DECIMAL(19,3);
  IF NEW.status = 'SUBMITTED' AND OLD.status NOT IN ('SUBMITTED', 'ENDORSED') THEN
    IF EXISTS (SELECT 1 FROM submission_draft WHERE submission_id = NEW.id AND pending) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.draft-pending';
    END IF;
    SET ceiling = (SELECT amount FROM entity_ceiling
      WHERE round_id = NEW.round_id AND entity_id = NEW.entity_id AND hard LOCK IN SHARE MODE);
    IF ceiling IS NOT NULL AND ceiling < (SELECT SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals))
        FROM demand_line l JOIN currency c ON c.code = l.currency WHERE l.submission_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.over-ceiling';
    END IF;
  END IF;
END//
DELIMITER ;

-- A key of a request is that key and no other, so it is compared to the letter: the collation of texts takes keys that
-- differ by the case of a letter or an accent for one.
CREATE TABLE submission_receipt (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  submission_id BIGINT NOT NULL COMMENT 'submission received',
  number INT NOT NULL COMMENT 'from 1 up: each submit is a version',
  receipt_number VARCHAR(40) NOT NULL COMMENT 'number told to the officer',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  received_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  received_from BIGINT NOT NULL COMMENT 'procurement officer',
  sha256 CHAR(64) NOT NULL COMMENT 'of the content',
  content LONGTEXT NOT NULL COMMENT 'the lines as submitted, JSON',
  declaration_ar VARCHAR(1000) NULL COMMENT 'what the officer declared by submitting, Arabic; none for submissions loaded past the application',
  declaration_en VARCHAR(1000) NULL COMMENT 'the same in English',
  CONSTRAINT pk_submission_receipt PRIMARY KEY (id),
  CONSTRAINT uq_submission_receipt_number UNIQUE (receipt_number),
  CONSTRAINT uq_submission_receipt_version UNIQUE (submission_id, number),
  CONSTRAINT uq_submission_receipt_request UNIQUE (submission_id, request_key),
  CONSTRAINT fk_submission_receipt_submission FOREIGN KEY (submission_id) REFERENCES submission (id),
  CONSTRAINT fk_submission_receipt_person FOREIGN KEY (received_from) REFERENCES person (id),
  CONSTRAINT ck_submission_receipt_declaration CHECK ((declaration_ar IS NULL) = (declaration_en IS NULL))
) COMMENT 'What was acknowledged, exactly; never changed';

-- No line asks for so much that sums and pages cannot hold it: quantity and price may each be large, but not both.
CREATE TABLE demand_line (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  submission_id BIGINT NOT NULL COMMENT 'submission the line belongs to',
  entity_id BIGINT NOT NULL COMMENT 'entity of the submission',
  line_number INT NOT NULL COMMENT 'order in the submission, from 1',
  revision_id BIGINT NOT NULL COMMENT 'item revision asked for',
  unit_code VARCHAR(3) NOT NULL COMMENT 'unit of the revision',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'in that unit',
  need_by DATE NULL COMMENT 'day it is needed at the site; may be missing in a draft only',
  site_id BIGINT NULL COMMENT 'delivery site of the entity; may be missing in a draft only',
  estimated_unit_price DECIMAL(19,3) NOT NULL COMMENT 'without VAT, in the currency of the line',
  currency CHAR(3) NOT NULL COMMENT 'currency of the estimate',
  commitment VARCHAR(10) NOT NULL COMMENT 'FIRM or INDICATIVE',
  budget_line VARCHAR(100) NOT NULL COMMENT 'where the money comes from; may be empty in a draft only',
  justification VARCHAR(1000) NOT NULL COMMENT 'why it is needed; may be empty in a draft only',
  near_standard_id BIGINT NULL COMMENT 'standard item that the officer was shown beside an odd one',
  kept_reason VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'why the odd item was kept; needed to submit once a standard was shown',
  CONSTRAINT pk_demand_line PRIMARY KEY (id),
  CONSTRAINT uq_demand_line_number UNIQUE (submission_id, line_number),
  CONSTRAINT fk_demand_line_submission FOREIGN KEY (submission_id, entity_id) REFERENCES submission (id, entity_id),
  CONSTRAINT fk_demand_line_revision FOREIGN KEY (revision_id, unit_code) REFERENCES item_revision (id, unit_code),
  CONSTRAINT fk_demand_line_site FOREIGN KEY (site_id, entity_id) REFERENCES delivery_site (id, entity_id),
  CONSTRAINT fk_demand_line_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_demand_line_standard FOREIGN KEY (near_standard_id) REFERENCES catalog_item (id),
  CONSTRAINT ck_demand_line_quantity CHECK (quantity > 0),
  CONSTRAINT ck_demand_line_price CHECK (estimated_unit_price > 0),
  CONSTRAINT ck_demand_line_decimals CHECK (currency IN ('BHD', 'KWD', 'OMR') OR estimated_unit_price = ROUND(estimated_unit_price, 2)),
  CONSTRAINT ck_demand_line_commitment CHECK (commitment IN ('FIRM', 'INDICATIVE')),
  CONSTRAINT ck_demand_line_amount CHECK (quantity * estimated_unit_price < 1000000000000),
  -- All that sums of the demand read of a line; the key of its submission as well.
  INDEX ix_demand_line_sums (submission_id, entity_id, revision_id, unit_code, currency, quantity, estimated_unit_price)
) COMMENT 'One item asked for, with quantity, place and time';

-- What officers type while they fill in the demand of their entity, who else has the form open, and the budget ceilings
-- that coordinators set.
-- The columns of demand_line hold only what is right: a number that is half typed or an item that is only a word yet
-- has no place there. So the text of the form is kept beside the lines, exactly as typed; the lines are made of it when
-- the officer saves.
CREATE TABLE submission_draft (
  submission_id BIGINT NOT NULL COMMENT 'submission whose form this is',
  content LONGTEXT NOT NULL COMMENT 'lines of the form as typed, JSON',
  pending BOOLEAN NOT NULL COMMENT 'whether it holds text that the lines of the submission do not',
  saved_by BIGINT NOT NULL COMMENT 'procurement officer who typed last',
  saved_at DATETIME(6) NOT NULL COMMENT 'UTC, last kept',
  CONSTRAINT pk_submission_draft PRIMARY KEY (submission_id),
  CONSTRAINT fk_submission_draft_submission FOREIGN KEY (submission_id) REFERENCES submission (id),
  CONSTRAINT fk_submission_draft_person FOREIGN KEY (saved_by) REFERENCES person (id),
  CONSTRAINT ck_submission_draft_json CHECK (JSON_VALID(content))
) COMMENT 'Text of the form of a submission, so that nothing typed is lost';

CREATE TABLE submission_editor (
  submission_id BIGINT NOT NULL COMMENT 'submission whose form is open',
  person_id BIGINT NOT NULL COMMENT 'procurement officer who has it open',
  since DATETIME(6) NOT NULL COMMENT 'UTC, opened without a longer pause since',
  seen_at DATETIME(6) NOT NULL COMMENT 'UTC, last sign of life; soon after it the person counts as gone',
  CONSTRAINT pk_submission_editor PRIMARY KEY (submission_id, person_id),
  CONSTRAINT fk_submission_editor_submission FOREIGN KEY (submission_id) REFERENCES submission (id),
  CONSTRAINT fk_submission_editor_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_submission_editor_time CHECK (since <= seen_at)
) COMMENT 'Who has the form of a submission open';

-- An entity amends what it submitted until the round closes: the next version is typed beside the version in force,
-- which counts until the next one is submitted in its place.
CREATE TABLE submission_amendment (
  submission_id BIGINT NOT NULL COMMENT 'submission that is amended; the text of its form is the amendment',
  amends INT NOT NULL COMMENT 'number of the receipt in force, which the amendment is to replace',
  begun_by BIGINT NOT NULL COMMENT 'procurement officer',
  begun_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL COMMENT 'counts changes of the form, for guarded updates; goes on from the version of the submission',
  CONSTRAINT pk_submission_amendment PRIMARY KEY (submission_id),
  CONSTRAINT fk_submission_amendment_receipt FOREIGN KEY (submission_id, amends) REFERENCES submission_receipt (submission_id, number),
  CONSTRAINT fk_submission_amendment_person FOREIGN KEY (begun_by) REFERENCES person (id)
) COMMENT 'Amendments that are being written; none is in force';

DELIMITER //
-- The round is read with a lock, as in tr_submission_window: none is begun while the round closes.
CREATE TRIGGER tr_submission_amendment_insert BEFORE INSERT ON submission_amendment FOR EACH ROW
BEGIN
  DECLARE submission_status VARCHAR(10);
  DECLARE round_status VARCHAR(15);
  DECLARE round_opens DATETIME(6);
  DECLARE round_closes DATETIME(6);
  SELECT s.status, r.status, r.opens_at, r.closes_at INTO submission_status, round_status, round_opens, round_closes
    FROM submission s JOIN demand_round r ON r.id = s.round_id WHERE s.id = NEW.submission_id LOCK IN SHARE MODE;
  IF submission_status NOT IN ('SUBMITTED', 'ENDORSED')
      OR NEW.amends <> (SELECT MAX(number) FROM submission_receipt WHERE submission_id = NEW.submission_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-amendable';
  END IF;
  IF round_status <> 'OPEN' OR UTC_TIMESTAMP(6) < round_opens OR UTC_TIMESTAMP(6) >= round_closes THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-open';
  END IF;
END//
CREATE TRIGGER tr_submission_amendment_update BEFORE UPDATE ON submission_amendment FOR EACH ROW
BEGIN
  IF NEW.submission_id <> OLD.submission_id OR NEW.amends <> OLD.amends OR NEW.begun_by <> OLD.begun_by
      OR NEW.begun_at <> OLD.begun_at OR NEW.version <= OLD.version THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.amendment-fixed';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM submission s JOIN demand_round r ON r.id = s.round_id WHERE s.id = OLD.submission_id
      AND r.status = 'OPEN' AND UTC_TIMESTAMP(6) >= r.opens_at AND UTC_TIMESTAMP(6) < r.closes_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-open';
  END IF;
END//
DELIMITER ;

-- Files that people send in and look at before anything of them is applied.
-- What a file says is kept apart from the draft until the officer has seen what would change. The comparison is made
-- anew each time it is shown and once more when it is applied, so a draft that changed in between is never overwritten.
CREATE TABLE demand_workbook (
  submission_id BIGINT NOT NULL COMMENT 'submission for which the workbook was sent',
  person_id BIGINT NOT NULL COMMENT 'procurement officer who sent it',
  file_name VARCHAR(255) NOT NULL COMMENT 'name of the file, as sent',
  sha256 CHAR(64) NOT NULL COMMENT 'of what was read from the file, lower-case hex',
  content LONGTEXT NOT NULL COMMENT 'columns and rows as read, JSON',
  uploaded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_demand_workbook PRIMARY KEY (submission_id, person_id),
  CONSTRAINT fk_demand_workbook_submission FOREIGN KEY (submission_id) REFERENCES submission (id),
  CONSTRAINT fk_demand_workbook_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_demand_workbook_json CHECK (JSON_VALID(content)),
  CONSTRAINT ck_demand_workbook_sha256 CHECK (sha256 REGEXP '^[0-9a-f]{64}$')
) COMMENT 'Workbooks of demand that were sent and wait to be applied';

CREATE TABLE entity_ceiling (
  round_id BIGINT NOT NULL COMMENT 'round',
  entity_id BIGINT NOT NULL COMMENT 'procuring entity',
  state_code CHAR(2) NOT NULL COMMENT 'state of the entity, which must be invited',
  amount DECIMAL(19,3) NOT NULL COMMENT 'most the entity may ask for, without VAT, in the currency of its state',
  hard BOOLEAN NOT NULL COMMENT 'whether a submission above it is refused; else it is only pointed out',
  set_by BIGINT NOT NULL COMMENT 'national coordinator',
  set_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_entity_ceiling PRIMARY KEY (round_id, entity_id),
  CONSTRAINT fk_entity_ceiling_round FOREIGN KEY (round_id, state_code) REFERENCES round_state (round_id, state_code),
  CONSTRAINT fk_entity_ceiling_entity FOREIGN KEY (entity_id, state_code) REFERENCES procuring_entity (id, state_code),
  CONSTRAINT fk_entity_ceiling_person FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT ck_entity_ceiling_amount CHECK (amount > 0),
  CONSTRAINT ck_entity_ceiling_decimals CHECK (state_code IN ('BH', 'KW', 'OM') OR amount = ROUND(amount, 2))
) COMMENT 'Budget of a procuring entity in a round';

-- What national coordinators work with: the budget of their state by category.
CREATE TABLE state_budget (
  round_id BIGINT NOT NULL COMMENT 'round',
  state_code CHAR(2) NOT NULL COMMENT 'state, which must be invited',
  category_code CHAR(8) NOT NULL COMMENT 'category of the round',
  amount DECIMAL(19,3) NOT NULL COMMENT 'what the state has for the category, without VAT, in its currency',
  set_by BIGINT NOT NULL COMMENT 'national coordinator',
  set_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_state_budget PRIMARY KEY (round_id, state_code, category_code),
  CONSTRAINT fk_state_budget_state FOREIGN KEY (round_id, state_code) REFERENCES round_state (round_id, state_code),
  CONSTRAINT fk_state_budget_category FOREIGN KEY (round_id, category_code) REFERENCES round_category (round_id, category_code),
  CONSTRAINT fk_state_budget_person FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT ck_state_budget_amount CHECK (amount > 0),
  CONSTRAINT ck_state_budget_decimals CHECK (state_code IN ('BH', 'KW', 'OM') OR amount = ROUND(amount, 2))
) COMMENT 'Budget of a state in a round by category; demand is endorsed beyond it only with a reason';

-- A line counts in the narrowest category of its round that holds its item.
CREATE VIEW budgeted_line AS
  SELECT l.submission_id, s.round_id, s.state_code, s.status, k.code AS category_code,
         ROUND(l.quantity * l.estimated_unit_price, c.decimals) AS total
    FROM demand_line l
    JOIN submission s ON s.id = l.submission_id
    JOIN currency c ON c.code = l.currency
    JOIN item_revision v ON v.id = l.revision_id
    JOIN catalog_item i ON i.id = v.item_id
    JOIN round_category rc ON rc.round_id = s.round_id
    JOIN category k ON k.code = rc.category_code AND LEFT(i.category_code, k.level) = LEFT(k.code, k.level)
   WHERE NOT EXISTS (SELECT 1 FROM round_category nc JOIN category n ON n.code = nc.category_code
                      WHERE nc.round_id = s.round_id AND n.level > k.level
                        AND LEFT(i.category_code, n.level) = LEFT(n.code, n.level));

DELIMITER //
-- The row of the state is locked: two endorsed at the same time do not each find room for one.
CREATE TRIGGER tr_submission_over_budget BEFORE UPDATE ON submission FOR EACH ROW
BEGIN
  DECLARE held CHAR(2);
  IF NEW.status = 'ENDORSED' AND OLD.status <> 'ENDORSED' AND NEW.over_budget_reason IS NULL THEN
    SELECT state_code INTO held FROM round_state
     WHERE round_id = NEW.round_id AND state_code = NEW.state_code FOR UPDATE;
    IF EXISTS (SELECT 1 FROM state_budget b
        JOIN (SELECT x.category_code, SUM(x.total) AS total, SUM(CASE WHEN x.submission_id = NEW.id THEN 1 ELSE 0 END) AS asked
                FROM budgeted_line x
               WHERE x.round_id = NEW.round_id AND x.state_code = NEW.state_code
                 AND (x.status = 'ENDORSED' OR x.submission_id = NEW.id)
               GROUP BY x.category_code) q ON q.category_code = b.category_code
        WHERE b.round_id = NEW.round_id AND b.state_code = NEW.state_code AND q.asked > 0 AND q.total > b.amount) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.over-budget-reason-missing';
    END IF;
  END IF;
END//
DELIMITER ;

CREATE TABLE demand_reminder (
  round_id BIGINT NOT NULL COMMENT 'round that the entity has not answered',
  entity_id BIGINT NOT NULL COMMENT 'entity that was reminded',
  reminded_on DATE NOT NULL COMMENT 'day in Riyadh: once a day',
  state_code CHAR(2) NOT NULL COMMENT 'state of the entity, which must be invited',
  reminded_by BIGINT NOT NULL COMMENT 'national coordinator',
  reminded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_demand_reminder PRIMARY KEY (round_id, entity_id, reminded_on),
  CONSTRAINT fk_demand_reminder_round FOREIGN KEY (round_id, state_code) REFERENCES round_state (round_id, state_code),
  CONSTRAINT fk_demand_reminder_entity FOREIGN KEY (entity_id, state_code) REFERENCES procuring_entity (id, state_code),
  CONSTRAINT fk_demand_reminder_person FOREIGN KEY (reminded_by) REFERENCES person (id),
  CONSTRAINT ck_demand_reminder_day CHECK (reminded_on = DATE(reminded_at + INTERVAL 3 HOUR))
) COMMENT 'Reminders of coordinators to entities that have not answered a round';

DELIMITER //
CREATE TRIGGER tr_demand_reminder_needed BEFORE INSERT ON demand_reminder FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM demand_round WHERE id = NEW.round_id AND status = 'OPEN' AND closes_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-not-open';
  END IF;
  IF EXISTS (SELECT 1 FROM submission WHERE round_id = NEW.round_id AND entity_id = NEW.entity_id
      AND status NOT IN ('DRAFT', 'WITHDRAWN')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.has-answered';
  END IF;
  IF EXISTS (SELECT 1 FROM procuring_entity WHERE id = NEW.entity_id AND closed_at IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.entity-closed';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM role_grant g JOIN person p ON p.id = g.person_id
      WHERE g.entity_id = NEW.entity_id AND g.role = 'PROCUREMENT_OFFICER' AND p.blocked_at IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.no-officer';
  END IF;
END//
DELIMITER ;

-- Items with quantities that an officer asks for again and again.
CREATE TABLE item_set (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  entity_id BIGINT NOT NULL COMMENT 'entity for which it is made',
  name VARCHAR(100) NOT NULL COMMENT 'as the officer called it',
  shared BOOLEAN NOT NULL COMMENT 'whether all officers of the entity use it, or its maker alone',
  created_by BIGINT NOT NULL COMMENT 'procurement officer who made it',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_item_set PRIMARY KEY (id),
  CONSTRAINT fk_item_set_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_item_set_person FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT ck_item_set_name CHECK (CHAR_LENGTH(name) > 0)
) COMMENT 'Saved sets of items, added to a demand at once';

CREATE TABLE item_set_line (
  set_id BIGINT NOT NULL COMMENT 'set',
  item_id BIGINT NOT NULL COMMENT 'item',
  position INT NOT NULL COMMENT 'place in the set, from 1',
  unit_code VARCHAR(3) NOT NULL COMMENT 'unit in which the item was counted',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'in that unit',
  CONSTRAINT pk_item_set_line PRIMARY KEY (set_id, item_id),
  CONSTRAINT fk_item_set_line_set FOREIGN KEY (set_id) REFERENCES item_set (id),
  CONSTRAINT fk_item_set_line_item FOREIGN KEY (item_id) REFERENCES catalog_item (id),
  CONSTRAINT fk_item_set_line_unit FOREIGN KEY (unit_code) REFERENCES unit_of_measure (code),
  CONSTRAINT ck_item_set_line_quantity CHECK (quantity > 0)
) COMMENT 'Items of saved sets, with their quantities';
