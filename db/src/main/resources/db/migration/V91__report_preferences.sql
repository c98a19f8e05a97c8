-- The edition and format a person last chose for a report: the desk offers them first.

CREATE TABLE report_preference (
  person_id  BIGINT       NOT NULL COMMENT 'who chose',
  edition    VARCHAR(10)  NOT NULL COMMENT 'ARABIC, ENGLISH or BILINGUAL',
  format     VARCHAR(5)   NOT NULL COMMENT 'PDF, DOCX or XLSX',
  PRIMARY KEY (person_id),
  CONSTRAINT fk_report_preference_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_report_preference_edition CHECK (edition IN ('ARABIC', 'ENGLISH', 'BILINGUAL')),
  CONSTRAINT ck_report_preference_format CHECK (format IN ('PDF', 'DOCX', 'XLSX'))
) COMMENT='Language and format in which each person last took a report';
