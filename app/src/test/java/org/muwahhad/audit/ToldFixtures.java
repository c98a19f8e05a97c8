package org.muwahhad.audit;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.TestApp;
import org.muwahhad.audit.AuditEntry.RowsTold;

/**
 * Has the record tell of rows that a test put there past the service, so that a verification finds
 * what the test changes afterwards, and nothing else.
 */
public final class ToldFixtures {
  private ToldFixtures() {}

  /** Tells of every change that no entry describes yet. */
  public static void in(TestApp app) {
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          try (Statement statement = status.getConnection().createStatement()) {
            takeOver(app, statement);
            for (String session : sessions(statement)) {
              statement.execute("SET @kept_session = " + session);
              statement.execute(
                  "SET @kept_told = (SELECT MAX(rows_last) FROM audit_entry WHERE rows_session = "
                      + session
                      + ")");
              app.get(AuditLog.class)
                  .recordSystem(new RowsTold("fixtures", RecordLoadedRows.DEMO, null));
            }
            statement.execute("SET @kept_session = NULL");
            statement.execute("SET @kept_told = NULL");
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
          return true;
        });
  }

  /** An act tells of the rows of its own connection alone. */
  private static void takeOver(TestApp app, Statement statement) throws SQLException {
    String own;
    try (ResultSet row = statement.executeQuery("SELECT CONNECTION_ID()")) {
      row.next();
      own = row.getString(1);
    }
    ToldRow.past(
        app,
        "audit_row",
        """
        UPDATE audit_row r SET connection = %s
         WHERE NOT EXISTS (SELECT 1 FROM audit_entry e
                            WHERE e.rows_session = r.session
                              AND r.id BETWEEN e.rows_first AND e.rows_last)"""
            .formatted(own));
  }

  private static List<String> sessions(Statement statement) throws SQLException {
    List<String> all = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            SELECT r.session FROM audit_row r
             WHERE NOT EXISTS (SELECT 1 FROM audit_entry e
                                WHERE e.rows_session = r.session
                                  AND r.id BETWEEN e.rows_first AND e.rows_last)
             GROUP BY r.session ORDER BY MIN(r.id)""")) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }
}
