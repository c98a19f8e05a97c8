-- Alternates of an examination panel: each named in an order, called when a member declares a conflict of interest.
-- Until then an alternate is no member of the panel; from then on the alternate is one as any other.

ALTER TABLE panel_member
  ADD COLUMN is_alternate BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'named to take the place of a member, and not called so far: sees no bid, and is not waited for',
  ADD COLUMN position INT NULL COMMENT 'in which order alternates are called, from 1; none for those appointed as members',
  ADD COLUMN called_at DATETIME(6) NULL COMMENT 'UTC; when an alternate took the place of a member',
  ADD CONSTRAINT uq_panel_member_position UNIQUE (tender_id, position),
  ADD CONSTRAINT ck_panel_member_position CHECK (position IS NULL OR (position >= 1 AND panel = 'EXAMINATION')),
  ADD CONSTRAINT ck_panel_member_alternate CHECK (NOT is_alternate OR (position IS NOT NULL AND NOT is_chair)),
  ADD CONSTRAINT ck_panel_member_called CHECK ((position IS NOT NULL AND NOT is_alternate) = (called_at IS NOT NULL));

DROP TRIGGER tr_joint_tender_expertise;
DROP TRIGGER tr_panel_member_added;
DROP TRIGGER tr_panel_member_fixed;

DELIMITER //
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
CREATE TRIGGER tr_panel_member_added AFTER INSERT ON panel_member FOR EACH ROW
BEGIN
  IF NEW.called_at IS NOT NULL OR (SELECT status FROM joint_tender WHERE id = NEW.tender_id) <> 'DRAFT' THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-editable';
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
        > (SELECT COUNT(*) FROM conflict_declaration d WHERE d.tender_id = NEW.tender_id AND d.has_conflict) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.no-conflict-declared';
  END IF;
  IF at_status <> 'DRAFT' AND NEW.is_chair < OLD.is_chair
      AND NOT EXISTS (SELECT 1 FROM conflict_declaration d WHERE d.tender_id = NEW.tender_id
                         AND d.person_id = NEW.person_id AND d.has_conflict) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.no-conflict-declared';
  END IF;
  IF at_status <> 'DRAFT' AND NEW.is_chair > OLD.is_chair
      AND (EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id AND m.panel = NEW.panel
                      AND m.is_chair AND m.person_id <> NEW.person_id)
        OR EXISTS (SELECT 1 FROM conflict_declaration d WHERE d.tender_id = NEW.tender_id
                      AND d.person_id = NEW.person_id AND d.has_conflict)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.no-conflict-declared';
  END IF;
END//
-- Whoever has not declared scores nothing, so this keeps alternates out of the examination.
CREATE TRIGGER tr_conflict_declaration_seated AFTER INSERT ON conflict_declaration FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id AND m.person_id = NEW.person_id
                AND m.is_alternate) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-on-panel';
  END IF;
END//
-- Nor do they decide on who is qualified to bid.
CREATE TRIGGER tr_prequalification_finding_seated AFTER INSERT ON prequalification_finding FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id AND m.person_id = NEW.proposed_by
                AND m.is_alternate) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-on-panel';
  END IF;
END//
CREATE TRIGGER tr_prequalification_finding_still_seated AFTER UPDATE ON prequalification_finding FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM panel_member m WHERE m.tender_id = NEW.tender_id AND m.person_id = NEW.confirmed_by
                AND m.is_alternate) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'tender.not-on-panel';
  END IF;
END//
DELIMITER ;
