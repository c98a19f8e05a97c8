-- Performance guarantees: what the winner furnishes after the award, checked against what is due, extended, released
-- or called. Days are those of Riyadh (UTC+3, no summer time).

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
    LEFT JOIN framework_agreement f ON f.award_id = a.id
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
CREATE TRIGGER tr_performance_guarantee_kept BEFORE DELETE ON performance_guarantee FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.fixed';
END//
CREATE TRIGGER tr_guarantee_extension_fixed BEFORE UPDATE ON guarantee_extension FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.fixed';
END//
CREATE TRIGGER tr_guarantee_extension_kept BEFORE DELETE ON guarantee_extension FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.fixed';
END//
-- Where the rule of the tender says so, nothing is ordered before the guarantee is there, or once it has run out.
CREATE TRIGGER tr_call_off_guaranteed AFTER INSERT ON call_off FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM framework_agreement f
       JOIN tender_rule r ON r.tender_id = f.tender_id AND r.code = 'performance-guarantee.before-orders' AND r.value >= 1
      WHERE f.id = NEW.agreement_id
        AND NOT EXISTS (SELECT 1 FROM performance_guarantee g
                         WHERE g.held_award = f.award_id
                           AND g.valid_until >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'guarantee.needed-first';
  END IF;
END//
DELIMITER ;
