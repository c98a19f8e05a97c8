package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;

class FormatsTest {
  private final Formats arabic = new Formats(Language.AR);
  private final Formats english = new Formats(Language.EN);

  @Test
  void words_of_a_row_are_parted_by_the_comma_of_the_language() throws IOException {
    assertThat(arabic.comma()).isEqualTo("، ");
    assertThat(english.comma()).isEqualTo(", ");
    assertThat(arabic.semicolon()).isEqualTo("؛ ");
    assertThat(english.semicolon()).isEqualTo("; ");
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jte")).toList()) {
        assertThat(Files.readString(file))
            .as(file.toString())
            .doesNotContainPattern("(\\)|</bdi>), @template");
      }
    }
  }

  @Test
  void scores_have_two_decimals_and_differences_one() {
    assertThat(english.score(new BigDecimal("92.3"))).isEqualTo("92.30");
    assertThat(english.score(new BigDecimal("100"))).isEqualTo("100.00");
    assertThat(english.difference(new BigDecimal("-0.02"))).isEqualTo("\u22122.0%");
    assertThat(english.difference(new BigDecimal("0.22046"))).isEqualTo("22.0%");
  }

  @Test
  void a_figure_below_zero_has_a_minus_before_it_and_not_a_hyphen() {
    Money loss = new Money(new BigDecimal("-1471231.92"), "SAR");

    assertThat(english.money(loss)).isEqualTo("SAR\u00a0\u22121,471,231.92");
    assertThat(arabic.money(loss)).isEqualTo("\u2066\u22121,471,231.92\u2069\u00a0ر.س");
    assertThat(english.number(-3)).isEqualTo("\u22123");
    assertThat(arabic.difference(new BigDecimal("-0.02"))).isEqualTo("\u2066\u22122.0%\u2069");
    assertThat(Formats.parseNumber(arabic.amount(loss))).contains(new BigDecimal("-1471231.92"));
  }

  @Test
  void amounts_in_messages_are_grouped_with_their_currency_on_its_side() {
    Money amount = new Money(new BigDecimal("56862120.98"), "SAR");

    assertThat(plain(Texts.in(Language.EN).get("committee.course-text", amount)))
        .contains("amount to SAR 56,862,120.98.");
    assertThat(plain(Texts.in(Language.AR).get("committee.course-text", amount)))
        .contains("56,862,120.98 ر.س،");
  }

  private static String plain(String text) {
    return text.replaceAll("[\u2066-\u2069]", "").replace('\u00a0', ' ');
  }

  @ParameterizedTest
  @MethodSource("org.muwahhad.web.TypedNumbers#all")
  void a_number_is_read_in_either_digit_set_and_what_could_mean_two_things_is_none(
      String typed, @Nullable BigDecimal number) {
    assertThat(Formats.parseNumber(typed)).isEqualTo(Optional.ofNullable(number));
  }

  @Property
  void what_is_written_is_read_back_unchanged(
      @ForAll @Scale(6) @BigRange(min = "-1000000000000", max = "1000000000000")
          BigDecimal number) {
    assertThat(Formats.parseNumber(arabic.number(number)))
        .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
  }
}
