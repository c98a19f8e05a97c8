-- A session ends at a time that nothing moves on, and its owner sees where it is open.
ALTER TABLE session
  ADD COLUMN number BIGINT NOT NULL AUTO_INCREMENT COMMENT 'by which its owner names it; opens nothing',
  ADD COLUMN ends_at DATETIME(6) NULL COMMENT 'UTC, of the machine; it ends then however much it is used',
  ADD COLUMN last_used_at DATETIME(6) NULL COMMENT 'UTC, of the machine; to within five minutes',
  ADD COLUMN address VARCHAR(45) NOT NULL DEFAULT '' COMMENT 'network address it was opened from',
  ADD COLUMN program VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'browser or program that opened it, in its own words',
  ADD CONSTRAINT uq_session_number UNIQUE (number);

UPDATE session SET ends_at = DATE_ADD(created_at, INTERVAL 24 HOUR), last_used_at = created_at;
UPDATE session SET expires_at = ends_at WHERE expires_at > ends_at;

ALTER TABLE session
  MODIFY ends_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; it ends then however much it is used',
  MODIFY last_used_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; to within five minutes',
  ADD CONSTRAINT ck_session_ends CHECK (expires_at <= ends_at),
  ADD CONSTRAINT ck_session_longest CHECK (ends_at <= DATE_ADD(created_at, INTERVAL 30 DAY));
