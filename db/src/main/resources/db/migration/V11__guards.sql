-- Rules of the procedure that the service keeps, kept by the database as well, so that no other way of writing
-- breaks them. Every message is the code of a refusal with a text in both languages.
--
-- Guards of tables that are filled by INSERT ... SELECT come after the row and not before it: MariaDB 11.4.5
-- refuses the second row of such an insert where a BEFORE trigger exists. A wrong statement is undone either way.
DELIMITER //

-- The life of a round, a tender and a bid: what is not a step of it is refused.
CREATE TRIGGER tr_demand_round_step BEFORE UPDATE ON demand_round FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND CONCAT(OLD.status, '-', NEW.status) NOT IN ('PLANNED-OPEN', 'OPEN-CLOSED',
      'CLOSED-AGGREGATED', 'AGGREGATED-CLOSED', 'PLANNED-CANCELLED', 'OPEN-CANCELLED', 'CLOSED-CANCELLED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-step';
  END IF;
END//
CREATE TRIGGER tr_joint_tender_step BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND CONCAT(OLD.status, '-', NEW.status) NOT IN ('DRAFT-APPROVED', 'APPROVED-DRAFT',
      'APPROVED-PUBLISHED', 'PUBLISHED-CLOSED', 'CLOSED-OPENED', 'OPENED-UNDER_EVALUATION',
      'UNDER_EVALUATION-RECOMMENDED', 'RECOMMENDED-UNDER_EVALUATION', 'RECOMMENDED-DECIDED', 'DECIDED-STANDSTILL',
      'STANDSTILL-AWARDED')
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
CREATE TRIGGER tr_bid_step BEFORE UPDATE ON bid FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND CONCAT(OLD.status, '-', NEW.status) NOT IN ('DRAFT-SUBMITTED',
      'WITHDRAWN-SUBMITTED', 'SUBMITTED-WITHDRAWN', 'SUBMITTED-OPENED', 'SUBMITTED-UNREADABLE') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.wrong-status';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status IN ('OPENED', 'UNREADABLE')
      AND (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.opening-over';
  END IF;
  IF NEW.status = 'SUBMITTED' AND (NEW.status <> OLD.status OR NEW.version_count <> OLD.version_count)
      AND NEW.version_count <> (SELECT COALESCE(MAX(number), 0) FROM bid_version WHERE bid_id = NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.version-missing';
  END IF;
END//

-- Once a tender has left the draft, nothing is added to its dossier either.
CREATE TRIGGER tr_lot_added AFTER INSERT ON lot FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_lot_item_added AFTER INSERT ON lot_item FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_criterion_added AFTER INSERT ON criterion FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_tender_rule_added AFTER INSERT ON tender_rule FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
-- Nobody is put on a panel, or taken off it, after the dossier was approved with it.
CREATE TRIGGER tr_panel_member_added AFTER INSERT ON panel_member FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_panel_member_fixed AFTER UPDATE ON panel_member FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' OR NEW.tender_id <> OLD.tender_id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_panel_member_kept AFTER DELETE ON panel_member FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//

-- A suspended supplier is received no bid from. The lock makes a bid and a suspension wait for each other.
CREATE TRIGGER tr_bid_version_registered AFTER INSERT ON bid_version FOR EACH ROW
BEGIN
  DECLARE supplier_status VARCHAR(20);
  SELECT s.status INTO supplier_status FROM bid b JOIN supplier s ON s.id = b.supplier_id
   WHERE b.id = NEW.bid_id LOCK IN SHARE MODE;
  IF supplier_status <> 'REGISTERED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-suspended';
  END IF;
END//
-- A price is paid in the decimals of its currency, and is above zero unless the tender declared the item free.
CREATE TRIGGER tr_bid_line_price AFTER INSERT ON bid_line FOR EACH ROW
BEGIN
  IF NEW.unit_price = 0 AND NOT (SELECT is_free FROM lot_item WHERE id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-not-positive';
  END IF;
  IF NEW.unit_price <> (SELECT ROUND(NEW.unit_price, c.decimals) FROM opened_bid o
      JOIN currency c ON c.code = o.currency WHERE o.bid_id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.price-decimals';
  END IF;
END//
CREATE TRIGGER tr_sealed_estimate_kept BEFORE DELETE ON sealed_estimate FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.key-immutable';
END//

-- Conflicts are declared once the names of the bidders are known; all else is written during the evaluation.
CREATE TRIGGER tr_conflict_declaration_added AFTER INSERT ON conflict_declaration FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) NOT IN ('OPENED', 'UNDER_EVALUATION') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
CREATE TRIGGER tr_administrative_check_added AFTER INSERT ON administrative_check FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF EXISTS (SELECT 1 FROM score WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.checks-closed';
  END IF;
END//
CREATE TRIGGER tr_administrative_check_closed AFTER UPDATE ON administrative_check FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM score WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.checks-closed';
  END IF;
END//
CREATE TRIGGER tr_administrative_check_stays AFTER DELETE ON administrative_check FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM score WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.checks-closed';
  END IF;
END//
CREATE TRIGGER tr_score_added AFTER INSERT ON score FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
CREATE TRIGGER tr_consensus_score_added AFTER INSERT ON consensus_score FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
  IF NEW.reason = '' AND NEW.spread > (SELECT value FROM tender_rule
      WHERE tender_id = NEW.tender_id AND code = 'spread.points') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.spread-unexplained';
  END IF;
END//
CREATE TRIGGER tr_consensus_score_explained AFTER UPDATE ON consensus_score FOR EACH ROW
BEGIN
  IF NEW.reason = '' AND NEW.spread > (SELECT value FROM tender_rule
      WHERE tender_id = NEW.tender_id AND code = 'spread.points') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.spread-unexplained';
  END IF;
END//
CREATE TRIGGER tr_low_price_decision_added AFTER INSERT ON low_price_decision FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
CREATE TRIGGER tr_lot_ranking_added AFTER INSERT ON lot_ranking FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'UNDER_EVALUATION' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//

-- A committee is asked about a standing recommendation, one question at a time. The lock on the tender makes
-- two who ask at once wait for each other.
CREATE TRIGGER tr_decision_put BEFORE INSERT ON decision FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id FOR UPDATE;
  IF tender_status <> 'RECOMMENDED' OR NEW.status <> 'OPEN' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.nothing-recommended';
  END IF;
  IF EXISTS (SELECT 1 FROM decision WHERE tender_id = NEW.tender_id AND status = 'OPEN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.question-waiting';
  END IF;
END//
-- An award takes effect by a decision that adopted it, and an agreement rests on an award in effect.
CREATE TRIGGER tr_award_adopted BEFORE UPDATE ON award FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'active' AND NOT EXISTS (SELECT 1 FROM decision
      WHERE id = NEW.decision_id AND tender_id = NEW.tender_id AND status = 'ADOPTED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.not-adopted';
  END IF;
END//
CREATE TRIGGER tr_framework_agreement_concluded AFTER INSERT ON framework_agreement FOR EACH ROW
BEGIN
  IF (SELECT status FROM award WHERE id = NEW.award_id) <> 'active' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.award-not-active';
  END IF;
END//
CREATE TRIGGER tr_framework_agreement_fixed AFTER UPDATE ON framework_agreement FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.agreement-immutable';
END//
CREATE TRIGGER tr_framework_agreement_kept AFTER DELETE ON framework_agreement FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.agreement-immutable';
END//
-- Orders are placed on the days of the agreement, by the calendar of Riyadh (UTC+3, no summer time).
CREATE TRIGGER tr_call_off_in_period AFTER INSERT ON call_off FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM framework_agreement WHERE id = NEW.agreement_id
      AND DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) BETWEEN starts_on AND ends_on) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.outside-period';
  END IF;
END//

-- What was issued and who took it stays on record.
CREATE TRIGGER tr_issued_report_fixed BEFORE UPDATE ON issued_report FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END//
CREATE TRIGGER tr_issued_report_kept BEFORE DELETE ON issued_report FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END//
CREATE TRIGGER tr_report_download_fixed BEFORE UPDATE ON report_download FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END//
CREATE TRIGGER tr_report_download_kept BEFORE DELETE ON report_download FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.record-immutable';
END//
DELIMITER ;
