-- The record tells of rows, not of acts alone: whoever inserts, changes or deletes a row that binds
-- somebody leaves the digest of it before and after, and the next entry of the transaction takes them
-- into its hash. So a row changed past the service, or an entry taken away with its act left standing,
-- is found; and no digest tells what a row holds. The triggers and the tables whose rows are told
-- follow one list, KeptTable in the package audit: a migration that changes the columns of one of them
-- gives it a new shape there and makes its triggers anew. A migration that changes rows of these tables
-- says SET @kept_session = 0 before: they are told at the next start.

CREATE TABLE audit_row (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key, in the order of the changes',
  session BIGINT UNSIGNED NOT NULL COMMENT 'connection that changed the row; 0 for rows that stood before rows were told',
  table_name VARCHAR(40) NOT NULL COMMENT 'table of the row',
  shape SMALLINT NOT NULL DEFAULT 1 COMMENT 'which columns the digests are made of, of the shapes the table has had',
  row_key VARCHAR(80) NOT NULL COMMENT 'its primary key, parts joined by a slash',
  before_sha256 CHAR(64) NULL COMMENT 'digest of the row before; none where it was not there or not yet told',
  after_sha256 CHAR(64) NULL COMMENT 'digest of the row after; none where it is gone or no longer told',
  CONSTRAINT pk_audit_row PRIMARY KEY (id),
  CONSTRAINT ck_audit_row_digest CHECK (before_sha256 IS NOT NULL OR after_sha256 IS NOT NULL)
) COMMENT 'Digests of rows before and after each change, taken into the hash of the entry that tells of it';
CREATE INDEX ix_audit_row_session ON audit_row (session, id);
CREATE INDEX ix_audit_row_key ON audit_row (table_name, row_key, id);

ALTER TABLE audit_entry
  ADD COLUMN rows_session BIGINT UNSIGNED NULL COMMENT 'session of the rows that the entry tells of; none where it tells of none',
  ADD COLUMN rows_first BIGINT NULL COMMENT 'first of them',
  ADD COLUMN rows_last BIGINT NULL COMMENT 'last of them',
  ADD COLUMN rows_sha256 CHAR(64) NULL COMMENT 'digest of their digests, part of the hash of the entry',
  ADD COLUMN witness_id BIGINT NULL COMMENT 'the newest entry of any chain that was there before: it cannot be taken away unseen',
  ADD COLUMN witness_hash CHAR(64) NULL COMMENT 'its hash, part of the hash of this entry',
  ADD CONSTRAINT ck_audit_entry_rows CHECK ((rows_session IS NULL) = (rows_sha256 IS NULL)
    AND (rows_first IS NULL) = (rows_sha256 IS NULL) AND (rows_last IS NULL) = (rows_sha256 IS NULL)),
  ADD CONSTRAINT ck_audit_entry_witness CHECK ((witness_id IS NULL) = (witness_hash IS NULL));
CREATE INDEX ix_audit_entry_rows ON audit_entry (rows_session, rows_first);

ALTER TABLE audit_anchor
  ADD COLUMN signature VARCHAR(2000) NULL COMMENT 'signature of the platform over the hash, Base64; none for anchors of earlier days',
  ADD COLUMN certificate TEXT NULL COMMENT 'certificate of the key that signed, DER in Base64',
  ADD CONSTRAINT ck_audit_anchor_signed CHECK ((signature IS NULL) = (certificate IS NULL));

-- What stands now, told by the entry of the next start.
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'bid', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(t.supplier_id), ':', t.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('version_count=', LENGTH(t.version_count), ':', t.version_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), ''), COALESCE(CONCAT('withdrawn_by=', LENGTH(t.withdrawn_by), ':', t.withdrawn_by, ';'), '')), 256)
  FROM bid t WHERE t.status <> 'DRAFT' ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'bid_version', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(t.receipt_number), ':', t.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(t.request_key), ':', t.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(t.received_at), ':', t.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(t.received_from), ':', t.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(t.sha256), ':', t.sha256, ';'), ''), COALESCE(CONCAT('sealed_content=', LENGTH(SHA2(t.sealed_content, 256)), ':', SHA2(t.sealed_content, 256), ';'), ''), COALESCE(CONCAT('sealed_prices=', LENGTH(SHA2(t.sealed_prices, 256)), ':', SHA2(t.sealed_prices, 256), ';'), '')), 256)
  FROM bid_version t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'tender_key', t.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(t.public_keyset), ':', t.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(t.sealed_private_keyset, 256)), ':', SHA2(t.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('threshold=', LENGTH(t.threshold), ':', t.threshold, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), ''), COALESCE(CONCAT('share_count=', LENGTH(t.share_count), ':', t.share_count, ';'), '')), 256)
  FROM tender_key t ORDER BY t.tender_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'price_key', t.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(t.public_keyset), ':', t.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(t.sealed_private_keyset, 256)), ':', SHA2(t.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), '')), 256)
  FROM price_key t ORDER BY t.tender_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'key_share', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(t.share_number), ':', t.share_number, ';'), ''), COALESCE(CONCAT('custodian=', LENGTH(t.custodian), ':', t.custodian, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(t.wrapped_share, 256)), ':', SHA2(t.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(t.panel), ':', t.panel, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('opening_key_id=', LENGTH(t.opening_key_id), ':', t.opening_key_id, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(t.commitment), ':', t.commitment, ';'), '')), 256)
  FROM key_share t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'sealed_estimate', t.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('sealed_amount=', LENGTH(SHA2(t.sealed_amount, 256)), ':', SHA2(t.sealed_amount, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), '')), 256)
  FROM sealed_estimate t ORDER BY t.tender_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'opened_estimate', t.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(t.amount), ':', t.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(t.currency), ':', t.currency, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(t.opened_at), ':', t.opened_at, ';'), '')), 256)
  FROM opened_estimate t ORDER BY t.tender_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'opened_bid', t.bid_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(t.version_id), ':', t.version_id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(t.currency), ':', t.currency, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(t.is_gcc_origin), ':', t.is_gcc_origin, ';'), ''), COALESCE(CONCAT('validity_days=', LENGTH(t.validity_days), ':', t.validity_days, ';'), ''), COALESCE(CONCAT('has_security=', LENGTH(t.has_security), ':', t.has_security, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(t.statement), ':', t.statement, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(t.opened_at), ':', t.opened_at, ';'), ''), COALESCE(CONCAT('most_lots=', LENGTH(t.most_lots), ':', t.most_lots, ';'), ''), COALESCE(CONCAT('most_value=', LENGTH(t.most_value), ':', t.most_value, ';'), ''), COALESCE(CONCAT('prices_sha256=', LENGTH(t.prices_sha256), ':', t.prices_sha256, ';'), ''), COALESCE(CONCAT('prices_opened_at=', LENGTH(t.prices_opened_at), ':', t.prices_opened_at, ';'), ''), COALESCE(CONCAT('is_price_unreadable=', LENGTH(t.is_price_unreadable), ':', t.is_price_unreadable, ';'), '')), 256)
  FROM opened_bid t ORDER BY t.bid_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'lot_ranking', CONCAT(t.lot_id, '/', t.bid_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(t.is_admissible), ':', t.is_admissible, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(t.exclusion), ':', t.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(t.bid_total), ':', t.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(t.bid_currency), ':', t.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(t.converted_total), ':', t.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(t.evaluated_price), ':', t.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(t.technical_score), ':', t.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(t.price_score), ':', t.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(t.final_score), ':', t.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(t.rank_position), ':', t.rank_position, ';'), ''), COALESCE(CONCAT('tie_rule=', LENGTH(t.tie_rule), ':', t.tie_rule, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(t.is_abnormally_low), ':', t.is_abnormally_low, ';'), ''), COALESCE(CONCAT('explanation=', LENGTH(t.explanation), ':', t.explanation, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(t.examination), ':', t.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(t.is_alternative), ':', t.is_alternative, ';'), '')), 256)
  FROM lot_ranking t ORDER BY t.lot_id, t.bid_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'award', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(t.is_admissible), ':', t.is_admissible, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('live_lot_id=', LENGTH(t.live_lot_id), ':', t.live_lot_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(t.amount), ':', t.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(t.currency), ':', t.currency, ';'), ''), COALESCE(CONCAT('converted_amount=', LENGTH(t.converted_amount), ':', t.converted_amount, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('recommended_by=', LENGTH(t.recommended_by), ':', t.recommended_by, ';'), ''), COALESCE(CONCAT('recommended_at=', LENGTH(t.recommended_at), ':', t.recommended_at, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(t.decision_id), ':', t.decision_id, ';'), ''), COALESCE(CONCAT('active_at=', LENGTH(t.active_at), ':', t.active_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(t.end_reason), ':', t.end_reason, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(t.examination), ':', t.examination, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(t.ended_at), ':', t.ended_at, ';'), '')), 256)
  FROM award t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'vote', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(t.decision_id), ':', t.decision_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(t.committee_id), ':', t.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('choice=', LENGTH(t.choice), ':', t.choice, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(t.document_sha256), ':', t.document_sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(t.cast_at), ':', t.cast_at, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(t.meeting_id), ':', t.meeting_id, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(t.pack_sha256), ':', t.pack_sha256, ';'), '')), 256)
  FROM vote t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'entitlement', CONCAT(t.agreement_id, '/', t.entity_id, '/', t.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('agreement_id=', LENGTH(t.agreement_id), ':', t.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(t.entity_id), ':', t.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(t.lot_item_id), ':', t.lot_item_id, ';'), ''), COALESCE(CONCAT('awarded_quantity=', LENGTH(t.awarded_quantity), ':', t.awarded_quantity, ';'), ''), COALESCE(CONCAT('transferred_quantity=', LENGTH(t.transferred_quantity), ':', t.transferred_quantity, ';'), ''), COALESCE(CONCAT('called_quantity=', LENGTH(t.called_quantity), ':', t.called_quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(t.unit_price), ':', t.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(t.currency), ':', t.currency, ';'), '')), 256)
  FROM entitlement t ORDER BY t.agreement_id, t.entity_id, t.lot_item_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'call_off', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(t.agreement_id), ':', t.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(t.entity_id), ':', t.entity_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(t.request_key), ':', t.request_key, ';'), ''), COALESCE(CONCAT('placed_by=', LENGTH(t.placed_by), ':', t.placed_by, ';'), ''), COALESCE(CONCAT('placed_at=', LENGTH(t.placed_at), ':', t.placed_at, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(t.award_id), ':', t.award_id, ';'), '')), 256)
  FROM call_off t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'call_off_line', CONCAT(t.call_off_id, '/', t.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('call_off_id=', LENGTH(t.call_off_id), ':', t.call_off_id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(t.agreement_id), ':', t.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(t.entity_id), ':', t.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(t.lot_item_id), ':', t.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(t.quantity), ':', t.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(t.unit_price), ':', t.unit_price, ';'), '')), 256)
  FROM call_off_line t ORDER BY t.call_off_id, t.lot_item_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'exchange_rate', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(t.currency), ':', t.currency, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(t.valid_from), ':', t.valid_from, ';'), ''), COALESCE(CONCAT('units_per_usd=', LENGTH(t.units_per_usd), ':', t.units_per_usd, ';'), ''), COALESCE(CONCAT('source=', LENGTH(t.source), ':', t.source, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(t.source_ar), ':', t.source_ar, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(t.entered_by), ':', t.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(t.entered_at), ':', t.entered_at, ';'), '')), 256)
  FROM exchange_rate t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'entity_ceiling', CONCAT(t.round_id, '/', t.entity_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(t.round_id), ':', t.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(t.entity_id), ':', t.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(t.amount), ':', t.amount, ';'), ''), COALESCE(CONCAT('hard=', LENGTH(t.hard), ':', t.hard, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(t.set_by), ':', t.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(t.set_at), ':', t.set_at, ';'), '')), 256)
  FROM entity_ceiling t ORDER BY t.round_id, t.entity_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'state_budget', CONCAT(t.round_id, '/', t.state_code, '/', t.category_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(t.round_id), ':', t.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(t.category_code), ':', t.category_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(t.amount), ':', t.amount, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(t.set_by), ':', t.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(t.set_at), ':', t.set_at, ';'), '')), 256)
  FROM state_budget t ORDER BY t.round_id, t.state_code, t.category_code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'item_revision', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('item_id=', LENGTH(t.item_id), ':', t.item_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(t.unit_code), ':', t.unit_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('description_ar=', LENGTH(t.description_ar), ':', t.description_ar, ';'), ''), COALESCE(CONCAT('description_en=', LENGTH(t.description_en), ':', t.description_en, ';'), ''), COALESCE(CONCAT('benchmark_price=', LENGTH(t.benchmark_price), ':', t.benchmark_price, ';'), ''), COALESCE(CONCAT('benchmark_currency=', LENGTH(t.benchmark_currency), ':', t.benchmark_currency, ';'), ''), COALESCE(CONCAT('benchmark_date=', LENGTH(t.benchmark_date), ':', t.benchmark_date, ';'), ''), COALESCE(CONCAT('benchmark_source_ar=', LENGTH(t.benchmark_source_ar), ':', t.benchmark_source_ar, ';'), ''), COALESCE(CONCAT('benchmark_source_en=', LENGTH(t.benchmark_source_en), ':', t.benchmark_source_en, ';'), ''), COALESCE(CONCAT('attribute_count=', LENGTH(t.attribute_count), ':', t.attribute_count, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(t.published_at), ':', t.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(t.published_by), ':', t.published_by, ';'), ''), COALESCE(CONCAT('template_edition=', LENGTH(t.template_edition), ':', t.template_edition, ';'), '')), 256)
  FROM item_revision t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'submission', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(t.round_id), ':', t.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(t.entity_id), ':', t.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(t.status_reason), ':', t.status_reason, ';'), ''), COALESCE(CONCAT('endorsed_by=', LENGTH(t.endorsed_by), ':', t.endorsed_by, ';'), ''), COALESCE(CONCAT('endorsed_at=', LENGTH(t.endorsed_at), ':', t.endorsed_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(t.created_by), ':', t.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), '')), 256)
  FROM submission t WHERE t.status <> 'DRAFT' ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'demand_line', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(t.submission_id), ':', t.submission_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(t.entity_id), ':', t.entity_id, ';'), ''), COALESCE(CONCAT('line_number=', LENGTH(t.line_number), ':', t.line_number, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(t.revision_id), ':', t.revision_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(t.unit_code), ':', t.unit_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(t.quantity), ':', t.quantity, ';'), ''), COALESCE(CONCAT('need_by=', LENGTH(t.need_by), ':', t.need_by, ';'), ''), COALESCE(CONCAT('site_id=', LENGTH(t.site_id), ':', t.site_id, ';'), ''), COALESCE(CONCAT('estimated_unit_price=', LENGTH(t.estimated_unit_price), ':', t.estimated_unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(t.currency), ':', t.currency, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(t.commitment), ':', t.commitment, ';'), ''), COALESCE(CONCAT('budget_line=', LENGTH(t.budget_line), ':', t.budget_line, ';'), ''), COALESCE(CONCAT('justification=', LENGTH(t.justification), ':', t.justification, ';'), ''), COALESCE(CONCAT('near_standard_id=', LENGTH(t.near_standard_id), ':', t.near_standard_id, ';'), ''), COALESCE(CONCAT('kept_reason=', LENGTH(t.kept_reason), ':', t.kept_reason, ';'), '')), 256)
  FROM demand_line t WHERE (SELECT s.status FROM submission s WHERE s.id = t.submission_id) NOT IN ('DRAFT', 'RETURNED') ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'submission_receipt', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(t.submission_id), ':', t.submission_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(t.receipt_number), ':', t.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(t.request_key), ':', t.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(t.received_at), ':', t.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(t.received_from), ':', t.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(t.sha256), ':', t.sha256, ';'), ''), COALESCE(CONCAT('content=', LENGTH(t.content), ':', t.content, ';'), ''), COALESCE(CONCAT('declaration_ar=', LENGTH(t.declaration_ar), ':', t.declaration_ar, ';'), ''), COALESCE(CONCAT('declaration_en=', LENGTH(t.declaration_en), ':', t.declaration_en, ';'), '')), 256)
  FROM submission_receipt t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'person', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(t.login), ':', t.login, ';'), ''), COALESCE(CONCAT('password_hash=', LENGTH(t.password_hash), ':', t.password_hash, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(t.title_ar), ':', t.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(t.title_en), ':', t.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(t.email), ':', t.email, ';'), ''), COALESCE(CONCAT('is_demo=', LENGTH(t.is_demo), ':', t.is_demo, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), ''), COALESCE(CONCAT('one_time_until=', LENGTH(t.one_time_until), ':', t.one_time_until, ';'), ''), COALESCE(CONCAT('blocked_at=', LENGTH(t.blocked_at), ':', t.blocked_at, ';'), ''), COALESCE(CONCAT('blocked_reason=', LENGTH(t.blocked_reason), ':', t.blocked_reason, ';'), '')), 256)
  FROM person t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'role_grant', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('role=', LENGTH(t.role), ':', t.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(t.entity_id), ':', t.entity_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(t.supplier_id), ':', t.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(t.origin), ':', t.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(t.proposal_id), ':', t.proposal_id, ';'), '')), 256)
  FROM role_grant t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'supplier', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('registration_number=', LENGTH(t.registration_number), ':', t.registration_number, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('country=', LENGTH(t.country), ':', t.country, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(t.registered_at), ':', t.registered_at, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(t.is_gcc_origin), ':', t.is_gcc_origin, ';'), '')), 256)
  FROM supplier t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'supplier_debarment', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(t.supplier_id), ':', t.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('from_day=', LENGTH(t.from_day), ':', t.from_day, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(t.until_day), ':', t.until_day, ';'), ''), COALESCE(CONCAT('ground_ar=', LENGTH(t.ground_ar), ':', t.ground_ar, ';'), ''), COALESCE(CONCAT('ground_en=', LENGTH(t.ground_en), ':', t.ground_en, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(t.proposed_by), ':', t.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(t.proposed_at), ':', t.proposed_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(t.decided_by), ':', t.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(t.decided_at), ':', t.decided_at, ';'), ''), COALESCE(CONCAT('lifted_by=', LENGTH(t.lifted_by), ':', t.lifted_by, ';'), ''), COALESCE(CONCAT('lifted_at=', LENGTH(t.lifted_at), ':', t.lifted_at, ';'), ''), COALESCE(CONCAT('lift_reason=', LENGTH(t.lift_reason), ':', t.lift_reason, ';'), '')), 256)
  FROM supplier_debarment t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'supplier_suspension', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(t.supplier_id), ':', t.supplier_id, ';'), ''), COALESCE(CONCAT('suspended_at=', LENGTH(t.suspended_at), ':', t.suspended_at, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(t.until_day), ':', t.until_day, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('suspended_by=', LENGTH(t.suspended_by), ':', t.suspended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(t.ended_at), ':', t.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(t.end_reason), ':', t.end_reason, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(t.ended_by), ':', t.ended_by, ';'), '')), 256)
  FROM supplier_suspension t ORDER BY t.id;

DELIMITER //
CREATE TRIGGER tr_audit_row_no_update BEFORE UPDATE ON audit_row FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END//
CREATE TRIGGER tr_audit_row_no_delete BEFORE DELETE ON audit_row FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END//
CREATE TRIGGER tr_bid_told_insert AFTER INSERT ON bid FOR EACH ROW
BEGIN
  DECLARE told CHAR(64) DEFAULT CASE WHEN NEW.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('version_count=', LENGTH(NEW.version_count), ':', NEW.version_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('withdrawn_by=', LENGTH(NEW.withdrawn_by), ':', NEW.withdrawn_by, ';'), '')), 256) END;
  IF told IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid', NEW.id, NULL, told);
  END IF;
END//
CREATE TRIGGER tr_bid_told_update AFTER UPDATE ON bid FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT CASE WHEN OLD.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('version_count=', LENGTH(OLD.version_count), ':', OLD.version_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('withdrawn_by=', LENGTH(OLD.withdrawn_by), ':', OLD.withdrawn_by, ';'), '')), 256) END;
  DECLARE told CHAR(64) DEFAULT CASE WHEN NEW.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('version_count=', LENGTH(NEW.version_count), ':', NEW.version_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('withdrawn_by=', LENGTH(NEW.withdrawn_by), ':', NEW.withdrawn_by, ';'), '')), 256) END;
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_bid_told_delete AFTER DELETE ON bid FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT CASE WHEN OLD.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('version_count=', LENGTH(OLD.version_count), ':', OLD.version_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('withdrawn_by=', LENGTH(OLD.withdrawn_by), ':', OLD.withdrawn_by, ';'), '')), 256) END;
  IF was IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid', OLD.id, was, NULL);
  END IF;
END//
CREATE TRIGGER tr_bid_version_told_insert AFTER INSERT ON bid_version FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_version', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(NEW.receipt_number), ':', NEW.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(NEW.received_at), ':', NEW.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(NEW.received_from), ':', NEW.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('sealed_content=', LENGTH(SHA2(NEW.sealed_content, 256)), ':', SHA2(NEW.sealed_content, 256), ';'), ''), COALESCE(CONCAT('sealed_prices=', LENGTH(SHA2(NEW.sealed_prices, 256)), ':', SHA2(NEW.sealed_prices, 256), ';'), '')), 256));
END//
CREATE TRIGGER tr_bid_version_told_update AFTER UPDATE ON bid_version FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(OLD.receipt_number), ':', OLD.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(OLD.received_at), ':', OLD.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(OLD.received_from), ':', OLD.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('sealed_content=', LENGTH(SHA2(OLD.sealed_content, 256)), ':', SHA2(OLD.sealed_content, 256), ';'), ''), COALESCE(CONCAT('sealed_prices=', LENGTH(SHA2(OLD.sealed_prices, 256)), ':', SHA2(OLD.sealed_prices, 256), ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(NEW.receipt_number), ':', NEW.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(NEW.received_at), ':', NEW.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(NEW.received_from), ':', NEW.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('sealed_content=', LENGTH(SHA2(NEW.sealed_content, 256)), ':', SHA2(NEW.sealed_content, 256), ';'), ''), COALESCE(CONCAT('sealed_prices=', LENGTH(SHA2(NEW.sealed_prices, 256)), ':', SHA2(NEW.sealed_prices, 256), ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid_version', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_bid_version_told_delete AFTER DELETE ON bid_version FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_version', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(OLD.receipt_number), ':', OLD.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(OLD.received_at), ':', OLD.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(OLD.received_from), ':', OLD.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('sealed_content=', LENGTH(SHA2(OLD.sealed_content, 256)), ':', SHA2(OLD.sealed_content, 256), ';'), ''), COALESCE(CONCAT('sealed_prices=', LENGTH(SHA2(OLD.sealed_prices, 256)), ':', SHA2(OLD.sealed_prices, 256), ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_tender_key_told_insert AFTER INSERT ON tender_key FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_key', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(NEW.public_keyset), ':', NEW.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(NEW.sealed_private_keyset, 256)), ':', SHA2(NEW.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('threshold=', LENGTH(NEW.threshold), ':', NEW.threshold, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('share_count=', LENGTH(NEW.share_count), ':', NEW.share_count, ';'), '')), 256));
END//
CREATE TRIGGER tr_tender_key_told_update AFTER UPDATE ON tender_key FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(OLD.public_keyset), ':', OLD.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(OLD.sealed_private_keyset, 256)), ':', SHA2(OLD.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('threshold=', LENGTH(OLD.threshold), ':', OLD.threshold, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('share_count=', LENGTH(OLD.share_count), ':', OLD.share_count, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(NEW.public_keyset), ':', NEW.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(NEW.sealed_private_keyset, 256)), ':', SHA2(NEW.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('threshold=', LENGTH(NEW.threshold), ':', NEW.threshold, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('share_count=', LENGTH(NEW.share_count), ':', NEW.share_count, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_key', NEW.tender_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_tender_key_told_delete AFTER DELETE ON tender_key FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_key', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(OLD.public_keyset), ':', OLD.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(OLD.sealed_private_keyset, 256)), ':', SHA2(OLD.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('threshold=', LENGTH(OLD.threshold), ':', OLD.threshold, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('share_count=', LENGTH(OLD.share_count), ':', OLD.share_count, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_price_key_told_insert AFTER INSERT ON price_key FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_key', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(NEW.public_keyset), ':', NEW.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(NEW.sealed_private_keyset, 256)), ':', SHA2(NEW.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_price_key_told_update AFTER UPDATE ON price_key FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(OLD.public_keyset), ':', OLD.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(OLD.sealed_private_keyset, 256)), ':', SHA2(OLD.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(NEW.public_keyset), ':', NEW.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(NEW.sealed_private_keyset, 256)), ':', SHA2(NEW.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'price_key', NEW.tender_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_price_key_told_delete AFTER DELETE ON price_key FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_key', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(OLD.public_keyset), ':', OLD.public_keyset, ';'), ''), COALESCE(CONCAT('sealed_private_keyset=', LENGTH(SHA2(OLD.sealed_private_keyset, 256)), ':', SHA2(OLD.sealed_private_keyset, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_key_share_told_insert AFTER INSERT ON key_share FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'key_share', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(NEW.share_number), ':', NEW.share_number, ';'), ''), COALESCE(CONCAT('custodian=', LENGTH(NEW.custodian), ':', NEW.custodian, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(NEW.wrapped_share, 256)), ':', SHA2(NEW.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('opening_key_id=', LENGTH(NEW.opening_key_id), ':', NEW.opening_key_id, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(NEW.commitment), ':', NEW.commitment, ';'), '')), 256));
END//
CREATE TRIGGER tr_key_share_told_update AFTER UPDATE ON key_share FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(OLD.share_number), ':', OLD.share_number, ';'), ''), COALESCE(CONCAT('custodian=', LENGTH(OLD.custodian), ':', OLD.custodian, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(OLD.wrapped_share, 256)), ':', SHA2(OLD.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('opening_key_id=', LENGTH(OLD.opening_key_id), ':', OLD.opening_key_id, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(OLD.commitment), ':', OLD.commitment, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(NEW.share_number), ':', NEW.share_number, ';'), ''), COALESCE(CONCAT('custodian=', LENGTH(NEW.custodian), ':', NEW.custodian, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(NEW.wrapped_share, 256)), ':', SHA2(NEW.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('opening_key_id=', LENGTH(NEW.opening_key_id), ':', NEW.opening_key_id, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(NEW.commitment), ':', NEW.commitment, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'key_share', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_key_share_told_delete AFTER DELETE ON key_share FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'key_share', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(OLD.share_number), ':', OLD.share_number, ';'), ''), COALESCE(CONCAT('custodian=', LENGTH(OLD.custodian), ':', OLD.custodian, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(OLD.wrapped_share, 256)), ':', SHA2(OLD.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('opening_key_id=', LENGTH(OLD.opening_key_id), ':', OLD.opening_key_id, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(OLD.commitment), ':', OLD.commitment, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_sealed_estimate_told_insert AFTER INSERT ON sealed_estimate FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'sealed_estimate', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('sealed_amount=', LENGTH(SHA2(NEW.sealed_amount, 256)), ':', SHA2(NEW.sealed_amount, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_sealed_estimate_told_update AFTER UPDATE ON sealed_estimate FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('sealed_amount=', LENGTH(SHA2(OLD.sealed_amount, 256)), ':', SHA2(OLD.sealed_amount, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('sealed_amount=', LENGTH(SHA2(NEW.sealed_amount, 256)), ':', SHA2(NEW.sealed_amount, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'sealed_estimate', NEW.tender_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_sealed_estimate_told_delete AFTER DELETE ON sealed_estimate FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'sealed_estimate', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('sealed_amount=', LENGTH(SHA2(OLD.sealed_amount, 256)), ':', SHA2(OLD.sealed_amount, 256), ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_opened_estimate_told_insert AFTER INSERT ON opened_estimate FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opened_estimate', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_opened_estimate_told_update AFTER UPDATE ON opened_estimate FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'opened_estimate', NEW.tender_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_opened_estimate_told_delete AFTER DELETE ON opened_estimate FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opened_estimate', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_opened_bid_told_insert AFTER INSERT ON opened_bid FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opened_bid', NEW.bid_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(NEW.is_gcc_origin), ':', NEW.is_gcc_origin, ';'), ''), COALESCE(CONCAT('validity_days=', LENGTH(NEW.validity_days), ':', NEW.validity_days, ';'), ''), COALESCE(CONCAT('has_security=', LENGTH(NEW.has_security), ':', NEW.has_security, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('most_lots=', LENGTH(NEW.most_lots), ':', NEW.most_lots, ';'), ''), COALESCE(CONCAT('most_value=', LENGTH(NEW.most_value), ':', NEW.most_value, ';'), ''), COALESCE(CONCAT('prices_sha256=', LENGTH(NEW.prices_sha256), ':', NEW.prices_sha256, ';'), ''), COALESCE(CONCAT('prices_opened_at=', LENGTH(NEW.prices_opened_at), ':', NEW.prices_opened_at, ';'), ''), COALESCE(CONCAT('is_price_unreadable=', LENGTH(NEW.is_price_unreadable), ':', NEW.is_price_unreadable, ';'), '')), 256));
END//
CREATE TRIGGER tr_opened_bid_told_update AFTER UPDATE ON opened_bid FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(OLD.is_gcc_origin), ':', OLD.is_gcc_origin, ';'), ''), COALESCE(CONCAT('validity_days=', LENGTH(OLD.validity_days), ':', OLD.validity_days, ';'), ''), COALESCE(CONCAT('has_security=', LENGTH(OLD.has_security), ':', OLD.has_security, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('most_lots=', LENGTH(OLD.most_lots), ':', OLD.most_lots, ';'), ''), COALESCE(CONCAT('most_value=', LENGTH(OLD.most_value), ':', OLD.most_value, ';'), ''), COALESCE(CONCAT('prices_sha256=', LENGTH(OLD.prices_sha256), ':', OLD.prices_sha256, ';'), ''), COALESCE(CONCAT('prices_opened_at=', LENGTH(OLD.prices_opened_at), ':', OLD.prices_opened_at, ';'), ''), COALESCE(CONCAT('is_price_unreadable=', LENGTH(OLD.is_price_unreadable), ':', OLD.is_price_unreadable, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(NEW.is_gcc_origin), ':', NEW.is_gcc_origin, ';'), ''), COALESCE(CONCAT('validity_days=', LENGTH(NEW.validity_days), ':', NEW.validity_days, ';'), ''), COALESCE(CONCAT('has_security=', LENGTH(NEW.has_security), ':', NEW.has_security, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('most_lots=', LENGTH(NEW.most_lots), ':', NEW.most_lots, ';'), ''), COALESCE(CONCAT('most_value=', LENGTH(NEW.most_value), ':', NEW.most_value, ';'), ''), COALESCE(CONCAT('prices_sha256=', LENGTH(NEW.prices_sha256), ':', NEW.prices_sha256, ';'), ''), COALESCE(CONCAT('prices_opened_at=', LENGTH(NEW.prices_opened_at), ':', NEW.prices_opened_at, ';'), ''), COALESCE(CONCAT('is_price_unreadable=', LENGTH(NEW.is_price_unreadable), ':', NEW.is_price_unreadable, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'opened_bid', NEW.bid_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_opened_bid_told_delete AFTER DELETE ON opened_bid FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opened_bid', OLD.bid_id, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(OLD.is_gcc_origin), ':', OLD.is_gcc_origin, ';'), ''), COALESCE(CONCAT('validity_days=', LENGTH(OLD.validity_days), ':', OLD.validity_days, ';'), ''), COALESCE(CONCAT('has_security=', LENGTH(OLD.has_security), ':', OLD.has_security, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('most_lots=', LENGTH(OLD.most_lots), ':', OLD.most_lots, ';'), ''), COALESCE(CONCAT('most_value=', LENGTH(OLD.most_value), ':', OLD.most_value, ';'), ''), COALESCE(CONCAT('prices_sha256=', LENGTH(OLD.prices_sha256), ':', OLD.prices_sha256, ';'), ''), COALESCE(CONCAT('prices_opened_at=', LENGTH(OLD.prices_opened_at), ':', OLD.prices_opened_at, ';'), ''), COALESCE(CONCAT('is_price_unreadable=', LENGTH(OLD.is_price_unreadable), ':', OLD.is_price_unreadable, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_lot_ranking_told_insert AFTER INSERT ON lot_ranking FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'lot_ranking', CONCAT(NEW.lot_id, '/', NEW.bid_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(NEW.is_admissible), ':', NEW.is_admissible, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(NEW.exclusion), ':', NEW.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(NEW.bid_total), ':', NEW.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(NEW.bid_currency), ':', NEW.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(NEW.converted_total), ':', NEW.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(NEW.evaluated_price), ':', NEW.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(NEW.technical_score), ':', NEW.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(NEW.price_score), ':', NEW.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(NEW.final_score), ':', NEW.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(NEW.rank_position), ':', NEW.rank_position, ';'), ''), COALESCE(CONCAT('tie_rule=', LENGTH(NEW.tie_rule), ':', NEW.tie_rule, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(NEW.is_abnormally_low), ':', NEW.is_abnormally_low, ';'), ''), COALESCE(CONCAT('explanation=', LENGTH(NEW.explanation), ':', NEW.explanation, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(NEW.is_alternative), ':', NEW.is_alternative, ';'), '')), 256));
END//
CREATE TRIGGER tr_lot_ranking_told_update AFTER UPDATE ON lot_ranking FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(OLD.is_admissible), ':', OLD.is_admissible, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(OLD.exclusion), ':', OLD.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(OLD.bid_total), ':', OLD.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(OLD.bid_currency), ':', OLD.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(OLD.converted_total), ':', OLD.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(OLD.evaluated_price), ':', OLD.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(OLD.technical_score), ':', OLD.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(OLD.price_score), ':', OLD.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(OLD.final_score), ':', OLD.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(OLD.rank_position), ':', OLD.rank_position, ';'), ''), COALESCE(CONCAT('tie_rule=', LENGTH(OLD.tie_rule), ':', OLD.tie_rule, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(OLD.is_abnormally_low), ':', OLD.is_abnormally_low, ';'), ''), COALESCE(CONCAT('explanation=', LENGTH(OLD.explanation), ':', OLD.explanation, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(OLD.is_alternative), ':', OLD.is_alternative, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(NEW.is_admissible), ':', NEW.is_admissible, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(NEW.exclusion), ':', NEW.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(NEW.bid_total), ':', NEW.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(NEW.bid_currency), ':', NEW.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(NEW.converted_total), ':', NEW.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(NEW.evaluated_price), ':', NEW.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(NEW.technical_score), ':', NEW.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(NEW.price_score), ':', NEW.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(NEW.final_score), ':', NEW.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(NEW.rank_position), ':', NEW.rank_position, ';'), ''), COALESCE(CONCAT('tie_rule=', LENGTH(NEW.tie_rule), ':', NEW.tie_rule, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(NEW.is_abnormally_low), ':', NEW.is_abnormally_low, ';'), ''), COALESCE(CONCAT('explanation=', LENGTH(NEW.explanation), ':', NEW.explanation, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(NEW.is_alternative), ':', NEW.is_alternative, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'lot_ranking', CONCAT(NEW.lot_id, '/', NEW.bid_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_lot_ranking_told_delete AFTER DELETE ON lot_ranking FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'lot_ranking', CONCAT(OLD.lot_id, '/', OLD.bid_id), SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(OLD.is_admissible), ':', OLD.is_admissible, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(OLD.exclusion), ':', OLD.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(OLD.bid_total), ':', OLD.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(OLD.bid_currency), ':', OLD.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(OLD.converted_total), ':', OLD.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(OLD.evaluated_price), ':', OLD.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(OLD.technical_score), ':', OLD.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(OLD.price_score), ':', OLD.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(OLD.final_score), ':', OLD.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(OLD.rank_position), ':', OLD.rank_position, ';'), ''), COALESCE(CONCAT('tie_rule=', LENGTH(OLD.tie_rule), ':', OLD.tie_rule, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(OLD.is_abnormally_low), ':', OLD.is_abnormally_low, ';'), ''), COALESCE(CONCAT('explanation=', LENGTH(OLD.explanation), ':', OLD.explanation, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(OLD.is_alternative), ':', OLD.is_alternative, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_award_told_insert AFTER INSERT ON award FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(NEW.is_admissible), ':', NEW.is_admissible, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('live_lot_id=', LENGTH(NEW.live_lot_id), ':', NEW.live_lot_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('converted_amount=', LENGTH(NEW.converted_amount), ':', NEW.converted_amount, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('recommended_by=', LENGTH(NEW.recommended_by), ':', NEW.recommended_by, ';'), ''), COALESCE(CONCAT('recommended_at=', LENGTH(NEW.recommended_at), ':', NEW.recommended_at, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('active_at=', LENGTH(NEW.active_at), ':', NEW.active_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(NEW.end_reason), ':', NEW.end_reason, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_award_told_update AFTER UPDATE ON award FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(OLD.is_admissible), ':', OLD.is_admissible, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('live_lot_id=', LENGTH(OLD.live_lot_id), ':', OLD.live_lot_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('converted_amount=', LENGTH(OLD.converted_amount), ':', OLD.converted_amount, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('recommended_by=', LENGTH(OLD.recommended_by), ':', OLD.recommended_by, ';'), ''), COALESCE(CONCAT('recommended_at=', LENGTH(OLD.recommended_at), ':', OLD.recommended_at, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('active_at=', LENGTH(OLD.active_at), ':', OLD.active_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(OLD.end_reason), ':', OLD.end_reason, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(NEW.is_admissible), ':', NEW.is_admissible, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('live_lot_id=', LENGTH(NEW.live_lot_id), ':', NEW.live_lot_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('converted_amount=', LENGTH(NEW.converted_amount), ':', NEW.converted_amount, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('recommended_by=', LENGTH(NEW.recommended_by), ':', NEW.recommended_by, ';'), ''), COALESCE(CONCAT('recommended_at=', LENGTH(NEW.recommended_at), ':', NEW.recommended_at, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('active_at=', LENGTH(NEW.active_at), ':', NEW.active_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(NEW.end_reason), ':', NEW.end_reason, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'award', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_award_told_delete AFTER DELETE ON award FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('is_admissible=', LENGTH(OLD.is_admissible), ':', OLD.is_admissible, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('live_lot_id=', LENGTH(OLD.live_lot_id), ':', OLD.live_lot_id, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('converted_amount=', LENGTH(OLD.converted_amount), ':', OLD.converted_amount, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('recommended_by=', LENGTH(OLD.recommended_by), ':', OLD.recommended_by, ';'), ''), COALESCE(CONCAT('recommended_at=', LENGTH(OLD.recommended_at), ':', OLD.recommended_at, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('active_at=', LENGTH(OLD.active_at), ':', OLD.active_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(OLD.end_reason), ':', OLD.end_reason, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_vote_told_insert AFTER INSERT ON vote FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'vote', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('choice=', LENGTH(NEW.choice), ':', NEW.choice, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(NEW.document_sha256), ':', NEW.document_sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(NEW.cast_at), ':', NEW.cast_at, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(NEW.pack_sha256), ':', NEW.pack_sha256, ';'), '')), 256));
END//
CREATE TRIGGER tr_vote_told_update AFTER UPDATE ON vote FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('choice=', LENGTH(OLD.choice), ':', OLD.choice, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(OLD.document_sha256), ':', OLD.document_sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(OLD.cast_at), ':', OLD.cast_at, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(OLD.pack_sha256), ':', OLD.pack_sha256, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('choice=', LENGTH(NEW.choice), ':', NEW.choice, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(NEW.document_sha256), ':', NEW.document_sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(NEW.cast_at), ':', NEW.cast_at, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(NEW.pack_sha256), ':', NEW.pack_sha256, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'vote', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_vote_told_delete AFTER DELETE ON vote FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'vote', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('choice=', LENGTH(OLD.choice), ':', OLD.choice, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(OLD.document_sha256), ':', OLD.document_sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(OLD.cast_at), ':', OLD.cast_at, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(OLD.pack_sha256), ':', OLD.pack_sha256, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_entitlement_told_insert AFTER INSERT ON entitlement FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'entitlement', CONCAT(NEW.agreement_id, '/', NEW.entity_id, '/', NEW.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('awarded_quantity=', LENGTH(NEW.awarded_quantity), ':', NEW.awarded_quantity, ';'), ''), COALESCE(CONCAT('transferred_quantity=', LENGTH(NEW.transferred_quantity), ':', NEW.transferred_quantity, ';'), ''), COALESCE(CONCAT('called_quantity=', LENGTH(NEW.called_quantity), ':', NEW.called_quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), '')), 256));
END//
CREATE TRIGGER tr_entitlement_told_update AFTER UPDATE ON entitlement FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('awarded_quantity=', LENGTH(OLD.awarded_quantity), ':', OLD.awarded_quantity, ';'), ''), COALESCE(CONCAT('transferred_quantity=', LENGTH(OLD.transferred_quantity), ':', OLD.transferred_quantity, ';'), ''), COALESCE(CONCAT('called_quantity=', LENGTH(OLD.called_quantity), ':', OLD.called_quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('awarded_quantity=', LENGTH(NEW.awarded_quantity), ':', NEW.awarded_quantity, ';'), ''), COALESCE(CONCAT('transferred_quantity=', LENGTH(NEW.transferred_quantity), ':', NEW.transferred_quantity, ';'), ''), COALESCE(CONCAT('called_quantity=', LENGTH(NEW.called_quantity), ':', NEW.called_quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'entitlement', CONCAT(NEW.agreement_id, '/', NEW.entity_id, '/', NEW.lot_item_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_entitlement_told_delete AFTER DELETE ON entitlement FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'entitlement', CONCAT(OLD.agreement_id, '/', OLD.entity_id, '/', OLD.lot_item_id), SHA2(CONCAT(COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('awarded_quantity=', LENGTH(OLD.awarded_quantity), ':', OLD.awarded_quantity, ';'), ''), COALESCE(CONCAT('transferred_quantity=', LENGTH(OLD.transferred_quantity), ':', OLD.transferred_quantity, ';'), ''), COALESCE(CONCAT('called_quantity=', LENGTH(OLD.called_quantity), ':', OLD.called_quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_call_off_told_insert AFTER INSERT ON call_off FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'call_off', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('placed_by=', LENGTH(NEW.placed_by), ':', NEW.placed_by, ';'), ''), COALESCE(CONCAT('placed_at=', LENGTH(NEW.placed_at), ':', NEW.placed_at, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_call_off_told_update AFTER UPDATE ON call_off FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('placed_by=', LENGTH(OLD.placed_by), ':', OLD.placed_by, ';'), ''), COALESCE(CONCAT('placed_at=', LENGTH(OLD.placed_at), ':', OLD.placed_at, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('placed_by=', LENGTH(NEW.placed_by), ':', NEW.placed_by, ';'), ''), COALESCE(CONCAT('placed_at=', LENGTH(NEW.placed_at), ':', NEW.placed_at, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'call_off', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_call_off_told_delete AFTER DELETE ON call_off FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'call_off', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('placed_by=', LENGTH(OLD.placed_by), ':', OLD.placed_by, ';'), ''), COALESCE(CONCAT('placed_at=', LENGTH(OLD.placed_at), ':', OLD.placed_at, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_call_off_line_told_insert AFTER INSERT ON call_off_line FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'call_off_line', CONCAT(NEW.call_off_id, '/', NEW.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('call_off_id=', LENGTH(NEW.call_off_id), ':', NEW.call_off_id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), '')), 256));
END//
CREATE TRIGGER tr_call_off_line_told_update AFTER UPDATE ON call_off_line FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('call_off_id=', LENGTH(OLD.call_off_id), ':', OLD.call_off_id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('call_off_id=', LENGTH(NEW.call_off_id), ':', NEW.call_off_id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'call_off_line', CONCAT(NEW.call_off_id, '/', NEW.lot_item_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_call_off_line_told_delete AFTER DELETE ON call_off_line FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'call_off_line', CONCAT(OLD.call_off_id, '/', OLD.lot_item_id), SHA2(CONCAT(COALESCE(CONCAT('call_off_id=', LENGTH(OLD.call_off_id), ':', OLD.call_off_id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_exchange_rate_told_insert AFTER INSERT ON exchange_rate FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'exchange_rate', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), ''), COALESCE(CONCAT('units_per_usd=', LENGTH(NEW.units_per_usd), ':', NEW.units_per_usd, ';'), ''), COALESCE(CONCAT('source=', LENGTH(NEW.source), ':', NEW.source, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(NEW.entered_by), ':', NEW.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(NEW.entered_at), ':', NEW.entered_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_exchange_rate_told_update AFTER UPDATE ON exchange_rate FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), ''), COALESCE(CONCAT('units_per_usd=', LENGTH(OLD.units_per_usd), ':', OLD.units_per_usd, ';'), ''), COALESCE(CONCAT('source=', LENGTH(OLD.source), ':', OLD.source, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(OLD.entered_by), ':', OLD.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(OLD.entered_at), ':', OLD.entered_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), ''), COALESCE(CONCAT('units_per_usd=', LENGTH(NEW.units_per_usd), ':', NEW.units_per_usd, ';'), ''), COALESCE(CONCAT('source=', LENGTH(NEW.source), ':', NEW.source, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(NEW.entered_by), ':', NEW.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(NEW.entered_at), ':', NEW.entered_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'exchange_rate', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_exchange_rate_told_delete AFTER DELETE ON exchange_rate FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'exchange_rate', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), ''), COALESCE(CONCAT('units_per_usd=', LENGTH(OLD.units_per_usd), ':', OLD.units_per_usd, ';'), ''), COALESCE(CONCAT('source=', LENGTH(OLD.source), ':', OLD.source, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(OLD.entered_by), ':', OLD.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(OLD.entered_at), ':', OLD.entered_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_entity_ceiling_told_insert AFTER INSERT ON entity_ceiling FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'entity_ceiling', CONCAT(NEW.round_id, '/', NEW.entity_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('hard=', LENGTH(NEW.hard), ':', NEW.hard, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(NEW.set_by), ':', NEW.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(NEW.set_at), ':', NEW.set_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_entity_ceiling_told_update AFTER UPDATE ON entity_ceiling FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('hard=', LENGTH(OLD.hard), ':', OLD.hard, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(OLD.set_by), ':', OLD.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(OLD.set_at), ':', OLD.set_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('hard=', LENGTH(NEW.hard), ':', NEW.hard, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(NEW.set_by), ':', NEW.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(NEW.set_at), ':', NEW.set_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'entity_ceiling', CONCAT(NEW.round_id, '/', NEW.entity_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_entity_ceiling_told_delete AFTER DELETE ON entity_ceiling FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'entity_ceiling', CONCAT(OLD.round_id, '/', OLD.entity_id), SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('hard=', LENGTH(OLD.hard), ':', OLD.hard, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(OLD.set_by), ':', OLD.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(OLD.set_at), ':', OLD.set_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_state_budget_told_insert AFTER INSERT ON state_budget FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'state_budget', CONCAT(NEW.round_id, '/', NEW.state_code, '/', NEW.category_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(NEW.set_by), ':', NEW.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(NEW.set_at), ':', NEW.set_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_state_budget_told_update AFTER UPDATE ON state_budget FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(OLD.set_by), ':', OLD.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(OLD.set_at), ':', OLD.set_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(NEW.set_by), ':', NEW.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(NEW.set_at), ':', NEW.set_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'state_budget', CONCAT(NEW.round_id, '/', NEW.state_code, '/', NEW.category_code), was, told);
  END IF;
END//
CREATE TRIGGER tr_state_budget_told_delete AFTER DELETE ON state_budget FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'state_budget', CONCAT(OLD.round_id, '/', OLD.state_code, '/', OLD.category_code), SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('set_by=', LENGTH(OLD.set_by), ':', OLD.set_by, ';'), ''), COALESCE(CONCAT('set_at=', LENGTH(OLD.set_at), ':', OLD.set_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_item_revision_told_insert AFTER INSERT ON item_revision FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'item_revision', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('description_ar=', LENGTH(NEW.description_ar), ':', NEW.description_ar, ';'), ''), COALESCE(CONCAT('description_en=', LENGTH(NEW.description_en), ':', NEW.description_en, ';'), ''), COALESCE(CONCAT('benchmark_price=', LENGTH(NEW.benchmark_price), ':', NEW.benchmark_price, ';'), ''), COALESCE(CONCAT('benchmark_currency=', LENGTH(NEW.benchmark_currency), ':', NEW.benchmark_currency, ';'), ''), COALESCE(CONCAT('benchmark_date=', LENGTH(NEW.benchmark_date), ':', NEW.benchmark_date, ';'), ''), COALESCE(CONCAT('benchmark_source_ar=', LENGTH(NEW.benchmark_source_ar), ':', NEW.benchmark_source_ar, ';'), ''), COALESCE(CONCAT('benchmark_source_en=', LENGTH(NEW.benchmark_source_en), ':', NEW.benchmark_source_en, ';'), ''), COALESCE(CONCAT('attribute_count=', LENGTH(NEW.attribute_count), ':', NEW.attribute_count, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(NEW.published_by), ':', NEW.published_by, ';'), ''), COALESCE(CONCAT('template_edition=', LENGTH(NEW.template_edition), ':', NEW.template_edition, ';'), '')), 256));
END//
CREATE TRIGGER tr_item_revision_told_update AFTER UPDATE ON item_revision FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('description_ar=', LENGTH(OLD.description_ar), ':', OLD.description_ar, ';'), ''), COALESCE(CONCAT('description_en=', LENGTH(OLD.description_en), ':', OLD.description_en, ';'), ''), COALESCE(CONCAT('benchmark_price=', LENGTH(OLD.benchmark_price), ':', OLD.benchmark_price, ';'), ''), COALESCE(CONCAT('benchmark_currency=', LENGTH(OLD.benchmark_currency), ':', OLD.benchmark_currency, ';'), ''), COALESCE(CONCAT('benchmark_date=', LENGTH(OLD.benchmark_date), ':', OLD.benchmark_date, ';'), ''), COALESCE(CONCAT('benchmark_source_ar=', LENGTH(OLD.benchmark_source_ar), ':', OLD.benchmark_source_ar, ';'), ''), COALESCE(CONCAT('benchmark_source_en=', LENGTH(OLD.benchmark_source_en), ':', OLD.benchmark_source_en, ';'), ''), COALESCE(CONCAT('attribute_count=', LENGTH(OLD.attribute_count), ':', OLD.attribute_count, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(OLD.published_by), ':', OLD.published_by, ';'), ''), COALESCE(CONCAT('template_edition=', LENGTH(OLD.template_edition), ':', OLD.template_edition, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('description_ar=', LENGTH(NEW.description_ar), ':', NEW.description_ar, ';'), ''), COALESCE(CONCAT('description_en=', LENGTH(NEW.description_en), ':', NEW.description_en, ';'), ''), COALESCE(CONCAT('benchmark_price=', LENGTH(NEW.benchmark_price), ':', NEW.benchmark_price, ';'), ''), COALESCE(CONCAT('benchmark_currency=', LENGTH(NEW.benchmark_currency), ':', NEW.benchmark_currency, ';'), ''), COALESCE(CONCAT('benchmark_date=', LENGTH(NEW.benchmark_date), ':', NEW.benchmark_date, ';'), ''), COALESCE(CONCAT('benchmark_source_ar=', LENGTH(NEW.benchmark_source_ar), ':', NEW.benchmark_source_ar, ';'), ''), COALESCE(CONCAT('benchmark_source_en=', LENGTH(NEW.benchmark_source_en), ':', NEW.benchmark_source_en, ';'), ''), COALESCE(CONCAT('attribute_count=', LENGTH(NEW.attribute_count), ':', NEW.attribute_count, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(NEW.published_by), ':', NEW.published_by, ';'), ''), COALESCE(CONCAT('template_edition=', LENGTH(NEW.template_edition), ':', NEW.template_edition, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'item_revision', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_item_revision_told_delete AFTER DELETE ON item_revision FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'item_revision', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('description_ar=', LENGTH(OLD.description_ar), ':', OLD.description_ar, ';'), ''), COALESCE(CONCAT('description_en=', LENGTH(OLD.description_en), ':', OLD.description_en, ';'), ''), COALESCE(CONCAT('benchmark_price=', LENGTH(OLD.benchmark_price), ':', OLD.benchmark_price, ';'), ''), COALESCE(CONCAT('benchmark_currency=', LENGTH(OLD.benchmark_currency), ':', OLD.benchmark_currency, ';'), ''), COALESCE(CONCAT('benchmark_date=', LENGTH(OLD.benchmark_date), ':', OLD.benchmark_date, ';'), ''), COALESCE(CONCAT('benchmark_source_ar=', LENGTH(OLD.benchmark_source_ar), ':', OLD.benchmark_source_ar, ';'), ''), COALESCE(CONCAT('benchmark_source_en=', LENGTH(OLD.benchmark_source_en), ':', OLD.benchmark_source_en, ';'), ''), COALESCE(CONCAT('attribute_count=', LENGTH(OLD.attribute_count), ':', OLD.attribute_count, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(OLD.published_by), ':', OLD.published_by, ';'), ''), COALESCE(CONCAT('template_edition=', LENGTH(OLD.template_edition), ':', OLD.template_edition, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_submission_told_insert AFTER INSERT ON submission FOR EACH ROW
BEGIN
  DECLARE told CHAR(64) DEFAULT CASE WHEN NEW.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(NEW.status_reason), ':', NEW.status_reason, ';'), ''), COALESCE(CONCAT('endorsed_by=', LENGTH(NEW.endorsed_by), ':', NEW.endorsed_by, ';'), ''), COALESCE(CONCAT('endorsed_at=', LENGTH(NEW.endorsed_at), ':', NEW.endorsed_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256) END;
  IF told IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'submission', NEW.id, NULL, told);
  END IF;
END//
CREATE TRIGGER tr_submission_told_update AFTER UPDATE ON submission FOR EACH ROW
BEGIN
  DECLARE line BIGINT;
  DECLARE line_told CHAR(64);
  DECLARE no_more BOOLEAN DEFAULT FALSE;
  DECLARE was CHAR(64) DEFAULT CASE WHEN OLD.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(OLD.status_reason), ':', OLD.status_reason, ';'), ''), COALESCE(CONCAT('endorsed_by=', LENGTH(OLD.endorsed_by), ':', OLD.endorsed_by, ';'), ''), COALESCE(CONCAT('endorsed_at=', LENGTH(OLD.endorsed_at), ':', OLD.endorsed_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256) END;
  DECLARE told CHAR(64) DEFAULT CASE WHEN NEW.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(NEW.status_reason), ':', NEW.status_reason, ';'), ''), COALESCE(CONCAT('endorsed_by=', LENGTH(NEW.endorsed_by), ':', NEW.endorsed_by, ';'), ''), COALESCE(CONCAT('endorsed_at=', LENGTH(NEW.endorsed_at), ':', NEW.endorsed_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256) END;
  DECLARE demand_lines CURSOR FOR
    SELECT l.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(l.id), ':', l.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(l.submission_id), ':', l.submission_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(l.entity_id), ':', l.entity_id, ';'), ''), COALESCE(CONCAT('line_number=', LENGTH(l.line_number), ':', l.line_number, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(l.revision_id), ':', l.revision_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(l.unit_code), ':', l.unit_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(l.quantity), ':', l.quantity, ';'), ''), COALESCE(CONCAT('need_by=', LENGTH(l.need_by), ':', l.need_by, ';'), ''), COALESCE(CONCAT('site_id=', LENGTH(l.site_id), ':', l.site_id, ';'), ''), COALESCE(CONCAT('estimated_unit_price=', LENGTH(l.estimated_unit_price), ':', l.estimated_unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(l.currency), ':', l.currency, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(l.commitment), ':', l.commitment, ';'), ''), COALESCE(CONCAT('budget_line=', LENGTH(l.budget_line), ':', l.budget_line, ';'), ''), COALESCE(CONCAT('justification=', LENGTH(l.justification), ':', l.justification, ';'), ''), COALESCE(CONCAT('near_standard_id=', LENGTH(l.near_standard_id), ':', l.near_standard_id, ';'), ''), COALESCE(CONCAT('kept_reason=', LENGTH(l.kept_reason), ':', l.kept_reason, ';'), '')), 256)
      FROM demand_line l WHERE l.submission_id = NEW.id ORDER BY l.id;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET no_more = TRUE;
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'submission', NEW.id, was, told);
  END IF;
  IF (OLD.status IN ('DRAFT', 'RETURNED')) <> (NEW.status IN ('DRAFT', 'RETURNED')) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    OPEN demand_lines;
    each_line: LOOP
      FETCH demand_lines INTO line, line_told;
      IF no_more THEN
        LEAVE each_line;
      END IF;
      INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
      VALUES (@kept_session, 'demand_line', line,
              CASE WHEN NEW.status IN ('DRAFT', 'RETURNED') THEN line_told END,
              CASE WHEN OLD.status IN ('DRAFT', 'RETURNED') THEN line_told END);
    END LOOP;
    CLOSE demand_lines;
  END IF;
END//
CREATE TRIGGER tr_submission_told_delete AFTER DELETE ON submission FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT CASE WHEN OLD.status <> 'DRAFT' THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(OLD.status_reason), ':', OLD.status_reason, ';'), ''), COALESCE(CONCAT('endorsed_by=', LENGTH(OLD.endorsed_by), ':', OLD.endorsed_by, ';'), ''), COALESCE(CONCAT('endorsed_at=', LENGTH(OLD.endorsed_at), ':', OLD.endorsed_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256) END;
  IF was IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'submission', OLD.id, was, NULL);
  END IF;
END//
CREATE TRIGGER tr_demand_line_told_insert AFTER INSERT ON demand_line FOR EACH ROW
BEGIN
  DECLARE told CHAR(64) DEFAULT CASE WHEN (SELECT s.status FROM submission s WHERE s.id = NEW.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(NEW.submission_id), ':', NEW.submission_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('line_number=', LENGTH(NEW.line_number), ':', NEW.line_number, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(NEW.revision_id), ':', NEW.revision_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('need_by=', LENGTH(NEW.need_by), ':', NEW.need_by, ';'), ''), COALESCE(CONCAT('site_id=', LENGTH(NEW.site_id), ':', NEW.site_id, ';'), ''), COALESCE(CONCAT('estimated_unit_price=', LENGTH(NEW.estimated_unit_price), ':', NEW.estimated_unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(NEW.commitment), ':', NEW.commitment, ';'), ''), COALESCE(CONCAT('budget_line=', LENGTH(NEW.budget_line), ':', NEW.budget_line, ';'), ''), COALESCE(CONCAT('justification=', LENGTH(NEW.justification), ':', NEW.justification, ';'), ''), COALESCE(CONCAT('near_standard_id=', LENGTH(NEW.near_standard_id), ':', NEW.near_standard_id, ';'), ''), COALESCE(CONCAT('kept_reason=', LENGTH(NEW.kept_reason), ':', NEW.kept_reason, ';'), '')), 256) END;
  IF told IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'demand_line', NEW.id, NULL, told);
  END IF;
END//
CREATE TRIGGER tr_demand_line_told_update AFTER UPDATE ON demand_line FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT CASE WHEN (SELECT s.status FROM submission s WHERE s.id = OLD.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(OLD.submission_id), ':', OLD.submission_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('line_number=', LENGTH(OLD.line_number), ':', OLD.line_number, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(OLD.revision_id), ':', OLD.revision_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('need_by=', LENGTH(OLD.need_by), ':', OLD.need_by, ';'), ''), COALESCE(CONCAT('site_id=', LENGTH(OLD.site_id), ':', OLD.site_id, ';'), ''), COALESCE(CONCAT('estimated_unit_price=', LENGTH(OLD.estimated_unit_price), ':', OLD.estimated_unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(OLD.commitment), ':', OLD.commitment, ';'), ''), COALESCE(CONCAT('budget_line=', LENGTH(OLD.budget_line), ':', OLD.budget_line, ';'), ''), COALESCE(CONCAT('justification=', LENGTH(OLD.justification), ':', OLD.justification, ';'), ''), COALESCE(CONCAT('near_standard_id=', LENGTH(OLD.near_standard_id), ':', OLD.near_standard_id, ';'), ''), COALESCE(CONCAT('kept_reason=', LENGTH(OLD.kept_reason), ':', OLD.kept_reason, ';'), '')), 256) END;
  DECLARE told CHAR(64) DEFAULT CASE WHEN (SELECT s.status FROM submission s WHERE s.id = NEW.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(NEW.submission_id), ':', NEW.submission_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('line_number=', LENGTH(NEW.line_number), ':', NEW.line_number, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(NEW.revision_id), ':', NEW.revision_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('need_by=', LENGTH(NEW.need_by), ':', NEW.need_by, ';'), ''), COALESCE(CONCAT('site_id=', LENGTH(NEW.site_id), ':', NEW.site_id, ';'), ''), COALESCE(CONCAT('estimated_unit_price=', LENGTH(NEW.estimated_unit_price), ':', NEW.estimated_unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(NEW.commitment), ':', NEW.commitment, ';'), ''), COALESCE(CONCAT('budget_line=', LENGTH(NEW.budget_line), ':', NEW.budget_line, ';'), ''), COALESCE(CONCAT('justification=', LENGTH(NEW.justification), ':', NEW.justification, ';'), ''), COALESCE(CONCAT('near_standard_id=', LENGTH(NEW.near_standard_id), ':', NEW.near_standard_id, ';'), ''), COALESCE(CONCAT('kept_reason=', LENGTH(NEW.kept_reason), ':', NEW.kept_reason, ';'), '')), 256) END;
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'demand_line', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_demand_line_told_delete AFTER DELETE ON demand_line FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT CASE WHEN (SELECT s.status FROM submission s WHERE s.id = OLD.submission_id) NOT IN ('DRAFT', 'RETURNED') THEN SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(OLD.submission_id), ':', OLD.submission_id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('line_number=', LENGTH(OLD.line_number), ':', OLD.line_number, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(OLD.revision_id), ':', OLD.revision_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('need_by=', LENGTH(OLD.need_by), ':', OLD.need_by, ';'), ''), COALESCE(CONCAT('site_id=', LENGTH(OLD.site_id), ':', OLD.site_id, ';'), ''), COALESCE(CONCAT('estimated_unit_price=', LENGTH(OLD.estimated_unit_price), ':', OLD.estimated_unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(OLD.commitment), ':', OLD.commitment, ';'), ''), COALESCE(CONCAT('budget_line=', LENGTH(OLD.budget_line), ':', OLD.budget_line, ';'), ''), COALESCE(CONCAT('justification=', LENGTH(OLD.justification), ':', OLD.justification, ';'), ''), COALESCE(CONCAT('near_standard_id=', LENGTH(OLD.near_standard_id), ':', OLD.near_standard_id, ';'), ''), COALESCE(CONCAT('kept_reason=', LENGTH(OLD.kept_reason), ':', OLD.kept_reason, ';'), '')), 256) END;
  IF was IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'demand_line', OLD.id, was, NULL);
  END IF;
END//
CREATE TRIGGER tr_submission_receipt_told_insert AFTER INSERT ON submission_receipt FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'submission_receipt', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(NEW.submission_id), ':', NEW.submission_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(NEW.receipt_number), ':', NEW.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(NEW.received_at), ':', NEW.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(NEW.received_from), ':', NEW.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('content=', LENGTH(NEW.content), ':', NEW.content, ';'), ''), COALESCE(CONCAT('declaration_ar=', LENGTH(NEW.declaration_ar), ':', NEW.declaration_ar, ';'), ''), COALESCE(CONCAT('declaration_en=', LENGTH(NEW.declaration_en), ':', NEW.declaration_en, ';'), '')), 256));
END//
CREATE TRIGGER tr_submission_receipt_told_update AFTER UPDATE ON submission_receipt FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(OLD.submission_id), ':', OLD.submission_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(OLD.receipt_number), ':', OLD.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(OLD.received_at), ':', OLD.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(OLD.received_from), ':', OLD.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('content=', LENGTH(OLD.content), ':', OLD.content, ';'), ''), COALESCE(CONCAT('declaration_ar=', LENGTH(OLD.declaration_ar), ':', OLD.declaration_ar, ';'), ''), COALESCE(CONCAT('declaration_en=', LENGTH(OLD.declaration_en), ':', OLD.declaration_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(NEW.submission_id), ':', NEW.submission_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(NEW.receipt_number), ':', NEW.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(NEW.received_at), ':', NEW.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(NEW.received_from), ':', NEW.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('content=', LENGTH(NEW.content), ':', NEW.content, ';'), ''), COALESCE(CONCAT('declaration_ar=', LENGTH(NEW.declaration_ar), ':', NEW.declaration_ar, ';'), ''), COALESCE(CONCAT('declaration_en=', LENGTH(NEW.declaration_en), ':', NEW.declaration_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'submission_receipt', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_submission_receipt_told_delete AFTER DELETE ON submission_receipt FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'submission_receipt', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('submission_id=', LENGTH(OLD.submission_id), ':', OLD.submission_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('receipt_number=', LENGTH(OLD.receipt_number), ':', OLD.receipt_number, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('received_at=', LENGTH(OLD.received_at), ':', OLD.received_at, ';'), ''), COALESCE(CONCAT('received_from=', LENGTH(OLD.received_from), ':', OLD.received_from, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('content=', LENGTH(OLD.content), ':', OLD.content, ';'), ''), COALESCE(CONCAT('declaration_ar=', LENGTH(OLD.declaration_ar), ':', OLD.declaration_ar, ';'), ''), COALESCE(CONCAT('declaration_en=', LENGTH(OLD.declaration_en), ':', OLD.declaration_en, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_person_told_insert AFTER INSERT ON person FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'person', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(NEW.login), ':', NEW.login, ';'), ''), COALESCE(CONCAT('password_hash=', LENGTH(NEW.password_hash), ':', NEW.password_hash, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(NEW.email), ':', NEW.email, ';'), ''), COALESCE(CONCAT('is_demo=', LENGTH(NEW.is_demo), ':', NEW.is_demo, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('one_time_until=', LENGTH(NEW.one_time_until), ':', NEW.one_time_until, ';'), ''), COALESCE(CONCAT('blocked_at=', LENGTH(NEW.blocked_at), ':', NEW.blocked_at, ';'), ''), COALESCE(CONCAT('blocked_reason=', LENGTH(NEW.blocked_reason), ':', NEW.blocked_reason, ';'), '')), 256));
END//
CREATE TRIGGER tr_person_told_update AFTER UPDATE ON person FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(OLD.login), ':', OLD.login, ';'), ''), COALESCE(CONCAT('password_hash=', LENGTH(OLD.password_hash), ':', OLD.password_hash, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(OLD.email), ':', OLD.email, ';'), ''), COALESCE(CONCAT('is_demo=', LENGTH(OLD.is_demo), ':', OLD.is_demo, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('one_time_until=', LENGTH(OLD.one_time_until), ':', OLD.one_time_until, ';'), ''), COALESCE(CONCAT('blocked_at=', LENGTH(OLD.blocked_at), ':', OLD.blocked_at, ';'), ''), COALESCE(CONCAT('blocked_reason=', LENGTH(OLD.blocked_reason), ':', OLD.blocked_reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(NEW.login), ':', NEW.login, ';'), ''), COALESCE(CONCAT('password_hash=', LENGTH(NEW.password_hash), ':', NEW.password_hash, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(NEW.email), ':', NEW.email, ';'), ''), COALESCE(CONCAT('is_demo=', LENGTH(NEW.is_demo), ':', NEW.is_demo, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('one_time_until=', LENGTH(NEW.one_time_until), ':', NEW.one_time_until, ';'), ''), COALESCE(CONCAT('blocked_at=', LENGTH(NEW.blocked_at), ':', NEW.blocked_at, ';'), ''), COALESCE(CONCAT('blocked_reason=', LENGTH(NEW.blocked_reason), ':', NEW.blocked_reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'person', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_person_told_delete AFTER DELETE ON person FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'person', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(OLD.login), ':', OLD.login, ';'), ''), COALESCE(CONCAT('password_hash=', LENGTH(OLD.password_hash), ':', OLD.password_hash, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(OLD.email), ':', OLD.email, ';'), ''), COALESCE(CONCAT('is_demo=', LENGTH(OLD.is_demo), ':', OLD.is_demo, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('one_time_until=', LENGTH(OLD.one_time_until), ':', OLD.one_time_until, ';'), ''), COALESCE(CONCAT('blocked_at=', LENGTH(OLD.blocked_at), ':', OLD.blocked_at, ';'), ''), COALESCE(CONCAT('blocked_reason=', LENGTH(OLD.blocked_reason), ':', OLD.blocked_reason, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_role_grant_told_insert AFTER INSERT ON role_grant FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'role_grant', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('role=', LENGTH(NEW.role), ':', NEW.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_role_grant_told_update AFTER UPDATE ON role_grant FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('role=', LENGTH(OLD.role), ':', OLD.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('role=', LENGTH(NEW.role), ':', NEW.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'role_grant', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_role_grant_told_delete AFTER DELETE ON role_grant FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'role_grant', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('role=', LENGTH(OLD.role), ':', OLD.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_supplier_told_insert AFTER INSERT ON supplier FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('registration_number=', LENGTH(NEW.registration_number), ':', NEW.registration_number, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('country=', LENGTH(NEW.country), ':', NEW.country, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(NEW.registered_at), ':', NEW.registered_at, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(NEW.is_gcc_origin), ':', NEW.is_gcc_origin, ';'), '')), 256));
END//
CREATE TRIGGER tr_supplier_told_update AFTER UPDATE ON supplier FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('registration_number=', LENGTH(OLD.registration_number), ':', OLD.registration_number, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('country=', LENGTH(OLD.country), ':', OLD.country, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(OLD.registered_at), ':', OLD.registered_at, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(OLD.is_gcc_origin), ':', OLD.is_gcc_origin, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('registration_number=', LENGTH(NEW.registration_number), ':', NEW.registration_number, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('country=', LENGTH(NEW.country), ':', NEW.country, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(NEW.registered_at), ':', NEW.registered_at, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(NEW.is_gcc_origin), ':', NEW.is_gcc_origin, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'supplier', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_supplier_told_delete AFTER DELETE ON supplier FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('registration_number=', LENGTH(OLD.registration_number), ':', OLD.registration_number, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('country=', LENGTH(OLD.country), ':', OLD.country, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(OLD.registered_at), ':', OLD.registered_at, ';'), ''), COALESCE(CONCAT('is_gcc_origin=', LENGTH(OLD.is_gcc_origin), ':', OLD.is_gcc_origin, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_supplier_debarment_told_insert AFTER INSERT ON supplier_debarment FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier_debarment', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('from_day=', LENGTH(NEW.from_day), ':', NEW.from_day, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(NEW.until_day), ':', NEW.until_day, ';'), ''), COALESCE(CONCAT('ground_ar=', LENGTH(NEW.ground_ar), ':', NEW.ground_ar, ';'), ''), COALESCE(CONCAT('ground_en=', LENGTH(NEW.ground_en), ':', NEW.ground_en, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('lifted_by=', LENGTH(NEW.lifted_by), ':', NEW.lifted_by, ';'), ''), COALESCE(CONCAT('lifted_at=', LENGTH(NEW.lifted_at), ':', NEW.lifted_at, ';'), ''), COALESCE(CONCAT('lift_reason=', LENGTH(NEW.lift_reason), ':', NEW.lift_reason, ';'), '')), 256));
END//
CREATE TRIGGER tr_supplier_debarment_told_update AFTER UPDATE ON supplier_debarment FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('from_day=', LENGTH(OLD.from_day), ':', OLD.from_day, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(OLD.until_day), ':', OLD.until_day, ';'), ''), COALESCE(CONCAT('ground_ar=', LENGTH(OLD.ground_ar), ':', OLD.ground_ar, ';'), ''), COALESCE(CONCAT('ground_en=', LENGTH(OLD.ground_en), ':', OLD.ground_en, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('lifted_by=', LENGTH(OLD.lifted_by), ':', OLD.lifted_by, ';'), ''), COALESCE(CONCAT('lifted_at=', LENGTH(OLD.lifted_at), ':', OLD.lifted_at, ';'), ''), COALESCE(CONCAT('lift_reason=', LENGTH(OLD.lift_reason), ':', OLD.lift_reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('from_day=', LENGTH(NEW.from_day), ':', NEW.from_day, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(NEW.until_day), ':', NEW.until_day, ';'), ''), COALESCE(CONCAT('ground_ar=', LENGTH(NEW.ground_ar), ':', NEW.ground_ar, ';'), ''), COALESCE(CONCAT('ground_en=', LENGTH(NEW.ground_en), ':', NEW.ground_en, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('lifted_by=', LENGTH(NEW.lifted_by), ':', NEW.lifted_by, ';'), ''), COALESCE(CONCAT('lifted_at=', LENGTH(NEW.lifted_at), ':', NEW.lifted_at, ';'), ''), COALESCE(CONCAT('lift_reason=', LENGTH(NEW.lift_reason), ':', NEW.lift_reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'supplier_debarment', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_supplier_debarment_told_delete AFTER DELETE ON supplier_debarment FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier_debarment', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('from_day=', LENGTH(OLD.from_day), ':', OLD.from_day, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(OLD.until_day), ':', OLD.until_day, ';'), ''), COALESCE(CONCAT('ground_ar=', LENGTH(OLD.ground_ar), ':', OLD.ground_ar, ';'), ''), COALESCE(CONCAT('ground_en=', LENGTH(OLD.ground_en), ':', OLD.ground_en, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('lifted_by=', LENGTH(OLD.lifted_by), ':', OLD.lifted_by, ';'), ''), COALESCE(CONCAT('lifted_at=', LENGTH(OLD.lifted_at), ':', OLD.lifted_at, ';'), ''), COALESCE(CONCAT('lift_reason=', LENGTH(OLD.lift_reason), ':', OLD.lift_reason, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_supplier_suspension_told_insert AFTER INSERT ON supplier_suspension FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier_suspension', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('suspended_at=', LENGTH(NEW.suspended_at), ':', NEW.suspended_at, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(NEW.until_day), ':', NEW.until_day, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('suspended_by=', LENGTH(NEW.suspended_by), ':', NEW.suspended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(NEW.end_reason), ':', NEW.end_reason, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(NEW.ended_by), ':', NEW.ended_by, ';'), '')), 256));
END//
CREATE TRIGGER tr_supplier_suspension_told_update AFTER UPDATE ON supplier_suspension FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('suspended_at=', LENGTH(OLD.suspended_at), ':', OLD.suspended_at, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(OLD.until_day), ':', OLD.until_day, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('suspended_by=', LENGTH(OLD.suspended_by), ':', OLD.suspended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(OLD.end_reason), ':', OLD.end_reason, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(OLD.ended_by), ':', OLD.ended_by, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('suspended_at=', LENGTH(NEW.suspended_at), ':', NEW.suspended_at, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(NEW.until_day), ':', NEW.until_day, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('suspended_by=', LENGTH(NEW.suspended_by), ':', NEW.suspended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(NEW.end_reason), ':', NEW.end_reason, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(NEW.ended_by), ':', NEW.ended_by, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'supplier_suspension', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_supplier_suspension_told_delete AFTER DELETE ON supplier_suspension FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier_suspension', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('suspended_at=', LENGTH(OLD.suspended_at), ':', OLD.suspended_at, ';'), ''), COALESCE(CONCAT('until_day=', LENGTH(OLD.until_day), ':', OLD.until_day, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('suspended_by=', LENGTH(OLD.suspended_by), ':', OLD.suspended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(OLD.end_reason), ':', OLD.end_reason, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(OLD.ended_by), ':', OLD.ended_by, ';'), '')), 256), NULL);
END//
DELIMITER ;
