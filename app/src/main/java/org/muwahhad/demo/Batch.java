package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes many rows by one statement, and reads back what keys they were given. */
final class Batch {
  private static final int ROWS_AT_ONCE = 500;

  private Batch() {}

  /** Runs a statement once for each row; the driver sends them together. */
  static <T> void write(
      JdbcOperations jdbc, String sql, List<T> rows, Function<T, @Nullable Object[]> values) {
    if (rows.isEmpty()) {
      return;
    }
    jdbc.prepareStatement(
        sql,
        statement -> {
          int waiting = 0;
          for (T row : rows) {
            bind(statement, values.apply(row));
            statement.addBatch();
            if (++waiting == ROWS_AT_ONCE) {
              statement.executeBatch();
              waiting = 0;
            }
          }
          return statement.executeBatch();
        });
  }

  /** The values of a row, any of which may be null. */
  static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  /** Code and number of every row of a query with these two columns. */
  static Map<String, Long> numbers(JdbcOperations jdbc, String sql) {
    return jdbc.prepareStatement(
        sql,
        statement -> {
          Map<String, Long> numbers = new HashMap<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              numbers.put(rows.getString(1), rows.getLong(2));
            }
          }
          return numbers;
        });
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
