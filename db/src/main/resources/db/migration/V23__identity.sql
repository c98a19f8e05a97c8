-- Sign-in with the identity provider of one's own state. A provider vouches for people of its state alone, and for no
-- person whom two administrators, or a program of that state that two administrators let in, did not link to it. Guards
-- of one condition are in guards.txt.

-- Providers, each of one state. What is known of one stands in its settings, of which the last confirmed are in force.
CREATE TABLE identity_provider (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  code VARCHAR(20) NOT NULL COMMENT 'short stable code, a part of addresses',
  state_code CHAR(2) NULL COMMENT 'state whose people it vouches for; none: people who act for no state, those of the Secretariat',
  protocol VARCHAR(6) NOT NULL COMMENT 'OIDC, OAUTH2 or SAML',
  setting_id BIGINT NULL COMMENT 'settings in force; none until two administrators agreed on the first',
  disabled_at DATETIME(6) NULL COMMENT 'UTC; nobody signs in with it from then on',
  disabled_by BIGINT NULL COMMENT 'administrator',
  disabled_reason VARCHAR(500) NULL COMMENT 'why',
  CONSTRAINT pk_identity_provider PRIMARY KEY (id),
  CONSTRAINT uq_identity_provider_code UNIQUE (code),
  CONSTRAINT fk_identity_provider_state FOREIGN KEY (state_code) REFERENCES member_state (code),
  CONSTRAINT fk_identity_provider_disabled_by FOREIGN KEY (disabled_by) REFERENCES person (id),
  CONSTRAINT ck_identity_provider_code CHECK (code REGEXP '^[a-z][a-z0-9-]{1,19}$'),
  CONSTRAINT ck_identity_provider_protocol CHECK (protocol IN ('OIDC', 'OAUTH2', 'SAML')),
  CONSTRAINT ck_identity_provider_disabled CHECK ((disabled_at IS NULL) = (disabled_by IS NULL) AND (disabled_at IS NULL) = (disabled_reason IS NULL))
) COMMENT 'Identity providers of states';

CREATE TABLE identity_setting (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  provider_id BIGINT NOT NULL COMMENT 'provider',
  name_ar VARCHAR(100) NOT NULL COMMENT 'name on the sign-in page, Arabic',
  name_en VARCHAR(100) NOT NULL COMMENT 'name on the sign-in page, English',
  issuer VARCHAR(500) NOT NULL COMMENT 'OpenID issuer or SAML entity ID, as the provider writes it',
  authorization_uri VARCHAR(500) NOT NULL COMMENT 'where browsers go: authorization endpoint, or single sign-on service by redirect',
  token_uri VARCHAR(500) NULL COMMENT 'token endpoint; none for SAML',
  keys_uri VARCHAR(500) NULL COMMENT 'JSON Web Key Set; for OIDC only',
  userinfo_uri VARCHAR(500) NULL COMMENT 'userinfo endpoint; for OAUTH2 only',
  logout_uri VARCHAR(500) NULL COMMENT 'end-session endpoint, or single logout service by redirect; none where the provider has none',
  client_id VARCHAR(300) NULL COMMENT 'as the provider knows the service; none for SAML, where the address of its metadata says it',
  client_authentication VARCHAR(11) NULL COMMENT 'BASIC, POST or PRIVATE_KEY; none for SAML',
  sealed_secret VARBINARY(1000) NULL COMMENT 'client secret, AES-256-GCM under a key that lies outside of the database',
  scope VARCHAR(300) NULL COMMENT 'scopes asked for, with spaces between; none for SAML',
  subject_name VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'claim or attribute that names the person; empty: sub, or NameID',
  level_name VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'claim or attribute that names the level; empty: acr, or AuthnContextClassRef',
  name_id_format VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'format of NameID asked for; empty: the provider decides',
  asked_level VARCHAR(300) NOT NULL DEFAULT '' COMMENT 'level asked for at sign-in; empty: the provider decides',
  strong_levels VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'levels that confirm a binding act, one a line, the one asked for first',
  CONSTRAINT pk_identity_setting PRIMARY KEY (id),
  CONSTRAINT uq_identity_setting_provider UNIQUE (id, provider_id),
  CONSTRAINT fk_identity_setting_provider FOREIGN KEY (provider_id) REFERENCES identity_provider (id),
  CONSTRAINT ck_identity_setting_secret CHECK ((COALESCE(client_authentication, '') IN ('BASIC', 'POST')) = (sealed_secret IS NOT NULL)),
  CONSTRAINT ck_identity_setting_authentication CHECK (COALESCE(client_authentication, 'POST') IN ('BASIC', 'POST', 'PRIVATE_KEY')),
  CONSTRAINT ck_identity_setting_encrypted CHECK (
    authorization_uri REGEXP '^(https://|http://(localhost|127\\.0\\.0\\.1)[:/])'
    AND COALESCE(token_uri, 'https://') REGEXP '^(https://|http://(localhost|127\\.0\\.0\\.1)[:/])'
    AND COALESCE(keys_uri, 'https://') REGEXP '^(https://|http://(localhost|127\\.0\\.0\\.1)[:/])'
    AND COALESCE(userinfo_uri, 'https://') REGEXP '^(https://|http://(localhost|127\\.0\\.0\\.1)[:/])'
    AND COALESCE(logout_uri, 'https://') REGEXP '^(https://|http://(localhost|127\\.0\\.0\\.1)[:/])')
) COMMENT 'Settings of identity providers, of which none is ever changed: others take their place';
ALTER TABLE identity_provider
  ADD CONSTRAINT fk_identity_provider_setting FOREIGN KEY (setting_id, id) REFERENCES identity_setting (id, provider_id);

-- Keys of OpenID providers are fetched from them. What a SAML provider signs with is named here, several while keys change.
CREATE TABLE identity_certificate (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  provider_id BIGINT NOT NULL COMMENT 'SAML provider that signs with its key',
  sha256 CHAR(64) NOT NULL COMMENT 'of the certificate, hexadecimal',
  certificate VARCHAR(8000) NOT NULL COMMENT 'X.509, DER in Base64',
  subject VARCHAR(500) NOT NULL COMMENT 'whose certificate it is, by its own word',
  valid_until DATETIME(6) NOT NULL COMMENT 'UTC; signs nothing from then on',
  active_from DATETIME(6) NULL COMMENT 'UTC; none until two administrators agreed on it',
  ended_at DATETIME(6) NULL COMMENT 'UTC; what it signs is not believed from then on',
  ended_by BIGINT NULL COMMENT 'administrator',
  open_sha256 CHAR(64) GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN RTRIM(sha256) END) STORED COMMENT 'the digest while it has not ended, so that it is there once',
  CONSTRAINT pk_identity_certificate PRIMARY KEY (id),
  CONSTRAINT uq_identity_certificate_open UNIQUE (provider_id, open_sha256),
  CONSTRAINT fk_identity_certificate_provider FOREIGN KEY (provider_id) REFERENCES identity_provider (id),
  CONSTRAINT fk_identity_certificate_ended_by FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_identity_certificate_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
) COMMENT 'Certificates with which SAML providers sign';

-- Programs of a state that tell who joins, moves and leaves (SCIM 2.0).
CREATE TABLE scim_client (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  provider_id BIGINT NOT NULL COMMENT 'provider whose people it keeps',
  name VARCHAR(200) NOT NULL COMMENT 'what the administrators call it',
  token_sha256 CHAR(64) NOT NULL COMMENT 'SHA-256 of the token that the program holds, hexadecimal',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC; opens nothing from then on',
  active_from DATETIME(6) NULL COMMENT 'UTC; none until two administrators agreed on it',
  ended_at DATETIME(6) NULL COMMENT 'UTC; opens nothing from then on',
  ended_by BIGINT NULL COMMENT 'administrator',
  CONSTRAINT pk_scim_client PRIMARY KEY (id),
  CONSTRAINT uq_scim_client_token UNIQUE (token_sha256),
  CONSTRAINT uq_scim_client_provider UNIQUE (id, provider_id),
  CONSTRAINT fk_scim_client_provider FOREIGN KEY (provider_id) REFERENCES identity_provider (id),
  CONSTRAINT fk_scim_client_ended_by FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_scim_client_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CONSTRAINT ck_scim_client_name CHECK (CHAR_LENGTH(TRIM(name)) > 0)
) COMMENT 'Programs of states that keep the accounts of their people';

-- Who the provider means. A person has one link with a provider, and what a provider calls somebody is one person.
CREATE TABLE identity_link (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  person_id BIGINT NOT NULL COMMENT 'whose account',
  provider_id BIGINT NOT NULL COMMENT 'who vouches for the person',
  subject VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'what the provider calls the person, to the letter',
  scim_client_id BIGINT NULL COMMENT 'program that opened the account; none where two administrators made the link',
  user_name VARCHAR(200) NULL COMMENT 'what the program calls the person; none without one',
  entity_code VARCHAR(20) NULL COMMENT 'procuring entity that the program named last; none where it named none',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  active_from DATETIME(6) NULL COMMENT 'UTC; none until two administrators agreed on it',
  left_at DATETIME(6) NULL COMMENT 'UTC; the program said that the person is not active; none while the person is',
  ended_at DATETIME(6) NULL COMMENT 'UTC; the provider vouches for the person no more',
  ended_by BIGINT NULL COMMENT 'administrator; none where the program ended it',
  end_reason VARCHAR(500) NULL COMMENT 'why',
  open_subject VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN subject END) STORED COMMENT 'the subject while the link has not ended, so that it is there once',
  open_person BIGINT GENERATED ALWAYS AS (CASE WHEN ended_at IS NULL THEN person_id END) STORED COMMENT 'the person while the link has not ended, so that it is there once',
  CONSTRAINT pk_identity_link PRIMARY KEY (id),
  CONSTRAINT uq_identity_link_subject UNIQUE (provider_id, open_subject),
  CONSTRAINT uq_identity_link_person UNIQUE (provider_id, open_person),
  CONSTRAINT fk_identity_link_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_identity_link_provider FOREIGN KEY (provider_id) REFERENCES identity_provider (id),
  CONSTRAINT fk_identity_link_client FOREIGN KEY (scim_client_id, provider_id) REFERENCES scim_client (id, provider_id),
  CONSTRAINT fk_identity_link_ended_by FOREIGN KEY (ended_by) REFERENCES person (id),
  CONSTRAINT ck_identity_link_subject CHECK (CHAR_LENGTH(TRIM(subject)) > 0),
  CONSTRAINT ck_identity_link_ended CHECK ((ended_at IS NULL) = (end_reason IS NULL) AND (ended_by IS NULL OR ended_at IS NOT NULL)),
  CONSTRAINT ck_identity_link_program CHECK ((scim_client_id IS NULL) = (user_name IS NULL))
) COMMENT 'Which person of the platform a provider means';

-- What an administrator proposes of providers, until a second one decides. Neither is the person who is to be linked.
CREATE TABLE identity_proposal (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key',
  kind VARCHAR(11) NOT NULL COMMENT 'SETTINGS, CERTIFICATE, LINK or SCIM_CLIENT',
  status VARCHAR(10) NOT NULL COMMENT 'PROPOSED, CONFIRMED, REJECTED or EXPIRED',
  provider_id BIGINT NOT NULL COMMENT 'provider that it is about',
  setting_id BIGINT NULL COMMENT 'settings proposed; one of this and the next three',
  certificate_id BIGINT NULL COMMENT 'certificate proposed',
  link_id BIGINT NULL COMMENT 'link proposed',
  scim_client_id BIGINT NULL COMMENT 'program proposed',
  person_id BIGINT NULL COMMENT 'person who is to be linked; none for the others',
  proposed_by BIGINT NOT NULL COMMENT 'administrator',
  proposed_at DATETIME(6) NOT NULL COMMENT 'UTC',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC; not confirmed from then on',
  decided_by BIGINT NULL COMMENT 'another administrator, who confirmed or rejected it',
  decided_at DATETIME(6) NULL COMMENT 'UTC',
  reason VARCHAR(1000) NULL COMMENT 'why it was rejected',
  CONSTRAINT pk_identity_proposal PRIMARY KEY (id),
  CONSTRAINT uq_identity_proposal_setting UNIQUE (setting_id),
  CONSTRAINT uq_identity_proposal_certificate UNIQUE (certificate_id),
  CONSTRAINT uq_identity_proposal_link UNIQUE (link_id),
  CONSTRAINT uq_identity_proposal_client UNIQUE (scim_client_id),
  CONSTRAINT fk_identity_proposal_provider FOREIGN KEY (provider_id) REFERENCES identity_provider (id),
  CONSTRAINT fk_identity_proposal_setting FOREIGN KEY (setting_id) REFERENCES identity_setting (id),
  CONSTRAINT fk_identity_proposal_certificate FOREIGN KEY (certificate_id) REFERENCES identity_certificate (id),
  CONSTRAINT fk_identity_proposal_link FOREIGN KEY (link_id) REFERENCES identity_link (id),
  CONSTRAINT fk_identity_proposal_client FOREIGN KEY (scim_client_id) REFERENCES scim_client (id),
  CONSTRAINT fk_identity_proposal_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_identity_proposal_proposer FOREIGN KEY (proposed_by) REFERENCES person (id),
  CONSTRAINT fk_identity_proposal_decider FOREIGN KEY (decided_by) REFERENCES person (id),
  CONSTRAINT ck_identity_proposal_kind CHECK (kind IN ('SETTINGS', 'CERTIFICATE', 'LINK', 'SCIM_CLIENT')),
  CONSTRAINT ck_identity_proposal_about CHECK ((kind = 'SETTINGS') = (setting_id IS NOT NULL) AND (kind = 'CERTIFICATE') = (certificate_id IS NOT NULL)
    AND (kind = 'LINK') = (link_id IS NOT NULL) AND (kind = 'SCIM_CLIENT') = (scim_client_id IS NOT NULL) AND (kind = 'LINK') = (person_id IS NOT NULL)),
  CONSTRAINT ck_identity_proposal_status CHECK (status IN ('PROPOSED', 'CONFIRMED', 'REJECTED', 'EXPIRED')),
  CONSTRAINT ck_identity_proposal_decided CHECK ((status IN ('CONFIRMED', 'REJECTED')) = (decided_by IS NOT NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT ck_identity_proposal_four_eyes CHECK (decided_by IS NULL OR decided_by <> proposed_by),
  CONSTRAINT ck_identity_proposal_not_oneself CHECK (person_id IS NULL OR (person_id <> proposed_by AND (decided_by IS NULL OR person_id <> decided_by))),
  CONSTRAINT ck_identity_proposal_reason CHECK ((status = 'REJECTED') = (COALESCE(CHAR_LENGTH(reason), 0) > 0)),
  INDEX ix_identity_proposal_waiting (status, expires_at)
) COMMENT 'What an administrator proposes of identity providers, until a second administrator decides';

-- A session may switch CHECKs off in MariaDB; the two people are held by triggers too.
DELIMITER //
CREATE TRIGGER tr_identity_proposal_made BEFORE INSERT ON identity_proposal FOR EACH ROW
BEGIN
  IF NEW.status <> 'PROPOSED' OR NEW.decided_by IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'identity.proposal-fixed';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.proposed_by AND role = 'ADMINISTRATOR') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
  IF NEW.link_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM identity_link WHERE id = NEW.link_id AND person_id <=> NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'identity.proposal-fixed';
  END IF;
END//
CREATE TRIGGER tr_identity_proposal_life BEFORE UPDATE ON identity_proposal FOR EACH ROW
BEGIN
  IF OLD.status <> 'PROPOSED' OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.provider_id <> OLD.provider_id
      OR NOT (NEW.setting_id <=> OLD.setting_id) OR NOT (NEW.certificate_id <=> OLD.certificate_id) OR NOT (NEW.link_id <=> OLD.link_id)
      OR NOT (NEW.scim_client_id <=> OLD.scim_client_id) OR NOT (NEW.person_id <=> OLD.person_id)
      OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at OR NEW.expires_at <> OLD.expires_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'identity.proposal-fixed';
  END IF;
  IF NEW.status IN ('CONFIRMED', 'REJECTED') AND (NEW.decided_by IS NULL OR NEW.decided_by = OLD.proposed_by
      OR NEW.decided_by <=> OLD.person_id OR OLD.person_id <=> OLD.proposed_by
      OR NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.decided_by AND role = 'ADMINISTRATOR')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
  IF NEW.status = 'CONFIRMED' AND UTC_TIMESTAMP(6) >= OLD.expires_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'identity.proposal-expired';
  END IF;
  IF NEW.status = 'EXPIRED' AND UTC_TIMESTAMP(6) < OLD.expires_at THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'identity.proposal-fixed';
  END IF;
END//
-- A program opens accounts of its own and links them; to an account that was there it links nobody.
CREATE TRIGGER tr_identity_link_made BEFORE INSERT ON identity_link FOR EACH ROW
BEGIN
  IF NEW.ended_at IS NOT NULL OR NEW.left_at IS NOT NULL OR (NEW.scim_client_id IS NULL AND NEW.active_from IS NOT NULL) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'identity.link-fixed';
  END IF;
  IF NEW.scim_client_id IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM scim_client c JOIN identity_provider p ON p.id = c.provider_id
        WHERE c.id = NEW.scim_client_id AND c.provider_id = NEW.provider_id AND c.active_from IS NOT NULL AND c.ended_at IS NULL
          AND c.expires_at > UTC_TIMESTAMP(6) AND p.setting_id IS NOT NULL AND p.disabled_at IS NULL) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'identity.client-ended';
    END IF;
    IF EXISTS (SELECT 1 FROM person WHERE id = NEW.person_id AND password_hash IS NOT NULL)
        OR EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.person_id)
        OR EXISTS (SELECT 1 FROM account_proposal WHERE person_id = NEW.person_id)
        OR EXISTS (SELECT 1 FROM identity_link WHERE person_id = NEW.person_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'identity.account-there';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_identity_link_life BEFORE UPDATE ON identity_link FOR EACH ROW
BEGIN
  IF OLD.ended_at IS NOT NULL OR NEW.id <> OLD.id OR NEW.person_id <> OLD.person_id OR NEW.provider_id <> OLD.provider_id
      OR NEW.subject <> OLD.subject OR NOT (NEW.scim_client_id <=> OLD.scim_client_id) OR NEW.created_at <> OLD.created_at
      OR (OLD.active_from IS NOT NULL AND NOT (NEW.active_from <=> OLD.active_from)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'identity.link-fixed';
  END IF;
  IF OLD.active_from IS NULL AND NEW.active_from IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM identity_proposal WHERE link_id = NEW.id AND status = 'CONFIRMED' AND kind = 'LINK') THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = NEW.person_id)
        OR EXISTS (SELECT 1 FROM role_grant g JOIN identity_provider p ON p.id = NEW.provider_id
          WHERE g.person_id = NEW.person_id AND (g.role = 'BIDDER' OR NOT (g.state_code <=> p.state_code))) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'identity.other-state';
    END IF;
  END IF;
END//
DELIMITER ;

-- Ways from the sign-in page to a provider and back. Nothing in it opens a session: that takes what the browser holds.
CREATE TABLE identity_flow (
  state_sha256 CHAR(64) NOT NULL COMMENT 'SHA-256 of the state or RelayState that the provider sends back, hexadecimal',
  provider_id BIGINT NOT NULL COMMENT 'provider that the person was sent to',
  browser_sha256 CHAR(64) NOT NULL COMMENT 'SHA-256 of what the browser holds for this way, hexadecimal',
  request_id VARCHAR(64) NOT NULL COMMENT 'ID of the SAML request',
  return_to VARCHAR(2000) NOT NULL COMMENT 'page to go on to',
  is_fresh BOOLEAN NOT NULL COMMENT 'whether the provider was told to ask the person anew',
  person_id BIGINT NULL COMMENT 'who has to come back; none where nobody was signed in',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine',
  answered_at DATETIME(6) NULL COMMENT 'UTC, of the machine; the provider answered, which it does once',
  link_id BIGINT NULL COMMENT 'whom the provider named; none until then, or where nobody is linked',
  level VARCHAR(300) NULL COMMENT 'level that the provider named',
  authenticated_at DATETIME(6) NULL COMMENT 'UTC; when the provider last asked the person, by its word',
  session_index VARCHAR(255) NULL COMMENT 'what the provider calls its session',
  name_id VARCHAR(500) NULL COMMENT 'NameID of the person, for the logout',
  id_token MEDIUMTEXT NULL COMMENT 'ID token, for the logout',
  entered_at DATETIME(6) NULL COMMENT 'UTC, of the machine; the browser came back for its session, which it does once',
  CONSTRAINT pk_identity_flow PRIMARY KEY (state_sha256),
  CONSTRAINT fk_identity_flow_provider FOREIGN KEY (provider_id) REFERENCES identity_provider (id),
  CONSTRAINT fk_identity_flow_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_identity_flow_link FOREIGN KEY (link_id) REFERENCES identity_link (id),
  CONSTRAINT ck_identity_flow_short CHECK (expires_at <= DATE_ADD(created_at, INTERVAL 15 MINUTE)),
  CONSTRAINT ck_identity_flow_order CHECK (answered_at IS NOT NULL OR (link_id IS NULL AND entered_at IS NULL)),
  INDEX ix_identity_flow_expires (expires_at)
) COMMENT 'Sign-ins on their way to a provider and back';

CREATE TABLE identity_assertion (
  provider_id BIGINT NOT NULL COMMENT 'who made it',
  id_sha256 CHAR(64) NOT NULL COMMENT 'SHA-256 of its ID, hexadecimal',
  kept_until DATETIME(6) NOT NULL COMMENT 'UTC, of the machine; it is too old from then on',
  CONSTRAINT pk_identity_assertion PRIMARY KEY (provider_id, id_sha256),
  CONSTRAINT fk_identity_assertion_provider FOREIGN KEY (provider_id) REFERENCES identity_provider (id),
  INDEX ix_identity_assertion_kept (kept_until)
) COMMENT 'Assertions and logout messages that came already, so that none counts twice';

-- Who vouched for the session. It is opened for a person who is linked, by a provider of the state of all its roles.
CREATE TABLE provider_session (
  token_hash CHAR(64) NOT NULL COMMENT 'session',
  link_id BIGINT NOT NULL COMMENT 'link by which it was opened',
  level VARCHAR(300) NOT NULL COMMENT 'level that the provider named; empty where it named none',
  is_strong BOOLEAN NOT NULL COMMENT 'whether the level confirms a binding act',
  authenticated_at DATETIME(6) NULL COMMENT 'UTC; when the provider last asked the person, by its word; none where it does not say',
  session_index VARCHAR(255) NULL COMMENT 'what the provider calls its session',
  name_id VARCHAR(500) NULL COMMENT 'NameID of the person, for the logout',
  id_token MEDIUMTEXT NULL COMMENT 'ID token, for the logout',
  CONSTRAINT pk_provider_session PRIMARY KEY (token_hash),
  CONSTRAINT fk_provider_session_session FOREIGN KEY (token_hash) REFERENCES session (token_hash) ON DELETE CASCADE,
  CONSTRAINT fk_provider_session_link FOREIGN KEY (link_id) REFERENCES identity_link (id),
  INDEX ix_provider_session_index (session_index)
) COMMENT 'Sessions that an identity provider vouched for';

-- What the service signs requests with, sealed under a key that lies outside of the database.
CREATE TABLE identity_key (
  id TINYINT NOT NULL COMMENT 'always 1',
  certificate VARCHAR(8000) NOT NULL COMMENT 'X.509, DER in Base64, as the metadata show it',
  sealed_key VARBINARY(8000) NOT NULL COMMENT 'private key, PKCS #8, AES-256-GCM',
  made_at DATETIME(6) NOT NULL COMMENT 'UTC, of the machine',
  CONSTRAINT pk_identity_key PRIMARY KEY (id),
  CONSTRAINT ck_identity_key_single CHECK (id = 1)
) COMMENT 'The key with which the service signs its requests to providers, where no key file is configured';
