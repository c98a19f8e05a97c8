-- What a report tells, group by group, so that a later one says which of its figures are others.

CREATE TABLE report_figures (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  subject VARCHAR(10) NOT NULL COMMENT 'what the report is about, as in issued_report',
  subject_id BIGINT NOT NULL COMMENT 'key of what it is about',
  part VARCHAR(20) NOT NULL COMMENT 'the part it is about; empty for the whole',
  report VARCHAR(20) NOT NULL COMMENT 'kind of report',
  data_sha256 CHAR(64) NOT NULL COMMENT 'hash of the figures the report was made from',
  position INT NOT NULL COMMENT 'place of the group in the report, from 1',
  section_ar VARCHAR(500) NOT NULL COMMENT 'heading of the section, Arabic',
  section_en VARCHAR(500) NOT NULL COMMENT 'heading of the section, English',
  group_ar VARCHAR(500) NOT NULL COMMENT 'what it is in the section, such as a lot or a state, Arabic; empty for what has no name there',
  group_en VARCHAR(500) NOT NULL COMMENT 'the same, English',
  sha256 CHAR(64) NOT NULL COMMENT 'hash of what is said',
  CONSTRAINT pk_report_figures PRIMARY KEY (id),
  CONSTRAINT uq_report_figures_position UNIQUE (subject, subject_id, part, report, data_sha256, position),
  CONSTRAINT ck_report_figures_position CHECK (position > 0),
  CONSTRAINT ck_report_figures_sha256 CHECK (sha256 REGEXP '^[0-9a-f]{64}$')
) COMMENT 'Groups of the figures of issued reports, each with a hash';

DELIMITER //
CREATE TRIGGER tr_report_figures_fixed BEFORE UPDATE ON report_figures FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END//
CREATE TRIGGER tr_report_figures_kept BEFORE DELETE ON report_figures FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END//
DELIMITER ;
