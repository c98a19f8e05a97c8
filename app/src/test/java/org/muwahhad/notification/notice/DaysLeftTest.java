package org.muwahhad.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** Days left are days of the calendar, in the zone of who reads it. */
class DaysLeftTest {
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");

  @ParameterizedTest
  @CsvSource({
    // Forty minutes before noon of the next day are one day, and so are forty minutes after it.
    "2026-05-10T08:20:00Z, 2026-05-11T09:00:00Z, 1",
    "2026-05-10T09:40:00Z, 2026-05-11T09:00:00Z, 1",
    "2026-05-10T20:59:59Z, 2026-05-11T09:00:00Z, 1",
    "2026-05-10T21:00:00Z, 2026-05-11T09:00:00Z, 0",
    // The last second of a day, and the midnight that ends it, are of the same day.
    "2026-05-09T20:59:59Z, 2026-05-11T20:59:59Z, 2",
    "2026-05-09T20:59:59Z, 2026-05-11T21:00:00Z, 2",
    "2026-05-10T20:59:59Z, 2026-05-11T20:59:59Z, 1",
    "2026-05-10T21:00:00Z, 2026-05-11T20:59:59Z, 0",
  })
  void days_begin_at_midnight_in_the_zone(Instant now, Instant deadline, long days) {
    assertThat(DaysLeft.between(now, deadline, RIYADH)).isEqualTo(days);
  }

  @Test
  void each_reader_is_told_by_the_own_calendar() {
    Argument left =
        Argument.daysLeft(
            Instant.parse("2026-05-10T20:30:00Z"), Instant.parse("2026-05-11T09:00:00Z"));

    assertThat(left.in(Texts.in(Language.EN), RIYADH)).isEqualTo(BigDecimal.ONE);
    assertThat(left.in(Texts.in(Language.EN), DUBAI))
        .as("past midnight")
        .isEqualTo(BigDecimal.ZERO);
  }
}
