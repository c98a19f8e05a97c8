-- Two envelopes: the technical part and the prices of a bid are sealed apart, to two keys. The prices are opened in a
-- second meeting, once the technical evaluation is closed, and only those of bids that passed it.

ALTER TABLE joint_tender
  ADD COLUMN two_envelopes BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether prices are sealed apart and opened only of bids that passed the technical evaluation';

CREATE TABLE price_key (
  tender_id BIGINT NOT NULL COMMENT 'tender of two envelopes',
  public_keyset TEXT NOT NULL COMMENT 'Tink public keyset (HPKE), JSON, that prices are sealed to',
  sealed_private_keyset BLOB NOT NULL COMMENT 'Tink private keyset, encrypted with an opening secret of its own',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_price_key PRIMARY KEY (tender_id),
  CONSTRAINT fk_price_key_key FOREIGN KEY (tender_id) REFERENCES tender_key (tender_id)
) COMMENT 'Key pairs for prices; threshold, holders and number of shares are those of the tender''s other key';

CREATE TABLE price_share (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  share_number INT NOT NULL COMMENT 'number of the holder''s other share, with whose opening key it is encrypted too',
  wrapped_share BLOB NOT NULL COMMENT 'share of the secret that opens the prices, encrypted to its holder',
  commitment CHAR(64) NOT NULL COMMENT 'SHA-256 of the share and its place: proves a share without revealing it',
  CONSTRAINT pk_price_share PRIMARY KEY (tender_id, share_number),
  CONSTRAINT fk_price_share_key FOREIGN KEY (tender_id) REFERENCES price_key (tender_id),
  CONSTRAINT fk_price_share_share FOREIGN KEY (tender_id, share_number) REFERENCES key_share (tender_id, share_number)
) COMMENT 'Shares of the secret that opens prices, one for each holder of a share';

ALTER TABLE bid_version
  ADD COLUMN sealed_prices LONGBLOB NULL COMMENT 'prices encrypted to the key for prices; their digest stands in the sealed content. Null in one envelope';

ALTER TABLE opened_bid
  MODIFY COLUMN currency CHAR(3) NULL COMMENT 'currency of the bid; null while its prices are sealed',
  ADD COLUMN prices_sha256 CHAR(64) NULL COMMENT 'digest of the prices that were sealed apart, as the technical part tells it; null in one envelope',
  ADD COLUMN prices_opened_at DATETIME(6) NULL COMMENT 'UTC, when prices that were sealed apart were opened',
  ADD COLUMN is_price_unreadable BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether the prices could not be read when they were opened',
  ADD CONSTRAINT ck_opened_bid_envelopes CHECK (currency IS NOT NULL OR prices_sha256 IS NOT NULL),
  ADD CONSTRAINT ck_opened_bid_prices CHECK (prices_opened_at IS NULL OR (prices_sha256 IS NOT NULL
    AND is_price_unreadable = (currency IS NULL)));

CREATE TABLE technical_closure (
  tender_id BIGINT NOT NULL COMMENT 'tender of two envelopes',
  closed_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  closed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_technical_closure PRIMARY KEY (tender_id),
  CONSTRAINT fk_technical_closure_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_technical_closure_person FOREIGN KEY (closed_by) REFERENCES person (id)
) COMMENT 'Technical evaluations that are closed, before any price is known';

CREATE TABLE technical_result (
  bid_id BIGINT NOT NULL COMMENT 'opened bid',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  score DECIMAL(5,2) NOT NULL COMMENT 'technical score as shown, 0 to 100',
  is_passed BOOLEAN NOT NULL COMMENT 'whether its prices are opened',
  CONSTRAINT pk_technical_result PRIMARY KEY (bid_id),
  CONSTRAINT fk_technical_result_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_technical_result_closure FOREIGN KEY (tender_id) REFERENCES technical_closure (tender_id),
  CONSTRAINT ck_technical_result_score CHECK (score BETWEEN 0 AND 100)
) COMMENT 'What the technical evaluation made of each bid';

CREATE TABLE price_opening (
  tender_id BIGINT NOT NULL COMMENT 'tender whose technical evaluation is closed',
  meets_at DATETIME(6) NOT NULL COMMENT 'UTC; the opening panel meets then, as bidders were told, and not before',
  announced_by BIGINT NOT NULL COMMENT 'chair of the opening panel',
  announced_at DATETIME(6) NOT NULL COMMENT 'UTC',
  opened_by BIGINT NULL COMMENT 'chair who opened the prices',
  opened_at DATETIME(6) NULL COMMENT 'UTC, when the prices were opened',
  CONSTRAINT pk_price_opening PRIMARY KEY (tender_id),
  CONSTRAINT fk_price_opening_closure FOREIGN KEY (tender_id) REFERENCES technical_closure (tender_id),
  CONSTRAINT fk_price_opening_announcer FOREIGN KEY (announced_by) REFERENCES person (id),
  CONSTRAINT fk_price_opening_opener FOREIGN KEY (opened_by) REFERENCES person (id),
  CONSTRAINT ck_price_opening_announced CHECK (meets_at > announced_at),
  CONSTRAINT ck_price_opening_opened CHECK ((opened_at IS NULL) = (opened_by IS NULL) AND (opened_at IS NULL OR opened_at >= meets_at))
) COMMENT 'Second meetings of opening panels, in which prices are opened';

-- The panel comes together twice: presence and shares given are of one meeting.
ALTER TABLE given_share DROP FOREIGN KEY fk_given_share_presence;
ALTER TABLE opening_presence
  ADD COLUMN part VARCHAR(6) NOT NULL DEFAULT 'BID' COMMENT 'what was opened: BID, or PRICES in the second meeting',
  DROP PRIMARY KEY,
  ADD CONSTRAINT pk_opening_presence PRIMARY KEY (tender_id, person_id, part),
  ADD CONSTRAINT ck_opening_presence_part CHECK (part IN ('BID', 'PRICES'));
ALTER TABLE given_share
  ADD COLUMN part VARCHAR(6) NOT NULL DEFAULT 'BID' COMMENT 'what it opens: BID or PRICES',
  DROP PRIMARY KEY,
  DROP INDEX uq_given_share_person,
  ADD CONSTRAINT pk_given_share PRIMARY KEY (tender_id, share_number, part),
  ADD CONSTRAINT uq_given_share_person UNIQUE (tender_id, person_id, part),
  ADD CONSTRAINT fk_given_share_presence FOREIGN KEY (tender_id, person_id, part) REFERENCES opening_presence (tender_id, person_id, part);

DROP TRIGGER tr_opening_presence_on_time;
DROP TRIGGER tr_given_share_on_time;
DROP TRIGGER tr_opened_bid_immutable;
DROP TRIGGER tr_bid_line_at_opening;
DROP TRIGGER tr_bid_discount_at_opening;
DROP TRIGGER tr_bid_discount_lot_at_opening;
DROP TRIGGER tr_opened_estimate_after_deadline;

DELIMITER //
CREATE TRIGGER tr_joint_tender_envelopes BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.two_envelopes <> OLD.two_envelopes AND OLD.status <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.terms-fixed';
  END IF;
  -- No award is recommended while prices that are to be opened are sealed.
  IF NEW.status <> OLD.status AND NEW.status = 'RECOMMENDED' AND NEW.two_envelopes
      AND EXISTS (SELECT 1 FROM opened_bid WHERE tender_id = NEW.id)
      AND NOT EXISTS (SELECT 1 FROM price_opening WHERE tender_id = NEW.id AND opened_at IS NOT NULL)
      AND (NOT EXISTS (SELECT 1 FROM technical_closure WHERE tender_id = NEW.id)
        OR EXISTS (SELECT 1 FROM technical_result WHERE tender_id = NEW.id AND is_passed)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.prices-sealed';
  END IF;
END//
CREATE TRIGGER tr_price_key_immutable BEFORE UPDATE ON price_key FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END//
CREATE TRIGGER tr_price_key_kept BEFORE DELETE ON price_key FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END//
-- Nobody opens prices alone either.
CREATE TRIGGER tr_price_key_added AFTER INSERT ON price_key FOR EACH ROW
BEGIN
  IF (SELECT threshold FROM tender_key WHERE tender_id = NEW.tender_id) < 2 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.share-alone';
  END IF;
END//
CREATE TRIGGER tr_price_share_immutable BEFORE UPDATE ON price_share FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END//
CREATE TRIGGER tr_price_share_kept BEFORE DELETE ON price_share FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END//
-- A bid has as many envelopes as its tender asks for, and each holder a share for each.
CREATE TRIGGER tr_bid_version_envelopes AFTER INSERT ON bid_version FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  SELECT two_envelopes INTO two FROM joint_tender WHERE id = NEW.tender_id;
  IF two <> (NEW.sealed_prices IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-envelopes';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM tender_key k JOIN price_key p ON p.tender_id = k.tender_id
      WHERE k.tender_id = NEW.tender_id
        AND k.share_count = (SELECT COUNT(*) FROM price_share s WHERE s.tender_id = k.tender_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.no-key';
  END IF;
END//
CREATE TRIGGER tr_opened_bid_envelopes AFTER INSERT ON opened_bid FOR EACH ROW
BEGIN
  IF (SELECT two_envelopes FROM joint_tender WHERE id = NEW.tender_id) <> (NEW.prices_sha256 IS NOT NULL)
      OR (NEW.prices_sha256 IS NOT NULL AND (NEW.currency IS NOT NULL OR NEW.most_lots IS NOT NULL
        OR NEW.most_value IS NOT NULL OR NEW.prices_opened_at IS NOT NULL)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-envelopes';
  END IF;
END//

-- A technical evaluation is closed on figures that are complete, and does not move any more.
CREATE TRIGGER tr_technical_closure_added AFTER INSERT ON technical_closure FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender WHERE id = NEW.tender_id AND two_envelopes AND status = 'UNDER_EVALUATION') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
CREATE TRIGGER tr_technical_closure_fixed BEFORE UPDATE ON technical_closure FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
END//
CREATE TRIGGER tr_technical_closure_kept BEFORE DELETE ON technical_closure FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
END//
CREATE TRIGGER tr_technical_result_true AFTER INSERT ON technical_result FOR EACH ROW
BEGIN
  DECLARE fails INT;
  DECLARE reached DECIMAL(20,6);
  DECLARE mark DECIMAL(20,6);
  SELECT COUNT(*) INTO fails FROM administrative_check WHERE bid_id = NEW.bid_id AND is_passed = FALSE;
  SELECT ROUND(COALESCE(SUM(c.weight * s.points), 0) / 100, 2) INTO reached
    FROM consensus_score s JOIN criterion c ON c.id = s.criterion_id WHERE s.bid_id = NEW.bid_id;
  SELECT value INTO mark FROM tender_rule WHERE tender_id = NEW.tender_id AND code = 'technical.pass-mark';
  IF NEW.is_passed <> (fails = 0 AND reached >= mark)
      OR EXISTS (SELECT 1 FROM price_opening WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.result-differs';
  END IF;
END//
CREATE TRIGGER tr_technical_result_fixed BEFORE UPDATE ON technical_result FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
END//
CREATE TRIGGER tr_technical_result_kept BEFORE DELETE ON technical_result FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
END//
CREATE TRIGGER tr_consensus_score_open AFTER INSERT ON consensus_score FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM technical_closure WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
  END IF;
END//
CREATE TRIGGER tr_consensus_score_closed BEFORE UPDATE ON consensus_score FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM technical_closure WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
  END IF;
END//
CREATE TRIGGER tr_consensus_score_stays BEFORE DELETE ON consensus_score FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM technical_closure WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.technical-closed';
  END IF;
END//

-- The second meeting is announced with the notice the tender's rule asks for, and opens once.
CREATE TRIGGER tr_price_opening_announced AFTER INSERT ON price_opening FOR EACH ROW
BEGIN
  IF NEW.opened_at IS NOT NULL OR NEW.meets_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR
      + INTERVAL (SELECT COALESCE(MAX(value), 0) FROM tender_rule
                   WHERE tender_id = NEW.tender_id AND code = 'price-opening.notice-days') DAY THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END//
CREATE TRIGGER tr_price_opening_opens BEFORE UPDATE ON price_opening FOR EACH ROW
BEGIN
  IF OLD.opened_at IS NOT NULL OR NEW.opened_at IS NULL OR NEW.tender_id <> OLD.tender_id OR NEW.meets_at <> OLD.meets_at
      OR NEW.announced_by <> OLD.announced_by OR NEW.announced_at <> OLD.announced_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
  END IF;
  IF UTC_TIMESTAMP(6) < OLD.meets_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF EXISTS (SELECT 1 FROM given_share WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.shares-left';
  END IF;
  IF EXISTS (SELECT 1 FROM technical_result r JOIN opened_bid o ON o.bid_id = r.bid_id
      WHERE r.tender_id = NEW.tender_id AND r.is_passed AND o.prices_opened_at IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.bids-left-sealed';
  END IF;
END//
CREATE TRIGGER tr_price_opening_kept BEFORE DELETE ON price_opening FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
END//

CREATE TRIGGER tr_opening_presence_on_time BEFORE INSERT ON opening_presence FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.given-before-deadline';
  END IF;
  IF NEW.part = 'BID' AND tender_status NOT IN ('PUBLISHED', 'CLOSED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NEW.part = 'PRICES' AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END//
CREATE TRIGGER tr_given_share_on_time BEFORE INSERT ON given_share FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.given-before-deadline';
  END IF;
  IF NEW.part = 'BID' AND tender_status NOT IN ('PUBLISHED', 'CLOSED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NEW.part = 'PRICES' AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END//

-- What was read stays. Prices sealed apart are added once, in the second meeting, to a bid that passed.
CREATE TRIGGER tr_opened_bid_immutable BEFORE UPDATE ON opened_bid FOR EACH ROW
BEGIN
  IF OLD.prices_sha256 IS NULL OR OLD.prices_opened_at IS NOT NULL OR NEW.prices_opened_at IS NULL
      OR NEW.bid_id <> OLD.bid_id OR NEW.tender_id <> OLD.tender_id OR NEW.version_id <> OLD.version_id
      OR NEW.is_gcc_origin <> OLD.is_gcc_origin OR NEW.validity_days <> OLD.validity_days
      OR NEW.has_security <> OLD.has_security OR NEW.statement <> OLD.statement OR NEW.opened_at <> OLD.opened_at
      OR NOT NEW.prices_sha256 <=> OLD.prices_sha256 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-immutable';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM technical_result WHERE bid_id = NEW.bid_id AND is_passed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-stay-sealed';
  END IF;
END//
CREATE TRIGGER tr_bid_line_at_opening BEFORE INSERT ON bid_line FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_status VARCHAR(20);
  SELECT two_envelopes, status INTO two, tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT two AND tender_status <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF two AND (tender_status <> 'UNDER_EVALUATION' OR NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM technical_result WHERE bid_id = NEW.bid_id AND is_passed) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-stay-sealed';
  END IF;
END//
CREATE TRIGGER tr_bid_discount_at_opening BEFORE INSERT ON bid_discount FOR EACH ROW
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
-- A discount is of lots the bidder prices, and no price falls below nothing.
CREATE TRIGGER tr_bid_discount_lot_at_opening AFTER INSERT ON bid_discount_lot FOR EACH ROW
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
  IF NOT EXISTS (SELECT 1 FROM bid_line l JOIN lot_item i ON i.id = l.lot_item_id
      WHERE l.bid_id = NEW.bid_id AND i.lot_id = NEW.lot_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.discount-without-price';
  END IF;
  IF NEW.role = 'APPLIES_TO' AND (SELECT SUM(d.percent) FROM bid_discount_lot l
      JOIN bid_discount d ON d.bid_id = l.bid_id AND d.number = l.number
      WHERE l.bid_id = NEW.bid_id AND l.lot_id = NEW.lot_id AND l.role = 'APPLIES_TO') > 100 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.discounts-over-hundred';
  END IF;
END//
CREATE TRIGGER tr_opened_estimate_after_deadline BEFORE INSERT ON opened_estimate FOR EACH ROW
BEGIN
  DECLARE two BOOLEAN;
  DECLARE tender_deadline DATETIME(6);
  SELECT two_envelopes, deadline_at INTO two, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF UTC_TIMESTAMP(6) < tender_deadline THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opened-before-deadline';
  END IF;
  IF two AND NOT EXISTS (SELECT 1 FROM price_opening
      WHERE tender_id = NEW.tender_id AND opened_at IS NULL AND meets_at <= UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.prices-not-due';
  END IF;
END//
DELIMITER ;
