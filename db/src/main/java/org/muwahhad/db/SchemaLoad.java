package org.muwahhad.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills an empty schema with the statements of a {@link SchemaSnapshot}. The rows come before the
 * triggers, which therefore neither refuse them nor record them a second time, and the history of
 * the migrations comes last: a schema that was filled only in part has no history, and the service
 * does not start on it.
 */
public final class SchemaLoad implements AutoCloseable {
  /** So many tables get their triggers at a time: after each one the server waits for its disk. */
  private static final int TABLES_AT_ONCE = 4;

  private static final Pattern OF_TABLE =
      Pattern.compile(
          "\\bON\\s++`?(\\w++)`?\\s++FOR\\s++EACH\\s++ROW\\b", Pattern.CASE_INSENSITIVE);

  private final TargetSchema target;
  private final Connection connection;
  private final String mode;

  private SchemaLoad(TargetSchema target, Connection connection, String mode) {
    this.target = target;
    this.connection = connection;
    this.mode = mode;
  }

  /** Where the schema is, and the account that is to own its tables. */
  private record TargetSchema(String url, String user, String password) {
    Connection connect() throws SQLException {
      return DriverManager.getConnection(url, user, password);
    }
  }

  /** What becomes of a statement that was read. */
  private interface StatementSink {
    void take(String statement) throws SQLException;
  }

  /**
   * Begins it.
   *
   * @param user the account that is to own the tables
   * @throws DatabaseStartFailed when there are tables already, or the server lacks what ours need;
   *     nothing was changed then
   */
  public static SchemaLoad into(String url, String user, String password) throws SQLException {
    TargetSchema target = new TargetSchema(JdbcUrl.patient(url), user, password);
    Connection connection = target.connect();
    boolean begun = false;
    try {
      ServerRequirements.require(connection);
      requireEmpty(connection);
      SchemaLoad load = new SchemaLoad(target, connection, text(connection, "SELECT @@sql_mode"));
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
    read(statements, this::execute);
  }

  private static void read(BufferedReader statements, StatementSink sink)
      throws IOException, SQLException {
    StringBuilder statement = new StringBuilder();
    String line;
    while ((line = statements.readLine()) != null) {
      if (line.equals(SchemaSnapshot.END)) {
        sink.take(statement.toString());
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
   * Runs the statements that make views and the history. From here on the session is an ordinary
   * one: a trigger keeps the mode in which it was made.
   */
  public void runAsEver(BufferedReader statements) throws IOException, SQLException {
    execute("SET SESSION foreign_key_checks = 1");
    execute("SET SESSION sql_mode = '" + mode + "'");
    run(statements);
  }

  /**
   * Runs the statements that make triggers, those of several tables at a time; those of one table
   * in their order, in which they are run later.
   */
  public void runTriggers(BufferedReader statements) throws IOException, SQLException {
    Map<String, List<String>> byTable = new LinkedHashMap<>();
    read(
        statements,
        trigger -> byTable.computeIfAbsent(table(trigger), t -> new ArrayList<>()).add(trigger));
    Queue<List<String>> waiting = new ConcurrentLinkedQueue<>(byTable.values());
    ExecutorService threads = Executors.newFixedThreadPool(TABLES_AT_ONCE);
    try {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < TABLES_AT_ONCE; i++) {
        all.add(threads.submit(() -> makeTriggers(waiting)));
      }
      for (Future<Boolean> one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while triggers were made", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static String table(String trigger) {
    Matcher matcher = OF_TABLE.matcher(trigger);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Makes the triggers of one table after the other, until none waits. */
  private boolean makeTriggers(Queue<List<String>> waiting) throws SQLException {
    try (Connection own = target.connect();
        Statement statement = own.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("SET SESSION sql_mode = '" + mode + "'");
      for (List<String> table = waiting.poll(); table != null; table = waiting.poll()) {
        for (String trigger : table) {
          statement.execute(trigger);
        }
      }
    }
    return true;
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
