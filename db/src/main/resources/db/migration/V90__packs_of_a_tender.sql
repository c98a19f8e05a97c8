-- Chosen reports of a tender as one file; its part names those chosen, in the order of reading.

ALTER TABLE issued_report DROP CONSTRAINT ck_issued_report_report;
ALTER TABLE issued_report
  ADD CONSTRAINT ck_issued_report_report CHECK (report IN ('DEMAND_SUMMARY', 'DOSSIER', 'OPENING', 'PRICE_OPENING',
    'EVALUATION', 'PRICES', 'AWARD', 'ALLOCATION', 'SAVINGS', 'LETTER', 'MINUTES', 'BALANCE', 'AUDIT_EXTRACT', 'PACK',
    'TENDER_PACK')),
  ADD CONSTRAINT ck_issued_report_choice CHECK (report <> 'TENDER_PACK' OR (subject = 'TENDER' AND part <> ''));
