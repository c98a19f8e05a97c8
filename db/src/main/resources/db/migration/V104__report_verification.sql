-- Whoever holds a printed report asks for it by the first digits of the hash of its figures.

CREATE INDEX ix_issued_report_data ON issued_report (data_sha256);
