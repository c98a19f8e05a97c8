-- Procedures other than open: why one is used, who is invited, and the prequalification of those who apply. Only
-- the invited may bid. Terms and grounds follow the UNCITRAL Model Law on Public Procurement (2011).

CREATE TABLE procedure_ground (
  code VARCHAR(40) NOT NULL COMMENT 'short name of the ground',
  method VARCHAR(10) NOT NULL COMMENT 'OCDS: selective, limited or direct',
  position INT NOT NULL COMMENT 'order of display',
  name_ar VARCHAR(500) NOT NULL COMMENT 'what must be the case, Arabic',
  name_en VARCHAR(500) NOT NULL COMMENT 'what must be the case, English',
  source_ar VARCHAR(300) NOT NULL COMMENT 'article it comes from, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'article it comes from, English',
  CONSTRAINT pk_procedure_ground PRIMARY KEY (code),
  CONSTRAINT uq_procedure_ground_method UNIQUE (code, method),
  CONSTRAINT ck_procedure_ground_method CHECK (method IN ('selective', 'limited', 'direct'))
) COMMENT 'Grounds on which a procedure other than open may be used';
INSERT INTO procedure_ground (code, method, position, name_ar, name_en, source_ar, source_en) VALUES
('qualification-decides', 'selective', 1,
 'موضوع الشراء معقّد أو بالغ الأثر، فيلزم التحقق من أهلية المورّدين قبل دعوتهم إلى تقديم العروض',
 'The subject is complex or critical, so the qualification of suppliers is ascertained before bids are invited',
 'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 18', 'UNCITRAL Model Law on Public Procurement, article 18'),
('costly-to-bid', 'selective', 2,
 'إعداد العرض مكلف، فلا يُدعى إليه إلا من ثبتت أهليته',
 'A bid is costly to prepare, so that only those found qualified are asked for one',
 'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 18', 'UNCITRAL Model Law on Public Procurement, article 18'),
('few-suppliers', 'limited', 3,
 'موضوع الشراء شديد التعقيد أو التخصص ولا يتوافر إلا لدى عدد محدود من المورّدين',
 'The subject is highly complex or specialised and available from a limited number of suppliers only',
 'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 29 (1) (أ)', 'UNCITRAL Model Law on Public Procurement, article 29 (1) (a)'),
('examination-out-of-proportion', 'limited', 4,
 'وقت فحص عدد كبير من العروض وتكلفته لا يتناسبان مع قيمة الشراء',
 'The time and cost of examining a large number of bids are out of proportion to the value',
 'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 29 (1) (ب)', 'UNCITRAL Model Law on Public Procurement, article 29 (1) (b)'),
('only-one-source', 'direct', 5,
 'لا يتوافر موضوع الشراء إلا لدى مورّد واحد، أو لمورّد واحد حقوق حصرية فيه، ولا بديل معقولًا عنه',
 'The subject is available from one supplier only, or one holds exclusive rights in it, and no reasonable alternative exists',
 'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 30 (5) (أ)', 'UNCITRAL Model Law on Public Procurement, article 30 (5) (a)'),
('catastrophe', 'direct', 6,
 'حاجة بالغة الاستعجال نشأت عن كارثة ولا يتسع الوقت لأسلوب آخر',
 'An extremely urgent need after a catastrophic event leaves no time for another method',
 'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 30 (5) (ب)', 'UNCITRAL Model Law on Public Procurement, article 30 (5) (b)'),
('same-make-needed', 'direct', 7,
 'مشتريات إضافية من المورّد نفسه يقتضيها التوحيد أو التوافق مع القائم',
 'Further purchases from the same supplier that standardisation or compatibility with what is in use requires',
 'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 30 (5) (ج)', 'UNCITRAL Model Law on Public Procurement, article 30 (5) (c)'),
('essential-security', 'direct', 8,
 'حماية المصالح الأمنية الأساسية تجعل الشراء من مورّد واحد هو الأنسب',
 'The protection of essential security interests makes a single source the most appropriate',
 'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 30 (5) (د)', 'UNCITRAL Model Law on Public Procurement, article 30 (5) (d)');

ALTER TABLE joint_tender DROP CONSTRAINT ck_joint_tender_method;
ALTER TABLE joint_tender
  MODIFY COLUMN procurement_method VARCHAR(10) NOT NULL COMMENT 'OCDS: open, selective, limited or direct',
  ADD CONSTRAINT ck_joint_tender_method CHECK (procurement_method IN ('open', 'selective', 'limited', 'direct'));

CREATE TABLE tender_procedure (
  tender_id BIGINT NOT NULL COMMENT 'tender that is not open',
  method VARCHAR(10) NOT NULL COMMENT 'its procurement method, to which the ground belongs',
  ground VARCHAR(40) NOT NULL COMMENT 'ground on which it is not open',
  reason_ar VARCHAR(2000) NOT NULL COMMENT 'how the ground is met, Arabic; published',
  reason_en VARCHAR(2000) NOT NULL COMMENT 'how the ground is met, English; published',
  applications_until DATETIME(6) NULL COMMENT 'UTC; suppliers apply to be prequalified until then; selective only',
  concluded_at DATETIME(6) NULL COMMENT 'UTC; applicants were told then, and those qualified may bid since',
  concluded_by BIGINT NULL COMMENT 'chair of the examination panel who concluded the prequalification',
  CONSTRAINT pk_tender_procedure PRIMARY KEY (tender_id),
  CONSTRAINT fk_tender_procedure_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_procedure_ground FOREIGN KEY (ground, method) REFERENCES procedure_ground (code, method),
  CONSTRAINT fk_tender_procedure_concluder FOREIGN KEY (concluded_by) REFERENCES person (id),
  CONSTRAINT ck_tender_procedure_reason CHECK (CHAR_LENGTH(reason_ar) > 0 AND CHAR_LENGTH(reason_en) > 0),
  CONSTRAINT ck_tender_procedure_applications CHECK ((method = 'selective') = (applications_until IS NOT NULL)),
  CONSTRAINT ck_tender_procedure_concluded CHECK ((concluded_at IS NULL) = (concluded_by IS NULL)
    AND (concluded_at IS NULL OR (applications_until IS NOT NULL AND concluded_at >= applications_until)))
) COMMENT 'Why a tender is not open, and until when suppliers apply to be prequalified';

CREATE TABLE tender_invitation (
  tender_id BIGINT NOT NULL COMMENT 'tender that is not open',
  supplier_id BIGINT NOT NULL COMMENT 'supplier that may bid in it',
  origin VARCHAR(10) NOT NULL COMMENT 'NAMED in the draft, or QUALIFIED in the prequalification',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_tender_invitation PRIMARY KEY (tender_id, supplier_id),
  CONSTRAINT fk_tender_invitation_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_invitation_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT ck_tender_invitation_origin CHECK (origin IN ('NAMED', 'QUALIFIED'))
) COMMENT 'Who may bid in a tender that is not open';

CREATE TABLE prequalification_criterion (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'selective tender',
  position INT NOT NULL COMMENT 'order of display, from 1',
  name_ar VARCHAR(1000) NOT NULL COMMENT 'what a supplier must show, Arabic',
  name_en VARCHAR(1000) NOT NULL COMMENT 'what a supplier must show, English',
  CONSTRAINT pk_prequalification_criterion PRIMARY KEY (id),
  CONSTRAINT uq_prequalification_criterion_position UNIQUE (tender_id, position),
  CONSTRAINT uq_prequalification_criterion_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_prequalification_criterion_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_prequalification_criterion_text CHECK (CHAR_LENGTH(name_ar) > 0 AND CHAR_LENGTH(name_en) > 0)
) COMMENT 'What suppliers must meet to be invited, each passed or failed';

CREATE TABLE prequalification_application (
  id BIGINT NOT NULL COMMENT 'random, so that it does not tell how many came before',
  tender_id BIGINT NOT NULL COMMENT 'selective tender',
  supplier_id BIGINT NOT NULL COMMENT 'supplier that applies',
  status VARCHAR(15) NOT NULL COMMENT 'APPLIED, WITHDRAWN, QUALIFIED or NOT_QUALIFIED',
  statement VARCHAR(4000) NOT NULL COMMENT 'what the supplier says of itself; may be empty',
  applied_by BIGINT NOT NULL COMMENT 'who sent it',
  applied_at DATETIME(6) NOT NULL COMMENT 'UTC, of the last change by the supplier',
  CONSTRAINT pk_prequalification_application PRIMARY KEY (id),
  CONSTRAINT uq_prequalification_application_supplier UNIQUE (tender_id, supplier_id),
  CONSTRAINT uq_prequalification_application_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_prequalification_application_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_prequalification_application_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_prequalification_application_person FOREIGN KEY (applied_by) REFERENCES person (id),
  CONSTRAINT ck_prequalification_application_status
    CHECK (status IN ('APPLIED', 'WITHDRAWN', 'QUALIFIED', 'NOT_QUALIFIED'))
) COMMENT 'Applications of suppliers to be invited to bid';

CREATE TABLE prequalification_answer (
  application_id BIGINT NOT NULL COMMENT 'application',
  criterion_id BIGINT NOT NULL COMMENT 'criterion answered',
  tender_id BIGINT NOT NULL COMMENT 'tender of both',
  answer VARCHAR(2000) NOT NULL COMMENT 'how the supplier meets it',
  CONSTRAINT pk_prequalification_answer PRIMARY KEY (application_id, criterion_id),
  CONSTRAINT fk_prequalification_answer_application FOREIGN KEY (application_id, tender_id)
    REFERENCES prequalification_application (id, tender_id),
  CONSTRAINT fk_prequalification_answer_criterion FOREIGN KEY (criterion_id, tender_id)
    REFERENCES prequalification_criterion (id, tender_id),
  CONSTRAINT ck_prequalification_answer_text CHECK (CHAR_LENGTH(answer) > 0)
) COMMENT 'What applicants answer to each criterion';

CREATE TABLE prequalification_finding (
  application_id BIGINT NOT NULL COMMENT 'application decided',
  tender_id BIGINT NOT NULL COMMENT 'its tender',
  is_qualified BOOLEAN NOT NULL COMMENT 'whether every criterion is met',
  reason_ar VARCHAR(2000) NOT NULL COMMENT 'why, Arabic; told to the applicant',
  reason_en VARCHAR(2000) NOT NULL COMMENT 'why, English; told to the applicant',
  proposed_by BIGINT NOT NULL COMMENT 'member of the examination panel',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  confirmed_by BIGINT NULL COMMENT 'another member',
  confirmed_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_prequalification_finding PRIMARY KEY (application_id),
  CONSTRAINT uq_prequalification_finding_tender UNIQUE (application_id, tender_id),
  CONSTRAINT fk_prequalification_finding_application FOREIGN KEY (application_id, tender_id)
    REFERENCES prequalification_application (id, tender_id),
  CONSTRAINT fk_prequalification_finding_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_prequalification_finding_confirmer FOREIGN KEY (confirmed_by) REFERENCES person (id),
  CONSTRAINT ck_prequalification_finding_reason CHECK (CHAR_LENGTH(reason_ar) > 0 AND CHAR_LENGTH(reason_en) > 0),
  CONSTRAINT ck_prequalification_finding_four_eyes CHECK (confirmed_by IS NULL OR confirmed_by <> proposed_by),
  CONSTRAINT ck_prequalification_finding_confirmed CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
) COMMENT 'Decisions on applications, each by two members of the examination panel';

CREATE TABLE prequalification_check (
  application_id BIGINT NOT NULL COMMENT 'application',
  criterion_id BIGINT NOT NULL COMMENT 'criterion checked',
  tender_id BIGINT NOT NULL COMMENT 'tender of both',
  is_met BOOLEAN NOT NULL COMMENT 'whether the applicant meets it',
  CONSTRAINT pk_prequalification_check PRIMARY KEY (application_id, criterion_id),
  CONSTRAINT fk_prequalification_check_finding FOREIGN KEY (application_id, tender_id)
    REFERENCES prequalification_finding (application_id, tender_id),
  CONSTRAINT fk_prequalification_check_criterion FOREIGN KEY (criterion_id, tender_id)
    REFERENCES prequalification_criterion (id, tender_id)
) COMMENT 'Which criteria an applicant meets, as the panel found';

DELIMITER //
-- The justification, the invited and the criteria are the draft's; after it they stand as they were approved.
CREATE TRIGGER tr_tender_procedure_added AFTER INSERT ON tender_procedure FOR EACH ROW
BEGIN
  IF NEW.concluded_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM joint_tender
      WHERE id = NEW.tender_id AND status = 'DRAFT' AND procurement_method = NEW.method) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_tender_procedure_concluded BEFORE UPDATE ON tender_procedure FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE least_days INT;
  IF NEW.tender_id <> OLD.tender_id OR NEW.method <> OLD.method OR NEW.ground <> OLD.ground
      OR NEW.reason_ar <> OLD.reason_ar OR NEW.reason_en <> OLD.reason_en
      OR NOT NEW.applications_until <=> OLD.applications_until OR OLD.concluded_at IS NOT NULL
      OR NEW.concluded_at IS NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  SELECT status, deadline_at, minimum_bid_days INTO tender_status, tender_deadline, least_days
    FROM joint_tender WHERE id = NEW.tender_id;
  IF tender_status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) < OLD.applications_until
      OR NEW.concluded_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR OR NEW.concluded_at > UTC_TIMESTAMP(6) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.not-concludable';
  END IF;
  IF EXISTS (SELECT 1 FROM prequalification_application a
      LEFT JOIN prequalification_finding f ON f.application_id = a.id
      WHERE a.tender_id = NEW.tender_id AND a.status = 'APPLIED' AND f.confirmed_by IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-undecided';
  END IF;
  -- Those invited have as long as bidders of an open tender have from its publication.
  IF TIMESTAMPDIFF(DAY, NEW.concluded_at, tender_deadline) < least_days THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.bid-period-too-short';
  END IF;
END//
CREATE TRIGGER tr_tender_procedure_kept BEFORE DELETE ON tender_procedure FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_tender_invitation_added AFTER INSERT ON tender_invitation FOR EACH ROW
BEGIN
  IF NEW.origin = 'NAMED' AND NOT EXISTS (SELECT 1 FROM joint_tender
      WHERE id = NEW.tender_id AND status = 'DRAFT' AND procurement_method IN ('limited', 'direct')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.invitation-fixed';
  END IF;
  IF NEW.origin = 'QUALIFIED' AND NOT EXISTS (SELECT 1 FROM tender_procedure p
      JOIN prequalification_application a ON a.tender_id = p.tender_id
      WHERE p.tender_id = NEW.tender_id AND p.concluded_at IS NOT NULL
        AND a.supplier_id = NEW.supplier_id AND a.status = 'QUALIFIED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.invitation-fixed';
  END IF;
END//
CREATE TRIGGER tr_tender_invitation_fixed BEFORE UPDATE ON tender_invitation FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.invitation-fixed';
END//
CREATE TRIGGER tr_tender_invitation_kept BEFORE DELETE ON tender_invitation FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.invitation-fixed';
  END IF;
END//
CREATE TRIGGER tr_prequalification_criterion_added AFTER INSERT ON prequalification_criterion FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_prequalification_criterion_fixed BEFORE UPDATE ON prequalification_criterion FOR EACH ROW
BEGIN
  IF NEW.tender_id <> OLD.tender_id OR (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_prequalification_criterion_kept BEFORE DELETE ON prequalification_criterion FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_joint_tender_procedure BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE least_invited INT DEFAULT 1;
  DECLARE until DATETIME(6);
  DECLARE least_days INT;
  IF NEW.status <> OLD.status AND NEW.status IN ('APPROVED', 'PUBLISHED') AND NEW.procurement_method <> 'open' THEN
    IF NOT EXISTS (SELECT 1 FROM tender_procedure p
        WHERE p.tender_id = NEW.id AND p.method = NEW.procurement_method) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.procedure-unjustified';
    END IF;
    IF NEW.procurement_method = 'limited' THEN
      SELECT COALESCE(MAX(value), 3) INTO least_invited FROM tender_rule
       WHERE tender_id = NEW.id AND code = 'limited.minimum-invited';
    END IF;
    IF NEW.procurement_method <> 'selective'
        AND (SELECT COUNT(*) FROM tender_invitation i WHERE i.tender_id = NEW.id) < least_invited THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.invited-too-few';
    END IF;
    IF NEW.procurement_method = 'selective' THEN
      IF NOT EXISTS (SELECT 1 FROM prequalification_criterion c WHERE c.tender_id = NEW.id) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.prequalification-incomplete';
      END IF;
      SELECT applications_until INTO until FROM tender_procedure WHERE tender_id = NEW.id;
      SELECT COALESCE(MAX(value), 15) INTO least_days FROM tender_rule
       WHERE tender_id = NEW.id AND code = 'prequalification.minimum-days';
      IF (NEW.status = 'PUBLISHED' AND TIMESTAMPDIFF(DAY, NEW.published_at, until) < least_days)
          OR TIMESTAMPDIFF(DAY, until, NEW.deadline_at) < NEW.minimum_bid_days THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.prequalification-too-short';
      END IF;
    END IF;
  END IF;
END//

-- Suppliers apply before the end of the time for it, while they may bid at all.
CREATE TRIGGER tr_prequalification_application_made AFTER INSERT ON prequalification_application FOR EACH ROW
BEGIN
  DECLARE supplier_status VARCHAR(20);
  IF NEW.status <> 'APPLIED' OR NOT EXISTS (SELECT 1 FROM tender_procedure p JOIN joint_tender t ON t.id = p.tender_id
      WHERE p.tender_id = NEW.tender_id AND t.status = 'PUBLISHED' AND t.procurement_method = 'selective'
        AND UTC_TIMESTAMP(6) < p.applications_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-closed';
  END IF;
  SELECT status INTO supplier_status FROM supplier WHERE id = NEW.supplier_id LOCK IN SHARE MODE;
  IF supplier_status <> 'REGISTERED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-suspended';
  END IF;
  IF EXISTS (SELECT 1 FROM supplier_debarment d WHERE d.supplier_id = NEW.supplier_id AND d.status = 'CONFIRMED'
      AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
      AND (d.until_day IS NULL OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-debarred';
  END IF;
END//
CREATE TRIGGER tr_prequalification_application_step BEFORE UPDATE ON prequalification_application FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.tender_id <> OLD.tender_id OR NEW.supplier_id <> OLD.supplier_id
      OR CONCAT(OLD.status, '-', NEW.status) NOT IN ('APPLIED-APPLIED', 'APPLIED-WITHDRAWN', 'WITHDRAWN-APPLIED',
        'APPLIED-QUALIFIED', 'APPLIED-NOT_QUALIFIED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.application-step';
  END IF;
  IF NEW.status IN ('APPLIED', 'WITHDRAWN') AND NOT EXISTS (SELECT 1 FROM tender_procedure p
      JOIN joint_tender t ON t.id = p.tender_id
      WHERE p.tender_id = NEW.tender_id AND t.status = 'PUBLISHED' AND UTC_TIMESTAMP(6) < p.applications_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-closed';
  END IF;
  IF NEW.status IN ('QUALIFIED', 'NOT_QUALIFIED') AND (NEW.statement <> OLD.statement
      OR NEW.applied_at <> OLD.applied_at OR NEW.applied_by <> OLD.applied_by
      OR NOT EXISTS (SELECT 1 FROM tender_procedure p
        JOIN prequalification_finding f ON f.tender_id = p.tender_id
        WHERE p.tender_id = NEW.tender_id AND p.concluded_at IS NOT NULL AND f.application_id = NEW.id
          AND f.confirmed_by IS NOT NULL AND f.is_qualified = (NEW.status = 'QUALIFIED'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.application-step';
  END IF;
END//
CREATE TRIGGER tr_prequalification_application_kept BEFORE DELETE ON prequalification_application FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.application-step';
END//
CREATE TRIGGER tr_prequalification_answer_given AFTER INSERT ON prequalification_answer FOR EACH ROW
BEGIN
  IF UTC_TIMESTAMP(6) >= (SELECT applications_until FROM tender_procedure WHERE tender_id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-closed';
  END IF;
END//
CREATE TRIGGER tr_prequalification_answer_fixed BEFORE UPDATE ON prequalification_answer FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-closed';
END//
CREATE TRIGGER tr_prequalification_answer_kept BEFORE DELETE ON prequalification_answer FOR EACH ROW
BEGIN
  IF UTC_TIMESTAMP(6) >= (SELECT applications_until FROM tender_procedure WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.applications-closed';
  END IF;
END//

-- Two members of the examination panel decide on each application, once nobody can apply any more.
CREATE TRIGGER tr_prequalification_finding_proposed BEFORE INSERT ON prequalification_finding FOR EACH ROW
BEGIN
  IF NEW.confirmed_by IS NOT NULL OR NOT EXISTS (SELECT 1 FROM tender_procedure p
      JOIN joint_tender t ON t.id = p.tender_id
      JOIN prequalification_application a ON a.tender_id = t.id
      WHERE t.id = NEW.tender_id AND t.status = 'PUBLISHED' AND p.applications_until <= UTC_TIMESTAMP(6)
        AND p.concluded_at IS NULL AND a.id = NEW.application_id AND a.status = 'APPLIED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.not-decidable';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id
      AND m.person_id = NEW.proposed_by AND m.panel = 'EXAMINATION') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-on-panel';
  END IF;
END//
CREATE TRIGGER tr_prequalification_finding_confirmed BEFORE UPDATE ON prequalification_finding FOR EACH ROW
BEGIN
  DECLARE met INT;
  DECLARE unmet INT;
  IF OLD.confirmed_by IS NOT NULL OR NEW.confirmed_by IS NULL OR NEW.application_id <> OLD.application_id
      OR NEW.tender_id <> OLD.tender_id OR NEW.is_qualified <> OLD.is_qualified OR NEW.reason_ar <> OLD.reason_ar
      OR NEW.reason_en <> OLD.reason_en OR NEW.proposed_by <> OLD.proposed_by
      OR NEW.proposed_at <> OLD.proposed_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.finding-fixed';
  END IF;
  IF NEW.confirmed_by = NEW.proposed_by THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.four-eyes';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id
      AND m.person_id = NEW.confirmed_by AND m.panel = 'EXAMINATION') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-on-panel';
  END IF;
  SELECT COALESCE(SUM(is_met), 0), COALESCE(SUM(NOT is_met), 0) INTO met, unmet
    FROM prequalification_check WHERE application_id = NEW.application_id;
  IF met + unmet <> (SELECT COUNT(*) FROM prequalification_criterion c WHERE c.tender_id = NEW.tender_id)
      OR NEW.is_qualified <> (unmet = 0) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.checks-incomplete';
  END IF;
END//
CREATE TRIGGER tr_prequalification_finding_kept BEFORE DELETE ON prequalification_finding FOR EACH ROW
BEGIN
  IF OLD.confirmed_by IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.finding-fixed';
  END IF;
END//
CREATE TRIGGER tr_prequalification_check_made BEFORE INSERT ON prequalification_check FOR EACH ROW
BEGIN
  IF (SELECT confirmed_by FROM prequalification_finding WHERE application_id = NEW.application_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.finding-fixed';
  END IF;
END//
CREATE TRIGGER tr_prequalification_check_fixed BEFORE UPDATE ON prequalification_check FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.finding-fixed';
END//
CREATE TRIGGER tr_prequalification_check_kept BEFORE DELETE ON prequalification_check FOR EACH ROW
BEGIN
  IF (SELECT confirmed_by FROM prequalification_finding WHERE application_id = OLD.application_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'procedure.finding-fixed';
  END IF;
END//

-- Nobody but the invited begins or submits a bid in a tender that is not open.
CREATE TRIGGER tr_bid_invited AFTER INSERT ON bid FOR EACH ROW
BEGIN
  IF (SELECT procurement_method FROM joint_tender WHERE id = NEW.tender_id) <> 'open'
      AND NOT EXISTS (SELECT 1 FROM tender_invitation i
        WHERE i.tender_id = NEW.tender_id AND i.supplier_id = NEW.supplier_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.not-invited';
  END IF;
END//
CREATE TRIGGER tr_bid_version_invited AFTER INSERT ON bid_version FOR EACH ROW
BEGIN
  IF (SELECT procurement_method FROM joint_tender WHERE id = NEW.tender_id) <> 'open'
      AND NOT EXISTS (SELECT 1 FROM bid b JOIN tender_invitation i
        ON i.tender_id = b.tender_id AND i.supplier_id = b.supplier_id WHERE b.id = NEW.bid_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.not-invited';
  END IF;
END//
DELIMITER ;
