-- Each lot goes its own way after the standstill: what can be awarded is, and what cannot returns to the panel. A
-- supplier debarred meanwhile is out of the ranking with that reason, and holds up no lot but its own.

ALTER TABLE lot_ranking
  DROP CONSTRAINT ck_lot_ranking_exclusion;
ALTER TABLE lot_ranking
  MODIFY COLUMN exclusion VARCHAR(30) NULL COMMENT 'DEBARRED, ADMINISTRATIVE, TECHNICAL, INCOMPLETE or ABNORMALLY_LOW when it does not',
  ADD CONSTRAINT ck_lot_ranking_exclusion CHECK (exclusion IN ('DEBARRED', 'ADMINISTRATIVE', 'TECHNICAL', 'INCOMPLETE',
    'ABNORMALLY_LOW'));

ALTER TABLE award
  ADD COLUMN end_reason VARCHAR(15) NULL COMMENT 'why an award adopted did not take effect: DEBARRED; none where the committee did not adopt it',
  ADD CONSTRAINT ck_award_end_reason CHECK (end_reason IN ('DEBARRED')),
  ADD CONSTRAINT ck_award_ended CHECK (end_reason IS NULL OR status = 'cancelled');

DROP TRIGGER tr_joint_tender_step;
DROP TRIGGER tr_recommendation_value;

DELIMITER //
-- As in V11, with two more steps: lots without an award return to the panel, and are given up there.
CREATE TRIGGER tr_joint_tender_step BEFORE UPDATE ON joint_tender FOR EACH ROW FOLLOWS tr_joint_tender_progress
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND CONCAT(OLD.status, '-', NEW.status) NOT IN ('DRAFT-APPROVED', 'APPROVED-DRAFT',
      'APPROVED-PUBLISHED', 'PUBLISHED-CLOSED', 'CLOSED-OPENED', 'OPENED-UNDER_EVALUATION',
      'UNDER_EVALUATION-RECOMMENDED', 'RECOMMENDED-UNDER_EVALUATION', 'RECOMMENDED-DECIDED', 'DECIDED-STANDSTILL',
      'STANDSTILL-AWARDED', 'STANDSTILL-UNDER_EVALUATION', 'UNDER_EVALUATION-AWARDED')
      AND NOT (NEW.status = 'CANCELLED' AND OLD.status <> 'AWARDED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.step';
  END IF;
  IF OLD.status = 'CANCELLED' AND NEW.status <> OLD.status THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.step';
  END IF;
  IF NEW.number <> OLD.number OR NEW.ocid <> OLD.ocid OR NEW.prepared_by <> OLD.prepared_by THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.identity-fixed';
  END IF;
  -- What bidders have read stays as they read it; the deadline alone may move, and only later.
  IF OLD.status NOT IN ('DRAFT', 'APPROVED') AND (NEW.title_ar <> OLD.title_ar OR NEW.title_en <> OLD.title_en
      OR NEW.procurement_method <> OLD.procurement_method OR NEW.award_criteria <> OLD.award_criteria
      OR NEW.currency <> OLD.currency OR NEW.minimum_bid_days <> OLD.minimum_bid_days
      OR NOT NEW.rate_date <=> OLD.rate_date OR NOT NEW.published_at <=> OLD.published_at
      OR NOT NEW.approved_by <=> OLD.approved_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.terms-fixed';
  END IF;
  IF OLD.status NOT IN ('DRAFT', 'APPROVED', 'PUBLISHED') AND NOT NEW.deadline_at <=> OLD.deadline_at
      OR OLD.opened_at IS NOT NULL AND NOT NEW.opened_at <=> OLD.opened_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.terms-fixed';
  END IF;
  -- An allocation added since the approval shows in the sums. A guard of every new row of that table would
  -- double the time of an aggregation, so it is looked for where the tender goes on.
  IF NEW.status <> OLD.status AND NEW.status IN ('PUBLISHED', 'RECOMMENDED') THEN
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.id FROM lot_item i JOIN allocation a ON a.lot_item_id = i.id
       WHERE i.tender_id = NEW.id
       GROUP BY i.id, i.quantity
      HAVING SUM(a.quantity) <> i.quantity) AS unbalanced;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.sums-differ';
    END IF;
  END IF;
  -- All bids are opened in one act: none is left behind.
  IF NEW.status = 'OPENED' AND OLD.status = 'CLOSED'
      AND EXISTS (SELECT 1 FROM bid WHERE tender_id = NEW.id AND status = 'SUBMITTED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.bids-left-sealed';
  END IF;
  -- The standstill is as long as the tender's rule says, and is never cut short.
  IF NEW.status = 'STANDSTILL' AND OLD.status = 'DECIDED'
      AND (NEW.standstill_until IS NULL OR NEW.standstill_until < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR
        + INTERVAL (SELECT COALESCE(MAX(value), 0) FROM tender_rule
                     WHERE tender_id = NEW.id AND code = 'standstill.days') DAY) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-too-short';
  END IF;
  IF OLD.status IN ('STANDSTILL', 'AWARDED')
      AND (NEW.standstill_until IS NULL OR NEW.standstill_until < OLD.standstill_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-too-short';
  END IF;
END//
-- A tender is awarded once nothing of it is left to be decided; lots return once every other award is settled; and
-- a tender of which a lot was awarded is no longer cancelled.
CREATE TRIGGER tr_joint_tender_settled BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE pending BIGINT DEFAULT 0;
  DECLARE active BIGINT DEFAULT 0;
  DECLARE open_lots BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND (NEW.status IN ('AWARDED', 'CANCELLED')
      OR (NEW.status = 'UNDER_EVALUATION' AND OLD.status = 'STANDSTILL')) THEN
    SELECT COALESCE(SUM(status = 'pending'), 0), COALESCE(SUM(status = 'active'), 0) INTO pending, active
      FROM award WHERE tender_id = NEW.id;
    SELECT COUNT(*) INTO open_lots FROM lot l WHERE l.tender_id = NEW.id AND l.status = 'ACTIVE'
       AND NOT EXISTS (SELECT 1 FROM award a WHERE a.live_lot_id = l.id);
    IF NEW.status = 'CANCELLED' AND active > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.awarded-in-part';
    END IF;
    IF NEW.status = 'AWARDED' AND (pending > 0 OR active = 0 OR open_lots > 0)
        OR NEW.status = 'UNDER_EVALUATION' AND (pending > 0 OR open_lots = 0) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lots-not-settled';
    END IF;
  END IF;
END//
-- An award takes effect, or ends without effect, in the standstill of the decision that adopted it.
CREATE TRIGGER tr_award_in_standstill BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  IF NEW.status <> OLD.status THEN
    SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id;
    IF NEW.status = 'active' AND tender_status <> 'STANDSTILL'
        OR NEW.status = 'cancelled' AND (tender_status = 'STANDSTILL') <> (NEW.end_reason IS NOT NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.not-in-standstill';
    END IF;
  ELSEIF NOT NEW.end_reason <=> OLD.end_reason THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END//
-- The ranking by which a lot was awarded stays as it was, while other lots are ranked anew.
CREATE TRIGGER tr_lot_ranking_settled BEFORE UPDATE ON lot_ranking FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = OLD.lot_id AND status = 'active') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
END//
CREATE TRIGGER tr_lot_ranking_settled_kept BEFORE DELETE ON lot_ranking FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = OLD.lot_id AND status = 'active') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
END//
CREATE TRIGGER tr_lot_ranking_settled_added AFTER INSERT ON lot_ranking FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM award WHERE live_lot_id = NEW.lot_id AND status = 'active') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lot-settled';
  END IF;
END//
-- As in V46, of what is recommended now: lots awarded before are not decided on again.
CREATE TRIGGER tr_recommendation_value AFTER INSERT ON recommendation FOR EACH ROW
BEGIN
  DECLARE awarded DECIMAL(19,3);
  DECLARE in_sar DECIMAL(19,3);
  SELECT SUM(r.converted_total) INTO awarded
    FROM award a JOIN lot_ranking r ON r.lot_id = a.live_lot_id AND r.bid_id = a.bid_id
   WHERE a.tender_id = NEW.tender_id AND a.status = 'pending';
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
DELIMITER ;
