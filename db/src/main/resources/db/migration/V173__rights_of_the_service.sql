-- What no act does to a table, the account of the service cannot do: only who owns the tables can, as
-- migrations do. USER() is whoever changes the row, CURRENT_USER() whoever made the trigger. What the
-- service may do to each table stands in docs/service-account.md. Foreign keys that delete with their
-- row do so without triggers. With a trigger BEFORE INSERT or UPDATE MariaDB lets INSERT ... SELECT lose
-- values, so these come after.
DELIMITER //
CREATE TRIGGER tr_administrative_check_removed_by_owner BEFORE DELETE ON administrative_check FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_agreement_ceiling_changed_by_owner AFTER UPDATE ON agreement_ceiling FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_allocation_changed_by_owner AFTER UPDATE ON allocation FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_audit_chain_removed_by_owner BEFORE DELETE ON audit_chain FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_award_allocation_changed_by_owner AFTER UPDATE ON award_allocation FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_award_allocation_removed_by_owner BEFORE DELETE ON award_allocation FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_award_discount_changed_by_owner AFTER UPDATE ON award_discount FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_award_discount_removed_by_owner BEFORE DELETE ON award_discount FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_award_item_changed_by_owner AFTER UPDATE ON award_item FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_award_share_changed_by_owner AFTER UPDATE ON award_share FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_bid_removed_by_owner BEFORE DELETE ON bid FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_bid_price_workbook_changed_by_owner AFTER UPDATE ON bid_price_workbook FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_catalog_import_removed_by_owner BEFORE DELETE ON catalog_import FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_catalog_import_row_changed_by_owner AFTER UPDATE ON catalog_import_row FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_catalog_item_removed_by_owner BEFORE DELETE ON catalog_item FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_category_removed_by_owner BEFORE DELETE ON category FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_category_attribute_removed_by_owner BEFORE DELETE ON category_attribute FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_confirmation_lot_removed_by_owner BEFORE DELETE ON confirmation_lot FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_confirmed_item_changed_by_owner AFTER UPDATE ON confirmed_item FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_confirmed_item_removed_by_owner BEFORE DELETE ON confirmed_item FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_confirmed_line_changed_by_owner AFTER UPDATE ON confirmed_line FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_confirmed_line_removed_by_owner BEFORE DELETE ON confirmed_line FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_currency_removed_by_owner BEFORE DELETE ON currency FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_delivery_region_added_by_owner AFTER INSERT ON delivery_region FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_delivery_region_changed_by_owner AFTER UPDATE ON delivery_region FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_delivery_region_removed_by_owner BEFORE DELETE ON delivery_region FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_delivery_region_state_added_by_owner AFTER INSERT ON delivery_region_state FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_delivery_region_state_changed_by_owner AFTER UPDATE ON delivery_region_state FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_delivery_region_state_removed_by_owner BEFORE DELETE ON delivery_region_state FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_demand_line_changed_by_owner AFTER UPDATE ON demand_line FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_demand_round_removed_by_owner BEFORE DELETE ON demand_round FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_demand_workbook_changed_by_owner AFTER UPDATE ON demand_workbook FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_demo_clock_removed_by_owner BEFORE DELETE ON demo_clock FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_dossier_text_removed_by_owner BEFORE DELETE ON dossier_text FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_entitlement_removed_by_owner BEFORE DELETE ON entitlement FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_equivalence_group_changed_by_owner AFTER UPDATE ON equivalence_group FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_examination_bid_changed_by_owner AFTER UPDATE ON examination_bid FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_examination_lot_changed_by_owner AFTER UPDATE ON examination_lot FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_file_scan_removed_by_owner BEFORE DELETE ON file_scan FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_flyway_schema_history_added_by_owner AFTER INSERT ON flyway_schema_history FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_flyway_schema_history_changed_by_owner AFTER UPDATE ON flyway_schema_history FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_flyway_schema_history_removed_by_owner BEFORE DELETE ON flyway_schema_history FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_framework_agreement_changed_by_owner AFTER UPDATE ON framework_agreement FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_framework_agreement_removed_by_owner BEFORE DELETE ON framework_agreement FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_inbox_message_removed_by_owner BEFORE DELETE ON inbox_message FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_join_request_removed_by_owner BEFORE DELETE ON join_request FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_joint_tender_removed_by_owner BEFORE DELETE ON joint_tender FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_lot_requirement_changed_by_owner AFTER UPDATE ON lot_requirement FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_member_state_removed_by_owner BEFORE DELETE ON member_state FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_notice_removed_by_owner BEFORE DELETE ON notice FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_password_link_removed_by_owner BEFORE DELETE ON password_link FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_past_ranking_changed_by_owner AFTER UPDATE ON past_ranking FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_person_removed_by_owner BEFORE DELETE ON person FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_prequalification_criterion_changed_by_owner AFTER UPDATE ON prequalification_criterion FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_price_break_changed_by_owner AFTER UPDATE ON price_break FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_procedure_ground_added_by_owner AFTER INSERT ON procedure_ground FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_procedure_ground_changed_by_owner AFTER UPDATE ON procedure_ground FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_procedure_ground_removed_by_owner BEFORE DELETE ON procedure_ground FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_quantity_ranking_changed_by_owner AFTER UPDATE ON quantity_ranking FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_quantity_ranking_removed_by_owner BEFORE DELETE ON quantity_ranking FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_recommendation_level_changed_by_owner AFTER UPDATE ON recommendation_level FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_recommendation_level_removed_by_owner BEFORE DELETE ON recommendation_level FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_reference_state_removed_by_owner BEFORE DELETE ON reference_state FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_registration_document_changed_by_owner AFTER UPDATE ON registration_document FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_registration_origin_changed_by_owner AFTER UPDATE ON registration_origin FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_registration_owner_changed_by_owner AFTER UPDATE ON registration_owner FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_report_job_removed_by_owner BEFORE DELETE ON report_job FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_report_preference_removed_by_owner BEFORE DELETE ON report_preference FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_role_exclusion_added_by_owner AFTER INSERT ON role_exclusion FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_role_exclusion_changed_by_owner AFTER UPDATE ON role_exclusion FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_role_exclusion_removed_by_owner BEFORE DELETE ON role_exclusion FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_round_category_changed_by_owner AFTER UPDATE ON round_category FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_round_category_removed_by_owner BEFORE DELETE ON round_category FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_round_state_removed_by_owner BEFORE DELETE ON round_state FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_rule_bound_added_by_owner AFTER INSERT ON rule_bound FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_rule_bound_changed_by_owner AFTER UPDATE ON rule_bound FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_rule_bound_removed_by_owner BEFORE DELETE ON rule_bound FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_rule_default_removed_by_owner BEFORE DELETE ON rule_default FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_search_change_changed_by_owner AFTER UPDATE ON search_change FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_submission_removed_by_owner BEFORE DELETE ON submission FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_supplier_registration_removed_by_owner BEFORE DELETE ON supplier_registration FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_synonym_term_changed_by_owner AFTER UPDATE ON synonym_term FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_tender_follower_changed_by_owner AFTER UPDATE ON tender_follower FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_tender_number_removed_by_owner BEFORE DELETE ON tender_number FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_tender_rule_removed_by_owner BEFORE DELETE ON tender_rule FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_tender_template_removed_by_owner BEFORE DELETE ON tender_template FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_unit_of_measure_removed_by_owner BEFORE DELETE ON unit_of_measure FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_value_band_added_by_owner AFTER INSERT ON value_band FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_value_band_changed_by_owner AFTER UPDATE ON value_band FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_value_band_removed_by_owner BEFORE DELETE ON value_band FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//
CREATE TRIGGER tr_vat_rate_removed_by_owner BEFORE DELETE ON vat_rate FOR EACH ROW
BEGIN
  IF SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'shared.by-owner-only';
  END IF;
END//

-- A role that no two administrators and no registration gave is given by who has the machine, with the
-- account of the owner. Where all people are invented the service gives them their roles itself.
CREATE TRIGGER tr_role_grant_by_operator AFTER INSERT ON role_grant FOR EACH ROW
BEGIN
  IF NEW.origin = 'OPERATOR' AND SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND NOT (SELECT is_demo FROM person WHERE id = NEW.person_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.operator-only';
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

-- Real people and invented ones are never together unless the owner of the tables puts them so: who has
-- the account of the service makes nobody an invented person, to give him a role.
CREATE TRIGGER tr_person_real AFTER INSERT ON person FOR EACH ROW
BEGIN
  IF NEW.is_demo AND SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)
      AND NOT EXISTS (SELECT 1 FROM person WHERE is_demo AND id <> NEW.id)
      AND EXISTS (SELECT 1 FROM person WHERE NOT is_demo) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access.operator-only';
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
