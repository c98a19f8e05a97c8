-- Joint initiatives of the strategy: what they are to reach, who approved them, how far they have come, and which
-- rounds and tenders serve them. Recommendations of the committees, followed up from meeting to meeting.

CREATE TABLE strategy_phase (
  id INT NOT NULL COMMENT 'turn of the phase, from 1',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  first_year INT NOT NULL COMMENT 'year in which it begins',
  last_year INT NOT NULL COMMENT 'year in which it ends',
  CONSTRAINT pk_strategy_phase PRIMARY KEY (id),
  CONSTRAINT ck_strategy_phase_turn CHECK (id BETWEEN 1 AND 9),
  CONSTRAINT ck_strategy_phase_years CHECK (first_year BETWEEN 2000 AND 2100 AND last_year BETWEEN first_year AND 2100)
) COMMENT 'Phases of the strategy';
INSERT INTO strategy_phase (id, name_ar, name_en, first_year, last_year) VALUES
  (1, 'مرحلة التأسيس', 'Foundation', 2025, 2026),
  (2, 'مرحلة التكامل', 'Integration', 2027, 2028),
  (3, 'مرحلة الريادة', 'Leadership', 2029, 2030);

CREATE TABLE initiative (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  code VARCHAR(30) NOT NULL COMMENT 'short stable code, such as INI-01',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  purpose_ar VARCHAR(2000) NOT NULL COMMENT 'what it is for, Arabic',
  purpose_en VARCHAR(2000) NOT NULL COMMENT 'what it is for, English',
  phase_id INT NOT NULL COMMENT 'phase of the strategy',
  committee_id BIGINT NOT NULL COMMENT 'committee that owns it',
  budget DECIMAL(19,3) NOT NULL COMMENT 'budget without VAT',
  currency CHAR(3) NOT NULL COMMENT 'currency of the budget',
  status VARCHAR(10) NOT NULL COMMENT 'DRAFT, SUBMITTED, APPROVED or CLOSED',
  proposed_by BIGINT NOT NULL COMMENT 'central buyer who proposed it',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  submitted_by BIGINT NULL COMMENT 'who sent it for approval last',
  submitted_at DATETIME(6) NULL COMMENT 'UTC',
  decided_by BIGINT NULL COMMENT 'chair of the ministerial committee who recorded the last outcome',
  decided_at DATETIME(6) NULL COMMENT 'UTC',
  return_reason VARCHAR(2000) NULL COMMENT 'why the ministerial committee returned it last; none once it is approved',
  outcome VARCHAR(20) NULL COMMENT 'how it ended: ACHIEVED, PARTLY_ACHIEVED or DISCONTINUED',
  outcome_note VARCHAR(2000) NULL COMMENT 'what was achieved, or why it was discontinued',
  closed_by BIGINT NULL COMMENT 'who closed it',
  closed_at DATETIME(6) NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes; votes name the version that was sent',
  CONSTRAINT pk_initiative PRIMARY KEY (id),
  CONSTRAINT uq_initiative_code UNIQUE (code),
  CONSTRAINT fk_initiative_phase FOREIGN KEY (phase_id) REFERENCES strategy_phase (id),
  CONSTRAINT fk_initiative_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
  CONSTRAINT fk_initiative_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_initiative_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_initiative_submitter FOREIGN KEY (submitted_by) REFERENCES person (id),
  CONSTRAINT fk_initiative_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT fk_initiative_closer FOREIGN KEY (closed_by) REFERENCES person (id),
  CONSTRAINT ck_initiative_status CHECK (status IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'CLOSED')),
  CONSTRAINT ck_initiative_budget CHECK (budget > 0),
  CONSTRAINT ck_initiative_texts CHECK (CHAR_LENGTH(code) > 0 AND CHAR_LENGTH(name_ar) > 0 AND CHAR_LENGTH(name_en) > 0
    AND CHAR_LENGTH(purpose_ar) > 0 AND CHAR_LENGTH(purpose_en) > 0),
  CONSTRAINT ck_initiative_submitted CHECK ((submitted_at IS NULL) = (submitted_by IS NULL)
    AND (status = 'DRAFT' OR submitted_at IS NOT NULL)),
  CONSTRAINT ck_initiative_decided CHECK ((decided_at IS NULL) = (decided_by IS NULL)
    AND (status IN ('DRAFT', 'SUBMITTED') OR decided_at IS NOT NULL)),
  CONSTRAINT ck_initiative_returned CHECK (return_reason IS NULL OR (status IN ('DRAFT', 'SUBMITTED')
    AND CHAR_LENGTH(return_reason) > 0)),
  CONSTRAINT ck_initiative_outcome CHECK (outcome IN ('ACHIEVED', 'PARTLY_ACHIEVED', 'DISCONTINUED')),
  CONSTRAINT ck_initiative_closed CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL)
    AND (status = 'CLOSED') = (closed_by IS NOT NULL) AND (status = 'CLOSED') = (outcome IS NOT NULL)
    AND (status = 'CLOSED') = (outcome_note IS NOT NULL) AND (outcome_note IS NULL OR CHAR_LENGTH(outcome_note) > 0))
) COMMENT 'Joint initiatives of the strategy';

CREATE TABLE initiative_state (
  initiative_id BIGINT NOT NULL COMMENT 'initiative',
  state_code CHAR(2) NOT NULL COMMENT 'state that takes part',
  CONSTRAINT pk_initiative_state PRIMARY KEY (initiative_id, state_code),
  CONSTRAINT fk_initiative_state_initiative FOREIGN KEY (initiative_id) REFERENCES initiative (id),
  CONSTRAINT fk_initiative_state_state FOREIGN KEY (state_code) REFERENCES member_state (code)
) COMMENT 'States that take part in initiatives';

CREATE TABLE initiative_milestone (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  initiative_id BIGINT NOT NULL COMMENT 'initiative',
  position INT NOT NULL COMMENT 'place in the list, from 1',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  due_on DATE NOT NULL COMMENT 'day by which it is to be reached',
  reached_on DATE NULL COMMENT 'day on which it was reached',
  evidence VARCHAR(2000) NULL COMMENT 'what shows that it was reached',
  recorded_by BIGINT NULL COMMENT 'who recorded that it was reached',
  recorded_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_initiative_milestone PRIMARY KEY (id),
  CONSTRAINT uq_initiative_milestone_position UNIQUE (initiative_id, position),
  CONSTRAINT fk_initiative_milestone_initiative FOREIGN KEY (initiative_id) REFERENCES initiative (id),
  CONSTRAINT fk_initiative_milestone_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_initiative_milestone_position CHECK (position BETWEEN 1 AND 20),
  CONSTRAINT ck_initiative_milestone_texts CHECK (CHAR_LENGTH(name_ar) > 0 AND CHAR_LENGTH(name_en) > 0),
  CONSTRAINT ck_initiative_milestone_reached CHECK ((reached_on IS NULL) = (evidence IS NULL)
    AND (reached_on IS NULL) = (recorded_by IS NULL) AND (reached_on IS NULL) = (recorded_at IS NULL)
    AND (evidence IS NULL OR CHAR_LENGTH(evidence) > 0))
) COMMENT 'Milestones of initiatives, and when they were reached';

CREATE TABLE initiative_indicator (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  initiative_id BIGINT NOT NULL COMMENT 'initiative',
  position INT NOT NULL COMMENT 'place in the list, from 1',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  unit_ar VARCHAR(50) NOT NULL COMMENT 'what is counted, Arabic',
  unit_en VARCHAR(50) NOT NULL COMMENT 'what is counted, English',
  baseline DECIMAL(19,3) NOT NULL COMMENT 'value at the beginning',
  target DECIMAL(19,3) NOT NULL COMMENT 'value to be reached',
  CONSTRAINT pk_initiative_indicator PRIMARY KEY (id),
  CONSTRAINT uq_initiative_indicator_position UNIQUE (initiative_id, position),
  CONSTRAINT fk_initiative_indicator_initiative FOREIGN KEY (initiative_id) REFERENCES initiative (id),
  CONSTRAINT ck_initiative_indicator_position CHECK (position BETWEEN 1 AND 10),
  CONSTRAINT ck_initiative_indicator_texts CHECK (CHAR_LENGTH(name_ar) > 0 AND CHAR_LENGTH(name_en) > 0
    AND CHAR_LENGTH(unit_ar) > 0 AND CHAR_LENGTH(unit_en) > 0),
  CONSTRAINT ck_initiative_indicator_target CHECK (baseline >= 0 AND target >= 0 AND target <> baseline)
) COMMENT 'Indicators of initiatives';

CREATE TABLE indicator_value (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  indicator_id BIGINT NOT NULL COMMENT 'indicator',
  measured_on DATE NOT NULL COMMENT 'day of the value',
  value DECIMAL(19,3) NOT NULL COMMENT 'value on that day',
  source VARCHAR(500) NOT NULL COMMENT 'where the value comes from',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  recorded_by BIGINT NOT NULL COMMENT 'who recorded it',
  recorded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_indicator_value PRIMARY KEY (id),
  CONSTRAINT uq_indicator_value_request UNIQUE (indicator_id, request_key),
  CONSTRAINT fk_indicator_value_indicator FOREIGN KEY (indicator_id) REFERENCES initiative_indicator (id),
  CONSTRAINT fk_indicator_value_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_indicator_value_value CHECK (value >= 0),
  CONSTRAINT ck_indicator_value_source CHECK (CHAR_LENGTH(source) > 0)
) COMMENT 'Values of indicators; of one day the last recorded counts';

CREATE TABLE initiative_vote (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  initiative_id BIGINT NOT NULL COMMENT 'initiative voted on',
  initiative_version INT NOT NULL COMMENT 'version that was sent and voted on',
  committee_id BIGINT NOT NULL COMMENT 'ministerial committee',
  person_id BIGINT NOT NULL COMMENT 'member who voted',
  state_code CHAR(2) NOT NULL COMMENT 'state voted for: one state, one vote',
  choice VARCHAR(10) NOT NULL COMMENT 'FOR, AGAINST or ABSTAIN',
  reason VARCHAR(1000) NOT NULL COMMENT 'reason given; needed against',
  cast_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_initiative_vote PRIMARY KEY (id),
  CONSTRAINT uq_initiative_vote_state UNIQUE (initiative_id, initiative_version, state_code),
  CONSTRAINT fk_initiative_vote_initiative FOREIGN KEY (initiative_id) REFERENCES initiative (id),
  CONSTRAINT fk_initiative_vote_member FOREIGN KEY (committee_id, person_id, state_code) REFERENCES committee_member (committee_id, person_id, state_code),
  CONSTRAINT ck_initiative_vote_choice CHECK (choice IN ('FOR', 'AGAINST', 'ABSTAIN')),
  CONSTRAINT ck_initiative_vote_reason CHECK (choice <> 'AGAINST' OR CHAR_LENGTH(reason) > 0)
) COMMENT 'Votes of the ministerial committee on initiatives, one a state';

DELIMITER //
-- Votes are cast by the ministerial committee on what is before it. The lock makes a vote and the outcome wait for each
-- other.
CREATE TRIGGER tr_initiative_vote_open BEFORE INSERT ON initiative_vote FOR EACH ROW
BEGIN
  DECLARE initiative_status VARCHAR(10);
  DECLARE sent INT;
  SELECT status, version INTO initiative_status, sent FROM initiative WHERE id = NEW.initiative_id FOR UPDATE;
  IF initiative_status <> 'SUBMITTED' OR sent <> NEW.initiative_version
      OR (SELECT code FROM committee WHERE id = NEW.committee_id) <> 'MINISTERIAL' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'initiative.not-submitted';
  END IF;
END//
-- An initiative takes the steps of its life. What it says changes while it is a draft alone, and the ministerial
-- committee is asked about a whole one. The outcome is what the votes on the version that was sent say.
CREATE TRIGGER tr_initiative_step BEFORE UPDATE ON initiative FOR EACH ROW
BEGIN
  DECLARE needed INT;
  DECLARE rule VARCHAR(15);
  DECLARE in_favour INT;
  DECLARE against INT;
  DECLARE present INT;
  DECLARE adopted BOOLEAN;
  IF NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at
      OR NEW.version <> OLD.version + 1 OR NOT (NEW.status = OLD.status AND OLD.status = 'DRAFT'
        OR OLD.status = 'DRAFT' AND NEW.status = 'SUBMITTED' OR OLD.status = 'SUBMITTED' AND NEW.status IN ('APPROVED', 'DRAFT')
        OR OLD.status = 'APPROVED' AND NEW.status = 'CLOSED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'initiative.step-not-allowed';
  END IF;
  IF (OLD.status <> 'DRAFT' OR NEW.status <> 'DRAFT') AND (BINARY NEW.name_ar <> BINARY OLD.name_ar
      OR BINARY NEW.name_en <> BINARY OLD.name_en OR BINARY NEW.purpose_ar <> BINARY OLD.purpose_ar
      OR BINARY NEW.purpose_en <> BINARY OLD.purpose_en OR NEW.phase_id <> OLD.phase_id
      OR NEW.committee_id <> OLD.committee_id OR NEW.budget <> OLD.budget OR NEW.currency <> OLD.currency) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'initiative.not-draft';
  END IF;
  IF NOT (OLD.status = 'DRAFT' AND NEW.status = 'SUBMITTED')
      AND NOT (NEW.submitted_by <=> OLD.submitted_by AND NEW.submitted_at <=> OLD.submitted_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'initiative.step-not-allowed';
  END IF;
  IF OLD.status <> 'SUBMITTED' AND NOT (NEW.decided_by <=> OLD.decided_by AND NEW.decided_at <=> OLD.decided_at
      AND NEW.return_reason <=> OLD.return_reason) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'initiative.step-not-allowed';
  END IF;
  IF OLD.status = 'DRAFT' AND NEW.status = 'SUBMITTED'
      AND (NOT EXISTS (SELECT 1 FROM initiative_state WHERE initiative_id = NEW.id)
        OR NOT EXISTS (SELECT 1 FROM initiative_milestone WHERE initiative_id = NEW.id)
        OR NOT EXISTS (SELECT 1 FROM initiative_indicator WHERE initiative_id = NEW.id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'initiative.incomplete';
  END IF;
  IF NEW.outcome = 'ACHIEVED'
      AND EXISTS (SELECT 1 FROM initiative_milestone WHERE initiative_id = NEW.id AND reached_on IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'initiative.milestones-open';
  END IF;
  IF OLD.status = 'SUBMITTED' THEN
    SELECT quorum, voting_rule INTO needed, rule FROM committee WHERE code = 'MINISTERIAL';
    SELECT COALESCE(SUM(choice = 'FOR'), 0), COALESCE(SUM(choice = 'AGAINST'), 0), COUNT(*)
      INTO in_favour, against, present
      FROM initiative_vote WHERE initiative_id = NEW.id AND initiative_version = OLD.version;
    IF present < needed THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'initiative.quorum-missing';
    END IF;
    SET adopted = (rule = 'MAJORITY' AND in_favour > against)
      OR (rule = 'NO_OBJECTION' AND against = 0 AND in_favour > 0);
    IF adopted <> (NEW.status = 'APPROVED') OR (NEW.status = 'DRAFT') <> (NEW.return_reason IS NOT NULL)
        OR NOT EXISTS (SELECT 1 FROM committee_member m JOIN committee c ON c.id = m.committee_id
          WHERE c.code = 'MINISTERIAL' AND m.person_id = NEW.decided_by AND m.is_chair) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'initiative.outcome-differs';
    END IF;
  END IF;
END//
DELIMITER ;

CREATE TABLE initiative_procurement (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  initiative_id BIGINT NOT NULL COMMENT 'initiative that is served',
  round_id BIGINT NULL COMMENT 'round that serves it; none for a tender',
  tender_id BIGINT NULL COMMENT 'tender that serves it; none for a round',
  linked_by BIGINT NOT NULL COMMENT 'central buyer who linked them',
  linked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_initiative_procurement PRIMARY KEY (id),
  CONSTRAINT uq_initiative_procurement_round UNIQUE (round_id),
  CONSTRAINT uq_initiative_procurement_tender UNIQUE (tender_id),
  CONSTRAINT fk_initiative_procurement_initiative FOREIGN KEY (initiative_id) REFERENCES initiative (id),
  CONSTRAINT fk_initiative_procurement_round FOREIGN KEY (round_id) REFERENCES demand_round (id),
  CONSTRAINT fk_initiative_procurement_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_initiative_procurement_person FOREIGN KEY (linked_by) REFERENCES person (id),
  CONSTRAINT ck_initiative_procurement_one CHECK ((round_id IS NULL) <> (tender_id IS NULL))
) COMMENT 'Rounds and tenders that serve initiatives, each one initiative at most';

CREATE TABLE committee_recommendation (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  committee_id BIGINT NOT NULL COMMENT 'committee that recommends',
  meeting_id BIGINT NOT NULL COMMENT 'meeting in which it was made',
  initiative_id BIGINT NULL COMMENT 'initiative it concerns, if it concerns one',
  text_ar VARCHAR(1000) NOT NULL COMMENT 'what is recommended, Arabic',
  text_en VARCHAR(1000) NOT NULL COMMENT 'what is recommended, English',
  due_on DATE NULL COMMENT 'day by which it is to be done, if there is one',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  made_by BIGINT NOT NULL COMMENT 'chair who recorded it',
  made_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_committee_recommendation PRIMARY KEY (id),
  CONSTRAINT uq_committee_recommendation_committee UNIQUE (id, committee_id),
  CONSTRAINT uq_committee_recommendation_request UNIQUE (meeting_id, request_key),
  CONSTRAINT fk_committee_recommendation_meeting FOREIGN KEY (meeting_id, committee_id) REFERENCES meeting (id, committee_id),
  CONSTRAINT fk_committee_recommendation_initiative FOREIGN KEY (initiative_id) REFERENCES initiative (id),
  CONSTRAINT fk_committee_recommendation_person FOREIGN KEY (made_by) REFERENCES person (id),
  CONSTRAINT ck_committee_recommendation_text CHECK (CHAR_LENGTH(text_ar) > 0 AND CHAR_LENGTH(text_en) > 0)
) COMMENT 'Recommendations of committees, other than of awards';

CREATE TABLE recommendation_follow_up (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  recommendation_id BIGINT NOT NULL COMMENT 'recommendation',
  committee_id BIGINT NOT NULL COMMENT 'committee of the recommendation and of the meeting',
  meeting_id BIGINT NOT NULL COMMENT 'later meeting that looked at it',
  finding VARCHAR(15) NOT NULL COMMENT 'CARRIED_OVER or DONE',
  note VARCHAR(1000) NOT NULL COMMENT 'what was done, or why it is carried over',
  recorded_by BIGINT NOT NULL COMMENT 'chair who recorded it',
  recorded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_recommendation_follow_up PRIMARY KEY (id),
  CONSTRAINT uq_recommendation_follow_up_meeting UNIQUE (recommendation_id, meeting_id),
  CONSTRAINT fk_recommendation_follow_up_of FOREIGN KEY (recommendation_id, committee_id) REFERENCES committee_recommendation (id, committee_id),
  CONSTRAINT fk_recommendation_follow_up_meeting FOREIGN KEY (meeting_id, committee_id) REFERENCES meeting (id, committee_id),
  CONSTRAINT fk_recommendation_follow_up_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_recommendation_follow_up_finding CHECK (finding IN ('CARRIED_OVER', 'DONE')),
  CONSTRAINT ck_recommendation_follow_up_note CHECK (CHAR_LENGTH(note) > 0)
) COMMENT 'What later meetings found of recommendations; the last finding counts';

DELIMITER //
-- Recommendations are made and followed up while a meeting lasts. The lock makes it and the closing wait for each other.
CREATE TRIGGER tr_committee_recommendation_added BEFORE INSERT ON committee_recommendation FOR EACH ROW
BEGIN
  DECLARE meeting_status VARCHAR(10);
  SELECT status INTO meeting_status FROM meeting WHERE id = NEW.meeting_id FOR UPDATE;
  IF meeting_status <> 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
END//
CREATE TRIGGER tr_recommendation_follow_up_added BEFORE INSERT ON recommendation_follow_up FOR EACH ROW
BEGIN
  DECLARE meeting_status VARCHAR(10);
  DECLARE made_in BIGINT;
  SELECT meeting_id INTO made_in FROM committee_recommendation WHERE id = NEW.recommendation_id FOR UPDATE;
  SELECT status INTO meeting_status FROM meeting WHERE id = NEW.meeting_id FOR UPDATE;
  IF meeting_status <> 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
  IF made_in = NEW.meeting_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'followup.same-meeting';
  END IF;
  IF EXISTS (SELECT 1 FROM recommendation_follow_up WHERE recommendation_id = NEW.recommendation_id AND finding = 'DONE') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'followup.done-already';
  END IF;
END//
DELIMITER ;
