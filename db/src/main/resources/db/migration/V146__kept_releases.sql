-- An award report prints the digest of the OCDS release that it was issued with. That release is kept as it was, so that
-- whoever reads the report can fetch the very file and compare.

CREATE TABLE kept_release (
  sha256 CHAR(64) NOT NULL COMMENT 'of the content, lower-case hexadecimal',
  tender_id BIGINT NOT NULL COMMENT 'tender it tells of',
  content LONGTEXT NOT NULL COMMENT 'release package of OCDS 1.1, canonical JSON',
  kept_at DATETIME(6) NOT NULL COMMENT 'UTC, when a report that names it was first issued',
  CONSTRAINT pk_kept_release PRIMARY KEY (sha256),
  CONSTRAINT fk_kept_release_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_kept_release_digest CHECK (sha256 = SHA2(content, 256))
) COMMENT 'OCDS releases as award reports name them by their digest';

DELIMITER //
CREATE TRIGGER tr_kept_release_fixed BEFORE UPDATE ON kept_release FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.release-kept';
END//
CREATE TRIGGER tr_kept_release_kept BEFORE DELETE ON kept_release FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.release-kept';
END//
DELIMITER ;
