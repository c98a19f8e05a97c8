-- More rows that the record tells of, each with all its columns: panels, questions, amendments and editions
-- of documents, records of openings, checks, scores and agreed points, dialogues and decisions on bids,
-- what awards give of each item, quantities as states answered, complaints with what is decided on them,
-- agreements, transfers, deliveries, guarantees and securities. The tender was played again from its
-- entries before, too, but reasons, persons and times of these rows were in no entry. The list stands in
-- kept-tables.txt of the package audit, as do the columns of each digest.
-- MariaDB lets rows of INSERT ... SELECT lose values where a table has BEFORE triggers: those of audit_row
-- stand aside meanwhile.

DROP TRIGGER tr_audit_row_no_update;
DROP TRIGGER tr_audit_row_no_delete;
DROP TRIGGER tr_audit_row_whose;

INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'panel_member', CONCAT(t.tender_id, '/', t.person_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(t.panel), ':', t.panel, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(t.is_chair), ':', t.is_chair, ';'), ''), COALESCE(CONCAT('expertise=', LENGTH(t.expertise), ':', t.expertise, ';'), ''), COALESCE(CONCAT('is_alternate=', LENGTH(t.is_alternate), ':', t.is_alternate, ';'), ''), COALESCE(CONCAT('position=', LENGTH(t.position), ':', t.position, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(t.called_at), ':', t.called_at, ';'), '')), 256)
  FROM panel_member t ORDER BY t.tender_id, t.person_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'tender_invitation', CONCAT(t.tender_id, '/', t.supplier_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(t.supplier_id), ':', t.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(t.origin), ':', t.origin, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(t.added_at), ':', t.added_at, ';'), '')), 256)
  FROM tender_invitation t ORDER BY t.tender_id, t.supplier_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'tender_question', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(t.supplier_id), ':', t.supplier_id, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(t.asked_by), ':', t.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(t.asked_at), ':', t.asked_at, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(t.request_key), ':', t.request_key, ';'), ''), COALESCE(CONCAT('text=', LENGTH(t.text), ':', t.text, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('question_ar=', LENGTH(t.question_ar), ':', t.question_ar, ';'), ''), COALESCE(CONCAT('question_en=', LENGTH(t.question_en), ':', t.question_en, ';'), ''), COALESCE(CONCAT('answer_ar=', LENGTH(t.answer_ar), ':', t.answer_ar, ';'), ''), COALESCE(CONCAT('answer_en=', LENGTH(t.answer_en), ':', t.answer_en, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(t.answered_by), ':', t.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(t.answered_at), ':', t.answered_at, ';'), '')), 256)
  FROM tender_question t ORDER BY t.id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'tender_amendment', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('proposed_in=', LENGTH(t.proposed_in), ':', t.proposed_in, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(t.reason_ar), ':', t.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(t.reason_en), ':', t.reason_en, ';'), ''), COALESCE(CONCAT('deadline_wanted=', LENGTH(t.deadline_wanted), ':', t.deadline_wanted, ';'), ''), COALESCE(CONCAT('deadline_before=', LENGTH(t.deadline_before), ':', t.deadline_before, ';'), ''), COALESCE(CONCAT('deadline_after=', LENGTH(t.deadline_after), ':', t.deadline_after, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(t.proposed_by), ':', t.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(t.proposed_at), ':', t.proposed_at, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(t.approved_by), ':', t.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(t.published_at), ':', t.published_at, ';'), '')), 256)
  FROM tender_amendment t ORDER BY t.id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'tender_amendment_change', CONCAT(t.amendment_id, '/', t.part), NULL, SHA2(CONCAT(COALESCE(CONCAT('amendment_id=', LENGTH(t.amendment_id), ':', t.amendment_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(t.part), ':', t.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(t.position), ':', t.position, ';'), ''), COALESCE(CONCAT('label_ar=', LENGTH(t.label_ar), ':', t.label_ar, ';'), ''), COALESCE(CONCAT('label_en=', LENGTH(t.label_en), ':', t.label_en, ';'), ''), COALESCE(CONCAT('before_ar=', LENGTH(t.before_ar), ':', t.before_ar, ';'), ''), COALESCE(CONCAT('before_en=', LENGTH(t.before_en), ':', t.before_en, ';'), ''), COALESCE(CONCAT('after_ar=', LENGTH(t.after_ar), ':', t.after_ar, ';'), ''), COALESCE(CONCAT('after_en=', LENGTH(t.after_en), ':', t.after_en, ';'), '')), 256)
  FROM tender_amendment_change t ORDER BY t.amendment_id, t.part;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'dossier_edition', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(t.document_id), ':', t.document_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('language=', LENGTH(t.language), ':', t.language, ';'), ''), COALESCE(CONCAT('added_with=', LENGTH(t.added_with), ':', t.added_with, ';'), ''), COALESCE(CONCAT('amendment_id=', LENGTH(t.amendment_id), ':', t.amendment_id, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(t.file_name), ':', t.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(t.content_type), ':', t.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(t.byte_count), ':', t.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(t.sha256), ':', t.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(t.added_by), ':', t.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(t.added_at), ':', t.added_at, ';'), '')), 256)
  FROM dossier_edition t ORDER BY t.id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'opening_record', CONCAT(t.tender_id, '/', t.part), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(t.part), ':', t.part, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(t.document, 256)), ':', SHA2(t.document, 256), ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(t.sha256), ':', t.sha256, ';'), ''), COALESCE(CONCAT('frozen_at=', LENGTH(t.frozen_at), ':', t.frozen_at, ';'), '')), 256)
  FROM opening_record t ORDER BY t.tender_id, t.part;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'alternative_line', CONCAT(t.bid_id, '/', t.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(t.lot_item_id), ':', t.lot_item_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(t.unit_price), ':', t.unit_price, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(t.origin), ':', t.origin, ';'), ''), COALESCE(CONCAT('offered=', LENGTH(t.offered), ':', t.offered, ';'), '')), 256)
  FROM alternative_line t ORDER BY t.bid_id, t.lot_item_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'administrative_check', CONCAT(t.bid_id, '/', t.criterion_id, '/', t.examination), NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(t.criterion_id), ':', t.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(t.kind), ':', t.kind, ';'), ''), COALESCE(CONCAT('is_passed=', LENGTH(t.is_passed), ':', t.is_passed, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('checked_by=', LENGTH(t.checked_by), ':', t.checked_by, ';'), ''), COALESCE(CONCAT('checked_at=', LENGTH(t.checked_at), ':', t.checked_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(t.examination), ':', t.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(t.change_reason), ':', t.change_reason, ';'), '')), 256)
  FROM administrative_check t ORDER BY t.bid_id, t.criterion_id, t.examination;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'score', CONCAT(t.bid_id, '/', t.criterion_id, '/', t.evaluator_id, '/', t.examination), NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(t.criterion_id), ':', t.criterion_id, ';'), ''), COALESCE(CONCAT('evaluator_id=', LENGTH(t.evaluator_id), ':', t.evaluator_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(t.kind), ':', t.kind, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(t.has_conflict), ':', t.has_conflict, ';'), ''), COALESCE(CONCAT('points=', LENGTH(t.points), ':', t.points, ';'), ''), COALESCE(CONCAT('comment=', LENGTH(t.comment), ':', t.comment, ';'), ''), COALESCE(CONCAT('scored_at=', LENGTH(t.scored_at), ':', t.scored_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(t.examination), ':', t.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(t.change_reason), ':', t.change_reason, ';'), '')), 256)
  FROM score t ORDER BY t.bid_id, t.criterion_id, t.evaluator_id, t.examination;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'consensus_score', CONCAT(t.bid_id, '/', t.criterion_id, '/', t.examination), NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(t.criterion_id), ':', t.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(t.kind), ':', t.kind, ';'), ''), COALESCE(CONCAT('points=', LENGTH(t.points), ':', t.points, ';'), ''), COALESCE(CONCAT('spread=', LENGTH(t.spread), ':', t.spread, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('agreed_by=', LENGTH(t.agreed_by), ':', t.agreed_by, ';'), ''), COALESCE(CONCAT('agreed_at=', LENGTH(t.agreed_at), ':', t.agreed_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(t.examination), ':', t.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(t.change_reason), ':', t.change_reason, ';'), '')), 256)
  FROM consensus_score t ORDER BY t.bid_id, t.criterion_id, t.examination;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'examination_lot', CONCAT(t.tender_id, '/', t.examination, '/', t.lot_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(t.examination), ':', t.examination, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(t.origin), ':', t.origin, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(t.reason_ar), ':', t.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(t.reason_en), ':', t.reason_en, ';'), '')), 256)
  FROM examination_lot t ORDER BY t.tender_id, t.examination, t.lot_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'technical_result', t.bid_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('score=', LENGTH(t.score), ':', t.score, ';'), ''), COALESCE(CONCAT('is_passed=', LENGTH(t.is_passed), ':', t.is_passed, ';'), '')), 256)
  FROM technical_result t ORDER BY t.bid_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'alternative_decision', CONCAT(t.lot_id, '/', t.bid_id, '/', t.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(t.examination), ':', t.examination, ';'), ''), COALESCE(CONCAT('is_accepted=', LENGTH(t.is_accepted), ':', t.is_accepted, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(t.decided_by), ':', t.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(t.decided_at), ':', t.decided_at, ';'), '')), 256)
  FROM alternative_decision t ORDER BY t.lot_id, t.bid_id, t.number;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'arithmetic_decision', CONCAT(t.lot_id, '/', t.bid_id, '/', t.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(t.examination), ':', t.examination, ';'), ''), COALESCE(CONCAT('is_excluded=', LENGTH(t.is_excluded), ':', t.is_excluded, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(t.decided_by), ':', t.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(t.decided_at), ':', t.decided_at, ';'), '')), 256)
  FROM arithmetic_decision t ORDER BY t.lot_id, t.bid_id, t.number;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'low_price_question', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('question=', LENGTH(t.question), ':', t.question, ';'), ''), COALESCE(CONCAT('due_at=', LENGTH(t.due_at), ':', t.due_at, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(t.asked_by), ':', t.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(t.asked_at), ':', t.asked_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(t.examination), ':', t.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(t.is_alternative), ':', t.is_alternative, ';'), ''), COALESCE(CONCAT('price=', LENGTH(t.price), ':', t.price, ';'), '')), 256)
  FROM low_price_question t ORDER BY t.id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'low_price_answer', t.question_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('question_id=', LENGTH(t.question_id), ':', t.question_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(t.answer), ':', t.answer, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(t.answered_by), ':', t.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(t.answered_at), ':', t.answered_at, ';'), '')), 256)
  FROM low_price_answer t ORDER BY t.question_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'low_price_decision', CONCAT(t.lot_id, '/', t.bid_id, '/', t.examination, '/', t.is_alternative), NULL, SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('is_accepted=', LENGTH(t.is_accepted), ':', t.is_accepted, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(t.decided_by), ':', t.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(t.decided_at), ':', t.decided_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(t.examination), ':', t.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(t.is_alternative), ':', t.is_alternative, ';'), ''), COALESCE(CONCAT('price=', LENGTH(t.price), ':', t.price, ';'), '')), 256)
  FROM low_price_decision t ORDER BY t.lot_id, t.bid_id, t.examination, t.is_alternative;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'award_item', CONCAT(t.award_id, '/', t.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(t.award_id), ':', t.award_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(t.lot_item_id), ':', t.lot_item_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(t.quantity), ':', t.quantity, ';'), ''), COALESCE(CONCAT('bid_price=', LENGTH(t.bid_price), ':', t.bid_price, ';'), ''), COALESCE(CONCAT('discount_percent=', LENGTH(t.discount_percent), ':', t.discount_percent, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(t.unit_price), ':', t.unit_price, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(t.amount), ':', t.amount, ';'), '')), 256)
  FROM award_item t ORDER BY t.award_id, t.lot_item_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'award_share', CONCAT(t.award_id, '/', t.lot_item_id, '/', t.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(t.award_id), ':', t.award_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(t.lot_item_id), ':', t.lot_item_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(t.quantity), ':', t.quantity, ';'), '')), 256)
  FROM award_share t ORDER BY t.award_id, t.lot_item_id, t.state_code;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'award_discount', CONCAT(t.award_id, '/', t.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(t.award_id), ':', t.award_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(t.percent), ':', t.percent, ';'), '')), 256)
  FROM award_discount t ORDER BY t.award_id, t.number;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'award_allocation', CONCAT(t.award_id, '/', t.demand_line_id, '/', t.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(t.award_id), ':', t.award_id, ';'), ''), COALESCE(CONCAT('demand_line_id=', LENGTH(t.demand_line_id), ':', t.demand_line_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(t.lot_item_id), ':', t.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(t.quantity), ':', t.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(t.unit_price), ':', t.unit_price, ';'), ''), COALESCE(CONCAT('net_amount=', LENGTH(t.net_amount), ':', t.net_amount, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(t.vat_percent), ':', t.vat_percent, ';'), ''), COALESCE(CONCAT('vat_amount=', LENGTH(t.vat_amount), ':', t.vat_amount, ';'), '')), 256)
  FROM award_allocation t ORDER BY t.award_id, t.demand_line_id, t.lot_item_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'state_quantity', CONCAT(t.confirmation_id, '/', t.state_code, '/', t.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(t.confirmation_id), ':', t.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(t.lot_item_id), ':', t.lot_item_id, ';'), ''), COALESCE(CONCAT('asked=', LENGTH(t.asked), ':', t.asked, ';'), ''), COALESCE(CONCAT('lowest=', LENGTH(t.lowest), ':', t.lowest, ';'), ''), COALESCE(CONCAT('highest=', LENGTH(t.highest), ':', t.highest, ';'), ''), COALESCE(CONCAT('confirmed=', LENGTH(t.confirmed), ':', t.confirmed, ';'), '')), 256)
  FROM state_quantity t ORDER BY t.confirmation_id, t.state_code, t.lot_item_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'lot_opt_out', CONCAT(t.confirmation_id, '/', t.state_code, '/', t.lot_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(t.confirmation_id), ':', t.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), '')), 256)
  FROM lot_opt_out t ORDER BY t.confirmation_id, t.state_code, t.lot_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'quantity_ranking', CONCAT(t.confirmation_id, '/', t.lot_id, '/', t.bid_id, '/', t.basis), NULL, SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(t.confirmation_id), ':', t.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('basis=', LENGTH(t.basis), ':', t.basis, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(t.exclusion), ':', t.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(t.bid_total), ':', t.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(t.bid_currency), ':', t.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(t.converted_total), ':', t.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(t.evaluated_price), ':', t.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(t.technical_score), ':', t.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(t.price_score), ':', t.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(t.final_score), ':', t.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(t.rank_position), ':', t.rank_position, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(t.is_abnormally_low), ':', t.is_abnormally_low, ';'), '')), 256)
  FROM quantity_ranking t ORDER BY t.confirmation_id, t.lot_id, t.bid_id, t.basis;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'complaint_lot', CONCAT(t.complaint_id, '/', t.lot_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('complaint_id=', LENGTH(t.complaint_id), ':', t.complaint_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(t.award_id), ':', t.award_id, ';'), '')), 256)
  FROM complaint_lot t ORDER BY t.complaint_id, t.lot_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'complaint_answer', t.complaint_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('complaint_id=', LENGTH(t.complaint_id), ':', t.complaint_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(t.answer), ':', t.answer, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(t.answered_by), ':', t.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(t.answered_at), ':', t.answered_at, ';'), '')), 256)
  FROM complaint_answer t ORDER BY t.complaint_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'review_draft', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(t.complaint_id), ':', t.complaint_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(t.current_of), ':', t.current_of, ';'), ''), COALESCE(CONCAT('reasons=', LENGTH(t.reasons), ':', t.reasons, ';'), ''), COALESCE(CONCAT('summary_ar=', LENGTH(t.summary_ar), ':', t.summary_ar, ';'), ''), COALESCE(CONCAT('summary_en=', LENGTH(t.summary_en), ':', t.summary_en, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(t.sha256), ':', t.sha256, ';'), ''), COALESCE(CONCAT('written_by=', LENGTH(t.written_by), ':', t.written_by, ';'), ''), COALESCE(CONCAT('written_at=', LENGTH(t.written_at), ':', t.written_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(t.closed_by), ':', t.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(t.closed_at), ':', t.closed_at, ';'), '')), 256)
  FROM review_draft t ORDER BY t.id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'review_draft_lot', CONCAT(t.draft_id, '/', t.lot_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(t.draft_id), ':', t.draft_id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(t.complaint_id), ':', t.complaint_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('remedy=', LENGTH(t.remedy), ':', t.remedy, ';'), ''), COALESCE(CONCAT('excluded_bid=', LENGTH(t.excluded_bid), ':', t.excluded_bid, ';'), '')), 256)
  FROM review_draft_lot t ORDER BY t.draft_id, t.lot_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'review_vote', CONCAT(t.draft_id, '/', t.person_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(t.draft_id), ':', t.draft_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('is_for=', LENGTH(t.is_for), ':', t.is_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(t.sha256), ':', t.sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(t.cast_at), ':', t.cast_at, ';'), '')), 256)
  FROM review_vote t ORDER BY t.draft_id, t.person_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'framework_agreement', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(t.award_id), ':', t.award_id, ';'), ''), COALESCE(CONCAT('starts_on=', LENGTH(t.starts_on), ':', t.starts_on, ';'), ''), COALESCE(CONCAT('ends_on=', LENGTH(t.ends_on), ':', t.ends_on, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(t.concluded_at), ':', t.concluded_at, ';'), '')), 256)
  FROM framework_agreement t ORDER BY t.id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'balance_transfer', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(t.agreement_id), ':', t.agreement_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(t.lot_item_id), ':', t.lot_item_id, ';'), ''), COALESCE(CONCAT('giver_id=', LENGTH(t.giver_id), ':', t.giver_id, ';'), ''), COALESCE(CONCAT('receiver_id=', LENGTH(t.receiver_id), ':', t.receiver_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(t.quantity), ':', t.quantity, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(t.request_key), ':', t.request_key, ';'), ''), COALESCE(CONCAT('offered_at=', LENGTH(t.offered_at), ':', t.offered_at, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(t.ended_at), ':', t.ended_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(t.ended_by), ':', t.ended_by, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(t.end_reason), ':', t.end_reason, ';'), '')), 256)
  FROM balance_transfer t ORDER BY t.id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'transfer_consent', CONCAT(t.transfer_id, '/', t.party), NULL, SHA2(CONCAT(COALESCE(CONCAT('transfer_id=', LENGTH(t.transfer_id), ':', t.transfer_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(t.party), ':', t.party, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('given_at=', LENGTH(t.given_at), ':', t.given_at, ';'), '')), 256)
  FROM transfer_consent t ORDER BY t.transfer_id, t.party;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'delivery', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('call_off_id=', LENGTH(t.call_off_id), ':', t.call_off_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(t.lot_item_id), ':', t.lot_item_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(t.request_key), ':', t.request_key, ';'), ''), COALESCE(CONCAT('delivered_on=', LENGTH(t.delivered_on), ':', t.delivered_on, ';'), ''), COALESCE(CONCAT('delivered_quantity=', LENGTH(t.delivered_quantity), ':', t.delivered_quantity, ';'), ''), COALESCE(CONCAT('accepted_quantity=', LENGTH(t.accepted_quantity), ':', t.accepted_quantity, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(t.recorded_by), ':', t.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(t.recorded_at), ':', t.recorded_at, ';'), '')), 256)
  FROM delivery t ORDER BY t.id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'performance_guarantee', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(t.award_id), ':', t.award_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('held_award=', LENGTH(t.held_award), ':', t.held_award, ';'), ''), COALESCE(CONCAT('bank=', LENGTH(t.bank), ':', t.bank, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(t.reference), ':', t.reference, ';'), ''), COALESCE(CONCAT('document=', LENGTH(t.document), ':', t.document, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(t.amount), ':', t.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(t.currency), ':', t.currency, ';'), ''), COALESCE(CONCAT('valid_until=', LENGTH(t.valid_until), ':', t.valid_until, ';'), ''), COALESCE(CONCAT('registered_by=', LENGTH(t.registered_by), ':', t.registered_by, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(t.registered_at), ':', t.registered_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(t.ended_by), ':', t.ended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(t.ended_at), ':', t.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(t.end_reason), ':', t.end_reason, ';'), ''), COALESCE(CONCAT('called_amount=', LENGTH(t.called_amount), ':', t.called_amount, ';'), '')), 256)
  FROM performance_guarantee t ORDER BY t.id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'guarantee_extension', CONCAT(t.guarantee_id, '/', t.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('guarantee_id=', LENGTH(t.guarantee_id), ':', t.guarantee_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('valid_before=', LENGTH(t.valid_before), ':', t.valid_before, ';'), ''), COALESCE(CONCAT('valid_after=', LENGTH(t.valid_after), ':', t.valid_after, ';'), ''), COALESCE(CONCAT('document=', LENGTH(t.document), ':', t.document, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(t.recorded_by), ':', t.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(t.recorded_at), ':', t.recorded_at, ';'), '')), 256)
  FROM guarantee_extension t ORDER BY t.guarantee_id, t.number;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'bid_security', t.bid_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('issuer=', LENGTH(t.issuer), ':', t.issuer, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(t.reference), ':', t.reference, ';'), ''), COALESCE(CONCAT('document=', LENGTH(t.document), ':', t.document, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(t.amount), ':', t.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(t.currency), ':', t.currency, ';'), ''), COALESCE(CONCAT('valid_until=', LENGTH(t.valid_until), ':', t.valid_until, ';'), ''), COALESCE(CONCAT('registered_by=', LENGTH(t.registered_by), ':', t.registered_by, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(t.registered_at), ':', t.registered_at, ';'), ''), COALESCE(CONCAT('forfeit_reason=', LENGTH(t.forfeit_reason), ':', t.forfeit_reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(t.proposed_by), ':', t.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(t.proposed_at), ':', t.proposed_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(t.ended_by), ':', t.ended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(t.ended_at), ':', t.ended_at, ';'), ''), COALESCE(CONCAT('end_note=', LENGTH(t.end_note), ':', t.end_note, ';'), '')), 256)
  FROM bid_security t ORDER BY t.bid_id;

DELIMITER //
CREATE TRIGGER tr_audit_row_no_update BEFORE UPDATE ON audit_row FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END//
CREATE TRIGGER tr_audit_row_no_delete BEFORE DELETE ON audit_row FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END//
CREATE TRIGGER tr_audit_row_whose BEFORE INSERT ON audit_row FOR EACH ROW
BEGIN
  SET NEW.connection = CONNECTION_ID();
  IF NEW.session = 0 AND SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.session-of-upgrades';
  END IF;
END//
CREATE TRIGGER tr_panel_member_told_insert AFTER INSERT ON panel_member FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'panel_member', CONCAT(NEW.tender_id, '/', NEW.person_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(NEW.is_chair), ':', NEW.is_chair, ';'), ''), COALESCE(CONCAT('expertise=', LENGTH(NEW.expertise), ':', NEW.expertise, ';'), ''), COALESCE(CONCAT('is_alternate=', LENGTH(NEW.is_alternate), ':', NEW.is_alternate, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(NEW.called_at), ':', NEW.called_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_panel_member_told_update AFTER UPDATE ON panel_member FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(OLD.is_chair), ':', OLD.is_chair, ';'), ''), COALESCE(CONCAT('expertise=', LENGTH(OLD.expertise), ':', OLD.expertise, ';'), ''), COALESCE(CONCAT('is_alternate=', LENGTH(OLD.is_alternate), ':', OLD.is_alternate, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(OLD.called_at), ':', OLD.called_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(NEW.is_chair), ':', NEW.is_chair, ';'), ''), COALESCE(CONCAT('expertise=', LENGTH(NEW.expertise), ':', NEW.expertise, ';'), ''), COALESCE(CONCAT('is_alternate=', LENGTH(NEW.is_alternate), ':', NEW.is_alternate, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(NEW.called_at), ':', NEW.called_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'panel_member', CONCAT(NEW.tender_id, '/', NEW.person_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_panel_member_told_delete AFTER DELETE ON panel_member FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'panel_member', CONCAT(OLD.tender_id, '/', OLD.person_id), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(OLD.is_chair), ':', OLD.is_chair, ';'), ''), COALESCE(CONCAT('expertise=', LENGTH(OLD.expertise), ':', OLD.expertise, ';'), ''), COALESCE(CONCAT('is_alternate=', LENGTH(OLD.is_alternate), ':', OLD.is_alternate, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(OLD.called_at), ':', OLD.called_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_tender_invitation_told_insert AFTER INSERT ON tender_invitation FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_invitation', CONCAT(NEW.tender_id, '/', NEW.supplier_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_tender_invitation_told_update AFTER UPDATE ON tender_invitation FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_invitation', CONCAT(NEW.tender_id, '/', NEW.supplier_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_tender_invitation_told_delete AFTER DELETE ON tender_invitation FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_invitation', CONCAT(OLD.tender_id, '/', OLD.supplier_id), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_tender_question_told_insert AFTER INSERT ON tender_question FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_question', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(NEW.asked_by), ':', NEW.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(NEW.asked_at), ':', NEW.asked_at, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('text=', LENGTH(NEW.text), ':', NEW.text, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('question_ar=', LENGTH(NEW.question_ar), ':', NEW.question_ar, ';'), ''), COALESCE(CONCAT('question_en=', LENGTH(NEW.question_en), ':', NEW.question_en, ';'), ''), COALESCE(CONCAT('answer_ar=', LENGTH(NEW.answer_ar), ':', NEW.answer_ar, ';'), ''), COALESCE(CONCAT('answer_en=', LENGTH(NEW.answer_en), ':', NEW.answer_en, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_tender_question_told_update AFTER UPDATE ON tender_question FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(OLD.asked_by), ':', OLD.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(OLD.asked_at), ':', OLD.asked_at, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('text=', LENGTH(OLD.text), ':', OLD.text, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('question_ar=', LENGTH(OLD.question_ar), ':', OLD.question_ar, ';'), ''), COALESCE(CONCAT('question_en=', LENGTH(OLD.question_en), ':', OLD.question_en, ';'), ''), COALESCE(CONCAT('answer_ar=', LENGTH(OLD.answer_ar), ':', OLD.answer_ar, ';'), ''), COALESCE(CONCAT('answer_en=', LENGTH(OLD.answer_en), ':', OLD.answer_en, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(NEW.asked_by), ':', NEW.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(NEW.asked_at), ':', NEW.asked_at, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('text=', LENGTH(NEW.text), ':', NEW.text, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('question_ar=', LENGTH(NEW.question_ar), ':', NEW.question_ar, ';'), ''), COALESCE(CONCAT('question_en=', LENGTH(NEW.question_en), ':', NEW.question_en, ';'), ''), COALESCE(CONCAT('answer_ar=', LENGTH(NEW.answer_ar), ':', NEW.answer_ar, ';'), ''), COALESCE(CONCAT('answer_en=', LENGTH(NEW.answer_en), ':', NEW.answer_en, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_question', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_tender_question_told_delete AFTER DELETE ON tender_question FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_question', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(OLD.asked_by), ':', OLD.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(OLD.asked_at), ':', OLD.asked_at, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('text=', LENGTH(OLD.text), ':', OLD.text, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('question_ar=', LENGTH(OLD.question_ar), ':', OLD.question_ar, ';'), ''), COALESCE(CONCAT('question_en=', LENGTH(OLD.question_en), ':', OLD.question_en, ';'), ''), COALESCE(CONCAT('answer_ar=', LENGTH(OLD.answer_ar), ':', OLD.answer_ar, ';'), ''), COALESCE(CONCAT('answer_en=', LENGTH(OLD.answer_en), ':', OLD.answer_en, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_tender_amendment_told_insert AFTER INSERT ON tender_amendment FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_amendment', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('proposed_in=', LENGTH(NEW.proposed_in), ':', NEW.proposed_in, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(NEW.reason_ar), ':', NEW.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(NEW.reason_en), ':', NEW.reason_en, ';'), ''), COALESCE(CONCAT('deadline_wanted=', LENGTH(NEW.deadline_wanted), ':', NEW.deadline_wanted, ';'), ''), COALESCE(CONCAT('deadline_before=', LENGTH(NEW.deadline_before), ':', NEW.deadline_before, ';'), ''), COALESCE(CONCAT('deadline_after=', LENGTH(NEW.deadline_after), ':', NEW.deadline_after, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(NEW.approved_by), ':', NEW.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_tender_amendment_told_update AFTER UPDATE ON tender_amendment FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('proposed_in=', LENGTH(OLD.proposed_in), ':', OLD.proposed_in, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(OLD.reason_ar), ':', OLD.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(OLD.reason_en), ':', OLD.reason_en, ';'), ''), COALESCE(CONCAT('deadline_wanted=', LENGTH(OLD.deadline_wanted), ':', OLD.deadline_wanted, ';'), ''), COALESCE(CONCAT('deadline_before=', LENGTH(OLD.deadline_before), ':', OLD.deadline_before, ';'), ''), COALESCE(CONCAT('deadline_after=', LENGTH(OLD.deadline_after), ':', OLD.deadline_after, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(OLD.approved_by), ':', OLD.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('proposed_in=', LENGTH(NEW.proposed_in), ':', NEW.proposed_in, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(NEW.reason_ar), ':', NEW.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(NEW.reason_en), ':', NEW.reason_en, ';'), ''), COALESCE(CONCAT('deadline_wanted=', LENGTH(NEW.deadline_wanted), ':', NEW.deadline_wanted, ';'), ''), COALESCE(CONCAT('deadline_before=', LENGTH(NEW.deadline_before), ':', NEW.deadline_before, ';'), ''), COALESCE(CONCAT('deadline_after=', LENGTH(NEW.deadline_after), ':', NEW.deadline_after, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(NEW.approved_by), ':', NEW.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_amendment', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_tender_amendment_told_delete AFTER DELETE ON tender_amendment FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_amendment', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('proposed_in=', LENGTH(OLD.proposed_in), ':', OLD.proposed_in, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(OLD.reason_ar), ':', OLD.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(OLD.reason_en), ':', OLD.reason_en, ';'), ''), COALESCE(CONCAT('deadline_wanted=', LENGTH(OLD.deadline_wanted), ':', OLD.deadline_wanted, ';'), ''), COALESCE(CONCAT('deadline_before=', LENGTH(OLD.deadline_before), ':', OLD.deadline_before, ';'), ''), COALESCE(CONCAT('deadline_after=', LENGTH(OLD.deadline_after), ':', OLD.deadline_after, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(OLD.approved_by), ':', OLD.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_tender_amendment_change_told_insert AFTER INSERT ON tender_amendment_change FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_amendment_change', CONCAT(NEW.amendment_id, '/', NEW.part), NULL, SHA2(CONCAT(COALESCE(CONCAT('amendment_id=', LENGTH(NEW.amendment_id), ':', NEW.amendment_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('label_ar=', LENGTH(NEW.label_ar), ':', NEW.label_ar, ';'), ''), COALESCE(CONCAT('label_en=', LENGTH(NEW.label_en), ':', NEW.label_en, ';'), ''), COALESCE(CONCAT('before_ar=', LENGTH(NEW.before_ar), ':', NEW.before_ar, ';'), ''), COALESCE(CONCAT('before_en=', LENGTH(NEW.before_en), ':', NEW.before_en, ';'), ''), COALESCE(CONCAT('after_ar=', LENGTH(NEW.after_ar), ':', NEW.after_ar, ';'), ''), COALESCE(CONCAT('after_en=', LENGTH(NEW.after_en), ':', NEW.after_en, ';'), '')), 256));
END//
CREATE TRIGGER tr_tender_amendment_change_told_update AFTER UPDATE ON tender_amendment_change FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('amendment_id=', LENGTH(OLD.amendment_id), ':', OLD.amendment_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('label_ar=', LENGTH(OLD.label_ar), ':', OLD.label_ar, ';'), ''), COALESCE(CONCAT('label_en=', LENGTH(OLD.label_en), ':', OLD.label_en, ';'), ''), COALESCE(CONCAT('before_ar=', LENGTH(OLD.before_ar), ':', OLD.before_ar, ';'), ''), COALESCE(CONCAT('before_en=', LENGTH(OLD.before_en), ':', OLD.before_en, ';'), ''), COALESCE(CONCAT('after_ar=', LENGTH(OLD.after_ar), ':', OLD.after_ar, ';'), ''), COALESCE(CONCAT('after_en=', LENGTH(OLD.after_en), ':', OLD.after_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('amendment_id=', LENGTH(NEW.amendment_id), ':', NEW.amendment_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('label_ar=', LENGTH(NEW.label_ar), ':', NEW.label_ar, ';'), ''), COALESCE(CONCAT('label_en=', LENGTH(NEW.label_en), ':', NEW.label_en, ';'), ''), COALESCE(CONCAT('before_ar=', LENGTH(NEW.before_ar), ':', NEW.before_ar, ';'), ''), COALESCE(CONCAT('before_en=', LENGTH(NEW.before_en), ':', NEW.before_en, ';'), ''), COALESCE(CONCAT('after_ar=', LENGTH(NEW.after_ar), ':', NEW.after_ar, ';'), ''), COALESCE(CONCAT('after_en=', LENGTH(NEW.after_en), ':', NEW.after_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_amendment_change', CONCAT(NEW.amendment_id, '/', NEW.part), was, told);
  END IF;
END//
CREATE TRIGGER tr_tender_amendment_change_told_delete AFTER DELETE ON tender_amendment_change FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_amendment_change', CONCAT(OLD.amendment_id, '/', OLD.part), SHA2(CONCAT(COALESCE(CONCAT('amendment_id=', LENGTH(OLD.amendment_id), ':', OLD.amendment_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('label_ar=', LENGTH(OLD.label_ar), ':', OLD.label_ar, ';'), ''), COALESCE(CONCAT('label_en=', LENGTH(OLD.label_en), ':', OLD.label_en, ';'), ''), COALESCE(CONCAT('before_ar=', LENGTH(OLD.before_ar), ':', OLD.before_ar, ';'), ''), COALESCE(CONCAT('before_en=', LENGTH(OLD.before_en), ':', OLD.before_en, ';'), ''), COALESCE(CONCAT('after_ar=', LENGTH(OLD.after_ar), ':', OLD.after_ar, ';'), ''), COALESCE(CONCAT('after_en=', LENGTH(OLD.after_en), ':', OLD.after_en, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_dossier_edition_told_insert AFTER INSERT ON dossier_edition FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'dossier_edition', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('language=', LENGTH(NEW.language), ':', NEW.language, ';'), ''), COALESCE(CONCAT('added_with=', LENGTH(NEW.added_with), ':', NEW.added_with, ';'), ''), COALESCE(CONCAT('amendment_id=', LENGTH(NEW.amendment_id), ':', NEW.amendment_id, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(NEW.file_name), ':', NEW.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(NEW.added_by), ':', NEW.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_dossier_edition_told_update AFTER UPDATE ON dossier_edition FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('language=', LENGTH(OLD.language), ':', OLD.language, ';'), ''), COALESCE(CONCAT('added_with=', LENGTH(OLD.added_with), ':', OLD.added_with, ';'), ''), COALESCE(CONCAT('amendment_id=', LENGTH(OLD.amendment_id), ':', OLD.amendment_id, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(OLD.file_name), ':', OLD.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(OLD.added_by), ':', OLD.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('language=', LENGTH(NEW.language), ':', NEW.language, ';'), ''), COALESCE(CONCAT('added_with=', LENGTH(NEW.added_with), ':', NEW.added_with, ';'), ''), COALESCE(CONCAT('amendment_id=', LENGTH(NEW.amendment_id), ':', NEW.amendment_id, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(NEW.file_name), ':', NEW.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(NEW.added_by), ':', NEW.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'dossier_edition', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_dossier_edition_told_delete AFTER DELETE ON dossier_edition FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'dossier_edition', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('language=', LENGTH(OLD.language), ':', OLD.language, ';'), ''), COALESCE(CONCAT('added_with=', LENGTH(OLD.added_with), ':', OLD.added_with, ';'), ''), COALESCE(CONCAT('amendment_id=', LENGTH(OLD.amendment_id), ':', OLD.amendment_id, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(OLD.file_name), ':', OLD.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(OLD.added_by), ':', OLD.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_opening_record_told_insert AFTER INSERT ON opening_record FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opening_record', CONCAT(NEW.tender_id, '/', NEW.part), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(NEW.document, 256)), ':', SHA2(NEW.document, 256), ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('frozen_at=', LENGTH(NEW.frozen_at), ':', NEW.frozen_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_opening_record_told_update AFTER UPDATE ON opening_record FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(OLD.document, 256)), ':', SHA2(OLD.document, 256), ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('frozen_at=', LENGTH(OLD.frozen_at), ':', OLD.frozen_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(NEW.document, 256)), ':', SHA2(NEW.document, 256), ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('frozen_at=', LENGTH(NEW.frozen_at), ':', NEW.frozen_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'opening_record', CONCAT(NEW.tender_id, '/', NEW.part), was, told);
  END IF;
END//
CREATE TRIGGER tr_opening_record_told_delete AFTER DELETE ON opening_record FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opening_record', CONCAT(OLD.tender_id, '/', OLD.part), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(OLD.document, 256)), ':', SHA2(OLD.document, 256), ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('frozen_at=', LENGTH(OLD.frozen_at), ':', OLD.frozen_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_alternative_line_told_insert AFTER INSERT ON alternative_line FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'alternative_line', CONCAT(NEW.bid_id, '/', NEW.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('offered=', LENGTH(NEW.offered), ':', NEW.offered, ';'), '')), 256));
END//
CREATE TRIGGER tr_alternative_line_told_update AFTER UPDATE ON alternative_line FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('offered=', LENGTH(OLD.offered), ':', OLD.offered, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('offered=', LENGTH(NEW.offered), ':', NEW.offered, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'alternative_line', CONCAT(NEW.bid_id, '/', NEW.lot_item_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_alternative_line_told_delete AFTER DELETE ON alternative_line FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'alternative_line', CONCAT(OLD.bid_id, '/', OLD.lot_item_id), SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('offered=', LENGTH(OLD.offered), ':', OLD.offered, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_administrative_check_told_insert AFTER INSERT ON administrative_check FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'administrative_check', CONCAT(NEW.bid_id, '/', NEW.criterion_id, '/', NEW.examination), NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('is_passed=', LENGTH(NEW.is_passed), ':', NEW.is_passed, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('checked_by=', LENGTH(NEW.checked_by), ':', NEW.checked_by, ';'), ''), COALESCE(CONCAT('checked_at=', LENGTH(NEW.checked_at), ':', NEW.checked_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(NEW.change_reason), ':', NEW.change_reason, ';'), '')), 256));
END//
CREATE TRIGGER tr_administrative_check_told_update AFTER UPDATE ON administrative_check FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('is_passed=', LENGTH(OLD.is_passed), ':', OLD.is_passed, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('checked_by=', LENGTH(OLD.checked_by), ':', OLD.checked_by, ';'), ''), COALESCE(CONCAT('checked_at=', LENGTH(OLD.checked_at), ':', OLD.checked_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(OLD.change_reason), ':', OLD.change_reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('is_passed=', LENGTH(NEW.is_passed), ':', NEW.is_passed, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('checked_by=', LENGTH(NEW.checked_by), ':', NEW.checked_by, ';'), ''), COALESCE(CONCAT('checked_at=', LENGTH(NEW.checked_at), ':', NEW.checked_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(NEW.change_reason), ':', NEW.change_reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'administrative_check', CONCAT(NEW.bid_id, '/', NEW.criterion_id, '/', NEW.examination), was, told);
  END IF;
END//
CREATE TRIGGER tr_administrative_check_told_delete AFTER DELETE ON administrative_check FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'administrative_check', CONCAT(OLD.bid_id, '/', OLD.criterion_id, '/', OLD.examination), SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('is_passed=', LENGTH(OLD.is_passed), ':', OLD.is_passed, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('checked_by=', LENGTH(OLD.checked_by), ':', OLD.checked_by, ';'), ''), COALESCE(CONCAT('checked_at=', LENGTH(OLD.checked_at), ':', OLD.checked_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(OLD.change_reason), ':', OLD.change_reason, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_score_told_insert AFTER INSERT ON score FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'score', CONCAT(NEW.bid_id, '/', NEW.criterion_id, '/', NEW.evaluator_id, '/', NEW.examination), NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('evaluator_id=', LENGTH(NEW.evaluator_id), ':', NEW.evaluator_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(NEW.has_conflict), ':', NEW.has_conflict, ';'), ''), COALESCE(CONCAT('points=', LENGTH(NEW.points), ':', NEW.points, ';'), ''), COALESCE(CONCAT('comment=', LENGTH(NEW.comment), ':', NEW.comment, ';'), ''), COALESCE(CONCAT('scored_at=', LENGTH(NEW.scored_at), ':', NEW.scored_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(NEW.change_reason), ':', NEW.change_reason, ';'), '')), 256));
END//
CREATE TRIGGER tr_score_told_update AFTER UPDATE ON score FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('evaluator_id=', LENGTH(OLD.evaluator_id), ':', OLD.evaluator_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(OLD.has_conflict), ':', OLD.has_conflict, ';'), ''), COALESCE(CONCAT('points=', LENGTH(OLD.points), ':', OLD.points, ';'), ''), COALESCE(CONCAT('comment=', LENGTH(OLD.comment), ':', OLD.comment, ';'), ''), COALESCE(CONCAT('scored_at=', LENGTH(OLD.scored_at), ':', OLD.scored_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(OLD.change_reason), ':', OLD.change_reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('evaluator_id=', LENGTH(NEW.evaluator_id), ':', NEW.evaluator_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(NEW.has_conflict), ':', NEW.has_conflict, ';'), ''), COALESCE(CONCAT('points=', LENGTH(NEW.points), ':', NEW.points, ';'), ''), COALESCE(CONCAT('comment=', LENGTH(NEW.comment), ':', NEW.comment, ';'), ''), COALESCE(CONCAT('scored_at=', LENGTH(NEW.scored_at), ':', NEW.scored_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(NEW.change_reason), ':', NEW.change_reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'score', CONCAT(NEW.bid_id, '/', NEW.criterion_id, '/', NEW.evaluator_id, '/', NEW.examination), was, told);
  END IF;
END//
CREATE TRIGGER tr_score_told_delete AFTER DELETE ON score FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'score', CONCAT(OLD.bid_id, '/', OLD.criterion_id, '/', OLD.evaluator_id, '/', OLD.examination), SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('evaluator_id=', LENGTH(OLD.evaluator_id), ':', OLD.evaluator_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(OLD.has_conflict), ':', OLD.has_conflict, ';'), ''), COALESCE(CONCAT('points=', LENGTH(OLD.points), ':', OLD.points, ';'), ''), COALESCE(CONCAT('comment=', LENGTH(OLD.comment), ':', OLD.comment, ';'), ''), COALESCE(CONCAT('scored_at=', LENGTH(OLD.scored_at), ':', OLD.scored_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(OLD.change_reason), ':', OLD.change_reason, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_consensus_score_told_insert AFTER INSERT ON consensus_score FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'consensus_score', CONCAT(NEW.bid_id, '/', NEW.criterion_id, '/', NEW.examination), NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('points=', LENGTH(NEW.points), ':', NEW.points, ';'), ''), COALESCE(CONCAT('spread=', LENGTH(NEW.spread), ':', NEW.spread, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('agreed_by=', LENGTH(NEW.agreed_by), ':', NEW.agreed_by, ';'), ''), COALESCE(CONCAT('agreed_at=', LENGTH(NEW.agreed_at), ':', NEW.agreed_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(NEW.change_reason), ':', NEW.change_reason, ';'), '')), 256));
END//
CREATE TRIGGER tr_consensus_score_told_update AFTER UPDATE ON consensus_score FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('points=', LENGTH(OLD.points), ':', OLD.points, ';'), ''), COALESCE(CONCAT('spread=', LENGTH(OLD.spread), ':', OLD.spread, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('agreed_by=', LENGTH(OLD.agreed_by), ':', OLD.agreed_by, ';'), ''), COALESCE(CONCAT('agreed_at=', LENGTH(OLD.agreed_at), ':', OLD.agreed_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(OLD.change_reason), ':', OLD.change_reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('points=', LENGTH(NEW.points), ':', NEW.points, ';'), ''), COALESCE(CONCAT('spread=', LENGTH(NEW.spread), ':', NEW.spread, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('agreed_by=', LENGTH(NEW.agreed_by), ':', NEW.agreed_by, ';'), ''), COALESCE(CONCAT('agreed_at=', LENGTH(NEW.agreed_at), ':', NEW.agreed_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(NEW.change_reason), ':', NEW.change_reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'consensus_score', CONCAT(NEW.bid_id, '/', NEW.criterion_id, '/', NEW.examination), was, told);
  END IF;
END//
CREATE TRIGGER tr_consensus_score_told_delete AFTER DELETE ON consensus_score FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'consensus_score', CONCAT(OLD.bid_id, '/', OLD.criterion_id, '/', OLD.examination), SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('points=', LENGTH(OLD.points), ':', OLD.points, ';'), ''), COALESCE(CONCAT('spread=', LENGTH(OLD.spread), ':', OLD.spread, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('agreed_by=', LENGTH(OLD.agreed_by), ':', OLD.agreed_by, ';'), ''), COALESCE(CONCAT('agreed_at=', LENGTH(OLD.agreed_at), ':', OLD.agreed_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('change_reason=', LENGTH(OLD.change_reason), ':', OLD.change_reason, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_examination_lot_told_insert AFTER INSERT ON examination_lot FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'examination_lot', CONCAT(NEW.tender_id, '/', NEW.examination, '/', NEW.lot_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(NEW.reason_ar), ':', NEW.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(NEW.reason_en), ':', NEW.reason_en, ';'), '')), 256));
END//
CREATE TRIGGER tr_examination_lot_told_update AFTER UPDATE ON examination_lot FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(OLD.reason_ar), ':', OLD.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(OLD.reason_en), ':', OLD.reason_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(NEW.reason_ar), ':', NEW.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(NEW.reason_en), ':', NEW.reason_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'examination_lot', CONCAT(NEW.tender_id, '/', NEW.examination, '/', NEW.lot_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_examination_lot_told_delete AFTER DELETE ON examination_lot FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'examination_lot', CONCAT(OLD.tender_id, '/', OLD.examination, '/', OLD.lot_id), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(OLD.reason_ar), ':', OLD.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(OLD.reason_en), ':', OLD.reason_en, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_technical_result_told_insert AFTER INSERT ON technical_result FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'technical_result', NEW.bid_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('score=', LENGTH(NEW.score), ':', NEW.score, ';'), ''), COALESCE(CONCAT('is_passed=', LENGTH(NEW.is_passed), ':', NEW.is_passed, ';'), '')), 256));
END//
CREATE TRIGGER tr_technical_result_told_update AFTER UPDATE ON technical_result FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('score=', LENGTH(OLD.score), ':', OLD.score, ';'), ''), COALESCE(CONCAT('is_passed=', LENGTH(OLD.is_passed), ':', OLD.is_passed, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('score=', LENGTH(NEW.score), ':', NEW.score, ';'), ''), COALESCE(CONCAT('is_passed=', LENGTH(NEW.is_passed), ':', NEW.is_passed, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'technical_result', NEW.bid_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_technical_result_told_delete AFTER DELETE ON technical_result FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'technical_result', OLD.bid_id, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('score=', LENGTH(OLD.score), ':', OLD.score, ';'), ''), COALESCE(CONCAT('is_passed=', LENGTH(OLD.is_passed), ':', OLD.is_passed, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_alternative_decision_told_insert AFTER INSERT ON alternative_decision FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'alternative_decision', CONCAT(NEW.lot_id, '/', NEW.bid_id, '/', NEW.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('is_accepted=', LENGTH(NEW.is_accepted), ':', NEW.is_accepted, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_alternative_decision_told_update AFTER UPDATE ON alternative_decision FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('is_accepted=', LENGTH(OLD.is_accepted), ':', OLD.is_accepted, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('is_accepted=', LENGTH(NEW.is_accepted), ':', NEW.is_accepted, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'alternative_decision', CONCAT(NEW.lot_id, '/', NEW.bid_id, '/', NEW.number), was, told);
  END IF;
END//
CREATE TRIGGER tr_alternative_decision_told_delete AFTER DELETE ON alternative_decision FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'alternative_decision', CONCAT(OLD.lot_id, '/', OLD.bid_id, '/', OLD.number), SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('is_accepted=', LENGTH(OLD.is_accepted), ':', OLD.is_accepted, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_arithmetic_decision_told_insert AFTER INSERT ON arithmetic_decision FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'arithmetic_decision', CONCAT(NEW.lot_id, '/', NEW.bid_id, '/', NEW.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('is_excluded=', LENGTH(NEW.is_excluded), ':', NEW.is_excluded, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_arithmetic_decision_told_update AFTER UPDATE ON arithmetic_decision FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('is_excluded=', LENGTH(OLD.is_excluded), ':', OLD.is_excluded, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('is_excluded=', LENGTH(NEW.is_excluded), ':', NEW.is_excluded, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'arithmetic_decision', CONCAT(NEW.lot_id, '/', NEW.bid_id, '/', NEW.number), was, told);
  END IF;
END//
CREATE TRIGGER tr_arithmetic_decision_told_delete AFTER DELETE ON arithmetic_decision FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'arithmetic_decision', CONCAT(OLD.lot_id, '/', OLD.bid_id, '/', OLD.number), SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('is_excluded=', LENGTH(OLD.is_excluded), ':', OLD.is_excluded, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_low_price_question_told_insert AFTER INSERT ON low_price_question FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'low_price_question', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('question=', LENGTH(NEW.question), ':', NEW.question, ';'), ''), COALESCE(CONCAT('due_at=', LENGTH(NEW.due_at), ':', NEW.due_at, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(NEW.asked_by), ':', NEW.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(NEW.asked_at), ':', NEW.asked_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(NEW.is_alternative), ':', NEW.is_alternative, ';'), ''), COALESCE(CONCAT('price=', LENGTH(NEW.price), ':', NEW.price, ';'), '')), 256));
END//
CREATE TRIGGER tr_low_price_question_told_update AFTER UPDATE ON low_price_question FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('question=', LENGTH(OLD.question), ':', OLD.question, ';'), ''), COALESCE(CONCAT('due_at=', LENGTH(OLD.due_at), ':', OLD.due_at, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(OLD.asked_by), ':', OLD.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(OLD.asked_at), ':', OLD.asked_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(OLD.is_alternative), ':', OLD.is_alternative, ';'), ''), COALESCE(CONCAT('price=', LENGTH(OLD.price), ':', OLD.price, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('question=', LENGTH(NEW.question), ':', NEW.question, ';'), ''), COALESCE(CONCAT('due_at=', LENGTH(NEW.due_at), ':', NEW.due_at, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(NEW.asked_by), ':', NEW.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(NEW.asked_at), ':', NEW.asked_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(NEW.is_alternative), ':', NEW.is_alternative, ';'), ''), COALESCE(CONCAT('price=', LENGTH(NEW.price), ':', NEW.price, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'low_price_question', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_low_price_question_told_delete AFTER DELETE ON low_price_question FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'low_price_question', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('question=', LENGTH(OLD.question), ':', OLD.question, ';'), ''), COALESCE(CONCAT('due_at=', LENGTH(OLD.due_at), ':', OLD.due_at, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(OLD.asked_by), ':', OLD.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(OLD.asked_at), ':', OLD.asked_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(OLD.is_alternative), ':', OLD.is_alternative, ';'), ''), COALESCE(CONCAT('price=', LENGTH(OLD.price), ':', OLD.price, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_low_price_answer_told_insert AFTER INSERT ON low_price_answer FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'low_price_answer', NEW.question_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('question_id=', LENGTH(NEW.question_id), ':', NEW.question_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(NEW.answer), ':', NEW.answer, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_low_price_answer_told_update AFTER UPDATE ON low_price_answer FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('question_id=', LENGTH(OLD.question_id), ':', OLD.question_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(OLD.answer), ':', OLD.answer, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('question_id=', LENGTH(NEW.question_id), ':', NEW.question_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(NEW.answer), ':', NEW.answer, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'low_price_answer', NEW.question_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_low_price_answer_told_delete AFTER DELETE ON low_price_answer FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'low_price_answer', OLD.question_id, SHA2(CONCAT(COALESCE(CONCAT('question_id=', LENGTH(OLD.question_id), ':', OLD.question_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(OLD.answer), ':', OLD.answer, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_low_price_decision_told_insert AFTER INSERT ON low_price_decision FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'low_price_decision', CONCAT(NEW.lot_id, '/', NEW.bid_id, '/', NEW.examination, '/', NEW.is_alternative), NULL, SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_accepted=', LENGTH(NEW.is_accepted), ':', NEW.is_accepted, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(NEW.is_alternative), ':', NEW.is_alternative, ';'), ''), COALESCE(CONCAT('price=', LENGTH(NEW.price), ':', NEW.price, ';'), '')), 256));
END//
CREATE TRIGGER tr_low_price_decision_told_update AFTER UPDATE ON low_price_decision FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_accepted=', LENGTH(OLD.is_accepted), ':', OLD.is_accepted, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(OLD.is_alternative), ':', OLD.is_alternative, ';'), ''), COALESCE(CONCAT('price=', LENGTH(OLD.price), ':', OLD.price, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_accepted=', LENGTH(NEW.is_accepted), ':', NEW.is_accepted, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(NEW.is_alternative), ':', NEW.is_alternative, ';'), ''), COALESCE(CONCAT('price=', LENGTH(NEW.price), ':', NEW.price, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'low_price_decision', CONCAT(NEW.lot_id, '/', NEW.bid_id, '/', NEW.examination, '/', NEW.is_alternative), was, told);
  END IF;
END//
CREATE TRIGGER tr_low_price_decision_told_delete AFTER DELETE ON low_price_decision FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'low_price_decision', CONCAT(OLD.lot_id, '/', OLD.bid_id, '/', OLD.examination, '/', OLD.is_alternative), SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_accepted=', LENGTH(OLD.is_accepted), ':', OLD.is_accepted, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('is_alternative=', LENGTH(OLD.is_alternative), ':', OLD.is_alternative, ';'), ''), COALESCE(CONCAT('price=', LENGTH(OLD.price), ':', OLD.price, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_award_item_told_insert AFTER INSERT ON award_item FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award_item', CONCAT(NEW.award_id, '/', NEW.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('bid_price=', LENGTH(NEW.bid_price), ':', NEW.bid_price, ';'), ''), COALESCE(CONCAT('discount_percent=', LENGTH(NEW.discount_percent), ':', NEW.discount_percent, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), '')), 256));
END//
CREATE TRIGGER tr_award_item_told_update AFTER UPDATE ON award_item FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('bid_price=', LENGTH(OLD.bid_price), ':', OLD.bid_price, ';'), ''), COALESCE(CONCAT('discount_percent=', LENGTH(OLD.discount_percent), ':', OLD.discount_percent, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('bid_price=', LENGTH(NEW.bid_price), ':', NEW.bid_price, ';'), ''), COALESCE(CONCAT('discount_percent=', LENGTH(NEW.discount_percent), ':', NEW.discount_percent, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'award_item', CONCAT(NEW.award_id, '/', NEW.lot_item_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_award_item_told_delete AFTER DELETE ON award_item FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award_item', CONCAT(OLD.award_id, '/', OLD.lot_item_id), SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('bid_price=', LENGTH(OLD.bid_price), ':', OLD.bid_price, ';'), ''), COALESCE(CONCAT('discount_percent=', LENGTH(OLD.discount_percent), ':', OLD.discount_percent, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_award_share_told_insert AFTER INSERT ON award_share FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award_share', CONCAT(NEW.award_id, '/', NEW.lot_item_id, '/', NEW.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), '')), 256));
END//
CREATE TRIGGER tr_award_share_told_update AFTER UPDATE ON award_share FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'award_share', CONCAT(NEW.award_id, '/', NEW.lot_item_id, '/', NEW.state_code), was, told);
  END IF;
END//
CREATE TRIGGER tr_award_share_told_delete AFTER DELETE ON award_share FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award_share', CONCAT(OLD.award_id, '/', OLD.lot_item_id, '/', OLD.state_code), SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_award_discount_told_insert AFTER INSERT ON award_discount FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award_discount', CONCAT(NEW.award_id, '/', NEW.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(NEW.percent), ':', NEW.percent, ';'), '')), 256));
END//
CREATE TRIGGER tr_award_discount_told_update AFTER UPDATE ON award_discount FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(OLD.percent), ':', OLD.percent, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(NEW.percent), ':', NEW.percent, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'award_discount', CONCAT(NEW.award_id, '/', NEW.number), was, told);
  END IF;
END//
CREATE TRIGGER tr_award_discount_told_delete AFTER DELETE ON award_discount FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award_discount', CONCAT(OLD.award_id, '/', OLD.number), SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(OLD.percent), ':', OLD.percent, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_award_allocation_told_insert AFTER INSERT ON award_allocation FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award_allocation', CONCAT(NEW.award_id, '/', NEW.demand_line_id, '/', NEW.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), ''), COALESCE(CONCAT('demand_line_id=', LENGTH(NEW.demand_line_id), ':', NEW.demand_line_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('net_amount=', LENGTH(NEW.net_amount), ':', NEW.net_amount, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(NEW.vat_percent), ':', NEW.vat_percent, ';'), ''), COALESCE(CONCAT('vat_amount=', LENGTH(NEW.vat_amount), ':', NEW.vat_amount, ';'), '')), 256));
END//
CREATE TRIGGER tr_award_allocation_told_update AFTER UPDATE ON award_allocation FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), ''), COALESCE(CONCAT('demand_line_id=', LENGTH(OLD.demand_line_id), ':', OLD.demand_line_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('net_amount=', LENGTH(OLD.net_amount), ':', OLD.net_amount, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(OLD.vat_percent), ':', OLD.vat_percent, ';'), ''), COALESCE(CONCAT('vat_amount=', LENGTH(OLD.vat_amount), ':', OLD.vat_amount, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), ''), COALESCE(CONCAT('demand_line_id=', LENGTH(NEW.demand_line_id), ':', NEW.demand_line_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('net_amount=', LENGTH(NEW.net_amount), ':', NEW.net_amount, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(NEW.vat_percent), ':', NEW.vat_percent, ';'), ''), COALESCE(CONCAT('vat_amount=', LENGTH(NEW.vat_amount), ':', NEW.vat_amount, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'award_allocation', CONCAT(NEW.award_id, '/', NEW.demand_line_id, '/', NEW.lot_item_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_award_allocation_told_delete AFTER DELETE ON award_allocation FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award_allocation', CONCAT(OLD.award_id, '/', OLD.demand_line_id, '/', OLD.lot_item_id), SHA2(CONCAT(COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), ''), COALESCE(CONCAT('demand_line_id=', LENGTH(OLD.demand_line_id), ':', OLD.demand_line_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('net_amount=', LENGTH(OLD.net_amount), ':', OLD.net_amount, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(OLD.vat_percent), ':', OLD.vat_percent, ';'), ''), COALESCE(CONCAT('vat_amount=', LENGTH(OLD.vat_amount), ':', OLD.vat_amount, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_state_quantity_told_insert AFTER INSERT ON state_quantity FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'state_quantity', CONCAT(NEW.confirmation_id, '/', NEW.state_code, '/', NEW.lot_item_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('asked=', LENGTH(NEW.asked), ':', NEW.asked, ';'), ''), COALESCE(CONCAT('lowest=', LENGTH(NEW.lowest), ':', NEW.lowest, ';'), ''), COALESCE(CONCAT('highest=', LENGTH(NEW.highest), ':', NEW.highest, ';'), ''), COALESCE(CONCAT('confirmed=', LENGTH(NEW.confirmed), ':', NEW.confirmed, ';'), '')), 256));
END//
CREATE TRIGGER tr_state_quantity_told_update AFTER UPDATE ON state_quantity FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('asked=', LENGTH(OLD.asked), ':', OLD.asked, ';'), ''), COALESCE(CONCAT('lowest=', LENGTH(OLD.lowest), ':', OLD.lowest, ';'), ''), COALESCE(CONCAT('highest=', LENGTH(OLD.highest), ':', OLD.highest, ';'), ''), COALESCE(CONCAT('confirmed=', LENGTH(OLD.confirmed), ':', OLD.confirmed, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('asked=', LENGTH(NEW.asked), ':', NEW.asked, ';'), ''), COALESCE(CONCAT('lowest=', LENGTH(NEW.lowest), ':', NEW.lowest, ';'), ''), COALESCE(CONCAT('highest=', LENGTH(NEW.highest), ':', NEW.highest, ';'), ''), COALESCE(CONCAT('confirmed=', LENGTH(NEW.confirmed), ':', NEW.confirmed, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'state_quantity', CONCAT(NEW.confirmation_id, '/', NEW.state_code, '/', NEW.lot_item_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_state_quantity_told_delete AFTER DELETE ON state_quantity FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'state_quantity', CONCAT(OLD.confirmation_id, '/', OLD.state_code, '/', OLD.lot_item_id), SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('asked=', LENGTH(OLD.asked), ':', OLD.asked, ';'), ''), COALESCE(CONCAT('lowest=', LENGTH(OLD.lowest), ':', OLD.lowest, ';'), ''), COALESCE(CONCAT('highest=', LENGTH(OLD.highest), ':', OLD.highest, ';'), ''), COALESCE(CONCAT('confirmed=', LENGTH(OLD.confirmed), ':', OLD.confirmed, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_lot_opt_out_told_insert AFTER INSERT ON lot_opt_out FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'lot_opt_out', CONCAT(NEW.confirmation_id, '/', NEW.state_code, '/', NEW.lot_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), '')), 256));
END//
CREATE TRIGGER tr_lot_opt_out_told_update AFTER UPDATE ON lot_opt_out FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'lot_opt_out', CONCAT(NEW.confirmation_id, '/', NEW.state_code, '/', NEW.lot_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_lot_opt_out_told_delete AFTER DELETE ON lot_opt_out FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'lot_opt_out', CONCAT(OLD.confirmation_id, '/', OLD.state_code, '/', OLD.lot_id), SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_quantity_ranking_told_insert AFTER INSERT ON quantity_ranking FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'quantity_ranking', CONCAT(NEW.confirmation_id, '/', NEW.lot_id, '/', NEW.bid_id, '/', NEW.basis), NULL, SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('basis=', LENGTH(NEW.basis), ':', NEW.basis, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(NEW.exclusion), ':', NEW.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(NEW.bid_total), ':', NEW.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(NEW.bid_currency), ':', NEW.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(NEW.converted_total), ':', NEW.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(NEW.evaluated_price), ':', NEW.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(NEW.technical_score), ':', NEW.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(NEW.price_score), ':', NEW.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(NEW.final_score), ':', NEW.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(NEW.rank_position), ':', NEW.rank_position, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(NEW.is_abnormally_low), ':', NEW.is_abnormally_low, ';'), '')), 256));
END//
CREATE TRIGGER tr_quantity_ranking_told_update AFTER UPDATE ON quantity_ranking FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('basis=', LENGTH(OLD.basis), ':', OLD.basis, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(OLD.exclusion), ':', OLD.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(OLD.bid_total), ':', OLD.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(OLD.bid_currency), ':', OLD.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(OLD.converted_total), ':', OLD.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(OLD.evaluated_price), ':', OLD.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(OLD.technical_score), ':', OLD.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(OLD.price_score), ':', OLD.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(OLD.final_score), ':', OLD.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(OLD.rank_position), ':', OLD.rank_position, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(OLD.is_abnormally_low), ':', OLD.is_abnormally_low, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('basis=', LENGTH(NEW.basis), ':', NEW.basis, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(NEW.exclusion), ':', NEW.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(NEW.bid_total), ':', NEW.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(NEW.bid_currency), ':', NEW.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(NEW.converted_total), ':', NEW.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(NEW.evaluated_price), ':', NEW.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(NEW.technical_score), ':', NEW.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(NEW.price_score), ':', NEW.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(NEW.final_score), ':', NEW.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(NEW.rank_position), ':', NEW.rank_position, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(NEW.is_abnormally_low), ':', NEW.is_abnormally_low, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'quantity_ranking', CONCAT(NEW.confirmation_id, '/', NEW.lot_id, '/', NEW.bid_id, '/', NEW.basis), was, told);
  END IF;
END//
CREATE TRIGGER tr_quantity_ranking_told_delete AFTER DELETE ON quantity_ranking FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'quantity_ranking', CONCAT(OLD.confirmation_id, '/', OLD.lot_id, '/', OLD.bid_id, '/', OLD.basis), SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('basis=', LENGTH(OLD.basis), ':', OLD.basis, ';'), ''), COALESCE(CONCAT('exclusion=', LENGTH(OLD.exclusion), ':', OLD.exclusion, ';'), ''), COALESCE(CONCAT('bid_total=', LENGTH(OLD.bid_total), ':', OLD.bid_total, ';'), ''), COALESCE(CONCAT('bid_currency=', LENGTH(OLD.bid_currency), ':', OLD.bid_currency, ';'), ''), COALESCE(CONCAT('converted_total=', LENGTH(OLD.converted_total), ':', OLD.converted_total, ';'), ''), COALESCE(CONCAT('evaluated_price=', LENGTH(OLD.evaluated_price), ':', OLD.evaluated_price, ';'), ''), COALESCE(CONCAT('technical_score=', LENGTH(OLD.technical_score), ':', OLD.technical_score, ';'), ''), COALESCE(CONCAT('price_score=', LENGTH(OLD.price_score), ':', OLD.price_score, ';'), ''), COALESCE(CONCAT('final_score=', LENGTH(OLD.final_score), ':', OLD.final_score, ';'), ''), COALESCE(CONCAT('rank_position=', LENGTH(OLD.rank_position), ':', OLD.rank_position, ';'), ''), COALESCE(CONCAT('is_abnormally_low=', LENGTH(OLD.is_abnormally_low), ':', OLD.is_abnormally_low, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_complaint_lot_told_insert AFTER INSERT ON complaint_lot FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'complaint_lot', CONCAT(NEW.complaint_id, '/', NEW.lot_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('complaint_id=', LENGTH(NEW.complaint_id), ':', NEW.complaint_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_complaint_lot_told_update AFTER UPDATE ON complaint_lot FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('complaint_id=', LENGTH(OLD.complaint_id), ':', OLD.complaint_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('complaint_id=', LENGTH(NEW.complaint_id), ':', NEW.complaint_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'complaint_lot', CONCAT(NEW.complaint_id, '/', NEW.lot_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_complaint_lot_told_delete AFTER DELETE ON complaint_lot FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'complaint_lot', CONCAT(OLD.complaint_id, '/', OLD.lot_id), SHA2(CONCAT(COALESCE(CONCAT('complaint_id=', LENGTH(OLD.complaint_id), ':', OLD.complaint_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_complaint_answer_told_insert AFTER INSERT ON complaint_answer FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'complaint_answer', NEW.complaint_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('complaint_id=', LENGTH(NEW.complaint_id), ':', NEW.complaint_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(NEW.answer), ':', NEW.answer, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_complaint_answer_told_update AFTER UPDATE ON complaint_answer FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('complaint_id=', LENGTH(OLD.complaint_id), ':', OLD.complaint_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(OLD.answer), ':', OLD.answer, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('complaint_id=', LENGTH(NEW.complaint_id), ':', NEW.complaint_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(NEW.answer), ':', NEW.answer, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'complaint_answer', NEW.complaint_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_complaint_answer_told_delete AFTER DELETE ON complaint_answer FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'complaint_answer', OLD.complaint_id, SHA2(CONCAT(COALESCE(CONCAT('complaint_id=', LENGTH(OLD.complaint_id), ':', OLD.complaint_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(OLD.answer), ':', OLD.answer, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_review_draft_told_insert AFTER INSERT ON review_draft FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'review_draft', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(NEW.complaint_id), ':', NEW.complaint_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(NEW.current_of), ':', NEW.current_of, ';'), ''), COALESCE(CONCAT('reasons=', LENGTH(NEW.reasons), ':', NEW.reasons, ';'), ''), COALESCE(CONCAT('summary_ar=', LENGTH(NEW.summary_ar), ':', NEW.summary_ar, ';'), ''), COALESCE(CONCAT('summary_en=', LENGTH(NEW.summary_en), ':', NEW.summary_en, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('written_by=', LENGTH(NEW.written_by), ':', NEW.written_by, ';'), ''), COALESCE(CONCAT('written_at=', LENGTH(NEW.written_at), ':', NEW.written_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_review_draft_told_update AFTER UPDATE ON review_draft FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(OLD.complaint_id), ':', OLD.complaint_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(OLD.current_of), ':', OLD.current_of, ';'), ''), COALESCE(CONCAT('reasons=', LENGTH(OLD.reasons), ':', OLD.reasons, ';'), ''), COALESCE(CONCAT('summary_ar=', LENGTH(OLD.summary_ar), ':', OLD.summary_ar, ';'), ''), COALESCE(CONCAT('summary_en=', LENGTH(OLD.summary_en), ':', OLD.summary_en, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('written_by=', LENGTH(OLD.written_by), ':', OLD.written_by, ';'), ''), COALESCE(CONCAT('written_at=', LENGTH(OLD.written_at), ':', OLD.written_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(NEW.complaint_id), ':', NEW.complaint_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(NEW.current_of), ':', NEW.current_of, ';'), ''), COALESCE(CONCAT('reasons=', LENGTH(NEW.reasons), ':', NEW.reasons, ';'), ''), COALESCE(CONCAT('summary_ar=', LENGTH(NEW.summary_ar), ':', NEW.summary_ar, ';'), ''), COALESCE(CONCAT('summary_en=', LENGTH(NEW.summary_en), ':', NEW.summary_en, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('written_by=', LENGTH(NEW.written_by), ':', NEW.written_by, ';'), ''), COALESCE(CONCAT('written_at=', LENGTH(NEW.written_at), ':', NEW.written_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'review_draft', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_review_draft_told_delete AFTER DELETE ON review_draft FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'review_draft', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(OLD.complaint_id), ':', OLD.complaint_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(OLD.current_of), ':', OLD.current_of, ';'), ''), COALESCE(CONCAT('reasons=', LENGTH(OLD.reasons), ':', OLD.reasons, ';'), ''), COALESCE(CONCAT('summary_ar=', LENGTH(OLD.summary_ar), ':', OLD.summary_ar, ';'), ''), COALESCE(CONCAT('summary_en=', LENGTH(OLD.summary_en), ':', OLD.summary_en, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('written_by=', LENGTH(OLD.written_by), ':', OLD.written_by, ';'), ''), COALESCE(CONCAT('written_at=', LENGTH(OLD.written_at), ':', OLD.written_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_review_draft_lot_told_insert AFTER INSERT ON review_draft_lot FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'review_draft_lot', CONCAT(NEW.draft_id, '/', NEW.lot_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(NEW.draft_id), ':', NEW.draft_id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(NEW.complaint_id), ':', NEW.complaint_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('remedy=', LENGTH(NEW.remedy), ':', NEW.remedy, ';'), ''), COALESCE(CONCAT('excluded_bid=', LENGTH(NEW.excluded_bid), ':', NEW.excluded_bid, ';'), '')), 256));
END//
CREATE TRIGGER tr_review_draft_lot_told_update AFTER UPDATE ON review_draft_lot FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(OLD.draft_id), ':', OLD.draft_id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(OLD.complaint_id), ':', OLD.complaint_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('remedy=', LENGTH(OLD.remedy), ':', OLD.remedy, ';'), ''), COALESCE(CONCAT('excluded_bid=', LENGTH(OLD.excluded_bid), ':', OLD.excluded_bid, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(NEW.draft_id), ':', NEW.draft_id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(NEW.complaint_id), ':', NEW.complaint_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('remedy=', LENGTH(NEW.remedy), ':', NEW.remedy, ';'), ''), COALESCE(CONCAT('excluded_bid=', LENGTH(NEW.excluded_bid), ':', NEW.excluded_bid, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'review_draft_lot', CONCAT(NEW.draft_id, '/', NEW.lot_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_review_draft_lot_told_delete AFTER DELETE ON review_draft_lot FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'review_draft_lot', CONCAT(OLD.draft_id, '/', OLD.lot_id), SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(OLD.draft_id), ':', OLD.draft_id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(OLD.complaint_id), ':', OLD.complaint_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('remedy=', LENGTH(OLD.remedy), ':', OLD.remedy, ';'), ''), COALESCE(CONCAT('excluded_bid=', LENGTH(OLD.excluded_bid), ':', OLD.excluded_bid, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_review_vote_told_insert AFTER INSERT ON review_vote FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'review_vote', CONCAT(NEW.draft_id, '/', NEW.person_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(NEW.draft_id), ':', NEW.draft_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('is_for=', LENGTH(NEW.is_for), ':', NEW.is_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(NEW.cast_at), ':', NEW.cast_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_review_vote_told_update AFTER UPDATE ON review_vote FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(OLD.draft_id), ':', OLD.draft_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('is_for=', LENGTH(OLD.is_for), ':', OLD.is_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(OLD.cast_at), ':', OLD.cast_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(NEW.draft_id), ':', NEW.draft_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('is_for=', LENGTH(NEW.is_for), ':', NEW.is_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(NEW.cast_at), ':', NEW.cast_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'review_vote', CONCAT(NEW.draft_id, '/', NEW.person_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_review_vote_told_delete AFTER DELETE ON review_vote FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'review_vote', CONCAT(OLD.draft_id, '/', OLD.person_id), SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(OLD.draft_id), ':', OLD.draft_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('is_for=', LENGTH(OLD.is_for), ':', OLD.is_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('cast_at=', LENGTH(OLD.cast_at), ':', OLD.cast_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_framework_agreement_told_insert AFTER INSERT ON framework_agreement FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'framework_agreement', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), ''), COALESCE(CONCAT('starts_on=', LENGTH(NEW.starts_on), ':', NEW.starts_on, ';'), ''), COALESCE(CONCAT('ends_on=', LENGTH(NEW.ends_on), ':', NEW.ends_on, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(NEW.concluded_at), ':', NEW.concluded_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_framework_agreement_told_update AFTER UPDATE ON framework_agreement FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), ''), COALESCE(CONCAT('starts_on=', LENGTH(OLD.starts_on), ':', OLD.starts_on, ';'), ''), COALESCE(CONCAT('ends_on=', LENGTH(OLD.ends_on), ':', OLD.ends_on, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(OLD.concluded_at), ':', OLD.concluded_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), ''), COALESCE(CONCAT('starts_on=', LENGTH(NEW.starts_on), ':', NEW.starts_on, ';'), ''), COALESCE(CONCAT('ends_on=', LENGTH(NEW.ends_on), ':', NEW.ends_on, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(NEW.concluded_at), ':', NEW.concluded_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'framework_agreement', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_framework_agreement_told_delete AFTER DELETE ON framework_agreement FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'framework_agreement', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), ''), COALESCE(CONCAT('starts_on=', LENGTH(OLD.starts_on), ':', OLD.starts_on, ';'), ''), COALESCE(CONCAT('ends_on=', LENGTH(OLD.ends_on), ':', OLD.ends_on, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(OLD.concluded_at), ':', OLD.concluded_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_balance_transfer_told_insert AFTER INSERT ON balance_transfer FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'balance_transfer', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('giver_id=', LENGTH(NEW.giver_id), ':', NEW.giver_id, ';'), ''), COALESCE(CONCAT('receiver_id=', LENGTH(NEW.receiver_id), ':', NEW.receiver_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('offered_at=', LENGTH(NEW.offered_at), ':', NEW.offered_at, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(NEW.ended_by), ':', NEW.ended_by, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(NEW.end_reason), ':', NEW.end_reason, ';'), '')), 256));
END//
CREATE TRIGGER tr_balance_transfer_told_update AFTER UPDATE ON balance_transfer FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('giver_id=', LENGTH(OLD.giver_id), ':', OLD.giver_id, ';'), ''), COALESCE(CONCAT('receiver_id=', LENGTH(OLD.receiver_id), ':', OLD.receiver_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('offered_at=', LENGTH(OLD.offered_at), ':', OLD.offered_at, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(OLD.ended_by), ':', OLD.ended_by, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(OLD.end_reason), ':', OLD.end_reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(NEW.agreement_id), ':', NEW.agreement_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('giver_id=', LENGTH(NEW.giver_id), ':', NEW.giver_id, ';'), ''), COALESCE(CONCAT('receiver_id=', LENGTH(NEW.receiver_id), ':', NEW.receiver_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(NEW.quantity), ':', NEW.quantity, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('offered_at=', LENGTH(NEW.offered_at), ':', NEW.offered_at, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(NEW.ended_by), ':', NEW.ended_by, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(NEW.end_reason), ':', NEW.end_reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'balance_transfer', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_balance_transfer_told_delete AFTER DELETE ON balance_transfer FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'balance_transfer', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('agreement_id=', LENGTH(OLD.agreement_id), ':', OLD.agreement_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('giver_id=', LENGTH(OLD.giver_id), ':', OLD.giver_id, ';'), ''), COALESCE(CONCAT('receiver_id=', LENGTH(OLD.receiver_id), ':', OLD.receiver_id, ';'), ''), COALESCE(CONCAT('quantity=', LENGTH(OLD.quantity), ':', OLD.quantity, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('offered_at=', LENGTH(OLD.offered_at), ':', OLD.offered_at, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(OLD.ended_by), ':', OLD.ended_by, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(OLD.end_reason), ':', OLD.end_reason, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_transfer_consent_told_insert AFTER INSERT ON transfer_consent FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'transfer_consent', CONCAT(NEW.transfer_id, '/', NEW.party), NULL, SHA2(CONCAT(COALESCE(CONCAT('transfer_id=', LENGTH(NEW.transfer_id), ':', NEW.transfer_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(NEW.party), ':', NEW.party, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('given_at=', LENGTH(NEW.given_at), ':', NEW.given_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_transfer_consent_told_update AFTER UPDATE ON transfer_consent FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('transfer_id=', LENGTH(OLD.transfer_id), ':', OLD.transfer_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(OLD.party), ':', OLD.party, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('given_at=', LENGTH(OLD.given_at), ':', OLD.given_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('transfer_id=', LENGTH(NEW.transfer_id), ':', NEW.transfer_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(NEW.party), ':', NEW.party, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('given_at=', LENGTH(NEW.given_at), ':', NEW.given_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'transfer_consent', CONCAT(NEW.transfer_id, '/', NEW.party), was, told);
  END IF;
END//
CREATE TRIGGER tr_transfer_consent_told_delete AFTER DELETE ON transfer_consent FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'transfer_consent', CONCAT(OLD.transfer_id, '/', OLD.party), SHA2(CONCAT(COALESCE(CONCAT('transfer_id=', LENGTH(OLD.transfer_id), ':', OLD.transfer_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(OLD.party), ':', OLD.party, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('given_at=', LENGTH(OLD.given_at), ':', OLD.given_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_delivery_told_insert AFTER INSERT ON delivery FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('call_off_id=', LENGTH(NEW.call_off_id), ':', NEW.call_off_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('delivered_on=', LENGTH(NEW.delivered_on), ':', NEW.delivered_on, ';'), ''), COALESCE(CONCAT('delivered_quantity=', LENGTH(NEW.delivered_quantity), ':', NEW.delivered_quantity, ';'), ''), COALESCE(CONCAT('accepted_quantity=', LENGTH(NEW.accepted_quantity), ':', NEW.accepted_quantity, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(NEW.recorded_by), ':', NEW.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(NEW.recorded_at), ':', NEW.recorded_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_delivery_told_update AFTER UPDATE ON delivery FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('call_off_id=', LENGTH(OLD.call_off_id), ':', OLD.call_off_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('delivered_on=', LENGTH(OLD.delivered_on), ':', OLD.delivered_on, ';'), ''), COALESCE(CONCAT('delivered_quantity=', LENGTH(OLD.delivered_quantity), ':', OLD.delivered_quantity, ';'), ''), COALESCE(CONCAT('accepted_quantity=', LENGTH(OLD.accepted_quantity), ':', OLD.accepted_quantity, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(OLD.recorded_by), ':', OLD.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(OLD.recorded_at), ':', OLD.recorded_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('call_off_id=', LENGTH(NEW.call_off_id), ':', NEW.call_off_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(NEW.lot_item_id), ':', NEW.lot_item_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('delivered_on=', LENGTH(NEW.delivered_on), ':', NEW.delivered_on, ';'), ''), COALESCE(CONCAT('delivered_quantity=', LENGTH(NEW.delivered_quantity), ':', NEW.delivered_quantity, ';'), ''), COALESCE(CONCAT('accepted_quantity=', LENGTH(NEW.accepted_quantity), ':', NEW.accepted_quantity, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(NEW.recorded_by), ':', NEW.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(NEW.recorded_at), ':', NEW.recorded_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'delivery', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_delivery_told_delete AFTER DELETE ON delivery FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('call_off_id=', LENGTH(OLD.call_off_id), ':', OLD.call_off_id, ';'), ''), COALESCE(CONCAT('lot_item_id=', LENGTH(OLD.lot_item_id), ':', OLD.lot_item_id, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('delivered_on=', LENGTH(OLD.delivered_on), ':', OLD.delivered_on, ';'), ''), COALESCE(CONCAT('delivered_quantity=', LENGTH(OLD.delivered_quantity), ':', OLD.delivered_quantity, ';'), ''), COALESCE(CONCAT('accepted_quantity=', LENGTH(OLD.accepted_quantity), ':', OLD.accepted_quantity, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(OLD.recorded_by), ':', OLD.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(OLD.recorded_at), ':', OLD.recorded_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_performance_guarantee_told_insert AFTER INSERT ON performance_guarantee FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'performance_guarantee', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('held_award=', LENGTH(NEW.held_award), ':', NEW.held_award, ';'), ''), COALESCE(CONCAT('bank=', LENGTH(NEW.bank), ':', NEW.bank, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(NEW.reference), ':', NEW.reference, ';'), ''), COALESCE(CONCAT('document=', LENGTH(NEW.document), ':', NEW.document, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('valid_until=', LENGTH(NEW.valid_until), ':', NEW.valid_until, ';'), ''), COALESCE(CONCAT('registered_by=', LENGTH(NEW.registered_by), ':', NEW.registered_by, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(NEW.registered_at), ':', NEW.registered_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(NEW.ended_by), ':', NEW.ended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(NEW.end_reason), ':', NEW.end_reason, ';'), ''), COALESCE(CONCAT('called_amount=', LENGTH(NEW.called_amount), ':', NEW.called_amount, ';'), '')), 256));
END//
CREATE TRIGGER tr_performance_guarantee_told_update AFTER UPDATE ON performance_guarantee FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('held_award=', LENGTH(OLD.held_award), ':', OLD.held_award, ';'), ''), COALESCE(CONCAT('bank=', LENGTH(OLD.bank), ':', OLD.bank, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(OLD.reference), ':', OLD.reference, ';'), ''), COALESCE(CONCAT('document=', LENGTH(OLD.document), ':', OLD.document, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('valid_until=', LENGTH(OLD.valid_until), ':', OLD.valid_until, ';'), ''), COALESCE(CONCAT('registered_by=', LENGTH(OLD.registered_by), ':', OLD.registered_by, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(OLD.registered_at), ':', OLD.registered_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(OLD.ended_by), ':', OLD.ended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(OLD.end_reason), ':', OLD.end_reason, ';'), ''), COALESCE(CONCAT('called_amount=', LENGTH(OLD.called_amount), ':', OLD.called_amount, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(NEW.award_id), ':', NEW.award_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('held_award=', LENGTH(NEW.held_award), ':', NEW.held_award, ';'), ''), COALESCE(CONCAT('bank=', LENGTH(NEW.bank), ':', NEW.bank, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(NEW.reference), ':', NEW.reference, ';'), ''), COALESCE(CONCAT('document=', LENGTH(NEW.document), ':', NEW.document, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('valid_until=', LENGTH(NEW.valid_until), ':', NEW.valid_until, ';'), ''), COALESCE(CONCAT('registered_by=', LENGTH(NEW.registered_by), ':', NEW.registered_by, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(NEW.registered_at), ':', NEW.registered_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(NEW.ended_by), ':', NEW.ended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(NEW.end_reason), ':', NEW.end_reason, ';'), ''), COALESCE(CONCAT('called_amount=', LENGTH(NEW.called_amount), ':', NEW.called_amount, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'performance_guarantee', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_performance_guarantee_told_delete AFTER DELETE ON performance_guarantee FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'performance_guarantee', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('award_id=', LENGTH(OLD.award_id), ':', OLD.award_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('held_award=', LENGTH(OLD.held_award), ':', OLD.held_award, ';'), ''), COALESCE(CONCAT('bank=', LENGTH(OLD.bank), ':', OLD.bank, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(OLD.reference), ':', OLD.reference, ';'), ''), COALESCE(CONCAT('document=', LENGTH(OLD.document), ':', OLD.document, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('valid_until=', LENGTH(OLD.valid_until), ':', OLD.valid_until, ';'), ''), COALESCE(CONCAT('registered_by=', LENGTH(OLD.registered_by), ':', OLD.registered_by, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(OLD.registered_at), ':', OLD.registered_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(OLD.ended_by), ':', OLD.ended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), ''), COALESCE(CONCAT('end_reason=', LENGTH(OLD.end_reason), ':', OLD.end_reason, ';'), ''), COALESCE(CONCAT('called_amount=', LENGTH(OLD.called_amount), ':', OLD.called_amount, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_guarantee_extension_told_insert AFTER INSERT ON guarantee_extension FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'guarantee_extension', CONCAT(NEW.guarantee_id, '/', NEW.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('guarantee_id=', LENGTH(NEW.guarantee_id), ':', NEW.guarantee_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('valid_before=', LENGTH(NEW.valid_before), ':', NEW.valid_before, ';'), ''), COALESCE(CONCAT('valid_after=', LENGTH(NEW.valid_after), ':', NEW.valid_after, ';'), ''), COALESCE(CONCAT('document=', LENGTH(NEW.document), ':', NEW.document, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(NEW.recorded_by), ':', NEW.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(NEW.recorded_at), ':', NEW.recorded_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_guarantee_extension_told_update AFTER UPDATE ON guarantee_extension FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('guarantee_id=', LENGTH(OLD.guarantee_id), ':', OLD.guarantee_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('valid_before=', LENGTH(OLD.valid_before), ':', OLD.valid_before, ';'), ''), COALESCE(CONCAT('valid_after=', LENGTH(OLD.valid_after), ':', OLD.valid_after, ';'), ''), COALESCE(CONCAT('document=', LENGTH(OLD.document), ':', OLD.document, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(OLD.recorded_by), ':', OLD.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(OLD.recorded_at), ':', OLD.recorded_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('guarantee_id=', LENGTH(NEW.guarantee_id), ':', NEW.guarantee_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('valid_before=', LENGTH(NEW.valid_before), ':', NEW.valid_before, ';'), ''), COALESCE(CONCAT('valid_after=', LENGTH(NEW.valid_after), ':', NEW.valid_after, ';'), ''), COALESCE(CONCAT('document=', LENGTH(NEW.document), ':', NEW.document, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(NEW.recorded_by), ':', NEW.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(NEW.recorded_at), ':', NEW.recorded_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'guarantee_extension', CONCAT(NEW.guarantee_id, '/', NEW.number), was, told);
  END IF;
END//
CREATE TRIGGER tr_guarantee_extension_told_delete AFTER DELETE ON guarantee_extension FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'guarantee_extension', CONCAT(OLD.guarantee_id, '/', OLD.number), SHA2(CONCAT(COALESCE(CONCAT('guarantee_id=', LENGTH(OLD.guarantee_id), ':', OLD.guarantee_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('valid_before=', LENGTH(OLD.valid_before), ':', OLD.valid_before, ';'), ''), COALESCE(CONCAT('valid_after=', LENGTH(OLD.valid_after), ':', OLD.valid_after, ';'), ''), COALESCE(CONCAT('document=', LENGTH(OLD.document), ':', OLD.document, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(OLD.recorded_by), ':', OLD.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(OLD.recorded_at), ':', OLD.recorded_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_bid_security_told_insert AFTER INSERT ON bid_security FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_security', NEW.bid_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('issuer=', LENGTH(NEW.issuer), ':', NEW.issuer, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(NEW.reference), ':', NEW.reference, ';'), ''), COALESCE(CONCAT('document=', LENGTH(NEW.document), ':', NEW.document, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('valid_until=', LENGTH(NEW.valid_until), ':', NEW.valid_until, ';'), ''), COALESCE(CONCAT('registered_by=', LENGTH(NEW.registered_by), ':', NEW.registered_by, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(NEW.registered_at), ':', NEW.registered_at, ';'), ''), COALESCE(CONCAT('forfeit_reason=', LENGTH(NEW.forfeit_reason), ':', NEW.forfeit_reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(NEW.ended_by), ':', NEW.ended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), ''), COALESCE(CONCAT('end_note=', LENGTH(NEW.end_note), ':', NEW.end_note, ';'), '')), 256));
END//
CREATE TRIGGER tr_bid_security_told_update AFTER UPDATE ON bid_security FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('issuer=', LENGTH(OLD.issuer), ':', OLD.issuer, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(OLD.reference), ':', OLD.reference, ';'), ''), COALESCE(CONCAT('document=', LENGTH(OLD.document), ':', OLD.document, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('valid_until=', LENGTH(OLD.valid_until), ':', OLD.valid_until, ';'), ''), COALESCE(CONCAT('registered_by=', LENGTH(OLD.registered_by), ':', OLD.registered_by, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(OLD.registered_at), ':', OLD.registered_at, ';'), ''), COALESCE(CONCAT('forfeit_reason=', LENGTH(OLD.forfeit_reason), ':', OLD.forfeit_reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(OLD.ended_by), ':', OLD.ended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), ''), COALESCE(CONCAT('end_note=', LENGTH(OLD.end_note), ':', OLD.end_note, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('issuer=', LENGTH(NEW.issuer), ':', NEW.issuer, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(NEW.reference), ':', NEW.reference, ';'), ''), COALESCE(CONCAT('document=', LENGTH(NEW.document), ':', NEW.document, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('valid_until=', LENGTH(NEW.valid_until), ':', NEW.valid_until, ';'), ''), COALESCE(CONCAT('registered_by=', LENGTH(NEW.registered_by), ':', NEW.registered_by, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(NEW.registered_at), ':', NEW.registered_at, ';'), ''), COALESCE(CONCAT('forfeit_reason=', LENGTH(NEW.forfeit_reason), ':', NEW.forfeit_reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(NEW.ended_by), ':', NEW.ended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), ''), COALESCE(CONCAT('end_note=', LENGTH(NEW.end_note), ':', NEW.end_note, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid_security', NEW.bid_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_bid_security_told_delete AFTER DELETE ON bid_security FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_security', OLD.bid_id, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('issuer=', LENGTH(OLD.issuer), ':', OLD.issuer, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(OLD.reference), ':', OLD.reference, ';'), ''), COALESCE(CONCAT('document=', LENGTH(OLD.document), ':', OLD.document, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('valid_until=', LENGTH(OLD.valid_until), ':', OLD.valid_until, ';'), ''), COALESCE(CONCAT('registered_by=', LENGTH(OLD.registered_by), ':', OLD.registered_by, ';'), ''), COALESCE(CONCAT('registered_at=', LENGTH(OLD.registered_at), ':', OLD.registered_at, ';'), ''), COALESCE(CONCAT('forfeit_reason=', LENGTH(OLD.forfeit_reason), ':', OLD.forfeit_reason, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('ended_by=', LENGTH(OLD.ended_by), ':', OLD.ended_by, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), ''), COALESCE(CONCAT('end_note=', LENGTH(OLD.end_note), ':', OLD.end_note, ';'), '')), 256), NULL);
END//
DELIMITER ;
