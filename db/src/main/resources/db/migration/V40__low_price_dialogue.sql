-- The dialogue on an abnormally low price: flag, question to the bidder with a date, answer, decision. Nothing
-- of it changes once written, and no award is recommended while a flagged price stands undecided.

CREATE TABLE low_price_question (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  lot_id BIGINT NOT NULL COMMENT 'lot',
  bid_id BIGINT NOT NULL COMMENT 'bid whose price is flagged in the ranking of the lot',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  number INT NOT NULL COMMENT 'from 1 up: a first answer may lead to a further question',
  question VARCHAR(2000) NOT NULL COMMENT 'what the bidder is to explain',
  due_at DATETIME(6) NOT NULL COMMENT 'UTC; no answer is taken from then on',
  asked_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_low_price_question PRIMARY KEY (id),
  CONSTRAINT uq_low_price_question_number UNIQUE (lot_id, bid_id, number),
  CONSTRAINT fk_low_price_question_ranking FOREIGN KEY (lot_id, bid_id) REFERENCES lot_ranking (lot_id, bid_id),
  CONSTRAINT fk_low_price_question_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_low_price_question_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_low_price_question_person FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT ck_low_price_question_number CHECK (number >= 1),
  CONSTRAINT ck_low_price_question_text CHECK (CHAR_LENGTH(question) > 0),
  CONSTRAINT ck_low_price_question_due CHECK (due_at >= asked_at + INTERVAL 1 DAY)
) COMMENT 'Questions to bidders about abnormally low prices';

CREATE TABLE low_price_answer (
  question_id BIGINT NOT NULL COMMENT 'question answered',
  answer VARCHAR(4000) NOT NULL COMMENT 'the bidder''s words',
  answered_by BIGINT NOT NULL COMMENT 'person who bids for the supplier',
  answered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_low_price_answer PRIMARY KEY (question_id),
  CONSTRAINT fk_low_price_answer_question FOREIGN KEY (question_id) REFERENCES low_price_question (id),
  CONSTRAINT fk_low_price_answer_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_low_price_answer_text CHECK (CHAR_LENGTH(answer) > 0)
) COMMENT 'Answers of bidders on abnormally low prices, one a question';

DROP TRIGGER tr_low_price_decision_frozen;
DROP TRIGGER tr_low_price_decision_kept;

DELIMITER //
CREATE TRIGGER tr_low_price_question_put BEFORE INSERT ON low_price_question FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND is_abnormally_low) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-flagged';
  END IF;
  IF EXISTS (SELECT 1 FROM low_price_decision WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-decided';
  END IF;
  IF EXISTS (SELECT 1 FROM low_price_question q LEFT JOIN low_price_answer a ON a.question_id = q.id
      WHERE q.lot_id = NEW.lot_id AND q.bid_id = NEW.bid_id AND a.question_id IS NULL AND q.due_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-waiting';
  END IF;
END//
CREATE TRIGGER tr_low_price_question_fixed BEFORE UPDATE ON low_price_question FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END//
CREATE TRIGGER tr_low_price_question_kept BEFORE DELETE ON low_price_question FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END//
CREATE TRIGGER tr_low_price_answer_given BEFORE INSERT ON low_price_answer FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE question_due DATETIME(6);
  DECLARE decided INT;
  SELECT t.status, q.due_at,
         (SELECT COUNT(*) FROM low_price_decision d WHERE d.lot_id = q.lot_id AND d.bid_id = q.bid_id)
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
CREATE TRIGGER tr_low_price_answer_fixed BEFORE UPDATE ON low_price_answer FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END//
CREATE TRIGGER tr_low_price_answer_kept BEFORE DELETE ON low_price_answer FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END//
-- A bidder is heard before its price is judged: it was asked, and answered or let the date pass.
CREATE TRIGGER tr_low_price_decision_heard BEFORE INSERT ON low_price_decision FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM low_price_question WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-unheard';
  END IF;
  IF EXISTS (SELECT 1 FROM low_price_question q LEFT JOIN low_price_answer a ON a.question_id = q.id
      WHERE q.lot_id = NEW.lot_id AND q.bid_id = NEW.bid_id AND a.question_id IS NULL AND q.due_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-waiting';
  END IF;
END//
CREATE TRIGGER tr_low_price_decision_fixed BEFORE UPDATE ON low_price_decision FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END//
CREATE TRIGGER tr_low_price_decision_kept BEFORE DELETE ON low_price_decision FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-fixed';
END//
CREATE TRIGGER tr_joint_tender_low_prices BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status = 'RECOMMENDED' AND OLD.status <> 'RECOMMENDED' AND EXISTS (SELECT 1 FROM lot_ranking r
      JOIN lot l ON l.id = r.lot_id WHERE r.tender_id = NEW.id AND l.status = 'ACTIVE'
      AND r.is_admissible AND r.is_abnormally_low AND r.explanation IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-prices-open';
  END IF;
END//
DELIMITER ;
