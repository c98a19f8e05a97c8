-- A question about a low price, and what is decided on it, count for the price it was about: that of the bid, or that of
-- its alternative. Neither says anything of the other.
ALTER TABLE low_price_question
  ADD COLUMN is_alternative BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'about the price of the accepted alternative; set by the database';
ALTER TABLE low_price_decision
  ADD COLUMN is_alternative BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'about the price of the accepted alternative; set by the database',
  DROP PRIMARY KEY,
  ADD CONSTRAINT pk_low_price_decision PRIMARY KEY (lot_id, bid_id, examination, is_alternative);

DROP TRIGGER tr_low_price_question_put;
DROP TRIGGER tr_low_price_answer_given;
DROP TRIGGER tr_low_price_decision_numbered;
DROP TRIGGER tr_low_price_decision_heard;

-- What the confirmed quantities make of a lot whose award is at the prices of an alternative.
ALTER TABLE confirmation_lot
  DROP CONSTRAINT ck_confirmation_lot_outcome;
ALTER TABLE confirmation_lot
  MODIFY COLUMN outcome VARCHAR(15) NULL COMMENT 'UNCHANGED, WINNER_CHANGED, ALTERNATIVE, LOW_PRICE, LEAST_SHARE, DISCOUNT, LEVEL or NONE_LEFT once settled',
  ADD CONSTRAINT ck_confirmation_lot_outcome CHECK (outcome IN ('UNCHANGED', 'WINNER_CHANGED', 'ALTERNATIVE', 'LOW_PRICE',
    'LEAST_SHARE', 'DISCOUNT', 'LEVEL', 'NONE_LEFT'));

DELIMITER //
CREATE TRIGGER tr_low_price_question_put BEFORE INSERT ON low_price_question FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = NEW.tender_id;
  SET NEW.examination = current_number;
  SET NEW.is_alternative = COALESCE((SELECT is_alternative FROM lot_ranking
    WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id), FALSE);
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF current_number > 1 AND NOT EXISTS (SELECT 1 FROM examination_lot
      WHERE tender_id = NEW.tender_id AND examination = current_number AND lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.lot-not-examined';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND is_abnormally_low) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-flagged';
  END IF;
  IF EXISTS (SELECT 1 FROM low_price_decision
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND examination = current_number
        AND is_alternative = NEW.is_alternative) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-decided';
  END IF;
  IF EXISTS (SELECT 1 FROM low_price_question q LEFT JOIN low_price_answer a ON a.question_id = q.id
      WHERE q.lot_id = NEW.lot_id AND q.bid_id = NEW.bid_id AND q.is_alternative = NEW.is_alternative
        AND a.question_id IS NULL AND q.due_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-waiting';
  END IF;
END//
CREATE TRIGGER tr_low_price_answer_given BEFORE INSERT ON low_price_answer FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE question_due DATETIME(6);
  DECLARE decided INT;
  SELECT t.status, q.due_at,
         (SELECT COUNT(*) FROM low_price_decision d
           WHERE d.lot_id = q.lot_id AND d.bid_id = q.bid_id AND d.examination >= q.examination
             AND d.is_alternative = q.is_alternative)
    INTO tender_status, question_due, decided
    FROM low_price_question q JOIN joint_tender t ON t.id = q.tender_id WHERE q.id = NEW.question_id;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF decided > 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-decided';
  END IF;
  IF UTC_TIMESTAMP(6) >= question_due THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.answer-late';
  END IF;
END//
CREATE TRIGGER tr_low_price_decision_numbered BEFORE INSERT ON low_price_decision FOR EACH ROW
BEGIN
  SET NEW.examination = (SELECT examination FROM joint_tender WHERE id = NEW.tender_id);
  SET NEW.is_alternative = COALESCE((SELECT is_alternative FROM lot_ranking
    WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id), FALSE);
END//
CREATE TRIGGER tr_low_price_decision_heard BEFORE INSERT ON low_price_decision FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM low_price_question q JOIN joint_tender t ON t.id = q.tender_id
      WHERE q.lot_id = NEW.lot_id AND q.bid_id = NEW.bid_id AND q.examination = t.examination
        AND q.is_alternative = NEW.is_alternative) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-unheard';
  END IF;
  IF EXISTS (SELECT 1 FROM low_price_question q LEFT JOIN low_price_answer a ON a.question_id = q.id
      WHERE q.lot_id = NEW.lot_id AND q.bid_id = NEW.bid_id AND q.is_alternative = NEW.is_alternative
        AND a.question_id IS NULL AND q.due_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-waiting';
  END IF;
END//
-- An award at the prices of an alternative stands only while these come to no more than the bid, in the confirmed
-- quantities too.
CREATE TRIGGER tr_confirmation_lot_alternative AFTER UPDATE ON confirmation_lot FOR EACH ROW
BEGIN
  IF NEW.outcome = 'UNCHANGED' AND EXISTS (SELECT 1
      FROM lot_ranking r
      JOIN lot_item i ON i.lot_id = r.lot_id
      JOIN bid_line b ON b.bid_id = r.bid_id AND b.lot_item_id = i.id
      JOIN alternative_line a ON a.bid_id = r.bid_id AND a.lot_item_id = i.id
      JOIN currency c ON c.code = r.bid_currency
      LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
     WHERE r.lot_id = NEW.lot_id AND r.is_alternative
     GROUP BY r.bid_id
    HAVING SUM(ROUND(a.unit_price * COALESCE(q.quantity, i.quantity), c.decimals))
         > SUM(ROUND(b.unit_price * COALESCE(q.quantity, i.quantity), c.decimals))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-dearer';
  END IF;
END//
DELIMITER ;
