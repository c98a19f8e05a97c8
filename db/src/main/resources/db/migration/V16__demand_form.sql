-- What officers type while they fill in the demand of their entity, who else has the form open, and
-- the budget ceilings that coordinators set.

-- The columns of demand_line hold only what is right: a number that is half typed or an item that
-- is only a word yet has no place there. So the text of the form is kept beside the lines, exactly
-- as typed; the lines are made of it when the officer saves.
CREATE TABLE submission_draft (
  submission_id BIGINT NOT NULL COMMENT 'submission whose form this is',
  content LONGTEXT NOT NULL COMMENT 'lines of the form as typed, JSON',
  pending BOOLEAN NOT NULL COMMENT 'whether it holds text that the lines of the submission do not',
  saved_by BIGINT NOT NULL COMMENT 'procurement officer who typed last',
  saved_at DATETIME(6) NOT NULL COMMENT 'UTC, last kept',
  CONSTRAINT pk_submission_draft PRIMARY KEY (submission_id),
  CONSTRAINT fk_submission_draft_submission FOREIGN KEY (submission_id) REFERENCES submission (id),
  CONSTRAINT fk_submission_draft_person FOREIGN KEY (saved_by) REFERENCES person (id),
  CONSTRAINT ck_submission_draft_json CHECK (JSON_VALID(content))
) COMMENT 'Text of the form of a submission, so that nothing typed is lost';

CREATE TABLE submission_editor (
  submission_id BIGINT NOT NULL COMMENT 'submission whose form is open',
  person_id BIGINT NOT NULL COMMENT 'procurement officer who has it open',
  since DATETIME(6) NOT NULL COMMENT 'UTC, opened without a longer pause since',
  seen_at DATETIME(6) NOT NULL COMMENT 'UTC, last sign of life; soon after it the person counts as gone',
  CONSTRAINT pk_submission_editor PRIMARY KEY (submission_id, person_id),
  CONSTRAINT fk_submission_editor_submission FOREIGN KEY (submission_id) REFERENCES submission (id),
  CONSTRAINT fk_submission_editor_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_submission_editor_time CHECK (since <= seen_at)
) COMMENT 'Who has the form of a submission open';

CREATE TABLE entity_ceiling (
  round_id BIGINT NOT NULL COMMENT 'round',
  entity_id BIGINT NOT NULL COMMENT 'procuring entity',
  state_code CHAR(2) NOT NULL COMMENT 'state of the entity, which must be invited',
  amount DECIMAL(19,3) NOT NULL COMMENT 'most the entity may ask for, without VAT, in the currency of its state',
  hard BOOLEAN NOT NULL COMMENT 'whether a submission above it is refused; else it is only pointed out',
  set_by BIGINT NOT NULL COMMENT 'national coordinator',
  set_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_entity_ceiling PRIMARY KEY (round_id, entity_id),
  CONSTRAINT fk_entity_ceiling_round FOREIGN KEY (round_id, state_code) REFERENCES round_state (round_id, state_code),
  CONSTRAINT fk_entity_ceiling_entity FOREIGN KEY (entity_id, state_code) REFERENCES procuring_entity (id, state_code),
  CONSTRAINT fk_entity_ceiling_person FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT ck_entity_ceiling_amount CHECK (amount > 0),
  CONSTRAINT ck_entity_ceiling_decimals CHECK (state_code IN ('BH', 'KW', 'OM') OR amount = ROUND(amount, 2))
) COMMENT 'Budget of a procuring entity in a round';

DELIMITER //
CREATE TRIGGER tr_submission_draft_insert BEFORE INSERT ON submission_draft FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = NEW.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END//
CREATE TRIGGER tr_submission_draft_update BEFORE UPDATE ON submission_draft FOR EACH ROW
BEGIN
  IF (SELECT status FROM submission WHERE id = OLD.submission_id) NOT IN ('DRAFT', 'RETURNED') OR NEW.submission_id <> OLD.submission_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.not-editable';
  END IF;
END//
-- Beside tr_submission_window, which looks at the round: this one looks at what is handed in.
CREATE TRIGGER tr_submission_content BEFORE UPDATE ON submission FOR EACH ROW
BEGIN
  DECLARE ceiling DECIMAL(19,3);
  IF NEW.status = 'SUBMITTED' AND OLD.status <> 'SUBMITTED' THEN
    IF EXISTS (SELECT 1 FROM submission_draft WHERE submission_id = NEW.id AND pending) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.draft-pending';
    END IF;
    SET ceiling = (SELECT amount FROM entity_ceiling
      WHERE round_id = NEW.round_id AND entity_id = NEW.entity_id AND hard LOCK IN SHARE MODE);
    IF ceiling IS NOT NULL AND ceiling < (SELECT SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals))
        FROM demand_line l JOIN currency c ON c.code = l.currency WHERE l.submission_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.over-ceiling';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_entity_ceiling_insert BEFORE INSERT ON entity_ceiling FOR EACH ROW
BEGIN
  IF (SELECT status FROM demand_round WHERE id = NEW.round_id) IN ('AGGREGATED', 'CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
END//
CREATE TRIGGER tr_entity_ceiling_update BEFORE UPDATE ON entity_ceiling FOR EACH ROW
BEGIN
  IF (SELECT status FROM demand_round WHERE id = OLD.round_id) IN ('AGGREGATED', 'CANCELLED')
      OR NEW.round_id <> OLD.round_id OR NEW.entity_id <> OLD.entity_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
END//
CREATE TRIGGER tr_entity_ceiling_delete BEFORE DELETE ON entity_ceiling FOR EACH ROW
BEGIN
  IF (SELECT status FROM demand_round WHERE id = OLD.round_id) IN ('AGGREGATED', 'CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-finished';
  END IF;
END//
DELIMITER ;
