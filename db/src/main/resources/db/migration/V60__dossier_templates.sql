-- Templates of the dossier for the usual tenders: kept by the central purchasing body in versions that never change.
-- A draft takes its requirements, criteria, award criteria, envelopes and values of rules from one of them.

CREATE TABLE dossier_template (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  code VARCHAR(40) NOT NULL COMMENT 'short name, such as goods',
  version_count INT NOT NULL DEFAULT 0 COMMENT 'number of the version in force; 0 until the first is complete',
  retired_at DATETIME(6) NULL COMMENT 'UTC; not offered since',
  CONSTRAINT pk_dossier_template PRIMARY KEY (id),
  CONSTRAINT uq_dossier_template_code UNIQUE (code),
  CONSTRAINT ck_dossier_template_code CHECK (CHAR_LENGTH(code) > 0),
  CONSTRAINT ck_dossier_template_versions CHECK (version_count >= 0)
) COMMENT 'Templates of the dossier for the usual tenders';

CREATE TABLE dossier_template_version (
  template_id BIGINT NOT NULL COMMENT 'template',
  version_number INT NOT NULL COMMENT 'from 1; the highest is in force',
  name_ar VARCHAR(200) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(200) NOT NULL COMMENT 'English name',
  purpose_ar VARCHAR(1000) NOT NULL COMMENT 'what tenders it is for, Arabic',
  purpose_en VARCHAR(1000) NOT NULL COMMENT 'what tenders it is for, English',
  award_criteria VARCHAR(20) NOT NULL COMMENT 'OCDS: priceOnly or ratedCriteria',
  two_envelopes BOOLEAN NOT NULL COMMENT 'whether prices are sealed apart',
  requirements_ar VARCHAR(4000) NOT NULL COMMENT 'requirements and conditions, Arabic',
  requirements_en VARCHAR(4000) NOT NULL COMMENT 'requirements and conditions, English',
  written_by BIGINT NULL COMMENT 'central buyer; none for those that came with the system',
  written_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_dossier_template_version PRIMARY KEY (template_id, version_number),
  CONSTRAINT fk_dossier_template_version_template FOREIGN KEY (template_id) REFERENCES dossier_template (id),
  CONSTRAINT fk_dossier_template_version_writer FOREIGN KEY (written_by) REFERENCES person (id),
  CONSTRAINT ck_dossier_template_version_number CHECK (version_number > 0),
  CONSTRAINT ck_dossier_template_version_award CHECK (award_criteria IN ('priceOnly', 'ratedCriteria')),
  CONSTRAINT ck_dossier_template_version_texts CHECK (CHAR_LENGTH(name_ar) > 0 AND CHAR_LENGTH(name_en) > 0
    AND CHAR_LENGTH(purpose_ar) > 0 AND CHAR_LENGTH(purpose_en) > 0
    AND CHAR_LENGTH(requirements_ar) > 0 AND CHAR_LENGTH(requirements_en) > 0)
) COMMENT 'Versions of templates; never changed';

CREATE TABLE dossier_template_criterion (
  template_id BIGINT NOT NULL COMMENT 'template',
  version_number INT NOT NULL COMMENT 'version',
  position INT NOT NULL COMMENT 'order of display, from 1',
  kind VARCHAR(15) NOT NULL COMMENT 'ADMINISTRATIVE or TECHNICAL',
  code VARCHAR(20) NOT NULL COMMENT 'short code',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic text',
  name_en VARCHAR(300) NOT NULL COMMENT 'English text',
  weight DECIMAL(5,2) NULL COMMENT 'percent of the technical score; none for administrative criteria',
  CONSTRAINT pk_dossier_template_criterion PRIMARY KEY (template_id, version_number, position),
  CONSTRAINT uq_dossier_template_criterion_code UNIQUE (template_id, version_number, code),
  CONSTRAINT fk_dossier_template_criterion_version FOREIGN KEY (template_id, version_number)
    REFERENCES dossier_template_version (template_id, version_number),
  CONSTRAINT ck_dossier_template_criterion_kind CHECK (kind IN ('ADMINISTRATIVE', 'TECHNICAL')),
  CONSTRAINT ck_dossier_template_criterion_weight CHECK ((kind = 'TECHNICAL') = (weight IS NOT NULL)
    AND (weight IS NULL OR (weight > 0 AND weight <= 100)))
) COMMENT 'Criteria of a version of a template';

CREATE TABLE dossier_template_rule (
  template_id BIGINT NOT NULL COMMENT 'template',
  version_number INT NOT NULL COMMENT 'version',
  rule_code VARCHAR(60) NOT NULL COMMENT 'code of a rule; its default holds where a template names none',
  value DECIMAL(12,2) NOT NULL COMMENT 'value the template proposes, in the unit of the rule',
  CONSTRAINT pk_dossier_template_rule PRIMARY KEY (template_id, version_number, rule_code),
  CONSTRAINT fk_dossier_template_rule_version FOREIGN KEY (template_id, version_number)
    REFERENCES dossier_template_version (template_id, version_number),
  CONSTRAINT ck_dossier_template_rule_value CHECK (value >= 0)
) COMMENT 'Values of rules that a version of a template proposes';

CREATE TABLE tender_template (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  template_id BIGINT NOT NULL COMMENT 'template last applied to its draft',
  version_number INT NOT NULL COMMENT 'version applied',
  applied_by BIGINT NOT NULL COMMENT 'central buyer',
  applied_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_tender_template PRIMARY KEY (tender_id),
  CONSTRAINT fk_tender_template_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_template_version FOREIGN KEY (template_id, version_number)
    REFERENCES dossier_template_version (template_id, version_number),
  CONSTRAINT fk_tender_template_person FOREIGN KEY (applied_by) REFERENCES person (id)
) COMMENT 'Which template a dossier was made from';

INSERT INTO dossier_template (id, code, version_count) VALUES
(1, 'goods', 1), (2, 'software-licences', 1), (3, 'services', 1), (4, 'cloud', 1);
INSERT INTO dossier_template_version (template_id, version_number, name_ar, name_en, purpose_ar, purpose_en, award_criteria,
  two_envelopes, requirements_ar, requirements_en, written_at) VALUES
(1, 1, 'توريد أجهزة ومعدات', 'Supply of goods',
 'توريد أجهزة ومعدات جديدة وتسليمها إلى مواقع الجهات في الدول الأعضاء، مع الضمان.',
 'New equipment delivered to the sites of the entities in the member states, with warranty.',
 'ratedCriteria', TRUE,
 '1. تكون الأجهزة جديدة غير مستعملة وضمن الإنتاج الحالي للمصنّع.\n2. يشمل السعر التسليم والتركيب في مواقع الجهات، والرسوم كلها عدا ضريبة القيمة المضافة.\n3. الضمان ثلاث سنوات من محضر الاستلام، في موقع الجهة، ومدة الاستجابة يوم عمل واحد.\n4. تتوافر قطع الغيار خمس سنوات بعد آخر تسليم.\n5. تُرفق أدلة الاستخدام بالعربية والإنجليزية.\n6. يُستبدل ما يُرفض عند الفحص خلال عشرة أيام عمل دون مقابل.',
 '1. Equipment is new, unused and in current production.\n2. Prices include delivery to and installation at the sites of the entities, and all duties but VAT.\n3. The warranty is three years from acceptance, on site, with a response within one working day.\n4. Spare parts stay available for five years after the last delivery.\n5. Manuals are supplied in Arabic and English.\n6. What is rejected at inspection is replaced within ten working days, free of charge.',
 UTC_TIMESTAMP(6)),
(2, 1, 'تراخيص برمجيات', 'Software licences',
 'تراخيص برمجيات جاهزة، دائمة أو لمدة، مع التحديثات والدعم من الناشر.',
 'Licences of ready-made software, perpetual or for a term, with updates and support of the publisher.',
 'priceOnly', FALSE,
 '1. مقدّم العرض هو الناشر أو موزّع معتمد منه في الدول الأعضاء، ويُرفق خطاب الاعتماد.\n2. تُسجل التراخيص باسم كل جهة، ويحق لها نقلها إلى جهة تخلفها.\n3. يشمل السعر التحديثات والإصدارات الجديدة والدعم طوال مدة الترخيص.\n4. تدعم البرمجيات اللغة العربية في الإدخال والعرض والبحث.\n5. لا تُرسل بيانات الاستخدام خارج الدول الأعضاء دون موافقة مكتوبة.\n6. تُسلّم مفاتيح التراخيص إلكترونيًا خلال خمسة أيام عمل من أمر الشراء.',
 '1. The bidder is the publisher or its authorised reseller in the member states; the letter of authorisation is enclosed.\n2. Licences are registered to each entity, which may pass them to the entity that succeeds it.\n3. Prices include updates, new releases and support for the whole term.\n4. The software supports Arabic in input, display and search.\n5. No usage data leave the member states without written consent.\n6. Licence keys are delivered electronically within five working days of a call-off.',
 UTC_TIMESTAMP(6)),
(3, 1, 'خدمات ودعم فني', 'Services and support',
 'خدمات تنفيذ وتشغيل ودعم فني يقدمها فريق مسمّى وبمستويات خدمة تُقاس.',
 'Implementation, operation and support by a named team, at service levels that are measured.',
 'ratedCriteria', TRUE,
 '1. يسمّي العرض مدير المشروع وأعضاء الفريق الأساسيين، ولا يُستبدلون إلا بموافقة الجهة وبمن يماثلهم خبرة.\n2. تُقاس مستويات الخدمة شهريًا: الاستجابة للبلاغات الحرجة خلال ساعة، وللبلاغات الأخرى خلال يوم عمل.\n3. يُخصم من مستحقات الشهر واحد في المئة عن كل نقطة مئوية تقل عن مستوى الخدمة، بما لا يتجاوز عشرة في المئة.\n4. تؤول حقوق ما يُعدّ خصيصًا للجهة إليها.\n5. يُنقل العمل في نهاية العقد إلى الجهة أو من يخلفه خلال ثلاثة أشهر، مع الوثائق كلها.\n6. يلتزم الفريق بسرية المعلومات وبسياسات أمن المعلومات في الجهة.',
 '1. The bid names the project manager and the key members of the team; they are replaced only with the consent of the entity and by people of like experience.\n2. Service levels are measured each month: a response to critical incidents within one hour, to others within one working day.\n3. One per cent of the monthly fee is deducted for each percentage point below the service level, at most ten per cent.\n4. The rights in what is made for the entity pass to it.\n5. At the end of the contract the work is handed over to the entity or the successor within three months, with all documentation.\n6. The team keeps confidentiality and follows the information-security policies of the entity.',
 UTC_TIMESTAMP(6)),
(4, 1, 'اشتراكات سحابية', 'Cloud subscriptions',
 'خدمات سحابية باشتراك، تُستضاف بياناتها في الدول الأعضاء.',
 'Cloud services by subscription whose data are hosted in the member states.',
 'ratedCriteria', TRUE,
 '1. تُخزّن البيانات ونسخها الاحتياطية وتُعالج داخل الدول الأعضاء، ويُبيّن العرض موقع كل مركز بيانات.\n2. التوافر الشهري 99.9 في المئة على الأقل، ويُخصم عمّا دونه وفق جدول في العرض.\n3. تُشفّر البيانات عند النقل والتخزين، وتبقى المفاتيح في حيازة الجهة.\n4. يُرفق تقرير تدقيق مستقل حديث لأمن المعلومات مثل ISO/IEC 27001.\n5. يُبلّغ عن أي حادث يمس البيانات خلال 24 ساعة.\n6. عند انتهاء الاشتراك تُصدّر البيانات بصيغة مفتوحة خلال ثلاثين يومًا ثم تُحذف حذفًا موثّقًا.\n7. لا تزيد الأسعار خلال مدة الاتفاقية.',
 '1. Data and their backups are stored and processed in the member states; the bid names the place of each data centre.\n2. Monthly availability is at least 99.9 per cent; shortfalls are deducted by a schedule in the bid.\n3. Data are encrypted in transit and at rest, and the keys stay with the entity.\n4. A recent independent audit of information security, such as ISO/IEC 27001, is enclosed.\n5. Any incident that concerns data is reported within 24 hours.\n6. At the end of the subscription data are exported in an open format within thirty days and then deleted, with proof.\n7. Prices do not rise during the agreement.',
 UTC_TIMESTAMP(6));
INSERT INTO dossier_template_criterion (template_id, version_number, position, kind, code, name_ar, name_en, weight) VALUES
(1, 1, 1, 'ADMINISTRATIVE', 'A1', 'سجل تجاري ساري المفعول', 'Valid commercial registration', NULL),
(1, 1, 2, 'ADMINISTRATIVE', 'A2', 'الضمان الابتدائي بالقيمة والمدة المطلوبتين', 'Bid security of the amount and validity required', NULL),
(1, 1, 3, 'ADMINISTRATIVE', 'A3', 'خطاب اعتماد من المصنّع', 'Letter of authorisation from the maker', NULL),
(1, 1, 4, 'TECHNICAL', 'T1', 'المطابقة للمواصفات الفنية', 'Compliance with the technical specifications', 40),
(1, 1, 5, 'TECHNICAL', 'T2', 'خطة التوريد والتركيب في الدول الأعضاء', 'Plan of delivery and installation in the member states', 25),
(1, 1, 6, 'TECHNICAL', 'T3', 'الضمان والدعم الفني المحلي', 'Warranty and local technical support', 20),
(1, 1, 7, 'TECHNICAL', 'T4', 'كفاءة الطاقة والأثر البيئي', 'Energy efficiency and effect on the environment', 15),
(2, 1, 1, 'ADMINISTRATIVE', 'A1', 'سجل تجاري ساري المفعول', 'Valid commercial registration', NULL),
(2, 1, 2, 'ADMINISTRATIVE', 'A2', 'خطاب اعتماد من الناشر', 'Letter of authorisation from the publisher', NULL),
(2, 1, 3, 'TECHNICAL', 'T1', 'المطابقة للوظائف المطلوبة ودعم العربية', 'Compliance with the functions required and support of Arabic', 60),
(2, 1, 4, 'TECHNICAL', 'T2', 'شروط الترخيص ونقله', 'Terms of the licence and its transfer', 20),
(2, 1, 5, 'TECHNICAL', 'T3', 'الدعم والتحديثات', 'Support and updates', 20),
(3, 1, 1, 'ADMINISTRATIVE', 'A1', 'سجل تجاري ساري المفعول', 'Valid commercial registration', NULL),
(3, 1, 2, 'ADMINISTRATIVE', 'A2', 'الضمان الابتدائي بالقيمة والمدة المطلوبتين', 'Bid security of the amount and validity required', NULL),
(3, 1, 3, 'ADMINISTRATIVE', 'A3', 'السير الذاتية للفريق الأساسي', 'Résumés of the key members of the team', NULL),
(3, 1, 4, 'TECHNICAL', 'T1', 'فهم العمل ومنهجية التنفيذ', 'Understanding of the work and method', 30),
(3, 1, 5, 'TECHNICAL', 'T2', 'مؤهلات الفريق وخبرته', 'Qualifications and experience of the team', 35),
(3, 1, 6, 'TECHNICAL', 'T3', 'مستويات الخدمة وقياسها', 'Service levels and how they are measured', 20),
(3, 1, 7, 'TECHNICAL', 'T4', 'نقل المعرفة والتسليم في نهاية العقد', 'Transfer of knowledge and handover at the end', 15),
(4, 1, 1, 'ADMINISTRATIVE', 'A1', 'سجل تجاري ساري المفعول', 'Valid commercial registration', NULL),
(4, 1, 2, 'ADMINISTRATIVE', 'A2', 'تعهد بإبقاء البيانات داخل الدول الأعضاء', 'Undertaking to keep data in the member states', NULL),
(4, 1, 3, 'ADMINISTRATIVE', 'A3', 'تقرير تدقيق حديث لأمن المعلومات', 'Recent audit report on information security', NULL),
(4, 1, 4, 'TECHNICAL', 'T1', 'المطابقة للوظائف المطلوبة', 'Compliance with the functions required', 35),
(4, 1, 5, 'TECHNICAL', 'T2', 'أمن المعلومات وإدارة المفاتيح', 'Information security and management of keys', 30),
(4, 1, 6, 'TECHNICAL', 'T3', 'التوافر ومستويات الخدمة', 'Availability and service levels', 20),
(4, 1, 7, 'TECHNICAL', 'T4', 'الخروج من الخدمة وتصدير البيانات', 'Leaving the service and export of data', 15);
INSERT INTO dossier_template_rule (template_id, version_number, rule_code, value) VALUES
(1, 1, 'weight.quality', 50), (1, 1, 'weight.price', 50),
(2, 1, 'bid.validity-days', 60),
(3, 1, 'weight.quality', 70), (3, 1, 'weight.price', 30), (3, 1, 'technical.pass-mark', 75),
(4, 1, 'weight.quality', 60), (4, 1, 'weight.price', 40), (4, 1, 'technical.pass-mark', 75);

DROP TRIGGER tr_dossier_text_added;
DROP TRIGGER tr_dossier_text_fixed;
DROP TRIGGER tr_dossier_text_kept;

DELIMITER //
-- A version is complete once the template counts it; nothing is added to it, or changed in it, from then on.
CREATE TRIGGER tr_dossier_template_counted BEFORE UPDATE ON dossier_template FOR EACH ROW
BEGIN
  IF NEW.code <> OLD.code OR NEW.version_count NOT IN (OLD.version_count, OLD.version_count + 1)
      OR (OLD.retired_at IS NOT NULL AND NOT NEW.retired_at <=> OLD.retired_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
  END IF;
  IF NEW.version_count > OLD.version_count AND (NOT EXISTS (SELECT 1 FROM dossier_template_version v
        WHERE v.template_id = NEW.id AND v.version_number = NEW.version_count)
      OR (SELECT COALESCE(SUM(c.weight), 0) FROM dossier_template_criterion c
           WHERE c.template_id = NEW.id AND c.version_number = NEW.version_count) <> 100) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.weights-not-100';
  END IF;
END//
CREATE TRIGGER tr_dossier_template_kept BEFORE DELETE ON dossier_template FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END//
CREATE TRIGGER tr_dossier_template_version_added BEFORE INSERT ON dossier_template_version FOR EACH ROW
BEGIN
  IF NEW.version_number <> (SELECT version_count + 1 FROM dossier_template WHERE id = NEW.template_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
  END IF;
END//
CREATE TRIGGER tr_dossier_template_version_fixed BEFORE UPDATE ON dossier_template_version FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END//
CREATE TRIGGER tr_dossier_template_version_kept BEFORE DELETE ON dossier_template_version FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END//
CREATE TRIGGER tr_dossier_template_criterion_added BEFORE INSERT ON dossier_template_criterion FOR EACH ROW
BEGIN
  IF NEW.version_number <= (SELECT version_count FROM dossier_template WHERE id = NEW.template_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
  END IF;
END//
CREATE TRIGGER tr_dossier_template_criterion_fixed BEFORE UPDATE ON dossier_template_criterion FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END//
CREATE TRIGGER tr_dossier_template_criterion_kept BEFORE DELETE ON dossier_template_criterion FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END//
CREATE TRIGGER tr_dossier_template_rule_added BEFORE INSERT ON dossier_template_rule FOR EACH ROW
BEGIN
  IF NEW.version_number <= (SELECT version_count FROM dossier_template WHERE id = NEW.template_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
  END IF;
END//
CREATE TRIGGER tr_dossier_template_rule_fixed BEFORE UPDATE ON dossier_template_rule FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END//
CREATE TRIGGER tr_dossier_template_rule_kept BEFORE DELETE ON dossier_template_rule FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'dossier.version-fixed';
END//

-- The requirements of a draft are the buyer's; once published they change by an amendment alone, and in between not.
CREATE TRIGGER tr_dossier_text_added BEFORE INSERT ON dossier_text FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT (tender_status = 'DRAFT' AND NEW.part = 'conditions')
      AND (tender_status <> 'PUBLISHED'
      OR NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.tender_id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
          AND c.part = NEW.part
          AND c.after_ar = NEW.text_ar COLLATE utf8mb4_bin AND c.after_en = NEW.text_en COLLATE utf8mb4_bin)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_dossier_text_fixed BEFORE UPDATE ON dossier_text FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  SELECT status INTO tender_status FROM joint_tender WHERE id = NEW.tender_id;
  IF NEW.tender_id <> OLD.tender_id OR NEW.part <> OLD.part
      OR (NOT (tender_status = 'DRAFT' AND NEW.part = 'conditions')
      AND (tender_status <> 'PUBLISHED'
      OR NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.tender_id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
          AND c.part = NEW.part
          AND c.after_ar = NEW.text_ar COLLATE utf8mb4_bin AND c.after_en = NEW.text_en COLLATE utf8mb4_bin))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_dossier_text_kept BEFORE DELETE ON dossier_text FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_tender_template_drafted BEFORE INSERT ON tender_template FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
CREATE TRIGGER tr_tender_template_replaced BEFORE UPDATE ON tender_template FOR EACH ROW
BEGIN
  IF NEW.tender_id <> OLD.tender_id OR (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
-- What bidders read is there in both languages or in none.
CREATE TRIGGER tr_joint_tender_translated BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status IN ('APPROVED', 'PUBLISHED') AND EXISTS (SELECT 1 FROM dossier_text d
      WHERE d.tender_id = NEW.id AND (d.text_ar = '') <> (d.text_en = '')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.translation-missing';
  END IF;
END//
DELIMITER ;
