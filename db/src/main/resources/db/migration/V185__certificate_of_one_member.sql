-- A certificate belongs to the member who first signed with it.

CREATE INDEX ix_report_signature_serial ON report_signature (serial);

DELIMITER //
CREATE TRIGGER tr_report_signature_own BEFORE INSERT ON report_signature FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM report_signature
      WHERE serial = NEW.serial AND signer = NEW.signer AND person_id <> NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.certificate-of-another';
  END IF;
END//
DELIMITER ;
