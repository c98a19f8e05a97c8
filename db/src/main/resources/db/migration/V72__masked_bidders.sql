-- Bidders without their names while the technical evaluation goes on, where the tender's rule says so. The letters are
-- drawn at random when the evaluation starts and stand; the names are shown once the chair has closed the consensus.

CREATE TABLE bid_mask (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  label INT NOT NULL COMMENT 'from 1 for A; drawn at random, in no order of anything that is seen',
  CONSTRAINT pk_bid_mask PRIMARY KEY (bid_id),
  CONSTRAINT uq_bid_mask_label UNIQUE (tender_id, label),
  CONSTRAINT fk_bid_mask_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT ck_bid_mask_label CHECK (label >= 1)
) COMMENT 'Letters that stand for bidders while they are masked';

CREATE TABLE consensus_closure (
  tender_id BIGINT NOT NULL COMMENT 'tender whose bidders are masked',
  closed_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  closed_at DATETIME(6) NOT NULL COMMENT 'UTC; names are shown from then on',
  CONSTRAINT pk_consensus_closure PRIMARY KEY (tender_id),
  CONSTRAINT fk_consensus_closure_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_consensus_closure_person FOREIGN KEY (closed_by) REFERENCES person (id)
) COMMENT 'Consensus of first examinations, closed before the names of masked bidders are shown';

DELIMITER //
CREATE TRIGGER tr_bid_mask_drawn AFTER INSERT ON bid_mask FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'OPENED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.mask-fixed';
  END IF;
END//
CREATE TRIGGER tr_bid_mask_fixed BEFORE UPDATE ON bid_mask FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.mask-fixed';
END//
CREATE TRIGGER tr_bid_mask_kept BEFORE DELETE ON bid_mask FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.mask-fixed';
END//
-- No evaluation of masked bidders begins before each has its letter, and none is recommended before it is closed.
CREATE TRIGGER tr_joint_tender_masked BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status IN ('UNDER_EVALUATION', 'RECOMMENDED') AND EXISTS (SELECT 1 FROM tender_rule
      WHERE tender_id = NEW.id AND code = 'evaluation.mask-bidders' AND value >= 1) THEN
    IF OLD.status = 'OPENED' AND EXISTS (SELECT 1 FROM opened_bid o WHERE o.tender_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM bid_mask m WHERE m.bid_id = o.bid_id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.masks-missing';
    END IF;
    IF NEW.status = 'RECOMMENDED' AND NOT EXISTS (SELECT 1 FROM consensus_closure WHERE tender_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-open';
    END IF;
  END IF;
END//
-- Closed once, when every score is agreed.
CREATE TRIGGER tr_consensus_closure_added AFTER INSERT ON consensus_closure FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender t
       JOIN tender_rule r ON r.tender_id = t.id AND r.code = 'evaluation.mask-bidders' AND r.value >= 1
      WHERE t.id = NEW.tender_id AND t.status = 'UNDER_EVALUATION' AND t.examination = 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-masked';
  END IF;
  IF EXISTS (SELECT 1 FROM opened_bid o
       JOIN criterion c ON c.tender_id = o.tender_id AND c.kind = 'TECHNICAL'
      WHERE o.tender_id = NEW.tender_id
        AND NOT EXISTS (SELECT 1 FROM administrative_check a
          WHERE a.bid_id = o.bid_id AND a.is_passed = FALSE AND a.examination = 1)
        AND NOT EXISTS (SELECT 1 FROM consensus_score s
          WHERE s.bid_id = o.bid_id AND s.criterion_id = c.id AND s.examination = 1)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-missing';
  END IF;
END//
CREATE TRIGGER tr_consensus_closure_fixed BEFORE UPDATE ON consensus_closure FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-closed';
END//
CREATE TRIGGER tr_consensus_closure_kept BEFORE DELETE ON consensus_closure FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-closed';
END//
-- What was agreed without the names does not change once they are known.
CREATE TRIGGER tr_consensus_score_masked AFTER INSERT ON consensus_score FOR EACH ROW
BEGIN
  IF NEW.examination = 1 AND EXISTS (SELECT 1 FROM consensus_closure WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-closed';
  END IF;
END//
CREATE TRIGGER tr_consensus_score_unmasked AFTER UPDATE ON consensus_score FOR EACH ROW
BEGIN
  IF OLD.examination = 1 AND EXISTS (SELECT 1 FROM consensus_closure WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-closed';
  END IF;
END//
CREATE TRIGGER tr_consensus_score_unmasked_kept BEFORE DELETE ON consensus_score FOR EACH ROW
BEGIN
  IF OLD.examination = 1 AND EXISTS (SELECT 1 FROM consensus_closure WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-closed';
  END IF;
END//
-- A ranking tells the names.
CREATE TRIGGER tr_lot_ranking_masked BEFORE INSERT ON lot_ranking FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.tender_id AND code = 'evaluation.mask-bidders' AND value >= 1)
      AND NOT EXISTS (SELECT 1 FROM consensus_closure WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-open';
  END IF;
END//
DELIMITER ;
