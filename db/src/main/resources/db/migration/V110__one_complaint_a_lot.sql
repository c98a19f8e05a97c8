-- A bidder has one open complaint on a lot. Complaints of a tender are filed one after the other, since each holds the
-- tender (tr_complaint_filed), so that no other is filed between this look and the row.

DELIMITER //
CREATE TRIGGER tr_complaint_lot_once BEFORE INSERT ON complaint_lot FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM complaint_lot x
       JOIN complaint c ON c.id = x.complaint_id
       JOIN complaint n ON n.id = NEW.complaint_id AND n.bid_id = c.bid_id
      WHERE x.lot_id = NEW.lot_id AND c.id <> n.id AND c.status IN ('FILED', 'ANSWERED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.lot-complained-of';
  END IF;
END//
-- No draft sends a lot back to the panel that has ended.
CREATE TRIGGER tr_review_draft_lot_living BEFORE INSERT ON review_draft_lot FOR EACH ROW
BEGIN
  IF NEW.remedy IN ('REEVALUATE', 'EXCLUDE') AND EXISTS (SELECT 1 FROM lot l JOIN joint_tender t ON t.id = l.tender_id
      WHERE l.id = NEW.lot_id AND (l.status <> 'ACTIVE' OR t.status IN ('AWARDED', 'CANCELLED'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.lot-ended';
  END IF;
END//
DELIMITER ;
