-- Issued reports and their signatures, and what people are told: notices, mails and calendars.

-- The same figures in another emblem or colour, or laid out by another version of all that decides on the bytes, are
-- another file. Chosen reports of a tender are one file, whose part names them in the order of reading.
CREATE TABLE issued_report (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NULL COMMENT 'tender reported on; null when it is about something else',
  subject VARCHAR(10) NOT NULL COMMENT 'TENDER, ROUND, AGREEMENT, MEETING or REGION: what it is about',
  subject_id BIGINT NOT NULL COMMENT 'key of what it is about',
  part VARCHAR(20) NOT NULL DEFAULT '' COMMENT 'the part it is about, such as the code of a state; empty for the whole',
  report VARCHAR(20) NOT NULL COMMENT 'kind of report',
  edition VARCHAR(10) NOT NULL COMMENT 'ARABIC, ENGLISH or BILINGUAL',
  format VARCHAR(5) NOT NULL COMMENT 'PDF, DOCX or XLSX',
  data_sha256 CHAR(64) NOT NULL COMMENT 'hash of the figures the report was made from',
  appearance VARCHAR(64) NOT NULL DEFAULT '' COMMENT 'hash of the deployment''s emblem and colour; empty for the platform''s own',
  layout_version VARCHAR(64) NOT NULL DEFAULT '' COMMENT 'hash of the templates, words and typefaces it was laid out by; empty in what was issued before versions were kept',
  sha256 CHAR(64) NOT NULL COMMENT 'hash of the file',
  printed_sha256 CHAR(64) NULL COMMENT 'hash of the file as printed, before the platform signed it; the same figures give it again, an award report with the same edition of the public bundle. Null in what was issued before files were signed',
  byte_count BIGINT NOT NULL COMMENT 'size of the file in bytes',
  stored_as VARCHAR(200) NOT NULL COMMENT 'key of the file in the object store',
  issued_by BIGINT NOT NULL COMMENT 'who asked for it first',
  issued_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_issued_report PRIMARY KEY (id),
  CONSTRAINT uq_issued_report_template UNIQUE (subject, subject_id, part, report, edition, format, data_sha256, appearance, layout_version),
  CONSTRAINT fk_issued_report_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_issued_report_person FOREIGN KEY (issued_by) REFERENCES person (id),
  CONSTRAINT ck_issued_report_edition CHECK (edition IN ('ARABIC', 'ENGLISH', 'BILINGUAL')),
  CONSTRAINT ck_issued_report_format CHECK (format IN ('PDF', 'DOCX', 'XLSX')),
  CONSTRAINT ck_issued_report_subject CHECK (subject IN ('TENDER', 'ROUND', 'AGREEMENT', 'MEETING', 'REGION')),
  CONSTRAINT ck_issued_report_tender CHECK (subject <> 'TENDER' OR tender_id = subject_id),
  CONSTRAINT ck_issued_report_report CHECK (report IN ('DEMAND_SUMMARY', 'DOSSIER', 'OPENING', 'PRICE_OPENING',
    'EVALUATION', 'PRICES', 'AWARD', 'ALLOCATION', 'SAVINGS', 'LETTER', 'MINUTES', 'BALANCE', 'AUDIT_EXTRACT', 'PACK',
    'TENDER_PACK', 'OVERVIEW', 'INITIATIVES', 'AGREEMENT', 'SUPPLIER_RECORD', 'AMENDED_AGREEMENT')),
  CONSTRAINT ck_issued_report_choice CHECK (report <> 'TENDER_PACK' OR (subject = 'TENDER' AND part <> '')),
  CONSTRAINT ck_issued_report_appearance CHECK (appearance = '' OR appearance REGEXP '^[0-9a-f]{64}$'),
  CONSTRAINT ck_issued_report_template CHECK (layout_version = '' OR layout_version REGEXP '^[0-9a-f]{64}$'),
  INDEX ix_issued_report_tender (tender_id),
  INDEX ix_issued_report_sha256 (sha256),
  INDEX ix_issued_report_data (data_sha256)
) COMMENT 'Reports as issued; the same figures give the same file again';

-- Reports as an entry of the record tells of them: the public page confirms these alone.
CREATE VIEW told_issued_report AS
SELECT r.id, r.tender_id, r.subject, r.subject_id, r.part, r.report, r.edition, r.format, r.data_sha256, r.appearance, r.layout_version, r.sha256, r.printed_sha256, r.byte_count, r.stored_as, r.issued_by, r.issued_at FROM issued_report r
 WHERE EXISTS (SELECT 1 FROM audit_row t JOIN audit_entry e ON e.rows_session = t.session AND e.rows_sha256 IS NOT NULL
                WHERE t.table_name = 'issued_report' AND t.row_key = CAST(r.id AS CHAR) AND t.id BETWEEN e.rows_first AND e.rows_last
                  AND t.after_sha256 = SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(r.id), ':', r.id, ';'), ''), COALESCE(CONCAT('tender_id=', LENGTH(r.tender_id), ':', r.tender_id, ';'), ''), COALESCE(CONCAT('subject=', LENGTH(r.subject), ':', r.subject, ';'), ''), COALESCE(CONCAT('subject_id=', LENGTH(r.subject_id), ':', r.subject_id, ';'), ''), COALESCE(CONCAT('part=', LENGTH(r.part), ':', r.part, ';'), ''), COALESCE(CONCAT('report=', LENGTH(r.report), ':', r.report, ';'), ''), COALESCE(CONCAT('edition=', LENGTH(r.edition), ':', r.edition, ';'), ''), COALESCE(CONCAT('format=', LENGTH(r.format), ':', r.format, ';'), ''), COALESCE(CONCAT('data_sha256=', LENGTH(r.data_sha256), ':', r.data_sha256, ';'), ''), COALESCE(CONCAT('appearance=', LENGTH(r.appearance), ':', r.appearance, ';'), ''), COALESCE(CONCAT('layout_version=', LENGTH(r.layout_version), ':', r.layout_version, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(r.sha256), ':', r.sha256, ';'), ''), COALESCE(CONCAT('printed_sha256=', LENGTH(r.printed_sha256), ':', r.printed_sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(r.byte_count), ':', r.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(r.stored_as), ':', r.stored_as, ';'), ''), COALESCE(CONCAT('issued_by=', LENGTH(r.issued_by), ':', r.issued_by, ';'), ''), COALESCE(CONCAT('issued_at=', LENGTH(r.issued_at), ':', r.issued_at, ';'), '')), 256));

-- Reports of which one with other figures was issued since.
CREATE VIEW superseded_report AS
SELECT r.id FROM issued_report r
 WHERE EXISTS (SELECT 1 FROM issued_report n
                WHERE n.subject = r.subject AND n.subject_id = r.subject_id AND n.part = r.part AND n.report = r.report
                  AND n.data_sha256 <> r.data_sha256 AND n.issued_at > r.issued_at);

-- Reports on awards of which one was taken back since, by itself or with the whole tender.
CREATE VIEW overtaken_report AS
SELECT r.id FROM issued_report r
 WHERE r.report = 'AWARD'
   AND (EXISTS (SELECT 1 FROM award a
                 WHERE a.tender_id = r.tender_id AND a.recommended_at < r.issued_at AND a.ended_at > r.issued_at)
        OR EXISTS (SELECT 1 FROM tender_milestone m
                    WHERE m.tender_id = r.tender_id AND m.status = 'CANCELLED' AND m.at > r.issued_at));

CREATE TABLE report_download (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  report_id BIGINT NOT NULL COMMENT 'report downloaded',
  person_id BIGINT NOT NULL COMMENT 'who downloaded it',
  at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_report_download PRIMARY KEY (id),
  CONSTRAINT fk_report_download_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_report_download_report FOREIGN KEY (report_id) REFERENCES issued_report (id),
  INDEX ix_report_download_person (person_id, at)
) COMMENT 'Every download';

CREATE TABLE report_signature (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  report_id BIGINT NOT NULL COMMENT 'report signed',
  position INT NOT NULL COMMENT 'order of signing, from 1',
  person_id BIGINT NOT NULL COMMENT 'member who signed',
  signer VARCHAR(500) NOT NULL COMMENT 'name in the certificate (RFC 4514)',
  serial VARCHAR(64) NOT NULL COMMENT 'serial number of the certificate, hexadecimal',
  reason VARCHAR(200) NOT NULL COMMENT 'why, as the signer says; may be empty',
  signed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  sha256 CHAR(64) NOT NULL COMMENT 'hash of the file with this signature',
  byte_count BIGINT NOT NULL COMMENT 'size of that file in bytes',
  stored_as VARCHAR(200) NOT NULL COMMENT 'key of that file in the object store',
  CONSTRAINT pk_report_signature PRIMARY KEY (id),
  CONSTRAINT uq_report_signature_position UNIQUE (report_id, position),
  CONSTRAINT uq_report_signature_person UNIQUE (report_id, person_id),
  CONSTRAINT uq_report_signature_sha256 UNIQUE (sha256),
  CONSTRAINT fk_report_signature_report FOREIGN KEY (report_id) REFERENCES issued_report (id),
  CONSTRAINT fk_report_signature_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_report_signature_position CHECK (position >= 1),
  INDEX ix_report_signature_serial (serial)
) COMMENT 'Signatures of members on issued reports (ETSI EN 319 142-1)';

-- A certificate belongs to the member who first signed with it.
DELIMITER //
CREATE TRIGGER tr_report_signature_own BEFORE INSERT ON report_signature FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM report_signature
      WHERE serial = NEW.serial AND signer = NEW.signer AND person_id <> NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.certificate-of-another';
  END IF;
END//
DELIMITER ;

DELIMITER //
-- Only a page can be signed, and each signature follows the one before it.
CREATE TRIGGER tr_report_signature_next BEFORE INSERT ON report_signature FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM issued_report WHERE id = NEW.report_id AND format = 'PDF') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.not-signable';
  END IF;
  IF NEW.position > 1 AND NOT EXISTS (SELECT 1 FROM report_signature
      WHERE report_id = NEW.report_id AND position = NEW.position - 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'reporting.not-signable';
  END IF;
END//
DELIMITER ;

-- Signatures on reports as an entry of the record tells of them: the public page confirms these alone.
CREATE VIEW told_report_signature AS
SELECT r.id, r.report_id, r.position, r.person_id, r.signer, r.serial, r.reason, r.signed_at, r.sha256, r.byte_count, r.stored_as FROM report_signature r
 WHERE EXISTS (SELECT 1 FROM audit_row t JOIN audit_entry e ON e.rows_session = t.session AND e.rows_sha256 IS NOT NULL
                WHERE t.table_name = 'report_signature' AND t.row_key = CAST(r.id AS CHAR) AND t.id BETWEEN e.rows_first AND e.rows_last
                  AND t.after_sha256 = SHA2(CONCAT(COALESCE(CONCAT('id=', LENGTH(r.id), ':', r.id, ';'), ''), COALESCE(CONCAT('report_id=', LENGTH(r.report_id), ':', r.report_id, ';'), ''), COALESCE(CONCAT('position=', LENGTH(r.position), ':', r.position, ';'), ''), COALESCE(CONCAT('person_id=', LENGTH(r.person_id), ':', r.person_id, ';'), ''), COALESCE(CONCAT('signer=', LENGTH(r.signer), ':', r.signer, ';'), ''), COALESCE(CONCAT('serial=', LENGTH(r.serial), ':', r.serial, ';'), ''), COALESCE(CONCAT('reason=', LENGTH(r.reason), ':', r.reason, ';'), ''), COALESCE(CONCAT('signed_at=', LENGTH(r.signed_at), ':', r.signed_at, ';'), ''), COALESCE(CONCAT('sha256=', LENGTH(r.sha256), ':', r.sha256, ';'), ''), COALESCE(CONCAT('byte_count=', LENGTH(r.byte_count), ':', r.byte_count, ';'), ''), COALESCE(CONCAT('stored_as=', LENGTH(r.stored_as), ':', r.stored_as, ';'), '')), 256));

-- Who may vote on a question before a committee now: its members whose state did not stand aside, who declared no
-- conflict of interest, and who had no part in the tender.
CREATE VIEW voting_member AS
SELECT d.id AS decision_id, d.tender_id, m.person_id, m.state_code
  FROM decision d
  JOIN committee_member m ON m.committee_id = d.committee_id
  JOIN role_grant g ON g.person_id = m.person_id AND g.role = 'COMMITTEE_MEMBER' AND g.state_code = m.state_code
  JOIN joint_tender t ON t.id = d.tender_id
 WHERE NOT EXISTS (SELECT 1 FROM recusal u WHERE u.decision_id = d.id AND u.state_code = m.state_code)
   AND NOT EXISTS (SELECT 1 FROM learned_conflict k WHERE k.tender_id = d.tender_id AND k.person_id = m.person_id)
   AND NOT EXISTS (SELECT 1 FROM panel_member x WHERE x.tender_id = d.tender_id AND x.person_id = m.person_id
                                                  AND NOT x.is_alternate)
   AND m.person_id NOT IN (t.prepared_by, COALESCE(t.approved_by, 0))
   AND NOT EXISTS (SELECT 1 FROM tender_amendment x WHERE x.tender_id = d.tender_id
                                                      AND m.person_id IN (x.proposed_by, COALESCE(x.approved_by, 0)))
   AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.object_type = 'tender' AND e.object_id = CONCAT(d.tender_id)
                                                 AND e.person_id = m.person_id AND e.acting_as = 'CENTRAL_BUYER');

CREATE TABLE signature_round (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  report_id BIGINT NOT NULL COMMENT 'edition of the report on an award that is to be signed',
  decision_id BIGINT NOT NULL COMMENT 'newest decision on the tender when it was started; the members of its committee sign',
  status VARCHAR(10) NOT NULL COMMENT 'OPEN, SIGNED, CLOSED, SUPERSEDED or OVERTAKEN',
  started_by BIGINT NOT NULL COMMENT 'chair of the committee',
  started_at DATETIME(6) NOT NULL COMMENT 'UTC',
  until_at DATETIME(6) NOT NULL COMMENT 'end of the last day to sign, UTC',
  ended_at DATETIME(6) NULL COMMENT 'UTC; null while it is open',
  ended_by BIGINT NULL COMMENT 'chair who closed it; null otherwise',
  end_reason VARCHAR(500) NULL COMMENT 'why the chair closed it; null otherwise',
  open_of BIGINT GENERATED ALWAYS AS (CASE WHEN status = 'OPEN' THEN report_id END) STORED COMMENT 'the report while it is open: one open round an edition',
  CONSTRAINT pk_signature_round PRIMARY KEY (id),
  CONSTRAINT uq_signature_round_open UNIQUE (open_of),
  CONSTRAINT fk_signature_round_report FOREIGN KEY (report_id) REFERENCES issued_report (id),
  CONSTRAINT fk_signature_round_decision FOREIGN KEY (decision_id) REFERENCES decision (id),
  CONSTRAINT fk_signature_round_starter FOREIGN KEY (started_by) REFERENCES person (id),
  CONSTRAINT fk_signature_round_closer FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_signature_round_status CHECK (status IN ('OPEN', 'SIGNED', 'CLOSED', 'SUPERSEDED', 'OVERTAKEN')),
  CONSTRAINT ck_signature_round_until CHECK (until_at > started_at),
  CONSTRAINT ck_signature_round_ended CHECK ((status = 'OPEN') = (ended_at IS NULL)),
  CONSTRAINT ck_signature_round_closed CHECK ((status = 'CLOSED') = (ended_by IS NOT NULL)
    AND (status = 'CLOSED') = (end_reason IS NOT NULL) AND (end_reason IS NULL OR CHAR_LENGTH(end_reason) > 0))
) COMMENT 'Rounds in which the members of a committee sign one edition of a report';

CREATE TABLE signature_asked (
  round_id BIGINT NOT NULL COMMENT 'round',
  person_id BIGINT NOT NULL COMMENT 'member who is asked to sign',
  state_code CHAR(2) NOT NULL COMMENT 'state the member votes for',
  CONSTRAINT pk_signature_asked PRIMARY KEY (round_id, person_id),
  CONSTRAINT fk_signature_asked_round FOREIGN KEY (round_id) REFERENCES signature_round (id),
  CONSTRAINT fk_signature_asked_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_signature_asked_state FOREIGN KEY (state_code) REFERENCES member_state (code)
) COMMENT 'Who is asked to sign in a round';

-- What a member signs elsewhere, such as in the browser, so that the key stays there. The row passes with the signature.
CREATE TABLE signature_preparation (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  report_id BIGINT NOT NULL COMMENT 'report to be signed',
  person_id BIGINT NOT NULL COMMENT 'member who signs',
  certificates TEXT NOT NULL COMMENT 'certificate of the member and those above it: DER in Base64, one a line',
  reason VARCHAR(200) NOT NULL COMMENT 'why, as the signer says; may be empty',
  signed_at DATETIME(6) NOT NULL COMMENT 'time of signing as it will stand in the file, UTC',
  sha256 CHAR(64) NOT NULL COMMENT 'hash of the file that is signed, with the signatures on it',
  until_at DATETIME(6) NOT NULL COMMENT 'until when the signature is taken, UTC',
  CONSTRAINT pk_signature_preparation PRIMARY KEY (id),
  CONSTRAINT uq_signature_preparation_person UNIQUE (report_id, person_id),
  CONSTRAINT fk_signature_preparation_report FOREIGN KEY (report_id) REFERENCES issued_report (id),
  CONSTRAINT fk_signature_preparation_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_signature_preparation_until CHECK (until_at > signed_at AND until_at <= DATE_ADD(signed_at, INTERVAL 1 HOUR)),
  CONSTRAINT ck_signature_preparation_sha256 CHECK (sha256 REGEXP '^[0-9a-f]{64}$'),
  INDEX ix_signature_preparation_until (until_at)
) COMMENT 'What members are about to sign with keys that stay with them';

-- The authority that a deployment without a key of its own founds at its first signature: one for all nodes.
CREATE TABLE signing_authority (
  id TINYINT NOT NULL COMMENT 'always 1: there is one',
  certificate_sha256 CHAR(64) NOT NULL COMMENT 'hash of its certificate (DER); its key lies in the data directory of the node that founded it',
  founded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_signing_authority PRIMARY KEY (id),
  CONSTRAINT ck_signing_authority_one CHECK (id = 1)
) COMMENT 'The authority that signs where no key is configured; nodes that have another refuse to start';

-- What a report tells, group by group, so that a later one says which of its figures are others.
CREATE TABLE report_figures (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  subject VARCHAR(10) NOT NULL COMMENT 'what the report is about, as in issued_report',
  subject_id BIGINT NOT NULL COMMENT 'key of what it is about',
  part VARCHAR(20) NOT NULL COMMENT 'the part it is about; empty for the whole',
  report VARCHAR(20) NOT NULL COMMENT 'kind of report',
  data_sha256 CHAR(64) NOT NULL COMMENT 'hash of the figures the report was made from',
  position INT NOT NULL COMMENT 'place of the group in the report, from 1',
  section_ar VARCHAR(500) NOT NULL COMMENT 'heading of the section, Arabic',
  section_en VARCHAR(500) NOT NULL COMMENT 'heading of the section, English',
  group_ar VARCHAR(500) NOT NULL COMMENT 'what it is in the section, such as a lot or a state, Arabic; empty for what has no name there',
  group_en VARCHAR(500) NOT NULL COMMENT 'the same, English',
  sha256 CHAR(64) NOT NULL COMMENT 'hash of what is said',
  CONSTRAINT pk_report_figures PRIMARY KEY (id),
  CONSTRAINT uq_report_figures_position UNIQUE (subject, subject_id, part, report, data_sha256, position),
  CONSTRAINT ck_report_figures_position CHECK (position > 0),
  CONSTRAINT ck_report_figures_sha256 CHECK (sha256 REGEXP '^[0-9a-f]{64}$')
) COMMENT 'Groups of the figures of issued reports, each with a hash';

-- Reports made beside the requests: asked for, worked by any node, told when ready.
CREATE TABLE report_job (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  person_id BIGINT NOT NULL COMMENT 'who asked for it, and may have it',
  report VARCHAR(20) NOT NULL COMMENT 'kind of report',
  subject VARCHAR(10) NOT NULL COMMENT 'TENDER, ROUND, AGREEMENT, MEETING or REGION: what it is about',
  subject_id BIGINT NOT NULL COMMENT 'key of what it is about',
  part VARCHAR(20) NOT NULL COMMENT 'the part it is about; empty for the whole',
  edition VARCHAR(10) NOT NULL COMMENT 'ARABIC, ENGLISH or BILINGUAL',
  format VARCHAR(5) NOT NULL COMMENT 'PDF, DOCX or XLSX',
  status VARCHAR(10) NOT NULL COMMENT 'QUEUED, RUNNING, READY, FAILED or CANCELLED',
  percent TINYINT NOT NULL DEFAULT 0 COMMENT 'how far it is, 0 to 100',
  attempts INT NOT NULL DEFAULT 0 COMMENT 'how often a node took it up',
  claim CHAR(36) NULL COMMENT 'the node that works it',
  lease_until DATETIME(6) NULL COMMENT 'until when the claim holds, UTC by the clock of the machine',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  ended_at DATETIME(6) NULL COMMENT 'UTC',
  report_id BIGINT NULL COMMENT 'the report, once it is ready',
  failure VARCHAR(60) NULL COMMENT 'code of the refusal, when it failed',
  CONSTRAINT pk_report_job PRIMARY KEY (id),
  CONSTRAINT fk_report_job_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_report_job_report FOREIGN KEY (report_id) REFERENCES issued_report (id),
  CONSTRAINT ck_report_job_status CHECK (status IN ('QUEUED', 'RUNNING', 'READY', 'FAILED', 'CANCELLED')),
  CONSTRAINT ck_report_job_percent CHECK (percent BETWEEN 0 AND 100),
  CONSTRAINT ck_report_job_ready CHECK ((status = 'READY') = (report_id IS NOT NULL)),
  CONSTRAINT ck_report_job_failed CHECK ((status = 'FAILED') = (failure IS NOT NULL)),
  CONSTRAINT ck_report_job_running CHECK (status <> 'RUNNING' OR (claim IS NOT NULL AND lease_until IS NOT NULL)),
  CONSTRAINT ck_report_job_ended CHECK ((status IN ('READY', 'FAILED', 'CANCELLED')) = (ended_at IS NOT NULL)),
  INDEX ix_report_job_person (person_id, asked_at),
  INDEX ix_report_job_due (status, lease_until, asked_at),
  INDEX ix_report_job_ended (ended_at)
) COMMENT 'Reports that people asked for and come back to';

-- The edition and format a person last chose for a report: the desk offers them first.
CREATE TABLE report_preference (
  person_id BIGINT NOT NULL COMMENT 'who chose',
  edition VARCHAR(10) NOT NULL COMMENT 'ARABIC, ENGLISH or BILINGUAL',
  format VARCHAR(5) NOT NULL COMMENT 'PDF, DOCX or XLSX',
  CONSTRAINT pk_report_preference PRIMARY KEY (person_id),
  CONSTRAINT fk_report_preference_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_report_preference_edition CHECK (edition IN ('ARABIC', 'ENGLISH', 'BILINGUAL')),
  CONSTRAINT ck_report_preference_format CHECK (format IN ('PDF', 'DOCX', 'XLSX'))
) COMMENT 'Language and format in which each person last took a report';

CREATE TABLE notice (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  kind VARCHAR(40) NOT NULL COMMENT 'what happened; its texts are the messages notification.kind.<kind>',
  href VARCHAR(200) NOT NULL COMMENT 'path of the page it leads to',
  arguments TEXT NOT NULL COMMENT 'what the texts tell of, JSON, in the order of their placeholders',
  once_key VARCHAR(120) NULL COMMENT 'names what is told only once, such as one reminder of one round; none: may repeat',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC, of the act it tells of',
  kept_until DATETIME(6) NULL COMMENT 'UTC; may be deleted then with its messages and e-mails; none: kept for good',
  CONSTRAINT pk_notice PRIMARY KEY (id),
  CONSTRAINT uq_notice_once UNIQUE (once_key),
  CONSTRAINT ck_notice_kept CHECK (kept_until >= DATE_ADD(created_at, INTERVAL 365 DAY)),
  CONSTRAINT ck_notice_routine CHECK (kept_until IS NULL OR kind IN (
    'agreement-ending', 'audit-anchor', 'balance-mostly-used', 'bid-deadline', 'certificate-expiring',
    'complaint-answer-due', 'complaint-decision-due', 'coordinator-reminder', 'correction-ending',
    'endorsement-ending', 'guarantee-expiring', 'join-answer-due', 'reminder-amendment', 'reminder-draft',
    'reminder-not-started', 'report-failed', 'report-ready', 'share-untried', 'signature-due')),
  INDEX ix_notice_kept (kept_until)
) COMMENT 'What people are told; written in the transaction of the act it tells of';

CREATE TABLE inbox_message (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  notice_id BIGINT NOT NULL COMMENT 'what is told',
  person_id BIGINT NOT NULL COMMENT 'who is told',
  handle CHAR(32) NOT NULL DEFAULT (LOWER(HEX(RANDOM_BYTES(16)))) COMMENT 'names it in addresses; drawn at random, so that it does not tell how many messages there are',
  read_at DATETIME(6) NULL COMMENT 'UTC, when it was read first',
  CONSTRAINT pk_inbox_message PRIMARY KEY (id),
  CONSTRAINT uq_inbox_message_person UNIQUE (notice_id, person_id),
  CONSTRAINT fk_inbox_message_notice FOREIGN KEY (notice_id) REFERENCES notice (id),
  CONSTRAINT fk_inbox_message_person FOREIGN KEY (person_id) REFERENCES person (id),
  INDEX ix_inbox_message_unread (person_id, read_at)
) COMMENT 'The inbox of each person';

CREATE TABLE mail (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  inbox_message_id BIGINT NOT NULL COMMENT 'message that also goes by e-mail',
  message_id CHAR(32) NOT NULL COMMENT 'left part of the Message-ID (RFC 5322), drawn at random; the same at every attempt, so that a second delivery is known as one',
  status VARCHAR(10) NOT NULL COMMENT 'PENDING, CLAIMED, SENT, KEPT or DEAD',
  attempts INT NOT NULL DEFAULT 0 COMMENT 'attempts begun',
  due_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine: next attempt, or end of the lease of the node that claimed it',
  claim CHAR(36) NULL COMMENT 'which turn of which node is sending it',
  last_error VARCHAR(500) NULL COMMENT 'why the last attempt failed',
  done_at DATETIME(6) NULL COMMENT 'UTC, of the machine: handed over, kept as a file, or given up',
  address VARCHAR(200) NULL COMMENT 'where it goes, if not to the e-mail address of its reader',
  CONSTRAINT pk_mail PRIMARY KEY (id),
  CONSTRAINT uq_mail_message UNIQUE (inbox_message_id),
  CONSTRAINT uq_mail_message_id UNIQUE (message_id),
  CONSTRAINT fk_mail_inbox_message FOREIGN KEY (inbox_message_id) REFERENCES inbox_message (id),
  CONSTRAINT ck_mail_message_id CHECK (message_id REGEXP '^[0-9a-f]{32}$'),
  CONSTRAINT ck_mail_status CHECK (status IN ('PENDING', 'CLAIMED', 'SENT', 'KEPT', 'DEAD')),
  CONSTRAINT ck_mail_claim CHECK ((status = 'CLAIMED') = (claim IS NOT NULL)),
  CONSTRAINT ck_mail_done CHECK ((status IN ('SENT', 'KEPT', 'DEAD')) = (done_at IS NOT NULL)),
  CONSTRAINT ck_mail_dead CHECK (status <> 'DEAD' OR last_error IS NOT NULL),
  INDEX ix_mail_due (status, due_at)
) COMMENT 'E-mails to be sent, worked off by any node: at least once, each with a stable Message-ID';

CREATE TABLE calendar_feed (
  person_id BIGINT NOT NULL COMMENT 'whose calendar it is; one feed a person',
  token_hash CHAR(64) NOT NULL COMMENT 'SHA-256 of the secret in the address, hexadecimal',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_calendar_feed PRIMARY KEY (person_id),
  CONSTRAINT uq_calendar_feed_token UNIQUE (token_hash),
  CONSTRAINT fk_calendar_feed_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'Addresses at which calendar programs read a person''s dates; deleting the row revokes it';
