-- A bid received before an amendment was made against another version of the tender: its bidder confirms it or submits
-- it anew. One that was not confirmed is not opened; the opening records it as such.

CREATE TABLE bid_confirmation (
  bid_id BIGINT NOT NULL COMMENT 'bid confirmed',
  tender_id BIGINT NOT NULL COMMENT 'tender of the bid',
  version_number INT NOT NULL COMMENT 'version of the bid that is confirmed',
  amendment_number INT NOT NULL COMMENT 'amendment after which it is confirmed',
  confirmed_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  confirmed_by BIGINT NOT NULL COMMENT 'person of the bidder',
  CONSTRAINT pk_bid_confirmation PRIMARY KEY (bid_id, version_number, amendment_number),
  CONSTRAINT fk_bid_confirmation_bid FOREIGN KEY (bid_id, tender_id) REFERENCES bid (id, tender_id),
  CONSTRAINT fk_bid_confirmation_version FOREIGN KEY (bid_id, version_number) REFERENCES bid_version (bid_id, number),
  CONSTRAINT fk_bid_confirmation_amendment FOREIGN KEY (tender_id, amendment_number)
    REFERENCES tender_amendment (tender_id, number),
  CONSTRAINT fk_bid_confirmation_person FOREIGN KEY (confirmed_by) REFERENCES person (id)
) COMMENT 'Bids that their bidders confirmed after an amendment; as sealed from view as the bids';

ALTER TABLE bid DROP CONSTRAINT ck_bid_status;
ALTER TABLE bid
  MODIFY status VARCHAR(12) NOT NULL COMMENT 'DRAFT, SUBMITTED, WITHDRAWN, OPENED, UNREADABLE or UNCONFIRMED',
  ADD CONSTRAINT ck_bid_status CHECK (status IN ('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'OPENED', 'UNREADABLE', 'UNCONFIRMED'));

DROP TRIGGER tr_bid_window;
DROP TRIGGER tr_bid_step;

DELIMITER //
CREATE TRIGGER tr_bid_window BEFORE UPDATE ON bid FOR EACH ROW
BEGIN
  IF OLD.status IN ('OPENED', 'UNREADABLE', 'UNCONFIRMED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
  END IF;
  IF NEW.tender_id <> OLD.tender_id OR NEW.supplier_id <> OLD.supplier_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.bidder-immutable';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status IN ('SUBMITTED', 'WITHDRAWN')
      AND UTC_TIMESTAMP(6) >= (SELECT deadline_at FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
END//
CREATE TRIGGER tr_bid_step BEFORE UPDATE ON bid FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND CONCAT(OLD.status, '-', NEW.status) NOT IN ('DRAFT-SUBMITTED',
      'WITHDRAWN-SUBMITTED', 'SUBMITTED-WITHDRAWN', 'SUBMITTED-OPENED', 'SUBMITTED-UNREADABLE',
      'SUBMITTED-UNCONFIRMED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-status';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status IN ('OPENED', 'UNREADABLE', 'UNCONFIRMED')
      AND (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NEW.status = 'SUBMITTED' AND (NEW.status <> OLD.status OR NEW.version_count <> OLD.version_count)
      AND NEW.version_count <> (SELECT COALESCE(MAX(number), 0) FROM bid_version WHERE bid_id = NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-missing';
  END IF;
END//
-- A bid is opened if its last version came after the last amendment or was confirmed after it, and only then.
CREATE TRIGGER tr_bid_confirmed BEFORE UPDATE ON bid FOR EACH ROW
BEGIN
  DECLARE last_amendment INT;
  DECLARE amended_at DATETIME(6);
  DECLARE is_confirmed BOOLEAN DEFAULT TRUE;
  IF NEW.status <> OLD.status AND NEW.status IN ('OPENED', 'UNREADABLE', 'UNCONFIRMED') THEN
    SELECT MAX(number), MAX(published_at) INTO last_amendment, amended_at
      FROM tender_amendment WHERE tender_id = NEW.tender_id AND status = 'PUBLISHED';
    IF last_amendment IS NOT NULL THEN
      SET is_confirmed = EXISTS (SELECT 1 FROM bid_version
          WHERE bid_id = NEW.id AND number = NEW.version_count AND received_at > amended_at)
        OR EXISTS (SELECT 1 FROM bid_confirmation WHERE bid_id = NEW.id
          AND version_number = NEW.version_count AND amendment_number = last_amendment);
    END IF;
    IF NEW.status = 'UNCONFIRMED' AND is_confirmed THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.is-confirmed';
    END IF;
    IF NEW.status <> 'UNCONFIRMED' AND NOT is_confirmed THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.not-confirmed';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_bid_confirmation_in_time BEFORE INSERT ON bid_confirmation FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender WHERE id = NEW.tender_id AND UTC_TIMESTAMP(6) < deadline_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM joint_tender t JOIN bid b ON b.tender_id = t.id
      WHERE t.id = NEW.tender_id AND t.status = 'PUBLISHED' AND b.id = NEW.bid_id AND b.status = 'SUBMITTED'
        AND b.version_count = NEW.version_number) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-status';
  END IF;
  IF NEW.amendment_number <> (SELECT MAX(number) FROM tender_amendment WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-status';
  END IF;
END//
CREATE TRIGGER tr_bid_confirmation_fixed BEFORE UPDATE ON bid_confirmation FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END//
CREATE TRIGGER tr_bid_confirmation_kept BEFORE DELETE ON bid_confirmation FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-immutable';
END//
DELIMITER ;
