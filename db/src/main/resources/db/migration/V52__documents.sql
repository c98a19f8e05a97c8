-- Files pass one gate: what is known of their safety, and the documents of a tender's dossier.

CREATE TABLE file_scan (
  sha256 CHAR(64) NOT NULL COMMENT 'of the bytes, lower-case hex: the same bytes have one standing wherever they are attached',
  status VARCHAR(15) NOT NULL COMMENT 'CLEAN, QUARANTINED, WAITING (the scanner did not answer) or UNSCANNED (there was none)',
  file_name VARCHAR(200) NOT NULL COMMENT 'as it was first sent',
  stored_as VARCHAR(200) NULL COMMENT 'key in the object store; none when it was refused and never kept',
  signature VARCHAR(200) NULL COMMENT 'the name that the scanner has for what it found',
  sent_at DATETIME(6) NOT NULL COMMENT 'UTC, when it was first sent',
  scanned_at DATETIME(6) NULL COMMENT 'UTC, when the scanner judged it',
  CONSTRAINT pk_file_scan PRIMARY KEY (sha256),
  CONSTRAINT ck_file_scan_status CHECK (status IN ('CLEAN', 'QUARANTINED', 'WAITING', 'UNSCANNED')),
  CONSTRAINT ck_file_scan_signature CHECK ((status = 'QUARANTINED') = (signature IS NOT NULL)),
  CONSTRAINT ck_file_scan_judged CHECK ((status IN ('CLEAN', 'QUARANTINED')) = (scanned_at IS NOT NULL))
) COMMENT 'What is known of the safety of stored files; those of bids are not here';
CREATE INDEX ix_file_scan_status ON file_scan (status);

INSERT INTO file_scan (sha256, status, file_name, stored_as, sent_at)
SELECT sha256, 'UNSCANNED', MIN(file_name), CONCAT('item-files/', sha256), MIN(added_at)
  FROM item_file GROUP BY sha256;
INSERT INTO file_scan (sha256, status, file_name, stored_as, sent_at)
SELECT d.sha256, 'UNSCANNED', MIN(d.file_name), CONCAT('supplier-documents/', d.sha256), MIN(d.added_at)
  FROM registration_document d WHERE d.sha256 NOT IN (SELECT i.sha256 FROM item_file i) GROUP BY d.sha256;

CREATE TABLE dossier_document (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  kind VARCHAR(15) NOT NULL COMMENT 'SPECIFICATION, CONTRACT, FORM, DRAWING or OTHER',
  title_ar VARCHAR(300) NOT NULL COMMENT 'what it is, Arabic',
  title_en VARCHAR(300) NOT NULL COMMENT 'what it is, English',
  CONSTRAINT pk_dossier_document PRIMARY KEY (id),
  CONSTRAINT uq_dossier_document_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_dossier_document_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_dossier_document_kind CHECK (kind IN ('SPECIFICATION', 'CONTRACT', 'FORM', 'DRAWING', 'OTHER')),
  CONSTRAINT ck_dossier_document_title CHECK (title_ar <> '' AND title_en <> '')
) COMMENT 'Documents of a tender''s dossier; each has editions in one language or both, the Arabic one prevails';

CREATE TABLE dossier_edition (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key; of several in force in one language the last counts',
  document_id BIGINT NOT NULL COMMENT 'document',
  tender_id BIGINT NOT NULL COMMENT 'tender of the document',
  language CHAR(2) NOT NULL COMMENT 'ar or en',
  added_with BIGINT NOT NULL COMMENT '0 in force since publication, -1 waiting for the next amendment, else the amendment it came with',
  amendment_id BIGINT NULL COMMENT 'the same amendment, as a reference',
  file_name VARCHAR(200) NOT NULL COMMENT 'as the buyer called it',
  content_type VARCHAR(100) NOT NULL COMMENT 'what the file is, by its content',
  byte_count INT NOT NULL COMMENT 'size in bytes',
  sha256 CHAR(64) NOT NULL COMMENT 'of its bytes; its place in the object store, and its standing in file_scan',
  added_by BIGINT NOT NULL COMMENT 'central buyer',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_dossier_edition PRIMARY KEY (id),
  CONSTRAINT uq_dossier_edition_language UNIQUE (document_id, language, added_with),
  CONSTRAINT fk_dossier_edition_document FOREIGN KEY (document_id, tender_id) REFERENCES dossier_document (id, tender_id),
  CONSTRAINT fk_dossier_edition_amendment FOREIGN KEY (amendment_id) REFERENCES tender_amendment (id),
  CONSTRAINT fk_dossier_edition_scan FOREIGN KEY (sha256) REFERENCES file_scan (sha256),
  CONSTRAINT fk_dossier_edition_person FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT ck_dossier_edition_language CHECK (language IN ('ar', 'en')),
  CONSTRAINT ck_dossier_edition_with CHECK ((amendment_id IS NULL AND added_with IN (0, -1)) OR added_with = amendment_id),
  CONSTRAINT ck_dossier_edition_size CHECK (byte_count > 0 AND byte_count <= 104857600)
) COMMENT 'Files of the documents of a dossier: what was published stays, an amendment adds to it';

DELIMITER //
CREATE TRIGGER tr_dossier_document_added BEFORE INSERT ON dossier_document FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) NOT IN ('DRAFT', 'PUBLISHED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_dossier_document_fixed BEFORE UPDATE ON dossier_document FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
END//
-- A document goes with its last edition, which its own guard keeps once it is in force.
CREATE TRIGGER tr_dossier_edition_added BEFORE INSERT ON dossier_edition FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT ((NEW.added_with = 0 AND tender_status = 'DRAFT')
      OR (NEW.added_with = -1 AND tender_status = 'PUBLISHED' AND UTC_TIMESTAMP(6) < tender_deadline)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
-- All that ever changes is that a waiting edition becomes part of an amendment that is proposed.
CREATE TRIGGER tr_dossier_edition_fixed BEFORE UPDATE ON dossier_edition FOR EACH ROW
BEGIN
  IF OLD.added_with <> -1 OR NEW.id <> OLD.id OR NEW.document_id <> OLD.document_id OR NEW.tender_id <> OLD.tender_id
      OR NEW.language <> OLD.language OR NEW.file_name <> OLD.file_name OR NEW.content_type <> OLD.content_type
      OR NEW.byte_count <> OLD.byte_count OR NEW.sha256 <> OLD.sha256 OR NEW.added_by <> OLD.added_by
      OR NEW.added_at <> OLD.added_at
      OR NOT EXISTS (SELECT 1 FROM tender_amendment a
        WHERE a.id = NEW.amendment_id AND a.tender_id = NEW.tender_id AND a.status = 'PROPOSED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_dossier_edition_kept BEFORE DELETE ON dossier_edition FOR EACH ROW
BEGIN
  IF NOT (OLD.added_with = -1 OR (OLD.added_with = 0
      AND (SELECT status FROM joint_tender WHERE id = OLD.tender_id) = 'DRAFT')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
-- Nothing that nobody may have is approved, published or amended in.
CREATE TRIGGER tr_joint_tender_documents BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status IN ('APPROVED', 'PUBLISHED')
      AND EXISTS (SELECT 1 FROM dossier_edition e JOIN file_scan f ON f.sha256 = e.sha256
        WHERE e.tender_id = NEW.id AND e.added_with = 0 AND f.status IN ('WAITING', 'QUARANTINED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.documents-not-scanned';
  END IF;
END//
CREATE TRIGGER tr_tender_amendment_documents BEFORE UPDATE ON tender_amendment FOR EACH ROW
BEGIN
  IF NEW.status = 'PUBLISHED'
      AND EXISTS (SELECT 1 FROM dossier_edition e JOIN file_scan f ON f.sha256 = e.sha256
        WHERE e.amendment_id = NEW.id AND f.status IN ('WAITING', 'QUARANTINED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.documents-not-scanned';
  END IF;
END//
DELIMITER ;
