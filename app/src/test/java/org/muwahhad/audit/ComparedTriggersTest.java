package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.db.TestDatabase;

/**
 * The triggers of the database are those that the migrations make: a trigger that the owner of the
 * tables added, took away, changed, or gave other rights is a finding.
 */
@Tag("long")
class ComparedTriggersTest {
  private static final TestApp APP = TestApp.start(owner());

  private static Map<String, Object> owner() {
    var schema = TestDatabase.freshSchema();
    return Map.of(
        "muwahhad.audit.owner-user", schema.user(),
        "muwahhad.audit.owner-password", schema.password());
  }

  @BeforeAll
  static void rows_are_told() {
    APP.get(RecordLoadedRows.class).ofUpgrade();
  }

  @Test
  void the_migrations_leave_just_the_triggers_that_are_read_out_of_them() {
    assertThat(APP.get(BuiltTriggers.class).all(true)).hasSizeGreaterThan(500);
    assertThat(faults()).isEmpty();
    assertThat(APP.get(VerifyAudit.class).run().leftOut()).isEmpty();
  }

  @Test
  void a_trigger_that_was_added_is_found() {
    APP.sql("CREATE TRIGGER favour BEFORE INSERT ON vote FOR EACH ROW SET NEW.choice = 'FOR'");

    assertThat(faults())
        .containsExactly("the trigger favour on the table vote does not belong to the service");

    APP.sql("DROP TRIGGER favour");
  }

  @Test
  void a_trigger_that_is_gone_is_found() {
    APP.without(
        "tr_audit_entry_no_delete",
        () ->
            assertThat(faults())
                .containsExactly(
                    "the trigger tr_audit_entry_no_delete of the table audit_entry is missing"));
  }

  @Test
  void a_trigger_that_does_less_or_at_another_time_is_found() {
    for (String other :
        List.of(
            "CREATE TRIGGER tr_audit_entry_no_delete BEFORE DELETE ON audit_entry FOR EACH ROW"
                + " SET @nothing = 1",
            "CREATE TRIGGER tr_audit_entry_no_delete BEFORE DELETE ON audit_entry FOR EACH ROW"
                + " BEGIN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit. append-only'; END",
            "CREATE TRIGGER tr_audit_entry_no_delete BEFORE UPDATE ON audit_anchor FOR EACH ROW"
                + " BEGIN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit.append-only'; END")) {
      APP.without(
          "tr_audit_entry_no_delete",
          () -> {
            APP.sql(other);
            assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("the trigger tr_audit_entry_no_delete of the table audit_")
                .endsWith("was changed");
            APP.sql("DROP TRIGGER tr_audit_entry_no_delete");
          });
    }
  }

  @Test
  void a_trigger_with_the_rights_of_another_account_is_found() {
    String body =
        APP.ask(
            "SELECT action_statement FROM information_schema.triggers"
                + " WHERE event_object_schema = DATABASE()"
                + " AND trigger_name = 'tr_audit_entry_no_delete'");
    String service = TestDatabase.freshSchema().serviceUser();
    APP.without(
        "tr_audit_entry_no_delete",
        () -> {
          TestDatabase.asRoot(
              "CREATE DEFINER = '%1$s'@'127.0.0.1' TRIGGER %2$s.tr_audit_entry_no_delete"
                      .formatted(service, APP.ask("SELECT DATABASE()"))
                  + " BEFORE DELETE ON %s.audit_entry FOR EACH ROW %s"
                      .formatted(APP.ask("SELECT DATABASE()"), body));
          assertThat(faults())
              .containsExactly(
                  "the trigger tr_audit_entry_no_delete runs with the rights of an account"
                      + " that is not the owner of the tables: "
                      + service
                      + "@127.0.0.1");
          APP.sql("DROP TRIGGER tr_audit_entry_no_delete");
        });
  }

  @Test
  void a_trigger_of_the_same_account_at_another_host_is_found() {
    String schema = APP.ask("SELECT DATABASE()");
    String name = "tr_audit_entry_no_delete";
    String body = body(name);
    String owner = TestDatabase.freshSchema().user();
    APP.without(
        name,
        () -> {
          TestDatabase.asRoot(
              "CREATE DEFINER = '%1$s'@'elsewhere' TRIGGER %2$s.%3$s BEFORE DELETE ON %2$s.audit_entry FOR EACH ROW %4$s"
                  .formatted(owner, schema, name, body));
          assertThat(faults())
              .containsExactly(
                  "the trigger tr_audit_entry_no_delete runs with the rights of an account"
                      + " that is not the owner of the tables: "
                      + owner
                      + "@elsewhere");
          APP.sql("DROP TRIGGER " + name);
        });
  }

  @Test
  void a_trigger_that_was_made_in_a_mode_in_which_it_means_something_else_is_found()
      throws SQLException {
    String name = "tr_audit_entry_no_delete";
    String body = body(name);
    for (String mode : List.of("", "STRICT_TRANS_TABLES,PIPES_AS_CONCAT")) {
      try (Connection connection = APP.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("SET sql_mode = '" + mode + "'");
        statement.execute("DROP TRIGGER " + name);
        statement.execute(
            "CREATE TRIGGER %s BEFORE DELETE ON audit_entry FOR EACH ROW %s".formatted(name, body));
      }
      assertThat(faults())
          .as(mode)
          .singleElement()
          .asString()
          .startsWith(
              "the trigger tr_audit_entry_no_delete of the table audit_entry runs in an SQL mode");
    }
    APP.sql("DROP TRIGGER " + name);
    APP.sql("CREATE TRIGGER %s BEFORE DELETE ON audit_entry FOR EACH ROW %s".formatted(name, body));
    assertThat(faults()).isEmpty();
  }

  @Test
  void triggers_that_run_in_another_order_are_found() {
    TestApp app = TestApp.start(owner());
    app.get(RecordLoadedRows.class).ofUpgrade();
    String[] of =
        app.ask(
                """
                SELECT CONCAT(event_object_table, ' ', action_timing, ' ', event_manipulation)
                  FROM information_schema.triggers
                 WHERE event_object_schema = DATABASE() AND action_statement LIKE '%-- Made from %'
                 GROUP BY event_object_table, action_timing, event_manipulation
                HAVING COUNT(*) > 1 ORDER BY 1 LIMIT 1""")
            .split(" ");
    String first =
        app.ask(
            """
            SELECT trigger_name FROM information_schema.triggers
             WHERE event_object_schema = DATABASE() AND action_statement LIKE '%%-- Made from %%'
               AND event_object_table = '%s' AND action_timing = '%s'
               AND event_manipulation = '%s' ORDER BY action_order LIMIT 1"""
                .formatted(of[0], of[1], of[2]));
    // Dropped and made again, it comes last.
    app.without(first, () -> {});

    assertThat(app.get(VerifyAudit.class).run().faults())
        .containsExactly(
            "the triggers of the table %s (%s %s) do not run in the order in which the service"
                    .formatted(of[0], of[1], of[2])
                + " created them");
  }

  @Test
  void rights_of_the_service_that_it_does_not_need_are_found() {
    String account =
        "`%s`.* %%s '%s'@'127.0.0.1'"
            .formatted(APP.ask("SELECT DATABASE()"), TestDatabase.freshSchema().serviceUser());
    TestDatabase.asRoot("GRANT TRIGGER, ALTER ON " + account.formatted("TO"));
    try {
      assertThat(faults())
          .singleElement()
          .asString()
          .startsWith(
              "the account of the service has rights in the database that it does not need: ")
          .contains("ALTER", "TRIGGER");
    } finally {
      TestDatabase.asRoot("REVOKE TRIGGER, ALTER ON " + account.formatted("FROM"));
    }
    assertThat(faults()).isEmpty();
    assertThat(CompareRights.wider("GRANT `dba` TO `muwahhad_service`@`%`"))
        .contains("GRANT `DBA`");
    assertThat(CompareRights.wider("GRANT SELECT ON `m`.* TO `s`@`%` WITH GRANT OPTION"))
        .contains("GRANT OPTION ON `M`.*");
    assertThat(CompareRights.wider("GRANT SELECT ON *.* TO `s`@`%`")).contains("SELECT ON *.*");
    assertThat(CompareRights.wider("GRANT USAGE ON *.* TO `s`@`%` IDENTIFIED BY PASSWORD '*1'"))
        .isEmpty();
    assertThat(CompareRights.wider("GRANT SELECT (a, b), INSERT ON `m`.`t` TO `s`@`%`")).isEmpty();
  }

  private static String body(String trigger) {
    return APP.ask(
        """
        SELECT action_statement FROM information_schema.triggers
         WHERE event_object_schema = DATABASE() AND trigger_name = '%s'"""
            .formatted(trigger));
  }

  @Test
  void a_verification_that_may_not_see_them_says_so() {
    assertThat(TestApp.start().get(VerifyAudit.class).run().leftOut())
        .extracting(f -> f.lines().en())
        .containsExactly(
            "The triggers of the database were not compared: the account of the service cannot see them, and the account of the owner was not given.");
  }

  private static List<String> faults() {
    return APP.get(VerifyAudit.class).run().faults();
  }
}
