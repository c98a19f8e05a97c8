-- More rows that the record tells of: reports as issued and their signatures, which the public page
-- confirms; the places of categories in their tree; problems of awarding and the answers to them; votes
-- that count no more. The list stands in kept-tables.txt of the package audit.
-- MariaDB lets rows of INSERT ... SELECT lose values where a table has BEFORE triggers: those of audit_row
-- stand aside meanwhile.

DROP TRIGGER tr_audit_row_no_update;
DROP TRIGGER tr_audit_row_no_delete;
DROP TRIGGER tr_audit_row_whose;

INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'issued_report', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('subject=', LENGTH(t.subject), ':', t.subject, ';'), ''), COALESCE(CONCAT('subject_id=', LENGTH(t.subject_id), ':', t.subject_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(t.part), ':', t.part, ';'), ''), COALESCE(CONCAT('report=', LENGTH(t.report), ':', t.report, ';'), ''), COALESCE(CONCAT('edition=', LENGTH(t.edition), ':', t.edition, ';'), ''), COALESCE(CONCAT('format=', LENGTH(t.format), ':', t.format, ';'), ''), COALESCE(CONCAT('data_sha256=', LENGTH(t.data_sha256), ':', t.data_sha256, ';'), ''), COALESCE(CONCAT('appearance=', LENGTH(t.appearance), ':', t.appearance, ';'), ''), COALESCE(CONCAT('layout_version=', LENGTH(t.layout_version), ':', t.layout_version, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(t.sha256), ':', t.sha256, ';'), ''), COALESCE(CONCAT('printed_sha256=', LENGTH(t.printed_sha256), ':', t.printed_sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(t.byte_count), ':', t.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(t.stored_as), ':', t.stored_as, ';'), ''), COALESCE(CONCAT('issued_by=', LENGTH(t.issued_by), ':', t.issued_by, ';'), ''), COALESCE(CONCAT('issued_at=', LENGTH(t.issued_at), ':', t.issued_at, ';'), '')), 256)
  FROM issued_report t ORDER BY t.id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'report_signature', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('report_id=', LENGTH(t.report_id), ':', t.report_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(t.position), ':', t.position, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('signer=', LENGTH(t.signer), ':', t.signer, ';'), ''), COALESCE(CONCAT('serial=', LENGTH(t.serial), ':', t.serial, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(t.reason), ':', t.reason, ';'), ''), COALESCE(CONCAT('signed_at=', LENGTH(t.signed_at), ':', t.signed_at, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(t.sha256), ':', t.sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(t.byte_count), ':', t.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(t.stored_as), ':', t.stored_as, ';'), '')), 256)
  FROM report_signature t ORDER BY t.id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'category', t.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(t.code), ':', t.code, ';'), ''), COALESCE(CONCAT('parent_code=', LENGTH(t.parent_code), ':', t.parent_code, ';'), ''), COALESCE(CONCAT('level=', LENGTH(t.level), ':', t.level, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(t.name_ar), ':', t.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(t.name_en), ':', t.name_en, ';'), '')), 256)
  FROM category t ORDER BY t.code;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'award_scenario', t.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(t.id), ':', t.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(t.number), ':', t.number, ';'), ''), COALESCE(CONCAT('name=', LENGTH(t.name), ':', t.name, ';'), ''), COALESCE(CONCAT('terms=', LENGTH(t.terms), ':', t.terms, ';'), ''), COALESCE(CONCAT('time_limit_seconds=', LENGTH(t.time_limit_seconds), ':', t.time_limit_seconds, ';'), ''), COALESCE(CONCAT('problem=', LENGTH(SHA2(t.problem, 256)), ':', SHA2(t.problem, 256), ';'), ''), COALESCE(CONCAT('problem_sha256=', LENGTH(t.problem_sha256), ':', t.problem_sha256, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(t.created_by), ':', t.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(t.created_at), ':', t.created_at, ';'), '')), 256)
  FROM award_scenario t ORDER BY t.id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'award_scenario_run', CONCAT(t.scenario_id, '/', t.kind), NULL, CASE WHEN t.status = 'DONE' THEN SHA2(CONCAT(COALESCE(CONCAT('scenario_id=', LENGTH(t.scenario_id), ':', t.scenario_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(t.kind), ':', t.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(t.status), ':', t.status, ';'), ''), COALESCE(CONCAT('done_at=', LENGTH(t.done_at), ':', t.done_at, ';'), ''), COALESCE(CONCAT('result=', LENGTH(SHA2(t.result, 256)), ':', SHA2(t.result, 256), ';'), ''), COALESCE(CONCAT('result_sha256=', LENGTH(t.result_sha256), ':', t.result_sha256, ';'), '')), 256) END
  FROM award_scenario_run t WHERE t.status = 'DONE' ORDER BY t.scenario_id, t.kind;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'vote_set_aside', t.vote_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('vote_id=', LENGTH(t.vote_id), ':', t.vote_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), '')), 256)
  FROM vote_set_aside t ORDER BY t.vote_id;
INSERT INTO audit_row (session, connection, table_name, row_key, before_sha256, after_sha256)
SELECT 0, CONNECTION_ID(), 'review_vote_set_aside', CONCAT(t.draft_id, '/', t.person_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(t.draft_id), ':', t.draft_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(t.person_id), ':', t.person_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(t.tender_id), ':', t.tender_id, ';'), '')), 256)
  FROM review_vote_set_aside t ORDER BY t.draft_id, t.person_id;

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
CREATE TRIGGER tr_issued_report_told_insert AFTER INSERT ON issued_report FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'issued_report', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('subject=', LENGTH(NEW.subject), ':', NEW.subject, ';'), ''), COALESCE(CONCAT('subject_id=', LENGTH(NEW.subject_id), ':', NEW.subject_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('report=', LENGTH(NEW.report), ':', NEW.report, ';'), ''), COALESCE(CONCAT('edition=', LENGTH(NEW.edition), ':', NEW.edition, ';'), ''), COALESCE(CONCAT('format=', LENGTH(NEW.format), ':', NEW.format, ';'), ''), COALESCE(CONCAT('data_sha256=', LENGTH(NEW.data_sha256), ':', NEW.data_sha256, ';'), ''), COALESCE(CONCAT('appearance=', LENGTH(NEW.appearance), ':', NEW.appearance, ';'), ''), COALESCE(CONCAT('layout_version=', LENGTH(NEW.layout_version), ':', NEW.layout_version, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('printed_sha256=', LENGTH(NEW.printed_sha256), ':', NEW.printed_sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(NEW.stored_as), ':', NEW.stored_as, ';'), ''), COALESCE(CONCAT('issued_by=', LENGTH(NEW.issued_by), ':', NEW.issued_by, ';'), ''), COALESCE(CONCAT('issued_at=', LENGTH(NEW.issued_at), ':', NEW.issued_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_issued_report_told_update AFTER UPDATE ON issued_report FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('subject=', LENGTH(OLD.subject), ':', OLD.subject, ';'), ''), COALESCE(CONCAT('subject_id=', LENGTH(OLD.subject_id), ':', OLD.subject_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('report=', LENGTH(OLD.report), ':', OLD.report, ';'), ''), COALESCE(CONCAT('edition=', LENGTH(OLD.edition), ':', OLD.edition, ';'), ''), COALESCE(CONCAT('format=', LENGTH(OLD.format), ':', OLD.format, ';'), ''), COALESCE(CONCAT('data_sha256=', LENGTH(OLD.data_sha256), ':', OLD.data_sha256, ';'), ''), COALESCE(CONCAT('appearance=', LENGTH(OLD.appearance), ':', OLD.appearance, ';'), ''), COALESCE(CONCAT('layout_version=', LENGTH(OLD.layout_version), ':', OLD.layout_version, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('printed_sha256=', LENGTH(OLD.printed_sha256), ':', OLD.printed_sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(OLD.stored_as), ':', OLD.stored_as, ';'), ''), COALESCE(CONCAT('issued_by=', LENGTH(OLD.issued_by), ':', OLD.issued_by, ';'), ''), COALESCE(CONCAT('issued_at=', LENGTH(OLD.issued_at), ':', OLD.issued_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('subject=', LENGTH(NEW.subject), ':', NEW.subject, ';'), ''), COALESCE(CONCAT('subject_id=', LENGTH(NEW.subject_id), ':', NEW.subject_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(NEW.part), ':', NEW.part, ';'), ''), COALESCE(CONCAT('report=', LENGTH(NEW.report), ':', NEW.report, ';'), ''), COALESCE(CONCAT('edition=', LENGTH(NEW.edition), ':', NEW.edition, ';'), ''), COALESCE(CONCAT('format=', LENGTH(NEW.format), ':', NEW.format, ';'), ''), COALESCE(CONCAT('data_sha256=', LENGTH(NEW.data_sha256), ':', NEW.data_sha256, ';'), ''), COALESCE(CONCAT('appearance=', LENGTH(NEW.appearance), ':', NEW.appearance, ';'), ''), COALESCE(CONCAT('layout_version=', LENGTH(NEW.layout_version), ':', NEW.layout_version, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('printed_sha256=', LENGTH(NEW.printed_sha256), ':', NEW.printed_sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(NEW.stored_as), ':', NEW.stored_as, ';'), ''), COALESCE(CONCAT('issued_by=', LENGTH(NEW.issued_by), ':', NEW.issued_by, ';'), ''), COALESCE(CONCAT('issued_at=', LENGTH(NEW.issued_at), ':', NEW.issued_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'issued_report', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_issued_report_told_delete AFTER DELETE ON issued_report FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'issued_report', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('subject=', LENGTH(OLD.subject), ':', OLD.subject, ';'), ''), COALESCE(CONCAT('subject_id=', LENGTH(OLD.subject_id), ':', OLD.subject_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(OLD.part), ':', OLD.part, ';'), ''), COALESCE(CONCAT('report=', LENGTH(OLD.report), ':', OLD.report, ';'), ''), COALESCE(CONCAT('edition=', LENGTH(OLD.edition), ':', OLD.edition, ';'), ''), COALESCE(CONCAT('format=', LENGTH(OLD.format), ':', OLD.format, ';'), ''), COALESCE(CONCAT('data_sha256=', LENGTH(OLD.data_sha256), ':', OLD.data_sha256, ';'), ''), COALESCE(CONCAT('appearance=', LENGTH(OLD.appearance), ':', OLD.appearance, ';'), ''), COALESCE(CONCAT('layout_version=', LENGTH(OLD.layout_version), ':', OLD.layout_version, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('printed_sha256=', LENGTH(OLD.printed_sha256), ':', OLD.printed_sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(OLD.stored_as), ':', OLD.stored_as, ';'), ''), COALESCE(CONCAT('issued_by=', LENGTH(OLD.issued_by), ':', OLD.issued_by, ';'), ''), COALESCE(CONCAT('issued_at=', LENGTH(OLD.issued_at), ':', OLD.issued_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_report_signature_told_insert AFTER INSERT ON report_signature FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'report_signature', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('report_id=', LENGTH(NEW.report_id), ':', NEW.report_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('signer=', LENGTH(NEW.signer), ':', NEW.signer, ';'), ''), COALESCE(CONCAT('serial=', LENGTH(NEW.serial), ':', NEW.serial, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('signed_at=', LENGTH(NEW.signed_at), ':', NEW.signed_at, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(NEW.stored_as), ':', NEW.stored_as, ';'), '')), 256));
END//
CREATE TRIGGER tr_report_signature_told_update AFTER UPDATE ON report_signature FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('report_id=', LENGTH(OLD.report_id), ':', OLD.report_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('signer=', LENGTH(OLD.signer), ':', OLD.signer, ';'), ''), COALESCE(CONCAT('serial=', LENGTH(OLD.serial), ':', OLD.serial, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('signed_at=', LENGTH(OLD.signed_at), ':', OLD.signed_at, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(OLD.stored_as), ':', OLD.stored_as, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('report_id=', LENGTH(NEW.report_id), ':', NEW.report_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(NEW.position), ':', NEW.position, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('signer=', LENGTH(NEW.signer), ':', NEW.signer, ';'), ''), COALESCE(CONCAT('serial=', LENGTH(NEW.serial), ':', NEW.serial, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(NEW.reason), ':', NEW.reason, ';'), ''), COALESCE(CONCAT('signed_at=', LENGTH(NEW.signed_at), ':', NEW.signed_at, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(NEW.sha256), ':', NEW.sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(NEW.byte_count), ':', NEW.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(NEW.stored_as), ':', NEW.stored_as, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'report_signature', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_report_signature_told_delete AFTER DELETE ON report_signature FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'report_signature', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('report_id=', LENGTH(OLD.report_id), ':', OLD.report_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(OLD.position), ':', OLD.position, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('signer=', LENGTH(OLD.signer), ':', OLD.signer, ';'), ''), COALESCE(CONCAT('serial=', LENGTH(OLD.serial), ':', OLD.serial, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(OLD.reason), ':', OLD.reason, ';'), ''), COALESCE(CONCAT('signed_at=', LENGTH(OLD.signed_at), ':', OLD.signed_at, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(OLD.sha256), ':', OLD.sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(OLD.byte_count), ':', OLD.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(OLD.stored_as), ':', OLD.stored_as, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_category_told_insert AFTER INSERT ON category FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'category', NEW.code, NULL, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('parent_code=', LENGTH(NEW.parent_code), ':', NEW.parent_code, ';'), ''), COALESCE(CONCAT('level=', LENGTH(NEW.level), ':', NEW.level, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256));
END//
CREATE TRIGGER tr_category_told_update AFTER UPDATE ON category FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('parent_code=', LENGTH(OLD.parent_code), ':', OLD.parent_code, ';'), ''), COALESCE(CONCAT('level=', LENGTH(OLD.level), ':', OLD.level, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(NEW.code), ':', NEW.code, ';'), ''), COALESCE(CONCAT('parent_code=', LENGTH(NEW.parent_code), ':', NEW.parent_code, ';'), ''), COALESCE(CONCAT('level=', LENGTH(NEW.level), ':', NEW.level, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(NEW.name_ar), ':', NEW.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(NEW.name_en), ':', NEW.name_en, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'category', NEW.code, was, told);
  END IF;
END//
CREATE TRIGGER tr_category_told_delete AFTER DELETE ON category FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'category', OLD.code, SHA2(CONCAT(COALESCE(CONCAT('code=', LENGTH(OLD.code), ':', OLD.code, ';'), ''), COALESCE(CONCAT('parent_code=', LENGTH(OLD.parent_code), ':', OLD.parent_code, ';'), ''), COALESCE(CONCAT('level=', LENGTH(OLD.level), ':', OLD.level, ';'), ''), COALESCE(CONCAT('name_ar=', LENGTH(OLD.name_ar), ':', OLD.name_ar, ';'), ''), COALESCE(CONCAT('name_en=', LENGTH(OLD.name_en), ':', OLD.name_en, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_award_scenario_told_insert AFTER INSERT ON award_scenario FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award_scenario', NEW.id, NULL, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('name=', LENGTH(NEW.name), ':', NEW.name, ';'), ''), COALESCE(CONCAT('terms=', LENGTH(NEW.terms), ':', NEW.terms, ';'), ''), COALESCE(CONCAT('time_limit_seconds=', LENGTH(NEW.time_limit_seconds), ':', NEW.time_limit_seconds, ';'), ''), COALESCE(CONCAT('problem=', LENGTH(SHA2(NEW.problem, 256)), ':', SHA2(NEW.problem, 256), ';'), ''), COALESCE(CONCAT('problem_sha256=', LENGTH(NEW.problem_sha256), ':', NEW.problem_sha256, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256));
END//
CREATE TRIGGER tr_award_scenario_told_update AFTER UPDATE ON award_scenario FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('name=', LENGTH(OLD.name), ':', OLD.name, ';'), ''), COALESCE(CONCAT('terms=', LENGTH(OLD.terms), ':', OLD.terms, ';'), ''), COALESCE(CONCAT('time_limit_seconds=', LENGTH(OLD.time_limit_seconds), ':', OLD.time_limit_seconds, ';'), ''), COALESCE(CONCAT('problem=', LENGTH(SHA2(OLD.problem, 256)), ':', SHA2(OLD.problem, 256), ';'), ''), COALESCE(CONCAT('problem_sha256=', LENGTH(OLD.problem_sha256), ':', OLD.problem_sha256, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(NEW.id), ':', NEW.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(NEW.number), ':', NEW.number, ';'), ''), COALESCE(CONCAT('name=', LENGTH(NEW.name), ':', NEW.name, ';'), ''), COALESCE(CONCAT('terms=', LENGTH(NEW.terms), ':', NEW.terms, ';'), ''), COALESCE(CONCAT('time_limit_seconds=', LENGTH(NEW.time_limit_seconds), ':', NEW.time_limit_seconds, ';'), ''), COALESCE(CONCAT('problem=', LENGTH(SHA2(NEW.problem, 256)), ':', SHA2(NEW.problem, 256), ';'), ''), COALESCE(CONCAT('problem_sha256=', LENGTH(NEW.problem_sha256), ':', NEW.problem_sha256, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(NEW.created_by), ':', NEW.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(NEW.created_at), ':', NEW.created_at, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'award_scenario', NEW.id, was, told);
  END IF;
END//
CREATE TRIGGER tr_award_scenario_told_delete AFTER DELETE ON award_scenario FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'award_scenario', OLD.id, SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(OLD.id), ':', OLD.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('number=', LENGTH(OLD.number), ':', OLD.number, ';'), ''), COALESCE(CONCAT('name=', LENGTH(OLD.name), ':', OLD.name, ';'), ''), COALESCE(CONCAT('terms=', LENGTH(OLD.terms), ':', OLD.terms, ';'), ''), COALESCE(CONCAT('time_limit_seconds=', LENGTH(OLD.time_limit_seconds), ':', OLD.time_limit_seconds, ';'), ''), COALESCE(CONCAT('problem=', LENGTH(SHA2(OLD.problem, 256)), ':', SHA2(OLD.problem, 256), ';'), ''), COALESCE(CONCAT('problem_sha256=', LENGTH(OLD.problem_sha256), ':', OLD.problem_sha256, ';'), ''), COALESCE(CONCAT('created_by=', LENGTH(OLD.created_by), ':', OLD.created_by, ';'), ''), COALESCE(CONCAT('created_at=', LENGTH(OLD.created_at), ':', OLD.created_at, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_award_scenario_run_told_insert AFTER INSERT ON award_scenario_run FOR EACH ROW
BEGIN
  DECLARE told CHAR(64) DEFAULT CASE WHEN NEW.status = 'DONE' THEN SHA2(CONCAT(COALESCE(CONCAT('scenario_id=', LENGTH(NEW.scenario_id), ':', NEW.scenario_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('done_at=', LENGTH(NEW.done_at), ':', NEW.done_at, ';'), ''), COALESCE(CONCAT('result=', LENGTH(SHA2(NEW.result, 256)), ':', SHA2(NEW.result, 256), ';'), ''), COALESCE(CONCAT('result_sha256=', LENGTH(NEW.result_sha256), ':', NEW.result_sha256, ';'), '')), 256) END;
  IF told IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'award_scenario_run', CONCAT(NEW.scenario_id, '/', NEW.kind), NULL, told);
  END IF;
END//
CREATE TRIGGER tr_award_scenario_run_told_update AFTER UPDATE ON award_scenario_run FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT CASE WHEN OLD.status = 'DONE' THEN SHA2(CONCAT(COALESCE(CONCAT('scenario_id=', LENGTH(OLD.scenario_id), ':', OLD.scenario_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('done_at=', LENGTH(OLD.done_at), ':', OLD.done_at, ';'), ''), COALESCE(CONCAT('result=', LENGTH(SHA2(OLD.result, 256)), ':', SHA2(OLD.result, 256), ';'), ''), COALESCE(CONCAT('result_sha256=', LENGTH(OLD.result_sha256), ':', OLD.result_sha256, ';'), '')), 256) END;
  DECLARE told CHAR(64) DEFAULT CASE WHEN NEW.status = 'DONE' THEN SHA2(CONCAT(COALESCE(CONCAT('scenario_id=', LENGTH(NEW.scenario_id), ':', NEW.scenario_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(NEW.kind), ':', NEW.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(NEW.status), ':', NEW.status, ';'), ''), COALESCE(CONCAT('done_at=', LENGTH(NEW.done_at), ':', NEW.done_at, ';'), ''), COALESCE(CONCAT('result=', LENGTH(SHA2(NEW.result, 256)), ':', SHA2(NEW.result, 256), ';'), ''), COALESCE(CONCAT('result_sha256=', LENGTH(NEW.result_sha256), ':', NEW.result_sha256, ';'), '')), 256) END;
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'award_scenario_run', CONCAT(NEW.scenario_id, '/', NEW.kind), was, told);
  END IF;
END//
CREATE TRIGGER tr_award_scenario_run_told_delete AFTER DELETE ON award_scenario_run FOR EACH ROW
BEGIN
  DECLARE told CHAR(64) DEFAULT CASE WHEN OLD.status = 'DONE' THEN SHA2(CONCAT(COALESCE(CONCAT('scenario_id=', LENGTH(OLD.scenario_id), ':', OLD.scenario_id, ';'), ''), COALESCE(CONCAT('kind=', LENGTH(OLD.kind), ':', OLD.kind, ';'), ''), COALESCE(CONCAT('status=', LENGTH(OLD.status), ':', OLD.status, ';'), ''), COALESCE(CONCAT('done_at=', LENGTH(OLD.done_at), ':', OLD.done_at, ';'), ''), COALESCE(CONCAT('result=', LENGTH(SHA2(OLD.result, 256)), ':', SHA2(OLD.result, 256), ';'), ''), COALESCE(CONCAT('result_sha256=', LENGTH(OLD.result_sha256), ':', OLD.result_sha256, ';'), '')), 256) END;
  IF told IS NOT NULL THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'award_scenario_run', CONCAT(OLD.scenario_id, '/', OLD.kind), told, NULL);
  END IF;
END//
CREATE TRIGGER tr_vote_set_aside_told_insert AFTER INSERT ON vote_set_aside FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'vote_set_aside', NEW.vote_id, NULL, SHA2(CONCAT(COALESCE(CONCAT('vote_id=', LENGTH(NEW.vote_id), ':', NEW.vote_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_vote_set_aside_told_update AFTER UPDATE ON vote_set_aside FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('vote_id=', LENGTH(OLD.vote_id), ':', OLD.vote_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('vote_id=', LENGTH(NEW.vote_id), ':', NEW.vote_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'vote_set_aside', NEW.vote_id, was, told);
  END IF;
END//
CREATE TRIGGER tr_vote_set_aside_told_delete AFTER DELETE ON vote_set_aside FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'vote_set_aside', OLD.vote_id, SHA2(CONCAT(COALESCE(CONCAT('vote_id=', LENGTH(OLD.vote_id), ':', OLD.vote_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), '')), 256), NULL);
END//
CREATE TRIGGER tr_review_vote_set_aside_told_insert AFTER INSERT ON review_vote_set_aside FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'review_vote_set_aside', CONCAT(NEW.draft_id, '/', NEW.person_id), NULL, SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(NEW.draft_id), ':', NEW.draft_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), '')), 256));
END//
CREATE TRIGGER tr_review_vote_set_aside_told_update AFTER UPDATE ON review_vote_set_aside FOR EACH ROW
BEGIN
  DECLARE was CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(OLD.draft_id), ':', OLD.draft_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), '')), 256);
  DECLARE told CHAR(64) DEFAULT SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(NEW.draft_id), ':', NEW.draft_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(NEW.person_id), ':', NEW.person_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(NEW.tender_id), ':', NEW.tender_id, ';'), '')), 256);
  IF NOT (was <=> told) THEN
    IF @kept_session IS NULL THEN
      SET @kept_session = UUID_SHORT();
    END IF;
    INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
    VALUES (@kept_session, 'review_vote_set_aside', CONCAT(NEW.draft_id, '/', NEW.person_id), was, told);
  END IF;
END//
CREATE TRIGGER tr_review_vote_set_aside_told_delete AFTER DELETE ON review_vote_set_aside FOR EACH ROW
BEGIN
  IF @kept_session IS NULL THEN
    SET @kept_session = UUID_SHORT();
  END IF;
  INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)
  VALUES (@kept_session, 'review_vote_set_aside', CONCAT(OLD.draft_id, '/', OLD.person_id), SHA2(CONCAT(COALESCE(CONCAT('draft_id=', LENGTH(OLD.draft_id), ':', OLD.draft_id, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(OLD.person_id), ':', OLD.person_id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(OLD.tender_id), ':', OLD.tender_id, ';'), '')), 256), NULL);
END//
DELIMITER ;

-- Reports as an entry of the record tells of them: the public page confirms these alone.
CREATE VIEW told_issued_report AS
SELECT r.id, r.tender_id, r.subject, r.subject_id, r.part, r.report, r.edition, r.format, r.data_sha256, r.appearance, r.layout_version, r.sha256, r.printed_sha256, r.byte_count, r.stored_as, r.issued_by, r.issued_at FROM issued_report r
 WHERE EXISTS (SELECT 1 FROM audit_row t JOIN audit_entry e ON e.rows_session = t.session
                WHERE t.table_name = 'issued_report' AND t.row_key = CAST(r.id AS CHAR) AND t.id BETWEEN e.rows_first AND e.rows_last
                  AND t.after_sha256 = SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(r.id), ':', r.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(r.tender_id), ':', r.tender_id, ';'), ''), COALESCE(CONCAT('subject=', LENGTH(r.subject), ':', r.subject, ';'), ''), COALESCE(CONCAT('subject_id=', LENGTH(r.subject_id), ':', r.subject_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(r.part), ':', r.part, ';'), ''), COALESCE(CONCAT('report=', LENGTH(r.report), ':', r.report, ';'), ''), COALESCE(CONCAT('edition=', LENGTH(r.edition), ':', r.edition, ';'), ''), COALESCE(CONCAT('format=', LENGTH(r.format), ':', r.format, ';'), ''), COALESCE(CONCAT('data_sha256=', LENGTH(r.data_sha256), ':', r.data_sha256, ';'), ''), COALESCE(CONCAT('appearance=', LENGTH(r.appearance), ':', r.appearance, ';'), ''), COALESCE(CONCAT('layout_version=', LENGTH(r.layout_version), ':', r.layout_version, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(r.sha256), ':', r.sha256, ';'), ''), COALESCE(CONCAT('printed_sha256=', LENGTH(r.printed_sha256), ':', r.printed_sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(r.byte_count), ':', r.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(r.stored_as), ':', r.stored_as, ';'), ''), COALESCE(CONCAT('issued_by=', LENGTH(r.issued_by), ':', r.issued_by, ';'), ''), COALESCE(CONCAT('issued_at=', LENGTH(r.issued_at), ':', r.issued_at, ';'), '')), 256));
-- Signatures on reports as an entry of the record tells of them: the public page confirms these alone.
CREATE VIEW told_report_signature AS
SELECT r.id, r.report_id, r.position, r.person_id, r.signer, r.serial, r.reason, r.signed_at, r.sha256, r.byte_count, r.stored_as FROM report_signature r
 WHERE EXISTS (SELECT 1 FROM audit_row t JOIN audit_entry e ON e.rows_session = t.session
                WHERE t.table_name = 'report_signature' AND t.row_key = CAST(r.id AS CHAR) AND t.id BETWEEN e.rows_first AND e.rows_last
                  AND t.after_sha256 = SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(r.id), ':', r.id, ';'), ''), COALESCE(CONCAT('report_id=', LENGTH(r.report_id), ':', r.report_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(r.position), ':', r.position, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(r.person_id), ':', r.person_id, ';'), ''), COALESCE(CONCAT('signer=', LENGTH(r.signer), ':', r.signer, ';'), ''), COALESCE(CONCAT('serial=', LENGTH(r.serial), ':', r.serial, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(r.reason), ':', r.reason, ';'), ''), COALESCE(CONCAT('signed_at=', LENGTH(r.signed_at), ':', r.signed_at, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(r.sha256), ':', r.sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(r.byte_count), ':', r.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(r.stored_as), ':', r.stored_as, ';'), '')), 256));
