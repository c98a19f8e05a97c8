-- One append-only Merkle tree over all entries of the record, behind the chains. States co-sign its heads, so that the
-- tree cannot be shown to one reader otherwise than to another, and nobody can take anything out of it. Times in these
-- tables are those of the machine: the clock of a demonstration does not move them, because witnesses have their own.

CREATE TABLE log_head (
  id TINYINT NOT NULL COMMENT 'always 1',
  size BIGINT NOT NULL COMMENT 'leaves of the tree so far',
  settled_entry BIGINT NOT NULL COMMENT 'number of an entry up to which no transaction can add another one',
  swept_at DATETIME(6) NULL COMMENT 'when all entries were last looked through; none: never',
  claim CHAR(36) NULL COMMENT 'lease of the node that works on the log; none: it is free',
  claimed_until DATETIME(6) NULL COMMENT 'when the lease ends',
  CONSTRAINT pk_log_head PRIMARY KEY (id),
  CONSTRAINT ck_log_head_one CHECK (id = 1),
  CONSTRAINT ck_log_head_size CHECK (size >= 0)
) COMMENT 'How far the log of the record has come, in one row';
INSERT INTO log_head (id, size, settled_entry, swept_at, claim, claimed_until) VALUES (1, 0, 0, NULL, NULL, NULL);

-- A leaf shows a commitment alone, made with a random salt. Some leaves cover how many acts there were.
CREATE TABLE log_entry (
  leaf_index BIGINT NOT NULL COMMENT 'place of the leaf, from 0, without gaps',
  audit_stream VARCHAR(60) NULL COMMENT 'name of the chain of the entry; none: a leaf that covers',
  audit_entry_id BIGINT NULL COMMENT 'entry of the record; none: a leaf that covers',
  salt CHAR(64) NOT NULL COMMENT 'random, from which the salts of the commitment are made',
  commitment CHAR(64) NOT NULL COMMENT 'what the leaf holds: SHA-256 of its opening',
  leaf_hash CHAR(64) NOT NULL COMMENT 'hash of the leaf by RFC 9162',
  CONSTRAINT pk_log_entry PRIMARY KEY (leaf_index),
  CONSTRAINT uq_log_entry_entry UNIQUE (audit_entry_id),
  CONSTRAINT fk_log_entry_entry FOREIGN KEY (audit_entry_id) REFERENCES audit_entry (id),
  CONSTRAINT ck_log_entry_index CHECK (leaf_index >= 0),
  CONSTRAINT ck_log_entry_cover CHECK ((audit_stream IS NULL) = (audit_entry_id IS NULL))
) COMMENT 'Leaves of the log: each entry of the record once, as a commitment';

CREATE TABLE log_node (
  level TINYINT NOT NULL COMMENT 'level of tiles, from 1: each hash is that of a full tile of the level below',
  node_index BIGINT NOT NULL COMMENT 'place on its level, from 0',
  hash CHAR(64) NOT NULL COMMENT 'hash of 256 nodes of the level below',
  CONSTRAINT pk_log_node PRIMARY KEY (level, node_index),
  CONSTRAINT ck_log_node_level CHECK (level BETWEEN 1 AND 7),
  CONSTRAINT ck_log_node_index CHECK (node_index >= 0)
) COMMENT 'Hashes of full tiles of the log, which follow from its leaves';

CREATE TABLE log_checkpoint (
  size BIGINT NOT NULL COMMENT 'leaves of the tree',
  origin VARCHAR(200) NOT NULL COMMENT 'name of the log, the first line of the checkpoint',
  root CHAR(64) NOT NULL COMMENT 'hash of the tree at this size',
  note TEXT NOT NULL COMMENT 'checkpoint as the log signed it (C2SP tlog-checkpoint)',
  signed_at DATETIME(6) NOT NULL COMMENT 'UTC, time of the machine',
  witnessed_at DATETIME(6) NULL COMMENT 'UTC, when enough states had co-signed; none: not yet',
  time_stamp MEDIUMBLOB NULL COMMENT 'RFC 3161 token over the SHA-256 of the signed checkpoint; none where no authority is configured or answered',
  CONSTRAINT pk_log_checkpoint PRIMARY KEY (size),
  CONSTRAINT ck_log_checkpoint_size CHECK (size > 0),
  INDEX ix_log_checkpoint_witnessed (witnessed_at, size)
) COMMENT 'Signed heads of the log';

CREATE TABLE log_witness (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  state_code CHAR(2) NOT NULL COMMENT 'state that runs the witness',
  verifier_key VARCHAR(300) NOT NULL COMMENT 'name and public key (C2SP signed-note, type 4)',
  address VARCHAR(300) NOT NULL COMMENT 'prefix below which the witness takes checkpoints',
  registered_by BIGINT NULL COMMENT 'administrator; none: a demonstration',
  registered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  ended_by BIGINT NULL COMMENT 'administrator; none while it counts',
  ended_at DATETIME(6) NULL COMMENT 'UTC, from when it counts no more; none while it does',
  CONSTRAINT pk_log_witness PRIMARY KEY (id),
  CONSTRAINT uq_log_witness_key UNIQUE (verifier_key),
  CONSTRAINT fk_log_witness_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_log_witness_registered FOREIGN KEY (registered_by) REFERENCES person (id),
  CONSTRAINT fk_log_witness_ended FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_log_witness_ended CHECK ((ended_by IS NULL) = (ended_at IS NULL))
) COMMENT 'Witnesses of the log, each run by a state on its own machine';

CREATE TABLE log_policy (
  valid_from DATE NOT NULL COMMENT 'first day it holds, in Riyadh',
  states_needed INT NOT NULL COMMENT 'of how many states a witness co-signs a checkpoint before it counts as witnessed; 0: of none',
  set_by BIGINT NULL COMMENT 'administrator; none: as delivered',
  set_at DATETIME(6) NULL COMMENT 'UTC; none: as delivered',
  CONSTRAINT pk_log_policy PRIMARY KEY (valid_from),
  CONSTRAINT fk_log_policy_person FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT ck_log_policy_states CHECK (states_needed BETWEEN 0 AND 6)
) COMMENT 'How many states co-sign a checkpoint, with the day from which it holds';
INSERT INTO log_policy (valid_from, states_needed, set_by, set_at) VALUES ('2020-01-01', 4, NULL, NULL);

CREATE TABLE log_cosignature (
  size BIGINT NOT NULL COMMENT 'checkpoint that is co-signed',
  witness_id BIGINT NOT NULL COMMENT 'witness that co-signed it',
  line VARCHAR(500) NOT NULL COMMENT 'line of the co-signature (C2SP tlog-cosignature, v1)',
  received_at DATETIME(6) NOT NULL COMMENT 'UTC, time of the machine',
  CONSTRAINT pk_log_cosignature PRIMARY KEY (size, witness_id),
  CONSTRAINT fk_log_cosignature_checkpoint FOREIGN KEY (size) REFERENCES log_checkpoint (size),
  CONSTRAINT fk_log_cosignature_witness FOREIGN KEY (witness_id) REFERENCES log_witness (id),
  INDEX ix_log_cosignature_witness (witness_id, size)
) COMMENT 'Co-signatures of witnesses below checkpoints';

-- How many states co-sign today. A day begins in Riyadh.
CREATE VIEW log_policy_in_force AS
  SELECT p.valid_from, p.states_needed, p.set_by, p.set_at
    FROM log_policy p
   WHERE p.valid_from = (SELECT MAX(x.valid_from) FROM log_policy x
                          WHERE x.valid_from <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR));
