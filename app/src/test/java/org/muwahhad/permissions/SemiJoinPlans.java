package org.muwahhad.permissions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;

/**
 * Reads that ask one question inside another, asked again with the values that were recorded. A
 * list has the same rows by whatever plan the database finds them, and whatever its statement was
 * asked before. MariaDB 11.4 loses the end of duplicates in a prepared statement with a semi-join
 * once it was asked with a value by which a table has one row or none: from then on it gives a row
 * for each match. So connections of the service work out no semi-joins.
 */
final class SemiJoinPlans {
  private static final String NONE = "firstmatch=off,loosescan=off,materialization=off";

  private static final String ON = "semijoin=on,firstmatch=on,loosescan=on,materialization=on,";

  /** Without any of the others, duplicates are weeded out by a temporary table. */
  private static final Map<String, String> STRATEGIES = strategies();

  private final TestApp app;
  private final Map<String, List<List<@Nullable Object>>> reads;
  private int texts;

  SemiJoinPlans(TestApp app, Map<String, List<List<@Nullable Object>>> reads) {
    this.app = app;
    this.reads = new TreeMap<>(reads);
  }

  private static Map<String, String> strategies() {
    Map<String, String> strategies = new LinkedHashMap<>();
    strategies.put("all", "semijoin=on");
    strategies.put("firstmatch", NONE + ",firstmatch=on");
    strategies.put("loosescan", NONE + ",loosescan=on");
    strategies.put("materialization", NONE + ",materialization=on");
    strategies.put("duplicateweedout", NONE);
    return strategies;
  }

  int reads() {
    return reads.size();
  }

  /** What has other rows when semi-joins are worked out in one of the ways there are. */
  List<String> differentByStrategy() throws SQLException {
    List<String> different = new ArrayList<>();
    try (Connection connection = atOneMoment()) {
      Map<String, List<String>> plain = everyRead(connection, "semijoin=off");
      for (Map.Entry<String, String> strategy : STRATEGIES.entrySet()) {
        everyRead(connection, strategy.getValue())
            .forEach(
                (read, rows) -> {
                  if (!rows.equals(plain.get(read))) {
                    different.add(strategy.getKey() + " differs in " + read);
                  }
                });
      }
    }
    return different;
  }

  /** What differs when one statement is asked again, as connections of the service are set up. */
  List<String> differentAgain() throws SQLException {
    try (Connection connection = atOneMoment()) {
      return askedAgain(connection);
    }
  }

  /** The same where semi-joins are worked out. */
  List<String> differentAgainWithSemiJoins() throws SQLException {
    try (Connection connection = atOneMoment();
        Statement statement = connection.createStatement()) {
      statement.execute("SET optimizer_switch = 'semijoin=on'");
      return askedAgain(connection);
    }
  }

  /** Reads that tell the time tell the same one. */
  private Connection atOneMoment() throws SQLException {
    Connection connection = app.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET timestamp = UNIX_TIMESTAMP()");
    }
    return connection;
  }

  /** What differs when one statement is asked with all its values in turn, twice. */
  private List<String> askedAgain(Connection connection) throws SQLException {
    List<String> different = new ArrayList<>();
    for (Map.Entry<String, List<List<@Nullable Object>>> read : reads.entrySet()) {
      String sql = read.getKey();
      List<List<@Nullable Object>> sets = read.getValue();
      try (PreparedStatement asked = prepare(connection, sql)) {
        for (int turn = 0; turn < 2 * sets.size(); turn++) {
          List<@Nullable Object> values = sets.get(turn % sets.size());
          List<String> again = rows(asked, sql, values);
          try (PreparedStatement fresh = prepare(connection, sql)) {
            List<String> first = rows(fresh, sql, values);
            if (!again.equals(first)) {
              different.add(
                  "%d rows in place of %d of %s with %s"
                      .formatted(again.size(), first.size(), sql, values));
            }
          }
        }
      }
    }
    return different;
  }

  /** The rows of every statement, with each set of values that it was asked with. */
  private Map<String, List<String>> everyRead(Connection connection, String strategy)
      throws SQLException {
    choose(connection, strategy);
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (Map.Entry<String, List<List<@Nullable Object>>> read : reads.entrySet()) {
      String sql = read.getKey();
      for (List<@Nullable Object> values : read.getValue()) {
        try (PreparedStatement select = prepare(connection, sql)) {
          found.put(sql + values, rows(select, sql, values));
        }
      }
    }
    return found;
  }

  private static void choose(Connection connection, String strategy) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // One after the other: none may be named twice at once.
      for (String flag : (ON + strategy).split(",")) {
        statement.execute("SET optimizer_switch = '" + flag + "'");
      }
    }
  }

  /** A text of its own each time, or the driver would go on with the statement of another. */
  private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    return connection.prepareStatement(sql + " -- " + ++texts);
  }

  /** In an order of their own; of a statement that takes the first few, only how many. */
  private static List<String> rows(
      PreparedStatement select, String sql, List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      select.setObject(i + 1, values.get(i));
    }
    List<String> rows = new ArrayList<>();
    try (ResultSet results = select.executeQuery()) {
      while (results.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
          row.append(results.getString(i)).append('|');
        }
        rows.add(sql.contains("LIMIT") ? "a row" : row.toString());
      }
    }
    return rows.stream().sorted().toList();
  }
}
