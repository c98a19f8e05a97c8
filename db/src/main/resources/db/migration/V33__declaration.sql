-- Declarations of eligibility: a supplier answers the questions on exclusion and selection once, signs, and confirms the
-- version in force for each tender it bids in.

-- What is asked. A question may be for those alone who bid for items of some categories.
CREATE TABLE declaration_question (
  code VARCHAR(40) NOT NULL COMMENT 'code of the question',
  position INT NOT NULL COMMENT 'order in which it is asked',
  kind VARCHAR(10) NOT NULL COMMENT 'EXCLUSION or SELECTION',
  category VARCHAR(8) NOT NULL COMMENT 'first digits of the CPV codes of the items for which it is asked; empty for all',
  clears VARCHAR(3) NOT NULL COMMENT 'answer that needs no explanation: YES or NO',
  text_ar VARCHAR(500) NOT NULL COMMENT 'question, Arabic',
  text_en VARCHAR(500) NOT NULL COMMENT 'question, English',
  source_ar VARCHAR(300) NOT NULL COMMENT 'what it rests on, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'what it rests on, English',
  CONSTRAINT pk_declaration_question PRIMARY KEY (code),
  CONSTRAINT uq_declaration_question_position UNIQUE (position),
  CONSTRAINT ck_declaration_question_kind CHECK (kind IN ('EXCLUSION', 'SELECTION')),
  CONSTRAINT ck_declaration_question_clears CHECK (clears IN ('YES', 'NO')),
  CONSTRAINT ck_declaration_question_category CHECK (category REGEXP '^[0-9]{0,8}$')
) COMMENT 'Questions on exclusion and selection that suppliers answer in their declarations';

INSERT INTO declaration_question (code, position, kind, category, clears, text_ar, text_en, source_ar, source_en) VALUES
  ('corruption', 1, 'EXCLUSION', '', 'NO',
   'هل صدر في السنوات الثلاث الأخيرة حكم نهائي بجريمة فساد أو رشوة أو احتيال على الشركة أو على أحد مديريها أو ممثليها؟',
   'Has the company, a director or a representative been convicted of corruption, bribery or fraud by a final judgment in the last three years?',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 9 (2) (و)', 'UNCITRAL Model Law on Public Procurement, article 9 (2) (f)'),
  ('false-statement', 2, 'EXCLUSION', '', 'NO',
   'هل قدّمت الشركة في السنوات الثلاث الأخيرة بيانات غير صحيحة في منافسة عامة؟',
   'Has the company made false statements in a public tender in the last three years?',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 9 (2) (و)', 'UNCITRAL Model Law on Public Procurement, article 9 (2) (f)'),
  ('insolvency', 3, 'EXCLUSION', '', 'NO',
   'هل الشركة معسرة أو مفلسة أو قيد التصفية، أو تتولى محكمة إدارة أعمالها؟',
   'Is the company insolvent, bankrupt or being wound up, or are its affairs administered by a court?',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 9 (2) (ج)', 'UNCITRAL Model Law on Public Procurement, article 9 (2) (c)'),
  ('taxes-paid', 4, 'EXCLUSION', '', 'YES',
   'هل سدّدت الشركة ما عليها من ضرائب وزكاة واشتراكات تأمينات اجتماعية؟',
   'Has the company paid its taxes, zakat and social security contributions?',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 9 (2) (هـ)', 'UNCITRAL Model Law on Public Procurement, article 9 (2) (e)'),
  ('suspended-elsewhere', 5, 'EXCLUSION', '', 'NO',
   'هل الشركة موقوفة أو ممنوعة من المنافسات العامة في دولة أخرى أو لدى منظمة دولية؟',
   'Is the company suspended or debarred from public tenders in another state or by an international organisation?',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 9 (2) (و)', 'UNCITRAL Model Law on Public Procurement, article 9 (2) (f)'),
  ('collusion', 6, 'EXCLUSION', '', 'NO',
   'هل اتفقت الشركة مع منافسين آخرين على أسعار أو عروض؟',
   'Has the company agreed prices or bids with other bidders?',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 21', 'UNCITRAL Model Law on Public Procurement, article 21'),
  ('legal-capacity', 7, 'SELECTION', '', 'YES',
   'هل الشركة مقيدة في السجل التجاري ومخوّلة بمزاولة النشاط المطلوب؟',
   'Is the company entered in the commercial register and entitled to carry on the business that is asked for?',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 9 (2) (ج)', 'UNCITRAL Model Law on Public Procurement, article 9 (2) (c)'),
  ('hardware-service', 8, 'SELECTION', '30', 'YES',
   'هل لدى الشركة أو لدى وكيل عنها مركز صيانة معتمد من الشركة الصانعة في دول المجلس؟',
   'Does the company, or an agent of it, have a service centre in the member states that the maker has authorised?',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 9 (2) (أ)', 'UNCITRAL Model Law on Public Procurement, article 9 (2) (a)'),
  ('software-rights', 9, 'SELECTION', '48', 'YES',
   'هل الشركة مخوّلة من صاحب الحقوق ببيع البرمجيات أو ترخيصها؟',
   'Has the owner of the rights authorised the company to sell or license the software?',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 9 (2) (أ)', 'UNCITRAL Model Law on Public Procurement, article 9 (2) (a)'),
  ('services-staff', 10, 'SELECTION', '72', 'YES',
   'هل لدى الشركة موظفون مؤهلون لأداء خدمات تقنية المعلومات المطلوبة؟',
   'Does the company employ people qualified for the information technology services that are asked for?',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 9 (2) (أ)', 'UNCITRAL Model Law on Public Procurement, article 9 (2) (a)');

CREATE TABLE supplier_declaration (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  supplier_id BIGINT NOT NULL COMMENT 'supplier that declares',
  number INT NOT NULL COMMENT 'version, from 1 up; the last one is in force',
  sha256 CHAR(64) NOT NULL COMMENT 'digest of the answers, which is signed',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  signed_by BIGINT NOT NULL COMMENT 'person who signed for the supplier',
  signed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_supplier_declaration PRIMARY KEY (id),
  CONSTRAINT uq_supplier_declaration_number UNIQUE (supplier_id, number),
  CONSTRAINT uq_supplier_declaration_request UNIQUE (supplier_id, request_key),
  CONSTRAINT fk_supplier_declaration_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_supplier_declaration_person FOREIGN KEY (signed_by) REFERENCES person (id),
  CONSTRAINT ck_supplier_declaration_number CHECK (number >= 1)
) COMMENT 'Declarations of eligibility, each signature a version that is kept';

CREATE TABLE declaration_answer (
  declaration_id BIGINT NOT NULL COMMENT 'version',
  question_code VARCHAR(40) NOT NULL COMMENT 'question',
  answer VARCHAR(3) NOT NULL COMMENT 'YES or NO',
  explanation VARCHAR(2000) NOT NULL COMMENT 'words of the supplier; may be empty where the answer needs none',
  CONSTRAINT pk_declaration_answer PRIMARY KEY (declaration_id, question_code),
  CONSTRAINT fk_declaration_answer_declaration FOREIGN KEY (declaration_id) REFERENCES supplier_declaration (id),
  CONSTRAINT fk_declaration_answer_question FOREIGN KEY (question_code) REFERENCES declaration_question (code),
  CONSTRAINT ck_declaration_answer_answer CHECK (answer IN ('YES', 'NO'))
) COMMENT 'Answers of declarations';

-- One for each press; the last before the deadline counts. It covers every lot of the bid.
CREATE TABLE declaration_confirmation (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  bid_id BIGINT NOT NULL COMMENT 'bid for which it is confirmed',
  declaration_id BIGINT NOT NULL COMMENT 'version that is confirmed',
  confirmed_by BIGINT NOT NULL COMMENT 'person who confirmed for the supplier',
  confirmed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_declaration_confirmation PRIMARY KEY (id),
  CONSTRAINT fk_declaration_confirmation_bid FOREIGN KEY (bid_id) REFERENCES bid (id),
  CONSTRAINT fk_declaration_confirmation_declaration FOREIGN KEY (declaration_id) REFERENCES supplier_declaration (id),
  CONSTRAINT fk_declaration_confirmation_person FOREIGN KEY (confirmed_by) REFERENCES person (id),
  INDEX ix_declaration_confirmation_bid (bid_id, id)
) COMMENT 'Declarations as suppliers confirmed them for their bids';

DELIMITER //
-- A version follows the last one, and is signed by somebody of the supplier whose account is not held.
CREATE TRIGGER tr_supplier_declaration_signed BEFORE INSERT ON supplier_declaration FOR EACH ROW
BEGIN
  IF NEW.number <> (SELECT COALESCE(MAX(d.number), 0) + 1 FROM supplier_declaration d WHERE d.supplier_id = NEW.supplier_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'declaration.fixed';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.role = 'BIDDER' AND g.person_id = NEW.signed_by AND g.supplier_id = NEW.supplier_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'declaration.not-the-supplier';
  END IF;
  IF EXISTS (SELECT 1 FROM account_hold h WHERE h.person_id = NEW.signed_by AND h.released_at IS NULL AND h.until_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.account-held';
  END IF;
END//
-- An answer that raises a question is explained. Nothing is added to a version that another one follows or that was
-- confirmed.
CREATE TRIGGER tr_declaration_answer_given BEFORE INSERT ON declaration_answer FOR EACH ROW
BEGIN
  IF CHAR_LENGTH(TRIM(NEW.explanation)) = 0 AND NEW.answer <> (SELECT clears FROM declaration_question WHERE code = NEW.question_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'declaration.explain';
  END IF;
  IF EXISTS (SELECT 1 FROM declaration_confirmation c WHERE c.declaration_id = NEW.declaration_id)
      OR EXISTS (SELECT 1 FROM supplier_declaration d JOIN supplier_declaration n ON n.supplier_id = d.supplier_id AND n.number > d.number
                  WHERE d.id = NEW.declaration_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'declaration.fixed';
  END IF;
END//
-- The version in force of the bidder itself is confirmed, by somebody of the bidder, before the deadline.
CREATE TRIGGER tr_declaration_confirmation_given BEFORE INSERT ON declaration_confirmation FOR EACH ROW
BEGIN
  DECLARE bidder BIGINT;
  SELECT supplier_id INTO bidder FROM bid WHERE id = NEW.bid_id;
  IF NEW.declaration_id <> (SELECT d.id FROM supplier_declaration d WHERE d.supplier_id = bidder ORDER BY d.number DESC LIMIT 1)
      OR NOT EXISTS (SELECT 1 FROM supplier_declaration d WHERE d.supplier_id = bidder) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'declaration.not-in-force';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.role = 'BIDDER' AND g.person_id = NEW.confirmed_by AND g.supplier_id = bidder) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'declaration.not-the-supplier';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM bid b JOIN joint_tender t ON t.id = b.tender_id
      WHERE b.id = NEW.bid_id AND t.status = 'PUBLISHED' AND UTC_TIMESTAMP(6) < t.deadline_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.received-late';
  END IF;
END//
DELIMITER ;
