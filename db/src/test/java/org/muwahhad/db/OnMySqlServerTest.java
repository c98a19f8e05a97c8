package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The migrations on a real MySQL server, for a person who has one at hand (Debian unstable has
 * {@code mysql-server}). The schema must be empty. Of views, each server says in its own way which
 * columns may be null, so tables are compared:
 *
 * <pre>mvn test -pl db -am -Dtest=OnMySqlServerTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dmuwahhad.mysql.url=jdbc:mysql://127.0.0.1:3306/muwahhad \
 *     -Dmuwahhad.mysql.user=muwahhad -Dmuwahhad.mysql.password=…</pre>
 *
 * <p>A server that writes a binary log lets this account create triggers only with {@code
 * log_bin_trust_function_creators=1}.
 */
@EnabledIfSystemProperty(named = "muwahhad.mysql.url", matches = ".+")
class OnMySqlServerTest {
  private static TestSchema mysql;
  private static TestSchema embedded;

  @BeforeAll
  static void migrateBoth() {
    mysql =
        new TestSchema(
            "external",
            JdbcUrl.complete(System.getProperty("muwahhad.mysql.url")),
            System.getProperty("muwahhad.mysql.user", "muwahhad"),
            System.getProperty("muwahhad.mysql.password", ""));
    Migrations.migrate(mysql.url(), mysql.user(), mysql.password());
    embedded = TestDatabase.freshSchema();
  }

  @Test
  void bothServersHaveTheSameColumns() {
    assertSame(
        """
        SELECT LOWER(CONCAT(table_name, '.', column_name, ' ', data_type, ' ', is_nullable))
        FROM information_schema.columns WHERE table_schema = DATABASE()
         AND table_name IN (SELECT t.table_name FROM information_schema.tables t
                             WHERE t.table_schema = DATABASE() AND t.table_type = 'BASE TABLE')
        """);
  }

  @Test
  void bothServersKeepTheSameRules() {
    assertSame(
        """
        SELECT LOWER(CONCAT(table_name, '.', constraint_name, ' ', constraint_type))
        FROM information_schema.table_constraints
        WHERE table_schema = DATABASE() AND table_name <> 'flyway_schema_history'
        """);
  }

  @Test
  void bothServersHaveTheSameTriggers() {
    assertSame(
        """
        SELECT LOWER(CONCAT(event_object_table, ' ', trigger_name, ' ', event_manipulation))
        FROM information_schema.triggers WHERE event_object_schema = DATABASE()
        """);
  }

  private static void assertSame(String query) {
    assertThat(mysql.rows(query))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(embedded.rows(query));
  }
}
