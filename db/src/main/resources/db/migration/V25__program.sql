-- Programs that act for an entity, a supplier or a state, and where they want to be told. Guards of one condition are in
-- guards.txt, the tables of which every change is told in kept-tables.txt.

-- A program acts for the person who answers for it, in one of the roles of that person, and does no more than its
-- scopes say. It ends with the role.
CREATE TABLE program (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  client_id CHAR(24) NOT NULL COMMENT 'by which it names itself (RFC 6749), drawn at random',
  name VARCHAR(100) NOT NULL COMMENT 'what people call it',
  person_id BIGINT NOT NULL COMMENT 'who answers for it, and for whom it acts',
  role VARCHAR(30) NOT NULL COMMENT 'role in which it acts',
  state_code CHAR(2) NULL COMMENT 'state of the role',
  entity_id BIGINT NULL COMMENT 'entity of the role',
  supplier_id BIGINT NULL COMMENT 'supplier of the role',
  scopes VARCHAR(500) NOT NULL COMMENT 'what it may do, with spaces between',
  secret_hash CHAR(64) NOT NULL COMMENT 'SHA-256 of its secret, 256 random bits that were shown once, hexadecimal',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; it opens nothing from then on',
  ended_at DATETIME(6) NULL COMMENT 'UTC, of the machine; when somebody ended it',
  ended_by BIGINT NULL COMMENT 'who ended it: who answers for it, or an administrator',
  CONSTRAINT pk_program PRIMARY KEY (id),
  CONSTRAINT uq_program_client UNIQUE (client_id),
  CONSTRAINT fk_program_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_program_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_program_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_program_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_program_ended_by FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_program_role CHECK (role IN ('PROCUREMENT_OFFICER', 'NATIONAL_COORDINATOR', 'BIDDER')),
  CONSTRAINT ck_program_client CHECK (client_id REGEXP '^prg_[0-9a-f]{20}$'),
  CONSTRAINT ck_program_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CONSTRAINT ck_program_year CHECK (expires_at <= DATE_ADD(created_at, INTERVAL 366 DAY)),
  CONSTRAINT ck_program_plain_name CHECK (name NOT REGEXP '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]'),
  INDEX ix_program_person (person_id)
) COMMENT 'Programs that act over the API for an entity, a supplier or a state';

ALTER TABLE session
  ADD COLUMN program_id BIGINT NULL COMMENT 'program that it was opened for; none for people',
  ADD COLUMN scopes VARCHAR(500) NULL COMMENT 'what the program asked to do in it, with spaces between; none for people',
  ADD CONSTRAINT fk_session_program FOREIGN KEY (program_id) REFERENCES program (id),
  ADD CONSTRAINT ck_session_program CHECK ((program_id IS NOT NULL) = (level = 'PROGRAM') AND (program_id IS NULL) = (scopes IS NULL));

-- What its person is told, a program can be told too.
CREATE TABLE webhook (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  person_id BIGINT NOT NULL COMMENT 'whose notices it sends on',
  url VARCHAR(500) NOT NULL COMMENT 'where they go',
  kinds VARCHAR(1000) NOT NULL COMMENT 'kinds of notices with spaces between; empty for all',
  sealed_secret VARBINARY(200) NOT NULL COMMENT 'AES-256-GCM of the secret that signs them, which was shown once, under a key that the database does not know',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine',
  ended_at DATETIME(6) NULL COMMENT 'UTC, of the machine; nothing is sent from then on',
  CONSTRAINT pk_webhook PRIMARY KEY (id),
  CONSTRAINT fk_webhook_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_webhook_url CHECK (url REGEXP '^https?://[!-~]+$'),
  INDEX ix_webhook_person (person_id, ended_at)
) COMMENT 'Addresses to which the notices of a person are sent on, signed (Standard Webhooks)';

CREATE TABLE webhook_delivery (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  webhook_id BIGINT NOT NULL COMMENT 'where it goes',
  message_id CHAR(32) NOT NULL COMMENT 'drawn at random; the same at every attempt and when it is sent again',
  inbox_message_id BIGINT NULL COMMENT 'the notice that it sends on; none for a trial',
  status VARCHAR(10) NOT NULL COMMENT 'PENDING, CLAIMED, SENT or DEAD',
  attempts INT NOT NULL DEFAULT 0 COMMENT 'attempts begun',
  due_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine: next attempt, or end of the lease of the node that claimed it',
  claim CHAR(36) NULL COMMENT 'which turn of which node is sending it',
  answer_code INT NULL COMMENT 'HTTP status of the last answer',
  last_error VARCHAR(20) NULL COMMENT 'why the last attempt failed: ADDRESS_REFUSED, ANSWERED, ENDED or UNREACHABLE, and no more',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine',
  done_at DATETIME(6) NULL COMMENT 'UTC, of the machine: taken by the receiver, or given up',
  CONSTRAINT pk_webhook_delivery PRIMARY KEY (id),
  CONSTRAINT uq_webhook_delivery_message UNIQUE (webhook_id, message_id),
  CONSTRAINT fk_webhook_delivery_webhook FOREIGN KEY (webhook_id) REFERENCES webhook (id),
  CONSTRAINT fk_webhook_delivery_message FOREIGN KEY (inbox_message_id) REFERENCES inbox_message (id) ON DELETE CASCADE,
  CONSTRAINT ck_webhook_delivery_message CHECK (message_id REGEXP '^[0-9a-f]{32}$'),
  CONSTRAINT ck_webhook_delivery_status CHECK (status IN ('PENDING', 'CLAIMED', 'SENT', 'DEAD')),
  CONSTRAINT ck_webhook_delivery_error CHECK (last_error IN ('ADDRESS_REFUSED', 'ANSWERED', 'ENDED', 'NOT_SIGNED', 'UNREACHABLE')),
  CONSTRAINT ck_webhook_delivery_claim CHECK ((status = 'CLAIMED') = (claim IS NOT NULL)),
  CONSTRAINT ck_webhook_delivery_done CHECK ((status IN ('SENT', 'DEAD')) = (done_at IS NOT NULL)),
  INDEX ix_webhook_delivery_due (status, due_at),
  INDEX ix_webhook_delivery_webhook (webhook_id, id),
  INDEX ix_webhook_delivery_done (done_at)
) COMMENT 'Notices to be sent to programs, worked off by any node: at least once, each with a stable webhook-id';
