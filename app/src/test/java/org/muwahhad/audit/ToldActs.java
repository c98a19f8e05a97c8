package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.TestApp;

/**
 * What the acts of a test changed, held against what such acts may change: an entry describes all
 * that was changed before it in its transaction, also by the act that it is part of, and an act
 * that is forgotten in {@code kept-tables.txt} would have an honest record accused.
 */
public final class ToldActs {
  private static final Map<String, WatchedTable> TABLES =
      WatchedTable.ALL.stream().collect(Collectors.toMap(WatchedTable::name, Function.identity()));

  private ToldActs() {}

  /** Fails where an entry describes a row that its act never changes. */
  public static void requireAllowed(TestApp app) {
    List<String> beyond = new ArrayList<>();
    try (Connection connection = app.connect();
        Statement statement = connection.createStatement();
        ResultSet told =
            statement.executeQuery(
                """
                SELECT DISTINCT act, table_name FROM (
                  SELECT CASE WHEN e.act = 'audit.rows-told' THEN JSON_VALUE(e.detail, '$.act')
                              ELSE e.act END AS act, r.table_name
                    FROM audit_entry e
                    JOIN audit_row r ON r.session = e.rows_session
                     AND r.id BETWEEN e.rows_first AND e.rows_last) changes
                 WHERE act IS NOT NULL""")) {
      while (told.next()) {
        if (!Objects.requireNonNull(TABLES.get(told.getString(2))).isChangedBy(told.getString(1))) {
          beyond.add(told.getString(1) + " changes " + told.getString(2));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    assertThat(beyond).as("acts that kept-tables.txt does not name").isEmpty();
  }
}
