package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditEntry.RowsTold;

/** A change past the service is not passed off as part of somebody's act. */
@Tag("long")
class LaunderedRowsTest {
  @AutoClose private final TestApp app = TestApp.start();
  private static final String RENAMED =
      "UPDATE person SET title_en = CONCAT(title_en, 'x') ORDER BY id LIMIT 1";

  @BeforeEach
  void somebody() {
    World.in(app).aPersonWho(Role.AUDITOR);
    ToldFixtures.in(app);
  }

  @Test
  void an_act_tells_of_the_rows_of_its_own_connection_alone() {
    String last = app.ask("SELECT MAX(id) FROM audit_row");

    act(
        "access.account-locked",
        RENAMED,
        session ->
            past(
                "SET @kept_session = " + session,
                "UPDATE committee SET name_en = CONCAT(name_en, 'x') ORDER BY id LIMIT 1"));

    String committee = app.ask("SELECT MIN(id) FROM committee");
    assertThat(faults())
        .contains("committee " + committee + ": the row was changed without an entry");
    assertThat(app.ask("SELECT COUNT(*) FROM audit_row WHERE id > " + last)).isEqualTo("2");
  }

  @Test
  void an_entry_that_tells_of_rows_its_act_never_changes_is_found() {
    act("calendar.feed-made", RENAMED, session -> {});

    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith("entry person:1#")
        .contains("(calendar.feed-made) describes a change of account ")
        .endsWith(", which such an action never makes");
  }

  @Test
  void what_an_act_changes_after_its_entry_is_held_against_the_act_too() {
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          TestActs.recordAny(app, "person:1", "calendar.feed-made", "person", "1");
          execute(status.getConnection(), RENAMED);
          return true;
        });

    assertThat(faults())
        .singleElement()
        .asString()
        .startsWith("entry audit#")
        .contains("(calendar.feed-made) describes a change of account ");
  }

  @Test
  void an_entry_that_names_no_act_tells_of_nothing_once_the_service_was_started() {
    app.get(RecordLoadedRows.class).ofUpgrade();
    assertThat(app.get(VerifyAudit.class).run().faults()).isEmpty();

    for (RowsTold forged :
        List.of(
            new RowsTold("audit", AuditLog.AFTER, null),
            new RowsTold("audit", AuditLog.AFTER, "access.account-locked"),
            new RowsTold("audit", RecordLoadedRows.DEMO, null))) {
      TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
      transactions.executeWrite(
          status -> {
            execute(status.getConnection(), RENAMED);
            app.get(AuditLog.class).recordSystem(forged);
            return true;
          });
    }

    assertThat(app.get(VerifyAudit.class).run().faults())
        .hasSize(3)
        .allSatisfy(fault -> assertThat(fault).contains("describes a change of account "));
  }

  private void act(String act, String change, Consumer<String> meanwhile) {
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          execute(status.getConnection(), change);
          meanwhile.accept(session(status.getConnection()));
          TestActs.recordAny(app, "person:1", act, "person", "1");
          return true;
        });
  }

  /** Which the triggers gave the connection at its first change. */
  private static String session(Connection connection) {
    try (Statement s = connection.createStatement();
        ResultSet row = s.executeQuery("SELECT CAST(@kept_session AS UNSIGNED)")) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void past(String... statements) {
    try (Connection connection = app.connect()) {
      for (String statement : statements) {
        execute(connection, statement);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(Connection connection, String statement) {
    try (Statement s = connection.createStatement()) {
      s.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> faults() {
    return app.get(VerifyAudit.class).run().faults();
  }
}
