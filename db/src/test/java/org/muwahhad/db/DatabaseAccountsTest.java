package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service's own account may do, where nobody asked for a demonstration. */
@Tag("long")
class DatabaseAccountsTest {
  private static final String DENIED = "denied";

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
          category demand_workbook demo_clock dossier_template dossier_template_criterion
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

  private static EmbeddedDatabase database;
  private static TestSchema schema;

  @BeforeAll
  static void startAsForRealData() {
    database = EmbeddedDatabase.start(settings("accounts").withFirstSchema("muwahhad"));
    schema = TestDatabase.create(database, "muwahhad");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TRIGGER tr_audit_entry_no_update",
        "CREATE TRIGGER tr_x BEFORE INSERT ON person FOR EACH ROW SET NEW.login = 'x'",
        "ALTER TABLE person DROP CONSTRAINT ck_x",
        "ALTER TABLE person ADD COLUMN x INT",
        "CREATE TABLE x (id INT)",
        "CREATE VIEW x AS SELECT 1",
        "CREATE TEMPORARY TABLE x (id INT)",
        "DROP TABLE audit_entry",
        "TRUNCATE TABLE audit_entry",
        "RENAME TABLE audit_entry TO audit_former",
        "CREATE INDEX ix_x ON person (login)",
        "CREATE PROCEDURE x() SELECT 1",
        "CREATE DATABASE muwahhad_x",
        "DROP DATABASE muwahhad",
        "LOCK TABLES person WRITE",
        "GRANT SELECT ON person TO 'muwahhad'@'127.0.0.1'",
        "SET GLOBAL read_only = 1",
        "SELECT * FROM mysql.user"
      })
  void theServiceChangesNothingButRows(String statement) {
    assertThatThrownBy(() -> asService(statement))
        .isInstanceOf(SQLException.class)
        .message()
        .containsAnyOf(DENIED, "READ_ONLY ADMIN");
  }

  @Test
  void theServiceReadsAndWritesRows() throws SQLException {
    asService(
        "INSERT INTO currency (code, decimals, name_ar, name_en) VALUES ('ABC', 2, 'x', 'x')");
    asService("UPDATE currency SET decimals = 3 WHERE code = 'ABC'");

    assertThat(schema.value("SELECT decimals FROM currency WHERE code = 'ABC'")).isEqualTo("3");
    schema.execute("DELETE FROM currency WHERE code = 'ABC'");
    asService(
        "INSERT INTO sign_in_throttle VALUES ('x', NOW(), 1)", "DELETE FROM sign_in_throttle");
    assertThat(schema.value("SELECT COUNT(*) FROM sign_in_throttle")).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO delivery_region (code, position, name_ar, name_en) VALUES ('x', 99, 'x', 'x')",
        "DELETE FROM role_exclusion",
        "UPDATE value_band SET from_usd = from_usd + 1",
        "DELETE FROM rule_bound",
        "UPDATE procedure_ground SET position = 9",
        "DELETE FROM flyway_schema_history",
        "UPDATE flyway_schema_history SET checksum = 1",
        "INSERT INTO flyway_schema_history SELECT installed_rank + 1000, '9999', description, type,"
            + " script, checksum, installed_by, installed_on, execution_time, success"
            + " FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1"
      })
  void whatOnlyUpgradesWriteTheServiceDoesNot(String statement) {
    assertThatThrownBy(() -> asService(statement)).hasMessageContaining("shared.by-owner-only");
  }

  @Test
  void noRoleIsGivenByTheServiceAlone() throws SQLException {
    String grant =
        "INSERT INTO role_grant (person_id, role, origin)"
            + " SELECT id, 'AUDITOR', 'OPERATOR' FROM person WHERE login = 'real'";
    asService(person("real", false));

    assertThatThrownBy(() -> asService(grant)).hasMessageContaining("access.operator-only");
    assertThatThrownBy(() -> asService("UPDATE person SET is_demo = TRUE"))
        .hasMessageContaining("access.operator-only");
    assertThatThrownBy(() -> asService(person("invented", true)))
        .hasMessageContaining("access.operator-only");
    assertThatThrownBy(() -> schema.execute("UPDATE person SET id = id + 1"))
        .rootCause()
        .hasMessageContaining("shared.by-owner-only");
    schema.execute(grant);
    assertThatThrownBy(() -> asService("UPDATE role_grant SET state_code = NULL"))
        .hasMessageContaining("shared.by-owner-only");
    for (String fixed : List.of("role = 'CATALOG_MANAGER'", "person_id = 0", "supplier_id = 7")) {
      String change = "UPDATE role_grant SET " + fixed;
      assertThatThrownBy(() -> asService(change))
          .hasMessageContaining("organisation.two-administrators");
      assertThatThrownBy(() -> schema.execute(change))
          .rootCause()
          .hasMessageContaining("organisation.two-administrators");
    }
    assertThatThrownBy(() -> asService("DELETE FROM person"))
        .hasMessageContaining("shared.by-owner-only");
    schema.execute("DELETE FROM role_grant");
    schema.execute("DELETE FROM person");
  }

  @Test
  void whereAllPeopleAreInventedTheServiceGivesThemTheirRoles() throws SQLException {
    asService(person("invented", true));

    asService(
        "INSERT INTO role_grant (person_id, role, origin)"
            + " SELECT id, 'AUDITOR', 'OPERATOR' FROM person WHERE login = 'invented'");

    assertThat(schema.value("SELECT COUNT(*) FROM role_grant")).isEqualTo("1");
    schema.execute("DELETE FROM role_grant");
    schema.execute("DELETE FROM person");
  }

  private static String person(String login, boolean invented) {
    return """
    INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email, is_demo)
    VALUES ('%1$s', 'x', 'x', 'x', 'x', '%1$s@x', %2$b)\
    """
        .formatted(login, invented);
  }

  @Test
  void noCommitteeIsChangedAndNoSeatGivenByTheServiceAlone() throws SQLException {
    String seat =
        "INSERT INTO committee_member (committee_id, person_id, state_code, is_chair, origin)"
            + " SELECT MIN(id), 1, 'SA', TRUE, 'OPERATOR' FROM committee";
    for (String statement :
        List.of(
            "UPDATE committee SET quorum = 1",
            "INSERT INTO committee (code, name_ar, name_en, quorum, voting_rule)"
                + " SELECT 'x', name_ar, name_en, 1, voting_rule FROM committee LIMIT 1",
            "DELETE FROM committee")) {
      assertThatThrownBy(() -> asService(statement))
          .as(statement)
          .hasMessageContaining("committee.committee-fixed");
    }
    assertThatThrownBy(() -> asService("SET foreign_key_checks = 0", seat))
        .hasMessageContaining("organisation.two-administrators");

    schema.execute("SET STATEMENT foreign_key_checks = 0 FOR " + seat);
    for (String statement :
        List.of("UPDATE committee_member SET is_chair = FALSE", "DELETE FROM committee_member")) {
      assertThatThrownBy(() -> asService(statement))
          .as(statement)
          .hasMessageContaining("organisation.two-administrators");
    }
    schema.execute("DELETE FROM committee_member");
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
          assertThatThrownBy(() -> asService("SET check_constraint_checks = 0", IGNORING))
              .hasMessageContaining("organisation.two-administrators");
          for (String statement : rightsPastConstraints()) {
            for (String check : CHECKS) {
              assertThatThrownBy(() -> asService("SET " + check + " = 0", statement))
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
                  assertThatThrownBy(() -> asService(OFF.get(1), IGNORING))
                      .hasMessageContaining("organisation.two-administrators");
                  for (String statement : rightsPastConstraints()) {
                    assertThatThrownBy(() -> asService(OFF.get(0), OFF.get(1), statement))
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
        assertThatThrownBy(() -> asService("SET " + check + " = 0", statement))
            .as(check + ": " + statement)
            .hasMessageContaining("shared.checks-off");
        assertThatThrownBy(() -> asService("SET STATEMENT " + check + " = 0 FOR " + statement))
            .as(check + ": " + statement)
            .hasMessageContaining("shared.checks-off");
      }
    }
    asService(OFF.get(0), "SET foreign_key_checks = 1", currency);
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

  @Test
  void onlyAnUpgradeWritesWhatTheRecordTakesForOne() throws SQLException {
    String currency =
        "INSERT INTO currency (code, decimals, name_ar, name_en) VALUES ('ABD', 2, 'x', 'x')";

    assertThatThrownBy(() -> asService("SET @kept_session = 0", currency))
        .hasMessageContaining("audit.session-of-upgrades");
    assertThat(schema.value("SELECT COUNT(*) FROM currency WHERE code = 'ABD'")).isEqualTo("0");
  }

  @Test
  void nobodyPretendsAnotherTime() throws SQLException {
    for (String statement : List.of("SET timestamp = 1", "SET SESSION timestamp = 1700000000.5")) {
      assertThatThrownBy(() -> asService(statement)).hasMessageContaining("secure-timestamp");
      assertThatThrownBy(() -> schema.execute(statement))
          .rootCause()
          .hasMessageContaining("secure-timestamp");
    }
  }

  @Test
  void aBidAfterTheDeadlineIsRefusedWhateverTimeItsConnectionPretends() throws SQLException {
    schema.execute(
        """
        SET STATEMENT foreign_key_checks = 0 FOR
        INSERT INTO joint_tender (id, number, ocid, title_ar, title_en, status,
          procurement_method, award_criteria, currency, minimum_bid_days, deadline_at, published_at, rate_date,
          prepared_by, approved_by, created_at, updated_at)
        VALUES (1, 'T-1', 'ocds-1', 'x', 'x', 'PUBLISHED', 'open', 'priceOnly', 'SAR', 30,
          UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE, UTC_TIMESTAMP(6) - INTERVAL 40 DAY,
          CURRENT_DATE, 1, 2,
          UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))\
        """);
    schema.execute(
        """
        SET STATEMENT foreign_key_checks = 0 FOR
        INSERT INTO bid (id, tender_id, supplier_id, status, created_at, updated_at)
        VALUES (1, 1, 1, 'DRAFT', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))\
        """);
    String submit = "UPDATE bid SET status = 'SUBMITTED' WHERE id = 1";

    assertThatThrownBy(() -> asService(submit)).hasMessageContaining("bid.received-late");
    String before = "UNIX_TIMESTAMP() - 3600";
    assertThatThrownBy(() -> asService("SET timestamp = " + before, submit))
        .hasMessageContaining("secure-timestamp");
    assertThatThrownBy(() -> asService("SET STATEMENT timestamp = " + before + " FOR " + submit))
        .isInstanceOf(SQLException.class);
    assertThat(schema.value("SELECT status FROM bid WHERE id = 1")).isEqualTo("DRAFT");
  }

  @Test
  void aServiceAccountThatIsMissingIsMadeAgainAndTheTriggersGoOn() throws Exception {
    EmbeddedDatabaseSettings settings = settings("missing-account");
    Path passwords = settings.dataDirectory().resolve("credentials.properties");
    try (EmbeddedDatabase first = EmbeddedDatabase.start(settings)) {
      TestSchema owned = TestDatabase.create(first, "muwahhad");
      owned.execute("CREATE TABLE kept (id INT PRIMARY KEY)");
      owned.execute("CREATE TABLE counted (id INT PRIMARY KEY)");
      owned.execute(
          "CREATE TRIGGER tr_kept AFTER INSERT ON kept FOR EACH ROW INSERT INTO counted VALUES"
              + " (NEW.id)");
      asRoot(first, passwords, "DROP USER 'muwahhad_service'@'127.0.0.1'");
    }

    try (EmbeddedDatabase again = EmbeddedDatabase.start(settings)) {
      TestSchema found = TestDatabase.create(again, "muwahhad");
      execute(found, "INSERT INTO kept VALUES (7)");

      assertThat(found.value("SELECT id FROM counted")).isEqualTo("7");
      assertThatThrownBy(() -> execute(found, "DROP TRIGGER tr_kept")).hasMessageContaining(DENIED);
    }
  }

  @Test
  void rightsThatSomebodyGaveTheServiceAreTakenAtTheNextStart() throws Exception {
    EmbeddedDatabaseSettings settings = settings("more-rights");
    try (EmbeddedDatabase first = EmbeddedDatabase.start(settings)) {
      asRoot(
          first,
          settings.dataDirectory().resolve("credentials.properties"),
          "GRANT ALL PRIVILEGES ON *.* TO 'muwahhad_service'@'127.0.0.1'");
    }

    try (EmbeddedDatabase again = EmbeddedDatabase.start(settings)) {
      TestSchema found = TestDatabase.create(again, "muwahhad");

      assertThatThrownBy(() -> execute(found, "CREATE TABLE x (id INT)"))
          .hasMessageContaining(DENIED);
    }
  }

  private static EmbeddedDatabaseSettings settings(String name) {
    return TestDatabase.relaxed(TestDatabase.directory(name))
        .withMovableClock(false)
        .withDrain(Duration.ZERO);
  }

  private static void asRoot(EmbeddedDatabase database, Path passwords, String statement)
      throws IOException, SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(""), "root", Credentials.read(passwords).rootPassword());
        Statement s = connection.createStatement()) {
      s.execute(statement);
    }
  }

  private static void asService(String... statements) throws SQLException {
    execute(schema, statements);
  }

  private static void execute(TestSchema in, String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(in.url(), in.serviceUser(), in.servicePassword());
        Statement s = connection.createStatement()) {
      for (String statement : statements) {
        s.execute(statement);
      }
    }
  }
}
