-- Signs of risk as dated rules with thresholds, which a deployment sets, and the cases that auditors open on them.

-- The kinds of signs that the service computes. Each is one of the code; here is what it is about, and the indicator of
-- Cardinal (Open Contracting Partnership) with whose verdicts it agrees, if there is one.
CREATE TABLE red_flag_kind (
  kind VARCHAR(30) NOT NULL COMMENT 'name of the kind',
  position INT NOT NULL COMMENT 'order of display',
  subject VARCHAR(8) NOT NULL COMMENT 'BIDDERS, or BUYER for signs that auditors alone see',
  indicator VARCHAR(10) NOT NULL COMMENT 'indicator of Cardinal, such as R018; empty where it has none',
  CONSTRAINT pk_red_flag_kind PRIMARY KEY (kind),
  CONSTRAINT uq_red_flag_kind_position UNIQUE (position),
  CONSTRAINT ck_red_flag_kind_subject CHECK (subject IN ('BIDDERS', 'BUYER'))
) COMMENT 'Kinds of signs of risk';
INSERT INTO red_flag_kind (kind, position, subject, indicator) VALUES
  ('SINGLE_BIDDER', 1, 'BIDDERS', 'R018'),
  ('ALL_OTHERS_EXCLUDED', 2, 'BIDDERS', 'R035'),
  ('SAME_PRICES', 3, 'BIDDERS', 'R028'),
  ('SAME_TOTALS', 4, 'BIDDERS', 'R028'),
  ('CONSTANT_RATIO', 5, 'BIDDERS', ''),
  ('CONSTANT_OFFSET', 6, 'BIDDERS', ''),
  ('SAME_ACROSS_LOTS', 7, 'BIDDERS', 'R028'),
  ('RATIO_ACROSS_LOTS', 8, 'BIDDERS', ''),
  ('ROUND_PRICES', 9, 'BIDDERS', ''),
  ('CLOSE_LOSERS', 10, 'BIDDERS', ''),
  ('CLOSE_SECOND', 11, 'BIDDERS', 'R024'),
  ('LARGE_GAP', 12, 'BIDDERS', 'R058'),
  ('ROTATION', 13, 'BIDDERS', ''),
  ('WAS_SUSPENDED', 14, 'BIDDERS', ''),
  ('OFTEN_LOSING', 15, 'BIDDERS', 'R025'),
  ('OFTEN_EXCLUDED', 16, 'BIDDERS', 'R038'),
  ('MANY_GOODS', 17, 'BIDDERS', 'R048'),
  ('SHARED_OWNER', 18, 'BIDDERS', ''),
  ('SHARED_ADDRESS', 19, 'BIDDERS', ''),
  ('SHARED_PHONE', 20, 'BIDDERS', ''),
  ('SHARED_TAX_NUMBER', 21, 'BIDDERS', ''),
  ('SHARED_BANK', 22, 'BIDDERS', ''),
  ('SHARED_NETWORK', 23, 'BIDDERS', ''),
  ('SAME_FILE', 24, 'BIDDERS', ''),
  ('ALIKE_FILES', 25, 'BIDDERS', ''),
  ('SHARED_AUTHOR', 26, 'BIDDERS', ''),
  ('CLOSE_TIMES', 27, 'BIDDERS', ''),
  ('LAST_MINUTE', 28, 'BIDDERS', ''),
  ('WITHDRAWN', 29, 'BIDDERS', ''),
  ('LOW_PRICE_FIRST', 30, 'BIDDERS', ''),
  ('WINS_MOST', 31, 'BIDDERS', ''),
  ('NEW_SUPPLIER', 32, 'BIDDERS', ''),
  ('ESTIMATE_MET', 33, 'BUYER', ''),
  ('LOWEST_EXCLUDED', 34, 'BUYER', 'R036'),
  ('SHORT_PERIOD', 35, 'BUYER', 'R003'),
  ('NOT_OPEN', 36, 'BUYER', ''),
  ('SPLIT_PURCHASE', 37, 'BUYER', ''),
  ('MANY_AMENDMENTS', 38, 'BUYER', ''),
  ('LATE_AMENDMENT', 39, 'BUYER', ''),
  ('LATE_BID_FIRST', 40, 'BUYER', 'R030'),
  ('BUYER_EXCLUDES', 41, 'BUYER', 'R038'),
  ('FAST_AWARD', 42, 'BUYER', ''),
  ('UPHELD_COMPLAINT', 43, 'BUYER', ''),
  ('PRICE_RAISED', 44, 'BUYER', ''),
  ('RAISED_SOON', 45, 'BUYER', ''),
  ('TERM_EXTENDED', 46, 'BUYER', ''),
  ('MANY_CHANGES', 47, 'BUYER', ''),
  ('LATE_YET_PAID', 48, 'BUYER', ''),
  ('BELOW_THRESHOLD', 49, 'BUYER', ''),
  ('SPLIT_ORDERS', 50, 'BUYER', '');

-- When a sign is shown: each rule from its day until the next value of the same rule. A tender is looked at with the
-- rules of the day of its deadline, so that a later threshold changes no earlier verdict.
CREATE TABLE red_flag_rule (
  kind VARCHAR(30) NOT NULL COMMENT 'kind of sign',
  valid_from DATE NOT NULL COMMENT 'first day it holds, in Riyadh',
  is_computed BOOLEAN NOT NULL COMMENT 'whether the sign is computed at all',
  threshold DECIMAL(12,3) NOT NULL COMMENT 'per cent, days, months, minutes or number as the kind says; 0 where it has none, or where it follows from the other lots and bidders',
  least INT NOT NULL COMMENT 'how many there must be at least, of what the kind counts; 0 where it counts nothing',
  weight INT NOT NULL COMMENT 'points that the sign adds to the score of a tender, once however often it is found',
  source_ar VARCHAR(300) NOT NULL COMMENT 'guide or decision it comes from, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'guide or decision it comes from, English',
  set_by BIGINT NULL COMMENT 'auditor who set it; null for what came with the system',
  CONSTRAINT pk_red_flag_rule PRIMARY KEY (kind, valid_from),
  CONSTRAINT fk_red_flag_rule_kind FOREIGN KEY (kind) REFERENCES red_flag_kind (kind),
  CONSTRAINT fk_red_flag_rule_person FOREIGN KEY (set_by) REFERENCES person (id),
  CONSTRAINT ck_red_flag_rule_threshold CHECK (threshold >= 0),
  CONSTRAINT ck_red_flag_rule_least CHECK (least BETWEEN 0 AND 1000),
  CONSTRAINT ck_red_flag_rule_weight CHECK (weight BETWEEN 0 AND 10)
) COMMENT 'Thresholds and weights of signs of risk, with the day from which each holds';
INSERT INTO red_flag_rule (kind, valid_from, is_computed, threshold, least, weight, source_ar, source_en) VALUES
  ('SINGLE_BIDDER', '2020-01-01', TRUE, 1, 1, 6,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R018',
   'Open Contracting Partnership, Cardinal, indicator R018'),
  ('ALL_OTHERS_EXCLUDED', '2020-01-01', TRUE, 0, 1, 6,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R035',
   'Open Contracting Partnership, Cardinal, indicator R035'),
  ('SAME_PRICES', '2020-01-01', TRUE, 50, 2, 6,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R028',
   'Open Contracting Partnership, Cardinal, indicator R028'),
  ('SAME_TOTALS', '2020-01-01', TRUE, 0, 2, 6,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R028',
   'Open Contracting Partnership, Cardinal, indicator R028'),
  ('CONSTANT_RATIO', '2020-01-01', TRUE, 0.1, 3, 6,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('CONSTANT_OFFSET', '2020-01-01', TRUE, 0.1, 3, 5,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('SAME_ACROSS_LOTS', '2020-01-01', TRUE, 50, 3, 6,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R028',
   'Open Contracting Partnership, Cardinal, indicator R028'),
  ('RATIO_ACROSS_LOTS', '2020-01-01', TRUE, 0.1, 4, 6,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('ROUND_PRICES', '2020-01-01', TRUE, 80, 4, 2,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('CLOSE_LOSERS', '2020-01-01', TRUE, 3, 2, 3,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('CLOSE_SECOND', '2020-01-01', TRUE, 0, 4, 3,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R024',
   'Open Contracting Partnership, Cardinal, indicator R024'),
  ('LARGE_GAP', '2020-01-01', TRUE, 0, 4, 3,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R058',
   'Open Contracting Partnership, Cardinal, indicator R058'),
  ('ROTATION', '2020-01-01', TRUE, 0, 4, 5,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('WAS_SUSPENDED', '2020-01-01', TRUE, 0, 1, 4,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('OFTEN_LOSING', '2020-01-01', TRUE, 0, 0, 3,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R025',
   'Open Contracting Partnership, Cardinal, indicator R025'),
  ('OFTEN_EXCLUDED', '2020-01-01', TRUE, 0, 2, 3,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R038',
   'Open Contracting Partnership, Cardinal, indicator R038'),
  ('MANY_GOODS', '2020-01-01', TRUE, 0, 20, 2,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R048',
   'Open Contracting Partnership, Cardinal, indicator R048'),
  ('SHARED_OWNER', '2020-01-01', TRUE, 0, 2, 8,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('SHARED_ADDRESS', '2020-01-01', TRUE, 0, 2, 6,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('SHARED_PHONE', '2020-01-01', TRUE, 0, 2, 6,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('SHARED_TAX_NUMBER', '2020-01-01', TRUE, 0, 2, 8,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('SHARED_BANK', '2020-01-01', TRUE, 0, 2, 8,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('SHARED_NETWORK', '2020-01-01', TRUE, 0, 2, 6,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('SAME_FILE', '2020-01-01', TRUE, 0, 2, 4,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('ALIKE_FILES', '2020-01-01', TRUE, 0, 2, 4,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('SHARED_AUTHOR', '2020-01-01', TRUE, 0, 2, 4,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('CLOSE_TIMES', '2020-01-01', TRUE, 3, 2, 2,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('LAST_MINUTE', '2020-01-01', TRUE, 15, 0, 2,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('WITHDRAWN', '2020-01-01', TRUE, 0, 1, 2,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('LOW_PRICE_FIRST', '2020-01-01', TRUE, 0, 0, 3,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('WINS_MOST', '2020-01-01', TRUE, 80, 5, 3,
   'منظمة التعاون الاقتصادي والتنمية، المبادئ التوجيهية لمكافحة التواطؤ في العطاءات؛ والحد من ضبط النظام',
   'OECD, Guidelines for Fighting Bid Rigging in Public Procurement; the threshold is a setting of the system'),
  ('NEW_SUPPLIER', '2020-01-01', TRUE, 30, 0, 3,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('ESTIMATE_MET', '2020-01-01', TRUE, 1, 0, 5,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('LOWEST_EXCLUDED', '2020-01-01', TRUE, 0, 0, 5,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R036',
   'Open Contracting Partnership, Cardinal, indicator R036'),
  ('SHORT_PERIOD', '2020-01-01', TRUE, 15, 0, 4,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R003',
   'Open Contracting Partnership, Cardinal, indicator R003'),
  ('NOT_OPEN', '2020-01-01', TRUE, 0, 0, 3,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('SPLIT_PURCHASE', '2020-01-01', TRUE, 60, 1, 5,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('MANY_AMENDMENTS', '2020-01-01', TRUE, 0, 3, 2,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('LATE_AMENDMENT', '2020-01-01', TRUE, 5, 0, 3,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('LATE_BID_FIRST', '2020-01-01', TRUE, 0, 0, 8,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R030',
   'Open Contracting Partnership, Cardinal, indicator R030'),
  ('BUYER_EXCLUDES', '2020-01-01', TRUE, 0, 2, 4,
   'شراكة التعاقد المفتوح، Cardinal، المؤشر R038',
   'Open Contracting Partnership, Cardinal, indicator R038'),
  ('FAST_AWARD', '2020-01-01', TRUE, 2, 0, 3,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('UPHELD_COMPLAINT', '2020-01-01', TRUE, 0, 1, 4,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('PRICE_RAISED', '2020-01-01', TRUE, 10, 0, 4,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('RAISED_SOON', '2020-01-01', TRUE, 6, 0, 4,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('TERM_EXTENDED', '2020-01-01', TRUE, 0, 1, 2,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('MANY_CHANGES', '2020-01-01', TRUE, 0, 3, 3,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('LATE_YET_PAID', '2020-01-01', TRUE, 0, 2, 4,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('BELOW_THRESHOLD', '2020-01-01', TRUE, 10, 3, 4,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system'),
  ('SPLIT_ORDERS', '2020-01-01', TRUE, 0, 2, 4,
   'شراكة التعاقد المفتوح، دليل مؤشرات المخاطر في المشتريات العامة (2024)؛ والحد من ضبط النظام',
   'Open Contracting Partnership, Red flags in public procurement (2024); the threshold is a setting of the system');

-- A remark names a kind of sign that there is.
ALTER TABLE red_flag_remark
  ADD CONSTRAINT fk_red_flag_remark_kind FOREIGN KEY (kind) REFERENCES red_flag_kind (kind);

-- From which network address each version of a bid was sent. It is kept apart from the session, which ends, and is read
-- only once bids are ranked, to find bidders that sent from one place.
CREATE TABLE bid_sender (
  version_id BIGINT NOT NULL COMMENT 'version received',
  address VARCHAR(45) NOT NULL COMMENT 'network address of the session in which it was sent',
  CONSTRAINT pk_bid_sender PRIMARY KEY (version_id),
  CONSTRAINT fk_bid_sender_version FOREIGN KEY (version_id) REFERENCES bid_version (id),
  CONSTRAINT ck_bid_sender_address CHECK (address <> '')
) COMMENT 'Network addresses from which bids were sent';

DELIMITER //
CREATE TRIGGER tr_bid_version_sender AFTER INSERT ON bid_version FOR EACH ROW
BEGIN
  INSERT INTO bid_sender (version_id, address)
  SELECT NEW.id, s.address FROM session s
   WHERE s.person_id = NEW.received_from AND s.address <> ''
   ORDER BY s.last_used_at DESC, s.number DESC LIMIT 1;
END//
DELIMITER ;

-- Who made a document of an opened bid and who saved it last, as the file itself says. A file that does not say it has
-- empty names, and is not read again. Nothing is here of what stays sealed.
CREATE TABLE document_author (
  document_id BIGINT NOT NULL COMMENT 'document opened',
  place VARCHAR(10) NOT NULL COMMENT 'where the file names the person: AUTHOR, or LAST_SAVED',
  name VARCHAR(200) NOT NULL COMMENT 'in capitals; empty where the file names nobody in particular',
  CONSTRAINT pk_document_author PRIMARY KEY (document_id, place),
  CONSTRAINT fk_document_author_document FOREIGN KEY (document_id) REFERENCES opened_document (document_id),
  CONSTRAINT ck_document_author_place CHECK (place IN ('AUTHOR', 'LAST_SAVED'))
) COMMENT 'Names that documents of opened bids carry, compared among bidders';

-- What orders of officers come to with VAT, in the currency of the threshold that their entity had when they were placed,
-- for those that are not above it.
CREATE VIEW order_below_threshold AS
  SELECT o.id AS call_off_id, o.agreement_id, o.entity_id, DATE(o.placed_at + INTERVAL 3 HOUR) AS placed_on,
         h.amount AS threshold,
         (SELECT SUM(x.net_amount) FROM call_off_line x WHERE x.call_off_id = o.id) * (1 + o.vat_percent / 100)
           * CASE WHEN a.currency = h.currency THEN 1 ELSE r.units_per_usd / s.units_per_usd END AS amount
    FROM call_off o
    JOIN order_threshold h ON h.entity_id = o.entity_id AND h.amount > 0
     AND h.valid_from = (SELECT MAX(t.valid_from) FROM order_threshold t
                          WHERE t.entity_id = o.entity_id AND t.valid_from <= DATE(o.placed_at + INTERVAL 3 HOUR))
    JOIN framework_agreement f ON f.id = o.agreement_id
    JOIN award a ON a.id = f.award_id
    LEFT JOIN order_approval p ON p.call_off_id = o.id
    LEFT JOIN exchange_rate s ON s.currency = a.currency
     AND s.valid_from = (SELECT MAX(e.valid_from) FROM exchange_rate e
                          WHERE e.currency = a.currency AND e.valid_from <= DATE(o.placed_at + INTERVAL 3 HOUR))
    LEFT JOIN exchange_rate r ON r.currency = h.currency
     AND r.valid_from = (SELECT MAX(e.valid_from) FROM exchange_rate e
                          WHERE e.currency = h.currency AND e.valid_from <= DATE(o.placed_at + INTERVAL 3 HOUR))
   WHERE o.award_id IS NULL AND p.call_off_id IS NULL;

-- A case of the auditors, opened on a sign or by hand. Nothing of it changes once written; questions, answers and the
-- finding stand beside it.
CREATE TABLE audit_case (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  tender_id BIGINT NOT NULL COMMENT 'tender it is about',
  kind VARCHAR(30) NULL COMMENT 'kind of the sign it was opened on; none when it was opened by hand',
  flag_key CHAR(64) NULL COMMENT 'key of that sign; none as above',
  title VARCHAR(200) NOT NULL COMMENT 'what it is about; the buyer reads it once asked',
  reason VARCHAR(4000) NOT NULL COMMENT 'why it is looked into, for auditors alone',
  request_key VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'idempotency key of the request',
  opened_by BIGINT NOT NULL COMMENT 'auditor',
  opened_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_audit_case PRIMARY KEY (id),
  CONSTRAINT uq_audit_case_flag UNIQUE (tender_id, flag_key),
  CONSTRAINT uq_audit_case_request UNIQUE (opened_by, request_key),
  CONSTRAINT fk_audit_case_tender FOREIGN KEY (tender_id) REFERENCES joint_tender (id),
  CONSTRAINT fk_audit_case_kind FOREIGN KEY (kind) REFERENCES red_flag_kind (kind),
  CONSTRAINT fk_audit_case_person FOREIGN KEY (opened_by) REFERENCES person (id),
  CONSTRAINT ck_audit_case_sign CHECK ((kind IS NULL) = (flag_key IS NULL)),
  CONSTRAINT ck_audit_case_text CHECK (CHAR_LENGTH(TRIM(title)) > 0 AND CHAR_LENGTH(TRIM(reason)) > 0),
  INDEX ix_audit_case_opened (opened_at, id)
) COMMENT 'Cases of auditors';

CREATE TABLE case_question (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  case_id BIGINT NOT NULL COMMENT 'case',
  number INT NOT NULL COMMENT 'from 1, in each case',
  question VARCHAR(4000) NOT NULL COMMENT 'what the buyer is asked',
  answer_until DATE NOT NULL COMMENT 'last day for the answer, in Riyadh',
  asked_by BIGINT NOT NULL COMMENT 'auditor',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_case_question PRIMARY KEY (id),
  CONSTRAINT uq_case_question_number UNIQUE (case_id, number),
  CONSTRAINT fk_case_question_case FOREIGN KEY (case_id) REFERENCES audit_case (id),
  CONSTRAINT fk_case_question_person FOREIGN KEY (asked_by) REFERENCES person (id),
  CONSTRAINT ck_case_question_number CHECK (number >= 1),
  CONSTRAINT ck_case_question_text CHECK (CHAR_LENGTH(TRIM(question)) > 0),
  CONSTRAINT ck_case_question_day CHECK (answer_until >= DATE(asked_at + INTERVAL 3 HOUR))
) COMMENT 'Questions of auditors to the central purchasing body';

CREATE TABLE case_answer (
  question_id BIGINT NOT NULL COMMENT 'question that is answered',
  answer VARCHAR(4000) NOT NULL COMMENT 'words of the buyer',
  answered_by BIGINT NOT NULL COMMENT 'central buyer',
  answered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_case_answer PRIMARY KEY (question_id),
  CONSTRAINT fk_case_answer_question FOREIGN KEY (question_id) REFERENCES case_question (id),
  CONSTRAINT fk_case_answer_person FOREIGN KEY (answered_by) REFERENCES person (id),
  CONSTRAINT ck_case_answer_text CHECK (CHAR_LENGTH(TRIM(answer)) > 0)
) COMMENT 'Answers of buyers to the questions of auditors, one a question';

CREATE TABLE case_finding (
  case_id BIGINT NOT NULL COMMENT 'case that it ends',
  outcome VARCHAR(12) NOT NULL COMMENT 'CONFIRMED, UNFOUNDED or OPEN_ENDED: whether what the case was opened on was found to be so',
  measure VARCHAR(16) NOT NULL COMMENT 'NONE, RECOMMENDATION or REFERRAL: what follows',
  finding VARCHAR(4000) NOT NULL COMMENT 'what was found, and on what it rests',
  found_by BIGINT NOT NULL COMMENT 'auditor',
  found_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_case_finding PRIMARY KEY (case_id),
  CONSTRAINT fk_case_finding_case FOREIGN KEY (case_id) REFERENCES audit_case (id),
  CONSTRAINT fk_case_finding_person FOREIGN KEY (found_by) REFERENCES person (id),
  CONSTRAINT ck_case_finding_outcome CHECK (outcome IN ('CONFIRMED', 'UNFOUNDED', 'OPEN_ENDED')),
  CONSTRAINT ck_case_finding_measure CHECK (measure IN ('NONE', 'RECOMMENDATION', 'REFERRAL')
    AND (outcome = 'CONFIRMED' OR measure = 'NONE')),
  CONSTRAINT ck_case_finding_text CHECK (CHAR_LENGTH(TRIM(finding)) > 0)
) COMMENT 'How cases of auditors ended';

-- Where each case stands: a question waits for its answer until its last day is over.
CREATE VIEW audit_case_standing AS
  SELECT c.id AS case_id,
         CASE WHEN f.case_id IS NOT NULL THEN 'CLOSED'
              WHEN q.id IS NULL THEN 'OPENED'
              WHEN a.question_id IS NOT NULL THEN 'ANSWERED'
              WHEN q.answer_until < DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR) THEN 'UNANSWERED'
              ELSE 'ASKED' END AS status,
         q.id AS question_id, q.answer_until
    FROM audit_case c
    LEFT JOIN case_finding f ON f.case_id = c.id
    LEFT JOIN case_question q ON q.case_id = c.id
     AND q.number = (SELECT MAX(x.number) FROM case_question x WHERE x.case_id = c.id)
    LEFT JOIN case_answer a ON a.question_id = q.id;
