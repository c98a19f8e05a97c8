-- The shared catalog: categories with versioned attribute templates, items with immutable revisions, items that stand
-- for one another, and what its search is fed with.

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
  type VARCHAR(12) NOT NULL COMMENT 'TEXT, NUMBER, CHOICE, BOOLEAN or MULTI_CHOICE; never changes',
  unit_ar VARCHAR(40) NULL COMMENT 'unit shown after a number, Arabic',
  unit_en VARCHAR(40) NULL COMMENT 'unit shown after a number, English',
  is_required BOOLEAN NOT NULL COMMENT 'an item must state it',
  choices TEXT NULL COMMENT 'JSON list of code, ar and en for CHOICE and MULTI_CHOICE',
  minimum DECIMAL(19,6) NULL COMMENT 'least NUMBER that is taken, none when open',
  maximum DECIMAL(19,6) NULL COMMENT 'greatest NUMBER that is taken, none when open',
  is_facet BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the search offers it as a filter',
  is_current BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'belongs to the newest template; others stay because revisions state them',
  CONSTRAINT pk_category_attribute PRIMARY KEY (id),
  CONSTRAINT uq_category_attribute_code UNIQUE (category_code, code),
  CONSTRAINT fk_category_attribute_category FOREIGN KEY (category_code) REFERENCES category (code),
  CONSTRAINT ck_category_attribute_type CHECK (type IN ('TEXT', 'NUMBER', 'CHOICE', 'BOOLEAN', 'MULTI_CHOICE')),
  CONSTRAINT ck_category_attribute_choices CHECK ((type IN ('CHOICE', 'MULTI_CHOICE')) = (choices IS NOT NULL)),
  CONSTRAINT ck_category_attribute_range CHECK (type = 'NUMBER' OR (minimum IS NULL AND maximum IS NULL)),
  CONSTRAINT ck_category_attribute_bounds CHECK (minimum IS NULL OR maximum IS NULL OR minimum <= maximum)
) COMMENT 'Attribute template of a category';

-- The edition counts the published versions of all categories together. An item follows the templates of its category
-- and of all above it: one edition tells the version of each of them, the newest that is not younger.
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

CREATE TABLE catalog_item (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  code VARCHAR(30) NOT NULL COMMENT 'stable item code, such as LAP-0007',
  category_code CHAR(8) NOT NULL COMMENT 'category of the item',
  kind VARCHAR(10) NOT NULL COMMENT 'HARDWARE, SOFTWARE or SERVICE',
  status VARCHAR(10) NOT NULL COMMENT 'ACTIVE or RETIRED',
  revision_count INT NOT NULL COMMENT 'number of the newest revision',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
  retired_at DATETIME(6) NULL COMMENT 'UTC; when it left the catalog',
  retired_reason VARCHAR(500) NULL COMMENT 'why it left, in the words of the catalog manager',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  successor_id BIGINT NULL COMMENT 'item that takes its place, named when it is retired',
  CONSTRAINT pk_catalog_item PRIMARY KEY (id),
  CONSTRAINT uq_catalog_item_code UNIQUE (code),
  CONSTRAINT fk_catalog_item_category FOREIGN KEY (category_code) REFERENCES category (code),
  CONSTRAINT fk_catalog_item_successor FOREIGN KEY (successor_id) REFERENCES catalog_item (id),
  CONSTRAINT ck_catalog_item_kind CHECK (kind IN ('HARDWARE', 'SOFTWARE', 'SERVICE')),
  CONSTRAINT ck_catalog_item_status CHECK (status IN ('ACTIVE', 'RETIRED')),
  CONSTRAINT ck_catalog_item_retired CHECK ((status = 'RETIRED') = (retired_at IS NOT NULL)
    AND (retired_at IS NULL) = (retired_reason IS NULL)),
  CONSTRAINT ck_catalog_item_revisions CHECK (revision_count >= 0),
  CONSTRAINT ck_catalog_item_successor CHECK (successor_id IS NULL OR status = 'RETIRED')
) COMMENT 'Items of the shared catalog';

DELIMITER //
-- Written by the database itself, so that no way of changing an item can be forgotten. The machine's clock (SYSDATE) is
-- used because rows are deleted by their age.
CREATE TRIGGER tr_catalog_item_added_search AFTER INSERT ON catalog_item FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NEW.id, SYSDATE(6));
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
-- A successor is named in the act of retirement and is itself offered then. As nothing retired comes back, no chain of
-- successors can ever lead back to its beginning.
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
CREATE TRIGGER tr_catalog_item_changed_search AFTER UPDATE ON catalog_item FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NEW.id, SYSDATE(6));
END//
DELIMITER ;

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
  template_edition INT NULL COMMENT 'newest template version, along its category and those above, that it was made against; none where no attributes are asked for',
  CONSTRAINT pk_item_revision PRIMARY KEY (id),
  CONSTRAINT uq_item_revision_number UNIQUE (item_id, number),
  CONSTRAINT uq_item_revision_unit UNIQUE (id, unit_code),
  CONSTRAINT fk_item_revision_item FOREIGN KEY (item_id) REFERENCES catalog_item (id),
  CONSTRAINT fk_item_revision_unit FOREIGN KEY (unit_code) REFERENCES unit_of_measure (code),
  CONSTRAINT fk_item_revision_currency FOREIGN KEY (benchmark_currency) REFERENCES currency (code),
  CONSTRAINT fk_item_revision_publisher FOREIGN KEY (published_by) REFERENCES person (id),
  CONSTRAINT fk_item_revision_template FOREIGN KEY (template_edition) REFERENCES template_version (edition),
  CONSTRAINT ck_item_revision_number CHECK (number >= 1),
  CONSTRAINT ck_item_revision_attributes CHECK (attribute_count >= 0),
  CONSTRAINT ck_item_revision_price CHECK (benchmark_price > 0),
  CONSTRAINT ck_item_revision_decimals CHECK (benchmark_currency IN ('BHD', 'KWD', 'OMR') OR benchmark_price = ROUND(benchmark_price, 2))
) COMMENT 'Published, immutable revisions of catalog items; a demand line names the one it was made against';

DELIMITER //
-- A factor means the unit it was set for: an item in a group keeps its unit.
CREATE TRIGGER tr_item_revision_unit AFTER INSERT ON item_revision FOR EACH ROW
BEGIN
  IF NEW.number > 1
      AND EXISTS (SELECT 1 FROM equivalence_member m WHERE m.item_id = NEW.item_id AND m.unit_code <> NEW.unit_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.unit-tied-to-equivalents';
  END IF;
END//
CREATE TRIGGER tr_item_revision_added_search AFTER INSERT ON item_revision FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NEW.item_id, SYSDATE(6));
END//
DELIMITER ;

CREATE TABLE item_attribute (
  revision_id BIGINT NOT NULL COMMENT 'revision described',
  attribute_id BIGINT NOT NULL COMMENT 'attribute of the category template',
  value VARCHAR(500) NOT NULL COMMENT 'value as text: number with a point, choice code, true or false',
  CONSTRAINT pk_item_attribute PRIMARY KEY (revision_id, attribute_id),
  CONSTRAINT fk_item_attribute_revision FOREIGN KEY (revision_id) REFERENCES item_revision (id),
  CONSTRAINT fk_item_attribute_attribute FOREIGN KEY (attribute_id) REFERENCES category_attribute (id)
) COMMENT 'Attribute values of a revision';

-- What an item looks like and its data sheet do not wait for a revision: they belong to the item.
CREATE TABLE item_file (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  item_id BIGINT NOT NULL COMMENT 'item shown',
  content_type VARCHAR(30) NOT NULL COMMENT 'what the file is, by its content',
  file_name VARCHAR(200) NOT NULL COMMENT 'as the sender called it',
  byte_count INT NOT NULL COMMENT 'size in bytes',
  sha256 CHAR(64) NOT NULL COMMENT 'of the file, lower-case hex; the object store keeps it under this name',
  text_ar VARCHAR(300) NOT NULL COMMENT 'what it shows, for those who do not see it, Arabic',
  text_en VARCHAR(300) NOT NULL COMMENT 'what it shows, English',
  added_by BIGINT NOT NULL COMMENT 'catalog manager',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  removed_by BIGINT NULL COMMENT 'catalog manager who took it off the item',
  removed_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_item_file PRIMARY KEY (id),
  CONSTRAINT fk_item_file_item FOREIGN KEY (item_id) REFERENCES catalog_item (id),
  CONSTRAINT fk_item_file_added_by FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT fk_item_file_removed_by FOREIGN KEY (removed_by) REFERENCES person (id),
  CONSTRAINT ck_item_file_type CHECK (content_type IN ('image/png', 'image/jpeg', 'image/webp', 'application/pdf')),
  CONSTRAINT ck_item_file_size CHECK (byte_count > 0 AND byte_count <= CASE content_type WHEN 'application/pdf' THEN 20971520 ELSE 5242880 END),
  CONSTRAINT ck_item_file_text CHECK (text_ar <> '' AND text_en <> ''),
  CONSTRAINT ck_item_file_removed CHECK ((removed_by IS NULL) = (removed_at IS NULL))
) COMMENT 'Images and data sheets of catalog items';

-- What officers and coordinators propose for the catalog.
CREATE TABLE item_proposal (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  item_id BIGINT NULL COMMENT 'item to be changed; none when a new item is proposed',
  based_on INT NULL COMMENT 'number of the revision that the proposer saw',
  category_code CHAR(8) NULL COMMENT 'category of the item; none of a need, which the catalog manager completes',
  kind VARCHAR(10) NULL COMMENT 'HARDWARE, SOFTWARE or SERVICE; none of a need',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name proposed; of a need what is needed, as it was typed',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name proposed; of a need what is needed, as it was typed',
  content LONGTEXT NULL COMMENT 'content proposed, JSON; stays as proposed whatever is published; none of a need',
  example VARCHAR(1000) NULL COMMENT 'of a need: an example or price, empty when none was named',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of the proposer',
  proposed_by BIGINT NOT NULL COMMENT 'procurement officer or national coordinator',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  status VARCHAR(10) NOT NULL COMMENT 'PROPOSED, ACCEPTED, MERGED, DECLINED or WITHDRAWN',
  decided_by BIGINT NULL COMMENT 'catalog manager; the proposer when withdrawn',
  decided_at DATETIME(6) NULL COMMENT 'UTC',
  decision_note VARCHAR(1000) NULL COMMENT 'why it was declined, or what the proposer is told beside the decision',
  result_item_id BIGINT NULL COMMENT 'item published, revised or meant already',
  result_revision INT NULL COMMENT 'number of the revision published; none when merged',
  edited BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether something else than proposed was published',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_item_proposal PRIMARY KEY (id),
  CONSTRAINT fk_item_proposal_item FOREIGN KEY (result_item_id) REFERENCES catalog_item (id),
  CONSTRAINT fk_item_proposal_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_item_proposal_based FOREIGN KEY (item_id, based_on) REFERENCES item_revision (item_id, number),
  CONSTRAINT fk_item_proposal_category FOREIGN KEY (category_code) REFERENCES category (code),
  CONSTRAINT fk_item_proposal_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT fk_item_proposal_result FOREIGN KEY (result_item_id, result_revision) REFERENCES item_revision (item_id, number),
  CONSTRAINT ck_item_proposal_kind CHECK (kind IN ('HARDWARE', 'SOFTWARE', 'SERVICE')),
  CONSTRAINT ck_item_proposal_json CHECK (JSON_VALID(content)),
  CONSTRAINT ck_item_proposal_need CHECK ((content IS NULL) = (category_code IS NULL) AND (content IS NULL) = (kind IS NULL)
    AND (content IS NULL) = (example IS NOT NULL) AND (content IS NOT NULL OR item_id IS NULL)),
  CONSTRAINT ck_item_proposal_based CHECK ((item_id IS NULL) = (based_on IS NULL)),
  CONSTRAINT ck_item_proposal_reason CHECK (CHAR_LENGTH(reason) > 0),
  CONSTRAINT ck_item_proposal_status CHECK (status IN ('PROPOSED', 'ACCEPTED', 'MERGED', 'DECLINED', 'WITHDRAWN')),
  CONSTRAINT ck_item_proposal_decided CHECK ((status = 'PROPOSED') = (decided_at IS NULL) AND (status = 'PROPOSED') = (decided_by IS NULL)),
  CONSTRAINT ck_item_proposal_four_eyes CHECK (status = 'PROPOSED' OR (status = 'WITHDRAWN') = (decided_by = proposed_by)),
  CONSTRAINT ck_item_proposal_note CHECK (status <> 'DECLINED' OR COALESCE(CHAR_LENGTH(decision_note), 0) > 0),
  CONSTRAINT ck_item_proposal_result CHECK ((status = 'ACCEPTED') = (result_revision IS NOT NULL)
    AND (status IN ('ACCEPTED', 'MERGED')) = (result_item_id IS NOT NULL)),
  CONSTRAINT ck_item_proposal_change CHECK (status <> 'ACCEPTED' OR item_id IS NULL OR item_id = result_item_id),
  INDEX ix_item_proposal_status (status, proposed_at),
  INDEX ix_item_proposal_proposer (proposed_by, proposed_at)
) COMMENT 'Items and changes that were proposed for the catalog';

DELIMITER //
-- What was proposed stays as it was, and a decision is final.
CREATE TRIGGER tr_item_proposal_fixed BEFORE UPDATE ON item_proposal FOR EACH ROW
BEGIN
  IF OLD.status <> 'PROPOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.proposal-decided';
  END IF;
  IF NOT (NEW.content <=> OLD.content) OR NOT (NEW.example <=> OLD.example) OR NEW.reason <> OLD.reason OR NEW.proposed_by <> OLD.proposed_by
      OR COALESCE(NEW.item_id, 0) <> COALESCE(OLD.item_id, 0) OR NOT (NEW.category_code <=> OLD.category_code)
      OR NEW.name_ar <> OLD.name_ar OR NEW.name_en <> OLD.name_en THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.proposal-fixed';
  END IF;
END//
DELIMITER ;

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

CREATE TABLE synonym_group (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_synonym_group PRIMARY KEY (id)
) COMMENT 'Groups of words that the search takes for one another';

CREATE TABLE synonym_term (
  group_id BIGINT NOT NULL COMMENT 'group',
  position INT NOT NULL COMMENT 'order in the group, from 1',
  language CHAR(2) NOT NULL COMMENT 'ar or en',
  term VARCHAR(100) NOT NULL COMMENT 'one word or several, as typed',
  normalised VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'the form in which it is searched',
  CONSTRAINT pk_synonym_term PRIMARY KEY (group_id, position),
  CONSTRAINT uq_synonym_term UNIQUE (normalised),
  CONSTRAINT fk_synonym_term_group FOREIGN KEY (group_id) REFERENCES synonym_group (id),
  CONSTRAINT ck_synonym_term_language CHECK (language IN ('ar', 'en')),
  CONSTRAINT ck_synonym_term_text CHECK (CHAR_LENGTH(normalised) > 0)
) COMMENT 'Words of a synonym group; a word is in one group at most';

DELIMITER //
CREATE TRIGGER tr_synonym_term_added_search AFTER INSERT ON synonym_term FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NULL, SYSDATE(6));
END//
CREATE TRIGGER tr_synonym_term_changed_search AFTER UPDATE ON synonym_term FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NULL, SYSDATE(6));
END//
CREATE TRIGGER tr_synonym_term_removed_search AFTER DELETE ON synonym_term FOR EACH ROW
BEGIN
  INSERT INTO search_change (item_id, changed_at) VALUES (NULL, SYSDATE(6));
END//
DELIMITER ;

-- What the search of the catalog is fed with: a log of changes, and words that mean the same.
CREATE TABLE search_change (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key; later changes may be committed with lower ones',
  item_id BIGINT NULL COMMENT 'item to be read again; none when the synonyms changed',
  changed_at DATETIME(6) NOT NULL COMMENT 'UTC by the clock of the machine, which no demonstration moves; rows of past days are deleted',
  CONSTRAINT pk_search_change PRIMARY KEY (id),
  CONSTRAINT fk_search_change_item FOREIGN KEY (item_id) REFERENCES catalog_item (id),
  INDEX ix_search_change_time (changed_at)
) COMMENT 'What every node has to bring into its search index';

-- A file of items is read and checked once, in pieces, and what it would do is kept here row by row until the catalog
-- manager applies or drops it: a file of any length is looked at page by page.
CREATE TABLE catalog_import (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  file_name VARCHAR(255) NOT NULL COMMENT 'name of the file, as sent',
  sha256 CHAR(64) NOT NULL COMMENT 'of the file, lower-case hex',
  status VARCHAR(10) NOT NULL COMMENT 'STAGED, APPLIED or DROPPED',
  edition INT NOT NULL COMMENT 'newest template version when it was checked, 0 for none',
  added INT NOT NULL DEFAULT 0 COMMENT 'rows that add an item',
  revised INT NOT NULL DEFAULT 0 COMMENT 'rows that revise an item',
  retired INT NOT NULL DEFAULT 0 COMMENT 'rows that retire an item',
  unchanged INT NOT NULL DEFAULT 0 COMMENT 'rows that say what the catalog says',
  wrong INT NOT NULL DEFAULT 0 COMMENT 'rows with mistakes',
  staged_by BIGINT NOT NULL COMMENT 'catalog manager',
  staged_at DATETIME(6) NOT NULL COMMENT 'UTC',
  applied_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_catalog_import PRIMARY KEY (id),
  CONSTRAINT fk_catalog_import_person FOREIGN KEY (staged_by) REFERENCES person (id),
  CONSTRAINT ck_catalog_import_status CHECK (status IN ('STAGED', 'APPLIED', 'DROPPED')),
  CONSTRAINT ck_catalog_import_applied CHECK ((status = 'APPLIED') = (applied_at IS NOT NULL)),
  CONSTRAINT ck_catalog_import_right CHECK (status <> 'APPLIED' OR wrong = 0),
  CONSTRAINT ck_catalog_import_sha256 CHECK (sha256 REGEXP '^[0-9a-f]{64}$')
) COMMENT 'Files of catalog items that were sent, and what they would do';

CREATE TABLE catalog_import_row (
  import_id BIGINT NOT NULL COMMENT 'file',
  line INT NOT NULL COMMENT 'line of the file, from 1',
  act VARCHAR(10) NOT NULL COMMENT 'ADD, REVISE, RETIRE or WRONG',
  code VARCHAR(100) NOT NULL COMMENT 'item code as written in the file',
  item_version INT NULL COMMENT 'version of the item with which it was compared; none for a new one',
  content LONGTEXT NOT NULL COMMENT 'JSON list: what the item will say, or what is wrong',
  changes TEXT NOT NULL COMMENT 'JSON list of column, value before and value after, for the preview',
  CONSTRAINT pk_catalog_import_row PRIMARY KEY (import_id, line),
  CONSTRAINT fk_catalog_import_row_import FOREIGN KEY (import_id) REFERENCES catalog_import (id),
  CONSTRAINT ck_catalog_import_row_act CHECK (act IN ('ADD', 'REVISE', 'RETIRE', 'WRONG'))
) COMMENT 'Rows of a file of catalog items that change something or are wrong';

CREATE TABLE favourite_item (
  person_id BIGINT NOT NULL COMMENT 'who marked it',
  item_id BIGINT NOT NULL COMMENT 'item',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_favourite_item PRIMARY KEY (person_id, item_id),
  CONSTRAINT fk_favourite_item_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_favourite_item_item FOREIGN KEY (item_id) REFERENCES catalog_item (id)
) COMMENT 'Items that somebody marked as favourites, for nobody else to see';
