package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/**
 * The record of a service that was started, with an act since, and all of it anchored. Its tables
 * are changed as their owner can.
 */
final class ForgedRecord implements AutoCloseable {
  static final String RENAMED =
      "UPDATE person SET title_en = CONCAT(title_en, 'x') ORDER BY id LIMIT 1";
  final TestApp app;
  private final Actor buyer;

  ForgedRecord(TestApp app) {
    this.app = app;
    buyer = World.in(app).aPersonWho(Role.CENTRAL_BUYER);
    ToldFixtures.in(app);
    app.get(RecordLoadedRows.class).ofUpgrade();
    act("round:1");
    app.get(AnchorChains.class).run();
    assertThat(faults()).isEmpty();
  }

  @Override
  public void close() {
    app.close();
  }

  String digest(long row) {
    try (Connection connection = app.connect();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT id, table_name, shape, row_key, before_sha256, after_sha256"
                    + " FROM audit_row WHERE id = "
                    + row)) {
      RowDigestCollector.Lines lines = new RowDigestCollector.Lines();
      while (rows.next()) {
        lines.add(rows);
      }
      return lines.sha256();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the owner of the tables removes them. */
  void withoutGuards() {
    for (String guard :
        app.ask(
                "SELECT GROUP_CONCAT(trigger_name) FROM information_schema.triggers"
                    + " WHERE event_object_schema = DATABASE()"
                    + " AND event_object_table IN ('audit_entry', 'audit_anchor', 'audit_chain')")
            .split(",")) {
      app.sql("DROP TRIGGER " + guard);
    }
  }

  void owner(String... statements) {
    try (Connection connection = app.connect()) {
      for (String statement : statements) {
        execute(connection, statement);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void execute(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void act(String chain) {
    TransactionOperations<Connection> transactions = TestActs.transactions(app);
    transactions.executeWrite(
        status -> {
          TestActs.record(app, buyer, chain, "acted");
          return true;
        });
  }

  List<String> faults() {
    return faults(app);
  }

  static List<String> faults(TestApp app) {
    return app.get(VerifyAudit.class).run().faults();
  }
}
