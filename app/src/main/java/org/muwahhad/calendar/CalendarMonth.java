package org.muwahhad.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A month as a sheet of whole weeks, which begin on Sunday as calendars of the region print them.
 *
 * @param weeks seven days each; days of the months around it have no dates
 */
public record CalendarMonth(YearMonth month, List<List<Day>> weeks) {

  /** One day with its dates. */
  public record Day(LocalDate day, boolean inMonth, boolean today, List<CalendarDate> dates) {}

  static CalendarMonth of(YearMonth month, ZoneId zone, LocalDate today, List<CalendarDate> dates) {
    Map<LocalDate, List<CalendarDate>> byDay =
        dates.stream().collect(Collectors.groupingBy(d -> LocalDate.ofInstant(d.at(), zone)));
    LocalDate day = month.atDay(1);
    while (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
      day = day.minusDays(1);
    }
    List<List<Day>> weeks = new ArrayList<>();
    while (!day.isAfter(month.atEndOfMonth())) {
      List<Day> week = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        boolean in = YearMonth.from(day).equals(month);
        week.add(
            new Day(
                day, in, day.equals(today), in ? byDay.getOrDefault(day, List.of()) : List.of()));
        day = day.plusDays(1);
      }
      weeks.add(week);
    }
    return new CalendarMonth(month, weeks);
  }
}
