-- A question about a low price, and what is decided on it, keep the price they were about: it may change when the lot is
-- evaluated again.

DROP TRIGGER tr_low_price_question_fixed;
DROP TRIGGER tr_low_price_decision_fixed;

ALTER TABLE low_price_question
  ADD COLUMN price DECIMAL(19,3) NULL COMMENT 'price asked about, in the currency of the tender; set by the database; none where it was not kept then';
ALTER TABLE low_price_decision
  ADD COLUMN price DECIMAL(19,3) NULL COMMENT 'price decided on, in the currency of the tender; set by the database; none where it was not kept then';

-- Those that are there take the price of their examination, where that is still known.
UPDATE low_price_question q
   SET q.price = COALESCE(
         (SELECT r.converted_total FROM lot_ranking r
           WHERE r.lot_id = q.lot_id AND r.bid_id = q.bid_id AND r.examination = q.examination
             AND r.is_alternative = q.is_alternative),
         (SELECT p.converted_total FROM past_ranking p
           WHERE p.lot_id = q.lot_id AND p.bid_id = q.bid_id AND p.examination = q.examination
             AND p.is_alternative = q.is_alternative));
UPDATE low_price_decision d
   SET d.price = COALESCE(
         (SELECT r.converted_total FROM lot_ranking r
           WHERE r.lot_id = d.lot_id AND r.bid_id = d.bid_id AND r.examination = d.examination
             AND r.is_alternative = d.is_alternative),
         (SELECT p.converted_total FROM past_ranking p
           WHERE p.lot_id = d.lot_id AND p.bid_id = d.bid_id AND p.examination = d.examination
             AND p.is_alternative = d.is_alternative));

DELIMITER //
CREATE TRIGGER tr_low_price_question_fixed BEFORE UPDATE ON low_price_question FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END//
CREATE TRIGGER tr_low_price_decision_fixed BEFORE UPDATE ON low_price_decision FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END//
CREATE TRIGGER tr_low_price_question_priced BEFORE INSERT ON low_price_question FOR EACH ROW
BEGIN
  SET NEW.price = (SELECT converted_total FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id);
END//
CREATE TRIGGER tr_low_price_decision_priced BEFORE INSERT ON low_price_decision FOR EACH ROW
BEGIN
  SET NEW.price = (SELECT converted_total FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id);
END//
DELIMITER ;
