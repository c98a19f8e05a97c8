package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditEntry.RowsTold;

/** Rows that stood before rows were told are told once a version of the tables, by one entry. */
class RecordLoadedRowsTest {
  private static final TestApp APP = TestApp.start();

  @Test
  void what_an_upgrade_found_is_told_once_and_no_start_tells_more() {
    World.in(APP).aPersonWho(Role.AUDITOR);
    APP.without("tr_audit_row_no_update", () -> APP.sql("UPDATE audit_row SET session = 0"));
    assertThat(faults()).isNotEmpty();

    APP.get(RecordLoadedRows.class).ofUpgrade();

    assertThat(faults()).isEmpty();
    String told = "SELECT COUNT(*) FROM audit_entry WHERE act = 'audit.rows-told'";
    assertThat(APP.ask(told)).isEqualTo("1");
    APP.get(RecordLoadedRows.class).ofUpgrade();
    assertThat(APP.ask(told)).isEqualTo("1");

    // Somebody writes a row, and its digest as if it had stood before.
    APP.sql("UPDATE person SET email = 'other@muwahhad.example'");
    APP.without(
        "tr_audit_row_no_update",
        () -> APP.sql("UPDATE audit_row SET session = 0 ORDER BY id DESC LIMIT 1"));
    APP.get(RecordLoadedRows.class).ofUpgrade();

    assertThat(APP.ask(told)).isEqualTo("1");
    assertThat(faults()).anyMatch(f -> f.endsWith("the row was changed without an entry"));
  }

  @Test
  void an_upgrade_is_told_also_where_it_changed_no_row() {
    TestApp app = TestApp.start();
    app.get(RecordLoadedRows.class).ofUpgrade();
    app.sql(
        "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '9999', description, type,"
            + " script, checksum, installed_by, installed_on, execution_time, success"
            + " FROM flyway_schema_history ORDER BY installed_rank DESC LIMIT 1");

    app.get(RecordLoadedRows.class).ofUpgrade();

    assertThat(
            app.ask(
                "SELECT COUNT(*) FROM audit_entry WHERE object_id = 'tables of version 9999'"
                    + " AND rows_sha256 IS NULL"))
        .isEqualTo("1");
  }

  @Test
  void a_second_entry_of_one_upgrade_is_found() {
    TestApp app = TestApp.start();
    app.get(RecordLoadedRows.class).ofUpgrade();
    String why = app.ask("SELECT object_id FROM audit_entry");
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);

    transactions.executeWrite(
        status -> {
          app.get(AuditLog.class).recordSystem(new RowsTold("audit", why, null));
          return true;
        });

    assertThat(app.get(VerifyAudit.class).run().faults())
        .contains("more than one entry describes rows of the same version: " + why);
  }

  private static List<String> faults() {
    return APP.get(VerifyAudit.class).run().faults();
  }
}
