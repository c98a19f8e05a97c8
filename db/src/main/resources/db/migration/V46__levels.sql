-- Which committees a recommendation needs, by its value; each decides in its turn, or returns it with reasons.

ALTER TABLE rule_default
  DROP CONSTRAINT ck_rule_default_unit;
ALTER TABLE rule_default
  ADD COLUMN valid_from DATE NOT NULL DEFAULT '2026-01-01' COMMENT 'first day the rule holds',
  ADD CONSTRAINT ck_rule_default_unit CHECK (unit IN ('DAYS', 'PERCENT', 'POINTS', 'COUNT', 'SAR'));

CREATE TABLE recommendation (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  current_of BIGINT NULL COMMENT 'the tender while the recommendation stands, none once it went back to the panel',
  amount DECIMAL(19,3) NOT NULL COMMENT 'sum of the awards recommended, in the currency of the tender',
  currency CHAR(3) NOT NULL COMMENT 'currency of the tender',
  value_sar DECIMAL(19,3) NOT NULL COMMENT 'the same in SAR at the rates of the tender: what the thresholds are held against',
  made_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  made_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_recommendation PRIMARY KEY (id),
  CONSTRAINT uq_recommendation_current UNIQUE (current_of),
  CONSTRAINT uq_recommendation_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_recommendation_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_recommendation_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_recommendation_maker FOREIGN KEY (made_by) REFERENCES person (id),
  CONSTRAINT ck_recommendation_current CHECK (current_of IS NULL OR current_of = tender_id),
  CONSTRAINT ck_recommendation_value CHECK (amount >= 0 AND value_sar >= 0)
) COMMENT 'Recommendations of awards, with the value that says who decides';

CREATE TABLE recommendation_level (
  recommendation_id BIGINT NOT NULL COMMENT 'recommendation',
  position INT NOT NULL COMMENT 'turn, from 1',
  committee_id BIGINT NOT NULL COMMENT 'committee that decides in this turn',
  threshold_sar DECIMAL(12,3) NOT NULL COMMENT 'value in SAR from which the committee is needed',
  source_ar VARCHAR(300) NOT NULL COMMENT 'where the threshold comes from, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'where the threshold comes from, English',
  valid_from DATE NULL COMMENT 'first day the threshold holds; none where the tender has no thresholds',
  CONSTRAINT pk_recommendation_level PRIMARY KEY (recommendation_id, position),
  CONSTRAINT uq_recommendation_level_committee UNIQUE (recommendation_id, committee_id),
  CONSTRAINT uq_recommendation_level_turn UNIQUE (recommendation_id, position, committee_id),
  CONSTRAINT fk_recommendation_level_recommendation FOREIGN KEY (recommendation_id) REFERENCES recommendation (id),
  CONSTRAINT fk_recommendation_level_committee FOREIGN KEY (committee_id) REFERENCES committee (id),
  CONSTRAINT ck_recommendation_level_position CHECK (position >= 1)
) COMMENT 'The committees a recommendation needs, in their turn';

-- Questions put before the levels came have no recommendation.
ALTER TABLE decision
  ADD COLUMN recommendation_id BIGINT NULL COMMENT 'recommendation decided on',
  ADD COLUMN level_position INT NULL COMMENT 'turn of the committee',
  ADD COLUMN returned_to VARCHAR(15) NULL COMMENT 'where a question not adopted went: LEVEL_BEFORE or PANEL',
  ADD COLUMN return_reason VARCHAR(2000) NULL COMMENT 'why it went back',
  ADD CONSTRAINT fk_decision_recommendation FOREIGN KEY (recommendation_id, tender_id)
    REFERENCES recommendation (id, tender_id),
  ADD CONSTRAINT fk_decision_level FOREIGN KEY (recommendation_id, level_position, committee_id)
    REFERENCES recommendation_level (recommendation_id, position, committee_id),
  ADD CONSTRAINT ck_decision_level CHECK ((recommendation_id IS NULL) = (level_position IS NULL)),
  ADD CONSTRAINT ck_decision_returned CHECK (recommendation_id IS NULL OR (status = 'REJECTED') = (returned_to IS NOT NULL)),
  ADD CONSTRAINT ck_decision_returned_to CHECK (returned_to IN ('LEVEL_BEFORE', 'PANEL')),
  ADD CONSTRAINT ck_decision_level_before CHECK (returned_to <> 'LEVEL_BEFORE' OR level_position > 1),
  ADD CONSTRAINT ck_decision_return_reason CHECK ((returned_to IS NULL) = (return_reason IS NULL)
    AND (return_reason IS NULL OR CHAR_LENGTH(return_reason) > 0));

DELIMITER //
-- The value is that of the awards recommended, so that no level is got round with a smaller one.
CREATE TRIGGER tr_recommendation_value AFTER INSERT ON recommendation FOR EACH ROW
BEGIN
  DECLARE awarded DECIMAL(19,3);
  DECLARE in_sar DECIMAL(19,3);
  SELECT SUM(r.converted_total) INTO awarded
    FROM award a JOIN lot_ranking r ON r.lot_id = a.live_lot_id AND r.bid_id = a.bid_id
   WHERE a.tender_id = NEW.tender_id;
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
CREATE TRIGGER tr_recommendation_fixed BEFORE UPDATE ON recommendation FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.tender_id <> OLD.tender_id OR NEW.amount <> OLD.amount OR NEW.currency <> OLD.currency
      OR NEW.value_sar <> OLD.value_sar OR NEW.made_by <> OLD.made_by OR NEW.made_at <> OLD.made_at
      OR NEW.current_of IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
  END IF;
END//
CREATE TRIGGER tr_recommendation_kept BEFORE DELETE ON recommendation FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
END//
CREATE TRIGGER tr_recommendation_level_added AFTER INSERT ON recommendation_level FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM decision WHERE recommendation_id = NEW.recommendation_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
  END IF;
END//
-- After, not before: rows come by INSERT ... SELECT, see V11.
CREATE TRIGGER tr_recommendation_level_fixed AFTER UPDATE ON recommendation_level FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
END//
CREATE TRIGGER tr_recommendation_level_kept AFTER DELETE ON recommendation_level FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
END//
-- A question is put to the level whose turn it is: the first, the next after an acceptance, the one before after a
-- return to it.
CREATE TRIGGER tr_decision_turn BEFORE INSERT ON decision FOR EACH ROW
BEGIN
  DECLARE turn INT;
  IF NOT EXISTS (SELECT 1 FROM recommendation WHERE id = NEW.recommendation_id AND current_of = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.not-in-turn';
  END IF;
  SELECT COALESCE(MAX(CASE WHEN d.status = 'ADOPTED' THEN d.level_position + 1
                           WHEN d.returned_to = 'LEVEL_BEFORE' THEN d.level_position - 1 ELSE 0 END), 1) INTO turn
    FROM decision d
   WHERE d.id = (SELECT MAX(x.id) FROM decision x WHERE x.recommendation_id = NEW.recommendation_id);
  IF NOT NEW.level_position <=> turn THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.not-in-turn';
  END IF;
END//
CREATE TRIGGER tr_decision_level_fixed BEFORE UPDATE ON decision FOR EACH ROW
BEGIN
  IF NOT NEW.recommendation_id <=> OLD.recommendation_id OR NOT NEW.level_position <=> OLD.level_position THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-immutable';
  END IF;
END//
-- No award is decided before every level that its value needs has accepted it, each after the one before.
CREATE TRIGGER tr_joint_tender_levels BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE standing BIGINT;
  DECLARE needed INT;
  DECLARE accepted INT;
  DECLARE by_rule INT;
  IF NEW.status <> OLD.status AND NEW.status IN ('DECIDED', 'STANDSTILL') THEN
    SELECT MAX(id) INTO standing FROM recommendation WHERE current_of = NEW.id;
    IF standing IS NULL THEN
      -- Recommended before the levels came: one committee decided.
      SELECT 1, COUNT(*), 0 INTO needed, accepted, by_rule FROM decision
       WHERE tender_id = NEW.id AND status = 'ADOPTED' AND recommendation_id IS NULL;
      SET accepted = LEAST(accepted, 1);
    ELSE
      SELECT COUNT(*), COALESCE(SUM(EXISTS (SELECT 1 FROM decision d
          WHERE d.status = 'ADOPTED' AND d.id = (SELECT MAX(x.id) FROM decision x
            WHERE x.recommendation_id = standing AND x.level_position = l.position))), 0)
        INTO needed, accepted FROM recommendation_level l WHERE l.recommendation_id = standing;
      SELECT COUNT(*) INTO by_rule
        FROM recommendation m
        JOIN tender_rule r ON r.tender_id = m.tender_id AND r.value <= m.value_sar
        JOIN committee c ON r.code = CONCAT('level.', LOWER(c.code))
        LEFT JOIN recommendation_level l ON l.recommendation_id = m.id AND l.committee_id = c.id
       WHERE m.id = standing AND l.position IS NULL;
    END IF;
    IF needed = 0 OR accepted <> needed OR by_rule > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-missing';
    END IF;
  END IF;
END//
DELIMITER ;
