package org.muwahhad.shared;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The one clock that decides deadlines. It is the database's, so that all nodes agree; the triggers
 * that guard deadlines read the same clock.
 */
@Singleton
public class DatabaseClock {
  private final JdbcOperations jdbc;

  DatabaseClock(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** The present instant, UTC, to the microsecond. */
  @Transactional
  public Instant now() {
    return jdbc.prepareStatement(
        "SELECT UTC_TIMESTAMP(6)",
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            return utc(rows);
          }
        });
  }

  private static Instant utc(ResultSet rows) throws SQLException {
    if (!rows.next()) {
      throw new IllegalStateException("The database did not tell its time");
    }
    return rows.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
  }
}
