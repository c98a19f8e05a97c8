-- Awards of confirmed quantities: an award decided on takes the amount of what the states confirmed, once; one whose
-- winner would change, or whose lot nobody wants any more, ends, and no standstill starts while a state may still
-- answer.

ALTER TABLE award
  DROP CONSTRAINT ck_award_end_reason;
ALTER TABLE award
  MODIFY COLUMN end_reason VARCHAR(15) NULL COMMENT 'why an award adopted did not take effect: DEBARRED, REVIEW or QUANTITIES; none where the committee did not adopt it',
  ADD CONSTRAINT ck_award_end_reason CHECK (end_reason IN ('DEBARRED', 'REVIEW', 'QUANTITIES'));

DROP TRIGGER tr_award_progress;
DROP TRIGGER tr_joint_tender_step;
DROP TRIGGER tr_joint_tender_settled;
DROP TRIGGER tr_award_in_standstill;

DELIMITER //
-- As in V09, with the amount and the quantities in force.
CREATE TRIGGER tr_award_progress BEFORE UPDATE ON award FOR EACH ROW PRECEDES tr_award_adopted
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  DECLARE standstill DATETIME(6);
  IF NEW.tender_id <> OLD.tender_id OR NEW.lot_id <> OLD.lot_id OR NEW.bid_id <> OLD.bid_id OR NEW.currency <> OLD.currency OR NEW.reason <> OLD.reason
      OR (NEW.status <> OLD.status AND OLD.status <> 'pending') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
  IF NEW.amount <> OLD.amount AND (NEW.status <> 'pending' OR OLD.status <> 'pending'
      OR (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DECIDED'
      OR NEW.amount <> (SELECT SUM(ROUND(COALESCE(q.quantity, i.quantity) * b.unit_price, c.decimals))
            FROM lot_item i JOIN bid_line b ON b.lot_item_id = i.id AND b.bid_id = NEW.bid_id
            JOIN currency c ON c.code = NEW.currency
            LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
           WHERE i.lot_id = NEW.lot_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'active' THEN
    SELECT standstill_until INTO standstill FROM joint_tender WHERE id = NEW.tender_id;
    IF standstill IS NULL OR UTC_TIMESTAMP(6) < standstill THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-running';
    END IF;
    -- Everything awarded goes back to a demand line: the quantity of every item, and the amount to the last fils.
    SELECT COUNT(*) INTO faults FROM (
      SELECT COALESCE(q.quantity, i.quantity) AS in_force, COALESCE(SUM(a.quantity), 0) AS given
        FROM lot_item i
        LEFT JOIN award_allocation a ON a.lot_item_id = i.id AND a.award_id = NEW.id
        LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
       WHERE i.lot_id = NEW.lot_id
       GROUP BY i.id, i.quantity, q.quantity) AS items
     WHERE items.in_force <> items.given;
    IF faults > 0 OR NEW.amount <> (SELECT COALESCE(SUM(net_amount), 0) FROM award_allocation WHERE award_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.allocation-differs';
    END IF;
  END IF;
END//
-- As in V56, with one more step: when no award stands after the confirmation, the lots return to the panel.
CREATE TRIGGER tr_joint_tender_step BEFORE UPDATE ON joint_tender FOR EACH ROW FOLLOWS tr_joint_tender_progress
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND CONCAT(OLD.status, '-', NEW.status) NOT IN ('DRAFT-APPROVED', 'APPROVED-DRAFT',
      'APPROVED-PUBLISHED', 'PUBLISHED-CLOSED', 'CLOSED-OPENED', 'OPENED-UNDER_EVALUATION',
      'UNDER_EVALUATION-RECOMMENDED', 'RECOMMENDED-UNDER_EVALUATION', 'RECOMMENDED-DECIDED', 'DECIDED-STANDSTILL',
      'DECIDED-UNDER_EVALUATION', 'STANDSTILL-AWARDED', 'STANDSTILL-UNDER_EVALUATION', 'UNDER_EVALUATION-AWARDED')
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
-- As in V56, from the decision too.
CREATE TRIGGER tr_joint_tender_settled BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE pending BIGINT DEFAULT 0;
  DECLARE active BIGINT DEFAULT 0;
  DECLARE open_lots BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND (NEW.status IN ('AWARDED', 'CANCELLED')
      OR (NEW.status = 'UNDER_EVALUATION' AND OLD.status IN ('STANDSTILL', 'DECIDED'))) THEN
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
-- As in V56; an award decided on ends before the standstill only by the quantities confirmed.
CREATE TRIGGER tr_award_in_standstill BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  IF NEW.status <> OLD.status THEN
    SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id;
    IF NEW.status = 'active' AND tender_status <> 'STANDSTILL'
        OR NEW.status = 'cancelled' AND (tender_status IN ('STANDSTILL', 'DECIDED')) <> (NEW.end_reason IS NOT NULL)
        OR NEW.end_reason IS NOT NULL AND (NEW.end_reason = 'QUANTITIES') <> (tender_status = 'DECIDED') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.not-in-standstill';
    END IF;
  ELSEIF NOT NEW.end_reason <=> OLD.end_reason THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.immutable';
  END IF;
END//
-- No standstill while a state may still answer, without its answer where the rule of the tender asks for one, with an
-- award whose winner would change, or beyond the powers of the committees that decided.
CREATE TRIGGER tr_joint_tender_quantities BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE in_sar DECIMAL(19,3);
  IF NEW.status <> OLD.status AND NEW.status = 'STANDSTILL' THEN
    IF EXISTS (SELECT 1 FROM quantity_confirmation WHERE open_of = NEW.id)
        OR (EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.id AND code = 'quantities.confirmation-days' AND value >= 1)
            AND EXISTS (SELECT 1 FROM award a WHERE a.tender_id = NEW.id AND a.status = 'pending'
                 AND NOT EXISTS (SELECT 1 FROM confirmation_lot l WHERE l.lot_id = a.lot_id))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.waiting';
    END IF;
    IF EXISTS (SELECT 1 FROM award a JOIN confirmation_lot l ON l.lot_id = a.lot_id
         JOIN quantity_confirmation c ON c.id = l.confirmation_id
        WHERE a.tender_id = NEW.id AND a.status = 'pending' AND l.outcome <> 'UNCHANGED'
          AND a.recommended_at < c.settled_at) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.winner-changed';
    END IF;
    SELECT SUM(q.converted_total) INTO in_sar
      FROM award a JOIN confirmation_lot l ON l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'
      JOIN quantity_ranking q ON q.confirmation_id = l.confirmation_id AND q.lot_id = a.lot_id AND q.bid_id = a.bid_id
       AND q.basis = 'CONFIRMED'
     WHERE a.tender_id = NEW.id AND a.status = 'pending';
    IF NEW.currency <> 'SAR' THEN
      SELECT ROUND(in_sar * s.units_per_usd / o.units_per_usd, 2) INTO in_sar
        FROM exchange_rate s JOIN exchange_rate o
          ON o.currency = NEW.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
             WHERE x.currency = NEW.currency AND x.valid_from <= NEW.rate_date)
       WHERE s.currency = 'SAR' AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
             WHERE x.currency = 'SAR' AND x.valid_from <= NEW.rate_date);
    END IF;
    IF EXISTS (SELECT 1 FROM tender_rule r JOIN committee c ON r.code = CONCAT('level.', LOWER(c.code))
        WHERE r.tender_id = NEW.id AND r.value <= in_sar
          AND NOT EXISTS (SELECT 1 FROM recommendation m JOIN recommendation_level v ON v.recommendation_id = m.id
                           WHERE m.current_of = NEW.id AND v.committee_id = c.id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-missing';
    END IF;
  END IF;
END//
DELIMITER ;
