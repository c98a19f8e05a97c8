-- Numbered examinations. What returns to the panel is examined anew under the next number: checks, scores and agreed
-- scores of the bids concerned are carried into it and may change there, with a reason; those of the examination
-- before stay as they were. A lot has one ranking in force; the ones before it are kept beside.

CREATE TABLE examination (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  number INT NOT NULL COMMENT 'from 2: the first examination is opened by the first declaration and concerns all',
  opened_by BIGINT NULL COMMENT 'person whose act returned the lots; none where the confirmed quantities did',
  opened_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_examination PRIMARY KEY (tender_id, number),
  CONSTRAINT fk_examination_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_examination_person FOREIGN KEY (opened_by) REFERENCES person (id),
  CONSTRAINT ck_examination_number CHECK (number >= 2)
) COMMENT 'Examinations after the first, one each time that lots return to the panel';

CREATE TABLE examination_lot (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  examination INT NOT NULL COMMENT 'number of the examination',
  lot_id BIGINT NOT NULL COMMENT 'lot that returned',
  origin VARCHAR(15) NOT NULL COMMENT 'COMMITTEE, COMPLAINT, DEBARMENT or QUANTITIES: what returned it',
  reason_ar VARCHAR(2000) NOT NULL COMMENT 'why, as shown in Arabic; empty where the origin says all',
  reason_en VARCHAR(2000) NOT NULL COMMENT 'why, as shown in English',
  CONSTRAINT pk_examination_lot PRIMARY KEY (tender_id, examination, lot_id),
  CONSTRAINT fk_examination_lot_examination FOREIGN KEY (tender_id, examination) REFERENCES examination (tender_id, number),
  CONSTRAINT fk_examination_lot_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT ck_examination_lot_origin CHECK (origin IN ('COMMITTEE', 'COMPLAINT', 'DEBARMENT', 'QUANTITIES')),
  CONSTRAINT ck_examination_lot_reason CHECK (origin <> 'COMMITTEE' OR (reason_ar <> '' AND reason_en <> ''))
) COMMENT 'Lots examined anew, and why';

CREATE TABLE examination_bid (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  examination INT NOT NULL COMMENT 'number of the examination',
  bid_id BIGINT NOT NULL COMMENT 'bid with a price for one of its lots',
  CONSTRAINT pk_examination_bid PRIMARY KEY (tender_id, examination, bid_id),
  CONSTRAINT fk_examination_bid_examination FOREIGN KEY (tender_id, examination) REFERENCES examination (tender_id, number),
  CONSTRAINT fk_examination_bid_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id)
) COMMENT 'Bids examined anew';

CREATE TABLE past_ranking (
  lot_id BIGINT NOT NULL COMMENT 'lot ranked',
  bid_id BIGINT NOT NULL COMMENT 'bid',
  examination INT NOT NULL COMMENT 'examination it was the outcome of',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  is_admissible BOOLEAN NOT NULL COMMENT 'took part in the ranking',
  exclusion VARCHAR(30) NULL COMMENT 'why it did not',
  bid_total DECIMAL(19,3) NOT NULL COMMENT 'in the currency of the bid',
  bid_currency CHAR(3) NOT NULL COMMENT 'currency of the bid',
  converted_total DECIMAL(19,3) NOT NULL COMMENT 'in the currency of the tender, at the rates of its fixed date',
  evaluated_price DECIMAL(19,3) NOT NULL COMMENT 'converted total after preference; for comparison only',
  technical_score DECIMAL(5,2) NOT NULL COMMENT '0 to 100',
  price_score DECIMAL(5,2) NOT NULL COMMENT '0 to 100',
  final_score DECIMAL(5,2) NOT NULL COMMENT '0 to 100, rounded half up',
  rank_position INT NULL COMMENT 'from 1; none when not admissible',
  tie_rule VARCHAR(20) NULL COMMENT 'rule that broke a tie',
  is_abnormally_low BOOLEAN NOT NULL COMMENT 'flagged by the rule of the tender',
  explanation VARCHAR(1000) NULL COMMENT 'reason to accept or reject an abnormally low price',
  CONSTRAINT pk_past_ranking PRIMARY KEY (lot_id, bid_id, examination),
  CONSTRAINT fk_past_ranking_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_past_ranking_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_past_ranking_currency FOREIGN KEY (bid_currency) REFERENCES currency (code)
) COMMENT 'Rankings of examinations that were followed by another';

ALTER TABLE joint_tender
  ADD COLUMN examination INT NOT NULL DEFAULT 1 COMMENT 'number of the examination under way, or of the last one',
  ADD CONSTRAINT ck_joint_tender_examination CHECK (examination >= 1);

ALTER TABLE administrative_check
  ADD COLUMN examination INT NOT NULL DEFAULT 1 COMMENT 'examination it belongs to',
  ADD COLUMN change_reason VARCHAR(1000) NULL COMMENT 'why it is not as in the examination before',
  DROP PRIMARY KEY,
  ADD CONSTRAINT pk_administrative_check PRIMARY KEY (bid_id, criterion_id, examination);
ALTER TABLE score
  ADD COLUMN examination INT NOT NULL DEFAULT 1 COMMENT 'examination it belongs to',
  ADD COLUMN change_reason VARCHAR(1000) NULL COMMENT 'why it is not as in the examination before',
  DROP PRIMARY KEY,
  ADD CONSTRAINT pk_score PRIMARY KEY (bid_id, criterion_id, evaluator_id, examination);
ALTER TABLE consensus_score
  ADD COLUMN examination INT NOT NULL DEFAULT 1 COMMENT 'examination it belongs to',
  ADD COLUMN change_reason VARCHAR(1000) NULL COMMENT 'why it is not as in the examination before',
  DROP PRIMARY KEY,
  ADD CONSTRAINT pk_consensus_score PRIMARY KEY (bid_id, criterion_id, examination);
ALTER TABLE low_price_decision
  ADD COLUMN examination INT NOT NULL DEFAULT 1 COMMENT 'examination it was taken in; set by the database',
  DROP PRIMARY KEY,
  ADD CONSTRAINT pk_low_price_decision PRIMARY KEY (lot_id, bid_id, examination);
-- A question stays when the lot is ranked anew; that the price was flagged is asked when the question is put.
ALTER TABLE low_price_question
  ADD COLUMN examination INT NOT NULL DEFAULT 1 COMMENT 'examination it was asked in; set by the database',
  DROP FOREIGN KEY fk_low_price_question_ranking;
ALTER TABLE lot_ranking
  ADD COLUMN examination INT NOT NULL DEFAULT 1 COMMENT 'examination it is the outcome of; set by the database';
ALTER TABLE award
  ADD COLUMN examination INT NOT NULL DEFAULT 1 COMMENT 'examination the recommendation rests on; set by the database';

DROP TRIGGER tr_score_fixed;
DROP TRIGGER tr_administrative_check_frozen;
DROP TRIGGER tr_administrative_check_added;
DROP TRIGGER tr_administrative_check_closed;
DROP TRIGGER tr_administrative_check_stays;
DROP TRIGGER tr_score_added;
DROP TRIGGER tr_consensus_score_frozen;
DROP TRIGGER tr_consensus_score_added;
DROP TRIGGER tr_consensus_score_explained;
DROP TRIGGER tr_consensus_score_open;
DROP TRIGGER tr_consensus_score_closed;
DROP TRIGGER tr_consensus_score_stays;
DROP TRIGGER tr_low_price_question_put;
DROP TRIGGER tr_low_price_answer_given;
DROP TRIGGER tr_low_price_decision_heard;

DELIMITER //
CREATE TRIGGER tr_examination_opened AFTER INSERT ON examination FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender WHERE id = NEW.tender_id AND status = 'UNDER_EVALUATION'
      AND examination = NEW.number - 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-out-of-turn';
  END IF;
END//
CREATE TRIGGER tr_examination_fixed BEFORE UPDATE ON examination FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END//
CREATE TRIGGER tr_examination_kept BEFORE DELETE ON examination FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END//
-- Lots and bids are named while the examination is opened: from then on it is about these. A lot awarded is none.
-- AFTER UPDATE: MariaDB lets rows of INSERT … SELECT DISTINCT lose their key where a table has a BEFORE UPDATE trigger.
CREATE TRIGGER tr_examination_lot_returned AFTER INSERT ON examination_lot FOR EACH ROW
BEGIN
  IF NEW.examination <> (SELECT examination + 1 FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = NEW.lot_id)
      OR NOT EXISTS (SELECT 1 FROM lot WHERE id = NEW.lot_id AND status = 'ACTIVE') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
END//
CREATE TRIGGER tr_examination_lot_fixed AFTER UPDATE ON examination_lot FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END//
CREATE TRIGGER tr_examination_lot_kept BEFORE DELETE ON examination_lot FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END//
CREATE TRIGGER tr_examination_bid_named AFTER INSERT ON examination_bid FOR EACH ROW
BEGIN
  IF NEW.examination <> (SELECT examination + 1 FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
END//
CREATE TRIGGER tr_examination_bid_fixed AFTER UPDATE ON examination_bid FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END//
CREATE TRIGGER tr_examination_bid_kept BEFORE DELETE ON examination_bid FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END//
-- What is kept of a ranking is what it was.
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
        AND r.explanation <=> NEW.explanation) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
END//
CREATE TRIGGER tr_past_ranking_fixed AFTER UPDATE ON past_ranking FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END//
CREATE TRIGGER tr_past_ranking_kept BEFORE DELETE ON past_ranking FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
END//
-- The number goes up by one, with lots that returned, once the rankings of these lots are kept.
CREATE TRIGGER tr_joint_tender_examination BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.examination <> OLD.examination THEN
    IF NEW.examination <> OLD.examination + 1 OR NEW.status <> 'UNDER_EVALUATION'
        OR NOT EXISTS (SELECT 1 FROM examination_lot WHERE tender_id = NEW.id AND examination = NEW.examination) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-out-of-turn';
    END IF;
    IF EXISTS (SELECT 1 FROM lot_ranking r
         JOIN examination_lot x ON x.tender_id = NEW.id AND x.examination = NEW.examination AND x.lot_id = r.lot_id
        WHERE NOT EXISTS (SELECT 1 FROM past_ranking p
          WHERE p.lot_id = r.lot_id AND p.bid_id = r.bid_id AND p.examination = OLD.examination)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.ranking-not-kept';
    END IF;
  END IF;
END//

CREATE TRIGGER tr_administrative_check_added AFTER INSERT ON administrative_check FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = NEW.tender_id;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF NEW.examination <> current_number OR (NEW.examination > 1 AND NOT EXISTS (SELECT 1 FROM examination_bid
      WHERE tender_id = NEW.tender_id AND examination = NEW.examination AND bid_id = NEW.bid_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF NEW.examination = 1 AND EXISTS (SELECT 1 FROM score WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.checks-closed';
  END IF;
  IF COALESCE(NEW.change_reason, '') = '' AND EXISTS (SELECT 1 FROM administrative_check o
      WHERE o.bid_id = NEW.bid_id AND o.criterion_id = NEW.criterion_id AND o.examination = NEW.examination - 1
        AND (o.is_passed <> NEW.is_passed OR o.reason <> NEW.reason)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.change-unexplained';
  END IF;
END//
-- AFTER: a table that is copied on itself has no BEFORE UPDATE trigger.
CREATE TRIGGER tr_administrative_check_changed AFTER UPDATE ON administrative_check FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = OLD.tender_id;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF OLD.examination <> current_number OR NEW.examination <> OLD.examination OR NEW.bid_id <> OLD.bid_id
      OR NEW.criterion_id <> OLD.criterion_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF OLD.examination = 1 AND EXISTS (SELECT 1 FROM score WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.checks-closed';
  END IF;
  IF COALESCE(NEW.change_reason, '') = '' AND EXISTS (SELECT 1 FROM administrative_check o
      WHERE o.bid_id = NEW.bid_id AND o.criterion_id = NEW.criterion_id AND o.examination = NEW.examination - 1
        AND (o.is_passed <> NEW.is_passed OR o.reason <> NEW.reason)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.change-unexplained';
  END IF;
END//
CREATE TRIGGER tr_administrative_check_stays AFTER DELETE ON administrative_check FOR EACH ROW
BEGIN
  IF (SELECT examination FROM joint_tender WHERE id = OLD.tender_id) > 1 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF EXISTS (SELECT 1 FROM score WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.checks-closed';
  END IF;
END//

CREATE TRIGGER tr_score_added AFTER INSERT ON score FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = NEW.tender_id;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF NEW.examination <> current_number OR (NEW.examination > 1 AND NOT EXISTS (SELECT 1 FROM examination_bid
      WHERE tender_id = NEW.tender_id AND examination = NEW.examination AND bid_id = NEW.bid_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF COALESCE(NEW.change_reason, '') = '' AND EXISTS (SELECT 1 FROM score o
      WHERE o.bid_id = NEW.bid_id AND o.criterion_id = NEW.criterion_id AND o.evaluator_id = NEW.evaluator_id
        AND o.examination = NEW.examination - 1 AND o.points <> NEW.points) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.change-unexplained';
  END IF;
END//
-- Points given in the first examination stand for good; those carried into a later one change there, with a reason.
CREATE TRIGGER tr_score_fixed AFTER UPDATE ON score FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = OLD.tender_id;
  IF OLD.examination = 1 OR OLD.examination <> current_number OR tender_status <> 'UNDER_EVALUATION'
      OR NEW.examination <> OLD.examination OR NEW.bid_id <> OLD.bid_id OR NEW.criterion_id <> OLD.criterion_id
      OR NEW.evaluator_id <> OLD.evaluator_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.score-fixed';
  END IF;
  IF COALESCE(NEW.change_reason, '') = '' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.change-unexplained';
  END IF;
END//

CREATE TRIGGER tr_consensus_score_added AFTER INSERT ON consensus_score FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = NEW.tender_id;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF NEW.examination <> current_number OR (NEW.examination > 1 AND NOT EXISTS (SELECT 1 FROM examination_bid
      WHERE tender_id = NEW.tender_id AND examination = NEW.examination AND bid_id = NEW.bid_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF NEW.examination = 1 AND EXISTS (SELECT 1 FROM technical_closure WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
  END IF;
  IF NEW.reason = '' AND NEW.spread > (SELECT value FROM tender_rule
      WHERE tender_id = NEW.tender_id AND code = 'spread.points') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.spread-unexplained';
  END IF;
  IF COALESCE(NEW.change_reason, '') = '' AND EXISTS (SELECT 1 FROM consensus_score o
      WHERE o.bid_id = NEW.bid_id AND o.criterion_id = NEW.criterion_id AND o.examination = NEW.examination - 1
        AND o.points <> NEW.points) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.change-unexplained';
  END IF;
END//
CREATE TRIGGER tr_consensus_score_changed AFTER UPDATE ON consensus_score FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = OLD.tender_id;
  IF OLD.examination = 1 AND EXISTS (SELECT 1 FROM technical_closure WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
  END IF;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF OLD.examination <> current_number OR NEW.examination <> OLD.examination OR NEW.bid_id <> OLD.bid_id
      OR NEW.criterion_id <> OLD.criterion_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
  IF NEW.reason = '' AND NEW.spread > (SELECT value FROM tender_rule
      WHERE tender_id = NEW.tender_id AND code = 'spread.points') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.spread-unexplained';
  END IF;
  IF COALESCE(NEW.change_reason, '') = '' AND EXISTS (SELECT 1 FROM consensus_score o
      WHERE o.bid_id = NEW.bid_id AND o.criterion_id = NEW.criterion_id AND o.examination = NEW.examination - 1
        AND o.points <> NEW.points) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.change-unexplained';
  END IF;
END//
-- Only in the examination under way: what was agreed is open again when a score beneath it changes.
CREATE TRIGGER tr_consensus_score_stays BEFORE DELETE ON consensus_score FOR EACH ROW
BEGIN
  IF OLD.examination = 1 AND EXISTS (SELECT 1 FROM technical_closure WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
  END IF;
  IF OLD.examination <> (SELECT examination FROM joint_tender WHERE id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-fixed';
  END IF;
END//

-- As in V40, in the examination under way, and of a lot that is examined in it.
CREATE TRIGGER tr_low_price_question_put BEFORE INSERT ON low_price_question FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE current_number INT;
  SELECT status, examination INTO tender_status, current_number FROM joint_tender WHERE id = NEW.tender_id;
  SET NEW.examination = current_number;
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
      WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND examination = current_number) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-decided';
  END IF;
  IF EXISTS (SELECT 1 FROM low_price_question q LEFT JOIN low_price_answer a ON a.question_id = q.id
      WHERE q.lot_id = NEW.lot_id AND q.bid_id = NEW.bid_id AND a.question_id IS NULL AND q.due_at > UTC_TIMESTAMP(6)) THEN
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
           WHERE d.lot_id = q.lot_id AND d.bid_id = q.bid_id AND d.examination >= q.examination)
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
END//
CREATE TRIGGER tr_low_price_decision_heard BEFORE INSERT ON low_price_decision FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM low_price_question q JOIN joint_tender t ON t.id = q.tender_id
      WHERE q.lot_id = NEW.lot_id AND q.bid_id = NEW.bid_id AND q.examination = t.examination) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-unheard';
  END IF;
  IF EXISTS (SELECT 1 FROM low_price_question q LEFT JOIN low_price_answer a ON a.question_id = q.id
      WHERE q.lot_id = NEW.lot_id AND q.bid_id = NEW.bid_id AND a.question_id IS NULL AND q.due_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-price-waiting';
  END IF;
END//

-- A ranking and an award name the examination they rest on.
CREATE TRIGGER tr_lot_ranking_numbered BEFORE INSERT ON lot_ranking FOR EACH ROW
BEGIN
  SET NEW.examination = (SELECT examination FROM joint_tender WHERE id = NEW.tender_id);
END//
CREATE TRIGGER tr_lot_ranking_renumbered BEFORE UPDATE ON lot_ranking FOR EACH ROW
BEGIN
  SET NEW.examination = (SELECT examination FROM joint_tender WHERE id = NEW.tender_id);
END//
-- Once a lot went back, what is recommended for it rests on a later examination.
CREATE TRIGGER tr_award_examination BEFORE INSERT ON award FOR EACH ROW
BEGIN
  SET NEW.examination = (SELECT examination FROM joint_tender WHERE id = NEW.tender_id);
  IF EXISTS (SELECT 1 FROM award
      WHERE lot_id = NEW.lot_id AND status = 'cancelled' AND examination >= NEW.examination) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.examination-not-opened';
  END IF;
END//
CREATE TRIGGER tr_award_examination_fixed BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  IF NEW.examination <> OLD.examination THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END//
DELIMITER ;
