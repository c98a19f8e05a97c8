-- Every act leaves one entry, in the transaction of the act, in a chain that shows any later change.

CREATE TABLE audit_chain (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  name VARCHAR(60) NOT NULL COMMENT 'what the chain follows, such as round:3 or tender:7',
  length BIGINT NOT NULL COMMENT 'entries so far',
  head_hash CHAR(64) NOT NULL COMMENT 'hash of the last entry, or 64 zeros',
  CONSTRAINT pk_audit_chain PRIMARY KEY (id),
  CONSTRAINT uq_audit_chain_name UNIQUE (name)
) COMMENT 'Heads of the audit chains; one chain a round, tender or other stream, so that writers do not wait for each other';

-- An entry takes the digests of the rows that its act changed into its hash, which rows they are, and the hash of a
-- witness: the newest entry of any chain, or, where it tells of what followed an act, the entry of that act.
CREATE TABLE audit_entry (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  chain_id BIGINT NOT NULL COMMENT 'chain the entry belongs to',
  position BIGINT NOT NULL COMMENT 'place in the chain, from 1',
  at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  person_id BIGINT NULL COMMENT 'who acted; none for the system itself',
  acting_as VARCHAR(30) NOT NULL COMMENT 'role in which the person acted',
  act VARCHAR(60) NOT NULL COMMENT 'what was done, such as demand.submitted',
  object_type VARCHAR(40) NOT NULL COMMENT 'kind of the object acted on',
  object_id VARCHAR(60) NOT NULL COMMENT 'its key',
  detail LONGTEXT NOT NULL COMMENT 'what changed, JSON',
  previous_hash CHAR(64) NOT NULL COMMENT 'hash of the entry before',
  hash CHAR(64) NOT NULL COMMENT 'SHA-256 over the previous hash and every field of this entry',
  rows_session BIGINT UNSIGNED NULL COMMENT 'session of the rows that the entry tells of, part of its hash; none where it tells of none',
  rows_first BIGINT NULL COMMENT 'first of them, part of the hash',
  rows_last BIGINT NULL COMMENT 'last of them, part of the hash',
  rows_sha256 CHAR(64) NULL COMMENT 'digest of their digests, part of the hash of the entry',
  witness_id BIGINT NULL COMMENT 'the newest entry of any chain that was there before: it cannot be taken away unseen',
  witness_hash CHAR(64) NULL COMMENT 'its hash, part of the hash of this entry',
  CONSTRAINT pk_audit_entry PRIMARY KEY (id),
  CONSTRAINT uq_audit_entry_position UNIQUE (chain_id, position),
  CONSTRAINT fk_audit_entry_chain FOREIGN KEY (chain_id) REFERENCES audit_chain (id),
  CONSTRAINT fk_audit_entry_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_audit_entry_position CHECK (position >= 1),
  CONSTRAINT ck_audit_entry_rows CHECK ((rows_session IS NULL) = (rows_sha256 IS NULL)
    AND (rows_first IS NULL) = (rows_sha256 IS NULL) AND (rows_last IS NULL) = (rows_sha256 IS NULL)),
  CONSTRAINT ck_audit_entry_witness CHECK ((witness_id IS NULL) = (witness_hash IS NULL)),
  INDEX ix_audit_entry_object (object_type, object_id),
  INDEX ix_audit_entry_at (at),
  INDEX ix_audit_entry_rows (rows_session, rows_first)
) COMMENT 'Append-only record of every act';

CREATE TABLE audit_anchor (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  at DATETIME(6) NOT NULL COMMENT 'UTC',
  chains BIGINT NOT NULL COMMENT 'number of chains covered',
  entries BIGINT NOT NULL COMMENT 'number of entries covered',
  last_entry BIGINT NOT NULL COMMENT 'highest number of an entry when it was made: chains with later entries are looked at next',
  hash CHAR(64) NOT NULL COMMENT 'SHA-256 over the previous anchor and all heads in order of chain',
  previous_hash CHAR(64) NOT NULL COMMENT 'hash of the anchor before',
  heads LONGTEXT NOT NULL COMMENT 'chain, length and head hash of every chain at that time, one a line',
  signature VARCHAR(2000) NOT NULL COMMENT 'signature of the platform over the hash, Base64',
  certificate TEXT NOT NULL COMMENT 'certificate of the key that signed, DER in Base64',
  CONSTRAINT pk_audit_anchor PRIMARY KEY (id),
  CONSTRAINT uq_audit_anchor_hash UNIQUE (hash),
  CONSTRAINT uq_audit_anchor_previous UNIQUE (previous_hash),
  INDEX ix_audit_anchor_at (at)
) COMMENT 'Heads of all chains tied together at intervals';

-- A verification that found nothing in a piece of the record signs the digest of its entries. The next one compares the
-- piece with the digest. A checkpoint that is gone costs time alone: its piece is recomputed.
CREATE TABLE audit_checkpoint (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  at DATETIME(6) NOT NULL COMMENT 'UTC',
  pass BIGINT NOT NULL COMMENT 'number of the verification of everything that wrote it; 0 where only what was new was verified',
  pass_end BIGINT NOT NULL COMMENT 'number of the entry up to which that verification goes; 0 likewise',
  first_entry BIGINT NOT NULL COMMENT 'lowest number that an entry of the piece may have',
  last_entry BIGINT NOT NULL COMMENT 'highest number that an entry of the piece may have',
  entries BIGINT NOT NULL COMMENT 'how many entries the piece has',
  entries_sha256 CHAR(64) NOT NULL COMMENT 'SHA-256 over the digests of all columns of each entry, in order of their numbers',
  previous_hash CHAR(64) NOT NULL COMMENT 'hash of the checkpoint before, or 64 zeros',
  hash CHAR(64) NOT NULL COMMENT 'SHA-256 over the previous hash and all that the checkpoint says',
  signature VARCHAR(2000) NOT NULL COMMENT 'signature of the platform over the hash, Base64',
  certificate TEXT NOT NULL COMMENT 'certificate of the key that signed, DER in Base64',
  CONSTRAINT pk_audit_checkpoint PRIMARY KEY (id),
  CONSTRAINT uq_audit_checkpoint_hash UNIQUE (hash),
  CONSTRAINT uq_audit_checkpoint_previous UNIQUE (previous_hash),
  CONSTRAINT ck_audit_checkpoint_piece CHECK (first_entry <= last_entry AND entries >= 1),
  CONSTRAINT ck_audit_checkpoint_pass CHECK (pass >= 0)
) COMMENT 'Pieces of the record that a verification found sound, with the digest of their entries';

-- The record tells of rows, not of acts alone: whoever inserts, changes or deletes a row that binds somebody leaves the
-- digest of it before and after, and the next entry of the transaction takes them into its hash. So a row changed past
-- the service, or an entry taken away with its act left standing, is found; and no digest tells what a row holds. A
-- migration that changes rows of these tables says SET @kept_session = 0 before: they are told at the next start.
-- An act tells of the rows that its own connection changed, and of no others: the session in a variable can be set by
-- any connection to the number of another one, the number of the connection cannot. Rows of session 0, which the next
-- upgrade tells, come from the account of the migrations alone.
CREATE TABLE audit_row (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key, in the order of the changes',
  session BIGINT UNSIGNED NOT NULL COMMENT 'connection that changed the row; 0 for rows that stood before rows were told',
  table_name VARCHAR(40) NOT NULL COMMENT 'table of the row',
  shape SMALLINT NOT NULL DEFAULT 1 COMMENT 'which columns the digests are made of, of the shapes the table has had',
  row_key VARCHAR(80) NOT NULL COMMENT 'its primary key, parts joined by a slash',
  before_sha256 CHAR(64) NULL COMMENT 'digest of the row before; none where it was not there or not yet told',
  after_sha256 CHAR(64) NULL COMMENT 'digest of the row after; none where it is gone or no longer told',
  connection BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'connection to the database that changed the row, set by the database',
  CONSTRAINT pk_audit_row PRIMARY KEY (id),
  CONSTRAINT ck_audit_row_digest CHECK (before_sha256 IS NOT NULL OR after_sha256 IS NOT NULL),
  INDEX ix_audit_row_session (session, id),
  INDEX ix_audit_row_key (table_name, row_key, id)
) COMMENT 'Digests of rows before and after each change, taken into the hash of the entry that tells of it';

DELIMITER //
CREATE TRIGGER tr_audit_row_whose BEFORE INSERT ON audit_row FOR EACH ROW
BEGIN
  SET NEW.connection = CONNECTION_ID();
  IF NEW.session = 0 AND SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.session-of-upgrades';
  END IF;
END//
DELIMITER ;
