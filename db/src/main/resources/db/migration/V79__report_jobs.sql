-- Reports made beside the requests: asked for, worked by any node, told when ready.

CREATE TABLE report_job (
  id           BIGINT       NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  person_id    BIGINT       NOT NULL COMMENT 'who asked for it, and may have it',
  report       VARCHAR(20)  NOT NULL COMMENT 'kind of report',
  subject      VARCHAR(10)  NOT NULL COMMENT 'TENDER, ROUND, AGREEMENT or MEETING: what it is about',
  subject_id   BIGINT       NOT NULL COMMENT 'key of what it is about',
  part         VARCHAR(20)  NOT NULL COMMENT 'the part it is about; empty for the whole',
  edition      VARCHAR(10)  NOT NULL COMMENT 'ARABIC, ENGLISH or BILINGUAL',
  format       VARCHAR(5)   NOT NULL COMMENT 'PDF, DOCX or XLSX',
  status       VARCHAR(10)  NOT NULL COMMENT 'QUEUED, RUNNING, READY, FAILED or CANCELLED',
  percent      TINYINT      NOT NULL DEFAULT 0 COMMENT 'how far it is, 0 to 100',
  attempts     INT          NOT NULL DEFAULT 0 COMMENT 'how often a node took it up',
  claim        CHAR(36)     NULL COMMENT 'the node that works it',
  lease_until  DATETIME(6)  NULL COMMENT 'until when the claim holds, UTC by the clock of the machine',
  asked_at     DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at     DATETIME(6)  NULL COMMENT 'UTC',
  report_id    BIGINT       NULL COMMENT 'the report, once it is ready',
  failure      VARCHAR(60)  NULL COMMENT 'code of the refusal, when it failed',
  PRIMARY KEY (id),
  KEY ix_report_job_person (person_id, asked_at),
  KEY ix_report_job_due (status, lease_until, asked_at),
  CONSTRAINT fk_report_job_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_report_job_report FOREIGN KEY (report_id) REFERENCES issued_report (id),
  CONSTRAINT ck_report_job_status CHECK (status IN ('QUEUED', 'RUNNING', 'READY', 'FAILED', 'CANCELLED')),
  CONSTRAINT ck_report_job_percent CHECK (percent BETWEEN 0 AND 100),
  CONSTRAINT ck_report_job_ready CHECK ((status = 'READY') = (report_id IS NOT NULL)),
  CONSTRAINT ck_report_job_failed CHECK ((status = 'FAILED') = (failure IS NOT NULL)),
  CONSTRAINT ck_report_job_running CHECK (status <> 'RUNNING' OR (claim IS NOT NULL AND lease_until IS NOT NULL)),
  CONSTRAINT ck_report_job_ended CHECK ((status IN ('READY', 'FAILED', 'CANCELLED')) = (ended_at IS NOT NULL))
) COMMENT='Reports that people asked for and come back to';

DELIMITER //
-- What has ended stays as it ended.
CREATE TRIGGER tr_report_job_ended BEFORE UPDATE ON report_job FOR EACH ROW
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.job-ended';
  END IF;
END//
DELIMITER ;
