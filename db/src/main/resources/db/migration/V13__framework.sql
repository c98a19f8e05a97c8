-- Framework agreements, the orders that draw on them, and the guarantees and securities of bidders.

-- Balances move between entities with the consent of both, and of both states when they are of two; what is delivered
-- is accepted or rejected; no framework agreement runs longer than four years (as Directive 2014/24/EU, art. 33, has
-- it).
CREATE TABLE framework_agreement (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  number VARCHAR(30) NOT NULL COMMENT 'agreement number, such as FA-2026-004-1',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  award_id BIGINT NOT NULL COMMENT 'award it carries out',
  starts_on DATE NOT NULL COMMENT 'first day of call-offs',
  ends_on DATE NOT NULL COMMENT 'last day of call-offs',
  concluded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_framework_agreement PRIMARY KEY (id),
  CONSTRAINT uq_framework_agreement_number UNIQUE (number),
  CONSTRAINT uq_framework_agreement_award UNIQUE (award_id),
  CONSTRAINT fk_framework_agreement_award FOREIGN KEY (award_id, tender_id) REFERENCES award (id, tender_id),
  CONSTRAINT ck_framework_agreement_period CHECK (starts_on < ends_on),
  CONSTRAINT ck_framework_agreement_four_years CHECK (ends_on < starts_on + INTERVAL 4 YEAR),
  INDEX ix_framework_agreement_tender (tender_id)
) COMMENT 'Framework agreements that the entities of all states call off from';

-- An agreement is in force on its days, by the calendar of Riyadh (UTC+3, no summer time), as long as its award is in
-- effect. This is said here alone.
CREATE VIEW agreement_in_force AS
  SELECT f.id, f.number, f.tender_id, f.award_id, f.starts_on, f.ends_on
    FROM framework_agreement f
    JOIN award a ON a.id = f.award_id AND a.status = 'active'
   WHERE DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) BETWEEN f.starts_on AND f.ends_on;

DELIMITER //
CREATE TRIGGER tr_framework_agreement_concluded AFTER INSERT ON framework_agreement FOR EACH ROW
BEGIN
  IF (SELECT status FROM award WHERE id = NEW.award_id) <> 'active' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.award-not-active';
  END IF;
END//
CREATE TRIGGER tr_framework_agreement_of_open AFTER INSERT ON framework_agreement FOR EACH ROW
BEGIN
  IF (SELECT procurement_method FROM joint_tender WHERE id = NEW.tender_id) = 'framework' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.competition-concludes-none';
  END IF;
END//
CREATE TRIGGER tr_framework_agreement_term AFTER INSERT ON framework_agreement FOR EACH ROW
BEGIN
  DECLARE months INT DEFAULT 12;
  SELECT COALESCE(MAX(value), 12) INTO months FROM tender_rule
   WHERE tender_id = NEW.tender_id AND code = 'agreement.months';
  IF NEW.ends_on <> DATE_SUB(DATE_ADD(NEW.starts_on, INTERVAL months MONTH), INTERVAL 1 DAY) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.term-not-by-rules';
  END IF;
END//
DELIMITER ;

CREATE TABLE agreement_ceiling (
  lot_item_id BIGINT NOT NULL COMMENT 'item of the mini-competition',
  supplier_id BIGINT NOT NULL COMMENT 'supplier that competes',
  tender_id BIGINT NOT NULL COMMENT 'mini-competition',
  agreement_id BIGINT NOT NULL COMMENT 'agreement of the supplier that covers the lot of the item',
  agreement_item_id BIGINT NOT NULL COMMENT 'item of the agreement that orders draw on',
  unit_price DECIMAL(25,9) NOT NULL COMMENT 'price of the agreement: the most the supplier may ask for',
  currency CHAR(3) NOT NULL COMMENT 'currency of the agreement',
  CONSTRAINT pk_agreement_ceiling PRIMARY KEY (lot_item_id, supplier_id),
  CONSTRAINT uq_agreement_ceiling_item UNIQUE (tender_id, agreement_id, agreement_item_id),
  CONSTRAINT fk_agreement_ceiling_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id) ON DELETE CASCADE,
  CONSTRAINT fk_agreement_ceiling_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_agreement_ceiling_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_agreement_ceiling_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_agreement_ceiling_source FOREIGN KEY (agreement_item_id) REFERENCES lot_item (id),
  CONSTRAINT fk_agreement_ceiling_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_agreement_ceiling_price CHECK (unit_price >= 0)
) COMMENT 'What the suppliers of a mini-competition may ask for at most, by their agreements';

DELIMITER //
-- The suppliers that compete are those of agreements in force, each at the prices of its own.
CREATE TRIGGER tr_agreement_ceiling_added AFTER INSERT ON agreement_ceiling FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender
      WHERE id = NEW.tender_id AND status = 'DRAFT' AND procurement_method = 'framework') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM agreement_in_force f
       JOIN agreement_supplier b ON b.agreement_id = f.id AND b.supplier_id = NEW.supplier_id
       JOIN agreement_price_in_force e ON e.agreement_id = f.id AND e.lot_item_id = NEW.agreement_item_id
        AND e.unit_price = NEW.unit_price AND e.currency = NEW.currency
       JOIN lot_item s ON s.id = NEW.agreement_item_id
       JOIN item_revision sr ON sr.id = s.revision_id
       JOIN lot_item i ON i.id = NEW.lot_item_id AND i.tender_id = NEW.tender_id AND i.unit_code = s.unit_code
       JOIN item_revision r ON r.id = i.revision_id AND r.item_id = sr.item_id
      WHERE f.id = NEW.agreement_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.agreements-changed';
  END IF;
END//
DELIMITER ;

CREATE TABLE entitlement (
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  entity_id BIGINT NOT NULL COMMENT 'procuring entity',
  lot_item_id BIGINT NOT NULL COMMENT 'item',
  awarded_quantity DECIMAL(18,3) NOT NULL COMMENT 'what the entity demanded and was awarded',
  transferred_quantity DECIMAL(18,3) NOT NULL DEFAULT 0.000 COMMENT 'what other entities handed over less what was handed to others',
  joined_quantity DECIMAL(18,3) NOT NULL DEFAULT 0.000 COMMENT 'what it joined the agreement for after its award, see accession',
  amended_quantity DECIMAL(18,3) NOT NULL DEFAULT 0.000 COMMENT 'what amendments in force added less what they took away, see amendment_quantity',
  called_quantity DECIMAL(18,3) NOT NULL DEFAULT 0.000 COMMENT 'what it has called off so far',
  unit_price DECIMAL(25,9) NOT NULL COMMENT 'price in the currency of the award, without VAT',
  currency CHAR(3) NOT NULL COMMENT 'currency of the award',
  CONSTRAINT pk_entitlement PRIMARY KEY (agreement_id, entity_id, lot_item_id),
  CONSTRAINT fk_entitlement_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_entitlement_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_entitlement_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id),
  CONSTRAINT fk_entitlement_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_entitlement_balance CHECK (called_quantity >= 0 AND called_quantity <= awarded_quantity + transferred_quantity + joined_quantity + amended_quantity)
) COMMENT 'What each entity may still call off; the check keeps the balance from going below zero';

DELIMITER //
-- What moved between entities is what their transfers say, what an entity joined for is what its accessions say, and
-- what was added or taken away is what the amendments in force say, within the rules of the tender; the award itself
-- never changes. Of two accessions at once the second waits, and sees the first. So does the second of two amendments.
-- What is called off goes down only when an order is cancelled, and then to what the orders in force come to.
CREATE TRIGGER tr_entitlement_fixed AFTER UPDATE ON entitlement FOR EACH ROW
BEGIN
  DECLARE ordered DECIMAL(18,3) DEFAULT 0;
  DECLARE awarded DECIMAL(21,3) DEFAULT 0;
  DECLARE joined DECIMAL(21,3) DEFAULT 0;
  DECLARE agreed DECIMAL(21,3) DEFAULT 0;
  DECLARE entity_percent DECIMAL(12,2) DEFAULT 0;
  DECLARE total_percent DECIMAL(12,2) DEFAULT 0;
  DECLARE amended DECIMAL(21,3) DEFAULT 0;
  DECLARE rise_percent DECIMAL(12,2) DEFAULT 0;
  DECLARE fall_percent DECIMAL(12,2) DEFAULT 0;
  IF NEW.agreement_id <> OLD.agreement_id OR NEW.entity_id <> OLD.entity_id OR NEW.lot_item_id <> OLD.lot_item_id
      OR NEW.awarded_quantity <> OLD.awarded_quantity OR NEW.unit_price <> OLD.unit_price
      OR NEW.currency <> OLD.currency THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.entitlement-immutable';
  END IF;
  IF NEW.called_quantity < OLD.called_quantity THEN
    SELECT COALESCE(SUM(quantity), 0) INTO ordered FROM call_off_line_in_force
     WHERE agreement_id = NEW.agreement_id AND entity_id = NEW.entity_id AND lot_item_id = NEW.lot_item_id;
    IF NEW.called_quantity <> ordered THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.entitlement-immutable';
    END IF;
  END IF;
  IF NEW.transferred_quantity <> OLD.transferred_quantity AND NEW.transferred_quantity <> (
      SELECT COALESCE(SUM(IF(receiver_id = NEW.entity_id, quantity, -quantity)), 0) FROM balance_transfer
       WHERE agreement_id = NEW.agreement_id AND lot_item_id = NEW.lot_item_id AND status = 'DONE'
         AND NEW.entity_id IN (giver_id, receiver_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-differs';
  END IF;
  IF NEW.joined_quantity <> OLD.joined_quantity THEN
    SELECT COALESCE(SUM(x.quantity), 0) INTO agreed
      FROM accession a JOIN accession_item x ON x.accession_id = a.id
     WHERE a.agreement_id = NEW.agreement_id AND a.entity_id = NEW.entity_id AND a.status = 'JOINED'
       AND x.lot_item_id = NEW.lot_item_id LOCK IN SHARE MODE;
    IF NEW.joined_quantity <> agreed THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.accession-differs';
    END IF;
    SELECT SUM(awarded_quantity), SUM(joined_quantity) INTO awarded, joined FROM entitlement
     WHERE agreement_id = NEW.agreement_id AND lot_item_id = NEW.lot_item_id LOCK IN SHARE MODE;
    SELECT COALESCE(MAX(CASE WHEN r.code = 'accession.entity-percent' THEN r.value END), 0),
           COALESCE(MAX(CASE WHEN r.code = 'accession.total-percent' THEN r.value END), 0)
      INTO entity_percent, total_percent
      FROM framework_agreement f JOIN tender_rule r ON r.tender_id = f.tender_id
     WHERE f.id = NEW.agreement_id;
    IF NEW.joined_quantity * 100 > awarded * entity_percent THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.joined-beyond-entity';
    END IF;
    IF joined * 100 > awarded * total_percent THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.joined-beyond-total';
    END IF;
  END IF;
  IF NEW.amended_quantity <> OLD.amended_quantity THEN
    SELECT COALESCE(SUM(x.quantity), 0) INTO agreed
      FROM agreement_amendment m JOIN amendment_quantity x ON x.amendment_id = m.id
     WHERE m.agreement_id = NEW.agreement_id AND m.status = 'IN_FORCE' AND x.entity_id = NEW.entity_id
       AND x.lot_item_id = NEW.lot_item_id LOCK IN SHARE MODE;
    IF NEW.amended_quantity <> agreed THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.quantity-differs';
    END IF;
    SELECT SUM(awarded_quantity), SUM(amended_quantity) INTO awarded, amended FROM entitlement
     WHERE agreement_id = NEW.agreement_id AND lot_item_id = NEW.lot_item_id LOCK IN SHARE MODE;
    SELECT COALESCE(MAX(CASE WHEN r.code = 'agreement.quantity-rise-percent' THEN r.value END), 0),
           COALESCE(MAX(CASE WHEN r.code = 'agreement.quantity-fall-percent' THEN r.value END), 0)
      INTO rise_percent, fall_percent
      FROM framework_agreement f JOIN tender_rule r ON r.tender_id = f.tender_id
     WHERE f.id = NEW.agreement_id;
    IF amended * 100 > awarded * rise_percent OR amended * 100 < -awarded * fall_percent THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.quantity-not-by-rule';
    END IF;
  END IF;
END//
DELIMITER ;

CREATE TABLE call_off (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  number VARCHAR(40) NOT NULL COMMENT 'call-off number',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  entity_id BIGINT NOT NULL COMMENT 'entity that orders',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  placed_by BIGINT NOT NULL COMMENT 'procurement officer',
  placed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  award_id BIGINT NULL COMMENT 'award of the mini-competition that ordered it; none for an order of an officer',
  vat_percent DECIMAL(5,2) NOT NULL COMMENT 'VAT rate of the state of the entity when it was placed, in percent; fixed then',
  CONSTRAINT pk_call_off PRIMARY KEY (id),
  CONSTRAINT uq_call_off_number UNIQUE (number),
  CONSTRAINT uq_call_off_request UNIQUE (agreement_id, entity_id, request_key),
  CONSTRAINT uq_call_off_owner UNIQUE (id, agreement_id, entity_id),
  CONSTRAINT uq_call_off_award UNIQUE (award_id, entity_id),
  CONSTRAINT fk_call_off_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_call_off_award FOREIGN KEY (award_id) REFERENCES award (id),
  CONSTRAINT fk_call_off_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_call_off_person FOREIGN KEY (placed_by) REFERENCES person (id),
  CONSTRAINT ck_call_off_vat CHECK (vat_percent BETWEEN 0 AND 100),
  INDEX ix_call_off_placed (placed_at)
) COMMENT 'Orders placed under a framework agreement';

-- What a mini-competition awards is ordered at the price that is paid, the price bid less the discounts that apply,
-- which is never rounded (as in award_item and entitlement).
CREATE TABLE call_off_line (
  call_off_id BIGINT NOT NULL COMMENT 'call-off',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  entity_id BIGINT NOT NULL COMMENT 'entity',
  lot_item_id BIGINT NOT NULL COMMENT 'item ordered',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units ordered',
  unit_price DECIMAL(25,9) NULL COMMENT 'price paid by the mini-competition, without VAT, in the currency of the agreement; none: the price of the agreement',
  net_amount DECIMAL(19,3) NOT NULL COMMENT 'what the line comes to, without VAT, in the currency of the agreement; fixed when it is ordered',
  CONSTRAINT pk_call_off_line PRIMARY KEY (call_off_id, lot_item_id),
  CONSTRAINT fk_call_off_line_order FOREIGN KEY (call_off_id, agreement_id, entity_id) REFERENCES call_off (id, agreement_id, entity_id),
  CONSTRAINT fk_call_off_line_entitlement FOREIGN KEY (agreement_id, entity_id, lot_item_id) REFERENCES entitlement (agreement_id, entity_id, lot_item_id),
  CONSTRAINT ck_call_off_line_quantity CHECK (quantity > 0),
  CONSTRAINT ck_call_off_line_price CHECK (unit_price >= 0),
  CONSTRAINT ck_call_off_line_net CHECK (net_amount >= 0)
) COMMENT 'Items of a call-off';

-- Where and until when the entity wants an order, and by what its own papers name it. An order of a mini-competition has
-- none, nor has one of a program that says nothing of it.
CREATE TABLE call_off_instruction (
  call_off_id BIGINT NOT NULL COMMENT 'call-off',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  entity_id BIGINT NOT NULL COMMENT 'entity that orders',
  site_id BIGINT NULL COMMENT 'site of the entity to deliver to; none when it has no open one',
  wanted_on DATE NOT NULL COMMENT 'day by which it is wanted, in Riyadh',
  contact VARCHAR(200) NOT NULL COMMENT 'whom the supplier turns to; may be empty',
  budget_line VARCHAR(100) NOT NULL COMMENT 'where the money comes from, which the supplier does not read; may be empty',
  reference VARCHAR(60) NOT NULL COMMENT 'number that the entity gives it; may be empty',
  CONSTRAINT pk_call_off_instruction PRIMARY KEY (call_off_id),
  CONSTRAINT fk_call_off_instruction_order FOREIGN KEY (call_off_id, agreement_id, entity_id) REFERENCES call_off (id, agreement_id, entity_id),
  CONSTRAINT fk_call_off_instruction_site FOREIGN KEY (site_id, entity_id) REFERENCES delivery_site (id, entity_id)
) COMMENT 'Where and until when orders are to be delivered';

-- The officer of the entity can cancel an order until the supplier has confirmed it or something of it is delivered. The
-- order and its lines stay as they were placed; this row says that they no longer count.
CREATE TABLE call_off_cancellation (
  call_off_id BIGINT NOT NULL COMMENT 'call-off that is cancelled',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of the officer',
  cancelled_by BIGINT NOT NULL COMMENT 'procurement officer',
  cancelled_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_call_off_cancellation PRIMARY KEY (call_off_id),
  CONSTRAINT fk_call_off_cancellation_order FOREIGN KEY (call_off_id) REFERENCES call_off (id),
  CONSTRAINT fk_call_off_cancellation_person FOREIGN KEY (cancelled_by) REFERENCES person (id),
  CONSTRAINT ck_call_off_cancellation_reason CHECK (CHAR_LENGTH(TRIM(reason)) > 0)
) COMMENT 'Orders that were cancelled before they were confirmed or anything of them was delivered';

-- What is ordered: the lines of the orders that were not cancelled. This is said here alone.
CREATE VIEW call_off_line_in_force AS
  SELECT x.call_off_id, x.agreement_id, x.entity_id, x.lot_item_id, x.quantity, x.unit_price, x.net_amount
    FROM call_off_line x
    LEFT JOIN call_off_cancellation n ON n.call_off_id = x.call_off_id
   WHERE n.call_off_id IS NULL;

DELIMITER //
-- An order is cancelled before it is confirmed and before anything of it is delivered. Its lines are held, so that one
-- who confirms it or records a delivery at the same time waits.
CREATE TRIGGER tr_call_off_cancellation_undelivered BEFORE INSERT ON call_off_cancellation FOR EACH ROW
BEGIN
  DECLARE held INT DEFAULT 0;
  SELECT COUNT(*) INTO held FROM call_off_line WHERE call_off_id = NEW.call_off_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM delivery WHERE call_off_id = NEW.call_off_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-delivered';
  END IF;
  IF EXISTS (SELECT 1 FROM call_off_answer WHERE call_off_id = NEW.call_off_id AND answer = 'CONFIRMED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-confirmed';
  END IF;
END//
-- An order is drawn from the balance first; lines can never order more than was drawn.
CREATE TRIGGER tr_call_off_line_drawn BEFORE INSERT ON call_off_line FOR EACH ROW
BEGIN
  DECLARE drawn DECIMAL(18,3);
  DECLARE ordered DECIMAL(18,3) DEFAULT 0;
  SELECT called_quantity INTO drawn FROM entitlement
   WHERE agreement_id = NEW.agreement_id AND entity_id = NEW.entity_id AND lot_item_id = NEW.lot_item_id FOR UPDATE;
  SELECT COALESCE(SUM(quantity), 0) INTO ordered FROM call_off_line_in_force
   WHERE agreement_id = NEW.agreement_id AND entity_id = NEW.entity_id AND lot_item_id = NEW.lot_item_id;
  IF NEW.quantity + ordered > drawn THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.not-drawn';
  END IF;
END//
-- Only a mini-competition orders at another price than the agreement's, and at that which it pays.
CREATE TRIGGER tr_call_off_line_priced AFTER INSERT ON call_off_line FOR EACH ROW
BEGIN
  DECLARE of_award BIGINT;
  SELECT award_id INTO of_award FROM call_off WHERE id = NEW.call_off_id;
  IF (of_award IS NULL) <> (NEW.unit_price IS NULL)
      OR (of_award IS NOT NULL AND NOT EXISTS (SELECT 1 FROM award a
         JOIN bid b ON b.id = a.bid_id
         JOIN agreement_ceiling c ON c.tender_id = a.tender_id AND c.supplier_id = b.supplier_id
          AND c.agreement_id = NEW.agreement_id AND c.agreement_item_id = NEW.lot_item_id
         JOIN award_item i ON i.award_id = a.id AND i.lot_item_id = c.lot_item_id
        WHERE a.id = of_award AND a.status = 'active' AND i.unit_price = NEW.unit_price
          AND NEW.unit_price <= c.unit_price)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.price-differs';
  END IF;
END//
DELIMITER ;

CREATE TABLE delivery (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  call_off_id BIGINT NOT NULL COMMENT 'call-off',
  lot_item_id BIGINT NOT NULL COMMENT 'item delivered',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  delivered_on DATE NOT NULL COMMENT 'day of the delivery',
  delivered_quantity DECIMAL(15,3) NOT NULL COMMENT 'units delivered',
  accepted_quantity DECIMAL(15,3) NOT NULL COMMENT 'of these, units accepted',
  reason VARCHAR(1000) NOT NULL COMMENT 'why the others were rejected; empty when none was',
  recorded_by BIGINT NOT NULL COMMENT 'procurement officer',
  recorded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_delivery PRIMARY KEY (id),
  CONSTRAINT uq_delivery_request UNIQUE (call_off_id, request_key, lot_item_id),
  CONSTRAINT fk_delivery_line FOREIGN KEY (call_off_id, lot_item_id) REFERENCES call_off_line (call_off_id, lot_item_id),
  CONSTRAINT fk_delivery_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_delivery_quantity CHECK (delivered_quantity > 0 AND accepted_quantity BETWEEN 0 AND delivered_quantity),
  CONSTRAINT ck_delivery_reason CHECK (accepted_quantity = delivered_quantity OR CHAR_LENGTH(reason) > 0)
) COMMENT 'Deliveries of call-offs, with what was accepted of them';

DELIMITER //
-- No more is accepted than was ordered, and nothing of what was cancelled; the line is held, so that two who record at once wait for each other.
CREATE TRIGGER tr_delivery_ordered BEFORE INSERT ON delivery FOR EACH ROW
BEGIN
  DECLARE ordered DECIMAL(15,3);
  SELECT quantity INTO ordered FROM call_off_line
   WHERE call_off_id = NEW.call_off_id AND lot_item_id = NEW.lot_item_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM call_off_cancellation WHERE call_off_id = NEW.call_off_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-cancelled';
  END IF;
  IF NEW.accepted_quantity + (SELECT COALESCE(SUM(accepted_quantity), 0) FROM delivery
      WHERE call_off_id = NEW.call_off_id AND lot_item_id = NEW.lot_item_id) > ordered THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.more-than-ordered';
  END IF;
END//
CREATE TRIGGER tr_delivery_whole BEFORE INSERT ON delivery FOR EACH ROW
BEGIN
  DECLARE still_open DECIMAL(18,3);
  IF (NEW.delivered_quantity <> FLOOR(NEW.delivered_quantity) OR NEW.accepted_quantity <> FLOOR(NEW.accepted_quantity))
      AND (SELECT u.is_whole FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code WHERE i.id = NEW.lot_item_id) THEN
    SELECT x.quantity - (SELECT COALESCE(SUM(d.accepted_quantity), 0) FROM delivery d
        WHERE d.call_off_id = x.call_off_id AND d.lot_item_id = x.lot_item_id)
      INTO still_open FROM call_off_line x
     WHERE x.call_off_id = NEW.call_off_id AND x.lot_item_id = NEW.lot_item_id;
    IF (NEW.delivered_quantity <> FLOOR(NEW.delivered_quantity) AND NEW.delivered_quantity <> still_open)
        OR (NEW.accepted_quantity <> FLOOR(NEW.accepted_quantity) AND NEW.accepted_quantity <> still_open) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.whole-units';
    END IF;
  END IF;
END//
DELIMITER ;

-- What the supplier answers to an order: it confirms it with the day on which it will deliver, or says why it cannot. One
-- that declined can still confirm; a confirmation is final.
CREATE TABLE call_off_answer (
  call_off_id BIGINT NOT NULL COMMENT 'call-off that is answered',
  answer VARCHAR(10) NOT NULL COMMENT 'CONFIRMED or DECLINED',
  promised_on DATE NULL COMMENT 'day by which the supplier delivers, in Riyadh; none when it declines',
  remark VARCHAR(1000) NOT NULL COMMENT 'remark on a confirmation, which may be empty, or why it declines',
  answered_by BIGINT NOT NULL COMMENT 'person of the supplier',
  answered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_call_off_answer PRIMARY KEY (call_off_id, answer),
  CONSTRAINT fk_call_off_answer_order FOREIGN KEY (call_off_id) REFERENCES call_off (id),
  CONSTRAINT fk_call_off_answer_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_call_off_answer_kind CHECK (answer IN ('CONFIRMED', 'DECLINED')),
  CONSTRAINT ck_call_off_answer_said CHECK ((answer = 'CONFIRMED') = (promised_on IS NOT NULL)
    AND (answer = 'CONFIRMED' OR CHAR_LENGTH(TRIM(remark)) > 0)),
  CONSTRAINT ck_call_off_answer_day CHECK (promised_on IS NULL OR promised_on >= DATE(answered_at + INTERVAL 3 HOUR))
) COMMENT 'What suppliers answered to orders';

-- How far an order has come. This is said here alone.
CREATE VIEW call_off_standing AS
  SELECT o.id AS call_off_id,
         CASE WHEN z.call_off_id IS NOT NULL THEN 'CANCELLED'
              WHEN (SELECT SUM(y.accepted_quantity) FROM delivery y WHERE y.call_off_id = o.id)
                   >= (SELECT SUM(x.quantity) FROM call_off_line x WHERE x.call_off_id = o.id) THEN 'DELIVERED'
              WHEN (SELECT SUM(y.accepted_quantity) FROM delivery y WHERE y.call_off_id = o.id) > 0
                THEN 'PARTLY_DELIVERED'
              WHEN c.call_off_id IS NOT NULL THEN 'CONFIRMED'
              WHEN d.call_off_id IS NOT NULL THEN 'DECLINED'
              ELSE 'PLACED' END AS status,
         c.promised_on
    FROM call_off o
    LEFT JOIN call_off_cancellation z ON z.call_off_id = o.id
    LEFT JOIN call_off_answer c ON c.call_off_id = o.id AND c.answer = 'CONFIRMED'
    LEFT JOIN call_off_answer d ON d.call_off_id = o.id AND d.answer = 'DECLINED';

DELIMITER //
-- An order is answered while it is open. Its lines are held, so that one who cancels it or records a delivery at the
-- same time waits.
CREATE TRIGGER tr_call_off_answer_open BEFORE INSERT ON call_off_answer FOR EACH ROW
BEGIN
  DECLARE held INT DEFAULT 0;
  SELECT COUNT(*) INTO held FROM call_off_line WHERE call_off_id = NEW.call_off_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM call_off_cancellation WHERE call_off_id = NEW.call_off_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-cancelled';
  END IF;
  IF EXISTS (SELECT 1 FROM delivery WHERE call_off_id = NEW.call_off_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-delivered';
  END IF;
  IF EXISTS (SELECT 1 FROM call_off_answer WHERE call_off_id = NEW.call_off_id AND answer = 'CONFIRMED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.order-confirmed';
  END IF;
END//
DELIMITER ;

CREATE TABLE balance_transfer (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  lot_item_id BIGINT NOT NULL COMMENT 'item',
  giver_id BIGINT NOT NULL COMMENT 'entity that hands over',
  receiver_id BIGINT NOT NULL COMMENT 'entity that takes over',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units handed over',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of the giver',
  status VARCHAR(10) NOT NULL DEFAULT 'OFFERED' COMMENT 'OFFERED, DONE, REFUSED, WITHDRAWN, or LAPSED when the award is taken back',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  offered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  ended_at DATETIME(6) NULL COMMENT 'UTC; when it was done, refused or withdrawn, or lapsed',
  ended_by BIGINT NULL COMMENT 'person whose consent, refusal or taking back ended it',
  end_reason VARCHAR(1000) NULL COMMENT 'why it was refused or withdrawn, or lapsed',
  CONSTRAINT pk_balance_transfer PRIMARY KEY (id),
  CONSTRAINT uq_balance_transfer_request UNIQUE (agreement_id, giver_id, request_key),
  CONSTRAINT fk_balance_transfer_balance FOREIGN KEY (agreement_id, giver_id, lot_item_id) REFERENCES entitlement (agreement_id, entity_id, lot_item_id),
  CONSTRAINT fk_balance_transfer_receiver FOREIGN KEY (receiver_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_balance_transfer_person FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_balance_transfer_two CHECK (giver_id <> receiver_id),
  CONSTRAINT ck_balance_transfer_quantity CHECK (quantity > 0),
  CONSTRAINT ck_balance_transfer_status CHECK (status IN ('OFFERED', 'DONE', 'REFUSED', 'WITHDRAWN', 'LAPSED')),
  CONSTRAINT ck_balance_transfer_ended CHECK ((status = 'OFFERED') = (ended_at IS NULL)),
  CONSTRAINT ck_balance_transfer_reason CHECK (status NOT IN ('REFUSED', 'LAPSED') OR COALESCE(CHAR_LENGTH(end_reason), 0) > 0)
) COMMENT 'Parts of a balance that one entity offers to another';

DELIMITER //
-- A transfer is done once, and with every consent it needs: two within a state, four between states.
CREATE TRIGGER tr_balance_transfer_step BEFORE UPDATE ON balance_transfer FOR EACH ROW
BEGIN
  DECLARE needed INT;
  IF OLD.status <> 'OFFERED' OR NEW.agreement_id <> OLD.agreement_id OR NEW.lot_item_id <> OLD.lot_item_id
      OR NEW.giver_id <> OLD.giver_id OR NEW.receiver_id <> OLD.receiver_id OR NEW.quantity <> OLD.quantity
      OR NEW.reason <> OLD.reason OR NEW.offered_at <> OLD.offered_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-immutable';
  END IF;
  SELECT IF(g.state_code = r.state_code, 2, 4) INTO needed
    FROM procuring_entity g JOIN procuring_entity r ON r.id = NEW.receiver_id WHERE g.id = NEW.giver_id;
  IF NEW.status = 'DONE' AND (SELECT COUNT(*) FROM transfer_consent WHERE transfer_id = NEW.id) < needed THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.consent-missing';
  END IF;
END//
DELIMITER ;

CREATE TABLE transfer_consent (
  transfer_id BIGINT NOT NULL COMMENT 'transfer',
  party VARCHAR(15) NOT NULL COMMENT 'GIVER, RECEIVER, GIVING_STATE or RECEIVING_STATE',
  person_id BIGINT NOT NULL COMMENT 'who consented for the party',
  given_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_transfer_consent PRIMARY KEY (transfer_id, party),
  CONSTRAINT uq_transfer_consent_person UNIQUE (transfer_id, person_id),
  CONSTRAINT fk_transfer_consent_transfer FOREIGN KEY (transfer_id) REFERENCES balance_transfer (id),
  CONSTRAINT fk_transfer_consent_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_transfer_consent_party CHECK (party IN ('GIVER', 'RECEIVER', 'GIVING_STATE', 'RECEIVING_STATE'))
) COMMENT 'Consents to transfers of balances, each by another person';

-- Performance guarantees: what the winner furnishes after the award, checked against what is due, extended, released or
-- called. Days are those of Riyadh (UTC+3, no summer time).
CREATE TABLE performance_guarantee (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  award_id BIGINT NOT NULL COMMENT 'award it secures',
  status VARCHAR(10) NOT NULL COMMENT 'HELD, RELEASED or CALLED',
  held_award BIGINT NULL COMMENT 'the award while the guarantee is held, so that only one is',
  bank VARCHAR(200) NOT NULL COMMENT 'bank that issued it',
  reference VARCHAR(60) NOT NULL COMMENT 'number the bank gave it',
  document VARCHAR(200) NOT NULL COMMENT 'where the original is filed',
  amount DECIMAL(19,3) NOT NULL COMMENT 'guaranteed, in the currency of the award',
  currency CHAR(3) NOT NULL COMMENT 'currency of the award',
  valid_until DATE NOT NULL COMMENT 'last day, in Riyadh; only ever later',
  registered_by BIGINT NOT NULL COMMENT 'central buyer',
  registered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  ended_by BIGINT NULL COMMENT 'central buyer who released or called it',
  ended_at DATETIME(6) NULL COMMENT 'UTC',
  end_reason VARCHAR(1000) NULL COMMENT 'why it was released or called',
  called_amount DECIMAL(19,3) NULL COMMENT 'what was called of it',
  CONSTRAINT pk_performance_guarantee PRIMARY KEY (id),
  CONSTRAINT uq_performance_guarantee_held UNIQUE (held_award),
  CONSTRAINT fk_performance_guarantee_award FOREIGN KEY (award_id) REFERENCES award (id),
  CONSTRAINT fk_performance_guarantee_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_performance_guarantee_registrar FOREIGN KEY (registered_by) REFERENCES person (id),
  CONSTRAINT fk_performance_guarantee_ender FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_performance_guarantee_status CHECK (status IN ('HELD', 'RELEASED', 'CALLED')),
  CONSTRAINT ck_performance_guarantee_held CHECK ((status = 'HELD') = (held_award IS NOT NULL)),
  CONSTRAINT ck_performance_guarantee_held_award CHECK (held_award IS NULL OR held_award = award_id),
  CONSTRAINT ck_performance_guarantee_said CHECK (bank <> '' AND reference <> '' AND document <> '' AND amount > 0),
  CONSTRAINT ck_performance_guarantee_ended CHECK ((status = 'HELD') = (ended_at IS NULL) AND (ended_at IS NULL) = (ended_by IS NULL)
    AND (ended_at IS NULL OR COALESCE(CHAR_LENGTH(end_reason), 0) > 0)),
  CONSTRAINT ck_performance_guarantee_called CHECK ((status = 'CALLED') = (called_amount IS NOT NULL)
    AND (called_amount IS NULL OR (called_amount > 0 AND called_amount <= amount)))
) COMMENT 'Performance guarantees of awards';

DELIMITER //
-- In the currency of the award, at least the share that the rule of the tender says, and as long as its agreement.
CREATE TRIGGER tr_performance_guarantee_due BEFORE INSERT ON performance_guarantee FOR EACH ROW
BEGIN
  DECLARE award_status VARCHAR(15);
  DECLARE due DECIMAL(19,3);
  DECLARE due_currency CHAR(3);
  DECLARE last_day DATE;
  SELECT a.status, ROUND(a.amount * COALESCE(MAX(r.value), 0) / 100, c.decimals), a.currency, MAX(f.ends_on)
    INTO award_status, due, due_currency, last_day
    FROM award a JOIN currency c ON c.code = a.currency
    LEFT JOIN tender_rule r ON r.tender_id = a.tender_id AND r.code = 'performance-guarantee.percent'
    LEFT JOIN agreement_condition f ON f.award_id = a.id
   WHERE a.id = NEW.award_id
   GROUP BY a.status, a.amount, c.decimals, a.currency;
  IF NEW.status <> 'HELD' OR award_status <> 'active' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.award-not-active';
  END IF;
  IF NEW.currency <> due_currency OR NEW.amount < due THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.less-than-due';
  END IF;
  IF NEW.valid_until < last_day THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.ends-too-early';
  END IF;
END//
CREATE TRIGGER tr_performance_guarantee_life BEFORE UPDATE ON performance_guarantee FOR EACH ROW
BEGIN
  IF NEW.award_id <> OLD.award_id OR NEW.bank <> OLD.bank OR NEW.reference <> OLD.reference OR NEW.document <> OLD.document
      OR NEW.amount <> OLD.amount OR NEW.currency <> OLD.currency OR NEW.registered_by <> OLD.registered_by
      OR NEW.registered_at <> OLD.registered_at OR NEW.valid_until < OLD.valid_until OR OLD.status <> 'HELD' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.fixed';
  END IF;
  IF NEW.valid_until <> OLD.valid_until AND NOT EXISTS (SELECT 1 FROM guarantee_extension
      WHERE guarantee_id = NEW.id AND valid_before = OLD.valid_until AND valid_after = NEW.valid_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.fixed';
  END IF;
END//
DELIMITER ;

CREATE TABLE guarantee_extension (
  guarantee_id BIGINT NOT NULL COMMENT 'guarantee extended',
  number INT NOT NULL COMMENT 'from 1',
  valid_before DATE NOT NULL COMMENT 'last day until then',
  valid_after DATE NOT NULL COMMENT 'last day since',
  document VARCHAR(200) NOT NULL COMMENT 'where the letter of the bank is filed',
  recorded_by BIGINT NOT NULL COMMENT 'central buyer',
  recorded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_guarantee_extension PRIMARY KEY (guarantee_id, number),
  CONSTRAINT fk_guarantee_extension_guarantee FOREIGN KEY (guarantee_id) REFERENCES performance_guarantee (id),
  CONSTRAINT fk_guarantee_extension_person FOREIGN KEY (recorded_by) REFERENCES person (id),
  CONSTRAINT ck_guarantee_extension_later CHECK (valid_after > valid_before),
  CONSTRAINT ck_guarantee_extension_said CHECK (document <> '')
) COMMENT 'Extensions of performance guarantees';

-- Bid securities: what came with each opened bid, held against what the tender asks for, returned or forfeited. Days
-- are those of Riyadh (UTC+3, no summer time).
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
  CONSTRAINT ck_bid_security_two CHECK (status <> 'FORFEITED' OR (proposed_by IS NOT NULL AND proposed_by <> ended_by)),
  INDEX ix_bid_security_tender (tender_id)
) COMMENT 'Securities of opened bids';

DELIMITER //
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
DELIMITER ;
