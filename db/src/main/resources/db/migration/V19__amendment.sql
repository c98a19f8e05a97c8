-- Amendments of framework agreements: what each of them changes, since when it holds, and what is in force.

-- Either side offers an amendment, the other declines it or both sign. It is in force once both have signed, from the
-- first moment of the day that it names, and never for what was ordered before. How far an agreement may change stands in
-- the dossier of its tender as dated rules: agreement.price-rise-percent, agreement.price-index-percent,
-- agreement.price-review-months, agreement.renewal-months, agreement.quantity-rise-percent and
-- agreement.quantity-fall-percent. What a dossier does not foresee stays as it was awarded.
INSERT INTO rule_bound (code, least, most) VALUES
  ('agreement.price-review-months', 0, 48),
  ('agreement.renewal-months', 0, 36);

CREATE TABLE amendment_offer (
  amendment_id BIGINT NOT NULL COMMENT 'amendment',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  side VARCHAR(10) NOT NULL COMMENT 'SUPPLIER or CENTRAL, which offers it',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, in the words of who offers it',
  document VARCHAR(200) NOT NULL COMMENT 'where the paper that it rests on is filed, such as the deed of a merger; may be empty',
  sha256 CHAR(64) NOT NULL COMMENT 'digest of what the amendment says, which both sides sign',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  offered_by BIGINT NOT NULL COMMENT 'person of the side that offers it',
  offered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  ended_by BIGINT NULL COMMENT 'person who declined or withdrew it, or signed last',
  ended_at DATETIME(6) NULL COMMENT 'UTC; when it was declined or withdrawn, or both had signed',
  end_reason VARCHAR(1000) NULL COMMENT 'why it was declined or withdrawn; none where both have signed',
  CONSTRAINT pk_amendment_offer PRIMARY KEY (amendment_id),
  CONSTRAINT uq_amendment_offer_request UNIQUE (agreement_id, side, request_key),
  CONSTRAINT fk_amendment_offer_amendment FOREIGN KEY (amendment_id) REFERENCES agreement_amendment (id),
  CONSTRAINT fk_amendment_offer_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_amendment_offer_person FOREIGN KEY (offered_by) REFERENCES person (id),
  CONSTRAINT fk_amendment_offer_ender FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_amendment_offer_side CHECK (side IN ('SUPPLIER', 'CENTRAL')),
  CONSTRAINT ck_amendment_offer_said CHECK (CHAR_LENGTH(TRIM(reason)) > 0),
  CONSTRAINT ck_amendment_offer_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL)
    AND (ended_at IS NOT NULL OR end_reason IS NULL))
) COMMENT 'Who offered an amendment, why, and who ended the offer';

-- By how much an index moved between two days that were published, and which part of a price follows it.
CREATE TABLE amendment_index (
  amendment_id BIGINT NOT NULL COMMENT 'amendment of prices',
  index_name VARCHAR(200) NOT NULL COMMENT 'index, such as the consumer price index of a state',
  source VARCHAR(300) NOT NULL COMMENT 'who publishes it, and where',
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

CREATE TABLE amendment_term (
  amendment_id BIGINT NOT NULL COMMENT 'amendment',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  ends_before DATE NOT NULL COMMENT 'last day when it was offered',
  ends_on DATE NOT NULL COMMENT 'last day from then on',
  CONSTRAINT pk_amendment_term PRIMARY KEY (amendment_id),
  CONSTRAINT fk_amendment_term_amendment FOREIGN KEY (amendment_id) REFERENCES agreement_amendment (id),
  CONSTRAINT fk_amendment_term_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT ck_amendment_term_later CHECK (ends_on > ends_before)
) COMMENT 'Renewals of agreements';

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

-- The VAT rate of a state that an amendment set for an agreement, as long as no law set another since. Where it says
-- nothing, the rate of the state holds. This is said here alone.
CREATE VIEW agreement_vat AS
  SELECT y.agreement_id, y.state_code, y.percent, y.amendment_id
    FROM amendment_vat y
    LEFT JOIN vat_rate v ON v.state_code = y.state_code AND v.valid_from > DATE(y.from_at + INTERVAL 3 HOUR)
     AND v.valid_from <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
   WHERE y.from_at <= UTC_TIMESTAMP(6) AND (y.until_at IS NULL OR y.until_at > UTC_TIMESTAMP(6))
     AND v.state_code IS NULL;

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
