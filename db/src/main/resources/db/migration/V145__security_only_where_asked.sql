-- A bid tells of a security only where its tender asks for one: otherwise the record of the opening would say of every
-- bid whether something came that nobody wanted.

DELIMITER //
CREATE TRIGGER tr_opened_bid_security BEFORE INSERT ON opened_bid FOR EACH ROW
BEGIN
  IF NEW.has_security AND NOT EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.tender_id AND value > 0
      AND code IN ('bid-security.percent', 'bid-security.amount')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.security-not-asked';
  END IF;
END//
CREATE TRIGGER tr_stated_security_asked BEFORE INSERT ON stated_security FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.tender_id AND value > 0
      AND code IN ('bid-security.percent', 'bid-security.amount')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.security-not-asked';
  END IF;
END//
DELIMITER ;
