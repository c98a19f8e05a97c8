-- Items that stand for one another, the standard among them, and prices by quantity.

CREATE TABLE equivalence_group (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  created_by BIGINT NOT NULL COMMENT 'catalog manager',
  CONSTRAINT pk_equivalence_group PRIMARY KEY (id),
  CONSTRAINT fk_equivalence_group_creator FOREIGN KEY (created_by) REFERENCES person (id)
) COMMENT 'Groups of items that serve the same need';

CREATE TABLE equivalence_member (
  item_id BIGINT NOT NULL COMMENT 'item; in one group at most',
  group_id BIGINT NOT NULL COMMENT 'its group',
  standard_of BIGINT NULL COMMENT 'the group, for the one member that is its standard',
  numerator BIGINT NOT NULL COMMENT 'one unit of the item is numerator / denominator units of the standard',
  denominator BIGINT NOT NULL COMMENT 'in lowest terms',
  unit_code VARCHAR(3) NOT NULL COMMENT 'unit of the item that the factor counts in',
  CONSTRAINT pk_equivalence_member PRIMARY KEY (item_id),
  CONSTRAINT uq_equivalence_member_standard UNIQUE (standard_of),
  CONSTRAINT fk_equivalence_member_item FOREIGN KEY (item_id) REFERENCES catalog_item (id),
  CONSTRAINT fk_equivalence_member_group FOREIGN KEY (group_id) REFERENCES equivalence_group (id),
  CONSTRAINT fk_equivalence_member_unit FOREIGN KEY (unit_code) REFERENCES unit_of_measure (code),
  CONSTRAINT ck_equivalence_member_factor CHECK (numerator BETWEEN 1 AND 1000000000000 AND denominator BETWEEN 1 AND 1000000000000),
  CONSTRAINT ck_equivalence_member_standard CHECK (standard_of IS NULL OR (standard_of = group_id AND numerator = 1 AND denominator = 1))
) COMMENT 'Members of equivalence groups with their exact conversion into the standard';

CREATE TABLE price_break (
  item_id BIGINT NOT NULL COMMENT 'item',
  quantity_from DECIMAL(15,3) NOT NULL COMMENT 'least quantity in one order, in the unit of the item',
  unit_price DECIMAL(19,3) NOT NULL COMMENT 'expected price of one unit from that quantity on, without VAT',
  currency CHAR(3) NOT NULL COMMENT 'its currency',
  source_ar VARCHAR(300) NOT NULL COMMENT 'where it was observed, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'where it was observed, English',
  CONSTRAINT pk_price_break PRIMARY KEY (item_id, quantity_from),
  CONSTRAINT fk_price_break_item FOREIGN KEY (item_id) REFERENCES catalog_item (id),
  CONSTRAINT fk_price_break_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_price_break_quantity CHECK (quantity_from > 0),
  CONSTRAINT ck_price_break_price CHECK (unit_price > 0),
  CONSTRAINT ck_price_break_decimals CHECK (currency IN ('BHD', 'KWD', 'OMR') OR unit_price = ROUND(unit_price, 2))
) COMMENT 'Prices to be expected when more is bought at once';

DELIMITER //
-- A factor counts in the standard of its group: the standard is there first and leaves last.
CREATE TRIGGER tr_equivalence_member_insert BEFORE INSERT ON equivalence_member FOR EACH ROW
BEGIN
  IF NEW.standard_of IS NULL
      AND NOT EXISTS (SELECT 1 FROM equivalence_member m WHERE m.standard_of = NEW.group_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.standard-missing';
  END IF;
END//
CREATE TRIGGER tr_equivalence_member_update BEFORE UPDATE ON equivalence_member FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.equivalence-immutable';
END//
CREATE TRIGGER tr_equivalence_member_delete BEFORE DELETE ON equivalence_member FOR EACH ROW
BEGIN
  IF OLD.standard_of IS NOT NULL
      AND EXISTS (SELECT 1 FROM equivalence_member m WHERE m.group_id = OLD.group_id AND m.standard_of IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.standard-missing';
  END IF;
END//
-- A factor means the unit it was set for: an item in a group keeps its unit.
CREATE TRIGGER tr_item_revision_unit AFTER INSERT ON item_revision FOR EACH ROW
BEGIN
  IF NEW.number > 1
      AND EXISTS (SELECT 1 FROM equivalence_member m WHERE m.item_id = NEW.item_id AND m.unit_code <> NEW.unit_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.unit-tied-to-equivalents';
  END IF;
END//
DELIMITER ;
