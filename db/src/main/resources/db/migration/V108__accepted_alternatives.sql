-- What the panel makes of an alternative, and the prices of a bid that are in force since: those of its alternative to a
-- lot where that is accepted, else those of the bid.

CREATE TABLE alternative_decision (
  lot_id BIGINT NOT NULL COMMENT 'lot',
  bid_id BIGINT NOT NULL COMMENT 'bid that offers the alternative',
  number INT NOT NULL COMMENT 'from 1; the last one holds',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  examination INT NOT NULL DEFAULT 1 COMMENT 'examination it was taken in; set by the database',
  is_accepted BOOLEAN NOT NULL COMMENT 'the alternative takes the place of the bid in the lot; otherwise the bid stands as it is',
  reason VARCHAR(1000) NOT NULL COMMENT 'why',
  decided_by BIGINT NOT NULL COMMENT 'chair who recorded it',
  decided_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_alternative_decision PRIMARY KEY (lot_id, bid_id, number),
  CONSTRAINT fk_alternative_decision_alternative FOREIGN KEY (bid_id, lot_id) REFERENCES bid_alternative (bid_id, lot_id),
  CONSTRAINT fk_alternative_decision_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_alternative_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_alternative_decision_number CHECK (number >= 1),
  CONSTRAINT ck_alternative_decision_reason CHECK (CHAR_LENGTH(TRIM(reason)) > 0)
) COMMENT 'Alternatives that the panel accepted or refused';

ALTER TABLE lot_ranking
  ADD COLUMN is_alternative BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'ranked with the prices of its accepted alternative',
  ADD CONSTRAINT ck_lot_ranking_alternative CHECK (is_alternative = FALSE OR COALESCE(rank_position, 0) = 1);
ALTER TABLE past_ranking
  ADD COLUMN is_alternative BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'was ranked with the prices of its accepted alternative';

-- The one place where prices are read that were bid and may have been replaced by those of an accepted alternative.
CREATE VIEW price_in_force AS
  SELECT b.bid_id, b.lot_item_id, b.tender_id, COALESCE(a.unit_price, b.unit_price) AS unit_price,
         CASE WHEN a.bid_id IS NULL THEN b.stated_total END AS stated_total
    FROM bid_line b
    LEFT JOIN alternative_line a ON a.bid_id = b.bid_id AND a.lot_item_id = b.lot_item_id
     AND EXISTS (SELECT 1 FROM lot_ranking r
                  WHERE r.lot_id = a.lot_id AND r.bid_id = a.bid_id AND r.is_alternative);

DELIMITER //
-- Decided while the lot is with the panel and in turns. Looked at is only the alternative of the bid that ranks first with
-- the prices of the bid itself, and it may not come to more than these, in the quantities in force. Bid and alternative
-- are in one currency and of the same preference, so that neither changes which of them is dearer.
CREATE TRIGGER tr_alternative_decision_taken BEFORE INSERT ON alternative_decision FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  DECLARE last_number INT;
  DECLARE last_accepted BOOLEAN;
  DECLARE asked INT;
  DECLARE priced INT;
  DECLARE base_total DECIMAL(30,3);
  DECLARE other_total DECIMAL(30,3);
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
  SELECT COALESCE(MAX(number), 0) INTO last_number FROM alternative_decision
   WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id;
  SET last_accepted = COALESCE((SELECT is_accepted FROM alternative_decision
    WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND number = last_number), FALSE);
  IF NEW.number <> last_number + 1 OR (last_number > 0 AND NEW.is_accepted = last_accepted) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-decided';
  END IF;
  IF NOT last_accepted AND NOT EXISTS (SELECT 1 FROM lot_ranking
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND rank_position = 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-not-first';
  END IF;
  IF NEW.is_accepted THEN
    SELECT COUNT(*), COUNT(a.bid_id),
           COALESCE(SUM(ROUND(b.unit_price * COALESCE(q.quantity, i.quantity), c.decimals)), 0),
           COALESCE(SUM(ROUND(a.unit_price * COALESCE(q.quantity, i.quantity), c.decimals)), 0)
      INTO asked, priced, base_total, other_total
      FROM lot_item i
      LEFT JOIN bid_line b ON b.lot_item_id = i.id AND b.bid_id = NEW.bid_id
      LEFT JOIN alternative_line a ON a.lot_item_id = i.id AND a.bid_id = NEW.bid_id
      LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
      JOIN opened_bid o ON o.bid_id = NEW.bid_id
      JOIN currency c ON c.code = o.currency
     WHERE i.lot_id = NEW.lot_id;
    IF priced <> asked THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-incomplete';
    END IF;
    IF other_total > base_total THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-dearer';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_alternative_decision_fixed BEFORE UPDATE ON alternative_decision FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-fixed';
END//
CREATE TRIGGER tr_alternative_decision_kept BEFORE DELETE ON alternative_decision FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-fixed';
END//
-- No ranking takes an alternative for the bid without an acceptance in force.
CREATE TRIGGER tr_lot_ranking_alternative_added AFTER INSERT ON lot_ranking FOR EACH ROW
BEGIN
  IF NEW.is_alternative AND NOT COALESCE((SELECT is_accepted FROM alternative_decision
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id ORDER BY number DESC LIMIT 1), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-undecided';
  END IF;
END//
CREATE TRIGGER tr_lot_ranking_alternative AFTER UPDATE ON lot_ranking FOR EACH ROW
BEGIN
  IF NEW.is_alternative AND NOT COALESCE((SELECT is_accepted FROM alternative_decision
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id ORDER BY number DESC LIMIT 1), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-undecided';
  END IF;
END//
-- Nothing is recommended while an alternative that is to be looked at is not decided on.
CREATE TRIGGER tr_joint_tender_alternatives BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status = 'RECOMMENDED' AND OLD.status <> 'RECOMMENDED' AND EXISTS (SELECT 1 FROM lot_ranking r
      JOIN bid_alternative a ON a.bid_id = r.bid_id AND a.lot_id = r.lot_id
      JOIN lot l ON l.id = r.lot_id AND l.status = 'ACTIVE'
      WHERE r.tender_id = NEW.id AND r.rank_position = 1
        AND NOT EXISTS (SELECT 1 FROM alternative_decision d WHERE d.lot_id = r.lot_id AND d.bid_id = r.bid_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternatives-open';
  END IF;
END//
-- A price that is low because of an accepted alternative excludes no bid: the acceptance is taken back first.
CREATE TRIGGER tr_low_price_decision_alternative AFTER INSERT ON low_price_decision FOR EACH ROW
BEGIN
  IF NOT NEW.is_accepted AND EXISTS (SELECT 1 FROM lot_ranking
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND is_alternative) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-in-force';
  END IF;
END//
-- As in V81, with the price that is in force.
DROP TRIGGER tr_award_item_given//
CREATE TRIGGER tr_award_item_given AFTER INSERT ON award_item FOR EACH ROW
BEGIN
  DECLARE award_status VARCHAR(15);
  DECLARE tender_status VARCHAR(20);
  DECLARE asked DECIMAL(18,3);
  DECLARE given DECIMAL(20,3);
  DECLARE price DECIMAL(19,3);
  DECLARE coins INT;
  DECLARE least DECIMAL(12,3);
  DECLARE is_settling BOOLEAN;
  SELECT a.status, t.status, c.decimals,
         EXISTS (SELECT 1 FROM quantity_confirmation f JOIN confirmation_lot l ON l.confirmation_id = f.id
                  WHERE f.open_of = t.id AND l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'),
         COALESCE((SELECT MAX(value) FROM tender_rule WHERE tender_id = t.id AND code = 'award.least-share-percent'), 0),
         (SELECT unit_price FROM price_in_force WHERE bid_id = a.bid_id AND lot_item_id = NEW.lot_item_id)
    INTO award_status, tender_status, coins, is_settling, least, price
    FROM award a JOIN joint_tender t ON t.id = a.tender_id JOIN currency c ON c.code = a.currency
   WHERE a.id = NEW.award_id;
  IF award_status <> 'pending' OR NOT (tender_status = 'UNDER_EVALUATION' OR (tender_status = 'DECIDED' AND is_settling)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
  SELECT quantity INTO asked FROM lot_item WHERE id = NEW.lot_item_id FOR UPDATE;
  SELECT COALESCE(MAX(quantity), asked) INTO asked FROM confirmed_item WHERE lot_item_id = NEW.lot_item_id;
  SELECT COALESCE(SUM(x.quantity), 0) INTO given FROM award_item x JOIN award a ON a.id = x.award_id
   WHERE x.lot_item_id = NEW.lot_item_id AND a.live_lot_id IS NOT NULL LOCK IN SHARE MODE;
  IF given > asked THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.beyond-quantity';
  END IF;
  IF NEW.quantity < asked AND NEW.quantity * 100 < asked * least THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.share-too-small';
  END IF;
  IF NOT NEW.bid_price <=> price OR NEW.amount <> ROUND(NEW.quantity * NEW.unit_price, coins) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.amount-differs';
  END IF;
END//
DELIMITER ;
