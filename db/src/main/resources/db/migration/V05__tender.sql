-- Joint tenders: what aggregation makes of closed rounds. Lots, lot items and the allocation of every demand line.

CREATE TABLE rule_default (
  code VARCHAR(60) NOT NULL COMMENT 'rule, such as bid.minimum-days',
  value DECIMAL(12,3) NOT NULL COMMENT 'default value',
  unit VARCHAR(10) NOT NULL COMMENT 'DAYS, PERCENT, POINTS or COUNT',
  position INT NOT NULL COMMENT 'order of display',
  name_ar VARCHAR(300) NOT NULL COMMENT 'what the rule says, Arabic',
  name_en VARCHAR(300) NOT NULL COMMENT 'what the rule says, English',
  source_ar VARCHAR(300) NOT NULL COMMENT 'article or standard it comes from, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'article or standard it comes from, English',
  CONSTRAINT pk_rule_default PRIMARY KEY (code),
  CONSTRAINT ck_rule_default_unit CHECK (unit IN ('DAYS', 'PERCENT', 'POINTS', 'COUNT')),
  CONSTRAINT ck_rule_default_value CHECK (value >= 0)
) COMMENT 'Defaults of the rules that a new tender takes over';

CREATE TABLE joint_tender (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  number VARCHAR(30) NOT NULL COMMENT 'tender number, such as JT-2026-004',
  ocid VARCHAR(60) NOT NULL COMMENT 'Open Contracting identifier',
  title_ar VARCHAR(300) NOT NULL COMMENT 'Arabic title',
  title_en VARCHAR(300) NOT NULL COMMENT 'English title',
  status VARCHAR(20) NOT NULL COMMENT 'place in the life of a tender',
  procurement_method VARCHAR(10) NOT NULL COMMENT 'OCDS: open, selective or limited',
  award_criteria VARCHAR(20) NOT NULL COMMENT 'OCDS: priceOnly, or ratedCriteria for weighted quality and price',
  currency CHAR(3) NOT NULL COMMENT 'currency in which bids are compared',
  minimum_bid_days INT NOT NULL COMMENT 'days that must lie between publication and deadline',
  urgency_reason VARCHAR(1000) NULL COMMENT 'justification of a shorter period',
  deadline_at DATETIME(6) NULL COMMENT 'UTC; bids are taken until then',
  rate_date DATE NULL COMMENT 'day whose exchange rates convert the bids',
  prepared_by BIGINT NOT NULL COMMENT 'central buyer who aggregated and prepared it; may not examine it',
  approved_by BIGINT NULL COMMENT 'another central buyer or the administrator who approved it',
  published_at DATETIME(6) NULL COMMENT 'UTC',
  opened_at DATETIME(6) NULL COMMENT 'UTC',
  standstill_until DATETIME(6) NULL COMMENT 'UTC; no award takes effect before',
  cancel_reason VARCHAR(1000) NULL COMMENT 'why it was cancelled',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_joint_tender PRIMARY KEY (id),
  CONSTRAINT uq_joint_tender_number UNIQUE (number),
  CONSTRAINT uq_joint_tender_ocid UNIQUE (ocid),
  CONSTRAINT fk_joint_tender_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_joint_tender_preparer FOREIGN KEY (prepared_by) REFERENCES person (id),
  CONSTRAINT fk_joint_tender_approver FOREIGN KEY (approved_by) REFERENCES person (id),
  CONSTRAINT ck_joint_tender_status CHECK (status IN ('DRAFT', 'APPROVED', 'PUBLISHED', 'CLOSED', 'OPENED',
    'UNDER_EVALUATION', 'RECOMMENDED', 'DECIDED', 'STANDSTILL', 'AWARDED', 'CANCELLED')),
  CONSTRAINT ck_joint_tender_method CHECK (procurement_method IN ('open', 'selective', 'limited')),
  CONSTRAINT ck_joint_tender_criteria CHECK (award_criteria IN ('priceOnly', 'ratedCriteria')),
  CONSTRAINT ck_joint_tender_four_eyes CHECK (approved_by IS NULL OR approved_by <> prepared_by),
  CONSTRAINT ck_joint_tender_published CHECK (status IN ('DRAFT', 'APPROVED', 'CANCELLED')
    OR (published_at IS NOT NULL AND deadline_at IS NOT NULL AND rate_date IS NOT NULL)),
  CONSTRAINT ck_joint_tender_bid_period CHECK (published_at IS NULL
    OR TIMESTAMPDIFF(DAY, published_at, deadline_at) >= minimum_bid_days),
  CONSTRAINT ck_joint_tender_opened CHECK (opened_at IS NULL OR opened_at >= deadline_at),
  CONSTRAINT ck_joint_tender_cancelled CHECK (status <> 'CANCELLED' OR CHAR_LENGTH(cancel_reason) > 0)
) COMMENT 'Joint tenders';

CREATE TABLE tender_number (
  year INT NOT NULL COMMENT 'year of the number, in Riyadh',
  last_number INT NOT NULL COMMENT 'last number given in that year; its row is locked until the tender that took it is stored',
  CONSTRAINT pk_tender_number PRIMARY KEY (year),
  CONSTRAINT ck_tender_number_positive CHECK (last_number >= 1)
) COMMENT 'Numbers given to joint tenders, so that no two at the same time take the same';

CREATE TABLE tender_rule (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  code VARCHAR(60) NOT NULL COMMENT 'rule',
  value DECIMAL(12,3) NOT NULL COMMENT 'value in force for this tender, fixed at publication',
  CONSTRAINT pk_tender_rule PRIMARY KEY (tender_id, code),
  CONSTRAINT fk_tender_rule_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_rule_code FOREIGN KEY (code) REFERENCES rule_default (code),
  CONSTRAINT ck_tender_rule_value CHECK (value >= 0)
) COMMENT 'Rule set of a tender';

CREATE TABLE tender_milestone (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  status VARCHAR(20) NOT NULL COMMENT 'status reached',
  at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  person_id BIGINT NULL COMMENT 'who moved it; none for the system',
  CONSTRAINT pk_tender_milestone PRIMARY KEY (id),
  CONSTRAINT fk_tender_milestone_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_milestone_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'When a tender reached each status, every time it did';

CREATE TABLE tender_round (
  round_id BIGINT NOT NULL COMMENT 'round aggregated; a round goes into one tender only',
  tender_id BIGINT NOT NULL COMMENT 'tender made of it',
  CONSTRAINT pk_tender_round PRIMARY KEY (round_id),
  CONSTRAINT fk_tender_round_round FOREIGN KEY (round_id) REFERENCES demand_round (id),
  CONSTRAINT fk_tender_round_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id)
) COMMENT 'Rounds a tender was made of';

CREATE TABLE lot (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  number INT NOT NULL COMMENT 'number shown to bidders, from 1',
  title_ar VARCHAR(300) NOT NULL COMMENT 'Arabic title',
  title_en VARCHAR(300) NOT NULL COMMENT 'English title',
  status VARCHAR(15) NOT NULL COMMENT 'ACTIVE, UNSUCCESSFUL or CANCELLED',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_lot PRIMARY KEY (id),
  CONSTRAINT uq_lot_number UNIQUE (tender_id, number),
  CONSTRAINT uq_lot_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_lot_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_lot_status CHECK (status IN ('ACTIVE', 'UNSUCCESSFUL', 'CANCELLED'))
) COMMENT 'Lots, each awarded as a whole';

CREATE TABLE lot_item (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  lot_id BIGINT NOT NULL COMMENT 'lot the item stands in',
  position INT NOT NULL COMMENT 'order within the tender',
  revision_id BIGINT NOT NULL COMMENT 'item revision',
  unit_code VARCHAR(3) NOT NULL COMMENT 'unit of the quantity',
  quantity DECIMAL(18,3) NOT NULL COMMENT 'sum of its allocations',
  is_free BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'declared free of charge: a price of zero is allowed',
  CONSTRAINT pk_lot_item PRIMARY KEY (id),
  CONSTRAINT uq_lot_item_revision UNIQUE (tender_id, revision_id),
  CONSTRAINT uq_lot_item_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_lot_item_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_lot_item_revision FOREIGN KEY (revision_id, unit_code) REFERENCES item_revision (id, unit_code),
  CONSTRAINT ck_lot_item_quantity CHECK (quantity > 0)
) COMMENT 'Items of a lot with the summed quantity';

CREATE TABLE allocation (
  demand_line_id BIGINT NOT NULL COMMENT 'demand line covered',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item that covers it',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'part of the line in the lot item, in its unit',
  CONSTRAINT pk_allocation PRIMARY KEY (demand_line_id, lot_item_id),
  CONSTRAINT fk_allocation_line FOREIGN KEY (demand_line_id) REFERENCES demand_line (id),
  CONSTRAINT fk_allocation_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id),
  CONSTRAINT ck_allocation_quantity CHECK (quantity > 0)
) COMMENT 'Thread from every demand line to the lot item that covers it';

CREATE TABLE criterion (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  kind VARCHAR(15) NOT NULL COMMENT 'ADMINISTRATIVE (passed or failed) or TECHNICAL (scored)',
  code VARCHAR(20) NOT NULL COMMENT 'short code shown in tables',
  position INT NOT NULL COMMENT 'order of display',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic text',
  name_en VARCHAR(300) NOT NULL COMMENT 'English text',
  weight DECIMAL(5,2) NULL COMMENT 'percent of the technical score; technical weights of a tender sum to 100',
  CONSTRAINT pk_criterion PRIMARY KEY (id),
  CONSTRAINT uq_criterion_code UNIQUE (tender_id, code),
  CONSTRAINT uq_criterion_tender UNIQUE (id, tender_id),
  CONSTRAINT uq_criterion_kind UNIQUE (id, kind),
  CONSTRAINT fk_criterion_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_criterion_kind CHECK (kind IN ('ADMINISTRATIVE', 'TECHNICAL')),
  CONSTRAINT ck_criterion_weight CHECK ((kind = 'TECHNICAL') = (weight IS NOT NULL)),
  CONSTRAINT ck_criterion_weight_range CHECK (weight IS NULL OR (weight > 0 AND weight <= 100))
) COMMENT 'What bids are examined against';

CREATE TABLE panel_member (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  person_id BIGINT NOT NULL COMMENT 'member; one panel only, so opening and examination never share a person',
  panel VARCHAR(15) NOT NULL COMMENT 'OPENING or EXAMINATION',
  is_chair BOOLEAN NOT NULL COMMENT 'chairs the panel',
  CONSTRAINT pk_panel_member PRIMARY KEY (tender_id, person_id),
  CONSTRAINT uq_panel_member_panel UNIQUE (tender_id, person_id, panel),
  CONSTRAINT fk_panel_member_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_panel_member_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_panel_member_panel CHECK (panel IN ('OPENING', 'EXAMINATION'))
) COMMENT 'Opening and examination panels of a tender';

-- Tables that are filled by INSERT ... SELECT are guarded after the row and not before it:
-- where a BEFORE trigger exists, MariaDB 11.4.5 refuses such an insert because a NOT NULL
-- column would be null, though it is not. A wrong statement is undone either way.
DELIMITER //
CREATE TRIGGER tr_joint_tender_progress BEFORE UPDATE ON joint_tender FOR EACH ROW
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
        CASE WHEN CHAR_LENGTH(TRIM(COALESCE(NEW.urgency_reason, ''))) > 0
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
CREATE TRIGGER tr_panel_member_independent AFTER INSERT ON panel_member FOR EACH ROW
BEGIN
  IF NEW.person_id = (SELECT prepared_by FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.preparer-on-panel';
  END IF;
END//
CREATE TRIGGER tr_panel_member_still_independent AFTER UPDATE ON panel_member FOR EACH ROW
BEGIN
  IF NEW.person_id = (SELECT prepared_by FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.preparer-on-panel';
  END IF;
END//
CREATE TRIGGER tr_tender_rule_fixed AFTER UPDATE ON tender_rule FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_tender_rule_kept BEFORE DELETE ON tender_rule FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_criterion_fixed AFTER UPDATE ON criterion FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_criterion_kept BEFORE DELETE ON criterion FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_lot_fixed AFTER UPDATE ON lot FOR EACH ROW
BEGIN
  IF (NEW.number <> OLD.number OR NEW.title_ar <> OLD.title_ar OR NEW.title_en <> OLD.title_en OR NEW.tender_id <> OLD.tender_id)
    AND (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_lot_kept BEFORE DELETE ON lot FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_lot_item_fixed AFTER UPDATE ON lot_item FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_lot_item_kept BEFORE DELETE ON lot_item FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_allocation_fixed AFTER UPDATE ON allocation FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.allocation-immutable';
END//
CREATE TRIGGER tr_allocation_kept BEFORE DELETE ON allocation FOR EACH ROW
BEGIN
  IF (SELECT t.status FROM lot_item i JOIN joint_tender t ON t.id = i.tender_id
       WHERE i.id = OLD.lot_item_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_tender_milestone_immutable BEFORE UPDATE ON tender_milestone FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.milestone-immutable';
END//
CREATE TRIGGER tr_tender_milestone_kept BEFORE DELETE ON tender_milestone FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.milestone-immutable';
END//
DELIMITER ;
