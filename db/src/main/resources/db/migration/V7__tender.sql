-- Joint tenders: the rules and templates of dossiers, lots made of the demand of closed rounds, procedures other than
-- open, questions and amendments.

-- A standstill is counted in working days. How long a framework agreement runs is a rule of its tender: whole months,
-- one to 48, as Directive 2014/24/EU, art. 33, has it.
CREATE TABLE rule_default (
  code VARCHAR(60) NOT NULL COMMENT 'rule, such as bid.minimum-days',
  value DECIMAL(12,3) NOT NULL COMMENT 'default value',
  unit VARCHAR(12) NOT NULL COMMENT 'DAYS, WORKING_DAYS, MONTHS, PERCENT, POINTS, COUNT or SAR',
  position INT NOT NULL COMMENT 'order of display',
  name_ar VARCHAR(300) NOT NULL COMMENT 'what the rule says, Arabic',
  name_en VARCHAR(300) NOT NULL COMMENT 'what the rule says, English',
  source_ar VARCHAR(300) NOT NULL COMMENT 'article or standard it comes from, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'article or standard it comes from, English',
  valid_from DATE NOT NULL DEFAULT '2026-01-01' COMMENT 'first day the rule holds',
  CONSTRAINT pk_rule_default PRIMARY KEY (code),
  CONSTRAINT ck_rule_default_value CHECK (value >= 0),
  CONSTRAINT ck_rule_default_unit CHECK (unit IN ('DAYS', 'WORKING_DAYS', 'MONTHS', 'PERCENT', 'POINTS', 'COUNT', 'SAR')),
  CONSTRAINT ck_rule_default_months CHECK (code <> 'agreement.months' OR value >= 1 AND value <= 48 AND value = FLOOR(value))
) COMMENT 'Defaults of the rules that a new tender takes over';

-- What a default was before the reference data gave it another value, other words or another source. Its tenders keep
-- what they took over; this tells everybody else.
CREATE TABLE past_rule (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  code VARCHAR(60) NOT NULL COMMENT 'rule',
  value DECIMAL(12,3) NOT NULL COMMENT 'value that was replaced',
  unit VARCHAR(12) NOT NULL COMMENT 'unit of the value',
  name_ar VARCHAR(300) NOT NULL COMMENT 'what the rule said, Arabic',
  name_en VARCHAR(300) NOT NULL COMMENT 'what the rule said, English',
  source_ar VARCHAR(300) NOT NULL COMMENT 'article or standard it came from, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'article or standard it came from, English',
  valid_from DATE NOT NULL COMMENT 'first day the value held',
  replaced_at DATETIME(6) NOT NULL COMMENT 'UTC, when another one was installed',
  CONSTRAINT pk_past_rule PRIMARY KEY (id),
  INDEX ix_past_rule_code (code)
) COMMENT 'Former defaults of the rules of tenders';

DELIMITER //
CREATE TRIGGER tr_rule_default_past AFTER UPDATE ON rule_default FOR EACH ROW
BEGIN
  IF NOT (NEW.value = OLD.value AND NEW.unit = OLD.unit AND NEW.valid_from = OLD.valid_from
      AND NEW.name_ar = OLD.name_ar AND NEW.name_en = OLD.name_en
      AND NEW.source_ar = OLD.source_ar AND NEW.source_en = OLD.source_en) THEN
    INSERT INTO past_rule (code, value, unit, name_ar, name_en, source_ar, source_en, valid_from, replaced_at)
    VALUES (OLD.code, OLD.value, OLD.unit, OLD.name_ar, OLD.name_en, OLD.source_ar, OLD.source_en, OLD.valid_from,
      UTC_TIMESTAMP(6));
  END IF;
END//
DELIMITER ;

-- Between which whole numbers each rule of a tender lies: no quorum of more states than there are, no lot that nobody
-- may win.
CREATE TABLE rule_bound (
  code VARCHAR(60) NOT NULL COMMENT 'rule',
  least DECIMAL(12,3) NOT NULL COMMENT 'least value, in the unit of the rule',
  most DECIMAL(12,3) NOT NULL COMMENT 'greatest value',
  CONSTRAINT pk_rule_bound PRIMARY KEY (code),
  CONSTRAINT ck_rule_bound_order CHECK (least <= most)
) COMMENT 'Bounds of rules that take whole numbers; percentages and points lie between 0 and 100';
INSERT INTO rule_bound (code, least, most) VALUES
  ('accession.total-percent', 0, 1000),
  ('agreement.months', 1, 48),
  ('amendment.extension-days', 0, 90),
  ('answers.close-days', 0, 90),
  ('award.winners-per-lot', 1, 20),
  ('bid-security.extra-days', 0, 365),
  ('bid-security.form.bank-guarantee', 0, 1),
  ('bid-security.form.certified-cheque', 0, 1),
  ('bid-security.form.surety-bond', 0, 1),
  ('bid.alternatives', 0, 1),
  ('bid.bundle-prices', 0, 1),
  ('bid.delivery-days', 0, 3650),
  ('bid.minimum-days', 1, 365),
  ('bid.quantity-tiers', 0, 1),
  ('bid.sealed-by-bidder', 0, 1),
  ('bid.urgent-minimum-days', 1, 365),
  ('bid.validity-days', 1, 365),
  ('complaint.answer-days', 1, 60),
  ('complaint.decision-days', 1, 120),
  ('complaint.reply-days', 1, 60),
  ('complaint.votes', 3, 15),
  ('evaluation.mask-bidders', 0, 1),
  ('limited.minimum-invited', 1, 50),
  ('mini-competition.minimum-days', 1, 365),
  ('mini-competition.minimum-suppliers', 2, 50),
  ('performance-guarantee.before-orders', 0, 1),
  ('performance-guarantee.working-days', 1, 120),
  ('prequalification.minimum-days', 1, 365),
  ('price-opening.notice-days', 0, 60),
  ('quantities.confirmation-days', 0, 60),
  ('questions.close-days', 0, 90),
  ('quorum.states', 1, 6),
  ('standstill.days', 1, 60);

CREATE TABLE value_band (
  code VARCHAR(10) NOT NULL COMMENT 'stable code',
  from_usd DECIMAL(19,2) NOT NULL COMMENT 'least estimated value of an item in the band, US dollars without VAT',
  name_ar VARCHAR(100) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(100) NOT NULL COMMENT 'English name',
  CONSTRAINT pk_value_band PRIMARY KEY (code),
  CONSTRAINT uq_value_band_from UNIQUE (from_usd),
  CONSTRAINT ck_value_band_from CHECK (from_usd >= 0)
) COMMENT 'Bands of value by which items go into lots that suppliers of different size can compete for';
INSERT INTO value_band (code, from_usd, name_ar, name_en) VALUES
  ('SMALL', 0, 'قيمة صغيرة', 'Small value'),
  ('MEDIUM', 250000, 'قيمة متوسطة', 'Medium value'),
  ('LARGE', 2000000, 'قيمة كبيرة', 'Large value');

CREATE TABLE delivery_region (
  code VARCHAR(10) NOT NULL COMMENT 'stable code',
  position INT NOT NULL COMMENT 'order of display',
  name_ar VARCHAR(100) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(100) NOT NULL COMMENT 'English name',
  CONSTRAINT pk_delivery_region PRIMARY KEY (code)
) COMMENT 'Groups of states that are delivered to together';
INSERT INTO delivery_region (code, position, name_ar, name_en) VALUES
  ('NORTH', 1, 'شمال الخليج', 'Northern Gulf'),
  ('WEST', 2, 'المملكة العربية السعودية', 'Saudi Arabia'),
  ('EAST', 3, 'شرق الخليج', 'Eastern Gulf');

CREATE TABLE delivery_region_state (
  state_code CHAR(2) NOT NULL COMMENT 'state; in one region only',
  region_code VARCHAR(10) NOT NULL COMMENT 'its region',
  CONSTRAINT pk_delivery_region_state PRIMARY KEY (state_code),
  CONSTRAINT fk_delivery_region_state_region FOREIGN KEY (region_code) REFERENCES delivery_region (code),
  CONSTRAINT ck_delivery_region_state CHECK (state_code IN ('AE', 'BH', 'KW', 'OM', 'QA', 'SA'))
) COMMENT 'States of each delivery region';
INSERT INTO delivery_region_state (state_code, region_code) VALUES
  ('AE', 'EAST'),
  ('BH', 'NORTH'),
  ('KW', 'NORTH'),
  ('OM', 'EAST'),
  ('QA', 'EAST'),
  ('SA', 'WEST');

-- Templates of the dossier for the usual tenders: kept by the central purchasing body in versions that never change. A
-- draft takes its requirements, criteria, award criteria, envelopes and values of rules from one of them.
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
INSERT INTO dossier_template (id, code, version_count, retired_at) VALUES
  (1, 'goods', 1, NULL),
  (2, 'software-licences', 1, NULL),
  (3, 'services', 1, NULL),
  (4, 'cloud', 1, NULL);

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
DELIMITER ;

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
INSERT INTO dossier_template_version (template_id, version_number, name_ar, name_en, purpose_ar, purpose_en, award_criteria, two_envelopes, requirements_ar, requirements_en, written_by, written_at) VALUES
  (1, 1, 'توريد أجهزة ومعدات', 'Supply of goods',
   'توريد أجهزة ومعدات جديدة وتسليمها إلى مواقع الجهات في الدول الأعضاء، مع الضمان.',
   'New equipment delivered to the sites of the entities in the member states, with warranty.',
   'ratedCriteria',
   1,
   '1. تكون الأجهزة جديدة غير مستعملة وضمن الإنتاج الحالي للمصنّع.
2. يشمل السعر التسليم والتركيب في مواقع الجهات، والرسوم كلها عدا ضريبة القيمة المضافة.
3. الضمان ثلاث سنوات من محضر الاستلام، في موقع الجهة، ومدة الاستجابة يوم عمل واحد.
4. تتوافر قطع الغيار خمس سنوات بعد آخر تسليم.
5. تُرفق أدلة الاستخدام بالعربية والإنجليزية.
6. يُستبدل ما يُرفض عند الفحص خلال عشرة أيام عمل دون مقابل.',
   '1. Equipment is new, unused and in current production.
2. Prices include delivery to and installation at the sites of the entities, and all duties but VAT.
3. The warranty is three years from acceptance, on site, with a response within one working day.
4. Spare parts stay available for five years after the last delivery.
5. Manuals are supplied in Arabic and English.
6. What is rejected at inspection is replaced within ten working days, free of charge.',
   NULL,
   UTC_TIMESTAMP(6)),
  (2, 1, 'تراخيص برمجيات', 'Software licences',
   'تراخيص برمجيات جاهزة، دائمة أو لمدة، مع التحديثات والدعم من الناشر.',
   'Licences of ready-made software, perpetual or for a term, with updates and support of the publisher.',
   'priceOnly',
   0,
   '1. مقدّم العرض هو الناشر أو موزّع معتمد منه في الدول الأعضاء، ويُرفق خطاب الاعتماد.
2. تُسجل التراخيص باسم كل جهة، ويحق لها نقلها إلى جهة تخلفها.
3. يشمل السعر التحديثات والإصدارات الجديدة والدعم طوال مدة الترخيص.
4. تدعم البرمجيات اللغة العربية في الإدخال والعرض والبحث.
5. لا تُرسل بيانات الاستخدام خارج الدول الأعضاء دون موافقة مكتوبة.
6. تُسلّم مفاتيح التراخيص إلكترونيًا خلال خمسة أيام عمل من أمر الشراء.',
   '1. The bidder is the publisher or its authorised reseller in the member states; the letter of authorisation is enclosed.
2. Licences are registered to each entity, which may pass them to the entity that succeeds it.
3. Prices include updates, new releases and support for the whole term.
4. The software supports Arabic in input, display and search.
5. No usage data leave the member states without written consent.
6. Licence keys are delivered electronically within five working days of a call-off.',
   NULL,
   UTC_TIMESTAMP(6)),
  (3, 1, 'خدمات ودعم فني', 'Services and support',
   'خدمات تنفيذ وتشغيل ودعم فني يقدمها فريق مسمّى وبمستويات خدمة تُقاس.',
   'Implementation, operation and support by a named team, at service levels that are measured.',
   'ratedCriteria',
   1,
   '1. يسمّي العرض مدير المشروع وأعضاء الفريق الأساسيين، ولا يُستبدلون إلا بموافقة الجهة وبمن يماثلهم خبرة.
2. تُقاس مستويات الخدمة شهريًا: الاستجابة للبلاغات الحرجة خلال ساعة، وللبلاغات الأخرى خلال يوم عمل.
3. يُخصم من مستحقات الشهر واحد في المئة عن كل نقطة مئوية تقل عن مستوى الخدمة، بما لا يتجاوز عشرة في المئة.
4. تؤول حقوق ما يُعدّ خصيصًا للجهة إليها.
5. يُنقل العمل في نهاية العقد إلى الجهة أو من يخلفه خلال ثلاثة أشهر، مع الوثائق كلها.
6. يلتزم الفريق بسرية المعلومات وبسياسات أمن المعلومات في الجهة.',
   '1. The bid names the project manager and the key members of the team; they are replaced only with the consent of the entity and by people of like experience.
2. Service levels are measured each month: a response to critical incidents within one hour, to others within one working day.
3. One per cent of the monthly fee is deducted for each percentage point below the service level, at most ten per cent.
4. The rights in what is made for the entity pass to it.
5. At the end of the contract the work is handed over to the entity or the successor within three months, with all documentation.
6. The team keeps confidentiality and follows the information-security policies of the entity.',
   NULL,
   UTC_TIMESTAMP(6)),
  (4, 1, 'اشتراكات سحابية', 'Cloud subscriptions',
   'خدمات سحابية باشتراك، تُستضاف بياناتها في الدول الأعضاء.',
   'Cloud services by subscription whose data are hosted in the member states.',
   'ratedCriteria',
   1,
   '1. تُخزّن البيانات ونسخها الاحتياطية وتُعالج داخل الدول الأعضاء، ويُبيّن العرض موقع كل مركز بيانات.
2. التوافر الشهري 99.9 في المئة على الأقل، ويُخصم عمّا دونه وفق جدول في العرض.
3. تُشفّر البيانات عند النقل والتخزين، وتبقى المفاتيح في حيازة الجهة.
4. يُرفق تقرير تدقيق مستقل حديث لأمن المعلومات مثل ISO/IEC 27001.
5. يُبلّغ عن أي حادث يمس البيانات خلال 24 ساعة.
6. عند انتهاء الاشتراك تُصدّر البيانات بصيغة مفتوحة خلال ثلاثين يومًا ثم تُحذف حذفًا موثّقًا.
7. لا تزيد الأسعار خلال مدة الاتفاقية.',
   '1. Data and their backups are stored and processed in the member states; the bid names the place of each data centre.
2. Monthly availability is at least 99.9 per cent; shortfalls are deducted by a schedule in the bid.
3. Data are encrypted in transit and at rest, and the keys stay with the entity.
4. A recent independent audit of information security, such as ISO/IEC 27001, is enclosed.
5. Any incident that concerns data is reported within 24 hours.
6. At the end of the subscription data are exported in an open format within thirty days and then deleted, with proof.
7. Prices do not rise during the agreement.',
   NULL,
   UTC_TIMESTAMP(6));

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
  CONSTRAINT fk_dossier_template_criterion_version FOREIGN KEY (template_id, version_number) REFERENCES dossier_template_version (template_id, version_number),
  CONSTRAINT ck_dossier_template_criterion_kind CHECK (kind IN ('ADMINISTRATIVE', 'TECHNICAL')),
  CONSTRAINT ck_dossier_template_criterion_weight CHECK ((kind = 'TECHNICAL') = (weight IS NOT NULL)
    AND (weight IS NULL OR (weight > 0 AND weight <= 100)))
) COMMENT 'Criteria of a version of a template';
INSERT INTO dossier_template_criterion (template_id, version_number, position, kind, code, name_ar, name_en, weight) VALUES
  (1, 1, 1, 'ADMINISTRATIVE', 'A1', 'سجل تجاري ساري المفعول', 'Valid commercial registration', NULL),
  (1, 1, 2, 'ADMINISTRATIVE',
   'A2',
   'الضمان الابتدائي بالقيمة والمدة المطلوبتين',
   'Bid security of the amount and validity required',
   NULL),
  (1, 1, 3, 'ADMINISTRATIVE', 'A3', 'خطاب اعتماد من المصنّع', 'Letter of authorisation from the maker', NULL),
  (1, 1, 4, 'TECHNICAL', 'T1', 'المطابقة للمواصفات الفنية', 'Compliance with the technical specifications', 40),
  (1, 1, 5, 'TECHNICAL',
   'T2',
   'خطة التوريد والتركيب في الدول الأعضاء',
   'Plan of delivery and installation in the member states',
   25),
  (1, 1, 6, 'TECHNICAL', 'T3', 'الضمان والدعم الفني المحلي', 'Warranty and local technical support', 20),
  (1, 1, 7, 'TECHNICAL', 'T4', 'كفاءة الطاقة والأثر البيئي', 'Energy efficiency and effect on the environment', 15),
  (2, 1, 1, 'ADMINISTRATIVE', 'A1', 'سجل تجاري ساري المفعول', 'Valid commercial registration', NULL),
  (2, 1, 2, 'ADMINISTRATIVE', 'A2', 'خطاب اعتماد من الناشر', 'Letter of authorisation from the publisher', NULL),
  (2, 1, 3, 'TECHNICAL',
   'T1',
   'المطابقة للوظائف المطلوبة ودعم العربية',
   'Compliance with the functions required and support of Arabic',
   60),
  (2, 1, 4, 'TECHNICAL', 'T2', 'شروط الترخيص ونقله', 'Terms of the licence and its transfer', 20),
  (2, 1, 5, 'TECHNICAL', 'T3', 'الدعم والتحديثات', 'Support and updates', 20),
  (3, 1, 1, 'ADMINISTRATIVE', 'A1', 'سجل تجاري ساري المفعول', 'Valid commercial registration', NULL),
  (3, 1, 2, 'ADMINISTRATIVE',
   'A2',
   'الضمان الابتدائي بالقيمة والمدة المطلوبتين',
   'Bid security of the amount and validity required',
   NULL),
  (3, 1, 3, 'ADMINISTRATIVE', 'A3', 'السير الذاتية للفريق الأساسي', 'Résumés of the key members of the team', NULL),
  (3, 1, 4, 'TECHNICAL', 'T1', 'فهم العمل ومنهجية التنفيذ', 'Understanding of the work and method', 30),
  (3, 1, 5, 'TECHNICAL', 'T2', 'مؤهلات الفريق وخبرته', 'Qualifications and experience of the team', 35),
  (3, 1, 6, 'TECHNICAL', 'T3', 'مستويات الخدمة وقياسها', 'Service levels and how they are measured', 20),
  (3, 1, 7, 'TECHNICAL',
   'T4',
   'نقل المعرفة والتسليم في نهاية العقد',
   'Transfer of knowledge and handover at the end',
   15),
  (4, 1, 1, 'ADMINISTRATIVE', 'A1', 'سجل تجاري ساري المفعول', 'Valid commercial registration', NULL),
  (4, 1, 2, 'ADMINISTRATIVE',
   'A2',
   'تعهد بإبقاء البيانات داخل الدول الأعضاء',
   'Undertaking to keep data in the member states',
   NULL),
  (4, 1, 3, 'ADMINISTRATIVE',
   'A3',
   'تقرير تدقيق حديث لأمن المعلومات',
   'Recent audit report on information security',
   NULL),
  (4, 1, 4, 'TECHNICAL', 'T1', 'المطابقة للوظائف المطلوبة', 'Compliance with the functions required', 35),
  (4, 1, 5, 'TECHNICAL', 'T2', 'أمن المعلومات وإدارة المفاتيح', 'Information security and management of keys', 30),
  (4, 1, 6, 'TECHNICAL', 'T3', 'التوافر ومستويات الخدمة', 'Availability and service levels', 20),
  (4, 1, 7, 'TECHNICAL', 'T4', 'الخروج من الخدمة وتصدير البيانات', 'Leaving the service and export of data', 15);

CREATE TABLE dossier_template_rule (
  template_id BIGINT NOT NULL COMMENT 'template',
  version_number INT NOT NULL COMMENT 'version',
  rule_code VARCHAR(60) NOT NULL COMMENT 'code of a rule; its default holds where a template names none',
  value DECIMAL(12,2) NOT NULL COMMENT 'value the template proposes, in the unit of the rule',
  CONSTRAINT pk_dossier_template_rule PRIMARY KEY (template_id, version_number, rule_code),
  CONSTRAINT fk_dossier_template_rule_version FOREIGN KEY (template_id, version_number) REFERENCES dossier_template_version (template_id, version_number),
  CONSTRAINT ck_dossier_template_rule_value CHECK (value >= 0)
) COMMENT 'Values of rules that a version of a template proposes';
INSERT INTO dossier_template_rule (template_id, version_number, rule_code, value) VALUES
  (1, 1, 'weight.price', 50),
  (1, 1, 'weight.quality', 50),
  (2, 1, 'bid.validity-days', 60),
  (3, 1, 'technical.pass-mark', 75),
  (3, 1, 'weight.price', 30),
  (3, 1, 'weight.quality', 70),
  (4, 1, 'technical.pass-mark', 75),
  (4, 1, 'weight.price', 40),
  (4, 1, 'weight.quality', 60);

CREATE TABLE tender_number (
  year INT NOT NULL COMMENT 'year of the number, in Riyadh',
  last_number INT NOT NULL COMMENT 'last number given in that year; its row is locked until the tender that took it is stored',
  CONSTRAINT pk_tender_number PRIMARY KEY (year),
  CONSTRAINT ck_tender_number_positive CHECK (last_number >= 1)
) COMMENT 'Numbers given to joint tenders, so that no two at the same time take the same';

-- Two envelopes: the technical part and the prices of a bid are sealed apart, to two keys. The prices are opened in a
-- second meeting, once the technical evaluation is closed, and only those of bids that passed it.
-- Mini-competitions (the method framework): the suppliers of framework agreements that cover what is asked for compete
-- at prices that may only be equal to or lower than those of their agreements, and what is awarded is ordered from the
-- balances of the agreement of the winner (UNCITRAL Model Law on Public Procurement, articles 58 to 63).
CREATE TABLE joint_tender (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  number VARCHAR(30) NOT NULL COMMENT 'tender number, such as JT-2026-004',
  ocid VARCHAR(60) NOT NULL COMMENT 'Open Contracting identifier',
  title_ar VARCHAR(300) NOT NULL COMMENT 'Arabic title',
  title_en VARCHAR(300) NOT NULL COMMENT 'English title',
  status VARCHAR(20) NOT NULL COMMENT 'place in the life of a tender',
  procurement_method VARCHAR(10) NOT NULL COMMENT 'OCDS: open, selective, limited or direct; framework for a mini-competition',
  award_criteria VARCHAR(20) NOT NULL COMMENT 'OCDS: priceOnly, or ratedCriteria for weighted quality and price',
  currency CHAR(3) NOT NULL COMMENT 'currency in which bids are compared',
  minimum_bid_days INT NOT NULL COMMENT 'days that must lie between publication and deadline',
  urgency_reason VARCHAR(1000) NULL COMMENT 'justification of a shorter period',
  deadline_at DATETIME(6) NULL COMMENT 'UTC; bids are taken until then',
  rate_date DATE NULL COMMENT 'day whose exchange rates convert the bids',
  prepared_by BIGINT NOT NULL COMMENT 'central buyer who aggregated and prepared it; may not examine it',
  approved_by BIGINT NULL COMMENT 'another central buyer or the administrator who approved it',
  published_at DATETIME(6) NULL COMMENT 'UTC',
  opened_at DATETIME(6) NULL COMMENT 'UTC',
  standstill_until DATETIME(6) NULL COMMENT 'UTC; no award takes effect before',
  cancel_reason VARCHAR(1000) NULL COMMENT 'why it was cancelled',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  two_envelopes BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether prices are sealed apart and opened only of bids that passed the technical evaluation',
  examination INT NOT NULL DEFAULT 1 COMMENT 'number of the examination under way, or of the last one',
  CONSTRAINT pk_joint_tender PRIMARY KEY (id),
  CONSTRAINT uq_joint_tender_number UNIQUE (number),
  CONSTRAINT uq_joint_tender_ocid UNIQUE (ocid),
  CONSTRAINT fk_joint_tender_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_joint_tender_preparer FOREIGN KEY (prepared_by) REFERENCES person (id),
  CONSTRAINT fk_joint_tender_approver FOREIGN KEY (approved_by) REFERENCES person (id),
  CONSTRAINT ck_joint_tender_status CHECK (status IN ('DRAFT', 'APPROVED', 'PUBLISHED', 'CLOSED', 'OPENED',
    'UNDER_EVALUATION', 'RECOMMENDED', 'DECIDED', 'STANDSTILL', 'AWARDED', 'CANCELLED')),
  CONSTRAINT ck_joint_tender_criteria CHECK (award_criteria IN ('priceOnly', 'ratedCriteria')),
  CONSTRAINT ck_joint_tender_four_eyes CHECK (approved_by IS NULL OR approved_by <> prepared_by),
  CONSTRAINT ck_joint_tender_published CHECK (status IN ('DRAFT', 'APPROVED', 'CANCELLED')
    OR (published_at IS NOT NULL AND deadline_at IS NOT NULL AND rate_date IS NOT NULL)),
  CONSTRAINT ck_joint_tender_bid_period CHECK (published_at IS NULL
    OR TIMESTAMPDIFF(DAY, published_at, deadline_at) >= minimum_bid_days),
  CONSTRAINT ck_joint_tender_opened CHECK (opened_at IS NULL OR opened_at >= deadline_at),
  CONSTRAINT ck_joint_tender_cancelled CHECK (status <> 'CANCELLED' OR CHAR_LENGTH(cancel_reason) > 0),
  CONSTRAINT ck_joint_tender_examination CHECK (examination >= 1),
  CONSTRAINT ck_joint_tender_method CHECK (procurement_method IN ('open', 'selective', 'limited', 'direct', 'framework')),
  INDEX ix_joint_tender_status (status, deadline_at),
  INDEX ix_joint_tender_method (procurement_method, published_at),
  INDEX ix_joint_tender_created (created_at)
) COMMENT 'Joint tenders';

CREATE TABLE approval_request (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'draft that was sent for approval',
  tender_version INT NOT NULL COMMENT 'version that was sent; a later edit needs a new request',
  asked_by BIGINT NOT NULL COMMENT 'central buyer who prepared or changed the draft',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_approval_request PRIMARY KEY (id),
  CONSTRAINT uq_approval_request_version UNIQUE (tender_id, tender_version),
  CONSTRAINT fk_approval_request_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_approval_request_person FOREIGN KEY (asked_by) REFERENCES person (id)
) COMMENT 'Drafts of tenders sent for approval by who prepared them; a tender is approved only as it was sent';

DELIMITER //
-- Deadline and day of the rates lie within some years of the tender; how near, the code says.
CREATE TRIGGER tr_joint_tender_rate_date AFTER INSERT ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.deadline_at > NEW.created_at + INTERVAL 6 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-far';
  END IF;
  IF NEW.rate_date NOT BETWEEN DATE(NEW.created_at) - INTERVAL 5 YEAR AND DATE(NEW.created_at) + INTERVAL 5 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rate-date-far';
  END IF;
END//
-- A tender is approved only when its lots, panels, quantities and weights are complete, and published with at least the
-- days for bids that its rules say; a mini-competition has its own.
CREATE TRIGGER tr_joint_tender_progress BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' THEN
    IF NEW.approved_by IS NULL THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.approver-missing';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM lot WHERE tender_id = NEW.id)
        OR EXISTS (SELECT 1 FROM lot l LEFT JOIN lot_item i ON i.lot_id = l.id
                    WHERE l.tender_id = NEW.id AND i.id IS NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.lot-empty';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT panel FROM panel_member WHERE tender_id = NEW.id
       GROUP BY panel HAVING COUNT(*) >= 3 AND SUM(is_chair) = 1) AS complete;
    IF faults < 2 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.panel-incomplete';
    END IF;
    -- No demand is lost: every endorsed line of the rounds is covered by exactly its quantity,
    -- and every lot item asks for exactly what its allocations sum to.
    SELECT COUNT(*) INTO faults FROM (
      SELECT l.id FROM tender_round tr
        JOIN submission s ON s.round_id = tr.round_id AND s.status = 'ENDORSED'
        JOIN demand_line l ON l.submission_id = s.id
        LEFT JOIN (SELECT n.demand_line_id, n.quantity, n.line_quantity
                     FROM lot_item i JOIN allocation n ON n.lot_item_id = i.id
                    WHERE i.tender_id = NEW.id) a ON a.demand_line_id = l.id
       WHERE tr.tender_id = NEW.id
       GROUP BY l.id, l.quantity
      HAVING COALESCE(SUM(COALESCE(a.line_quantity, a.quantity)), 0) <> l.quantity) AS uncovered;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.demand-not-covered';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.id FROM lot_item i LEFT JOIN allocation a ON a.lot_item_id = i.id
       WHERE i.tender_id = NEW.id
       GROUP BY i.id, i.quantity
      HAVING COALESCE(SUM(a.quantity), 0) <> i.quantity) AS unbalanced;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.sums-differ';
    END IF;
    IF (SELECT COALESCE(SUM(weight), 0) FROM criterion WHERE tender_id = NEW.id AND kind = 'TECHNICAL') <> 100 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.weights-not-100';
    END IF;
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'PUBLISHED'
      AND NEW.minimum_bid_days < (SELECT value FROM tender_rule WHERE tender_id = NEW.id AND code =
        CASE WHEN NEW.procurement_method = 'framework' THEN 'mini-competition.minimum-days'
          WHEN CHAR_LENGTH(TRIM(COALESCE(NEW.urgency_reason, ''))) > 0
          THEN 'bid.urgent-minimum-days' ELSE 'bid.minimum-days' END) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.bid-period-too-short';
  END IF;
  IF OLD.published_at IS NOT NULL AND NEW.deadline_at < OLD.deadline_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-not-earlier';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status IN ('CLOSED', 'OPENED') AND UTC_TIMESTAMP(6) < NEW.deadline_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-not-reached';
  END IF;
  IF NEW.status <> OLD.status AND NEW.status = 'AWARDED'
      AND (NEW.standstill_until IS NULL OR UTC_TIMESTAMP(6) < NEW.standstill_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-running';
  END IF;
END//
-- The life of a tender. Lots without an award return to the panel, and are given up there; when no award stands after
-- the confirmation of quantities, the lots return too, and so does a lot of which the award in effect is taken back.
CREATE TRIGGER tr_joint_tender_step BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND CONCAT(OLD.status, '-', NEW.status) NOT IN ('DRAFT-APPROVED', 'APPROVED-DRAFT',
      'APPROVED-PUBLISHED', 'PUBLISHED-CLOSED', 'CLOSED-OPENED', 'OPENED-UNDER_EVALUATION',
      'UNDER_EVALUATION-RECOMMENDED', 'RECOMMENDED-UNDER_EVALUATION', 'RECOMMENDED-DECIDED', 'DECIDED-STANDSTILL',
      'DECIDED-UNDER_EVALUATION', 'STANDSTILL-AWARDED', 'STANDSTILL-UNDER_EVALUATION', 'UNDER_EVALUATION-AWARDED',
      'AWARDED-UNDER_EVALUATION')
      AND NOT (NEW.status = 'CANCELLED' AND OLD.status <> 'AWARDED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.step';
  END IF;
  IF OLD.status = 'CANCELLED' AND NEW.status <> OLD.status THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.step';
  END IF;
  IF NEW.number <> OLD.number OR NEW.ocid <> OLD.ocid OR NEW.prepared_by <> OLD.prepared_by THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.identity-fixed';
  END IF;
  -- What bidders have read stays as they read it; the deadline alone may move, and only later. The title becomes what
  -- the newest amendment says.
  IF OLD.status NOT IN ('DRAFT', 'APPROVED')
      AND NOT (NEW.title_ar = OLD.title_ar COLLATE utf8mb4_bin AND NEW.title_en = OLD.title_en COLLATE utf8mb4_bin)
      AND (OLD.status <> 'PUBLISHED'
      OR NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.id)
          AND c.part = 'title'
          AND c.after_ar = NEW.title_ar COLLATE utf8mb4_bin AND c.after_en = NEW.title_en COLLATE utf8mb4_bin)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.terms-fixed';
  END IF;
  IF OLD.status NOT IN ('DRAFT', 'APPROVED') AND (NEW.procurement_method <> OLD.procurement_method
      OR NEW.award_criteria <> OLD.award_criteria OR NEW.currency <> OLD.currency
      OR NEW.minimum_bid_days <> OLD.minimum_bid_days OR NOT NEW.rate_date <=> OLD.rate_date OR NOT NEW.published_at <=> OLD.published_at
      OR NOT NEW.approved_by <=> OLD.approved_by) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.terms-fixed';
  END IF;
  IF OLD.status NOT IN ('DRAFT', 'APPROVED', 'PUBLISHED') AND NOT NEW.deadline_at <=> OLD.deadline_at
      OR OLD.opened_at IS NOT NULL AND NOT NEW.opened_at <=> OLD.opened_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.terms-fixed';
  END IF;
  -- An allocation added since the approval shows in the sums. A guard of every new row of that table would
  -- double the time of an aggregation, so it is looked for where the tender goes on.
  IF NEW.status <> OLD.status AND NEW.status IN ('PUBLISHED', 'RECOMMENDED') THEN
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.id FROM lot_item i JOIN allocation a ON a.lot_item_id = i.id
       WHERE i.tender_id = NEW.id
       GROUP BY i.id, i.quantity
      HAVING SUM(a.quantity) <> i.quantity) AS unbalanced;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.sums-differ';
    END IF;
  END IF;
  -- All bids are opened in one act: none is left behind.
  IF NEW.status = 'OPENED' AND OLD.status = 'CLOSED'
      AND EXISTS (SELECT 1 FROM bid WHERE tender_id = NEW.id AND status = 'SUBMITTED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.bids-left-sealed';
  END IF;
  -- The standstill is as long as the tender's rule says, and is never cut short.
  IF NEW.status = 'STANDSTILL' AND OLD.status = 'DECIDED'
      AND (NEW.standstill_until IS NULL OR NEW.standstill_until < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR
        + INTERVAL (SELECT COALESCE(MAX(value), 0) FROM tender_rule
                     WHERE tender_id = NEW.id AND code = 'standstill.days') DAY) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-too-short';
  END IF;
  IF OLD.status IN ('STANDSTILL', 'AWARDED')
      AND (NEW.standstill_until IS NULL OR NEW.standstill_until < OLD.standstill_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.standstill-too-short';
  END IF;
END//
-- Demand is bought as another item only where its state accepted that, and in exactly the quantity it converts to.
CREATE TRIGGER tr_joint_tender_joins BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' AND EXISTS (
      SELECT 1 FROM lot_item i JOIN allocation a ON a.lot_item_id = i.id
        JOIN demand_line l ON l.id = a.demand_line_id
        JOIN submission s ON s.id = l.submission_id
        LEFT JOIN join_request j ON j.round_id = s.round_id AND j.open_for = l.revision_id
         AND j.into_revision_id = i.revision_id AND j.status = 'ACCEPTED'
       WHERE i.tender_id = NEW.id
         AND (i.revision_id = l.revision_id AND a.line_quantity IS NOT NULL
           OR i.revision_id <> l.revision_id AND (j.id IS NULL
             OR a.quantity * j.denominator <> COALESCE(a.line_quantity, a.quantity) * j.numerator))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.join-not-accepted';
  END IF;
END//
-- Converted demand that leaves a fraction of what is counted whole cannot be delivered as it was asked for.
CREATE TRIGGER tr_joint_tender_whole BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' AND EXISTS (
      SELECT 1 FROM lot_item i JOIN unit_of_measure u ON u.code = i.unit_code AND u.is_whole
        JOIN allocation a ON a.lot_item_id = i.id
       WHERE i.tender_id = NEW.id AND a.line_quantity IS NOT NULL AND a.quantity <> FLOOR(a.quantity)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.join-fraction';
  END IF;
END//
-- A state whose demand was endorsed after the others were asked has not accepted: its lines stay with their item.
CREATE TRIGGER tr_joint_tender_consent BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' AND EXISTS (
      SELECT 1 FROM lot_item i
        JOIN allocation a ON a.lot_item_id = i.id AND a.line_quantity IS NOT NULL
        JOIN demand_line l ON l.id = a.demand_line_id AND l.revision_id <> i.revision_id
        JOIN submission s ON s.id = l.submission_id
        LEFT JOIN join_request j ON j.round_id = s.round_id AND j.open_for = l.revision_id
        LEFT JOIN join_answer y ON y.request_id = j.id AND y.state_code = s.state_code AND y.answer = 'ACCEPTED'
       WHERE i.tender_id = NEW.id AND y.request_id IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.join-not-accepted';
  END IF;
END//
-- No share outlives the opening: with them, versions that were to stay sealed could be read. A tender that is cancelled
-- in the middle of its opening keeps none either.
CREATE TRIGGER tr_joint_tender_shares_gone BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'OPENED'
      AND EXISTS (SELECT 1 FROM given_share WHERE tender_id = NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.shares-left';
  END IF;
END//
CREATE TRIGGER tr_joint_tender_envelopes BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.two_envelopes <> OLD.two_envelopes AND OLD.status <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.terms-fixed';
  END IF;
  -- No award is recommended while prices that are to be opened are sealed.
  IF NEW.status <> OLD.status AND NEW.status = 'RECOMMENDED' AND NEW.two_envelopes
      AND EXISTS (SELECT 1 FROM opened_bid WHERE tender_id = NEW.id)
      AND NOT EXISTS (SELECT 1 FROM price_opening WHERE tender_id = NEW.id AND opened_at IS NOT NULL)
      AND (NOT EXISTS (SELECT 1 FROM technical_closure WHERE tender_id = NEW.id)
        OR EXISTS (SELECT 1 FROM technical_result WHERE tender_id = NEW.id AND is_passed)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.prices-sealed';
  END IF;
END//
-- The deadline of a published tender moves by an amendment alone, and no amendment leaves it behind.
CREATE TRIGGER tr_joint_tender_amended BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF OLD.status = 'PUBLISHED' AND (NOT NEW.deadline_at <=> OLD.deadline_at OR NEW.status = 'CLOSED')
      AND NOT NEW.deadline_at <=> COALESCE((SELECT a.deadline_after FROM tender_amendment a
        WHERE a.tender_id = NEW.id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.id)), OLD.deadline_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.deadline-by-amendment';
  END IF;
  IF OLD.status = 'PUBLISHED' AND NEW.status = 'CLOSED'
      AND EXISTS (SELECT 1 FROM tender_amendment a WHERE a.tender_id = NEW.id AND a.status = 'PUBLISHED')
      AND (SELECT COALESCE(SUM(weight), 100) FROM criterion WHERE tender_id = NEW.id AND kind = 'TECHNICAL') <> 100 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.weights-not-100';
  END IF;
END//
CREATE TRIGGER tr_joint_tender_low_prices BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status = 'RECOMMENDED' AND OLD.status <> 'RECOMMENDED' AND EXISTS (SELECT 1 FROM lot_ranking r
      JOIN lot l ON l.id = r.lot_id WHERE r.tender_id = NEW.id AND l.status = 'ACTIVE'
      AND r.is_admissible AND r.is_abnormally_low AND r.explanation IS NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.low-prices-open';
  END IF;
END//
-- No award is decided before every level that its value needs has accepted it, each after the one before.
CREATE TRIGGER tr_joint_tender_levels BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE standing BIGINT;
  DECLARE needed INT;
  DECLARE accepted INT;
  DECLARE by_rule INT;
  IF NEW.status <> OLD.status AND NEW.status IN ('DECIDED', 'STANDSTILL') THEN
    SELECT MAX(id) INTO standing FROM recommendation WHERE current_of = NEW.id;
    IF standing IS NULL THEN
      -- Recommended without levels: one committee decides.
      SELECT 1, COUNT(*), 0 INTO needed, accepted, by_rule FROM decision
       WHERE tender_id = NEW.id AND status = 'ADOPTED' AND recommendation_id IS NULL;
      SET accepted = LEAST(accepted, 1);
    ELSE
      SELECT COUNT(*), COALESCE(SUM(EXISTS (SELECT 1 FROM decision d
          WHERE d.status = 'ADOPTED' AND d.id = (SELECT MAX(x.id) FROM decision x
            WHERE x.recommendation_id = standing AND x.level_position = l.position))), 0)
        INTO needed, accepted FROM recommendation_level l WHERE l.recommendation_id = standing;
      SELECT COUNT(*) INTO by_rule
        FROM recommendation m
        JOIN tender_rule r ON r.tender_id = m.tender_id AND r.value <= m.value_sar
        JOIN committee c ON r.code = CONCAT('level.', LOWER(c.code))
        LEFT JOIN recommendation_level l ON l.recommendation_id = m.id AND l.committee_id = c.id
       WHERE m.id = standing AND l.position IS NULL;
    END IF;
    IF needed = 0 OR accepted <> needed OR by_rule > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-missing';
    END IF;
  END IF;
END//
-- Nothing that nobody may have is approved, published or amended in.
CREATE TRIGGER tr_joint_tender_documents BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status IN ('APPROVED', 'PUBLISHED')
      AND EXISTS (SELECT 1 FROM dossier_edition e JOIN file_scan f ON f.sha256 = e.sha256
        WHERE e.tender_id = NEW.id AND e.added_with = 0 AND f.status IN ('WAITING', 'QUARANTINED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.documents-not-scanned';
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
-- What bidders read is there in both languages or in none.
CREATE TRIGGER tr_joint_tender_translated BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status IN ('APPROVED', 'PUBLISHED') AND EXISTS (SELECT 1 FROM dossier_text d
      WHERE d.tender_id = NEW.id AND (d.text_ar = '') <> (d.text_en = '')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.translation-missing';
  END IF;
END//
-- A tender is awarded once nothing of it is left to be decided, from the decision too; lots return once every other
-- award is settled; and a tender of which a lot was awarded is no longer cancelled.
CREATE TRIGGER tr_joint_tender_settled BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE pending BIGINT DEFAULT 0;
  DECLARE active BIGINT DEFAULT 0;
  DECLARE open_lots BIGINT DEFAULT 0;
  IF NEW.status <> OLD.status AND (NEW.status IN ('AWARDED', 'CANCELLED')
      OR (NEW.status = 'UNDER_EVALUATION' AND OLD.status IN ('STANDSTILL', 'DECIDED', 'AWARDED'))) THEN
    SELECT COALESCE(SUM(status = 'pending'), 0), COALESCE(SUM(status = 'active'), 0) INTO pending, active
      FROM award WHERE tender_id = NEW.id;
    SELECT COUNT(*) INTO open_lots FROM lot l WHERE l.tender_id = NEW.id AND l.status = 'ACTIVE'
       AND NOT EXISTS (SELECT 1 FROM award a WHERE a.live_lot_id = l.id);
    IF NEW.status = 'CANCELLED' AND active > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.awarded-in-part';
    END IF;
    IF NEW.status = 'AWARDED' AND (pending > 0 OR active = 0 OR open_lots > 0)
        OR NEW.status = 'UNDER_EVALUATION' AND (pending > 0 OR open_lots = 0) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.lots-not-settled';
    END IF;
  END IF;
END//
-- The number goes up by one, with lots that returned, once the rankings of these lots are kept.
CREATE TRIGGER tr_joint_tender_examination BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.examination <> OLD.examination THEN
    IF NEW.examination <> OLD.examination + 1 OR NEW.status <> 'UNDER_EVALUATION'
        OR NOT EXISTS (SELECT 1 FROM examination_lot WHERE tender_id = NEW.id AND examination = NEW.examination) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.examination-out-of-turn';
    END IF;
    IF EXISTS (SELECT 1 FROM lot_ranking r
         JOIN examination_lot x ON x.tender_id = NEW.id AND x.examination = NEW.examination AND x.lot_id = r.lot_id
        WHERE NOT EXISTS (SELECT 1 FROM past_ranking p
          WHERE p.lot_id = r.lot_id AND p.bid_id = r.bid_id AND p.examination = OLD.examination)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.ranking-not-kept';
    END IF;
  END IF;
END//
-- No evaluation of masked bidders begins before each has its letter, and none is recommended before it is closed.
CREATE TRIGGER tr_joint_tender_masked BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status IN ('UNDER_EVALUATION', 'RECOMMENDED') AND EXISTS (SELECT 1 FROM tender_rule
      WHERE tender_id = NEW.id AND code = 'evaluation.mask-bidders' AND value >= 1) THEN
    IF OLD.status = 'OPENED' AND EXISTS (SELECT 1 FROM opened_bid o WHERE o.tender_id = NEW.id
        AND NOT EXISTS (SELECT 1 FROM bid_mask m WHERE m.bid_id = o.bid_id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.masks-missing';
    END IF;
    IF NEW.status = 'RECOMMENDED' AND NOT EXISTS (SELECT 1 FROM consensus_closure WHERE tender_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.consensus-open';
    END IF;
  END IF;
END//
-- No standstill while a state may still answer, without its answer where the rule of the tender asks for one, with an
-- award whose winner would change, or beyond the powers of the committees that decided, by what the awards come to.
CREATE TRIGGER tr_joint_tender_quantities BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE in_sar DECIMAL(19,3);
  IF NEW.status <> OLD.status AND NEW.status = 'STANDSTILL' THEN
    IF EXISTS (SELECT 1 FROM quantity_confirmation WHERE open_of = NEW.id)
        OR (EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.id AND code = 'quantities.confirmation-days' AND value >= 1)
            AND EXISTS (SELECT 1 FROM award a WHERE a.tender_id = NEW.id AND a.status = 'pending'
                 AND NOT EXISTS (SELECT 1 FROM confirmation_lot l WHERE l.lot_id = a.lot_id))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.waiting';
    END IF;
    IF EXISTS (SELECT 1 FROM award a JOIN confirmation_lot l ON l.lot_id = a.lot_id
         JOIN quantity_confirmation c ON c.id = l.confirmation_id
        WHERE a.tender_id = NEW.id AND a.status = 'pending' AND l.outcome <> 'UNCHANGED'
          AND a.recommended_at < c.settled_at) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'quantities.winner-changed';
    END IF;
    SELECT SUM(a.converted_amount) INTO in_sar
      FROM award a JOIN confirmation_lot l ON l.lot_id = a.lot_id AND l.outcome = 'UNCHANGED'
     WHERE a.tender_id = NEW.id AND a.status = 'pending';
    IF NEW.currency <> 'SAR' THEN
      SELECT ROUND(in_sar * s.units_per_usd / o.units_per_usd, 2) INTO in_sar
        FROM exchange_rate s JOIN exchange_rate o
          ON o.currency = NEW.currency AND o.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
             WHERE x.currency = NEW.currency AND x.valid_from <= NEW.rate_date)
       WHERE s.currency = 'SAR' AND s.valid_from = (SELECT MAX(x.valid_from) FROM exchange_rate x
             WHERE x.currency = 'SAR' AND x.valid_from <= NEW.rate_date);
    END IF;
    IF EXISTS (SELECT 1 FROM tender_rule r JOIN committee c ON r.code = CONCAT('level.', LOWER(c.code))
        WHERE r.tender_id = NEW.id AND r.value <= in_sar
          AND NOT EXISTS (SELECT 1 FROM recommendation m JOIN recommendation_level v ON v.recommendation_id = m.id
                           WHERE m.current_of = NEW.id AND v.committee_id = c.id)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.level-missing';
    END IF;
  END IF;
END//
-- What is recommended gives every lot that it awards away in full, to the states that asked, with every discount whose
-- condition it meets and no other; and so does what goes into the standstill, in the quantities in force then. A lot
-- counts as won by who alone has a living award of it.
CREATE TRIGGER tr_joint_tender_awards BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  DECLARE least DECIMAL(12,3);
  IF NEW.status <> OLD.status AND NEW.status IN ('RECOMMENDED', 'STANDSTILL') THEN
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.id, COALESCE(q.quantity, i.quantity) AS in_force, COALESCE(SUM(x.quantity), 0) AS given FROM lot_item i
        JOIN (SELECT DISTINCT live_lot_id FROM award WHERE tender_id = NEW.id AND live_lot_id IS NOT NULL) v ON v.live_lot_id = i.lot_id
        LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
        LEFT JOIN (award_item x JOIN award a ON a.id = x.award_id AND a.live_lot_id IS NOT NULL) ON x.lot_item_id = i.id
       GROUP BY i.id, i.quantity, q.quantity) AS items
     WHERE items.in_force <> items.given;
    IF faults = 0 THEN
      SELECT COUNT(*) INTO faults FROM (
        SELECT x.award_id FROM award a JOIN award_item x ON x.award_id = a.id
          LEFT JOIN award_share s ON s.award_id = x.award_id AND s.lot_item_id = x.lot_item_id
         WHERE a.tender_id = NEW.id AND a.status = 'pending'
         GROUP BY x.award_id, x.lot_item_id, x.quantity
        HAVING COALESCE(SUM(s.quantity), 0) <> x.quantity) AS unbalanced;
    END IF;
    IF faults = 0 THEN
      SELECT COUNT(*) INTO faults
        FROM (SELECT s.lot_item_id, s.state_code, SUM(s.quantity) AS quantity
                FROM award a JOIN award_share s ON s.award_id = a.id
               WHERE a.tender_id = NEW.id AND a.status = 'pending' GROUP BY s.lot_item_id, s.state_code) g
        LEFT JOIN (SELECT n.lot_item_id, e.state_code, SUM(COALESCE(y.quantity, n.quantity)) AS quantity
                     FROM lot_item i JOIN allocation n ON n.lot_item_id = i.id
                     LEFT JOIN confirmed_line y ON y.demand_line_id = n.demand_line_id AND y.lot_item_id = n.lot_item_id
                     JOIN demand_line d ON d.id = n.demand_line_id JOIN procuring_entity e ON e.id = d.entity_id
                    WHERE i.tender_id = NEW.id GROUP BY n.lot_item_id, e.state_code) n
          ON n.lot_item_id = g.lot_item_id AND n.state_code = g.state_code
       WHERE NOT n.quantity <=> g.quantity;
    END IF;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.shares-differ';
    END IF;
    SELECT COUNT(*) INTO faults FROM award a
     WHERE a.tender_id = NEW.id AND a.status = 'pending'
       AND a.amount <> (SELECT COALESCE(SUM(x.amount), 0) FROM award_item x WHERE x.award_id = a.id);
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.amount-differs';
    END IF;
    SELECT COALESCE(MAX(value), 0) INTO least FROM tender_rule
     WHERE tender_id = NEW.id AND code = 'award.least-share-percent';
    SELECT COUNT(*) INTO faults FROM award a
     WHERE a.tender_id = NEW.id AND a.status = 'pending' AND least > 0
       AND EXISTS (SELECT 1 FROM lot_item i LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
                    WHERE i.lot_id = a.lot_id AND COALESCE(q.quantity, i.quantity) > 0
                      AND NOT EXISTS (SELECT 1 FROM award_item x WHERE x.award_id = a.id AND x.lot_item_id = i.id));
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.share-too-small';
    END IF;
    SELECT COUNT(*) INTO faults FROM award a JOIN award_item x ON x.award_id = a.id
     WHERE a.tender_id = NEW.id AND a.status = 'pending'
       AND x.discount_percent <> (SELECT COALESCE(SUM(d.percent), 0) FROM award_discount d WHERE d.award_id = a.id);
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-differs';
    END IF;
    -- The prices of a bundle are paid exactly where the award carries the bundle, but where a bidder of the reserve
    -- accepted another price.
    SELECT COUNT(*) INTO faults
      FROM award a
      JOIN award_item x ON x.award_id = a.id
      JOIN price_in_force p ON p.bid_id = a.bid_id AND p.lot_item_id = x.lot_item_id
      LEFT JOIN (SELECT DISTINCT d.award_id FROM award_discount d
                   JOIN bid_discount o ON o.bid_id = d.bid_id AND o.number = d.number AND o.is_bundle) b ON b.award_id = a.id
     WHERE a.tender_id = NEW.id AND a.status = 'pending'
       AND NOT x.bundle_price <=> CASE WHEN b.award_id IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM valid_reserve_call k WHERE k.lot_id = a.lot_id AND k.bid_id = a.bid_id)
            THEN p.bundle_price END;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.bundle-differs';
    END IF;
    -- A discount applies exactly where as many lots of its condition as it asks for are held by its bid alone.
    SELECT COUNT(*) INTO faults FROM (
      SELECT a.id
        FROM award a
        JOIN bid_discount_lot l ON l.bid_id = a.bid_id AND l.lot_id = a.lot_id AND l.role = 'APPLIES_TO'
        JOIN bid_discount o ON o.bid_id = l.bid_id AND o.number = l.number
        LEFT JOIN bid_discount_lot w ON w.bid_id = l.bid_id AND w.number = l.number AND w.role = 'WHEN_WINNING'
        LEFT JOIN (SELECT live_lot_id, MAX(bid_id) AS bid_id FROM award WHERE tender_id = NEW.id AND live_lot_id IS NOT NULL
                    GROUP BY live_lot_id HAVING COUNT(*) = 1) h ON h.live_lot_id = w.lot_id AND h.bid_id = w.bid_id
        LEFT JOIN award_discount d ON d.award_id = a.id AND d.number = l.number
       WHERE a.tender_id = NEW.id AND a.status = 'pending'
       GROUP BY a.id, l.number
      HAVING (COUNT(d.number) = 0) = (COUNT(h.live_lot_id) >= COALESCE(MAX(o.winning), COUNT(w.lot_id)))) AS wrong;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'award.discount-condition';
    END IF;
  END IF;
END//
-- A tender asks for a share or for an amount, and accepts some form of what it asks for. Tenders whose rules do not
-- name forms accept all.
CREATE TRIGGER tr_joint_tender_security BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status = 'APPROVED' AND OLD.status = 'DRAFT' THEN
    IF (SELECT COUNT(*) FROM tender_rule WHERE tender_id = NEW.id AND value > 0
         AND code IN ('bid-security.percent', 'bid-security.amount')) > 1 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.security-asked-twice';
    END IF;
    IF EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.id AND value > 0
         AND code IN ('bid-security.percent', 'bid-security.amount'))
        AND EXISTS (SELECT 1 FROM tender_rule WHERE tender_id = NEW.id AND code LIKE 'bid-security.form.%')
        AND NOT EXISTS (SELECT 1 FROM tender_rule
             WHERE tender_id = NEW.id AND code LIKE 'bid-security.form.%' AND value > 0) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.security-without-form';
    END IF;
  END IF;
END//
-- A mini-competition is approved and published while its agreements hold what it asks for, with enough suppliers a lot.
CREATE TRIGGER tr_joint_tender_competition BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  DECLARE faults BIGINT DEFAULT 0;
  DECLARE least INT DEFAULT 2;
  IF NEW.status <> OLD.status AND NEW.status IN ('APPROVED', 'PUBLISHED') AND NEW.procurement_method = 'framework' THEN
    SELECT COALESCE(MAX(value), 2) INTO least FROM tender_rule
     WHERE tender_id = NEW.id AND code = 'mini-competition.minimum-suppliers';
    -- A supplier competes for whole lots.
    SELECT COUNT(*) INTO faults FROM (
      SELECT i.lot_id, s.supplier_id
        FROM (SELECT DISTINCT supplier_id FROM agreement_ceiling WHERE tender_id = NEW.id) AS s
        JOIN lot_item i ON i.tender_id = NEW.id
        LEFT JOIN agreement_ceiling c ON c.lot_item_id = i.id AND c.supplier_id = s.supplier_id
       GROUP BY i.lot_id, s.supplier_id
      HAVING COUNT(c.lot_item_id) NOT IN (0, COUNT(*))) AS partly;
    IF faults > 0 OR EXISTS (SELECT 1 FROM tender_invitation v WHERE v.tender_id = NEW.id
          AND NOT EXISTS (SELECT 1 FROM agreement_ceiling c WHERE c.tender_id = NEW.id AND c.supplier_id = v.supplier_id))
        OR EXISTS (SELECT 1 FROM agreement_ceiling c WHERE c.tender_id = NEW.id
          AND (NOT EXISTS (SELECT 1 FROM tender_invitation v WHERE v.tender_id = NEW.id AND v.supplier_id = c.supplier_id)
            OR NOT EXISTS (SELECT 1 FROM agreement_in_force f WHERE f.id = c.agreement_id))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.agreements-changed';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT l.id FROM lot l
        LEFT JOIN lot_item i ON i.lot_id = l.id
        LEFT JOIN agreement_ceiling c ON c.lot_item_id = i.id
       WHERE l.tender_id = NEW.id
       GROUP BY l.id
      HAVING COUNT(DISTINCT c.supplier_id) < least) AS narrow;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.competition-too-narrow';
    END IF;
    SELECT COUNT(*) INTO faults FROM (
      SELECT c.agreement_id, c.agreement_item_id, d.entity_id
        FROM agreement_ceiling c
        JOIN allocation a ON a.lot_item_id = c.lot_item_id
        JOIN demand_line d ON d.id = a.demand_line_id
        LEFT JOIN entitlement e ON e.agreement_id = c.agreement_id AND e.lot_item_id = c.agreement_item_id
              AND e.entity_id = d.entity_id
       WHERE c.tender_id = NEW.id
       GROUP BY c.agreement_id, c.agreement_item_id, d.entity_id, e.awarded_quantity, e.transferred_quantity,
                e.joined_quantity, e.amended_quantity, e.called_quantity
      HAVING SUM(a.quantity) > COALESCE(e.awarded_quantity + e.transferred_quantity + e.joined_quantity
                                        + e.amended_quantity - e.called_quantity, 0)) AS lacking;
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.agreement-balance-short';
    END IF;
  END IF;
  -- What it awards is ordered, all of it, before it ends.
  IF NEW.status <> OLD.status AND NEW.status = 'AWARDED' AND NEW.procurement_method = 'framework' THEN
    SELECT COUNT(*) INTO faults FROM award a WHERE a.tender_id = NEW.id AND a.status = 'active'
       AND (SELECT COALESCE(SUM(x.quantity), 0) FROM award_allocation x WHERE x.award_id = a.id)
        <> (SELECT COALESCE(SUM(o.quantity), 0) FROM call_off k JOIN call_off_line o ON o.call_off_id = k.id
             WHERE k.award_id = a.id);
    IF faults > 0 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'framework.award-not-ordered';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_joint_tender_examiners BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' AND EXISTS (
      SELECT 1 FROM panel_member m
       WHERE m.tender_id = NEW.id AND m.panel = 'EXAMINATION'
         AND (m.person_id = COALESCE(NEW.approved_by, 0) OR EXISTS (
           SELECT 1 FROM audit_entry e
            WHERE e.object_type = 'tender' AND e.object_id = CONCAT(NEW.id)
              AND e.person_id = m.person_id AND e.acting_as = 'CENTRAL_BUYER'))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.examiner-prepared';
  END IF;
END//
-- Alternates count neither among the three nor for an expertise.
CREATE TRIGGER tr_joint_tender_expertise BEFORE UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'APPROVED' THEN
    IF (SELECT COUNT(*) FROM panel_member
         WHERE tender_id = NEW.id AND panel = 'EXAMINATION' AND NOT is_alternate) < 3 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.panel-incomplete';
    END IF;
    IF (SELECT COUNT(DISTINCT expertise) FROM panel_member
         WHERE tender_id = NEW.id AND panel = 'EXAMINATION' AND NOT is_alternate) < 3 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.expertise-missing';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_joint_tender_cancelled AFTER UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NEW.status <> OLD.status AND NEW.status = 'CANCELLED' THEN
    DELETE FROM given_share WHERE tender_id = NEW.id;
  END IF;
END//
CREATE TRIGGER tr_joint_tender_rate_date_moved AFTER UPDATE ON joint_tender FOR EACH ROW
BEGIN
  IF NOT NEW.deadline_at <=> OLD.deadline_at AND NEW.deadline_at > NEW.created_at + INTERVAL 6 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.deadline-far';
  END IF;
  IF NOT NEW.rate_date <=> OLD.rate_date
      AND NEW.rate_date NOT BETWEEN DATE(NEW.created_at) - INTERVAL 5 YEAR AND DATE(NEW.created_at) + INTERVAL 5 YEAR THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rate-date-far';
  END IF;
END//
DELIMITER ;

-- Exchange rates that convert the bids of a tender, one for each currency: the last ones fixed by its rate date. By way
-- of the currency, so that a rate is found by its key.
CREATE VIEW tender_exchange_rate AS
  SELECT t.id AS tender_id, c.code AS currency, x.units_per_usd, x.valid_from, x.source, x.source_ar,
         x.id AS exchange_rate_id
    FROM joint_tender t
    CROSS JOIN currency c
    JOIN exchange_rate x ON x.currency = c.code
     AND x.valid_from = (SELECT MAX(y.valid_from) FROM exchange_rate y
                          WHERE y.currency = c.code AND y.valid_from <= t.rate_date);

CREATE TABLE tender_round (
  round_id BIGINT NOT NULL COMMENT 'round aggregated; it stands in one tender at most',
  tender_id BIGINT NOT NULL COMMENT 'tender made of it',
  returned_at DATETIME(6) NULL COMMENT 'UTC, when the tender was cancelled and the round given back, so that its demand can go into another tender; null while it stands in this one',
  standing_of BIGINT GENERATED ALWAYS AS (CASE WHEN returned_at IS NULL THEN round_id END) STORED COMMENT 'the round while it stands in this tender',
  CONSTRAINT pk_tender_round PRIMARY KEY (tender_id, round_id),
  CONSTRAINT uq_tender_round_standing UNIQUE (standing_of),
  CONSTRAINT fk_tender_round_round FOREIGN KEY (round_id) REFERENCES demand_round (id),
  CONSTRAINT fk_tender_round_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id)
) COMMENT 'Rounds a tender was made of';

DELIMITER //
-- A round leaves its tender only as a whole, while the tender is a draft.
CREATE TRIGGER tr_tender_round_kept BEFORE DELETE ON tender_round FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF EXISTS (SELECT 1 FROM lot WHERE tender_id = OLD.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.lots-left';
  END IF;
END//
DELIMITER ;

CREATE TABLE tender_template (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  template_id BIGINT NOT NULL COMMENT 'template last applied to its draft',
  version_number INT NOT NULL COMMENT 'version applied',
  applied_by BIGINT NOT NULL COMMENT 'central buyer',
  applied_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_tender_template PRIMARY KEY (tender_id),
  CONSTRAINT fk_tender_template_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_template_version FOREIGN KEY (template_id, version_number) REFERENCES dossier_template_version (template_id, version_number),
  CONSTRAINT fk_tender_template_person FOREIGN KEY (applied_by) REFERENCES person (id)
) COMMENT 'Which template a dossier was made from';

-- Lots by region, city and value. The steps by which they were rearranged are kept, so that each can be taken back.
CREATE TABLE lot (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  number INT NOT NULL COMMENT 'number shown to bidders, from 1',
  title_ar VARCHAR(300) NOT NULL COMMENT 'Arabic title',
  title_en VARCHAR(300) NOT NULL COMMENT 'English title',
  status VARCHAR(15) NOT NULL COMMENT 'ACTIVE, UNSUCCESSFUL or CANCELLED',
  named_by BIGINT NULL COMMENT 'who chose or confirmed the title; null while it is as aggregation or a split made it',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_lot PRIMARY KEY (id),
  CONSTRAINT uq_lot_number UNIQUE (tender_id, number),
  CONSTRAINT uq_lot_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_lot_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_lot_namer FOREIGN KEY (named_by) REFERENCES person (id),
  CONSTRAINT ck_lot_status CHECK (status IN ('ACTIVE', 'UNSUCCESSFUL', 'CANCELLED'))
) COMMENT 'Lots, each awarded as a whole unless the rules of the tender let it be divided';

DELIMITER //
CREATE TRIGGER tr_lot_fixed AFTER UPDATE ON lot FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  IF NEW.number <> OLD.number OR NEW.tender_id <> OLD.tender_id
      OR NOT (NEW.title_ar = OLD.title_ar COLLATE utf8mb4_bin AND NEW.title_en = OLD.title_en COLLATE utf8mb4_bin) THEN
    SELECT status INTO tender_status FROM joint_tender WHERE id = OLD.tender_id;
    IF tender_status <> 'DRAFT' AND (tender_status <> 'PUBLISHED' OR NEW.number <> OLD.number
        OR NEW.tender_id <> OLD.tender_id
        OR NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
          WHERE a.tender_id = NEW.tender_id
            AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
            AND c.part = CONCAT('lot.', NEW.id, '.title')
            AND c.after_ar = NEW.title_ar COLLATE utf8mb4_bin AND c.after_en = NEW.title_en COLLATE utf8mb4_bin)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
    END IF;
  END IF;
END//
DELIMITER ;

CREATE TABLE lot_step (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  number INT NOT NULL COMMENT 'order of the steps, from 1',
  act VARCHAR(40) NOT NULL COMMENT 'what was done, as in the audit record',
  layout_before LONGTEXT NOT NULL COMMENT 'the lots and their items before the step, JSON',
  person_id BIGINT NOT NULL COMMENT 'central buyer',
  at DATETIME(6) NOT NULL COMMENT 'UTC',
  undone_by BIGINT NULL COMMENT 'central buyer who took it back',
  undone_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_lot_step PRIMARY KEY (id),
  CONSTRAINT uq_lot_step_number UNIQUE (tender_id, number),
  CONSTRAINT fk_lot_step_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_lot_step_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_lot_step_undoer FOREIGN KEY (undone_by) REFERENCES person (id),
  CONSTRAINT ck_lot_step_act CHECK (act IN ('tender.lot-renamed', 'tender.items-moved', 'tender.lots-merged', 'tender.lot-split')),
  CONSTRAINT ck_lot_step_undone CHECK ((undone_by IS NULL) = (undone_at IS NULL))
) COMMENT 'Steps by which the lots of a draft were rearranged, each with what it can be taken back to';

DELIMITER //
CREATE TRIGGER tr_lot_step_fixed BEFORE UPDATE ON lot_step FOR EACH ROW
BEGIN
  IF OLD.undone_at IS NOT NULL OR NEW.tender_id <> OLD.tender_id OR NEW.number <> OLD.number OR NEW.act <> OLD.act
      OR NEW.layout_before <> OLD.layout_before OR NEW.person_id <> OLD.person_id OR NEW.at <> OLD.at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.lot-step-kept';
  END IF;
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
DELIMITER ;

-- An item may stand in several lots of a tender when its demand is split by where it is delivered.
CREATE TABLE lot_item (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  lot_id BIGINT NOT NULL COMMENT 'lot the item stands in',
  position INT NOT NULL COMMENT 'order within the tender',
  revision_id BIGINT NOT NULL COMMENT 'item revision',
  unit_code VARCHAR(3) NOT NULL COMMENT 'unit of the quantity',
  quantity DECIMAL(18,3) NOT NULL COMMENT 'sum of its allocations',
  is_free BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'declared free of charge: a price of zero is allowed',
  area_code VARCHAR(110) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '' COMMENT 'where the item is delivered, when its demand is split by region or city; empty for everywhere',
  area_ar VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'name of that area, Arabic',
  area_en VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'name of that area, English',
  CONSTRAINT pk_lot_item PRIMARY KEY (id),
  CONSTRAINT uq_lot_item_tender UNIQUE (id, tender_id),
  CONSTRAINT uq_lot_item_revision UNIQUE (tender_id, revision_id, area_code),
  CONSTRAINT uq_lot_item_lot UNIQUE (id, lot_id),
  CONSTRAINT fk_lot_item_lot FOREIGN KEY (lot_id, tender_id) REFERENCES lot (id, tender_id),
  CONSTRAINT fk_lot_item_revision FOREIGN KEY (revision_id, unit_code) REFERENCES item_revision (id, unit_code),
  CONSTRAINT ck_lot_item_quantity CHECK (quantity > 0)
) COMMENT 'Items of a lot with the summed quantity';

CREATE TABLE allocation (
  demand_line_id BIGINT NOT NULL COMMENT 'demand line covered',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item that covers it',
  quantity DECIMAL(15,3) NOT NULL COMMENT 'part of the line in the lot item, in its unit',
  line_quantity DECIMAL(15,3) NULL COMMENT 'the same part in the unit of the line, when the line was converted into another item or unit; none when both are the same',
  CONSTRAINT pk_allocation PRIMARY KEY (demand_line_id, lot_item_id),
  CONSTRAINT fk_allocation_line FOREIGN KEY (demand_line_id) REFERENCES demand_line (id),
  CONSTRAINT fk_allocation_item FOREIGN KEY (lot_item_id) REFERENCES lot_item (id),
  CONSTRAINT ck_allocation_quantity CHECK (quantity > 0),
  CONSTRAINT ck_allocation_line_quantity CHECK (line_quantity IS NULL OR line_quantity > 0)
) COMMENT 'Thread from every demand line to the lot item that covers it';

-- Exact conversion of units: one conversion stands for a pair of units, whichever way it is said.
CREATE TABLE item_unit (
  item_id BIGINT NOT NULL COMMENT 'item',
  unit_code VARCHAR(3) NOT NULL COMMENT 'unit converted, such as a pack',
  base_unit_code VARCHAR(3) NOT NULL COMMENT 'unit it is counted in, such as each',
  numerator BIGINT NOT NULL COMMENT 'one unit is numerator / denominator base units',
  denominator BIGINT NOT NULL COMMENT 'in lowest terms',
  CONSTRAINT pk_item_unit PRIMARY KEY (item_id, unit_code, base_unit_code),
  CONSTRAINT fk_item_unit_item FOREIGN KEY (item_id) REFERENCES catalog_item (id),
  CONSTRAINT fk_item_unit_unit FOREIGN KEY (unit_code) REFERENCES unit_of_measure (code),
  CONSTRAINT fk_item_unit_base FOREIGN KEY (base_unit_code) REFERENCES unit_of_measure (code),
  CONSTRAINT ck_item_unit_other CHECK (unit_code <> base_unit_code),
  CONSTRAINT ck_item_unit_factor CHECK (numerator BETWEEN 1 AND 1000000000000 AND denominator BETWEEN 1 AND 1000000000000)
) COMMENT 'Exact conversions between the units an item was ever counted in';

DELIMITER //
CREATE TRIGGER tr_item_unit_exact AFTER INSERT ON item_unit FOR EACH ROW
BEGIN
  IF NEW.denominator <> 1 AND (SELECT is_whole FROM unit_of_measure WHERE code = NEW.base_unit_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.factor-fraction';
  END IF;
  IF EXISTS (SELECT 1 FROM item_unit WHERE item_id = NEW.item_id AND unit_code = NEW.base_unit_code
      AND base_unit_code = NEW.unit_code) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.unit-other-way';
  END IF;
END//
DELIMITER ;

CREATE TABLE join_request (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  round_id BIGINT NOT NULL COMMENT 'round whose demand is concerned',
  revision_id BIGINT NOT NULL COMMENT 'item revision that was asked for',
  into_revision_id BIGINT NOT NULL COMMENT 'equivalent item revision it would be bought as',
  numerator BIGINT NOT NULL COMMENT 'one unit asked for is numerator / denominator units of the equivalent',
  denominator BIGINT NOT NULL COMMENT 'in lowest terms',
  status VARCHAR(10) NOT NULL COMMENT 'ASKED, ACCEPTED (by every state concerned), DECLINED or WITHDRAWN',
  open_for BIGINT NULL COMMENT 'the revision while the request stands, so that only one stands for it',
  reason VARCHAR(1000) NOT NULL COMMENT 'why the buyer asks',
  asked_by BIGINT NOT NULL COMMENT 'central buyer',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  answer_until DATETIME(6) NOT NULL COMMENT 'UTC; no answer is taken from then on',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  is_whole BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether the equivalent is counted whole: a line that would leave a fraction stays with its item',
  CONSTRAINT pk_join_request PRIMARY KEY (id),
  CONSTRAINT uq_join_request_open UNIQUE (round_id, open_for),
  CONSTRAINT fk_join_request_round FOREIGN KEY (round_id) REFERENCES demand_round (id),
  CONSTRAINT fk_join_request_revision FOREIGN KEY (revision_id) REFERENCES item_revision (id),
  CONSTRAINT fk_join_request_into FOREIGN KEY (into_revision_id) REFERENCES item_revision (id),
  CONSTRAINT fk_join_request_person FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT ck_join_request_status CHECK (status IN ('ASKED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
  CONSTRAINT ck_join_request_open CHECK ((status IN ('ASKED', 'ACCEPTED')) = (open_for IS NOT NULL) AND (open_for IS NULL OR open_for = revision_id)),
  CONSTRAINT ck_join_request_other CHECK (revision_id <> into_revision_id),
  CONSTRAINT ck_join_request_factor CHECK (numerator BETWEEN 1 AND 1000000000000 AND denominator BETWEEN 1 AND 1000000000000),
  CONSTRAINT ck_join_request_reason CHECK (CHAR_LENGTH(reason) > 0),
  CONSTRAINT ck_join_request_until CHECK (answer_until > asked_at)
) COMMENT 'Requests to buy the demand for one item as its equivalent';

DELIMITER //
CREATE TRIGGER tr_join_request_asked AFTER INSERT ON join_request FOR EACH ROW
BEGIN
  IF NEW.status <> 'ASKED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.not-all-accepted';
  END IF;
  IF EXISTS (SELECT 1 FROM join_request WHERE round_id = NEW.round_id
      AND (open_for = NEW.into_revision_id OR into_revision_id = NEW.revision_id AND open_for IS NOT NULL)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.join-chain';
  END IF;
END//
-- A request is in force when every state concerned accepted, and for the round as it was aggregated.
CREATE TRIGGER tr_join_request_status BEFORE UPDATE ON join_request FOR EACH ROW
BEGIN
  IF NEW.round_id <> OLD.round_id OR NEW.revision_id <> OLD.revision_id OR NEW.into_revision_id <> OLD.into_revision_id
      OR NEW.numerator <> OLD.numerator OR NEW.denominator <> OLD.denominator OR NEW.answer_until <> OLD.answer_until
      OR OLD.status IN ('DECLINED', 'WITHDRAWN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.request-fixed';
  END IF;
  IF NEW.status = 'ACCEPTED' AND (NOT EXISTS (SELECT 1 FROM join_answer WHERE request_id = NEW.id)
      OR EXISTS (SELECT 1 FROM join_answer WHERE request_id = NEW.id AND COALESCE(answer, '') <> 'ACCEPTED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.not-all-accepted';
  END IF;
  IF NEW.status <> OLD.status AND (SELECT status FROM demand_round WHERE id = NEW.round_id) <> 'CLOSED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.round-not-closed';
  END IF;
END//
DELIMITER ;

CREATE TABLE join_answer (
  request_id BIGINT NOT NULL COMMENT 'request',
  state_code CHAR(2) NOT NULL COMMENT 'state that asked for the item',
  answer VARCHAR(10) NULL COMMENT 'ACCEPTED or DECLINED; none while it is waited for',
  reason VARCHAR(1000) NULL COMMENT 'why it was declined',
  answered_by BIGINT NULL COMMENT 'national coordinator',
  answered_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_join_answer PRIMARY KEY (request_id, state_code),
  CONSTRAINT fk_join_answer_request FOREIGN KEY (request_id) REFERENCES join_request (id),
  CONSTRAINT fk_join_answer_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_join_answer_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_join_answer_answer CHECK (answer IS NULL OR answer IN ('ACCEPTED', 'DECLINED')),
  CONSTRAINT ck_join_answer_given CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL)),
  CONSTRAINT ck_join_answer_reason CHECK (answer IS NULL OR answer <> 'DECLINED' OR COALESCE(CHAR_LENGTH(reason), 0) > 0)
) COMMENT 'What each state concerned answers to a request to join equivalents';

DELIMITER //
-- After the row, because the answers asked for are filled by INSERT ... SELECT.
CREATE TRIGGER tr_join_answer_given AFTER UPDATE ON join_answer FOR EACH ROW
BEGIN
  IF OLD.answer IS NOT NULL OR NEW.state_code <> OLD.state_code OR NEW.request_id <> OLD.request_id
      OR (SELECT status FROM join_request WHERE id = OLD.request_id) <> 'ASKED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.answer-final';
  END IF;
  IF UTC_TIMESTAMP(6) >= (SELECT answer_until FROM join_request WHERE id = OLD.request_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'aggregation.answer-late';
  END IF;
END//
DELIMITER ;

CREATE TABLE tender_milestone (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  status VARCHAR(20) NOT NULL COMMENT 'status reached',
  at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  person_id BIGINT NULL COMMENT 'who moved it; none for the system',
  CONSTRAINT pk_tender_milestone PRIMARY KEY (id),
  CONSTRAINT fk_tender_milestone_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_milestone_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'When a tender reached each status, every time it did';

-- What a rule of a tender says, where it comes from and since when it holds is written beside its value when the tender
-- is made: a default that is worded anew or replaced later changes nothing that bidders have read. A rule that is added
-- without all that says what the default says.
CREATE TABLE tender_rule (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  code VARCHAR(60) NOT NULL COMMENT 'rule',
  value DECIMAL(12,3) NOT NULL COMMENT 'value in force for this tender, fixed at publication',
  unit VARCHAR(12) NULL COMMENT 'unit of the value, as the default had it when the tender was made',
  position INT NULL COMMENT 'order of display, from then',
  name_ar VARCHAR(300) NULL COMMENT 'what the rule says, Arabic, from then',
  name_en VARCHAR(300) NULL COMMENT 'what the rule says, English, from then',
  source_ar VARCHAR(300) NULL COMMENT 'article or standard it comes from, Arabic, from then',
  source_en VARCHAR(300) NULL COMMENT 'article or standard it comes from, English, from then',
  valid_from DATE NULL COMMENT 'first day the rule holds, from then',
  CONSTRAINT pk_tender_rule PRIMARY KEY (tender_id, code),
  CONSTRAINT fk_tender_rule_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_rule_code FOREIGN KEY (code) REFERENCES rule_default (code),
  CONSTRAINT ck_tender_rule_value CHECK (value >= 0),
  CONSTRAINT ck_tender_rule_months CHECK (code <> 'agreement.months' OR value >= 1 AND value <= 48 AND value = FLOOR(value))
) COMMENT 'Rule set of a tender';

DELIMITER //
-- A tender's own thresholds may bring a committee in earlier, never leave it out. AFTER, since MariaDB lets a row of
-- INSERT … SELECT lose its key where the table has a BEFORE UPDATE trigger (the rules of a tender are copied so).
CREATE TRIGGER tr_tender_rule_level AFTER UPDATE ON tender_rule FOR EACH ROW
BEGIN
  IF NEW.code LIKE 'level.%' AND NEW.value > OLD.value THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.level-raised';
  END IF;
END//
-- A rule is the draft's. What it says is no value of the tender, so it stays in a draft too.
CREATE TRIGGER tr_tender_rule_fixed AFTER UPDATE ON tender_rule FOR EACH ROW
BEGIN
  IF (SELECT status FROM joint_tender WHERE id = OLD.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF NEW.tender_id <> OLD.tender_id OR NEW.code <> OLD.code OR NOT (NEW.unit <=> OLD.unit
      AND NEW.name_ar <=> OLD.name_ar AND NEW.name_en <=> OLD.name_en AND NEW.source_ar <=> OLD.source_ar
      AND NEW.source_en <=> OLD.source_en AND NEW.valid_from <=> OLD.valid_from) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.rule-wording-fixed';
  END IF;
END//
DELIMITER ;

-- Bidders price by the index that prices may follow later, so the dossier names it, with the value from which its moves
-- count. How far and how often prices follow it stands in the rules of the tender. It is the draft's, as they are.
CREATE TABLE tender_price_index (
  tender_id BIGINT NOT NULL COMMENT 'tender whose agreements may follow it',
  name_ar VARCHAR(200) NOT NULL COMMENT 'index, such as the consumer price index of a state, Arabic; published',
  name_en VARCHAR(200) NOT NULL COMMENT 'index, English; published',
  source_ar VARCHAR(300) NOT NULL COMMENT 'who publishes it, and where, Arabic; published',
  source_en VARCHAR(300) NOT NULL COMMENT 'who publishes it, and where, English; published',
  base_on DATE NOT NULL COMMENT 'day or first day of the month of the base value',
  base_value DECIMAL(15,4) NOT NULL COMMENT 'value of that day, from which moves count',
  CONSTRAINT pk_tender_price_index PRIMARY KEY (tender_id),
  CONSTRAINT fk_tender_price_index_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_tender_price_index_value CHECK (base_value > 0),
  CONSTRAINT ck_tender_price_index_said CHECK (CHAR_LENGTH(TRIM(name_ar)) > 0 AND CHAR_LENGTH(TRIM(name_en)) > 0
    AND CHAR_LENGTH(TRIM(source_ar)) > 0 AND CHAR_LENGTH(TRIM(source_en)) > 0)
) COMMENT 'Indices that dossiers let prices of their agreements follow';

CREATE TABLE criterion (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  kind VARCHAR(15) NOT NULL COMMENT 'ADMINISTRATIVE (passed or failed) or TECHNICAL (scored)',
  code VARCHAR(20) NOT NULL COMMENT 'short code shown in tables',
  position INT NOT NULL COMMENT 'order of display',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic text',
  name_en VARCHAR(300) NOT NULL COMMENT 'English text',
  weight DECIMAL(5,2) NULL COMMENT 'percent of the technical score; technical weights of a tender sum to 100',
  CONSTRAINT pk_criterion PRIMARY KEY (id),
  CONSTRAINT uq_criterion_code UNIQUE (tender_id, code),
  CONSTRAINT uq_criterion_tender UNIQUE (id, tender_id),
  CONSTRAINT uq_criterion_kind UNIQUE (id, kind),
  CONSTRAINT fk_criterion_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_criterion_kind CHECK (kind IN ('ADMINISTRATIVE', 'TECHNICAL')),
  CONSTRAINT ck_criterion_weight CHECK ((kind = 'TECHNICAL') = (weight IS NOT NULL)),
  CONSTRAINT ck_criterion_weight_range CHECK (weight IS NULL OR (weight > 0 AND weight <= 100))
) COMMENT 'What bids are examined against';

DELIMITER //
-- What bidders have read changes only into what the newest amendment says.
CREATE TRIGGER tr_criterion_fixed AFTER UPDATE ON criterion FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  SELECT status INTO tender_status FROM joint_tender WHERE id = OLD.tender_id;
  IF tender_status <> 'DRAFT' AND (tender_status <> 'PUBLISHED' OR NEW.tender_id <> OLD.tender_id
      OR NEW.kind <> OLD.kind OR NEW.code <> OLD.code OR NEW.position <> OLD.position) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF tender_status = 'PUBLISHED'
      AND NOT (NEW.name_ar = OLD.name_ar COLLATE utf8mb4_bin AND NEW.name_en = OLD.name_en COLLATE utf8mb4_bin)
      AND NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.tender_id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
          AND c.part = CONCAT('criterion.', NEW.id, '.name')
          AND c.after_ar = NEW.name_ar COLLATE utf8mb4_bin AND c.after_en = NEW.name_en COLLATE utf8mb4_bin) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF tender_status = 'PUBLISHED' AND NOT NEW.weight <=> OLD.weight
      AND NOT EXISTS (SELECT 1 FROM tender_amendment a JOIN tender_amendment_change c ON c.amendment_id = a.id
        WHERE a.tender_id = NEW.tender_id
          AND a.number = (SELECT MAX(x.number) FROM tender_amendment x WHERE x.tender_id = NEW.tender_id)
          AND c.part = CONCAT('criterion.', NEW.id, '.weight')
          AND CAST(c.after_en AS DECIMAL(5,2)) = NEW.weight) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
DELIMITER ;

CREATE TABLE dossier_text (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  part VARCHAR(60) NOT NULL COMMENT 'conditions, or item.<id>.note',
  text_ar TEXT NOT NULL COMMENT 'Arabic; empty once taken out',
  text_en TEXT NOT NULL COMMENT 'English',
  CONSTRAINT pk_dossier_text PRIMARY KEY (tender_id, part),
  CONSTRAINT fk_dossier_text_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id)
) COMMENT 'Conditions of a tender and notes on its items that amendments have added';

DELIMITER //
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
DELIMITER ;

-- What each item of a tender must be: made of the attributes of the catalog, changed by the buyer while the tender is a
-- draft, and fixed from its approval on.
CREATE TABLE lot_requirement (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  lot_item_id BIGINT NOT NULL COMMENT 'lot item it is a requirement of',
  position INT NOT NULL COMMENT 'order within the item, from 1',
  attribute_code VARCHAR(60) NULL COMMENT 'attribute of the catalog it was made of; null for one that the buyer wrote',
  name_ar VARCHAR(300) NOT NULL COMMENT 'what is looked at, Arabic',
  name_en VARCHAR(300) NOT NULL COMMENT 'what is looked at, English',
  comparison VARCHAR(12) NOT NULL COMMENT 'EQUALS, AT_LEAST or AT_MOST a number, ONE_OF or HAS_ALL of choices, YES_NO, or AS_DESCRIBED in words',
  wanted VARCHAR(500) NOT NULL COMMENT 'number with a point, codes of choices with commas between, true or false; empty for AS_DESCRIBED',
  unit_ar VARCHAR(60) NULL COMMENT 'unit of a number, Arabic',
  unit_en VARCHAR(60) NULL COMMENT 'unit of a number, English',
  choices TEXT NULL COMMENT 'JSON list of code, ar and en that a bidder chooses from, for ONE_OF and HAS_ALL',
  text_ar VARCHAR(1000) NOT NULL COMMENT 'what is asked for in words, Arabic; may be empty but for AS_DESCRIBED',
  text_en VARCHAR(1000) NOT NULL COMMENT 'what is asked for in words, English',
  is_mandatory BOOLEAN NOT NULL COMMENT 'mandatory, else desirable',
  CONSTRAINT pk_lot_requirement PRIMARY KEY (id),
  CONSTRAINT uq_lot_requirement_position UNIQUE (lot_item_id, position),
  CONSTRAINT uq_lot_requirement_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_lot_requirement_item FOREIGN KEY (lot_item_id, tender_id) REFERENCES lot_item (id, tender_id),
  CONSTRAINT ck_lot_requirement_position CHECK (position >= 1),
  CONSTRAINT ck_lot_requirement_name CHECK (CHAR_LENGTH(TRIM(name_ar)) > 0 AND CHAR_LENGTH(TRIM(name_en)) > 0),
  CONSTRAINT ck_lot_requirement_comparison CHECK (comparison IN ('EQUALS', 'AT_LEAST', 'AT_MOST', 'ONE_OF', 'HAS_ALL', 'YES_NO', 'AS_DESCRIBED')),
  CONSTRAINT ck_lot_requirement_wanted CHECK ((comparison = 'AS_DESCRIBED') = (wanted = '')),
  CONSTRAINT ck_lot_requirement_number CHECK (comparison NOT IN ('EQUALS', 'AT_LEAST', 'AT_MOST') OR wanted REGEXP '^-?[0-9]+([.][0-9]+)?$'),
  CONSTRAINT ck_lot_requirement_yes CHECK (comparison <> 'YES_NO' OR wanted IN ('true', 'false')),
  CONSTRAINT ck_lot_requirement_choices CHECK ((comparison IN ('ONE_OF', 'HAS_ALL')) = (choices IS NOT NULL)),
  CONSTRAINT ck_lot_requirement_text CHECK (comparison <> 'AS_DESCRIBED' OR (CHAR_LENGTH(TRIM(text_ar)) > 0 AND CHAR_LENGTH(TRIM(text_en)) > 0)),
  CONSTRAINT ck_lot_requirement_unit CHECK ((unit_ar IS NULL) = (unit_en IS NULL)),
  INDEX ix_lot_requirement_tender (tender_id)
) COMMENT 'Requirements of lot items, against which bids are held';

CREATE TABLE dossier_document (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender',
  kind VARCHAR(15) NOT NULL COMMENT 'SPECIFICATION, CONTRACT, FORM, DRAWING or OTHER',
  title_ar VARCHAR(300) NOT NULL COMMENT 'what it is, Arabic',
  title_en VARCHAR(300) NOT NULL COMMENT 'what it is, English',
  CONSTRAINT pk_dossier_document PRIMARY KEY (id),
  CONSTRAINT uq_dossier_document_tender UNIQUE (id, tender_id),
  CONSTRAINT fk_dossier_document_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_dossier_document_kind CHECK (kind IN ('SPECIFICATION', 'CONTRACT', 'FORM', 'DRAWING', 'OTHER')),
  CONSTRAINT ck_dossier_document_title CHECK (title_ar <> '' AND title_en <> '')
) COMMENT 'Documents of a tender''s dossier; each has editions in one language or both, the Arabic one prevails';

-- A panel has members for finance, law and the technical side. Alternates are named in an order and called when a
-- member declares a conflict of interest. Until then an alternate is no member of the panel; from then on the alternate
-- is one as any other.
CREATE TABLE panel_member (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  person_id BIGINT NOT NULL COMMENT 'member; one panel only, so opening and examination never share a person',
  panel VARCHAR(15) NOT NULL COMMENT 'OPENING or EXAMINATION',
  is_chair BOOLEAN NOT NULL COMMENT 'chairs the panel',
  expertise VARCHAR(10) NULL COMMENT 'FINANCIAL, LEGAL or TECHNICAL; none on the opening panel',
  is_alternate BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'named to take the place of a member, and not called so far: sees no bid, and is not waited for',
  position INT NULL COMMENT 'in which order alternates are called, from 1; none for those appointed as members',
  called_at DATETIME(6) NULL COMMENT 'UTC; when an alternate took the place of a member',
  CONSTRAINT pk_panel_member PRIMARY KEY (tender_id, person_id),
  CONSTRAINT uq_panel_member_panel UNIQUE (tender_id, person_id, panel),
  CONSTRAINT uq_panel_member_position UNIQUE (tender_id, position),
  CONSTRAINT fk_panel_member_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_panel_member_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_panel_member_panel CHECK (panel IN ('OPENING', 'EXAMINATION')),
  CONSTRAINT ck_panel_member_expertise CHECK (expertise IS NULL
    OR (panel = 'EXAMINATION' AND expertise IN ('FINANCIAL', 'LEGAL', 'TECHNICAL'))),
  CONSTRAINT ck_panel_member_position CHECK (position IS NULL OR (position >= 1 AND panel = 'EXAMINATION')),
  CONSTRAINT ck_panel_member_alternate CHECK (NOT is_alternate OR (position IS NOT NULL AND NOT is_chair)),
  CONSTRAINT ck_panel_member_called CHECK ((position IS NOT NULL AND NOT is_alternate) = (called_at IS NOT NULL))
) COMMENT 'Opening and examination panels of a tender';

DELIMITER //
CREATE TRIGGER tr_panel_member_still_independent AFTER UPDATE ON panel_member FOR EACH ROW
BEGIN
  IF NEW.person_id = (SELECT prepared_by FROM joint_tender WHERE id = NEW.tender_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.preparer-on-panel';
  END IF;
END//
-- After the draft a panel changes in two ways only, both after a member declared a conflict: an alternate is called,
-- one at most for each such member, and the chair passes from a member with a conflict to one without.
CREATE TRIGGER tr_panel_member_fixed AFTER UPDATE ON panel_member FOR EACH ROW
BEGIN
  DECLARE at_status VARCHAR(20);
  SELECT status INTO at_status FROM joint_tender WHERE id = OLD.tender_id;
  IF NEW.tender_id <> OLD.tender_id
      OR (at_status = 'DRAFT' AND NEW.called_at IS NOT NULL)
      OR (at_status <> 'DRAFT' AND (at_status NOT IN ('OPENED', 'UNDER_EVALUATION')
        OR NEW.person_id <> OLD.person_id OR NEW.panel <> OLD.panel
        OR NOT NEW.expertise <=> OLD.expertise OR NOT NEW.position <=> OLD.position
        OR (NEW.is_alternate <> OLD.is_alternate) = (NEW.is_chair <> OLD.is_chair)
        OR (NEW.is_alternate = OLD.is_alternate AND NOT NEW.called_at <=> OLD.called_at)
        OR NEW.is_alternate > OLD.is_alternate)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
  IF at_status <> 'DRAFT' AND NEW.is_alternate < OLD.is_alternate
      AND (SELECT COUNT(*) FROM panel_member m WHERE m.tender_id = NEW.tender_id AND m.called_at IS NOT NULL)
        > (SELECT COUNT(*) FROM conflict_declaration d WHERE d.tender_id = NEW.tender_id AND d.is_out) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.no-conflict-declared';
  END IF;
  IF at_status <> 'DRAFT' AND NEW.is_chair < OLD.is_chair
      AND NOT EXISTS (SELECT 1 FROM conflict_declaration d WHERE d.tender_id = NEW.tender_id
                         AND d.person_id = NEW.person_id AND d.is_out) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.no-conflict-declared';
  END IF;
  IF at_status <> 'DRAFT' AND NEW.is_chair > OLD.is_chair
      AND (EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id AND m.panel = NEW.panel
                      AND m.is_chair AND m.person_id <> NEW.person_id)
        OR EXISTS (SELECT 1 FROM conflict_declaration d WHERE d.tender_id = NEW.tender_id
                      AND d.person_id = NEW.person_id AND d.is_out)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.no-conflict-declared';
  END IF;
END//
DELIMITER ;

-- Who opens bids, votes in a committee or judges complaints may learn of a conflict of interest as an examiner may. It
-- is declared once, takes effect at once and for the whole tender: nothing is opened, voted on or judged by that person
-- any more, a share given and not used yet is forgotten, and a vote stays in the record but counts no more while its
-- question is open. What was decided before stands.
CREATE TABLE learned_conflict (
  tender_id BIGINT NOT NULL COMMENT 'tender that the person is out of',
  person_id BIGINT NOT NULL COMMENT 'who declared it',
  part VARCHAR(10) NOT NULL COMMENT 'part in the tender that ends: OPENING, COMMITTEE or REVIEW',
  statement VARCHAR(1000) NOT NULL COMMENT 'what the conflict is',
  declared_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_learned_conflict PRIMARY KEY (tender_id, person_id),
  CONSTRAINT fk_learned_conflict_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_learned_conflict_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_learned_conflict_part CHECK (part IN ('OPENING', 'COMMITTEE', 'REVIEW')),
  CONSTRAINT ck_learned_conflict_statement CHECK (CHAR_LENGTH(statement) > 0)
) COMMENT 'Conflicts of interest that members of opening panels, of committees and of the review body learned of';

DELIMITER //
-- Only who has a part can leave it, and only while there is something to leave.
CREATE TRIGGER tr_learned_conflict_in_part BEFORE INSERT ON learned_conflict FOR EACH ROW
BEGIN
  IF NEW.part = 'COMMITTEE' AND NOT EXISTS (SELECT 1 FROM decision d
       JOIN committee_member m ON m.committee_id = d.committee_id AND m.person_id = NEW.person_id
      WHERE d.tender_id = NEW.tender_id AND d.status = 'OPEN') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.not-a-member';
  END IF;
  IF NEW.part = 'OPENING' AND NOT EXISTS (SELECT 1 FROM panel_member m
       JOIN joint_tender t ON t.id = m.tender_id
       LEFT JOIN price_opening p ON p.tender_id = t.id
      WHERE m.tender_id = NEW.tender_id AND m.person_id = NEW.person_id AND m.panel = 'OPENING'
        AND (t.status IN ('PUBLISHED', 'CLOSED')
          OR (t.two_envelopes AND t.status IN ('OPENED', 'UNDER_EVALUATION') AND p.opened_at IS NULL))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.nothing-to-open';
  END IF;
  IF NEW.part = 'REVIEW' AND NOT EXISTS (SELECT 1 FROM complaint c
       JOIN role_grant g ON g.person_id = NEW.person_id AND g.role = 'REVIEW_MEMBER'
      WHERE c.tender_id = NEW.tender_id AND c.status IN ('FILED', 'ANSWERED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'complaint.over';
  END IF;
END//
CREATE TRIGGER tr_learned_conflict_effect AFTER INSERT ON learned_conflict FOR EACH ROW
BEGIN
  INSERT INTO vote_set_aside (vote_id, tender_id, person_id)
  SELECT v.id, NEW.tender_id, NEW.person_id FROM vote v JOIN decision d ON d.id = v.decision_id
   WHERE d.tender_id = NEW.tender_id AND d.status = 'OPEN' AND v.person_id = NEW.person_id;
  INSERT INTO review_vote_set_aside (draft_id, person_id, tender_id)
  SELECT v.draft_id, NEW.person_id, NEW.tender_id
    FROM review_vote v JOIN review_draft d ON d.id = v.draft_id JOIN complaint c ON c.id = d.complaint_id
   WHERE c.tender_id = NEW.tender_id AND d.status = 'OPEN' AND v.person_id = NEW.person_id;
  DELETE FROM given_share WHERE tender_id = NEW.tender_id AND person_id = NEW.person_id;
END//
DELIMITER ;

-- Procedures other than open: why one is used, who is invited, and the prequalification of those who apply. Only the
-- invited may bid. Terms and grounds follow the UNCITRAL Model Law on Public Procurement (2011).
CREATE TABLE procedure_ground (
  code VARCHAR(40) NOT NULL COMMENT 'short name of the ground',
  method VARCHAR(10) NOT NULL COMMENT 'selective, limited, direct or framework',
  position INT NOT NULL COMMENT 'order of display',
  name_ar VARCHAR(500) NOT NULL COMMENT 'what must be the case, Arabic',
  name_en VARCHAR(500) NOT NULL COMMENT 'what must be the case, English',
  source_ar VARCHAR(300) NOT NULL COMMENT 'article it comes from, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'article it comes from, English',
  CONSTRAINT pk_procedure_ground PRIMARY KEY (code),
  CONSTRAINT uq_procedure_ground_method UNIQUE (code, method),
  CONSTRAINT ck_procedure_ground_method CHECK (method IN ('selective', 'limited', 'direct', 'framework'))
) COMMENT 'Grounds on which a procedure other than open may be used';
INSERT INTO procedure_ground (code, method, position, name_ar, name_en, source_ar, source_en) VALUES
  ('qualification-decides', 'selective', 1,
   'موضوع الشراء معقّد أو بالغ الأثر، فيلزم التحقق من أهلية المورّدين قبل دعوتهم إلى تقديم العروض',
   'The subject is complex or critical, so the qualification of suppliers is ascertained before bids are invited',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 18',
   'UNCITRAL Model Law on Public Procurement, article 18'),
  ('costly-to-bid', 'selective', 2,
   'إعداد العرض مكلف، فلا يُدعى إليه إلا من ثبتت أهليته',
   'A bid is costly to prepare, so that only those found qualified are asked for one',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 18',
   'UNCITRAL Model Law on Public Procurement, article 18'),
  ('few-suppliers', 'limited', 3,
   'موضوع الشراء شديد التعقيد أو التخصص ولا يتوافر إلا لدى عدد محدود من المورّدين',
   'The subject is highly complex or specialised and available from a limited number of suppliers only',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 29 (1) (أ)',
   'UNCITRAL Model Law on Public Procurement, article 29 (1) (a)'),
  ('examination-out-of-proportion', 'limited', 4,
   'وقت فحص عدد كبير من العروض وتكلفته لا يتناسبان مع قيمة الشراء',
   'The time and cost of examining a large number of bids are out of proportion to the value',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 29 (1) (ب)',
   'UNCITRAL Model Law on Public Procurement, article 29 (1) (b)'),
  ('only-one-source', 'direct', 5,
   'لا يتوافر موضوع الشراء إلا لدى مورّد واحد، أو لمورّد واحد حقوق حصرية فيه، ولا بديل معقولًا عنه',
   'The subject is available from one supplier only, or one holds exclusive rights in it, and no reasonable alternative exists',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 30 (5) (أ)',
   'UNCITRAL Model Law on Public Procurement, article 30 (5) (a)'),
  ('catastrophe', 'direct', 6,
   'حاجة بالغة الاستعجال نشأت عن كارثة ولا يتسع الوقت لأسلوب آخر',
   'An extremely urgent need after a catastrophic event leaves no time for another method',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 30 (5) (ب)',
   'UNCITRAL Model Law on Public Procurement, article 30 (5) (b)'),
  ('same-make-needed', 'direct', 7,
   'مشتريات إضافية من المورّد نفسه يقتضيها التوحيد أو التوافق مع القائم',
   'Further purchases from the same supplier that standardisation or compatibility with what is in use requires',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 30 (5) (ج)',
   'UNCITRAL Model Law on Public Procurement, article 30 (5) (c)'),
  ('essential-security', 'direct', 8,
   'حماية المصالح الأمنية الأساسية تجعل الشراء من مورّد واحد هو الأنسب',
   'The protection of essential security interests makes a single source the most appropriate',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المادة 30 (5) (د)',
   'UNCITRAL Model Law on Public Procurement, article 30 (5) (d)'),
  ('covered-by-agreements', 'framework', 9,
   'اتفاقيات إطارية سارية تغطي ما يُشترى، ويتنافس موردوها من جديد لخفض أسعارها',
   'Framework agreements in force cover what is bought, and their suppliers compete anew to lower its prices',
   'قانون الأونسيترال النموذجي للاشتراء العمومي، المواد 58 إلى 63',
   'UNCITRAL Model Law on Public Procurement, articles 58 to 63');

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

DELIMITER //
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
DELIMITER ;

CREATE TABLE tender_invitation (
  tender_id BIGINT NOT NULL COMMENT 'tender that is not open',
  supplier_id BIGINT NOT NULL COMMENT 'supplier that may bid in it',
  origin VARCHAR(10) NOT NULL COMMENT 'NAMED in the draft, QUALIFIED in the prequalification, or AGREEMENT of a supplier that competes by it',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_tender_invitation PRIMARY KEY (tender_id, supplier_id),
  CONSTRAINT fk_tender_invitation_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_invitation_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT ck_tender_invitation_origin CHECK (origin IN ('NAMED', 'QUALIFIED', 'AGREEMENT'))
) COMMENT 'Who may bid in a tender that is not open';

DELIMITER //
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
DELIMITER ;

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
  CONSTRAINT ck_prequalification_application_status CHECK (status IN ('APPLIED', 'WITHDRAWN', 'QUALIFIED', 'NOT_QUALIFIED'))
) COMMENT 'Applications of suppliers to be invited to bid';

DELIMITER //
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
  IF EXISTS (SELECT 1 FROM supplier_debarred WHERE supplier_id = NEW.supplier_id) THEN
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
DELIMITER ;

CREATE TABLE prequalification_answer (
  application_id BIGINT NOT NULL COMMENT 'application',
  criterion_id BIGINT NOT NULL COMMENT 'criterion answered',
  tender_id BIGINT NOT NULL COMMENT 'tender of both',
  answer VARCHAR(2000) NOT NULL COMMENT 'how the supplier meets it',
  CONSTRAINT pk_prequalification_answer PRIMARY KEY (application_id, criterion_id),
  CONSTRAINT fk_prequalification_answer_application FOREIGN KEY (application_id, tender_id) REFERENCES prequalification_application (id, tender_id),
  CONSTRAINT fk_prequalification_answer_criterion FOREIGN KEY (criterion_id, tender_id) REFERENCES prequalification_criterion (id, tender_id),
  CONSTRAINT ck_prequalification_answer_text CHECK (CHAR_LENGTH(answer) > 0),
  INDEX ix_prequalification_answer_tender (tender_id)
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
  CONSTRAINT fk_prequalification_finding_application FOREIGN KEY (application_id, tender_id) REFERENCES prequalification_application (id, tender_id),
  CONSTRAINT fk_prequalification_finding_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_prequalification_finding_confirmer FOREIGN KEY (confirmed_by) REFERENCES person (id),
  CONSTRAINT ck_prequalification_finding_reason CHECK (CHAR_LENGTH(reason_ar) > 0 AND CHAR_LENGTH(reason_en) > 0),
  CONSTRAINT ck_prequalification_finding_four_eyes CHECK (confirmed_by IS NULL OR confirmed_by <> proposed_by),
  CONSTRAINT ck_prequalification_finding_confirmed CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  INDEX ix_prequalification_finding_tender (tender_id)
) COMMENT 'Decisions on applications, each by two members of the examination panel';

DELIMITER //
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
DELIMITER ;

CREATE TABLE prequalification_check (
  application_id BIGINT NOT NULL COMMENT 'application',
  criterion_id BIGINT NOT NULL COMMENT 'criterion checked',
  tender_id BIGINT NOT NULL COMMENT 'tender of both',
  is_met BOOLEAN NOT NULL COMMENT 'whether the applicant meets it',
  CONSTRAINT pk_prequalification_check PRIMARY KEY (application_id, criterion_id),
  CONSTRAINT fk_prequalification_check_finding FOREIGN KEY (application_id, tender_id) REFERENCES prequalification_finding (application_id, tender_id),
  CONSTRAINT fk_prequalification_check_criterion FOREIGN KEY (criterion_id, tender_id) REFERENCES prequalification_criterion (id, tender_id),
  INDEX ix_prequalification_check_tender (tender_id)
) COMMENT 'Which criteria an applicant meets, as the panel found';

-- Questions that suppliers ask on a published tender, the answers that everybody gets at once, and who follows a
-- tender.
CREATE TABLE tender_follower (
  tender_id BIGINT NOT NULL COMMENT 'tender',
  supplier_id BIGINT NOT NULL COMMENT 'supplier told of answers and amendments',
  followed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  followed_by BIGINT NOT NULL COMMENT 'person who marked it',
  CONSTRAINT pk_tender_follower PRIMARY KEY (tender_id, supplier_id),
  CONSTRAINT fk_tender_follower_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_follower_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_tender_follower_person FOREIGN KEY (followed_by) REFERENCES person (id)
) COMMENT 'Suppliers that follow a tender; shown to nobody but themselves';

CREATE TABLE publication_alert (
  supplier_id BIGINT NOT NULL COMMENT 'supplier told of new tenders once a day',
  cpv VARCHAR(100) NOT NULL COMMENT 'first digits of CPV codes, with spaces between them',
  set_at DATETIME(6) NOT NULL COMMENT 'UTC, when it was set first; tenders published before are not told of',
  set_by BIGINT NOT NULL COMMENT 'person of the supplier',
  CONSTRAINT pk_publication_alert PRIMARY KEY (supplier_id),
  CONSTRAINT fk_publication_alert_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_publication_alert_person FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT ck_publication_alert_cpv CHECK (cpv <> '')
) COMMENT 'What new tenders suppliers want to be told of; shown to nobody but themselves';

CREATE TABLE tender_question (
  id BIGINT NOT NULL COMMENT 'surrogate key, drawn at random, so that it tells neither who asked nor when',
  tender_id BIGINT NOT NULL COMMENT 'tender asked about',
  supplier_id BIGINT NOT NULL COMMENT 'who asks; never published',
  asked_by BIGINT NOT NULL COMMENT 'person of the supplier; never published',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC, by the database clock',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  text TEXT NOT NULL COMMENT 'as asked; the buyer alone reads it, and publishes it in words that do not tell who asked',
  number INT NULL COMMENT 'place among the answers of the tender, from 1; none before it is answered',
  question_ar TEXT NULL COMMENT 'question as published, Arabic',
  question_en TEXT NULL COMMENT 'question as published, English',
  answer_ar TEXT NULL COMMENT 'answer, Arabic',
  answer_en TEXT NULL COMMENT 'answer, English',
  answered_by BIGINT NULL COMMENT 'central buyer',
  answered_at DATETIME(6) NULL COMMENT 'UTC, by the database clock',
  CONSTRAINT pk_tender_question PRIMARY KEY (id),
  CONSTRAINT uq_tender_question_request UNIQUE (tender_id, supplier_id, request_key),
  CONSTRAINT uq_tender_question_number UNIQUE (tender_id, number),
  CONSTRAINT fk_tender_question_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_question_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_tender_question_asker FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT fk_tender_question_buyer FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_tender_question_text CHECK (CHAR_LENGTH(text) > 0),
  CONSTRAINT ck_tender_question_answered CHECK (answered_at IS NULL
    OR (number >= 1 AND answered_by IS NOT NULL AND CHAR_LENGTH(question_ar) > 0 AND CHAR_LENGTH(question_en) > 0
    AND CHAR_LENGTH(answer_ar) > 0 AND CHAR_LENGTH(answer_en) > 0)),
  CONSTRAINT ck_tender_question_unanswered CHECK (answered_at IS NOT NULL
    OR (number IS NULL AND answered_by IS NULL AND question_ar IS NULL AND question_en IS NULL
    AND answer_ar IS NULL AND answer_en IS NULL))
) COMMENT 'Questions on published tenders; the answers go to everybody at once, without the name of who asked';

DELIMITER //
-- Days before the deadline after which nothing is asked, or answered: the tender's rule, or the usual one where it has
-- none.
CREATE TRIGGER tr_tender_question_in_time BEFORE INSERT ON tender_question FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE closing_days INT;
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  SELECT COALESCE(MAX(value), 10) INTO closing_days FROM tender_rule
   WHERE tender_id = NEW.tender_id AND code = 'questions.close-days';
  IF tender_status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) >= tender_deadline - INTERVAL closing_days DAY THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.questions-closed';
  END IF;
  IF (SELECT status FROM supplier WHERE id = NEW.supplier_id) <> 'REGISTERED' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.supplier-suspended';
  END IF;
  IF NEW.answered_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.answer-immutable';
  END IF;
END//
CREATE TRIGGER tr_tender_question_answered BEFORE UPDATE ON tender_question FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE closing_days INT;
  IF OLD.answered_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.answer-immutable';
  END IF;
  IF NEW.id <> OLD.id OR NEW.tender_id <> OLD.tender_id OR NEW.supplier_id <> OLD.supplier_id
      OR NEW.asked_by <> OLD.asked_by OR NEW.asked_at <> OLD.asked_at OR NEW.text <> OLD.text
      OR NEW.request_key <> OLD.request_key THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.question-immutable';
  END IF;
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  SELECT COALESCE(MAX(value), 6) INTO closing_days FROM tender_rule
   WHERE tender_id = NEW.tender_id AND code = 'answers.close-days';
  IF tender_status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) >= tender_deadline - INTERVAL closing_days DAY THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.answer-late';
  END IF;
END//
DELIMITER ;

-- A published tender is amended by versions: one buyer proposes the changes with a reason, a second person approves
-- them, and from then on the amendment stands, numbered, with what it changed. Quantities stay with the demand.
CREATE TABLE tender_amendment (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender amended',
  number INT NULL COMMENT 'from 1, in the order of publication; none before',
  status VARCHAR(10) NOT NULL COMMENT 'PROPOSED, PUBLISHED or WITHDRAWN',
  proposed_in BIGINT NULL COMMENT 'the tender while proposed, else none: a tender has at most one proposal',
  reason_ar VARCHAR(2000) NOT NULL COMMENT 'why, Arabic; published',
  reason_en VARCHAR(2000) NOT NULL COMMENT 'why, English; published',
  deadline_wanted DATETIME(6) NULL COMMENT 'UTC; deadline that is proposed, none to leave it unless the amendment comes late',
  deadline_before DATETIME(6) NULL COMMENT 'UTC; deadline until publication of the amendment',
  deadline_after DATETIME(6) NULL COMMENT 'UTC; deadline since',
  proposed_by BIGINT NOT NULL COMMENT 'central buyer',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  approved_by BIGINT NULL COMMENT 'another central buyer or the administrator',
  published_at DATETIME(6) NULL COMMENT 'UTC, by the database clock; bids received before it must be confirmed',
  CONSTRAINT pk_tender_amendment PRIMARY KEY (id),
  CONSTRAINT uq_tender_amendment_number UNIQUE (tender_id, number),
  CONSTRAINT uq_tender_amendment_proposed UNIQUE (proposed_in),
  CONSTRAINT fk_tender_amendment_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_tender_amendment_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_tender_amendment_approver FOREIGN KEY (approved_by) REFERENCES person (id),
  CONSTRAINT ck_tender_amendment_status CHECK (status IN ('PROPOSED', 'PUBLISHED', 'WITHDRAWN')),
  CONSTRAINT ck_tender_amendment_reason CHECK (CHAR_LENGTH(reason_ar) > 0 AND CHAR_LENGTH(reason_en) > 0),
  CONSTRAINT ck_tender_amendment_proposed CHECK ((status = 'PROPOSED') = (proposed_in IS NOT NULL)),
  CONSTRAINT ck_tender_amendment_proposed_in CHECK (proposed_in IS NULL OR proposed_in = tender_id),
  CONSTRAINT ck_tender_amendment_four_eyes CHECK (approved_by IS NULL OR approved_by <> proposed_by),
  CONSTRAINT ck_tender_amendment_published CHECK ((status = 'PUBLISHED') = (number IS NOT NULL)
    AND (status = 'PUBLISHED') = (approved_by IS NOT NULL) AND (status = 'PUBLISHED') = (published_at IS NOT NULL)
    AND (status = 'PUBLISHED') = (deadline_before IS NOT NULL) AND (status = 'PUBLISHED') = (deadline_after IS NOT NULL)),
  CONSTRAINT ck_tender_amendment_deadline CHECK (deadline_after IS NULL OR deadline_after >= deadline_before)
) COMMENT 'Amendments of published tenders, each a version';

DELIMITER //
CREATE TRIGGER tr_tender_amendment_step BEFORE UPDATE ON tender_amendment FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  DECLARE least_days INT;
  IF OLD.status <> 'PROPOSED' OR NEW.tender_id <> OLD.tender_id OR NEW.reason_ar <> OLD.reason_ar
      OR NEW.reason_en <> OLD.reason_en OR NOT NEW.deadline_wanted <=> OLD.deadline_wanted
      OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
  END IF;
  IF NEW.status = 'PUBLISHED' THEN
    SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
    IF tender_status <> 'PUBLISHED' OR UTC_TIMESTAMP(6) >= tender_deadline
        OR NEW.deadline_before <> tender_deadline THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.not-amendable';
    END IF;
    IF NEW.number <> (SELECT COALESCE(MAX(a.number), 0) + 1 FROM tender_amendment a WHERE a.tender_id = NEW.tender_id)
        OR NEW.published_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR OR NEW.published_at > UTC_TIMESTAMP(6) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.amendment-immutable';
    END IF;
    -- Bidders keep the days that the tender's rule gives them after an amendment.
    SELECT COALESCE(MAX(value), 7) INTO least_days FROM tender_rule
     WHERE tender_id = NEW.tender_id AND code = 'amendment.extension-days';
    IF NEW.deadline_after < NEW.published_at + INTERVAL least_days DAY THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.deadline-too-near';
    END IF;
    IF NEW.deadline_wanted IS NULL
        AND NOT EXISTS (SELECT 1 FROM tender_amendment_change c WHERE c.amendment_id = NEW.id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'publication.nothing-amended';
    END IF;
  END IF;
END//
DELIMITER ;

CREATE TABLE tender_amendment_change (
  amendment_id BIGINT NOT NULL COMMENT 'amendment',
  part VARCHAR(60) NOT NULL COMMENT 'title, conditions, lot.<id>.title, item.<id>.note, criterion.<id>.name or criterion.<id>.weight',
  position INT NOT NULL COMMENT 'order of display',
  label_ar VARCHAR(400) NOT NULL COMMENT 'what is changed, Arabic',
  label_en VARCHAR(400) NOT NULL COMMENT 'what is changed, English',
  before_ar TEXT NOT NULL COMMENT 'as it was, Arabic; empty where there was nothing',
  before_en TEXT NOT NULL COMMENT 'as it was, English',
  after_ar TEXT NOT NULL COMMENT 'as it is from then on, Arabic; empty where it is taken out',
  after_en TEXT NOT NULL COMMENT 'as it is from then on, English',
  CONSTRAINT pk_tender_amendment_change PRIMARY KEY (amendment_id, part),
  CONSTRAINT fk_tender_amendment_change_amendment FOREIGN KEY (amendment_id) REFERENCES tender_amendment (id)
) COMMENT 'What an amendment changes, as it was and as it is';

CREATE TABLE dossier_edition (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key; of several in force in one language the last counts',
  document_id BIGINT NOT NULL COMMENT 'document',
  tender_id BIGINT NOT NULL COMMENT 'tender of the document',
  language CHAR(2) NOT NULL COMMENT 'ar or en',
  added_with BIGINT NOT NULL COMMENT '0 in force since publication, -1 waiting for the next amendment, else the amendment it came with',
  amendment_id BIGINT NULL COMMENT 'the same amendment, as a reference',
  file_name VARCHAR(200) NOT NULL COMMENT 'as the buyer called it',
  content_type VARCHAR(100) NOT NULL COMMENT 'what the file is, by its content',
  byte_count INT NOT NULL COMMENT 'size in bytes',
  sha256 CHAR(64) NOT NULL COMMENT 'of its bytes; its place in the object store, and its standing in file_scan',
  added_by BIGINT NOT NULL COMMENT 'central buyer',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_dossier_edition PRIMARY KEY (id),
  CONSTRAINT uq_dossier_edition_language UNIQUE (document_id, language, added_with),
  CONSTRAINT fk_dossier_edition_document FOREIGN KEY (document_id, tender_id) REFERENCES dossier_document (id, tender_id),
  CONSTRAINT fk_dossier_edition_amendment FOREIGN KEY (amendment_id) REFERENCES tender_amendment (id),
  CONSTRAINT fk_dossier_edition_scan FOREIGN KEY (sha256) REFERENCES file_scan (sha256),
  CONSTRAINT fk_dossier_edition_person FOREIGN KEY (added_by) REFERENCES person (id),
  CONSTRAINT ck_dossier_edition_language CHECK (language IN ('ar', 'en')),
  CONSTRAINT ck_dossier_edition_with CHECK ((amendment_id IS NULL AND added_with IN (0, -1)) OR added_with = amendment_id),
  CONSTRAINT ck_dossier_edition_size CHECK (byte_count > 0 AND byte_count <= 104857600),
  INDEX ix_dossier_edition_tender (tender_id)
) COMMENT 'Files of the documents of a dossier: what was published stays, an amendment adds to it';

DELIMITER //
-- A document goes with its last edition, which its own guard keeps once it is in force.
CREATE TRIGGER tr_dossier_edition_added BEFORE INSERT ON dossier_edition FOR EACH ROW
BEGIN
  DECLARE tender_status VARCHAR(20);
  DECLARE tender_deadline DATETIME(6);
  SELECT status, deadline_at INTO tender_status, tender_deadline FROM joint_tender WHERE id = NEW.tender_id;
  IF NOT ((NEW.added_with = 0 AND tender_status = 'DRAFT')
      OR (NEW.added_with = -1 AND tender_status = 'PUBLISHED' AND UTC_TIMESTAMP(6) < tender_deadline)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
  END IF;
END//
DELIMITER ;

-- An award report prints the digest of the OCDS release that it was issued with. That release is kept as it was, so
-- that whoever reads the report can fetch the very file and compare.
CREATE TABLE kept_release (
  sha256 CHAR(64) NOT NULL COMMENT 'of the content, lower-case hexadecimal',
  tender_id BIGINT NOT NULL COMMENT 'tender it tells of',
  content LONGTEXT NOT NULL COMMENT 'release package of OCDS 1.1, canonical JSON',
  kept_at DATETIME(6) NOT NULL COMMENT 'UTC, when a report that names it was first issued',
  CONSTRAINT pk_kept_release PRIMARY KEY (sha256),
  CONSTRAINT fk_kept_release_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT ck_kept_release_digest CHECK (sha256 = SHA2(content, 256))
) COMMENT 'OCDS releases as award reports name them by their digest';
