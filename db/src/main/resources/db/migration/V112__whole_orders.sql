-- No officer orders or hands over a part of what is counted whole, unless it is all that is left of the balance: demand
-- may have been such. What a mini-competition awards is ordered as awarded.

DELIMITER //
CREATE TRIGGER tr_call_off_line_whole BEFORE INSERT ON call_off_line FOR EACH ROW
BEGIN
  IF NEW.quantity <> FLOOR(NEW.quantity)
      AND (SELECT award_id FROM call_off WHERE id = NEW.call_off_id) IS NULL
      AND (SELECT u.is_whole FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code WHERE i.id = NEW.lot_item_id)
      AND EXISTS (SELECT 1 FROM entitlement WHERE agreement_id = NEW.agreement_id AND entity_id = NEW.entity_id
        AND lot_item_id = NEW.lot_item_id AND called_quantity <> awarded_quantity + transferred_quantity) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.whole-units';
  END IF;
END//
CREATE TRIGGER tr_balance_transfer_whole BEFORE INSERT ON balance_transfer FOR EACH ROW
BEGIN
  IF NEW.quantity <> FLOOR(NEW.quantity)
      AND (SELECT u.is_whole FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code WHERE i.id = NEW.lot_item_id)
      AND EXISTS (SELECT 1 FROM entitlement WHERE agreement_id = NEW.agreement_id AND entity_id = NEW.giver_id
        AND lot_item_id = NEW.lot_item_id AND NEW.quantity <> awarded_quantity + transferred_quantity - called_quantity) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.whole-units';
  END IF;
END//
DELIMITER ;
