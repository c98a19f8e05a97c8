-- A wrong password delays the next try and locks nobody out. What is counted: an account with an
-- address, an account with a device that signed in there before, and an account with all strangers
-- together. Logins that do not exist are counted alike, so that the delays tell nothing of which do.
CREATE TABLE sign_in_delay (
  counted CHAR(64) NOT NULL COMMENT 'SHA-256 of what is counted, hexadecimal: "account LOGIN", "address LOGIN ADDRESS" or "device LOGIN HASH"',
  failures INT NOT NULL COMMENT 'failed tries since the last good one, or since a day without any',
  last_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; the last try',
  next_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; no password is tried before',
  CONSTRAINT pk_sign_in_delay PRIMARY KEY (counted),
  CONSTRAINT ck_sign_in_delay_failures CHECK (failures >= 0),
  CONSTRAINT ck_sign_in_delay_bounded CHECK (next_at <= DATE_ADD(last_at, INTERVAL 15 MINUTE))
) COMMENT 'Failed sign-ins and how long the next try has to wait';
CREATE INDEX ix_sign_in_delay_last ON sign_in_delay (last_at);

CREATE TABLE known_device (
  person_id BIGINT NOT NULL COMMENT 'who signed in with it',
  token_hash CHAR(64) NOT NULL COMMENT 'SHA-256 of the token that the browser or program holds, hexadecimal',
  first_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; first sign-in',
  last_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; last sign-in',
  CONSTRAINT pk_known_device PRIMARY KEY (person_id, token_hash),
  CONSTRAINT fk_known_device_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'Browsers and programs that signed in to an account: no stranger delays them';
CREATE INDEX ix_known_device_token ON known_device (token_hash);
CREATE INDEX ix_known_device_last ON known_device (last_at);

-- Attempts are counted by second, so that any minute holds no more than are allowed in one.
ALTER TABLE sign_in_throttle
  MODIFY window_start DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; start of the second counted',
  MODIFY attempts INT NOT NULL COMMENT 'attempts in that second';
CREATE INDEX ix_sign_in_throttle_start ON sign_in_throttle (window_start);
