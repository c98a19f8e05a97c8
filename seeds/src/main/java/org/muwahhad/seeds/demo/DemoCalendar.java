package org.muwahhad.seeds.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * Places acts around a day. An act is moved to a day on which all member states work (Monday to
 * Thursday): a past one back, a coming one on, so the past stays past and their order is kept.
 */
record DemoCalendar(LocalDate today) {

  static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

  private static final Set<DayOfWeek> NOT_SHARED =
      Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  /** The working day about the given number of days from today; negative is the past. */
  LocalDate day(int offset) {
    LocalDate day = today.plusDays(offset);
    while (NOT_SHARED.contains(day.getDayOfWeek())) {
      day = day.plusDays(offset < 0 ? -1 : 1);
    }
    return day;
  }

  /** A time in Riyadh on the working day about the given number of days from today. */
  Instant at(int offset, int hour, int minute) {
    return day(offset).atTime(LocalTime.of(hour, minute)).atZone(RIYADH).toInstant();
  }

  /** The year in which the day falls. */
  int year(int offset) {
    return day(offset).getYear();
  }
}
