package org.muwahhad.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A year as twelve small sheets.
 *
 * @param months January first
 */
public record CalendarYear(int year, List<YearSheet> months) {

  /**
   * A month of a year.
   *
   * @param dates how many it has
   */
  public record YearSheet(CalendarMonth sheet, int dates) {
    public YearMonth month() {
      return sheet.month();
    }
  }

  /** The dates are those of the year; others are left out. */
  static CalendarYear of(int year, ZoneId zone, LocalDate today, List<CalendarDate> dates) {
    Map<YearMonth, List<CalendarDate>> byMonth =
        dates.stream()
            .collect(Collectors.groupingBy(d -> YearMonth.from(LocalDate.ofInstant(d.at(), zone))));
    return new CalendarYear(
        year,
        IntStream.rangeClosed(1, 12)
            .mapToObj(month -> YearMonth.of(year, month))
            .map(
                month -> {
                  List<CalendarDate> own = byMonth.getOrDefault(month, List.of());
                  return new YearSheet(CalendarMonth.of(month, zone, today, own), own.size());
                })
            .toList());
  }
}
