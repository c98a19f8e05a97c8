package org.muwahhad.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Times in releases. */
class FieldsTest {
  @Test
  void an_agreement_of_one_year_lasts_three_hundred_and_sixty_five_days() {
    Instant first = Fields.day(LocalDate.of(2026, 3, 1));
    Instant last =
        Objects.requireNonNull(Fields.day(LocalDate.of(2027, 2, 28).plusDays(1))).minusSeconds(1);

    assertThat(Fields.period(first, last).map()).containsEntry("durationInDays", 365L);
  }

  @Test
  void a_time_that_ends_within_a_day_counts_its_whole_days() {
    Instant published = Instant.parse("2026-03-01T09:00:00Z");

    assertThat(Fields.period(published, published.plusSeconds(30 * 86_400L)).map())
        .containsEntry("durationInDays", 30L);
    assertThat(Fields.period(published, null).map()).doesNotContainKey("durationInDays");
  }
}
