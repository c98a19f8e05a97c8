-- Committees of the member states and their recorded decisions.

CREATE TABLE committee (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  code VARCHAR(20) NOT NULL COMMENT 'TECHNICAL, EXECUTIVE, UNDERSECRETARIES or MINISTERIAL',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  quorum INT NOT NULL COMMENT 'states that must be present',
  voting_rule VARCHAR(15) NOT NULL COMMENT 'MAJORITY of the votes, or NO_OBJECTION among those present',
  CONSTRAINT pk_committee PRIMARY KEY (id),
  CONSTRAINT uq_committee_code UNIQUE (code),
  CONSTRAINT ck_committee_code CHECK (code IN ('TECHNICAL', 'EXECUTIVE', 'UNDERSECRETARIES', 'MINISTERIAL')),
  CONSTRAINT ck_committee_quorum CHECK (quorum BETWEEN 1 AND 6),
  CONSTRAINT ck_committee_rule CHECK (voting_rule IN ('MAJORITY', 'NO_OBJECTION'))
) COMMENT 'Standing committees';

CREATE TABLE committee_member (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  committee_id BIGINT NOT NULL COMMENT 'committee',
  person_id BIGINT NOT NULL COMMENT 'member',
  state_code CHAR(2) NOT NULL COMMENT 'state the member votes for',
  is_chair BOOLEAN NOT NULL COMMENT 'chairs the committee',
  CONSTRAINT pk_committee_member PRIMARY KEY (id),
  CONSTRAINT uq_committee_member_person UNIQUE (committee_id, person_id),
  CONSTRAINT uq_committee_member_vote UNIQUE (committee_id, person_id, state_code),
  CONSTRAINT fk_committee_member_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
  CONSTRAINT fk_committee_member_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_committee_member_state FOREIGN KEY (state_code) REFERENCES member_state (code)
) COMMENT 'Members of committees by state';

CREATE TABLE decision (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender decided on',
  committee_id BIGINT NOT NULL COMMENT 'committee that decides',
  question VARCHAR(20) NOT NULL COMMENT 'AWARD',
  status VARCHAR(10) NOT NULL COMMENT 'OPEN, ADOPTED or REJECTED',
  document_sha256 CHAR(64) NOT NULL COMMENT 'hash of what is put to the vote, exactly',
  document LONGTEXT NOT NULL COMMENT 'what is put to the vote, JSON',
  opened_by BIGINT NOT NULL COMMENT 'who put the question',
  opened_at DATETIME(6) NOT NULL COMMENT 'UTC',
  closed_by BIGINT NULL COMMENT 'chair who recorded the outcome',
  closed_at DATETIME(6) NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_decision PRIMARY KEY (id),
  CONSTRAINT uq_decision_committee UNIQUE (id, committee_id),
  CONSTRAINT uq_decision_document UNIQUE (id, document_sha256),
  CONSTRAINT fk_decision_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_decision_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
  CONSTRAINT fk_decision_opener FOREIGN KEY (opened_by) REFERENCES person (id),
  CONSTRAINT fk_decision_closer FOREIGN KEY (closed_by) REFERENCES person (id),
  CONSTRAINT ck_decision_question CHECK (question IN ('AWARD')),
  CONSTRAINT ck_decision_status CHECK (status IN ('OPEN', 'ADOPTED', 'REJECTED')),
  CONSTRAINT ck_decision_closed CHECK ((status = 'OPEN') = (closed_at IS NULL))
) COMMENT 'Questions put to a committee, and the outcome';

CREATE TABLE vote (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  decision_id BIGINT NOT NULL COMMENT 'decision voted on',
  committee_id BIGINT NOT NULL COMMENT 'committee of the decision',
  person_id BIGINT NOT NULL COMMENT 'member who voted',
  state_code CHAR(2) NOT NULL COMMENT 'state voted for: one state, one vote',
  choice VARCHAR(10) NOT NULL COMMENT 'FOR, AGAINST or ABSTAIN',
  reason VARCHAR(1000) NOT NULL COMMENT 'reason given; needed against',
  document_sha256 CHAR(64) NOT NULL COMMENT 'hash of the document the vote was cast on',
  cast_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_vote PRIMARY KEY (id),
  CONSTRAINT uq_vote_state UNIQUE (decision_id, state_code),
  CONSTRAINT fk_vote_decision FOREIGN KEY (decision_id, committee_id) REFERENCES decision (id, committee_id),
  CONSTRAINT fk_vote_document FOREIGN KEY (decision_id, document_sha256) REFERENCES decision (id, document_sha256),
  CONSTRAINT fk_vote_member FOREIGN KEY (committee_id, person_id, state_code)
    REFERENCES committee_member (committee_id, person_id, state_code),
  CONSTRAINT ck_vote_choice CHECK (choice IN ('FOR', 'AGAINST', 'ABSTAIN')),
  CONSTRAINT ck_vote_reason CHECK (choice <> 'AGAINST' OR CHAR_LENGTH(reason) > 0)
) COMMENT 'Votes, one a state';

DELIMITER //
-- What is put to the vote stays as it is; the outcome is what the votes say, recorded once and with a quorum.
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
    SELECT c.voting_rule, COALESCE(r.value, c.quorum) INTO rule, needed
      FROM committee c LEFT JOIN tender_rule r ON r.tender_id = NEW.tender_id AND r.code = 'quorum.states'
     WHERE c.id = NEW.committee_id;
    SELECT COALESCE(SUM(choice = 'FOR'), 0), COALESCE(SUM(choice = 'AGAINST'), 0), COUNT(*)
      INTO in_favour, against, present FROM vote WHERE decision_id = NEW.id;
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
CREATE TRIGGER tr_decision_kept BEFORE DELETE ON decision FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.document-immutable';
END//
CREATE TRIGGER tr_vote_open BEFORE INSERT ON vote FOR EACH ROW
BEGIN
  DECLARE decision_status VARCHAR(10);
  -- The lock makes a vote and the closing of its decision wait for each other.
  SELECT status INTO decision_status FROM decision WHERE id = NEW.decision_id FOR UPDATE;
  IF decision_status <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.decision-closed';
  END IF;
END//
CREATE TRIGGER tr_vote_immutable BEFORE UPDATE ON vote FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.vote-immutable';
END//
CREATE TRIGGER tr_vote_kept BEFORE DELETE ON vote FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.vote-immutable';
END//
DELIMITER ;

INSERT INTO committee (code, name_ar, name_en, quorum, voting_rule) VALUES
  ('TECHNICAL', 'اللجنة الفنية', 'Technical committee', 4, 'MAJORITY'),
  ('EXECUTIVE', 'اللجنة التنفيذية', 'Executive committee', 4, 'MAJORITY'),
  ('UNDERSECRETARIES', 'لجنة الوكلاء', 'Undersecretaries’ committee', 4, 'MAJORITY'),
  ('MINISTERIAL', 'اللجنة الوزارية', 'Ministerial committee', 4, 'NO_OBJECTION');
