-- Bid securities: what came with each opened bid, held against what the tender asks for, returned or forfeited. Days are
-- those of Riyadh (UTC+3, no summer time).

CREATE TABLE bid_security (
  bid_id BIGINT NOT NULL COMMENT 'opened bid it secures',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  status VARCHAR(10) NOT NULL COMMENT 'HELD, RETURNED or FORFEITED',
  issuer VARCHAR(200) NOT NULL COMMENT 'bank or insurer that issued it',
  reference VARCHAR(60) NOT NULL COMMENT 'number the issuer gave it',
  document VARCHAR(200) NOT NULL COMMENT 'where the original is filed',
  amount DECIMAL(19,3) NOT NULL COMMENT 'secured',
  currency CHAR(3) NOT NULL COMMENT 'currency of the amount',
  valid_until DATE NOT NULL COMMENT 'last day, in Riyadh',
  registered_by BIGINT NOT NULL COMMENT 'central buyer',
  registered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  forfeit_reason VARCHAR(1000) NULL COMMENT 'why it is to be forfeited, while that is proposed and once it is done',
  proposed_by BIGINT NULL COMMENT 'central buyer who proposed it',
  proposed_at DATETIME(6) NULL COMMENT 'UTC',
  ended_by BIGINT NULL COMMENT 'central buyer who returned it, or confirmed that it is forfeited',
  ended_at DATETIME(6) NULL COMMENT 'UTC',
  end_note VARCHAR(1000) NULL COMMENT 'to whom it was returned, or a note on the forfeiture',
  CONSTRAINT pk_bid_security PRIMARY KEY (bid_id),
  CONSTRAINT fk_bid_security_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_bid_security_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_bid_security_registrar FOREIGN KEY (registered_by) REFERENCES person (id),
  CONSTRAINT fk_bid_security_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_bid_security_ender FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_bid_security_status CHECK (status IN ('HELD', 'RETURNED', 'FORFEITED')),
  CONSTRAINT ck_bid_security_said CHECK (issuer <> '' AND reference <> '' AND document <> '' AND amount > 0),
  CONSTRAINT ck_bid_security_proposed CHECK ((proposed_by IS NULL) = (proposed_at IS NULL)
    AND (proposed_by IS NULL) = (COALESCE(forfeit_reason, '') = '')),
  CONSTRAINT ck_bid_security_ended CHECK ((status = 'HELD') = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)
    AND (ended_at IS NULL) = (end_note IS NULL)),
  CONSTRAINT ck_bid_security_two CHECK (status <> 'FORFEITED' OR (proposed_by IS NOT NULL AND proposed_by <> ended_by))
) COMMENT 'Securities of opened bids';

DELIMITER //
CREATE TRIGGER tr_bid_security_held BEFORE INSERT ON bid_security FOR EACH ROW
BEGIN
  IF NEW.status <> 'HELD' OR NEW.proposed_by IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.security-fixed';
  END IF;
END//
-- Back to a bidder that can no longer win; to a winner once it furnished its performance guarantee.
CREATE TRIGGER tr_bid_security_life BEFORE UPDATE ON bid_security FOR EACH ROW
BEGIN
  IF OLD.status <> 'HELD' OR NEW.bid_id <> OLD.bid_id OR NEW.tender_id <> OLD.tender_id OR NEW.issuer <> OLD.issuer
      OR NEW.reference <> OLD.reference OR NEW.document <> OLD.document OR NEW.amount <> OLD.amount
      OR NEW.currency <> OLD.currency OR NEW.valid_until <> OLD.valid_until
      OR NEW.registered_by <> OLD.registered_by OR NEW.registered_at <> OLD.registered_at
      OR (NEW.status <> 'HELD' AND NOT NEW.proposed_by <=> OLD.proposed_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.security-fixed';
  END IF;
  IF NEW.status = 'RETURNED' THEN
    IF OLD.proposed_by IS NOT NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.forfeiture-proposed';
    END IF;
    IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) NOT IN ('AWARDED', 'CANCELLED') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.bid-still-open';
    END IF;
    IF EXISTS (SELECT 1 FROM award a
         JOIN tender_rule r ON r.tender_id = a.tender_id AND r.code = 'performance-guarantee.percent' AND r.value > 0
        WHERE a.bid_id = NEW.bid_id AND a.status = 'active'
          AND NOT EXISTS (SELECT 1 FROM performance_guarantee g WHERE g.award_id = a.id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.guarantee-first';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_bid_security_kept BEFORE DELETE ON bid_security FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.security-fixed';
END//
DELIMITER ;
