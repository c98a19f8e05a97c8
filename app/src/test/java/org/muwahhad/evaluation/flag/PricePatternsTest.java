package org.muwahhad.evaluation.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Patterns of unit prices on bids that have them and on bids that have not. */
class PricePatternsTest {
  @Test
  void prices_are_compared_across_currencies_at_the_rates_of_the_tender() {
    RedFlags.Bid dinars = converted(2, "KWD", "12.5", "1", "2", "4");
    RedFlags.Bid riyals = converted(1, "SAR", "1", "12.5", "25", "50");

    assertThat(PricePatterns.samePrices(FlagRules.SAME_PRICES, lot(riyals, dinars)))
        .singleElement()
        .satisfies(
            s ->
                assertThat(s.figures())
                    .containsExactly(
                        entry(FlagFigure.ITEMS_ALIKE, new BigDecimal(3)),
                        entry(FlagFigure.ITEMS, new BigDecimal(3))));
    assertThat(
            PricePatterns.samePrices(
                FlagRules.SAME_PRICES, lot(riyals, converted(3, "KWD", "12.6", "1", "2", "4"))))
        .isEmpty();
    assertThat(
            PricePatterns.constantRatio(
                FlagRules.CONSTANT_RATIO,
                lot(riyals, converted(3, "KWD", "12.5", "1.1", "2.2", "4.4"))))
        .singleElement()
        .satisfies(s -> assertThat(s.figure(FlagFigure.PERCENT_ABOVE)).isEqualByComparingTo("10"));
  }

  private static RedFlags.Bid converted(long id, String currency, String rate, String... prices) {
    return new RedFlags.Bid(
        id,
        id,
        (int) id,
        BigDecimal.ONE,
        currency,
        prices(prices),
        new BigDecimal(rate),
        BigDecimal.ONE);
  }

  @Test
  void the_same_price_of_half_of_the_items_is_a_sign_and_of_one_item_none() {
    assertThat(
            PricePatterns.samePrices(
                FlagRules.SAME_PRICES,
                lot(priced(1, "10", "20.50", "30", "40"), priced(2, "10", "20.500", "31", "47"))))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.bids()).containsExactly(1L, 2L);
              assertThat(s.figures())
                  .containsExactly(
                      entry(FlagFigure.ITEMS_ALIKE, new BigDecimal(2)),
                      entry(FlagFigure.ITEMS, new BigDecimal(4)));
            });
    assertThat(
            PricePatterns.samePrices(
                FlagRules.SAME_PRICES,
                lot(priced(1, "10", "21", "30", "40"), priced(2, "10", "22", "31", "47"))))
        .isEmpty();
    assertThat(
            PricePatterns.samePrices(
                FlagRules.SAME_PRICES, lot(priced(1, "10", "0"), priced(2, "10", "0"))))
        .as("free items are no prices")
        .isEmpty();
  }

  @Test
  void a_constant_ratio_is_a_sign_though_rounding_wavers() {
    assertThat(
            PricePatterns.constantRatio(
                FlagRules.CONSTANT_RATIO,
                lot(
                    priced(1, "105.01", "210.00", "52.51", "1050"),
                    priced(2, "100", "200", "50.01", "1000"),
                    priced(3, "101", "190", "57", "1011"))))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.bids()).containsExactly(1L, 2L);
              assertThat(s.figures())
                  .containsExactly(
                      entry(FlagFigure.ITEMS_ALIKE, new BigDecimal(4)),
                      entry(FlagFigure.PERCENT_ABOVE, new BigDecimal("5.01")));
            });
    assertThat(
            PricePatterns.constantRatio(
                FlagRules.CONSTANT_RATIO, lot(priced(1, "1", "2", "3"), priced(2, "1", "2", "3"))))
        .as("equal prices are another flag")
        .isEmpty();
    assertThat(
            PricePatterns.constantRatio(
                FlagRules.CONSTANT_RATIO,
                lot(priced(1, "10", "10", "10"), priced(2, "11", "11", "11"))))
        .as("few different prices are no pattern")
        .isEmpty();
  }

  @Test
  void a_constant_difference_is_a_sign() {
    assertThat(
            PricePatterns.constantOffset(
                FlagRules.CONSTANT_OFFSET,
                lot(priced(1, "15", "25", "115"), priced(2, "10", "20", "110"))))
        .singleElement()
        .satisfies(
            s ->
                assertThat(s.figures())
                    .containsExactly(
                        entry(FlagFigure.ITEMS_ALIKE, new BigDecimal(3)),
                        entry(FlagFigure.AMOUNT_ABOVE, new BigDecimal(5))));
    assertThat(
            PricePatterns.constantOffset(
                FlagRules.CONSTANT_OFFSET,
                lot(priced(1, "15", "25", "118"), priced(2, "10", "20", "110"))))
        .isEmpty();
  }

  @Test
  void patterns_over_pairs_in_two_currencies_need_their_rates() {
    RedFlags.Bid dinars = new RedFlags.Bid(2, 2, 2, BigDecimal.ONE, "KWD", prices("10", "20"));

    assertThat(PricePatterns.samePrices(FlagRules.SAME_PRICES, lot(priced(1, "10", "20"), dinars)))
        .isEmpty();
  }

  @Test
  void mostly_round_prices_are_a_sign() {
    assertThat(
            PricePatterns.roundPrices(
                FlagRules.ROUND_PRICES, 7, numbers("100", "2000", "30", "900", "412.50")))
        .get()
        .satisfies(
            s ->
                assertThat(s.figures())
                    .containsExactly(
                        entry(FlagFigure.ROUND_PRICES, new BigDecimal(4)),
                        entry(FlagFigure.UNIT_PRICES, new BigDecimal(5))));
    assertThat(
            PricePatterns.roundPrices(
                FlagRules.ROUND_PRICES, 7, numbers("100", "2000", "31", "900", "412.50")))
        .isEmpty();
    assertThat(PricePatterns.roundPrices(FlagRules.ROUND_PRICES, 7, numbers("5", "6", "7", "8")))
        .as("small")
        .isEmpty();
    assertThat(PricePatterns.roundPrices(FlagRules.ROUND_PRICES, 7, numbers("100", "200", "300")))
        .as("few")
        .isEmpty();
  }

  @Test
  void independent_random_bids_show_no_pattern_and_a_planted_one_is_always_found() {
    Random random = new Random(11);
    for (int round = 0; round < 100; round++) {
      List<RedFlags.Bid> bids = new ArrayList<>();
      for (int b = 1; b <= 6; b++) {
        Map<Long, BigDecimal> prices = new LinkedHashMap<>();
        for (long item = 1; item <= 12; item++) {
          prices.put(item, BigDecimal.valueOf(10_000 * item + random.nextInt(4_000), 2));
        }
        bids.add(new RedFlags.Bid(b, b, b, BigDecimal.valueOf(1_000 + 100L * b), "SAR", prices));
      }
      RedFlags.FlaggedLot honest = new RedFlags.FlaggedLot(1, bids);
      assertThat(PricePatterns.samePrices(FlagRules.SAME_PRICES, honest)).isEmpty();
      assertThat(PricePatterns.constantRatio(FlagRules.CONSTANT_RATIO, honest)).isEmpty();
      assertThat(PricePatterns.constantOffset(FlagRules.CONSTANT_OFFSET, honest)).isEmpty();

      BigDecimal factor = BigDecimal.valueOf(1_010 + random.nextInt(200), 3);
      Map<Long, BigDecimal> cover = new LinkedHashMap<>();
      bids.get(0).prices().forEach((item, price) -> cover.put(item, price.multiply(factor)));
      List<RedFlags.Bid> rigged = new ArrayList<>(bids);
      rigged.add(new RedFlags.Bid(99, 99, 7, BigDecimal.TEN, "SAR", cover));
      assertThat(
              PricePatterns.constantRatio(
                  FlagRules.CONSTANT_RATIO, new RedFlags.FlaggedLot(1, rigged)))
          .singleElement()
          .satisfies(s -> assertThat(s.bids()).containsExactly(1L, 99L));
    }
  }

  private static RedFlags.FlaggedLot lot(RedFlags.Bid... bids) {
    return new RedFlags.FlaggedLot(1, List.of(bids));
  }

  private static RedFlags.Bid priced(long id, String... prices) {
    return new RedFlags.Bid(id, id, (int) id, BigDecimal.ONE, "SAR", prices(prices));
  }

  private static Map<Long, BigDecimal> prices(String... prices) {
    Map<Long, BigDecimal> map = new LinkedHashMap<>();
    for (int i = 0; i < prices.length; i++) {
      map.put((long) i, new BigDecimal(prices[i]));
    }
    return map;
  }

  private static List<BigDecimal> numbers(String... numbers) {
    return Arrays.stream(numbers).map(BigDecimal::new).toList();
  }
}
