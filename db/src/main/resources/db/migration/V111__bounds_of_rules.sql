-- Between which whole numbers each rule of a tender lies: no quorum of more states than there are, no lot that nobody
-- may win. A tender from before keeps what it says. AFTER, since MariaDB lets a row of INSERT … SELECT lose its key
-- where the table has a BEFORE UPDATE trigger (the rules of a tender are copied so).

CREATE TABLE rule_bound (
  code VARCHAR(60) NOT NULL COMMENT 'rule',
  least DECIMAL(12,3) NOT NULL COMMENT 'least value, in the unit of the rule',
  most DECIMAL(12,3) NOT NULL COMMENT 'greatest value',
  CONSTRAINT pk_rule_bound PRIMARY KEY (code),
  CONSTRAINT ck_rule_bound_order CHECK (least <= most)
) COMMENT 'Bounds of rules that take whole numbers; percentages and points lie between 0 and 100';

INSERT INTO rule_bound (code, least, most) VALUES
  ('bid.minimum-days', 1, 365),
  ('bid.urgent-minimum-days', 1, 365),
  ('questions.close-days', 0, 90),
  ('answers.close-days', 0, 90),
  ('amendment.extension-days', 0, 90),
  ('quantities.confirmation-days', 0, 60),
  ('standstill.days', 1, 60),
  ('agreement.months', 1, 48),
  ('bid.validity-days', 1, 365),
  ('performance-guarantee.working-days', 1, 120),
  ('price-opening.notice-days', 0, 60),
  ('quorum.states', 1, 6),
  ('complaint.answer-days', 1, 60),
  ('complaint.decision-days', 1, 120),
  ('complaint.votes', 3, 15),
  ('limited.minimum-invited', 1, 50),
  ('prequalification.minimum-days', 1, 365),
  ('performance-guarantee.before-orders', 0, 1),
  ('award.winners-per-lot', 1, 20),
  ('evaluation.mask-bidders', 0, 1),
  ('bid.alternatives', 0, 1),
  ('bid-security.extra-days', 0, 365),
  ('bid-security.form.bank-guarantee', 0, 1),
  ('bid-security.form.certified-cheque', 0, 1),
  ('bid-security.form.surety-bond', 0, 1),
  ('mini-competition.minimum-days', 1, 365),
  ('mini-competition.minimum-suppliers', 2, 50);

DELIMITER //
CREATE TRIGGER tr_tender_rule_bounded AFTER INSERT ON tender_rule FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM rule_bound b WHERE b.code = NEW.code
        AND (NEW.value < b.least OR NEW.value > b.most OR NEW.value <> FLOOR(NEW.value)))
      OR NEW.value > 100 AND (NEW.code LIKE '%percent' OR NEW.code LIKE 'weight.%' OR NEW.code IN ('technical.pass-mark', 'spread.points')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rule-value-wrong';
  END IF;
END//
CREATE TRIGGER tr_tender_rule_changed_within AFTER UPDATE ON tender_rule FOR EACH ROW
BEGIN
  IF NEW.value <> OLD.value AND (EXISTS (SELECT 1 FROM rule_bound b WHERE b.code = NEW.code
        AND (NEW.value < b.least OR NEW.value > b.most OR NEW.value <> FLOOR(NEW.value)))
      OR NEW.value > 100 AND (NEW.code LIKE '%percent' OR NEW.code LIKE 'weight.%' OR NEW.code IN ('technical.pass-mark', 'spread.points'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rule-value-wrong';
  END IF;
END//
CREATE TRIGGER tr_dossier_template_rule_bounded BEFORE INSERT ON dossier_template_rule FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM rule_bound b WHERE b.code = NEW.rule_code
        AND (NEW.value < b.least OR NEW.value > b.most OR NEW.value <> FLOOR(NEW.value))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rule-value-wrong';
  END IF;
END//
-- Deadline and day of the rates lie within some years of the tender; how near, the code says.
CREATE TRIGGER tr_joint_tender_rate_date AFTER INSERT ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.deadline_at > NEW.created_at + INTERVAL 6 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-far';
  END IF;
  IF NEW.rate_date NOT BETWEEN DATE(NEW.created_at) - INTERVAL 5 YEAR AND DATE(NEW.created_at) + INTERVAL 5 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rate-date-far';
  END IF;
END//
CREATE TRIGGER tr_joint_tender_rate_date_moved AFTER UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NOT NEW.deadline_at <=> OLD.deadline_at AND NEW.deadline_at > NEW.created_at + INTERVAL 6 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-far';
  END IF;
  IF NOT NEW.rate_date <=> OLD.rate_date
      AND NEW.rate_date NOT BETWEEN DATE(NEW.created_at) - INTERVAL 5 YEAR AND DATE(NEW.created_at) + INTERVAL 5 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rate-date-far';
  END IF;
END//
CREATE TRIGGER tr_tender_procedure_near AFTER INSERT ON tender_procedure FOR EACH ROW
BEGIN
  IF NEW.applications_until > (SELECT created_at FROM joint_tender WHERE id = NEW.tender_id) + INTERVAL 6 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-far';
  END IF;
END//
-- A round lies within some years of its planning.
CREATE TRIGGER tr_demand_round_near AFTER INSERT ON demand_round FOR EACH ROW
BEGIN
  IF NEW.opens_at < NEW.created_at - INTERVAL 5 YEAR OR NEW.closes_at > NEW.created_at + INTERVAL 6 YEAR
      OR NEW.endorsement_until > NEW.created_at + INTERVAL 6 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'demand.round-far';
  END IF;
END//
-- Prices are compared in the currency of a member state or in dollars.
CREATE TRIGGER tr_joint_tender_currency AFTER UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.currency <> OLD.currency AND NEW.currency NOT IN ('SAR', 'AED', 'BHD', 'KWD', 'OMR', 'QAR', 'USD') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.currency-unknown';
  END IF;
END//
DELIMITER ;
