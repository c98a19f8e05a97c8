-- Equal bids are drawn for with a seed that nobody knows before all bids of the tender lie sealed:
-- their receipts go into it. The seed stays with the ranking that it decided.
ALTER TABLE lot_ranking
  ADD COLUMN draw_seed CHAR(64) NULL
    COMMENT 'seed of the drawing of lots among equal bids, hexadecimal; null in rankings of before, whose seed is OCID/lot',
  ADD CONSTRAINT ck_lot_ranking_draw_seed CHECK (draw_seed REGEXP '^[0-9a-f]{64}$');

ALTER TABLE past_ranking
  ADD COLUMN draw_seed CHAR(64) NULL COMMENT 'as the ranking had it',
  ADD CONSTRAINT ck_past_ranking_draw_seed CHECK (draw_seed REGEXP '^[0-9a-f]{64}$');

-- What is kept of a ranking is what it was, its seed too.
DROP TRIGGER tr_past_ranking_true;
DELIMITER //
CREATE TRIGGER tr_past_ranking_true AFTER INSERT ON past_ranking FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM lot_ranking r JOIN joint_tender t ON t.id = r.tender_id
      WHERE r.lot_id = NEW.lot_id AND r.bid_id = NEW.bid_id AND r.tender_id = NEW.tender_id
        AND t.examination = NEW.examination AND r.is_admissible = NEW.is_admissible AND r.exclusion <=> NEW.exclusion
        AND r.bid_total = NEW.bid_total AND r.bid_currency = NEW.bid_currency
        AND r.converted_total = NEW.converted_total AND r.evaluated_price = NEW.evaluated_price
        AND r.technical_score = NEW.technical_score AND r.price_score = NEW.price_score
        AND r.final_score = NEW.final_score AND r.rank_position <=> NEW.rank_position
        AND r.tie_rule <=> NEW.tie_rule AND r.is_abnormally_low = NEW.is_abnormally_low
        AND r.explanation <=> NEW.explanation AND r.draw_seed <=> NEW.draw_seed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
END//
DELIMITER ;
