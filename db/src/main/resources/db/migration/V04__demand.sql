-- Demand rounds, the submissions of procuring entities and their lines.

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
  CONSTRAINT pk_round_state PRIMARY KEY (round_id, state_code),
  CONSTRAINT fk_round_state_round FOREIGN KEY (round_id) REFERENCES demand_round (id),
  CONSTRAINT fk_round_state_state FOREIGN KEY (state_code) REFERENCES member_state (code)
) COMMENT 'States invited to a round';

CREATE TABLE submission (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  round_id BIGINT NOT NULL COMMENT 'round answered',
  entity_id BIGINT NOT NULL COMMENT 'procuring entity',
  state_code CHAR(2) NOT NULL COMMENT 'state of the entity, which must be invited',
  status VARCHAR(10) NOT NULL COMMENT 'DRAFT, SUBMITTED, RETURNED, ENDORSED or WITHDRAWN',
  status_reason VARCHAR(1000) NULL COMMENT 'why it was returned or withdrawn',
  endorsed_by BIGINT NULL COMMENT 'national coordinator',
  endorsed_at DATETIME(6) NULL COMMENT 'UTC',
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
  CONSTRAINT ck_submission_reason CHECK (status NOT IN ('RETURNED', 'WITHDRAWN') OR COALESCE(CHAR_LENGTH(status_reason), 0) > 0)
) COMMENT 'Demand of one procuring entity in one round';
CREATE INDEX ix_submission_status ON submission (round_id, status);

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
  CONSTRAINT pk_demand_line PRIMARY KEY (id),
  CONSTRAINT uq_demand_line_number UNIQUE (submission_id, line_number),
  CONSTRAINT fk_demand_line_submission FOREIGN KEY (submission_id, entity_id) REFERENCES submission (id, entity_id),
  CONSTRAINT fk_demand_line_revision FOREIGN KEY (revision_id, unit_code) REFERENCES item_revision (id, unit_code),
  CONSTRAINT fk_demand_line_site FOREIGN KEY (site_id, entity_id) REFERENCES delivery_site (id, entity_id),
  CONSTRAINT fk_demand_line_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_demand_line_quantity CHECK (quantity > 0),
  CONSTRAINT ck_demand_line_price CHECK (estimated_unit_price > 0),
  CONSTRAINT ck_demand_line_decimals CHECK (currency IN ('BHD', 'KWD', 'OMR') OR estimated_unit_price = ROUND(estimated_unit_price, 2)),
  CONSTRAINT ck_demand_line_commitment CHECK (commitment IN ('FIRM', 'INDICATIVE'))
) COMMENT 'One item asked for, with quantity, place and time';

CREATE TABLE submission_receipt (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  submission_id BIGINT NOT NULL COMMENT 'submission received',
  number INT NOT NULL COMMENT 'from 1 up: each submit is a version',
  receipt_number VARCHAR(40) NOT NULL COMMENT 'number told to the officer',
  request_key VARCHAR(64) NOT NULL COMMENT 'idempotency key of the request',
  received_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  received_from BIGINT NOT NULL COMMENT 'procurement officer',
  sha256 CHAR(64) NOT NULL COMMENT 'of the content',
  content LONGTEXT NOT NULL COMMENT 'the lines as submitted, JSON',
  CONSTRAINT pk_submission_receipt PRIMARY KEY (id),
  CONSTRAINT uq_submission_receipt_number UNIQUE (receipt_number),
  CONSTRAINT uq_submission_receipt_version UNIQUE (submission_id, number),
  CONSTRAINT uq_submission_receipt_request UNIQUE (submission_id, request_key),
  CONSTRAINT fk_submission_receipt_submission FOREIGN KEY (submission_id) REFERENCES submission (id),
  CONSTRAINT fk_submission_receipt_person FOREIGN KEY (received_from) REFERENCES person (id)
) COMMENT 'What was acknowledged, exactly; never changed';

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
-- The round is read with a lock: while a round is being closed or aggregated, no submission slips
-- past on what the round was before.
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
        'DRAFT-WITHDRAWN', 'SUBMITTED-WITHDRAWN', 'RETURNED-WITHDRAWN', 'WITHDRAWN-DRAFT') THEN
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
CREATE TRIGGER tr_demand_line_insert BEFORE INSERT ON demand_line FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = NEW.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END//
CREATE TRIGGER tr_demand_line_update BEFORE UPDATE ON demand_line FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = OLD.submission_id) NOT IN ('DRAFT', 'RETURNED') OR NEW.submission_id <> OLD.submission_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END//
CREATE TRIGGER tr_demand_line_delete BEFORE DELETE ON demand_line FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = OLD.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END//
CREATE TRIGGER tr_submission_receipt_immutable BEFORE UPDATE ON submission_receipt FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.receipt-immutable';
END//
CREATE TRIGGER tr_submission_receipt_kept BEFORE DELETE ON submission_receipt FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.receipt-immutable';
END//
DELIMITER ;
