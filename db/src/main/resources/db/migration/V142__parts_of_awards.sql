-- What an award costs is carried to demand lines by one rule: the lines of an item sum to its amount, and the VAT of a
-- line is that of its state on its net amount, rounded half up to the currency of the award. Lines written down before
-- stay as they are. As in V09 the trigger comes after the row, not before it.
DELIMITER //
CREATE TRIGGER tr_award_allocation_vat AFTER INSERT ON award_allocation FOR EACH ROW
BEGIN
  DECLARE expected DECIMAL(19,3);
  SELECT ROUND(NEW.net_amount * NEW.vat_percent / 100, c.decimals) INTO expected
    FROM award a JOIN currency c ON c.code = a.currency WHERE a.id = NEW.award_id;
  IF NOT NEW.vat_amount <=> expected THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.vat-differs';
  END IF;
END//
CREATE TRIGGER tr_award_items_allocated BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND NEW.status = 'active' THEN
    SELECT COUNT(*) INTO faults FROM (
      SELECT x.lot_item_id FROM award_item x
        LEFT JOIN award_allocation a ON a.award_id = x.award_id AND a.lot_item_id = x.lot_item_id
       WHERE x.award_id = NEW.id
       GROUP BY x.lot_item_id, x.amount
      HAVING COALESCE(SUM(a.net_amount), 0) <> x.amount) AS unbalanced;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-differs';
    END IF;
  END IF;
END//
DELIMITER ;
