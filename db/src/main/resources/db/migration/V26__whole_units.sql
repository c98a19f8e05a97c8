-- Exact conversion of units: what is counted whole is never bought in fractions, and one conversion stands for a pair
-- of units, whichever way it is said.

ALTER TABLE unit_of_measure
  ADD COLUMN is_whole BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'counted whole, such as a piece or a pack: no conversion may leave a fraction of it';

UPDATE unit_of_measure SET is_whole = TRUE WHERE code IN ('C62', 'EA', 'H87', 'SET', 'PR', 'NAR', 'XPK');

ALTER TABLE join_request
  ADD COLUMN is_whole BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether the equivalent is counted whole: a line that would leave a fraction stays with its item';

-- Requests made before are held to it too, as long as no tender beyond a draft was made by them.
UPDATE join_request q JOIN item_revision r ON r.id = q.into_revision_id JOIN unit_of_measure u ON u.code = r.unit_code
   SET q.is_whole = u.is_whole
 WHERE q.status IN ('ASKED', 'ACCEPTED')
   AND NOT EXISTS (SELECT 1 FROM tender_round t JOIN joint_tender j ON j.id = t.tender_id
                    WHERE t.round_id = q.round_id AND j.status NOT IN ('DRAFT', 'CANCELLED'));

DELIMITER //
CREATE TRIGGER tr_item_unit_exact AFTER INSERT ON item_unit FOR EACH ROW
BEGIN
  IF NEW.denominator <> 1 AND (SELECT is_whole FROM unit_of_measure WHERE code = NEW.base_unit_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.factor-fraction';
  END IF;
  IF EXISTS (SELECT 1 FROM item_unit WHERE item_id = NEW.item_id AND unit_code = NEW.base_unit_code
      AND base_unit_code = NEW.unit_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.unit-other-way';
  END IF;
END//
CREATE TRIGGER tr_item_unit_changed AFTER UPDATE ON item_unit FOR EACH ROW
BEGIN
  IF NEW.denominator <> 1 AND (SELECT is_whole FROM unit_of_measure WHERE code = NEW.base_unit_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.factor-fraction';
  END IF;
END//
CREATE TRIGGER tr_join_request_whole AFTER INSERT ON join_request FOR EACH ROW
BEGIN
  IF NEW.is_whole <> (SELECT u.is_whole FROM item_revision r JOIN unit_of_measure u ON u.code = r.unit_code
                       WHERE r.id = NEW.into_revision_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.factor-fraction';
  END IF;
END//
CREATE TRIGGER tr_join_request_whole_fixed BEFORE UPDATE ON join_request FOR EACH ROW
BEGIN
  IF NEW.is_whole <> OLD.is_whole THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.request-fixed';
  END IF;
END//
-- Converted demand that leaves a fraction of what is counted whole cannot be delivered as it was asked for.
CREATE TRIGGER tr_joint_tender_whole BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' AND EXISTS (
      SELECT 1 FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code AND u.is_whole
        JOIN allocation a ON a.lot_item_id = i.id
       WHERE i.tender_id = NEW.id AND a.line_quantity IS NOT NULL AND a.quantity <> FLOOR(a.quantity)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.join-fraction';
  END IF;
END//
-- A state whose demand was endorsed after the others were asked has not accepted: its lines stay with their item.
CREATE TRIGGER tr_joint_tender_consent BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' AND EXISTS (
      SELECT 1 FROM lot_item i
        JOIN allocation a ON a.lot_item_id = i.id AND a.line_quantity IS NOT NULL
        JOIN demand_line l ON l.id = a.demand_line_id AND l.revision_id <> i.revision_id
        JOIN submission s ON s.id = l.submission_id
        LEFT JOIN join_request j ON j.round_id = s.round_id AND j.open_for = l.revision_id
        LEFT JOIN join_answer y ON y.request_id = j.id AND y.state_code = s.state_code AND y.answer = 'ACCEPTED'
       WHERE i.tender_id = NEW.id AND y.request_id IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.join-not-accepted';
  END IF;
END//
DELIMITER ;
