-- Documents of bids: encrypted when they come, sealed with the bid, opened with it.

CREATE TABLE bid_document (
  id BIGINT NOT NULL COMMENT 'drawn at random by the service, so that it does not tell how many there are',
  bid_id BIGINT NOT NULL COMMENT 'bid',
  tender_id BIGINT NOT NULL COMMENT 'tender of the bid',
  draft BLOB NULL COMMENT 'name, kind, envelope, digest and key, encrypted with the vault key while it is in the draft; null once it is only sealed',
  byte_count INT NOT NULL COMMENT 'size in bytes',
  scan_status VARCHAR(15) NOT NULL COMMENT 'CLEAN, WAITING, UNSCANNED, or QUARANTINED when malware was found after it had come',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_bid_document PRIMARY KEY (id),
  CONSTRAINT uq_bid_document_bid UNIQUE (id, bid_id),
  CONSTRAINT fk_bid_document_bid FOREIGN KEY (bid_id, tender_id) REFERENCES bid (id, tender_id),
  CONSTRAINT ck_bid_document_size CHECK (byte_count > 0 AND byte_count <= 104857600),
  CONSTRAINT ck_bid_document_scan CHECK (scan_status IN ('CLEAN', 'QUARANTINED', 'WAITING', 'UNSCANNED'))
) COMMENT 'Documents of bids, each encrypted to a key of its own';

CREATE TABLE bid_document_piece (
  document_id BIGINT NOT NULL COMMENT 'document',
  number INT NOT NULL COMMENT 'from 0, in order',
  content MEDIUMBLOB NOT NULL COMMENT 'a part of the encrypted document, of 1 MB at most',
  CONSTRAINT pk_bid_document_piece PRIMARY KEY (document_id, number),
  CONSTRAINT fk_bid_document_piece_document FOREIGN KEY (document_id) REFERENCES bid_document (id)
) COMMENT 'Encrypted documents of bids, in pieces, so that no node has to hold one';

CREATE TABLE bid_version_document (
  version_id BIGINT NOT NULL COMMENT 'version received',
  document_id BIGINT NOT NULL COMMENT 'document that its sealed content tells of, with its key',
  bid_id BIGINT NOT NULL COMMENT 'bid of both',
  CONSTRAINT pk_bid_version_document PRIMARY KEY (version_id, document_id),
  CONSTRAINT fk_bid_version_document_version FOREIGN KEY (version_id, bid_id) REFERENCES bid_version (id, bid_id),
  CONSTRAINT fk_bid_version_document_document FOREIGN KEY (document_id, bid_id) REFERENCES bid_document (id, bid_id)
) COMMENT 'Which documents must be kept for a version that was received';

CREATE TABLE opened_document (
  document_id BIGINT NOT NULL COMMENT 'document opened',
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  part VARCHAR(10) NOT NULL COMMENT 'BID, or PRICES for what came with prices sealed apart',
  position INT NOT NULL COMMENT 'order in the bid',
  file_name VARCHAR(200) NOT NULL COMMENT 'as the bidder called it',
  content_type VARCHAR(100) NOT NULL COMMENT 'what the file is, by its content',
  byte_count INT NOT NULL COMMENT 'size in bytes',
  sha256 CHAR(64) NOT NULL COMMENT 'of the document in clear, as the bid tells it',
  content_key VARBINARY(32) NOT NULL COMMENT 'decrypts the pieces; it came out of the sealed content',
  scan_status VARCHAR(15) NOT NULL COMMENT 'CLEAN, QUARANTINED, WAITING or UNSCANNED',
  signature VARCHAR(200) NULL COMMENT 'the name that the scanner has for what it found',
  CONSTRAINT pk_opened_document PRIMARY KEY (document_id),
  CONSTRAINT fk_opened_document_document FOREIGN KEY (document_id, bid_id) REFERENCES bid_document (id, bid_id),
  CONSTRAINT fk_opened_document_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT ck_opened_document_part CHECK (part IN ('BID', 'PRICES')),
  CONSTRAINT ck_opened_document_scan CHECK (scan_status IN ('CLEAN', 'QUARANTINED', 'WAITING', 'UNSCANNED')),
  CONSTRAINT ck_opened_document_signature CHECK ((scan_status = 'QUARANTINED') = (signature IS NOT NULL))
) COMMENT 'Documents of opened bids; those of prices sealed apart are here only once these were opened';

DELIMITER //
-- Nothing comes after the deadline, and no bid fills the database.
CREATE TRIGGER tr_bid_document_in_time BEFORE INSERT ON bid_document FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE bytes BIGINT;
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) >= tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
  IF tender_status <> 'PUBLISHED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.tender-not-open';
  END IF;
  SELECT COALESCE(SUM(byte_count), 0) INTO bytes FROM bid_document WHERE bid_id = NEW.bid_id;
  IF bytes + NEW.byte_count > 419430400 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.versions-too-large';
  END IF;
END//
CREATE TRIGGER tr_bid_document_fixed BEFORE UPDATE ON bid_document FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.bid_id <> OLD.bid_id OR NEW.tender_id <> OLD.tender_id
      OR NEW.byte_count <> OLD.byte_count OR NEW.added_at <> OLD.added_at
      OR (NEW.draft IS NOT NULL AND NOT NEW.draft <=> OLD.draft) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
  END IF;
END//
CREATE TRIGGER tr_bid_document_kept BEFORE DELETE ON bid_document FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM bid_version_document WHERE document_id = OLD.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
  END IF;
END//
CREATE TRIGGER tr_bid_document_piece_added BEFORE INSERT ON bid_document_piece FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM bid_version_document WHERE document_id = NEW.document_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
  END IF;
END//
CREATE TRIGGER tr_bid_document_piece_fixed BEFORE UPDATE ON bid_document_piece FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END//
CREATE TRIGGER tr_bid_document_piece_kept BEFORE DELETE ON bid_document_piece FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM bid_version_document WHERE document_id = OLD.document_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
  END IF;
END//
CREATE TRIGGER tr_bid_version_document_in_time BEFORE INSERT ON bid_version_document FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM bid_version v JOIN joint_tender t ON t.id = v.tender_id
      WHERE v.id = NEW.version_id AND (t.status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) >= t.deadline_at)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
END//
CREATE TRIGGER tr_bid_version_document_fixed BEFORE UPDATE ON bid_version_document FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END//
CREATE TRIGGER tr_bid_version_document_kept BEFORE DELETE ON bid_version_document FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END//
-- Documents come out of their envelopes as bids and prices do, and only those of the version opened.
CREATE TRIGGER tr_opened_document_at_opening BEFORE INSERT ON opened_document FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NEW.part = 'BID' AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NEW.part = 'PRICES' AND (NOT two OR tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NEW.part = 'PRICES' AND NOT EXISTS (SELECT 1 FROM technical_result WHERE bid_id = NEW.bid_id AND is_passed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-stay-sealed';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM bid_version_document d JOIN opened_bid o ON o.version_id = d.version_id
      WHERE d.document_id = NEW.document_id AND o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
  END IF;
END//
-- Only a scanner's judgement comes later.
CREATE TRIGGER tr_opened_document_immutable BEFORE UPDATE ON opened_document FOR EACH ROW
BEGIN
  IF OLD.scan_status NOT IN ('WAITING', 'UNSCANNED') OR NEW.document_id <> OLD.document_id
      OR NEW.bid_id <> OLD.bid_id OR NEW.tender_id <> OLD.tender_id OR NEW.part <> OLD.part
      OR NEW.position <> OLD.position OR NEW.file_name <> OLD.file_name OR NEW.content_type <> OLD.content_type
      OR NEW.byte_count <> OLD.byte_count OR NEW.sha256 <> OLD.sha256 OR NEW.content_key <> OLD.content_key THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
  END IF;
END//
CREATE TRIGGER tr_opened_document_kept BEFORE DELETE ON opened_document FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
DELIMITER ;
