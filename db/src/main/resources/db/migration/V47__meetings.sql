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

-- Votes outside a meeting name the question alone.
ALTER TABLE vote
  ADD COLUMN meeting_id BIGINT NULL COMMENT 'meeting the vote was cast in',
  ADD COLUMN pack_sha256 CHAR(64) NULL COMMENT 'hash of the pack of papers it was cast on',
  ADD CONSTRAINT fk_vote_pack FOREIGN KEY (meeting_id, pack_sha256) REFERENCES meeting (id, pack_sha256),
  ADD CONSTRAINT ck_vote_pack CHECK ((meeting_id IS NULL) = (pack_sha256 IS NULL));

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
CREATE TRIGGER tr_meeting_kept BEFORE DELETE ON meeting FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
END//
CREATE TRIGGER tr_meeting_item_fixed BEFORE UPDATE ON meeting_item FOR EACH ROW
BEGIN
  IF NEW.meeting_id <> OLD.meeting_id OR NEW.position <> OLD.position OR NEW.decision_id <> OLD.decision_id
      OR NEW.live_decision_id IS NOT NULL
      OR (SELECT status FROM meeting WHERE id = OLD.meeting_id) = 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.pack-immutable';
  END IF;
END//
CREATE TRIGGER tr_meeting_item_kept BEFORE DELETE ON meeting_item FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.pack-immutable';
END//
-- Only what the pack names comes onto the agenda.
CREATE TRIGGER tr_meeting_item_added AFTER INSERT ON meeting_item FOR EACH ROW
BEGIN
  IF NEW.live_decision_id IS NULL OR (SELECT status FROM decision WHERE id = NEW.decision_id) <> 'OPEN'
      OR (SELECT status FROM meeting WHERE id = NEW.meeting_id) <> 'CALLED'
      OR NOT EXISTS (SELECT 1 FROM meeting m JOIN decision d ON d.id = NEW.decision_id
        WHERE m.id = NEW.meeting_id AND LOCATE(d.document_sha256, m.pack) > 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.not-on-agenda';
  END IF;
END//
-- What was said and who was there is written while the meeting lasts. The lock makes it and the closing wait for
-- each other.
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
CREATE TRIGGER tr_meeting_attendance_kept BEFORE DELETE ON meeting_attendance FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
END//
CREATE TRIGGER tr_meeting_remark_added BEFORE INSERT ON meeting_remark FOR EACH ROW
BEGIN
  DECLARE meeting_status VARCHAR(10);
  SELECT status INTO meeting_status FROM meeting WHERE id = NEW.meeting_id FOR UPDATE;
  IF meeting_status <> 'CALLED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.meeting-over';
  END IF;
END//
CREATE TRIGGER tr_meeting_remark_fixed BEFORE UPDATE ON meeting_remark FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.remark-immutable';
END//
CREATE TRIGGER tr_meeting_remark_kept BEFORE DELETE ON meeting_remark FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.remark-immutable';
END//
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
CREATE TRIGGER tr_recusal_fixed BEFORE UPDATE ON recusal FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.remark-immutable';
END//
CREATE TRIGGER tr_recusal_kept BEFORE DELETE ON recusal FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.remark-immutable';
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
DELIMITER ;
