-- Category templates in versions, the revision's memory of the version it was made against, and the
-- item that takes a retired one's place.

ALTER TABLE category_attribute DROP CONSTRAINT ck_category_attribute_type;
ALTER TABLE category_attribute DROP CONSTRAINT ck_category_attribute_choices;
ALTER TABLE category_attribute
  MODIFY type VARCHAR(12) NOT NULL COMMENT 'TEXT, NUMBER, CHOICE, BOOLEAN or MULTI_CHOICE; never changes',
  MODIFY choices TEXT NULL COMMENT 'JSON list of code, ar and en for CHOICE and MULTI_CHOICE',
  ADD COLUMN minimum DECIMAL(19,6) NULL COMMENT 'least NUMBER that is taken, none when open',
  ADD COLUMN maximum DECIMAL(19,6) NULL COMMENT 'greatest NUMBER that is taken, none when open',
  ADD COLUMN is_facet BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the search offers it as a filter',
  ADD COLUMN is_current BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'belongs to the newest template; others stay because revisions state them',
  ADD CONSTRAINT ck_category_attribute_type CHECK (type IN ('TEXT', 'NUMBER', 'CHOICE', 'BOOLEAN', 'MULTI_CHOICE')),
  ADD CONSTRAINT ck_category_attribute_choices CHECK ((type IN ('CHOICE', 'MULTI_CHOICE')) = (choices IS NOT NULL)),
  ADD CONSTRAINT ck_category_attribute_range CHECK (type = 'NUMBER' OR (minimum IS NULL AND maximum IS NULL)),
  ADD CONSTRAINT ck_category_attribute_bounds CHECK (minimum IS NULL OR maximum IS NULL OR minimum <= maximum);

-- The edition counts the published versions of all categories together. An item follows the
-- templates of its category and of all above it: one edition tells the version of each of them,
-- the newest that is not younger.
CREATE TABLE template_version (
  edition INT NOT NULL COMMENT 'from 1 up, over all categories, in the order of publication',
  category_code CHAR(8) NOT NULL COMMENT 'category whose template it is',
  number INT NOT NULL COMMENT 'version of this category, from 1 up',
  attributes LONGTEXT NOT NULL COMMENT 'JSON list of the attributes of this category alone',
  published_at DATETIME(6) NOT NULL COMMENT 'UTC',
  published_by BIGINT NULL COMMENT 'catalog manager; none when it came with the reference data',
  CONSTRAINT pk_template_version PRIMARY KEY (edition),
  CONSTRAINT uq_template_version_number UNIQUE (category_code, number),
  CONSTRAINT fk_template_version_category FOREIGN KEY (category_code) REFERENCES category (code),
  CONSTRAINT fk_template_version_publisher FOREIGN KEY (published_by) REFERENCES person (id),
  CONSTRAINT ck_template_version_edition CHECK (edition >= 1 AND number >= 1)
) COMMENT 'Published, immutable versions of category templates';

CREATE TABLE template_draft (
  category_code CHAR(8) NOT NULL COMMENT 'category; one draft at a time',
  based_on INT NOT NULL COMMENT 'version the draft began from, 0 for none',
  attributes LONGTEXT NOT NULL COMMENT 'JSON list of the attributes as typed, complete or not',
  updated_at DATETIME(6) NOT NULL COMMENT 'UTC, last saved',
  updated_by BIGINT NOT NULL COMMENT 'catalog manager who saved it last',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_template_draft PRIMARY KEY (category_code),
  CONSTRAINT fk_template_draft_category FOREIGN KEY (category_code) REFERENCES category (code),
  CONSTRAINT fk_template_draft_person FOREIGN KEY (updated_by) REFERENCES person (id)
) COMMENT 'Next version of a category template while it is being written';

ALTER TABLE item_revision
  ADD COLUMN template_edition INT NULL COMMENT 'newest template version, along its category and those above, that it was made against; none where no attributes are asked for',
  ADD CONSTRAINT fk_item_revision_template FOREIGN KEY (template_edition) REFERENCES template_version (edition);

ALTER TABLE catalog_item
  ADD COLUMN successor_id BIGINT NULL COMMENT 'item that takes its place, named when it is retired',
  ADD CONSTRAINT fk_catalog_item_successor FOREIGN KEY (successor_id) REFERENCES catalog_item (id),
  ADD CONSTRAINT ck_catalog_item_successor CHECK (successor_id IS NULL OR status = 'RETIRED');

DELIMITER //
CREATE TRIGGER tr_template_version_immutable BEFORE UPDATE ON template_version FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.template-immutable';
END//
CREATE TRIGGER tr_template_version_kept BEFORE DELETE ON template_version FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.template-immutable';
END//
-- Values of earlier revisions stay readable only while their attribute keeps its type.
CREATE TRIGGER tr_category_attribute_identity BEFORE UPDATE ON category_attribute FOR EACH ROW
BEGIN
  IF NEW.category_code <> OLD.category_code OR NEW.code <> OLD.code OR NEW.type <> OLD.type THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.attribute-type-fixed';
  END IF;
END//
-- A successor is named in the act of retirement and is itself offered then. As nothing retired
-- comes back, no chain of successors can ever lead back to its beginning.
CREATE TRIGGER tr_catalog_item_successor BEFORE UPDATE ON catalog_item FOR EACH ROW
BEGIN
  IF NOT (NEW.successor_id <=> OLD.successor_id) THEN
    IF OLD.status = 'RETIRED' OR NEW.successor_id IS NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.successor-fixed';
    END IF;
    IF NEW.successor_id = NEW.id THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.successor-itself';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM catalog_item s WHERE s.id = NEW.successor_id AND s.status = 'ACTIVE' LOCK IN SHARE MODE) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.successor-retired';
    END IF;
  END IF;
END//
DELIMITER ;
