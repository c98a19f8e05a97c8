-- Sealed bids. What is received is stored encrypted to the tender's key and is read only by the opening act.

-- The key ceremony: each member of an opening panel has a key of their own, whose private part only the member's
-- passphrase unlocks, and holds one share of the opening secret of each tender, encrypted to that key.
CREATE TABLE opening_key (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  person_id BIGINT NOT NULL COMMENT 'whose key it is',
  current_of BIGINT NULL COMMENT 'the person while it is the key that new shares are encrypted to; null once replaced',
  public_keyset TEXT NOT NULL COMMENT 'Tink public keyset (HPKE), JSON',
  fingerprint CHAR(64) NOT NULL COMMENT 'SHA-256 of the public keyset, hexadecimal',
  locked_private_keyset BLOB NOT NULL COMMENT 'Tink private keyset, encrypted with the key derived from the passphrase',
  derivation VARCHAR(200) NOT NULL COMMENT 'Argon2id with cost and salt, PHC string; its last part proves the passphrase and is not the key',
  failed_attempts INT NOT NULL DEFAULT 0 COMMENT 'wrong passphrases since the last right one',
  locked_until DATETIME(6) NULL COMMENT 'UTC, of the machine; no passphrase is tried before',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  passphrase_changed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_opening_key PRIMARY KEY (id),
  CONSTRAINT uq_opening_key_person UNIQUE (id, person_id),
  CONSTRAINT uq_opening_key_current UNIQUE (current_of),
  CONSTRAINT fk_opening_key_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_opening_key_current CHECK (current_of IS NULL OR current_of = person_id),
  CONSTRAINT ck_opening_key_fingerprint CHECK (CHAR_LENGTH(fingerprint) = 64)
) COMMENT 'Keys of the members of opening panels; the passphrase is kept nowhere';

CREATE TABLE tender_key (
  tender_id BIGINT NOT NULL COMMENT 'tender whose bids are sealed to the key',
  public_keyset TEXT NOT NULL COMMENT 'Tink public keyset (HPKE), JSON',
  sealed_private_keyset BLOB NOT NULL COMMENT 'Tink private keyset, encrypted with the opening secret',
  threshold INT NOT NULL COMMENT 'shares needed to rebuild the opening secret',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  share_count INT NOT NULL DEFAULT 1 COMMENT 'shares made of the opening secret; one, of the vault, before the key ceremony came',
  CONSTRAINT pk_tender_key PRIMARY KEY (tender_id),
  CONSTRAINT fk_tender_key_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_tender_key_threshold CHECK (threshold BETWEEN 1 AND 255),
  CONSTRAINT ck_tender_key_shares CHECK (threshold <= share_count),
  CONSTRAINT ck_tender_key_alone CHECK (share_count = 1 OR (share_count >= 3 AND threshold >= 2))
) COMMENT 'Key pair of a tender; the private part is never stored readable';

CREATE TABLE price_key (
  tender_id BIGINT NOT NULL COMMENT 'tender of two envelopes',
  public_keyset TEXT NOT NULL COMMENT 'Tink public keyset (HPKE), JSON, that prices are sealed to',
  sealed_private_keyset BLOB NOT NULL COMMENT 'Tink private keyset, encrypted with an opening secret of its own',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_price_key PRIMARY KEY (tender_id),
  CONSTRAINT fk_price_key_key FOREIGN KEY (tender_id) REFERENCES tender_key (tender_id)
) COMMENT 'Key pairs for prices; threshold, holders and number of shares are those of the tender''s other key';

CREATE TABLE key_share (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  share_number INT NOT NULL COMMENT 'Shamir share index, from 1',
  custodian VARCHAR(60) NOT NULL COMMENT 'who can unwrap it: vault, or person:<id>',
  wrapped_share BLOB NOT NULL COMMENT 'share encrypted to its custodian',
  person_id BIGINT NULL COMMENT 'member of the opening panel who holds it; null for the vault',
  panel VARCHAR(15) NULL COMMENT 'OPENING where a person holds it',
  state_code CHAR(2) NULL COMMENT 'state of the holder when it was given; null for holders of none',
  opening_key_id BIGINT NULL COMMENT 'key of the holder that it is encrypted to',
  commitment CHAR(64) NULL COMMENT 'SHA-256 of the share and its place: proves a share without revealing it',
  CONSTRAINT pk_key_share PRIMARY KEY (id),
  CONSTRAINT uq_key_share_number UNIQUE (tender_id, share_number),
  CONSTRAINT uq_key_share_person UNIQUE (tender_id, person_id),
  CONSTRAINT fk_key_share_key FOREIGN KEY (tender_id) REFERENCES tender_key (tender_id),
  CONSTRAINT fk_key_share_panel FOREIGN KEY (tender_id, person_id, panel) REFERENCES panel_member (tender_id, person_id, panel),
  CONSTRAINT fk_key_share_opening_key FOREIGN KEY (opening_key_id, person_id) REFERENCES opening_key (id, person_id),
  CONSTRAINT fk_key_share_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT ck_key_share_number CHECK (share_number BETWEEN 1 AND 255),
  CONSTRAINT ck_key_share_custodian CHECK (
    (custodian = 'vault' AND person_id IS NULL AND panel IS NULL AND state_code IS NULL AND opening_key_id IS NULL
    AND commitment IS NULL)
    OR (custodian = CONCAT('person:', person_id) AND person_id IS NOT NULL AND panel IS NOT NULL
    AND panel = 'OPENING' AND opening_key_id IS NOT NULL AND commitment IS NOT NULL))
) COMMENT 'Shares of the opening secret, each encrypted to its custodian';

DELIMITER //
-- The shares are those the key was made with: all of the vault or all of persons. The last one completes them, and then
-- no state alone may hold as many as open.
CREATE TRIGGER tr_key_share_ceremony AFTER INSERT ON key_share FOR EACH ROW
BEGIN
  DECLARE needed INT;
  DECLARE planned INT;
  DECLARE given INT;
  DECLARE states INT;
  DECLARE largest INT;
  SELECT threshold, share_count INTO needed, planned FROM tender_key WHERE tender_id = NEW.tender_id;
  IF NEW.share_number > planned THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
  END IF;
  IF (NEW.person_id IS NULL) <> (planned = 1) OR (NEW.person_id IS NOT NULL AND needed < 2) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.share-alone';
  END IF;
  IF NEW.person_id IS NOT NULL THEN
    SELECT SUM(n), SUM(state_code IS NOT NULL), MAX(n) INTO given, states, largest FROM (
      SELECT state_code, COUNT(*) AS n FROM key_share WHERE tender_id = NEW.tender_id GROUP BY state_code) AS held;
    IF given = planned AND (states < 2 OR largest >= needed) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.opening-one-state';
    END IF;
  END IF;
END//
DELIMITER ;

CREATE TABLE price_share (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  share_number INT NOT NULL COMMENT 'number of the holder''s other share, with whose opening key it is encrypted too',
  wrapped_share BLOB NOT NULL COMMENT 'share of the secret that opens the prices, encrypted to its holder',
  commitment CHAR(64) NOT NULL COMMENT 'SHA-256 of the share and its place: proves a share without revealing it',
  CONSTRAINT pk_price_share PRIMARY KEY (tender_id, share_number),
  CONSTRAINT fk_price_share_key FOREIGN KEY (tender_id) REFERENCES price_key (tender_id),
  CONSTRAINT fk_price_share_share FOREIGN KEY (tender_id, share_number) REFERENCES key_share (tender_id, share_number)
) COMMENT 'Shares of the secret that opens prices, one for each holder of a share';

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

CREATE TABLE sealed_estimate (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  sealed_amount BLOB NOT NULL COMMENT 'estimated value and its currency, encrypted to the key of the tender',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_sealed_estimate PRIMARY KEY (tender_id),
  CONSTRAINT fk_sealed_estimate_key FOREIGN KEY (tender_id) REFERENCES tender_key (tender_id)
) COMMENT 'Estimates fixed at publication, which nobody reads before the prices';

CREATE TABLE bid (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key; the service draws it at random, so that it does not tell how many bids there are',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  supplier_id BIGINT NOT NULL COMMENT 'bidder',
  status VARCHAR(12) NOT NULL COMMENT 'DRAFT, SUBMITTED, WITHDRAWN, OPENED, UNREADABLE or UNCONFIRMED',
  version_count INT NOT NULL DEFAULT 0 COMMENT 'versions received; the last one counts',
  draft LONGBLOB NULL COMMENT 'what the bidder is typing, encrypted with the vault key',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  withdrawn_by BIGINT NULL COMMENT 'bid manager who withdrew it last',
  CONSTRAINT pk_bid PRIMARY KEY (id),
  CONSTRAINT uq_bid_supplier UNIQUE (tender_id, supplier_id),
  CONSTRAINT uq_bid_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_bid_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_bid_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_bid_withdrawer FOREIGN KEY (withdrawn_by) REFERENCES person (id),
  CONSTRAINT ck_bid_status CHECK (status IN ('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'OPENED', 'UNREADABLE', 'UNCONFIRMED'))
) COMMENT 'Bids, one a bidder and tender';

DELIMITER //
CREATE TRIGGER tr_bid_window BEFORE UPDATE ON bid FOR EACH ROW
BEGIN
  IF OLD.status IN ('OPENED', 'UNREADABLE', 'UNCONFIRMED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
  END IF;
  IF NEW.tender_id <> OLD.tender_id OR NEW.supplier_id <> OLD.supplier_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.bidder-immutable';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status IN ('SUBMITTED', 'WITHDRAWN')
      AND UTC_TIMESTAMP(6) >= (SELECT deadline_at FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
END//
CREATE TRIGGER tr_bid_step BEFORE UPDATE ON bid FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND CONCAT(OLD.status, '-', NEW.status) NOT IN ('DRAFT-SUBMITTED',
      'WITHDRAWN-SUBMITTED', 'SUBMITTED-WITHDRAWN', 'SUBMITTED-OPENED', 'SUBMITTED-UNREADABLE',
      'SUBMITTED-UNCONFIRMED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-status';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status IN ('OPENED', 'UNREADABLE', 'UNCONFIRMED')
      AND (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NEW.status = 'SUBMITTED' AND (NEW.status <> OLD.status OR NEW.version_count <> OLD.version_count)
      AND NEW.version_count <> (SELECT COALESCE(MAX(number), 0) FROM bid_version WHERE bid_id = NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-missing';
  END IF;
END//
-- A bid is opened if its last version came after the last amendment or was confirmed after it, and only then.
CREATE TRIGGER tr_bid_confirmed BEFORE UPDATE ON bid FOR EACH ROW
BEGIN
  DECLARE last_amendment INT;
  DECLARE amended_at DATETIME(6);
  DECLARE is_confirmed BOOLEAN DEFAULT TRUE;
  IF NEW.status <> OLD.status AND NEW.status IN ('OPENED', 'UNREADABLE', 'UNCONFIRMED') THEN
    SELECT MAX(number), MAX(published_at) INTO last_amendment, amended_at
      FROM tender_amendment WHERE tender_id = NEW.tender_id AND status = 'PUBLISHED';
    IF last_amendment IS NOT NULL THEN
      SET is_confirmed = EXISTS (SELECT 1 FROM bid_version
          WHERE bid_id = NEW.id AND number = NEW.version_count AND received_at > amended_at)
        OR EXISTS (SELECT 1 FROM bid_confirmation WHERE bid_id = NEW.id
          AND version_number = NEW.version_count AND amendment_number = last_amendment);
    END IF;
    IF NEW.status = 'UNCONFIRMED' AND is_confirmed THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.is-confirmed';
    END IF;
    IF NEW.status <> 'UNCONFIRMED' AND NOT is_confirmed THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.not-confirmed';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_bid_withdrawn_by_whom BEFORE UPDATE ON bid FOR EACH ROW
BEGIN
  IF NEW.status = 'WITHDRAWN' AND OLD.status <> 'WITHDRAWN' THEN
    IF NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = NEW.withdrawn_by AND g.role = 'BIDDER' AND g.supplier_id = NEW.supplier_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.not-its-bid-manager';
    END IF;
    IF EXISTS (SELECT 1 FROM account_hold h WHERE h.person_id = NEW.withdrawn_by AND h.released_at IS NULL AND h.until_at > UTC_TIMESTAMP(6)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.account-held';
    END IF;
  END IF;
END//
DELIMITER ;

CREATE TABLE bid_version (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  bid_id BIGINT NOT NULL COMMENT 'bid',
  tender_id BIGINT NOT NULL COMMENT 'tender of the bid',
  number INT NOT NULL COMMENT 'from 1 up',
  receipt_number VARCHAR(40) NOT NULL COMMENT 'number told to the bidder',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  received_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  received_from BIGINT NOT NULL COMMENT 'person who submitted',
  sha256 CHAR(64) NOT NULL COMMENT 'of the content before sealing, told in the receipt',
  sealed_content LONGBLOB NOT NULL COMMENT 'content encrypted to the key of the tender',
  sealed_prices LONGBLOB NULL COMMENT 'prices encrypted to the key for prices; their digest stands in the sealed content. Null in one envelope',
  sealed_bytes BIGINT GENERATED ALWAYS AS (LENGTH(sealed_content) + COALESCE(LENGTH(sealed_prices), 0)) STORED COMMENT 'size of what is sealed, so that all versions of a bid together stay within bounds',
  CONSTRAINT pk_bid_version PRIMARY KEY (id),
  CONSTRAINT uq_bid_version_number UNIQUE (bid_id, number),
  CONSTRAINT uq_bid_version_receipt UNIQUE (receipt_number),
  CONSTRAINT uq_bid_version_request UNIQUE (bid_id, request_key),
  CONSTRAINT uq_bid_version_bid UNIQUE (id, bid_id),
  CONSTRAINT fk_bid_version_bid FOREIGN KEY (bid_id, tender_id) REFERENCES bid (id, tender_id),
  CONSTRAINT fk_bid_version_person FOREIGN KEY (received_from) REFERENCES person (id),
  INDEX ix_bid_version_tender (tender_id)
) COMMENT 'Sealed versions as received; earlier ones stay sealed for ever';

DELIMITER //
CREATE TRIGGER tr_bid_version_not_late BEFORE INSERT ON bid_version FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) >= tender_deadline OR NEW.received_at >= tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
  IF tender_status <> 'PUBLISHED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.tender-not-open';
  END IF;
END//
-- A suspended supplier is received no bid from. The lock makes a bid and a suspension wait for each other.
CREATE TRIGGER tr_bid_version_registered AFTER INSERT ON bid_version FOR EACH ROW
BEGIN
  DECLARE supplier_status VARCHAR(20);
  SELECT s.status INTO supplier_status FROM bid b JOIN supplier s ON s.id = b.supplier_id
   WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
  IF supplier_status <> 'REGISTERED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-suspended';
  END IF;
END//
-- What is sealed while shares are missing might never open.
CREATE TRIGGER tr_bid_version_ceremony AFTER INSERT ON bid_version FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM tender_key k WHERE k.tender_id = NEW.tender_id
      AND k.share_count <> (SELECT COUNT(*) FROM key_share s WHERE s.tender_id = k.tender_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.no-key';
  END IF;
END//
-- A bid has as many envelopes as its tender asks for, and each holder a share for each.
CREATE TRIGGER tr_bid_version_envelopes AFTER INSERT ON bid_version FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  SELECT two_envelopes INTO two FROM joint_tender WHERE id = NEW.tender_id;
  IF two <> (NEW.sealed_prices IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-envelopes';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM tender_key k JOIN price_key p ON p.tender_id = k.tender_id
      WHERE k.tender_id = NEW.tender_id
        AND k.share_count = (SELECT COUNT(*) FROM price_share s WHERE s.tender_id = k.tender_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.no-key';
  END IF;
END//
-- The supplier's row is shared until the bid is in: a debarment confirmed meanwhile waits for it, or it for that.
CREATE TRIGGER tr_bid_version_debarred AFTER INSERT ON bid_version FOR EACH ROW
BEGIN
  DECLARE bidder BIGINT;
  SELECT s.id INTO bidder FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
  IF EXISTS (SELECT 1 FROM supplier_debarred WHERE supplier_id = bidder) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-debarred';
  END IF;
END//
DELIMITER ;

-- A bid is withdrawn with a receipt, as it was submitted with one.
CREATE TABLE bid_withdrawal (
  bid_id BIGINT NOT NULL COMMENT 'bid that was withdrawn',
  tender_id BIGINT NOT NULL COMMENT 'tender of the bid',
  version_number INT NOT NULL COMMENT 'version that counted until then',
  receipt_number VARCHAR(40) NOT NULL COMMENT 'number told to the bidder',
  withdrawn_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  withdrawn_by BIGINT NOT NULL COMMENT 'person of the bidder',
  sha256 CHAR(64) NOT NULL COMMENT 'of the statement that it is withdrawn, told in the receipt',
  CONSTRAINT pk_bid_withdrawal PRIMARY KEY (bid_id, version_number),
  CONSTRAINT uq_bid_withdrawal_receipt UNIQUE (receipt_number),
  CONSTRAINT fk_bid_withdrawal_version FOREIGN KEY (bid_id, version_number) REFERENCES bid_version (bid_id, number),
  CONSTRAINT fk_bid_withdrawal_bid FOREIGN KEY (bid_id, tender_id) REFERENCES bid (id, tender_id),
  CONSTRAINT fk_bid_withdrawal_person FOREIGN KEY (withdrawn_by) REFERENCES person (id),
  INDEX ix_bid_withdrawal_tender (tender_id)
) COMMENT 'Receipts of bids that were withdrawn; as sealed from view as the bids';

DELIMITER //
CREATE TRIGGER tr_bid_withdrawal_in_time BEFORE INSERT ON bid_withdrawal FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender WHERE id = NEW.tender_id AND UTC_TIMESTAMP(6) < deadline_at
      AND NEW.withdrawn_at < deadline_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM bid b WHERE b.id = NEW.bid_id AND b.status = 'SUBMITTED'
      AND b.version_count = NEW.version_number) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-status';
  END IF;
END//
DELIMITER ;

-- What comes after the deadline is refused and not kept. That it came is, with its digest, for the bidder and for the
-- record of the opening.
CREATE TABLE late_bid (
  receipt_number VARCHAR(40) NOT NULL COMMENT 'number told to the bidder',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  supplier_id BIGINT NOT NULL COMMENT 'bidder',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  refused_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  deadline_at DATETIME(6) NOT NULL COMMENT 'UTC, deadline that had passed',
  sha256 CHAR(64) NOT NULL COMMENT 'of what was sent',
  size INT NOT NULL COMMENT 'bytes of what was sent',
  sent_by BIGINT NOT NULL COMMENT 'person of the bidder',
  CONSTRAINT pk_late_bid PRIMARY KEY (receipt_number),
  CONSTRAINT uq_late_bid_request UNIQUE (tender_id, supplier_id, request_key),
  CONSTRAINT fk_late_bid_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_late_bid_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_late_bid_person FOREIGN KEY (sent_by) REFERENCES person (id),
  CONSTRAINT ck_late_bid_late CHECK (refused_at >= deadline_at),
  CONSTRAINT ck_late_bid_size CHECK (size > 0)
) COMMENT 'Bids refused since they came after the deadline, without their content';

-- A bid received before an amendment was made against another version of the tender: its bidder confirms it or submits
-- it anew. One that was not confirmed is not opened; the opening records it as such.
CREATE TABLE bid_confirmation (
  bid_id BIGINT NOT NULL COMMENT 'bid confirmed',
  tender_id BIGINT NOT NULL COMMENT 'tender of the bid',
  version_number INT NOT NULL COMMENT 'version of the bid that is confirmed',
  amendment_number INT NOT NULL COMMENT 'amendment after which it is confirmed',
  confirmed_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  confirmed_by BIGINT NOT NULL COMMENT 'person of the bidder',
  CONSTRAINT pk_bid_confirmation PRIMARY KEY (bid_id, version_number, amendment_number),
  CONSTRAINT fk_bid_confirmation_version FOREIGN KEY (bid_id, version_number) REFERENCES bid_version (bid_id, number),
  CONSTRAINT fk_bid_confirmation_bid FOREIGN KEY (bid_id, tender_id) REFERENCES bid (id, tender_id),
  CONSTRAINT fk_bid_confirmation_amendment FOREIGN KEY (tender_id, amendment_number) REFERENCES tender_amendment (tender_id, number),
  CONSTRAINT fk_bid_confirmation_person FOREIGN KEY (confirmed_by) REFERENCES person (id)
) COMMENT 'Bids that their bidders confirmed after an amendment; as sealed from view as the bids';

DELIMITER //
CREATE TRIGGER tr_bid_confirmation_in_time BEFORE INSERT ON bid_confirmation FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender WHERE id = NEW.tender_id AND UTC_TIMESTAMP(6) < deadline_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM joint_tender t JOIN bid b ON b.tender_id = t.id
      WHERE t.id = NEW.tender_id AND t.status = 'PUBLISHED' AND b.id = NEW.bid_id AND b.status = 'SUBMITTED'
        AND b.version_count = NEW.version_number) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-status';
  END IF;
  IF NEW.amendment_number <> (SELECT MAX(number) FROM tender_amendment WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-status';
  END IF;
END//
DELIMITER ;

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
  CONSTRAINT ck_bid_document_scan CHECK (scan_status IN ('CLEAN', 'QUARANTINED', 'WAITING', 'UNSCANNED')),
  INDEX ix_bid_document_tender (tender_id)
) COMMENT 'Documents of bids, each encrypted to a key of its own';

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
DELIMITER ;

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

CREATE TABLE bid_price_workbook (
  bid_id BIGINT NOT NULL COMMENT 'bid whose prices it holds; the last one sent counts',
  person_id BIGINT NOT NULL COMMENT 'who sent it',
  file_name VARCHAR(255) NOT NULL COMMENT 'name of the file',
  content LONGBLOB NOT NULL COMMENT 'what it says, encrypted with the vault key as a draft is',
  uploaded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_bid_price_workbook PRIMARY KEY (bid_id),
  CONSTRAINT fk_bid_price_workbook_bid FOREIGN KEY (bid_id) REFERENCES bid (id),
  CONSTRAINT fk_bid_price_workbook_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'Price schedules that were sent as workbooks and wait to be taken into the draft';

CREATE TABLE opening_presence (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  person_id BIGINT NOT NULL COMMENT 'member present',
  panel VARCHAR(15) NOT NULL COMMENT 'always OPENING',
  present_at DATETIME(6) NOT NULL COMMENT 'UTC, when the member came into the opening room',
  part VARCHAR(6) NOT NULL DEFAULT 'BID' COMMENT 'what was opened: BID, or PRICES in the second meeting',
  CONSTRAINT pk_opening_presence PRIMARY KEY (tender_id, person_id, part),
  CONSTRAINT fk_opening_presence_member FOREIGN KEY (tender_id, person_id, panel) REFERENCES panel_member (tender_id, person_id, panel),
  CONSTRAINT ck_opening_presence_panel CHECK (panel = 'OPENING'),
  CONSTRAINT ck_opening_presence_part CHECK (part IN ('BID', 'PRICES'))
) COMMENT 'Members of opening panels who were there when the bids were opened';

DELIMITER //
CREATE TRIGGER tr_opening_presence_on_time BEFORE INSERT ON opening_presence FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.given-before-deadline';
  END IF;
  IF NEW.part = 'BID' AND tender_status NOT IN ('PUBLISHED', 'CLOSED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NEW.part = 'PRICES' AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END//
DELIMITER ;

-- No foreign key to the stored share: a holder's own copy serves where that was lost. The panel comes together twice:
-- presence and shares given are of one meeting.
CREATE TABLE given_share (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  share_number INT NOT NULL COMMENT 'number of the share, from 1',
  person_id BIGINT NOT NULL COMMENT 'holder who gave it',
  from_file BOOLEAN NOT NULL COMMENT 'whether it came from the holder''s own copy',
  wrapped_share BLOB NOT NULL COMMENT 'the share, encrypted with the vault key',
  given_at DATETIME(6) NOT NULL COMMENT 'UTC',
  part VARCHAR(6) NOT NULL DEFAULT 'BID' COMMENT 'what it opens: BID or PRICES',
  CONSTRAINT pk_given_share PRIMARY KEY (tender_id, share_number, part),
  CONSTRAINT uq_given_share_person UNIQUE (tender_id, person_id, part),
  CONSTRAINT fk_given_share_presence FOREIGN KEY (tender_id, person_id, part) REFERENCES opening_presence (tender_id, person_id, part),
  CONSTRAINT ck_given_share_number CHECK (share_number BETWEEN 1 AND 255)
) COMMENT 'Shares given after the deadline, kept until the bids are opened and no longer';

DELIMITER //
CREATE TRIGGER tr_given_share_on_time BEFORE INSERT ON given_share FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.given-before-deadline';
  END IF;
  IF NEW.part = 'BID' AND tender_status NOT IN ('PUBLISHED', 'CLOSED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NEW.part = 'PRICES' AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END//
DELIMITER ;

CREATE TABLE opened_bid (
  bid_id BIGINT NOT NULL COMMENT 'bid opened',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  version_id BIGINT NOT NULL COMMENT 'version that was opened',
  currency CHAR(3) NULL COMMENT 'currency of the bid; null while its prices are sealed',
  is_gcc_origin BOOLEAN NOT NULL COMMENT 'bidder declares goods of GCC origin',
  validity_days INT NOT NULL COMMENT 'days the bid stays valid from the deadline',
  has_security BOOLEAN NOT NULL COMMENT 'bid security is present',
  statement VARCHAR(2000) NOT NULL COMMENT 'the bidder''s words on the offer',
  opened_at DATETIME(6) NOT NULL COMMENT 'UTC',
  most_lots INT NULL COMMENT 'lots the bidder declared it can take at most; null without such a limit',
  most_value DECIMAL(19,3) NULL COMMENT 'value the bidder declared it can take at most, without VAT, in the currency of the bid; null without such a limit',
  prices_sha256 CHAR(64) NULL COMMENT 'digest of the prices that were sealed apart, as the technical part tells it; null in one envelope',
  prices_opened_at DATETIME(6) NULL COMMENT 'UTC, when prices that were sealed apart were opened',
  is_price_unreadable BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether the prices could not be read when they were opened',
  draw_value CHAR(64) NOT NULL COMMENT '32 random bytes of the bidder in hexadecimal, which were sealed in the bid; those of all bids make the seed of the drawing of lots',
  CONSTRAINT pk_opened_bid PRIMARY KEY (bid_id),
  CONSTRAINT uq_opened_bid_tender UNIQUE (bid_id, tender_id),
  CONSTRAINT fk_opened_bid_bid FOREIGN KEY (bid_id, tender_id) REFERENCES bid (id, tender_id),
  CONSTRAINT fk_opened_bid_version FOREIGN KEY (version_id, bid_id) REFERENCES bid_version (id, bid_id),
  CONSTRAINT fk_opened_bid_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_opened_bid_most_lots CHECK (most_lots > 0),
  CONSTRAINT ck_opened_bid_most_value CHECK (most_value > 0),
  CONSTRAINT ck_opened_bid_draw_value CHECK (draw_value REGEXP '^[0-9a-f]{64}$'),
  CONSTRAINT ck_opened_bid_envelopes CHECK (currency IS NOT NULL OR prices_sha256 IS NOT NULL),
  CONSTRAINT ck_opened_bid_prices CHECK (prices_opened_at IS NULL OR (prices_sha256 IS NOT NULL
    AND is_price_unreadable = (currency IS NULL))),
  INDEX ix_opened_bid_tender (tender_id)
) COMMENT 'Bids as read at the opening';

DELIMITER //
CREATE TRIGGER tr_opened_bid_at_opening BEFORE INSERT ON opened_bid FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-before-deadline';
  END IF;
  IF tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
END//
-- What was read stays. Prices sealed apart are added once, in the second meeting, to a bid that passed.
CREATE TRIGGER tr_opened_bid_immutable BEFORE UPDATE ON opened_bid FOR EACH ROW
BEGIN
  IF OLD.prices_sha256 IS NULL OR OLD.prices_opened_at IS NOT NULL OR NEW.prices_opened_at IS NULL
      OR NEW.bid_id <> OLD.bid_id OR NEW.tender_id <> OLD.tender_id OR NEW.version_id <> OLD.version_id
      OR NEW.is_gcc_origin <> OLD.is_gcc_origin OR NEW.validity_days <> OLD.validity_days
      OR NEW.has_security <> OLD.has_security OR NEW.statement <> OLD.statement OR NEW.opened_at <> OLD.opened_at
      OR NEW.draw_value <> OLD.draw_value OR NOT NEW.prices_sha256 <=> OLD.prices_sha256 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM technical_result WHERE bid_id = NEW.bid_id AND is_passed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-stay-sealed';
  END IF;
END//
DELIMITER ;

CREATE TABLE opened_estimate (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  amount DECIMAL(21,3) NOT NULL COMMENT 'sum of benchmark price times quantity without VAT, at the rates of the fixed day',
  currency CHAR(3) NOT NULL COMMENT 'currency of the tender',
  opened_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_opened_estimate PRIMARY KEY (tender_id),
  CONSTRAINT fk_opened_estimate_sealed FOREIGN KEY (tender_id) REFERENCES sealed_estimate (tender_id),
  CONSTRAINT fk_opened_estimate_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_opened_estimate_amount CHECK (amount >= 0)
) COMMENT 'Estimates as read after the prices';

DELIMITER //
CREATE TRIGGER tr_opened_estimate_after_deadline BEFORE INSERT ON opened_estimate FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_deadline DATETIME(6);
  SELECT two_envelopes, deadline_at INTO two, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-before-deadline';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END//
DELIMITER ;

-- The record of an opening as it was read out: frozen in the transaction of the opening, known by its hash.
CREATE TABLE opening_record (
  tender_id BIGINT NOT NULL COMMENT 'tender opened',
  part VARCHAR(10) NOT NULL COMMENT 'BID, or PRICES for the second meeting of a tender of two envelopes',
  document LONGTEXT NOT NULL COMMENT 'what was read, canonical JSON',
  sha256 CHAR(64) NOT NULL COMMENT 'of the document, printed on it and on its files',
  frozen_at DATETIME(6) NOT NULL COMMENT 'UTC, the instant of the opening',
  CONSTRAINT pk_opening_record PRIMARY KEY (tender_id, part),
  CONSTRAINT uq_opening_record_sha256 UNIQUE (sha256),
  CONSTRAINT fk_opening_record_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_opening_record_part CHECK (part IN ('BID', 'PRICES')),
  CONSTRAINT ck_opening_record_sha256 CHECK (sha256 = SHA2(document, 256))
) COMMENT 'Records of openings, frozen for everybody alike (UNCITRAL Model Law, art. 42)';

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
  CONSTRAINT ck_opened_document_signature CHECK ((scan_status = 'QUARANTINED') = (signature IS NOT NULL)),
  INDEX ix_opened_document_tender (tender_id)
) COMMENT 'Documents of opened bids; those of prices sealed apart are here only once these were opened';

DELIMITER //
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
DELIMITER ;

-- What bidders say their lines and lots come to is kept beside the unit prices that govern, and so is what the panel
-- makes of a bid whose own totals are further off than the tender's rule arithmetic.tolerance-percent allows.
CREATE TABLE bid_line (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item priced',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  unit_price DECIMAL(19,3) NOT NULL COMMENT 'price of one unit without VAT, in the currency of the bid',
  origin CHAR(2) NULL COMMENT 'country the goods come from as the bidder says, ISO 3166-1 alpha-2',
  offered VARCHAR(300) NULL COMMENT 'make and model offered, in the bidder''s words',
  stated_total DECIMAL(19,3) NULL COMMENT 'what the line comes to as the bidder states it, without VAT, in the currency of the bid; null where it states nothing',
  least_quantity DECIMAL(18,3) NULL COMMENT 'the least of the item that the bidder supplies; null where it names none',
  delivery_days INT NULL COMMENT 'days from an order to its delivery; null where the tender does not ask for it',
  bundle INT NULL COMMENT 'number of the bundle of lots in which it has another price; null where it has none',
  bundle_price DECIMAL(19,3) NULL COMMENT 'price of one unit if the bidder wins the whole of all lots of the bundle',
  CONSTRAINT pk_bid_line PRIMARY KEY (bid_id, lot_item_id),
  CONSTRAINT fk_bid_line_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_bid_line_item FOREIGN KEY (lot_item_id, tender_id) REFERENCES lot_item (id, tender_id),
  CONSTRAINT ck_bid_line_price CHECK (unit_price >= 0),
  CONSTRAINT ck_bid_line_stated CHECK (stated_total >= 0),
  CONSTRAINT ck_bid_line_least CHECK (least_quantity > 0),
  CONSTRAINT ck_bid_line_delivery CHECK (delivery_days >= 1),
  CONSTRAINT ck_bid_line_bundle CHECK ((bundle IS NULL) = (bundle_price IS NULL) AND (bundle IS NULL OR bundle >= 1)),
  CONSTRAINT ck_bid_line_bundle_price CHECK (bundle_price >= 0 AND bundle_price <= unit_price),
  INDEX ix_bid_line_tender (tender_id)
) COMMENT 'Prices of an opened bid, one a lot item';

DELIMITER //
CREATE TRIGGER tr_bid_line_at_opening BEFORE INSERT ON bid_line FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM technical_result WHERE bid_id = NEW.bid_id AND is_passed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-stay-sealed';
  END IF;
END//
-- A price is paid in the decimals of its currency, and is above zero unless the tender declared the item free.
CREATE TRIGGER tr_bid_line_price AFTER INSERT ON bid_line FOR EACH ROW
BEGIN
  IF NEW.unit_price = 0 AND NOT (SELECT is_free FROM lot_item WHERE id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-not-positive';
  END IF;
  IF NEW.unit_price <> (SELECT ROUND(NEW.unit_price, c.decimals) FROM opened_bid o
      JOIN currency c ON c.code = o.currency WHERE o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-decimals';
  END IF;
END//
DELIMITER ;

-- What smaller quantities than that of the lot cost, where the tender's rule bid.quantity-tiers lets bids say so. They
-- are written from the smallest quantity on: each begins above the one before and below the quantity of the lot, and
-- costs no more than the one before and no less than the unit price, which is that of the whole.
CREATE TABLE bid_tier (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item',
  from_quantity DECIMAL(18,3) NOT NULL COMMENT 'quantity from which the price holds, up to the next tier or to the whole',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  unit_price DECIMAL(19,3) NOT NULL COMMENT 'price of one unit without VAT, in the currency of the bid',
  CONSTRAINT pk_bid_tier PRIMARY KEY (bid_id, lot_item_id, from_quantity),
  CONSTRAINT fk_bid_tier_line FOREIGN KEY (bid_id, lot_item_id) REFERENCES bid_line (bid_id, lot_item_id),
  CONSTRAINT fk_bid_tier_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT ck_bid_tier_from CHECK (from_quantity > 0),
  CONSTRAINT ck_bid_tier_price CHECK (unit_price >= 0),
  INDEX ix_bid_tier_tender (tender_id)
) COMMENT 'Prices of opened bids for smaller quantities than that of the lot';

DELIMITER //
CREATE TRIGGER tr_bid_tier_at_opening BEFORE INSERT ON bid_tier FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  DECLARE method VARCHAR(20);
  DECLARE asked DECIMAL(18,3);
  DECLARE whole_price DECIMAL(19,3);
  DECLARE least DECIMAL(18,3);
  DECLARE former DECIMAL(18,3);
  DECLARE former_price DECIMAL(19,3);
  SELECT two_envelopes, status, procurement_method INTO two, tender_status, method
    FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF method = 'framework' OR NOT EXISTS (SELECT 1 FROM tender_rule
      WHERE tender_id = NEW.tender_id AND code = 'bid.quantity-tiers' AND value >= 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.tiers-not-asked';
  END IF;
  SELECT i.quantity, b.unit_price, COALESCE(b.least_quantity, 1) INTO asked, whole_price, least
    FROM bid_line b JOIN lot_item i ON i.id = b.lot_item_id
   WHERE b.bid_id = NEW.bid_id AND b.lot_item_id = NEW.lot_item_id;
  SELECT MAX(from_quantity), MIN(unit_price) INTO former, former_price
    FROM bid_tier WHERE bid_id = NEW.bid_id AND lot_item_id = NEW.lot_item_id;
  IF NEW.from_quantity >= asked OR NEW.from_quantity <= former OR (former IS NULL AND NEW.from_quantity <> least) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.tier-quantity';
  END IF;
  IF NEW.unit_price < whole_price OR NEW.unit_price > former_price THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.tier-price';
  END IF;
  IF NEW.unit_price <> (SELECT ROUND(NEW.unit_price, c.decimals) FROM opened_bid o
      JOIN currency c ON c.code = o.currency WHERE o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-decimals';
  END IF;
END//
DELIMITER ;

CREATE TABLE bid_lot_total (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  lot_id BIGINT NOT NULL COMMENT 'lot',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  stated_total DECIMAL(19,3) NOT NULL COMMENT 'what the lot comes to as the bidder states it, without VAT, in the currency of the bid',
  CONSTRAINT pk_bid_lot_total PRIMARY KEY (bid_id, lot_id),
  CONSTRAINT fk_bid_lot_total_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_bid_lot_total_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT ck_bid_lot_total_stated CHECK (stated_total >= 0),
  INDEX ix_bid_lot_total_tender (tender_id)
) COMMENT 'Totals of lots as bidders state them; the sum of quantity times unit price governs';

DELIMITER //
-- A stated total comes out of the bid with its prices, and never after them.
CREATE TRIGGER tr_bid_lot_total_at_opening BEFORE INSERT ON bid_lot_total FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM bid_line l JOIN lot_item i ON i.id = l.lot_item_id
      WHERE l.bid_id = NEW.bid_id AND i.lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.total-without-price';
  END IF;
  IF NEW.stated_total <> (SELECT ROUND(NEW.stated_total, c.decimals) FROM opened_bid o
      JOIN currency c ON c.code = o.currency WHERE o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-decimals';
  END IF;
END//
DELIMITER ;

-- What bidders answer to the requirements, what their price schedule says of each item beside its price, the workbooks
-- in which price schedules come back, and what bidders can take at most.
CREATE TABLE bid_answer (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  requirement_id BIGINT NOT NULL COMMENT 'requirement answered',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  claim VARCHAR(15) NULL COMMENT 'COMPLIES or DOES_NOT_COMPLY, as the bidder says; null where it only told what it offers',
  offered VARCHAR(500) NOT NULL COMMENT 'what is offered: a number with a point, codes of choices with commas between, true or false, or a text; empty where nothing was told',
  remark VARCHAR(1000) NOT NULL COMMENT 'the bidder''s words; may be empty',
  CONSTRAINT pk_bid_answer PRIMARY KEY (bid_id, requirement_id),
  CONSTRAINT fk_bid_answer_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_bid_answer_requirement FOREIGN KEY (requirement_id, tender_id) REFERENCES lot_requirement (id, tender_id),
  CONSTRAINT ck_bid_answer_claim CHECK (claim IS NULL OR claim IN ('COMPLIES', 'DOES_NOT_COMPLY')),
  CONSTRAINT ck_bid_answer_said CHECK (claim IS NOT NULL OR offered <> '' OR remark <> ''),
  INDEX ix_bid_answer_tender (tender_id)
) COMMENT 'Answers of opened bids to the requirements, read with the technical part';

-- What a bidder offers for winning several lots, read at the opening with its prices.
CREATE TABLE bid_discount (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  number INT NOT NULL COMMENT 'from 1, in the order of the bid',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  percent DECIMAL(7,4) NOT NULL COMMENT 'what is taken off the prices of the bid',
  winning INT NULL COMMENT 'how many lots of its condition have to be won; null for all',
  is_bundle BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'a bundle of lots: won together, they are at the prices of the bundle, and no percentage is taken off',
  CONSTRAINT pk_bid_discount PRIMARY KEY (bid_id, number),
  CONSTRAINT uq_bid_discount_tender UNIQUE (number, bid_id, tender_id),
  CONSTRAINT fk_bid_discount_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT ck_bid_discount_number CHECK (number > 0),
  CONSTRAINT ck_bid_discount_percent CHECK (percent >= 0 AND percent <= 100 AND (percent = 0) = is_bundle),
  CONSTRAINT ck_bid_discount_bundle CHECK (NOT is_bundle OR winning IS NULL),
  CONSTRAINT ck_bid_discount_winning CHECK (winning >= 2),
  INDEX ix_bid_discount_tender (tender_id)
) COMMENT 'Discounts and bundles of an opened bid, which depend on winning several lots';

DELIMITER //
CREATE TRIGGER tr_bid_discount_at_opening BEFORE INSERT ON bid_discount FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END//
DELIMITER ;

CREATE TABLE bid_discount_lot (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  number INT NOT NULL COMMENT 'discount',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  lot_id BIGINT NOT NULL COMMENT 'lot',
  role VARCHAR(12) NOT NULL COMMENT 'WHEN_WINNING: of the condition; APPLIES_TO: its prices are lowered',
  CONSTRAINT pk_bid_discount_lot PRIMARY KEY (bid_id, lot_id, role, number),
  CONSTRAINT fk_bid_discount_lot_discount FOREIGN KEY (number, bid_id, tender_id) REFERENCES bid_discount (number, bid_id, tender_id),
  CONSTRAINT fk_bid_discount_lot_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT ck_bid_discount_lot_role CHECK (role IN ('WHEN_WINNING', 'APPLIES_TO')),
  INDEX ix_bid_discount_lot_tender (tender_id)
) COMMENT 'Lots of the condition of a discount, and lots whose prices it lowers';

DELIMITER //
-- A discount is of lots the bidder prices, asks for no more lots than its condition names, and no price falls below
-- nothing, that of a bundle neither. A bundle is of several lots, and a lot is in one of a bid at most. The lots of the
-- condition are written first, and bundles after the discounts.
CREATE TRIGGER tr_bid_discount_lot_at_opening AFTER INSERT ON bid_discount_lot FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM bid_line l JOIN lot_item i ON i.id = l.lot_item_id
      WHERE l.bid_id = NEW.bid_id AND i.lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.discount-without-price';
  END IF;
  IF NEW.role = 'APPLIES_TO' AND (SELECT winning FROM bid_discount WHERE bid_id = NEW.bid_id AND number = NEW.number)
      > (SELECT COUNT(*) FROM bid_discount_lot
          WHERE bid_id = NEW.bid_id AND number = NEW.number AND role = 'WHEN_WINNING') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.discount-winning';
  END IF;
  IF NEW.role = 'APPLIES_TO' AND (SELECT COUNT(*) FROM bid_discount_lot l
      JOIN bid_discount d ON d.bid_id = l.bid_id AND d.number = l.number AND d.is_bundle
      WHERE l.bid_id = NEW.bid_id AND l.lot_id = NEW.lot_id AND l.role = 'APPLIES_TO') > 1 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.bundled-twice';
  END IF;
  IF NEW.role = 'APPLIES_TO' AND EXISTS (SELECT 1 FROM bid_discount
      WHERE bid_id = NEW.bid_id AND number = NEW.number AND is_bundle) THEN
    IF (SELECT COUNT(*) FROM bid_discount_lot
        WHERE bid_id = NEW.bid_id AND number = NEW.number AND role = 'WHEN_WINNING') < 2 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.bundle-of-one-lot';
    END IF;
    IF EXISTS (SELECT 1 FROM bid_line b JOIN lot_item i ON i.id = b.lot_item_id AND i.lot_id = NEW.lot_id
        WHERE b.bid_id = NEW.bid_id
          AND b.bundle_price * 100 < b.unit_price * (SELECT SUM(d.percent) FROM bid_discount_lot l
                JOIN bid_discount d ON d.bid_id = l.bid_id AND d.number = l.number
               WHERE l.bid_id = NEW.bid_id AND l.lot_id = NEW.lot_id AND l.role = 'APPLIES_TO')) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.bundle-below-discounts';
    END IF;
  END IF;
  IF NEW.role = 'APPLIES_TO' AND (SELECT SUM(d.percent) FROM bid_discount_lot l
      JOIN bid_discount d ON d.bid_id = l.bid_id AND d.number = l.number
      WHERE l.bid_id = NEW.bid_id AND l.lot_id = NEW.lot_id AND l.role = 'APPLIES_TO') > 100 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.discounts-over-hundred';
  END IF;
END//
DELIMITER ;

-- Alternatives to a lot beside the bid for it, where the tender's rule bid.alternatives allows them: what differs, and
-- a price for each item of the lot. They come out of the bid with its prices, and never change afterwards.
CREATE TABLE bid_alternative (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  lot_id BIGINT NOT NULL COMMENT 'lot it is an alternative for',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  description VARCHAR(2000) NOT NULL COMMENT 'what differs from what was asked for, in the words of the bidder',
  CONSTRAINT pk_bid_alternative PRIMARY KEY (bid_id, lot_id),
  CONSTRAINT fk_bid_alternative_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_bid_alternative_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT ck_bid_alternative_description CHECK (CHAR_LENGTH(TRIM(description)) > 0),
  INDEX ix_bid_alternative_tender (tender_id)
) COMMENT 'Alternatives that opened bids offer for lots, at most one a lot';

DELIMITER //
CREATE TRIGGER tr_bid_alternative_at_opening BEFORE INSERT ON bid_alternative FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  DECLARE method VARCHAR(20);
  SELECT two_envelopes, status, procurement_method INTO two, tender_status, method
    FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM technical_result WHERE bid_id = NEW.bid_id AND is_passed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-stay-sealed';
  END IF;
  IF method = 'framework' OR NOT EXISTS (SELECT 1 FROM tender_rule
      WHERE tender_id = NEW.tender_id AND code = 'bid.alternatives' AND value >= 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.alternative-not-allowed';
  END IF;
END//
DELIMITER ;

CREATE TABLE alternative_line (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item priced',
  lot_id BIGINT NOT NULL COMMENT 'lot of the alternative',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  unit_price DECIMAL(19,3) NOT NULL COMMENT 'for one unit without VAT, in the currency of the bid',
  origin CHAR(2) NULL COMMENT 'country the goods come from, ISO 3166-1 alpha-2; null where it is not told',
  offered VARCHAR(300) NULL COMMENT 'make and model in the words of the bidder; null where it is not told',
  CONSTRAINT pk_alternative_line PRIMARY KEY (bid_id, lot_item_id),
  CONSTRAINT fk_alternative_line_base FOREIGN KEY (bid_id, lot_item_id) REFERENCES bid_line (bid_id, lot_item_id),
  CONSTRAINT fk_alternative_line_alternative FOREIGN KEY (bid_id, lot_id) REFERENCES bid_alternative (bid_id, lot_id),
  CONSTRAINT fk_alternative_line_item FOREIGN KEY (lot_item_id, lot_id) REFERENCES lot_item (id, lot_id),
  CONSTRAINT fk_alternative_line_tender FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT ck_alternative_line_price CHECK (unit_price >= 0),
  INDEX ix_alternative_line_tender (tender_id)
) COMMENT 'Prices of alternatives';

DELIMITER //
CREATE TRIGGER tr_alternative_line_at_opening BEFORE INSERT ON alternative_line FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NEW.unit_price = 0 AND NOT (SELECT is_free FROM lot_item WHERE id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-not-positive';
  END IF;
  IF NEW.unit_price <> (SELECT ROUND(NEW.unit_price, c.decimals) FROM opened_bid o
      JOIN currency c ON c.code = o.currency WHERE o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-decimals';
  END IF;
END//
DELIMITER ;

-- The bid security as the bidder states it: sealed with the bid, in two envelopes with the prices since an amount that
-- is a share of them would tell them, and written down as it is read. What came is held beside it (bid_security).
CREATE TABLE stated_security (
  bid_id BIGINT NOT NULL COMMENT 'opened bid that states it',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  form VARCHAR(20) NOT NULL COMMENT 'BANK_GUARANTEE, CERTIFIED_CHEQUE or SURETY_BOND',
  issuer VARCHAR(200) NOT NULL COMMENT 'bank or insurer that issued it, in the words of the bidder',
  reference VARCHAR(60) NOT NULL COMMENT 'number the issuer gave it',
  amount DECIMAL(19,3) NOT NULL COMMENT 'secured',
  currency CHAR(3) NOT NULL COMMENT 'currency of the amount',
  valid_until DATE NOT NULL COMMENT 'last day, in Riyadh',
  CONSTRAINT pk_stated_security PRIMARY KEY (bid_id),
  CONSTRAINT fk_stated_security_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_stated_security_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_stated_security_form CHECK (form IN ('BANK_GUARANTEE', 'CERTIFIED_CHEQUE', 'SURETY_BOND')),
  CONSTRAINT ck_stated_security_said CHECK (issuer <> '' AND reference <> '' AND amount > 0),
  INDEX ix_stated_security_tender (tender_id)
) COMMENT 'Bid securities as bidders state them in their bids';

DELIMITER //
-- Nobody adds to a bid what was not in it: only the opening that reads it writes it down.
CREATE TRIGGER tr_stated_security_at_opening BEFORE INSERT ON stated_security FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END//
DELIMITER ;
