-- Examination of opened bids: conflicts, administrative checks, scores, and the ranking with every figure.

CREATE TABLE conflict_declaration (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  person_id BIGINT NOT NULL COMMENT 'member of the examination panel',
  panel VARCHAR(15) NOT NULL DEFAULT 'EXAMINATION' COMMENT 'always EXAMINATION',
  has_conflict BOOLEAN NOT NULL COMMENT 'a conflict locks the member out of the tender',
  statement VARCHAR(1000) NOT NULL COMMENT 'what was declared',
  declared_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_conflict_declaration PRIMARY KEY (tender_id, person_id),
  CONSTRAINT uq_conflict_declaration_free UNIQUE (tender_id, person_id, has_conflict),
  CONSTRAINT fk_conflict_declaration_member FOREIGN KEY (tender_id, person_id, panel)
    REFERENCES panel_member (tender_id, person_id, panel),
  CONSTRAINT ck_conflict_declaration_panel CHECK (panel = 'EXAMINATION')
) COMMENT 'Declarations made after the names of the bidders are known and before any bid is seen';

CREATE TABLE administrative_check (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  criterion_id BIGINT NOT NULL COMMENT 'administrative criterion',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  kind VARCHAR(15) NOT NULL DEFAULT 'ADMINISTRATIVE' COMMENT 'always ADMINISTRATIVE: only such a criterion is passed or failed',
  is_passed BOOLEAN NOT NULL COMMENT 'met',
  reason VARCHAR(1000) NOT NULL COMMENT 'needed when not met',
  checked_by BIGINT NOT NULL COMMENT 'member of the examination panel',
  checked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_administrative_check PRIMARY KEY (bid_id, criterion_id),
  CONSTRAINT fk_administrative_check_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_administrative_check_criterion FOREIGN KEY (criterion_id, tender_id) REFERENCES criterion (id, tender_id),
  CONSTRAINT fk_administrative_check_kind FOREIGN KEY (criterion_id, kind) REFERENCES criterion (id, kind),
  CONSTRAINT fk_administrative_check_person FOREIGN KEY (checked_by) REFERENCES person (id),
  CONSTRAINT ck_administrative_check_kind CHECK (kind = 'ADMINISTRATIVE'),
  CONSTRAINT ck_administrative_check_reason CHECK (is_passed OR CHAR_LENGTH(reason) > 0)
) COMMENT 'Administrative compliance of each bid';

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
  CONSTRAINT pk_score PRIMARY KEY (bid_id, criterion_id, evaluator_id),
  CONSTRAINT fk_score_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_score_criterion FOREIGN KEY (criterion_id, tender_id) REFERENCES criterion (id, tender_id),
  CONSTRAINT fk_score_kind FOREIGN KEY (criterion_id, kind) REFERENCES criterion (id, kind),
  CONSTRAINT fk_score_evaluator FOREIGN KEY (tender_id, evaluator_id, has_conflict)
    REFERENCES conflict_declaration (tender_id, person_id, has_conflict),
  CONSTRAINT ck_score_kind CHECK (kind = 'TECHNICAL'),
  CONSTRAINT ck_score_points CHECK (points BETWEEN 0 AND 100),
  CONSTRAINT ck_score_free CHECK (has_conflict = FALSE)
) COMMENT 'Technical scores, by evaluator and criterion';

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
  CONSTRAINT pk_consensus_score PRIMARY KEY (bid_id, criterion_id),
  CONSTRAINT fk_consensus_score_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_consensus_score_criterion FOREIGN KEY (criterion_id, tender_id) REFERENCES criterion (id, tender_id),
  CONSTRAINT fk_consensus_score_kind FOREIGN KEY (criterion_id, kind) REFERENCES criterion (id, kind),
  CONSTRAINT fk_consensus_score_person FOREIGN KEY (agreed_by) REFERENCES person (id),
  CONSTRAINT ck_consensus_score_kind CHECK (kind = 'TECHNICAL'),
  CONSTRAINT ck_consensus_score_points CHECK (points BETWEEN 0 AND 100),
  CONSTRAINT ck_consensus_score_spread CHECK (spread BETWEEN 0 AND 100)
) COMMENT 'Scores agreed by the panel';

CREATE TABLE low_price_decision (
  lot_id BIGINT NOT NULL COMMENT 'lot',
  bid_id BIGINT NOT NULL COMMENT 'bid whose price was flagged as abnormally low',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  is_accepted BOOLEAN NOT NULL COMMENT 'the explanation was accepted; otherwise the bid is out for the lot',
  reason VARCHAR(1000) NOT NULL COMMENT 'why',
  decided_by BIGINT NOT NULL COMMENT 'chair who recorded it',
  decided_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_low_price_decision PRIMARY KEY (lot_id, bid_id),
  CONSTRAINT fk_low_price_decision_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_low_price_decision_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_low_price_decision_person FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_low_price_decision_reason CHECK (CHAR_LENGTH(reason) > 0)
) COMMENT 'What the panel made of the explanation of an abnormally low price; kept when the ranking is computed again';

CREATE TABLE lot_ranking (
  lot_id BIGINT NOT NULL COMMENT 'lot ranked',
  bid_id BIGINT NOT NULL COMMENT 'bid',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  is_admissible BOOLEAN NOT NULL COMMENT 'takes part in the ranking',
  exclusion VARCHAR(30) NULL COMMENT 'ADMINISTRATIVE, TECHNICAL, INCOMPLETE or ABNORMALLY_LOW when it does not',
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
  explanation VARCHAR(1000) NULL COMMENT 'reason to accept or reject an abnormally low price',
  CONSTRAINT pk_lot_ranking PRIMARY KEY (lot_id, bid_id),
  CONSTRAINT uq_lot_ranking_position UNIQUE (lot_id, rank_position),
  CONSTRAINT uq_lot_ranking_admissible UNIQUE (lot_id, bid_id, is_admissible),
  CONSTRAINT fk_lot_ranking_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_lot_ranking_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_lot_ranking_currency FOREIGN KEY (bid_currency) REFERENCES currency (code),
  CONSTRAINT ck_lot_ranking_admissible CHECK (is_admissible = (rank_position IS NOT NULL) AND is_admissible = (exclusion IS NULL)),
  CONSTRAINT ck_lot_ranking_exclusion CHECK (exclusion IN ('ADMINISTRATIVE', 'TECHNICAL', 'INCOMPLETE', 'ABNORMALLY_LOW')),
  CONSTRAINT ck_lot_ranking_position CHECK (rank_position >= 1),
  CONSTRAINT ck_lot_ranking_tie CHECK (tie_rule IN ('PRICE', 'TECHNICAL', 'ORIGIN', 'DRAW')),
  CONSTRAINT ck_lot_ranking_rejected CHECK (exclusion <> 'ABNORMALLY_LOW' OR (is_abnormally_low AND explanation IS NOT NULL)),
  CONSTRAINT ck_lot_ranking_scores CHECK (technical_score BETWEEN 0 AND 100 AND price_score BETWEEN 0 AND 100 AND final_score BETWEEN 0 AND 100)
) COMMENT 'Ranking of the bids for each lot, with every intermediate figure';

-- What a member declared and scored alone stands for good; the rest can change only while the tender is
-- under evaluation, so that a recommendation and all that follows rest on figures that no longer move.
DELIMITER //
CREATE TRIGGER tr_conflict_declaration_fixed BEFORE UPDATE ON conflict_declaration FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.declaration-fixed';
END//
CREATE TRIGGER tr_conflict_declaration_kept BEFORE DELETE ON conflict_declaration FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.declaration-fixed';
END//
CREATE TRIGGER tr_score_fixed BEFORE UPDATE ON score FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.score-fixed';
END//
CREATE TRIGGER tr_score_kept BEFORE DELETE ON score FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.score-fixed';
END//
CREATE TRIGGER tr_administrative_check_frozen BEFORE UPDATE ON administrative_check FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
CREATE TRIGGER tr_administrative_check_kept BEFORE DELETE ON administrative_check FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
CREATE TRIGGER tr_consensus_score_frozen BEFORE UPDATE ON consensus_score FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
CREATE TRIGGER tr_consensus_score_kept BEFORE DELETE ON consensus_score FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
CREATE TRIGGER tr_low_price_decision_frozen BEFORE UPDATE ON low_price_decision FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
CREATE TRIGGER tr_low_price_decision_kept BEFORE DELETE ON low_price_decision FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
CREATE TRIGGER tr_lot_ranking_frozen BEFORE UPDATE ON lot_ranking FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
CREATE TRIGGER tr_lot_ranking_kept BEFORE DELETE ON lot_ranking FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
DELIMITER ;
