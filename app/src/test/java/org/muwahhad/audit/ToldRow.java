package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.muwahhad.TestApp;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * A row that the record covers, as it was, to be changed past everything and put back.
 *
 * @param copy table that keeps it
 */
record ToldRow(TestApp app, String table, String key, String copy) {
  private static final AtomicInteger COPIES = new AtomicInteger();

  /** The first row that the record covers and the condition holds for, but those taken. */
  static ToldRow of(TestApp app, String table, String where, List<ToldRow> taken) {
    WatchedTable kept = kept(table);
    String others =
        taken.stream()
            .filter(r -> r.table().equals(table))
            .map(r -> ", '" + r.key() + "'")
            .collect(Collectors.joining("", "(''", ")"));
    String key =
        app.ask(
            """
            SELECT k FROM (SELECT %1$s AS k, %2$s AS d FROM %3$s t WHERE %4$s) x
             WHERE d IS NOT NULL AND k NOT IN %5$s LIMIT 1"""
                .formatted(kept.keyOf("t."), kept.digestOf("t."), table, where, others));
    assertThat(key).as("a row of " + table + " where " + where).isNotEmpty();
    String copy = "copy_" + COPIES.incrementAndGet();
    app.sql(
        "CREATE TABLE %s AS SELECT * FROM %s WHERE %s".formatted(copy, table, where(table, key)));
    return new ToldRow(app, table, key, copy);
  }

  static WatchedTable kept(String table) {
    return WatchedTable.ALL.stream().filter(t -> t.name().equals(table)).findFirst().orElseThrow();
  }

  static String where(String table, String key) {
    return kept(table).keyOf("") + " = '" + key + "'";
  }

  String where() {
    return where(table, key);
  }

  void change(String to) {
    past("UPDATE %s SET %s WHERE %s".formatted(table, to, where()));
  }

  void delete() {
    past("DELETE FROM %s WHERE %s".formatted(table, where()));
  }

  boolean isTold(String fault, String end) {
    return fault.equals(term(table) + " " + key + ": the row " + end);
  }

  /** How findings name its table. */
  static String term(String table) {
    return Texts.in(Language.EN).get("audit.kept.table." + table.toUpperCase(Locale.ROOT));
  }

  void putBack() {
    delete();
    past(
        "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s"
            .formatted(table, columns(app, table), copy));
  }

  /** Another value for a column that is not empty, in SQL. */
  static String another(TestApp app, String table, String column) {
    return another(app, table, column, column);
  }

  /**
   * The same.
   *
   * @param as how the column is called in the statement
   */
  static String another(TestApp app, String table, String as, String column) {
    return switch (type(app, table, column)) {
      case "datetime", "date" -> as + " + INTERVAL 1 DAY";
      case "tinyint" -> "1 - " + as;
      case "int", "bigint", "decimal", "smallint" -> as + " + 1";
      case "char" -> "REPEAT('0', CHAR_LENGTH(%s))".formatted(as);
      default -> "CONCAT('x', SUBSTRING(%s, 2))".formatted(as);
    };
  }

  static String type(TestApp app, String table, String column) {
    return app.ask(
        """
        SELECT data_type FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = '%s' AND column_name = '%s'"""
            .formatted(table, column));
  }

  /** Its columns but those that the database computes. */
  static String columns(TestApp app, String table) {
    return app.ask(
        """
        SELECT GROUP_CONCAT(column_name) FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = '%s'
           AND COALESCE(generation_expression, '') = ''"""
            .formatted(table));
  }

  private void past(String statement) {
    past(app, table, statement);
  }

  /** Without the guards and without the trail, as only a person with the whole database can. */
  static void past(TestApp app, String table, String statement) {
    app.withoutTriggersOf(
        List.of(table),
        () -> {
          try (Connection connection = app.connect();
              Statement s = connection.createStatement()) {
            s.execute("SET foreign_key_checks = 0");
            s.execute("SET check_constraint_checks = 0");
            s.execute(statement);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
