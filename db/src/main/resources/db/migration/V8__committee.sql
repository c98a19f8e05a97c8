-- Committees of the member states: recommendations put before them, meetings, and recorded decisions.

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
INSERT INTO committee (id, code, name_ar, name_en, quorum, voting_rule) VALUES
  (1, 'TECHNICAL', 'اللجنة الفنية', 'Technical committee', 4, 'MAJORITY'),
  (2, 'EXECUTIVE', 'اللجنة التنفيذية', 'Executive committee', 4, 'MAJORITY'),
  (3, 'UNDERSECRETARIES', 'لجنة الوكلاء', 'Undersecretaries’ committee', 4, 'MAJORITY'),
  (4, 'MINISTERIAL', 'اللجنة الوزارية', 'Ministerial committee', 4, 'NO_OBJECTION');

CREATE TABLE committee_member (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  committee_id BIGINT NOT NULL COMMENT 'committee',
  person_id BIGINT NOT NULL COMMENT 'member',
  state_code CHAR(2) NOT NULL COMMENT 'state the member votes for',
  is_chair BOOLEAN NOT NULL COMMENT 'chairs the committee',
  origin VARCHAR(13) NOT NULL DEFAULT 'ADMINISTRATOR' COMMENT 'who gave it: ADMINISTRATOR (two of them) or OPERATOR on the machine',
  proposal_id BIGINT NULL COMMENT 'what two administrators agreed on',
  CONSTRAINT pk_committee_member PRIMARY KEY (id),
  CONSTRAINT uq_committee_member_person UNIQUE (committee_id, person_id),
  CONSTRAINT uq_committee_member_vote UNIQUE (committee_id, person_id, state_code),
  CONSTRAINT fk_committee_member_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
  CONSTRAINT fk_committee_member_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_committee_member_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_committee_member_proposal FOREIGN KEY (proposal_id) REFERENCES account_proposal (id),
  CONSTRAINT ck_committee_member_origin CHECK (origin IN ('ADMINISTRATOR', 'OPERATOR') AND (origin = 'ADMINISTRATOR') = (proposal_id IS NOT NULL))
) COMMENT 'Members of committees by state';

DELIMITER //
CREATE TRIGGER tr_committee_member_applied AFTER INSERT ON committee_member FOR EACH ROW
BEGIN
  IF NEW.proposal_id IS NOT NULL THEN
    UPDATE account_proposal SET applied_at = UTC_TIMESTAMP(6) WHERE id = NEW.proposal_id;
  END IF;
END//
DELIMITER ;

CREATE TABLE recommendation (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  current_of BIGINT NULL COMMENT 'the tender while the recommendation stands, none once it went back to the panel',
  amount DECIMAL(19,3) NOT NULL COMMENT 'sum of the awards recommended, in the currency of the tender',
  currency CHAR(3) NOT NULL COMMENT 'currency of the tender',
  value_sar DECIMAL(19,3) NOT NULL COMMENT 'the same in SAR at the rates of the tender: what the thresholds are held against',
  made_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  made_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_recommendation PRIMARY KEY (id),
  CONSTRAINT uq_recommendation_tender UNIQUE (id, tender_id),
  CONSTRAINT uq_recommendation_current UNIQUE (current_of),
  CONSTRAINT fk_recommendation_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_recommendation_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_recommendation_maker FOREIGN KEY (made_by) REFERENCES person (id),
  CONSTRAINT ck_recommendation_current CHECK (current_of IS NULL OR current_of = tender_id),
  CONSTRAINT ck_recommendation_value CHECK (amount >= 0 AND value_sar >= 0)
) COMMENT 'Recommendations of awards, with the value that says who decides';

DELIMITER //
-- The value is that of the awards recommended, so that no level is got round with a smaller one: lots awarded before
-- are not decided on again, and shares and discounts are less than the bids.
CREATE TRIGGER tr_recommendation_value AFTER INSERT ON recommendation FOR EACH ROW
BEGIN
  DECLARE awarded DECIMAL(19,3);
  DECLARE in_sar DECIMAL(19,3);
  SELECT SUM(converted_amount) INTO awarded FROM award WHERE tender_id = NEW.tender_id AND status = 'pending';
  SET in_sar = awarded;
  IF NEW.currency <> 'SAR' THEN
    SELECT ROUND(awarded * s.units_per_usd / o.units_per_usd, 2) INTO in_sar
      FROM joint_tender t
      JOIN exchange_rate s ON s.currency = 'SAR' AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = 'SAR' AND x.valid_from <= t.rate_date)
      JOIN exchange_rate o ON o.currency = t.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = t.currency AND x.valid_from <= t.rate_date)
     WHERE t.id = NEW.tender_id;
  END IF;
  IF NEW.currency <> (SELECT currency FROM joint_tender WHERE id = NEW.tender_id)
      OR NOT NEW.amount <=> awarded OR NOT NEW.value_sar <=> in_sar THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.value-differs';
  END IF;
END//
DELIMITER ;

CREATE TABLE recommendation_level (
  recommendation_id BIGINT NOT NULL COMMENT 'recommendation',
  position INT NOT NULL COMMENT 'turn, from 1',
  committee_id BIGINT NOT NULL COMMENT 'committee that decides in this turn',
  threshold_sar DECIMAL(12,3) NOT NULL COMMENT 'value in SAR from which the committee is needed',
  source_ar VARCHAR(300) NOT NULL COMMENT 'where the threshold comes from, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'where the threshold comes from, English',
  valid_from DATE NULL COMMENT 'first day the threshold holds; none where the tender has no thresholds',
  CONSTRAINT pk_recommendation_level PRIMARY KEY (recommendation_id, position),
  CONSTRAINT uq_recommendation_level_committee UNIQUE (recommendation_id, committee_id),
  CONSTRAINT uq_recommendation_level_turn UNIQUE (recommendation_id, position, committee_id),
  CONSTRAINT fk_recommendation_level_recommendation FOREIGN KEY (recommendation_id) REFERENCES recommendation (id),
  CONSTRAINT fk_recommendation_level_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
  CONSTRAINT ck_recommendation_level_position CHECK (position >= 1)
) COMMENT 'The committees a recommendation needs, in their turn';

-- Meetings of the committees: agenda, papers as one pack with its hash, attendance, remarks, recusals, and minutes.
CREATE TABLE meeting (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  committee_id BIGINT NOT NULL COMMENT 'committee that meets',
  status VARCHAR(10) NOT NULL COMMENT 'CALLED, CLOSED or CANCELLED',
  starts_at DATETIME(6) NOT NULL COMMENT 'UTC',
  minutes_planned INT NOT NULL COMMENT 'planned length in minutes',
  mode VARCHAR(10) NOT NULL COMMENT 'IN_PERSON or ONLINE',
  place VARCHAR(500) NOT NULL COMMENT 'room and town, or the address of the link',
  pack_sha256 CHAR(64) NOT NULL COMMENT 'hash of the pack of papers',
  pack LONGTEXT NOT NULL COMMENT 'questions and issued reports with their hashes, canonical JSON',
  sequence INT NOT NULL DEFAULT 0 COMMENT 'raised by each change, for calendar programs (RFC 5545)',
  called_by BIGINT NOT NULL COMMENT 'chair who called it',
  called_at DATETIME(6) NOT NULL COMMENT 'UTC',
  cancel_reason VARCHAR(1000) NULL COMMENT 'why it was cancelled',
  closed_by BIGINT NULL COMMENT 'chair who closed the minutes',
  closed_at DATETIME(6) NULL COMMENT 'UTC',
  minutes_sha256 CHAR(64) NULL COMMENT 'hash of the minutes',
  minutes LONGTEXT NULL COMMENT 'minutes as closed, canonical JSON',
  CONSTRAINT pk_meeting PRIMARY KEY (id),
  CONSTRAINT uq_meeting_committee UNIQUE (id, committee_id),
  CONSTRAINT uq_meeting_pack UNIQUE (id, pack_sha256),
  CONSTRAINT fk_meeting_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
  CONSTRAINT fk_meeting_caller FOREIGN KEY (called_by) REFERENCES person (id),
  CONSTRAINT fk_meeting_closer FOREIGN KEY (closed_by) REFERENCES person (id),
  CONSTRAINT ck_meeting_status CHECK (status IN ('CALLED', 'CLOSED', 'CANCELLED')),
  CONSTRAINT ck_meeting_mode CHECK (mode IN ('IN_PERSON', 'ONLINE')),
  CONSTRAINT ck_meeting_length CHECK (minutes_planned BETWEEN 15 AND 720),
  CONSTRAINT ck_meeting_place CHECK (CHAR_LENGTH(place) > 0),
  CONSTRAINT ck_meeting_cancelled CHECK ((status = 'CANCELLED') = (cancel_reason IS NOT NULL)),
  CONSTRAINT ck_meeting_closed CHECK ((status = 'CLOSED') = (closed_at IS NOT NULL)
    AND (status = 'CLOSED') = (closed_by IS NOT NULL) AND (status = 'CLOSED') = (minutes IS NOT NULL)
    AND (status = 'CLOSED') = (minutes_sha256 IS NOT NULL))
) COMMENT 'Meetings of committees';

DELIMITER //
-- The pack stays as it was sent out; a closed or cancelled meeting stays as it is.
CREATE TRIGGER tr_meeting_fixed BEFORE UPDATE ON meeting FOR EACH ROW
BEGIN
  IF OLD.status <> 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
  IF NEW.committee_id <> OLD.committee_id OR NEW.pack_sha256 <> OLD.pack_sha256
      OR BINARY NEW.pack <> BINARY OLD.pack OR NEW.called_by <> OLD.called_by OR NEW.called_at <> OLD.called_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.pack-immutable';
  END IF;
END//
DELIMITER ;

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
  recommendation_id BIGINT NULL COMMENT 'recommendation decided on',
  level_position INT NULL COMMENT 'turn of the committee',
  returned_to VARCHAR(15) NULL COMMENT 'where a question not adopted went: LEVEL_BEFORE or PANEL',
  return_reason VARCHAR(2000) NULL COMMENT 'why it went back',
  CONSTRAINT pk_decision PRIMARY KEY (id),
  CONSTRAINT uq_decision_committee UNIQUE (id, committee_id),
  CONSTRAINT uq_decision_document UNIQUE (id, document_sha256),
  CONSTRAINT fk_decision_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_decision_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
  CONSTRAINT fk_decision_opener FOREIGN KEY (opened_by) REFERENCES person (id),
  CONSTRAINT fk_decision_closer FOREIGN KEY (closed_by) REFERENCES person (id),
  CONSTRAINT fk_decision_recommendation FOREIGN KEY (recommendation_id, tender_id) REFERENCES recommendation (id, tender_id),
  CONSTRAINT fk_decision_level FOREIGN KEY (recommendation_id, level_position, committee_id) REFERENCES recommendation_level (recommendation_id, position, committee_id),
  CONSTRAINT ck_decision_question CHECK (question IN ('AWARD')),
  CONSTRAINT ck_decision_status CHECK (status IN ('OPEN', 'ADOPTED', 'REJECTED')),
  CONSTRAINT ck_decision_closed CHECK ((status = 'OPEN') = (closed_at IS NULL)),
  CONSTRAINT ck_decision_level CHECK ((recommendation_id IS NULL) = (level_position IS NULL)),
  CONSTRAINT ck_decision_returned CHECK (recommendation_id IS NULL OR (status = 'REJECTED') = (returned_to IS NOT NULL)),
  CONSTRAINT ck_decision_returned_to CHECK (returned_to IN ('LEVEL_BEFORE', 'PANEL')),
  CONSTRAINT ck_decision_level_before CHECK (returned_to <> 'LEVEL_BEFORE' OR level_position > 1),
  CONSTRAINT ck_decision_return_reason CHECK ((returned_to IS NULL) = (return_reason IS NULL)
    AND (return_reason IS NULL OR CHAR_LENGTH(return_reason) > 0))
) COMMENT 'Questions put to a committee, and the outcome';

DELIMITER //
-- A committee is asked about a standing recommendation, one question at a time. The lock on the tender makes two who
-- ask at once wait for each other.
CREATE TRIGGER tr_decision_put BEFORE INSERT ON decision FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id FOR UPDATE;
  IF tender_status <> 'RECOMMENDED' OR NEW.status <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.nothing-recommended';
  END IF;
  IF EXISTS (SELECT 1 FROM decision WHERE tender_id = NEW.tender_id AND status = 'OPEN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.question-waiting';
  END IF;
END//
-- A question is put to the level whose turn it is: the first, the next after an acceptance, the one before after a
-- return to it.
CREATE TRIGGER tr_decision_turn BEFORE INSERT ON decision FOR EACH ROW
BEGIN
  DECLARE turn INT;
  IF NOT EXISTS (SELECT 1 FROM recommendation WHERE id = NEW.recommendation_id AND current_of = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.not-in-turn';
  END IF;
  SELECT COALESCE(MAX(CASE WHEN d.status = 'ADOPTED' THEN d.level_position + 1
                           WHEN d.returned_to = 'LEVEL_BEFORE' THEN d.level_position - 1 ELSE 0 END), 1) INTO turn
    FROM decision d
   WHERE d.id = (SELECT MAX(x.id) FROM decision x WHERE x.recommendation_id = NEW.recommendation_id);
  IF NOT NEW.level_position <=> turn THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.not-in-turn';
  END IF;
END//
CREATE TRIGGER tr_decision_level_fixed BEFORE UPDATE ON decision FOR EACH ROW
BEGIN
  IF NOT NEW.recommendation_id <=> OLD.recommendation_id OR NOT NEW.level_position <=> OLD.level_position THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
  END IF;
END//
-- What is put to the vote stays as it is; the outcome is what the votes that count say, recorded once, with a quorum,
-- and by nobody who declared a conflict.
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
DELIMITER ;

CREATE TABLE meeting_item (
  meeting_id BIGINT NOT NULL COMMENT 'meeting',
  position INT NOT NULL COMMENT 'place on the agenda, from 1',
  committee_id BIGINT NOT NULL COMMENT 'committee of the meeting and of the question',
  decision_id BIGINT NOT NULL COMMENT 'question on the agenda',
  live_decision_id BIGINT NULL COMMENT 'the question while the meeting is called: it is on one such agenda at most',
  CONSTRAINT pk_meeting_item PRIMARY KEY (meeting_id, position),
  CONSTRAINT uq_meeting_item_decision UNIQUE (meeting_id, decision_id),
  CONSTRAINT uq_meeting_item_live UNIQUE (live_decision_id),
  CONSTRAINT fk_meeting_item_meeting FOREIGN KEY (meeting_id, committee_id) REFERENCES meeting (id, committee_id),
  CONSTRAINT fk_meeting_item_decision FOREIGN KEY (decision_id, committee_id) REFERENCES decision (id, committee_id),
  CONSTRAINT ck_meeting_item_position CHECK (position >= 1),
  CONSTRAINT ck_meeting_item_live CHECK (live_decision_id IS NULL OR live_decision_id = decision_id)
) COMMENT 'Agendas of meetings';

CREATE TABLE meeting_attendance (
  meeting_id BIGINT NOT NULL COMMENT 'meeting',
  state_code CHAR(2) NOT NULL COMMENT 'state',
  is_present BOOLEAN NOT NULL COMMENT 'whether the state took part',
  recorded_by BIGINT NOT NULL COMMENT 'who recorded it last',
  recorded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_meeting_attendance PRIMARY KEY (meeting_id, state_code),
  CONSTRAINT fk_meeting_attendance_meeting FOREIGN KEY (meeting_id) REFERENCES meeting (id),
  CONSTRAINT fk_meeting_attendance_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_meeting_attendance_person FOREIGN KEY (recorded_by) REFERENCES person (id)
) COMMENT 'States that took part in meetings';

DELIMITER //
-- What was said and who was there is written while the meeting lasts. The lock makes it and the closing wait for each
-- other.
CREATE TRIGGER tr_meeting_attendance_added BEFORE INSERT ON meeting_attendance FOR EACH ROW
BEGIN
  DECLARE meeting_status VARCHAR(10);
  SELECT status INTO meeting_status FROM meeting WHERE id = NEW.meeting_id FOR UPDATE;
  IF meeting_status <> 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
END//
CREATE TRIGGER tr_meeting_attendance_changed BEFORE UPDATE ON meeting_attendance FOR EACH ROW
BEGIN
  DECLARE meeting_status VARCHAR(10);
  SELECT status INTO meeting_status FROM meeting WHERE id = OLD.meeting_id FOR UPDATE;
  IF meeting_status <> 'CALLED' OR NEW.meeting_id <> OLD.meeting_id OR NEW.state_code <> OLD.state_code THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
END//
DELIMITER ;

CREATE TABLE meeting_remark (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  meeting_id BIGINT NOT NULL COMMENT 'meeting',
  decision_id BIGINT NULL COMMENT 'question it is about; none for the meeting as a whole',
  person_id BIGINT NOT NULL COMMENT 'member who made it',
  state_code CHAR(2) NOT NULL COMMENT 'state of the member',
  remark VARCHAR(2000) NOT NULL COMMENT 'what was remarked',
  made_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_meeting_remark PRIMARY KEY (id),
  CONSTRAINT fk_meeting_remark_meeting FOREIGN KEY (meeting_id) REFERENCES meeting (id),
  CONSTRAINT fk_meeting_remark_item FOREIGN KEY (meeting_id, decision_id) REFERENCES meeting_item (meeting_id, decision_id),
  CONSTRAINT fk_meeting_remark_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_meeting_remark_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT ck_meeting_remark_text CHECK (CHAR_LENGTH(remark) > 0)
) COMMENT 'Remarks of members, kept as made';

DELIMITER //
CREATE TRIGGER tr_meeting_remark_added BEFORE INSERT ON meeting_remark FOR EACH ROW
BEGIN
  DECLARE meeting_status VARCHAR(10);
  SELECT status INTO meeting_status FROM meeting WHERE id = NEW.meeting_id FOR UPDATE;
  IF meeting_status <> 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
END//
DELIMITER ;

CREATE TABLE recusal (
  decision_id BIGINT NOT NULL COMMENT 'question stood aside from',
  state_code CHAR(2) NOT NULL COMMENT 'state that neither votes nor counts as present for it',
  meeting_id BIGINT NOT NULL COMMENT 'meeting it was recorded in',
  recorded_by BIGINT NOT NULL COMMENT 'member of the state, or the chair',
  reason VARCHAR(1000) NOT NULL COMMENT 'why',
  recorded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_recusal PRIMARY KEY (decision_id, state_code),
  CONSTRAINT fk_recusal_item FOREIGN KEY (meeting_id, decision_id) REFERENCES meeting_item (meeting_id, decision_id),
  CONSTRAINT fk_recusal_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_recusal_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_recusal_reason CHECK (CHAR_LENGTH(reason) > 0)
) COMMENT 'States that stood aside from a question';

DELIMITER //
-- A state stands aside before it votes and while the question is open, or not at all.
CREATE TRIGGER tr_recusal_added BEFORE INSERT ON recusal FOR EACH ROW
BEGIN
  DECLARE decision_status VARCHAR(10);
  DECLARE meeting_status VARCHAR(10);
  SELECT status INTO decision_status FROM decision WHERE id = NEW.decision_id FOR UPDATE;
  SELECT status INTO meeting_status FROM meeting WHERE id = NEW.meeting_id FOR UPDATE;
  IF decision_status <> 'OPEN' OR meeting_status <> 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
  IF EXISTS (SELECT 1 FROM vote WHERE decision_id = NEW.decision_id AND state_code = NEW.state_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.state-voted';
  END IF;
END//
DELIMITER ;

-- A state whose vote counts no more may vote by another member; each member votes once. Votes outside a meeting name
-- the question alone.
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
  meeting_id BIGINT NULL COMMENT 'meeting the vote was cast in',
  pack_sha256 CHAR(64) NULL COMMENT 'hash of the pack of papers it was cast on',
  CONSTRAINT pk_vote PRIMARY KEY (id),
  CONSTRAINT uq_vote_person UNIQUE (decision_id, person_id),
  CONSTRAINT fk_vote_decision FOREIGN KEY (decision_id, committee_id) REFERENCES decision (id, committee_id),
  CONSTRAINT fk_vote_document FOREIGN KEY (decision_id, document_sha256) REFERENCES decision (id, document_sha256),
  CONSTRAINT fk_vote_member FOREIGN KEY (committee_id, person_id, state_code) REFERENCES committee_member (committee_id, person_id, state_code),
  CONSTRAINT fk_vote_pack FOREIGN KEY (meeting_id, pack_sha256) REFERENCES meeting (id, pack_sha256),
  CONSTRAINT ck_vote_choice CHECK (choice IN ('FOR', 'AGAINST', 'ABSTAIN')),
  CONSTRAINT ck_vote_reason CHECK (choice <> 'AGAINST' OR CHAR_LENGTH(reason) > 0),
  CONSTRAINT ck_vote_pack CHECK ((meeting_id IS NULL) = (pack_sha256 IS NULL))
) COMMENT 'Votes, one a state';

DELIMITER //
CREATE TRIGGER tr_vote_open BEFORE INSERT ON vote FOR EACH ROW
BEGIN
  DECLARE decision_status VARCHAR(10);
  -- The lock makes a vote and the closing of its decision wait for each other.
  SELECT status INTO decision_status FROM decision WHERE id = NEW.decision_id FOR UPDATE;
  IF decision_status <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.decision-closed';
  END IF;
END//
-- A vote on a question before a meeting names the pack of that meeting; a state that stood aside has none.
CREATE TRIGGER tr_vote_pack BEFORE INSERT ON vote FOR EACH ROW
BEGIN
  DECLARE before_meeting BIGINT;
  SELECT MAX(meeting_id) INTO before_meeting FROM meeting_item WHERE live_decision_id = NEW.decision_id;
  IF NOT NEW.meeting_id <=> before_meeting THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.other-pack';
  END IF;
  IF EXISTS (SELECT 1 FROM recusal WHERE decision_id = NEW.decision_id AND state_code = NEW.state_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.state-recused';
  END IF;
END//
-- Nobody votes on what they prepared, approved, opened or examined, whatever seat they hold.
CREATE TRIGGER tr_vote_without_part BEFORE INSERT ON vote FOR EACH ROW
BEGIN
  DECLARE tender BIGINT;
  SELECT tender_id INTO tender FROM decision WHERE id = NEW.decision_id;
  IF EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = tender AND m.person_id = NEW.person_id AND NOT m.is_alternate)
      OR EXISTS (SELECT 1 FROM joint_tender t WHERE t.id = tender AND NEW.person_id IN (t.prepared_by, COALESCE(t.approved_by, 0)))
      OR EXISTS (SELECT 1 FROM tender_amendment a WHERE a.tender_id = tender AND NEW.person_id IN (a.proposed_by, COALESCE(a.approved_by, 0)))
      OR EXISTS (SELECT 1 FROM audit_entry e WHERE e.object_type = 'tender' AND e.object_id = CONCAT(tender)
        AND e.person_id = NEW.person_id AND e.acting_as = 'CENTRAL_BUYER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.part-in-tender';
  END IF;
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
DELIMITER ;

CREATE TABLE vote_set_aside (
  vote_id BIGINT NOT NULL COMMENT 'vote that counts no more',
  tender_id BIGINT NOT NULL COMMENT 'tender of the question',
  person_id BIGINT NOT NULL COMMENT 'who voted and declared a conflict later',
  CONSTRAINT pk_vote_set_aside PRIMARY KEY (vote_id),
  CONSTRAINT fk_vote_set_aside_vote FOREIGN KEY (vote_id) REFERENCES vote (id),
  CONSTRAINT fk_vote_set_aside_conflict FOREIGN KEY (tender_id, person_id) REFERENCES learned_conflict (tender_id, person_id)
) COMMENT 'Votes in committees that count no more, since the member declared a conflict while the question was open';
