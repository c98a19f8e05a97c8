-- How long a framework agreement runs is a rule of its tender: whole months, one to 48. Where a tender has no such
-- rule, which came with this version, it is a year.
ALTER TABLE rule_default
  DROP CONSTRAINT ck_rule_default_unit;
ALTER TABLE rule_default
  MODIFY COLUMN unit VARCHAR(12) NOT NULL COMMENT 'DAYS, WORKING_DAYS, MONTHS, PERCENT, POINTS, COUNT or SAR',
  ADD CONSTRAINT ck_rule_default_unit
    CHECK (unit IN ('DAYS', 'WORKING_DAYS', 'MONTHS', 'PERCENT', 'POINTS', 'COUNT', 'SAR')),
  ADD CONSTRAINT ck_rule_default_months
    CHECK (code <> 'agreement.months' OR value >= 1 AND value <= 48 AND value = FLOOR(value));
ALTER TABLE tender_rule
  ADD CONSTRAINT ck_tender_rule_months
    CHECK (code <> 'agreement.months' OR value >= 1 AND value <= 48 AND value = FLOOR(value));

DELIMITER //
CREATE TRIGGER tr_framework_agreement_term AFTER INSERT ON framework_agreement FOR EACH ROW
BEGIN
  DECLARE months INT DEFAULT 12;
  SELECT COALESCE(MAX(value), 12) INTO months FROM tender_rule
   WHERE tender_id = NEW.tender_id AND code = 'agreement.months';
  IF NEW.ends_on <> DATE_SUB(DATE_ADD(NEW.starts_on, INTERVAL months MONTH), INTERVAL 1 DAY) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.term-not-by-rules';
  END IF;
END//
DELIMITER ;
