package org.muwahhad.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Connections of the service and of its migrations to an embedded server. */
final class ApplicationConnections {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private ApplicationConnections() {}

  /**
   * Waits until there are none.
   *
   * @param limit when to stop waiting, by {@link System#nanoTime}
   */
  static void awaitNone(Statement root, long limit) throws SQLException {
    while (count(root) > 0 && System.nanoTime() < limit) {
      EmbeddedDatabase.pause(PAUSE);
    }
  }

  private static int count(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT COUNT(*) FROM information_schema.processlist WHERE user IN ('"
                + String.join("', '", Credentials.OWNER, Credentials.SERVICE)
                + "')")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
