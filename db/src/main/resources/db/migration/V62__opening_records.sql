-- The record of an opening as it was read out: frozen in the transaction of the opening, known by its hash.

CREATE TABLE opening_record (
  tender_id   BIGINT      NOT NULL COMMENT 'tender opened',
  part        VARCHAR(10) NOT NULL COMMENT 'BID, or PRICES for the second meeting of a tender of two envelopes',
  document    LONGTEXT    NOT NULL COMMENT 'what was read, canonical JSON',
  sha256      CHAR(64)    NOT NULL COMMENT 'of the document, printed on it and on its files',
  frozen_at   DATETIME(6) NOT NULL COMMENT 'UTC, the instant of the opening',
  PRIMARY KEY (tender_id, part),
  UNIQUE KEY uq_opening_record_sha256 (sha256),
  CONSTRAINT fk_opening_record_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_opening_record_part CHECK (part IN ('BID', 'PRICES')),
  CONSTRAINT ck_opening_record_sha256 CHECK (sha256 = SHA2(document, 256))
) COMMENT='Records of openings, frozen for everybody alike (UNCITRAL Model Law, art. 42)';

ALTER TABLE issued_report DROP CONSTRAINT ck_issued_report_report;
ALTER TABLE issued_report
  MODIFY report VARCHAR(20) NOT NULL COMMENT 'AWARD, OPENING or PRICE_OPENING',
  ADD CONSTRAINT ck_issued_report_report CHECK (report IN ('AWARD', 'OPENING', 'PRICE_OPENING'));

DELIMITER //
CREATE TRIGGER tr_opening_record_opened BEFORE INSERT ON opening_record FOR EACH ROW
BEGIN
  IF NEW.part = 'BID' AND (SELECT opened_at FROM joint_tender WHERE id = NEW.tender_id) IS NULL
      OR NEW.part = 'PRICES' AND (SELECT opened_at FROM price_opening WHERE tender_id = NEW.tender_id) IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.record-too-early';
  END IF;
END//
CREATE TRIGGER tr_opening_record_fixed BEFORE UPDATE ON opening_record FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.record-frozen';
END//
CREATE TRIGGER tr_opening_record_kept BEFORE DELETE ON opening_record FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.record-frozen';
END//
DELIMITER ;
