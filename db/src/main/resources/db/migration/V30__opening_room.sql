-- Rehearsals of shares before the deadline, and the opening room after it: who is there, and the shares given.

CREATE TABLE share_rehearsal (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  person_id BIGINT NOT NULL COMMENT 'holder whose share was shown to work',
  from_file BOOLEAN NOT NULL COMMENT 'whether it was the holder''s own copy, not the stored one',
  rehearsed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_share_rehearsal PRIMARY KEY (id),
  CONSTRAINT fk_share_rehearsal_member FOREIGN KEY (tender_id, person_id) REFERENCES panel_member (tender_id, person_id)
) COMMENT 'When holders tried their shares and they worked';

CREATE TABLE opening_presence (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  person_id BIGINT NOT NULL COMMENT 'member present',
  panel VARCHAR(15) NOT NULL COMMENT 'always OPENING',
  present_at DATETIME(6) NOT NULL COMMENT 'UTC, when the member came into the opening room',
  CONSTRAINT pk_opening_presence PRIMARY KEY (tender_id, person_id),
  CONSTRAINT fk_opening_presence_member FOREIGN KEY (tender_id, person_id, panel) REFERENCES panel_member (tender_id, person_id, panel),
  CONSTRAINT ck_opening_presence_panel CHECK (panel = 'OPENING')
) COMMENT 'Members of opening panels who were there when the bids were opened';

-- No foreign key to the stored share: a holder's own copy serves where that was lost.
CREATE TABLE given_share (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  share_number INT NOT NULL COMMENT 'number of the share, from 1',
  person_id BIGINT NOT NULL COMMENT 'holder who gave it',
  from_file BOOLEAN NOT NULL COMMENT 'whether it came from the holder''s own copy',
  wrapped_share BLOB NOT NULL COMMENT 'the share, encrypted with the vault key',
  given_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_given_share PRIMARY KEY (tender_id, share_number),
  CONSTRAINT uq_given_share_person UNIQUE (tender_id, person_id),
  CONSTRAINT fk_given_share_presence FOREIGN KEY (tender_id, person_id) REFERENCES opening_presence (tender_id, person_id),
  CONSTRAINT ck_given_share_number CHECK (share_number BETWEEN 1 AND 255)
) COMMENT 'Shares given after the deadline, kept until the bids are opened and no longer';

DELIMITER //
CREATE TRIGGER tr_share_rehearsal_immutable BEFORE UPDATE ON share_rehearsal FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.rehearsal-immutable';
END//
CREATE TRIGGER tr_share_rehearsal_kept BEFORE DELETE ON share_rehearsal FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.rehearsal-immutable';
END//
CREATE TRIGGER tr_opening_presence_on_time BEFORE INSERT ON opening_presence FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.given-before-deadline';
  END IF;
  IF tender_status NOT IN ('PUBLISHED', 'CLOSED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
END//
CREATE TRIGGER tr_opening_presence_immutable BEFORE UPDATE ON opening_presence FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.presence-immutable';
END//
CREATE TRIGGER tr_opening_presence_kept BEFORE DELETE ON opening_presence FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.presence-immutable';
END//
CREATE TRIGGER tr_given_share_on_time BEFORE INSERT ON given_share FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.given-before-deadline';
  END IF;
  IF tender_status NOT IN ('PUBLISHED', 'CLOSED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
END//
CREATE TRIGGER tr_given_share_immutable BEFORE UPDATE ON given_share FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.presence-immutable';
END//
-- No share outlives the opening: with them, versions that were to stay sealed could be read. A tender that is
-- cancelled in the middle of its opening keeps none either.
CREATE TRIGGER tr_joint_tender_shares_gone BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'OPENED'
      AND EXISTS (SELECT 1 FROM given_share WHERE tender_id = NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.shares-left';
  END IF;
END//
CREATE TRIGGER tr_joint_tender_cancelled AFTER UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'CANCELLED' THEN
    DELETE FROM given_share WHERE tender_id = NEW.id;
  END IF;
END//
DELIMITER ;
