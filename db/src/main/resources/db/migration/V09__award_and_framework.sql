-- Awards, their allocation back to every demand line, and the framework agreements that call-offs draw on.

CREATE TABLE award (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  lot_id BIGINT NOT NULL COMMENT 'lot awarded',
  bid_id BIGINT NOT NULL COMMENT 'winning bid',
  is_admissible BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'always true: only an admissible bid can be awarded',
  status VARCHAR(15) NOT NULL COMMENT 'OCDS: pending, active, cancelled',
  live_lot_id BIGINT NULL COMMENT 'the lot while the award lives, none once cancelled: a lot has at most one living award',
  amount DECIMAL(19,3) NOT NULL COMMENT 'price bid for the lot without VAT, in the currency of the bid',
  currency CHAR(3) NOT NULL COMMENT 'currency of the bid',
  reason VARCHAR(1000) NOT NULL COMMENT 'why this bid',
  recommended_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  recommended_at DATETIME(6) NOT NULL COMMENT 'UTC',
  decision_id BIGINT NULL COMMENT 'committee decision that adopted it',
  active_at DATETIME(6) NULL COMMENT 'UTC, when the standstill had passed',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_award PRIMARY KEY (id),
  CONSTRAINT uq_award_live_lot UNIQUE (live_lot_id),
  CONSTRAINT uq_award_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_award_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_award_bid FOREIGN KEY (bid_id, tender_id) REFERENCES opened_bid (bid_id, tender_id),
  -- Only while the award lives: once the committee has sent it back, the lot may be ranked anew.
  CONSTRAINT fk_award_ranking FOREIGN KEY (live_lot_id, bid_id, is_admissible)
    REFERENCES lot_ranking (lot_id, bid_id, is_admissible),
  CONSTRAINT fk_award_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_award_recommender FOREIGN KEY (recommended_by) REFERENCES person (id),
  CONSTRAINT fk_award_decision FOREIGN KEY (decision_id) REFERENCES decision (id),
  CONSTRAINT ck_award_status CHECK (status IN ('pending', 'active', 'cancelled')),
  CONSTRAINT ck_award_live CHECK ((status = 'cancelled') = (live_lot_id IS NULL)),
  CONSTRAINT ck_award_live_lot CHECK (live_lot_id IS NULL OR live_lot_id = lot_id),
  CONSTRAINT ck_award_admissible CHECK (is_admissible = TRUE),
  CONSTRAINT ck_award_amount CHECK (amount >= 0),
  CONSTRAINT ck_award_active CHECK (status <> 'active' OR (active_at IS NOT NULL AND decision_id IS NOT NULL))
) COMMENT 'Awards, one living award a lot';

CREATE TABLE award_allocation (
  award_id BIGINT NOT NULL COMMENT 'award',
  demand_line_id BIGINT NOT NULL COMMENT 'demand line served',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units served',
  unit_price DECIMAL(19,3) NOT NULL COMMENT 'price bid, without VAT, in the currency of the award',
  net_amount DECIMAL(19,3) NOT NULL COMMENT 'quantity times unit price, rounded to the currency',
  vat_percent DECIMAL(5,2) NOT NULL COMMENT 'VAT rate of the state of the entity',
  vat_amount DECIMAL(19,3) NOT NULL COMMENT 'VAT on the net amount, rounded to the currency',
  CONSTRAINT pk_award_allocation PRIMARY KEY (award_id, demand_line_id, lot_item_id),
  CONSTRAINT fk_award_allocation_award FOREIGN KEY (award_id) REFERENCES award (id),
  CONSTRAINT fk_award_allocation_thread FOREIGN KEY (demand_line_id, lot_item_id)
    REFERENCES allocation (demand_line_id, lot_item_id),
  CONSTRAINT ck_award_allocation_amounts CHECK (quantity > 0 AND net_amount >= 0 AND vat_amount >= 0)
) COMMENT 'The award carried back to each state, entity and demand line';
CREATE INDEX ix_award_allocation_line ON award_allocation (demand_line_id);

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
  CONSTRAINT ck_framework_agreement_period CHECK (starts_on < ends_on)
) COMMENT 'Framework agreements that the entities of all states call off from';

CREATE TABLE entitlement (
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  entity_id BIGINT NOT NULL COMMENT 'procuring entity',
  lot_item_id BIGINT NOT NULL COMMENT 'item',
  awarded_quantity DECIMAL(18,3) NOT NULL COMMENT 'what the entity demanded and was awarded',
  called_quantity DECIMAL(18,3) NOT NULL DEFAULT 0 COMMENT 'what it has called off so far',
  unit_price DECIMAL(19,3) NOT NULL COMMENT 'price in the currency of the award, without VAT',
  currency CHAR(3) NOT NULL COMMENT 'currency of the award',
  CONSTRAINT pk_entitlement PRIMARY KEY (agreement_id, entity_id, lot_item_id),
  CONSTRAINT fk_entitlement_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_entitlement_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_entitlement_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id),
  CONSTRAINT fk_entitlement_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_entitlement_balance CHECK (called_quantity >= 0 AND called_quantity <= awarded_quantity)
) COMMENT 'What each entity may still call off; the check keeps the balance from going below zero';

CREATE TABLE call_off (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  number VARCHAR(40) NOT NULL COMMENT 'call-off number',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  entity_id BIGINT NOT NULL COMMENT 'entity that orders',
  request_key VARCHAR(64) NOT NULL COMMENT 'idempotency key of the request',
  placed_by BIGINT NOT NULL COMMENT 'procurement officer',
  placed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_call_off PRIMARY KEY (id),
  CONSTRAINT uq_call_off_number UNIQUE (number),
  CONSTRAINT uq_call_off_request UNIQUE (agreement_id, entity_id, request_key),
  CONSTRAINT uq_call_off_owner UNIQUE (id, agreement_id, entity_id),
  CONSTRAINT fk_call_off_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_call_off_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_call_off_person FOREIGN KEY (placed_by) REFERENCES person (id)
) COMMENT 'Orders placed under a framework agreement';

CREATE TABLE call_off_line (
  call_off_id BIGINT NOT NULL COMMENT 'call-off',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  entity_id BIGINT NOT NULL COMMENT 'entity',
  lot_item_id BIGINT NOT NULL COMMENT 'item ordered',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units ordered',
  CONSTRAINT pk_call_off_line PRIMARY KEY (call_off_id, lot_item_id),
  CONSTRAINT fk_call_off_line_order FOREIGN KEY (call_off_id, agreement_id, entity_id)
    REFERENCES call_off (id, agreement_id, entity_id),
  CONSTRAINT fk_call_off_line_entitlement FOREIGN KEY (agreement_id, entity_id, lot_item_id)
    REFERENCES entitlement (agreement_id, entity_id, lot_item_id),
  CONSTRAINT ck_call_off_line_quantity CHECK (quantity > 0)
) COMMENT 'Items of a call-off';

DELIMITER //
CREATE TRIGGER tr_award_recommended BEFORE INSERT ON award FOR EACH ROW
BEGIN
  DECLARE total DECIMAL(19,3);
  DECLARE is_unexplained BOOLEAN;
  IF NEW.status <> 'pending' OR (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.not-under-evaluation';
  END IF;
  SELECT bid_total, is_abnormally_low AND explanation IS NULL INTO total, is_unexplained
    FROM lot_ranking WHERE lot_id = NEW.lot_id AND bid_id = NEW.bid_id;
  IF is_unexplained THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.low-price-unexplained';
  END IF;
  IF NEW.amount <> total THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.amount-differs';
  END IF;
END//
CREATE TRIGGER tr_award_progress BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  DECLARE standstill DATETIME(6);
  IF NEW.tender_id <> OLD.tender_id OR NEW.lot_id <> OLD.lot_id OR NEW.bid_id <> OLD.bid_id
      OR NEW.amount <> OLD.amount OR NEW.currency <> OLD.currency OR NEW.reason <> OLD.reason
      OR (NEW.status <> OLD.status AND OLD.status <> 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'active' THEN
    SELECT standstill_until INTO standstill FROM joint_tender WHERE id = NEW.tender_id;
    IF standstill IS NULL OR UTC_TIMESTAMP(6) < standstill THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-running';
    END IF;
    -- Everything awarded goes back to a demand line: the quantity of every item, and the amount to the last fils.
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.id FROM lot_item i
        LEFT JOIN award_allocation a ON a.lot_item_id = i.id AND a.award_id = NEW.id
       WHERE i.lot_id = NEW.lot_id
       GROUP BY i.id, i.quantity
      HAVING COALESCE(SUM(a.quantity), 0) <> i.quantity) AS unbalanced;
    IF faults > 0 OR NEW.amount <> (SELECT COALESCE(SUM(net_amount), 0) FROM award_allocation WHERE award_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-differs';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_award_kept BEFORE DELETE ON award FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
END//
-- Triggers of award_allocation and entitlement come after, not before: where a table has a BEFORE trigger of
-- any kind, MariaDB 11.4.5 takes the NOT NULL columns of the second row of an INSERT … SELECT for null.
CREATE TRIGGER tr_award_allocation_pending AFTER INSERT ON award_allocation FOR EACH ROW
BEGIN
  IF (SELECT status FROM award WHERE id = NEW.award_id) <> 'pending' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-immutable';
  END IF;
END//
CREATE TRIGGER tr_award_allocation_fixed AFTER UPDATE ON award_allocation FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-immutable';
END//
CREATE TRIGGER tr_award_allocation_kept AFTER DELETE ON award_allocation FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-immutable';
END//
CREATE TRIGGER tr_entitlement_fixed AFTER UPDATE ON entitlement FOR EACH ROW
BEGIN
  IF NEW.agreement_id <> OLD.agreement_id OR NEW.entity_id <> OLD.entity_id OR NEW.lot_item_id <> OLD.lot_item_id
      OR NEW.awarded_quantity <> OLD.awarded_quantity OR NEW.unit_price <> OLD.unit_price
      OR NEW.currency <> OLD.currency OR NEW.called_quantity < OLD.called_quantity THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.entitlement-immutable';
  END IF;
END//
-- An order is drawn from the balance first; lines can never order more than was drawn.
CREATE TRIGGER tr_call_off_line_drawn BEFORE INSERT ON call_off_line FOR EACH ROW
BEGIN
  DECLARE drawn DECIMAL(18,3);
  SELECT called_quantity INTO drawn FROM entitlement
   WHERE agreement_id = NEW.agreement_id AND entity_id = NEW.entity_id AND lot_item_id = NEW.lot_item_id FOR UPDATE;
  IF NEW.quantity + (SELECT COALESCE(SUM(quantity), 0) FROM call_off_line
      WHERE agreement_id = NEW.agreement_id AND entity_id = NEW.entity_id AND lot_item_id = NEW.lot_item_id) > drawn THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.not-drawn';
  END IF;
END//
CREATE TRIGGER tr_call_off_line_fixed BEFORE UPDATE ON call_off_line FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.call-off-immutable';
END//
CREATE TRIGGER tr_call_off_line_kept BEFORE DELETE ON call_off_line FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.call-off-immutable';
END//
CREATE TRIGGER tr_call_off_fixed BEFORE UPDATE ON call_off FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.call-off-immutable';
END//
CREATE TRIGGER tr_call_off_kept BEFORE DELETE ON call_off FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.call-off-immutable';
END//
DELIMITER ;
