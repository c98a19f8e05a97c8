-- Who opens bids, votes in a committee or judges complaints may learn of a conflict of interest as an examiner may. It is
-- declared once, takes effect at once and for the whole tender: nothing is opened, voted on or judged by that person any
-- more, a share given and not used yet is forgotten, and a vote stays in the record but counts no more while its question
-- is open. What was decided before stands.
CREATE TABLE learned_conflict (
  tender_id BIGINT NOT NULL COMMENT 'tender that the person is out of',
  person_id BIGINT NOT NULL COMMENT 'who declared it',
  part VARCHAR(10) NOT NULL COMMENT 'part in the tender that ends: OPENING, COMMITTEE or REVIEW',
  statement VARCHAR(1000) NOT NULL COMMENT 'what the conflict is',
  declared_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_learned_conflict PRIMARY KEY (tender_id, person_id),
  CONSTRAINT fk_learned_conflict_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_learned_conflict_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_learned_conflict_part CHECK (part IN ('OPENING', 'COMMITTEE', 'REVIEW')),
  CONSTRAINT ck_learned_conflict_statement CHECK (CHAR_LENGTH(statement) > 0)
) COMMENT 'Conflicts of interest that members of opening panels, of committees and of the review body learned of';
CREATE TABLE vote_set_aside (
  vote_id BIGINT NOT NULL COMMENT 'vote that counts no more',
  tender_id BIGINT NOT NULL COMMENT 'tender of the question',
  person_id BIGINT NOT NULL COMMENT 'who voted and declared a conflict later',
  CONSTRAINT pk_vote_set_aside PRIMARY KEY (vote_id),
  CONSTRAINT fk_vote_set_aside_vote FOREIGN KEY (vote_id) REFERENCES vote (id),
  CONSTRAINT fk_vote_set_aside_conflict FOREIGN KEY (tender_id, person_id) REFERENCES learned_conflict (tender_id, person_id)
) COMMENT 'Votes in committees that count no more, since the member declared a conflict while the question was open';
CREATE TABLE review_vote_set_aside (
  draft_id BIGINT NOT NULL COMMENT 'draft voted on',
  person_id BIGINT NOT NULL COMMENT 'who voted and declared a conflict later',
  tender_id BIGINT NOT NULL COMMENT 'tender of the complaint',
  CONSTRAINT pk_review_vote_set_aside PRIMARY KEY (draft_id, person_id),
  CONSTRAINT fk_review_vote_set_aside_vote FOREIGN KEY (draft_id, person_id) REFERENCES review_vote (draft_id, person_id),
  CONSTRAINT fk_review_vote_set_aside_conflict FOREIGN KEY (tender_id, person_id) REFERENCES learned_conflict (tender_id, person_id)
) COMMENT 'Votes of the review body that count no more, since the member declared a conflict while the draft was open';

-- A state whose vote counts no more may vote by another member; each member votes once.
ALTER TABLE vote
  DROP INDEX uq_vote_state,
  ADD CONSTRAINT uq_vote_person UNIQUE (decision_id, person_id);

DROP TRIGGER tr_decision_outcome;
DROP TRIGGER tr_review_draft_closed;

DELIMITER //
-- Only who has a part can leave it, and only while there is something to leave.
CREATE TRIGGER tr_learned_conflict_in_part BEFORE INSERT ON learned_conflict FOR EACH ROW
BEGIN
  IF NEW.part = 'COMMITTEE' AND NOT EXISTS (SELECT 1 FROM decision d
       JOIN committee_member m ON m.committee_id = d.committee_id AND m.person_id = NEW.person_id
      WHERE d.tender_id = NEW.tender_id AND d.status = 'OPEN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.not-a-member';
  END IF;
  IF NEW.part = 'OPENING' AND NOT EXISTS (SELECT 1 FROM panel_member m
       JOIN joint_tender t ON t.id = m.tender_id
       LEFT JOIN price_opening p ON p.tender_id = t.id
      WHERE m.tender_id = NEW.tender_id AND m.person_id = NEW.person_id AND m.panel = 'OPENING'
        AND (t.status IN ('PUBLISHED', 'CLOSED')
          OR (t.two_envelopes AND t.status IN ('OPENED', 'UNDER_EVALUATION') AND p.opened_at IS NULL))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.nothing-to-open';
  END IF;
  IF NEW.part = 'REVIEW' AND NOT EXISTS (SELECT 1 FROM complaint c
       JOIN role_grant g ON g.person_id = NEW.person_id AND g.role = 'REVIEW_MEMBER'
      WHERE c.tender_id = NEW.tender_id AND c.status IN ('FILED', 'ANSWERED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.over';
  END IF;
END//
CREATE TRIGGER tr_learned_conflict_effect AFTER INSERT ON learned_conflict FOR EACH ROW
BEGIN
  INSERT INTO vote_set_aside (vote_id, tender_id, person_id)
  SELECT v.id, NEW.tender_id, NEW.person_id FROM vote v JOIN decision d ON d.id = v.decision_id
   WHERE d.tender_id = NEW.tender_id AND d.status = 'OPEN' AND v.person_id = NEW.person_id;
  INSERT INTO review_vote_set_aside (draft_id, person_id, tender_id)
  SELECT v.draft_id, NEW.person_id, NEW.tender_id
    FROM review_vote v JOIN review_draft d ON d.id = v.draft_id JOIN complaint c ON c.id = d.complaint_id
   WHERE c.tender_id = NEW.tender_id AND d.status = 'OPEN' AND v.person_id = NEW.person_id;
  DELETE FROM given_share WHERE tender_id = NEW.tender_id AND person_id = NEW.person_id;
END//
CREATE TRIGGER tr_learned_conflict_fixed BEFORE UPDATE ON learned_conflict FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-fixed';
END//
CREATE TRIGGER tr_learned_conflict_kept BEFORE DELETE ON learned_conflict FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-fixed';
END//
-- Nobody's vote is set aside but that of who declared a conflict while the question was open.
CREATE TRIGGER tr_vote_set_aside_open BEFORE INSERT ON vote_set_aside FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM vote v JOIN decision d ON d.id = v.decision_id
      WHERE v.id = NEW.vote_id AND v.person_id = NEW.person_id AND d.tender_id = NEW.tender_id AND d.status = 'OPEN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.vote-immutable';
  END IF;
END//
CREATE TRIGGER tr_vote_set_aside_fixed BEFORE UPDATE ON vote_set_aside FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.vote-immutable';
END//
CREATE TRIGGER tr_vote_set_aside_kept BEFORE DELETE ON vote_set_aside FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.vote-immutable';
END//
CREATE TRIGGER tr_review_vote_set_aside_open BEFORE INSERT ON review_vote_set_aside FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM review_draft d JOIN complaint c ON c.id = d.complaint_id
      WHERE d.id = NEW.draft_id AND c.tender_id = NEW.tender_id AND d.status = 'OPEN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
  END IF;
END//
CREATE TRIGGER tr_review_vote_set_aside_fixed BEFORE UPDATE ON review_vote_set_aside FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END//
CREATE TRIGGER tr_review_vote_set_aside_kept BEFORE DELETE ON review_vote_set_aside FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
END//
-- The decision is locked by tr_vote_open, so that two votes of one state wait for each other.
CREATE TRIGGER tr_vote_free BEFORE INSERT ON vote FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM learned_conflict k JOIN decision d ON d.tender_id = k.tender_id
      WHERE d.id = NEW.decision_id AND k.person_id = NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
  IF EXISTS (SELECT 1 FROM vote v WHERE v.decision_id = NEW.decision_id AND v.state_code = NEW.state_code
      AND NOT EXISTS (SELECT 1 FROM vote_set_aside s WHERE s.vote_id = v.id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.state-voted';
  END IF;
END//
-- As in V06, with votes that count only, and by nobody who declared a conflict.
CREATE TRIGGER tr_decision_outcome BEFORE UPDATE ON decision FOR EACH ROW
BEGIN
  DECLARE needed INT;
  DECLARE rule VARCHAR(15);
  DECLARE in_favour INT;
  DECLARE against INT;
  DECLARE present INT;
  DECLARE outcome VARCHAR(10);
  IF NEW.tender_id <> OLD.tender_id OR NEW.committee_id <> OLD.committee_id OR NEW.question <> OLD.question
      OR NEW.document_sha256 <> OLD.document_sha256 OR BINARY NEW.document <> BINARY OLD.document THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.document-immutable';
  END IF;
  IF OLD.status <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.decision-closed';
  END IF;
  IF NEW.status <> 'OPEN' THEN
    IF EXISTS (SELECT 1 FROM learned_conflict k WHERE k.tender_id = NEW.tender_id AND k.person_id = NEW.closed_by) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
    END IF;
    SELECT c.voting_rule, COALESCE(r.value, c.quorum) INTO rule, needed
      FROM committee c LEFT JOIN tender_rule r ON r.tender_id = NEW.tender_id AND r.code = 'quorum.states'
     WHERE c.id = NEW.committee_id;
    SELECT COALESCE(SUM(v.choice = 'FOR'), 0), COALESCE(SUM(v.choice = 'AGAINST'), 0), COUNT(*)
      INTO in_favour, against, present FROM vote v
     WHERE v.decision_id = NEW.id AND NOT EXISTS (SELECT 1 FROM learned_conflict k
        WHERE k.tender_id = NEW.tender_id AND k.person_id = v.person_id);
    IF present < needed THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.quorum-missing';
    END IF;
    SET outcome = CASE
      WHEN rule = 'MAJORITY' AND in_favour > against THEN 'ADOPTED'
      WHEN rule = 'NO_OBJECTION' AND against = 0 AND in_favour > 0 THEN 'ADOPTED'
      ELSE 'REJECTED' END;
    IF NEW.status <> outcome THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.outcome-differs';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_opening_presence_free BEFORE INSERT ON opening_presence FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM learned_conflict k WHERE k.tender_id = NEW.tender_id AND k.person_id = NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
END//
CREATE TRIGGER tr_given_share_free BEFORE INSERT ON given_share FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM learned_conflict k WHERE k.tender_id = NEW.tender_id AND k.person_id = NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
END//
CREATE TRIGGER tr_price_opening_free BEFORE UPDATE ON price_opening FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM learned_conflict k WHERE k.tender_id = NEW.tender_id AND k.person_id = NEW.opened_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
END//
CREATE TRIGGER tr_review_draft_free BEFORE INSERT ON review_draft FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM learned_conflict k JOIN complaint c ON c.tender_id = k.tender_id
      WHERE c.id = NEW.complaint_id AND k.person_id = NEW.written_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
END//
CREATE TRIGGER tr_review_vote_free BEFORE INSERT ON review_vote FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM learned_conflict k JOIN complaint c ON c.tender_id = k.tender_id
       JOIN review_draft d ON d.complaint_id = c.id
      WHERE d.id = NEW.draft_id AND k.person_id = NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
END//
-- As in V118, with votes that count only, by nobody who declared a conflict; and a draft falls whose writer did.
CREATE TRIGGER tr_review_draft_closed BEFORE UPDATE ON review_draft FOR EACH ROW
BEGIN
  DECLARE votes INT;
  DECLARE in_favour INT;
  DECLARE needed INT;
  DECLARE of_tender BIGINT;
  DECLARE is_overtaken BOOLEAN;
  DECLARE is_left BOOLEAN;
  IF NEW.complaint_id <> OLD.complaint_id OR NEW.number <> OLD.number OR NEW.reasons <> OLD.reasons
      OR NEW.summary_ar <> OLD.summary_ar OR NEW.summary_en <> OLD.summary_en OR NEW.sha256 <> OLD.sha256
      OR NEW.written_by <> OLD.written_by OR OLD.status <> 'OPEN' OR NEW.status = 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
  END IF;
  SELECT c.tender_id INTO of_tender FROM complaint c WHERE c.id = NEW.complaint_id;
  IF EXISTS (SELECT 1 FROM learned_conflict k WHERE k.tender_id = of_tender AND k.person_id = NEW.closed_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.conflict-declared';
  END IF;
  SELECT COUNT(*) > 0 INTO is_left FROM learned_conflict k WHERE k.tender_id = of_tender AND k.person_id = NEW.written_by;
  SELECT COUNT(*) > 0 INTO is_overtaken FROM review_draft_lot x
    JOIN lot l ON l.id = x.lot_id JOIN joint_tender t ON t.id = l.tender_id
   WHERE x.draft_id = NEW.id AND x.remedy IN ('REEVALUATE', 'EXCLUDE')
     AND (l.status <> 'ACTIVE' OR t.status IN ('AWARDED', 'CANCELLED'));
  IF is_left AND NEW.status = 'ADOPTED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.draft-left';
  END IF;
  IF is_overtaken AND NEW.status = 'ADOPTED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.draft-overtaken';
  END IF;
  SELECT COUNT(*), COALESCE(SUM(v.is_for), 0) INTO votes, in_favour FROM review_vote v
   WHERE v.draft_id = NEW.id AND NOT EXISTS (SELECT 1 FROM learned_conflict k
      WHERE k.tender_id = of_tender AND k.person_id = v.person_id);
  SELECT GREATEST(3, COALESCE(MAX(r.value), 3)) INTO needed
    FROM complaint c JOIN tender_rule r ON r.tender_id = c.tender_id AND r.code = 'complaint.votes'
   WHERE c.id = NEW.complaint_id;
  IF NOT is_overtaken AND NOT is_left AND (votes < needed OR (NEW.status = 'ADOPTED') <> (in_favour > votes - in_favour)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.vote-differs';
  END IF;
  IF EXISTS (SELECT 1 FROM complaint_lot l WHERE l.complaint_id = NEW.complaint_id
      AND NOT EXISTS (SELECT 1 FROM review_draft_lot d WHERE d.draft_id = NEW.id AND d.lot_id = l.lot_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.lot-missing';
  END IF;
END//
-- Told as all rows that bind somebody are (KeptTable).
CREATE TRIGGER tr_learned_conflict_told_insert AFTER INSERT ON learned_conflict FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'learned_conflict', CONCAT(NEW.tender_id, '/', NEW.person_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(NEW.declared_at), ':', NEW.declared_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_learned_conflict_told_update AFTER UPDATE ON learned_conflict FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(OLD.declared_at), ':', OLD.declared_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(NEW.declared_at), ':', NEW.declared_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'learned_conflict', CONCAT(NEW.tender_id, '/', NEW.person_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_learned_conflict_told_delete AFTER DELETE ON learned_conflict FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'learned_conflict', CONCAT(OLD.tender_id, '/', OLD.person_id), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(OLD.declared_at), ':', OLD.declared_at, ';'), '')), 256), NULL);
END//
DELIMITER ;
