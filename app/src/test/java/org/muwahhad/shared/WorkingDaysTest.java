package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  private static final ZoneId KUWAIT_TIME = ZoneId.of("Asia/Kuwait");
  private static final WorkingDays KUWAIT =
      new WorkingDays(
          KUWAIT_TIME,
          Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
          Set.of(LocalDate.parse("2026-02-25"), LocalDate.parse("2026-02-26")));
  private static final WorkingDays EMIRATES =
      new WorkingDays(
          ZoneId.of("Asia/Dubai"), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of());

  @ParameterizedTest(name = "closing {0}: Kuwait until {1}, the Emirates until {2}")
  @CsvSource({
    // A Sunday, a Thursday, a Friday.
    "2026-11-01T11:00:00Z, 2026-11-08T11:00:00Z, 2026-11-06T11:00:00Z",
    "2026-11-05T11:00:00Z, 2026-11-12T11:00:00Z, 2026-11-12T11:00:00Z",
    "2026-11-06T11:00:00Z, 2026-11-12T11:00:00Z, 2026-11-13T11:00:00Z"
  })
  void five_working_days_are_counted_by_the_weekend_of_each_state(
      Instant closes, Instant kuwait, Instant emirates) {
    assertThat(KUWAIT.after(closes, 5)).isEqualTo(kuwait);
    assertThat(EMIRATES.after(closes, 5)).isEqualTo(emirates);
  }

  @Test
  void holidays_are_no_working_days() {
    Instant sunday = Instant.parse("2026-02-22T09:00:00Z");

    // Monday, Tuesday; Wednesday to Saturday are holidays and weekend; Sunday to Tuesday.
    assertThat(KUWAIT.after(sunday, 5)).isEqualTo(Instant.parse("2026-03-03T09:00:00Z"));
  }

  @Test
  void the_day_is_that_of_the_state_not_of_greenwich() {
    // Thursday 23:30 in Greenwich is Friday in Kuwait.
    Instant night = Instant.parse("2026-11-05T23:30:00Z");

    assertThat(KUWAIT.after(night, 1)).isEqualTo(Instant.parse("2026-11-07T23:30:00Z"));
  }

  @Property
  void the_end_is_a_working_day_and_later_with_each_day(
      @ForAll @IntRange(min = 0, max = 4000) int hour, @ForAll @IntRange(min = 1, max = 30) int n) {
    Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(hour * 3600L);

    Instant end = KUWAIT.after(start, n);

    assertThat(KUWAIT.isWorkingDay(LocalDate.ofInstant(end, KUWAIT_TIME))).isTrue();
    assertThat(KUWAIT.after(start, n + 1)).isAfter(end);
  }
}
