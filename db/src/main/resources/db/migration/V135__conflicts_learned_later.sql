-- A member who declared no conflict of interest may learn of one later, as when masked bidders get their names. It is
-- declared once and takes effect at once. What was declared first stays as it was.
DROP TRIGGER tr_conflict_declaration_fixed;
ALTER TABLE conflict_declaration
  ADD COLUMN later_statement VARCHAR(1000) NULL COMMENT 'the conflict that the member learned of after declaring none',
  ADD COLUMN later_at DATETIME(6) NULL COMMENT 'UTC, when that was declared',
  ADD COLUMN is_out BOOLEAN GENERATED ALWAYS AS (has_conflict OR later_at IS NOT NULL) STORED COMMENT 'whether the member is locked out of the tender now',
  ADD CONSTRAINT ck_conflict_declaration_later CHECK ((later_at IS NULL) = (later_statement IS NULL)
    AND (later_at IS NULL OR (has_conflict = FALSE AND CHAR_LENGTH(later_statement) > 0)));

DELIMITER //
CREATE TRIGGER tr_conflict_declaration_fixed BEFORE UPDATE ON conflict_declaration FOR EACH ROW
BEGIN
  IF NEW.tender_id <> OLD.tender_id OR NEW.person_id <> OLD.person_id OR NEW.panel <> OLD.panel OR NEW.has_conflict <> OLD.has_conflict
      OR NEW.statement <> OLD.statement OR NEW.declared_at <> OLD.declared_at OR OLD.later_at IS NOT NULL THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.declaration-fixed';
  END IF;
  IF NEW.later_at IS NOT NULL AND (SELECT status FROM joint_tender WHERE id = OLD.tender_id) NOT IN ('OPENED', 'UNDER_EVALUATION') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.not-under-way';
  END IF;
END//
CREATE TRIGGER tr_score_not_out AFTER INSERT ON score FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM conflict_declaration d
       JOIN joint_tender t ON t.id = d.tender_id AND t.examination = NEW.examination
      WHERE d.tender_id = NEW.tender_id AND d.person_id = NEW.evaluator_id AND d.later_at IS NOT NULL
        AND NEW.scored_at > d.later_at) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'evaluation.locked-out';
  END IF;
END//
-- As before, with members who learned of their conflict later among those who have one.
DROP TRIGGER tr_panel_member_fixed//
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
