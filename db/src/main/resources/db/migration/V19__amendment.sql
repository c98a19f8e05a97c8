-- Amendments of framework agreements: what each of them changes, since when it holds, and what is in force.

-- Either side offers an amendment, the other declines it or both sign. It is in force once both have signed, from the
-- first moment of the day that it names, and never for what was ordered before. How far an agreement may change stands in
-- the dossier of its tender as dated rules: agreement.price-rise-percent, agreement.price-index-percent,
-- agreement.price-review-months, agreement.renewal-months, agreement.quantity-rise-percent and
-- agreement.quantity-fall-percent. The index that prices may follow is the one of tender_price_index. What a dossier does
-- not foresee stays as it was awarded.
INSERT INTO rule_bound (code, least, most) VALUES
  ('agreement.price-review-months', 0, 48),
  ('agreement.renewal-months', 0, 36);

CREATE TABLE amendment_offer (
  amendment_id BIGINT NOT NULL COMMENT 'amendment',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  side VARCHAR(8) NOT NULL COMMENT 'SUPPLIER or CENTRAL, which offers it',
  document VARCHAR(200) NOT NULL COMMENT 'where the paper that it rests on is filed, such as the deed of a merger; may be empty',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  sha256 CHAR(64) NOT NULL COMMENT 'digest of what the amendment says, which both sides sign',
  CONSTRAINT pk_amendment_offer PRIMARY KEY (amendment_id),
  CONSTRAINT uq_amendment_offer_request UNIQUE (agreement_id, side, request_key),
  CONSTRAINT fk_amendment_offer_amendment FOREIGN KEY (amendment_id) REFERENCES agreement_amendment (id),
  CONSTRAINT fk_amendment_offer_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT ck_amendment_offer_side CHECK (side IN ('SUPPLIER', 'CENTRAL'))
) COMMENT 'Papers, requests and digests of the amendments that were offered';

-- By how much an index moved between two days that were published, and which part of a price follows it.
CREATE TABLE amendment_index (
  amendment_id BIGINT NOT NULL COMMENT 'amendment of prices',
  index_name VARCHAR(200) NOT NULL COMMENT 'index, as the dossier names it in Arabic',
  source VARCHAR(300) NOT NULL COMMENT 'who publishes it, and where, as the dossier says it in Arabic',
  base_on DATE NOT NULL COMMENT 'day or first day of the month of the base value',
  base_value DECIMAL(15,4) NOT NULL COMMENT 'value of that day',
  current_on DATE NOT NULL COMMENT 'day or first day of the month of the value it moved to',
  current_value DECIMAL(15,4) NOT NULL COMMENT 'value of that day',
  index_percent DECIMAL(12,3) NOT NULL COMMENT 'part of the price that follows the index, by the rule of the tender',
  rise_percent DECIMAL(12,3) NOT NULL COMMENT 'how far above the price awarded the price may lie at the most, by the rule of the tender',
  CONSTRAINT pk_amendment_index PRIMARY KEY (amendment_id),
  CONSTRAINT fk_amendment_index_amendment FOREIGN KEY (amendment_id) REFERENCES agreement_amendment (id),
  CONSTRAINT ck_amendment_index_values CHECK (base_value > 0 AND current_value > 0),
  CONSTRAINT ck_amendment_index_days CHECK (base_on < current_on),
  CONSTRAINT ck_amendment_index_percent CHECK (index_percent BETWEEN 0 AND 100 AND rise_percent BETWEEN 0 AND 100),
  CONSTRAINT ck_amendment_index_said CHECK (CHAR_LENGTH(TRIM(index_name)) > 0 AND CHAR_LENGTH(TRIM(source)) > 0)
) COMMENT 'Indices that amendments of prices follow';

CREATE TABLE amendment_price (
  amendment_id BIGINT NOT NULL COMMENT 'amendment',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  lot_item_id BIGINT NOT NULL COMMENT 'item of the agreement',
  price_before DECIMAL(25,9) NOT NULL COMMENT 'price in force when it was offered, without VAT, in the currency of the agreement',
  unit_price DECIMAL(25,9) NOT NULL COMMENT 'price from then on',
  from_at DATETIME(6) NULL COMMENT 'UTC; since when it holds; none while the amendment is not in force',
  until_at DATETIME(6) NULL COMMENT 'UTC; when a later one took its place; none while it holds',
  CONSTRAINT pk_amendment_price PRIMARY KEY (amendment_id, lot_item_id),
  CONSTRAINT fk_amendment_price_amendment FOREIGN KEY (amendment_id) REFERENCES agreement_amendment (id),
  CONSTRAINT fk_amendment_price_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_amendment_price_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id),
  CONSTRAINT ck_amendment_price_values CHECK (price_before >= 0 AND unit_price >= 0),
  CONSTRAINT ck_amendment_price_held CHECK (until_at IS NULL OR (from_at IS NOT NULL AND from_at <= until_at)),
  INDEX ix_amendment_price_item (agreement_id, lot_item_id, from_at)
) COMMENT 'Prices of an agreement that amendments set, and when each of them holds';

CREATE TABLE amendment_vat (
  amendment_id BIGINT NOT NULL COMMENT 'amendment',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  state_code CHAR(2) NOT NULL COMMENT 'state whose entities are taxed otherwise',
  percent_before DECIMAL(5,2) NOT NULL COMMENT 'rate in force when it was offered, in percent',
  percent DECIMAL(5,2) NOT NULL COMMENT 'rate from then on, in percent',
  source VARCHAR(300) NOT NULL COMMENT 'law or decree that sets it',
  from_at DATETIME(6) NULL COMMENT 'UTC; since when it holds; none while the amendment is not in force',
  until_at DATETIME(6) NULL COMMENT 'UTC; when a later one took its place; none while it holds',
  CONSTRAINT pk_amendment_vat PRIMARY KEY (amendment_id),
  CONSTRAINT fk_amendment_vat_amendment FOREIGN KEY (amendment_id) REFERENCES agreement_amendment (id),
  CONSTRAINT fk_amendment_vat_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_amendment_vat_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT ck_amendment_vat_percent CHECK (percent BETWEEN 0 AND 100 AND percent_before BETWEEN 0 AND 100 AND percent <> percent_before),
  CONSTRAINT ck_amendment_vat_said CHECK (CHAR_LENGTH(TRIM(source)) > 0),
  CONSTRAINT ck_amendment_vat_held CHECK (until_at IS NULL OR (from_at IS NOT NULL AND from_at <= until_at)),
  INDEX ix_amendment_vat_state (agreement_id, state_code, from_at)
) COMMENT 'VAT rates of states that amendments set for an agreement, and when each of them holds';

CREATE TABLE amendment_item (
  amendment_id BIGINT NOT NULL COMMENT 'amendment',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  lot_item_id BIGINT NOT NULL COMMENT 'item of the agreement, under which orders, balances and requirements stand',
  revision_before BIGINT NOT NULL COMMENT 'revision delivered when it was offered',
  revision_id BIGINT NOT NULL COMMENT 'revision of the item that takes its place',
  from_at DATETIME(6) NULL COMMENT 'UTC; since when it holds; none while the amendment is not in force',
  until_at DATETIME(6) NULL COMMENT 'UTC; when a later one took its place; none while it holds',
  CONSTRAINT pk_amendment_item PRIMARY KEY (amendment_id),
  CONSTRAINT fk_amendment_item_amendment FOREIGN KEY (amendment_id) REFERENCES agreement_amendment (id),
  CONSTRAINT fk_amendment_item_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_amendment_item_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id),
  CONSTRAINT fk_amendment_item_before FOREIGN KEY (revision_before) REFERENCES item_revision (id),
  CONSTRAINT fk_amendment_item_revision FOREIGN KEY (revision_id) REFERENCES item_revision (id),
  CONSTRAINT ck_amendment_item_other CHECK (revision_id <> revision_before),
  CONSTRAINT ck_amendment_item_held CHECK (until_at IS NULL OR (from_at IS NOT NULL AND from_at <= until_at)),
  INDEX ix_amendment_item_item (agreement_id, lot_item_id, from_at)
) COMMENT 'Items of an agreement that successors replace, and when each of them is delivered';

-- The same or better on every mandatory requirement: at least what the bid promised, where that can be measured, else
-- what the dossier asks for.
CREATE TABLE amendment_answer (
  amendment_id BIGINT NOT NULL COMMENT 'amendment that replaces an item',
  requirement_id BIGINT NOT NULL COMMENT 'requirement of the item',
  claim VARCHAR(15) NULL COMMENT 'COMPLIES or DOES_NOT_COMPLY; none where only a value is given',
  offered VARCHAR(500) NOT NULL COMMENT 'what the successor offers: a number with a point, codes of choices with commas between, true or false, or a text; may be empty',
  remark VARCHAR(1000) NOT NULL COMMENT 'words of who offers it; may be empty',
  bar VARCHAR(500) NOT NULL COMMENT 'what it is held against: what the bid promised, else what the dossier asks for; empty where that is in words',
  verdict VARCHAR(12) NOT NULL COMMENT 'MET, NOT_MET, TO_JUDGE or UNANSWERED, as for bids',
  CONSTRAINT pk_amendment_answer PRIMARY KEY (amendment_id, requirement_id),
  CONSTRAINT fk_amendment_answer_item FOREIGN KEY (amendment_id) REFERENCES amendment_item (amendment_id),
  CONSTRAINT fk_amendment_answer_requirement FOREIGN KEY (requirement_id) REFERENCES lot_requirement (id),
  CONSTRAINT ck_amendment_answer_claim CHECK (claim IS NULL OR claim IN ('COMPLIES', 'DOES_NOT_COMPLY')),
  CONSTRAINT ck_amendment_answer_verdict CHECK (verdict IN ('MET', 'NOT_MET', 'TO_JUDGE', 'UNANSWERED'))
) COMMENT 'How successors of items stand to the requirements of the dossier';

CREATE TABLE amendment_party (
  amendment_id BIGINT NOT NULL COMMENT 'amendment',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  supplier_before BIGINT NOT NULL COMMENT 'supplier of the agreement when it was offered',
  supplier_id BIGINT NOT NULL COMMENT 'supplier that takes its place',
  ground VARCHAR(10) NOT NULL COMMENT 'MERGER or ASSIGNMENT',
  consented_by BIGINT NULL COMMENT 'person of the supplier that takes the place, who consented',
  consented_at DATETIME(6) NULL COMMENT 'UTC',
  from_at DATETIME(6) NULL COMMENT 'UTC; since when it holds; none while the amendment is not in force',
  until_at DATETIME(6) NULL COMMENT 'UTC; when a later one took its place; none while it holds',
  CONSTRAINT pk_amendment_party PRIMARY KEY (amendment_id),
  CONSTRAINT fk_amendment_party_amendment FOREIGN KEY (amendment_id) REFERENCES agreement_amendment (id),
  CONSTRAINT fk_amendment_party_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_amendment_party_before FOREIGN KEY (supplier_before) REFERENCES supplier (id),
  CONSTRAINT fk_amendment_party_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_amendment_party_person FOREIGN KEY (consented_by) REFERENCES person (id),
  CONSTRAINT ck_amendment_party_ground CHECK (ground IN ('MERGER', 'ASSIGNMENT')),
  CONSTRAINT ck_amendment_party_other CHECK (supplier_id <> supplier_before),
  CONSTRAINT ck_amendment_party_consented CHECK ((consented_by IS NULL) = (consented_at IS NULL)),
  CONSTRAINT ck_amendment_party_held CHECK (until_at IS NULL OR (from_at IS NOT NULL AND from_at <= until_at)),
  INDEX ix_amendment_party_agreement (agreement_id, from_at)
) COMMENT 'Suppliers that take the place of another in an agreement, and since when';

CREATE TABLE amendment_quantity (
  amendment_id BIGINT NOT NULL COMMENT 'amendment',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  entity_id BIGINT NOT NULL COMMENT 'entity',
  lot_item_id BIGINT NOT NULL COMMENT 'item of the agreement',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units added; below zero: taken away',
  CONSTRAINT pk_amendment_quantity PRIMARY KEY (amendment_id, entity_id, lot_item_id),
  CONSTRAINT fk_amendment_quantity_amendment FOREIGN KEY (amendment_id) REFERENCES agreement_amendment (id),
  CONSTRAINT fk_amendment_quantity_balance FOREIGN KEY (agreement_id, entity_id, lot_item_id) REFERENCES entitlement (agreement_id, entity_id, lot_item_id),
  CONSTRAINT ck_amendment_quantity_some CHECK (quantity <> 0)
) COMMENT 'Quantities that amendments add to balances or take away';

-- Who supplies an agreement now. This is said here alone.
CREATE VIEW agreement_supplier AS
  SELECT f.id AS agreement_id, f.award_id, COALESCE(p.supplier_id, b.supplier_id) AS supplier_id, b.supplier_id AS winner_id
    FROM framework_agreement f
    JOIN award a ON a.id = f.award_id
    JOIN bid b ON b.id = a.bid_id
    LEFT JOIN amendment_party p ON p.agreement_id = f.id AND p.from_at <= UTC_TIMESTAMP(6)
     AND (p.until_at IS NULL OR p.until_at > UTC_TIMESTAMP(6));

-- Which suppliers supplied an agreement until another one took their place, and until when: the last time, for one whose
-- place was taken twice. This is said here alone.
CREATE VIEW agreement_supplier_before AS
  SELECT p.agreement_id, p.supplier_before AS supplier_id, p.from_at AS until_at
    FROM amendment_party p
    LEFT JOIN amendment_party l ON l.agreement_id = p.agreement_id AND l.supplier_before = p.supplier_before
     AND l.from_at > p.from_at AND l.from_at <= UTC_TIMESTAMP(6)
   WHERE p.from_at <= UTC_TIMESTAMP(6) AND l.amendment_id IS NULL;

-- What an item of an agreement costs now, without VAT, and which revision of the catalog is delivered. This is said here
-- alone.
CREATE VIEW agreement_price_in_force AS
  SELECT f.id AS agreement_id, w.lot_item_id, COALESCE(p.unit_price, w.unit_price) AS unit_price, a.currency,
         COALESCE(s.revision_id, i.revision_id) AS revision_id, w.unit_price AS awarded_price, i.revision_id AS awarded_revision,
         p.amendment_id
    FROM framework_agreement f
    JOIN award a ON a.id = f.award_id
    JOIN award_item w ON w.award_id = a.id
    JOIN lot_item i ON i.id = w.lot_item_id
    LEFT JOIN amendment_price p ON p.agreement_id = f.id AND p.lot_item_id = w.lot_item_id
     AND p.from_at <= UTC_TIMESTAMP(6) AND (p.until_at IS NULL OR p.until_at > UTC_TIMESTAMP(6))
    LEFT JOIN amendment_item s ON s.agreement_id = f.id AND s.lot_item_id = w.lot_item_id
     AND s.from_at <= UTC_TIMESTAMP(6) AND (s.until_at IS NULL OR s.until_at > UTC_TIMESTAMP(6));

-- The index that prices of an agreement may follow, as its dossier names it, and the value from which its next move
-- counts: that of the dossier, or the one to which prices followed it last. This is said here alone.
CREATE VIEW agreement_price_index AS
  SELECT f.id AS agreement_id, p.name_ar, p.name_en, p.source_ar, p.source_en,
         COALESCE(x.current_on, p.base_on) AS base_on, COALESCE(x.current_value, p.base_value) AS base_value
    FROM framework_agreement f
    JOIN tender_price_index p ON p.tender_id = f.tender_id
    LEFT JOIN (agreement_amendment m JOIN amendment_index x ON x.amendment_id = m.id)
      ON m.agreement_id = f.id AND m.status = 'IN_FORCE'
    LEFT JOIN (agreement_amendment n JOIN amendment_index y ON y.amendment_id = n.id)
      ON n.agreement_id = f.id AND n.status = 'IN_FORCE' AND y.current_on > x.current_on
   WHERE n.id IS NULL;

-- At which VAT rate the orders of each state under an agreement are taxed now: the one that an amendment set, as long as
-- no law set another since; else the newest that a law set; else that of the state. This is said here alone.
CREATE VIEW agreement_vat AS
  SELECT f.id AS agreement_id, m.code AS state_code, COALESCE(y.percent, v.percent, m.vat_percent) AS percent
    FROM framework_agreement f
    CROSS JOIN member_state m
    LEFT JOIN vat_rate v ON v.state_code = m.code AND v.valid_from <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
    LEFT JOIN vat_rate n ON n.state_code = m.code AND n.valid_from <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
     AND n.valid_from > v.valid_from
    LEFT JOIN amendment_vat y ON y.agreement_id = f.id AND y.state_code = m.code
     AND y.from_at <= UTC_TIMESTAMP(6) AND (y.until_at IS NULL OR y.until_at > UTC_TIMESTAMP(6))
     AND (v.valid_from IS NULL OR v.valid_from <= DATE(y.from_at + INTERVAL 3 HOUR))
   WHERE n.state_code IS NULL;

-- What was agreed for each line of an order when it was placed: an amendment changes no order placed before it. The
-- price is that of the mini-competition that ordered it, if one did. This is said here alone.
CREATE VIEW call_off_line_agreed AS
  SELECT x.call_off_id, x.agreement_id, x.entity_id, x.lot_item_id,
         COALESCE(x.unit_price, p.unit_price, n.unit_price) AS unit_price, n.currency,
         COALESCE(s.revision_id, i.revision_id) AS revision_id
    FROM call_off_line x
    JOIN call_off o ON o.id = x.call_off_id
    JOIN entitlement n ON n.agreement_id = x.agreement_id AND n.entity_id = x.entity_id AND n.lot_item_id = x.lot_item_id
    JOIN lot_item i ON i.id = x.lot_item_id
    LEFT JOIN amendment_price p ON p.agreement_id = x.agreement_id AND p.lot_item_id = x.lot_item_id
     AND p.from_at <= o.placed_at AND (p.until_at IS NULL OR p.until_at > o.placed_at)
    LEFT JOIN amendment_item s ON s.agreement_id = x.agreement_id AND s.lot_item_id = x.lot_item_id
     AND s.from_at <= o.placed_at AND (s.until_at IS NULL OR s.until_at > o.placed_at);

DELIMITER //
-- An amendment is offered by the people of the side that it names, while the agreement has not ended, one of a kind at a
-- time. A renewal lies within the months that the dossier foresees, and four years are the most.
CREATE TRIGGER tr_agreement_amendment_offered BEFORE INSERT ON agreement_amendment FOR EACH ROW
BEGIN
  DECLARE months INT DEFAULT 0;
  DECLARE first_day DATE;
  DECLARE agreed_end DATE;
  IF NEW.status <> 'OFFERED' OR NEW.ended_at IS NOT NULL OR CHAR_LENGTH(TRIM(NEW.reason)) = 0
      OR NEW.kind NOT IN ('PRICE', 'VAT', 'ITEM', 'PARTY', 'TERM', 'QUANTITY') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM agreement_condition WHERE agreement_id = NEW.agreement_id
      AND standing NOT IN ('TAKEN_BACK', 'TERMINATED', 'EXPIRED', 'UNSIGNED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.agreement-ended';
  END IF;
  IF (NEW.offered_side = 'CENTRAL' AND NOT EXISTS (SELECT 1 FROM role_grant
        WHERE role = 'CENTRAL_BUYER' AND person_id = NEW.offered_by))
      OR (NEW.offered_side = 'SUPPLIER' AND NOT EXISTS (SELECT 1 FROM agreement_supplier s
        JOIN role_grant g ON g.supplier_id = s.supplier_id AND g.role = 'BIDDER' AND g.person_id = NEW.offered_by
       WHERE s.agreement_id = NEW.agreement_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.not-the-side';
  END IF;
  IF NEW.effective_on < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.in-past';
  END IF;
  IF NEW.effective_on > (SELECT ends_on FROM agreement_condition WHERE agreement_id = NEW.agreement_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.after-end';
  END IF;
  IF EXISTS (SELECT 1 FROM agreement_amendment WHERE agreement_id = NEW.agreement_id AND kind = NEW.kind
      AND status = 'OFFERED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.one-open';
  END IF;
  IF NEW.kind = 'TERM' THEN
    SELECT COALESCE(MAX(r.value), 0), MAX(f.starts_on), MAX(f.ends_on) INTO months, first_day, agreed_end
      FROM framework_agreement f
      LEFT JOIN tender_rule r ON r.tender_id = f.tender_id AND r.code = 'agreement.renewal-months'
     WHERE f.id = NEW.agreement_id;
    IF NEW.ends_on > DATE_SUB(DATE_ADD(DATE_ADD(agreed_end, INTERVAL 1 DAY), INTERVAL months MONTH), INTERVAL 1 DAY)
        OR NEW.ends_on >= first_day + INTERVAL 4 YEAR
        OR NEW.ends_on <= (SELECT ends_on FROM agreement_condition WHERE agreement_id = NEW.agreement_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.term-beyond-rule';
    END IF;
  END IF;
END//
-- It is in force once both sides have signed, declined by the side that did not offer it, and withdrawn by the one that
-- did. What it says never changes; it may only hold from a later day than it named, that of the last signature.
CREATE TRIGGER tr_agreement_amendment_step BEFORE UPDATE ON agreement_amendment FOR EACH ROW
BEGIN
  DECLARE acts_for VARCHAR(8);
  IF OLD.status <> 'OFFERED' OR NEW.status NOT IN ('IN_FORCE', 'DECLINED', 'WITHDRAWN') OR NEW.agreement_id <> OLD.agreement_id
      OR NEW.number <> OLD.number OR NEW.kind <> OLD.kind OR NOT NEW.ends_on <=> OLD.ends_on OR NEW.reason <> OLD.reason
      OR NEW.offered_side <> OLD.offered_side OR NEW.offered_by <> OLD.offered_by OR NEW.offered_at <> OLD.offered_at
      OR NEW.ended_at IS NULL OR NEW.ended_by IS NULL OR NEW.effective_on < OLD.effective_on
      OR (NEW.effective_on <> OLD.effective_on AND NEW.status <> 'IN_FORCE')
      OR (NEW.status = 'DECLINED' AND CHAR_LENGTH(TRIM(COALESCE(NEW.end_reason, ''))) = 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  IF NEW.status <> 'IN_FORCE' THEN
    SET acts_for = IF((NEW.status = 'WITHDRAWN') = (NEW.offered_side = 'CENTRAL'), 'CENTRAL', 'SUPPLIER');
    IF (acts_for = 'CENTRAL' AND NOT EXISTS (SELECT 1 FROM role_grant
          WHERE role = 'CENTRAL_BUYER' AND person_id = NEW.ended_by))
        OR (acts_for = 'SUPPLIER' AND NOT EXISTS (SELECT 1 FROM agreement_supplier s
          JOIN role_grant g ON g.supplier_id = s.supplier_id AND g.role = 'BIDDER' AND g.person_id = NEW.ended_by
         WHERE s.agreement_id = NEW.agreement_id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.not-the-side';
    END IF;
  ELSE
    IF (SELECT COUNT(*) FROM agreement_signature
         WHERE agreement_id = NEW.agreement_id AND amendment_number = NEW.number) < 2 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.unsigned';
    END IF;
    IF NEW.effective_on < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.in-past';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM agreement_condition WHERE agreement_id = NEW.agreement_id
        AND standing NOT IN ('TAKEN_BACK', 'TERMINATED', 'EXPIRED', 'UNSIGNED')) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.agreement-ended';
    END IF;
    IF NEW.kind = 'TERM' AND EXISTS (SELECT 1 FROM agreement_amendment WHERE agreement_id = NEW.agreement_id AND kind = 'TERM'
        AND status = 'IN_FORCE' AND effective_on > DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.outdated';
    END IF;
    IF NEW.kind = 'PARTY' THEN
      IF NOT EXISTS (SELECT 1 FROM amendment_party WHERE amendment_id = NEW.id AND consented_at IS NOT NULL) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.not-consented';
      END IF;
      IF NOT EXISTS (SELECT 1 FROM amendment_party p JOIN supplier s ON s.id = p.supplier_id AND s.status = 'REGISTERED'
            WHERE p.amendment_id = NEW.id)
          OR EXISTS (SELECT 1 FROM amendment_party p JOIN supplier_debarred d ON d.supplier_id = p.supplier_id
            WHERE p.amendment_id = NEW.id) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.supplier-unfit';
      END IF;
    END IF;
    IF NEW.kind = 'ITEM' AND EXISTS (SELECT 1 FROM amendment_item s
         JOIN lot_requirement r ON r.lot_item_id = s.lot_item_id AND r.is_mandatory
         LEFT JOIN amendment_answer a ON a.amendment_id = s.amendment_id AND a.requirement_id = r.id
          AND (a.verdict = 'MET' OR (a.verdict = 'TO_JUDGE' AND a.claim = 'COMPLIES'))
        WHERE s.amendment_id = NEW.id AND a.requirement_id IS NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.successor-worse';
    END IF;
  END IF;
END//

-- Each side signs for itself while the amendment is offered: the people of the supplier that the agreement has.
CREATE TRIGGER tr_agreement_signature_of_amendment BEFORE INSERT ON agreement_signature FOR EACH ROW
BEGIN
  IF NEW.amendment_number > 0 THEN
    IF NOT EXISTS (SELECT 1 FROM agreement_amendment WHERE agreement_id = NEW.agreement_id
        AND number = NEW.amendment_number AND status = 'OFFERED') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.ended';
    END IF;
    IF NEW.side = 'SUPPLIER' AND NOT EXISTS (SELECT 1 FROM agreement_supplier s
         JOIN role_grant g ON g.supplier_id = s.supplier_id AND g.role = 'BIDDER' AND g.person_id = NEW.person_id
        WHERE s.agreement_id = NEW.agreement_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.not-the-side';
    END IF;
  END IF;
END//

-- An index counts by the rules of the dossier, which also say how often it may. It is the one that the dossier names, from
-- the value on at which it counted last, so no move of it counts twice and none is left out.
CREATE TRIGGER tr_amendment_index_by_rule BEFORE INSERT ON amendment_index FOR EACH ROW
BEGIN
  DECLARE rise DECIMAL(12,3) DEFAULT 0;
  DECLARE share DECIMAL(12,3) DEFAULT 100;
  DECLARE months INT DEFAULT 12;
  DECLARE first_day DATE;
  DECLARE last_change DATE;
  DECLARE counted_to DATE;
  IF NOT EXISTS (SELECT 1 FROM agreement_amendment WHERE id = NEW.amendment_id AND kind = 'PRICE' AND status = 'OFFERED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  SELECT COALESCE(MAX(CASE WHEN r.code = 'agreement.price-rise-percent' THEN r.value END), 0),
         COALESCE(MAX(CASE WHEN r.code = 'agreement.price-index-percent' THEN r.value END), 100),
         COALESCE(MAX(CASE WHEN r.code = 'agreement.price-review-months' THEN r.value END), 12), MAX(f.starts_on)
    INTO rise, share, months, first_day
    FROM agreement_amendment m
    JOIN framework_agreement f ON f.id = m.agreement_id
    LEFT JOIN tender_rule r ON r.tender_id = f.tender_id
   WHERE m.id = NEW.amendment_id;
  SELECT MAX(o.effective_on), MAX(x.current_on) INTO last_change, counted_to
    FROM agreement_amendment m
    JOIN agreement_amendment o ON o.agreement_id = m.agreement_id AND o.kind = 'PRICE' AND o.status = 'IN_FORCE'
    JOIN amendment_index x ON x.amendment_id = o.id
   WHERE m.id = NEW.amendment_id;
  IF rise = 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.price-fixed';
  END IF;
  IF NEW.rise_percent <> rise OR NEW.index_percent <> share
      OR NEW.current_on > DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.price-not-by-rule';
  END IF;
  IF (SELECT effective_on FROM agreement_amendment WHERE id = NEW.amendment_id)
      < COALESCE(last_change, first_day) + INTERVAL months MONTH THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.price-too-early';
  END IF;
  IF NEW.base_on < counted_to THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.index-counted';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM agreement_amendment m
       JOIN agreement_price_index p ON p.agreement_id = m.agreement_id
      WHERE m.id = NEW.amendment_id AND p.name_ar = NEW.index_name AND p.source_ar = NEW.source
        AND p.base_on = NEW.base_on AND p.base_value = NEW.base_value) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.index-not-in-dossier';
  END IF;
END//

-- A price follows the index, up to the cap of the dossier; without an index, and for a successor, it never rises.
CREATE TRIGGER tr_amendment_price_by_rule BEFORE INSERT ON amendment_price FOR EACH ROW
BEGIN
  DECLARE of_kind VARCHAR(10);
  DECLARE price_now DECIMAL(25,9);
  DECLARE awarded DECIMAL(25,9);
  DECLARE places INT DEFAULT 2;
  DECLARE by_index DECIMAL(25,9);
  SELECT kind INTO of_kind FROM agreement_amendment
   WHERE id = NEW.amendment_id AND agreement_id = NEW.agreement_id AND status = 'OFFERED';
  IF of_kind IS NULL OR of_kind NOT IN ('PRICE', 'ITEM') OR NEW.from_at IS NOT NULL OR NEW.until_at IS NOT NULL
      OR (of_kind = 'ITEM' AND NOT EXISTS (SELECT 1 FROM amendment_item
            WHERE amendment_id = NEW.amendment_id AND lot_item_id = NEW.lot_item_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  SELECT p.unit_price, p.awarded_price, c.decimals INTO price_now, awarded, places
    FROM agreement_price_in_force p JOIN currency c ON c.code = p.currency
   WHERE p.agreement_id = NEW.agreement_id AND p.lot_item_id = NEW.lot_item_id;
  IF NOT NEW.price_before <=> price_now THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.outdated';
  END IF;
  IF NEW.unit_price <> ROUND(NEW.unit_price, places) AND NEW.unit_price <> NEW.price_before THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.price-not-by-rule';
  END IF;
  SELECT MAX(LEAST(ROUND(NEW.price_before * (100 * base_value + index_percent * (current_value - base_value))
                     / (100 * base_value), places),
                   TRUNCATE(awarded * (100 + rise_percent) / 100, places)))
    INTO by_index FROM amendment_index WHERE amendment_id = NEW.amendment_id;
  IF by_index IS NOT NULL AND NEW.unit_price <> by_index THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.price-not-by-rule';
  END IF;
  IF by_index IS NULL AND NEW.unit_price > NEW.price_before THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.price-rises';
  END IF;
END//
-- It holds since its amendment is in force, never for what was ordered before, until a later one takes its place.
CREATE TRIGGER tr_amendment_price_step BEFORE UPDATE ON amendment_price FOR EACH ROW
BEGIN
  IF NEW.amendment_id <> OLD.amendment_id OR NEW.agreement_id <> OLD.agreement_id OR NEW.lot_item_id <> OLD.lot_item_id
      OR NEW.price_before <> OLD.price_before OR NEW.unit_price <> OLD.unit_price
      OR (OLD.from_at IS NOT NULL AND NOT NEW.from_at <=> OLD.from_at)
      OR (OLD.until_at IS NOT NULL AND NOT NEW.until_at <=> OLD.until_at)
      OR (OLD.from_at IS NULL AND NEW.until_at IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  IF OLD.from_at IS NULL AND NEW.from_at IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM agreement_amendment WHERE id = NEW.amendment_id AND status = 'IN_FORCE'
        AND NEW.from_at >= ended_at AND NEW.from_at >= TIMESTAMP(effective_on) - INTERVAL 3 HOUR) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.not-in-force';
    END IF;
    IF EXISTS (SELECT 1 FROM amendment_price WHERE agreement_id = NEW.agreement_id AND lot_item_id = NEW.lot_item_id
          AND from_at > NEW.from_at)
        OR NEW.price_before <> (SELECT unit_price FROM agreement_price_in_force
          WHERE agreement_id = NEW.agreement_id AND lot_item_id = NEW.lot_item_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.outdated';
    END IF;
  END IF;
  IF NOT NEW.until_at <=> OLD.until_at AND NOT EXISTS (SELECT 1 FROM amendment_price
      WHERE agreement_id = NEW.agreement_id AND lot_item_id = NEW.lot_item_id AND amendment_id <> NEW.amendment_id
        AND from_at = NEW.until_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
END//

-- The rate before is the one that orders of the state are taxed at.
CREATE TRIGGER tr_amendment_vat_added BEFORE INSERT ON amendment_vat FOR EACH ROW
BEGIN
  DECLARE percent_now DECIMAL(5,2);
  IF NEW.from_at IS NOT NULL OR NEW.until_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM agreement_amendment
      WHERE id = NEW.amendment_id AND agreement_id = NEW.agreement_id AND kind = 'VAT' AND status = 'OFFERED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  SELECT percent INTO percent_now FROM agreement_vat
   WHERE agreement_id = NEW.agreement_id AND state_code = NEW.state_code;
  IF NOT NEW.percent_before <=> percent_now THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.outdated';
  END IF;
END//
CREATE TRIGGER tr_amendment_vat_step BEFORE UPDATE ON amendment_vat FOR EACH ROW
BEGIN
  IF NEW.amendment_id <> OLD.amendment_id OR NEW.agreement_id <> OLD.agreement_id OR NEW.state_code <> OLD.state_code
      OR NEW.percent_before <> OLD.percent_before OR NEW.percent <> OLD.percent OR NEW.source <> OLD.source
      OR (OLD.from_at IS NOT NULL AND NOT NEW.from_at <=> OLD.from_at)
      OR (OLD.until_at IS NOT NULL AND NOT NEW.until_at <=> OLD.until_at)
      OR (OLD.from_at IS NULL AND NEW.until_at IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  IF OLD.from_at IS NULL AND NEW.from_at IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM agreement_amendment WHERE id = NEW.amendment_id AND status = 'IN_FORCE'
        AND NEW.from_at >= ended_at AND NEW.from_at >= TIMESTAMP(effective_on) - INTERVAL 3 HOUR) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.not-in-force';
    END IF;
    IF EXISTS (SELECT 1 FROM amendment_vat WHERE agreement_id = NEW.agreement_id AND state_code = NEW.state_code
          AND from_at > NEW.from_at)
        OR NOT NEW.percent_before <=> (SELECT percent FROM agreement_vat
          WHERE agreement_id = NEW.agreement_id AND state_code = NEW.state_code) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.outdated';
    END IF;
  END IF;
  IF NOT NEW.until_at <=> OLD.until_at AND NOT EXISTS (SELECT 1 FROM amendment_vat
      WHERE agreement_id = NEW.agreement_id AND state_code = NEW.state_code AND amendment_id <> NEW.amendment_id
        AND from_at = NEW.until_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
END//

-- A successor is offered in the catalog, of the same category and counted in the same unit.
CREATE TRIGGER tr_amendment_item_added BEFORE INSERT ON amendment_item FOR EACH ROW
BEGIN
  IF NEW.from_at IS NOT NULL OR NEW.until_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM agreement_amendment
      WHERE id = NEW.amendment_id AND agreement_id = NEW.agreement_id AND kind = 'ITEM' AND status = 'OFFERED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  IF NOT NEW.revision_before <=> (SELECT revision_id FROM agreement_price_in_force
      WHERE agreement_id = NEW.agreement_id AND lot_item_id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.outdated';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM lot_item i
       JOIN item_revision o ON o.id = NEW.revision_before
       JOIN catalog_item oc ON oc.id = o.item_id
       JOIN item_revision r ON r.id = NEW.revision_id AND r.unit_code = i.unit_code
       JOIN catalog_item c ON c.id = r.item_id AND c.status = 'ACTIVE' AND c.category_code = oc.category_code
        AND c.revision_count = r.number
      WHERE i.id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.not-a-successor';
  END IF;
END//
CREATE TRIGGER tr_amendment_item_step BEFORE UPDATE ON amendment_item FOR EACH ROW
BEGIN
  IF NEW.amendment_id <> OLD.amendment_id OR NEW.agreement_id <> OLD.agreement_id OR NEW.lot_item_id <> OLD.lot_item_id
      OR NEW.revision_before <> OLD.revision_before OR NEW.revision_id <> OLD.revision_id
      OR (OLD.from_at IS NOT NULL AND NOT NEW.from_at <=> OLD.from_at)
      OR (OLD.until_at IS NOT NULL AND NOT NEW.until_at <=> OLD.until_at)
      OR (OLD.from_at IS NULL AND NEW.until_at IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  IF OLD.from_at IS NULL AND NEW.from_at IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM agreement_amendment WHERE id = NEW.amendment_id AND status = 'IN_FORCE'
        AND NEW.from_at >= ended_at AND NEW.from_at >= TIMESTAMP(effective_on) - INTERVAL 3 HOUR) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.not-in-force';
    END IF;
    IF EXISTS (SELECT 1 FROM amendment_item WHERE agreement_id = NEW.agreement_id AND lot_item_id = NEW.lot_item_id
          AND from_at > NEW.from_at)
        OR NEW.revision_before <> (SELECT revision_id FROM agreement_price_in_force
          WHERE agreement_id = NEW.agreement_id AND lot_item_id = NEW.lot_item_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.outdated';
    END IF;
  END IF;
  IF NOT NEW.until_at <=> OLD.until_at AND NOT EXISTS (SELECT 1 FROM amendment_item
      WHERE agreement_id = NEW.agreement_id AND lot_item_id = NEW.lot_item_id AND amendment_id <> NEW.amendment_id
        AND from_at = NEW.until_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
END//
-- What can be measured is as good as what it is held against, whoever says that it is met.
CREATE TRIGGER tr_amendment_answer_measured BEFORE INSERT ON amendment_answer FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM amendment_item s
       JOIN agreement_amendment m ON m.id = s.amendment_id AND m.status = 'OFFERED'
       JOIN lot_requirement r ON r.id = NEW.requirement_id AND r.lot_item_id = s.lot_item_id
      WHERE s.amendment_id = NEW.amendment_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  IF NEW.verdict = 'MET' AND NOT EXISTS (SELECT 1 FROM lot_requirement r
      WHERE r.id = NEW.requirement_id AND NEW.bar <> '' AND NEW.offered <> ''
        AND CASE r.comparison WHEN 'EQUALS' THEN CAST(NEW.offered AS DECIMAL(38,9)) = CAST(r.wanted AS DECIMAL(38,9))
                              WHEN 'AT_LEAST' THEN CAST(NEW.offered AS DECIMAL(38,9)) >= CAST(r.wanted AS DECIMAL(38,9))
                               AND CAST(NEW.offered AS DECIMAL(38,9)) >= CAST(NEW.bar AS DECIMAL(38,9))
                              WHEN 'AT_MOST' THEN CAST(NEW.offered AS DECIMAL(38,9)) <= CAST(r.wanted AS DECIMAL(38,9))
                               AND CAST(NEW.offered AS DECIMAL(38,9)) <= CAST(NEW.bar AS DECIMAL(38,9))
                              WHEN 'YES_NO' THEN NEW.offered = r.wanted
                              ELSE r.comparison IN ('ONE_OF', 'HAS_ALL') END) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.successor-worse';
  END IF;
END//

-- The place of a supplier is taken by one that is registered and not debarred, and that consents.
CREATE TRIGGER tr_amendment_party_added BEFORE INSERT ON amendment_party FOR EACH ROW
BEGIN
  IF NEW.from_at IS NOT NULL OR NEW.until_at IS NOT NULL OR NEW.consented_at IS NOT NULL
      OR NOT EXISTS (SELECT 1 FROM agreement_amendment
        WHERE id = NEW.amendment_id AND agreement_id = NEW.agreement_id AND kind = 'PARTY' AND status = 'OFFERED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  IF NOT NEW.supplier_before <=> (SELECT supplier_id FROM agreement_supplier WHERE agreement_id = NEW.agreement_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.outdated';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM supplier WHERE id = NEW.supplier_id AND status = 'REGISTERED')
      OR EXISTS (SELECT 1 FROM supplier_debarred WHERE supplier_id = NEW.supplier_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.supplier-unfit';
  END IF;
END//
CREATE TRIGGER tr_amendment_party_step BEFORE UPDATE ON amendment_party FOR EACH ROW
BEGIN
  IF NEW.amendment_id <> OLD.amendment_id OR NEW.agreement_id <> OLD.agreement_id OR NEW.supplier_before <> OLD.supplier_before
      OR NEW.supplier_id <> OLD.supplier_id OR NEW.ground <> OLD.ground
      OR (OLD.consented_at IS NOT NULL AND NOT (NEW.consented_at <=> OLD.consented_at AND NEW.consented_by <=> OLD.consented_by))
      OR (OLD.from_at IS NOT NULL AND NOT NEW.from_at <=> OLD.from_at)
      OR (OLD.until_at IS NOT NULL AND NOT NEW.until_at <=> OLD.until_at)
      OR (OLD.from_at IS NULL AND NEW.until_at IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  IF OLD.consented_at IS NULL AND NEW.consented_at IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM agreement_amendment WHERE id = NEW.amendment_id AND status = 'OFFERED') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.ended';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM role_grant
        WHERE role = 'BIDDER' AND supplier_id = NEW.supplier_id AND person_id = NEW.consented_by) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.not-the-side';
    END IF;
    IF EXISTS (SELECT 1 FROM account_hold
        WHERE person_id = NEW.consented_by AND released_at IS NULL AND until_at > UTC_TIMESTAMP(6)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.account-held';
    END IF;
  END IF;
  IF OLD.from_at IS NULL AND NEW.from_at IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM agreement_amendment WHERE id = NEW.amendment_id AND status = 'IN_FORCE'
        AND NEW.from_at >= ended_at AND NEW.from_at >= TIMESTAMP(effective_on) - INTERVAL 3 HOUR) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.not-in-force';
    END IF;
    IF EXISTS (SELECT 1 FROM amendment_party WHERE agreement_id = NEW.agreement_id AND from_at > NEW.from_at)
        OR NEW.supplier_before <> (SELECT supplier_id FROM agreement_supplier WHERE agreement_id = NEW.agreement_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.outdated';
    END IF;
  END IF;
  IF NOT NEW.until_at <=> OLD.until_at AND NOT EXISTS (SELECT 1 FROM amendment_party
      WHERE agreement_id = NEW.agreement_id AND amendment_id <> NEW.amendment_id AND from_at = NEW.until_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
END//

-- Quantities change at once when both have signed; whole units stay whole.
CREATE TRIGGER tr_amendment_quantity_added BEFORE INSERT ON amendment_quantity FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM agreement_amendment
      WHERE id = NEW.amendment_id AND agreement_id = NEW.agreement_id AND kind = 'QUANTITY' AND status = 'OFFERED'
        AND offered_side = 'CENTRAL') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'amendment.fixed';
  END IF;
  IF NEW.quantity <> FLOOR(NEW.quantity) AND (SELECT u.is_whole FROM lot_item i
      JOIN unit_of_measure u ON u.code = i.unit_code WHERE i.id = NEW.lot_item_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.whole-units';
  END IF;
END//
DELIMITER ;
