-- Balances move between entities with the consent of both, and of both states when they are of two; what is
-- delivered is accepted or rejected; no framework agreement runs longer than four years (as Directive 2014/24/EU,
-- art. 33, has it).

ALTER TABLE framework_agreement
  ADD CONSTRAINT ck_framework_agreement_four_years CHECK (ends_on < starts_on + INTERVAL 4 YEAR);

ALTER TABLE entitlement DROP CONSTRAINT ck_entitlement_balance;
ALTER TABLE entitlement
  ADD COLUMN transferred_quantity DECIMAL(18,3) NOT NULL DEFAULT 0
    COMMENT 'what other entities handed over less what was handed to others' AFTER awarded_quantity,
  ADD CONSTRAINT ck_entitlement_balance
    CHECK (called_quantity >= 0 AND called_quantity <= awarded_quantity + transferred_quantity);

CREATE TABLE balance_transfer (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  lot_item_id BIGINT NOT NULL COMMENT 'item',
  giver_id BIGINT NOT NULL COMMENT 'entity that hands over',
  receiver_id BIGINT NOT NULL COMMENT 'entity that takes over',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units handed over',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of the giver',
  status VARCHAR(10) NOT NULL DEFAULT 'OFFERED' COMMENT 'OFFERED, DONE, REFUSED or WITHDRAWN',
  request_key VARCHAR(64) NOT NULL COMMENT 'idempotency key of the request',
  offered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  ended_at DATETIME(6) NULL COMMENT 'UTC; when it was done, refused or withdrawn',
  ended_by BIGINT NULL COMMENT 'person whose consent or refusal ended it',
  end_reason VARCHAR(1000) NULL COMMENT 'why it was refused or withdrawn',
  CONSTRAINT pk_balance_transfer PRIMARY KEY (id),
  CONSTRAINT uq_balance_transfer_request UNIQUE (agreement_id, giver_id, request_key),
  CONSTRAINT fk_balance_transfer_balance FOREIGN KEY (agreement_id, giver_id, lot_item_id)
    REFERENCES entitlement (agreement_id, entity_id, lot_item_id),
  CONSTRAINT fk_balance_transfer_receiver FOREIGN KEY (receiver_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_balance_transfer_person FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_balance_transfer_two CHECK (giver_id <> receiver_id),
  CONSTRAINT ck_balance_transfer_quantity CHECK (quantity > 0),
  CONSTRAINT ck_balance_transfer_status CHECK (status IN ('OFFERED', 'DONE', 'REFUSED', 'WITHDRAWN')),
  CONSTRAINT ck_balance_transfer_ended CHECK ((status = 'OFFERED') = (ended_at IS NULL)),
  CONSTRAINT ck_balance_transfer_reason CHECK (status <> 'REFUSED' OR CHAR_LENGTH(end_reason) > 0)
) COMMENT 'Parts of a balance that one entity offers to another';

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

CREATE TABLE delivery (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  call_off_id BIGINT NOT NULL COMMENT 'call-off',
  lot_item_id BIGINT NOT NULL COMMENT 'item delivered',
  request_key VARCHAR(64) NOT NULL COMMENT 'idempotency key of the request',
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
CREATE TRIGGER tr_balance_transfer_kept BEFORE DELETE ON balance_transfer FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-immutable';
END//
CREATE TRIGGER tr_transfer_consent_given BEFORE INSERT ON transfer_consent FOR EACH ROW
BEGIN
  IF (SELECT status FROM balance_transfer WHERE id = NEW.transfer_id) <> 'OFFERED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-ended';
  END IF;
END//
CREATE TRIGGER tr_transfer_consent_fixed BEFORE UPDATE ON transfer_consent FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-immutable';
END//
CREATE TRIGGER tr_transfer_consent_kept BEFORE DELETE ON transfer_consent FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-immutable';
END//
DROP TRIGGER tr_entitlement_fixed//
-- What moved between entities is what their transfers say, and nothing else; the award itself never changes.
CREATE TRIGGER tr_entitlement_fixed AFTER UPDATE ON entitlement FOR EACH ROW
BEGIN
  IF NEW.agreement_id <> OLD.agreement_id OR NEW.entity_id <> OLD.entity_id OR NEW.lot_item_id <> OLD.lot_item_id
      OR NEW.awarded_quantity <> OLD.awarded_quantity OR NEW.unit_price <> OLD.unit_price
      OR NEW.currency <> OLD.currency OR NEW.called_quantity < OLD.called_quantity THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.entitlement-immutable';
  END IF;
  IF NEW.transferred_quantity <> OLD.transferred_quantity AND NEW.transferred_quantity <> (
      SELECT COALESCE(SUM(IF(receiver_id = NEW.entity_id, quantity, -quantity)), 0) FROM balance_transfer
       WHERE agreement_id = NEW.agreement_id AND lot_item_id = NEW.lot_item_id AND status = 'DONE'
         AND NEW.entity_id IN (giver_id, receiver_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-differs';
  END IF;
END//
CREATE TRIGGER tr_entitlement_untransferred AFTER INSERT ON entitlement FOR EACH ROW
BEGIN
  IF NEW.transferred_quantity <> 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.transfer-differs';
  END IF;
END//
-- No more is accepted than was ordered; the line is held, so that two who record at once wait for each other.
CREATE TRIGGER tr_delivery_ordered BEFORE INSERT ON delivery FOR EACH ROW
BEGIN
  DECLARE ordered DECIMAL(15,3);
  SELECT quantity INTO ordered FROM call_off_line
   WHERE call_off_id = NEW.call_off_id AND lot_item_id = NEW.lot_item_id FOR UPDATE;
  IF NEW.accepted_quantity + (SELECT COALESCE(SUM(accepted_quantity), 0) FROM delivery
      WHERE call_off_id = NEW.call_off_id AND lot_item_id = NEW.lot_item_id) > ordered THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.more-than-ordered';
  END IF;
END//
CREATE TRIGGER tr_delivery_fixed BEFORE UPDATE ON delivery FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.delivery-immutable';
END//
CREATE TRIGGER tr_delivery_kept BEFORE DELETE ON delivery FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.delivery-immutable';
END//
DELIMITER ;
