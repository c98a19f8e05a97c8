-- The aggregation desk: lots by region, city and value, equivalents joined with the consent of the states, and the
-- steps by which lots were rearranged, so that each can be taken back.

-- An item may stand in several lots of a tender when its demand is split by where it is delivered.
ALTER TABLE lot_item
  ADD COLUMN area_code VARCHAR(110) COLLATE utf8mb4_bin NOT NULL DEFAULT '' COMMENT 'where the item is delivered, when its demand is split by region or city; empty for everywhere',
  ADD COLUMN area_ar VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'name of that area, Arabic',
  ADD COLUMN area_en VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'name of that area, English';
ALTER TABLE lot_item DROP INDEX uq_lot_item_revision;
ALTER TABLE lot_item ADD CONSTRAINT uq_lot_item_revision UNIQUE (tender_id, revision_id, area_code);

ALTER TABLE allocation
  ADD COLUMN line_quantity DECIMAL(15,3) NULL COMMENT 'the same part in the unit of the line, when the line was converted into another item or unit; none when both are the same',
  ADD CONSTRAINT ck_allocation_line_quantity CHECK (line_quantity IS NULL OR line_quantity > 0);

CREATE TABLE delivery_region (
  code VARCHAR(10) NOT NULL COMMENT 'stable code',
  position INT NOT NULL COMMENT 'order of display',
  name_ar VARCHAR(100) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(100) NOT NULL COMMENT 'English name',
  CONSTRAINT pk_delivery_region PRIMARY KEY (code)
) COMMENT 'Groups of states that are delivered to together';

CREATE TABLE delivery_region_state (
  state_code CHAR(2) NOT NULL COMMENT 'state; in one region only',
  region_code VARCHAR(10) NOT NULL COMMENT 'its region',
  CONSTRAINT pk_delivery_region_state PRIMARY KEY (state_code),
  CONSTRAINT fk_delivery_region_state_region FOREIGN KEY (region_code) REFERENCES delivery_region (code),
  CONSTRAINT ck_delivery_region_state CHECK (state_code IN ('AE', 'BH', 'KW', 'OM', 'QA', 'SA'))
) COMMENT 'States of each delivery region';

CREATE TABLE value_band (
  code VARCHAR(10) NOT NULL COMMENT 'stable code',
  from_usd DECIMAL(19,2) NOT NULL COMMENT 'least estimated value of an item in the band, US dollars without VAT',
  name_ar VARCHAR(100) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(100) NOT NULL COMMENT 'English name',
  CONSTRAINT pk_value_band PRIMARY KEY (code),
  CONSTRAINT uq_value_band_from UNIQUE (from_usd),
  CONSTRAINT ck_value_band_from CHECK (from_usd >= 0)
) COMMENT 'Bands of value by which items go into lots that suppliers of different size can compete for';

INSERT INTO delivery_region (code, position, name_ar, name_en) VALUES
  ('NORTH', 1, 'شمال الخليج', 'Northern Gulf'),
  ('WEST', 2, 'المملكة العربية السعودية', 'Saudi Arabia'),
  ('EAST', 3, 'شرق الخليج', 'Eastern Gulf');
INSERT INTO delivery_region_state (state_code, region_code) VALUES
  ('KW', 'NORTH'), ('BH', 'NORTH'), ('SA', 'WEST'), ('QA', 'EAST'), ('AE', 'EAST'), ('OM', 'EAST');
INSERT INTO value_band (code, from_usd, name_ar, name_en) VALUES
  ('SMALL', 0, 'قيمة صغيرة', 'Small value'),
  ('MEDIUM', 250000, 'قيمة متوسطة', 'Medium value'),
  ('LARGE', 2000000, 'قيمة كبيرة', 'Large value');

CREATE TABLE lot_step (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  number INT NOT NULL COMMENT 'order of the steps, from 1',
  act VARCHAR(40) NOT NULL COMMENT 'what was done, as in the audit record',
  layout_before LONGTEXT NOT NULL COMMENT 'the lots and their items before the step, JSON',
  person_id BIGINT NOT NULL COMMENT 'central buyer',
  at DATETIME(6) NOT NULL COMMENT 'UTC',
  undone_by BIGINT NULL COMMENT 'central buyer who took it back',
  undone_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_lot_step PRIMARY KEY (id),
  CONSTRAINT uq_lot_step_number UNIQUE (tender_id, number),
  CONSTRAINT fk_lot_step_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_lot_step_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_lot_step_undoer FOREIGN KEY (undone_by) REFERENCES person (id),
  CONSTRAINT ck_lot_step_act CHECK (act IN ('tender.lot-renamed', 'tender.items-moved', 'tender.lots-merged', 'tender.lot-split')),
  CONSTRAINT ck_lot_step_undone CHECK ((undone_by IS NULL) = (undone_at IS NULL))
) COMMENT 'Steps by which the lots of a draft were rearranged, each with what it can be taken back to';

CREATE TABLE item_unit (
  item_id BIGINT NOT NULL COMMENT 'item',
  unit_code VARCHAR(3) NOT NULL COMMENT 'unit converted, such as a pack',
  base_unit_code VARCHAR(3) NOT NULL COMMENT 'unit it is counted in, such as each',
  numerator BIGINT NOT NULL COMMENT 'one unit is numerator / denominator base units',
  denominator BIGINT NOT NULL COMMENT 'in lowest terms',
  CONSTRAINT pk_item_unit PRIMARY KEY (item_id, unit_code, base_unit_code),
  CONSTRAINT fk_item_unit_item FOREIGN KEY (item_id) REFERENCES catalog_item (id),
  CONSTRAINT fk_item_unit_unit FOREIGN KEY (unit_code) REFERENCES unit_of_measure (code),
  CONSTRAINT fk_item_unit_base FOREIGN KEY (base_unit_code) REFERENCES unit_of_measure (code),
  CONSTRAINT ck_item_unit_other CHECK (unit_code <> base_unit_code),
  CONSTRAINT ck_item_unit_factor CHECK (numerator BETWEEN 1 AND 1000000000000 AND denominator BETWEEN 1 AND 1000000000000)
) COMMENT 'Exact conversions between the units an item was ever counted in';

CREATE TABLE join_request (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  round_id BIGINT NOT NULL COMMENT 'round whose demand is concerned',
  revision_id BIGINT NOT NULL COMMENT 'item revision that was asked for',
  into_revision_id BIGINT NOT NULL COMMENT 'equivalent item revision it would be bought as',
  numerator BIGINT NOT NULL COMMENT 'one unit asked for is numerator / denominator units of the equivalent',
  denominator BIGINT NOT NULL COMMENT 'in lowest terms',
  status VARCHAR(10) NOT NULL COMMENT 'ASKED, ACCEPTED (by every state concerned), DECLINED or WITHDRAWN',
  open_for BIGINT NULL COMMENT 'the revision while the request stands, so that only one stands for it',
  reason VARCHAR(1000) NOT NULL COMMENT 'why the buyer asks',
  asked_by BIGINT NOT NULL COMMENT 'central buyer',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  answer_until DATETIME(6) NOT NULL COMMENT 'UTC; no answer is taken from then on',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_join_request PRIMARY KEY (id),
  CONSTRAINT uq_join_request_open UNIQUE (round_id, open_for),
  CONSTRAINT fk_join_request_round FOREIGN KEY (round_id) REFERENCES demand_round (id),
  CONSTRAINT fk_join_request_revision FOREIGN KEY (revision_id) REFERENCES item_revision (id),
  CONSTRAINT fk_join_request_into FOREIGN KEY (into_revision_id) REFERENCES item_revision (id),
  CONSTRAINT fk_join_request_person FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT ck_join_request_status CHECK (status IN ('ASKED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
  CONSTRAINT ck_join_request_open CHECK ((status IN ('ASKED', 'ACCEPTED')) = (open_for IS NOT NULL) AND (open_for IS NULL OR open_for = revision_id)),
  CONSTRAINT ck_join_request_other CHECK (revision_id <> into_revision_id),
  CONSTRAINT ck_join_request_factor CHECK (numerator BETWEEN 1 AND 1000000000000 AND denominator BETWEEN 1 AND 1000000000000),
  CONSTRAINT ck_join_request_reason CHECK (CHAR_LENGTH(reason) > 0),
  CONSTRAINT ck_join_request_until CHECK (answer_until > asked_at)
) COMMENT 'Requests to buy the demand for one item as its equivalent';

CREATE TABLE join_answer (
  request_id BIGINT NOT NULL COMMENT 'request',
  state_code CHAR(2) NOT NULL COMMENT 'state that asked for the item',
  answer VARCHAR(10) NULL COMMENT 'ACCEPTED or DECLINED; none while it is waited for',
  reason VARCHAR(1000) NULL COMMENT 'why it was declined',
  answered_by BIGINT NULL COMMENT 'national coordinator',
  answered_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_join_answer PRIMARY KEY (request_id, state_code),
  CONSTRAINT fk_join_answer_request FOREIGN KEY (request_id) REFERENCES join_request (id),
  CONSTRAINT fk_join_answer_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_join_answer_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_join_answer_answer CHECK (answer IS NULL OR answer IN ('ACCEPTED', 'DECLINED')),
  CONSTRAINT ck_join_answer_given CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)),
  CONSTRAINT ck_join_answer_reason CHECK (answer IS NULL OR answer <> 'DECLINED' OR COALESCE(CHAR_LENGTH(reason), 0) > 0)
) COMMENT 'What each state concerned answers to a request to join equivalents';

DELIMITER //
-- A round leaves its tender only as a whole, while the tender is a draft.
CREATE TRIGGER tr_tender_round_kept BEFORE DELETE ON tender_round FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF EXISTS (SELECT 1 FROM lot WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.lots-left';
  END IF;
END//
CREATE TRIGGER tr_tender_round_fixed BEFORE UPDATE ON tender_round FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.round-fixed';
END//
CREATE TRIGGER tr_demand_round_reopened BEFORE UPDATE ON demand_round FOR EACH ROW
BEGIN
  IF OLD.status = 'AGGREGATED' AND NEW.status = 'CLOSED'
      AND EXISTS (SELECT 1 FROM tender_round WHERE round_id = OLD.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-in-tender';
  END IF;
END//
-- Steps are taken back one after the other, the last first, while the tender is a draft; none is forgotten.
CREATE TRIGGER tr_lot_step_added AFTER INSERT ON lot_step FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_lot_step_fixed BEFORE UPDATE ON lot_step FOR EACH ROW
BEGIN
  IF OLD.undone_at IS NOT NULL OR NEW.tender_id <> OLD.tender_id OR NEW.number <> OLD.number OR NEW.act <> OLD.act
      OR NEW.layout_before <> OLD.layout_before OR NEW.person_id <> OLD.person_id OR NEW.at <> OLD.at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.lot-step-kept';
  END IF;
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_lot_step_kept BEFORE DELETE ON lot_step FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.lot-step-kept';
END//
-- A request is in force when every state concerned accepted, and for the round as it was aggregated.
CREATE TRIGGER tr_join_request_status BEFORE UPDATE ON join_request FOR EACH ROW
BEGIN
  IF NEW.round_id <> OLD.round_id OR NEW.revision_id <> OLD.revision_id OR NEW.into_revision_id <> OLD.into_revision_id
      OR NEW.numerator <> OLD.numerator OR NEW.denominator <> OLD.denominator OR NEW.answer_until <> OLD.answer_until
      OR OLD.status IN ('DECLINED', 'WITHDRAWN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.request-fixed';
  END IF;
  IF NEW.status = 'ACCEPTED' AND (NOT EXISTS (SELECT 1 FROM join_answer WHERE request_id = NEW.id)
      OR EXISTS (SELECT 1 FROM join_answer WHERE request_id = NEW.id AND COALESCE(answer, '') <> 'ACCEPTED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.not-all-accepted';
  END IF;
  IF NEW.status <> OLD.status AND (SELECT status FROM demand_round WHERE id = NEW.round_id) <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.round-not-closed';
  END IF;
END//
CREATE TRIGGER tr_join_request_asked AFTER INSERT ON join_request FOR EACH ROW
BEGIN
  IF NEW.status <> 'ASKED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.not-all-accepted';
  END IF;
  IF EXISTS (SELECT 1 FROM join_request WHERE round_id = NEW.round_id
      AND (open_for = NEW.into_revision_id OR into_revision_id = NEW.revision_id AND open_for IS NOT NULL)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.join-chain';
  END IF;
END//
-- After the row, because the answers asked for are filled by INSERT ... SELECT.
CREATE TRIGGER tr_join_answer_given AFTER UPDATE ON join_answer FOR EACH ROW
BEGIN
  IF OLD.answer IS NOT NULL OR NEW.state_code <> OLD.state_code OR NEW.request_id <> OLD.request_id
      OR (SELECT status FROM join_request WHERE id = OLD.request_id) <> 'ASKED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.answer-final';
  END IF;
  IF UTC_TIMESTAMP(6) >= (SELECT answer_until FROM join_request WHERE id = OLD.request_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.answer-late';
  END IF;
END//
CREATE TRIGGER tr_join_answer_kept BEFORE DELETE ON join_answer FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.answer-final';
END//
-- Demand is bought as another item only where its state accepted that, and in exactly the quantity it converts to.
CREATE TRIGGER tr_joint_tender_joins BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' AND EXISTS (
      SELECT 1 FROM lot_item i JOIN allocation a ON a.lot_item_id = i.id
        JOIN demand_line l ON l.id = a.demand_line_id
        JOIN submission s ON s.id = l.submission_id
        LEFT JOIN join_request j ON j.round_id = s.round_id AND j.open_for = l.revision_id
         AND j.into_revision_id = i.revision_id AND j.status = 'ACCEPTED'
       WHERE i.tender_id = NEW.id
         AND (i.revision_id = l.revision_id AND a.line_quantity IS NOT NULL
           OR i.revision_id <> l.revision_id AND (j.id IS NULL
             OR a.quantity * j.denominator <> COALESCE(a.line_quantity, a.quantity) * j.numerator))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.join-not-accepted';
  END IF;
END//
DELIMITER ;
