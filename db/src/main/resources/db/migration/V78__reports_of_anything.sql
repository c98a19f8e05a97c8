-- Reports of rounds, agreements and meetings beside those of tenders; text documents beside pages and workbooks.

DROP TRIGGER tr_issued_report_fixed;
ALTER TABLE issued_report DROP CONSTRAINT ck_issued_report_report;
ALTER TABLE issued_report DROP CONSTRAINT ck_issued_report_format;
ALTER TABLE issued_report
  MODIFY tender_id BIGINT NULL COMMENT 'tender reported on; null when it is about something else',
  MODIFY report VARCHAR(20) NOT NULL COMMENT 'kind of report',
  MODIFY format VARCHAR(5) NOT NULL COMMENT 'PDF, DOCX or XLSX',
  ADD subject VARCHAR(10) NOT NULL DEFAULT 'TENDER' COMMENT 'TENDER, ROUND, AGREEMENT or MEETING: what it is about' AFTER tender_id,
  ADD subject_id BIGINT NOT NULL DEFAULT 0 COMMENT 'key of what it is about' AFTER subject,
  ADD part VARCHAR(20) NOT NULL DEFAULT '' COMMENT 'the part it is about, such as the code of a state; empty for the whole' AFTER subject_id;
UPDATE issued_report SET subject_id = tender_id;
ALTER TABLE issued_report
  MODIFY subject VARCHAR(10) NOT NULL COMMENT 'TENDER, ROUND, AGREEMENT or MEETING: what it is about',
  MODIFY subject_id BIGINT NOT NULL COMMENT 'key of what it is about',
  ADD CONSTRAINT uq_issued_report_figures UNIQUE (subject, subject_id, part, report, edition, format, data_sha256),
  ADD CONSTRAINT ck_issued_report_report CHECK (report IN ('DEMAND_SUMMARY', 'DOSSIER', 'OPENING', 'PRICE_OPENING',
    'EVALUATION', 'PRICES', 'AWARD', 'ALLOCATION', 'SAVINGS', 'LETTER', 'MINUTES', 'BALANCE', 'AUDIT_EXTRACT', 'PACK')),
  ADD CONSTRAINT ck_issued_report_format CHECK (format IN ('PDF', 'DOCX', 'XLSX')),
  ADD CONSTRAINT ck_issued_report_subject CHECK (subject IN ('TENDER', 'ROUND', 'AGREEMENT', 'MEETING')),
  ADD CONSTRAINT ck_issued_report_tender CHECK (subject <> 'TENDER' OR tender_id = subject_id);
CREATE INDEX ix_issued_report_tender ON issued_report (tender_id);
ALTER TABLE issued_report DROP INDEX uq_issued_report_data;
CREATE INDEX ix_issued_report_sha256 ON issued_report (sha256);

DELIMITER //
CREATE TRIGGER tr_issued_report_fixed BEFORE UPDATE ON issued_report FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END//
DELIMITER ;
