-- Files that people send in and look at before anything of them is applied.

-- What a file says is kept apart from the draft until the officer has seen what would change. The
-- comparison is made anew each time it is shown and once more when it is applied, so a draft that
-- changed in between is never overwritten.
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

DELIMITER //
CREATE TRIGGER tr_demand_workbook_insert BEFORE INSERT ON demand_workbook FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = NEW.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END//
DELIMITER ;

-- A file of items is read and checked once, in pieces, and what it would do is kept here row by row
-- until the catalog manager applies or drops it: a file of any length is looked at page by page.
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

DELIMITER //
CREATE TRIGGER tr_catalog_import_once BEFORE UPDATE ON catalog_import FOR EACH ROW
BEGIN
  IF OLD.status <> 'STAGED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.import-over';
  END IF;
END//
DELIMITER ;

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

DELIMITER //
CREATE TRIGGER tr_item_file_fixed BEFORE UPDATE ON item_file FOR EACH ROW
BEGIN
  IF OLD.removed_at IS NOT NULL OR NEW.item_id <> OLD.item_id OR NEW.sha256 <> OLD.sha256
      OR NEW.content_type <> OLD.content_type OR NEW.text_ar <> OLD.text_ar
      OR NEW.text_en <> OLD.text_en THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.file-fixed';
  END IF;
END//
CREATE TRIGGER tr_item_file_kept BEFORE DELETE ON item_file FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'catalog.file-fixed';
END//
DELIMITER ;
