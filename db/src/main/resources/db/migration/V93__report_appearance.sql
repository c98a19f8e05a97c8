-- The same figures in another emblem or colour are another file.

ALTER TABLE issued_report
  ADD appearance VARCHAR(64) NOT NULL DEFAULT '' COMMENT 'hash of the deployment''s emblem and colour; empty for the platform''s own' AFTER data_sha256,
  ADD CONSTRAINT uq_issued_report_appearance UNIQUE (subject, subject_id, part, report, edition, format, data_sha256, appearance),
  ADD CONSTRAINT ck_issued_report_appearance CHECK (appearance = '' OR appearance REGEXP '^[0-9a-f]{64}$');
ALTER TABLE issued_report DROP INDEX uq_issued_report_figures;
