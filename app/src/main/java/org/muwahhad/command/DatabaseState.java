package org.muwahhad.command;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.muwahhad.db.DatabaseStartFailed;

/** What a database holds when a command comes to it. */
enum DatabaseState {
  /** Nobody is in it. */
  EMPTY,
  /** A demonstration was loaded into it: its clock is there, or any of its people. */
  DEMONSTRATION,
  /** Real people and things. */
  REAL;

  static DatabaseState read(String jdbcUrl, String user, String password) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password);
        Statement statement = connection.createStatement()) {
      if (!isTrue(
          statement,
          """
          SELECT COUNT(*) FROM information_schema.tables
           WHERE table_schema = DATABASE() AND table_name = 'demo_clock'""")) {
        return EMPTY;
      }
      if (isTrue(
          statement,
          """
          SELECT (SELECT COUNT(*) FROM demo_clock)
               + (SELECT COUNT(*) FROM person WHERE is_demo)""")) {
        return DEMONSTRATION;
      }
      return isTrue(statement, "SELECT COUNT(*) FROM person") ? REAL : EMPTY;
    } catch (SQLException e) {
      throw new DatabaseStartFailed("The database cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isTrue(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      return rows.next() && rows.getLong(1) > 0;
    }
  }
}
