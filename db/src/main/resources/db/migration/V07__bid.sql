-- Sealed bids. What is received is stored encrypted to the tender's key and is read only by the opening act.

CREATE TABLE tender_key (
  tender_id BIGINT NOT NULL COMMENT 'tender whose bids are sealed to the key',
  public_keyset TEXT NOT NULL COMMENT 'Tink public keyset (HPKE), JSON',
  sealed_private_keyset BLOB NOT NULL COMMENT 'Tink private keyset, encrypted with the opening secret',
  threshold INT NOT NULL COMMENT 'shares needed to rebuild the opening secret',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_tender_key PRIMARY KEY (tender_id),
  CONSTRAINT fk_tender_key_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_tender_key_threshold CHECK (threshold BETWEEN 1 AND 255)
) COMMENT 'Key pair of a tender; the private part is never stored readable';

CREATE TABLE key_share (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  share_number INT NOT NULL COMMENT 'Shamir share index, from 1',
  custodian VARCHAR(60) NOT NULL COMMENT 'who can unwrap it: vault, or person:<id>',
  wrapped_share BLOB NOT NULL COMMENT 'share encrypted to its custodian',
  CONSTRAINT pk_key_share PRIMARY KEY (id),
  CONSTRAINT uq_key_share_number UNIQUE (tender_id, share_number),
  CONSTRAINT fk_key_share_key FOREIGN KEY (tender_id) REFERENCES tender_key (tender_id),
  CONSTRAINT ck_key_share_number CHECK (share_number BETWEEN 1 AND 255)
) COMMENT 'Shares of the opening secret, each encrypted to its custodian';

CREATE TABLE sealed_estimate (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  sealed_amount BLOB NOT NULL COMMENT 'estimated value and its currency, encrypted to the key of the tender',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_sealed_estimate PRIMARY KEY (tender_id),
  CONSTRAINT fk_sealed_estimate_key FOREIGN KEY (tender_id) REFERENCES tender_key (tender_id)
) COMMENT 'Estimates fixed at publication, which nobody reads before the prices';

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

CREATE TABLE bid (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key; the service draws it at random, so that it does not tell how many bids there are',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  supplier_id BIGINT NOT NULL COMMENT 'bidder',
  status VARCHAR(10) NOT NULL COMMENT 'DRAFT, SUBMITTED, WITHDRAWN, OPENED or UNREADABLE',
  version_count INT NOT NULL DEFAULT 0 COMMENT 'versions received; the last one counts',
  draft LONGBLOB NULL COMMENT 'what the bidder is typing, encrypted with the vault key',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_bid PRIMARY KEY (id),
  CONSTRAINT uq_bid_supplier UNIQUE (tender_id, supplier_id),
  CONSTRAINT uq_bid_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_bid_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_bid_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT ck_bid_status CHECK (status IN ('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'OPENED', 'UNREADABLE'))
) COMMENT 'Bids, one a bidder and tender';

CREATE TABLE bid_version (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  bid_id BIGINT NOT NULL COMMENT 'bid',
  tender_id BIGINT NOT NULL COMMENT 'tender of the bid',
  number INT NOT NULL COMMENT 'from 1 up',
  receipt_number VARCHAR(40) NOT NULL COMMENT 'number told to the bidder',
  request_key VARCHAR(64) NOT NULL COMMENT 'idempotency key of the request',
  received_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  received_from BIGINT NOT NULL COMMENT 'person who submitted',
  sha256 CHAR(64) NOT NULL COMMENT 'of the content before sealing, told in the receipt',
  sealed_content LONGBLOB NOT NULL COMMENT 'content encrypted to the key of the tender',
  CONSTRAINT pk_bid_version PRIMARY KEY (id),
  CONSTRAINT uq_bid_version_number UNIQUE (bid_id, number),
  CONSTRAINT uq_bid_version_receipt UNIQUE (receipt_number),
  CONSTRAINT uq_bid_version_request UNIQUE (bid_id, request_key),
  CONSTRAINT uq_bid_version_bid UNIQUE (id, bid_id),
  CONSTRAINT fk_bid_version_bid FOREIGN KEY (bid_id, tender_id) REFERENCES bid (id, tender_id),
  CONSTRAINT fk_bid_version_person FOREIGN KEY (received_from) REFERENCES person (id)
) COMMENT 'Sealed versions as received; earlier ones stay sealed for ever';

CREATE TABLE opened_bid (
  bid_id BIGINT NOT NULL COMMENT 'bid opened',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  version_id BIGINT NOT NULL COMMENT 'version that was opened',
  currency CHAR(3) NOT NULL COMMENT 'currency of the bid',
  is_gcc_origin BOOLEAN NOT NULL COMMENT 'bidder declares goods of GCC origin',
  validity_days INT NOT NULL COMMENT 'days the bid stays valid from the deadline',
  has_security BOOLEAN NOT NULL COMMENT 'bid security is present',
  statement VARCHAR(2000) NOT NULL COMMENT 'the bidder''s words on the offer',
  opened_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_opened_bid PRIMARY KEY (bid_id),
  CONSTRAINT uq_opened_bid_tender UNIQUE (bid_id, tender_id),
  CONSTRAINT fk_opened_bid_bid FOREIGN KEY (bid_id, tender_id) REFERENCES bid (id, tender_id),
  CONSTRAINT fk_opened_bid_version FOREIGN KEY (version_id, bid_id) REFERENCES bid_version (id, bid_id),
  CONSTRAINT fk_opened_bid_currency FOREIGN KEY (currency) REFERENCES currency (code)
) COMMENT 'Bids as read at the opening';

CREATE TABLE bid_line (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item priced',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  unit_price DECIMAL(19,3) NOT NULL COMMENT 'price of one unit without VAT, in the currency of the bid',
  CONSTRAINT pk_bid_line PRIMARY KEY (bid_id, lot_item_id),
  CONSTRAINT fk_bid_line_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_bid_line_item FOREIGN KEY (lot_item_id, tender_id) REFERENCES lot_item (id, tender_id),
  CONSTRAINT ck_bid_line_price CHECK (unit_price >= 0)
) COMMENT 'Prices of an opened bid, one a lot item';

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
CREATE TRIGGER tr_bid_version_immutable BEFORE UPDATE ON bid_version FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END//
CREATE TRIGGER tr_bid_version_kept BEFORE DELETE ON bid_version FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END//
CREATE TRIGGER tr_bid_window BEFORE UPDATE ON bid FOR EACH ROW
BEGIN
  IF OLD.status IN ('OPENED', 'UNREADABLE') THEN
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
CREATE TRIGGER tr_opened_bid_immutable BEFORE UPDATE ON opened_bid FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_opened_bid_kept BEFORE DELETE ON opened_bid FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_bid_line_at_opening BEFORE INSERT ON bid_line FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
END//
CREATE TRIGGER tr_bid_line_immutable BEFORE UPDATE ON bid_line FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_bid_line_kept BEFORE DELETE ON bid_line FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_opened_estimate_after_deadline BEFORE INSERT ON opened_estimate FOR EACH ROW
BEGIN
  IF UTC_TIMESTAMP(6) < (SELECT deadline_at FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-before-deadline';
  END IF;
END//
CREATE TRIGGER tr_opened_estimate_immutable BEFORE UPDATE ON opened_estimate FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_opened_estimate_kept BEFORE DELETE ON opened_estimate FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_sealed_estimate_immutable BEFORE UPDATE ON sealed_estimate FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END//
CREATE TRIGGER tr_tender_key_immutable BEFORE UPDATE ON tender_key FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END//
CREATE TRIGGER tr_key_share_immutable BEFORE UPDATE ON key_share FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END//
CREATE TRIGGER tr_key_share_kept BEFORE DELETE ON key_share FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END//
DELIMITER ;
