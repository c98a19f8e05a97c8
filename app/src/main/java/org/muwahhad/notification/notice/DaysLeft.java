package org.muwahhad.notification.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The days left until a deadline, by the calendar of a zone and not in units of 24 hours. */
public final class DaysLeft {
  private DaysLeft() {}

  /**
   * Days from the day of an instant to the day of a deadline: 0 on that day. A deadline at midnight
   * belongs to the day that ends with it.
   */
  public static long between(Instant now, Instant deadline, ZoneId zone) {
    return ChronoUnit.DAYS.between(
        LocalDate.ofInstant(now, zone), LocalDate.ofInstant(deadline.minusNanos(1), zone));
  }
}
