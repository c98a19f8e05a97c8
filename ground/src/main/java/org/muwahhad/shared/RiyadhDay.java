package org.muwahhad.shared;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The day it is in Riyadh, where the central purchasing body sits, by the database's clock. What is
 * due on a day is due by this calendar.
 */
@Singleton
public class RiyadhDay {
  /** Three hours ahead of UTC, without summer time. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");

  /** In SQL, the present day. */
  public static final String TODAY = "DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)";

  /** The state whose working days count there. */
  public static final String STATE = "SA";

  private final DatabaseClock clock;

  RiyadhDay(DatabaseClock clock) {
    this.clock = clock;
  }

  /** The present day. */
  public LocalDate today() {
    return of(clock.now());
  }

  /** The day of a moment. */
  public static LocalDate of(Instant at) {
    return LocalDate.ofInstant(at, ZONE);
  }
}
