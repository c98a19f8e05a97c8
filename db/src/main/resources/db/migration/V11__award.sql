-- Awards, what each gives to whom, their allocation back to every demand line, and the quantities that states confirm.

-- A lot may have several winners where the rules of the tender let it be divided, and a discount that depends on
-- winning several lots is taken off where the awards meet its condition. An award decided on takes the amount of what
-- the states confirmed, once; one whose winner would change, or whose lot nobody wants any more, ends, and no
-- standstill starts while a state may still answer.
CREATE TABLE award (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  lot_id BIGINT NOT NULL COMMENT 'lot awarded',
  bid_id BIGINT NOT NULL COMMENT 'winning bid',
  is_admissible BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'always true: only an admissible bid can be awarded',
  status VARCHAR(15) NOT NULL COMMENT 'OCDS: pending, active, cancelled',
  live_lot_id BIGINT NULL COMMENT 'the lot while the award lives, none once cancelled: a bid has at most one living award of a lot',
  amount DECIMAL(19,3) NOT NULL COMMENT 'sum of its items without VAT, in the currency of the bid; the price bid where the lot is whole and no discount applies',
  currency CHAR(3) NOT NULL COMMENT 'currency of the bid',
  converted_amount DECIMAL(19,3) NOT NULL COMMENT 'the amount in the currency of the tender at its rates',
  reason VARCHAR(1000) NOT NULL COMMENT 'why this bid',
  recommended_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  recommended_at DATETIME(6) NOT NULL COMMENT 'UTC',
  decision_id BIGINT NULL COMMENT 'committee decision that adopted it',
  active_at DATETIME(6) NULL COMMENT 'UTC, when the standstill had passed',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  end_reason VARCHAR(15) NULL COMMENT 'why an award adopted did not take effect, or was taken back: DEBARRED, GUARANTEE (not furnished), SIGNATURE (not signed), TERMINATION (of its agreement), REVIEW, QUANTITIES, LOT (another award of the divided lot ended) or DISCOUNT (the condition of its discount is no longer met); none where the committee did not adopt it',
  examination INT NOT NULL DEFAULT 1 COMMENT 'examination the recommendation rests on; set by the database',
  ended_at DATETIME(6) NULL COMMENT 'UTC, when it was cancelled, by the database clock; null while it stands',
  CONSTRAINT pk_award PRIMARY KEY (id),
  CONSTRAINT uq_award_tender UNIQUE (id, tender_id),
  CONSTRAINT uq_award_of_lot UNIQUE (id, lot_id),
  CONSTRAINT uq_award_of_bid UNIQUE (id, bid_id),
  CONSTRAINT uq_award_live_bid UNIQUE (live_lot_id, bid_id),
  CONSTRAINT fk_award_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_award_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  CONSTRAINT fk_award_ranking FOREIGN KEY (live_lot_id, bid_id, is_admissible) REFERENCES lot_ranking (lot_id, bid_id, is_admissible),
  CONSTRAINT fk_award_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_award_recommender FOREIGN KEY (recommended_by) REFERENCES person (id),
  CONSTRAINT fk_award_decision FOREIGN KEY (decision_id) REFERENCES decision (id),
  CONSTRAINT ck_award_status CHECK (status IN ('pending', 'active', 'cancelled')),
  CONSTRAINT ck_award_live CHECK ((status = 'cancelled') = (live_lot_id IS NULL)),
  CONSTRAINT ck_award_live_lot CHECK (live_lot_id IS NULL OR live_lot_id = lot_id),
  CONSTRAINT ck_award_admissible CHECK (is_admissible = TRUE),
  CONSTRAINT ck_award_amount CHECK (amount >= 0),
  CONSTRAINT ck_award_active CHECK (status <> 'active' OR (active_at IS NOT NULL AND decision_id IS NOT NULL)),
  CONSTRAINT ck_award_ended CHECK (end_reason IS NULL OR status = 'cancelled'),
  CONSTRAINT ck_award_end_reason CHECK (end_reason IN ('DEBARRED', 'GUARANTEE', 'SIGNATURE', 'TERMINATION', 'REVIEW', 'QUANTITIES', 'LOT', 'DISCOUNT')),
  INDEX ix_award_tender (tender_id)
) COMMENT 'Awards: one living award a lot, or several where the rules of the tender let it be divided';

DELIMITER //
-- Once a lot went back, what is recommended for it rests on a later examination.
CREATE TRIGGER tr_award_examination BEFORE INSERT ON award FOR EACH ROW
BEGIN
  SET NEW.examination = (SELECT examination FROM joint_tender WHERE id = NEW.tender_id);
  IF EXISTS (SELECT 1 FROM award
      WHERE lot_id = NEW.lot_id AND status = 'cancelled' AND examination >= NEW.examination) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.examination-not-opened';
  END IF;
END//
-- The tender is locked first, so that of two who recommend at once one waits and then sees what the other did.
CREATE TRIGGER tr_award_recommended BEFORE INSERT ON award FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE total DECIMAL(19,3);
  DECLARE converted DECIMAL(19,3);
  DECLARE is_unexplained BOOLEAN;
  SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id FOR UPDATE;
  IF NEW.status <> 'pending' OR tender_status <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.not-under-evaluation';
  END IF;
  SELECT bid_total, converted_total, is_abnormally_low AND explanation IS NULL INTO total, converted, is_unexplained
    FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id;
  IF is_unexplained THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.low-price-unexplained';
  END IF;
  IF NEW.amount <> total THEN
    SELECT CASE WHEN NEW.currency = t.currency THEN NEW.amount
                ELSE ROUND(NEW.amount * s.units_per_usd / o.units_per_usd, c.decimals) END INTO converted
      FROM joint_tender t
      JOIN currency c ON c.code = t.currency
      JOIN exchange_rate s ON s.currency = t.currency AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = t.currency AND x.valid_from <= t.rate_date)
      JOIN exchange_rate o ON o.currency = NEW.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = NEW.currency AND x.valid_from <= t.rate_date)
     WHERE t.id = NEW.tender_id;
  END IF;
  IF NEW.amount > total OR NEW.converted_amount <> converted THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.amount-differs';
  END IF;
END//
CREATE TRIGGER tr_award_not_debarred AFTER INSERT ON award FOR EACH ROW
BEGIN
  DECLARE winner BIGINT;
  SELECT s.id INTO winner FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
  IF EXISTS (SELECT 1 FROM supplier_debarred WHERE supplier_id = winner) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.supplier-debarred';
  END IF;
END//
-- A bidder is given more than it said it can take only with a written reason.
CREATE TRIGGER tr_award_capacity AFTER INSERT ON award FOR EACH ROW
BEGIN
  DECLARE lots_taken INT;
  DECLARE value_taken DECIMAL(21,3);
  SELECT COUNT(*), SUM(a.amount) INTO lots_taken, value_taken FROM award a
   WHERE a.bid_id = NEW.bid_id AND a.live_lot_id IS NOT NULL;
  IF CHAR_LENGTH(TRIM(NEW.reason)) = 0 AND EXISTS (SELECT 1 FROM opened_bid o
      WHERE o.bid_id = NEW.bid_id AND (lots_taken > o.most_lots OR value_taken > o.most_value)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.beyond-capacity';
  END IF;
END//
CREATE TRIGGER tr_award_not_excluded AFTER INSERT ON award FOR EACH ROW
BEGIN
  -- Who had the lot and furnished no guarantee, did not sign, or whose agreement was terminated, does not get it again.
  IF EXISTS (SELECT 1 FROM review_exclusion WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id)
      OR EXISTS (SELECT 1 FROM award
          WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id AND end_reason IN ('GUARANTEE', 'SIGNATURE', 'TERMINATION')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.bid-excluded';
  END IF;
  -- What is decided on the former award of a lot is known before it is awarded again.
  IF EXISTS (SELECT 1 FROM complaint_lot l JOIN complaint c ON c.id = l.complaint_id
              WHERE l.lot_id = NEW.lot_id AND c.status IN ('FILED', 'ANSWERED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.complaint-open';
  END IF;
END//
-- As many winners a lot as the rule of the tender says; one where it says nothing. Read with a lock, so that what was
-- committed meanwhile counts.
CREATE TRIGGER tr_award_winners AFTER INSERT ON award FOR EACH ROW
BEGIN
  DECLARE living INT;
  DECLARE most INT;
  SELECT COUNT(*) INTO living FROM award WHERE live_lot_id = NEW.lot_id LOCK IN SHARE MODE;
  SELECT GREATEST(1, COALESCE(MAX(value), 1)) INTO most
    FROM tender_rule WHERE tender_id = NEW.tender_id AND code = 'award.winners-per-lot';
  IF living > most THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.too-many-winners';
  END IF;
END//
-- The amount of an award follows its items while the quantities of its lot are settled. It takes effect only with the
-- whole of its lot, and with a discount only while its condition is met by living awards that no complaint suspends;
-- and no award ends on which the discount of one in force depends.
CREATE TRIGGER tr_award_progress BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  DECLARE standstill DATETIME(6);
  IF NEW.tender_id <> OLD.tender_id OR NEW.lot_id <> OLD.lot_id OR NEW.bid_id <> OLD.bid_id
      OR NEW.currency <> OLD.currency OR NEW.reason <> OLD.reason
      OR (NEW.status <> OLD.status AND OLD.status <> 'pending' AND NOT (OLD.status = 'active' AND NEW.status = 'cancelled')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
  IF NEW.amount <> OLD.amount OR NEW.converted_amount <> OLD.converted_amount THEN
    SELECT COUNT(*) INTO faults
      FROM joint_tender t
      JOIN currency c ON c.code = t.currency
      JOIN quantity_confirmation f ON f.open_of = t.id
      JOIN confirmation_lot l ON l.confirmation_id = f.id AND l.lot_id = NEW.lot_id AND l.outcome = 'UNCHANGED'
      JOIN quantity_ranking q ON q.confirmation_id = f.id AND q.lot_id = l.lot_id AND q.bid_id = NEW.bid_id AND q.basis = 'CONFIRMED'
      LEFT JOIN exchange_rate s ON s.currency = t.currency AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = t.currency AND x.valid_from <= t.rate_date)
      LEFT JOIN exchange_rate o ON o.currency = NEW.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = NEW.currency AND x.valid_from <= t.rate_date)
     WHERE t.id = NEW.tender_id AND t.status = 'DECIDED'
       AND NEW.amount = (SELECT COALESCE(SUM(x.amount), 0) FROM award_item x WHERE x.award_id = NEW.id)
       AND NEW.converted_amount = CASE WHEN NEW.amount = q.bid_total THEN q.converted_total
             WHEN NEW.currency = t.currency THEN NEW.amount
             ELSE ROUND(NEW.amount * s.units_per_usd / o.units_per_usd, c.decimals) END;
    IF NEW.status <> 'pending' OR OLD.status <> 'pending' OR faults = 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
    END IF;
    SET faults = 0;
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'cancelled' AND EXISTS (
      SELECT v.id FROM award v
        JOIN award_discount d ON d.award_id = v.id
        JOIN bid_discount o ON o.bid_id = d.bid_id AND o.number = d.number
        JOIN bid_discount_lot w ON w.bid_id = d.bid_id AND w.number = d.number AND w.role = 'WHEN_WINNING'
        LEFT JOIN award h ON h.live_lot_id = w.lot_id AND h.bid_id = w.bid_id AND h.id <> NEW.id
        LEFT JOIN award x ON x.live_lot_id = w.lot_id AND x.bid_id <> w.bid_id
       WHERE v.bid_id = NEW.bid_id AND v.status = 'active'
       GROUP BY v.id, d.number
      HAVING MAX(w.lot_id = NEW.lot_id) = 1
         AND COUNT(DISTINCT CASE WHEN x.id IS NULL THEN h.live_lot_id END) < COALESCE(MAX(o.winning), COUNT(DISTINCT w.lot_id))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-condition';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'active' THEN
    SELECT standstill_until INTO standstill FROM joint_tender WHERE id = NEW.tender_id;
    IF standstill IS NULL OR UTC_TIMESTAMP(6) < standstill THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-running';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.id, COALESCE(q.quantity, i.quantity) AS in_force, COALESCE(SUM(x.quantity), 0) AS given FROM lot_item i
        LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
        LEFT JOIN (award_item x JOIN award v ON v.id = x.award_id AND v.live_lot_id IS NOT NULL) ON x.lot_item_id = i.id
       WHERE i.lot_id = NEW.lot_id
       GROUP BY i.id, i.quantity, q.quantity) AS items
     WHERE items.in_force <> items.given;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.shares-differ';
    END IF;
    -- Everything awarded goes back to a demand line: the quantity of every item, and the amount to the last fils.
    SELECT COUNT(*) INTO faults FROM (
      SELECT x.lot_item_id FROM award_item x
        LEFT JOIN award_allocation a ON a.lot_item_id = x.lot_item_id AND a.award_id = x.award_id
       WHERE x.award_id = NEW.id
       GROUP BY x.lot_item_id, x.quantity
      HAVING COALESCE(SUM(a.quantity), 0) <> x.quantity) AS unbalanced;
    IF faults > 0 OR NEW.amount <> (SELECT COALESCE(SUM(net_amount), 0) FROM award_allocation WHERE award_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-differs';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT d.number
        FROM award_discount d
        JOIN bid_discount o ON o.bid_id = d.bid_id AND o.number = d.number
        JOIN bid_discount_lot w ON w.bid_id = d.bid_id AND w.number = d.number AND w.role = 'WHEN_WINNING'
        LEFT JOIN award h ON h.live_lot_id = w.lot_id AND h.bid_id = w.bid_id
        LEFT JOIN award x ON x.live_lot_id = w.lot_id AND x.bid_id <> w.bid_id
        LEFT JOIN (complaint_lot l JOIN complaint c ON c.id = l.complaint_id AND c.status IN ('FILED', 'ANSWERED')) ON l.lot_id = w.lot_id
       WHERE d.award_id = NEW.id
       GROUP BY d.number
      HAVING COUNT(DISTINCT CASE WHEN x.id IS NULL AND c.id IS NULL THEN h.live_lot_id END)
           < COALESCE(MAX(o.winning), COUNT(DISTINCT w.lot_id))) AS unmet;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-condition';
    END IF;
  END IF;
END//
-- An award takes effect by a decision that adopted it, and an agreement rests on an award in effect.
CREATE TRIGGER tr_award_adopted BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'active' AND NOT EXISTS (SELECT 1 FROM decision
      WHERE id = NEW.decision_id AND tender_id = NEW.tender_id AND status = 'ADOPTED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.not-adopted';
  END IF;
END//
CREATE TRIGGER tr_award_examination_fixed BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  IF NEW.examination <> OLD.examination THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END//
-- An award takes effect, or ends without effect, in the standstill of the decision that adopted it. With the quantities
-- confirmed it ends before the standstill, as do other winners of the lot, and discounts whose condition failed.
CREATE TRIGGER tr_award_in_standstill BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  IF NEW.status <> OLD.status THEN
    SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id;
    IF NEW.status = 'active' AND tender_status <> 'STANDSTILL'
        OR NEW.status = 'cancelled' AND OLD.status = 'pending'
          AND ((tender_status IN ('STANDSTILL', 'DECIDED')) <> (NEW.end_reason IS NOT NULL) OR NEW.end_reason IN ('GUARANTEE', 'SIGNATURE', 'TERMINATION'))
        OR NEW.end_reason = 'QUANTITIES' AND tender_status <> 'DECIDED'
        OR NEW.end_reason IN ('DEBARRED', 'REVIEW') AND tender_status = 'DECIDED' THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.not-in-standstill';
    END IF;
  ELSEIF NOT NEW.end_reason <=> OLD.end_reason THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END//
-- No award of a suspended lot takes effect, and none that a decision on a complaint took back. A complaint about a lot
-- suspends every award of it that was there when it was filed.
CREATE TRIGGER tr_award_not_suspended BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'active' AND EXISTS (
      SELECT 1 FROM complaint_lot l JOIN complaint c ON c.id = l.complaint_id
       WHERE l.lot_id = NEW.lot_id AND c.filed_at >= NEW.recommended_at AND (c.status IN ('FILED', 'ANSWERED')
         OR EXISTS (SELECT 1 FROM review_draft d
                      JOIN review_draft_lot x ON x.draft_id = d.id AND x.lot_id = l.lot_id AND x.remedy <> 'NONE'
                     WHERE d.current_of = c.id AND d.status = 'ADOPTED'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.suspended';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'active'
      AND EXISTS (SELECT 1 FROM review_exclusion WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.bid-excluded';
  END IF;
END//
CREATE TRIGGER tr_award_ended BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  IF NEW.status = 'cancelled' AND OLD.status <> 'cancelled' THEN
    SET NEW.ended_at = UTC_TIMESTAMP(6);
  ELSE
    SET NEW.ended_at = OLD.ended_at;
  END IF;
END//
CREATE TRIGGER tr_award_items_allocated BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND NEW.status = 'active' THEN
    SELECT COUNT(*) INTO faults FROM (
      SELECT x.lot_item_id FROM award_item x
        LEFT JOIN award_allocation a ON a.award_id = x.award_id AND a.lot_item_id = x.lot_item_id
       WHERE x.award_id = NEW.id
       GROUP BY x.lot_item_id, x.amount
      HAVING COALESCE(SUM(a.net_amount), 0) <> x.amount) AS unbalanced;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-differs';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_award_still_not_debarred AFTER UPDATE ON award FOR EACH ROW
BEGIN
  DECLARE winner BIGINT;
  IF NEW.status <> OLD.status AND NEW.status = 'active' THEN
    SELECT s.id INTO winner FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
    IF EXISTS (SELECT 1 FROM supplier_debarred WHERE supplier_id = winner) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.supplier-debarred';
    END IF;
  END IF;
END//
DELIMITER ;

-- Awards that are recommended, decided on or in effect, not those that ended. By the column of their lot while they
-- live, so that those of a lot are found by its key.
CREATE VIEW live_award AS
  SELECT a.id, a.tender_id, a.live_lot_id AS lot_id, a.bid_id, a.status, a.amount, a.currency, a.converted_amount,
         a.reason, a.recommended_by, a.recommended_at, a.decision_id, a.active_at, a.examination
    FROM award a
   WHERE a.live_lot_id IS NOT NULL;

-- What each award gives of each item, to which state, and at which price is kept row by row, so that everything after
-- the award reads it from one place.
CREATE TABLE award_item (
  award_id BIGINT NOT NULL COMMENT 'award',
  lot_item_id BIGINT NOT NULL COMMENT 'item awarded, whole or in part',
  lot_id BIGINT NOT NULL COMMENT 'lot of both',
  quantity DECIMAL(18,3) NOT NULL COMMENT 'units awarded',
  bid_price DECIMAL(19,3) NOT NULL COMMENT 'price bid for one unit of this quantity, without VAT, in the currency of the award',
  discount_percent DECIMAL(7,4) NOT NULL COMMENT 'sum of the discounts that apply to the award',
  bundle_price DECIMAL(19,3) NULL COMMENT 'price of one unit in the bundle whose lots are won together; null where none applies to it',
  unit_price DECIMAL(25,9) NOT NULL COMMENT 'price paid for one unit: the price bid, or that of the bundle, less the discount on the price bid, never rounded',
  amount DECIMAL(19,3) NOT NULL COMMENT 'quantity times price paid, rounded half up to the currency',
  CONSTRAINT pk_award_item PRIMARY KEY (award_id, lot_item_id),
  CONSTRAINT fk_award_item_award FOREIGN KEY (award_id, lot_id) REFERENCES award (id, lot_id),
  CONSTRAINT fk_award_item_item FOREIGN KEY (lot_item_id, lot_id) REFERENCES lot_item (id, lot_id),
  CONSTRAINT ck_award_item_quantity CHECK (quantity > 0),
  CONSTRAINT ck_award_item_discount CHECK (discount_percent BETWEEN 0 AND 100),
  CONSTRAINT ck_award_item_price CHECK (unit_price * 100 = COALESCE(bundle_price, bid_price) * 100 - bid_price * discount_percent),
  CONSTRAINT ck_award_item_paid CHECK (unit_price >= 0),
  CONSTRAINT ck_award_item_amount CHECK (amount >= 0)
) COMMENT 'What each award gives of each item, and at which price';

DELIMITER //
-- Never more of an item than is in force, never less than the least share or the least quantity of the bid, at the price
-- bid for the quantity less the discount, or at the price that a bidder of the reserve accepted. Written
-- at the recommendation, and anew where the award stands while the quantities of its lot are settled.
CREATE TRIGGER tr_award_item_given AFTER INSERT ON award_item FOR EACH ROW
BEGIN
  DECLARE award_status VARCHAR(15);
  DECLARE tender_status VARCHAR(20);
  DECLARE asked DECIMAL(18,3);
  DECLARE given DECIMAL(20,3);
  DECLARE price DECIMAL(19,3);
  DECLARE coins INT;
  DECLARE least DECIMAL(12,3);
  DECLARE is_settling BOOLEAN;
  DECLARE own_bid BIGINT;
  SELECT a.bid_id, a.status, t.status, c.decimals,
         EXISTS (SELECT 1 FROM quantity_confirmation f JOIN confirmation_lot l ON l.confirmation_id = f.id
                  WHERE f.open_of = t.id AND l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'),
         COALESCE((SELECT MAX(value) FROM tender_rule WHERE tender_id = t.id AND code = 'award.least-share-percent'), 0),
         COALESCE((SELECT r.unit_price FROM valid_reserve_call k
                     JOIN winner_price r ON r.award_id = k.award_id AND r.bid_id = k.bid_id
                    WHERE k.lot_id = a.lot_id AND k.bid_id = a.bid_id AND r.lot_item_id = NEW.lot_item_id),
                  (SELECT unit_price FROM price_in_force WHERE bid_id = a.bid_id AND lot_item_id = NEW.lot_item_id))
    INTO own_bid, award_status, tender_status, coins, is_settling, least, price
    FROM award a JOIN joint_tender t ON t.id = a.tender_id JOIN currency c ON c.code = a.currency
   WHERE a.id = NEW.award_id;
  IF award_status <> 'pending' OR NOT (tender_status = 'UNDER_EVALUATION' OR (tender_status = 'DECIDED' AND is_settling)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
  SELECT quantity INTO asked FROM lot_item WHERE id = NEW.lot_item_id FOR UPDATE;
  SELECT COALESCE(MAX(quantity), asked) INTO asked FROM confirmed_item WHERE lot_item_id = NEW.lot_item_id;
  SELECT COALESCE(SUM(x.quantity), 0) INTO given FROM award_item x JOIN award a ON a.id = x.award_id
   WHERE x.lot_item_id = NEW.lot_item_id AND a.live_lot_id IS NOT NULL LOCK IN SHARE MODE;
  IF given > asked THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.beyond-quantity';
  END IF;
  IF NEW.quantity < asked AND NEW.quantity * 100 < asked * least THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.share-too-small';
  END IF;
  -- A share is at the price of the last tier that it reaches, or of the first. Prices of tiers never rise.
  IF NEW.quantity < asked THEN
    IF NEW.quantity < (SELECT least_quantity FROM price_in_force WHERE bid_id = own_bid AND lot_item_id = NEW.lot_item_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.below-least-quantity';
    END IF;
    SELECT COALESCE(MIN(CASE WHEN from_quantity <= NEW.quantity THEN unit_price END), MAX(unit_price), price) INTO price
      FROM tier_in_force WHERE bid_id = own_bid AND lot_item_id = NEW.lot_item_id;
  END IF;
  IF NEW.bundle_price IS NOT NULL AND NOT NEW.bundle_price <=> (SELECT bundle_price FROM price_in_force
      WHERE bid_id = own_bid AND lot_item_id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.bundle-differs';
  END IF;
  IF NOT NEW.bid_price <=> price OR NEW.amount <> ROUND(NEW.quantity * NEW.unit_price, coins) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.amount-differs';
  END IF;
END//
DELIMITER ;

CREATE TABLE award_share (
  award_id BIGINT NOT NULL COMMENT 'award',
  lot_item_id BIGINT NOT NULL COMMENT 'item',
  state_code CHAR(2) NOT NULL COMMENT 'state supplied',
  quantity DECIMAL(18,3) NOT NULL COMMENT 'units of the state that the winner supplies',
  CONSTRAINT pk_award_share PRIMARY KEY (award_id, lot_item_id, state_code),
  CONSTRAINT fk_award_share_item FOREIGN KEY (award_id, lot_item_id) REFERENCES award_item (award_id, lot_item_id),
  CONSTRAINT fk_award_share_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT ck_award_share_quantity CHECK (quantity > 0)
) COMMENT 'What each award gives of each item to each state';

CREATE TABLE award_discount (
  award_id BIGINT NOT NULL COMMENT 'award whose prices it lowers',
  bid_id BIGINT NOT NULL COMMENT 'bid of the award',
  number INT NOT NULL COMMENT 'discount of the bid',
  percent DECIMAL(7,4) NOT NULL COMMENT 'what it takes off; 0 for a bundle, whose prices are with the items',
  CONSTRAINT pk_award_discount PRIMARY KEY (award_id, number),
  CONSTRAINT fk_award_discount_award FOREIGN KEY (award_id, bid_id) REFERENCES award (id, bid_id),
  CONSTRAINT fk_award_discount_discount FOREIGN KEY (bid_id, number) REFERENCES bid_discount (bid_id, number),
  CONSTRAINT ck_award_discount_percent CHECK (percent >= 0 AND percent <= 100)
) COMMENT 'Discounts and bundles whose condition the awards met when they were recommended';

DELIMITER //
CREATE TRIGGER tr_award_discount_offered AFTER INSERT ON award_discount FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM award a JOIN joint_tender t ON t.id = a.tender_id AND t.status = 'UNDER_EVALUATION'
      WHERE a.id = NEW.award_id AND a.status = 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM award a
       JOIN bid_discount d ON d.bid_id = a.bid_id AND d.number = NEW.number AND d.percent = NEW.percent
       JOIN bid_discount_lot l ON l.bid_id = d.bid_id AND l.number = d.number AND l.lot_id = a.lot_id AND l.role = 'APPLIES_TO'
      WHERE a.id = NEW.award_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-not-offered';
  END IF;
END//
DELIMITER ;

-- A price less a discount may have more decimals than its currency; it is kept as it is, and amounts are rounded once.
CREATE TABLE award_allocation (
  award_id BIGINT NOT NULL COMMENT 'award',
  demand_line_id BIGINT NOT NULL COMMENT 'demand line served',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units served',
  unit_price DECIMAL(25,9) NOT NULL COMMENT 'price paid, without VAT, in the currency of the award',
  net_amount DECIMAL(19,3) NOT NULL COMMENT 'quantity times unit price, rounded to the currency',
  vat_percent DECIMAL(5,2) NOT NULL COMMENT 'VAT rate of the state of the entity',
  vat_amount DECIMAL(19,3) NOT NULL COMMENT 'VAT on the net amount, rounded to the currency',
  CONSTRAINT pk_award_allocation PRIMARY KEY (award_id, demand_line_id, lot_item_id),
  CONSTRAINT fk_award_allocation_award FOREIGN KEY (award_id) REFERENCES award (id),
  CONSTRAINT fk_award_allocation_thread FOREIGN KEY (demand_line_id, lot_item_id) REFERENCES allocation (demand_line_id, lot_item_id),
  CONSTRAINT ck_award_allocation_amounts CHECK (quantity > 0 AND net_amount >= 0 AND vat_amount >= 0),
  INDEX ix_award_allocation_line (demand_line_id)
) COMMENT 'The award carried back to each state, entity and demand line';

DELIMITER //
-- Triggers of award_allocation and entitlement come after, not before: where a table has a BEFORE trigger of any kind,
-- MariaDB 11.4.5 takes the NOT NULL columns of the second row of an INSERT … SELECT for null.
CREATE TRIGGER tr_award_allocation_pending AFTER INSERT ON award_allocation FOR EACH ROW
BEGIN
  IF (SELECT status FROM award WHERE id = NEW.award_id) <> 'pending' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-immutable';
  END IF;
END//
CREATE TRIGGER tr_award_allocation_vat AFTER INSERT ON award_allocation FOR EACH ROW
BEGIN
  DECLARE expected DECIMAL(19,3);
  SELECT ROUND(NEW.net_amount * NEW.vat_percent / 100, c.decimals) INTO expected
    FROM award a JOIN currency c ON c.code = a.currency WHERE a.id = NEW.award_id;
  IF NOT NEW.vat_amount <=> expected THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.vat-differs';
  END IF;
END//
DELIMITER ;

-- The best award across lots, worked out for the examination panel: what was asked, what was found, and what was
-- recommended from it. A question and its answer never change, so that whoever checks them finds the same.
CREATE TABLE award_scenario (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  number INT NOT NULL COMMENT 'number within the tender, from 1',
  name_ar VARCHAR(80) NOT NULL COMMENT 'what the panel calls it, Arabic',
  name_en VARCHAR(80) NOT NULL COMMENT 'what the panel calls it, English',
  terms TEXT NOT NULL COMMENT 'what was asked for, JSON',
  time_limit_seconds INT NOT NULL COMMENT 'the longest that each search may take',
  problem MEDIUMTEXT NOT NULL COMMENT 'the problem as the command award-solve reads it, JSON',
  problem_sha256 CHAR(64) NOT NULL COMMENT 'SHA-256 of the problem in UTF-8, hexadecimal',
  created_by BIGINT NOT NULL COMMENT 'member of the examination panel',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_award_scenario PRIMARY KEY (id),
  CONSTRAINT uq_award_scenario_number UNIQUE (tender_id, number),
  CONSTRAINT uq_award_scenario_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_award_scenario_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_award_scenario_person FOREIGN KEY (created_by) REFERENCES person (id),
  CONSTRAINT ck_award_scenario_number CHECK (number >= 1),
  CONSTRAINT ck_award_scenario_name CHECK (CHAR_LENGTH(name_ar) > 0 AND CHAR_LENGTH(name_en) > 0),
  CONSTRAINT ck_award_scenario_time CHECK (time_limit_seconds BETWEEN 1 AND 600)
) COMMENT 'Problems of awarding all lots of a tender at once, as the examination panel stated them';

DELIMITER //
CREATE TRIGGER tr_award_scenario_stated BEFORE INSERT ON award_scenario FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-not-under-way';
  END IF;
  IF NEW.problem_sha256 <> SHA2(NEW.problem, 256) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-hash-differs';
  END IF;
  -- The problem has the rules that were stated, no fewer and no others.
  IF COALESCE(JSON_LENGTH(NEW.problem, '$.rules'), 0) <> COALESCE(JSON_LENGTH(NEW.terms, '$.rules'), 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-rules-differ';
  END IF;
END//
DELIMITER ;

CREATE TABLE award_scenario_run (
  scenario_id BIGINT NOT NULL COMMENT 'scenario',
  kind VARCHAR(10) NOT NULL COMMENT 'SOLVE: the best award; COSTS: what each limit costs; CHECK: the same by a second solver',
  status VARCHAR(10) NOT NULL COMMENT 'QUEUED, RUNNING, DONE or FAILED',
  attempts INT NOT NULL DEFAULT 0 COMMENT 'times that a node took it up',
  claim CHAR(36) NULL COMMENT 'which turn of which node works it',
  lease_until DATETIME(6) NULL COMMENT 'UTC, of the machine: from then on another node may take it over',
  queued_at DATETIME(6) NOT NULL COMMENT 'UTC',
  started_at DATETIME(6) NULL COMMENT 'UTC, of the machine: when it was taken up last',
  done_at DATETIME(6) NULL COMMENT 'UTC, of the machine: when it ended',
  result MEDIUMTEXT NULL COMMENT 'what award-solve prints for the problem, JSON',
  result_sha256 CHAR(64) NULL COMMENT 'SHA-256 of the result in UTF-8, hexadecimal',
  error VARCHAR(200) NULL COMMENT 'code of the refusal, or what went wrong',
  CONSTRAINT pk_award_scenario_run PRIMARY KEY (scenario_id, kind),
  CONSTRAINT fk_award_scenario_run_scenario FOREIGN KEY (scenario_id) REFERENCES award_scenario (id),
  CONSTRAINT ck_award_scenario_run_kind CHECK (kind IN ('SOLVE', 'COSTS', 'CHECK')),
  CONSTRAINT ck_award_scenario_run_status CHECK (status IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
  CONSTRAINT ck_award_scenario_run_claim CHECK ((status = 'RUNNING') = (claim IS NOT NULL) AND (status = 'RUNNING') = (lease_until IS NOT NULL)),
  CONSTRAINT ck_award_scenario_run_done CHECK ((status IN ('DONE', 'FAILED')) = (done_at IS NOT NULL)),
  CONSTRAINT ck_award_scenario_run_result CHECK ((status = 'DONE') = (result IS NOT NULL) AND (status = 'DONE') = (result_sha256 IS NOT NULL)),
  CONSTRAINT ck_award_scenario_run_error CHECK ((status = 'FAILED') = (error IS NOT NULL)),
  INDEX ix_award_scenario_run_due (status, lease_until)
) COMMENT 'The work on scenarios; any node takes it up, and takes it over from a node that died';

DELIMITER //
-- What ended stays as it ended, and only what is being worked can end.
CREATE TRIGGER tr_award_scenario_run_step BEFORE UPDATE ON award_scenario_run FOR EACH ROW
BEGIN
  IF NEW.scenario_id <> OLD.scenario_id OR NEW.kind <> OLD.kind OR OLD.status IN ('DONE', 'FAILED')
      OR (OLD.status = 'QUEUED' AND NEW.status <> 'RUNNING')
      OR (OLD.status = 'RUNNING' AND NEW.status = 'QUEUED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-immutable';
  END IF;
  IF NEW.status = 'DONE' AND NEW.result_sha256 <> SHA2(NEW.result, 256) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.scenario-hash-differs';
  END IF;
END//
DELIMITER ;

CREATE TABLE scenario_choice (
  decision_id BIGINT NOT NULL COMMENT 'decision that the committee was asked for',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  scenario_id BIGINT NOT NULL COMMENT 'scenario that was recommended',
  reason VARCHAR(1000) NOT NULL COMMENT 'why this scenario',
  deviations INT NOT NULL COMMENT 'lots recommended otherwise than in the scenario; each award tells its reason',
  chosen_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  chosen_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_scenario_choice PRIMARY KEY (decision_id),
  CONSTRAINT fk_scenario_choice_decision FOREIGN KEY (decision_id) REFERENCES decision (id),
  CONSTRAINT fk_scenario_choice_scenario FOREIGN KEY (scenario_id, tender_id) REFERENCES award_scenario (id, tender_id),
  CONSTRAINT fk_scenario_choice_person FOREIGN KEY (chosen_by) REFERENCES person (id),
  CONSTRAINT ck_scenario_choice_reason CHECK (CHAR_LENGTH(reason) > 0),
  CONSTRAINT ck_scenario_choice_deviations CHECK (deviations >= 0),
  INDEX ix_scenario_choice_tender (tender_id)
) COMMENT 'Which scenario a recommendation was made from, and why';

-- Between the decision and the award each state confirms its quantities within a band, or opts out of lots. What was
-- asked stays as it was; what is confirmed stands beside it, once for every lot, and is what is awarded.
CREATE TABLE quantity_confirmation (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  status VARCHAR(10) NOT NULL COMMENT 'OPEN until every state has answered or its time has passed, then SETTLED',
  open_of BIGINT NULL COMMENT 'the tender while it is open, so that only one is',
  band_percent DECIMAL(12,3) NOT NULL COMMENT 'how far a state may go below and above what it asked for, by the rule of the tender',
  opened_at DATETIME(6) NOT NULL COMMENT 'UTC',
  settled_at DATETIME(6) NULL COMMENT 'UTC; from then on the confirmed quantities are in force',
  CONSTRAINT pk_quantity_confirmation PRIMARY KEY (id),
  CONSTRAINT uq_quantity_confirmation_tender UNIQUE (id, tender_id),
  CONSTRAINT uq_quantity_confirmation_open UNIQUE (open_of),
  CONSTRAINT fk_quantity_confirmation_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_quantity_confirmation_status CHECK (status IN ('OPEN', 'SETTLED')),
  CONSTRAINT ck_quantity_confirmation_open CHECK ((status = 'OPEN') = (open_of IS NOT NULL)),
  CONSTRAINT ck_quantity_confirmation_open_of CHECK (open_of IS NULL OR open_of = tender_id),
  CONSTRAINT ck_quantity_confirmation_settled CHECK ((status = 'SETTLED') = (settled_at IS NOT NULL)),
  CONSTRAINT ck_quantity_confirmation_band CHECK (band_percent BETWEEN 0 AND 100)
) COMMENT 'Confirmations of quantities between decision and award';

DELIMITER //
-- Settled when no state may still answer, and only if everything sums: the lines of each state to what it confirmed,
-- and the states to the item.
CREATE TRIGGER tr_quantity_confirmation_settled BEFORE UPDATE ON quantity_confirmation FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF OLD.status <> 'OPEN' OR NEW.status <> 'SETTLED' OR NEW.tender_id <> OLD.tender_id
      OR NEW.band_percent <> OLD.band_percent OR NEW.opened_at <> OLD.opened_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
  IF EXISTS (SELECT 1 FROM confirmation_state WHERE confirmation_id = NEW.id AND status = 'WAITING')
      OR EXISTS (SELECT 1 FROM confirmation_lot WHERE confirmation_id = NEW.id AND outcome IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.waiting';
  END IF;
  SELECT COUNT(*) INTO faults FROM (
    SELECT i.id, COALESCE(c.quantity, i.quantity) AS in_force, COALESCE(SUM(COALESCE(q.confirmed, q.asked)), 0) AS confirmed
      FROM confirmation_lot l JOIN lot_item i ON i.lot_id = l.lot_id
      LEFT JOIN confirmed_item c ON c.lot_item_id = i.id
      LEFT JOIN state_quantity q ON q.lot_item_id = i.id AND q.confirmation_id = l.confirmation_id
     WHERE l.confirmation_id = NEW.id
     GROUP BY i.id, i.quantity, c.quantity) AS items
   WHERE items.in_force <> items.confirmed;
  IF faults = 0 THEN
    SELECT COUNT(*) INTO faults FROM (
      SELECT COALESCE(q.confirmed, q.asked) AS confirmed, SUM(COALESCE(c.quantity, a.quantity)) AS shared_out
        FROM state_quantity q
        JOIN allocation a ON a.lot_item_id = q.lot_item_id
        JOIN demand_line d ON d.id = a.demand_line_id
        JOIN procuring_entity e ON e.id = d.entity_id AND e.state_code = q.state_code
        LEFT JOIN confirmed_line c ON c.demand_line_id = a.demand_line_id AND c.lot_item_id = a.lot_item_id
       WHERE q.confirmation_id = NEW.id
       GROUP BY q.state_code, q.lot_item_id, q.confirmed, q.asked) AS parts
     WHERE parts.confirmed <> parts.shared_out;
  END IF;
  IF faults > 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.sums-differ';
  END IF;
END//
DELIMITER ;

CREATE TABLE confirmation_lot (
  confirmation_id BIGINT NOT NULL COMMENT 'confirmation',
  lot_id BIGINT NOT NULL COMMENT 'lot asked about; once only',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  outcome VARCHAR(15) NULL COMMENT 'UNCHANGED, WINNER_CHANGED, ALTERNATIVE, LOW_PRICE, LEAST_SHARE, DISCOUNT, LEVEL or NONE_LEFT once settled',
  CONSTRAINT pk_confirmation_lot PRIMARY KEY (confirmation_id, lot_id),
  CONSTRAINT uq_confirmation_lot_once UNIQUE (lot_id),
  CONSTRAINT fk_confirmation_lot_confirmation FOREIGN KEY (confirmation_id, tender_id) REFERENCES quantity_confirmation (id, tender_id),
  CONSTRAINT fk_confirmation_lot_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT ck_confirmation_lot_outcome CHECK (outcome IN ('UNCHANGED', 'WINNER_CHANGED', 'ALTERNATIVE', 'LOW_PRICE',
    'LEAST_SHARE', 'DISCOUNT', 'LEVEL', 'NONE_LEFT')),
  INDEX ix_confirmation_lot_tender (tender_id)
) COMMENT 'Lots whose quantities are confirmed, and whether their award stands';

DELIMITER //
-- AFTER, since rows come by INSERT ... SELECT. Of a divided lot the winners stand in the same order too, since the
-- better serves the earliest needs.
CREATE TRIGGER tr_confirmation_lot_settled AFTER UPDATE ON confirmation_lot FOR EACH ROW
BEGIN
  DECLARE swapped INT DEFAULT 0;
  IF OLD.outcome IS NOT NULL OR NEW.lot_id <> OLD.lot_id
      OR (SELECT status FROM quantity_confirmation WHERE id = NEW.confirmation_id) <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
  IF NEW.outcome = 'UNCHANGED' THEN
    SELECT COUNT(*) INTO swapped
      FROM award a JOIN award b ON b.live_lot_id = a.live_lot_id
      JOIN quantity_ranking p ON p.confirmation_id = NEW.confirmation_id AND p.lot_id = a.lot_id AND p.bid_id = a.bid_id AND p.basis = 'ASKED'
      JOIN quantity_ranking q ON q.confirmation_id = NEW.confirmation_id AND q.lot_id = b.lot_id AND q.bid_id = b.bid_id AND q.basis = 'ASKED'
      LEFT JOIN quantity_ranking x ON x.confirmation_id = NEW.confirmation_id AND x.lot_id = a.lot_id AND x.bid_id = a.bid_id AND x.basis = 'CONFIRMED'
      LEFT JOIN quantity_ranking y ON y.confirmation_id = NEW.confirmation_id AND y.lot_id = b.lot_id AND y.bid_id = b.bid_id AND y.basis = 'CONFIRMED'
     WHERE a.live_lot_id = NEW.lot_id AND p.rank_position < q.rank_position
       AND NOT COALESCE(x.rank_position < y.rank_position, FALSE);
    -- The award stands exactly where the same bid comes first before and after.
    IF swapped > 0 OR NOT (SELECT bid_id FROM quantity_ranking WHERE confirmation_id = NEW.confirmation_id
           AND lot_id = NEW.lot_id AND basis = 'ASKED' AND rank_position = 1)
        <=> (SELECT bid_id FROM quantity_ranking WHERE confirmation_id = NEW.confirmation_id
           AND lot_id = NEW.lot_id AND basis = 'CONFIRMED' AND rank_position = 1) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.winner-changed';
    END IF;
  END IF;
END//
DELIMITER ;

CREATE TABLE confirmation_state (
  confirmation_id BIGINT NOT NULL COMMENT 'confirmation',
  state_code CHAR(2) NOT NULL COMMENT 'state with demand in a lot asked about',
  answer_until DATETIME(6) NOT NULL COMMENT 'UTC; working days of the state; silence confirms what was asked for',
  status VARCHAR(10) NOT NULL DEFAULT 'WAITING' COMMENT 'WAITING, ANSWERED or SILENT',
  answered_by BIGINT NULL COMMENT 'national coordinator',
  answered_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_confirmation_state PRIMARY KEY (confirmation_id, state_code),
  CONSTRAINT fk_confirmation_state_confirmation FOREIGN KEY (confirmation_id) REFERENCES quantity_confirmation (id),
  CONSTRAINT fk_confirmation_state_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_confirmation_state_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_confirmation_state_status CHECK (status IN ('WAITING', 'ANSWERED', 'SILENT')),
  CONSTRAINT ck_confirmation_state_answered CHECK ((status = 'ANSWERED') = (answered_by IS NOT NULL)
    AND (status = 'ANSWERED') = (answered_at IS NOT NULL))
) COMMENT 'States asked to confirm their quantities';

DELIMITER //
-- In time, once, and by a coordinator of the state.
CREATE TRIGGER tr_confirmation_state_answered BEFORE UPDATE ON confirmation_state FOR EACH ROW
BEGIN
  IF OLD.status <> 'WAITING' OR NEW.status = 'WAITING' OR NEW.confirmation_id <> OLD.confirmation_id
      OR NEW.state_code <> OLD.state_code OR NEW.answer_until <> OLD.answer_until THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
  IF NEW.status = 'SILENT' AND UTC_TIMESTAMP(6) < NEW.answer_until THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.waiting';
  END IF;
  IF NEW.status = 'ANSWERED' THEN
    IF UTC_TIMESTAMP(6) >= NEW.answer_until THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.window-over';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.answered_by AND role = 'NATIONAL_COORDINATOR'
        AND state_code = NEW.state_code) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.other-state';
    END IF;
    IF EXISTS (SELECT 1 FROM state_quantity WHERE confirmation_id = NEW.confirmation_id
        AND state_code = NEW.state_code AND confirmed IS NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.incomplete';
    END IF;
  END IF;
END//
DELIMITER ;

CREATE TABLE state_quantity (
  confirmation_id BIGINT NOT NULL COMMENT 'confirmation',
  state_code CHAR(2) NOT NULL COMMENT 'state',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item',
  asked DECIMAL(18,3) NOT NULL COMMENT 'sum of what the demand of the state has in the lot item',
  lowest DECIMAL(18,3) NOT NULL COMMENT 'least that may be confirmed, rounded up into the band',
  highest DECIMAL(18,3) NOT NULL COMMENT 'most that may be confirmed, rounded down into the band',
  confirmed DECIMAL(18,3) NULL COMMENT 'what the state confirmed; zero where it opted out of the lot; none: as asked',
  CONSTRAINT pk_state_quantity PRIMARY KEY (confirmation_id, state_code, lot_item_id),
  CONSTRAINT fk_state_quantity_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id),
  CONSTRAINT fk_state_quantity_state FOREIGN KEY (confirmation_id, state_code) REFERENCES confirmation_state (confirmation_id, state_code),
  CONSTRAINT ck_state_quantity_band CHECK (lowest > 0 AND lowest <= asked AND asked <= highest),
  CONSTRAINT ck_state_quantity_confirmed CHECK (confirmed IS NULL OR confirmed = 0 OR confirmed BETWEEN lowest AND highest),
  INDEX ix_state_quantity_item (lot_item_id)
) COMMENT 'What each state asked for of each item, its band, and what it confirmed';

DELIMITER //
-- The band is the one of the rule, around what the state's demand has in the item.
CREATE TRIGGER tr_state_quantity_asked AFTER INSERT ON state_quantity FOR EACH ROW
BEGIN
  DECLARE band DECIMAL(12,3);
  SELECT band_percent INTO band FROM quantity_confirmation WHERE id = NEW.confirmation_id;
  IF NEW.confirmed IS NOT NULL OR NEW.asked <> (SELECT COALESCE(SUM(a.quantity), 0) FROM allocation a
        JOIN demand_line d ON d.id = a.demand_line_id JOIN procuring_entity e ON e.id = d.entity_id
       WHERE a.lot_item_id = NEW.lot_item_id AND e.state_code = NEW.state_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.sums-differ';
  END IF;
  IF NEW.lowest * 100 < NEW.asked * (100 - band) OR NEW.highest * 100 > NEW.asked * (100 + band) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.outside-band';
  END IF;
END//
CREATE TRIGGER tr_state_quantity_confirmed BEFORE UPDATE ON state_quantity FOR EACH ROW
BEGIN
  DECLARE state_status VARCHAR(10);
  DECLARE until_time DATETIME(6);
  DECLARE is_out BOOLEAN;
  IF OLD.confirmed IS NOT NULL OR NEW.confirmed IS NULL OR NEW.confirmation_id <> OLD.confirmation_id
      OR NEW.state_code <> OLD.state_code OR NEW.lot_item_id <> OLD.lot_item_id OR NEW.asked <> OLD.asked
      OR NEW.lowest <> OLD.lowest OR NEW.highest <> OLD.highest THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
  SELECT status, answer_until INTO state_status, until_time FROM confirmation_state
   WHERE confirmation_id = NEW.confirmation_id AND state_code = NEW.state_code;
  IF state_status <> 'WAITING' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
  IF UTC_TIMESTAMP(6) >= until_time THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.window-over';
  END IF;
  SELECT COUNT(*) > 0 INTO is_out FROM lot_opt_out o JOIN lot_item i ON i.lot_id = o.lot_id
   WHERE o.confirmation_id = NEW.confirmation_id AND o.state_code = NEW.state_code AND i.id = NEW.lot_item_id;
  IF is_out <> (NEW.confirmed = 0) OR (NEW.confirmed <> 0 AND NEW.confirmed NOT BETWEEN NEW.lowest AND NEW.highest) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.outside-band';
  END IF;
  IF NEW.confirmed <> FLOOR(NEW.confirmed) AND NEW.confirmed <> NEW.asked AND (SELECT u.is_whole FROM lot_item i
      JOIN unit_of_measure u ON u.code = i.unit_code WHERE i.id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.not-whole';
  END IF;
END//
DELIMITER ;

CREATE TABLE lot_opt_out (
  confirmation_id BIGINT NOT NULL COMMENT 'confirmation',
  state_code CHAR(2) NOT NULL COMMENT 'state that takes nothing of the lot',
  lot_id BIGINT NOT NULL COMMENT 'lot',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of the coordinator',
  CONSTRAINT pk_lot_opt_out PRIMARY KEY (confirmation_id, state_code, lot_id),
  CONSTRAINT fk_lot_opt_out_state FOREIGN KEY (confirmation_id, state_code) REFERENCES confirmation_state (confirmation_id, state_code),
  CONSTRAINT fk_lot_opt_out_lot FOREIGN KEY (confirmation_id, lot_id) REFERENCES confirmation_lot (confirmation_id, lot_id),
  CONSTRAINT ck_lot_opt_out_reason CHECK (reason <> '')
) COMMENT 'Lots that states opted out of, with their reasons';

DELIMITER //
CREATE TRIGGER tr_lot_opt_out_added BEFORE INSERT ON lot_opt_out FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM confirmation_state WHERE confirmation_id = NEW.confirmation_id
      AND state_code = NEW.state_code AND status = 'WAITING' AND UTC_TIMESTAMP(6) < answer_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
END//
CREATE TRIGGER tr_lot_opt_out_alone BEFORE INSERT ON lot_opt_out FOR EACH ROW
BEGIN
  -- Held, so that no quantity is confirmed while the opt-out is written.
  DECLARE state_status VARCHAR(10);
  SELECT status INTO state_status FROM confirmation_state
   WHERE confirmation_id = NEW.confirmation_id AND state_code = NEW.state_code FOR UPDATE;
  IF EXISTS (SELECT 1 FROM state_quantity q JOIN lot_item i ON i.id = q.lot_item_id
      WHERE q.confirmation_id = NEW.confirmation_id AND q.state_code = NEW.state_code
        AND i.lot_id = NEW.lot_id AND q.confirmed <> 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.opted-out';
  END IF;
END//
DELIMITER ;

CREATE TABLE confirmed_item (
  lot_item_id BIGINT NOT NULL COMMENT 'lot item whose quantity changed',
  confirmation_id BIGINT NOT NULL COMMENT 'confirmation',
  quantity DECIMAL(18,3) NOT NULL COMMENT 'sum of what the states confirmed: in force instead of what was tendered',
  CONSTRAINT pk_confirmed_item PRIMARY KEY (lot_item_id),
  CONSTRAINT fk_confirmed_item_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id),
  CONSTRAINT fk_confirmed_item_confirmation FOREIGN KEY (confirmation_id) REFERENCES quantity_confirmation (id),
  CONSTRAINT ck_confirmed_item_quantity CHECK (quantity >= 0)
) COMMENT 'Quantities of lot items in force where the states changed them';

-- Items of lots in the quantity in force: what the states confirmed where that changed it, else what was tendered.
CREATE VIEW lot_item_in_force AS
  SELECT i.id, i.tender_id, i.lot_id, i.position, i.revision_id, i.unit_code, i.is_free,
         COALESCE(c.quantity, i.quantity) AS quantity, i.quantity AS tendered_quantity
    FROM lot_item i
    LEFT JOIN confirmed_item c ON c.lot_item_id = i.id;

CREATE TABLE confirmed_line (
  demand_line_id BIGINT NOT NULL COMMENT 'demand line',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item that covers it',
  confirmation_id BIGINT NOT NULL COMMENT 'confirmation',
  quantity DECIMAL(18,3) NOT NULL COMMENT 'its share of what its state confirmed: in force instead of its allocation',
  CONSTRAINT pk_confirmed_line PRIMARY KEY (demand_line_id, lot_item_id),
  CONSTRAINT fk_confirmed_line_allocation FOREIGN KEY (demand_line_id, lot_item_id) REFERENCES allocation (demand_line_id, lot_item_id),
  CONSTRAINT fk_confirmed_line_confirmation FOREIGN KEY (confirmation_id) REFERENCES quantity_confirmation (id),
  CONSTRAINT ck_confirmed_line_quantity CHECK (quantity >= 0)
) COMMENT 'Allocations in force where a state changed its quantity';

-- Demand lines in lot items in the quantity in force: the share of the line in what its state confirmed where that
-- changed it, else the part that was tendered. That part in the unit of the line is its line quantity.
CREATE VIEW allocation_in_force AS
  SELECT a.demand_line_id, a.lot_item_id, COALESCE(c.quantity, a.quantity) AS quantity,
         a.quantity AS tendered_quantity, COALESCE(a.line_quantity, a.quantity) AS line_quantity,
         c.demand_line_id IS NOT NULL AS is_confirmed
    FROM allocation a
    LEFT JOIN confirmed_line c ON c.demand_line_id = a.demand_line_id AND c.lot_item_id = a.lot_item_id;

CREATE TABLE quantity_ranking (
  confirmation_id BIGINT NOT NULL COMMENT 'confirmation',
  lot_id BIGINT NOT NULL COMMENT 'lot',
  bid_id BIGINT NOT NULL COMMENT 'bid',
  basis VARCHAR(10) NOT NULL COMMENT 'ASKED: the ranking the committees saw; CONFIRMED: the same with the confirmed quantities',
  exclusion VARCHAR(30) NULL COMMENT 'why the bid takes no part',
  bid_total DECIMAL(19,3) NOT NULL COMMENT 'in the currency of the bid, without VAT',
  bid_currency CHAR(3) NOT NULL COMMENT 'currency of the bid',
  converted_total DECIMAL(19,3) NOT NULL COMMENT 'in the currency of the tender',
  evaluated_price DECIMAL(19,3) NOT NULL COMMENT 'after preference, for comparison only',
  technical_score DECIMAL(5,2) NOT NULL COMMENT '0 to 100',
  price_score DECIMAL(5,2) NOT NULL COMMENT '0 to 100',
  final_score DECIMAL(5,2) NOT NULL COMMENT '0 to 100',
  rank_position INT NULL COMMENT 'from 1; none for a bid that takes no part',
  is_abnormally_low BOOLEAN NOT NULL COMMENT 'flagged by the rule of the tender',
  CONSTRAINT pk_quantity_ranking PRIMARY KEY (confirmation_id, lot_id, bid_id, basis),
  CONSTRAINT fk_quantity_ranking_lot FOREIGN KEY (confirmation_id, lot_id) REFERENCES confirmation_lot (confirmation_id, lot_id),
  CONSTRAINT fk_quantity_ranking_bid FOREIGN KEY (bid_id) REFERENCES opened_bid (bid_id),
  CONSTRAINT ck_quantity_ranking_basis CHECK (basis IN ('ASKED', 'CONFIRMED')),
  CONSTRAINT ck_quantity_ranking_part CHECK ((rank_position IS NULL) = (exclusion IS NOT NULL)),
  INDEX ix_quantity_ranking_lot (lot_id, bid_id, basis)
) COMMENT 'Rankings before and after the confirmation of quantities, neither ever changed';
