-- A decision on a complaint that sends a lot back to the panel is not adopted once that lot has ended: it would say what
-- does not happen. Such a draft falls, however it was voted on, and another takes its place.

DROP TRIGGER tr_review_draft_closed;

DELIMITER //
-- As in V57, beside drafts that were overtaken.
CREATE TRIGGER tr_review_draft_closed BEFORE UPDATE ON review_draft FOR EACH ROW
BEGIN
  DECLARE votes INT;
  DECLARE in_favour INT;
  DECLARE needed INT;
  DECLARE is_overtaken BOOLEAN;
  IF NEW.complaint_id <> OLD.complaint_id OR NEW.number <> OLD.number OR NEW.reasons <> OLD.reasons
      OR NEW.summary_ar <> OLD.summary_ar OR NEW.summary_en <> OLD.summary_en OR NEW.sha256 <> OLD.sha256
      OR NEW.written_by <> OLD.written_by OR OLD.status <> 'OPEN' OR NEW.status = 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
  END IF;
  SELECT COUNT(*) > 0 INTO is_overtaken FROM review_draft_lot x
    JOIN lot l ON l.id = x.lot_id JOIN joint_tender t ON t.id = l.tender_id
   WHERE x.draft_id = NEW.id AND x.remedy IN ('REEVALUATE', 'EXCLUDE')
     AND (l.status <> 'ACTIVE' OR t.status IN ('AWARDED', 'CANCELLED'));
  IF is_overtaken AND NEW.status = 'ADOPTED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.draft-overtaken';
  END IF;
  SELECT COUNT(*), COALESCE(SUM(is_for), 0) INTO votes, in_favour FROM review_vote WHERE draft_id = NEW.id;
  SELECT GREATEST(3, COALESCE(MAX(r.value), 3)) INTO needed
    FROM complaint c JOIN tender_rule r ON r.tender_id = c.tender_id AND r.code = 'complaint.votes'
   WHERE c.id = NEW.complaint_id;
  IF NOT is_overtaken AND (votes < needed OR (NEW.status = 'ADOPTED') <> (in_favour > votes - in_favour)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.vote-differs';
  END IF;
  IF EXISTS (SELECT 1 FROM complaint_lot l WHERE l.complaint_id = NEW.complaint_id
      AND NOT EXISTS (SELECT 1 FROM review_draft_lot d WHERE d.draft_id = NEW.id AND d.lot_id = l.lot_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.lot-missing';
  END IF;
END//
DELIMITER ;
