-- The bid security as the bidder states it: sealed with the bid, in two envelopes with the prices since an amount that
-- is a share of them would tell them, and written down as it is read. What came is held beside it (bid_security).

CREATE TABLE stated_security (
  bid_id BIGINT NOT NULL COMMENT 'opened bid that states it',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  form VARCHAR(20) NOT NULL COMMENT 'BANK_GUARANTEE, CERTIFIED_CHEQUE or SURETY_BOND',
  issuer VARCHAR(200) NOT NULL COMMENT 'bank or insurer that issued it, in the words of the bidder',
  reference VARCHAR(60) NOT NULL COMMENT 'number the issuer gave it',
  amount DECIMAL(19,3) NOT NULL COMMENT 'secured',
  currency CHAR(3) NOT NULL COMMENT 'currency of the amount',
  valid_until DATE NOT NULL COMMENT 'last day, in Riyadh',
  CONSTRAINT pk_stated_security PRIMARY KEY (bid_id),
  CONSTRAINT fk_stated_security_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_stated_security_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_stated_security_form CHECK (form IN ('BANK_GUARANTEE', 'CERTIFIED_CHEQUE', 'SURETY_BOND')),
  CONSTRAINT ck_stated_security_said CHECK (issuer <> '' AND reference <> '' AND amount > 0)
) COMMENT 'Bid securities as bidders state them in their bids';

DELIMITER //
-- Nobody adds to a bid what was not in it: only the opening that reads it writes it down.
CREATE TRIGGER tr_stated_security_at_opening BEFORE INSERT ON stated_security FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END//
CREATE TRIGGER tr_stated_security_fixed BEFORE UPDATE ON stated_security FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
CREATE TRIGGER tr_stated_security_kept BEFORE DELETE ON stated_security FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//
-- A tender asks for a share or for an amount, and accepts some form of what it asks for. Tenders whose rules do not
-- name forms accept all.
CREATE TRIGGER tr_joint_tender_security BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status = 'APPROVED' AND OLD.status = 'DRAFT' THEN
    IF (SELECT COUNT(*) FROM tender_rule WHERE tender_id = NEW.id AND value > 0
         AND code IN ('bid-security.percent', 'bid-security.amount')) > 1 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.security-asked-twice';
    END IF;
    IF EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.id AND value > 0
         AND code IN ('bid-security.percent', 'bid-security.amount'))
        AND EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.id AND code LIKE 'bid-security.form.%')
        AND NOT EXISTS (SELECT 1 FROM tender_rule
             WHERE tender_id = NEW.id AND code LIKE 'bid-security.form.%' AND value > 0) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.security-without-form';
    END IF;
  END IF;
END//
DELIMITER ;
