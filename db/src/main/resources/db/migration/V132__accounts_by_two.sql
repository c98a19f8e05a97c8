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
  CONSTRAINT ck_account_proposal_applied CHECK (applied_at IS NULL OR (status = 'CONFIRMED' AND kind <> 'RESET_PASSWORD'))
) COMMENT 'What an administrator proposes to do to the account of another, until a second administrator decides';
CREATE INDEX ix_account_proposal_waiting ON account_proposal (status, expires_at);

ALTER TABLE role_grant
  ADD COLUMN origin VARCHAR(13) NOT NULL DEFAULT 'OPERATOR' COMMENT 'who gave it: ADMINISTRATOR (two of them), OPERATOR on the machine, REGISTRATION of a supplier',
  ADD COLUMN proposal_id BIGINT NULL COMMENT 'what two administrators agreed on',
  ADD CONSTRAINT fk_role_grant_proposal FOREIGN KEY (proposal_id) REFERENCES account_proposal (id),
  ADD CONSTRAINT ck_role_grant_origin CHECK (origin IN ('ADMINISTRATOR', 'OPERATOR', 'REGISTRATION') AND (origin = 'ADMINISTRATOR') = (proposal_id IS NOT NULL));
ALTER TABLE role_grant ALTER COLUMN origin SET DEFAULT 'ADMINISTRATOR';

ALTER TABLE committee_member
  ADD COLUMN origin VARCHAR(13) NOT NULL DEFAULT 'OPERATOR' COMMENT 'who gave it: ADMINISTRATOR (two of them) or OPERATOR on the machine',
  ADD COLUMN proposal_id BIGINT NULL COMMENT 'what two administrators agreed on',
  ADD CONSTRAINT fk_committee_member_proposal FOREIGN KEY (proposal_id) REFERENCES account_proposal (id),
  ADD CONSTRAINT ck_committee_member_origin CHECK (origin IN ('ADMINISTRATOR', 'OPERATOR') AND (origin = 'ADMINISTRATOR') = (proposal_id IS NOT NULL));
ALTER TABLE committee_member ALTER COLUMN origin SET DEFAULT 'ADMINISTRATOR';

CREATE TABLE password_link (
  id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'surrogate key, the number in the link',
  person_id BIGINT NOT NULL COMMENT 'who chooses a password by it',
  proposal_id BIGINT NOT NULL COMMENT 'the account opened, or the reset, that two administrators agreed on',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  expires_at DATETIME(6) NOT NULL COMMENT 'UTC; opens nothing from then on',
  used_at DATETIME(6) NULL COMMENT 'UTC; opens nothing once used',
  CONSTRAINT pk_password_link PRIMARY KEY (id),
  CONSTRAINT uq_password_link_proposal UNIQUE (proposal_id),
  CONSTRAINT fk_password_link_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT fk_password_link_proposal FOREIGN KEY (proposal_id) REFERENCES account_proposal (id)
) COMMENT 'Links mailed to people to choose a password; what seals them is kept nowhere';

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
  CONSTRAINT ck_account_hold_days CHECK (until_at >= begins_at)
) COMMENT 'Times in which a bid manager’s account reads and changes no bid, since others set it up anew';
CREATE INDEX ix_account_hold_person ON account_hold (person_id, until_at);

ALTER TABLE mail
  ADD COLUMN address VARCHAR(200) NULL COMMENT 'where it goes, if not to the e-mail address of its reader';

ALTER TABLE bid
  ADD COLUMN withdrawn_by BIGINT NULL COMMENT 'bid manager who withdrew it last',
  ADD CONSTRAINT fk_bid_withdrawer FOREIGN KEY (withdrawn_by) REFERENCES person (id);

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
CREATE TRIGGER tr_account_proposal_kept BEFORE DELETE ON account_proposal FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.proposal-fixed';
END//

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
CREATE TRIGGER tr_role_grant_applied AFTER INSERT ON role_grant FOR EACH ROW
BEGIN
  IF NEW.proposal_id IS NOT NULL THEN
    UPDATE account_proposal SET applied_at = UTC_TIMESTAMP(6) WHERE id = NEW.proposal_id;
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
CREATE TRIGGER tr_committee_member_by_two BEFORE INSERT ON committee_member FOR EACH ROW
BEGIN
  IF NEW.origin = 'ADMINISTRATOR' AND NOT EXISTS (
      SELECT 1 FROM account_proposal p JOIN committee c ON c.code = p.committee
       WHERE p.id = NEW.proposal_id AND p.status = 'CONFIRMED' AND p.applied_at IS NULL AND p.kind = 'COMMITTEE_SEAT'
         AND p.person_id = NEW.person_id AND c.id = NEW.committee_id AND p.state_code = NEW.state_code AND p.is_chair = NEW.is_chair) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//
CREATE TRIGGER tr_committee_member_applied AFTER INSERT ON committee_member FOR EACH ROW
BEGIN
  IF NEW.proposal_id IS NOT NULL THEN
    UPDATE account_proposal SET applied_at = UTC_TIMESTAMP(6) WHERE id = NEW.proposal_id;
  END IF;
END//
CREATE TRIGGER tr_committee_member_stays_by_two BEFORE UPDATE ON committee_member FOR EACH ROW
BEGIN
  IF NEW.origin <> OLD.origin OR NOT (NEW.proposal_id <=> OLD.proposal_id)
      OR (OLD.origin = 'ADMINISTRATOR' AND (NEW.person_id <> OLD.person_id OR NEW.committee_id <> OLD.committee_id
        OR NEW.state_code <> OLD.state_code OR NEW.is_chair <> OLD.is_chair)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//

CREATE TRIGGER tr_password_link_made BEFORE INSERT ON password_link FOR EACH ROW
BEGIN
  IF NEW.used_at IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM account_proposal p
       WHERE p.id = NEW.proposal_id AND p.status = 'CONFIRMED' AND p.person_id = NEW.person_id AND p.kind IN ('OPEN_ACCOUNT', 'RESET_PASSWORD')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//
CREATE TRIGGER tr_password_link_fixed BEFORE UPDATE ON password_link FOR EACH ROW
BEGIN
  IF NEW.person_id <> OLD.person_id OR NEW.proposal_id <> OLD.proposal_id OR NEW.expires_at <> OLD.expires_at OR OLD.used_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.proposal-fixed';
  END IF;
END//
CREATE TRIGGER tr_account_hold_fixed BEFORE UPDATE ON account_hold FOR EACH ROW
BEGIN
  IF NEW.person_id <> OLD.person_id OR NEW.proposal_id <> OLD.proposal_id OR NEW.address <> OLD.address OR NEW.begins_at <> OLD.begins_at
      OR NEW.until_at < OLD.until_at OR OLD.released_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.hold-fixed';
  END IF;
END//
CREATE TRIGGER tr_account_hold_kept BEFORE DELETE ON account_hold FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.hold-fixed';
END//

CREATE TRIGGER tr_bid_withdrawn_by_whom BEFORE UPDATE ON bid FOR EACH ROW
BEGIN
  IF NEW.status = 'WITHDRAWN' AND OLD.status <> 'WITHDRAWN' THEN
    IF NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = NEW.withdrawn_by AND g.role = 'BIDDER' AND g.supplier_id = NEW.supplier_id) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.not-its-bid-manager';
    END IF;
    IF EXISTS (SELECT 1 FROM account_hold h WHERE h.person_id = NEW.withdrawn_by AND h.released_at IS NULL AND h.until_at > UTC_TIMESTAMP(6)) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.account-held';
    END IF;
  END IF;
END//
CREATE TRIGGER tr_bid_version_not_held BEFORE INSERT ON bid_version FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM account_hold h WHERE h.person_id = NEW.received_from AND h.released_at IS NULL AND h.until_at > UTC_TIMESTAMP(6)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'bid.account-held';
  END IF;
END//
DELIMITER ;
