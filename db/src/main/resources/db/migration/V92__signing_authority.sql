-- The authority that a deployment without a key of its own founds at its first signature: one for all nodes.

CREATE TABLE signing_authority (
  id                  TINYINT      NOT NULL COMMENT 'always 1: there is one',
  certificate_sha256  CHAR(64)     NOT NULL COMMENT 'hash of its certificate (DER); its key lies in the data directory of the node that founded it',
  founded_at          DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  CONSTRAINT ck_signing_authority_one CHECK (id = 1)
) COMMENT='The authority that signs where no key is configured; nodes that have another refuse to start';

DELIMITER //
CREATE TRIGGER tr_signing_authority_fixed BEFORE UPDATE ON signing_authority FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END//
CREATE TRIGGER tr_signing_authority_kept BEFORE DELETE ON signing_authority FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END//
DELIMITER ;
