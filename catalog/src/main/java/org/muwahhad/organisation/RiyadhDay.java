package org.muwahhad.organisation;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import org.muwahhad.shared.DatabaseClock;

/** The day it is in Riyadh, where the central purchasing body sits, by the database's clock. */
@Singleton
public class RiyadhDay {
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private final DatabaseClock clock;

  RiyadhDay(DatabaseClock clock) {
    this.clock = clock;
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.now(), RIYADH);
  }
}
