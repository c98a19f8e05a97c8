-- What suppliers state of themselves, what was decided on it, and debarments.

-- Suppliers register themselves: what they state, in versions that are kept, and what was decided on each.
CREATE TABLE supplier_registration (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  reference VARCHAR(20) NOT NULL COMMENT 'number told to the applicant; in lower case the login of its account',
  person_id BIGINT NULL COMMENT 'account of the applicant, without password and role until it is accepted; none where the supplier was in the register before',
  email VARCHAR(200) NULL COMMENT 'address the links are sent to, lower case; none as above',
  supplier_id BIGINT NULL COMMENT 'the supplier, once it is in the register',
  link_number INT NOT NULL DEFAULT 0 COMMENT 'number of the link sent last; earlier ones open nothing',
  link_sent_at DATETIME(6) NOT NULL COMMENT 'UTC, when that link was sent',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_supplier_registration PRIMARY KEY (id),
  CONSTRAINT uq_supplier_registration_reference UNIQUE (reference),
  CONSTRAINT uq_supplier_registration_email UNIQUE (email),
  CONSTRAINT uq_supplier_registration_supplier UNIQUE (supplier_id),
  CONSTRAINT fk_supplier_registration_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_supplier_registration_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_supplier_registration_applicant CHECK ((person_id IS NULL) = (email IS NULL) AND (person_id IS NOT NULL OR supplier_id IS NOT NULL))
) COMMENT 'Files of suppliers that register themselves or keep their data, one a supplier';

CREATE TABLE registration_version (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  registration_id BIGINT NOT NULL COMMENT 'file it belongs to',
  number INT NOT NULL COMMENT 'from 1 up',
  status VARCHAR(10) NOT NULL COMMENT 'DRAFT, SUBMITTED, ACCEPTED, RETURNED or REFUSED',
  name_ar VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'company name, Arabic; texts are empty where nothing was stated yet',
  name_en VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'company name, English',
  register_number VARCHAR(30) NOT NULL DEFAULT '' COMMENT 'commercial register number',
  country CHAR(2) NOT NULL DEFAULT '' COMMENT 'country of registration, ISO 3166-1 alpha-2',
  tax_number VARCHAR(40) NOT NULL DEFAULT '' COMMENT 'tax number in that country',
  address_ar VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'address, Arabic',
  address_en VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'address, English',
  contact_ar VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'contact person, Arabic',
  contact_en VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'contact person, English',
  phone VARCHAR(40) NOT NULL DEFAULT '' COMMENT 'telephone of the contact person',
  is_ownership_complete BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'the company declares that nobody else holds 25 per cent or more',
  submitted_at DATETIME(6) NULL COMMENT 'UTC',
  submitted_by BIGINT NULL COMMENT 'account that sent it',
  decided_at DATETIME(6) NULL COMMENT 'UTC',
  decided_by BIGINT NULL COMMENT 'central buyer; none where only contact data changed, which take effect at once',
  reason VARCHAR(2000) NULL COMMENT 'why it was returned or refused',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  open_registration BIGINT GENERATED ALWAYS AS (CASE WHEN status IN ('DRAFT', 'SUBMITTED') THEN registration_id END) STORED COMMENT 'the file while the version is being written or vetted, so that only one is',
  CONSTRAINT pk_registration_version PRIMARY KEY (id),
  CONSTRAINT uq_registration_version_number UNIQUE (registration_id, number),
  CONSTRAINT uq_registration_version_open UNIQUE (open_registration),
  CONSTRAINT fk_registration_version_registration FOREIGN KEY (registration_id) REFERENCES supplier_registration (id),
  CONSTRAINT fk_registration_version_sender FOREIGN KEY (submitted_by) REFERENCES person (id),
  CONSTRAINT fk_registration_version_buyer FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_registration_version_status CHECK (status IN ('DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'REFUSED')),
  CONSTRAINT ck_registration_version_submitted CHECK ((status = 'DRAFT') = (submitted_at IS NULL) AND (submitted_at IS NULL) = (submitted_by IS NULL)),
  CONSTRAINT ck_registration_version_stated CHECK (status = 'DRAFT' OR (name_ar <> '' AND name_en <> '' AND register_number <> '' AND country <> '' AND contact_ar <> '' AND contact_en <> '')),
  CONSTRAINT ck_registration_version_decided CHECK ((status IN ('ACCEPTED', 'RETURNED', 'REFUSED')) = (decided_at IS NOT NULL) AND (decided_by IS NULL OR decided_at IS NOT NULL)),
  CONSTRAINT ck_registration_version_reason CHECK (status NOT IN ('RETURNED', 'REFUSED') OR (decided_by IS NOT NULL AND COALESCE(CHAR_LENGTH(reason), 0) > 0)),
  INDEX ix_registration_version_waiting (status, submitted_at),
  INDEX ix_registration_version_company (register_number, country)
) COMMENT 'What a supplier stated of itself, each submission a version that is kept';

DELIMITER //
-- What was sent is kept as it was sent, and what was decided as it was decided.
CREATE TRIGGER tr_registration_version_life BEFORE UPDATE ON registration_version FOR EACH ROW
BEGIN
  DECLARE accepted BIGINT;
  IF NEW.registration_id <> OLD.registration_id OR NEW.number <> OLD.number
      OR OLD.status IN ('ACCEPTED', 'RETURNED', 'REFUSED')
      OR (OLD.status <> 'DRAFT' AND (NEW.name_ar <> OLD.name_ar OR NEW.name_en <> OLD.name_en
        OR NEW.register_number <> OLD.register_number OR NEW.country <> OLD.country OR NEW.tax_number <> OLD.tax_number
        OR NEW.address_ar <> OLD.address_ar OR NEW.address_en <> OLD.address_en
        OR NEW.contact_ar <> OLD.contact_ar OR NEW.contact_en <> OLD.contact_en OR NEW.phone <> OLD.phone
        OR NEW.is_ownership_complete <> OLD.is_ownership_complete OR NOT (NEW.submitted_at <=> OLD.submitted_at)
        OR NOT (NEW.submitted_by <=> OLD.submitted_by))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.version-fixed';
  END IF;
  IF NEW.status <> OLD.status THEN
    IF NOT ((OLD.status = 'DRAFT' AND NEW.status IN ('SUBMITTED', 'ACCEPTED'))
        OR (OLD.status = 'SUBMITTED' AND NEW.status IN ('ACCEPTED', 'RETURNED', 'REFUSED') AND NEW.decided_by IS NOT NULL)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.wrong-step';
    END IF;
    IF OLD.status = 'DRAFT' AND (SELECT COALESCE(SUM(share_percent), 0) FROM registration_owner WHERE version_id = NEW.id) > 100 THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.shares-above-hundred';
    END IF;
    -- Only who is to be written or called takes effect unseen: all else is as it was accepted last.
    IF OLD.status = 'DRAFT' AND NEW.status = 'ACCEPTED' THEN
      SET accepted = (SELECT MAX(v.id) FROM registration_version v WHERE v.registration_id = NEW.registration_id AND v.status = 'ACCEPTED');
      IF accepted IS NULL
          OR NOT EXISTS (SELECT 1 FROM registration_version v WHERE v.id = accepted AND v.name_ar = NEW.name_ar
            AND v.name_en = NEW.name_en AND v.register_number = NEW.register_number AND v.country = NEW.country
            AND v.tax_number = NEW.tax_number AND v.is_ownership_complete = NEW.is_ownership_complete)
          OR (SELECT COUNT(*) FROM registration_owner WHERE version_id IN (accepted, NEW.id)) <> 2 * (
            SELECT COUNT(*) FROM registration_owner a JOIN registration_owner b ON b.version_id = NEW.id
               AND b.name = a.name AND b.nationality = a.nationality AND b.share_percent = a.share_percent
             WHERE a.version_id = accepted)
          OR (SELECT COUNT(*) FROM registration_origin WHERE version_id IN (accepted, NEW.id)) <> 2 * (
            SELECT COUNT(*) FROM registration_origin a JOIN registration_origin b ON b.version_id = NEW.id
               AND b.category_code = a.category_code AND b.local_percent = a.local_percent AND b.certificate = a.certificate
             WHERE a.version_id = accepted)
          OR (SELECT COUNT(*) FROM registration_document WHERE version_id IN (accepted, NEW.id)) <> 2 * (
            SELECT COUNT(*) FROM registration_document a JOIN registration_document b ON b.version_id = NEW.id
               AND b.kind = a.kind AND b.sha256 = a.sha256 AND b.expires_on = a.expires_on
             WHERE a.version_id = accepted) THEN
        SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.needs-vetting';
      END IF;
    END IF;
  END IF;
END//
DELIMITER ;

CREATE TABLE registration_origin (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  version_id BIGINT NOT NULL COMMENT 'version that states it',
  category_code CHAR(8) NOT NULL COMMENT 'CPV division, group or class of the goods',
  local_percent DECIMAL(5,2) NULL COMMENT 'share of their value added in the GCC; none while it is being written',
  certificate VARCHAR(80) NOT NULL COMMENT 'reference of the certificate of origin or local content',
  CONSTRAINT pk_registration_origin PRIMARY KEY (id),
  CONSTRAINT uq_registration_origin_category UNIQUE (version_id, category_code),
  CONSTRAINT fk_registration_origin_version FOREIGN KEY (version_id) REFERENCES registration_version (id),
  CONSTRAINT fk_registration_origin_category FOREIGN KEY (category_code) REFERENCES category (code),
  CONSTRAINT ck_registration_origin_percent CHECK (local_percent IS NULL OR local_percent BETWEEN 0 AND 100)
) COMMENT 'Declarations of GCC origin, one a product line';

CREATE TABLE registration_owner (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  version_id BIGINT NOT NULL COMMENT 'version that states it',
  name VARCHAR(200) NOT NULL COMMENT 'natural person who owns or controls the company in the end, as in the passport',
  nationality CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2; empty while it is being written',
  share_percent DECIMAL(5,2) NULL COMMENT 'share in per cent; none while it is being written',
  CONSTRAINT pk_registration_owner PRIMARY KEY (id),
  CONSTRAINT uq_registration_owner_name UNIQUE (version_id, name, nationality),
  CONSTRAINT fk_registration_owner_version FOREIGN KEY (version_id) REFERENCES registration_version (id),
  CONSTRAINT ck_registration_owner_share CHECK (share_percent IS NULL OR (share_percent > 0 AND share_percent <= 100))
) COMMENT 'Beneficial owners as stated';

CREATE TABLE registration_document (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  version_id BIGINT NOT NULL COMMENT 'version it belongs to',
  kind VARCHAR(20) NOT NULL COMMENT 'COMMERCIAL_REGISTER, CHAMBER, TAX or ORIGIN',
  expires_on DATE NOT NULL COMMENT 'last day it is good for',
  content_type VARCHAR(50) NOT NULL COMMENT 'as its content shows',
  file_name VARCHAR(200) NOT NULL COMMENT 'as the sender called it; only shown',
  byte_count INT NOT NULL COMMENT 'size in bytes',
  sha256 CHAR(64) NOT NULL COMMENT 'of its content, hexadecimal; its place in the object store',
  added_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_registration_document PRIMARY KEY (id),
  CONSTRAINT uq_registration_document_kind UNIQUE (version_id, kind),
  CONSTRAINT fk_registration_document_version FOREIGN KEY (version_id) REFERENCES registration_version (id),
  CONSTRAINT ck_registration_document_kind CHECK (kind IN ('COMMERCIAL_REGISTER', 'CHAMBER', 'TAX', 'ORIGIN')),
  CONSTRAINT ck_registration_document_type CHECK (content_type IN ('application/pdf', 'image/png', 'image/jpeg')),
  INDEX ix_registration_document_expiry (expires_on)
) COMMENT 'Certificates of suppliers with their last day, one of a kind in a version';

-- Debarment: decided by two central buyers, public while it holds, and kept from bidding and awards by the database's
-- clock. Days are those of Riyadh (UTC+3, no summer time).
CREATE TABLE supplier_debarment (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  supplier_id BIGINT NOT NULL COMMENT 'supplier that may neither bid nor be awarded',
  status VARCHAR(10) NOT NULL COMMENT 'PROPOSED, CONFIRMED, REJECTED or LIFTED',
  from_day DATE NOT NULL COMMENT 'first day, in Riyadh',
  until_day DATE NULL COMMENT 'last day, in Riyadh; none: until it is lifted',
  ground_ar VARCHAR(500) NOT NULL COMMENT 'legal ground as published, Arabic',
  ground_en VARCHAR(500) NOT NULL COMMENT 'legal ground as published, English',
  reason VARCHAR(2000) NOT NULL COMMENT 'why; not published',
  proposed_by BIGINT NOT NULL COMMENT 'central buyer',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  decided_by BIGINT NULL COMMENT 'another central buyer, who confirmed or rejected it',
  decided_at DATETIME(6) NULL COMMENT 'UTC',
  lifted_by BIGINT NULL COMMENT 'central buyer who lifted it',
  lifted_at DATETIME(6) NULL COMMENT 'UTC',
  lift_reason VARCHAR(2000) NULL COMMENT 'why it was lifted',
  open_supplier BIGINT GENERATED ALWAYS AS (CASE WHEN status = 'PROPOSED' THEN supplier_id END) STORED COMMENT 'the supplier while a proposal waits, so that only one does',
  CONSTRAINT pk_supplier_debarment PRIMARY KEY (id),
  CONSTRAINT uq_supplier_debarment_open UNIQUE (open_supplier),
  CONSTRAINT fk_supplier_debarment_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_supplier_debarment_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_supplier_debarment_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT fk_supplier_debarment_lifter FOREIGN KEY (lifted_by) REFERENCES person (id),
  CONSTRAINT ck_supplier_debarment_status CHECK (status IN ('PROPOSED', 'CONFIRMED', 'REJECTED', 'LIFTED')),
  CONSTRAINT ck_supplier_debarment_days CHECK (until_day IS NULL OR until_day >= from_day),
  CONSTRAINT ck_supplier_debarment_said CHECK (ground_ar <> '' AND ground_en <> '' AND reason <> ''),
  CONSTRAINT ck_supplier_debarment_decided CHECK ((status = 'PROPOSED') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT ck_supplier_debarment_four_eyes CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CONSTRAINT ck_supplier_debarment_lifted CHECK ((status = 'LIFTED') = (lifted_at IS NOT NULL) AND (lifted_at IS NULL) = (lifted_by IS NULL)
    AND (lifted_at IS NULL OR COALESCE(CHAR_LENGTH(lift_reason), 0) > 0)),
  INDEX ix_supplier_debarment_supplier (supplier_id, status)
) COMMENT 'Debarments of suppliers: who proposed, who confirmed, and from which day to which';

-- Debarments in force now, by the clock of the database: on each day of Riyadh from the first to the last.
CREATE VIEW supplier_debarred AS
  SELECT d.id AS debarment_id, d.supplier_id
    FROM supplier_debarment d
   WHERE d.status = 'CONFIRMED' AND d.from_day <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
     AND (d.until_day IS NULL OR d.until_day >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR));
