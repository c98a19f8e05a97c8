-- What each item of a tender must be: made of the attributes of the catalog, changed by the buyer while the tender is a
-- draft, and fixed from its approval on.

CREATE TABLE lot_requirement (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item it is a requirement of',
  position INT NOT NULL COMMENT 'order within the item, from 1',
  attribute_code VARCHAR(60) NULL COMMENT 'attribute of the catalog it was made of; null for one that the buyer wrote',
  name_ar VARCHAR(300) NOT NULL COMMENT 'what is looked at, Arabic',
  name_en VARCHAR(300) NOT NULL COMMENT 'what is looked at, English',
  comparison VARCHAR(12) NOT NULL COMMENT 'EQUALS, AT_LEAST or AT_MOST a number, ONE_OF or HAS_ALL of choices, YES_NO, or AS_DESCRIBED in words',
  wanted VARCHAR(500) NOT NULL COMMENT 'number with a point, codes of choices with commas between, true or false; empty for AS_DESCRIBED',
  unit_ar VARCHAR(60) NULL COMMENT 'unit of a number, Arabic',
  unit_en VARCHAR(60) NULL COMMENT 'unit of a number, English',
  choices TEXT NULL COMMENT 'JSON list of code, ar and en that a bidder chooses from, for ONE_OF and HAS_ALL',
  text_ar VARCHAR(1000) NOT NULL COMMENT 'what is asked for in words, Arabic; may be empty but for AS_DESCRIBED',
  text_en VARCHAR(1000) NOT NULL COMMENT 'what is asked for in words, English',
  is_mandatory BOOLEAN NOT NULL COMMENT 'mandatory, else desirable',
  CONSTRAINT pk_lot_requirement PRIMARY KEY (id),
  CONSTRAINT uq_lot_requirement_position UNIQUE (lot_item_id, position),
  CONSTRAINT uq_lot_requirement_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_lot_requirement_item FOREIGN KEY (lot_item_id, tender_id) REFERENCES lot_item (id, tender_id),
  CONSTRAINT ck_lot_requirement_position CHECK (position >= 1),
  CONSTRAINT ck_lot_requirement_name CHECK (CHAR_LENGTH(TRIM(name_ar)) > 0 AND CHAR_LENGTH(TRIM(name_en)) > 0),
  CONSTRAINT ck_lot_requirement_comparison CHECK (comparison IN ('EQUALS', 'AT_LEAST', 'AT_MOST', 'ONE_OF', 'HAS_ALL', 'YES_NO', 'AS_DESCRIBED')),
  CONSTRAINT ck_lot_requirement_wanted CHECK ((comparison = 'AS_DESCRIBED') = (wanted = '')),
  CONSTRAINT ck_lot_requirement_number CHECK (comparison NOT IN ('EQUALS', 'AT_LEAST', 'AT_MOST') OR wanted REGEXP '^-?[0-9]+([.][0-9]+)?$'),
  CONSTRAINT ck_lot_requirement_yes CHECK (comparison <> 'YES_NO' OR wanted IN ('true', 'false')),
  CONSTRAINT ck_lot_requirement_choices CHECK ((comparison IN ('ONE_OF', 'HAS_ALL')) = (choices IS NOT NULL)),
  CONSTRAINT ck_lot_requirement_text CHECK (comparison <> 'AS_DESCRIBED' OR (CHAR_LENGTH(TRIM(text_ar)) > 0 AND CHAR_LENGTH(TRIM(text_en)) > 0)),
  CONSTRAINT ck_lot_requirement_unit CHECK ((unit_ar IS NULL) = (unit_en IS NULL))
) COMMENT 'Requirements of lot items, against which bids are held';

-- Guarded after the row, as it is filled by INSERT ... SELECT.
DELIMITER //
CREATE TRIGGER tr_lot_requirement_added AFTER INSERT ON lot_requirement FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_lot_requirement_fixed AFTER UPDATE ON lot_requirement FOR EACH ROW
BEGIN
  IF NEW.tender_id <> OLD.tender_id
      OR (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_lot_requirement_kept BEFORE DELETE ON lot_requirement FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
DELIMITER ;
