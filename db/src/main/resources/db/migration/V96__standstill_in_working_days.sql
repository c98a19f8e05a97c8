-- A standstill is counted in working days; tenders made before keep their days of 24 hours, which their rule says.
-- The guard of its length stays: so many working days are never fewer days.
ALTER TABLE rule_default
  DROP CONSTRAINT ck_rule_default_unit;
ALTER TABLE rule_default
  MODIFY COLUMN unit VARCHAR(12) NOT NULL COMMENT 'DAYS, WORKING_DAYS, PERCENT, POINTS, COUNT or SAR',
  ADD CONSTRAINT ck_rule_default_unit CHECK (unit IN ('DAYS', 'WORKING_DAYS', 'PERCENT', 'POINTS', 'COUNT', 'SAR'));
UPDATE rule_default SET unit = 'WORKING_DAYS' WHERE code = 'standstill.days';
