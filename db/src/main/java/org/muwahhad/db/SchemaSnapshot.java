package org.muwahhad.db;

import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All that a schema holds at one moment, as statements, while others go on writing. The rows are
 * those of one transaction that began with a consistent snapshot; nobody waits for it but those who
 * change tables. {@link SchemaLoad} runs the statements in an empty schema. Each ends with a line
 * {@value #END}, so that {@code mariadb} can run them too.
 */
public final class SchemaSnapshot implements AutoCloseable {
  /** The line after each statement. */
  static final String END = "//";

  /** What tells {@code mariadb} of that line. */
  static final String BEGINNING = "DELIMITER " + END + "\n";

  /** What says which migrations a schema has. Where it is missing, a schema is not complete. */
  static final String HISTORY = "flyway_schema_history";

  /** Seconds after which the server ends a connection that asks nothing. */
  static final int LONGEST_SILENCE = 86_400;

  /** Rows are put into statements of about this length. */
  private static final int STATEMENT_LENGTH = 1 << 20;

  private static final Set<String> BINARY =
      Set.of("binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob");
  private static final Set<String> TEXT =
      Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set");

  /** Who made a trigger; whoever loads it makes it anew. */
  private static final Pattern DEFINER =
      Pattern.compile("^CREATE\\s++DEFINER=`[^`]*+`@`[^`]*+`\\s++");

  /** Which migrations were applied, as two numbers. */
  private static final String APPLIED =
      "SELECT COUNT(*), COALESCE(MAX(installed_rank), 0) FROM " + HISTORY;

  private final Connection connection;

  private SchemaSnapshot(Connection connection) {
    this.connection = connection;
  }

  /**
   * Begins it.
   *
   * @param user the account that owns the tables, which sees their triggers
   */
  public static SchemaSnapshot take(String url, String user, String password) throws SQLException {
    Connection connection = DriverManager.getConnection(JdbcUrl.patient(url), user, password);
    boolean begun = false;
    try (Statement statement = connection.createStatement()) {
      // The server gives up one who takes rows too slowly: the archive may be written to a tape.
      statement.execute("SET SESSION net_write_timeout = 3600");
      // It asks nothing while files are copied between the rows and the end.
      statement.execute("SET SESSION wait_timeout = " + LONGEST_SILENCE);
      statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      begun = true;
      return new SchemaSnapshot(connection);
    } finally {
      if (!begun) {
        connection.close();
      }
    }
  }

  /** The tables with rows to be kept, in the order of their names, without the history. */
  public List<String> tables() throws SQLException {
    return named("BASE TABLE").stream().filter(t -> !t.equals(HISTORY)).toList();
  }

  private List<String> named(String type) throws SQLException {
    return ask(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " AND table_type = '"
                + type
                + "' ORDER BY table_name")
        .stream()
        .map(row -> row.get(0))
        .toList();
  }

  /** The rows of a query, each as the text of its columns; empty where a column has no value. */
  public List<List<String>> ask(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<List<String>> rows = new ArrayList<>();
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(Objects.requireNonNullElse(found.getString(i), ""));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** The version of the newest migration, and 0 where there is no history. */
  public String version() throws SQLException {
    if (!named("BASE TABLE").contains(HISTORY)) {
      return "0";
    }
    List<List<String>> newest =
        ask(
            "SELECT version FROM "
                + HISTORY
                + " WHERE version IS NOT NULL AND success ORDER BY installed_rank DESC LIMIT 1");
    return newest.isEmpty() ? "0" : newest.get(0).get(0);
  }

  /** Writes what makes the tables, without their triggers. */
  public void writeTables(Writer to) throws SQLException, IOException {
    to.write(BEGINNING);
    for (String table : tables()) {
      writeStatement(createTable(table), to);
    }
  }

  private String createTable(String table) throws SQLException {
    return ask("SHOW CREATE TABLE " + quoted(table)).get(0).get(1);
  }

  /** A column that is loaded; the database itself computes the others. */
  private record LoadedColumn(String name, String type) {
    boolean isBinary() {
      return BINARY.contains(type);
    }

    /** Numbers and times are read as the server writes them, which no driver changes. */
    String read() {
      return isBinary() || TEXT.contains(type)
          ? quoted(name)
          : "CAST(" + quoted(name) + " AS CHAR)";
    }
  }

  /** Writes the rows of a table; returns how many. */
  public long writeRows(String table, Writer to) throws SQLException, IOException {
    to.write(BEGINNING);
    return writeInserts(table, to);
  }

  private long writeInserts(String table, Writer to) throws SQLException, IOException {
    List<LoadedColumn> columns = columns(table);
    String begin =
        columns.stream()
            .map(c -> quoted(c.name()))
            .collect(
                Collectors.joining(", ", "INSERT INTO " + quoted(table) + " (", ") VALUES\n("));
    String query =
        columns.stream()
            .map(LoadedColumn::read)
            .collect(Collectors.joining(", ", "SELECT ", " FROM " + quoted(table) + order(table)));
    long count = 0;
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      // Row by row, as the server sends them.
      statement.setFetchSize(Integer.MIN_VALUE);
      StringBuilder insert = new StringBuilder();
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          insert.append(insert.isEmpty() ? begin : ",\n(");
          append(rows, columns, insert);
          count++;
          if (insert.length() >= STATEMENT_LENGTH) {
            writeStatement(insert, to);
            insert.setLength(0);
          }
        }
      }
      if (!insert.isEmpty()) {
        writeStatement(insert, to);
      }
    }
    return count;
  }

  private static void append(ResultSet row, List<LoadedColumn> columns, StringBuilder to)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      to.append(i == 0 ? "" : ", ");
      if (columns.get(i).isBinary()) {
        byte[] bytes = row.getBytes(i + 1);
        to.append(
            bytes == null
                ? "NULL"
                : "FROM_BASE64('" + Base64.getEncoder().encodeToString(bytes) + "')");
      } else {
        String text = row.getString(i + 1);
        if (text == null) {
          to.append("NULL");
        } else {
          appendText(text, to);
        }
      }
    }
    to.append(')');
  }

  /** In one line, so that no text can look like the end of a statement. */
  private static void appendText(String text, StringBuilder to) {
    to.append('\'');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\'' -> to.append("''");
        case '\\' -> to.append("\\\\");
        case '\n' -> to.append("\\n");
        case '\r' -> to.append("\\r");
        case '\0' -> to.append("\\0");
        case '\u001a' -> to.append("\\Z");
        default -> to.append(c);
      }
    }
    to.append('\'');
  }

  private List<LoadedColumn> columns(String table) throws SQLException {
    List<LoadedColumn> columns = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT column_name, LOWER(data_type) FROM information_schema.columns
             WHERE table_schema = DATABASE() AND table_name = ?
               AND COALESCE(generation_expression, '') = ''
             ORDER BY ordinal_position""")) {
      statement.setString(1, table);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          columns.add(new LoadedColumn(found.getString(1), found.getString(2)));
        }
      }
    }
    return columns;
  }

  /** The order in which the table lies on the disk. */
  private String order(String table) throws SQLException {
    String key =
        ask(
                "SELECT column_name FROM information_schema.statistics"
                    + " WHERE table_schema = DATABASE() AND index_name = 'PRIMARY'"
                    + " AND table_name = '"
                    + table
                    + "' ORDER BY seq_in_index")
            .stream()
            .map(row -> quoted(row.get(0)))
            .collect(Collectors.joining(", "));
    return key.isEmpty() ? "" : " ORDER BY " + key;
  }

  /** Writes what makes the views, each after those that it reads. */
  public void writeViews(Writer to) throws SQLException, IOException {
    to.write(BEGINNING);
    String schema = ask("SELECT DATABASE()").get(0).get(0);
    Map<String, String> definitions = new TreeMap<>();
    for (List<String> view :
        ask(
            "SELECT table_name, view_definition FROM information_schema.views"
                + " WHERE table_schema = DATABASE()")) {
      definitions.put(view.get(0), view.get(1).replace(quoted(schema) + ".", ""));
    }
    for (String view : ViewOrder.of(definitions)) {
      writeStatement("CREATE VIEW " + quoted(view) + " AS " + definitions.get(view), to);
    }
  }

  /** Writes the triggers of the tables and returns how many; those of the history come with it. */
  public int writeTriggers(Writer to) throws SQLException, IOException {
    to.write(BEGINNING);
    return writeTriggers("<>", to);
  }

  /** Writes the triggers of the history, or of all other tables. */
  private int writeTriggers(String comparison, Writer to) throws SQLException, IOException {
    List<List<String>> triggers =
        ask(
            "SELECT trigger_name FROM information_schema.triggers"
                + " WHERE event_object_schema = DATABASE() AND event_object_table "
                + comparison
                + " '"
                + HISTORY
                + "' ORDER BY event_object_table, event_manipulation, action_timing, action_order");
    for (List<String> trigger : triggers) {
      String made = ask("SHOW CREATE TRIGGER " + quoted(trigger.get(0))).get(0).get(2);
      writeStatement(DEFINER.matcher(made).replaceFirst("CREATE "), to);
    }
    return triggers.size();
  }

  /** Writes which migrations the schema has, which comes last: with it a schema is complete. */
  public void writeHistory(Writer to) throws SQLException, IOException {
    to.write(BEGINNING);
    if (named("BASE TABLE").contains(HISTORY)) {
      writeStatement(createTable(HISTORY), to);
      writeInserts(HISTORY, to);
      writeTriggers("=", to);
    }
  }

  /**
   * File and position of the server's binary log at which the snapshot was taken, parted by a
   * space; empty where the server writes none, and on MySQL, which does not tell.
   */
  public String binaryLog() throws SQLException {
    List<String> place =
        ask("SHOW STATUS LIKE 'binlog_snapshot_%'").stream()
            .filter(row -> isPlace(row.get(0).toLowerCase(Locale.ROOT)))
            .map(row -> row.get(1))
            .toList();
    return place.size() == 2 && !place.get(0).isEmpty() ? String.join(" ", place) : "";
  }

  private static boolean isPlace(String variable) {
    return variable.endsWith("_file") || variable.endsWith("_position");
  }

  /** What tells one history of migrations from another: it differs once tables were changed. */
  public String history() throws SQLException {
    return named("BASE TABLE").contains(HISTORY) ? ask(APPLIED).toString() : "";
  }

  private static void writeStatement(CharSequence statement, Writer to) throws IOException {
    to.append(statement).append("\n").append(END).append("\n");
  }

  private static String quoted(String name) {
    return "`" + name + "`";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
