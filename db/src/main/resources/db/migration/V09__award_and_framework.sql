-- Awards, their allocation back to every demand line, and the framework agreements that call-offs draw on.

CREATE TABLE award (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  lot_id BIGINT NOT NULL COMMENT 'lot awarded',
  bid_id BIGINT NOT NULL COMMENT 'winning bid',
  is_admissible BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'always true: only an admissible bid can be awarded',
  status VARCHAR(15) NOT NULL COMMENT 'OCDS: pending, active, cancelled',
  live_lot_id BIGINT NULL COMMENT 'the lot while the award lives, none once cancelled: a lot has at most one living award',
  amount DECIMAL(19,3) NOT NULL COMMENT 'price bid for the lot without VAT, in the currency of the bid',
  currency CHAR(3) NOT NULL COMMENT 'currency of the bid',
  reason VARCHAR(1000) NOT NULL COMMENT 'why this bid',
  recommended_by BIGINT NOT NULL COMMENT 'chair of the examination panel',
  recommended_at DATETIME(6) NOT NULL COMMENT 'UTC',
  decision_id BIGINT NULL COMMENT 'committee decision that adopted it',
  active_at DATETIME(6) NULL COMMENT 'UTC, when the standstill had passed',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_award PRIMARY KEY (id),
  CONSTRAINT uq_award_live_lot UNIQUE (live_lot_id),
  CONSTRAINT uq_award_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_award_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_award_ranking FOREIGN KEY (lot_id, bid_id, is_admissible)
    REFERENCES lot_ranking (lot_id, bid_id, is_admissible),
  CONSTRAINT fk_award_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_award_recommender FOREIGN KEY (recommended_by) REFERENCES person (id),
  CONSTRAINT fk_award_decision FOREIGN KEY (decision_id) REFERENCES decision (id),
  CONSTRAINT ck_award_status CHECK (status IN ('pending', 'active', 'cancelled')),
  CONSTRAINT ck_award_live CHECK ((status = 'cancelled') = (live_lot_id IS NULL)),
  CONSTRAINT ck_award_live_lot CHECK (live_lot_id IS NULL OR live_lot_id = lot_id),
  CONSTRAINT ck_award_admissible CHECK (is_admissible = TRUE),
  CONSTRAINT ck_award_amount CHECK (amount >= 0),
  CONSTRAINT ck_award_active CHECK (status <> 'active' OR (active_at IS NOT NULL AND decision_id IS NOT NULL))
) COMMENT 'Awards, one living award a lot';

CREATE TABLE award_allocation (
  award_id BIGINT NOT NULL COMMENT 'award',
  demand_line_id BIGINT NOT NULL COMMENT 'demand line served',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units served',
  unit_price DECIMAL(19,3) NOT NULL COMMENT 'price bid, without VAT, in the currency of the award',
  net_amount DECIMAL(19,3) NOT NULL COMMENT 'quantity times unit price, rounded to the currency',
  vat_percent DECIMAL(5,2) NOT NULL COMMENT 'VAT rate of the state of the entity',
  vat_amount DECIMAL(19,3) NOT NULL COMMENT 'VAT on the net amount, rounded to the currency',
  CONSTRAINT pk_award_allocation PRIMARY KEY (award_id, demand_line_id, lot_item_id),
  CONSTRAINT fk_award_allocation_award FOREIGN KEY (award_id) REFERENCES award (id),
  CONSTRAINT fk_award_allocation_thread FOREIGN KEY (demand_line_id, lot_item_id)
    REFERENCES allocation (demand_line_id, lot_item_id),
  CONSTRAINT ck_award_allocation_amounts CHECK (quantity > 0 AND net_amount >= 0 AND vat_amount >= 0)
) COMMENT 'The award carried back to each state, entity and demand line';
CREATE INDEX ix_award_allocation_line ON award_allocation (demand_line_id);

CREATE TABLE framework_agreement (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  number VARCHAR(30) NOT NULL COMMENT 'agreement number, such as FA-2026-004-1',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  award_id BIGINT NOT NULL COMMENT 'award it carries out',
  starts_on DATE NOT NULL COMMENT 'first day of call-offs',
  ends_on DATE NOT NULL COMMENT 'last day of call-offs',
  concluded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_framework_agreement PRIMARY KEY (id),
  CONSTRAINT uq_framework_agreement_number UNIQUE (number),
  CONSTRAINT uq_framework_agreement_award UNIQUE (award_id),
  CONSTRAINT fk_framework_agreement_award FOREIGN KEY (award_id, tender_id) REFERENCES award (id, tender_id),
  CONSTRAINT ck_framework_agreement_period CHECK (starts_on < ends_on)
) COMMENT 'Framework agreements that the entities of all states call off from';

CREATE TABLE entitlement (
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  entity_id BIGINT NOT NULL COMMENT 'procuring entity',
  lot_item_id BIGINT NOT NULL COMMENT 'item',
  awarded_quantity DECIMAL(18,3) NOT NULL COMMENT 'what the entity demanded and was awarded',
  called_quantity DECIMAL(18,3) NOT NULL DEFAULT 0 COMMENT 'what it has called off so far',
  unit_price DECIMAL(19,3) NOT NULL COMMENT 'price in the currency of the award, without VAT',
  currency CHAR(3) NOT NULL COMMENT 'currency of the award',
  CONSTRAINT pk_entitlement PRIMARY KEY (agreement_id, entity_id, lot_item_id),
  CONSTRAINT fk_entitlement_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_entitlement_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_entitlement_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id),
  CONSTRAINT fk_entitlement_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_entitlement_balance CHECK (called_quantity >= 0 AND called_quantity <= awarded_quantity)
) COMMENT 'What each entity may still call off; the check keeps the balance from going below zero';

CREATE TABLE call_off (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  number VARCHAR(40) NOT NULL COMMENT 'call-off number',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  entity_id BIGINT NOT NULL COMMENT 'entity that orders',
  request_key VARCHAR(64) NOT NULL COMMENT 'idempotency key of the request',
  placed_by BIGINT NOT NULL COMMENT 'procurement officer',
  placed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_call_off PRIMARY KEY (id),
  CONSTRAINT uq_call_off_number UNIQUE (number),
  CONSTRAINT uq_call_off_request UNIQUE (agreement_id, entity_id, request_key),
  CONSTRAINT uq_call_off_owner UNIQUE (id, agreement_id, entity_id),
  CONSTRAINT fk_call_off_agreement FOREIGN KEY (agreement_id) REFERENCES framework_agreement (id),
  CONSTRAINT fk_call_off_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id),
  CONSTRAINT fk_call_off_person FOREIGN KEY (placed_by) REFERENCES person (id)
) COMMENT 'Orders placed under a framework agreement';

CREATE TABLE call_off_line (
  call_off_id BIGINT NOT NULL COMMENT 'call-off',
  agreement_id BIGINT NOT NULL COMMENT 'framework agreement',
  entity_id BIGINT NOT NULL COMMENT 'entity',
  lot_item_id BIGINT NOT NULL COMMENT 'item ordered',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'units ordered',
  CONSTRAINT pk_call_off_line PRIMARY KEY (call_off_id, lot_item_id),
  CONSTRAINT fk_call_off_line_order FOREIGN KEY (call_off_id, agreement_id, entity_id)
    REFERENCES call_off (id, agreement_id, entity_id),
  CONSTRAINT fk_call_off_line_entitlement FOREIGN KEY (agreement_id, entity_id, lot_item_id)
    REFERENCES entitlement (agreement_id, entity_id, lot_item_id),
  CONSTRAINT ck_call_off_line_quantity CHECK (quantity > 0)
) COMMENT 'Items of a call-off';
