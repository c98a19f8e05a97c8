-- Mini-competitions: the suppliers of framework agreements that cover what is asked for compete at prices that may only
-- be equal to or lower than those of their agreements, and what is awarded is ordered from the balances of the agreement
-- of the winner (UNCITRAL Model Law on Public Procurement, articles 58 to 63). Days are those of Riyadh (UTC+3, no
-- summer time).

ALTER TABLE joint_tender DROP CONSTRAINT ck_joint_tender_method;
ALTER TABLE joint_tender
  MODIFY COLUMN procurement_method VARCHAR(10) NOT NULL COMMENT 'OCDS: open, selective, limited or direct; framework for a mini-competition',
  ADD CONSTRAINT ck_joint_tender_method CHECK (procurement_method IN ('open', 'selective', 'limited', 'direct', 'framework'));
ALTER TABLE procedure_ground DROP CONSTRAINT ck_procedure_ground_method;
ALTER TABLE procedure_ground
  MODIFY COLUMN method VARCHAR(10) NOT NULL COMMENT 'selective, limited, direct or framework',
  ADD CONSTRAINT ck_procedure_ground_method CHECK (method IN ('selective', 'limited', 'direct', 'framework'));
INSERT INTO procedure_ground (code, method, position, name_ar, name_en, source_ar, source_en) VALUES
('covered-by-agreements', 'framework', 9,
 'اتفاقيات إطارية سارية تغطي ما يُشترى، ويتنافس موردوها من جديد لخفض أسعارها',
 'Framework agreements in force cover what is bought, and their suppliers compete anew to lower its prices',
 'قانون الأونسيترال النموذجي للاشتراء العمومي، المواد 58 إلى 63',
 'UNCITRAL Model Law on Public Procurement, articles 58 to 63');
ALTER TABLE tender_invitation DROP CONSTRAINT ck_tender_invitation_origin;
ALTER TABLE tender_invitation
  MODIFY COLUMN origin VARCHAR(10) NOT NULL COMMENT 'NAMED in the draft, QUALIFIED in the prequalification, or AGREEMENT of a supplier that competes by it',
  ADD CONSTRAINT ck_tender_invitation_origin CHECK (origin IN ('NAMED', 'QUALIFIED', 'AGREEMENT'));

CREATE TABLE agreement_ceiling (
  lot_item_id BIGINT NOT NULL COMMENT 'item of the mini-competition',
  supplier_id BIGINT NOT NULL COMMENT 'supplier that competes',
  tender_id BIGINT NOT NULL COMMENT 'mini-competition',
  agreement_id BIGINT NOT NULL COMMENT 'agreement of the supplier that covers the lot of the item',
  agreement_item_id BIGINT NOT NULL COMMENT 'item of the agreement that orders draw on',
  unit_price DECIMAL(25,9) NOT NULL COMMENT 'price of the agreement: the most the supplier may ask for',
  currency CHAR(3) NOT NULL COMMENT 'currency of the agreement',
  CONSTRAINT pk_agreement_ceiling PRIMARY KEY (lot_item_id, supplier_id),
  CONSTRAINT uq_agreement_ceiling_item UNIQUE (tender_id, agreement_id, agreement_item_id),
  CONSTRAINT fk_agreement_ceiling_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id) ON DELETE CASCADE,
  CONSTRAINT fk_agreement_ceiling_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_agreement_ceiling_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_agreement_ceiling_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_agreement_ceiling_source FOREIGN KEY (agreement_item_id) REFERENCES lot_item (id),
  CONSTRAINT fk_agreement_ceiling_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_agreement_ceiling_price CHECK (unit_price >= 0)
) COMMENT 'What the suppliers of a mini-competition may ask for at most, by their agreements';

-- Why a bid above its agreement is out.
ALTER TABLE lot_ranking DROP CONSTRAINT ck_lot_ranking_exclusion;
ALTER TABLE lot_ranking
  MODIFY COLUMN exclusion VARCHAR(30) NULL COMMENT 'DEBARRED, REVIEW, ABOVE_AGREEMENT, ADMINISTRATIVE, TECHNICAL, INCOMPLETE or ABNORMALLY_LOW when it does not',
  ADD CONSTRAINT ck_lot_ranking_exclusion CHECK (exclusion IN ('DEBARRED', 'REVIEW', 'ABOVE_AGREEMENT', 'ADMINISTRATIVE',
    'TECHNICAL', 'INCOMPLETE', 'ABNORMALLY_LOW'));

-- What a mini-competition awards is ordered at once, at the price of the competition.
ALTER TABLE call_off
  ADD COLUMN award_id BIGINT NULL COMMENT 'award of the mini-competition that ordered it; none for an order of an officer',
  ADD CONSTRAINT uq_call_off_award UNIQUE (award_id, entity_id),
  ADD CONSTRAINT fk_call_off_award FOREIGN KEY (award_id) REFERENCES award (id);
ALTER TABLE call_off_line
  ADD COLUMN unit_price DECIMAL(19,3) NULL COMMENT 'price of the mini-competition, without VAT, in the currency of the agreement; none: the price of the agreement',
  ADD CONSTRAINT ck_call_off_line_price CHECK (unit_price >= 0);

DROP TRIGGER tr_joint_tender_progress;

DELIMITER //
-- As in V05, but for the time of a mini-competition.
CREATE TRIGGER tr_joint_tender_progress BEFORE UPDATE ON joint_tender FOR EACH ROW PRECEDES tr_joint_tender_step
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' THEN
    IF NEW.approved_by IS NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.approver-missing';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM lot WHERE tender_id = NEW.id)
        OR EXISTS (SELECT 1 FROM lot l LEFT JOIN lot_item i ON i.lot_id = l.id
                    WHERE l.tender_id = NEW.id AND i.id IS NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.lot-empty';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT panel FROM panel_member WHERE tender_id = NEW.id
       GROUP BY panel HAVING COUNT(*) >= 3 AND SUM(is_chair) = 1) AS complete;
    IF faults < 2 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.panel-incomplete';
    END IF;
    -- No demand is lost: every endorsed line of the rounds is covered by exactly its quantity,
    -- and every lot item asks for exactly what its allocations sum to.
    SELECT COUNT(*) INTO faults FROM (
      SELECT l.id FROM tender_round tr
        JOIN submission s ON s.round_id = tr.round_id AND s.status = 'ENDORSED'
        JOIN demand_line l ON l.submission_id = s.id
        LEFT JOIN allocation a ON a.demand_line_id = l.id
       WHERE tr.tender_id = NEW.id
       GROUP BY l.id, l.quantity
      HAVING COALESCE(SUM(COALESCE(a.line_quantity, a.quantity)), 0) <> l.quantity) AS uncovered;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.demand-not-covered';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.id FROM lot_item i LEFT JOIN allocation a ON a.lot_item_id = i.id
       WHERE i.tender_id = NEW.id
       GROUP BY i.id, i.quantity
      HAVING COALESCE(SUM(a.quantity), 0) <> i.quantity) AS unbalanced;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.sums-differ';
    END IF;
    IF (SELECT COALESCE(SUM(weight), 0) FROM criterion WHERE tender_id = NEW.id AND kind = 'TECHNICAL') <> 100 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.weights-not-100';
    END IF;
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'PUBLISHED'
      AND NEW.minimum_bid_days < (SELECT value FROM tender_rule WHERE tender_id = NEW.id AND code =
        CASE WHEN NEW.procurement_method = 'framework' THEN 'mini-competition.minimum-days'
          WHEN CHAR_LENGTH(TRIM(COALESCE(NEW.urgency_reason, ''))) > 0
          THEN 'bid.urgent-minimum-days' ELSE 'bid.minimum-days' END) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.bid-period-too-short';
  END IF;
  IF OLD.published_at IS NOT NULL AND NEW.deadline_at < OLD.deadline_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-not-earlier';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status IN ('CLOSED', 'OPENED') AND UTC_TIMESTAMP(6) < NEW.deadline_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-not-reached';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'AWARDED'
      AND (NEW.standstill_until IS NULL OR UTC_TIMESTAMP(6) < NEW.standstill_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-running';
  END IF;
END//

-- The suppliers that compete are those of agreements in force, each at the prices of its own.
CREATE TRIGGER tr_agreement_ceiling_added AFTER INSERT ON agreement_ceiling FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM joint_tender
      WHERE id = NEW.tender_id AND status = 'DRAFT' AND procurement_method = 'framework') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM framework_agreement f
       JOIN award a ON a.id = f.award_id
       JOIN bid b ON b.id = a.bid_id AND b.supplier_id = NEW.supplier_id
       JOIN entitlement e ON e.agreement_id = f.id AND e.lot_item_id = NEW.agreement_item_id
        AND e.unit_price = NEW.unit_price AND e.currency = NEW.currency
       JOIN lot_item s ON s.id = NEW.agreement_item_id
       JOIN item_revision sr ON sr.id = s.revision_id
       JOIN lot_item i ON i.id = NEW.lot_item_id AND i.tender_id = NEW.tender_id AND i.unit_code = s.unit_code
       JOIN item_revision r ON r.id = i.revision_id AND r.item_id = sr.item_id
      WHERE f.id = NEW.agreement_id
        AND DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) BETWEEN f.starts_on AND f.ends_on) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.agreements-changed';
  END IF;
END//
CREATE TRIGGER tr_agreement_ceiling_fixed AFTER UPDATE ON agreement_ceiling FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
END//
CREATE TRIGGER tr_agreement_ceiling_kept AFTER DELETE ON agreement_ceiling FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_tender_invitation_agreement AFTER INSERT ON tender_invitation FOR EACH ROW
BEGIN
  IF NEW.origin = 'AGREEMENT' AND NOT EXISTS (SELECT 1 FROM agreement_ceiling c
       JOIN joint_tender t ON t.id = c.tender_id AND t.status = 'DRAFT' AND t.procurement_method = 'framework'
      WHERE c.tender_id = NEW.tender_id AND c.supplier_id = NEW.supplier_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.invitation-fixed';
  END IF;
END//
-- A mini-competition is approved and published while its agreements hold what it asks for, with enough suppliers a lot.
CREATE TRIGGER tr_joint_tender_competition BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  DECLARE least INT DEFAULT 2;
  IF NEW.status <> OLD.status AND NEW.status IN ('APPROVED', 'PUBLISHED') AND NEW.procurement_method = 'framework' THEN
    SELECT COALESCE(MAX(value), 2) INTO least FROM tender_rule
     WHERE tender_id = NEW.id AND code = 'mini-competition.minimum-suppliers';
    -- A supplier competes for whole lots.
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.lot_id, s.supplier_id
        FROM (SELECT DISTINCT supplier_id FROM agreement_ceiling WHERE tender_id = NEW.id) AS s
        JOIN lot_item i ON i.tender_id = NEW.id
        LEFT JOIN agreement_ceiling c ON c.lot_item_id = i.id AND c.supplier_id = s.supplier_id
       GROUP BY i.lot_id, s.supplier_id
      HAVING COUNT(c.lot_item_id) NOT IN (0, COUNT(*))) AS partly;
    IF faults > 0 OR EXISTS (SELECT 1 FROM tender_invitation v WHERE v.tender_id = NEW.id
          AND NOT EXISTS (SELECT 1 FROM agreement_ceiling c WHERE c.tender_id = NEW.id AND c.supplier_id = v.supplier_id))
        OR EXISTS (SELECT 1 FROM agreement_ceiling c WHERE c.tender_id = NEW.id
          AND (NOT EXISTS (SELECT 1 FROM tender_invitation v WHERE v.tender_id = NEW.id AND v.supplier_id = c.supplier_id)
            OR NOT EXISTS (SELECT 1 FROM framework_agreement f WHERE f.id = c.agreement_id
              AND DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) BETWEEN f.starts_on AND f.ends_on))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.agreements-changed';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT l.id FROM lot l
        LEFT JOIN lot_item i ON i.lot_id = l.id
        LEFT JOIN agreement_ceiling c ON c.lot_item_id = i.id
       WHERE l.tender_id = NEW.id
       GROUP BY l.id
      HAVING COUNT(DISTINCT c.supplier_id) < least) AS narrow;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.competition-too-narrow';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT c.agreement_id, c.agreement_item_id, d.entity_id
        FROM agreement_ceiling c
        JOIN allocation a ON a.lot_item_id = c.lot_item_id
        JOIN demand_line d ON d.id = a.demand_line_id
        LEFT JOIN entitlement e ON e.agreement_id = c.agreement_id AND e.lot_item_id = c.agreement_item_id
              AND e.entity_id = d.entity_id
       WHERE c.tender_id = NEW.id
       GROUP BY c.agreement_id, c.agreement_item_id, d.entity_id, e.awarded_quantity, e.transferred_quantity,
                e.called_quantity
      HAVING SUM(a.quantity) > COALESCE(e.awarded_quantity + e.transferred_quantity - e.called_quantity, 0)) AS lacking;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.agreement-balance-short';
    END IF;
  END IF;
  -- What it awards is ordered, all of it, before it ends.
  IF NEW.status <> OLD.status AND NEW.status = 'AWARDED' AND NEW.procurement_method = 'framework' THEN
    SELECT COUNT(*) INTO faults FROM award a WHERE a.tender_id = NEW.id AND a.status = 'active'
       AND (SELECT COALESCE(SUM(x.quantity), 0) FROM award_allocation x WHERE x.award_id = a.id)
        <> (SELECT COALESCE(SUM(o.quantity), 0) FROM call_off k JOIN call_off_line o ON o.call_off_id = k.id
             WHERE k.award_id = a.id);
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.award-not-ordered';
    END IF;
  END IF;
END//
-- No award above what the agreement of the bidder says.
CREATE TRIGGER tr_award_within_agreement AFTER INSERT ON award FOR EACH ROW
BEGIN
  IF (SELECT procurement_method FROM joint_tender WHERE id = NEW.tender_id) = 'framework'
      AND EXISTS (SELECT 1 FROM bid_line l
        JOIN lot_item i ON i.id = l.lot_item_id AND i.lot_id = NEW.lot_id
        JOIN opened_bid o ON o.bid_id = l.bid_id
        JOIN bid b ON b.id = l.bid_id
        LEFT JOIN agreement_ceiling c ON c.lot_item_id = l.lot_item_id AND c.supplier_id = b.supplier_id
       WHERE l.bid_id = NEW.bid_id
         AND (c.lot_item_id IS NULL OR c.currency <> o.currency OR l.unit_price > c.unit_price)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.above-agreement';
  END IF;
END//
CREATE TRIGGER tr_framework_agreement_of_open AFTER INSERT ON framework_agreement FOR EACH ROW
BEGIN
  IF (SELECT procurement_method FROM joint_tender WHERE id = NEW.tender_id) = 'framework' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.competition-concludes-none';
  END IF;
END//
-- Only a mini-competition orders at another price than the agreement's, and at that which won.
CREATE TRIGGER tr_call_off_line_priced AFTER INSERT ON call_off_line FOR EACH ROW
BEGIN
  DECLARE of_award BIGINT;
  SELECT award_id INTO of_award FROM call_off WHERE id = NEW.call_off_id;
  IF (of_award IS NULL) <> (NEW.unit_price IS NULL)
      OR (of_award IS NOT NULL AND NOT EXISTS (SELECT 1 FROM award a
         JOIN bid b ON b.id = a.bid_id
         JOIN agreement_ceiling c ON c.tender_id = a.tender_id AND c.supplier_id = b.supplier_id
          AND c.agreement_id = NEW.agreement_id AND c.agreement_item_id = NEW.lot_item_id
         JOIN bid_line l ON l.bid_id = a.bid_id AND l.lot_item_id = c.lot_item_id
        WHERE a.id = of_award AND a.status = 'active' AND l.unit_price = NEW.unit_price
          AND NEW.unit_price <= c.unit_price)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.price-differs';
  END IF;
END//
DELIMITER ;
