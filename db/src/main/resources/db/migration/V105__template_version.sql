-- The same figures laid out by another version of the templates are another file.

ALTER TABLE issued_report
  ADD template_version VARCHAR(64) NOT NULL DEFAULT '' COMMENT 'hash of the templates, words and typefaces it was laid out by; empty in what was issued before versions were kept' AFTER appearance,
  ADD CONSTRAINT uq_issued_report_template UNIQUE (subject, subject_id, part, report, edition, format, data_sha256, appearance, template_version),
  ADD CONSTRAINT ck_issued_report_template CHECK (template_version = '' OR template_version REGEXP '^[0-9a-f]{64}$');
ALTER TABLE issued_report DROP INDEX uq_issued_report_appearance;
