package org.muwahhad.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * How far the clock of a database server is ahead of the clock of this machine, whatever the time
 * of a session was set to.
 *
 * @param server number of the server
 * @param ahead negative where it is behind
 * @param uncertainty how long the answer took, of which nobody knows when the server looked
 */
public record ClockReading(long server, Duration ahead, Duration uncertainty) {
  private static final int SAMPLES = 3;

  /** Reads the clock a few times; the quickest answer counts. */
  public static ClockReading take(Connection connection) throws SQLException {
    // The first statement of a transaction may wait for what other nodes wrote.
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT @@server_id, SYSDATE(6)")) {
      ClockReading best = sample(statement);
      for (int i = 0; i < SAMPLES; i++) {
        ClockReading next = sample(statement);
        if (i == 0 || next.uncertainty.compareTo(best.uncertainty) < 0) {
          best = next;
        }
      }
      return best;
    }
  }

  private static ClockReading sample(PreparedStatement statement) throws SQLException {
    Instant asked = Instant.now();
    long began = System.nanoTime();
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      Instant there = row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC);
      Instant here = asked.plus(took.dividedBy(2));
      return new ClockReading(row.getLong(1), Duration.between(here, there), took);
    }
  }

  /** Whether the clocks differ by more than a bound, however the answer travelled. */
  public boolean isBeyond(Duration bound) {
    return ahead.abs().minus(uncertainty.dividedBy(2)).compareTo(bound) > 0;
  }
}
