-- A second factor beside the password of an account, how a session was opened and when its person signed in last, and
-- from which day a role has to have one. Guards of one condition are in guards.txt, the tables of which every change is
-- told in kept-tables.txt.

ALTER TABLE session
  ADD COLUMN level VARCHAR(40) NOT NULL DEFAULT 'PASSWORD' COMMENT 'how its person signed in: SETUP (a second factor is wanted and not there, and nothing else is open), PASSWORD, SECOND_FACTOR, PROGRAM, or PROVIDER with the level that an identity provider names',
  ADD COLUMN fresh_at DATETIME(6) NOT NULL DEFAULT '2000-01-01 00:00:00' COMMENT 'UTC, of the machine; when its person signed in last, which some acts want to be a short time ago',
  ADD CONSTRAINT ck_session_level CHECK (level IN ('SETUP', 'PASSWORD', 'SECOND_FACTOR', 'PROGRAM') OR level LIKE 'PROVIDER%');

-- The newest rule of a role whose day has come holds. A rule is never changed; another one follows it.
CREATE TABLE factor_rule (
  role VARCHAR(30) NOT NULL COMMENT 'whose sign-in it is about',
  valid_from DATE NOT NULL COMMENT 'the day from which it holds, in Riyadh',
  demand VARCHAR(10) NOT NULL COMMENT 'OPTIONAL; ASKED: people without a second factor are asked to set one up; REQUIRED: without one nothing else is open to them',
  reason VARCHAR(500) NULL COMMENT 'why; none for what came with the system',
  set_by BIGINT NULL COMMENT 'administrator; none for what came with the system',
  CONSTRAINT pk_factor_rule PRIMARY KEY (role, valid_from),
  CONSTRAINT fk_factor_rule_person FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT ck_factor_rule_role CHECK (role IN ('CATALOG_MANAGER', 'CENTRAL_BUYER', 'PROCUREMENT_OFFICER',
    'NATIONAL_COORDINATOR', 'OPENING_MEMBER', 'EVALUATOR', 'COMMITTEE_MEMBER', 'REVIEW_MEMBER', 'BIDDER', 'AUDITOR',
    'ADMINISTRATOR')),
  CONSTRAINT ck_factor_rule_demand CHECK (demand IN ('OPTIONAL', 'ASKED', 'REQUIRED')),
  CONSTRAINT ck_factor_rule_reason CHECK ((set_by IS NULL) = (reason IS NULL) AND COALESCE(CHAR_LENGTH(reason), 1) > 0)
) COMMENT 'Whether people of a role need a second factor, from which day';
INSERT INTO factor_rule (role, valid_from, demand) VALUES
  ('ADMINISTRATOR', '2026-01-01', 'ASKED'),
  ('AUDITOR', '2026-01-01', 'OPTIONAL'),
  ('BIDDER', '2026-01-01', 'OPTIONAL'),
  ('CATALOG_MANAGER', '2026-01-01', 'OPTIONAL'),
  ('CENTRAL_BUYER', '2026-01-01', 'ASKED'),
  ('COMMITTEE_MEMBER', '2026-01-01', 'ASKED'),
  ('EVALUATOR', '2026-01-01', 'ASKED'),
  ('NATIONAL_COORDINATOR', '2026-01-01', 'ASKED'),
  ('OPENING_MEMBER', '2026-01-01', 'ASKED'),
  ('PROCUREMENT_OFFICER', '2026-01-01', 'OPTIONAL'),
  ('REVIEW_MEMBER', '2026-01-01', 'ASKED');

CREATE TABLE time_code (
  person_id BIGINT NOT NULL COMMENT 'whose it is; one a person',
  sealed_secret VARBINARY(200) NOT NULL COMMENT 'AES-256-GCM of the secret that the app holds (RFC 6238), under a key that the database does not know',
  confirmed_at DATETIME(6) NULL COMMENT 'UTC, of the machine; when a first code of it was right; none opens anything before',
  CONSTRAINT pk_time_code PRIMARY KEY (person_id),
  CONSTRAINT fk_time_code_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'Apps that show a code which changes every thirty seconds';

CREATE TABLE time_code_use (
  person_id BIGINT NOT NULL COMMENT 'whose code was used',
  last_step BIGINT NOT NULL COMMENT 'half minute since 1970 of the code used last; no code is used twice',
  CONSTRAINT pk_time_code_use PRIMARY KEY (person_id),
  CONSTRAINT fk_time_code_use_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'Which code of the app was used last';

CREATE TABLE passkey (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  person_id BIGINT NOT NULL COMMENT 'whose it is',
  user_handle BINARY(32) NOT NULL COMMENT 'drawn at random; the same for all passkeys of the person (WebAuthn)',
  credential_id VARBINARY(1023) NOT NULL COMMENT 'by which the authenticator knows the key',
  public_key VARBINARY(2000) NOT NULL COMMENT 'COSE_Key (RFC 9052)',
  name VARCHAR(100) NOT NULL COMMENT 'what its holder calls it',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine',
  CONSTRAINT pk_passkey PRIMARY KEY (id),
  CONSTRAINT uq_passkey_credential UNIQUE (credential_id),
  CONSTRAINT fk_passkey_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_passkey_plain_name CHECK (name NOT REGEXP '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]'),
  INDEX ix_passkey_person (person_id),
  INDEX ix_passkey_handle (user_handle)
) COMMENT 'Passkeys of people (WebAuthn)';

CREATE TABLE passkey_use (
  passkey_id BIGINT NOT NULL COMMENT 'which passkey',
  sign_count BIGINT NOT NULL COMMENT 'uses as the authenticator counts them; 0 where it does not',
  used_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; last use',
  CONSTRAINT pk_passkey_use PRIMARY KEY (passkey_id),
  CONSTRAINT fk_passkey_use_passkey FOREIGN KEY (passkey_id) REFERENCES passkey (id) ON DELETE CASCADE
) COMMENT 'When each passkey was used last';

CREATE TABLE recovery_code (
  person_id BIGINT NOT NULL COMMENT 'whose it is',
  code_hash CHAR(64) NOT NULL COMMENT 'SHA-256 of the code, which was shown once, hexadecimal',
  used_at DATETIME(6) NULL COMMENT 'UTC, of the machine; it opens nothing from then on',
  CONSTRAINT pk_recovery_code PRIMARY KEY (person_id, code_hash),
  CONSTRAINT fk_recovery_code_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'Codes for the day on which the second factor is lost, each for one sign-in';

CREATE TABLE half_sign_in (
  token_hash CHAR(64) NOT NULL COMMENT 'SHA-256 of the token that the browser holds, hexadecimal',
  person_id BIGINT NOT NULL COMMENT 'whose password was right',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine',
  CONSTRAINT pk_half_sign_in PRIMARY KEY (token_hash),
  CONSTRAINT fk_half_sign_in_person FOREIGN KEY (person_id) REFERENCES person (id),
  INDEX ix_half_sign_in_expires (expires_at)
) COMMENT 'Sign-ins of which the password was right and the second factor is awaited';

CREATE TABLE passkey_ceremony (
  token_hash CHAR(64) NOT NULL COMMENT 'SHA-256 of what its form holds, hexadecimal',
  person_id BIGINT NOT NULL COMMENT 'who was asked',
  request TEXT NOT NULL COMMENT 'what was asked of the authenticator, as JSON',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine',
  CONSTRAINT pk_passkey_ceremony PRIMARY KEY (token_hash),
  CONSTRAINT fk_passkey_ceremony_person FOREIGN KEY (person_id) REFERENCES person (id),
  INDEX ix_passkey_ceremony_expires (expires_at)
) COMMENT 'What authenticators were asked and have not answered; each is answered once';
