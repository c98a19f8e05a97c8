package org.muwahhad.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.Bilingual;

class CalendarMonthTest {
  private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");

  @Test
  void weeks_begin_on_sunday_and_hold_the_whole_month_once() {
    CalendarMonth sheet =
        CalendarMonth.of(
            YearMonth.parse("2026-11"), DUBAI, LocalDate.parse("2026-11-25"), List.of());

    assertThat(sheet.weeks()).allMatch(w -> w.size() == 7);
    assertThat(sheet.weeks().get(0).get(0).day()).isEqualTo("2026-11-01");
    assertThat(sheet.weeks().stream().flatMap(List::stream).filter(CalendarMonth.Day::inMonth))
        .hasSize(30);
    assertThat(sheet.weeks().stream().flatMap(List::stream).filter(CalendarMonth.Day::today))
        .extracting(CalendarMonth.Day::day)
        .containsExactly(LocalDate.parse("2026-11-25"));
  }

  @Test
  void a_date_stands_on_the_day_of_the_readers_zone() {
    CalendarDate late =
        new CalendarDate(
            "round-1-closes",
            CalendarDate.CalendarDateKind.ROUND_CLOSES,
            Instant.parse("2026-11-10T21:00:00Z"),
            "R",
            new Bilingual("ج", "R"),
            null,
            "/rounds/1",
            0,
            false);

    CalendarMonth sheet =
        CalendarMonth.of(
            YearMonth.parse("2026-11"), DUBAI, LocalDate.parse("2026-11-25"), List.of(late));

    assertThat(sheet.weeks().stream().flatMap(List::stream).filter(d -> !d.dates().isEmpty()))
        .extracting(CalendarMonth.Day::day)
        .containsExactly(LocalDate.parse("2026-11-11"));
  }

  @Test
  void a_month_too_far_away_or_mistyped_is_the_present_one() {
    YearMonth present = YearMonth.parse("2026-11");

    assertThat(CalendarPages.month("2027-02", present)).isEqualTo(YearMonth.parse("2027-02"));
    assertThat(CalendarPages.month("2999-01", present)).isEqualTo(present);
    assertThat(CalendarPages.month("soon", present)).isEqualTo(present);
  }
}
