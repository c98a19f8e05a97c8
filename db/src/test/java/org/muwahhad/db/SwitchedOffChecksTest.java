package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.db.DatabaseAccountsFixture.person;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A connection that switches constraints off writes no right, and nothing that binds anybody. */
@Tag("long")
class SwitchedOffChecksTest {
  /** What a session of MariaDB may switch off. */
  private static final List<String> CHECKS =
      List.of("check_constraint_checks", "foreign_key_checks", "unique_checks");

  private static final List<String> OFF =
      List.of("SET foreign_key_checks = 0", "SET check_constraint_checks = 0");

  /** What the record does not cover, no replay reads, and binds nobody. */
  private static final List<String> BINDING_NOBODY =
      List.of(
          """
          account_import account_import_row award_scenario award_scenario_run basket_item bid_price_workbook bid_sender catalog_import catalog_import_row
          category demand_workbook demo_clock document_author dossier_template dossier_template_criterion
          face_theme file_analysis file_indicator
          dossier_template_rule dossier_template_version favourite_item file_scan half_sign_in identity_assertion identity_flow identity_key inbox_message
          issued_report item_file item_proposal item_set item_set_line kept_release known_device
          page_feedback
          lot_step mail node_key notice ocds_chain ocds_place ocds_process order_index passkey_ceremony passkey_use provider_session recovery_code reference_state report_download report_figures report_job
          report_preference report_signature retention_run score_draft search_change session share_rehearsal sign_in_delay sign_in_throttle
          signature_preparation
          submission_amendment submission_draft submission_editor synonym_group synonym_term
          template_draft tender_bundle_due tender_bundle_file
          tender_bundle_piece tender_number tender_template time_code_use typed_form webhook_delivery\
          """
              .strip()
              .split("\\s+"));

  private static DatabaseAccountsFixture accounts;
  private static TestSchema schema;

  @BeforeAll
  static void startAsForRealData() {
    accounts = DatabaseAccountsFixture.start("switched-off-checks");
    schema = accounts.schema();
  }

  @AfterAll
  static void stop() {
    accounts.close();
  }

  /** What breaks a constraint is left out here, what a trigger refuses is not. */
  private static final String IGNORING =
      "INSERT IGNORE INTO role_grant (person_id, role, origin) VALUES (11, 'AUDITOR', 'X')";

  /** What a session that switches constraints off would have of rights, none of them by two. */
  private static List<String> rightsPastConstraints() {
    return List.of(
        "INSERT INTO role_grant (person_id, role, origin) VALUES (11, 'ADMINISTRATOR', 'X')",
        "INSERT INTO role_grant (person_id, role, origin) VALUES (11, 'AUDITOR', '')",
        "INSERT INTO role_grant (person_id, role, origin, proposal_id)"
            + " VALUES (11, 'AUDITOR', 'OPERATOR', 1)",
        "INSERT INTO role_grant (person_id, role, origin) VALUES (99, 'AUDITOR', 'OPERATOR')",
        seat(11, "X"),
        seat(11, ""),
        seat(11, "OPERATOR"),
        seat(11, "REGISTRATION"),
        seat(99, "X"),
        "INSERT INTO supplier_registration"
            + " (reference, person_id, email, supplier_id, link_sent_at, created_at)"
            + " VALUES ('R-9', 11, 'x@x', 5, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
        proposal(10, 10, "NULL"),
        proposal(10, 99, "NULL"),
        proposal(10, 12, "11"),
        "UPDATE account_proposal SET status = 'CONFIRMED', decided_by = 10,"
            + " decided_at = UTC_TIMESTAMP(6) WHERE id = 1",
        "UPDATE account_proposal SET status = 'CONFIRMED', decided_by = 11,"
            + " decided_at = UTC_TIMESTAMP(6) WHERE id = 1",
        "UPDATE account_proposal SET status = 'GIVEN' WHERE id = 1",
        "UPDATE supplier_registration SET supplier_id = 5 WHERE id = 1",
        "UPDATE supplier_registration SET person_id = 11 WHERE id = 1");
  }

  private static String seat(long person, String origin) {
    return """
    INSERT INTO committee_member (committee_id, person_id, state_code, is_chair, origin)
    SELECT MIN(id), %d, 'SA', TRUE, '%s' FROM committee\
    """
        .formatted(person, origin);
  }

  private static String proposal(long by, long about, String decidedBy) {
    return """
    INSERT INTO account_proposal (kind, status, person_id, role, proposed_by, proposed_at,
      expires_at, decided_by)
    VALUES ('GRANT_ROLE', 'PROPOSED', %d, 'AUDITOR', %d, UTC_TIMESTAMP(6),
      UTC_TIMESTAMP(6) + INTERVAL 1 DAY, %s)\
    """
        .formatted(about, by, decidedBy);
  }

  @Test
  void noRightComesFromAConnectionThatSwitchesConstraintsOff() throws Exception {
    withAdministratorsAndAProposal(
        () -> {
          assertThatThrownBy(() -> accounts.asService("SET check_constraint_checks = 0", IGNORING))
              .hasMessageContaining("organisation.two-administrators");
          for (String statement : rightsPastConstraints()) {
            for (String check : CHECKS) {
              assertThatThrownBy(() -> accounts.asService("SET " + check + " = 0", statement))
                  .as(check + ": " + statement)
                  .isInstanceOf(SQLException.class);
            }
          }
        });
  }

  /** Each by its own guard, whatever the connection switched off. */
  @Test
  void noRightComesWithoutConstraintsEither() throws Exception {
    withAdministratorsAndAProposal(
        () ->
            without(
                "tr_audit_row_added_with_checks",
                () -> {
                  assertThatThrownBy(() -> accounts.asService(OFF.get(1), IGNORING))
                      .hasMessageContaining("organisation.two-administrators");
                  for (String statement : rightsPastConstraints()) {
                    assertThatThrownBy(() -> accounts.asService(OFF.get(0), OFF.get(1), statement))
                        .as(statement)
                        .message()
                        .containsAnyOf(
                            "organisation.two-administrators",
                            "access.operator-only",
                            "supplier.wrong-step");
                  }
                }));
  }

  @Test
  void nothingThatIsToldIsWrittenByAConnectionThatSwitchesConstraintsOff() throws Exception {
    String currency =
        "INSERT INTO currency (code, decimals, name_ar, name_en) VALUES ('ABE', 2, 'x', 'x')";
    String entry =
        "INSERT INTO audit_chain (name, length, head_hash) VALUES ('x', 0, REPEAT('0', 64))";
    for (String check : CHECKS) {
      for (String statement : List.of(person("eve", false), currency, entry)) {
        assertThatThrownBy(() -> accounts.asService("SET " + check + " = 0", statement))
            .as(check + ": " + statement)
            .hasMessageContaining("shared.checks-off");
        assertThatThrownBy(
                () -> accounts.asService("SET STATEMENT " + check + " = 0 FOR " + statement))
            .as(check + ": " + statement)
            .hasMessageContaining("shared.checks-off");
      }
    }
    accounts.asService(OFF.get(0), "SET foreign_key_checks = 1", currency);
    schema.execute("DELETE FROM currency WHERE code = 'ABE'");
  }

  /** A table that is told by every row is guarded by the guard of the rows of the record. */
  @Test
  void everyTableThatBindsAnybodyRefusesAConnectionThatSwitchesConstraintsOff() {
    for (String act : List.of("INSERT", "UPDATE", "DELETE")) {
      List<String> open =
          schema.rows(
              """
              SELECT t.table_name FROM information_schema.tables t
               WHERE t.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
                 AND NOT EXISTS (
                   SELECT 1 FROM information_schema.triggers g
                    WHERE g.event_object_schema = DATABASE() AND g.event_object_table = t.table_name
                      AND g.event_manipulation = '%s'
                      AND (g.action_statement LIKE '%%@@check_constraint_checks%%'
                        OR g.action_statement LIKE 'BEGIN_  IF @kept_session IS NULL%%'
                        OR g.action_statement LIKE 'BEGIN_  DECLARE was CHAR(64) DEFAULT SHA2(%%'
                        OR g.action_statement LIKE
                          'BEGIN_  IF SUBSTRING_INDEX(USER(), ''@'', 1) <>%%, 1) THEN%%'
                        OR g.action_statement LIKE 'BEGIN_  SIGNAL%%'
                        OR g.action_statement LIKE 'SIGNAL%%'))
               ORDER BY 1\
              """
                  .formatted(act));

      assertThat(open).as(act).isSubsetOf(BINDING_NOBODY);
    }
  }

  private interface Act {
    void run() throws Exception;
  }

  /** Administrators 10 and 12, somebody 11, and what 10 proposed about 11; all of it goes again. */
  private static void withAdministratorsAndAProposal(Act act) throws Exception {
    try {
      for (int id : List.of(10, 11, 12)) {
        schema.execute(
            person("p" + id, false)
                .replace("(login", "(id, login")
                .replace("VALUES (", "VALUES (" + id + ", "));
      }
      schema.execute(
          "INSERT INTO role_grant (person_id, role, origin)"
              + " VALUES (10, 'ADMINISTRATOR', 'OPERATOR'), (12, 'ADMINISTRATOR', 'OPERATOR')");
      schema.execute(
          proposal(10, 11, "NULL").replace("(kind", "(id, kind").replace("('G", "(1, 'G"));
      schema.execute(
          "INSERT INTO supplier"
              + " (id, registration_number, name_ar, name_en, country, status, registered_at)"
              + " VALUES (5, 'CR-5', 'x', 'x', 'SA', 'REGISTERED', UTC_TIMESTAMP(6))");
      schema.execute(
          "INSERT INTO supplier_registration"
              + " (id, reference, person_id, email, link_sent_at, created_at)"
              + " VALUES (1, 'R-1', 12, 'p12@x', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))");
      String before = standing();

      act.run();

      assertThat(standing()).isEqualTo(before);
    } finally {
      schema.execute("DELETE FROM role_grant");
      schema.execute("DELETE FROM committee_member");
      schema.execute("DELETE FROM supplier_registration");
      without("tr_supplier_kept", () -> schema.execute("DELETE FROM supplier"));
      without("tr_account_proposal_kept", () -> schema.execute("DELETE FROM account_proposal"));
      schema.execute("DELETE FROM person");
    }
  }

  private static String standing() {
    return schema.value(
        """
        SELECT CONCAT_WS('/', (SELECT COUNT(*) FROM role_grant),
          (SELECT COUNT(*) FROM committee_member),
          (SELECT GROUP_CONCAT(status, COALESCE(decided_by, '-')) FROM account_proposal),
          (SELECT GROUP_CONCAT(person_id, COALESCE(supplier_id, '-')) FROM supplier_registration))\
        """);
  }

  private static void without(String trigger, Act act) throws Exception {
    String again = schema.value("SHOW CREATE TRIGGER " + trigger).split("\\|", 4)[2];
    schema.execute("DROP TRIGGER " + trigger);
    try {
      act.run();
    } finally {
      schema.execute(again);
    }
  }
}
