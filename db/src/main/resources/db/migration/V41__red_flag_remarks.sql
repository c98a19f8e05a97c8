-- Signs that a bid should be looked at more closely are computed from the bids whenever they are shown and are
-- stored nowhere; what the chair remarks on one is kept.

CREATE TABLE red_flag_remark (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  flag_key CHAR(64) NOT NULL COMMENT 'digest of the kind of sign, the lot and the bidders it concerns',
  kind VARCHAR(30) NOT NULL COMMENT 'kind of sign',
  remark VARCHAR(2000) NOT NULL COMMENT 'what the panel found',
  remarked_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  remarked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_red_flag_remark PRIMARY KEY (id),
  CONSTRAINT fk_red_flag_remark_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_red_flag_remark_person FOREIGN KEY (remarked_by) REFERENCES person (id),
  CONSTRAINT ck_red_flag_remark_kind CHECK (kind IN ('SINGLE_BIDDER', 'SAME_PRICES', 'ROUND_PRICES', 'CONSTANT_RATIO', 'CONSTANT_OFFSET', 'CLOSE_LOSERS', 'ROTATION', 'WAS_SUSPENDED')),
  CONSTRAINT ck_red_flag_remark_text CHECK (CHAR_LENGTH(remark) > 0)
) COMMENT 'Remarks of the panel on signs found in the bids';
CREATE INDEX ix_red_flag_remark_tender ON red_flag_remark (tender_id, flag_key);

DELIMITER //
CREATE TRIGGER tr_red_flag_remark_fixed BEFORE UPDATE ON red_flag_remark FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.remark-fixed';
END//
CREATE TRIGGER tr_red_flag_remark_kept BEFORE DELETE ON red_flag_remark FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.remark-fixed';
END//
DELIMITER ;
