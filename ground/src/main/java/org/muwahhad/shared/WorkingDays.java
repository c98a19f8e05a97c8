package org.muwahhad.shared;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * The working days of one member state.
 *
 * @param zone in which the state reads its clock
 * @param weekend days of rest in every week
 * @param holidays official holidays, Gregorian
 */
public record WorkingDays(ZoneId zone, Set<DayOfWeek> weekend, Set<LocalDate> holidays) {

  public WorkingDays {
    weekend = Set.copyOf(weekend);
    holidays = Set.copyOf(holidays);
    if (weekend.size() >= DayOfWeek.values().length) {
      throw new IllegalArgumentException("A state works on some day of the week");
    }
  }

  public boolean isWorkingDay(LocalDate day) {
    return !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
  }

  /**
   * The same hour, in the state's zone, of the working day that comes a number of working days
   * after an instant. The day of the instant itself is not counted (design: working days follow
   * each state's weekend and holidays).
   *
   * @param days above zero
   */
  public Instant after(Instant start, int days) {
    if (days < 1) {
      throw new IllegalArgumentException("Days are counted from one");
    }
    ZonedDateTime end = start.atZone(zone);
    int counted = 0;
    while (counted < days) {
      end = end.plusDays(1);
      if (isWorkingDay(end.toLocalDate())) {
        counted++;
      }
    }
    return end.toInstant();
  }
}
