package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;
import org.muwahhad.TestApp;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.demo.LoadedDemo;

/**
 * What the account that the service runs with may do to each table: what some statement of the
 * service, or a trigger on its behalf, does to it, and nothing else. A new table, and a new kind of
 * statement, goes into {@code docs/service-account.md}; what a table loses or never had is refused
 * by a line of {@code guards.txt}. Renew the document with {@code
 * -Dmuwahhad.service-account.update}, and read what changed.
 */
@Tag("long")
class ServiceAccountTest {
  private static final Path DOCUMENT = Path.of("../docs/service-account.md");
  private static final String HISTORY = "flyway_schema_history";
  private static final TestApp APP = LoadedDemo.app();

  private enum Act {
    INSERT("adds"),
    UPDATE("changes"),
    DELETE("removes");

    final String word;

    Act(String word) {
      this.word = word;
    }
  }

  private static final Map<Act, Pattern> STATEMENTS =
      new EnumMap<>(
          Map.of(
              Act.INSERT,
              Pattern.compile(
                  "(?:INSERT\\s+(?:IGNORE\\s+)?INTO\\s+|REPLACE\\s+INTO\\s+|\"(?=[a-z_]+ \\())([a-z_]+)"),
              Act.UPDATE,
              Pattern.compile("(?:UPDATE\\s+|new QueueTable\\(\\s*\")([a-z_]+)"),
              Act.DELETE,
              Pattern.compile("DELETE\\s+(?:[a-z]+\\s+)?FROM\\s+([a-z_]+)")));

  /** An insert that changes the row that is there. */
  private static final Pattern UPSERT =
      Pattern.compile(
          "INSERT\\s+INTO\\s+([a-z_]+)(?:(?!INSERT\\s+INTO|;|\"\"\").)*?ON DUPLICATE KEY UPDATE",
          Pattern.DOTALL);

  /** A repository that writes a whole record: the table of the record, and what it does. */
  private static final Pattern MAPPED =
      Pattern.compile("@MappedEntity\\(\"([a-z_]+)\"\\)[^{;]*?record (\\w+)");

  private static final Pattern SAVED = Pattern.compile("\\b(\\w+) (save|update)\\(\\1 \\w+\\);");

  /** Refuses anyone who does not own the tables, or everybody, whatever the row. */
  private static final Pattern ALWAYS =
      Pattern.compile(
          "\\s*(?:BEGIN\\s+)?(?:SIGNAL|IF SUBSTRING_INDEX\\(USER\\(\\), '@', 1\\) <>"
              + " SUBSTRING_INDEX\\(CURRENT_USER\\(\\), '@', 1\\) THEN\\s+SIGNAL).*",
          Pattern.DOTALL);

  @Test
  void what_the_service_does_to_each_table_stands_in_the_document() throws IOException {
    String document = document(done());

    if (Boolean.getBoolean("muwahhad.service-account.update")) {
      Files.writeString(DOCUMENT, document);
    }
    assertThat(DOCUMENT).hasContent(document);
  }

  @Test
  void what_no_act_does_to_a_table_is_refused_whatever_the_row() {
    Map<String, Set<Act>> refused = new TreeMap<>();
    for (List<String> trigger :
        rows(
            """
            SELECT event_object_table, event_manipulation, action_statement
              FROM information_schema.triggers
             WHERE event_object_schema = DATABASE()""")) {
      if (ALWAYS.matcher(trigger.get(2)).matches()) {
        refused
            .computeIfAbsent(trigger.get(0), t -> EnumSet.noneOf(Act.class))
            .add(Act.valueOf(trigger.get(1)));
      }
    }
    List<String> open = new ArrayList<>();
    done()
        .forEach(
            (table, acts) ->
                EnumSet.complementOf(EnumSet.copyOf(acts)).stream()
                    .filter(act -> !refused.getOrDefault(table, Set.of()).contains(act))
                    // Each row is fixed for everybody but the state of an operator's grant.
                    .filter(act -> !(table.equals("role_grant") && act == Act.UPDATE))
                    .forEach(act -> open.add(act + " " + table)));

    assertThat(open).isEmpty();
  }

  @Test
  void the_account_is_refused_what_no_act_does_to_the_rows_of_the_demonstration()
      throws SQLException {
    List<String> taken = new ArrayList<>();
    int tried = 0;
    try (Connection connection = asService();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (Map.Entry<String, Set<Act>> table : done().entrySet()) {
        if (rows("SELECT 1 FROM %s LIMIT 1".formatted(table.getKey())).isEmpty()) {
          continue;
        }
        for (Act act : EnumSet.complementOf(EnumSet.copyOf(table.getValue()))) {
          tried++;
          if (isTaken(statement, sql(act, table.getKey()))) {
            taken.add(act + " " + table.getKey());
          }
        }
      }
      connection.rollback();
    }

    assertThat(taken).isEmpty();
    assertThat(tried).isGreaterThan(150);
  }

  @Test
  void who_owns_the_tables_writes_the_history_of_upgrades_and_nobody_else() throws SQLException {
    try (Connection connection = asService();
        Statement statement = connection.createStatement()) {
      for (Act act : Act.values()) {
        assertThat(isTaken(statement, sql(act, HISTORY))).as(act.word).isFalse();
      }
    }
  }

  /** A statement that changes nothing where it is taken, or one row at most. */
  private static String sql(Act act, String table) {
    return switch (act) {
      case INSERT ->
          "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %1$s LIMIT 1 ON DUPLICATE KEY UPDATE %3$s = %1$s.%3$s"
              .formatted(table, columns(table), first(table));
      case UPDATE -> "UPDATE %1$s SET %2$s = %2$s LIMIT 1".formatted(table, first(table));
      case DELETE -> "DELETE FROM %s LIMIT 1".formatted(table);
    };
  }

  private static String columns(String table) {
    return String.join(
        ", ",
        rows(
                """
                SELECT column_name FROM information_schema.columns
                 WHERE table_schema = DATABASE() AND table_name = '%s'
                   AND COALESCE(generation_expression, '') = ''
                 ORDER BY ordinal_position"""
                    .formatted(table))
            .stream()
            .map(row -> row.get(0))
            .toList());
  }

  private static String first(String table) {
    return columns(table).split(", ", 2)[0];
  }

  /** Whether no trigger refused it: a refusal of ours names a code. */
  private static boolean isTaken(Statement statement, String sql) {
    try {
      statement.executeUpdate(sql);
      return true;
    } catch (SQLException refused) {
      return !String.valueOf(refused.getMessage()).matches(".*[a-z]+\\.[a-z-]+.*")
          || String.valueOf(refused.getMessage()).contains("foreign key constraint");
    }
  }

  private static Connection asService() throws SQLException {
    try (Connection owner = APP.connect()) {
      return DriverManager.getConnection(
          owner.getMetaData().getURL(),
          TestDatabase.server().user(),
          TestDatabase.server().password());
    }
  }

  /** What statements of the service, and triggers on its behalf, do to each table. */
  private static Map<String, Set<Act>> done() {
    Map<String, Set<Act>> done = new TreeMap<>();
    rows("""
            SELECT table_name FROM information_schema.tables
             WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'""")
        .forEach(row -> done.put(row.get(0), EnumSet.noneOf(Act.class)));
    sources().forEach(source -> addTo(done, source));
    rows("""
            SELECT action_statement FROM information_schema.triggers
             WHERE event_object_schema = DATABASE()""")
        .forEach(row -> addTo(done, row.get(0)));
    return done;
  }

  private static void addTo(Map<String, Set<Act>> done, String text) {
    STATEMENTS.forEach((act, pattern) -> found(pattern, text).forEach(t -> add(done, t, act)));
    found(UPSERT, text).forEach(table -> add(done, table, Act.UPDATE));
    Map<String, String> tables = new TreeMap<>();
    Matcher mapped = MAPPED.matcher(text);
    while (mapped.find()) {
      tables.put(mapped.group(2), mapped.group(1));
    }
    Matcher saved = SAVED.matcher(text);
    while (saved.find()) {
      String table = tables.getOrDefault(saved.group(1), "");
      add(done, table, saved.group(2).equals("save") ? Act.INSERT : Act.UPDATE);
    }
  }

  private static void add(Map<String, Set<Act>> done, String table, Act act) {
    done.computeIfPresent(
        table,
        (t, acts) -> {
          acts.add(act);
          return acts;
        });
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
  }

  private static String document(Map<String, Set<Act>> done) {
    StringBuilder text =
        new StringBuilder(
            """
            # What the service's account does to the tables

            The service runs with an account that reads every table and changes rows alone ([operations](operations.md#an-external-database)). This is all that its statements, and triggers on their behalf, do to the rows of each table; with the rest triggers refuse it, whatever the row, and only the account that owns the tables can do it, as upgrades and `add-person` do. Much of what is open here is bound by other rules of the database, and what binds somebody is told by the record of acts ([what it finds](operations.md#auditing-it)).

            `ServiceAccountTest` holds the table against the statements and the triggers, and tries it. After a new table or a new kind of statement renew it, and give the table its lines in `guards.txt` beside the migrations:

                mvn test -pl app -am -Dtest=ServiceAccountTest -Dtest.later= -Dsurefire.failIfNoSpecifiedTests=false -Dmuwahhad.service-account.update=true

            | Table | Adds | Changes | Removes |
            | --- | --- | --- | --- |
            """);
    done.forEach(
        (table, acts) -> {
          text.append("| ").append(table);
          for (Act act : Act.values()) {
            text.append(acts.contains(act) ? " | " + act.word : " |");
          }
          text.append(" |\n");
        });
    return text.toString();
  }

  private static List<List<String>> rows(String query) {
    try (Connection connection = APP.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<List<String>> all = new ArrayList<>();
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private static Stream<String> sources() {
    try {
      return SourceTree.java().map(ServiceAccountTest::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
