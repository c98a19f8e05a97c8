-- Who takes part: member states with their currencies, rates and holidays, procuring entities, suppliers, and people
-- with their roles. Guards of one condition are in guards.txt, the tables of which every change is told in
-- kept-tables.txt.

CREATE TABLE currency (
  code CHAR(3) NOT NULL COMMENT 'ISO 4217 code',
  decimals TINYINT NOT NULL COMMENT 'minor-unit digits: 3 for BHD, KWD and OMR, else 2',
  name_ar VARCHAR(100) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(100) NOT NULL COMMENT 'English name',
  CONSTRAINT pk_currency PRIMARY KEY (code),
  CONSTRAINT ck_currency_decimals CHECK (decimals BETWEEN 0 AND 3)
) COMMENT 'Currencies in which demand is estimated and bids are priced';

CREATE TABLE member_state (
  code CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2 code',
  name_ar VARCHAR(100) NOT NULL COMMENT 'short Arabic name',
  name_en VARCHAR(100) NOT NULL COMMENT 'short English name',
  official_name_ar VARCHAR(200) NOT NULL COMMENT 'official Arabic name',
  official_name_en VARCHAR(200) NOT NULL COMMENT 'official English name',
  currency CHAR(3) NOT NULL COMMENT 'national currency',
  vat_percent DECIMAL(5,2) NOT NULL COMMENT 'standard VAT rate in percent',
  weekend_first TINYINT NOT NULL COMMENT 'first weekend day, ISO number (Monday is 1)',
  weekend_second TINYINT NOT NULL COMMENT 'second weekend day, ISO number (Monday is 1)',
  zone VARCHAR(40) NOT NULL COMMENT 'IANA time zone in which the state reads its clock',
  CONSTRAINT pk_member_state PRIMARY KEY (code),
  CONSTRAINT fk_member_state_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_member_state_vat CHECK (vat_percent BETWEEN 0 AND 100),
  CONSTRAINT ck_member_state_weekend CHECK (weekend_first BETWEEN 1 AND 7 AND weekend_second BETWEEN 1 AND 7)
) COMMENT 'The six member states of the Gulf Cooperation Council';

-- What is counted whole is never bought in fractions.
CREATE TABLE unit_of_measure (
  code VARCHAR(3) NOT NULL COMMENT 'UN/ECE Recommendation 20 code',
  name_ar VARCHAR(100) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(100) NOT NULL COMMENT 'English name',
  is_whole BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'counted whole, such as a piece or a pack: no conversion may leave a fraction of it',
  CONSTRAINT pk_unit_of_measure PRIMARY KEY (code)
) COMMENT 'Units in which items are counted';

CREATE TABLE procuring_entity (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  code VARCHAR(20) NOT NULL COMMENT 'short stable code, such as KW-MOH',
  state_code CHAR(2) NOT NULL COMMENT 'state the entity belongs to',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  closed_at DATETIME(6) NULL COMMENT 'UTC; starts no new submission from then on',
  closed_reason VARCHAR(500) NULL COMMENT 'why it was closed, such as the decree that merged it',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_procuring_entity PRIMARY KEY (id),
  CONSTRAINT uq_procuring_entity_code UNIQUE (code),
  CONSTRAINT uq_procuring_entity_state UNIQUE (id, state_code),
  CONSTRAINT fk_procuring_entity_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT ck_procuring_entity_closed CHECK ((closed_at IS NULL) = (closed_reason IS NULL)),
  CONSTRAINT ck_procuring_entity_plain_name CHECK (
    CONCAT(name_ar, name_en) NOT REGEXP '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]')
) COMMENT 'Ministries and agencies that state demand';

CREATE TABLE delivery_site (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  entity_id BIGINT NOT NULL COMMENT 'entity that takes delivery there',
  code VARCHAR(30) NOT NULL COMMENT 'short stable code',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  city_ar VARCHAR(100) NOT NULL COMMENT 'city, Arabic',
  city_en VARCHAR(100) NOT NULL COMMENT 'city, English',
  closed_at DATETIME(6) NULL COMMENT 'UTC; cannot be chosen on new lines from then on',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_delivery_site PRIMARY KEY (id),
  CONSTRAINT uq_delivery_site_code UNIQUE (code),
  CONSTRAINT uq_delivery_site_entity UNIQUE (id, entity_id),
  CONSTRAINT fk_delivery_site_entity FOREIGN KEY (entity_id) REFERENCES procuring_entity (id)
) COMMENT 'Places where an entity takes delivery';

CREATE TABLE supplier (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  registration_number VARCHAR(40) NOT NULL COMMENT 'commercial register number',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  country CHAR(2) NOT NULL COMMENT 'country of registration, ISO 3166-1 alpha-2',
  status VARCHAR(20) NOT NULL COMMENT 'REGISTERED or SUSPENDED',
  registered_at DATETIME(6) NOT NULL COMMENT 'UTC',
  is_gcc_origin BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'its goods are as a rule of GCC origin: what a bid form starts with',
  version INT NOT NULL DEFAULT 0 COMMENT 'counts changes, for guarded updates',
  CONSTRAINT pk_supplier PRIMARY KEY (id),
  CONSTRAINT uq_supplier_registration UNIQUE (registration_number),
  CONSTRAINT ck_supplier_status CHECK (status IN ('REGISTERED', 'SUSPENDED')),
  CONSTRAINT ck_supplier_plain_name CHECK (
    CONCAT(name_ar, name_en) NOT REGEXP '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]')
) COMMENT 'Registered suppliers, who may bid';

DELIMITER //
CREATE TRIGGER tr_supplier_identity BEFORE UPDATE ON supplier FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.identity-fixed';
  END IF;
  IF NEW.registration_number <> OLD.registration_number OR NEW.country <> OLD.country THEN
    IF NOT EXISTS (SELECT 1 FROM supplier_registration r JOIN registration_version v ON v.registration_id = r.id
        WHERE r.supplier_id = OLD.id AND v.status = 'ACCEPTED' AND v.country = NEW.country
          AND NEW.registration_number IN (v.register_number, CONCAT(v.country, '-', v.register_number))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.identity-fixed';
    END IF;
    IF EXISTS (SELECT 1 FROM bid WHERE supplier_id = OLD.id AND status = 'SUBMITTED')
        OR EXISTS (SELECT 1 FROM bid b JOIN opened_bid o ON o.bid_id = b.id JOIN joint_tender t ON t.id = b.tender_id
          WHERE b.supplier_id = OLD.id AND o.prices_sha256 IS NOT NULL AND o.prices_opened_at IS NULL
            AND t.status IN ('OPENED', 'UNDER_EVALUATION')) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.sealed-bids-wait';
    END IF;
  END IF;
END//
DELIMITER ;

-- One e-mail address is one account: a person with two would be two people to whatever asks for another pair of eyes.
-- Names hold nothing that cannot be seen and nothing that turns the direction of writing; the joiners (U+200C, U+200D)
-- stay, which Persian, Urdu and Arabic abbreviations need.
CREATE TABLE person (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  login VARCHAR(60) NOT NULL COMMENT 'name to sign in with, lower case',
  password_hash VARCHAR(200) NULL COMMENT 'Argon2id in PHC form; none means the person cannot sign in with a password',
  name_ar VARCHAR(200) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(200) NOT NULL COMMENT 'English name',
  title_ar VARCHAR(200) NOT NULL COMMENT 'job title, Arabic',
  title_en VARCHAR(200) NOT NULL COMMENT 'job title, English',
  email VARCHAR(200) NOT NULL COMMENT 'address for notices',
  is_demo BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'invented person of the demonstration data',
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'UTC',
  one_time_until DATETIME(6) NULL COMMENT 'UTC, of the machine; the password is a one-time one: good until then, and replaced before the first session',
  blocked_at DATETIME(6) NULL COMMENT 'UTC; the administrator locked the account then; none while it is open',
  blocked_reason VARCHAR(500) NULL COMMENT 'why it was locked',
  language CHAR(2) NOT NULL DEFAULT 'ar' COMMENT 'ar or en: language of e-mails and of the calendar feed',
  is_address_unproven BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'a stranger asked for a registration with this address and has chosen no password: nobody has shown that it is theirs, so it keeps no other account from it',
  email_key VARCHAR(200) GENERATED ALWAYS AS (CASE WHEN blocked_at IS NULL AND NOT is_address_unproven THEN LOWER(CONCAT(SUBSTRING_INDEX(SUBSTRING_INDEX(TRIM(email), '@', 1), '+', 1), '@', SUBSTRING_INDEX(TRIM(email), '@', -1))) END) STORED COMMENT 'the address without its tag and in small letters, while the account is not locked, so that no other account has it',
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT uq_person_login UNIQUE (login),
  CONSTRAINT uq_person_email UNIQUE (email_key),
  CONSTRAINT ck_person_blocked CHECK ((blocked_at IS NULL) = (blocked_reason IS NULL)),
  CONSTRAINT ck_person_language CHECK (language IN ('ar', 'en')),
  CONSTRAINT ck_person_plain_name CHECK (
    CONCAT(name_ar, name_en, title_ar, title_en) NOT REGEXP '(?![\\x{200C}\\x{200D}])[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]'),
  CONSTRAINT ck_person_one_email CHECK (email NOT REGEXP '[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs},;<>]')
) COMMENT 'People with an account';

DELIMITER //
CREATE TRIGGER tr_person_feed_ends AFTER UPDATE ON person FOR EACH ROW
BEGIN
  IF (NEW.blocked_at IS NOT NULL AND OLD.blocked_at IS NULL)
      OR NOT (NEW.password_hash <=> OLD.password_hash) THEN
    DELETE FROM calendar_feed WHERE person_id = NEW.id;
  END IF;
END//
-- A link for a forgotten password holds for the password, the address and the account that there were when it was asked
-- for: it ends with them, also when the account is unlocked within the hour.
CREATE TRIGGER tr_person_recovery_ends AFTER UPDATE ON person FOR EACH ROW
BEGIN
  IF (NEW.blocked_at IS NOT NULL AND OLD.blocked_at IS NULL) OR NEW.email <> OLD.email
      OR NOT (NEW.password_hash <=> OLD.password_hash) THEN
    UPDATE password_recovery SET ended_at = UTC_TIMESTAMP(6)
     WHERE person_id = NEW.id AND outcome = 'LINK' AND used_at IS NULL AND ended_at IS NULL;
  END IF;
END//
CREATE TRIGGER tr_person_stays_real AFTER UPDATE ON person FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
  IF NEW.is_demo AND NOT OLD.is_demo AND SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND NOT EXISTS (SELECT 1 FROM person WHERE is_demo AND id <> NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.operator-only';
  END IF;
END//
DELIMITER ;

-- What administrators do to the accounts of others takes two of them. The operator of the platform and the vetting of
-- suppliers give roles without them, and the origin of each role and seat says so.
CREATE TABLE account_proposal (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  kind VARCHAR(16) NOT NULL COMMENT 'OPEN_ACCOUNT, GRANT_ROLE, RESET_PASSWORD or COMMITTEE_SEAT',
  status VARCHAR(10) NOT NULL COMMENT 'PROPOSED, CONFIRMED, REJECTED or EXPIRED',
  person_id BIGINT NULL COMMENT 'whose account; none for an account that is not open yet',
  login VARCHAR(60) NULL COMMENT 'login of the account to be opened; this and the next five for that only',
  name_ar VARCHAR(200) NULL COMMENT 'name, Arabic',
  name_en VARCHAR(200) NULL COMMENT 'name, English',
  title_ar VARCHAR(200) NULL COMMENT 'job title, Arabic',
  title_en VARCHAR(200) NULL COMMENT 'job title, English',
  email VARCHAR(200) NULL COMMENT 'e-mail address',
  role VARCHAR(30) NOT NULL DEFAULT '' COMMENT 'role to be given; empty for a reset',
  state_code CHAR(2) NULL COMMENT 'state the role or seat is limited to; an entity brings its own',
  entity_code VARCHAR(20) NULL COMMENT 'entity the role is limited to',
  supplier_number VARCHAR(40) NULL COMMENT 'register number of the supplier the role is limited to',
  committee VARCHAR(20) NOT NULL DEFAULT '' COMMENT 'committee of the seat; empty for what is no seat',
  is_chair BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'whether the seat is that of the chair',
  proposed_by BIGINT NOT NULL COMMENT 'administrator',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC; not confirmed from then on',
  decided_by BIGINT NULL COMMENT 'another administrator, who confirmed or rejected it',
  decided_at DATETIME(6) NULL COMMENT 'UTC',
  reason VARCHAR(1000) NULL COMMENT 'why it was rejected',
  applied_at DATETIME(6) NULL COMMENT 'UTC, when the role or seat was given under it, which happens once',
  open_person BIGINT GENERATED ALWAYS AS (CASE WHEN status = 'PROPOSED' THEN person_id END) STORED COMMENT 'the person while it waits, so that the same waits once',
  open_login VARCHAR(60) GENERATED ALWAYS AS (CASE WHEN status = 'PROPOSED' THEN login END) STORED COMMENT 'the login while it waits, so that the same waits once',
  CONSTRAINT pk_account_proposal PRIMARY KEY (id),
  CONSTRAINT uq_account_proposal_person UNIQUE (open_person, kind, role, committee),
  CONSTRAINT uq_account_proposal_login UNIQUE (open_login),
  CONSTRAINT fk_account_proposal_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_account_proposal_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_account_proposal_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_account_proposal_kind CHECK (kind IN ('OPEN_ACCOUNT', 'GRANT_ROLE', 'RESET_PASSWORD', 'COMMITTEE_SEAT')),
  CONSTRAINT ck_account_proposal_status CHECK (status IN ('PROPOSED', 'CONFIRMED', 'REJECTED', 'EXPIRED')),
  CONSTRAINT ck_account_proposal_about CHECK ((kind = 'OPEN_ACCOUNT') = (login IS NOT NULL) AND (login IS NULL) = (name_ar IS NULL)
    AND (login IS NULL) = (name_en IS NULL) AND (login IS NULL) = (title_ar IS NULL) AND (login IS NULL) = (title_en IS NULL)
    AND (login IS NULL) = (email IS NULL) AND (kind = 'OPEN_ACCOUNT' AND status <> 'CONFIRMED') = (person_id IS NULL)),
  CONSTRAINT ck_account_proposal_given CHECK ((kind IN ('OPEN_ACCOUNT', 'GRANT_ROLE')) = (role <> '') AND (kind = 'COMMITTEE_SEAT') = (committee <> '')
    AND (kind <> 'COMMITTEE_SEAT' OR state_code IS NOT NULL)),
  CONSTRAINT ck_account_proposal_decided CHECK ((status IN ('CONFIRMED', 'REJECTED')) = (decided_by IS NOT NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT ck_account_proposal_four_eyes CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CONSTRAINT ck_account_proposal_not_oneself CHECK (person_id IS NULL OR (person_id <> proposed_by AND (decided_by IS NULL OR person_id <> decided_by))),
  CONSTRAINT ck_account_proposal_reason CHECK ((status = 'REJECTED') = (COALESCE(CHAR_LENGTH(reason), 0) > 0)),
  CONSTRAINT ck_account_proposal_applied CHECK (applied_at IS NULL OR (status = 'CONFIRMED' AND kind <> 'RESET_PASSWORD')),
  INDEX ix_account_proposal_waiting (status, expires_at)
) COMMENT 'What an administrator proposes to do to the account of another, until a second administrator decides';

DELIMITER //
CREATE TRIGGER tr_account_proposal_made BEFORE INSERT ON account_proposal FOR EACH ROW
BEGIN
  IF NEW.status <> 'PROPOSED' OR NEW.applied_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.proposal-fixed';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.proposed_by AND role = 'ADMINISTRATOR') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//
CREATE TRIGGER tr_account_proposal_life BEFORE UPDATE ON account_proposal FOR EACH ROW
BEGIN
  IF NEW.kind <> OLD.kind OR NOT (NEW.login <=> OLD.login) OR NOT (NEW.name_ar <=> OLD.name_ar) OR NOT (NEW.name_en <=> OLD.name_en)
      OR NOT (NEW.title_ar <=> OLD.title_ar) OR NOT (NEW.title_en <=> OLD.title_en) OR NOT (NEW.email <=> OLD.email)
      OR NEW.role <> OLD.role OR NOT (NEW.state_code <=> OLD.state_code) OR NOT (NEW.entity_code <=> OLD.entity_code)
      OR NOT (NEW.supplier_number <=> OLD.supplier_number) OR NEW.committee <> OLD.committee OR NEW.is_chair <> OLD.is_chair
      OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at OR NEW.expires_at <> OLD.expires_at
      OR (OLD.person_id IS NOT NULL AND NOT (NEW.person_id <=> OLD.person_id))
      OR (OLD.status <> 'PROPOSED' AND (NEW.status <> OLD.status OR NOT (NEW.person_id <=> OLD.person_id) OR NOT (NEW.decided_by <=> OLD.decided_by)
        OR NOT (NEW.decided_at <=> OLD.decided_at) OR NOT (NEW.reason <=> OLD.reason)))
      OR (OLD.applied_at IS NOT NULL AND NOT (NEW.applied_at <=> OLD.applied_at)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.proposal-fixed';
  END IF;
  IF OLD.status = 'PROPOSED' AND NEW.status = 'CONFIRMED' AND UTC_TIMESTAMP(6) >= OLD.expires_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.proposal-expired';
  END IF;
  IF OLD.status = 'PROPOSED' AND NEW.status = 'EXPIRED' AND UTC_TIMESTAMP(6) < OLD.expires_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.proposal-fixed';
  END IF;
  IF OLD.status = 'PROPOSED' AND NEW.status IN ('CONFIRMED', 'REJECTED')
      AND NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.decided_by AND role = 'ADMINISTRATOR') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//
DELIMITER ;

CREATE TABLE role_grant (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  person_id BIGINT NOT NULL COMMENT 'who holds the role',
  role VARCHAR(30) NOT NULL COMMENT 'what the person may do',
  state_code CHAR(2) NULL COMMENT 'state the role is limited to',
  entity_id BIGINT NULL COMMENT 'entity the role is limited to',
  supplier_id BIGINT NULL COMMENT 'supplier the person acts for',
  origin VARCHAR(13) NOT NULL DEFAULT 'ADMINISTRATOR' COMMENT 'who gave it: ADMINISTRATOR (two of them), OPERATOR on the machine, REGISTRATION of a supplier',
  proposal_id BIGINT NULL COMMENT 'what two administrators agreed on',
  CONSTRAINT pk_role_grant PRIMARY KEY (id),
  CONSTRAINT uq_role_grant_person UNIQUE (person_id, role),
  CONSTRAINT fk_role_grant_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_role_grant_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_role_grant_entity FOREIGN KEY (entity_id, state_code) REFERENCES procuring_entity (id, state_code),
  CONSTRAINT fk_role_grant_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_role_grant_proposal FOREIGN KEY (proposal_id) REFERENCES account_proposal (id),
  CONSTRAINT ck_role_grant_officer CHECK (role <> 'PROCUREMENT_OFFICER' OR (entity_id IS NOT NULL AND state_code IS NOT NULL)),
  CONSTRAINT ck_role_grant_state CHECK (role NOT IN ('NATIONAL_COORDINATOR', 'COMMITTEE_MEMBER') OR state_code IS NOT NULL),
  CONSTRAINT ck_role_grant_bidder CHECK ((role = 'BIDDER') = (supplier_id IS NOT NULL)),
  CONSTRAINT ck_role_grant_role CHECK (role IN ('CATALOG_MANAGER', 'CENTRAL_BUYER', 'PROCUREMENT_OFFICER',
    'NATIONAL_COORDINATOR', 'OPENING_MEMBER', 'EVALUATOR', 'COMMITTEE_MEMBER', 'REVIEW_MEMBER', 'BIDDER', 'AUDITOR',
    'ADMINISTRATOR')),
  CONSTRAINT ck_role_grant_origin CHECK (origin IN ('ADMINISTRATOR', 'OPERATOR', 'REGISTRATION') AND (origin = 'ADMINISTRATOR') = (proposal_id IS NOT NULL)),
  INDEX ix_role_grant_role (role, state_code)
) COMMENT 'Roles of people, with the state, entity or supplier they are limited to';

DELIMITER //
CREATE TRIGGER tr_role_grant_by_two BEFORE INSERT ON role_grant FOR EACH ROW
BEGIN
  IF NEW.origin = 'ADMINISTRATOR' AND NOT EXISTS (
      SELECT 1 FROM account_proposal p
        LEFT JOIN procuring_entity e ON e.code = p.entity_code
        LEFT JOIN supplier s ON s.registration_number = p.supplier_number
       WHERE p.id = NEW.proposal_id AND p.status = 'CONFIRMED' AND p.applied_at IS NULL AND p.kind IN ('OPEN_ACCOUNT', 'GRANT_ROLE')
         AND p.person_id = NEW.person_id AND p.role = NEW.role AND COALESCE(e.state_code, p.state_code) <=> NEW.state_code
         AND e.id <=> NEW.entity_id AND s.id <=> NEW.supplier_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
  IF NEW.origin = 'REGISTRATION' AND NOT EXISTS (
      SELECT 1 FROM supplier_registration r
       WHERE r.person_id = NEW.person_id AND r.supplier_id = NEW.supplier_id AND NEW.role = 'BIDDER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//
-- A bidder sits on the other side of the table: whoever bids holds no other role.
CREATE TRIGGER tr_role_grant_given AFTER INSERT ON role_grant FOR EACH ROW
BEGIN
  IF (SELECT COUNT(*) FROM role_grant WHERE person_id = NEW.person_id) > 1
      AND EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.person_id AND role = 'BIDDER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.bidder-alone';
  END IF;
  IF NEW.entity_id IS NOT NULL AND (SELECT closed_at FROM procuring_entity WHERE id = NEW.entity_id) IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.entity-closed';
  END IF;
END//
CREATE TRIGGER tr_role_grant_applied AFTER INSERT ON role_grant FOR EACH ROW
BEGIN
  IF NEW.proposal_id IS NOT NULL THEN
    UPDATE account_proposal SET applied_at = UTC_TIMESTAMP(6) WHERE id = NEW.proposal_id;
  END IF;
END//
CREATE TRIGGER tr_role_grant_alone AFTER INSERT ON role_grant FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM role_grant g JOIN role_exclusion x
       ON x.scope = 'PERSON' AND x.role = LEAST(g.role, NEW.role) AND x.other_role = GREATEST(g.role, NEW.role)
      WHERE g.person_id = NEW.person_id AND g.id <> NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.roles-exclude';
  END IF;
END//
-- A role that no two administrators and no registration gave is given by who has the machine, with the account of the
-- owner. Where all people are invented the service gives them their roles itself.
CREATE TRIGGER tr_role_grant_by_operator AFTER INSERT ON role_grant FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    IF NOT COALESCE(NEW.origin IN ('ADMINISTRATOR', 'OPERATOR', 'REGISTRATION'), FALSE)
        OR (NEW.origin = 'ADMINISTRATOR') <> (NEW.proposal_id IS NOT NULL)
        OR NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
    END IF;
    IF NEW.origin = 'OPERATOR' AND NOT COALESCE((SELECT is_demo FROM person WHERE id = NEW.person_id), FALSE) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.operator-only';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_role_grant_stays_by_two BEFORE UPDATE ON role_grant FOR EACH ROW
BEGIN
  IF NEW.origin <> OLD.origin OR NOT (NEW.proposal_id <=> OLD.proposal_id)
      OR (OLD.origin <> 'OPERATOR' AND (NEW.person_id <> OLD.person_id OR NEW.role <> OLD.role OR NOT (NEW.state_code <=> OLD.state_code)
        OR NOT (NEW.entity_id <=> OLD.entity_id) OR NOT (NEW.supplier_id <=> OLD.supplier_id))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//
-- A role once given stays what it is and whose it is: another one is given, this one is taken.
CREATE TRIGGER tr_role_grant_fixed BEFORE UPDATE ON role_grant FOR EACH ROW
BEGIN
  IF NEW.id <> OLD.id OR NEW.person_id <> OLD.person_id OR NEW.role <> OLD.role
      OR NOT (NEW.supplier_id <=> OLD.supplier_id) OR NOT (NEW.entity_id <=> OLD.entity_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_role_grant_feed_ends AFTER DELETE ON role_grant FOR EACH ROW
BEGIN
  DELETE FROM calendar_feed WHERE person_id = OLD.person_id;
END//
DELIMITER ;

-- Roles that exclude one another: one person never holds both, or holds both but never acts in both in one tender.
CREATE TABLE role_exclusion (
  role VARCHAR(30) NOT NULL COMMENT 'role',
  other_role VARCHAR(30) NOT NULL COMMENT 'role that it excludes, and that excludes it; later in the alphabet',
  scope VARCHAR(6) NOT NULL COMMENT 'PERSON: never one person; TENDER: one person, but not in one tender',
  CONSTRAINT pk_role_exclusion PRIMARY KEY (role, other_role),
  CONSTRAINT ck_role_exclusion_order CHECK (role < other_role),
  CONSTRAINT ck_role_exclusion_scope CHECK (scope IN ('PERSON', 'TENDER')),
  INDEX ix_role_exclusion_other (other_role, role)
) COMMENT 'Roles that exclude one another, by person or by tender';
INSERT INTO role_exclusion (role, other_role, scope) VALUES
  ('ADMINISTRATOR', 'AUDITOR', 'PERSON'),
  ('ADMINISTRATOR', 'BIDDER', 'PERSON'),
  ('ADMINISTRATOR', 'CENTRAL_BUYER', 'PERSON'),
  ('ADMINISTRATOR', 'COMMITTEE_MEMBER', 'PERSON'),
  ('ADMINISTRATOR', 'EVALUATOR', 'PERSON'),
  ('ADMINISTRATOR', 'OPENING_MEMBER', 'PERSON'),
  ('ADMINISTRATOR', 'REVIEW_MEMBER', 'PERSON'),
  ('AUDITOR', 'BIDDER', 'PERSON'),
  ('AUDITOR', 'CATALOG_MANAGER', 'PERSON'),
  ('AUDITOR', 'CENTRAL_BUYER', 'PERSON'),
  ('AUDITOR', 'COMMITTEE_MEMBER', 'PERSON'),
  ('AUDITOR', 'EVALUATOR', 'PERSON'),
  ('AUDITOR', 'NATIONAL_COORDINATOR', 'PERSON'),
  ('AUDITOR', 'OPENING_MEMBER', 'PERSON'),
  ('AUDITOR', 'PROCUREMENT_OFFICER', 'PERSON'),
  ('AUDITOR', 'REVIEW_MEMBER', 'PERSON'),
  ('BIDDER', 'CATALOG_MANAGER', 'PERSON'),
  ('BIDDER', 'CENTRAL_BUYER', 'PERSON'),
  ('BIDDER', 'COMMITTEE_MEMBER', 'PERSON'),
  ('BIDDER', 'EVALUATOR', 'PERSON'),
  ('BIDDER', 'NATIONAL_COORDINATOR', 'PERSON'),
  ('BIDDER', 'OPENING_MEMBER', 'PERSON'),
  ('BIDDER', 'PROCUREMENT_OFFICER', 'PERSON'),
  ('BIDDER', 'REVIEW_MEMBER', 'PERSON'),
  ('CENTRAL_BUYER', 'COMMITTEE_MEMBER', 'PERSON'),
  ('CENTRAL_BUYER', 'EVALUATOR', 'TENDER'),
  ('CENTRAL_BUYER', 'REVIEW_MEMBER', 'PERSON'),
  ('COMMITTEE_MEMBER', 'EVALUATOR', 'TENDER'),
  ('COMMITTEE_MEMBER', 'OPENING_MEMBER', 'TENDER'),
  ('COMMITTEE_MEMBER', 'REVIEW_MEMBER', 'PERSON'),
  ('EVALUATOR', 'OPENING_MEMBER', 'TENDER'),
  ('EVALUATOR', 'REVIEW_MEMBER', 'PERSON'),
  ('OPENING_MEMBER', 'REVIEW_MEMBER', 'PERSON');

CREATE TABLE account_hold (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key, the number in the link',
  person_id BIGINT NOT NULL COMMENT 'bid manager whose bid room stays closed',
  proposal_id BIGINT NOT NULL COMMENT 'what two administrators did to the account',
  address VARCHAR(200) NOT NULL COMMENT 'where the link that ends it was sent: the address of the supplier’s registration, else of another bid manager, else the person’s own',
  begins_at DATETIME(6) NOT NULL COMMENT 'UTC',
  until_at DATETIME(6) NOT NULL COMMENT 'UTC; ends by itself then',
  mailed_at DATETIME(6) NOT NULL COMMENT 'UTC, when the link was sent last',
  released_at DATETIME(6) NULL COMMENT 'UTC, when it was ended by the link',
  CONSTRAINT pk_account_hold PRIMARY KEY (id),
  CONSTRAINT uq_account_hold_proposal UNIQUE (proposal_id),
  CONSTRAINT fk_account_hold_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_account_hold_proposal FOREIGN KEY (proposal_id) REFERENCES account_proposal (id),
  CONSTRAINT ck_account_hold_days CHECK (until_at >= begins_at),
  INDEX ix_account_hold_person (person_id, until_at)
) COMMENT 'Times in which a bid manager’s account reads and changes no bid, since others set it up anew';

CREATE TABLE password_link (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key, the number in the link',
  person_id BIGINT NOT NULL COMMENT 'who chooses a password by it',
  proposal_id BIGINT NOT NULL COMMENT 'the account opened, or the reset, that two administrators agreed on',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC; opens nothing from then on',
  used_at DATETIME(6) NULL COMMENT 'UTC; opens nothing once used',
  CONSTRAINT pk_password_link PRIMARY KEY (id),
  CONSTRAINT uq_password_link_proposal UNIQUE (proposal_id),
  CONSTRAINT fk_password_link_proposal FOREIGN KEY (proposal_id) REFERENCES account_proposal (id),
  CONSTRAINT fk_password_link_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'Links mailed to people to choose a password; what seals them is kept nowhere';

-- A file of people is checked as a whole, kept with its rows, and proposed by one press; another administrator confirms
-- all of it by one. Each person has a proposal of their own, so what guards one account guards all of them.
CREATE TABLE account_import (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  file_name VARCHAR(255) NOT NULL COMMENT 'name of the file, as sent',
  status VARCHAR(10) NOT NULL COMMENT 'STAGED, PROPOSED, DECIDED or DROPPED',
  people INT NOT NULL COMMENT 'rows, one for each person',
  staged_by BIGINT NOT NULL COMMENT 'administrator',
  staged_at DATETIME(6) NOT NULL COMMENT 'UTC',
  proposed_at DATETIME(6) NULL COMMENT 'UTC, when its people were proposed',
  CONSTRAINT pk_account_import PRIMARY KEY (id),
  CONSTRAINT fk_account_import_person FOREIGN KEY (staged_by) REFERENCES person (id),
  CONSTRAINT ck_account_import_status CHECK (status IN ('STAGED', 'PROPOSED', 'DECIDED', 'DROPPED')),
  CONSTRAINT ck_account_import_people CHECK (people BETWEEN 1 AND 2000),
  CONSTRAINT ck_account_import_proposed CHECK ((status IN ('PROPOSED', 'DECIDED')) = (proposed_at IS NOT NULL))
) COMMENT 'Files of people who are to get accounts';

CREATE TABLE account_import_row (
  import_id BIGINT NOT NULL COMMENT 'file',
  line INT NOT NULL COMMENT 'line of the file, from 1',
  login VARCHAR(60) NOT NULL COMMENT 'name to sign in with',
  name_ar VARCHAR(200) NOT NULL COMMENT 'name, Arabic',
  name_en VARCHAR(200) NOT NULL COMMENT 'name, English',
  title_ar VARCHAR(200) NOT NULL COMMENT 'job title, Arabic',
  title_en VARCHAR(200) NOT NULL COMMENT 'job title, English',
  email VARCHAR(200) NOT NULL COMMENT 'e-mail address',
  role VARCHAR(30) NOT NULL COMMENT 'first role',
  state_code CHAR(2) NULL COMMENT 'state the role is limited to',
  entity_code VARCHAR(20) NULL COMMENT 'entity the role is limited to',
  supplier_number VARCHAR(40) NULL COMMENT 'register number of the supplier the role is limited to',
  proposal_id BIGINT NULL COMMENT 'what was proposed of the row; none before that',
  CONSTRAINT pk_account_import_row PRIMARY KEY (import_id, line),
  CONSTRAINT uq_account_import_row_login UNIQUE (import_id, login),
  CONSTRAINT fk_account_import_row_import FOREIGN KEY (import_id) REFERENCES account_import (id),
  CONSTRAINT fk_account_import_row_proposal FOREIGN KEY (proposal_id) REFERENCES account_proposal (id),
  CONSTRAINT uq_account_import_row_proposal UNIQUE (proposal_id)
) COMMENT 'Rows of files of people, each right when it was checked';

CREATE TABLE password_recovery (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key, the number in the link',
  person_id BIGINT NOT NULL COMMENT 'whose password was said to be forgotten',
  outcome VARCHAR(17) NOT NULL COMMENT 'LINK where a link was mailed; else why the administrators are to be asked: LOCKED, HELD, NO_PASSWORD or BY_ADMINISTRATORS',
  asked_at DATETIME(6) NOT NULL COMMENT 'UTC',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC; the link opens nothing from then on',
  used_at DATETIME(6) NULL COMMENT 'UTC; the link opens nothing once used',
  ended_at DATETIME(6) NULL COMMENT 'UTC; the account was locked, or got another password or address, before the link was used',
  CONSTRAINT pk_password_recovery PRIMARY KEY (id),
  CONSTRAINT fk_password_recovery_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ck_password_recovery_outcome CHECK (outcome IN ('LINK', 'LOCKED', 'HELD', 'NO_PASSWORD', 'BY_ADMINISTRATORS')),
  CONSTRAINT ck_password_recovery_hour CHECK (expires_at <= DATE_ADD(asked_at, INTERVAL 60 MINUTE)),
  CONSTRAINT ck_password_recovery_used CHECK (used_at IS NULL OR (outcome = 'LINK' AND used_at < expires_at)),
  CONSTRAINT ck_password_recovery_ended CHECK (ended_at IS NULL OR (outcome = 'LINK' AND used_at IS NULL))
) COMMENT 'Forgotten passwords, and the links mailed to choose another; what seals them is kept nowhere';

CREATE TABLE exchange_rate (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  currency CHAR(3) NOT NULL COMMENT 'currency quoted',
  valid_from DATE NOT NULL COMMENT 'first day the rate holds; it holds until the next one',
  units_per_usd DECIMAL(18,9) NOT NULL COMMENT 'units of the currency for one US dollar',
  source VARCHAR(200) NOT NULL COMMENT 'who fixed the rate',
  source_ar VARCHAR(300) NULL COMMENT 'who fixed the rate, in Arabic; none where a person wrote it in one language',
  entered_by BIGINT NULL COMMENT 'central buyer; none for reference data',
  entered_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_exchange_rate PRIMARY KEY (id),
  CONSTRAINT uq_exchange_rate_day UNIQUE (currency, valid_from),
  CONSTRAINT fk_exchange_rate_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT fk_exchange_rate_person FOREIGN KEY (entered_by) REFERENCES person (id),
  CONSTRAINT ck_exchange_rate_positive CHECK (units_per_usd > 0),
  CONSTRAINT ck_exchange_rate_entered CHECK ((entered_by IS NULL) = (entered_at IS NULL))
) COMMENT 'Dated exchange rates against the US dollar';

CREATE TABLE vat_rate (
  state_code CHAR(2) NOT NULL COMMENT 'state that levies it',
  valid_from DATE NOT NULL COMMENT 'first day the rate holds; it holds until the next one',
  percent DECIMAL(5,2) NOT NULL COMMENT 'standard rate in percent',
  source_ar VARCHAR(300) NOT NULL COMMENT 'law or decree, Arabic',
  source_en VARCHAR(300) NOT NULL COMMENT 'law or decree, English',
  CONSTRAINT pk_vat_rate PRIMARY KEY (state_code, valid_from),
  CONSTRAINT fk_vat_rate_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT ck_vat_rate_percent CHECK (percent BETWEEN 0 AND 100)
) COMMENT 'Standard VAT rates with the day from which they hold; a state without a row levies none';

CREATE TABLE holiday (
  state_code CHAR(2) NOT NULL COMMENT 'state that rests',
  day DATE NOT NULL COMMENT 'the day, Gregorian',
  name_ar VARCHAR(200) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(200) NOT NULL COMMENT 'English name',
  source VARCHAR(300) NULL COMMENT 'decree or announcement; none for the fixed holidays of the reference data',
  entered_by BIGINT NULL COMMENT 'central buyer; none for reference data',
  entered_at DATETIME(6) NULL COMMENT 'UTC',
  CONSTRAINT pk_holiday PRIMARY KEY (state_code, day),
  CONSTRAINT fk_holiday_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_holiday_person FOREIGN KEY (entered_by) REFERENCES person (id),
  CONSTRAINT ck_holiday_source CHECK (entered_by IS NULL OR (entered_at IS NOT NULL AND COALESCE(CHAR_LENGTH(source), 0) > 0))
) COMMENT 'Official holidays, which are no working days of their state';

CREATE TABLE holiday_removal (
  state_code CHAR(2) NOT NULL COMMENT 'state that works on the day after all',
  day DATE NOT NULL COMMENT 'the day, Gregorian',
  removed_by BIGINT NOT NULL COMMENT 'central buyer',
  removed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_holiday_removal PRIMARY KEY (state_code, day),
  CONSTRAINT fk_holiday_removal_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_holiday_removal_person FOREIGN KEY (removed_by) REFERENCES person (id)
) COMMENT 'Holidays that were taken out: the reference data do not bring them back';

CREATE TABLE supplier_suspension (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  supplier_id BIGINT NOT NULL COMMENT 'supplier that may not bid',
  suspended_at DATETIME(6) NOT NULL COMMENT 'UTC',
  until_day DATE NULL COMMENT 'last day of the suspension, in Riyadh; none while it is without a term',
  reason VARCHAR(1000) NOT NULL COMMENT 'why, with the decision it rests on',
  suspended_by BIGINT NOT NULL COMMENT 'central buyer',
  ended_at DATETIME(6) NULL COMMENT 'UTC; when it was lifted or ran out',
  end_reason VARCHAR(1000) NULL COMMENT 'why it was lifted; none when it ran out',
  ended_by BIGINT NULL COMMENT 'central buyer; none when it ran out',
  running BIGINT GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN supplier_id END) STORED COMMENT 'the supplier while the suspension runs, so that only one does',
  CONSTRAINT pk_supplier_suspension PRIMARY KEY (id),
  CONSTRAINT uq_supplier_suspension_running UNIQUE (running),
  CONSTRAINT fk_supplier_suspension_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT fk_supplier_suspension_by FOREIGN KEY (suspended_by) REFERENCES person (id),
  CONSTRAINT fk_supplier_suspension_ended_by FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_supplier_suspension_reason CHECK (CHAR_LENGTH(reason) > 0),
  CONSTRAINT ck_supplier_suspension_end CHECK ((ended_by IS NULL) = (end_reason IS NULL) AND (ended_by IS NULL OR ended_at IS NOT NULL))
) COMMENT 'When and why suppliers were suspended, and when that ended';

CREATE TABLE reference_state (
  id TINYINT NOT NULL COMMENT 'always 1',
  fingerprint CHAR(64) NOT NULL COMMENT 'SHA-256 of the reference data that were loaded, hexadecimal',
  loaded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_reference_state PRIMARY KEY (id),
  CONSTRAINT ck_reference_state_single CHECK (id = 1)
) COMMENT 'Which reference data stand in the tables, so that a start need not write them again';

CREATE TABLE demo_clock (
  id TINYINT NOT NULL COMMENT 'always 1',
  offset_seconds BIGINT NOT NULL COMMENT 'seconds the demonstration runs ahead of the machine',
  loaded_at DATETIME(6) NOT NULL COMMENT 'UTC, when the demonstration data were loaded',
  CONSTRAINT pk_demo_clock PRIMARY KEY (id),
  CONSTRAINT ck_demo_clock_single CHECK (id = 1),
  CONSTRAINT ck_demo_clock_forward CHECK (offset_seconds >= 0)
) COMMENT 'Present only where demonstration data were loaded: how far its time was moved on';
