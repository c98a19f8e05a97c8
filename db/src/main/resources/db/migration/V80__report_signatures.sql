-- Reports carry the platform's signature, and those of members after it.

ALTER TABLE issued_report
  ADD printed_sha256 CHAR(64) NULL COMMENT 'hash of the file as printed, before the platform signed it; the same figures give it again. Null in what was issued before files were signed' AFTER sha256;

CREATE TABLE report_signature (
  id          BIGINT        NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  report_id   BIGINT        NOT NULL COMMENT 'report signed',
  position    INT           NOT NULL COMMENT 'order of signing, from 1',
  person_id   BIGINT        NOT NULL COMMENT 'member who signed',
  signer      VARCHAR(500)  NOT NULL COMMENT 'name in the certificate (RFC 4514)',
  serial      VARCHAR(64)   NOT NULL COMMENT 'serial number of the certificate, hexadecimal',
  reason      VARCHAR(200)  NOT NULL COMMENT 'why, as the signer says; may be empty',
  signed_at   DATETIME(6)   NOT NULL COMMENT 'UTC',
  sha256      CHAR(64)      NOT NULL COMMENT 'hash of the file with this signature',
  byte_count  BIGINT        NOT NULL COMMENT 'size of that file in bytes',
  stored_as   VARCHAR(200)  NOT NULL COMMENT 'key of that file in the object store',
  PRIMARY KEY (id),
  CONSTRAINT uq_report_signature_position UNIQUE (report_id, position),
  CONSTRAINT uq_report_signature_person UNIQUE (report_id, person_id),
  CONSTRAINT uq_report_signature_sha256 UNIQUE (sha256),
  CONSTRAINT fk_report_signature_report FOREIGN KEY (report_id) REFERENCES issued_report (id),
  CONSTRAINT fk_report_signature_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_report_signature_position CHECK (position >= 1)
) COMMENT='Signatures of members on issued reports (ETSI EN 319 142-1)';

DELIMITER //
CREATE TRIGGER tr_report_signature_fixed BEFORE UPDATE ON report_signature FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END//
CREATE TRIGGER tr_report_signature_kept BEFORE DELETE ON report_signature FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END//
-- Only a page can be signed, and each signature follows the one before it.
CREATE TRIGGER tr_report_signature_next BEFORE INSERT ON report_signature FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM issued_report WHERE id = NEW.report_id AND format = 'PDF') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.not-signable';
  END IF;
  IF NEW.position > 1 AND NOT EXISTS (SELECT 1 FROM report_signature
      WHERE report_id = NEW.report_id AND position = NEW.position - 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.not-signable';
  END IF;
END//
DELIMITER ;
