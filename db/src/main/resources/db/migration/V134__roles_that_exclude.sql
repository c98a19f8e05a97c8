-- Roles that exclude one another: one person never holds both, or holds both but never acts in both in one tender.
CREATE TABLE role_exclusion (
  role VARCHAR(30) NOT NULL COMMENT 'role',
  other_role VARCHAR(30) NOT NULL COMMENT 'role that it excludes, and that excludes it; later in the alphabet',
  scope VARCHAR(6) NOT NULL COMMENT 'PERSON: never one person; TENDER: one person, but not in one tender',
  CONSTRAINT pk_role_exclusion PRIMARY KEY (role, other_role),
  CONSTRAINT ck_role_exclusion_order CHECK (role < other_role),
  CONSTRAINT ck_role_exclusion_scope CHECK (scope IN ('PERSON', 'TENDER'))
) COMMENT 'Roles that exclude one another, by person or by tender';
CREATE INDEX ix_role_exclusion_other ON role_exclusion (other_role, role);
-- A bidder sits on the other side of the table. An auditor judges what all others did. An administrator opens the doors
-- that others go through. Who prepares tenders at the central body neither decides on them nor judges complaints, and the
-- review body is independent of everybody who had a part (UNCITRAL Model Law on Public Procurement, articles 64 to 67).
INSERT INTO role_exclusion (role, other_role, scope) VALUES
  ('BIDDER', 'CATALOG_MANAGER', 'PERSON'), ('BIDDER', 'CENTRAL_BUYER', 'PERSON'), ('BIDDER', 'PROCUREMENT_OFFICER', 'PERSON'),
  ('BIDDER', 'NATIONAL_COORDINATOR', 'PERSON'), ('BIDDER', 'OPENING_MEMBER', 'PERSON'), ('BIDDER', 'EVALUATOR', 'PERSON'),
  ('BIDDER', 'COMMITTEE_MEMBER', 'PERSON'), ('BIDDER', 'REVIEW_MEMBER', 'PERSON'), ('AUDITOR', 'BIDDER', 'PERSON'),
  ('ADMINISTRATOR', 'BIDDER', 'PERSON'),
  ('AUDITOR', 'CATALOG_MANAGER', 'PERSON'), ('AUDITOR', 'CENTRAL_BUYER', 'PERSON'), ('AUDITOR', 'PROCUREMENT_OFFICER', 'PERSON'),
  ('AUDITOR', 'NATIONAL_COORDINATOR', 'PERSON'), ('AUDITOR', 'OPENING_MEMBER', 'PERSON'), ('AUDITOR', 'EVALUATOR', 'PERSON'),
  ('AUDITOR', 'COMMITTEE_MEMBER', 'PERSON'), ('AUDITOR', 'REVIEW_MEMBER', 'PERSON'), ('ADMINISTRATOR', 'AUDITOR', 'PERSON'),
  ('ADMINISTRATOR', 'CENTRAL_BUYER', 'PERSON'), ('ADMINISTRATOR', 'OPENING_MEMBER', 'PERSON'), ('ADMINISTRATOR', 'EVALUATOR', 'PERSON'),
  ('ADMINISTRATOR', 'COMMITTEE_MEMBER', 'PERSON'), ('ADMINISTRATOR', 'REVIEW_MEMBER', 'PERSON'),
  ('CENTRAL_BUYER', 'COMMITTEE_MEMBER', 'PERSON'), ('CENTRAL_BUYER', 'REVIEW_MEMBER', 'PERSON'),
  ('OPENING_MEMBER', 'REVIEW_MEMBER', 'PERSON'), ('EVALUATOR', 'REVIEW_MEMBER', 'PERSON'), ('COMMITTEE_MEMBER', 'REVIEW_MEMBER', 'PERSON'),
  ('CENTRAL_BUYER', 'EVALUATOR', 'TENDER'), ('EVALUATOR', 'OPENING_MEMBER', 'TENDER'), ('COMMITTEE_MEMBER', 'EVALUATOR', 'TENDER'),
  ('COMMITTEE_MEMBER', 'OPENING_MEMBER', 'TENDER');

DELIMITER //
CREATE TRIGGER tr_role_grant_alone AFTER INSERT ON role_grant FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM role_grant g JOIN role_exclusion x
       ON x.scope = 'PERSON' AND x.role = LEAST(g.role, NEW.role) AND x.other_role = GREATEST(g.role, NEW.role)
      WHERE g.person_id = NEW.person_id AND g.id <> NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.roles-exclude';
  END IF;
END//
CREATE TRIGGER tr_role_grant_stays_alone AFTER UPDATE ON role_grant FOR EACH ROW
BEGIN
  IF NEW.role <> OLD.role AND EXISTS (SELECT 1 FROM role_grant g JOIN role_exclusion x
       ON x.scope = 'PERSON' AND x.role = LEAST(g.role, NEW.role) AND x.other_role = GREATEST(g.role, NEW.role)
      WHERE g.person_id = NEW.person_id AND g.id <> NEW.id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.roles-exclude';
  END IF;
END//
-- Nobody votes on what they prepared, approved, opened or examined, whatever seat they hold.
CREATE TRIGGER tr_vote_without_part BEFORE INSERT ON vote FOR EACH ROW
BEGIN
  DECLARE tender BIGINT;
  SELECT tender_id INTO tender FROM decision WHERE id = NEW.decision_id;
  IF EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = tender AND m.person_id = NEW.person_id AND NOT m.is_alternate)
      OR EXISTS (SELECT 1 FROM joint_tender t WHERE t.id = tender AND NEW.person_id IN (t.prepared_by, COALESCE(t.approved_by, 0)))
      OR EXISTS (SELECT 1 FROM tender_amendment a WHERE a.tender_id = tender AND NEW.person_id IN (a.proposed_by, COALESCE(a.approved_by, 0)))
      OR EXISTS (SELECT 1 FROM audit_entry e WHERE e.object_type = 'tender' AND e.object_id = CONCAT(tender)
        AND e.person_id = NEW.person_id AND e.acting_as = 'CENTRAL_BUYER') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'committee.part-in-tender';
  END IF;
END//
DELIMITER ;
