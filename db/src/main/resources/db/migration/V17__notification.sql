-- The life of a round as people are told of it: announcement, each state's own end of endorsement,
-- messages in the inbox and by e-mail, and calendars that other programs subscribe to.

ALTER TABLE demand_round
  ADD COLUMN announced_at DATETIME(6) NULL COMMENT 'UTC, when the states invited were told of it; none before' AFTER closed_at;

ALTER TABLE round_state
  ADD COLUMN endorsement_until DATETIME(6) NULL COMMENT 'UTC; the coordinator of the state endorses until then; none: until the end of the round';

ALTER TABLE person
  ADD COLUMN language CHAR(2) NOT NULL DEFAULT 'ar' COMMENT 'ar or en: language of e-mails and of the calendar feed',
  ADD CONSTRAINT ck_person_language CHECK (language IN ('ar', 'en'));

CREATE TABLE notice (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  kind VARCHAR(40) NOT NULL COMMENT 'what happened; its texts are the messages notification.kind.<kind>',
  href VARCHAR(200) NOT NULL COMMENT 'path of the page it leads to',
  arguments TEXT NOT NULL COMMENT 'what the texts tell of, JSON, in the order of their placeholders',
  once_key VARCHAR(120) NULL COMMENT 'names what is told only once, such as one reminder of one round; none: may repeat',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC, of the act it tells of',
  CONSTRAINT pk_notice PRIMARY KEY (id),
  CONSTRAINT uq_notice_once UNIQUE (once_key)
) COMMENT 'What people are told; written in the transaction of the act it tells of';

CREATE TABLE inbox_message (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  notice_id BIGINT NOT NULL COMMENT 'what is told',
  person_id BIGINT NOT NULL COMMENT 'who is told',
  read_at DATETIME(6) NULL COMMENT 'UTC, when it was read first',
  CONSTRAINT pk_inbox_message PRIMARY KEY (id),
  CONSTRAINT uq_inbox_message_person UNIQUE (notice_id, person_id),
  CONSTRAINT fk_inbox_message_notice FOREIGN KEY (notice_id) REFERENCES notice (id),
  CONSTRAINT fk_inbox_message_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'The inbox of each person';
CREATE INDEX ix_inbox_message_unread ON inbox_message (person_id, read_at);

CREATE TABLE mail (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  inbox_message_id BIGINT NOT NULL COMMENT 'message that also goes by e-mail',
  message_id VARCHAR(60) NOT NULL COMMENT 'left part of the Message-ID (RFC 5322); the same at every attempt, so that a second delivery is known as one',
  status VARCHAR(10) NOT NULL COMMENT 'PENDING, CLAIMED, SENT, KEPT or DEAD',
  attempts INT NOT NULL DEFAULT 0 COMMENT 'attempts begun',
  due_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine: next attempt, or end of the lease of the node that claimed it',
  claim CHAR(36) NULL COMMENT 'which turn of which node is sending it',
  last_error VARCHAR(500) NULL COMMENT 'why the last attempt failed',
  done_at DATETIME(6) NULL COMMENT 'UTC, of the machine: handed over, kept as a file, or given up',
  CONSTRAINT pk_mail PRIMARY KEY (id),
  CONSTRAINT uq_mail_message UNIQUE (inbox_message_id),
  CONSTRAINT uq_mail_message_id UNIQUE (message_id),
  CONSTRAINT fk_mail_inbox_message FOREIGN KEY (inbox_message_id) REFERENCES inbox_message (id),
  CONSTRAINT ck_mail_status CHECK (status IN ('PENDING', 'CLAIMED', 'SENT', 'KEPT', 'DEAD')),
  CONSTRAINT ck_mail_claim CHECK ((status = 'CLAIMED') = (claim IS NOT NULL)),
  CONSTRAINT ck_mail_done CHECK ((status IN ('SENT', 'KEPT', 'DEAD')) = (done_at IS NOT NULL)),
  CONSTRAINT ck_mail_dead CHECK (status <> 'DEAD' OR last_error IS NOT NULL)
) COMMENT 'E-mails to be sent, worked off by any node: at least once, each with a stable Message-ID';
CREATE INDEX ix_mail_due ON mail (status, due_at);

CREATE TABLE calendar_feed (
  person_id BIGINT NOT NULL COMMENT 'whose calendar it is; one feed a person',
  token_hash CHAR(64) NOT NULL COMMENT 'SHA-256 of the secret in the address, hexadecimal',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_calendar_feed PRIMARY KEY (person_id),
  CONSTRAINT uq_calendar_feed_token UNIQUE (token_hash),
  CONSTRAINT fk_calendar_feed_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'Addresses at which calendar programs read a person''s dates; deleting the row revokes it';

DELIMITER //
-- Each state has its own working days; the round as a whole ends with the last of them.
CREATE TRIGGER tr_submission_state_end BEFORE UPDATE ON submission FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND (NEW.status IN ('ENDORSED', 'RETURNED') OR OLD.status = 'RETURNED')
      AND UTC_TIMESTAMP(6) >= (SELECT COALESCE(rs.endorsement_until, r.endorsement_until)
                                 FROM round_state rs JOIN demand_round r ON r.id = rs.round_id
                                WHERE rs.round_id = NEW.round_id AND rs.state_code = NEW.state_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.endorsement-over';
  END IF;
END//
-- Time once given to a state is never taken away, nor changed when the round is finished.
CREATE TRIGGER tr_round_state_end AFTER UPDATE ON round_state FOR EACH ROW
BEGIN
  IF NOT (NEW.endorsement_until <=> OLD.endorsement_until)
      AND (SELECT status FROM demand_round WHERE id = OLD.round_id) IN ('AGGREGATED', 'CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
  IF OLD.endorsement_until IS NOT NULL AND (NEW.endorsement_until IS NULL OR NEW.endorsement_until < OLD.endorsement_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.endorsement-not-earlier';
  END IF;
END//
-- Whoever was told of a round stays told.
CREATE TRIGGER tr_demand_round_announced BEFORE UPDATE ON demand_round FOR EACH ROW
BEGIN
  IF OLD.announced_at IS NOT NULL AND NOT (NEW.announced_at <=> OLD.announced_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.already-announced';
  END IF;
END//
-- What people were told is never changed. AFTER, as below: MariaDB refuses INSERT … SELECT into a table with BEFORE triggers.
CREATE TRIGGER tr_notice_immutable BEFORE UPDATE ON notice FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'notification.notice-immutable';
END//
CREATE TRIGGER tr_inbox_message_fixed AFTER UPDATE ON inbox_message FOR EACH ROW
BEGIN
  IF NEW.notice_id <> OLD.notice_id OR NEW.person_id <> OLD.person_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'notification.notice-immutable';
  END IF;
END//
-- A mail that was handed over is never sent again; one that was given up may be tried anew.
CREATE TRIGGER tr_mail_moves AFTER UPDATE ON mail FOR EACH ROW
BEGIN
  IF NEW.message_id <> OLD.message_id OR NEW.inbox_message_id <> OLD.inbox_message_id
      OR OLD.status IN ('SENT', 'KEPT') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'notification.mail-done';
  END IF;
END//
DELIMITER ;
