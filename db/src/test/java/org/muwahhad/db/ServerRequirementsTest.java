package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that lacks something is told so before anything in it is changed. */
class ServerRequirementsTest {
  private static final TestSchema SCHEMA = TestDatabase.emptySchema();

  @Test
  void the_embedded_server_has_all_of_it() throws SQLException {
    try (Connection connection = SCHEMA.connect()) {
      assertThat(ServerRequirements.missing(connection)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET sql_mode = 'NO_ZERO_DATE' | STRICT_TRANS_TABLES",
        "SET sql_mode = 'STRICT_ALL_TABLES,ANSI_QUOTES' | Take ANSI_QUOTES out of sql_mode",
        "SET default_storage_engine = 'MyISAM' | default_storage_engine=InnoDB",
        "SET foreign_key_checks = 0 | foreign_key_checks=ON",
        "SET check_constraint_checks = 0 | check_constraint_checks=ON"
      })
  void a_setting_under_which_rules_would_not_hold_is_named(String setting, String told)
      throws SQLException {
    try (Connection connection = SCHEMA.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(setting);

      assertThat(ServerRequirements.missing(connection)).singleElement().asString().contains(told);
    }
  }

  @Test
  void a_schema_that_compares_texts_otherwise_is_named_with_what_changes_it() throws SQLException {
    TestSchema other = TestDatabase.emptySchema();
    other.execute("ALTER DATABASE " + other.name() + " COLLATE utf8mb4_general_ci");

    try (Connection connection = other.connect()) {
      assertThat(ServerRequirements.missing(connection))
          .containsExactly(
              "ALTER DATABASE `%s` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci; it has utf8mb4_general_ci"
                  .formatted(other.name()));
    }
  }

  @Test
  void an_account_without_the_rights_is_told_which_and_no_table_is_made() {
    TestSchema empty = TestDatabase.emptySchema();
    TestDatabase.asRoot("CREATE USER 'weak'@'127.0.0.1' IDENTIFIED BY 'weak'");
    TestDatabase.asRoot(
        "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES ON "
            + empty.name()
            + ".* TO 'weak'@'127.0.0.1'");

    assertThatThrownBy(() -> Migrations.migrate(empty.url(), "weak", "weak"))
        .isInstanceOf(DatabaseStartFailed.class)
        .hasMessageContaining("Nothing in it was changed")
        .hasMessageContaining(
            "GRANT TRIGGER, CREATE VIEW, SHOW VIEW ON `%s`.*".formatted(empty.name()));

    assertThat(empty.rows("SHOW TABLES")).isEmpty();
  }

  @Test
  void a_right_on_schemas_of_a_pattern_counts() throws SQLException {
    TestDatabase.asRoot("CREATE USER 'broad'@'127.0.0.1' IDENTIFIED BY 'broad'");
    TestDatabase.asRoot("GRANT ALL ON `muwahhad\\_%`.* TO 'broad'@'127.0.0.1'");

    try (Connection connection = DriverManager.getConnection(SCHEMA.url(), "broad", "broad")) {
      assertThat(ServerRequirements.missing(connection)).isEmpty();
    }
  }
}
