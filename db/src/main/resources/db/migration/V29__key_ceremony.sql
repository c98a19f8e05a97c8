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
  CONSTRAINT uq_opening_key_current UNIQUE (current_of),
  CONSTRAINT uq_opening_key_person UNIQUE (id, person_id),
  CONSTRAINT fk_opening_key_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_opening_key_current CHECK (current_of IS NULL OR current_of = person_id),
  CONSTRAINT ck_opening_key_fingerprint CHECK (CHAR_LENGTH(fingerprint) = 64)
) COMMENT 'Keys of the members of opening panels; the passphrase is kept nowhere';

-- Tenders published before keep their one share, which the vault holds.
ALTER TABLE tender_key
  ADD COLUMN share_count INT NOT NULL DEFAULT 1 COMMENT 'shares made of the opening secret; one, of the vault, before the key ceremony came',
  ADD CONSTRAINT ck_tender_key_shares CHECK (threshold <= share_count),
  ADD CONSTRAINT ck_tender_key_alone CHECK (share_count = 1 OR (share_count >= 3 AND threshold >= 2));

ALTER TABLE key_share
  ADD COLUMN person_id BIGINT NULL COMMENT 'member of the opening panel who holds it; null for the vault',
  ADD COLUMN panel VARCHAR(15) NULL COMMENT 'OPENING where a person holds it',
  ADD COLUMN state_code CHAR(2) NULL COMMENT 'state of the holder when it was given; null for holders of none',
  ADD COLUMN opening_key_id BIGINT NULL COMMENT 'key of the holder that it is encrypted to',
  ADD COLUMN commitment CHAR(64) NULL COMMENT 'SHA-256 of the share and its place: proves a share without revealing it',
  ADD CONSTRAINT uq_key_share_person UNIQUE (tender_id, person_id),
  ADD CONSTRAINT fk_key_share_panel FOREIGN KEY (tender_id, person_id, panel) REFERENCES panel_member (tender_id, person_id, panel),
  ADD CONSTRAINT fk_key_share_opening_key FOREIGN KEY (opening_key_id, person_id) REFERENCES opening_key (id, person_id),
  ADD CONSTRAINT fk_key_share_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  ADD CONSTRAINT ck_key_share_custodian CHECK (
    (custodian = 'vault' AND person_id IS NULL AND panel IS NULL AND state_code IS NULL AND opening_key_id IS NULL
      AND commitment IS NULL)
    OR (custodian = CONCAT('person:', person_id) AND person_id IS NOT NULL AND panel IS NOT NULL
      AND panel = 'OPENING' AND opening_key_id IS NOT NULL AND commitment IS NOT NULL));

DELIMITER //
-- A key is made once. Only the lock on it changes, with the passphrase; and it can stop being the current one.
CREATE TRIGGER tr_opening_key_fixed BEFORE UPDATE ON opening_key FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.person_id <> OLD.person_id OR NEW.public_keyset <> OLD.public_keyset
      OR NEW.fingerprint <> OLD.fingerprint OR NEW.created_at <> OLD.created_at
      OR (NEW.current_of IS NOT NULL AND OLD.current_of IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-key-immutable';
  END IF;
END//
CREATE TRIGGER tr_opening_key_kept BEFORE DELETE ON opening_key FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-key-immutable';
END//
CREATE TRIGGER tr_tender_key_kept BEFORE DELETE ON tender_key FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END//
-- The shares are those the key was made with: all of the vault or all of persons. The last one completes them, and
-- then no state alone may hold as many as open.
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
-- What is sealed while shares are missing might never open.
CREATE TRIGGER tr_bid_version_ceremony AFTER INSERT ON bid_version FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM tender_key k WHERE k.tender_id = NEW.tender_id
      AND k.share_count <> (SELECT COUNT(*) FROM key_share s WHERE s.tender_id = k.tender_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.no-key';
  END IF;
END//
DELIMITER ;
