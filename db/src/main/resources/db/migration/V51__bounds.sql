-- Bounds without which one date or one figure, once written, would hold up a tender or get round its committees.

ALTER TABLE price_opening
  ADD CONSTRAINT ck_price_opening_soon CHECK (meets_at <= announced_at + INTERVAL 60 DAY);

ALTER TABLE low_price_question
  ADD CONSTRAINT ck_low_price_question_soon CHECK (due_at <= asked_at + INTERVAL 30 DAY);

DELIMITER //
-- A tender's own thresholds may bring a committee in earlier, never leave it out. AFTER, since MariaDB lets a row of
-- INSERT … SELECT lose its key where the table has a BEFORE UPDATE trigger (the rules of a tender are copied so).
CREATE TRIGGER tr_tender_rule_level AFTER UPDATE ON tender_rule FOR EACH ROW
BEGIN
  IF NEW.code LIKE 'level.%' AND NEW.value > OLD.value THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.level-raised';
  END IF;
END//
-- A price that is no longer flagged is not judged as abnormally low.
CREATE TRIGGER tr_low_price_decision_flagged AFTER INSERT ON low_price_decision FOR EACH ROW
BEGIN
  IF NOT COALESCE((SELECT is_abnormally_low FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id), FALSE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-flagged';
  END IF;
END//
DELIMITER ;
