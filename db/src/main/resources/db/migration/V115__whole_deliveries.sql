-- No part of what is counted whole is delivered or accepted, unless it is all that is open of the order: demand may have
-- been such.

DELIMITER //
CREATE TRIGGER tr_delivery_whole BEFORE INSERT ON delivery FOR EACH ROW
BEGIN
  DECLARE still_open DECIMAL(18,3);
  IF (NEW.delivered_quantity <> FLOOR(NEW.delivered_quantity) OR NEW.accepted_quantity <> FLOOR(NEW.accepted_quantity))
      AND (SELECT u.is_whole FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code WHERE i.id = NEW.lot_item_id) THEN
    SELECT x.quantity - (SELECT COALESCE(SUM(d.accepted_quantity), 0) FROM delivery d
        WHERE d.call_off_id = x.call_off_id AND d.lot_item_id = x.lot_item_id)
      INTO still_open FROM call_off_line x
     WHERE x.call_off_id = NEW.call_off_id AND x.lot_item_id = NEW.lot_item_id;
    IF (NEW.delivered_quantity <> FLOOR(NEW.delivered_quantity) AND NEW.delivered_quantity <> still_open)
        OR (NEW.accepted_quantity <> FLOOR(NEW.accepted_quantity) AND NEW.accepted_quantity <> still_open) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.whole-units';
    END IF;
  END IF;
END//
DELIMITER ;
