-- Examination of opened bids: conflicts of interest, administrative checks, scores, the ranking with every figure, and
-- low prices.

CREATE TABLE conflict_declaration (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  person_id BIGINT NOT NULL COMMENT 'member of the examination panel',
  panel VARCHAR(15) NOT NULL DEFAULT 'EXAMINATION' COMMENT 'always EXAMINATION',
  has_conflict BOOLEAN NOT NULL COMMENT 'a conflict locks the member out of the tender',
  statement VARCHAR(1000) NOT NULL COMMENT 'what was declared',
  declared_at DATETIME(6) NOT NULL COMMENT 'UTC',
  later_statement VARCHAR(1000) NULL COMMENT 'the conflict that the member learned of after declaring none',
  later_at DATETIME(6) NULL COMMENT 'UTC, when that was declared',
  is_out BOOLEAN GENERATED ALWAYS AS (has_conflict OR later_at IS NOT NULL) STORED COMMENT 'whether the member is locked out of the tender now',
  CONSTRAINT pk_conflict_declaration PRIMARY KEY (tender_id, person_id),
  CONSTRAINT uq_conflict_declaration_free UNIQUE (tender_id, person_id, has_conflict),
  CONSTRAINT fk_conflict_declaration_member FOREIGN KEY (tender_id, person_id, panel) REFERENCES panel_member (tender_id, person_id, panel),
  CONSTRAINT ck_conflict_declaration_panel CHECK (panel = 'EXAMINATION'),
  CONSTRAINT ck_conflict_declaration_later CHECK ((later_at IS NULL) = (later_statement IS NULL)
    AND (later_at IS NULL OR (has_conflict = FALSE AND CHAR_LENGTH(later_statement) > 0)))
) COMMENT 'Declarations made after the names of the bidders are known and before any bid is seen';

DELIMITER //
CREATE TRIGGER tr_conflict_declaration_fixed BEFORE UPDATE ON conflict_declaration FOR EACH ROW
BEGIN
  IF NEW.tender_id <> OLD.tender_id OR NEW.person_id <> OLD.person_id OR NEW.panel <> OLD.panel OR NEW.has_conflict <> OLD.has_conflict
      OR NEW.statement <> OLD.statement OR NEW.declared_at <> OLD.declared_at OR OLD.later_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.declaration-fixed';
  END IF;
  IF NEW.later_at IS NOT NULL AND (SELECT status FROM joint_tender WHERE id = OLD.tender_id) NOT IN ('OPENED', 'UNDER_EVALUATION') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
DELIMITER ;

-- Numbered examinations. What returns to the panel is examined anew under the next number: checks, scores and agreed
-- scores of the bids concerned are carried into it and may change there, with a reason; those of the examination before
-- stay as they were. A lot has one ranking in force; the ones before it are kept beside.
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
  origin VARCHAR(15) NOT NULL COMMENT 'COMMITTEE, COMPLAINT, DEBARMENT, GUARANTEE (not furnished), SIGNATURE (not signed), TERMINATION (of its agreement), QUANTITIES or DISCOUNT (the condition of its discount is no longer met): what returned it',
  reason_ar VARCHAR(2000) NOT NULL COMMENT 'why, as shown in Arabic; empty where the origin says all',
  reason_en VARCHAR(2000) NOT NULL COMMENT 'why, as shown in English',
  CONSTRAINT pk_examination_lot PRIMARY KEY (tender_id, examination, lot_id),
  CONSTRAINT fk_examination_lot_examination FOREIGN KEY (tender_id, examination) REFERENCES examination (tender_id, number),
  CONSTRAINT fk_examination_lot_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT ck_examination_lot_reason CHECK (origin <> 'COMMITTEE' OR (reason_ar <> '' AND reason_en <> '')),
  CONSTRAINT ck_examination_lot_origin CHECK (origin IN ('COMMITTEE', 'COMPLAINT', 'DEBARMENT', 'GUARANTEE', 'SIGNATURE', 'TERMINATION', 'QUANTITIES', 'DISCOUNT'))
) COMMENT 'Lots examined anew, and why';

DELIMITER //
-- Lots and bids are named while the examination is opened: from then on it is about these. A lot awarded is none. AFTER
-- UPDATE: MariaDB lets rows of INSERT … SELECT DISTINCT lose their key where a table has a BEFORE UPDATE trigger.
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
DELIMITER ;

CREATE TABLE examination_bid (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  examination INT NOT NULL COMMENT 'number of the examination',
  bid_id BIGINT NOT NULL COMMENT 'bid with a price for one of its lots',
  CONSTRAINT pk_examination_bid PRIMARY KEY (tender_id, examination, bid_id),
  CONSTRAINT fk_examination_bid_examination FOREIGN KEY (tender_id, examination) REFERENCES examination (tender_id, number),
  CONSTRAINT fk_examination_bid_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id)
) COMMENT 'Bids examined anew';

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

CREATE TABLE administrative_check (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  criterion_id BIGINT NOT NULL COMMENT 'administrative criterion',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  kind VARCHAR(15) NOT NULL DEFAULT 'ADMINISTRATIVE' COMMENT 'always ADMINISTRATIVE: only such a criterion is passed or failed',
  is_passed BOOLEAN NOT NULL COMMENT 'met',
  reason VARCHAR(1000) NOT NULL COMMENT 'needed when not met',
  checked_by BIGINT NOT NULL COMMENT 'member of the examination panel',
  checked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  examination INT NOT NULL DEFAULT 1 COMMENT 'examination it belongs to',
  change_reason VARCHAR(1000) NULL COMMENT 'why it is not as in the examination before',
  CONSTRAINT pk_administrative_check PRIMARY KEY (bid_id, criterion_id, examination),
  CONSTRAINT fk_administrative_check_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_administrative_check_criterion FOREIGN KEY (criterion_id, tender_id) REFERENCES criterion (id, tender_id),
  CONSTRAINT fk_administrative_check_kind FOREIGN KEY (criterion_id, kind) REFERENCES criterion (id, kind),
  CONSTRAINT fk_administrative_check_person FOREIGN KEY (checked_by) REFERENCES person (id),
  CONSTRAINT ck_administrative_check_kind CHECK (kind = 'ADMINISTRATIVE'),
  CONSTRAINT ck_administrative_check_reason CHECK (is_passed OR CHAR_LENGTH(reason) > 0),
  INDEX ix_administrative_check_tender (tender_id)
) COMMENT 'Administrative compliance of each bid';

DELIMITER //
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
DELIMITER ;

CREATE TABLE score (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  criterion_id BIGINT NOT NULL COMMENT 'technical criterion',
  evaluator_id BIGINT NOT NULL COMMENT 'member who scored alone',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  kind VARCHAR(15) NOT NULL DEFAULT 'TECHNICAL' COMMENT 'always TECHNICAL: only such a criterion is scored',
  has_conflict BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'always false: only a member who declared no conflict scores',
  points DECIMAL(5,2) NOT NULL COMMENT '0 to 100',
  comment VARCHAR(1000) NOT NULL COMMENT 'the evaluator''s note',
  scored_at DATETIME(6) NOT NULL COMMENT 'UTC',
  examination INT NOT NULL DEFAULT 1 COMMENT 'examination it belongs to',
  change_reason VARCHAR(1000) NULL COMMENT 'why it is not as in the examination before',
  CONSTRAINT pk_score PRIMARY KEY (bid_id, criterion_id, evaluator_id, examination),
  CONSTRAINT fk_score_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_score_criterion FOREIGN KEY (criterion_id, tender_id) REFERENCES criterion (id, tender_id),
  CONSTRAINT fk_score_kind FOREIGN KEY (criterion_id, kind) REFERENCES criterion (id, kind),
  CONSTRAINT fk_score_evaluator FOREIGN KEY (tender_id, evaluator_id, has_conflict) REFERENCES conflict_declaration (tender_id, person_id, has_conflict),
  CONSTRAINT ck_score_kind CHECK (kind = 'TECHNICAL'),
  CONSTRAINT ck_score_points CHECK (points BETWEEN 0 AND 100),
  CONSTRAINT ck_score_free CHECK (has_conflict = FALSE)
) COMMENT 'Technical scores, by evaluator and criterion';

CREATE TABLE score_draft (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  criterion_id BIGINT NOT NULL COMMENT 'technical criterion',
  evaluator_id BIGINT NOT NULL COMMENT 'member who works on it, and who alone sees it',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  kind VARCHAR(15) NOT NULL DEFAULT 'TECHNICAL' COMMENT 'always TECHNICAL: only such a criterion is scored',
  has_conflict BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'always false: only a member who declared no conflict scores',
  points DECIMAL(5,2) NULL COMMENT '0 to 100; none as long as none are given',
  comment VARCHAR(1000) NOT NULL COMMENT 'the evaluator''s note so far',
  change_reason VARCHAR(1000) NOT NULL COMMENT 'why it is not as in the examination before, so far',
  saved_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_score_draft PRIMARY KEY (bid_id, criterion_id, evaluator_id),
  CONSTRAINT fk_score_draft_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_score_draft_criterion FOREIGN KEY (criterion_id, tender_id) REFERENCES criterion (id, tender_id),
  CONSTRAINT fk_score_draft_kind FOREIGN KEY (criterion_id, kind) REFERENCES criterion (id, kind),
  CONSTRAINT fk_score_draft_evaluator FOREIGN KEY (tender_id, evaluator_id, has_conflict) REFERENCES conflict_declaration (tender_id, person_id, has_conflict),
  CONSTRAINT ck_score_draft_kind CHECK (kind = 'TECHNICAL'),
  CONSTRAINT ck_score_draft_points CHECK (points BETWEEN 0 AND 100),
  CONSTRAINT ck_score_draft_free CHECK (has_conflict = FALSE)
) COMMENT 'Technical scores that an evaluator has not handed in yet; they count for nothing';

DELIMITER //
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
DELIMITER ;

CREATE TABLE consensus_score (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  criterion_id BIGINT NOT NULL COMMENT 'technical criterion',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  kind VARCHAR(15) NOT NULL DEFAULT 'TECHNICAL' COMMENT 'always TECHNICAL: only such a criterion is scored',
  points DECIMAL(5,2) NOT NULL COMMENT 'agreed score, 0 to 100',
  spread DECIMAL(5,2) NOT NULL COMMENT 'highest less lowest single score',
  reason VARCHAR(1000) NOT NULL COMMENT 'needed where the spread is beyond the rule of the tender',
  agreed_by BIGINT NOT NULL COMMENT 'chair who recorded it',
  agreed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  examination INT NOT NULL DEFAULT 1 COMMENT 'examination it belongs to',
  change_reason VARCHAR(1000) NULL COMMENT 'why it is not as in the examination before',
  CONSTRAINT pk_consensus_score PRIMARY KEY (bid_id, criterion_id, examination),
  INDEX ix_consensus_score_tender (tender_id, examination),
  CONSTRAINT fk_consensus_score_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_consensus_score_criterion FOREIGN KEY (criterion_id, tender_id) REFERENCES criterion (id, tender_id),
  CONSTRAINT fk_consensus_score_kind FOREIGN KEY (criterion_id, kind) REFERENCES criterion (id, kind),
  CONSTRAINT fk_consensus_score_person FOREIGN KEY (agreed_by) REFERENCES person (id),
  CONSTRAINT ck_consensus_score_kind CHECK (kind = 'TECHNICAL'),
  CONSTRAINT ck_consensus_score_points CHECK (points BETWEEN 0 AND 100),
  CONSTRAINT ck_consensus_score_spread CHECK (spread BETWEEN 0 AND 100)
) COMMENT 'Scores agreed by the panel';

DELIMITER //
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
CREATE TRIGGER tr_consensus_score_kept BEFORE DELETE ON consensus_score FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
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
DELIMITER ;

CREATE TABLE consensus_answer (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  person_id BIGINT NOT NULL COMMENT 'member of the examination panel',
  number INT NOT NULL COMMENT 'from 1 for each member of a tender',
  examination INT NOT NULL COMMENT 'examination under way at the time',
  is_confirmed BOOLEAN NOT NULL COMMENT 'confirmed; else a dissent',
  reason VARCHAR(2000) NOT NULL COMMENT 'why the member dissents; empty for a confirmation',
  answered_at DATETIME(6) NOT NULL COMMENT 'UTC; it is about what was agreed by then',
  CONSTRAINT pk_consensus_answer PRIMARY KEY (tender_id, person_id, number),
  CONSTRAINT fk_consensus_answer_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_consensus_answer_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_consensus_answer_number CHECK (number >= 1),
  CONSTRAINT ck_consensus_answer_reason CHECK (is_confirmed <> (reason <> ''))
) COMMENT 'Members of panels who confirm the agreed scores, or dissent from them with a reason';

-- Members who have yet to answer what another person recorded as agreed in the examination under way. Recording a score
-- again asks for a new answer.
CREATE VIEW consensus_awaited AS
SELECT m.tender_id, m.person_id
  FROM panel_member m
  JOIN joint_tender t ON t.id = m.tender_id AND t.status = 'UNDER_EVALUATION'
  LEFT JOIN conflict_declaration d ON d.tender_id = m.tender_id AND d.person_id = m.person_id AND d.is_out
  LEFT JOIN consensus_answer a ON a.tender_id = m.tender_id AND a.person_id = m.person_id
  LEFT JOIN consensus_answer n ON n.tender_id = a.tender_id AND n.person_id = a.person_id AND n.number = a.number + 1
 WHERE m.panel = 'EXAMINATION' AND NOT m.is_alternate AND d.tender_id IS NULL AND n.tender_id IS NULL
   AND EXISTS (SELECT 1 FROM consensus_score s
                WHERE s.tender_id = m.tender_id AND s.examination = t.examination AND s.agreed_by <> m.person_id
                  AND (a.answered_at IS NULL OR s.agreed_at > a.answered_at));

CREATE TABLE consensus_closure (
  tender_id BIGINT NOT NULL COMMENT 'tender whose bidders are masked',
  closed_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  closed_at DATETIME(6) NOT NULL COMMENT 'UTC; names are shown from then on',
  CONSTRAINT pk_consensus_closure PRIMARY KEY (tender_id),
  CONSTRAINT fk_consensus_closure_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_consensus_closure_person FOREIGN KEY (closed_by) REFERENCES person (id)
) COMMENT 'Consensus of first examinations, closed before the names of masked bidders are shown';

DELIMITER //
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
DELIMITER ;

CREATE TABLE technical_closure (
  tender_id BIGINT NOT NULL COMMENT 'tender of two envelopes',
  closed_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  closed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_technical_closure PRIMARY KEY (tender_id),
  CONSTRAINT fk_technical_closure_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_technical_closure_person FOREIGN KEY (closed_by) REFERENCES person (id)
) COMMENT 'Technical evaluations that are closed, before any price is known';

CREATE TABLE technical_result (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  score DECIMAL(5,2) NOT NULL COMMENT 'technical score as shown, 0 to 100',
  is_passed BOOLEAN NOT NULL COMMENT 'whether its prices are opened',
  CONSTRAINT pk_technical_result PRIMARY KEY (bid_id),
  CONSTRAINT fk_technical_result_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_technical_result_closure FOREIGN KEY (tender_id) REFERENCES technical_closure (tender_id),
  CONSTRAINT ck_technical_result_score CHECK (score BETWEEN 0 AND 100)
) COMMENT 'What the technical evaluation made of each bid';

DELIMITER //
CREATE TRIGGER tr_technical_result_true AFTER INSERT ON technical_result FOR EACH ROW
BEGIN
  DECLARE fails INT;
  DECLARE reached DECIMAL(20,6);
  DECLARE mark DECIMAL(20,6);
  SELECT COUNT(*) INTO fails FROM administrative_check WHERE bid_id = NEW.bid_id AND is_passed = FALSE;
  SELECT ROUND(COALESCE(SUM(c.weight * s.points), 0) / 100, 2) INTO reached
    FROM consensus_score s JOIN criterion c ON c.id = s.criterion_id WHERE s.bid_id = NEW.bid_id;
  SELECT value INTO mark FROM tender_rule WHERE tender_id = NEW.tender_id AND code = 'technical.pass-mark';
  IF NEW.is_passed <> (fails = 0 AND reached >= mark)
      OR EXISTS (SELECT 1 FROM price_opening WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.result-differs';
  END IF;
END//
DELIMITER ;

CREATE TABLE price_opening (
  tender_id BIGINT NOT NULL COMMENT 'tender whose technical evaluation is closed',
  meets_at DATETIME(6) NOT NULL COMMENT 'UTC; the opening panel meets then, as bidders were told, and not before',
  announced_by BIGINT NOT NULL COMMENT 'chair of the opening panel',
  announced_at DATETIME(6) NOT NULL COMMENT 'UTC',
  opened_by BIGINT NULL COMMENT 'chair who opened the prices',
  opened_at DATETIME(6) NULL COMMENT 'UTC, when the prices were opened',
  CONSTRAINT pk_price_opening PRIMARY KEY (tender_id),
  CONSTRAINT fk_price_opening_closure FOREIGN KEY (tender_id) REFERENCES technical_closure (tender_id),
  CONSTRAINT fk_price_opening_announcer FOREIGN KEY (announced_by) REFERENCES person (id),
  CONSTRAINT fk_price_opening_opener FOREIGN KEY (opened_by) REFERENCES person (id),
  CONSTRAINT ck_price_opening_announced CHECK (meets_at > announced_at),
  CONSTRAINT ck_price_opening_opened CHECK ((opened_at IS NULL) = (opened_by IS NULL) AND (opened_at IS NULL OR opened_at >= meets_at)),
  CONSTRAINT ck_price_opening_soon CHECK (meets_at <= announced_at + INTERVAL 60 DAY)
) COMMENT 'Second meetings of opening panels, in which prices are opened';

DELIMITER //
CREATE TRIGGER tr_price_opening_opens BEFORE UPDATE ON price_opening FOR EACH ROW
BEGIN
  IF OLD.opened_at IS NOT NULL OR NEW.opened_at IS NULL OR NEW.tender_id <> OLD.tender_id OR NEW.meets_at <> OLD.meets_at
      OR NEW.announced_by <> OLD.announced_by OR NEW.announced_at <> OLD.announced_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
  END IF;
  IF UTC_TIMESTAMP(6) < OLD.meets_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF EXISTS (SELECT 1 FROM given_share WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.shares-left';
  END IF;
  IF EXISTS (SELECT 1 FROM technical_result r JOIN opened_bid o ON o.bid_id = r.bid_id
      WHERE r.tender_id = NEW.tender_id AND r.is_passed AND o.prices_opened_at IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.bids-left-sealed';
  END IF;
END//
DELIMITER ;

-- Each lot goes its own way after the standstill: what can be awarded is, and what cannot returns to the panel. A
-- supplier debarred meanwhile is out of the ranking with that reason, and holds up no lot but its own. Equal bids are
-- drawn for with a seed that nobody knows before the bids of the tender are opened: it is made of what all bidders sealed
-- for it. The seed stays with the ranking that it decided.
CREATE TABLE lot_ranking (
  lot_id BIGINT NOT NULL COMMENT 'lot ranked',
  bid_id BIGINT NOT NULL COMMENT 'bid',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  is_admissible BOOLEAN NOT NULL COMMENT 'takes part in the ranking',
  exclusion VARCHAR(30) NULL COMMENT 'DEBARRED, REVIEW, ABOVE_AGREEMENT, ADMINISTRATIVE, TECHNICAL, INCOMPLETE, ARITHMETIC or ABNORMALLY_LOW when it does not',
  bid_total DECIMAL(19,3) NOT NULL COMMENT 'in the currency of the bid',
  bid_currency CHAR(3) NOT NULL COMMENT 'currency of the bid',
  converted_total DECIMAL(19,3) NOT NULL COMMENT 'in the currency of the tender, at the rates of its fixed date',
  evaluated_price DECIMAL(19,3) NOT NULL COMMENT 'converted total after preference; for comparison only',
  technical_score DECIMAL(5,2) NOT NULL COMMENT '0 to 100',
  price_score DECIMAL(5,2) NOT NULL COMMENT '0 to 100; 100 for the lowest evaluated price',
  final_score DECIMAL(5,2) NOT NULL COMMENT '0 to 100, rounded half up',
  rank_position INT NULL COMMENT 'from 1; none when not admissible',
  tie_rule VARCHAR(20) NULL COMMENT 'rule that broke a tie: PRICE, TECHNICAL, ORIGIN or DRAW',
  is_abnormally_low BOOLEAN NOT NULL COMMENT 'flagged by the rule of the tender',
  explanation VARCHAR(1000) NULL COMMENT 'reason to accept or reject an abnormally low price, or to exclude for arithmetic',
  examination INT NOT NULL DEFAULT 1 COMMENT 'examination it is the outcome of; set by the database',
  is_alternative BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'ranked with the prices of its accepted alternative',
  draw_seed CHAR(64) NULL COMMENT 'seed of the drawing of lots among equal bids, hexadecimal; null where nothing was drawn',
  CONSTRAINT pk_lot_ranking PRIMARY KEY (lot_id, bid_id),
  CONSTRAINT uq_lot_ranking_admissible UNIQUE (lot_id, bid_id, is_admissible),
  CONSTRAINT uq_lot_ranking_position UNIQUE (lot_id, rank_position),
  CONSTRAINT fk_lot_ranking_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_lot_ranking_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_lot_ranking_currency FOREIGN KEY (bid_currency) REFERENCES currency (code),
  CONSTRAINT ck_lot_ranking_admissible CHECK (is_admissible = (rank_position IS NOT NULL) AND is_admissible = (exclusion IS NULL)),
  CONSTRAINT ck_lot_ranking_position CHECK (rank_position >= 1),
  CONSTRAINT ck_lot_ranking_tie CHECK (tie_rule IN ('PRICE', 'TECHNICAL', 'ORIGIN', 'DRAW')),
  CONSTRAINT ck_lot_ranking_rejected CHECK (exclusion <> 'ABNORMALLY_LOW' OR (is_abnormally_low AND explanation IS NOT NULL)),
  CONSTRAINT ck_lot_ranking_scores CHECK (technical_score BETWEEN 0 AND 100 AND price_score BETWEEN 0 AND 100 AND final_score BETWEEN 0 AND 100),
  CONSTRAINT ck_lot_ranking_exclusion CHECK (exclusion IN ('DEBARRED', 'REVIEW', 'ABOVE_AGREEMENT', 'ADMINISTRATIVE',
    'TECHNICAL', 'INCOMPLETE', 'ARITHMETIC', 'ABNORMALLY_LOW')),
  CONSTRAINT ck_lot_ranking_arithmetic CHECK (exclusion <> 'ARITHMETIC' OR explanation IS NOT NULL),
  CONSTRAINT ck_lot_ranking_alternative CHECK (is_alternative = FALSE OR COALESCE(rank_position, 0) = 1),
  CONSTRAINT ck_lot_ranking_draw_seed CHECK (draw_seed REGEXP '^[0-9a-f]{64}$'),
  CONSTRAINT ck_lot_ranking_drawn CHECK (tie_rule <> 'DRAW' OR draw_seed IS NOT NULL),
  INDEX ix_lot_ranking_tender (tender_id, is_abnormally_low)
) COMMENT 'Ranking of the bids for each lot, with every intermediate figure';

DELIMITER //
-- A ranking and an award name the examination they rest on. Bids are ranked while their tender is under evaluation and
-- bidders are not masked. The ranking by which a lot was awarded stays as it was, while other lots are ranked anew. None
-- leaves a bid out for its arithmetic, or takes an alternative for the bid, without such a decision in force. A large
-- tender has hundreds of thousands of rows: what is asked of each is asked by one trigger, and only where it matters.
CREATE TRIGGER tr_lot_ranking_numbered BEFORE INSERT ON lot_ranking FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_examination INT;
  SELECT status, examination INTO tender_status, tender_examination FROM joint_tender WHERE id = NEW.tender_id;
  SET NEW.examination = tender_examination;
  IF EXISTS (SELECT 1 FROM tender_rule
      WHERE tender_id = NEW.tender_id AND code = 'evaluation.mask-bidders' AND value >= 1) THEN
    IF NOT EXISTS (SELECT 1 FROM consensus_closure WHERE tender_id = NEW.tender_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-open';
    END IF;
  END IF;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = NEW.lot_id AND status = 'active') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
  IF NEW.exclusion = 'ARITHMETIC' THEN
    IF NOT COALESCE((SELECT is_excluded FROM arithmetic_decision
        WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id ORDER BY number DESC LIMIT 1), FALSE) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.arithmetic-undecided';
    END IF;
  END IF;
  IF NEW.is_alternative THEN
    IF NOT COALESCE((SELECT is_accepted FROM alternative_decision
        WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id ORDER BY number DESC LIMIT 1), FALSE) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.alternative-undecided';
    END IF;
  END IF;
  IF NEW.tie_rule = 'DRAW' THEN
    -- Where the server would cut the values of all bids short, only a replay of the record finds another seed.
    IF (SELECT 68 * COUNT(*) FROM opened_bid WHERE tender_id = NEW.tender_id) <= @@group_concat_max_len THEN
      IF NOT NEW.draw_seed <=> (
          SELECT SHA2(CONCAT(CHAR_LENGTH(t.ocid), ':', t.ocid, CHAR(10 USING utf8mb4),
                             CHAR_LENGTH(l.number), ':', l.number, CHAR(10 USING utf8mb4),
                             (SELECT GROUP_CONCAT('64:', o.draw_value, CHAR(10 USING utf8mb4)
                                                  ORDER BY o.draw_value SEPARATOR '')
                                FROM opened_bid o WHERE o.tender_id = NEW.tender_id)), 256)
            FROM lot l JOIN joint_tender t ON t.id = l.tender_id WHERE l.id = NEW.lot_id) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.seed-not-drawn';
      END IF;
    END IF;
  END IF;
END//
CREATE TRIGGER tr_lot_ranking_frozen BEFORE UPDATE ON lot_ranking FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_examination INT;
  SELECT status, examination INTO tender_status, tender_examination FROM joint_tender WHERE id = OLD.tender_id;
  IF tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = OLD.lot_id AND status = 'active') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
  IF NEW.tender_id <> OLD.tender_id THEN
    SELECT examination INTO tender_examination FROM joint_tender WHERE id = NEW.tender_id;
  END IF;
  SET NEW.examination = tender_examination;
END//
DELIMITER ;

-- The one place where prices are read that were bid and may have been replaced by those of an accepted alternative.
CREATE VIEW price_in_force AS
  SELECT b.bid_id, b.lot_item_id, b.tender_id, COALESCE(a.unit_price, b.unit_price) AS unit_price,
         CASE WHEN a.bid_id IS NULL THEN b.stated_total END AS stated_total, b.least_quantity,
         b.delivery_days, CASE WHEN a.bid_id IS NULL THEN b.bundle_price END AS bundle_price
    FROM bid_line b
    LEFT JOIN alternative_line a ON a.bid_id = b.bid_id AND a.lot_item_id = b.lot_item_id
     AND EXISTS (SELECT 1 FROM lot_ranking r
                  WHERE r.lot_id = a.lot_id AND r.bid_id = a.bid_id AND r.is_alternative);

-- What shares of divided lots cost: the tiers of bids, but for lots in which an accepted alternative has taken the place
-- of the bid. This is said here alone.
CREATE VIEW tier_in_force AS
  SELECT t.bid_id, t.lot_item_id, t.tender_id, t.from_quantity, t.unit_price
    FROM bid_tier t
    JOIN lot_item i ON i.id = t.lot_item_id
   WHERE NOT EXISTS (SELECT 1 FROM lot_ranking r
                      WHERE r.lot_id = i.lot_id AND r.bid_id = t.bid_id AND r.is_alternative);

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
  is_alternative BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'was ranked with the prices of its accepted alternative',
  draw_seed CHAR(64) NULL COMMENT 'as the ranking had it',
  CONSTRAINT pk_past_ranking PRIMARY KEY (lot_id, bid_id, examination),
  CONSTRAINT fk_past_ranking_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_past_ranking_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_past_ranking_currency FOREIGN KEY (bid_currency) REFERENCES currency (code),
  CONSTRAINT ck_past_ranking_draw_seed CHECK (draw_seed REGEXP '^[0-9a-f]{64}$'),
  INDEX ix_past_ranking_tender (tender_id)
) COMMENT 'Rankings of examinations that were followed by another';

-- The dialogue on an abnormally low price: flag, question to the bidder with a date, answer, decision. Nothing of it
-- changes once written, and no award is recommended while a flagged price stands undecided. A question, and what is
-- decided on it, count for the price it was about: that of the bid, or that of its alternative.
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
  examination INT NOT NULL DEFAULT 1 COMMENT 'examination it was asked in; set by the database',
  is_alternative BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'about the price of the accepted alternative; set by the database',
  price DECIMAL(19,3) NULL COMMENT 'price asked about, in the currency of the tender; set by the database',
  CONSTRAINT pk_low_price_question PRIMARY KEY (id),
  CONSTRAINT uq_low_price_question_number UNIQUE (lot_id, bid_id, number),
  CONSTRAINT fk_low_price_question_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_low_price_question_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_low_price_question_person FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT ck_low_price_question_number CHECK (number >= 1),
  CONSTRAINT ck_low_price_question_text CHECK (CHAR_LENGTH(question) > 0),
  CONSTRAINT ck_low_price_question_due CHECK (due_at >= asked_at + INTERVAL 1 DAY),
  CONSTRAINT ck_low_price_question_soon CHECK (due_at <= asked_at + INTERVAL 30 DAY),
  INDEX ix_low_price_question_tender (tender_id)
) COMMENT 'Questions to bidders about abnormally low prices';

DELIMITER //
-- In the examination under way, and of a lot that is examined in it.
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
CREATE TRIGGER tr_low_price_question_priced BEFORE INSERT ON low_price_question FOR EACH ROW
BEGIN
  SET NEW.price = (SELECT converted_total FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id);
END//
DELIMITER ;

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

DELIMITER //
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
DELIMITER ;

CREATE TABLE low_price_decision (
  lot_id BIGINT NOT NULL COMMENT 'lot',
  bid_id BIGINT NOT NULL COMMENT 'bid whose price was flagged as abnormally low',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  is_accepted BOOLEAN NOT NULL COMMENT 'the explanation was accepted; otherwise the bid is out for the lot',
  reason VARCHAR(1000) NOT NULL COMMENT 'why',
  decided_by BIGINT NOT NULL COMMENT 'chair who recorded it',
  decided_at DATETIME(6) NOT NULL COMMENT 'UTC',
  examination INT NOT NULL DEFAULT 1 COMMENT 'examination it was taken in; set by the database',
  is_alternative BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'about the price of the accepted alternative; set by the database',
  price DECIMAL(19,3) NULL COMMENT 'price decided on, in the currency of the tender; set by the database',
  CONSTRAINT pk_low_price_decision PRIMARY KEY (lot_id, bid_id, examination, is_alternative),
  CONSTRAINT fk_low_price_decision_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_low_price_decision_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_low_price_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_low_price_decision_reason CHECK (CHAR_LENGTH(reason) > 0),
  INDEX ix_low_price_decision_tender (tender_id)
) COMMENT 'What the panel made of the explanation of an abnormally low price; kept when the ranking is computed again';

DELIMITER //
CREATE TRIGGER tr_low_price_decision_numbered BEFORE INSERT ON low_price_decision FOR EACH ROW
BEGIN
  SET NEW.examination = (SELECT examination FROM joint_tender WHERE id = NEW.tender_id);
  SET NEW.is_alternative = COALESCE((SELECT is_alternative FROM lot_ranking
    WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id), FALSE);
END//
-- A bidder is heard before its price is judged: it was asked, and answered or let the date pass.
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
CREATE TRIGGER tr_low_price_decision_priced BEFORE INSERT ON low_price_decision FOR EACH ROW
BEGIN
  SET NEW.price = (SELECT converted_total FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id);
END//
DELIMITER ;

-- Signs that a bid should be looked at more closely are computed from the bids whenever they are shown and are stored
-- nowhere; what the chair remarks on one is kept.
CREATE TABLE red_flag_remark (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  flag_key CHAR(64) NOT NULL COMMENT 'digest of the kind of sign, the lot, the bidders and the procuring entity it concerns',
  kind VARCHAR(30) NOT NULL COMMENT 'kind of sign, of red_flag_kind',
  remark VARCHAR(2000) NOT NULL COMMENT 'what the panel found',
  remarked_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  remarked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_red_flag_remark PRIMARY KEY (id),
  CONSTRAINT fk_red_flag_remark_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_red_flag_remark_person FOREIGN KEY (remarked_by) REFERENCES person (id),
  CONSTRAINT ck_red_flag_remark_text CHECK (CHAR_LENGTH(remark) > 0),
  INDEX ix_red_flag_remark_tender (tender_id, flag_key)
) COMMENT 'Remarks of the panel on signs found in the bids';

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
  CONSTRAINT ck_arithmetic_decision_reason CHECK (CHAR_LENGTH(TRIM(reason)) > 0),
  INDEX ix_arithmetic_decision_tender (tender_id)
) COMMENT 'Bids that the panel excluded from a lot for their arithmetic, or let in again';

DELIMITER //
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
DELIMITER ;

-- What the panel makes of an alternative, and the prices of a bid that are in force since: those of its alternative to
-- a lot where that is accepted, else those of the bid.
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
  CONSTRAINT ck_alternative_decision_reason CHECK (CHAR_LENGTH(TRIM(reason)) > 0),
  INDEX ix_alternative_decision_tender (tender_id)
) COMMENT 'Alternatives that the panel accepted or refused';

DELIMITER //
-- Decided while the lot is with the panel and in turns. Looked at is only the alternative of the bid that ranks first
-- with the prices of the bid itself, and it may not come to more than these, in the quantities in force. Bid and
-- alternative are in one currency and of the same preference, so that neither changes which of them is dearer.
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
DELIMITER ;
