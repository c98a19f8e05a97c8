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
  CONSTRAINT uq_quantity_confirmation_open UNIQUE (open_of),
  CONSTRAINT uq_quantity_confirmation_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_quantity_confirmation_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_quantity_confirmation_status CHECK (status IN ('OPEN', 'SETTLED')),
  CONSTRAINT ck_quantity_confirmation_open CHECK ((status = 'OPEN') = (open_of IS NOT NULL)),
  CONSTRAINT ck_quantity_confirmation_open_of CHECK (open_of IS NULL OR open_of = tender_id),
  CONSTRAINT ck_quantity_confirmation_settled CHECK ((status = 'SETTLED') = (settled_at IS NOT NULL)),
  CONSTRAINT ck_quantity_confirmation_band CHECK (band_percent BETWEEN 0 AND 100)
) COMMENT 'Confirmations of quantities between decision and award';

CREATE TABLE confirmation_lot (
  confirmation_id BIGINT NOT NULL COMMENT 'confirmation',
  lot_id BIGINT NOT NULL COMMENT 'lot asked about; once only',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  outcome VARCHAR(15) NULL COMMENT 'UNCHANGED, WINNER_CHANGED, LOW_PRICE, LEVEL or NONE_LEFT once settled',
  CONSTRAINT pk_confirmation_lot PRIMARY KEY (confirmation_id, lot_id),
  CONSTRAINT uq_confirmation_lot_once UNIQUE (lot_id),
  CONSTRAINT fk_confirmation_lot_confirmation FOREIGN KEY (confirmation_id, tender_id)
    REFERENCES quantity_confirmation (id, tender_id),
  CONSTRAINT fk_confirmation_lot_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT ck_confirmation_lot_outcome CHECK (outcome IN ('UNCHANGED', 'WINNER_CHANGED', 'LOW_PRICE', 'LEVEL', 'NONE_LEFT'))
) COMMENT 'Lots whose quantities are confirmed, and whether their award stands';

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

CREATE TABLE state_quantity (
  confirmation_id BIGINT NOT NULL COMMENT 'confirmation',
  state_code CHAR(2) NOT NULL COMMENT 'state',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item',
  asked DECIMAL(18,3) NOT NULL COMMENT 'sum of what the demand of the state has in the lot item',
  lowest DECIMAL(18,3) NOT NULL COMMENT 'least that may be confirmed, rounded up into the band',
  highest DECIMAL(18,3) NOT NULL COMMENT 'most that may be confirmed, rounded down into the band',
  confirmed DECIMAL(18,3) NULL COMMENT 'what the state confirmed; zero where it opted out of the lot; none: as asked',
  CONSTRAINT pk_state_quantity PRIMARY KEY (confirmation_id, state_code, lot_item_id),
  CONSTRAINT fk_state_quantity_state FOREIGN KEY (confirmation_id, state_code)
    REFERENCES confirmation_state (confirmation_id, state_code),
  CONSTRAINT fk_state_quantity_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id),
  CONSTRAINT ck_state_quantity_band CHECK (lowest > 0 AND lowest <= asked AND asked <= highest),
  CONSTRAINT ck_state_quantity_confirmed CHECK (confirmed IS NULL OR confirmed = 0 OR confirmed BETWEEN lowest AND highest)
) COMMENT 'What each state asked for of each item, its band, and what it confirmed';
CREATE INDEX ix_state_quantity_item ON state_quantity (lot_item_id);

CREATE TABLE lot_opt_out (
  confirmation_id BIGINT NOT NULL COMMENT 'confirmation',
  state_code CHAR(2) NOT NULL COMMENT 'state that takes nothing of the lot',
  lot_id BIGINT NOT NULL COMMENT 'lot',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of the coordinator',
  CONSTRAINT pk_lot_opt_out PRIMARY KEY (confirmation_id, state_code, lot_id),
  CONSTRAINT fk_lot_opt_out_state FOREIGN KEY (confirmation_id, state_code)
    REFERENCES confirmation_state (confirmation_id, state_code),
  CONSTRAINT fk_lot_opt_out_lot FOREIGN KEY (confirmation_id, lot_id) REFERENCES confirmation_lot (confirmation_id, lot_id),
  CONSTRAINT ck_lot_opt_out_reason CHECK (reason <> '')
) COMMENT 'Lots that states opted out of, with their reasons';

CREATE TABLE confirmed_item (
  lot_item_id BIGINT NOT NULL COMMENT 'lot item whose quantity changed',
  confirmation_id BIGINT NOT NULL COMMENT 'confirmation',
  quantity DECIMAL(18,3) NOT NULL COMMENT 'sum of what the states confirmed: in force instead of what was tendered',
  CONSTRAINT pk_confirmed_item PRIMARY KEY (lot_item_id),
  CONSTRAINT fk_confirmed_item_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id),
  CONSTRAINT fk_confirmed_item_confirmation FOREIGN KEY (confirmation_id) REFERENCES quantity_confirmation (id),
  CONSTRAINT ck_confirmed_item_quantity CHECK (quantity >= 0)
) COMMENT 'Quantities of lot items in force where the states changed them';

CREATE TABLE confirmed_line (
  demand_line_id BIGINT NOT NULL COMMENT 'demand line',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item that covers it',
  confirmation_id BIGINT NOT NULL COMMENT 'confirmation',
  quantity DECIMAL(18,3) NOT NULL COMMENT 'its share of what its state confirmed: in force instead of its allocation',
  CONSTRAINT pk_confirmed_line PRIMARY KEY (demand_line_id, lot_item_id),
  CONSTRAINT fk_confirmed_line_allocation FOREIGN KEY (demand_line_id, lot_item_id)
    REFERENCES allocation (demand_line_id, lot_item_id),
  CONSTRAINT fk_confirmed_line_confirmation FOREIGN KEY (confirmation_id) REFERENCES quantity_confirmation (id),
  CONSTRAINT ck_confirmed_line_quantity CHECK (quantity >= 0)
) COMMENT 'Allocations in force where a state changed its quantity';

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
  CONSTRAINT ck_quantity_ranking_part CHECK ((rank_position IS NULL) = (exclusion IS NOT NULL))
) COMMENT 'Rankings before and after the confirmation of quantities, neither ever changed';

DELIMITER //
-- Asked once the committees have decided, and about lots with an award that waits.
CREATE TRIGGER tr_quantity_confirmation_opened AFTER INSERT ON quantity_confirmation FOR EACH ROW
BEGIN
  IF NEW.status <> 'OPEN' OR (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DECIDED'
      OR NEW.band_percent <> (SELECT COALESCE(MAX(value), -1) FROM tender_rule
                               WHERE tender_id = NEW.tender_id AND code = 'quantities.band-percent') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.not-open';
  END IF;
END//
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
CREATE TRIGGER tr_quantity_confirmation_kept BEFORE DELETE ON quantity_confirmation FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END//
CREATE TRIGGER tr_confirmation_lot_added AFTER INSERT ON confirmation_lot FOR EACH ROW
BEGIN
  IF NEW.outcome IS NOT NULL OR NOT EXISTS (SELECT 1 FROM award WHERE lot_id = NEW.lot_id AND status = 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.not-open';
  END IF;
END//
-- After, not before: rows come by INSERT ... SELECT, see V11.
CREATE TRIGGER tr_confirmation_lot_settled AFTER UPDATE ON confirmation_lot FOR EACH ROW
BEGIN
  IF OLD.outcome IS NOT NULL OR NEW.lot_id <> OLD.lot_id
      OR (SELECT status FROM quantity_confirmation WHERE id = NEW.confirmation_id) <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
  -- The award stands exactly where the same bid comes first before and after.
  IF NEW.outcome = 'UNCHANGED' AND NOT (SELECT bid_id FROM quantity_ranking WHERE confirmation_id = NEW.confirmation_id
         AND lot_id = NEW.lot_id AND basis = 'ASKED' AND rank_position = 1)
      <=> (SELECT bid_id FROM quantity_ranking WHERE confirmation_id = NEW.confirmation_id
         AND lot_id = NEW.lot_id AND basis = 'CONFIRMED' AND rank_position = 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.winner-changed';
  END IF;
END//
CREATE TRIGGER tr_confirmation_lot_kept AFTER DELETE ON confirmation_lot FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END//
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
CREATE TRIGGER tr_confirmation_state_kept BEFORE DELETE ON confirmation_state FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END//
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
CREATE TRIGGER tr_state_quantity_kept BEFORE DELETE ON state_quantity FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END//
CREATE TRIGGER tr_lot_opt_out_added BEFORE INSERT ON lot_opt_out FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM confirmation_state WHERE confirmation_id = NEW.confirmation_id
      AND state_code = NEW.state_code AND status = 'WAITING' AND UTC_TIMESTAMP(6) < answer_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
END//
CREATE TRIGGER tr_lot_opt_out_fixed BEFORE UPDATE ON lot_opt_out FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END//
CREATE TRIGGER tr_lot_opt_out_kept BEFORE DELETE ON lot_opt_out FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END//
-- What is in force is written while its confirmation is being settled, and never again.
CREATE TRIGGER tr_confirmed_item_added AFTER INSERT ON confirmed_item FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM quantity_confirmation c JOIN confirmation_lot l ON l.confirmation_id = c.id
       JOIN lot_item i ON i.lot_id = l.lot_id
      WHERE c.id = NEW.confirmation_id AND c.status = 'OPEN' AND i.id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
END//
CREATE TRIGGER tr_confirmed_item_fixed AFTER UPDATE ON confirmed_item FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END//
CREATE TRIGGER tr_confirmed_item_kept AFTER DELETE ON confirmed_item FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END//
CREATE TRIGGER tr_confirmed_line_added AFTER INSERT ON confirmed_line FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM quantity_confirmation c JOIN confirmation_lot l ON l.confirmation_id = c.id
       JOIN lot_item i ON i.lot_id = l.lot_id
      WHERE c.id = NEW.confirmation_id AND c.status = 'OPEN' AND i.id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
END//
CREATE TRIGGER tr_confirmed_line_fixed AFTER UPDATE ON confirmed_line FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END//
CREATE TRIGGER tr_confirmed_line_kept AFTER DELETE ON confirmed_line FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END//
CREATE TRIGGER tr_quantity_ranking_added AFTER INSERT ON quantity_ranking FOR EACH ROW
BEGIN
  IF (SELECT status FROM quantity_confirmation WHERE id = NEW.confirmation_id) <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
  END IF;
END//
CREATE TRIGGER tr_quantity_ranking_fixed AFTER UPDATE ON quantity_ranking FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END//
CREATE TRIGGER tr_quantity_ranking_kept AFTER DELETE ON quantity_ranking FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.final';
END//
DELIMITER ;
