-- Who takes part, kept by people: entities and sites that close, suspended suppliers, holidays and
-- rates with their source, and accounts that are locked or wait for their first own password.

ALTER TABLE person
  ADD COLUMN one_time_until DATETIME(6) NULL COMMENT 'UTC, of the machine; the password is a one-time one: good until then, and replaced before the first session',
  ADD COLUMN blocked_at DATETIME(6) NULL COMMENT 'UTC; the administrator locked the account then; none while it is open',
  ADD COLUMN blocked_reason VARCHAR(500) NULL COMMENT 'why it was locked',
  ADD CONSTRAINT ck_person_blocked CHECK ((blocked_at IS NULL) = (blocked_reason IS NULL));

ALTER TABLE procuring_entity
  ADD COLUMN closed_at DATETIME(6) NULL COMMENT 'UTC; starts no new submission from then on',
  ADD COLUMN closed_reason VARCHAR(500) NULL COMMENT 'why it was closed, such as the decree that merged it',
  ADD COLUMN version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  ADD CONSTRAINT ck_procuring_entity_closed CHECK ((closed_at IS NULL) = (closed_reason IS NULL));

ALTER TABLE delivery_site
  ADD COLUMN closed_at DATETIME(6) NULL COMMENT 'UTC; cannot be chosen on new lines from then on',
  ADD COLUMN version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates';

ALTER TABLE supplier
  ADD COLUMN is_gcc_origin BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'its goods are as a rule of GCC origin: what a bid form starts with',
  ADD COLUMN version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates';

CREATE TABLE supplier_suspension (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  supplier_id BIGINT NOT NULL COMMENT 'supplier that may not bid',
  suspended_at DATETIME(6) NOT NULL COMMENT 'UTC',
  until_day DATE NULL COMMENT 'last day of the suspension, in Riyadh; none while it is without a term',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, with the decision it rests on',
  suspended_by BIGINT NOT NULL COMMENT 'central buyer',
  ended_at DATETIME(6) NULL COMMENT 'UTC; when it was lifted or ran out',
  end_reason VARCHAR(1000) NULL COMMENT 'why it was lifted; none when it ran out',
  ended_by BIGINT NULL COMMENT 'central buyer; none when it ran out',
  running BIGINT GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN supplier_id END) STORED COMMENT 'the supplier while the suspension runs, so that only one does',
  CONSTRAINT pk_supplier_suspension PRIMARY KEY (id),
  CONSTRAINT uq_supplier_suspension_running UNIQUE (running),
  CONSTRAINT fk_supplier_suspension_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_supplier_suspension_by FOREIGN KEY (suspended_by) REFERENCES person (id),
  CONSTRAINT fk_supplier_suspension_ended_by FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_supplier_suspension_reason CHECK (CHAR_LENGTH(reason) > 0),
  CONSTRAINT ck_supplier_suspension_end CHECK ((ended_by IS NULL) = (end_reason IS NULL) AND (ended_by IS NULL OR ended_at IS NOT NULL))
) COMMENT 'When and why suppliers were suspended, and when that ended';

ALTER TABLE holiday
  ADD COLUMN source VARCHAR(300) NULL COMMENT 'decree or announcement; none for the fixed holidays of the reference data',
  ADD COLUMN entered_by BIGINT NULL COMMENT 'central buyer; none for reference data',
  ADD COLUMN entered_at DATETIME(6) NULL COMMENT 'UTC',
  ADD CONSTRAINT fk_holiday_person FOREIGN KEY (entered_by) REFERENCES person (id),
  ADD CONSTRAINT ck_holiday_source CHECK (entered_by IS NULL OR (entered_at IS NOT NULL AND COALESCE(CHAR_LENGTH(source), 0) > 0));

CREATE TABLE holiday_removal (
  state_code CHAR(2) NOT NULL COMMENT 'state that works on the day after all',
  day DATE NOT NULL COMMENT 'the day, Gregorian',
  removed_by BIGINT NOT NULL COMMENT 'central buyer',
  removed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_holiday_removal PRIMARY KEY (state_code, day),
  CONSTRAINT fk_holiday_removal_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_holiday_removal_person FOREIGN KEY (removed_by) REFERENCES person (id)
) COMMENT 'Holidays that were taken out: the reference data do not bring them back';

CREATE TABLE vat_rate (
  state_code CHAR(2) NOT NULL COMMENT 'state that levies it',
  valid_from DATE NOT NULL COMMENT 'first day the rate holds; it holds until the next one',
  percent DECIMAL(5,2) NOT NULL COMMENT 'standard rate in percent',
  source_ar VARCHAR(300) NOT NULL COMMENT 'law or decree, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'law or decree, English',
  CONSTRAINT pk_vat_rate PRIMARY KEY (state_code, valid_from),
  CONSTRAINT fk_vat_rate_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT ck_vat_rate_percent CHECK (percent BETWEEN 0 AND 100)
) COMMENT 'Standard VAT rates with the day from which they hold; a state without a row levies none';

ALTER TABLE exchange_rate
  ADD COLUMN source_ar VARCHAR(300) NULL COMMENT 'who fixed the rate, in Arabic; none where a person wrote it in one language',
  ADD COLUMN entered_by BIGINT NULL COMMENT 'central buyer; none for reference data',
  ADD COLUMN entered_at DATETIME(6) NULL COMMENT 'UTC',
  ADD CONSTRAINT fk_exchange_rate_person FOREIGN KEY (entered_by) REFERENCES person (id),
  ADD CONSTRAINT ck_exchange_rate_entered CHECK ((entered_by IS NULL) = (entered_at IS NULL));

DELIMITER //
-- The account is read with a lock: while it is being locked, no session slips past on what it was.
CREATE TRIGGER tr_session_standing BEFORE INSERT ON session FOR EACH ROW
BEGIN
  DECLARE blocked DATETIME(6);
  DECLARE one_time DATETIME(6);
  SELECT blocked_at, one_time_until INTO blocked, one_time FROM person WHERE id = NEW.person_id LOCK IN SHARE MODE;
  IF blocked IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.blocked';
  END IF;
  IF one_time IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.password-change-required';
  END IF;
END//
-- A bidder sits on the other side of the table: whoever bids holds no other role.
CREATE TRIGGER tr_role_grant_given AFTER INSERT ON role_grant FOR EACH ROW
BEGIN
  IF (SELECT COUNT(*) FROM role_grant WHERE person_id = NEW.person_id) > 1
      AND EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.person_id AND role = 'BIDDER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.bidder-alone';
  END IF;
  IF NEW.entity_id IS NOT NULL AND (SELECT closed_at FROM procuring_entity WHERE id = NEW.entity_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.entity-closed';
  END IF;
END//
CREATE TRIGGER tr_role_grant_changed AFTER UPDATE ON role_grant FOR EACH ROW
BEGIN
  IF (SELECT COUNT(*) FROM role_grant WHERE person_id = NEW.person_id) > 1
      AND EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.person_id AND role = 'BIDDER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.bidder-alone';
  END IF;
END//
CREATE TRIGGER tr_procuring_entity_identity BEFORE UPDATE ON procuring_entity FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.state_code <> OLD.state_code THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.identity-fixed';
  END IF;
END//
CREATE TRIGGER tr_procuring_entity_kept BEFORE DELETE ON procuring_entity FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.never-deleted';
END//
CREATE TRIGGER tr_delivery_site_identity BEFORE UPDATE ON delivery_site FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.code <> OLD.code OR NEW.entity_id <> OLD.entity_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.identity-fixed';
  END IF;
END//
CREATE TRIGGER tr_delivery_site_kept BEFORE DELETE ON delivery_site FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.never-deleted';
END//
CREATE TRIGGER tr_supplier_identity BEFORE UPDATE ON supplier FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.registration_number <> OLD.registration_number OR NEW.country <> OLD.country THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.identity-fixed';
  END IF;
END//
CREATE TRIGGER tr_supplier_kept BEFORE DELETE ON supplier FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.never-deleted';
END//
CREATE TRIGGER tr_supplier_suspension_fixed BEFORE UPDATE ON supplier_suspension FOR EACH ROW
BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.supplier_id <> OLD.supplier_id OR NEW.suspended_at <> OLD.suspended_at
      OR NEW.reason <> OLD.reason OR NEW.suspended_by <> OLD.suspended_by OR NOT (NEW.until_day <=> OLD.until_day) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.suspension-fixed';
  END IF;
END//
CREATE TRIGGER tr_supplier_suspension_kept BEFORE DELETE ON supplier_suspension FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.suspension-fixed';
END//
-- A closed entity starts no demand: neither a first submission nor one taken up again.
CREATE TRIGGER tr_submission_entity_open AFTER INSERT ON submission FOR EACH ROW
BEGIN
  IF (SELECT closed_at FROM procuring_entity WHERE id = NEW.entity_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.entity-closed';
  END IF;
END//
CREATE TRIGGER tr_submission_entity_again AFTER UPDATE ON submission FOR EACH ROW
BEGIN
  IF OLD.status = 'WITHDRAWN' AND NEW.status = 'DRAFT'
      AND (SELECT closed_at FROM procuring_entity WHERE id = NEW.entity_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.entity-closed';
  END IF;
END//
CREATE TRIGGER tr_demand_line_site_open AFTER INSERT ON demand_line FOR EACH ROW
BEGIN
  IF NEW.site_id IS NOT NULL AND (SELECT closed_at FROM delivery_site WHERE id = NEW.site_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.site-closed';
  END IF;
END//
CREATE TRIGGER tr_demand_line_site_moved AFTER UPDATE ON demand_line FOR EACH ROW
BEGIN
  IF NOT (NEW.site_id <=> OLD.site_id) AND NEW.site_id IS NOT NULL
      AND (SELECT closed_at FROM delivery_site WHERE id = NEW.site_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.site-closed';
  END IF;
END//
-- Deadlines were counted with it: a holiday that has come is not taken back. Days begin in Riyadh.
CREATE TRIGGER tr_holiday_past BEFORE DELETE ON holiday FOR EACH ROW
BEGIN
  IF OLD.day <= DATE(DATE_ADD(UTC_TIMESTAMP(), INTERVAL 3 HOUR)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.holiday-past';
  END IF;
END//
-- Bids are converted at the rate of a fixed day: a person enters rates ahead only, and none changes.
CREATE TRIGGER tr_exchange_rate_ahead BEFORE INSERT ON exchange_rate FOR EACH ROW
BEGIN
  IF NEW.entered_by IS NOT NULL AND NEW.valid_from <= DATE(DATE_ADD(UTC_TIMESTAMP(), INTERVAL 3 HOUR)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.rate-not-ahead';
  END IF;
END//
CREATE TRIGGER tr_exchange_rate_fixed BEFORE UPDATE ON exchange_rate FOR EACH ROW
BEGIN
  IF NEW.currency <> OLD.currency OR NEW.valid_from <> OLD.valid_from OR NOT (NEW.entered_by <=> OLD.entered_by)
      OR (OLD.entered_by IS NOT NULL AND (NEW.units_per_usd <> OLD.units_per_usd OR NEW.source <> OLD.source)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.rate-fixed';
  END IF;
END//
CREATE TRIGGER tr_exchange_rate_kept BEFORE DELETE ON exchange_rate FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.rate-fixed';
END//
DELIMITER ;
