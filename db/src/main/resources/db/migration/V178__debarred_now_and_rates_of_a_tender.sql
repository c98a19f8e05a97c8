-- Debarments in force now, by the clock of the database: on each day of Riyadh from the first to the last.
CREATE VIEW supplier_debarred AS
  SELECT d.id AS debarment_id, d.supplier_id
    FROM supplier_debarment d
   WHERE d.status = 'CONFIRMED' AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
     AND (d.until_day IS NULL OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR));

-- Exchange rates that convert the bids of a tender, one for each currency: the last ones fixed by its rate date. By way
-- of the currency, so that a rate is found by its key.
CREATE VIEW tender_exchange_rate AS
  SELECT t.id AS tender_id, c.code AS currency, x.units_per_usd, x.valid_from, x.source, x.id AS exchange_rate_id
    FROM joint_tender t
    CROSS JOIN currency c
    JOIN exchange_rate x ON x.currency = c.code
     AND x.valid_from = (SELECT MAX(y.valid_from) FROM exchange_rate y
                          WHERE y.currency = c.code AND y.valid_from <= t.rate_date);

DELIMITER //
-- As in V45 and V59, each in its place.
DROP TRIGGER tr_bid_version_debarred//
CREATE TRIGGER tr_bid_version_debarred AFTER INSERT ON bid_version FOR EACH ROW FOLLOWS tr_bid_version_envelopes
BEGIN
  DECLARE bidder BIGINT;
  SELECT s.id INTO bidder FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
  IF EXISTS (SELECT 1 FROM supplier_debarred WHERE supplier_id = bidder) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-debarred';
  END IF;
END//
DROP TRIGGER tr_award_not_debarred//
CREATE TRIGGER tr_award_not_debarred AFTER INSERT ON award FOR EACH ROW PRECEDES tr_award_capacity
BEGIN
  DECLARE winner BIGINT;
  SELECT s.id INTO winner FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
  IF EXISTS (SELECT 1 FROM supplier_debarred WHERE supplier_id = winner) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.supplier-debarred';
  END IF;
END//
DROP TRIGGER tr_award_still_not_debarred//
CREATE TRIGGER tr_award_still_not_debarred AFTER UPDATE ON award FOR EACH ROW PRECEDES tr_award_told_update
BEGIN
  DECLARE winner BIGINT;
  IF NEW.status <> OLD.status AND NEW.status = 'active' THEN
    SELECT s.id INTO winner FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
    IF EXISTS (SELECT 1 FROM supplier_debarred WHERE supplier_id = winner) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.supplier-debarred';
    END IF;
  END IF;
END//
DROP TRIGGER tr_prequalification_application_made//
CREATE TRIGGER tr_prequalification_application_made AFTER INSERT ON prequalification_application FOR EACH ROW
  PRECEDES tr_prequalification_application_told_insert
BEGIN
  DECLARE supplier_status VARCHAR(20);
  IF NEW.status <> 'APPLIED' OR NOT EXISTS (SELECT 1 FROM tender_procedure p JOIN joint_tender t ON t.id = p.tender_id
      WHERE p.tender_id = NEW.tender_id AND t.status = 'PUBLISHED' AND t.procurement_method = 'selective'
        AND UTC_TIMESTAMP(6) < p.applications_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-closed';
  END IF;
  SELECT status INTO supplier_status FROM supplier WHERE id = NEW.supplier_id LOCK IN SHARE MODE;
  IF supplier_status <> 'REGISTERED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-suspended';
  END IF;
  IF EXISTS (SELECT 1 FROM supplier_debarred WHERE supplier_id = NEW.supplier_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-debarred';
  END IF;
END//
DELIMITER ;
