-- What national coordinators work with: the budget of their state by category, and what an officer
-- declared with each submission.

CREATE TABLE state_budget (
  round_id BIGINT NOT NULL COMMENT 'round',
  state_code CHAR(2) NOT NULL COMMENT 'state, which must be invited',
  category_code CHAR(8) NOT NULL COMMENT 'category of the round',
  amount DECIMAL(19,3) NOT NULL COMMENT 'what the state has for the category, without VAT, in its currency',
  set_by BIGINT NOT NULL COMMENT 'national coordinator',
  set_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_state_budget PRIMARY KEY (round_id, state_code, category_code),
  CONSTRAINT fk_state_budget_state FOREIGN KEY (round_id, state_code) REFERENCES round_state (round_id, state_code),
  CONSTRAINT fk_state_budget_category FOREIGN KEY (round_id, category_code) REFERENCES round_category (round_id, category_code),
  CONSTRAINT fk_state_budget_person FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT ck_state_budget_amount CHECK (amount > 0),
  CONSTRAINT ck_state_budget_decimals CHECK (state_code IN ('BH', 'KW', 'OM') OR amount = ROUND(amount, 2))
) COMMENT 'Budget of a state in a round by category; passing it is pointed out, not refused';

ALTER TABLE submission_receipt
  ADD COLUMN declaration_ar VARCHAR(1000) NULL COMMENT 'what the officer declared by submitting, Arabic; none for submissions loaded past the application',
  ADD COLUMN declaration_en VARCHAR(1000) NULL COMMENT 'the same in English',
  ADD CONSTRAINT ck_submission_receipt_declaration CHECK ((declaration_ar IS NULL) = (declaration_en IS NULL));

DELIMITER //
CREATE TRIGGER tr_state_budget_insert BEFORE INSERT ON state_budget FOR EACH ROW
BEGIN
  IF (SELECT status FROM demand_round WHERE id = NEW.round_id) IN ('AGGREGATED', 'CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
END//
CREATE TRIGGER tr_state_budget_update BEFORE UPDATE ON state_budget FOR EACH ROW
BEGIN
  IF (SELECT status FROM demand_round WHERE id = OLD.round_id) IN ('AGGREGATED', 'CANCELLED')
      OR NEW.round_id <> OLD.round_id OR NEW.state_code <> OLD.state_code OR NEW.category_code <> OLD.category_code THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
END//
CREATE TRIGGER tr_state_budget_delete BEFORE DELETE ON state_budget FOR EACH ROW
BEGIN
  IF (SELECT status FROM demand_round WHERE id = OLD.round_id) IN ('AGGREGATED', 'CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
END//
DELIMITER ;
