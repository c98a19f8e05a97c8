-- A form that is sent after its session has ended is kept for the one who typed it. The database
-- holds it sealed under a key made of the session's token, which only that browser has.

CREATE TABLE typed_form (
  token_hash CHAR(64) NOT NULL COMMENT 'the session it belongs to: the one that had ended, then the one its person opened',
  sealed MEDIUMBLOB NOT NULL COMMENT 'AES-256-GCM of the form''s address and fields; no password, passphrase or file is among them',
  kept_until DATETIME(6) NOT NULL COMMENT 'UTC, of the machine',
  CONSTRAINT pk_typed_form PRIMARY KEY (token_hash),
  CONSTRAINT fk_typed_form_session FOREIGN KEY (token_hash) REFERENCES session (token_hash) ON DELETE CASCADE
) COMMENT 'Forms that came after their session had ended, for an hour';
CREATE INDEX ix_typed_form_kept ON typed_form (kept_until);
