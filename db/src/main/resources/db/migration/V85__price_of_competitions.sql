-- What a mini-competition awards is ordered at the price that is paid, the price bid less the
-- discounts that apply, which is never rounded (as in award_item and entitlement).

ALTER TABLE call_off_line
  MODIFY COLUMN unit_price DECIMAL(25,9) NULL COMMENT 'price paid by the mini-competition, without VAT, in the currency of the agreement; none: the price of the agreement';

DROP TRIGGER tr_call_off_line_priced;

DELIMITER //
-- Only a mini-competition orders at another price than the agreement's, and at that which it pays.
CREATE TRIGGER tr_call_off_line_priced AFTER INSERT ON call_off_line FOR EACH ROW
BEGIN
  DECLARE of_award BIGINT;
  SELECT award_id INTO of_award FROM call_off WHERE id = NEW.call_off_id;
  IF (of_award IS NULL) <> (NEW.unit_price IS NULL)
      OR (of_award IS NOT NULL AND NOT EXISTS (SELECT 1 FROM award a
         JOIN bid b ON b.id = a.bid_id
         JOIN agreement_ceiling c ON c.tender_id = a.tender_id AND c.supplier_id = b.supplier_id
          AND c.agreement_id = NEW.agreement_id AND c.agreement_item_id = NEW.lot_item_id
         JOIN award_item i ON i.award_id = a.id AND i.lot_item_id = c.lot_item_id
        WHERE a.id = of_award AND a.status = 'active' AND i.unit_price = NEW.unit_price
          AND NEW.unit_price <= c.unit_price)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.price-differs';
  END IF;
END//
DELIMITER ;
