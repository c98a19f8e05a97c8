-- Who takes part: member states, currencies, procuring entities, suppliers, people and their sessions.

CREATE TABLE currency (
  code CHAR(3) NOT NULL COMMENT 'ISO 4217 code',
  decimals TINYINT NOT NULL COMMENT 'minor-unit digits: 3 for BHD, KWD and OMR, else 2',
  name_ar VARCHAR(100) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(100) NOT NULL COMMENT 'English name',
  CONSTRAINT pk_currency PRIMARY KEY (code),
  CONSTRAINT ck_currency_decimals CHECK (decimals BETWEEN 0 AND 3)
) COMMENT 'Currencies in which demand is estimated and bids are priced';

CREATE TABLE exchange_rate (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  currency CHAR(3) NOT NULL COMMENT 'currency quoted',
  valid_from DATE NOT NULL COMMENT 'first day the rate holds; it holds until the next one',
  units_per_usd DECIMAL(18,9) NOT NULL COMMENT 'units of the currency for one US dollar',
  source VARCHAR(200) NOT NULL COMMENT 'who fixed the rate',
  CONSTRAINT pk_exchange_rate PRIMARY KEY (id),
  CONSTRAINT uq_exchange_rate_day UNIQUE (currency, valid_from),
  CONSTRAINT fk_exchange_rate_currency FOREIGN KEY (currency) REFERENCES currency (code),
  CONSTRAINT ck_exchange_rate_positive CHECK (units_per_usd > 0)
) COMMENT 'Dated exchange rates against the US dollar';

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

CREATE TABLE holiday (
  state_code CHAR(2) NOT NULL COMMENT 'state that rests',
  day DATE NOT NULL COMMENT 'the day, Gregorian',
  name_ar VARCHAR(200) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(200) NOT NULL COMMENT 'English name',
  CONSTRAINT pk_holiday PRIMARY KEY (state_code, day),
  CONSTRAINT fk_holiday_state FOREIGN KEY (state_code) REFERENCES member_state (code)
) COMMENT 'Official holidays, which are no working days of their state';

CREATE TABLE unit_of_measure (
  code VARCHAR(3) NOT NULL COMMENT 'UN/ECE Recommendation 20 code',
  name_ar VARCHAR(100) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(100) NOT NULL COMMENT 'English name',
  CONSTRAINT pk_unit_of_measure PRIMARY KEY (code)
) COMMENT 'Units in which items are counted';

CREATE TABLE procuring_entity (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  code VARCHAR(20) NOT NULL COMMENT 'short stable code, such as KW-MOH',
  state_code CHAR(2) NOT NULL COMMENT 'state the entity belongs to',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  CONSTRAINT pk_procuring_entity PRIMARY KEY (id),
  CONSTRAINT uq_procuring_entity_code UNIQUE (code),
  CONSTRAINT uq_procuring_entity_state UNIQUE (id, state_code),
  CONSTRAINT fk_procuring_entity_state FOREIGN KEY (state_code) REFERENCES member_state (code)
) COMMENT 'Ministries and agencies that state demand';

CREATE TABLE delivery_site (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  entity_id BIGINT NOT NULL COMMENT 'entity that takes delivery there',
  code VARCHAR(30) NOT NULL COMMENT 'short stable code',
  name_ar VARCHAR(300) NOT NULL COMMENT 'Arabic name',
  name_en VARCHAR(300) NOT NULL COMMENT 'English name',
  city_ar VARCHAR(100) NOT NULL COMMENT 'city, Arabic',
  city_en VARCHAR(100) NOT NULL COMMENT 'city, English',
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
  CONSTRAINT pk_supplier PRIMARY KEY (id),
  CONSTRAINT uq_supplier_registration UNIQUE (registration_number),
  CONSTRAINT ck_supplier_status CHECK (status IN ('REGISTERED', 'SUSPENDED'))
) COMMENT 'Registered suppliers, who may bid';

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
  failed_attempts INT NOT NULL DEFAULT 0 COMMENT 'failed sign-ins since the last good one',
  locked_until DATETIME(6) NULL COMMENT 'UTC; no sign-in before',
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) COMMENT 'UTC',
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT uq_person_login UNIQUE (login)
) COMMENT 'People with an account';

CREATE TABLE role_grant (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  person_id BIGINT NOT NULL COMMENT 'who holds the role',
  role VARCHAR(30) NOT NULL COMMENT 'what the person may do',
  state_code CHAR(2) NULL COMMENT 'state the role is limited to',
  entity_id BIGINT NULL COMMENT 'entity the role is limited to',
  supplier_id BIGINT NULL COMMENT 'supplier the person acts for',
  CONSTRAINT pk_role_grant PRIMARY KEY (id),
  CONSTRAINT uq_role_grant_person UNIQUE (person_id, role),
  CONSTRAINT fk_role_grant_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_role_grant_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_role_grant_entity FOREIGN KEY (entity_id, state_code) REFERENCES procuring_entity (id, state_code),
  CONSTRAINT fk_role_grant_supplier FOREIGN KEY (supplier_id) REFERENCES supplier (id),
  CONSTRAINT ck_role_grant_role CHECK (role IN ('CATALOG_MANAGER', 'CENTRAL_BUYER', 'PROCUREMENT_OFFICER',
    'NATIONAL_COORDINATOR', 'OPENING_MEMBER', 'EVALUATOR', 'COMMITTEE_MEMBER', 'BIDDER', 'AUDITOR', 'ADMINISTRATOR')),
  CONSTRAINT ck_role_grant_officer CHECK (role <> 'PROCUREMENT_OFFICER' OR (entity_id IS NOT NULL AND state_code IS NOT NULL)),
  CONSTRAINT ck_role_grant_state CHECK (role NOT IN ('NATIONAL_COORDINATOR', 'COMMITTEE_MEMBER') OR state_code IS NOT NULL),
  CONSTRAINT ck_role_grant_bidder CHECK ((role = 'BIDDER') = (supplier_id IS NOT NULL))
) COMMENT 'Roles of people, with the state, entity or supplier they are limited to';

CREATE TABLE session (
  token_hash CHAR(64) NOT NULL COMMENT 'SHA-256 of the token that the browser or client holds, hexadecimal',
  person_id BIGINT NOT NULL COMMENT 'who signed in',
  csrf_token CHAR(43) NOT NULL COMMENT 'value every form of the session must send back',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine, never of the demonstration clock',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; moved on while the session is used',
  CONSTRAINT pk_session PRIMARY KEY (token_hash),
  CONSTRAINT fk_session_person FOREIGN KEY (person_id) REFERENCES person (id)
) COMMENT 'Open sessions; signing out deletes the row, on every node at once';
CREATE INDEX ix_session_expires ON session (expires_at);

CREATE TABLE sign_in_throttle (
  source VARCHAR(100) NOT NULL COMMENT 'network address the attempts come from',
  window_start DATETIME(6) NOT NULL COMMENT 'UTC, start of the minute counted',
  attempts INT NOT NULL COMMENT 'attempts in that minute',
  CONSTRAINT pk_sign_in_throttle PRIMARY KEY (source, window_start)
) COMMENT 'Sign-in attempts by network address and minute';

CREATE TABLE demo_clock (
  id TINYINT NOT NULL COMMENT 'always 1',
  offset_seconds BIGINT NOT NULL COMMENT 'seconds the demonstration runs ahead of the machine',
  loaded_at DATETIME(6) NOT NULL COMMENT 'UTC, when the demonstration data were loaded',
  CONSTRAINT pk_demo_clock PRIMARY KEY (id),
  CONSTRAINT ck_demo_clock_single CHECK (id = 1),
  CONSTRAINT ck_demo_clock_forward CHECK (offset_seconds >= 0)
) COMMENT 'Present only where demonstration data were loaded: how far its time was moved on';

CREATE TABLE reference_state (
  id TINYINT NOT NULL COMMENT 'always 1',
  fingerprint CHAR(64) NOT NULL COMMENT 'SHA-256 of the reference data that were loaded, hexadecimal',
  loaded_at DATETIME(6) NOT NULL COMMENT 'UTC',
  CONSTRAINT pk_reference_state PRIMARY KEY (id),
  CONSTRAINT ck_reference_state_single CHECK (id = 1)
) COMMENT 'Which reference data stand in the tables, so that a start need not write them again';
