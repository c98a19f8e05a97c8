package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Money;

/**
 * Amounts stand in reports as on the pages: the code before them in English, a minus below zero.
 */
class EditionMoneyTest {
  private static final Money LOSS = Money.of("-1471231.92", "SAR");

  private static EditionText text(Edition edition) {
    return new EditionText("org.muwahhad.reports.award.labels", edition, ZoneOffset.UTC);
  }

  @Test
  void
      the_code_of_a_currency_stands_before_the_figure_in_english_and_its_name_after_it_in_arabic() {
    Money amount = Money.of("1250", "SAR");

    assertThat(text(Edition.ENGLISH).money(amount)).isEqualTo("SAR\u00a01,250.00");
    assertThat(text(Edition.ARABIC).money(amount)).isEqualTo("1,250.00\u00a0ريال سعودي");
    assertThat(text(Edition.BILINGUAL).money(amount)).isEqualTo("1,250.00\u00a0SAR");
  }

  @Test
  void a_figure_below_zero_has_a_minus_before_it_that_is_held_in_lines_from_the_right() {
    assertThat(text(Edition.ENGLISH).money(LOSS)).isEqualTo("SAR\u00a0\u22121,471,231.92");
    assertThat(text(Edition.ARABIC).amount(LOSS)).isEqualTo("\u202a\u22121,471,231.92\u202c");
    assertThat(text(Edition.ENGLISH).percent(new BigDecimal("-2.5"))).isEqualTo("\u22122.5%");
    assertThat(text(Edition.ARABIC).percent(new BigDecimal("-2.5")))
        .isEqualTo("\u202a\u22122.5%\u202c");
  }
}
