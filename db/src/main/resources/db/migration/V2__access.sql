-- Sessions and what delays a sign-in, and the gate that every file passes.

-- A session ends at a time that nothing moves on, and its owner sees where it is open.
CREATE TABLE session (
  token_hash CHAR(64) NOT NULL COMMENT 'SHA-256 of the token that the browser or client holds, hexadecimal',
  person_id BIGINT NOT NULL COMMENT 'who signed in',
  csrf_token CHAR(43) NOT NULL COMMENT 'value every form of the session must send back',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine, never of the demonstration clock',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; moved on while the session is used',
  number BIGINT NOT NULL AUTO_INCREMENT COMMENT 'by which its owner names it; opens nothing',
  ends_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; it ends then however much it is used',
  last_used_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; to within five minutes',
  address VARCHAR(45) NOT NULL DEFAULT '' COMMENT 'network address it was opened from',
  program VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'browser or program that opened it, in its own words',
  CONSTRAINT pk_session PRIMARY KEY (token_hash),
  CONSTRAINT uq_session_number UNIQUE (number),
  CONSTRAINT fk_session_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_session_ends CHECK (expires_at <= ends_at),
  CONSTRAINT ck_session_longest CHECK (ends_at <= DATE_ADD(created_at, INTERVAL 30 DAY)),
  INDEX ix_session_expires (expires_at)
) COMMENT 'Open sessions; signing out deletes the row, on every node at once';

DELIMITER //
-- The account is read with a lock: while it is being locked, no session slips past on what it was.
CREATE TRIGGER tr_session_standing BEFORE INSERT ON session FOR EACH ROW
BEGIN
  DECLARE blocked DATETIME(6);
  DECLARE one_time DATETIME(6);
  SELECT blocked_at, one_time_until INTO blocked, one_time FROM person WHERE id = NEW.person_id LOCK IN SHARE MODE;
  IF blocked IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.blocked';
  END IF;
  IF one_time IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.password-change-required';
  END IF;
END//
DELIMITER ;

CREATE TABLE known_device (
  person_id BIGINT NOT NULL COMMENT 'who signed in with it',
  token_hash CHAR(64) NOT NULL COMMENT 'SHA-256 of the token that the browser or program holds, hexadecimal',
  first_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; first sign-in',
  last_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; last sign-in',
  CONSTRAINT pk_known_device PRIMARY KEY (person_id, token_hash),
  CONSTRAINT fk_known_device_person FOREIGN KEY (person_id) REFERENCES person (id),
  INDEX ix_known_device_token (token_hash),
  INDEX ix_known_device_last (last_at)
) COMMENT 'Browsers and programs that signed in to an account: no stranger delays them';

-- A wrong password delays the next try and locks nobody out. What is counted: an account with an address, an account
-- with a device that signed in there before, and an account with all strangers together. Logins that do not exist are
-- counted alike, so that the delays tell nothing of which do.
CREATE TABLE sign_in_delay (
  counted CHAR(64) NOT NULL COMMENT 'SHA-256 of what is counted, hexadecimal: "account LOGIN", "address LOGIN ADDRESS" or "device LOGIN HASH"',
  failures INT NOT NULL COMMENT 'failed tries since the last good one, or since a day without any',
  last_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; the last try',
  next_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; no password is tried before',
  CONSTRAINT pk_sign_in_delay PRIMARY KEY (counted),
  CONSTRAINT ck_sign_in_delay_failures CHECK (failures >= 0),
  CONSTRAINT ck_sign_in_delay_bounded CHECK (next_at <= DATE_ADD(last_at, INTERVAL 15 MINUTE)),
  INDEX ix_sign_in_delay_last (last_at)
) COMMENT 'Failed sign-ins and how long the next try has to wait';

-- Attempts are counted by second, so that any minute holds no more than are allowed in one.
CREATE TABLE sign_in_throttle (
  source VARCHAR(100) NOT NULL COMMENT 'network address the attempts come from',
  window_start DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; start of the second counted',
  attempts INT NOT NULL COMMENT 'attempts in that second',
  CONSTRAINT pk_sign_in_throttle PRIMARY KEY (source, window_start),
  INDEX ix_sign_in_throttle_start (window_start)
) COMMENT 'Sign-in attempts by network address and minute';

-- A form that is sent after its session has ended is kept for the one who typed it. The database holds it sealed under
-- a key made of the session's token, which only that browser has.
CREATE TABLE typed_form (
  token_hash CHAR(64) NOT NULL COMMENT 'the session it belongs to: the one that had ended, then the one its person opened',
  sealed MEDIUMBLOB NOT NULL COMMENT 'AES-256-GCM of the form''s address and fields; no password, passphrase or file is among them',
  kept_until DATETIME(6) NOT NULL COMMENT 'UTC, of the machine',
  CONSTRAINT pk_typed_form PRIMARY KEY (token_hash),
  CONSTRAINT fk_typed_form_session FOREIGN KEY (token_hash) REFERENCES session (token_hash) ON DELETE CASCADE,
  INDEX ix_typed_form_kept (kept_until)
) COMMENT 'Forms that came after their session had ended, for an hour';

-- What is no evidence is deleted by age. One node at a time works a rule, under a lease.
CREATE TABLE retention_run (
  name VARCHAR(40) NOT NULL COMMENT 'the rule, as settings name it',
  status VARCHAR(10) NOT NULL COMMENT 'WAITING or RUNNING',
  attempts INT NOT NULL DEFAULT 0 COMMENT 'how often a node took the turn up',
  claim CHAR(36) NULL COMMENT 'the node that works it',
  due_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine: the next turn, or the end of the lease',
  deleted BIGINT NOT NULL DEFAULT 0 COMMENT 'rows deleted so far',
  ended_at DATETIME(6) NULL COMMENT 'UTC, of the machine; when the last turn ended',
  CONSTRAINT pk_retention_run PRIMARY KEY (name),
  CONSTRAINT ck_retention_run_status CHECK (status IN ('WAITING', 'RUNNING')),
  CONSTRAINT ck_retention_run_claim CHECK ((status = 'RUNNING') = (claim IS NOT NULL)),
  CONSTRAINT ck_retention_run_deleted CHECK (deleted >= 0),
  INDEX ix_retention_run_due (status, due_at)
) COMMENT 'When rows of each kind that need not be kept are deleted next';

-- All nodes have the same keys, which lie outside the database. It keeps what tells them from others.
CREATE TABLE node_key (
  name VARCHAR(40) NOT NULL COMMENT 'file of the key in the data directory, such as secrets.key',
  fingerprint CHAR(16) NOT NULL COMMENT 'follows from the key and gives nothing of it away, lower-case hexadecimal',
  known_since DATETIME(6) NOT NULL COMMENT 'UTC, when a node first started with it',
  CONSTRAINT pk_node_key PRIMARY KEY (name),
  CONSTRAINT ck_node_key_fingerprint CHECK (fingerprint REGEXP '^[0-9a-f]{16}$')
) COMMENT 'Keys that every node has; nodes that have others refuse to start';

-- One key has one meaning. The digest is of what was sent, so that the same act tells a repetition from a change.
CREATE TABLE request_content (
  subject VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'what the request is about and whose it is, such as declaration:7',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  sha256 CHAR(64) NOT NULL COMMENT 'of what was sent under the key, lower-case hexadecimal',
  sent_at DATETIME(6) NOT NULL COMMENT 'UTC, when it was first sent',
  CONSTRAINT pk_request_content PRIMARY KEY (subject, request_key),
  CONSTRAINT ck_request_content_sha256 CHECK (sha256 REGEXP '^[0-9a-f]{64}$')
) COMMENT 'What was sent under the keys of requests that were done';

CREATE TABLE file_scan (
  sha256 CHAR(64) NOT NULL COMMENT 'of the bytes, lower-case hex: the same bytes have one standing wherever they are attached',
  status VARCHAR(15) NOT NULL COMMENT 'CLEAN, QUARANTINED, WAITING (the scanner did not answer) or UNSCANNED (there was none)',
  file_name VARCHAR(200) NOT NULL COMMENT 'as it was first sent',
  stored_as VARCHAR(200) NULL COMMENT 'key in the object store; none when it was refused and never kept',
  signature VARCHAR(200) NULL COMMENT 'the name that the scanner has for what it found',
  sent_at DATETIME(6) NOT NULL COMMENT 'UTC, when it was first sent',
  scanned_at DATETIME(6) NULL COMMENT 'UTC, when the scanner judged it',
  CONSTRAINT pk_file_scan PRIMARY KEY (sha256),
  CONSTRAINT ck_file_scan_status CHECK (status IN ('CLEAN', 'QUARANTINED', 'WAITING', 'UNSCANNED')),
  CONSTRAINT ck_file_scan_signature CHECK ((status = 'QUARANTINED') = (signature IS NOT NULL)),
  CONSTRAINT ck_file_scan_judged CHECK ((status IN ('CLEAN', 'QUARANTINED')) = (scanned_at IS NOT NULL)),
  INDEX ix_file_scan_status (status)
) COMMENT 'What is known of the safety of stored files; those of bids are not here';
