package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;

/** The figures of an evaluation, one by one. */
class ScoringTest {
  private static final Conversion RATES =
      new Conversion(
          Map.of(
              "SAR", new BigDecimal("3.75"),
              "KWD", new BigDecimal("0.307"),
              "USD", BigDecimal.ONE));

  @ParameterizedTest
  @CsvSource({
    "1000.00, SAR, USD, 266.67",
    "1000.00, USD, KWD, 307.000",
    "9824.330, KWD, SAR, 120004.03",
    "0.001, KWD, SAR, 0.01",
    "12.345, KWD, KWD, 12.345"
  })
  void an_amount_is_converted_through_the_dollar_and_rounded_once(
      BigDecimal amount, String from, String to, BigDecimal expected) {
    assertThat(RATES.convert(new Money(amount, from), to)).isEqualTo(new Money(expected, to));
  }

  @Test
  void each_line_is_rounded_to_the_currency_before_the_sum() {
    List<BidTotals.PricedBidLine> lines =
        List.of(line("0.333", "1.005"), line("0.333", "1.005"), line("2", "10"));

    // 0.333 × 1.005 = 0.334665: 0.33 in riyals, 0.335 in dinars, twice.
    assertThat(BidTotals.total(lines, "SAR").amount()).isEqualByComparingTo("20.66");
    assertThat(BidTotals.total(lines, "KWD").amount()).isEqualByComparingTo("20.670");
  }

  @Test
  void a_price_of_zero_counts_only_where_the_item_is_free() {
    BidTotals.PricedBidLine free =
        new BidTotals.PricedBidLine(BigDecimal.ONE, BigDecimal.ZERO, true);
    BidTotals.PricedBidLine zero =
        new BidTotals.PricedBidLine(BigDecimal.ONE, BigDecimal.ZERO, false);

    assertThat(BidTotals.isComplete(List.of(free, line("1", "5")), 2)).isTrue();
    assertThat(BidTotals.isComplete(List.of(zero, line("1", "5")), 2)).isFalse();
    assertThat(BidTotals.isComplete(List.of(line("1", "5")), 2)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"100.00, false, 110.00", "100.00, true, 100.00", "0.05, false, 0.06"})
  void goods_of_other_origin_are_compared_at_ten_percent_more(
      BigDecimal price, boolean gcc, BigDecimal expected) {
    assertThat(Scoring.evaluatedPrice(new Money(price, "SAR"), gcc, BigDecimal.TEN).amount())
        .isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"69.994, false", "69.995, true", "70, true", "70.01, true", "0, false"})
  void the_pass_mark_is_met_by_the_score_as_shown(BigDecimal score, boolean passes) {
    assertThat(Scoring.passes(score, new BigDecimal("70"))).isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({"100, 100, 100", "100, 200, 50", "52500, 126500, 41.50", "0, 0, 100", "0, 5, 0"})
  void the_price_score_is_a_hundred_times_lowest_by_price(
      BigDecimal lowest, BigDecimal price, BigDecimal expected) {
    assertThat(Scoring.shown(Scoring.price(lowest, price))).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    // 40 % below the mean of 100 and 100
    "60.00, 100;100, true",
    "60.01, 100;100, true", // not by the mean, but more than 30 % below the next
    "70.00, 100;100, true",
    "70.01, 100;100, false",
    // 30 % below the next, though not 40 % below the mean
    "70.00, 100;90;101, false",
    "63.00, 100;90;101, true",
    // the highest of all is never low
    "100.00, 60;70, false",
    // nothing to compare with
    "1.00, , false"
  })
  void a_price_is_abnormally_low_against_the_mean_or_the_next(
      BigDecimal price, String others, boolean expected) {
    List<BigDecimal> list =
        others == null ? List.of() : Arrays.stream(others.split(";")).map(BigDecimal::new).toList();

    assertThat(new LowPrice(new BigDecimal("40"), new BigDecimal("30")).isAbnormal(price, list))
        .isEqualTo(expected);
  }

  @Property
  void whoever_has_full_points_everywhere_has_a_technical_score_of_100(
      @ForAll @IntRange(min = 1, max = 99) int weight) {
    Map<Long, BigDecimal> weights =
        Map.of(1L, BigDecimal.valueOf(weight), 2L, BigDecimal.valueOf(100 - weight));

    assertThat(Scoring.technical(weights, Map.of(1L, Scoring.HUNDRED, 2L, Scoring.HUNDRED)))
        .isEqualByComparingTo("100");
  }

  @Property
  void a_mean_lies_between_the_lowest_and_the_highest(
      @ForAll @Size(min = 1, max = 9)
          List<@BigRange(min = "0", max = "100") @Scale(2) BigDecimal> points) {
    BigDecimal mean = Scoring.mean(points);

    assertThat(mean)
        .isBetween(
            points.stream().min(BigDecimal::compareTo).orElseThrow(),
            points.stream().max(BigDecimal::compareTo).orElseThrow());
    assertThat(Scoring.spread(points)).isBetween(BigDecimal.ZERO, Scoring.HUNDRED);
  }

  @Property
  void there_and_back_an_amount_changes_by_less_than_its_rounding(
      @ForAll @BigRange(min = "0.01", max = "1000000000") @Scale(2) BigDecimal amount) {
    Money there = RATES.convert(new Money(amount, "SAR"), "KWD");

    // Half a fils is worth 0.0061 SAR.
    assertThat(RATES.convert(there, "SAR").amount().subtract(amount).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.02"));
  }

  private static BidTotals.PricedBidLine line(String quantity, String price) {
    return new BidTotals.PricedBidLine(new BigDecimal(quantity), new BigDecimal(price), false);
  }
}
