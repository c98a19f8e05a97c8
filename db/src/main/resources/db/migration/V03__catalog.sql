-- The shared catalog: categories with attribute templates, items, and their immutable revisions.

CREATE TABLE category (
  code CHAR(8) NOT NULL COMMENT 'CPV code without check digit',
  parent_code CHAR(8) NULL COMMENT 'next higher CPV code',
  level TINYINT NOT NULL COMMENT '2 division, 3 group, 4 class, 5 and more category',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic label',
  name_en VARCHAR(300) NOT NULL COMMENT 'English label of the CPV',
  CONSTRAINT pk_category PRIMARY KEY (code),
  CONSTRAINT fk_category_parent FOREIGN KEY (parent_code) REFERENCES category (code),
  CONSTRAINT ck_category_level CHECK (level BETWEEN 2 AND 8)
) COMMENT 'Categories: Common Procurement Vocabulary, divisions 30, 32, 48 and 72';

CREATE TABLE category_attribute (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  category_code CHAR(8) NOT NULL COMMENT 'category whose items carry the attribute',
  code VARCHAR(40) NOT NULL COMMENT 'stable code within the category',
  position INT NOT NULL COMMENT 'order of display',
  name_ar VARCHAR(200) NOT NULL COMMENT 'Arabic label',
  name_en VARCHAR(200) NOT NULL COMMENT 'English label',
  type VARCHAR(10) NOT NULL COMMENT 'TEXT, NUMBER, CHOICE or BOOLEAN',
  unit_ar VARCHAR(40) NULL COMMENT 'unit shown after a number, Arabic',
  unit_en VARCHAR(40) NULL COMMENT 'unit shown after a number, English',
  is_required BOOLEAN NOT NULL COMMENT 'an item must state it',
  choices TEXT NULL COMMENT 'JSON list of code, ar and en for CHOICE',
  CONSTRAINT pk_category_attribute PRIMARY KEY (id),
  CONSTRAINT uq_category_attribute_code UNIQUE (category_code, code),
  CONSTRAINT fk_category_attribute_category FOREIGN KEY (category_code) REFERENCES category (code),
  CONSTRAINT ck_category_attribute_type CHECK (type IN ('TEXT', 'NUMBER', 'CHOICE', 'BOOLEAN')),
  CONSTRAINT ck_category_attribute_choices CHECK ((type = 'CHOICE') = (choices IS NOT NULL))
) COMMENT 'Attribute template of a category';

CREATE TABLE catalog_item (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  code VARCHAR(30) NOT NULL COMMENT 'stable item code, such as LAP-0007',
  category_code CHAR(8) NOT NULL COMMENT 'category of the item',
  kind VARCHAR(10) NOT NULL COMMENT 'HARDWARE, SOFTWARE or SERVICE',
  status VARCHAR(10) NOT NULL COMMENT 'ACTIVE or RETIRED',
  revision_count INT NOT NULL COMMENT 'number of the newest revision',
  search_text TEXT NOT NULL COMMENT 'words of code, names and description of the newest revision, normalised for Arabic and English',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
  retired_at DATETIME(6) NULL COMMENT 'UTC; when it left the catalog',
  retired_reason VARCHAR(500) NULL COMMENT 'why it left, in the words of the catalog manager',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_catalog_item PRIMARY KEY (id),
  CONSTRAINT uq_catalog_item_code UNIQUE (code),
  CONSTRAINT fk_catalog_item_category FOREIGN KEY (category_code) REFERENCES category (code),
  CONSTRAINT ck_catalog_item_kind CHECK (kind IN ('HARDWARE', 'SOFTWARE', 'SERVICE')),
  CONSTRAINT ck_catalog_item_status CHECK (status IN ('ACTIVE', 'RETIRED')),
  CONSTRAINT ck_catalog_item_retired CHECK ((status = 'RETIRED') = (retired_at IS NOT NULL)
    AND (retired_at IS NULL) = (retired_reason IS NULL)),
  CONSTRAINT ck_catalog_item_revisions CHECK (revision_count >= 0)
) COMMENT 'Items of the shared catalog';

CREATE TABLE item_revision (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  item_id BIGINT NOT NULL COMMENT 'item revised',
  number INT NOT NULL COMMENT 'from 1 up',
  unit_code VARCHAR(3) NOT NULL COMMENT 'unit the item is counted in',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  description_ar TEXT NOT NULL COMMENT 'Arabic description',
  description_en TEXT NOT NULL COMMENT 'English description',
  benchmark_price DECIMAL(19,3) NOT NULL COMMENT 'reference price of one unit, without VAT',
  benchmark_currency CHAR(3) NOT NULL COMMENT 'its currency',
  benchmark_date DATE NOT NULL COMMENT 'day the price was observed',
  benchmark_source_ar VARCHAR(300) NOT NULL COMMENT 'where it was observed, Arabic',
  benchmark_source_en VARCHAR(300) NOT NULL COMMENT 'where it was observed, English',
  attribute_count INT NOT NULL DEFAULT 0 COMMENT 'how many attribute values belong to it; no more can be added',
  published_at DATETIME(6) NOT NULL COMMENT 'UTC',
  published_by BIGINT NOT NULL COMMENT 'catalog manager',
  CONSTRAINT pk_item_revision PRIMARY KEY (id),
  CONSTRAINT uq_item_revision_number UNIQUE (item_id, number),
  CONSTRAINT uq_item_revision_unit UNIQUE (id, unit_code),
  CONSTRAINT fk_item_revision_item FOREIGN KEY (item_id) REFERENCES catalog_item (id),
  CONSTRAINT fk_item_revision_unit FOREIGN KEY (unit_code) REFERENCES unit_of_measure (code),
  CONSTRAINT fk_item_revision_currency FOREIGN KEY (benchmark_currency) REFERENCES currency (code),
  CONSTRAINT fk_item_revision_publisher FOREIGN KEY (published_by) REFERENCES person (id),
  CONSTRAINT ck_item_revision_number CHECK (number >= 1),
  CONSTRAINT ck_item_revision_attributes CHECK (attribute_count >= 0),
  CONSTRAINT ck_item_revision_price CHECK (benchmark_price > 0),
  CONSTRAINT ck_item_revision_decimals CHECK (benchmark_currency IN ('BHD', 'KWD', 'OMR') OR benchmark_price = ROUND(benchmark_price, 2))
) COMMENT 'Published, immutable revisions of catalog items; a demand line names the one it was made against';

CREATE TABLE item_attribute (
  revision_id BIGINT NOT NULL COMMENT 'revision described',
  attribute_id BIGINT NOT NULL COMMENT 'attribute of the category template',
  value VARCHAR(500) NOT NULL COMMENT 'value as text: number with a point, choice code, true or false',
  CONSTRAINT pk_item_attribute PRIMARY KEY (revision_id, attribute_id),
  CONSTRAINT fk_item_attribute_revision FOREIGN KEY (revision_id) REFERENCES item_revision (id),
  CONSTRAINT fk_item_attribute_attribute FOREIGN KEY (attribute_id) REFERENCES category_attribute (id)
) COMMENT 'Attribute values of a revision';

DELIMITER //
CREATE TRIGGER tr_item_revision_immutable BEFORE UPDATE ON item_revision FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.revision-immutable';
END//
CREATE TRIGGER tr_item_revision_kept BEFORE DELETE ON item_revision FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.revision-immutable';
END//
CREATE TRIGGER tr_item_attribute_immutable BEFORE UPDATE ON item_attribute FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.revision-immutable';
END//
CREATE TRIGGER tr_item_attribute_kept BEFORE DELETE ON item_attribute FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.revision-immutable';
END//
-- A revision is complete once it has as many attribute values as it was published with.
CREATE TRIGGER tr_item_attribute_complete BEFORE INSERT ON item_attribute FOR EACH ROW
BEGIN
  IF (SELECT COUNT(*) FROM item_attribute a WHERE a.revision_id = NEW.revision_id)
     >= (SELECT r.attribute_count FROM item_revision r WHERE r.id = NEW.revision_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.revision-immutable';
  END IF;
END//
-- Demand, lots and awards name the item: what it is must not change under them, nor may it come back.
CREATE TRIGGER tr_catalog_item_identity BEFORE UPDATE ON catalog_item FOR EACH ROW
BEGIN
  IF NEW.code <> OLD.code OR NEW.category_code <> OLD.category_code OR NEW.kind <> OLD.kind THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.identity-fixed';
  END IF;
  IF OLD.status = 'RETIRED' AND NEW.status <> 'RETIRED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.stays-retired';
  END IF;
END//
DELIMITER ;
