package org.muwahhad.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills an empty schema with the statements of a {@link SchemaSnapshot}. The rows come before the
 * triggers, which therefore neither refuse them nor record them a second time, and the history of
 * the migrations comes last: a schema that was filled only in part has no history, and the service
 * does not start on it.
 */
public final class SchemaLoad implements AutoCloseable {
  private final Connection connection;
  private final String mode;

  private SchemaLoad(Connection connection, String mode) {
    this.connection = connection;
    this.mode = mode;
  }

  /**
   * Begins it.
   *
   * @param user the account that is to own the tables
   * @throws DatabaseStartFailed when there are tables already, or the server lacks what ours need;
   *     nothing was changed then
   */
  public static SchemaLoad into(String url, String user, String password) throws SQLException {
    Connection connection = DriverManager.getConnection(JdbcUrl.patient(url), user, password);
    boolean begun = false;
    try {
      ServerRequirements.require(connection);
      requireEmpty(connection);
      SchemaLoad load = new SchemaLoad(connection, text(connection, "SELECT @@sql_mode"));
      // It asks nothing while files are restored between the rows and the end.
      load.execute("SET SESSION wait_timeout = " + SchemaSnapshot.LONGEST_SILENCE);
      // A row may name one that comes later, and the number 0 is a number.
      load.execute("SET SESSION foreign_key_checks = 0");
      load.execute("SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
      begun = true;
      return load;
    } finally {
      if (!begun) {
        connection.close();
      }
    }
  }

  private static void requireEmpty(Connection connection) throws SQLException {
    String tables =
        text(
            connection,
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()");
    if (!tables.equals("0")) {
      throw new DatabaseStartFailed(
          """
          The database is not empty: it has %1$s tables. Nothing in it was changed. Restore into an \
          empty one. / قاعدة البيانات ليست فارغة، ففيها جداول عددها %1$s. لم يتغير فيها شيء. \
          استعيدوا النسخة في قاعدة بيانات فارغة."""
              .formatted(tables));
    }
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Runs the statements that make tables, and those that fill one. */
  public void run(BufferedReader statements) throws IOException, SQLException {
    StringBuilder statement = new StringBuilder();
    String line;
    while ((line = statements.readLine()) != null) {
      if (line.equals(SchemaSnapshot.END)) {
        execute(statement.toString());
        statement.setLength(0);
      } else if (!(line + "\n").equals(SchemaSnapshot.BEGINNING)) {
        statement.append(statement.isEmpty() ? "" : "\n").append(line);
      }
    }
    if (!statement.isEmpty()) {
      throw new IOException("A statement has no end");
    }
  }

  /**
   * Runs the statements that make views, triggers and the history. From here on the session is an
   * ordinary one: a trigger keeps the mode in which it was made.
   */
  public void runAsEver(BufferedReader statements) throws IOException, SQLException {
    execute("SET SESSION foreign_key_checks = 1");
    execute("SET SESSION sql_mode = '" + mode + "'");
    run(statements);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** The rows of a query, each as the text of its columns. */
  public List<List<String>> ask(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
