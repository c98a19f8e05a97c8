-- What a bidder offers for winning several lots, and how much it can take: read at the opening with its prices.

ALTER TABLE opened_bid
  ADD COLUMN most_lots INT NULL COMMENT 'lots the bidder declared it can take at most; null without such a limit',
  ADD COLUMN most_value DECIMAL(19,3) NULL COMMENT 'value the bidder declared it can take at most, without VAT, in the currency of the bid; null without such a limit',
  ADD CONSTRAINT ck_opened_bid_most_lots CHECK (most_lots > 0),
  ADD CONSTRAINT ck_opened_bid_most_value CHECK (most_value > 0);

CREATE TABLE bid_discount (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  number INT NOT NULL COMMENT 'from 1, in the order of the bid',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  percent DECIMAL(7,4) NOT NULL COMMENT 'what is taken off the prices of the bid',
  CONSTRAINT pk_bid_discount PRIMARY KEY (bid_id, number),
  CONSTRAINT uq_bid_discount_tender UNIQUE (number, bid_id, tender_id),
  CONSTRAINT fk_bid_discount_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT ck_bid_discount_number CHECK (number > 0),
  CONSTRAINT ck_bid_discount_percent CHECK (percent > 0 AND percent <= 100)
) COMMENT 'Discounts of an opened bid that depend on winning several lots';

CREATE TABLE bid_discount_lot (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  number INT NOT NULL COMMENT 'discount',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  lot_id BIGINT NOT NULL COMMENT 'lot',
  role VARCHAR(12) NOT NULL COMMENT 'WHEN_WINNING: has to be won; APPLIES_TO: its prices are lowered',
  CONSTRAINT pk_bid_discount_lot PRIMARY KEY (bid_id, lot_id, role, number),
  CONSTRAINT fk_bid_discount_lot_discount FOREIGN KEY (number, bid_id, tender_id) REFERENCES bid_discount (number, bid_id, tender_id),
  CONSTRAINT fk_bid_discount_lot_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT ck_bid_discount_lot_role CHECK (role IN ('WHEN_WINNING', 'APPLIES_TO'))
) COMMENT 'Lots that have to be won for a discount, and lots whose prices it lowers';

DELIMITER //
CREATE TRIGGER tr_bid_discount_at_opening BEFORE INSERT ON bid_discount FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
END//
CREATE TRIGGER tr_bid_discount_immutable BEFORE UPDATE ON bid_discount FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_bid_discount_kept BEFORE DELETE ON bid_discount FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
-- A discount is of lots the bidder prices, and no price falls below nothing.
CREATE TRIGGER tr_bid_discount_lot_at_opening AFTER INSERT ON bid_discount_lot FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM bid_line l JOIN lot_item i ON i.id = l.lot_item_id
      WHERE l.bid_id = NEW.bid_id AND i.lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.discount-without-price';
  END IF;
  IF NEW.role = 'APPLIES_TO' AND (SELECT SUM(d.percent) FROM bid_discount_lot l
      JOIN bid_discount d ON d.bid_id = l.bid_id AND d.number = l.number
      WHERE l.bid_id = NEW.bid_id AND l.lot_id = NEW.lot_id AND l.role = 'APPLIES_TO') > 100 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.discounts-over-hundred';
  END IF;
END//
CREATE TRIGGER tr_bid_discount_lot_immutable BEFORE UPDATE ON bid_discount_lot FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_bid_discount_lot_kept BEFORE DELETE ON bid_discount_lot FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
DELIMITER ;
