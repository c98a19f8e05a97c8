package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.db.DatabaseAccountsFixture.execute;
import static org.muwahhad.db.DatabaseAccountsFixture.person;
import static org.muwahhad.db.DatabaseAccountsFixture.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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

  private static DatabaseAccountsFixture accounts;
  private static TestSchema schema;

  @BeforeAll
  static void startAsForRealData() {
    accounts = DatabaseAccountsFixture.start("accounts");
    schema = accounts.schema();
  }

  @AfterAll
  static void stop() {
    accounts.close();
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
    assertThatThrownBy(() -> accounts.asService(statement))
        .isInstanceOf(SQLException.class)
        .message()
        .containsAnyOf(DENIED, "READ_ONLY ADMIN");
  }

  @Test
  void theServiceReadsAndWritesRows() throws SQLException {
    accounts.asService(
        "INSERT INTO currency (code, decimals, name_ar, name_en) VALUES ('ABC', 2, 'x', 'x')");
    accounts.asService("UPDATE currency SET decimals = 3 WHERE code = 'ABC'");

    assertThat(schema.value("SELECT decimals FROM currency WHERE code = 'ABC'")).isEqualTo("3");
    schema.execute("DELETE FROM currency WHERE code = 'ABC'");
    accounts.asService(
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
    assertThatThrownBy(() -> accounts.asService(statement))
        .hasMessageContaining("shared.by-owner-only");
  }

  @Test
  void noRoleIsGivenByTheServiceAlone() throws SQLException {
    String grant =
        "INSERT INTO role_grant (person_id, role, origin)"
            + " SELECT id, 'AUDITOR', 'OPERATOR' FROM person WHERE login = 'real'";
    accounts.asService(person("real", false));

    assertThatThrownBy(() -> accounts.asService(grant))
        .hasMessageContaining("access.operator-only");
    assertThatThrownBy(() -> accounts.asService("UPDATE person SET is_demo = TRUE"))
        .hasMessageContaining("access.operator-only");
    assertThatThrownBy(() -> accounts.asService(person("invented", true)))
        .hasMessageContaining("access.operator-only");
    assertThatThrownBy(() -> schema.execute("UPDATE person SET id = id + 1"))
        .rootCause()
        .hasMessageContaining("shared.by-owner-only");
    schema.execute(grant);
    assertThatThrownBy(() -> accounts.asService("UPDATE role_grant SET state_code = NULL"))
        .hasMessageContaining("shared.by-owner-only");
    for (String fixed : List.of("role = 'CATALOG_MANAGER'", "person_id = 0", "supplier_id = 7")) {
      String change = "UPDATE role_grant SET " + fixed;
      assertThatThrownBy(() -> accounts.asService(change))
          .hasMessageContaining("organisation.two-administrators");
      assertThatThrownBy(() -> schema.execute(change))
          .rootCause()
          .hasMessageContaining("organisation.two-administrators");
    }
    assertThatThrownBy(() -> accounts.asService("DELETE FROM person"))
        .hasMessageContaining("shared.by-owner-only");
    schema.execute("DELETE FROM role_grant");
    schema.execute("DELETE FROM person");
  }

  @Test
  void whereAllPeopleAreInventedTheServiceGivesThemTheirRoles() throws SQLException {
    accounts.asService(person("invented", true));

    accounts.asService(
        "INSERT INTO role_grant (person_id, role, origin)"
            + " SELECT id, 'AUDITOR', 'OPERATOR' FROM person WHERE login = 'invented'");

    assertThat(schema.value("SELECT COUNT(*) FROM role_grant")).isEqualTo("1");
    schema.execute("DELETE FROM role_grant");
    schema.execute("DELETE FROM person");
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
      assertThatThrownBy(() -> accounts.asService(statement))
          .as(statement)
          .hasMessageContaining("committee.committee-fixed");
    }
    assertThatThrownBy(() -> accounts.asService("SET foreign_key_checks = 0", seat))
        .hasMessageContaining("organisation.two-administrators");

    schema.execute("SET STATEMENT foreign_key_checks = 0 FOR " + seat);
    for (String statement :
        List.of("UPDATE committee_member SET is_chair = FALSE", "DELETE FROM committee_member")) {
      assertThatThrownBy(() -> accounts.asService(statement))
          .as(statement)
          .hasMessageContaining("organisation.two-administrators");
    }
    schema.execute("DELETE FROM committee_member");
  }

  @Test
  void onlyAnUpgradeWritesWhatTheRecordTakesForOne() throws SQLException {
    String currency =
        "INSERT INTO currency (code, decimals, name_ar, name_en) VALUES ('ABD', 2, 'x', 'x')";

    assertThatThrownBy(() -> accounts.asService("SET @kept_session = 0", currency))
        .hasMessageContaining("audit.session-of-upgrades");
    assertThat(schema.value("SELECT COUNT(*) FROM currency WHERE code = 'ABD'")).isEqualTo("0");
  }

  @Test
  void nobodyPretendsAnotherTime() throws SQLException {
    for (String statement : List.of("SET timestamp = 1", "SET SESSION timestamp = 1700000000.5")) {
      assertThatThrownBy(() -> accounts.asService(statement))
          .hasMessageContaining("secure-timestamp");
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

    assertThatThrownBy(() -> accounts.asService(submit)).hasMessageContaining("bid.received-late");
    String before = "UNIX_TIMESTAMP() - 3600";
    assertThatThrownBy(() -> accounts.asService("SET timestamp = " + before, submit))
        .hasMessageContaining("secure-timestamp");
    assertThatThrownBy(
            () -> accounts.asService("SET STATEMENT timestamp = " + before + " FOR " + submit))
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

  private static void asRoot(EmbeddedDatabase database, Path passwords, String statement)
      throws IOException, SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(""), "root", Credentials.read(passwords).rootPassword());
        Statement s = connection.createStatement()) {
      s.execute(statement);
    }
  }
}
