-- What a rule of a tender says, where it comes from and since when it holds is written beside its value when the
-- tender is made: a default that is worded anew or replaced later changes nothing that bidders have read. A rule that
-- is added without all that says what the default says.

ALTER TABLE tender_rule
  ADD COLUMN unit VARCHAR(12) NULL COMMENT 'unit of the value, as the default had it when the tender was made',
  ADD COLUMN position INT NULL COMMENT 'order of display, from then',
  ADD COLUMN name_ar VARCHAR(300) NULL COMMENT 'what the rule says, Arabic, from then',
  ADD COLUMN name_en VARCHAR(300) NULL COMMENT 'what the rule says, English, from then',
  ADD COLUMN source_ar VARCHAR(300) NULL COMMENT 'article or standard it comes from, Arabic, from then',
  ADD COLUMN source_en VARCHAR(300) NULL COMMENT 'article or standard it comes from, English, from then',
  ADD COLUMN valid_from DATE NULL COMMENT 'first day the rule holds, from then';

DROP TRIGGER tr_tender_rule_fixed;
UPDATE tender_rule r JOIN rule_default d ON d.code = r.code
   SET r.unit = d.unit, r.position = d.position, r.name_ar = d.name_ar, r.name_en = d.name_en,
       r.source_ar = d.source_ar, r.source_en = d.source_en, r.valid_from = d.valid_from;

DELIMITER //
-- As in V05; what a rule says is no value of the tender, so it stays in a draft too.
CREATE TRIGGER tr_tender_rule_fixed AFTER UPDATE ON tender_rule FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF NEW.tender_id <> OLD.tender_id OR NEW.code <> OLD.code OR NOT (NEW.unit <=> OLD.unit
      AND NEW.name_ar <=> OLD.name_ar AND NEW.name_en <=> OLD.name_en AND NEW.source_ar <=> OLD.source_ar
      AND NEW.source_en <=> OLD.source_en AND NEW.valid_from <=> OLD.valid_from) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rule-wording-fixed';
  END IF;
END//
DELIMITER ;
