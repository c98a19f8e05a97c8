package org.muwahhad.audit;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the columns that the database computes against what the migrations of this build have it
 * compute: guards and unique keys read them, and no act writes them. Each must still be computed,
 * and every row must have the value that the migrations say.
 */
@Singleton
class CompareColumns implements RecordCheck {
  private static final Pattern TABLE =
      Pattern.compile(
          "(?:CREATE|ALTER) TABLE (?:IF NOT EXISTS )?+`?([A-Za-z0-9_]{1,64}+)`?.*+",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern COMPUTED =
      Pattern.compile(
          "`?\\b([A-Za-z0-9_]{1,64}+)`? [A-Za-z]+(?:\\([0-9, ]+\\))?"
              + "(?: CHARACTER SET [a-z0-9]++ COLLATE [a-z0-9_]++)?+ GENERATED ALWAYS AS \\(",
          Pattern.CASE_INSENSITIVE);
  private final JdbcOperations jdbc;
  private final BuiltMigrations migrations;

  CompareColumns(JdbcOperations jdbc, BuiltMigrations migrations) {
    this.jdbc = jdbc;
    this.migrations = migrations;
  }

  /** A column with what it is computed from, in SQL. */
  record ComputedColumn(String table, String column, String expression) {}

  @Override
  public String part() {
    return "COLUMNS";
  }

  @Override
  public List<Finding> findings() {
    return computed().stream()
        .filter(c -> !isComputed(c) || isAnyOther(c))
        .map(c -> Finding.of("column-changed", c.column(), c.table()))
        .toList();
  }

  /** All that the migrations make; a later one that makes a column again counts. */
  List<ComputedColumn> computed() {
    List<ComputedColumn> all = new ArrayList<>();
    for (String script : migrations.scripts().values()) {
      for (String statement : SqlStatements.of(script, true)) {
        Matcher table = TABLE.matcher(statement);
        if (table.matches()) {
          Matcher column = COMPUTED.matcher(statement);
          while (column.find()) {
            String name = column.group(1);
            all.removeIf(c -> c.table().equals(table.group(1)) && c.column().equals(name));
            all.add(
                new ComputedColumn(table.group(1), name, inParentheses(statement, column.end())));
          }
        }
      }
    }
    return all;
  }

  /** The text up to the parenthesis that closes one before it. */
  private static String inParentheses(String statement, int start) {
    int open = 1;
    boolean isQuoted = false;
    int at = start;
    while (open > 0) {
      char c = statement.charAt(at);
      if (c == '\'') {
        isQuoted = !isQuoted;
      } else if (!isQuoted) {
        open += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
      at++;
    }
    return statement.substring(start, at - 1);
  }

  private boolean isComputed(ComputedColumn column) {
    return jdbc.prepareStatement(
        """
        SELECT COUNT(*) FROM information_schema.columns
         WHERE table_schema = DATABASE() AND table_name = ? AND column_name = ?
           AND generation_expression <> ''""",
        statement -> {
          statement.setString(1, column.table());
          statement.setString(2, column.column());
          try (ResultSet found = statement.executeQuery()) {
            return found.next() && found.getLong(1) > 0;
          }
        });
  }

  private boolean isAnyOther(ComputedColumn column) {
    return jdbc.prepareStatement(
        "SELECT 1 FROM %s WHERE NOT (%s <=> (%s)) LIMIT 1"
            .formatted(column.table(), column.column(), column.expression()),
        statement -> {
          try (ResultSet found = statement.executeQuery()) {
            return found.next();
          }
        });
  }
}
