-- Issued reports and who downloaded them.

CREATE TABLE issued_report (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender reported on',
  report VARCHAR(20) NOT NULL COMMENT 'AWARD',
  edition VARCHAR(10) NOT NULL COMMENT 'ARABIC, ENGLISH or BILINGUAL',
  format VARCHAR(5) NOT NULL COMMENT 'PDF or XLSX',
  data_sha256 CHAR(64) NOT NULL COMMENT 'hash of the figures the report was made from',
  sha256 CHAR(64) NOT NULL COMMENT 'hash of the file',
  byte_count BIGINT NOT NULL COMMENT 'size of the file in bytes',
  stored_as VARCHAR(200) NOT NULL COMMENT 'key of the file in the object store',
  issued_by BIGINT NOT NULL COMMENT 'who asked for it first',
  issued_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_issued_report PRIMARY KEY (id),
  CONSTRAINT uq_issued_report_data UNIQUE (tender_id, report, edition, format, data_sha256),
  CONSTRAINT fk_issued_report_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_issued_report_person FOREIGN KEY (issued_by) REFERENCES person (id),
  CONSTRAINT ck_issued_report_report CHECK (report IN ('AWARD')),
  CONSTRAINT ck_issued_report_edition CHECK (edition IN ('ARABIC', 'ENGLISH', 'BILINGUAL')),
  CONSTRAINT ck_issued_report_format CHECK (format IN ('PDF', 'XLSX'))
) COMMENT 'Reports as issued; the same figures give the same file again';

CREATE TABLE report_download (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  report_id BIGINT NOT NULL COMMENT 'report downloaded',
  person_id BIGINT NOT NULL COMMENT 'who downloaded it',
  at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_report_download PRIMARY KEY (id),
  CONSTRAINT fk_report_download_report FOREIGN KEY (report_id) REFERENCES issued_report (id),
  CONSTRAINT fk_report_download_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'Every download';
CREATE INDEX ix_report_download_person ON report_download (person_id, at);
