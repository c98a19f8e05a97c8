package org.muwahhad.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Page;
import org.muwahhad.web.Texts;

/** The year of the calendar: each month with how many dates it has, and the way to it. */
@Tag("long")
class CalendarYearTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");

  @Test
  void each_month_counts_the_dates_of_the_readers_zone() {
    CalendarYear year =
        CalendarYear.of(
            2026,
            DUBAI,
            LocalDate.parse("2026-11-25"),
            List.of(
                date("2025-12-31T21:00:00Z"),
                date("2026-11-30T19:59:59Z"),
                date("2026-11-30T20:00:00Z"),
                date("2026-12-31T20:00:00Z")));

    assertThat(year.months()).hasSize(12);
    assertThat(year.months())
        .extracting(CalendarYear.YearSheet::dates)
        .containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1);
    assertThat(year.months().get(10).sheet().weeks().stream().flatMap(List::stream))
        .filteredOn(CalendarMonth.Day::today)
        .hasSize(1);
  }

  private static CalendarDate date(String at) {
    return new CalendarDate(
        "round-1-" + at,
        CalendarDate.CalendarDateKind.ROUND_CLOSES,
        Instant.parse(at),
        "R",
        new Bilingual("ج", "R"),
        null,
        "/rounds/1",
        0,
        false);
  }

  @Test
  void each_month_says_how_many_it_has_and_opens_them() {
    Browserless buyer = Browserless.ofDemo(APP, "buyer");
    Texts t = Texts.in(Language.EN);
    List<CalendarDate> all = APP.get(ViewCalendar.class).list(APP.get(Actors.class).get("buyer"));
    YearMonth first = YearMonth.from(all.get(all.size() / 2).at().atZone(Page.RIYADH)).withMonth(1);
    String year = buyer.get("/calendar?view=year&month=" + first).body();
    int counted = 0;

    for (YearMonth month = first; month.getYear() == first.getYear(); month = month.plusMonths(1)) {
      YearMonth shown = month;
      List<CalendarDate> own =
          all.stream()
              .filter(d -> YearMonth.from(d.at().atZone(Page.RIYADH)).equals(shown))
              .toList();
      String link = "/calendar?month=" + month + "&amp;view=month";
      int at = year.indexOf("href=\"" + link + "\"");
      assertThat(at).as(link).isPositive();
      assertThat(year.substring(at, year.indexOf("year-weeks", at)))
          .contains(t.get("calendar.count", own.size()));
      String opened = buyer.get("/calendar?month=" + month + "&view=month").body();
      own.forEach(d -> assertThat(opened).contains("href=\"" + d.href() + "\""));
      counted += own.size();
    }
    assertThat(counted).isPositive();
    assertThat(year)
        .contains("month=" + first.minusYears(1) + "&amp;view=year")
        .contains("month=" + first.plusYears(1) + "&amp;view=year");
  }
}
