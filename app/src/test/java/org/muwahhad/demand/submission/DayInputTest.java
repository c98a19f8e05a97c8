package org.muwahhad.demand.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days as people write them. */
class DayInputTest {
  @ParameterizedTest
  @CsvSource({
    "2026-12-31, 2026-12-31",
    "2026/1/5, 2026-01-05",
    "31/12/2026, 2026-12-31",
    "5.1.2026, 2026-01-05",
    "05-01-2026, 2026-01-05",
    "٣١/١٢/٢٠٢٦, 2026-12-31",
    "۲۰۲۶-۰۱-۰۵, 2026-01-05",
    "30-Jun-2027, 2027-06-30",
    "1 September 2027, 2027-09-01",
    "30-Jun-27, 2027-06-30",
    "٣٠ يونيو ٢٠٢٧, 2027-06-30",
    "5 أغسطس 2027, 2027-08-05",
  })
  void days_are_read_in_either_order_and_either_digits(String typed, String day) {
    assertThat(DayInput.read(typed)).hasToString("Optional[" + day + "]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12/31/2026",
        "31/12",
        "2026-02-30",
        "tomorrow",
        "1/2/26",
        "30-Ju-2027",
        "31-Jun-2027",
        ""
      })
  void what_is_no_day_is_not_guessed_at(String typed) {
    assertThat(DayInput.read(typed)).isEmpty();
  }
}
