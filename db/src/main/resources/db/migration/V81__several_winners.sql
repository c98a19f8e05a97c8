-- A lot may have several winners where the rules of the tender let it be divided, and a discount that depends on
-- winning several lots is taken off where the awards meet its condition. What each award gives of each item, to which
-- state, and at which price is kept row by row, so that everything after the award reads it from one place.

ALTER TABLE lot
  COMMENT = 'Lots, each awarded as a whole unless the rules of the tender let it be divided';

ALTER TABLE lot_item
  ADD CONSTRAINT uq_lot_item_lot UNIQUE (id, lot_id);

ALTER TABLE award
  DROP INDEX uq_award_live_lot,
  DROP CONSTRAINT ck_award_end_reason;
ALTER TABLE award
  COMMENT = 'Awards: one living award a lot, or several where the rules of the tender let it be divided';
ALTER TABLE award
  MODIFY COLUMN live_lot_id BIGINT NULL COMMENT 'the lot while the award lives, none once cancelled: a bid has at most one living award of a lot',
  MODIFY COLUMN amount DECIMAL(19,3) NOT NULL COMMENT 'sum of its items without VAT, in the currency of the bid; the price bid where the lot is whole and no discount applies',
  MODIFY COLUMN end_reason VARCHAR(15) NULL COMMENT 'why an award adopted did not take effect: DEBARRED, REVIEW, QUANTITIES, LOT (another award of the divided lot ended) or DISCOUNT (the condition of its discount is no longer met); none where the committee did not adopt it',
  ADD COLUMN converted_amount DECIMAL(19,3) NULL COMMENT 'the amount in the currency of the tender at its rates' AFTER currency,
  ADD CONSTRAINT uq_award_live_bid UNIQUE (live_lot_id, bid_id),
  ADD CONSTRAINT uq_award_of_lot UNIQUE (id, lot_id),
  ADD CONSTRAINT uq_award_of_bid UNIQUE (id, bid_id),
  ADD CONSTRAINT ck_award_end_reason CHECK (end_reason IN ('DEBARRED', 'REVIEW', 'QUANTITIES', 'LOT', 'DISCOUNT'));

UPDATE award a
  JOIN joint_tender t ON t.id = a.tender_id
  JOIN currency c ON c.code = t.currency
  LEFT JOIN lot_ranking r ON r.lot_id = a.lot_id AND r.bid_id = a.bid_id AND r.bid_total = a.amount
  LEFT JOIN exchange_rate s ON s.currency = t.currency AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
    WHERE x.currency = t.currency AND x.valid_from <= t.rate_date)
  LEFT JOIN exchange_rate o ON o.currency = a.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
    WHERE x.currency = a.currency AND x.valid_from <= t.rate_date)
   SET a.converted_amount = COALESCE(r.converted_total, CASE WHEN a.currency = t.currency THEN a.amount END,
         ROUND(a.amount * s.units_per_usd / o.units_per_usd, c.decimals), a.amount);
ALTER TABLE award
  MODIFY COLUMN converted_amount DECIMAL(19,3) NOT NULL COMMENT 'the amount in the currency of the tender at its rates';

ALTER TABLE confirmation_lot
  DROP CONSTRAINT ck_confirmation_lot_outcome;
ALTER TABLE confirmation_lot
  MODIFY COLUMN outcome VARCHAR(15) NULL COMMENT 'UNCHANGED, WINNER_CHANGED, LOW_PRICE, LEAST_SHARE, DISCOUNT, LEVEL or NONE_LEFT once settled',
  ADD CONSTRAINT ck_confirmation_lot_outcome CHECK (outcome IN ('UNCHANGED', 'WINNER_CHANGED', 'LOW_PRICE', 'LEAST_SHARE',
    'DISCOUNT', 'LEVEL', 'NONE_LEFT'));

-- A lot may be back because another lot is: its price depended on winning that one too.
ALTER TABLE examination_lot
  DROP CONSTRAINT ck_examination_lot_origin;
ALTER TABLE examination_lot
  MODIFY COLUMN origin VARCHAR(15) NOT NULL COMMENT 'COMMITTEE, COMPLAINT, DEBARMENT, QUANTITIES or DISCOUNT (the condition of its discount is no longer met): what returned it',
  ADD CONSTRAINT ck_examination_lot_origin CHECK (origin IN ('COMMITTEE', 'COMPLAINT', 'DEBARMENT', 'QUANTITIES', 'DISCOUNT'));

CREATE TABLE award_item (
  award_id BIGINT NOT NULL COMMENT 'award',
  lot_item_id BIGINT NOT NULL COMMENT 'item awarded, whole or in part',
  lot_id BIGINT NOT NULL COMMENT 'lot of both',
  quantity DECIMAL(18,3) NOT NULL COMMENT 'units awarded',
  bid_price DECIMAL(19,3) NOT NULL COMMENT 'price bid for one unit, without VAT, in the currency of the award',
  discount_percent DECIMAL(7,4) NOT NULL COMMENT 'sum of the discounts that apply to the award',
  unit_price DECIMAL(25,9) NOT NULL COMMENT 'price paid for one unit: the price bid less the discount, never rounded',
  amount DECIMAL(19,3) NOT NULL COMMENT 'quantity times price paid, rounded half up to the currency',
  CONSTRAINT pk_award_item PRIMARY KEY (award_id, lot_item_id),
  CONSTRAINT fk_award_item_award FOREIGN KEY (award_id, lot_id) REFERENCES award (id, lot_id),
  CONSTRAINT fk_award_item_item FOREIGN KEY (lot_item_id, lot_id) REFERENCES lot_item (id, lot_id),
  CONSTRAINT ck_award_item_quantity CHECK (quantity > 0),
  CONSTRAINT ck_award_item_discount CHECK (discount_percent BETWEEN 0 AND 100),
  CONSTRAINT ck_award_item_price CHECK (unit_price * 100 = bid_price * (100 - discount_percent)),
  CONSTRAINT ck_award_item_amount CHECK (amount >= 0)
) COMMENT 'What each award gives of each item, and at which price';

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
  percent DECIMAL(7,4) NOT NULL COMMENT 'what it takes off',
  CONSTRAINT pk_award_discount PRIMARY KEY (award_id, number),
  CONSTRAINT fk_award_discount_award FOREIGN KEY (award_id, bid_id) REFERENCES award (id, bid_id),
  CONSTRAINT fk_award_discount_discount FOREIGN KEY (bid_id, number) REFERENCES bid_discount (bid_id, number),
  CONSTRAINT ck_award_discount_percent CHECK (percent > 0 AND percent <= 100)
) COMMENT 'Discounts whose condition the awards met when they were recommended';

-- What the awards that were there give: the quantities in force, or those decided on where they ended before that.
INSERT INTO award_item (award_id, lot_item_id, lot_id, quantity, bid_price, discount_percent, unit_price, amount)
SELECT a.id, i.id, a.lot_id, COALESCE(q.quantity, i.quantity), b.unit_price, 0, b.unit_price,
       ROUND(COALESCE(q.quantity, i.quantity) * b.unit_price, c.decimals)
  FROM award a
  JOIN currency c ON c.code = a.currency
  JOIN lot_item i ON i.lot_id = a.lot_id
  JOIN bid_line b ON b.bid_id = a.bid_id AND b.lot_item_id = i.id
  LEFT JOIN confirmation_lot l ON l.lot_id = a.lot_id
  LEFT JOIN quantity_confirmation f ON f.id = l.confirmation_id
  LEFT JOIN confirmed_item q ON q.lot_item_id = i.id AND (l.outcome = 'UNCHANGED' OR a.recommended_at >= f.settled_at)
 WHERE COALESCE(q.quantity, i.quantity) > 0;
INSERT INTO award_share (award_id, lot_item_id, state_code, quantity)
SELECT x.award_id, x.lot_item_id, e.state_code, SUM(COALESCE(y.quantity, n.quantity))
  FROM award_item x
  JOIN award a ON a.id = x.award_id
  JOIN allocation n ON n.lot_item_id = x.lot_item_id
  JOIN demand_line d ON d.id = n.demand_line_id
  JOIN procuring_entity e ON e.id = d.entity_id
  LEFT JOIN confirmation_lot l ON l.lot_id = a.lot_id
  LEFT JOIN quantity_confirmation f ON f.id = l.confirmation_id
  LEFT JOIN confirmed_line y ON y.demand_line_id = n.demand_line_id AND y.lot_item_id = n.lot_item_id
   AND (l.outcome = 'UNCHANGED' OR a.recommended_at >= f.settled_at)
 GROUP BY x.award_id, x.lot_item_id, e.state_code
HAVING SUM(COALESCE(y.quantity, n.quantity)) > 0;

-- A price less a discount may have more decimals than its currency; it is kept as it is, and amounts are rounded once.
ALTER TABLE award_allocation
  MODIFY COLUMN unit_price DECIMAL(25,9) NOT NULL COMMENT 'price paid, without VAT, in the currency of the award';
ALTER TABLE entitlement
  MODIFY COLUMN unit_price DECIMAL(25,9) NOT NULL COMMENT 'price in the currency of the award, without VAT';

-- Of several winners of a lot a decision on a complaint says which is excluded.
ALTER TABLE review_draft_lot
  ADD COLUMN excluded_bid BIGINT NULL COMMENT 'winning bid excluded, where a divided lot has several; otherwise the winner complained of',
  ADD CONSTRAINT fk_review_draft_lot_excluded FOREIGN KEY (excluded_bid) REFERENCES bid (id),
  ADD CONSTRAINT ck_review_draft_lot_excluded CHECK (excluded_bid IS NULL OR remedy = 'EXCLUDE');

DROP TRIGGER tr_award_recommended;
DROP TRIGGER tr_award_progress;
DROP TRIGGER tr_award_in_standstill;
DROP TRIGGER tr_confirmation_lot_settled;
DROP TRIGGER tr_joint_tender_quantities;
DROP TRIGGER tr_award_not_suspended;
DROP TRIGGER tr_recommendation_value;
DROP TRIGGER tr_review_draft_lot_added;
DROP TRIGGER tr_review_exclusion_decided;

DELIMITER //
-- As in V09, but that an award may be less than the bid. The tender is locked first, so that of two who recommend at
-- once one waits and then sees what the other did.
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
-- Never more of an item than is in force, never less than the least share, at the price bid less the discount. Written
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
  SELECT a.status, t.status, c.decimals,
         EXISTS (SELECT 1 FROM quantity_confirmation f JOIN confirmation_lot l ON l.confirmation_id = f.id
                  WHERE f.open_of = t.id AND l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'),
         COALESCE((SELECT MAX(value) FROM tender_rule WHERE tender_id = t.id AND code = 'award.least-share-percent'), 0),
         (SELECT unit_price FROM bid_line WHERE bid_id = a.bid_id AND lot_item_id = NEW.lot_item_id)
    INTO award_status, tender_status, coins, is_settling, least, price
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
  IF NOT NEW.bid_price <=> price OR NEW.amount <> ROUND(NEW.quantity * NEW.unit_price, coins) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.amount-differs';
  END IF;
END//
CREATE TRIGGER tr_award_item_fixed AFTER UPDATE ON award_item FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
END//
CREATE TRIGGER tr_award_item_kept AFTER DELETE ON award_item FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM award a JOIN joint_tender t ON t.id = a.tender_id AND t.status = 'DECIDED'
       JOIN quantity_confirmation f ON f.open_of = t.id
       JOIN confirmation_lot l ON l.confirmation_id = f.id AND l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'
      WHERE a.id = OLD.award_id AND a.status = 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END//
CREATE TRIGGER tr_award_share_given AFTER INSERT ON award_share FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM award a JOIN joint_tender t ON t.id = a.tender_id AND t.status = 'UNDER_EVALUATION'
      WHERE a.id = NEW.award_id AND a.status = 'pending')
      AND NOT EXISTS (SELECT 1 FROM award a JOIN joint_tender t ON t.id = a.tender_id AND t.status = 'DECIDED'
       JOIN quantity_confirmation f ON f.open_of = t.id
       JOIN confirmation_lot l ON l.confirmation_id = f.id AND l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'
      WHERE a.id = NEW.award_id AND a.status = 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END//
CREATE TRIGGER tr_award_share_fixed AFTER UPDATE ON award_share FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
END//
CREATE TRIGGER tr_award_share_kept AFTER DELETE ON award_share FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM award a JOIN joint_tender t ON t.id = a.tender_id AND t.status = 'DECIDED'
       JOIN quantity_confirmation f ON f.open_of = t.id
       JOIN confirmation_lot l ON l.confirmation_id = f.id AND l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'
      WHERE a.id = OLD.award_id AND a.status = 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END//
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
CREATE TRIGGER tr_award_discount_fixed AFTER UPDATE ON award_discount FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
END//
CREATE TRIGGER tr_award_discount_kept AFTER DELETE ON award_discount FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
END//
-- As in V63; of a divided lot the winners stand in the same order too, since the better serves the earliest needs.
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
-- As in V64; with the quantities confirmed other winners of the lot end too, and discounts whose condition failed.
CREATE TRIGGER tr_award_in_standstill BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  IF NEW.status <> OLD.status THEN
    SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id;
    IF NEW.status = 'active' AND tender_status <> 'STANDSTILL'
        OR NEW.status = 'cancelled' AND (tender_status IN ('STANDSTILL', 'DECIDED')) <> (NEW.end_reason IS NOT NULL)
        OR NEW.end_reason = 'QUANTITIES' AND tender_status <> 'DECIDED'
        OR NEW.end_reason IN ('DEBARRED', 'REVIEW') AND tender_status = 'DECIDED' THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.not-in-standstill';
    END IF;
  ELSEIF NOT NEW.end_reason <=> OLD.end_reason THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END//
-- As in V64, of what the awards come to: shares and discounts are less than the bids.
CREATE TRIGGER tr_joint_tender_quantities BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE in_sar DECIMAL(19,3);
  IF NEW.status <> OLD.status AND NEW.status = 'STANDSTILL' THEN
    IF EXISTS (SELECT 1 FROM quantity_confirmation WHERE open_of = NEW.id)
        OR (EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.id AND code = 'quantities.confirmation-days' AND value >= 1)
            AND EXISTS (SELECT 1 FROM award a WHERE a.tender_id = NEW.id AND a.status = 'pending'
                 AND NOT EXISTS (SELECT 1 FROM confirmation_lot l WHERE l.lot_id = a.lot_id))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.waiting';
    END IF;
    IF EXISTS (SELECT 1 FROM award a JOIN confirmation_lot l ON l.lot_id = a.lot_id
         JOIN quantity_confirmation c ON c.id = l.confirmation_id
        WHERE a.tender_id = NEW.id AND a.status = 'pending' AND l.outcome <> 'UNCHANGED'
          AND a.recommended_at < c.settled_at) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.winner-changed';
    END IF;
    SELECT SUM(a.converted_amount) INTO in_sar
      FROM award a JOIN confirmation_lot l ON l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'
     WHERE a.tender_id = NEW.id AND a.status = 'pending';
    IF NEW.currency <> 'SAR' THEN
      SELECT ROUND(in_sar * s.units_per_usd / o.units_per_usd, 2) INTO in_sar
        FROM exchange_rate s JOIN exchange_rate o
          ON o.currency = NEW.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
             WHERE x.currency = NEW.currency AND x.valid_from <= NEW.rate_date)
       WHERE s.currency = 'SAR' AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
             WHERE x.currency = 'SAR' AND x.valid_from <= NEW.rate_date);
    END IF;
    IF EXISTS (SELECT 1 FROM tender_rule r JOIN committee c ON r.code = CONCAT('level.', LOWER(c.code))
        WHERE r.tender_id = NEW.id AND r.value <= in_sar
          AND NOT EXISTS (SELECT 1 FROM recommendation m JOIN recommendation_level v ON v.recommendation_id = m.id
                           WHERE m.current_of = NEW.id AND v.committee_id = c.id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-missing';
    END IF;
  END IF;
END//
-- What is recommended gives every lot that it awards away in full, to the states that asked, with every discount whose
-- condition it meets and no other; and so does what goes into the standstill, in the quantities in force then. A lot
-- counts as won by who alone has a living award of it.
CREATE TRIGGER tr_joint_tender_awards BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  DECLARE least DECIMAL(12,3);
  IF NEW.status <> OLD.status AND NEW.status IN ('RECOMMENDED', 'STANDSTILL') THEN
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.id, COALESCE(q.quantity, i.quantity) AS in_force, COALESCE(SUM(x.quantity), 0) AS given FROM lot_item i
        JOIN (SELECT DISTINCT live_lot_id FROM award WHERE tender_id = NEW.id AND live_lot_id IS NOT NULL) v ON v.live_lot_id = i.lot_id
        LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
        LEFT JOIN (award_item x JOIN award a ON a.id = x.award_id AND a.live_lot_id IS NOT NULL) ON x.lot_item_id = i.id
       GROUP BY i.id, i.quantity, q.quantity) AS items
     WHERE items.in_force <> items.given;
    IF faults = 0 THEN
      SELECT COUNT(*) INTO faults FROM (
        SELECT x.award_id FROM award a JOIN award_item x ON x.award_id = a.id
          LEFT JOIN award_share s ON s.award_id = x.award_id AND s.lot_item_id = x.lot_item_id
         WHERE a.tender_id = NEW.id AND a.status = 'pending'
         GROUP BY x.award_id, x.lot_item_id, x.quantity
        HAVING COALESCE(SUM(s.quantity), 0) <> x.quantity) AS unbalanced;
    END IF;
    IF faults = 0 THEN
      SELECT COUNT(*) INTO faults
        FROM (SELECT s.lot_item_id, s.state_code, SUM(s.quantity) AS quantity
                FROM award a JOIN award_share s ON s.award_id = a.id
               WHERE a.tender_id = NEW.id AND a.status = 'pending' GROUP BY s.lot_item_id, s.state_code) g
        LEFT JOIN (SELECT n.lot_item_id, e.state_code, SUM(COALESCE(y.quantity, n.quantity)) AS quantity
                     FROM lot_item i JOIN allocation n ON n.lot_item_id = i.id
                     LEFT JOIN confirmed_line y ON y.demand_line_id = n.demand_line_id AND y.lot_item_id = n.lot_item_id
                     JOIN demand_line d ON d.id = n.demand_line_id JOIN procuring_entity e ON e.id = d.entity_id
                    WHERE i.tender_id = NEW.id GROUP BY n.lot_item_id, e.state_code) n
          ON n.lot_item_id = g.lot_item_id AND n.state_code = g.state_code
       WHERE NOT n.quantity <=> g.quantity;
    END IF;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.shares-differ';
    END IF;
    SELECT COUNT(*) INTO faults FROM award a
     WHERE a.tender_id = NEW.id AND a.status = 'pending'
       AND a.amount <> (SELECT COALESCE(SUM(x.amount), 0) FROM award_item x WHERE x.award_id = a.id);
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.amount-differs';
    END IF;
    SELECT COALESCE(MAX(value), 0) INTO least FROM tender_rule
     WHERE tender_id = NEW.id AND code = 'award.least-share-percent';
    SELECT COUNT(*) INTO faults FROM award a
     WHERE a.tender_id = NEW.id AND a.status = 'pending' AND least > 0
       AND EXISTS (SELECT 1 FROM lot_item i LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
                    WHERE i.lot_id = a.lot_id AND COALESCE(q.quantity, i.quantity) > 0
                      AND NOT EXISTS (SELECT 1 FROM award_item x WHERE x.award_id = a.id AND x.lot_item_id = i.id));
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.share-too-small';
    END IF;
    SELECT COUNT(*) INTO faults FROM award a JOIN award_item x ON x.award_id = a.id
     WHERE a.tender_id = NEW.id AND a.status = 'pending'
       AND x.discount_percent <> (SELECT COALESCE(SUM(d.percent), 0) FROM award_discount d WHERE d.award_id = a.id);
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-differs';
    END IF;
    -- A discount applies exactly where no lot of its condition is missing.
    SELECT COUNT(*) INTO faults
      FROM award a
      JOIN bid_discount_lot l ON l.bid_id = a.bid_id AND l.lot_id = a.lot_id AND l.role = 'APPLIES_TO'
      LEFT JOIN award_discount d ON d.award_id = a.id AND d.number = l.number
     WHERE a.tender_id = NEW.id AND a.status = 'pending'
       AND (d.number IS NULL) = (NOT EXISTS (SELECT 1 FROM bid_discount_lot w
             WHERE w.bid_id = l.bid_id AND w.number = l.number AND w.role = 'WHEN_WINNING'
               AND (SELECT CASE WHEN COUNT(*) = 1 THEN MAX(v.bid_id) END FROM award v
                     WHERE v.live_lot_id = w.lot_id) <=> l.bid_id = FALSE));
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-condition';
    END IF;
  END IF;
END//
-- As in V64, of what the award gives; the amount follows its items while the quantities of its lot are settled. It
-- takes effect only with the whole of its lot, and with a discount only while its condition is met by living awards
-- that no complaint suspends; and no award ends on which the discount of one in force depends.
CREATE TRIGGER tr_award_progress BEFORE UPDATE ON award FOR EACH ROW PRECEDES tr_award_adopted
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  DECLARE standstill DATETIME(6);
  IF NEW.tender_id <> OLD.tender_id OR NEW.lot_id <> OLD.lot_id OR NEW.bid_id <> OLD.bid_id
      OR NEW.currency <> OLD.currency OR NEW.reason <> OLD.reason
      OR (NEW.status <> OLD.status AND OLD.status <> 'pending') THEN
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
      SELECT 1 FROM award v
        JOIN award_discount d ON d.award_id = v.id
        JOIN bid_discount_lot w ON w.bid_id = d.bid_id AND w.number = d.number AND w.role = 'WHEN_WINNING' AND w.lot_id = NEW.lot_id
       WHERE v.bid_id = NEW.bid_id AND v.status = 'active') THEN
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
    SELECT COUNT(*) INTO faults
      FROM award_discount d
      JOIN bid_discount_lot w ON w.bid_id = d.bid_id AND w.number = d.number AND w.role = 'WHEN_WINNING'
     WHERE d.award_id = NEW.id
       AND ((SELECT CASE WHEN COUNT(*) = 1 THEN MAX(v.bid_id) END FROM award v WHERE v.live_lot_id = w.lot_id) <=> d.bid_id = FALSE
         OR EXISTS (SELECT 1 FROM complaint_lot l JOIN complaint c ON c.id = l.complaint_id AND c.status IN ('FILED', 'ANSWERED')
                     WHERE l.lot_id = w.lot_id));
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-condition';
    END IF;
  END IF;
END//
-- As in V57, of the lot: a complaint about it suspends every award of it that was there when it was filed.
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
-- As in V56, of what the awards come to: shares and discounts are less than the bids.
CREATE TRIGGER tr_recommendation_value AFTER INSERT ON recommendation FOR EACH ROW
BEGIN
  DECLARE awarded DECIMAL(19,3);
  DECLARE in_sar DECIMAL(19,3);
  SELECT SUM(converted_amount) INTO awarded FROM award WHERE tender_id = NEW.tender_id AND status = 'pending';
  SET in_sar = awarded;
  IF NEW.currency <> 'SAR' THEN
    SELECT ROUND(awarded * s.units_per_usd / o.units_per_usd, 2) INTO in_sar
      FROM joint_tender t
      JOIN exchange_rate s ON s.currency = 'SAR' AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = 'SAR' AND x.valid_from <= t.rate_date)
      JOIN exchange_rate o ON o.currency = t.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
        WHERE x.currency = t.currency AND x.valid_from <= t.rate_date)
     WHERE t.id = NEW.tender_id;
  END IF;
  IF NEW.currency <> (SELECT currency FROM joint_tender WHERE id = NEW.tender_id)
      OR NOT NEW.amount <=> awarded OR NOT NEW.value_sar <=> in_sar THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.value-differs';
  END IF;
END//
-- As in V57; of several winners the one excluded is named.
CREATE TRIGGER tr_review_draft_lot_added BEFORE INSERT ON review_draft_lot FOR EACH ROW
BEGIN
  DECLARE winners INT;
  DECLARE named INT;
  IF NOT EXISTS (SELECT 1 FROM review_draft WHERE id = NEW.draft_id AND complaint_id = NEW.complaint_id AND status = 'OPEN')
      OR EXISTS (SELECT 1 FROM review_vote WHERE draft_id = NEW.draft_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.fixed';
  END IF;
  SELECT COUNT(*), COALESCE(SUM(a.bid_id = NEW.excluded_bid), 0) INTO winners, named
    FROM complaint_lot l JOIN complaint c ON c.id = l.complaint_id
    JOIN award w ON w.id = l.award_id
    JOIN award a ON a.lot_id = l.lot_id AND a.decision_id <=> w.decision_id AND a.bid_id <> c.bid_id
   WHERE l.complaint_id = NEW.complaint_id AND l.lot_id = NEW.lot_id;
  IF NEW.remedy = 'EXCLUDE' AND named = 0 AND (winners > 1 OR NEW.excluded_bid IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.excluded-unknown';
  END IF;
END//
CREATE TRIGGER tr_review_exclusion_decided BEFORE INSERT ON review_exclusion FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM review_draft d
       JOIN review_draft_lot l ON l.draft_id = d.id AND l.lot_id = NEW.lot_id AND l.remedy = 'EXCLUDE'
       JOIN complaint_lot k ON k.complaint_id = d.complaint_id AND k.lot_id = l.lot_id
       JOIN award a ON a.id = k.award_id AND COALESCE(l.excluded_bid, a.bid_id) = NEW.bid_id
      WHERE d.id = NEW.draft_id AND d.status = 'ADOPTED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.not-decided';
  END IF;
END//
DELIMITER ;
