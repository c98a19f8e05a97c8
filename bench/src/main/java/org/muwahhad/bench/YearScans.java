package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements that read large tables as a whole. */
final class YearScans {
  private static final int SCANNED = 2_000;

  private YearScans() {}

  /** Statements whose plan reads many rows of a table from its beginning to its end. */
  static void tell(Installation installation) {
    Figures.print("statements whose plan reads a table of at least %,d rows as a whole:", SCANNED);
    try (Connection connection = installation.connect()) {
      for (TimedStatements.StatementTime time : TimedStatements.slowest(Integer.MAX_VALUE)) {
        List<String> scans = scans(connection, time);
        if (!scans.isEmpty()) {
          Figures.print(
              "%9s ms  %s: %s",
              YearBench.millis(time.longest()), scans, time.sql().replaceAll("\\s+", " "));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The plans could not be read", e);
    }
  }

  private static List<String> scans(Connection connection, TimedStatements.StatementTime time)
      throws SQLException {
    List<String> scans = new ArrayList<>();
    String sql = time.sql().strip();
    if (!sql.startsWith("SELECT") && !sql.startsWith("WITH")) {
      return scans;
    }
    try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + sql)) {
      for (int i = 0; i < time.values().size(); i++) {
        explain.setObject(i + 1, time.values().get(i));
      }
      try (ResultSet plan = explain.executeQuery()) {
        while (plan.next()) {
          String type = plan.getString("type");
          String table = plan.getString("table");
          if (("ALL".equals(type) || "index".equals(type))
              && !table.startsWith("<")
              && plan.getLong("rows") >= SCANNED) {
            scans.add(table + " " + type + " " + plan.getLong("rows"));
          }
        }
      }
    }
    return scans;
  }
}
