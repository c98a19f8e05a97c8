-- A state takes nothing of a lot that it opts out of: no opt-out beside a quantity that it confirmed of the lot, in
-- whatever order they come. tr_state_quantity_confirmed looks at it from the other side.

DELIMITER //
CREATE TRIGGER tr_lot_opt_out_alone BEFORE INSERT ON lot_opt_out FOR EACH ROW
BEGIN
  -- Held, so that no quantity is confirmed while the opt-out is written.
  DECLARE state_status VARCHAR(10);
  SELECT status INTO state_status FROM confirmation_state
   WHERE confirmation_id = NEW.confirmation_id AND state_code = NEW.state_code FOR UPDATE;
  IF EXISTS (SELECT 1 FROM state_quantity q JOIN lot_item i ON i.id = q.lot_item_id
      WHERE q.confirmation_id = NEW.confirmation_id AND q.state_code = NEW.state_code
        AND i.lot_id = NEW.lot_id AND q.confirmed <> 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.opted-out';
  END IF;
END//
CREATE TRIGGER tr_confirmation_state_opted_out BEFORE UPDATE ON confirmation_state FOR EACH ROW
BEGIN
  IF NEW.status = 'ANSWERED' AND EXISTS (SELECT 1 FROM lot_opt_out o
      JOIN lot_item i ON i.lot_id = o.lot_id
      JOIN state_quantity q ON q.confirmation_id = o.confirmation_id AND q.state_code = o.state_code
       AND q.lot_item_id = i.id
      WHERE o.confirmation_id = NEW.confirmation_id AND o.state_code = NEW.state_code
        AND COALESCE(q.confirmed, q.asked) <> 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.opted-out';
  END IF;
END//
DELIMITER ;
