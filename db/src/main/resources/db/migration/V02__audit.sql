-- Every act leaves one entry, in the transaction of the act, in a chain that shows any later change.

CREATE TABLE audit_chain (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  name VARCHAR(60) NOT NULL COMMENT 'what the chain follows, such as round:3 or tender:7',
  length BIGINT NOT NULL COMMENT 'entries so far',
  head_hash CHAR(64) NOT NULL COMMENT 'hash of the last entry, or 64 zeros',
  CONSTRAINT pk_audit_chain PRIMARY KEY (id),
  CONSTRAINT uq_audit_chain_name UNIQUE (name)
) COMMENT 'Heads of the audit chains; one chain a round, tender or other stream, so that writers do not wait for each other';

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
  detail TEXT NOT NULL COMMENT 'what changed, JSON',
  previous_hash CHAR(64) NOT NULL COMMENT 'hash of the entry before',
  hash CHAR(64) NOT NULL COMMENT 'SHA-256 over the previous hash and every field of this entry',
  CONSTRAINT pk_audit_entry PRIMARY KEY (id),
  CONSTRAINT uq_audit_entry_position UNIQUE (chain_id, position),
  CONSTRAINT fk_audit_entry_chain FOREIGN KEY (chain_id) REFERENCES audit_chain (id),
  CONSTRAINT fk_audit_entry_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_audit_entry_position CHECK (position >= 1)
) COMMENT 'Append-only record of every act';
CREATE INDEX ix_audit_entry_object ON audit_entry (object_type, object_id);
CREATE INDEX ix_audit_entry_at ON audit_entry (at);

CREATE TABLE audit_anchor (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  at DATETIME(6) NOT NULL COMMENT 'UTC',
  chains BIGINT NOT NULL COMMENT 'number of chains covered',
  entries BIGINT NOT NULL COMMENT 'number of entries covered',
  hash CHAR(64) NOT NULL COMMENT 'SHA-256 over the previous anchor and all heads in order of chain',
  previous_hash CHAR(64) NOT NULL COMMENT 'hash of the anchor before',
  heads LONGTEXT NOT NULL COMMENT 'chain, length and head hash of every chain at that time, one a line',
  CONSTRAINT pk_audit_anchor PRIMARY KEY (id),
  CONSTRAINT uq_audit_anchor_hash UNIQUE (hash),
  CONSTRAINT uq_audit_anchor_previous UNIQUE (previous_hash)
) COMMENT 'Heads of all chains tied together at intervals';

DELIMITER //
CREATE TRIGGER tr_audit_entry_no_update BEFORE UPDATE ON audit_entry FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END//
CREATE TRIGGER tr_audit_entry_no_delete BEFORE DELETE ON audit_entry FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END//
CREATE TRIGGER tr_audit_anchor_no_update BEFORE UPDATE ON audit_anchor FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END//
CREATE TRIGGER tr_audit_anchor_no_delete BEFORE DELETE ON audit_anchor FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END//
DELIMITER ;
