-- What each member of an examination panel examines: it has members for finance, law and the technical side.

ALTER TABLE panel_member
  ADD COLUMN expertise VARCHAR(10) NULL COMMENT 'FINANCIAL, LEGAL or TECHNICAL; none on the opening panel, and on panels appointed before it was asked for',
  ADD CONSTRAINT ck_panel_member_expertise CHECK (expertise IS NULL
    OR (panel = 'EXAMINATION' AND expertise IN ('FINANCIAL', 'LEGAL', 'TECHNICAL')));

DELIMITER //
CREATE TRIGGER tr_joint_tender_expertise BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED'
      AND (SELECT COUNT(DISTINCT expertise) FROM panel_member
            WHERE tender_id = NEW.id AND panel = 'EXAMINATION') < 3 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.expertise-missing';
  END IF;
END//
DELIMITER ;
