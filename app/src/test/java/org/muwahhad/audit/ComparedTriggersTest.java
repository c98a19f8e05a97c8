package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

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
        .containsExactly("the trigger favour on the table vote is not one of the service");

    APP.sql("DROP TRIGGER favour");
  }

  @Test
  void a_trigger_that_is_gone_is_found() {
    APP.without(
        "tr_audit_entry_no_delete",
        () ->
            assertThat(faults())
                .containsExactly(
                    "the trigger tr_audit_entry_no_delete of the table audit_entry is gone"));
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
                + " WHERE trigger_schema = DATABASE()"
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
                  "the trigger tr_audit_entry_no_delete runs with the rights of another account"
                      + " than the owner of the tables: "
                      + service);
          APP.sql("DROP TRIGGER tr_audit_entry_no_delete");
        });
  }

  @Test
  void a_verification_that_may_not_see_them_says_so() {
    assertThat(TestApp.start().get(VerifyAudit.class).run().leftOut())
        .extracting(f -> f.lines().en())
        .containsExactly(
            "The triggers of the database were not compared: the account of the service may not"
                + " see them, and the account of the owner was not given.");
  }

  private static List<String> faults() {
    return APP.get(VerifyAudit.class).run().faults();
  }
}
