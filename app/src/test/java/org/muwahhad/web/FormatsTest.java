package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;

class FormatsTest {
  private final Formats arabic = new Formats(Language.AR);
  private final Formats english = new Formats(Language.EN);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1234.5    | KWD | 1,234.500 د.ك | KWD 1,234.500
          1234.5    | SAR | 1,234.50 ر.س  | SAR 1,234.50
          0         | BHD | 0.000 د.ب     | BHD 0.000
          -7.25     | AED | -7.25 د.إ     | AED -7.25
          1.2345000 | OMR | 1.2345 ر.ع    | OMR 1.2345
          """)
  void an_amount_has_the_decimals_of_its_currency_and_hides_none(
      BigDecimal amount, String currency, String inArabic, String inEnglish) {
    Money money = new Money(amount, currency);

    assertThat(arabic.money(money).replace('\u00a0', ' ')).isEqualTo(inArabic);
    assertThat(english.money(money).replace('\u00a0', ' ')).isEqualTo(inEnglish);
  }

  @Test
  void a_ratio_is_written_in_hundredths_rounded_half_up() {
    assertThat(arabic.percent(new BigDecimal("0.125"))).isEqualTo("12.5%");
    assertThat(english.percent(new BigDecimal("0.333350"))).isEqualTo("33.34%");
    assertThat(english.percent(BigDecimal.ONE)).isEqualTo("100%");
  }

  @Test
  void a_day_is_written_in_both_calendars_with_european_digits() {
    LocalDate day = LocalDate.of(2026, 11, 24);

    assertThat(arabic.date(day)).isEqualTo("24 نوفمبر 2026");
    assertThat(english.date(day)).isEqualTo("24 November 2026");
    assertThat(arabic.hijri(day)).isEqualTo("14 جمادى الآخرة 1448\u00a0هـ");
    assertThat(english.hijri(day)).isEqualTo("14 Jumada al-Akhirah 1448\u00a0AH");
  }

  @Test
  void a_moment_is_written_in_the_zone_asked_for_even_across_midnight() {
    Instant moment = Instant.parse("2026-11-24T20:30:00Z");

    assertThat(arabic.dateTime(moment, ZoneId.of("Asia/Riyadh")))
        .isEqualTo("24 نوفمبر 2026، 23:30");
    assertThat(english.dateTime(moment, ZoneId.of("Asia/Dubai")))
        .isEqualTo("25 November 2026, 00:30");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ١٢٬٣٤٥٫٥   | 12345.5
          12,345.50  | 12345.50
          1 250      | 1250
          ۷          | 7
          -3         | -3
          """)
  void a_number_is_read_in_either_digit_set(String typed, BigDecimal number) {
    assertThat(Formats.parseNumber(typed)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,5", "12,34", "1e9", "abc", "1.2.3", "--1", "5 %"})
  void what_could_mean_two_things_is_not_guessed_at(String typed) {
    assertThat(Formats.parseNumber(typed)).isEmpty();
  }

  @Property
  void what_is_written_is_read_back_unchanged(
      @ForAll @Scale(6) @BigRange(min = "-1000000000000", max = "1000000000000")
          BigDecimal number) {
    assertThat(Formats.parseNumber(arabic.number(number)))
        .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
  }
}
