-- Debarment: decided by two central buyers, public while it holds, and kept from bidding and awards by the
-- database's clock. Days are those of Riyadh (UTC+3, no summer time).

CREATE TABLE supplier_debarment (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  supplier_id BIGINT NOT NULL COMMENT 'supplier that may neither bid nor be awarded',
  status VARCHAR(10) NOT NULL COMMENT 'PROPOSED, CONFIRMED, REJECTED or LIFTED',
  from_day DATE NOT NULL COMMENT 'first day, in Riyadh',
  until_day DATE NULL COMMENT 'last day, in Riyadh; none: until it is lifted',
  ground_ar VARCHAR(500) NOT NULL COMMENT 'legal ground as published, Arabic',
  ground_en VARCHAR(500) NOT NULL COMMENT 'legal ground as published, English',
  reason VARCHAR(2000) NOT NULL COMMENT 'why; not published',
  proposed_by BIGINT NOT NULL COMMENT 'central buyer',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  decided_by BIGINT NULL COMMENT 'another central buyer, who confirmed or rejected it',
  decided_at DATETIME(6) NULL COMMENT 'UTC',
  lifted_by BIGINT NULL COMMENT 'central buyer who lifted it',
  lifted_at DATETIME(6) NULL COMMENT 'UTC',
  lift_reason VARCHAR(2000) NULL COMMENT 'why it was lifted',
  open_supplier BIGINT GENERATED ALWAYS AS (CASE WHEN status = 'PROPOSED' THEN supplier_id END) STORED COMMENT 'the supplier while a proposal waits, so that only one does',
  CONSTRAINT pk_supplier_debarment PRIMARY KEY (id),
  CONSTRAINT uq_supplier_debarment_open UNIQUE (open_supplier),
  CONSTRAINT fk_supplier_debarment_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_supplier_debarment_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_supplier_debarment_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT fk_supplier_debarment_lifter FOREIGN KEY (lifted_by) REFERENCES person (id),
  CONSTRAINT ck_supplier_debarment_status CHECK (status IN ('PROPOSED', 'CONFIRMED', 'REJECTED', 'LIFTED')),
  CONSTRAINT ck_supplier_debarment_days CHECK (until_day IS NULL OR until_day >= from_day),
  CONSTRAINT ck_supplier_debarment_said CHECK (ground_ar <> '' AND ground_en <> '' AND reason <> ''),
  CONSTRAINT ck_supplier_debarment_decided CHECK ((status = 'PROPOSED') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT ck_supplier_debarment_four_eyes CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CONSTRAINT ck_supplier_debarment_lifted CHECK ((status = 'LIFTED') = (lifted_at IS NOT NULL) AND (lifted_at IS NULL) = (lifted_by IS NULL)
    AND (lifted_at IS NULL OR COALESCE(CHAR_LENGTH(lift_reason), 0) > 0))
) COMMENT 'Debarments of suppliers: who proposed, who confirmed, and from which day to which';
CREATE INDEX ix_supplier_debarment_supplier ON supplier_debarment (supplier_id, status);

DELIMITER //
CREATE TRIGGER tr_supplier_debarment_begun BEFORE INSERT ON supplier_debarment FOR EACH ROW
BEGIN
  IF NEW.status <> 'PROPOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.debarment-not-proposed';
  END IF;
END//
CREATE TRIGGER tr_supplier_debarment_life BEFORE UPDATE ON supplier_debarment FOR EACH ROW
BEGIN
  IF NEW.supplier_id <> OLD.supplier_id OR NEW.from_day <> OLD.from_day OR NOT (NEW.until_day <=> OLD.until_day)
      OR NEW.ground_ar <> OLD.ground_ar OR NEW.ground_en <> OLD.ground_en OR NEW.reason <> OLD.reason
      OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at
      OR (OLD.status <> 'PROPOSED' AND (NOT (NEW.decided_by <=> OLD.decided_by) OR NOT (NEW.decided_at <=> OLD.decided_at)))
      OR NOT ((OLD.status = 'PROPOSED' AND NEW.status IN ('CONFIRMED', 'REJECTED'))
           OR (OLD.status = 'CONFIRMED' AND NEW.status = 'LIFTED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.debarment-fixed';
  END IF;
END//
CREATE TRIGGER tr_supplier_debarment_kept BEFORE DELETE ON supplier_debarment FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.debarment-fixed';
END//
-- The supplier's row is shared until the bid is in: a debarment confirmed meanwhile waits for it, or it for that.
CREATE TRIGGER tr_bid_version_debarred AFTER INSERT ON bid_version FOR EACH ROW
BEGIN
  DECLARE bidder BIGINT;
  SELECT s.id INTO bidder FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
  IF EXISTS (SELECT 1 FROM supplier_debarment d WHERE d.supplier_id = bidder AND d.status = 'CONFIRMED'
      AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
      AND (d.until_day IS NULL OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-debarred';
  END IF;
END//
CREATE TRIGGER tr_award_not_debarred AFTER INSERT ON award FOR EACH ROW
BEGIN
  DECLARE winner BIGINT;
  SELECT s.id INTO winner FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
  IF EXISTS (SELECT 1 FROM supplier_debarment d WHERE d.supplier_id = winner AND d.status = 'CONFIRMED'
      AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
      AND (d.until_day IS NULL OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.supplier-debarred';
  END IF;
END//
CREATE TRIGGER tr_award_still_not_debarred AFTER UPDATE ON award FOR EACH ROW
BEGIN
  DECLARE winner BIGINT;
  IF NEW.status <> OLD.status AND NEW.status = 'active' THEN
    SELECT s.id INTO winner FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
    IF EXISTS (SELECT 1 FROM supplier_debarment d WHERE d.supplier_id = winner AND d.status = 'CONFIRMED'
        AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
        AND (d.until_day IS NULL OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.supplier-debarred';
    END IF;
  END IF;
END//
DELIMITER ;
