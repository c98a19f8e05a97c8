-- Any session may switch off constraints: CHECKs in MariaDB, foreign keys and unique keys in both servers. The
-- account of the service writes nothing that binds somebody while one of them is off. Every change of a told
-- row adds a row to audit_row, so the guard there stands for all told tables; the record itself, tables told
-- in part and tables that a replay reads have a guard of their own. Whoever owns the tables stays free to, as
-- upgrades and the restoring of backups are. MySQL reads past /*M! … */, since it has no such switch.
DELIMITER //
CREATE TRIGGER tr_audit_row_added_with_checks AFTER INSERT ON audit_row FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_audit_entry_added_with_checks AFTER INSERT ON audit_entry FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_audit_anchor_added_with_checks AFTER INSERT ON audit_anchor FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_audit_chain_added_with_checks AFTER INSERT ON audit_chain FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_audit_chain_changed_with_checks AFTER UPDATE ON audit_chain FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_agreement_ceiling_added_with_checks AFTER INSERT ON agreement_ceiling FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_agreement_ceiling_changed_with_checks AFTER UPDATE ON agreement_ceiling FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_agreement_ceiling_removed_with_checks BEFORE DELETE ON agreement_ceiling FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_allocation_added_with_checks AFTER INSERT ON allocation FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_allocation_changed_with_checks AFTER UPDATE ON allocation FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_allocation_removed_with_checks BEFORE DELETE ON allocation FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_added_with_checks AFTER INSERT ON bid FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_changed_with_checks AFTER UPDATE ON bid FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_removed_with_checks BEFORE DELETE ON bid FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_alternative_added_with_checks AFTER INSERT ON bid_alternative FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_alternative_changed_with_checks AFTER UPDATE ON bid_alternative FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_alternative_removed_with_checks BEFORE DELETE ON bid_alternative FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_answer_added_with_checks AFTER INSERT ON bid_answer FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_answer_changed_with_checks AFTER UPDATE ON bid_answer FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_answer_removed_with_checks BEFORE DELETE ON bid_answer FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_discount_added_with_checks AFTER INSERT ON bid_discount FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_discount_changed_with_checks AFTER UPDATE ON bid_discount FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_discount_removed_with_checks BEFORE DELETE ON bid_discount FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_discount_lot_added_with_checks AFTER INSERT ON bid_discount_lot FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_discount_lot_changed_with_checks AFTER UPDATE ON bid_discount_lot FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_discount_lot_removed_with_checks BEFORE DELETE ON bid_discount_lot FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_line_added_with_checks AFTER INSERT ON bid_line FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_line_changed_with_checks AFTER UPDATE ON bid_line FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_line_removed_with_checks BEFORE DELETE ON bid_line FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_lot_total_added_with_checks AFTER INSERT ON bid_lot_total FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_lot_total_changed_with_checks AFTER UPDATE ON bid_lot_total FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_lot_total_removed_with_checks BEFORE DELETE ON bid_lot_total FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_mask_added_with_checks AFTER INSERT ON bid_mask FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_mask_changed_with_checks AFTER UPDATE ON bid_mask FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_bid_mask_removed_with_checks BEFORE DELETE ON bid_mask FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_confirmed_item_added_with_checks AFTER INSERT ON confirmed_item FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_confirmed_item_changed_with_checks AFTER UPDATE ON confirmed_item FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_confirmed_item_removed_with_checks BEFORE DELETE ON confirmed_item FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_confirmed_line_added_with_checks AFTER INSERT ON confirmed_line FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_confirmed_line_changed_with_checks AFTER UPDATE ON confirmed_line FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_confirmed_line_removed_with_checks BEFORE DELETE ON confirmed_line FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_criterion_added_with_checks AFTER INSERT ON criterion FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_criterion_changed_with_checks AFTER UPDATE ON criterion FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_criterion_removed_with_checks BEFORE DELETE ON criterion FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_demand_line_added_with_checks AFTER INSERT ON demand_line FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_demand_line_changed_with_checks AFTER UPDATE ON demand_line FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_demand_line_removed_with_checks BEFORE DELETE ON demand_line FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_dossier_document_added_with_checks AFTER INSERT ON dossier_document FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_dossier_document_changed_with_checks AFTER UPDATE ON dossier_document FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_dossier_document_removed_with_checks BEFORE DELETE ON dossier_document FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_dossier_text_added_with_checks AFTER INSERT ON dossier_text FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_dossier_text_changed_with_checks AFTER UPDATE ON dossier_text FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_dossier_text_removed_with_checks BEFORE DELETE ON dossier_text FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_given_share_added_with_checks AFTER INSERT ON given_share FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_given_share_changed_with_checks AFTER UPDATE ON given_share FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_given_share_removed_with_checks BEFORE DELETE ON given_share FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_lot_item_added_with_checks AFTER INSERT ON lot_item FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_lot_item_changed_with_checks AFTER UPDATE ON lot_item FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_lot_item_removed_with_checks BEFORE DELETE ON lot_item FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_lot_requirement_added_with_checks AFTER INSERT ON lot_requirement FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_lot_requirement_changed_with_checks AFTER UPDATE ON lot_requirement FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_lot_requirement_removed_with_checks BEFORE DELETE ON lot_requirement FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_past_ranking_added_with_checks AFTER INSERT ON past_ranking FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_past_ranking_changed_with_checks AFTER UPDATE ON past_ranking FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_past_ranking_removed_with_checks BEFORE DELETE ON past_ranking FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_review_vote_set_aside_added_with_checks AFTER INSERT ON review_vote_set_aside FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_review_vote_set_aside_changed_with_checks AFTER UPDATE ON review_vote_set_aside FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_review_vote_set_aside_removed_with_checks BEFORE DELETE ON review_vote_set_aside FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_stated_security_added_with_checks AFTER INSERT ON stated_security FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_stated_security_changed_with_checks AFTER UPDATE ON stated_security FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_stated_security_removed_with_checks BEFORE DELETE ON stated_security FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_submission_added_with_checks AFTER INSERT ON submission FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_submission_changed_with_checks AFTER UPDATE ON submission FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_submission_removed_with_checks BEFORE DELETE ON submission FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_tender_rule_added_with_checks AFTER INSERT ON tender_rule FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_tender_rule_changed_with_checks AFTER UPDATE ON tender_rule FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_tender_rule_removed_with_checks BEFORE DELETE ON tender_rule FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_vote_set_aside_added_with_checks AFTER INSERT ON vote_set_aside FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_vote_set_aside_changed_with_checks AFTER UPDATE ON vote_set_aside FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//
CREATE TRIGGER tr_vote_set_aside_removed_with_checks BEFORE DELETE ON vote_set_aside FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (@@foreign_key_checks = 0 OR @@unique_checks = 0 /*M! OR @@check_constraint_checks = 0 */) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.checks-off';
  END IF;
END//

-- A role or seat of an origin that is not known, or of a person who is not there, is no role and no seat.
DROP TRIGGER tr_role_grant_by_operator//
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
DROP TRIGGER tr_committee_member_by_owner//
CREATE TRIGGER tr_committee_member_by_owner AFTER INSERT ON committee_member FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (NOT COALESCE(NEW.origin = 'ADMINISTRATOR', FALSE) OR NEW.proposal_id IS NULL
        OR NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//

-- Who proposes, who decides and who is concerned are three people, and all three are there.
CREATE TRIGGER tr_account_proposal_made_for_another AFTER INSERT ON account_proposal FOR EACH ROW
BEGIN
  IF NEW.decided_by IS NOT NULL OR NEW.person_id = NEW.proposed_by
      OR (NEW.person_id IS NULL) <> (NEW.kind = 'OPEN_ACCOUNT')
      OR NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.proposed_by)
      OR (NEW.person_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//
CREATE TRIGGER tr_account_proposal_of_three AFTER UPDATE ON account_proposal FOR EACH ROW
BEGIN
  IF NEW.status NOT IN ('PROPOSED', 'CONFIRMED', 'REJECTED', 'EXPIRED')
      OR NEW.person_id = NEW.proposed_by OR NEW.person_id = NEW.decided_by OR NEW.decided_by = NEW.proposed_by
      OR (NEW.status IN ('CONFIRMED', 'REJECTED') AND NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.decided_by))
      OR (NEW.status = 'CONFIRMED' AND NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person_id)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'organisation.two-administrators';
  END IF;
END//

-- The file of a supplier begins with its applicant or with a supplier that was in the register before. The
-- applicant's becomes the file of the supplier that its accepted data brought into the register, which has no
-- bid manager yet: nobody becomes bid manager of another supplier by a file of his own.
CREATE TRIGGER tr_supplier_registration_begun AFTER INSERT ON supplier_registration FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND ((NEW.person_id IS NULL) = (NEW.supplier_id IS NULL)
        OR (NEW.person_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person WHERE id = NEW.person_id))
        OR (NEW.supplier_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM supplier WHERE id = NEW.supplier_id))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.wrong-step';
  END IF;
END//
CREATE TRIGGER tr_supplier_registration_settled AFTER UPDATE ON supplier_registration FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND (NEW.id <> OLD.id OR NOT (NEW.person_id <=> OLD.person_id) OR NOT (NEW.email <=> OLD.email)
        OR (NOT (NEW.supplier_id <=> OLD.supplier_id)
          AND (OLD.supplier_id IS NOT NULL
            OR EXISTS (SELECT 1 FROM role_grant WHERE supplier_id = NEW.supplier_id)
            OR NOT EXISTS (
              SELECT 1 FROM registration_version v
                JOIN supplier s ON s.id = NEW.supplier_id
                 AND s.registration_number IN (v.register_number, CONCAT(v.country, '-', v.register_number))
                JOIN role_grant g ON g.person_id = v.decided_by AND g.role = 'CENTRAL_BUYER'
               WHERE v.registration_id = NEW.id AND v.status = 'ACCEPTED')))) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'supplier.wrong-step';
  END IF;
END//
DELIMITER ;
