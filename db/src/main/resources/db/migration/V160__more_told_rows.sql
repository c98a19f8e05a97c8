-- More rows that the record tells of: whatever decides a right, a figure or a time limit. What each row
-- holds now is told by the entry of the next start; from then on every change is told by the entry of its
-- act. The list stands in kept-tables.txt of the package audit, as do the columns of each digest.
-- MariaDB lets rows of INSERT ... SELECT lose values where a table has BEFORE triggers: those of audit_row
-- stand aside meanwhile.

DROP TRIGGER tr_audit_row_no_update;
DROP TRIGGER tr_audit_row_no_delete;

INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'committee', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('quorum=', LENGTH(t.quorum), ':', t.quorum, ';'), ''), COALESCE(CONCAT('voting_rule=', LENGTH(t.voting_rule), ':', t.voting_rule, ';'), '')), 256)
  FROM committee t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'committee_member', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(t.committee_id), ':', t.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(t.is_chair), ':', t.is_chair, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(t.origin), ':', t.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(t.proposal_id), ':', t.proposal_id, ';'), '')), 256)
  FROM committee_member t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'role_exclusion', CONCAT(t.role, '/', t.other_role), NULL, SHA2(CONCAT(COALESCE(CONCAT('role=', LENGTH(t.role), ':', t.role, ';'), ''), COALESCE(CONCAT('other_role=', LENGTH(t.other_role), ':', t.other_role, ';'), ''), COALESCE(CONCAT('scope=', LENGTH(t.scope), ':', t.scope, ';'), '')), 256)
  FROM role_exclusion t ORDER BY t.role, t.other_role;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'account_proposal', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(t.kind), ':', t.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(t.login), ':', t.login, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(t.title_ar), ':', t.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(t.title_en), ':', t.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(t.email), ':', t.email, ';'), ''), COALESCE(CONCAT('role=', LENGTH(t.role), ':', t.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('entity_code=', LENGTH(t.entity_code), ':', t.entity_code, ';'), ''), COALESCE(CONCAT('supplier_number=', LENGTH(t.supplier_number), ':', t.supplier_number, ';'), ''), COALESCE(CONCAT('committee=', LENGTH(t.committee), ':', t.committee, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(t.is_chair), ':', t.is_chair, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(t.proposed_by), ':', t.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(t.proposed_at), ':', t.proposed_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(t.expires_at), ':', t.expires_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(t.decided_by), ':', t.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(t.decided_at), ':', t.decided_at, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(t.applied_at), ':', t.applied_at, ';'), '')), 256)
  FROM account_proposal t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'account_hold', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(t.proposal_id), ':', t.proposal_id, ';'), ''), COALESCE(CONCAT('address=', LENGTH(t.address), ':', t.address, ';'), ''), COALESCE(CONCAT('begins_at=', LENGTH(t.begins_at), ':', t.begins_at, ';'), ''), COALESCE(CONCAT('until_at=', LENGTH(t.until_at), ':', t.until_at, ';'), ''), COALESCE(CONCAT('released_at=', LENGTH(t.released_at), ':', t.released_at, ';'), '')), 256)
  FROM account_hold t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'password_link', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(t.proposal_id), ':', t.proposal_id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(t.expires_at), ':', t.expires_at, ';'), ''), COALESCE(CONCAT('used_at=', LENGTH(t.used_at), ':', t.used_at, ';'), '')), 256)
  FROM password_link t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'opening_key', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(t.current_of), ':', t.current_of, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(t.public_keyset), ':', t.public_keyset, ';'), ''), COALESCE(CONCAT('fingerprint=', LENGTH(t.fingerprint), ':', t.fingerprint, ';'), ''), COALESCE(CONCAT('locked_private_keyset=', LENGTH(SHA2(t.locked_private_keyset, 256)), ':', SHA2(t.locked_private_keyset, 256), ';'), ''), COALESCE(CONCAT('derivation=', LENGTH(t.derivation), ':', t.derivation, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), ''), COALESCE(CONCAT('passphrase_changed_at=', LENGTH(t.passphrase_changed_at), ':', t.passphrase_changed_at, ';'), '')), 256)
  FROM opening_key t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'price_share', CONCAT(t.tender_id, '/', t.share_number), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(t.share_number), ':', t.share_number, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(t.wrapped_share, 256)), ':', SHA2(t.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(t.commitment), ':', t.commitment, ';'), '')), 256)
  FROM price_share t ORDER BY t.tender_id, t.share_number;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'opening_presence', CONCAT(t.tender_id, '/', t.person_id, '/', t.part), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(t.panel), ':', t.panel, ';'), ''), COALESCE(CONCAT('present_at=', LENGTH(t.present_at), ':', t.present_at, ';'), ''), COALESCE(CONCAT('part=', LENGTH(t.part), ':', t.part, ';'), '')), 256)
  FROM opening_presence t ORDER BY t.tender_id, t.person_id, t.part;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'signing_authority', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('certificate_sha256=', LENGTH(t.certificate_sha256), ':', t.certificate_sha256, ';'), ''), COALESCE(CONCAT('founded_at=', LENGTH(t.founded_at), ':', t.founded_at, ';'), '')), 256)
  FROM signing_authority t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'bid_document', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(t.byte_count), ':', t.byte_count, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(t.added_at), ':', t.added_at, ';'), '')), 256)
  FROM bid_document t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'bid_document_piece', CONCAT(t.document_id, '/', t.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(t.document_id), ':', t.document_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('content=', LENGTH(SHA2(t.content, 256)), ':', SHA2(t.content, 256), ';'), '')), 256)
  FROM bid_document_piece t ORDER BY t.document_id, t.number;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'bid_version_document', CONCAT(t.version_id, '/', t.document_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('version_id=', LENGTH(t.version_id), ':', t.version_id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(t.document_id), ':', t.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), '')), 256)
  FROM bid_version_document t ORDER BY t.version_id, t.document_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'bid_confirmation', CONCAT(t.bid_id, '/', t.version_number, '/', t.amendment_number), NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('version_number=', LENGTH(t.version_number), ':', t.version_number, ';'), ''), COALESCE(CONCAT('amendment_number=', LENGTH(t.amendment_number), ':', t.amendment_number, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(t.confirmed_at), ':', t.confirmed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(t.confirmed_by), ':', t.confirmed_by, ';'), '')), 256)
  FROM bid_confirmation t ORDER BY t.bid_id, t.version_number, t.amendment_number;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'opened_document', t.document_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(t.document_id), ':', t.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(t.part), ':', t.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(t.position), ':', t.position, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(t.file_name), ':', t.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(t.content_type), ':', t.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(t.byte_count), ':', t.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(t.sha256), ':', t.sha256, ';'), ''), COALESCE(CONCAT('content_key=', LENGTH(SHA2(t.content_key, 256)), ':', SHA2(t.content_key, 256), ';'), '')), 256)
  FROM opened_document t ORDER BY t.document_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'recommendation', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(t.current_of), ':', t.current_of, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(t.amount), ':', t.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(t.currency), ':', t.currency, ';'), ''), COALESCE(CONCAT('value_sar=', LENGTH(t.value_sar), ':', t.value_sar, ';'), ''), COALESCE(CONCAT('made_by=', LENGTH(t.made_by), ':', t.made_by, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(t.made_at), ':', t.made_at, ';'), '')), 256)
  FROM recommendation t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'recommendation_level', CONCAT(t.recommendation_id, '/', t.position), NULL, SHA2(CONCAT(COALESCE(CONCAT('recommendation_id=', LENGTH(t.recommendation_id), ':', t.recommendation_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(t.position), ':', t.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(t.committee_id), ':', t.committee_id, ';'), ''), COALESCE(CONCAT('threshold_sar=', LENGTH(t.threshold_sar), ':', t.threshold_sar, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(t.source_ar), ':', t.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(t.source_en), ':', t.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(t.valid_from), ':', t.valid_from, ';'), '')), 256)
  FROM recommendation_level t ORDER BY t.recommendation_id, t.position;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'decision', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(t.committee_id), ':', t.committee_id, ';'), ''), COALESCE(CONCAT('question=', LENGTH(t.question), ':', t.question, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(t.document_sha256), ':', t.document_sha256, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(t.document, 256)), ':', SHA2(t.document, 256), ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(t.opened_by), ':', t.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(t.opened_at), ':', t.opened_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(t.closed_by), ':', t.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(t.closed_at), ':', t.closed_at, ';'), ''), COALESCE(CONCAT('recommendation_id=', LENGTH(t.recommendation_id), ':', t.recommendation_id, ';'), ''), COALESCE(CONCAT('level_position=', LENGTH(t.level_position), ':', t.level_position, ';'), ''), COALESCE(CONCAT('returned_to=', LENGTH(t.returned_to), ':', t.returned_to, ';'), ''), COALESCE(CONCAT('return_reason=', LENGTH(t.return_reason), ':', t.return_reason, ';'), '')), 256)
  FROM decision t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'meeting', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(t.committee_id), ':', t.committee_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('starts_at=', LENGTH(t.starts_at), ':', t.starts_at, ';'), ''), COALESCE(CONCAT('minutes_planned=', LENGTH(t.minutes_planned), ':', t.minutes_planned, ';'), ''), COALESCE(CONCAT('mode=', LENGTH(t.mode), ':', t.mode, ';'), ''), COALESCE(CONCAT('place=', LENGTH(t.place), ':', t.place, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(t.pack_sha256), ':', t.pack_sha256, ';'), ''), COALESCE(CONCAT('pack=', LENGTH(SHA2(t.pack, 256)), ':', SHA2(t.pack, 256), ';'), ''), COALESCE(CONCAT('sequence=', LENGTH(t.sequence), ':', t.sequence, ';'), ''), COALESCE(CONCAT('called_by=', LENGTH(t.called_by), ':', t.called_by, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(t.called_at), ':', t.called_at, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(t.cancel_reason), ':', t.cancel_reason, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(t.closed_by), ':', t.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(t.closed_at), ':', t.closed_at, ';'), ''), COALESCE(CONCAT('minutes_sha256=', LENGTH(t.minutes_sha256), ':', t.minutes_sha256, ';'), ''), COALESCE(CONCAT('minutes=', LENGTH(SHA2(t.minutes, 256)), ':', SHA2(t.minutes, 256), ';'), '')), 256)
  FROM meeting t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'meeting_item', CONCAT(t.meeting_id, '/', t.position), NULL, SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(t.meeting_id), ':', t.meeting_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(t.position), ':', t.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(t.committee_id), ':', t.committee_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(t.decision_id), ':', t.decision_id, ';'), ''), COALESCE(CONCAT('live_decision_id=', LENGTH(t.live_decision_id), ':', t.live_decision_id, ';'), '')), 256)
  FROM meeting_item t ORDER BY t.meeting_id, t.position;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'meeting_attendance', CONCAT(t.meeting_id, '/', t.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(t.meeting_id), ':', t.meeting_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('is_present=', LENGTH(t.is_present), ':', t.is_present, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(t.recorded_by), ':', t.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(t.recorded_at), ':', t.recorded_at, ';'), '')), 256)
  FROM meeting_attendance t ORDER BY t.meeting_id, t.state_code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'meeting_remark', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(t.meeting_id), ':', t.meeting_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(t.decision_id), ':', t.decision_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(t.remark), ':', t.remark, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(t.made_at), ':', t.made_at, ';'), '')), 256)
  FROM meeting_remark t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'recusal', CONCAT(t.decision_id, '/', t.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(t.decision_id), ':', t.decision_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(t.meeting_id), ':', t.meeting_id, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(t.recorded_by), ':', t.recorded_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(t.recorded_at), ':', t.recorded_at, ';'), '')), 256)
  FROM recusal t ORDER BY t.decision_id, t.state_code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'joint_tender', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('ocid=', LENGTH(t.ocid), ':', t.ocid, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(t.title_ar), ':', t.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(t.title_en), ':', t.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('procurement_method=', LENGTH(t.procurement_method), ':', t.procurement_method, ';'), ''), COALESCE(CONCAT('award_criteria=', LENGTH(t.award_criteria), ':', t.award_criteria, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(t.currency), ':', t.currency, ';'), ''), COALESCE(CONCAT('minimum_bid_days=', LENGTH(t.minimum_bid_days), ':', t.minimum_bid_days, ';'), ''), COALESCE(CONCAT('urgency_reason=', LENGTH(t.urgency_reason), ':', t.urgency_reason, ';'), ''), COALESCE(CONCAT('deadline_at=', LENGTH(t.deadline_at), ':', t.deadline_at, ';'), ''), COALESCE(CONCAT('rate_date=', LENGTH(t.rate_date), ':', t.rate_date, ';'), ''), COALESCE(CONCAT('prepared_by=', LENGTH(t.prepared_by), ':', t.prepared_by, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(t.approved_by), ':', t.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(t.published_at), ':', t.published_at, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(t.opened_at), ':', t.opened_at, ';'), ''), COALESCE(CONCAT('standstill_until=', LENGTH(t.standstill_until), ':', t.standstill_until, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(t.cancel_reason), ':', t.cancel_reason, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), ''), COALESCE(CONCAT('two_envelopes=', LENGTH(t.two_envelopes), ':', t.two_envelopes, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(t.examination), ':', t.examination, ';'), '')), 256)
  FROM joint_tender t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'lot', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(t.title_ar), ':', t.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(t.title_en), ':', t.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), '')), 256)
  FROM lot t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'tender_milestone', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('at=', LENGTH(t.at), ':', t.at, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), '')), 256)
  FROM tender_milestone t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'tender_procedure', t.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('method=', LENGTH(t.method), ':', t.method, ';'), ''), COALESCE(CONCAT('ground=', LENGTH(t.ground), ':', t.ground, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(t.reason_ar), ':', t.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(t.reason_en), ':', t.reason_en, ';'), ''), COALESCE(CONCAT('applications_until=', LENGTH(t.applications_until), ':', t.applications_until, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(t.concluded_at), ':', t.concluded_at, ';'), ''), COALESCE(CONCAT('concluded_by=', LENGTH(t.concluded_by), ':', t.concluded_by, ';'), '')), 256)
  FROM tender_procedure t ORDER BY t.tender_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'tender_follower', CONCAT(t.tender_id, '/', t.supplier_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(t.supplier_id), ':', t.supplier_id, ';'), ''), COALESCE(CONCAT('followed_at=', LENGTH(t.followed_at), ':', t.followed_at, ';'), ''), COALESCE(CONCAT('followed_by=', LENGTH(t.followed_by), ':', t.followed_by, ';'), '')), 256)
  FROM tender_follower t ORDER BY t.tender_id, t.supplier_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'price_opening', t.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('meets_at=', LENGTH(t.meets_at), ':', t.meets_at, ';'), ''), COALESCE(CONCAT('announced_by=', LENGTH(t.announced_by), ':', t.announced_by, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(t.announced_at), ':', t.announced_at, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(t.opened_by), ':', t.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(t.opened_at), ':', t.opened_at, ';'), '')), 256)
  FROM price_opening t ORDER BY t.tender_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'conflict_declaration', CONCAT(t.tender_id, '/', t.person_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(t.panel), ':', t.panel, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(t.has_conflict), ':', t.has_conflict, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(t.statement), ':', t.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(t.declared_at), ':', t.declared_at, ';'), ''), COALESCE(CONCAT('later_statement=', LENGTH(t.later_statement), ':', t.later_statement, ';'), ''), COALESCE(CONCAT('later_at=', LENGTH(t.later_at), ':', t.later_at, ';'), '')), 256)
  FROM conflict_declaration t ORDER BY t.tender_id, t.person_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'scenario_choice', t.decision_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(t.decision_id), ':', t.decision_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('scenario_id=', LENGTH(t.scenario_id), ':', t.scenario_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('deviations=', LENGTH(t.deviations), ':', t.deviations, ';'), ''), COALESCE(CONCAT('chosen_by=', LENGTH(t.chosen_by), ':', t.chosen_by, ';'), ''), COALESCE(CONCAT('chosen_at=', LENGTH(t.chosen_at), ':', t.chosen_at, ';'), '')), 256)
  FROM scenario_choice t ORDER BY t.decision_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'complaint', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('grounds=', LENGTH(t.grounds), ':', t.grounds, ';'), ''), COALESCE(CONCAT('wish=', LENGTH(t.wish), ':', t.wish, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(t.request_key), ':', t.request_key, ';'), ''), COALESCE(CONCAT('filed_by=', LENGTH(t.filed_by), ':', t.filed_by, ';'), ''), COALESCE(CONCAT('filed_at=', LENGTH(t.filed_at), ':', t.filed_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(t.answer_until), ':', t.answer_until, ';'), ''), COALESCE(CONCAT('decide_until=', LENGTH(t.decide_until), ':', t.decide_until, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(t.outcome), ':', t.outcome, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(t.ended_at), ':', t.ended_at, ';'), '')), 256)
  FROM complaint t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'complaint_paper', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(t.complaint_id), ':', t.complaint_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(t.party), ':', t.party, ';'), ''), COALESCE(CONCAT('title=', LENGTH(t.title), ':', t.title, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(t.content_type), ':', t.content_type, ';'), ''), COALESCE(CONCAT('size=', LENGTH(t.size), ':', t.size, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(t.sha256), ':', t.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(t.added_by), ':', t.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(t.added_at), ':', t.added_at, ';'), '')), 256)
  FROM complaint_paper t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'review_exclusion', CONCAT(t.lot_id, '/', t.bid_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('draft_id=', LENGTH(t.draft_id), ':', t.draft_id, ';'), '')), 256)
  FROM review_exclusion t ORDER BY t.lot_id, t.bid_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'technical_closure', t.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(t.closed_by), ':', t.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(t.closed_at), ':', t.closed_at, ';'), '')), 256)
  FROM technical_closure t ORDER BY t.tender_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'consensus_closure', t.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(t.closed_by), ':', t.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(t.closed_at), ':', t.closed_at, ';'), '')), 256)
  FROM consensus_closure t ORDER BY t.tender_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'examination', CONCAT(t.tender_id, '/', t.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(t.opened_by), ':', t.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(t.opened_at), ':', t.opened_at, ';'), '')), 256)
  FROM examination t ORDER BY t.tender_id, t.number;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'examination_bid', CONCAT(t.tender_id, '/', t.examination, '/', t.bid_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(t.examination), ':', t.examination, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(t.bid_id), ':', t.bid_id, ';'), '')), 256)
  FROM examination_bid t ORDER BY t.tender_id, t.examination, t.bid_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'red_flag_remark', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('flag_key=', LENGTH(t.flag_key), ':', t.flag_key, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(t.kind), ':', t.kind, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(t.remark), ':', t.remark, ';'), ''), COALESCE(CONCAT('remarked_by=', LENGTH(t.remarked_by), ':', t.remarked_by, ';'), ''), COALESCE(CONCAT('remarked_at=', LENGTH(t.remarked_at), ':', t.remarked_at, ';'), '')), 256)
  FROM red_flag_remark t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'tender_round', t.round_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(t.round_id), ':', t.round_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), '')), 256)
  FROM tender_round t ORDER BY t.round_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'calendar_feed', t.person_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('token_hash=', LENGTH(t.token_hash), ':', t.token_hash, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), '')), 256)
  FROM calendar_feed t ORDER BY t.person_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'quantity_confirmation', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('open_of=', LENGTH(t.open_of), ':', t.open_of, ';'), ''), COALESCE(CONCAT('band_percent=', LENGTH(t.band_percent), ':', t.band_percent, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(t.opened_at), ':', t.opened_at, ';'), ''), COALESCE(CONCAT('settled_at=', LENGTH(t.settled_at), ':', t.settled_at, ';'), '')), 256)
  FROM quantity_confirmation t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'confirmation_state', CONCAT(t.confirmation_id, '/', t.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(t.confirmation_id), ':', t.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(t.answer_until), ':', t.answer_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(t.answered_by), ':', t.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(t.answered_at), ':', t.answered_at, ';'), '')), 256)
  FROM confirmation_state t ORDER BY t.confirmation_id, t.state_code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'confirmation_lot', CONCAT(t.confirmation_id, '/', t.lot_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(t.confirmation_id), ':', t.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(t.lot_id), ':', t.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(t.outcome), ':', t.outcome, ';'), '')), 256)
  FROM confirmation_lot t ORDER BY t.confirmation_id, t.lot_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'prequalification_criterion', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(t.position), ':', t.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), '')), 256)
  FROM prequalification_criterion t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'prequalification_application', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(t.supplier_id), ':', t.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(t.statement), ':', t.statement, ';'), ''), COALESCE(CONCAT('applied_by=', LENGTH(t.applied_by), ':', t.applied_by, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(t.applied_at), ':', t.applied_at, ';'), '')), 256)
  FROM prequalification_application t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'prequalification_answer', CONCAT(t.application_id, '/', t.criterion_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(t.application_id), ':', t.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(t.criterion_id), ':', t.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(t.answer), ':', t.answer, ';'), '')), 256)
  FROM prequalification_answer t ORDER BY t.application_id, t.criterion_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'prequalification_check', CONCAT(t.application_id, '/', t.criterion_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(t.application_id), ':', t.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(t.criterion_id), ':', t.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('is_met=', LENGTH(t.is_met), ':', t.is_met, ';'), '')), 256)
  FROM prequalification_check t ORDER BY t.application_id, t.criterion_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'prequalification_finding', t.application_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(t.application_id), ':', t.application_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('is_qualified=', LENGTH(t.is_qualified), ':', t.is_qualified, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(t.reason_ar), ':', t.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(t.reason_en), ':', t.reason_en, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(t.proposed_by), ':', t.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(t.proposed_at), ':', t.proposed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(t.confirmed_by), ':', t.confirmed_by, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(t.confirmed_at), ':', t.confirmed_at, ';'), '')), 256)
  FROM prequalification_finding t ORDER BY t.application_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'demand_round', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('opens_at=', LENGTH(t.opens_at), ':', t.opens_at, ';'), ''), COALESCE(CONCAT('closes_at=', LENGTH(t.closes_at), ':', t.closes_at, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(t.endorsement_until), ':', t.endorsement_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(t.status_reason), ':', t.status_reason, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(t.closed_at), ':', t.closed_at, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(t.announced_at), ':', t.announced_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(t.created_by), ':', t.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), '')), 256)
  FROM demand_round t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'round_state', CONCAT(t.round_id, '/', t.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(t.round_id), ':', t.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(t.endorsement_until), ':', t.endorsement_until, ';'), '')), 256)
  FROM round_state t ORDER BY t.round_id, t.state_code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'round_category', CONCAT(t.round_id, '/', t.category_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(t.round_id), ':', t.round_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(t.category_code), ':', t.category_code, ';'), '')), 256)
  FROM round_category t ORDER BY t.round_id, t.category_code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'join_request', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(t.round_id), ':', t.round_id, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(t.revision_id), ':', t.revision_id, ';'), ''), COALESCE(CONCAT('into_revision_id=', LENGTH(t.into_revision_id), ':', t.into_revision_id, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(t.numerator), ':', t.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(t.denominator), ':', t.denominator, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('open_for=', LENGTH(t.open_for), ':', t.open_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(t.asked_by), ':', t.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(t.asked_at), ':', t.asked_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(t.answer_until), ':', t.answer_until, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(t.is_whole), ':', t.is_whole, ';'), '')), 256)
  FROM join_request t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'join_answer', CONCAT(t.request_id, '/', t.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('request_id=', LENGTH(t.request_id), ':', t.request_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(t.answer), ':', t.answer, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(t.answered_by), ':', t.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(t.answered_at), ':', t.answered_at, ';'), '')), 256)
  FROM join_answer t ORDER BY t.request_id, t.state_code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'supplier_registration', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(t.reference), ':', t.reference, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('email=', LENGTH(t.email), ':', t.email, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(t.supplier_id), ':', t.supplier_id, ';'), ''), COALESCE(CONCAT('link_number=', LENGTH(t.link_number), ':', t.link_number, ';'), ''), COALESCE(CONCAT('link_sent_at=', LENGTH(t.link_sent_at), ':', t.link_sent_at, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), '')), 256)
  FROM supplier_registration t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'registration_version', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('registration_id=', LENGTH(t.registration_id), ':', t.registration_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('register_number=', LENGTH(t.register_number), ':', t.register_number, ';'), ''), COALESCE(CONCAT('country=', LENGTH(t.country), ':', t.country, ';'), ''), COALESCE(CONCAT('tax_number=', LENGTH(t.tax_number), ':', t.tax_number, ';'), ''), COALESCE(CONCAT('address_ar=', LENGTH(t.address_ar), ':', t.address_ar, ';'), ''), COALESCE(CONCAT('address_en=', LENGTH(t.address_en), ':', t.address_en, ';'), ''), COALESCE(CONCAT('contact_ar=', LENGTH(t.contact_ar), ':', t.contact_ar, ';'), ''), COALESCE(CONCAT('contact_en=', LENGTH(t.contact_en), ':', t.contact_en, ';'), ''), COALESCE(CONCAT('phone=', LENGTH(t.phone), ':', t.phone, ';'), ''), COALESCE(CONCAT('is_ownership_complete=', LENGTH(t.is_ownership_complete), ':', t.is_ownership_complete, ';'), ''), COALESCE(CONCAT('submitted_at=', LENGTH(t.submitted_at), ':', t.submitted_at, ';'), ''), COALESCE(CONCAT('submitted_by=', LENGTH(t.submitted_by), ':', t.submitted_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(t.decided_at), ':', t.decided_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(t.decided_by), ':', t.decided_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), '')), 256)
  FROM registration_version t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'registration_document', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(t.version_id), ':', t.version_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(t.kind), ':', t.kind, ';'), ''), COALESCE(CONCAT('expires_on=', LENGTH(t.expires_on), ':', t.expires_on, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(t.content_type), ':', t.content_type, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(t.file_name), ':', t.file_name, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(t.byte_count), ':', t.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(t.sha256), ':', t.sha256, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(t.added_at), ':', t.added_at, ';'), '')), 256)
  FROM registration_document t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'registration_owner', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(t.version_id), ':', t.version_id, ';'), ''), COALESCE(CONCAT('name=', LENGTH(t.name), ':', t.name, ';'), ''), COALESCE(CONCAT('nationality=', LENGTH(t.nationality), ':', t.nationality, ';'), ''), COALESCE(CONCAT('share_percent=', LENGTH(t.share_percent), ':', t.share_percent, ';'), '')), 256)
  FROM registration_owner t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'registration_origin', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(t.version_id), ':', t.version_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(t.category_code), ':', t.category_code, ';'), ''), COALESCE(CONCAT('local_percent=', LENGTH(t.local_percent), ':', t.local_percent, ';'), ''), COALESCE(CONCAT('certificate=', LENGTH(t.certificate), ':', t.certificate, ';'), '')), 256)
  FROM registration_origin t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'procuring_entity', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(t.closed_at), ':', t.closed_at, ';'), ''), COALESCE(CONCAT('closed_reason=', LENGTH(t.closed_reason), ':', t.closed_reason, ';'), '')), 256)
  FROM procuring_entity t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'delivery_site', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(t.entity_id), ':', t.entity_id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('city_ar=', LENGTH(t.city_ar), ':', t.city_ar, ';'), ''), COALESCE(CONCAT('city_en=', LENGTH(t.city_en), ':', t.city_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(t.closed_at), ':', t.closed_at, ';'), '')), 256)
  FROM delivery_site t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'member_state', t.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('official_name_ar=', LENGTH(t.official_name_ar), ':', t.official_name_ar, ';'), ''), COALESCE(CONCAT('official_name_en=', LENGTH(t.official_name_en), ':', t.official_name_en, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(t.currency), ':', t.currency, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(t.vat_percent), ':', t.vat_percent, ';'), ''), COALESCE(CONCAT('weekend_first=', LENGTH(t.weekend_first), ':', t.weekend_first, ';'), ''), COALESCE(CONCAT('weekend_second=', LENGTH(t.weekend_second), ':', t.weekend_second, ';'), ''), COALESCE(CONCAT('zone=', LENGTH(t.zone), ':', t.zone, ';'), '')), 256)
  FROM member_state t ORDER BY t.code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'holiday', CONCAT(t.state_code, '/', t.day), NULL, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(t.day), ':', t.day, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('source=', LENGTH(t.source), ':', t.source, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(t.entered_by), ':', t.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(t.entered_at), ':', t.entered_at, ';'), '')), 256)
  FROM holiday t ORDER BY t.state_code, t.day;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'holiday_removal', CONCAT(t.state_code, '/', t.day), NULL, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(t.day), ':', t.day, ';'), ''), COALESCE(CONCAT('removed_by=', LENGTH(t.removed_by), ':', t.removed_by, ';'), ''), COALESCE(CONCAT('removed_at=', LENGTH(t.removed_at), ':', t.removed_at, ';'), '')), 256)
  FROM holiday_removal t ORDER BY t.state_code, t.day;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'currency', t.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('decimals=', LENGTH(t.decimals), ':', t.decimals, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), '')), 256)
  FROM currency t ORDER BY t.code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'unit_of_measure', t.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(t.is_whole), ':', t.is_whole, ';'), '')), 256)
  FROM unit_of_measure t ORDER BY t.code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'vat_rate', CONCAT(t.state_code, '/', t.valid_from), NULL, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(t.valid_from), ':', t.valid_from, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(t.percent), ':', t.percent, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(t.source_ar), ':', t.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(t.source_en), ':', t.source_en, ';'), '')), 256)
  FROM vat_rate t ORDER BY t.state_code, t.valid_from;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'rule_default', t.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('value=', LENGTH(t.value), ':', t.value, ';'), ''), COALESCE(CONCAT('unit=', LENGTH(t.unit), ':', t.unit, ';'), ''), COALESCE(CONCAT('position=', LENGTH(t.position), ':', t.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(t.source_ar), ':', t.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(t.source_en), ':', t.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(t.valid_from), ':', t.valid_from, ';'), '')), 256)
  FROM rule_default t ORDER BY t.code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'rule_bound', t.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('least=', LENGTH(t.least), ':', t.least, ';'), ''), COALESCE(CONCAT('most=', LENGTH(t.most), ':', t.most, ';'), '')), 256)
  FROM rule_bound t ORDER BY t.code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'value_band', t.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('from_usd=', LENGTH(t.from_usd), ':', t.from_usd, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), '')), 256)
  FROM value_band t ORDER BY t.code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'procedure_ground', t.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('method=', LENGTH(t.method), ':', t.method, ';'), ''), COALESCE(CONCAT('position=', LENGTH(t.position), ':', t.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(t.source_ar), ':', t.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(t.source_en), ':', t.source_en, ';'), '')), 256)
  FROM procedure_ground t ORDER BY t.code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'delivery_region', t.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(t.position), ':', t.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), '')), 256)
  FROM delivery_region t ORDER BY t.code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'delivery_region_state', t.state_code, NULL, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(t.state_code), ':', t.state_code, ';'), ''), COALESCE(CONCAT('region_code=', LENGTH(t.region_code), ':', t.region_code, ';'), '')), 256)
  FROM delivery_region_state t ORDER BY t.state_code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'catalog_item', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(t.category_code), ':', t.category_code, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(t.kind), ':', t.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('revision_count=', LENGTH(t.revision_count), ':', t.revision_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), ''), COALESCE(CONCAT('retired_at=', LENGTH(t.retired_at), ':', t.retired_at, ';'), ''), COALESCE(CONCAT('retired_reason=', LENGTH(t.retired_reason), ':', t.retired_reason, ';'), ''), COALESCE(CONCAT('successor_id=', LENGTH(t.successor_id), ':', t.successor_id, ';'), '')), 256)
  FROM catalog_item t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'item_attribute', CONCAT(t.revision_id, '/', t.attribute_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('revision_id=', LENGTH(t.revision_id), ':', t.revision_id, ';'), ''), COALESCE(CONCAT('attribute_id=', LENGTH(t.attribute_id), ':', t.attribute_id, ';'), ''), COALESCE(CONCAT('value=', LENGTH(t.value), ':', t.value, ';'), '')), 256)
  FROM item_attribute t ORDER BY t.revision_id, t.attribute_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'item_unit', CONCAT(t.item_id, '/', t.unit_code, '/', t.base_unit_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(t.item_id), ':', t.item_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(t.unit_code), ':', t.unit_code, ';'), ''), COALESCE(CONCAT('base_unit_code=', LENGTH(t.base_unit_code), ':', t.base_unit_code, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(t.numerator), ':', t.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(t.denominator), ':', t.denominator, ';'), '')), 256)
  FROM item_unit t ORDER BY t.item_id, t.unit_code, t.base_unit_code;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'price_break', CONCAT(t.item_id, '/', t.quantity_from), NULL, SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(t.item_id), ':', t.item_id, ';'), ''), COALESCE(CONCAT('quantity_from=', LENGTH(t.quantity_from), ':', t.quantity_from, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(t.unit_price), ':', t.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(t.currency), ':', t.currency, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(t.source_ar), ':', t.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(t.source_en), ':', t.source_en, ';'), '')), 256)
  FROM price_break t ORDER BY t.item_id, t.quantity_from;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'equivalence_group', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(t.created_by), ':', t.created_by, ';'), '')), 256)
  FROM equivalence_group t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'equivalence_member', t.item_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(t.item_id), ':', t.item_id, ';'), ''), COALESCE(CONCAT('group_id=', LENGTH(t.group_id), ':', t.group_id, ';'), ''), COALESCE(CONCAT('standard_of=', LENGTH(t.standard_of), ':', t.standard_of, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(t.numerator), ':', t.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(t.denominator), ':', t.denominator, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(t.unit_code), ':', t.unit_code, ';'), '')), 256)
  FROM equivalence_member t ORDER BY t.item_id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'category_attribute', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(t.category_code), ':', t.category_code, ';'), ''), COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(t.position), ':', t.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), ''), COALESCE(CONCAT('type=', LENGTH(t.type), ':', t.type, ';'), ''), COALESCE(CONCAT('unit_ar=', LENGTH(t.unit_ar), ':', t.unit_ar, ';'), ''), COALESCE(CONCAT('unit_en=', LENGTH(t.unit_en), ':', t.unit_en, ';'), ''), COALESCE(CONCAT('is_required=', LENGTH(t.is_required), ':', t.is_required, ';'), ''), COALESCE(CONCAT('choices=', LENGTH(t.choices), ':', t.choices, ';'), ''), COALESCE(CONCAT('minimum=', LENGTH(t.minimum), ':', t.minimum, ';'), ''), COALESCE(CONCAT('maximum=', LENGTH(t.maximum), ':', t.maximum, ';'), ''), COALESCE(CONCAT('is_facet=', LENGTH(t.is_facet), ':', t.is_facet, ';'), ''), COALESCE(CONCAT('is_current=', LENGTH(t.is_current), ':', t.is_current, ';'), '')), 256)
  FROM category_attribute t ORDER BY t.id;
INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
SELECT 0, 'template_version', t.edition, NULL, SHA2(CONCAT(COALESCE(CONCAT('edition=', LENGTH(t.edition), ':', t.edition, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(t.category_code), ':', t.category_code, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('attributes=', LENGTH(SHA2(t.attributes, 256)), ':', SHA2(t.attributes, 256), ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(t.published_at), ':', t.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(t.published_by), ':', t.published_by, ';'), '')), 256)
  FROM template_version t ORDER BY t.edition;

DELIMITER //
CREATE TRIGGER tr_audit_row_no_update BEFORE UPDATE ON audit_row FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END//
CREATE TRIGGER tr_audit_row_no_delete BEFORE DELETE ON audit_row FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only';
END//
CREATE TRIGGER tr_committee_told_insert AFTER INSERT ON committee FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'committee', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('quorum=', LENGTH(NEW.quorum), ':', NEW.quorum, ';'), ''), COALESCE(CONCAT('voting_rule=', LENGTH(NEW.voting_rule), ':', NEW.voting_rule, ';'), '')), 256));
END//
CREATE TRIGGER tr_committee_told_update AFTER UPDATE ON committee FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('quorum=', LENGTH(OLD.quorum), ':', OLD.quorum, ';'), ''), COALESCE(CONCAT('voting_rule=', LENGTH(OLD.voting_rule), ':', OLD.voting_rule, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('quorum=', LENGTH(NEW.quorum), ':', NEW.quorum, ';'), ''), COALESCE(CONCAT('voting_rule=', LENGTH(NEW.voting_rule), ':', NEW.voting_rule, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'committee', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_committee_told_delete AFTER DELETE ON committee FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'committee', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('quorum=', LENGTH(OLD.quorum), ':', OLD.quorum, ';'), ''), COALESCE(CONCAT('voting_rule=', LENGTH(OLD.voting_rule), ':', OLD.voting_rule, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_committee_member_told_insert AFTER INSERT ON committee_member FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'committee_member', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(NEW.is_chair), ':', NEW.is_chair, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_committee_member_told_update AFTER UPDATE ON committee_member FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(OLD.is_chair), ':', OLD.is_chair, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(NEW.is_chair), ':', NEW.is_chair, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(NEW.origin), ':', NEW.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'committee_member', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_committee_member_told_delete AFTER DELETE ON committee_member FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'committee_member', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(OLD.is_chair), ':', OLD.is_chair, ';'), ''), COALESCE(CONCAT('origin=', LENGTH(OLD.origin), ':', OLD.origin, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_role_exclusion_told_insert AFTER INSERT ON role_exclusion FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'role_exclusion', CONCAT(NEW.role, '/', NEW.other_role), NULL, SHA2(CONCAT(COALESCE(CONCAT('role=', LENGTH(NEW.role), ':', NEW.role, ';'), ''), COALESCE(CONCAT('other_role=', LENGTH(NEW.other_role), ':', NEW.other_role, ';'), ''), COALESCE(CONCAT('scope=', LENGTH(NEW.scope), ':', NEW.scope, ';'), '')), 256));
END//
CREATE TRIGGER tr_role_exclusion_told_update AFTER UPDATE ON role_exclusion FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('role=', LENGTH(OLD.role), ':', OLD.role, ';'), ''), COALESCE(CONCAT('other_role=', LENGTH(OLD.other_role), ':', OLD.other_role, ';'), ''), COALESCE(CONCAT('scope=', LENGTH(OLD.scope), ':', OLD.scope, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('role=', LENGTH(NEW.role), ':', NEW.role, ';'), ''), COALESCE(CONCAT('other_role=', LENGTH(NEW.other_role), ':', NEW.other_role, ';'), ''), COALESCE(CONCAT('scope=', LENGTH(NEW.scope), ':', NEW.scope, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'role_exclusion', CONCAT(NEW.role, '/', NEW.other_role), was, told);
  END IF;
END//
CREATE TRIGGER tr_role_exclusion_told_delete AFTER DELETE ON role_exclusion FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'role_exclusion', CONCAT(OLD.role, '/', OLD.other_role), SHA2(CONCAT(COALESCE(CONCAT('role=', LENGTH(OLD.role), ':', OLD.role, ';'), ''), COALESCE(CONCAT('other_role=', LENGTH(OLD.other_role), ':', OLD.other_role, ';'), ''), COALESCE(CONCAT('scope=', LENGTH(OLD.scope), ':', OLD.scope, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_account_proposal_told_insert AFTER INSERT ON account_proposal FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'account_proposal', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(NEW.login), ':', NEW.login, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(NEW.email), ':', NEW.email, ';'), ''), COALESCE(CONCAT('role=', LENGTH(NEW.role), ':', NEW.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('entity_code=', LENGTH(NEW.entity_code), ':', NEW.entity_code, ';'), ''), COALESCE(CONCAT('supplier_number=', LENGTH(NEW.supplier_number), ':', NEW.supplier_number, ';'), ''), COALESCE(CONCAT('committee=', LENGTH(NEW.committee), ':', NEW.committee, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(NEW.is_chair), ':', NEW.is_chair, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(NEW.expires_at), ':', NEW.expires_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(NEW.applied_at), ':', NEW.applied_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_account_proposal_told_update AFTER UPDATE ON account_proposal FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(OLD.login), ':', OLD.login, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(OLD.email), ':', OLD.email, ';'), ''), COALESCE(CONCAT('role=', LENGTH(OLD.role), ':', OLD.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('entity_code=', LENGTH(OLD.entity_code), ':', OLD.entity_code, ';'), ''), COALESCE(CONCAT('supplier_number=', LENGTH(OLD.supplier_number), ':', OLD.supplier_number, ';'), ''), COALESCE(CONCAT('committee=', LENGTH(OLD.committee), ':', OLD.committee, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(OLD.is_chair), ':', OLD.is_chair, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(OLD.expires_at), ':', OLD.expires_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(OLD.applied_at), ':', OLD.applied_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(NEW.login), ':', NEW.login, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(NEW.email), ':', NEW.email, ';'), ''), COALESCE(CONCAT('role=', LENGTH(NEW.role), ':', NEW.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('entity_code=', LENGTH(NEW.entity_code), ':', NEW.entity_code, ';'), ''), COALESCE(CONCAT('supplier_number=', LENGTH(NEW.supplier_number), ':', NEW.supplier_number, ';'), ''), COALESCE(CONCAT('committee=', LENGTH(NEW.committee), ':', NEW.committee, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(NEW.is_chair), ':', NEW.is_chair, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(NEW.expires_at), ':', NEW.expires_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(NEW.applied_at), ':', NEW.applied_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'account_proposal', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_account_proposal_told_delete AFTER DELETE ON account_proposal FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'account_proposal', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('login=', LENGTH(OLD.login), ':', OLD.login, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('email=', LENGTH(OLD.email), ':', OLD.email, ';'), ''), COALESCE(CONCAT('role=', LENGTH(OLD.role), ':', OLD.role, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('entity_code=', LENGTH(OLD.entity_code), ':', OLD.entity_code, ';'), ''), COALESCE(CONCAT('supplier_number=', LENGTH(OLD.supplier_number), ':', OLD.supplier_number, ';'), ''), COALESCE(CONCAT('committee=', LENGTH(OLD.committee), ':', OLD.committee, ';'), ''), COALESCE(CONCAT('is_chair=', LENGTH(OLD.is_chair), ':', OLD.is_chair, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(OLD.expires_at), ':', OLD.expires_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(OLD.applied_at), ':', OLD.applied_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_account_hold_told_insert AFTER INSERT ON account_hold FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'account_hold', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), ''), COALESCE(CONCAT('address=', LENGTH(NEW.address), ':', NEW.address, ';'), ''), COALESCE(CONCAT('begins_at=', LENGTH(NEW.begins_at), ':', NEW.begins_at, ';'), ''), COALESCE(CONCAT('until_at=', LENGTH(NEW.until_at), ':', NEW.until_at, ';'), ''), COALESCE(CONCAT('released_at=', LENGTH(NEW.released_at), ':', NEW.released_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_account_hold_told_update AFTER UPDATE ON account_hold FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), ''), COALESCE(CONCAT('address=', LENGTH(OLD.address), ':', OLD.address, ';'), ''), COALESCE(CONCAT('begins_at=', LENGTH(OLD.begins_at), ':', OLD.begins_at, ';'), ''), COALESCE(CONCAT('until_at=', LENGTH(OLD.until_at), ':', OLD.until_at, ';'), ''), COALESCE(CONCAT('released_at=', LENGTH(OLD.released_at), ':', OLD.released_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), ''), COALESCE(CONCAT('address=', LENGTH(NEW.address), ':', NEW.address, ';'), ''), COALESCE(CONCAT('begins_at=', LENGTH(NEW.begins_at), ':', NEW.begins_at, ';'), ''), COALESCE(CONCAT('until_at=', LENGTH(NEW.until_at), ':', NEW.until_at, ';'), ''), COALESCE(CONCAT('released_at=', LENGTH(NEW.released_at), ':', NEW.released_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'account_hold', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_account_hold_told_delete AFTER DELETE ON account_hold FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'account_hold', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), ''), COALESCE(CONCAT('address=', LENGTH(OLD.address), ':', OLD.address, ';'), ''), COALESCE(CONCAT('begins_at=', LENGTH(OLD.begins_at), ':', OLD.begins_at, ';'), ''), COALESCE(CONCAT('until_at=', LENGTH(OLD.until_at), ':', OLD.until_at, ';'), ''), COALESCE(CONCAT('released_at=', LENGTH(OLD.released_at), ':', OLD.released_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_password_link_told_insert AFTER INSERT ON password_link FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'password_link', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(NEW.expires_at), ':', NEW.expires_at, ';'), ''), COALESCE(CONCAT('used_at=', LENGTH(NEW.used_at), ':', NEW.used_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_password_link_told_update AFTER UPDATE ON password_link FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(OLD.expires_at), ':', OLD.expires_at, ';'), ''), COALESCE(CONCAT('used_at=', LENGTH(OLD.used_at), ':', OLD.used_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(NEW.proposal_id), ':', NEW.proposal_id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(NEW.expires_at), ':', NEW.expires_at, ';'), ''), COALESCE(CONCAT('used_at=', LENGTH(NEW.used_at), ':', NEW.used_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'password_link', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_password_link_told_delete AFTER DELETE ON password_link FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'password_link', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('proposal_id=', LENGTH(OLD.proposal_id), ':', OLD.proposal_id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('expires_at=', LENGTH(OLD.expires_at), ':', OLD.expires_at, ';'), ''), COALESCE(CONCAT('used_at=', LENGTH(OLD.used_at), ':', OLD.used_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_opening_key_told_insert AFTER INSERT ON opening_key FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opening_key', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(NEW.current_of), ':', NEW.current_of, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(NEW.public_keyset), ':', NEW.public_keyset, ';'), ''), COALESCE(CONCAT('fingerprint=', LENGTH(NEW.fingerprint), ':', NEW.fingerprint, ';'), ''), COALESCE(CONCAT('locked_private_keyset=', LENGTH(SHA2(NEW.locked_private_keyset, 256)), ':', SHA2(NEW.locked_private_keyset, 256), ';'), ''), COALESCE(CONCAT('derivation=', LENGTH(NEW.derivation), ':', NEW.derivation, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('passphrase_changed_at=', LENGTH(NEW.passphrase_changed_at), ':', NEW.passphrase_changed_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_opening_key_told_update AFTER UPDATE ON opening_key FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(OLD.current_of), ':', OLD.current_of, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(OLD.public_keyset), ':', OLD.public_keyset, ';'), ''), COALESCE(CONCAT('fingerprint=', LENGTH(OLD.fingerprint), ':', OLD.fingerprint, ';'), ''), COALESCE(CONCAT('locked_private_keyset=', LENGTH(SHA2(OLD.locked_private_keyset, 256)), ':', SHA2(OLD.locked_private_keyset, 256), ';'), ''), COALESCE(CONCAT('derivation=', LENGTH(OLD.derivation), ':', OLD.derivation, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('passphrase_changed_at=', LENGTH(OLD.passphrase_changed_at), ':', OLD.passphrase_changed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(NEW.current_of), ':', NEW.current_of, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(NEW.public_keyset), ':', NEW.public_keyset, ';'), ''), COALESCE(CONCAT('fingerprint=', LENGTH(NEW.fingerprint), ':', NEW.fingerprint, ';'), ''), COALESCE(CONCAT('locked_private_keyset=', LENGTH(SHA2(NEW.locked_private_keyset, 256)), ':', SHA2(NEW.locked_private_keyset, 256), ';'), ''), COALESCE(CONCAT('derivation=', LENGTH(NEW.derivation), ':', NEW.derivation, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('passphrase_changed_at=', LENGTH(NEW.passphrase_changed_at), ':', NEW.passphrase_changed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'opening_key', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_opening_key_told_delete AFTER DELETE ON opening_key FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opening_key', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(OLD.current_of), ':', OLD.current_of, ';'), ''), COALESCE(CONCAT('public_keyset=', LENGTH(OLD.public_keyset), ':', OLD.public_keyset, ';'), ''), COALESCE(CONCAT('fingerprint=', LENGTH(OLD.fingerprint), ':', OLD.fingerprint, ';'), ''), COALESCE(CONCAT('locked_private_keyset=', LENGTH(SHA2(OLD.locked_private_keyset, 256)), ':', SHA2(OLD.locked_private_keyset, 256), ';'), ''), COALESCE(CONCAT('derivation=', LENGTH(OLD.derivation), ':', OLD.derivation, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('passphrase_changed_at=', LENGTH(OLD.passphrase_changed_at), ':', OLD.passphrase_changed_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_price_share_told_insert AFTER INSERT ON price_share FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_share', CONCAT(NEW.tender_id, '/', NEW.share_number), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(NEW.share_number), ':', NEW.share_number, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(NEW.wrapped_share, 256)), ':', SHA2(NEW.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(NEW.commitment), ':', NEW.commitment, ';'), '')), 256));
END//
CREATE TRIGGER tr_price_share_told_update AFTER UPDATE ON price_share FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(OLD.share_number), ':', OLD.share_number, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(OLD.wrapped_share, 256)), ':', SHA2(OLD.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(OLD.commitment), ':', OLD.commitment, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(NEW.share_number), ':', NEW.share_number, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(NEW.wrapped_share, 256)), ':', SHA2(NEW.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(NEW.commitment), ':', NEW.commitment, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'price_share', CONCAT(NEW.tender_id, '/', NEW.share_number), was, told);
  END IF;
END//
CREATE TRIGGER tr_price_share_told_delete AFTER DELETE ON price_share FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_share', CONCAT(OLD.tender_id, '/', OLD.share_number), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('share_number=', LENGTH(OLD.share_number), ':', OLD.share_number, ';'), ''), COALESCE(CONCAT('wrapped_share=', LENGTH(SHA2(OLD.wrapped_share, 256)), ':', SHA2(OLD.wrapped_share, 256), ';'), ''), COALESCE(CONCAT('commitment=', LENGTH(OLD.commitment), ':', OLD.commitment, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_opening_presence_told_insert AFTER INSERT ON opening_presence FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opening_presence', CONCAT(NEW.tender_id, '/', NEW.person_id, '/', NEW.part), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('present_at=', LENGTH(NEW.present_at), ':', NEW.present_at, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), '')), 256));
END//
CREATE TRIGGER tr_opening_presence_told_update AFTER UPDATE ON opening_presence FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('present_at=', LENGTH(OLD.present_at), ':', OLD.present_at, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('present_at=', LENGTH(NEW.present_at), ':', NEW.present_at, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'opening_presence', CONCAT(NEW.tender_id, '/', NEW.person_id, '/', NEW.part), was, told);
  END IF;
END//
CREATE TRIGGER tr_opening_presence_told_delete AFTER DELETE ON opening_presence FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opening_presence', CONCAT(OLD.tender_id, '/', OLD.person_id, '/', OLD.part), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('present_at=', LENGTH(OLD.present_at), ':', OLD.present_at, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_signing_authority_told_insert AFTER INSERT ON signing_authority FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'signing_authority', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('certificate_sha256=', LENGTH(NEW.certificate_sha256), ':', NEW.certificate_sha256, ';'), ''), COALESCE(CONCAT('founded_at=', LENGTH(NEW.founded_at), ':', NEW.founded_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_signing_authority_told_update AFTER UPDATE ON signing_authority FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('certificate_sha256=', LENGTH(OLD.certificate_sha256), ':', OLD.certificate_sha256, ';'), ''), COALESCE(CONCAT('founded_at=', LENGTH(OLD.founded_at), ':', OLD.founded_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('certificate_sha256=', LENGTH(NEW.certificate_sha256), ':', NEW.certificate_sha256, ';'), ''), COALESCE(CONCAT('founded_at=', LENGTH(NEW.founded_at), ':', NEW.founded_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'signing_authority', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_signing_authority_told_delete AFTER DELETE ON signing_authority FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'signing_authority', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('certificate_sha256=', LENGTH(OLD.certificate_sha256), ':', OLD.certificate_sha256, ';'), ''), COALESCE(CONCAT('founded_at=', LENGTH(OLD.founded_at), ':', OLD.founded_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_bid_document_told_insert AFTER INSERT ON bid_document FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_document', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_bid_document_told_update AFTER UPDATE ON bid_document FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid_document', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_bid_document_told_delete AFTER DELETE ON bid_document FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_document', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_bid_document_piece_told_insert AFTER INSERT ON bid_document_piece FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_document_piece', CONCAT(NEW.document_id, '/', NEW.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('content=', LENGTH(SHA2(NEW.content, 256)), ':', SHA2(NEW.content, 256), ';'), '')), 256));
END//
CREATE TRIGGER tr_bid_document_piece_told_update AFTER UPDATE ON bid_document_piece FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('content=', LENGTH(SHA2(OLD.content, 256)), ':', SHA2(OLD.content, 256), ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('content=', LENGTH(SHA2(NEW.content, 256)), ':', SHA2(NEW.content, 256), ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid_document_piece', CONCAT(NEW.document_id, '/', NEW.number), was, told);
  END IF;
END//
CREATE TRIGGER tr_bid_document_piece_told_delete AFTER DELETE ON bid_document_piece FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_document_piece', CONCAT(OLD.document_id, '/', OLD.number), SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('content=', LENGTH(SHA2(OLD.content, 256)), ':', SHA2(OLD.content, 256), ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_bid_version_document_told_insert AFTER INSERT ON bid_version_document FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_version_document', CONCAT(NEW.version_id, '/', NEW.document_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_bid_version_document_told_update AFTER UPDATE ON bid_version_document FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid_version_document', CONCAT(NEW.version_id, '/', NEW.document_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_bid_version_document_told_delete AFTER DELETE ON bid_version_document FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_version_document', CONCAT(OLD.version_id, '/', OLD.document_id), SHA2(CONCAT(COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_bid_confirmation_told_insert AFTER INSERT ON bid_confirmation FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_confirmation', CONCAT(NEW.bid_id, '/', NEW.version_number, '/', NEW.amendment_number), NULL, SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('version_number=', LENGTH(NEW.version_number), ':', NEW.version_number, ';'), ''), COALESCE(CONCAT('amendment_number=', LENGTH(NEW.amendment_number), ':', NEW.amendment_number, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(NEW.confirmed_at), ':', NEW.confirmed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(NEW.confirmed_by), ':', NEW.confirmed_by, ';'), '')), 256));
END//
CREATE TRIGGER tr_bid_confirmation_told_update AFTER UPDATE ON bid_confirmation FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('version_number=', LENGTH(OLD.version_number), ':', OLD.version_number, ';'), ''), COALESCE(CONCAT('amendment_number=', LENGTH(OLD.amendment_number), ':', OLD.amendment_number, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(OLD.confirmed_at), ':', OLD.confirmed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(OLD.confirmed_by), ':', OLD.confirmed_by, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('version_number=', LENGTH(NEW.version_number), ':', NEW.version_number, ';'), ''), COALESCE(CONCAT('amendment_number=', LENGTH(NEW.amendment_number), ':', NEW.amendment_number, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(NEW.confirmed_at), ':', NEW.confirmed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(NEW.confirmed_by), ':', NEW.confirmed_by, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'bid_confirmation', CONCAT(NEW.bid_id, '/', NEW.version_number, '/', NEW.amendment_number), was, told);
  END IF;
END//
CREATE TRIGGER tr_bid_confirmation_told_delete AFTER DELETE ON bid_confirmation FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'bid_confirmation', CONCAT(OLD.bid_id, '/', OLD.version_number, '/', OLD.amendment_number), SHA2(CONCAT(COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('version_number=', LENGTH(OLD.version_number), ':', OLD.version_number, ';'), ''), COALESCE(CONCAT('amendment_number=', LENGTH(OLD.amendment_number), ':', OLD.amendment_number, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(OLD.confirmed_at), ':', OLD.confirmed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(OLD.confirmed_by), ':', OLD.confirmed_by, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_opened_document_told_insert AFTER INSERT ON opened_document FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opened_document', NEW.document_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(NEW.file_name), ':', NEW.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('content_key=', LENGTH(SHA2(NEW.content_key, 256)), ':', SHA2(NEW.content_key, 256), ';'), '')), 256));
END//
CREATE TRIGGER tr_opened_document_told_update AFTER UPDATE ON opened_document FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(OLD.file_name), ':', OLD.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('content_key=', LENGTH(SHA2(OLD.content_key, 256)), ':', SHA2(OLD.content_key, 256), ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(NEW.document_id), ':', NEW.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(NEW.file_name), ':', NEW.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('content_key=', LENGTH(SHA2(NEW.content_key, 256)), ':', SHA2(NEW.content_key, 256), ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'opened_document', NEW.document_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_opened_document_told_delete AFTER DELETE ON opened_document FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'opened_document', OLD.document_id, SHA2(CONCAT(COALESCE(CONCAT('document_id=', LENGTH(OLD.document_id), ':', OLD.document_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(OLD.file_name), ':', OLD.file_name, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('content_key=', LENGTH(SHA2(OLD.content_key, 256)), ':', SHA2(OLD.content_key, 256), ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_recommendation_told_insert AFTER INSERT ON recommendation FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'recommendation', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(NEW.current_of), ':', NEW.current_of, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('value_sar=', LENGTH(NEW.value_sar), ':', NEW.value_sar, ';'), ''), COALESCE(CONCAT('made_by=', LENGTH(NEW.made_by), ':', NEW.made_by, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(NEW.made_at), ':', NEW.made_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_recommendation_told_update AFTER UPDATE ON recommendation FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(OLD.current_of), ':', OLD.current_of, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('value_sar=', LENGTH(OLD.value_sar), ':', OLD.value_sar, ';'), ''), COALESCE(CONCAT('made_by=', LENGTH(OLD.made_by), ':', OLD.made_by, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(OLD.made_at), ':', OLD.made_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(NEW.current_of), ':', NEW.current_of, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(NEW.amount), ':', NEW.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('value_sar=', LENGTH(NEW.value_sar), ':', NEW.value_sar, ';'), ''), COALESCE(CONCAT('made_by=', LENGTH(NEW.made_by), ':', NEW.made_by, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(NEW.made_at), ':', NEW.made_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'recommendation', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_recommendation_told_delete AFTER DELETE ON recommendation FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'recommendation', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('current_of=', LENGTH(OLD.current_of), ':', OLD.current_of, ';'), ''), COALESCE(CONCAT('amount=', LENGTH(OLD.amount), ':', OLD.amount, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('value_sar=', LENGTH(OLD.value_sar), ':', OLD.value_sar, ';'), ''), COALESCE(CONCAT('made_by=', LENGTH(OLD.made_by), ':', OLD.made_by, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(OLD.made_at), ':', OLD.made_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_recommendation_level_told_insert AFTER INSERT ON recommendation_level FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'recommendation_level', CONCAT(NEW.recommendation_id, '/', NEW.position), NULL, SHA2(CONCAT(COALESCE(CONCAT('recommendation_id=', LENGTH(NEW.recommendation_id), ':', NEW.recommendation_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('threshold_sar=', LENGTH(NEW.threshold_sar), ':', NEW.threshold_sar, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), '')), 256));
END//
CREATE TRIGGER tr_recommendation_level_told_update AFTER UPDATE ON recommendation_level FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('recommendation_id=', LENGTH(OLD.recommendation_id), ':', OLD.recommendation_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('threshold_sar=', LENGTH(OLD.threshold_sar), ':', OLD.threshold_sar, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('recommendation_id=', LENGTH(NEW.recommendation_id), ':', NEW.recommendation_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('threshold_sar=', LENGTH(NEW.threshold_sar), ':', NEW.threshold_sar, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'recommendation_level', CONCAT(NEW.recommendation_id, '/', NEW.position), was, told);
  END IF;
END//
CREATE TRIGGER tr_recommendation_level_told_delete AFTER DELETE ON recommendation_level FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'recommendation_level', CONCAT(OLD.recommendation_id, '/', OLD.position), SHA2(CONCAT(COALESCE(CONCAT('recommendation_id=', LENGTH(OLD.recommendation_id), ':', OLD.recommendation_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('threshold_sar=', LENGTH(OLD.threshold_sar), ':', OLD.threshold_sar, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_decision_told_insert AFTER INSERT ON decision FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'decision', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('question=', LENGTH(NEW.question), ':', NEW.question, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(NEW.document_sha256), ':', NEW.document_sha256, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(NEW.document, 256)), ':', SHA2(NEW.document, 256), ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(NEW.opened_by), ':', NEW.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('recommendation_id=', LENGTH(NEW.recommendation_id), ':', NEW.recommendation_id, ';'), ''), COALESCE(CONCAT('level_position=', LENGTH(NEW.level_position), ':', NEW.level_position, ';'), ''), COALESCE(CONCAT('returned_to=', LENGTH(NEW.returned_to), ':', NEW.returned_to, ';'), ''), COALESCE(CONCAT('return_reason=', LENGTH(NEW.return_reason), ':', NEW.return_reason, ';'), '')), 256));
END//
CREATE TRIGGER tr_decision_told_update AFTER UPDATE ON decision FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('question=', LENGTH(OLD.question), ':', OLD.question, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(OLD.document_sha256), ':', OLD.document_sha256, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(OLD.document, 256)), ':', SHA2(OLD.document, 256), ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(OLD.opened_by), ':', OLD.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('recommendation_id=', LENGTH(OLD.recommendation_id), ':', OLD.recommendation_id, ';'), ''), COALESCE(CONCAT('level_position=', LENGTH(OLD.level_position), ':', OLD.level_position, ';'), ''), COALESCE(CONCAT('returned_to=', LENGTH(OLD.returned_to), ':', OLD.returned_to, ';'), ''), COALESCE(CONCAT('return_reason=', LENGTH(OLD.return_reason), ':', OLD.return_reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('question=', LENGTH(NEW.question), ':', NEW.question, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(NEW.document_sha256), ':', NEW.document_sha256, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(NEW.document, 256)), ':', SHA2(NEW.document, 256), ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(NEW.opened_by), ':', NEW.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('recommendation_id=', LENGTH(NEW.recommendation_id), ':', NEW.recommendation_id, ';'), ''), COALESCE(CONCAT('level_position=', LENGTH(NEW.level_position), ':', NEW.level_position, ';'), ''), COALESCE(CONCAT('returned_to=', LENGTH(NEW.returned_to), ':', NEW.returned_to, ';'), ''), COALESCE(CONCAT('return_reason=', LENGTH(NEW.return_reason), ':', NEW.return_reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'decision', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_decision_told_delete AFTER DELETE ON decision FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'decision', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('question=', LENGTH(OLD.question), ':', OLD.question, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('document_sha256=', LENGTH(OLD.document_sha256), ':', OLD.document_sha256, ';'), ''), COALESCE(CONCAT('document=', LENGTH(SHA2(OLD.document, 256)), ':', SHA2(OLD.document, 256), ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(OLD.opened_by), ':', OLD.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('recommendation_id=', LENGTH(OLD.recommendation_id), ':', OLD.recommendation_id, ';'), ''), COALESCE(CONCAT('level_position=', LENGTH(OLD.level_position), ':', OLD.level_position, ';'), ''), COALESCE(CONCAT('returned_to=', LENGTH(OLD.returned_to), ':', OLD.returned_to, ';'), ''), COALESCE(CONCAT('return_reason=', LENGTH(OLD.return_reason), ':', OLD.return_reason, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_meeting_told_insert AFTER INSERT ON meeting FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('starts_at=', LENGTH(NEW.starts_at), ':', NEW.starts_at, ';'), ''), COALESCE(CONCAT('minutes_planned=', LENGTH(NEW.minutes_planned), ':', NEW.minutes_planned, ';'), ''), COALESCE(CONCAT('mode=', LENGTH(NEW.mode), ':', NEW.mode, ';'), ''), COALESCE(CONCAT('place=', LENGTH(NEW.place), ':', NEW.place, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(NEW.pack_sha256), ':', NEW.pack_sha256, ';'), ''), COALESCE(CONCAT('pack=', LENGTH(SHA2(NEW.pack, 256)), ':', SHA2(NEW.pack, 256), ';'), ''), COALESCE(CONCAT('sequence=', LENGTH(NEW.sequence), ':', NEW.sequence, ';'), ''), COALESCE(CONCAT('called_by=', LENGTH(NEW.called_by), ':', NEW.called_by, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(NEW.called_at), ':', NEW.called_at, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(NEW.cancel_reason), ':', NEW.cancel_reason, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('minutes_sha256=', LENGTH(NEW.minutes_sha256), ':', NEW.minutes_sha256, ';'), ''), COALESCE(CONCAT('minutes=', LENGTH(SHA2(NEW.minutes, 256)), ':', SHA2(NEW.minutes, 256), ';'), '')), 256));
END//
CREATE TRIGGER tr_meeting_told_update AFTER UPDATE ON meeting FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('starts_at=', LENGTH(OLD.starts_at), ':', OLD.starts_at, ';'), ''), COALESCE(CONCAT('minutes_planned=', LENGTH(OLD.minutes_planned), ':', OLD.minutes_planned, ';'), ''), COALESCE(CONCAT('mode=', LENGTH(OLD.mode), ':', OLD.mode, ';'), ''), COALESCE(CONCAT('place=', LENGTH(OLD.place), ':', OLD.place, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(OLD.pack_sha256), ':', OLD.pack_sha256, ';'), ''), COALESCE(CONCAT('pack=', LENGTH(SHA2(OLD.pack, 256)), ':', SHA2(OLD.pack, 256), ';'), ''), COALESCE(CONCAT('sequence=', LENGTH(OLD.sequence), ':', OLD.sequence, ';'), ''), COALESCE(CONCAT('called_by=', LENGTH(OLD.called_by), ':', OLD.called_by, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(OLD.called_at), ':', OLD.called_at, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(OLD.cancel_reason), ':', OLD.cancel_reason, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('minutes_sha256=', LENGTH(OLD.minutes_sha256), ':', OLD.minutes_sha256, ';'), ''), COALESCE(CONCAT('minutes=', LENGTH(SHA2(OLD.minutes, 256)), ':', SHA2(OLD.minutes, 256), ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('starts_at=', LENGTH(NEW.starts_at), ':', NEW.starts_at, ';'), ''), COALESCE(CONCAT('minutes_planned=', LENGTH(NEW.minutes_planned), ':', NEW.minutes_planned, ';'), ''), COALESCE(CONCAT('mode=', LENGTH(NEW.mode), ':', NEW.mode, ';'), ''), COALESCE(CONCAT('place=', LENGTH(NEW.place), ':', NEW.place, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(NEW.pack_sha256), ':', NEW.pack_sha256, ';'), ''), COALESCE(CONCAT('pack=', LENGTH(SHA2(NEW.pack, 256)), ':', SHA2(NEW.pack, 256), ';'), ''), COALESCE(CONCAT('sequence=', LENGTH(NEW.sequence), ':', NEW.sequence, ';'), ''), COALESCE(CONCAT('called_by=', LENGTH(NEW.called_by), ':', NEW.called_by, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(NEW.called_at), ':', NEW.called_at, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(NEW.cancel_reason), ':', NEW.cancel_reason, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('minutes_sha256=', LENGTH(NEW.minutes_sha256), ':', NEW.minutes_sha256, ';'), ''), COALESCE(CONCAT('minutes=', LENGTH(SHA2(NEW.minutes, 256)), ':', SHA2(NEW.minutes, 256), ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'meeting', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_meeting_told_delete AFTER DELETE ON meeting FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('starts_at=', LENGTH(OLD.starts_at), ':', OLD.starts_at, ';'), ''), COALESCE(CONCAT('minutes_planned=', LENGTH(OLD.minutes_planned), ':', OLD.minutes_planned, ';'), ''), COALESCE(CONCAT('mode=', LENGTH(OLD.mode), ':', OLD.mode, ';'), ''), COALESCE(CONCAT('place=', LENGTH(OLD.place), ':', OLD.place, ';'), ''), COALESCE(CONCAT('pack_sha256=', LENGTH(OLD.pack_sha256), ':', OLD.pack_sha256, ';'), ''), COALESCE(CONCAT('pack=', LENGTH(SHA2(OLD.pack, 256)), ':', SHA2(OLD.pack, 256), ';'), ''), COALESCE(CONCAT('sequence=', LENGTH(OLD.sequence), ':', OLD.sequence, ';'), ''), COALESCE(CONCAT('called_by=', LENGTH(OLD.called_by), ':', OLD.called_by, ';'), ''), COALESCE(CONCAT('called_at=', LENGTH(OLD.called_at), ':', OLD.called_at, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(OLD.cancel_reason), ':', OLD.cancel_reason, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('minutes_sha256=', LENGTH(OLD.minutes_sha256), ':', OLD.minutes_sha256, ';'), ''), COALESCE(CONCAT('minutes=', LENGTH(SHA2(OLD.minutes, 256)), ':', SHA2(OLD.minutes, 256), ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_meeting_item_told_insert AFTER INSERT ON meeting_item FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting_item', CONCAT(NEW.meeting_id, '/', NEW.position), NULL, SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('live_decision_id=', LENGTH(NEW.live_decision_id), ':', NEW.live_decision_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_meeting_item_told_update AFTER UPDATE ON meeting_item FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('live_decision_id=', LENGTH(OLD.live_decision_id), ':', OLD.live_decision_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(NEW.committee_id), ':', NEW.committee_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('live_decision_id=', LENGTH(NEW.live_decision_id), ':', NEW.live_decision_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'meeting_item', CONCAT(NEW.meeting_id, '/', NEW.position), was, told);
  END IF;
END//
CREATE TRIGGER tr_meeting_item_told_delete AFTER DELETE ON meeting_item FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting_item', CONCAT(OLD.meeting_id, '/', OLD.position), SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('committee_id=', LENGTH(OLD.committee_id), ':', OLD.committee_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('live_decision_id=', LENGTH(OLD.live_decision_id), ':', OLD.live_decision_id, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_meeting_attendance_told_insert AFTER INSERT ON meeting_attendance FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting_attendance', CONCAT(NEW.meeting_id, '/', NEW.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('is_present=', LENGTH(NEW.is_present), ':', NEW.is_present, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(NEW.recorded_by), ':', NEW.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(NEW.recorded_at), ':', NEW.recorded_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_meeting_attendance_told_update AFTER UPDATE ON meeting_attendance FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('is_present=', LENGTH(OLD.is_present), ':', OLD.is_present, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(OLD.recorded_by), ':', OLD.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(OLD.recorded_at), ':', OLD.recorded_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('is_present=', LENGTH(NEW.is_present), ':', NEW.is_present, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(NEW.recorded_by), ':', NEW.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(NEW.recorded_at), ':', NEW.recorded_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'meeting_attendance', CONCAT(NEW.meeting_id, '/', NEW.state_code), was, told);
  END IF;
END//
CREATE TRIGGER tr_meeting_attendance_told_delete AFTER DELETE ON meeting_attendance FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting_attendance', CONCAT(OLD.meeting_id, '/', OLD.state_code), SHA2(CONCAT(COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('is_present=', LENGTH(OLD.is_present), ':', OLD.is_present, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(OLD.recorded_by), ':', OLD.recorded_by, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(OLD.recorded_at), ':', OLD.recorded_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_meeting_remark_told_insert AFTER INSERT ON meeting_remark FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting_remark', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(NEW.remark), ':', NEW.remark, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(NEW.made_at), ':', NEW.made_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_meeting_remark_told_update AFTER UPDATE ON meeting_remark FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(OLD.remark), ':', OLD.remark, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(OLD.made_at), ':', OLD.made_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(NEW.remark), ':', NEW.remark, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(NEW.made_at), ':', NEW.made_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'meeting_remark', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_meeting_remark_told_delete AFTER DELETE ON meeting_remark FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'meeting_remark', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(OLD.remark), ':', OLD.remark, ';'), ''), COALESCE(CONCAT('made_at=', LENGTH(OLD.made_at), ':', OLD.made_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_recusal_told_insert AFTER INSERT ON recusal FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'recusal', CONCAT(NEW.decision_id, '/', NEW.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(NEW.recorded_by), ':', NEW.recorded_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(NEW.recorded_at), ':', NEW.recorded_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_recusal_told_update AFTER UPDATE ON recusal FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(OLD.recorded_by), ':', OLD.recorded_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(OLD.recorded_at), ':', OLD.recorded_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(NEW.meeting_id), ':', NEW.meeting_id, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(NEW.recorded_by), ':', NEW.recorded_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(NEW.recorded_at), ':', NEW.recorded_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'recusal', CONCAT(NEW.decision_id, '/', NEW.state_code), was, told);
  END IF;
END//
CREATE TRIGGER tr_recusal_told_delete AFTER DELETE ON recusal FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'recusal', CONCAT(OLD.decision_id, '/', OLD.state_code), SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('meeting_id=', LENGTH(OLD.meeting_id), ':', OLD.meeting_id, ';'), ''), COALESCE(CONCAT('recorded_by=', LENGTH(OLD.recorded_by), ':', OLD.recorded_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('recorded_at=', LENGTH(OLD.recorded_at), ':', OLD.recorded_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_joint_tender_told_insert AFTER INSERT ON joint_tender FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'joint_tender', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('ocid=', LENGTH(NEW.ocid), ':', NEW.ocid, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('procurement_method=', LENGTH(NEW.procurement_method), ':', NEW.procurement_method, ';'), ''), COALESCE(CONCAT('award_criteria=', LENGTH(NEW.award_criteria), ':', NEW.award_criteria, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('minimum_bid_days=', LENGTH(NEW.minimum_bid_days), ':', NEW.minimum_bid_days, ';'), ''), COALESCE(CONCAT('urgency_reason=', LENGTH(NEW.urgency_reason), ':', NEW.urgency_reason, ';'), ''), COALESCE(CONCAT('deadline_at=', LENGTH(NEW.deadline_at), ':', NEW.deadline_at, ';'), ''), COALESCE(CONCAT('rate_date=', LENGTH(NEW.rate_date), ':', NEW.rate_date, ';'), ''), COALESCE(CONCAT('prepared_by=', LENGTH(NEW.prepared_by), ':', NEW.prepared_by, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(NEW.approved_by), ':', NEW.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('standstill_until=', LENGTH(NEW.standstill_until), ':', NEW.standstill_until, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(NEW.cancel_reason), ':', NEW.cancel_reason, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('two_envelopes=', LENGTH(NEW.two_envelopes), ':', NEW.two_envelopes, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), '')), 256));
END//
CREATE TRIGGER tr_joint_tender_told_update AFTER UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('ocid=', LENGTH(OLD.ocid), ':', OLD.ocid, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('procurement_method=', LENGTH(OLD.procurement_method), ':', OLD.procurement_method, ';'), ''), COALESCE(CONCAT('award_criteria=', LENGTH(OLD.award_criteria), ':', OLD.award_criteria, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('minimum_bid_days=', LENGTH(OLD.minimum_bid_days), ':', OLD.minimum_bid_days, ';'), ''), COALESCE(CONCAT('urgency_reason=', LENGTH(OLD.urgency_reason), ':', OLD.urgency_reason, ';'), ''), COALESCE(CONCAT('deadline_at=', LENGTH(OLD.deadline_at), ':', OLD.deadline_at, ';'), ''), COALESCE(CONCAT('rate_date=', LENGTH(OLD.rate_date), ':', OLD.rate_date, ';'), ''), COALESCE(CONCAT('prepared_by=', LENGTH(OLD.prepared_by), ':', OLD.prepared_by, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(OLD.approved_by), ':', OLD.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('standstill_until=', LENGTH(OLD.standstill_until), ':', OLD.standstill_until, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(OLD.cancel_reason), ':', OLD.cancel_reason, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('two_envelopes=', LENGTH(OLD.two_envelopes), ':', OLD.two_envelopes, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('ocid=', LENGTH(NEW.ocid), ':', NEW.ocid, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('procurement_method=', LENGTH(NEW.procurement_method), ':', NEW.procurement_method, ';'), ''), COALESCE(CONCAT('award_criteria=', LENGTH(NEW.award_criteria), ':', NEW.award_criteria, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('minimum_bid_days=', LENGTH(NEW.minimum_bid_days), ':', NEW.minimum_bid_days, ';'), ''), COALESCE(CONCAT('urgency_reason=', LENGTH(NEW.urgency_reason), ':', NEW.urgency_reason, ';'), ''), COALESCE(CONCAT('deadline_at=', LENGTH(NEW.deadline_at), ':', NEW.deadline_at, ';'), ''), COALESCE(CONCAT('rate_date=', LENGTH(NEW.rate_date), ':', NEW.rate_date, ';'), ''), COALESCE(CONCAT('prepared_by=', LENGTH(NEW.prepared_by), ':', NEW.prepared_by, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(NEW.approved_by), ':', NEW.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('standstill_until=', LENGTH(NEW.standstill_until), ':', NEW.standstill_until, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(NEW.cancel_reason), ':', NEW.cancel_reason, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('two_envelopes=', LENGTH(NEW.two_envelopes), ':', NEW.two_envelopes, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'joint_tender', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_joint_tender_told_delete AFTER DELETE ON joint_tender FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'joint_tender', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('ocid=', LENGTH(OLD.ocid), ':', OLD.ocid, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('procurement_method=', LENGTH(OLD.procurement_method), ':', OLD.procurement_method, ';'), ''), COALESCE(CONCAT('award_criteria=', LENGTH(OLD.award_criteria), ':', OLD.award_criteria, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('minimum_bid_days=', LENGTH(OLD.minimum_bid_days), ':', OLD.minimum_bid_days, ';'), ''), COALESCE(CONCAT('urgency_reason=', LENGTH(OLD.urgency_reason), ':', OLD.urgency_reason, ';'), ''), COALESCE(CONCAT('deadline_at=', LENGTH(OLD.deadline_at), ':', OLD.deadline_at, ';'), ''), COALESCE(CONCAT('rate_date=', LENGTH(OLD.rate_date), ':', OLD.rate_date, ';'), ''), COALESCE(CONCAT('prepared_by=', LENGTH(OLD.prepared_by), ':', OLD.prepared_by, ';'), ''), COALESCE(CONCAT('approved_by=', LENGTH(OLD.approved_by), ':', OLD.approved_by, ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('standstill_until=', LENGTH(OLD.standstill_until), ':', OLD.standstill_until, ';'), ''), COALESCE(CONCAT('cancel_reason=', LENGTH(OLD.cancel_reason), ':', OLD.cancel_reason, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('two_envelopes=', LENGTH(OLD.two_envelopes), ':', OLD.two_envelopes, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_lot_told_insert AFTER INSERT ON lot FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'lot', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), '')), 256));
END//
CREATE TRIGGER tr_lot_told_update AFTER UPDATE ON lot FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(NEW.title_ar), ':', NEW.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(NEW.title_en), ':', NEW.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'lot', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_lot_told_delete AFTER DELETE ON lot FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'lot', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('title_ar=', LENGTH(OLD.title_ar), ':', OLD.title_ar, ';'), ''), COALESCE(CONCAT('title_en=', LENGTH(OLD.title_en), ':', OLD.title_en, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_tender_milestone_told_insert AFTER INSERT ON tender_milestone FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_milestone', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('at=', LENGTH(NEW.at), ':', NEW.at, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_tender_milestone_told_update AFTER UPDATE ON tender_milestone FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('at=', LENGTH(OLD.at), ':', OLD.at, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('at=', LENGTH(NEW.at), ':', NEW.at, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_milestone', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_tender_milestone_told_delete AFTER DELETE ON tender_milestone FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_milestone', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('at=', LENGTH(OLD.at), ':', OLD.at, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_tender_procedure_told_insert AFTER INSERT ON tender_procedure FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_procedure', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('method=', LENGTH(NEW.method), ':', NEW.method, ';'), ''), COALESCE(CONCAT('ground=', LENGTH(NEW.ground), ':', NEW.ground, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(NEW.reason_ar), ':', NEW.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(NEW.reason_en), ':', NEW.reason_en, ';'), ''), COALESCE(CONCAT('applications_until=', LENGTH(NEW.applications_until), ':', NEW.applications_until, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(NEW.concluded_at), ':', NEW.concluded_at, ';'), ''), COALESCE(CONCAT('concluded_by=', LENGTH(NEW.concluded_by), ':', NEW.concluded_by, ';'), '')), 256));
END//
CREATE TRIGGER tr_tender_procedure_told_update AFTER UPDATE ON tender_procedure FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('method=', LENGTH(OLD.method), ':', OLD.method, ';'), ''), COALESCE(CONCAT('ground=', LENGTH(OLD.ground), ':', OLD.ground, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(OLD.reason_ar), ':', OLD.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(OLD.reason_en), ':', OLD.reason_en, ';'), ''), COALESCE(CONCAT('applications_until=', LENGTH(OLD.applications_until), ':', OLD.applications_until, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(OLD.concluded_at), ':', OLD.concluded_at, ';'), ''), COALESCE(CONCAT('concluded_by=', LENGTH(OLD.concluded_by), ':', OLD.concluded_by, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('method=', LENGTH(NEW.method), ':', NEW.method, ';'), ''), COALESCE(CONCAT('ground=', LENGTH(NEW.ground), ':', NEW.ground, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(NEW.reason_ar), ':', NEW.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(NEW.reason_en), ':', NEW.reason_en, ';'), ''), COALESCE(CONCAT('applications_until=', LENGTH(NEW.applications_until), ':', NEW.applications_until, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(NEW.concluded_at), ':', NEW.concluded_at, ';'), ''), COALESCE(CONCAT('concluded_by=', LENGTH(NEW.concluded_by), ':', NEW.concluded_by, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_procedure', NEW.tender_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_tender_procedure_told_delete AFTER DELETE ON tender_procedure FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_procedure', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('method=', LENGTH(OLD.method), ':', OLD.method, ';'), ''), COALESCE(CONCAT('ground=', LENGTH(OLD.ground), ':', OLD.ground, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(OLD.reason_ar), ':', OLD.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(OLD.reason_en), ':', OLD.reason_en, ';'), ''), COALESCE(CONCAT('applications_until=', LENGTH(OLD.applications_until), ':', OLD.applications_until, ';'), ''), COALESCE(CONCAT('concluded_at=', LENGTH(OLD.concluded_at), ':', OLD.concluded_at, ';'), ''), COALESCE(CONCAT('concluded_by=', LENGTH(OLD.concluded_by), ':', OLD.concluded_by, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_tender_follower_told_insert AFTER INSERT ON tender_follower FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_follower', CONCAT(NEW.tender_id, '/', NEW.supplier_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('followed_at=', LENGTH(NEW.followed_at), ':', NEW.followed_at, ';'), ''), COALESCE(CONCAT('followed_by=', LENGTH(NEW.followed_by), ':', NEW.followed_by, ';'), '')), 256));
END//
CREATE TRIGGER tr_tender_follower_told_update AFTER UPDATE ON tender_follower FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('followed_at=', LENGTH(OLD.followed_at), ':', OLD.followed_at, ';'), ''), COALESCE(CONCAT('followed_by=', LENGTH(OLD.followed_by), ':', OLD.followed_by, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('followed_at=', LENGTH(NEW.followed_at), ':', NEW.followed_at, ';'), ''), COALESCE(CONCAT('followed_by=', LENGTH(NEW.followed_by), ':', NEW.followed_by, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_follower', CONCAT(NEW.tender_id, '/', NEW.supplier_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_tender_follower_told_delete AFTER DELETE ON tender_follower FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_follower', CONCAT(OLD.tender_id, '/', OLD.supplier_id), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('followed_at=', LENGTH(OLD.followed_at), ':', OLD.followed_at, ';'), ''), COALESCE(CONCAT('followed_by=', LENGTH(OLD.followed_by), ':', OLD.followed_by, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_price_opening_told_insert AFTER INSERT ON price_opening FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_opening', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('meets_at=', LENGTH(NEW.meets_at), ':', NEW.meets_at, ';'), ''), COALESCE(CONCAT('announced_by=', LENGTH(NEW.announced_by), ':', NEW.announced_by, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(NEW.announced_at), ':', NEW.announced_at, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(NEW.opened_by), ':', NEW.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_price_opening_told_update AFTER UPDATE ON price_opening FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('meets_at=', LENGTH(OLD.meets_at), ':', OLD.meets_at, ';'), ''), COALESCE(CONCAT('announced_by=', LENGTH(OLD.announced_by), ':', OLD.announced_by, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(OLD.announced_at), ':', OLD.announced_at, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(OLD.opened_by), ':', OLD.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('meets_at=', LENGTH(NEW.meets_at), ':', NEW.meets_at, ';'), ''), COALESCE(CONCAT('announced_by=', LENGTH(NEW.announced_by), ':', NEW.announced_by, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(NEW.announced_at), ':', NEW.announced_at, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(NEW.opened_by), ':', NEW.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'price_opening', NEW.tender_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_price_opening_told_delete AFTER DELETE ON price_opening FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_opening', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('meets_at=', LENGTH(OLD.meets_at), ':', OLD.meets_at, ';'), ''), COALESCE(CONCAT('announced_by=', LENGTH(OLD.announced_by), ':', OLD.announced_by, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(OLD.announced_at), ':', OLD.announced_at, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(OLD.opened_by), ':', OLD.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_conflict_declaration_told_insert AFTER INSERT ON conflict_declaration FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'conflict_declaration', CONCAT(NEW.tender_id, '/', NEW.person_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(NEW.has_conflict), ':', NEW.has_conflict, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(NEW.declared_at), ':', NEW.declared_at, ';'), ''), COALESCE(CONCAT('later_statement=', LENGTH(NEW.later_statement), ':', NEW.later_statement, ';'), ''), COALESCE(CONCAT('later_at=', LENGTH(NEW.later_at), ':', NEW.later_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_conflict_declaration_told_update AFTER UPDATE ON conflict_declaration FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(OLD.has_conflict), ':', OLD.has_conflict, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(OLD.declared_at), ':', OLD.declared_at, ';'), ''), COALESCE(CONCAT('later_statement=', LENGTH(OLD.later_statement), ':', OLD.later_statement, ';'), ''), COALESCE(CONCAT('later_at=', LENGTH(OLD.later_at), ':', OLD.later_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(NEW.panel), ':', NEW.panel, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(NEW.has_conflict), ':', NEW.has_conflict, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(NEW.declared_at), ':', NEW.declared_at, ';'), ''), COALESCE(CONCAT('later_statement=', LENGTH(NEW.later_statement), ':', NEW.later_statement, ';'), ''), COALESCE(CONCAT('later_at=', LENGTH(NEW.later_at), ':', NEW.later_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'conflict_declaration', CONCAT(NEW.tender_id, '/', NEW.person_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_conflict_declaration_told_delete AFTER DELETE ON conflict_declaration FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'conflict_declaration', CONCAT(OLD.tender_id, '/', OLD.person_id), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('panel=', LENGTH(OLD.panel), ':', OLD.panel, ';'), ''), COALESCE(CONCAT('has_conflict=', LENGTH(OLD.has_conflict), ':', OLD.has_conflict, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('declared_at=', LENGTH(OLD.declared_at), ':', OLD.declared_at, ';'), ''), COALESCE(CONCAT('later_statement=', LENGTH(OLD.later_statement), ':', OLD.later_statement, ';'), ''), COALESCE(CONCAT('later_at=', LENGTH(OLD.later_at), ':', OLD.later_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_scenario_choice_told_insert AFTER INSERT ON scenario_choice FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'scenario_choice', NEW.decision_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('scenario_id=', LENGTH(NEW.scenario_id), ':', NEW.scenario_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('deviations=', LENGTH(NEW.deviations), ':', NEW.deviations, ';'), ''), COALESCE(CONCAT('chosen_by=', LENGTH(NEW.chosen_by), ':', NEW.chosen_by, ';'), ''), COALESCE(CONCAT('chosen_at=', LENGTH(NEW.chosen_at), ':', NEW.chosen_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_scenario_choice_told_update AFTER UPDATE ON scenario_choice FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('scenario_id=', LENGTH(OLD.scenario_id), ':', OLD.scenario_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('deviations=', LENGTH(OLD.deviations), ':', OLD.deviations, ';'), ''), COALESCE(CONCAT('chosen_by=', LENGTH(OLD.chosen_by), ':', OLD.chosen_by, ';'), ''), COALESCE(CONCAT('chosen_at=', LENGTH(OLD.chosen_at), ':', OLD.chosen_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(NEW.decision_id), ':', NEW.decision_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('scenario_id=', LENGTH(NEW.scenario_id), ':', NEW.scenario_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('deviations=', LENGTH(NEW.deviations), ':', NEW.deviations, ';'), ''), COALESCE(CONCAT('chosen_by=', LENGTH(NEW.chosen_by), ':', NEW.chosen_by, ';'), ''), COALESCE(CONCAT('chosen_at=', LENGTH(NEW.chosen_at), ':', NEW.chosen_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'scenario_choice', NEW.decision_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_scenario_choice_told_delete AFTER DELETE ON scenario_choice FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'scenario_choice', OLD.decision_id, SHA2(CONCAT(COALESCE(CONCAT('decision_id=', LENGTH(OLD.decision_id), ':', OLD.decision_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('scenario_id=', LENGTH(OLD.scenario_id), ':', OLD.scenario_id, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('deviations=', LENGTH(OLD.deviations), ':', OLD.deviations, ';'), ''), COALESCE(CONCAT('chosen_by=', LENGTH(OLD.chosen_by), ':', OLD.chosen_by, ';'), ''), COALESCE(CONCAT('chosen_at=', LENGTH(OLD.chosen_at), ':', OLD.chosen_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_complaint_told_insert AFTER INSERT ON complaint FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'complaint', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('grounds=', LENGTH(NEW.grounds), ':', NEW.grounds, ';'), ''), COALESCE(CONCAT('wish=', LENGTH(NEW.wish), ':', NEW.wish, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('filed_by=', LENGTH(NEW.filed_by), ':', NEW.filed_by, ';'), ''), COALESCE(CONCAT('filed_at=', LENGTH(NEW.filed_at), ':', NEW.filed_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(NEW.answer_until), ':', NEW.answer_until, ';'), ''), COALESCE(CONCAT('decide_until=', LENGTH(NEW.decide_until), ':', NEW.decide_until, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(NEW.outcome), ':', NEW.outcome, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_complaint_told_update AFTER UPDATE ON complaint FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('grounds=', LENGTH(OLD.grounds), ':', OLD.grounds, ';'), ''), COALESCE(CONCAT('wish=', LENGTH(OLD.wish), ':', OLD.wish, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('filed_by=', LENGTH(OLD.filed_by), ':', OLD.filed_by, ';'), ''), COALESCE(CONCAT('filed_at=', LENGTH(OLD.filed_at), ':', OLD.filed_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(OLD.answer_until), ':', OLD.answer_until, ';'), ''), COALESCE(CONCAT('decide_until=', LENGTH(OLD.decide_until), ':', OLD.decide_until, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(OLD.outcome), ':', OLD.outcome, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('grounds=', LENGTH(NEW.grounds), ':', NEW.grounds, ';'), ''), COALESCE(CONCAT('wish=', LENGTH(NEW.wish), ':', NEW.wish, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(NEW.request_key), ':', NEW.request_key, ';'), ''), COALESCE(CONCAT('filed_by=', LENGTH(NEW.filed_by), ':', NEW.filed_by, ';'), ''), COALESCE(CONCAT('filed_at=', LENGTH(NEW.filed_at), ':', NEW.filed_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(NEW.answer_until), ':', NEW.answer_until, ';'), ''), COALESCE(CONCAT('decide_until=', LENGTH(NEW.decide_until), ':', NEW.decide_until, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(NEW.outcome), ':', NEW.outcome, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(NEW.ended_at), ':', NEW.ended_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'complaint', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_complaint_told_delete AFTER DELETE ON complaint FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'complaint', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('grounds=', LENGTH(OLD.grounds), ':', OLD.grounds, ';'), ''), COALESCE(CONCAT('wish=', LENGTH(OLD.wish), ':', OLD.wish, ';'), ''), COALESCE(CONCAT('request_key=', LENGTH(OLD.request_key), ':', OLD.request_key, ';'), ''), COALESCE(CONCAT('filed_by=', LENGTH(OLD.filed_by), ':', OLD.filed_by, ';'), ''), COALESCE(CONCAT('filed_at=', LENGTH(OLD.filed_at), ':', OLD.filed_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(OLD.answer_until), ':', OLD.answer_until, ';'), ''), COALESCE(CONCAT('decide_until=', LENGTH(OLD.decide_until), ':', OLD.decide_until, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(OLD.outcome), ':', OLD.outcome, ';'), ''), COALESCE(CONCAT('ended_at=', LENGTH(OLD.ended_at), ':', OLD.ended_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_complaint_paper_told_insert AFTER INSERT ON complaint_paper FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'complaint_paper', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(NEW.complaint_id), ':', NEW.complaint_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(NEW.party), ':', NEW.party, ';'), ''), COALESCE(CONCAT('title=', LENGTH(NEW.title), ':', NEW.title, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('size=', LENGTH(NEW.size), ':', NEW.size, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(NEW.added_by), ':', NEW.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_complaint_paper_told_update AFTER UPDATE ON complaint_paper FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(OLD.complaint_id), ':', OLD.complaint_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(OLD.party), ':', OLD.party, ';'), ''), COALESCE(CONCAT('title=', LENGTH(OLD.title), ':', OLD.title, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('size=', LENGTH(OLD.size), ':', OLD.size, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(OLD.added_by), ':', OLD.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(NEW.complaint_id), ':', NEW.complaint_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(NEW.party), ':', NEW.party, ';'), ''), COALESCE(CONCAT('title=', LENGTH(NEW.title), ':', NEW.title, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('size=', LENGTH(NEW.size), ':', NEW.size, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(NEW.added_by), ':', NEW.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'complaint_paper', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_complaint_paper_told_delete AFTER DELETE ON complaint_paper FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'complaint_paper', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('complaint_id=', LENGTH(OLD.complaint_id), ':', OLD.complaint_id, ';'), ''), COALESCE(CONCAT('party=', LENGTH(OLD.party), ':', OLD.party, ';'), ''), COALESCE(CONCAT('title=', LENGTH(OLD.title), ':', OLD.title, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('size=', LENGTH(OLD.size), ':', OLD.size, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('added_by=', LENGTH(OLD.added_by), ':', OLD.added_by, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_review_exclusion_told_insert AFTER INSERT ON review_exclusion FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'review_exclusion', CONCAT(NEW.lot_id, '/', NEW.bid_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('draft_id=', LENGTH(NEW.draft_id), ':', NEW.draft_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_review_exclusion_told_update AFTER UPDATE ON review_exclusion FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('draft_id=', LENGTH(OLD.draft_id), ':', OLD.draft_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('draft_id=', LENGTH(NEW.draft_id), ':', NEW.draft_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'review_exclusion', CONCAT(NEW.lot_id, '/', NEW.bid_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_review_exclusion_told_delete AFTER DELETE ON review_exclusion FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'review_exclusion', CONCAT(OLD.lot_id, '/', OLD.bid_id), SHA2(CONCAT(COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('draft_id=', LENGTH(OLD.draft_id), ':', OLD.draft_id, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_technical_closure_told_insert AFTER INSERT ON technical_closure FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'technical_closure', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_technical_closure_told_update AFTER UPDATE ON technical_closure FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'technical_closure', NEW.tender_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_technical_closure_told_delete AFTER DELETE ON technical_closure FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'technical_closure', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_consensus_closure_told_insert AFTER INSERT ON consensus_closure FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'consensus_closure', NEW.tender_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_consensus_closure_told_update AFTER UPDATE ON consensus_closure FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(NEW.closed_by), ':', NEW.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'consensus_closure', NEW.tender_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_consensus_closure_told_delete AFTER DELETE ON consensus_closure FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'consensus_closure', OLD.tender_id, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('closed_by=', LENGTH(OLD.closed_by), ':', OLD.closed_by, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_examination_told_insert AFTER INSERT ON examination FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'examination', CONCAT(NEW.tender_id, '/', NEW.number), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(NEW.opened_by), ':', NEW.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_examination_told_update AFTER UPDATE ON examination FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(OLD.opened_by), ':', OLD.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(NEW.opened_by), ':', NEW.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'examination', CONCAT(NEW.tender_id, '/', NEW.number), was, told);
  END IF;
END//
CREATE TRIGGER tr_examination_told_delete AFTER DELETE ON examination FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'examination', CONCAT(OLD.tender_id, '/', OLD.number), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('opened_by=', LENGTH(OLD.opened_by), ':', OLD.opened_by, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_examination_bid_told_insert AFTER INSERT ON examination_bid FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'examination_bid', CONCAT(NEW.tender_id, '/', NEW.examination, '/', NEW.bid_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_examination_bid_told_update AFTER UPDATE ON examination_bid FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(NEW.examination), ':', NEW.examination, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(NEW.bid_id), ':', NEW.bid_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'examination_bid', CONCAT(NEW.tender_id, '/', NEW.examination, '/', NEW.bid_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_examination_bid_told_delete AFTER DELETE ON examination_bid FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'examination_bid', CONCAT(OLD.tender_id, '/', OLD.examination, '/', OLD.bid_id), SHA2(CONCAT(COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('examination=', LENGTH(OLD.examination), ':', OLD.examination, ';'), ''), COALESCE(CONCAT('bid_id=', LENGTH(OLD.bid_id), ':', OLD.bid_id, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_red_flag_remark_told_insert AFTER INSERT ON red_flag_remark FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'red_flag_remark', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('flag_key=', LENGTH(NEW.flag_key), ':', NEW.flag_key, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(NEW.remark), ':', NEW.remark, ';'), ''), COALESCE(CONCAT('remarked_by=', LENGTH(NEW.remarked_by), ':', NEW.remarked_by, ';'), ''), COALESCE(CONCAT('remarked_at=', LENGTH(NEW.remarked_at), ':', NEW.remarked_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_red_flag_remark_told_update AFTER UPDATE ON red_flag_remark FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('flag_key=', LENGTH(OLD.flag_key), ':', OLD.flag_key, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(OLD.remark), ':', OLD.remark, ';'), ''), COALESCE(CONCAT('remarked_by=', LENGTH(OLD.remarked_by), ':', OLD.remarked_by, ';'), ''), COALESCE(CONCAT('remarked_at=', LENGTH(OLD.remarked_at), ':', OLD.remarked_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('flag_key=', LENGTH(NEW.flag_key), ':', NEW.flag_key, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(NEW.remark), ':', NEW.remark, ';'), ''), COALESCE(CONCAT('remarked_by=', LENGTH(NEW.remarked_by), ':', NEW.remarked_by, ';'), ''), COALESCE(CONCAT('remarked_at=', LENGTH(NEW.remarked_at), ':', NEW.remarked_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'red_flag_remark', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_red_flag_remark_told_delete AFTER DELETE ON red_flag_remark FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'red_flag_remark', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('flag_key=', LENGTH(OLD.flag_key), ':', OLD.flag_key, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('remark=', LENGTH(OLD.remark), ':', OLD.remark, ';'), ''), COALESCE(CONCAT('remarked_by=', LENGTH(OLD.remarked_by), ':', OLD.remarked_by, ';'), ''), COALESCE(CONCAT('remarked_at=', LENGTH(OLD.remarked_at), ':', OLD.remarked_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_tender_round_told_insert AFTER INSERT ON tender_round FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_round', NEW.round_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_tender_round_told_update AFTER UPDATE ON tender_round FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'tender_round', NEW.round_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_tender_round_told_delete AFTER DELETE ON tender_round FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'tender_round', OLD.round_id, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_calendar_feed_told_insert AFTER INSERT ON calendar_feed FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'calendar_feed', NEW.person_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('token_hash=', LENGTH(NEW.token_hash), ':', NEW.token_hash, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_calendar_feed_told_update AFTER UPDATE ON calendar_feed FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('token_hash=', LENGTH(OLD.token_hash), ':', OLD.token_hash, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('token_hash=', LENGTH(NEW.token_hash), ':', NEW.token_hash, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'calendar_feed', NEW.person_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_calendar_feed_told_delete AFTER DELETE ON calendar_feed FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'calendar_feed', OLD.person_id, SHA2(CONCAT(COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('token_hash=', LENGTH(OLD.token_hash), ':', OLD.token_hash, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_quantity_confirmation_told_insert AFTER INSERT ON quantity_confirmation FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'quantity_confirmation', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('open_of=', LENGTH(NEW.open_of), ':', NEW.open_of, ';'), ''), COALESCE(CONCAT('band_percent=', LENGTH(NEW.band_percent), ':', NEW.band_percent, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('settled_at=', LENGTH(NEW.settled_at), ':', NEW.settled_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_quantity_confirmation_told_update AFTER UPDATE ON quantity_confirmation FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('open_of=', LENGTH(OLD.open_of), ':', OLD.open_of, ';'), ''), COALESCE(CONCAT('band_percent=', LENGTH(OLD.band_percent), ':', OLD.band_percent, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('settled_at=', LENGTH(OLD.settled_at), ':', OLD.settled_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('open_of=', LENGTH(NEW.open_of), ':', NEW.open_of, ';'), ''), COALESCE(CONCAT('band_percent=', LENGTH(NEW.band_percent), ':', NEW.band_percent, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(NEW.opened_at), ':', NEW.opened_at, ';'), ''), COALESCE(CONCAT('settled_at=', LENGTH(NEW.settled_at), ':', NEW.settled_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'quantity_confirmation', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_quantity_confirmation_told_delete AFTER DELETE ON quantity_confirmation FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'quantity_confirmation', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('open_of=', LENGTH(OLD.open_of), ':', OLD.open_of, ';'), ''), COALESCE(CONCAT('band_percent=', LENGTH(OLD.band_percent), ':', OLD.band_percent, ';'), ''), COALESCE(CONCAT('opened_at=', LENGTH(OLD.opened_at), ':', OLD.opened_at, ';'), ''), COALESCE(CONCAT('settled_at=', LENGTH(OLD.settled_at), ':', OLD.settled_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_confirmation_state_told_insert AFTER INSERT ON confirmation_state FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'confirmation_state', CONCAT(NEW.confirmation_id, '/', NEW.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(NEW.answer_until), ':', NEW.answer_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_confirmation_state_told_update AFTER UPDATE ON confirmation_state FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(OLD.answer_until), ':', OLD.answer_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(NEW.answer_until), ':', NEW.answer_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'confirmation_state', CONCAT(NEW.confirmation_id, '/', NEW.state_code), was, told);
  END IF;
END//
CREATE TRIGGER tr_confirmation_state_told_delete AFTER DELETE ON confirmation_state FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'confirmation_state', CONCAT(OLD.confirmation_id, '/', OLD.state_code), SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(OLD.answer_until), ':', OLD.answer_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_confirmation_lot_told_insert AFTER INSERT ON confirmation_lot FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'confirmation_lot', CONCAT(NEW.confirmation_id, '/', NEW.lot_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(NEW.outcome), ':', NEW.outcome, ';'), '')), 256));
END//
CREATE TRIGGER tr_confirmation_lot_told_update AFTER UPDATE ON confirmation_lot FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(OLD.outcome), ':', OLD.outcome, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(NEW.confirmation_id), ':', NEW.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(NEW.lot_id), ':', NEW.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(NEW.outcome), ':', NEW.outcome, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'confirmation_lot', CONCAT(NEW.confirmation_id, '/', NEW.lot_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_confirmation_lot_told_delete AFTER DELETE ON confirmation_lot FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'confirmation_lot', CONCAT(OLD.confirmation_id, '/', OLD.lot_id), SHA2(CONCAT(COALESCE(CONCAT('confirmation_id=', LENGTH(OLD.confirmation_id), ':', OLD.confirmation_id, ';'), ''), COALESCE(CONCAT('lot_id=', LENGTH(OLD.lot_id), ':', OLD.lot_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('outcome=', LENGTH(OLD.outcome), ':', OLD.outcome, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_prequalification_criterion_told_insert AFTER INSERT ON prequalification_criterion FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_criterion', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256));
END//
CREATE TRIGGER tr_prequalification_criterion_told_update AFTER UPDATE ON prequalification_criterion FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'prequalification_criterion', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_prequalification_criterion_told_delete AFTER DELETE ON prequalification_criterion FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_criterion', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_prequalification_application_told_insert AFTER INSERT ON prequalification_application FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_application', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('applied_by=', LENGTH(NEW.applied_by), ':', NEW.applied_by, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(NEW.applied_at), ':', NEW.applied_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_prequalification_application_told_update AFTER UPDATE ON prequalification_application FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('applied_by=', LENGTH(OLD.applied_by), ':', OLD.applied_by, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(OLD.applied_at), ':', OLD.applied_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(NEW.statement), ':', NEW.statement, ';'), ''), COALESCE(CONCAT('applied_by=', LENGTH(NEW.applied_by), ':', NEW.applied_by, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(NEW.applied_at), ':', NEW.applied_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'prequalification_application', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_prequalification_application_told_delete AFTER DELETE ON prequalification_application FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_application', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('statement=', LENGTH(OLD.statement), ':', OLD.statement, ';'), ''), COALESCE(CONCAT('applied_by=', LENGTH(OLD.applied_by), ':', OLD.applied_by, ';'), ''), COALESCE(CONCAT('applied_at=', LENGTH(OLD.applied_at), ':', OLD.applied_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_prequalification_answer_told_insert AFTER INSERT ON prequalification_answer FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_answer', CONCAT(NEW.application_id, '/', NEW.criterion_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(NEW.application_id), ':', NEW.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(NEW.answer), ':', NEW.answer, ';'), '')), 256));
END//
CREATE TRIGGER tr_prequalification_answer_told_update AFTER UPDATE ON prequalification_answer FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(OLD.application_id), ':', OLD.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(OLD.answer), ':', OLD.answer, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(NEW.application_id), ':', NEW.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(NEW.answer), ':', NEW.answer, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'prequalification_answer', CONCAT(NEW.application_id, '/', NEW.criterion_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_prequalification_answer_told_delete AFTER DELETE ON prequalification_answer FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_answer', CONCAT(OLD.application_id, '/', OLD.criterion_id), SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(OLD.application_id), ':', OLD.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(OLD.answer), ':', OLD.answer, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_prequalification_check_told_insert AFTER INSERT ON prequalification_check FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_check', CONCAT(NEW.application_id, '/', NEW.criterion_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(NEW.application_id), ':', NEW.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_met=', LENGTH(NEW.is_met), ':', NEW.is_met, ';'), '')), 256));
END//
CREATE TRIGGER tr_prequalification_check_told_update AFTER UPDATE ON prequalification_check FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(OLD.application_id), ':', OLD.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_met=', LENGTH(OLD.is_met), ':', OLD.is_met, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(NEW.application_id), ':', NEW.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(NEW.criterion_id), ':', NEW.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_met=', LENGTH(NEW.is_met), ':', NEW.is_met, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'prequalification_check', CONCAT(NEW.application_id, '/', NEW.criterion_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_prequalification_check_told_delete AFTER DELETE ON prequalification_check FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_check', CONCAT(OLD.application_id, '/', OLD.criterion_id), SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(OLD.application_id), ':', OLD.application_id, ';'), ''), COALESCE(CONCAT('criterion_id=', LENGTH(OLD.criterion_id), ':', OLD.criterion_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_met=', LENGTH(OLD.is_met), ':', OLD.is_met, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_prequalification_finding_told_insert AFTER INSERT ON prequalification_finding FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_finding', NEW.application_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(NEW.application_id), ':', NEW.application_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_qualified=', LENGTH(NEW.is_qualified), ':', NEW.is_qualified, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(NEW.reason_ar), ':', NEW.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(NEW.reason_en), ':', NEW.reason_en, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(NEW.confirmed_by), ':', NEW.confirmed_by, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(NEW.confirmed_at), ':', NEW.confirmed_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_prequalification_finding_told_update AFTER UPDATE ON prequalification_finding FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(OLD.application_id), ':', OLD.application_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_qualified=', LENGTH(OLD.is_qualified), ':', OLD.is_qualified, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(OLD.reason_ar), ':', OLD.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(OLD.reason_en), ':', OLD.reason_en, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(OLD.confirmed_by), ':', OLD.confirmed_by, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(OLD.confirmed_at), ':', OLD.confirmed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(NEW.application_id), ':', NEW.application_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('is_qualified=', LENGTH(NEW.is_qualified), ':', NEW.is_qualified, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(NEW.reason_ar), ':', NEW.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(NEW.reason_en), ':', NEW.reason_en, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(NEW.proposed_by), ':', NEW.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(NEW.proposed_at), ':', NEW.proposed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(NEW.confirmed_by), ':', NEW.confirmed_by, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(NEW.confirmed_at), ':', NEW.confirmed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'prequalification_finding', NEW.application_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_prequalification_finding_told_delete AFTER DELETE ON prequalification_finding FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'prequalification_finding', OLD.application_id, SHA2(CONCAT(COALESCE(CONCAT('application_id=', LENGTH(OLD.application_id), ':', OLD.application_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('is_qualified=', LENGTH(OLD.is_qualified), ':', OLD.is_qualified, ';'), ''), COALESCE(CONCAT('reason_ar=', LENGTH(OLD.reason_ar), ':', OLD.reason_ar, ';'), ''), COALESCE(CONCAT('reason_en=', LENGTH(OLD.reason_en), ':', OLD.reason_en, ';'), ''), COALESCE(CONCAT('proposed_by=', LENGTH(OLD.proposed_by), ':', OLD.proposed_by, ';'), ''), COALESCE(CONCAT('proposed_at=', LENGTH(OLD.proposed_at), ':', OLD.proposed_at, ';'), ''), COALESCE(CONCAT('confirmed_by=', LENGTH(OLD.confirmed_by), ':', OLD.confirmed_by, ';'), ''), COALESCE(CONCAT('confirmed_at=', LENGTH(OLD.confirmed_at), ':', OLD.confirmed_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_demand_round_told_insert AFTER INSERT ON demand_round FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'demand_round', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('opens_at=', LENGTH(NEW.opens_at), ':', NEW.opens_at, ';'), ''), COALESCE(CONCAT('closes_at=', LENGTH(NEW.closes_at), ':', NEW.closes_at, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(NEW.endorsement_until), ':', NEW.endorsement_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(NEW.status_reason), ':', NEW.status_reason, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(NEW.announced_at), ':', NEW.announced_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_demand_round_told_update AFTER UPDATE ON demand_round FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('opens_at=', LENGTH(OLD.opens_at), ':', OLD.opens_at, ';'), ''), COALESCE(CONCAT('closes_at=', LENGTH(OLD.closes_at), ':', OLD.closes_at, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(OLD.endorsement_until), ':', OLD.endorsement_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(OLD.status_reason), ':', OLD.status_reason, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(OLD.announced_at), ':', OLD.announced_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('opens_at=', LENGTH(NEW.opens_at), ':', NEW.opens_at, ';'), ''), COALESCE(CONCAT('closes_at=', LENGTH(NEW.closes_at), ':', NEW.closes_at, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(NEW.endorsement_until), ':', NEW.endorsement_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(NEW.status_reason), ':', NEW.status_reason, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(NEW.announced_at), ':', NEW.announced_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'demand_round', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_demand_round_told_delete AFTER DELETE ON demand_round FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'demand_round', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('opens_at=', LENGTH(OLD.opens_at), ':', OLD.opens_at, ';'), ''), COALESCE(CONCAT('closes_at=', LENGTH(OLD.closes_at), ':', OLD.closes_at, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(OLD.endorsement_until), ':', OLD.endorsement_until, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('status_reason=', LENGTH(OLD.status_reason), ':', OLD.status_reason, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('announced_at=', LENGTH(OLD.announced_at), ':', OLD.announced_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_round_state_told_insert AFTER INSERT ON round_state FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'round_state', CONCAT(NEW.round_id, '/', NEW.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(NEW.endorsement_until), ':', NEW.endorsement_until, ';'), '')), 256));
END//
CREATE TRIGGER tr_round_state_told_update AFTER UPDATE ON round_state FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(OLD.endorsement_until), ':', OLD.endorsement_until, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(NEW.endorsement_until), ':', NEW.endorsement_until, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'round_state', CONCAT(NEW.round_id, '/', NEW.state_code), was, told);
  END IF;
END//
CREATE TRIGGER tr_round_state_told_delete AFTER DELETE ON round_state FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'round_state', CONCAT(OLD.round_id, '/', OLD.state_code), SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('endorsement_until=', LENGTH(OLD.endorsement_until), ':', OLD.endorsement_until, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_round_category_told_insert AFTER INSERT ON round_category FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'round_category', CONCAT(NEW.round_id, '/', NEW.category_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), '')), 256));
END//
CREATE TRIGGER tr_round_category_told_update AFTER UPDATE ON round_category FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'round_category', CONCAT(NEW.round_id, '/', NEW.category_code), was, told);
  END IF;
END//
CREATE TRIGGER tr_round_category_told_delete AFTER DELETE ON round_category FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'round_category', CONCAT(OLD.round_id, '/', OLD.category_code), SHA2(CONCAT(COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_join_request_told_insert AFTER INSERT ON join_request FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'join_request', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(NEW.revision_id), ':', NEW.revision_id, ';'), ''), COALESCE(CONCAT('into_revision_id=', LENGTH(NEW.into_revision_id), ':', NEW.into_revision_id, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(NEW.numerator), ':', NEW.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(NEW.denominator), ':', NEW.denominator, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('open_for=', LENGTH(NEW.open_for), ':', NEW.open_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(NEW.asked_by), ':', NEW.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(NEW.asked_at), ':', NEW.asked_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(NEW.answer_until), ':', NEW.answer_until, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(NEW.is_whole), ':', NEW.is_whole, ';'), '')), 256));
END//
CREATE TRIGGER tr_join_request_told_update AFTER UPDATE ON join_request FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(OLD.revision_id), ':', OLD.revision_id, ';'), ''), COALESCE(CONCAT('into_revision_id=', LENGTH(OLD.into_revision_id), ':', OLD.into_revision_id, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(OLD.numerator), ':', OLD.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(OLD.denominator), ':', OLD.denominator, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('open_for=', LENGTH(OLD.open_for), ':', OLD.open_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(OLD.asked_by), ':', OLD.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(OLD.asked_at), ':', OLD.asked_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(OLD.answer_until), ':', OLD.answer_until, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(OLD.is_whole), ':', OLD.is_whole, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(NEW.round_id), ':', NEW.round_id, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(NEW.revision_id), ':', NEW.revision_id, ';'), ''), COALESCE(CONCAT('into_revision_id=', LENGTH(NEW.into_revision_id), ':', NEW.into_revision_id, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(NEW.numerator), ':', NEW.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(NEW.denominator), ':', NEW.denominator, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('open_for=', LENGTH(NEW.open_for), ':', NEW.open_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(NEW.asked_by), ':', NEW.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(NEW.asked_at), ':', NEW.asked_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(NEW.answer_until), ':', NEW.answer_until, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(NEW.is_whole), ':', NEW.is_whole, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'join_request', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_join_request_told_delete AFTER DELETE ON join_request FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'join_request', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('round_id=', LENGTH(OLD.round_id), ':', OLD.round_id, ';'), ''), COALESCE(CONCAT('revision_id=', LENGTH(OLD.revision_id), ':', OLD.revision_id, ';'), ''), COALESCE(CONCAT('into_revision_id=', LENGTH(OLD.into_revision_id), ':', OLD.into_revision_id, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(OLD.numerator), ':', OLD.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(OLD.denominator), ':', OLD.denominator, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('open_for=', LENGTH(OLD.open_for), ':', OLD.open_for, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('asked_by=', LENGTH(OLD.asked_by), ':', OLD.asked_by, ';'), ''), COALESCE(CONCAT('asked_at=', LENGTH(OLD.asked_at), ':', OLD.asked_at, ';'), ''), COALESCE(CONCAT('answer_until=', LENGTH(OLD.answer_until), ':', OLD.answer_until, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(OLD.is_whole), ':', OLD.is_whole, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_join_answer_told_insert AFTER INSERT ON join_answer FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'join_answer', CONCAT(NEW.request_id, '/', NEW.state_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('request_id=', LENGTH(NEW.request_id), ':', NEW.request_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(NEW.answer), ':', NEW.answer, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_join_answer_told_update AFTER UPDATE ON join_answer FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('request_id=', LENGTH(OLD.request_id), ':', OLD.request_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(OLD.answer), ':', OLD.answer, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('request_id=', LENGTH(NEW.request_id), ':', NEW.request_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(NEW.answer), ':', NEW.answer, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(NEW.answered_by), ':', NEW.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(NEW.answered_at), ':', NEW.answered_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'join_answer', CONCAT(NEW.request_id, '/', NEW.state_code), was, told);
  END IF;
END//
CREATE TRIGGER tr_join_answer_told_delete AFTER DELETE ON join_answer FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'join_answer', CONCAT(OLD.request_id, '/', OLD.state_code), SHA2(CONCAT(COALESCE(CONCAT('request_id=', LENGTH(OLD.request_id), ':', OLD.request_id, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('answer=', LENGTH(OLD.answer), ':', OLD.answer, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('answered_by=', LENGTH(OLD.answered_by), ':', OLD.answered_by, ';'), ''), COALESCE(CONCAT('answered_at=', LENGTH(OLD.answered_at), ':', OLD.answered_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_supplier_registration_told_insert AFTER INSERT ON supplier_registration FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier_registration', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(NEW.reference), ':', NEW.reference, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('email=', LENGTH(NEW.email), ':', NEW.email, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('link_number=', LENGTH(NEW.link_number), ':', NEW.link_number, ';'), ''), COALESCE(CONCAT('link_sent_at=', LENGTH(NEW.link_sent_at), ':', NEW.link_sent_at, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_supplier_registration_told_update AFTER UPDATE ON supplier_registration FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(OLD.reference), ':', OLD.reference, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('email=', LENGTH(OLD.email), ':', OLD.email, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('link_number=', LENGTH(OLD.link_number), ':', OLD.link_number, ';'), ''), COALESCE(CONCAT('link_sent_at=', LENGTH(OLD.link_sent_at), ':', OLD.link_sent_at, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(NEW.reference), ':', NEW.reference, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('email=', LENGTH(NEW.email), ':', NEW.email, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(NEW.supplier_id), ':', NEW.supplier_id, ';'), ''), COALESCE(CONCAT('link_number=', LENGTH(NEW.link_number), ':', NEW.link_number, ';'), ''), COALESCE(CONCAT('link_sent_at=', LENGTH(NEW.link_sent_at), ':', NEW.link_sent_at, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'supplier_registration', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_supplier_registration_told_delete AFTER DELETE ON supplier_registration FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'supplier_registration', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('reference=', LENGTH(OLD.reference), ':', OLD.reference, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('email=', LENGTH(OLD.email), ':', OLD.email, ';'), ''), COALESCE(CONCAT('supplier_id=', LENGTH(OLD.supplier_id), ':', OLD.supplier_id, ';'), ''), COALESCE(CONCAT('link_number=', LENGTH(OLD.link_number), ':', OLD.link_number, ';'), ''), COALESCE(CONCAT('link_sent_at=', LENGTH(OLD.link_sent_at), ':', OLD.link_sent_at, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_registration_version_told_insert AFTER INSERT ON registration_version FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_version', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('registration_id=', LENGTH(NEW.registration_id), ':', NEW.registration_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('register_number=', LENGTH(NEW.register_number), ':', NEW.register_number, ';'), ''), COALESCE(CONCAT('country=', LENGTH(NEW.country), ':', NEW.country, ';'), ''), COALESCE(CONCAT('tax_number=', LENGTH(NEW.tax_number), ':', NEW.tax_number, ';'), ''), COALESCE(CONCAT('address_ar=', LENGTH(NEW.address_ar), ':', NEW.address_ar, ';'), ''), COALESCE(CONCAT('address_en=', LENGTH(NEW.address_en), ':', NEW.address_en, ';'), ''), COALESCE(CONCAT('contact_ar=', LENGTH(NEW.contact_ar), ':', NEW.contact_ar, ';'), ''), COALESCE(CONCAT('contact_en=', LENGTH(NEW.contact_en), ':', NEW.contact_en, ';'), ''), COALESCE(CONCAT('phone=', LENGTH(NEW.phone), ':', NEW.phone, ';'), ''), COALESCE(CONCAT('is_ownership_complete=', LENGTH(NEW.is_ownership_complete), ':', NEW.is_ownership_complete, ';'), ''), COALESCE(CONCAT('submitted_at=', LENGTH(NEW.submitted_at), ':', NEW.submitted_at, ';'), ''), COALESCE(CONCAT('submitted_by=', LENGTH(NEW.submitted_by), ':', NEW.submitted_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), '')), 256));
END//
CREATE TRIGGER tr_registration_version_told_update AFTER UPDATE ON registration_version FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('registration_id=', LENGTH(OLD.registration_id), ':', OLD.registration_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('register_number=', LENGTH(OLD.register_number), ':', OLD.register_number, ';'), ''), COALESCE(CONCAT('country=', LENGTH(OLD.country), ':', OLD.country, ';'), ''), COALESCE(CONCAT('tax_number=', LENGTH(OLD.tax_number), ':', OLD.tax_number, ';'), ''), COALESCE(CONCAT('address_ar=', LENGTH(OLD.address_ar), ':', OLD.address_ar, ';'), ''), COALESCE(CONCAT('address_en=', LENGTH(OLD.address_en), ':', OLD.address_en, ';'), ''), COALESCE(CONCAT('contact_ar=', LENGTH(OLD.contact_ar), ':', OLD.contact_ar, ';'), ''), COALESCE(CONCAT('contact_en=', LENGTH(OLD.contact_en), ':', OLD.contact_en, ';'), ''), COALESCE(CONCAT('phone=', LENGTH(OLD.phone), ':', OLD.phone, ';'), ''), COALESCE(CONCAT('is_ownership_complete=', LENGTH(OLD.is_ownership_complete), ':', OLD.is_ownership_complete, ';'), ''), COALESCE(CONCAT('submitted_at=', LENGTH(OLD.submitted_at), ':', OLD.submitted_at, ';'), ''), COALESCE(CONCAT('submitted_by=', LENGTH(OLD.submitted_by), ':', OLD.submitted_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('registration_id=', LENGTH(NEW.registration_id), ':', NEW.registration_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('register_number=', LENGTH(NEW.register_number), ':', NEW.register_number, ';'), ''), COALESCE(CONCAT('country=', LENGTH(NEW.country), ':', NEW.country, ';'), ''), COALESCE(CONCAT('tax_number=', LENGTH(NEW.tax_number), ':', NEW.tax_number, ';'), ''), COALESCE(CONCAT('address_ar=', LENGTH(NEW.address_ar), ':', NEW.address_ar, ';'), ''), COALESCE(CONCAT('address_en=', LENGTH(NEW.address_en), ':', NEW.address_en, ';'), ''), COALESCE(CONCAT('contact_ar=', LENGTH(NEW.contact_ar), ':', NEW.contact_ar, ';'), ''), COALESCE(CONCAT('contact_en=', LENGTH(NEW.contact_en), ':', NEW.contact_en, ';'), ''), COALESCE(CONCAT('phone=', LENGTH(NEW.phone), ':', NEW.phone, ';'), ''), COALESCE(CONCAT('is_ownership_complete=', LENGTH(NEW.is_ownership_complete), ':', NEW.is_ownership_complete, ';'), ''), COALESCE(CONCAT('submitted_at=', LENGTH(NEW.submitted_at), ':', NEW.submitted_at, ';'), ''), COALESCE(CONCAT('submitted_by=', LENGTH(NEW.submitted_by), ':', NEW.submitted_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(NEW.decided_at), ':', NEW.decided_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(NEW.decided_by), ':', NEW.decided_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'registration_version', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_registration_version_told_delete AFTER DELETE ON registration_version FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_version', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('registration_id=', LENGTH(OLD.registration_id), ':', OLD.registration_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('register_number=', LENGTH(OLD.register_number), ':', OLD.register_number, ';'), ''), COALESCE(CONCAT('country=', LENGTH(OLD.country), ':', OLD.country, ';'), ''), COALESCE(CONCAT('tax_number=', LENGTH(OLD.tax_number), ':', OLD.tax_number, ';'), ''), COALESCE(CONCAT('address_ar=', LENGTH(OLD.address_ar), ':', OLD.address_ar, ';'), ''), COALESCE(CONCAT('address_en=', LENGTH(OLD.address_en), ':', OLD.address_en, ';'), ''), COALESCE(CONCAT('contact_ar=', LENGTH(OLD.contact_ar), ':', OLD.contact_ar, ';'), ''), COALESCE(CONCAT('contact_en=', LENGTH(OLD.contact_en), ':', OLD.contact_en, ';'), ''), COALESCE(CONCAT('phone=', LENGTH(OLD.phone), ':', OLD.phone, ';'), ''), COALESCE(CONCAT('is_ownership_complete=', LENGTH(OLD.is_ownership_complete), ':', OLD.is_ownership_complete, ';'), ''), COALESCE(CONCAT('submitted_at=', LENGTH(OLD.submitted_at), ':', OLD.submitted_at, ';'), ''), COALESCE(CONCAT('submitted_by=', LENGTH(OLD.submitted_by), ':', OLD.submitted_by, ';'), ''), COALESCE(CONCAT('decided_at=', LENGTH(OLD.decided_at), ':', OLD.decided_at, ';'), ''), COALESCE(CONCAT('decided_by=', LENGTH(OLD.decided_by), ':', OLD.decided_by, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_registration_document_told_insert AFTER INSERT ON registration_document FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_document', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('expires_on=', LENGTH(NEW.expires_on), ':', NEW.expires_on, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(NEW.file_name), ':', NEW.file_name, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_registration_document_told_update AFTER UPDATE ON registration_document FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('expires_on=', LENGTH(OLD.expires_on), ':', OLD.expires_on, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(OLD.file_name), ':', OLD.file_name, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('expires_on=', LENGTH(NEW.expires_on), ':', NEW.expires_on, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(NEW.content_type), ':', NEW.content_type, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(NEW.file_name), ':', NEW.file_name, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(NEW.added_at), ':', NEW.added_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'registration_document', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_registration_document_told_delete AFTER DELETE ON registration_document FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_document', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('expires_on=', LENGTH(OLD.expires_on), ':', OLD.expires_on, ';'), ''), COALESCE(CONCAT('content_type=', LENGTH(OLD.content_type), ':', OLD.content_type, ';'), ''), COALESCE(CONCAT('file_name=', LENGTH(OLD.file_name), ':', OLD.file_name, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('added_at=', LENGTH(OLD.added_at), ':', OLD.added_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_registration_owner_told_insert AFTER INSERT ON registration_owner FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_owner', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('name=', LENGTH(NEW.name), ':', NEW.name, ';'), ''), COALESCE(CONCAT('nationality=', LENGTH(NEW.nationality), ':', NEW.nationality, ';'), ''), COALESCE(CONCAT('share_percent=', LENGTH(NEW.share_percent), ':', NEW.share_percent, ';'), '')), 256));
END//
CREATE TRIGGER tr_registration_owner_told_update AFTER UPDATE ON registration_owner FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('name=', LENGTH(OLD.name), ':', OLD.name, ';'), ''), COALESCE(CONCAT('nationality=', LENGTH(OLD.nationality), ':', OLD.nationality, ';'), ''), COALESCE(CONCAT('share_percent=', LENGTH(OLD.share_percent), ':', OLD.share_percent, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('name=', LENGTH(NEW.name), ':', NEW.name, ';'), ''), COALESCE(CONCAT('nationality=', LENGTH(NEW.nationality), ':', NEW.nationality, ';'), ''), COALESCE(CONCAT('share_percent=', LENGTH(NEW.share_percent), ':', NEW.share_percent, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'registration_owner', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_registration_owner_told_delete AFTER DELETE ON registration_owner FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_owner', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('name=', LENGTH(OLD.name), ':', OLD.name, ';'), ''), COALESCE(CONCAT('nationality=', LENGTH(OLD.nationality), ':', OLD.nationality, ';'), ''), COALESCE(CONCAT('share_percent=', LENGTH(OLD.share_percent), ':', OLD.share_percent, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_registration_origin_told_insert AFTER INSERT ON registration_origin FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_origin', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('local_percent=', LENGTH(NEW.local_percent), ':', NEW.local_percent, ';'), ''), COALESCE(CONCAT('certificate=', LENGTH(NEW.certificate), ':', NEW.certificate, ';'), '')), 256));
END//
CREATE TRIGGER tr_registration_origin_told_update AFTER UPDATE ON registration_origin FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('local_percent=', LENGTH(OLD.local_percent), ':', OLD.local_percent, ';'), ''), COALESCE(CONCAT('certificate=', LENGTH(OLD.certificate), ':', OLD.certificate, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(NEW.version_id), ':', NEW.version_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('local_percent=', LENGTH(NEW.local_percent), ':', NEW.local_percent, ';'), ''), COALESCE(CONCAT('certificate=', LENGTH(NEW.certificate), ':', NEW.certificate, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'registration_origin', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_registration_origin_told_delete AFTER DELETE ON registration_origin FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'registration_origin', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('version_id=', LENGTH(OLD.version_id), ':', OLD.version_id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('local_percent=', LENGTH(OLD.local_percent), ':', OLD.local_percent, ';'), ''), COALESCE(CONCAT('certificate=', LENGTH(OLD.certificate), ':', OLD.certificate, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_procuring_entity_told_insert AFTER INSERT ON procuring_entity FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'procuring_entity', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('closed_reason=', LENGTH(NEW.closed_reason), ':', NEW.closed_reason, ';'), '')), 256));
END//
CREATE TRIGGER tr_procuring_entity_told_update AFTER UPDATE ON procuring_entity FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('closed_reason=', LENGTH(OLD.closed_reason), ':', OLD.closed_reason, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), ''), COALESCE(CONCAT('closed_reason=', LENGTH(NEW.closed_reason), ':', NEW.closed_reason, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'procuring_entity', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_procuring_entity_told_delete AFTER DELETE ON procuring_entity FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'procuring_entity', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), ''), COALESCE(CONCAT('closed_reason=', LENGTH(OLD.closed_reason), ':', OLD.closed_reason, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_delivery_site_told_insert AFTER INSERT ON delivery_site FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery_site', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('city_ar=', LENGTH(NEW.city_ar), ':', NEW.city_ar, ';'), ''), COALESCE(CONCAT('city_en=', LENGTH(NEW.city_en), ':', NEW.city_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_delivery_site_told_update AFTER UPDATE ON delivery_site FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('city_ar=', LENGTH(OLD.city_ar), ':', OLD.city_ar, ';'), ''), COALESCE(CONCAT('city_en=', LENGTH(OLD.city_en), ':', OLD.city_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(NEW.entity_id), ':', NEW.entity_id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('city_ar=', LENGTH(NEW.city_ar), ':', NEW.city_ar, ';'), ''), COALESCE(CONCAT('city_en=', LENGTH(NEW.city_en), ':', NEW.city_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(NEW.closed_at), ':', NEW.closed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'delivery_site', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_delivery_site_told_delete AFTER DELETE ON delivery_site FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery_site', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('entity_id=', LENGTH(OLD.entity_id), ':', OLD.entity_id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('city_ar=', LENGTH(OLD.city_ar), ':', OLD.city_ar, ';'), ''), COALESCE(CONCAT('city_en=', LENGTH(OLD.city_en), ':', OLD.city_en, ';'), ''), COALESCE(CONCAT('closed_at=', LENGTH(OLD.closed_at), ':', OLD.closed_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_member_state_told_insert AFTER INSERT ON member_state FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'member_state', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('official_name_ar=', LENGTH(NEW.official_name_ar), ':', NEW.official_name_ar, ';'), ''), COALESCE(CONCAT('official_name_en=', LENGTH(NEW.official_name_en), ':', NEW.official_name_en, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(NEW.vat_percent), ':', NEW.vat_percent, ';'), ''), COALESCE(CONCAT('weekend_first=', LENGTH(NEW.weekend_first), ':', NEW.weekend_first, ';'), ''), COALESCE(CONCAT('weekend_second=', LENGTH(NEW.weekend_second), ':', NEW.weekend_second, ';'), ''), COALESCE(CONCAT('zone=', LENGTH(NEW.zone), ':', NEW.zone, ';'), '')), 256));
END//
CREATE TRIGGER tr_member_state_told_update AFTER UPDATE ON member_state FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('official_name_ar=', LENGTH(OLD.official_name_ar), ':', OLD.official_name_ar, ';'), ''), COALESCE(CONCAT('official_name_en=', LENGTH(OLD.official_name_en), ':', OLD.official_name_en, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(OLD.vat_percent), ':', OLD.vat_percent, ';'), ''), COALESCE(CONCAT('weekend_first=', LENGTH(OLD.weekend_first), ':', OLD.weekend_first, ';'), ''), COALESCE(CONCAT('weekend_second=', LENGTH(OLD.weekend_second), ':', OLD.weekend_second, ';'), ''), COALESCE(CONCAT('zone=', LENGTH(OLD.zone), ':', OLD.zone, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('official_name_ar=', LENGTH(NEW.official_name_ar), ':', NEW.official_name_ar, ';'), ''), COALESCE(CONCAT('official_name_en=', LENGTH(NEW.official_name_en), ':', NEW.official_name_en, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(NEW.vat_percent), ':', NEW.vat_percent, ';'), ''), COALESCE(CONCAT('weekend_first=', LENGTH(NEW.weekend_first), ':', NEW.weekend_first, ';'), ''), COALESCE(CONCAT('weekend_second=', LENGTH(NEW.weekend_second), ':', NEW.weekend_second, ';'), ''), COALESCE(CONCAT('zone=', LENGTH(NEW.zone), ':', NEW.zone, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'member_state', NEW.code, was, told);
  END IF;
END//
CREATE TRIGGER tr_member_state_told_delete AFTER DELETE ON member_state FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'member_state', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('official_name_ar=', LENGTH(OLD.official_name_ar), ':', OLD.official_name_ar, ';'), ''), COALESCE(CONCAT('official_name_en=', LENGTH(OLD.official_name_en), ':', OLD.official_name_en, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('vat_percent=', LENGTH(OLD.vat_percent), ':', OLD.vat_percent, ';'), ''), COALESCE(CONCAT('weekend_first=', LENGTH(OLD.weekend_first), ':', OLD.weekend_first, ';'), ''), COALESCE(CONCAT('weekend_second=', LENGTH(OLD.weekend_second), ':', OLD.weekend_second, ';'), ''), COALESCE(CONCAT('zone=', LENGTH(OLD.zone), ':', OLD.zone, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_holiday_told_insert AFTER INSERT ON holiday FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'holiday', CONCAT(NEW.state_code, '/', NEW.day), NULL, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(NEW.day), ':', NEW.day, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('source=', LENGTH(NEW.source), ':', NEW.source, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(NEW.entered_by), ':', NEW.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(NEW.entered_at), ':', NEW.entered_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_holiday_told_update AFTER UPDATE ON holiday FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(OLD.day), ':', OLD.day, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('source=', LENGTH(OLD.source), ':', OLD.source, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(OLD.entered_by), ':', OLD.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(OLD.entered_at), ':', OLD.entered_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(NEW.day), ':', NEW.day, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('source=', LENGTH(NEW.source), ':', NEW.source, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(NEW.entered_by), ':', NEW.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(NEW.entered_at), ':', NEW.entered_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'holiday', CONCAT(NEW.state_code, '/', NEW.day), was, told);
  END IF;
END//
CREATE TRIGGER tr_holiday_told_delete AFTER DELETE ON holiday FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'holiday', CONCAT(OLD.state_code, '/', OLD.day), SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(OLD.day), ':', OLD.day, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('source=', LENGTH(OLD.source), ':', OLD.source, ';'), ''), COALESCE(CONCAT('entered_by=', LENGTH(OLD.entered_by), ':', OLD.entered_by, ';'), ''), COALESCE(CONCAT('entered_at=', LENGTH(OLD.entered_at), ':', OLD.entered_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_holiday_removal_told_insert AFTER INSERT ON holiday_removal FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'holiday_removal', CONCAT(NEW.state_code, '/', NEW.day), NULL, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(NEW.day), ':', NEW.day, ';'), ''), COALESCE(CONCAT('removed_by=', LENGTH(NEW.removed_by), ':', NEW.removed_by, ';'), ''), COALESCE(CONCAT('removed_at=', LENGTH(NEW.removed_at), ':', NEW.removed_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_holiday_removal_told_update AFTER UPDATE ON holiday_removal FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(OLD.day), ':', OLD.day, ';'), ''), COALESCE(CONCAT('removed_by=', LENGTH(OLD.removed_by), ':', OLD.removed_by, ';'), ''), COALESCE(CONCAT('removed_at=', LENGTH(OLD.removed_at), ':', OLD.removed_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(NEW.day), ':', NEW.day, ';'), ''), COALESCE(CONCAT('removed_by=', LENGTH(NEW.removed_by), ':', NEW.removed_by, ';'), ''), COALESCE(CONCAT('removed_at=', LENGTH(NEW.removed_at), ':', NEW.removed_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'holiday_removal', CONCAT(NEW.state_code, '/', NEW.day), was, told);
  END IF;
END//
CREATE TRIGGER tr_holiday_removal_told_delete AFTER DELETE ON holiday_removal FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'holiday_removal', CONCAT(OLD.state_code, '/', OLD.day), SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('day=', LENGTH(OLD.day), ':', OLD.day, ';'), ''), COALESCE(CONCAT('removed_by=', LENGTH(OLD.removed_by), ':', OLD.removed_by, ';'), ''), COALESCE(CONCAT('removed_at=', LENGTH(OLD.removed_at), ':', OLD.removed_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_currency_told_insert AFTER INSERT ON currency FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'currency', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('decimals=', LENGTH(NEW.decimals), ':', NEW.decimals, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256));
END//
CREATE TRIGGER tr_currency_told_update AFTER UPDATE ON currency FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('decimals=', LENGTH(OLD.decimals), ':', OLD.decimals, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('decimals=', LENGTH(NEW.decimals), ':', NEW.decimals, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'currency', NEW.code, was, told);
  END IF;
END//
CREATE TRIGGER tr_currency_told_delete AFTER DELETE ON currency FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'currency', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('decimals=', LENGTH(OLD.decimals), ':', OLD.decimals, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_unit_of_measure_told_insert AFTER INSERT ON unit_of_measure FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'unit_of_measure', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(NEW.is_whole), ':', NEW.is_whole, ';'), '')), 256));
END//
CREATE TRIGGER tr_unit_of_measure_told_update AFTER UPDATE ON unit_of_measure FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(OLD.is_whole), ':', OLD.is_whole, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(NEW.is_whole), ':', NEW.is_whole, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'unit_of_measure', NEW.code, was, told);
  END IF;
END//
CREATE TRIGGER tr_unit_of_measure_told_delete AFTER DELETE ON unit_of_measure FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'unit_of_measure', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('is_whole=', LENGTH(OLD.is_whole), ':', OLD.is_whole, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_vat_rate_told_insert AFTER INSERT ON vat_rate FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'vat_rate', CONCAT(NEW.state_code, '/', NEW.valid_from), NULL, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(NEW.percent), ':', NEW.percent, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), '')), 256));
END//
CREATE TRIGGER tr_vat_rate_told_update AFTER UPDATE ON vat_rate FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(OLD.percent), ':', OLD.percent, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(NEW.percent), ':', NEW.percent, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'vat_rate', CONCAT(NEW.state_code, '/', NEW.valid_from), was, told);
  END IF;
END//
CREATE TRIGGER tr_vat_rate_told_delete AFTER DELETE ON vat_rate FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'vat_rate', CONCAT(OLD.state_code, '/', OLD.valid_from), SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), ''), COALESCE(CONCAT('percent=', LENGTH(OLD.percent), ':', OLD.percent, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_rule_default_told_insert AFTER INSERT ON rule_default FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'rule_default', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('value=', LENGTH(NEW.value), ':', NEW.value, ';'), ''), COALESCE(CONCAT('unit=', LENGTH(NEW.unit), ':', NEW.unit, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), '')), 256));
END//
CREATE TRIGGER tr_rule_default_told_update AFTER UPDATE ON rule_default FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('value=', LENGTH(OLD.value), ':', OLD.value, ';'), ''), COALESCE(CONCAT('unit=', LENGTH(OLD.unit), ':', OLD.unit, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('value=', LENGTH(NEW.value), ':', NEW.value, ';'), ''), COALESCE(CONCAT('unit=', LENGTH(NEW.unit), ':', NEW.unit, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(NEW.valid_from), ':', NEW.valid_from, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'rule_default', NEW.code, was, told);
  END IF;
END//
CREATE TRIGGER tr_rule_default_told_delete AFTER DELETE ON rule_default FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'rule_default', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('value=', LENGTH(OLD.value), ':', OLD.value, ';'), ''), COALESCE(CONCAT('unit=', LENGTH(OLD.unit), ':', OLD.unit, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), ''), COALESCE(CONCAT('valid_from=', LENGTH(OLD.valid_from), ':', OLD.valid_from, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_rule_bound_told_insert AFTER INSERT ON rule_bound FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'rule_bound', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('least=', LENGTH(NEW.least), ':', NEW.least, ';'), ''), COALESCE(CONCAT('most=', LENGTH(NEW.most), ':', NEW.most, ';'), '')), 256));
END//
CREATE TRIGGER tr_rule_bound_told_update AFTER UPDATE ON rule_bound FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('least=', LENGTH(OLD.least), ':', OLD.least, ';'), ''), COALESCE(CONCAT('most=', LENGTH(OLD.most), ':', OLD.most, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('least=', LENGTH(NEW.least), ':', NEW.least, ';'), ''), COALESCE(CONCAT('most=', LENGTH(NEW.most), ':', NEW.most, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'rule_bound', NEW.code, was, told);
  END IF;
END//
CREATE TRIGGER tr_rule_bound_told_delete AFTER DELETE ON rule_bound FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'rule_bound', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('least=', LENGTH(OLD.least), ':', OLD.least, ';'), ''), COALESCE(CONCAT('most=', LENGTH(OLD.most), ':', OLD.most, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_value_band_told_insert AFTER INSERT ON value_band FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'value_band', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('from_usd=', LENGTH(NEW.from_usd), ':', NEW.from_usd, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256));
END//
CREATE TRIGGER tr_value_band_told_update AFTER UPDATE ON value_band FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('from_usd=', LENGTH(OLD.from_usd), ':', OLD.from_usd, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('from_usd=', LENGTH(NEW.from_usd), ':', NEW.from_usd, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'value_band', NEW.code, was, told);
  END IF;
END//
CREATE TRIGGER tr_value_band_told_delete AFTER DELETE ON value_band FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'value_band', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('from_usd=', LENGTH(OLD.from_usd), ':', OLD.from_usd, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_procedure_ground_told_insert AFTER INSERT ON procedure_ground FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'procedure_ground', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('method=', LENGTH(NEW.method), ':', NEW.method, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), '')), 256));
END//
CREATE TRIGGER tr_procedure_ground_told_update AFTER UPDATE ON procedure_ground FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('method=', LENGTH(OLD.method), ':', OLD.method, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('method=', LENGTH(NEW.method), ':', NEW.method, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'procedure_ground', NEW.code, was, told);
  END IF;
END//
CREATE TRIGGER tr_procedure_ground_told_delete AFTER DELETE ON procedure_ground FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'procedure_ground', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('method=', LENGTH(OLD.method), ':', OLD.method, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_delivery_region_told_insert AFTER INSERT ON delivery_region FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery_region', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256));
END//
CREATE TRIGGER tr_delivery_region_told_update AFTER UPDATE ON delivery_region FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'delivery_region', NEW.code, was, told);
  END IF;
END//
CREATE TRIGGER tr_delivery_region_told_delete AFTER DELETE ON delivery_region FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery_region', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_delivery_region_state_told_insert AFTER INSERT ON delivery_region_state FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery_region_state', NEW.state_code, NULL, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('region_code=', LENGTH(NEW.region_code), ':', NEW.region_code, ';'), '')), 256));
END//
CREATE TRIGGER tr_delivery_region_state_told_update AFTER UPDATE ON delivery_region_state FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('region_code=', LENGTH(OLD.region_code), ':', OLD.region_code, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(NEW.state_code), ':', NEW.state_code, ';'), ''), COALESCE(CONCAT('region_code=', LENGTH(NEW.region_code), ':', NEW.region_code, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'delivery_region_state', NEW.state_code, was, told);
  END IF;
END//
CREATE TRIGGER tr_delivery_region_state_told_delete AFTER DELETE ON delivery_region_state FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'delivery_region_state', OLD.state_code, SHA2(CONCAT(COALESCE(CONCAT('state_code=', LENGTH(OLD.state_code), ':', OLD.state_code, ';'), ''), COALESCE(CONCAT('region_code=', LENGTH(OLD.region_code), ':', OLD.region_code, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_catalog_item_told_insert AFTER INSERT ON catalog_item FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'catalog_item', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('revision_count=', LENGTH(NEW.revision_count), ':', NEW.revision_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('retired_at=', LENGTH(NEW.retired_at), ':', NEW.retired_at, ';'), ''), COALESCE(CONCAT('retired_reason=', LENGTH(NEW.retired_reason), ':', NEW.retired_reason, ';'), ''), COALESCE(CONCAT('successor_id=', LENGTH(NEW.successor_id), ':', NEW.successor_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_catalog_item_told_update AFTER UPDATE ON catalog_item FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('revision_count=', LENGTH(OLD.revision_count), ':', OLD.revision_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('retired_at=', LENGTH(OLD.retired_at), ':', OLD.retired_at, ';'), ''), COALESCE(CONCAT('retired_reason=', LENGTH(OLD.retired_reason), ':', OLD.retired_reason, ';'), ''), COALESCE(CONCAT('successor_id=', LENGTH(OLD.successor_id), ':', OLD.successor_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('revision_count=', LENGTH(NEW.revision_count), ':', NEW.revision_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('retired_at=', LENGTH(NEW.retired_at), ':', NEW.retired_at, ';'), ''), COALESCE(CONCAT('retired_reason=', LENGTH(NEW.retired_reason), ':', NEW.retired_reason, ';'), ''), COALESCE(CONCAT('successor_id=', LENGTH(NEW.successor_id), ':', NEW.successor_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'catalog_item', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_catalog_item_told_delete AFTER DELETE ON catalog_item FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'catalog_item', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('revision_count=', LENGTH(OLD.revision_count), ':', OLD.revision_count, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('retired_at=', LENGTH(OLD.retired_at), ':', OLD.retired_at, ';'), ''), COALESCE(CONCAT('retired_reason=', LENGTH(OLD.retired_reason), ':', OLD.retired_reason, ';'), ''), COALESCE(CONCAT('successor_id=', LENGTH(OLD.successor_id), ':', OLD.successor_id, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_item_attribute_told_insert AFTER INSERT ON item_attribute FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'item_attribute', CONCAT(NEW.revision_id, '/', NEW.attribute_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('revision_id=', LENGTH(NEW.revision_id), ':', NEW.revision_id, ';'), ''), COALESCE(CONCAT('attribute_id=', LENGTH(NEW.attribute_id), ':', NEW.attribute_id, ';'), ''), COALESCE(CONCAT('value=', LENGTH(NEW.value), ':', NEW.value, ';'), '')), 256));
END//
CREATE TRIGGER tr_item_attribute_told_update AFTER UPDATE ON item_attribute FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('revision_id=', LENGTH(OLD.revision_id), ':', OLD.revision_id, ';'), ''), COALESCE(CONCAT('attribute_id=', LENGTH(OLD.attribute_id), ':', OLD.attribute_id, ';'), ''), COALESCE(CONCAT('value=', LENGTH(OLD.value), ':', OLD.value, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('revision_id=', LENGTH(NEW.revision_id), ':', NEW.revision_id, ';'), ''), COALESCE(CONCAT('attribute_id=', LENGTH(NEW.attribute_id), ':', NEW.attribute_id, ';'), ''), COALESCE(CONCAT('value=', LENGTH(NEW.value), ':', NEW.value, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'item_attribute', CONCAT(NEW.revision_id, '/', NEW.attribute_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_item_attribute_told_delete AFTER DELETE ON item_attribute FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'item_attribute', CONCAT(OLD.revision_id, '/', OLD.attribute_id), SHA2(CONCAT(COALESCE(CONCAT('revision_id=', LENGTH(OLD.revision_id), ':', OLD.revision_id, ';'), ''), COALESCE(CONCAT('attribute_id=', LENGTH(OLD.attribute_id), ':', OLD.attribute_id, ';'), ''), COALESCE(CONCAT('value=', LENGTH(OLD.value), ':', OLD.value, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_item_unit_told_insert AFTER INSERT ON item_unit FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'item_unit', CONCAT(NEW.item_id, '/', NEW.unit_code, '/', NEW.base_unit_code), NULL, SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), ''), COALESCE(CONCAT('base_unit_code=', LENGTH(NEW.base_unit_code), ':', NEW.base_unit_code, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(NEW.numerator), ':', NEW.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(NEW.denominator), ':', NEW.denominator, ';'), '')), 256));
END//
CREATE TRIGGER tr_item_unit_told_update AFTER UPDATE ON item_unit FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), ''), COALESCE(CONCAT('base_unit_code=', LENGTH(OLD.base_unit_code), ':', OLD.base_unit_code, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(OLD.numerator), ':', OLD.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(OLD.denominator), ':', OLD.denominator, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), ''), COALESCE(CONCAT('base_unit_code=', LENGTH(NEW.base_unit_code), ':', NEW.base_unit_code, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(NEW.numerator), ':', NEW.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(NEW.denominator), ':', NEW.denominator, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'item_unit', CONCAT(NEW.item_id, '/', NEW.unit_code, '/', NEW.base_unit_code), was, told);
  END IF;
END//
CREATE TRIGGER tr_item_unit_told_delete AFTER DELETE ON item_unit FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'item_unit', CONCAT(OLD.item_id, '/', OLD.unit_code, '/', OLD.base_unit_code), SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), ''), COALESCE(CONCAT('base_unit_code=', LENGTH(OLD.base_unit_code), ':', OLD.base_unit_code, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(OLD.numerator), ':', OLD.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(OLD.denominator), ':', OLD.denominator, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_price_break_told_insert AFTER INSERT ON price_break FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_break', CONCAT(NEW.item_id, '/', NEW.quantity_from), NULL, SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('quantity_from=', LENGTH(NEW.quantity_from), ':', NEW.quantity_from, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), '')), 256));
END//
CREATE TRIGGER tr_price_break_told_update AFTER UPDATE ON price_break FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('quantity_from=', LENGTH(OLD.quantity_from), ':', OLD.quantity_from, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('quantity_from=', LENGTH(NEW.quantity_from), ':', NEW.quantity_from, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(NEW.unit_price), ':', NEW.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(NEW.currency), ':', NEW.currency, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(NEW.source_ar), ':', NEW.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(NEW.source_en), ':', NEW.source_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'price_break', CONCAT(NEW.item_id, '/', NEW.quantity_from), was, told);
  END IF;
END//
CREATE TRIGGER tr_price_break_told_delete AFTER DELETE ON price_break FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'price_break', CONCAT(OLD.item_id, '/', OLD.quantity_from), SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('quantity_from=', LENGTH(OLD.quantity_from), ':', OLD.quantity_from, ';'), ''), COALESCE(CONCAT('unit_price=', LENGTH(OLD.unit_price), ':', OLD.unit_price, ';'), ''), COALESCE(CONCAT('currency=', LENGTH(OLD.currency), ':', OLD.currency, ';'), ''), COALESCE(CONCAT('source_ar=', LENGTH(OLD.source_ar), ':', OLD.source_ar, ';'), ''), COALESCE(CONCAT('source_en=', LENGTH(OLD.source_en), ':', OLD.source_en, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_equivalence_group_told_insert AFTER INSERT ON equivalence_group FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'equivalence_group', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), '')), 256));
END//
CREATE TRIGGER tr_equivalence_group_told_update AFTER UPDATE ON equivalence_group FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'equivalence_group', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_equivalence_group_told_delete AFTER DELETE ON equivalence_group FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'equivalence_group', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_equivalence_member_told_insert AFTER INSERT ON equivalence_member FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'equivalence_member', NEW.item_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('group_id=', LENGTH(NEW.group_id), ':', NEW.group_id, ';'), ''), COALESCE(CONCAT('standard_of=', LENGTH(NEW.standard_of), ':', NEW.standard_of, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(NEW.numerator), ':', NEW.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(NEW.denominator), ':', NEW.denominator, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), '')), 256));
END//
CREATE TRIGGER tr_equivalence_member_told_update AFTER UPDATE ON equivalence_member FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('group_id=', LENGTH(OLD.group_id), ':', OLD.group_id, ';'), ''), COALESCE(CONCAT('standard_of=', LENGTH(OLD.standard_of), ':', OLD.standard_of, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(OLD.numerator), ':', OLD.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(OLD.denominator), ':', OLD.denominator, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(NEW.item_id), ':', NEW.item_id, ';'), ''), COALESCE(CONCAT('group_id=', LENGTH(NEW.group_id), ':', NEW.group_id, ';'), ''), COALESCE(CONCAT('standard_of=', LENGTH(NEW.standard_of), ':', NEW.standard_of, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(NEW.numerator), ':', NEW.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(NEW.denominator), ':', NEW.denominator, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(NEW.unit_code), ':', NEW.unit_code, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'equivalence_member', NEW.item_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_equivalence_member_told_delete AFTER DELETE ON equivalence_member FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'equivalence_member', OLD.item_id, SHA2(CONCAT(COALESCE(CONCAT('item_id=', LENGTH(OLD.item_id), ':', OLD.item_id, ';'), ''), COALESCE(CONCAT('group_id=', LENGTH(OLD.group_id), ':', OLD.group_id, ';'), ''), COALESCE(CONCAT('standard_of=', LENGTH(OLD.standard_of), ':', OLD.standard_of, ';'), ''), COALESCE(CONCAT('numerator=', LENGTH(OLD.numerator), ':', OLD.numerator, ';'), ''), COALESCE(CONCAT('denominator=', LENGTH(OLD.denominator), ':', OLD.denominator, ';'), ''), COALESCE(CONCAT('unit_code=', LENGTH(OLD.unit_code), ':', OLD.unit_code, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_category_attribute_told_insert AFTER INSERT ON category_attribute FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'category_attribute', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('type=', LENGTH(NEW.type), ':', NEW.type, ';'), ''), COALESCE(CONCAT('unit_ar=', LENGTH(NEW.unit_ar), ':', NEW.unit_ar, ';'), ''), COALESCE(CONCAT('unit_en=', LENGTH(NEW.unit_en), ':', NEW.unit_en, ';'), ''), COALESCE(CONCAT('is_required=', LENGTH(NEW.is_required), ':', NEW.is_required, ';'), ''), COALESCE(CONCAT('choices=', LENGTH(NEW.choices), ':', NEW.choices, ';'), ''), COALESCE(CONCAT('minimum=', LENGTH(NEW.minimum), ':', NEW.minimum, ';'), ''), COALESCE(CONCAT('maximum=', LENGTH(NEW.maximum), ':', NEW.maximum, ';'), ''), COALESCE(CONCAT('is_facet=', LENGTH(NEW.is_facet), ':', NEW.is_facet, ';'), ''), COALESCE(CONCAT('is_current=', LENGTH(NEW.is_current), ':', NEW.is_current, ';'), '')), 256));
END//
CREATE TRIGGER tr_category_attribute_told_update AFTER UPDATE ON category_attribute FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('type=', LENGTH(OLD.type), ':', OLD.type, ';'), ''), COALESCE(CONCAT('unit_ar=', LENGTH(OLD.unit_ar), ':', OLD.unit_ar, ';'), ''), COALESCE(CONCAT('unit_en=', LENGTH(OLD.unit_en), ':', OLD.unit_en, ';'), ''), COALESCE(CONCAT('is_required=', LENGTH(OLD.is_required), ':', OLD.is_required, ';'), ''), COALESCE(CONCAT('choices=', LENGTH(OLD.choices), ':', OLD.choices, ';'), ''), COALESCE(CONCAT('minimum=', LENGTH(OLD.minimum), ':', OLD.minimum, ';'), ''), COALESCE(CONCAT('maximum=', LENGTH(OLD.maximum), ':', OLD.maximum, ';'), ''), COALESCE(CONCAT('is_facet=', LENGTH(OLD.is_facet), ':', OLD.is_facet, ';'), ''), COALESCE(CONCAT('is_current=', LENGTH(OLD.is_current), ':', OLD.is_current, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), ''), COALESCE(CONCAT('type=', LENGTH(NEW.type), ':', NEW.type, ';'), ''), COALESCE(CONCAT('unit_ar=', LENGTH(NEW.unit_ar), ':', NEW.unit_ar, ';'), ''), COALESCE(CONCAT('unit_en=', LENGTH(NEW.unit_en), ':', NEW.unit_en, ';'), ''), COALESCE(CONCAT('is_required=', LENGTH(NEW.is_required), ':', NEW.is_required, ';'), ''), COALESCE(CONCAT('choices=', LENGTH(NEW.choices), ':', NEW.choices, ';'), ''), COALESCE(CONCAT('minimum=', LENGTH(NEW.minimum), ':', NEW.minimum, ';'), ''), COALESCE(CONCAT('maximum=', LENGTH(NEW.maximum), ':', NEW.maximum, ';'), ''), COALESCE(CONCAT('is_facet=', LENGTH(NEW.is_facet), ':', NEW.is_facet, ';'), ''), COALESCE(CONCAT('is_current=', LENGTH(NEW.is_current), ':', NEW.is_current, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'category_attribute', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_category_attribute_told_delete AFTER DELETE ON category_attribute FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'category_attribute', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), ''), COALESCE(CONCAT('type=', LENGTH(OLD.type), ':', OLD.type, ';'), ''), COALESCE(CONCAT('unit_ar=', LENGTH(OLD.unit_ar), ':', OLD.unit_ar, ';'), ''), COALESCE(CONCAT('unit_en=', LENGTH(OLD.unit_en), ':', OLD.unit_en, ';'), ''), COALESCE(CONCAT('is_required=', LENGTH(OLD.is_required), ':', OLD.is_required, ';'), ''), COALESCE(CONCAT('choices=', LENGTH(OLD.choices), ':', OLD.choices, ';'), ''), COALESCE(CONCAT('minimum=', LENGTH(OLD.minimum), ':', OLD.minimum, ';'), ''), COALESCE(CONCAT('maximum=', LENGTH(OLD.maximum), ':', OLD.maximum, ';'), ''), COALESCE(CONCAT('is_facet=', LENGTH(OLD.is_facet), ':', OLD.is_facet, ';'), ''), COALESCE(CONCAT('is_current=', LENGTH(OLD.is_current), ':', OLD.is_current, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_template_version_told_insert AFTER INSERT ON template_version FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'template_version', NEW.edition, NULL, SHA2(CONCAT(COALESCE(CONCAT('edition=', LENGTH(NEW.edition), ':', NEW.edition, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('attributes=', LENGTH(SHA2(NEW.attributes, 256)), ':', SHA2(NEW.attributes, 256), ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(NEW.published_by), ':', NEW.published_by, ';'), '')), 256));
END//
CREATE TRIGGER tr_template_version_told_update AFTER UPDATE ON template_version FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('edition=', LENGTH(OLD.edition), ':', OLD.edition, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('attributes=', LENGTH(SHA2(OLD.attributes, 256)), ':', SHA2(OLD.attributes, 256), ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(OLD.published_by), ':', OLD.published_by, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('edition=', LENGTH(NEW.edition), ':', NEW.edition, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(NEW.category_code), ':', NEW.category_code, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('attributes=', LENGTH(SHA2(NEW.attributes, 256)), ':', SHA2(NEW.attributes, 256), ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(NEW.published_at), ':', NEW.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(NEW.published_by), ':', NEW.published_by, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'template_version', NEW.edition, was, told);
  END IF;
END//
CREATE TRIGGER tr_template_version_told_delete AFTER DELETE ON template_version FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'template_version', OLD.edition, SHA2(CONCAT(COALESCE(CONCAT('edition=', LENGTH(OLD.edition), ':', OLD.edition, ';'), ''), COALESCE(CONCAT('category_code=', LENGTH(OLD.category_code), ':', OLD.category_code, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('attributes=', LENGTH(SHA2(OLD.attributes, 256)), ':', SHA2(OLD.attributes, 256), ';'), ''), COALESCE(CONCAT('published_at=', LENGTH(OLD.published_at), ':', OLD.published_at, ';'), ''), COALESCE(CONCAT('published_by=', LENGTH(OLD.published_by), ':', OLD.published_by, ';'), '')), 256), NULL);
END//
DELIMITER ;
