-- Nor prepare and examine: no member of the examination panel acted on the draft as a central buyer, or approves
-- it. Panels stand from the approval on, so it is looked for there.
DELIMITER //
CREATE TRIGGER tr_joint_tender_examiners BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' AND EXISTS (
      SELECT 1 FROM panel_member m
       WHERE m.tender_id = NEW.id AND m.panel = 'EXAMINATION'
         AND (m.person_id = COALESCE(NEW.approved_by, 0) OR EXISTS (
           SELECT 1 FROM audit_entry e
            WHERE e.object_type = 'tender' AND e.object_id = CONCAT(NEW.id)
              AND e.person_id = m.person_id AND e.acting_as = 'CENTRAL_BUYER'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.examiner-prepared';
  END IF;
END//
DELIMITER ;
