-- What bidders say their lines and lots come to, beside the unit prices that govern, and what the panel makes of a bid
-- whose own totals are further off than the tender's rule arithmetic.tolerance-percent allows.

ALTER TABLE bid_line
  ADD COLUMN stated_total DECIMAL(19,3) NULL COMMENT 'what the line comes to as the bidder states it, without VAT, in the currency of the bid; null where it states nothing',
  ADD CONSTRAINT ck_bid_line_stated CHECK (stated_total >= 0);

CREATE TABLE bid_lot_total (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  lot_id BIGINT NOT NULL COMMENT 'lot',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  stated_total DECIMAL(19,3) NOT NULL COMMENT 'what the lot comes to as the bidder states it, without VAT, in the currency of the bid',
  CONSTRAINT pk_bid_lot_total PRIMARY KEY (bid_id, lot_id),
  CONSTRAINT fk_bid_lot_total_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_bid_lot_total_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT ck_bid_lot_total_stated CHECK (stated_total >= 0)
) COMMENT 'Totals of lots as bidders state them; the sum of quantity times unit price governs';

CREATE TABLE arithmetic_decision (
  lot_id BIGINT NOT NULL COMMENT 'lot',
  bid_id BIGINT NOT NULL COMMENT 'bid whose own totals differ from its unit prices',
  number INT NOT NULL COMMENT 'from 1; the last one holds',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  examination INT NOT NULL DEFAULT 1 COMMENT 'examination it was taken in; set by the database',
  is_excluded BOOLEAN NOT NULL COMMENT 'the bid is out for the lot; otherwise it takes part again',
  reason VARCHAR(1000) NOT NULL COMMENT 'why',
  decided_by BIGINT NOT NULL COMMENT 'chair who recorded it',
  decided_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_arithmetic_decision PRIMARY KEY (lot_id, bid_id, number),
  CONSTRAINT fk_arithmetic_decision_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_arithmetic_decision_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_arithmetic_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_arithmetic_decision_number CHECK (number >= 1),
  CONSTRAINT ck_arithmetic_decision_reason CHECK (CHAR_LENGTH(TRIM(reason)) > 0)
) COMMENT 'Bids that the panel excluded from a lot for their arithmetic, or let in again';

ALTER TABLE lot_ranking DROP CONSTRAINT ck_lot_ranking_exclusion;
ALTER TABLE lot_ranking
  MODIFY COLUMN exclusion VARCHAR(30) NULL COMMENT 'DEBARRED, REVIEW, ABOVE_AGREEMENT, ADMINISTRATIVE, TECHNICAL, INCOMPLETE, ARITHMETIC or ABNORMALLY_LOW when it does not',
  MODIFY COLUMN explanation VARCHAR(1000) NULL COMMENT 'reason to accept or reject an abnormally low price, or to exclude for arithmetic',
  ADD CONSTRAINT ck_lot_ranking_exclusion CHECK (exclusion IN ('DEBARRED', 'REVIEW', 'ABOVE_AGREEMENT', 'ADMINISTRATIVE',
    'TECHNICAL', 'INCOMPLETE', 'ARITHMETIC', 'ABNORMALLY_LOW')),
  ADD CONSTRAINT ck_lot_ranking_arithmetic CHECK (exclusion <> 'ARITHMETIC' OR explanation IS NOT NULL);

DELIMITER //
CREATE TRIGGER tr_bid_line_stated AFTER INSERT ON bid_line FOR EACH ROW
BEGIN
  IF NEW.stated_total <> (SELECT ROUND(NEW.stated_total, c.decimals) FROM opened_bid o
      JOIN currency c ON c.code = o.currency WHERE o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-decimals';
  END IF;
END//
-- A stated total comes out of the bid with its prices, and never after them.
CREATE TRIGGER tr_bid_lot_total_at_opening BEFORE INSERT ON bid_lot_total FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM bid_line l JOIN lot_item i ON i.id = l.lot_item_id
      WHERE l.bid_id = NEW.bid_id AND i.lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.total-without-price';
  END IF;
  IF NEW.stated_total <> (SELECT ROUND(NEW.stated_total, c.decimals) FROM opened_bid o
      JOIN currency c ON c.code = o.currency WHERE o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-decimals';
  END IF;
END//
CREATE TRIGGER tr_bid_lot_total_immutable BEFORE UPDATE ON bid_lot_total FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_bid_lot_total_kept BEFORE DELETE ON bid_lot_total FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//

-- Decided while the lot is with the panel, in turns, and an exclusion only where the correction is beyond the rule. The
-- correction is measured in the quantities tendered, for which the bidder stated its totals, against the bid as stated.
CREATE TRIGGER tr_arithmetic_decision_taken BEFORE INSERT ON arithmetic_decision FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  DECLARE last_number INT;
  DECLARE last_excluded BOOLEAN;
  DECLARE tolerance DECIMAL(30,10);
  DECLARE corrected DECIMAL(30,3);
  DECLARE stated DECIMAL(30,3);
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = NEW.tender_id;
  SET NEW.examination = current_number;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
  IF current_number > 1 AND NOT EXISTS (SELECT 1 FROM examination_lot
      WHERE tender_id = NEW.tender_id AND examination = current_number AND lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.lot-not-examined';
  END IF;
  SELECT COALESCE(MAX(number), 0) INTO last_number FROM arithmetic_decision
   WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id;
  SET last_excluded = COALESCE((SELECT is_excluded FROM arithmetic_decision
    WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND number = last_number), FALSE);
  IF NEW.number <> last_number + 1 OR NEW.is_excluded = last_excluded THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-decided';
  END IF;
  IF NEW.is_excluded THEN
    SELECT MAX(value) INTO tolerance FROM tender_rule
     WHERE tender_id = NEW.tender_id AND code = 'arithmetic.tolerance-percent';
    SELECT COALESCE(SUM(ROUND(b.unit_price * i.quantity, c.decimals)), 0),
           COALESCE(MAX(s.stated_total), SUM(COALESCE(b.stated_total, ROUND(b.unit_price * i.quantity, c.decimals))), 0)
      INTO corrected, stated
      FROM bid_line b
      JOIN lot_item i ON i.id = b.lot_item_id
      JOIN opened_bid o ON o.bid_id = b.bid_id
      JOIN currency c ON c.code = o.currency
      LEFT JOIN bid_lot_total s ON s.bid_id = b.bid_id AND s.lot_id = i.lot_id
     WHERE b.bid_id = NEW.bid_id AND i.lot_id = NEW.lot_id;
    IF tolerance IS NULL OR ABS(corrected - stated) * 100 <= tolerance * stated THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-within';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_arithmetic_decision_fixed BEFORE UPDATE ON arithmetic_decision FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-fixed';
END//
CREATE TRIGGER tr_arithmetic_decision_kept BEFORE DELETE ON arithmetic_decision FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-fixed';
END//
-- No ranking leaves a bid out for its arithmetic without such a decision in force.
CREATE TRIGGER tr_lot_ranking_arithmetic_added AFTER INSERT ON lot_ranking FOR EACH ROW
BEGIN
  IF NEW.exclusion = 'ARITHMETIC' AND NOT COALESCE((SELECT is_excluded FROM arithmetic_decision
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id ORDER BY number DESC LIMIT 1), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-undecided';
  END IF;
END//
CREATE TRIGGER tr_lot_ranking_arithmetic AFTER UPDATE ON lot_ranking FOR EACH ROW
BEGIN
  IF NEW.exclusion = 'ARITHMETIC' AND NOT COALESCE((SELECT is_excluded FROM arithmetic_decision
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id ORDER BY number DESC LIMIT 1), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-undecided';
  END IF;
END//
DELIMITER ;
