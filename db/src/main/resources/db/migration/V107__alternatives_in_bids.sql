-- Alternatives to a lot beside the bid for it, where the tender's rule bid.alternatives allows them: what differs, and a
-- price for each item of the lot. They come out of the bid with its prices, and never change afterwards.

CREATE TABLE bid_alternative (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  lot_id BIGINT NOT NULL COMMENT 'lot it is an alternative for',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  description VARCHAR(2000) NOT NULL COMMENT 'what differs from what was asked for, in the words of the bidder',
  CONSTRAINT pk_bid_alternative PRIMARY KEY (bid_id, lot_id),
  CONSTRAINT fk_bid_alternative_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_bid_alternative_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT ck_bid_alternative_description CHECK (CHAR_LENGTH(TRIM(description)) > 0)
) COMMENT 'Alternatives that opened bids offer for lots, at most one a lot';

CREATE TABLE alternative_line (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item priced',
  lot_id BIGINT NOT NULL COMMENT 'lot of the alternative',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  unit_price DECIMAL(19,3) NOT NULL COMMENT 'for one unit without VAT, in the currency of the bid',
  origin CHAR(2) NULL COMMENT 'country the goods come from, ISO 3166-1 alpha-2; null where it is not told',
  offered VARCHAR(300) NULL COMMENT 'make and model in the words of the bidder; null where it is not told',
  CONSTRAINT pk_alternative_line PRIMARY KEY (bid_id, lot_item_id),
  CONSTRAINT fk_alternative_line_alternative FOREIGN KEY (bid_id, lot_id) REFERENCES bid_alternative (bid_id, lot_id),
  CONSTRAINT fk_alternative_line_item FOREIGN KEY (lot_item_id, lot_id) REFERENCES lot_item (id, lot_id),
  CONSTRAINT fk_alternative_line_tender FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  -- An alternative stands beside a price of the bid itself, never in place of it.
  CONSTRAINT fk_alternative_line_base FOREIGN KEY (bid_id, lot_item_id) REFERENCES bid_line (bid_id, lot_item_id),
  CONSTRAINT ck_alternative_line_price CHECK (unit_price >= 0)
) COMMENT 'Prices of alternatives';

DELIMITER //
CREATE TRIGGER tr_bid_alternative_at_opening BEFORE INSERT ON bid_alternative FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  DECLARE method VARCHAR(20);
  SELECT two_envelopes, status, procurement_method INTO two, tender_status, method
    FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM technical_result WHERE bid_id = NEW.bid_id AND is_passed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-stay-sealed';
  END IF;
  IF method = 'framework' OR NOT EXISTS (SELECT 1 FROM tender_rule
      WHERE tender_id = NEW.tender_id AND code = 'bid.alternatives' AND value >= 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.alternative-not-allowed';
  END IF;
END//
CREATE TRIGGER tr_bid_alternative_immutable BEFORE UPDATE ON bid_alternative FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_bid_alternative_kept BEFORE DELETE ON bid_alternative FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_alternative_line_at_opening BEFORE INSERT ON alternative_line FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NEW.unit_price = 0 AND NOT (SELECT is_free FROM lot_item WHERE id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-not-positive';
  END IF;
  IF NEW.unit_price <> (SELECT ROUND(NEW.unit_price, c.decimals) FROM opened_bid o
      JOIN currency c ON c.code = o.currency WHERE o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-decimals';
  END IF;
END//
CREATE TRIGGER tr_alternative_line_immutable BEFORE UPDATE ON alternative_line FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_alternative_line_kept BEFORE DELETE ON alternative_line FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
DELIMITER ;
