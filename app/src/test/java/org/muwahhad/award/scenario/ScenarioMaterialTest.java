package org.muwahhad.award.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.award.optimum.AwardLimits;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.ReadAwardProblem;
import org.muwahhad.award.optimum.WriteAwardProblem;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/** The problem that a tender and the terms of a scenario make. Bidder A is of the GCC, B is not. */
class ScenarioMaterialTest {
  private static final Conversion RATES =
      new Conversion(Map.of("SAR", new BigDecimal("3.75"), "KWD", new BigDecimal("0.307")));

  @Test
  void prices_are_converted_and_count_with_the_preference_that_nobody_pays() {
    AwardProblem problem = material(List.of(), null, null).problem(ScenarioTerms.named("x"));

    assertThat(price(problem.prices(), "B")).isEqualByComparingTo("1221.498371");
    assertThat(price(problem.evaluatedPrices(), "B")).isEqualByComparingTo("1343.648208");
    assertThat(price(problem.prices(), "A")).isEqualByComparingTo("1300");
    assertThat(problem.evaluatedPrices()).doesNotContainKey("A");
  }

  @Test
  void without_the_preference_prices_count_as_they_are() {
    ScenarioTerms terms =
        new ScenarioTerms(
            new Bilingual("x", "x"),
            null,
            false,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(material(List.of(), null, null).problem(terms).evaluatedPrices()).isEmpty();
  }

  @Test
  void a_lot_that_nobody_may_win_is_no_part_and_quantities_are_by_state() {
    AwardProblem problem = material(List.of(), null, null).problem(ScenarioTerms.named("x"));

    assertThat(problem.lots().keySet()).containsExactly("1", "2");
    assertThat(problem.items().get(0).byState())
        .isEqualTo(Map.of("KW", new BigDecimal("10.500"), "SA", new BigDecimal("20.000")));
    assertThat(problem.items().get(0).smallestPart()).isEqualByComparingTo("0.1");
  }

  @Test
  void the_narrower_of_what_is_stated_and_what_is_declared_holds() {
    ScenarioTerms terms =
        new ScenarioTerms(
            new Bilingual("x", "x"),
            null,
            null,
            null,
            2,
            new BigDecimal("5000"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    AwardLimits limits = material(List.of(), 1, "900.125").problem(terms).limits();

    assertThat(limits.maxLots()).isEqualTo(Map.of("A", 2, "B", 1));
    assertThat(limits.maxValue().get("A")).isEqualByComparingTo("5000");
    assertThat(material(List.of(), 3, "0.300").problem(terms).limits().maxValue().get("B"))
        .as("0.3 dinars, rounded down")
        .isEqualByComparingTo("3.66");
  }

  @Test
  void a_discount_counts_when_its_condition_can_hold_and_on_lots_its_bidder_may_win() {
    List<ScenarioMaterialQueries.DiscountLot> lots =
        List.of(
            discount(1, 1, "WHEN_WINNING"),
            discount(1, 2, "WHEN_WINNING"),
            discount(1, 2, "APPLIES_TO"),
            discount(1, 3, "APPLIES_TO"),
            discount(2, 3, "WHEN_WINNING"),
            discount(2, 1, "APPLIES_TO"));

    AwardProblem problem = material(lots, null, null).problem(ScenarioTerms.named("x"));

    assertThat(problem.discounts())
        .containsExactly(
            new AwardProblem.Discount(
                "B", List.of("1", "2"), List.of("2"), new BigDecimal("7.5000")));
  }

  @Test
  void a_discount_on_a_number_of_lots_counts_those_its_bidder_may_win() {
    List<ScenarioMaterialQueries.DiscountLot> two =
        List.of(
            ofSome(2, 1, "WHEN_WINNING"),
            ofSome(2, 2, "WHEN_WINNING"),
            ofSome(2, 3, "WHEN_WINNING"),
            ofSome(2, 1, "APPLIES_TO"));
    List<ScenarioMaterialQueries.DiscountLot> three =
        List.of(
            ofSome(3, 1, "WHEN_WINNING"),
            ofSome(3, 2, "WHEN_WINNING"),
            ofSome(3, 3, "WHEN_WINNING"),
            ofSome(3, 1, "APPLIES_TO"));

    assertThat(material(two, null, null).problem(ScenarioTerms.named("x")).discounts())
        .containsExactly(
            new AwardProblem.Discount(
                "B", List.of("1", "2"), 2, null, List.of("1"), new BigDecimal("1.0000")));
    assertThat(material(three, null, null).problem(ScenarioTerms.named("x")).discounts()).isEmpty();
  }

  @Test
  void what_smaller_quantities_cost_is_part_of_a_problem_that_divides_lots() {
    List<ScenarioMaterialQueries.BidTier> tiers =
        List.of(tier("1", "120.000"), tier("20", "110.000"), tier("30.500", "105.000"));
    ScenarioMaterial material = material(tiers, List.of(), null, null);

    AwardProblem divided = material.problem(dividing());
    AwardProblem whole = material.problem(ScenarioTerms.named("x"));

    assertThat(divided.tiers().keySet()).containsExactly("B");
    List<AwardProblem.Tier> own =
        divided.tiers().getOrDefault("B", Map.of()).getOrDefault("1/11 LAP", List.of());
    assertThat(own)
        .as("one from the whole on is no tier")
        .extracting(t -> t.from().toPlainString())
        .containsExactly("1", "20");
    BigDecimal price = Objects.requireNonNull(price(divided.prices(), "B"));
    assertThat(own.get(0).price())
        .isBetween(
            price.multiply(new BigDecimal("1.1999")), price.multiply(new BigDecimal("1.2001")));
    assertThat(own.get(0).evaluatedPrice())
        .as("with the preference")
        .isGreaterThan(own.get(0).price());
    assertThat(divided.limits().leastQuantity())
        .isEqualTo(
            Map.of(
                "B",
                Map.of("1/11 LAP", new BigDecimal("2.000"), "2/12 LAP", new BigDecimal("2.000"))));
    assertThat(whole.tiers()).isEmpty();
    assertThat(whole.limits().leastQuantity()).isEmpty();
    String written = WriteAwardProblem.of(divided, "");
    AwardProblem read = ReadAwardProblem.from(written.getBytes(StandardCharsets.UTF_8));
    assertThat(WriteAwardProblem.of(read, "")).isEqualTo(written);
  }

  @Test
  void a_bundle_is_part_of_the_problem_where_its_bidder_may_win_all_of_it() {
    List<ScenarioMaterialQueries.DiscountLot> both =
        List.of(
            bundle(1, "WHEN_WINNING"),
            bundle(2, "WHEN_WINNING"),
            bundle(1, "APPLIES_TO"),
            bundle(2, "APPLIES_TO"));
    List<ScenarioMaterialQueries.DiscountLot> withThird =
        List.of(
            bundle(1, "WHEN_WINNING"),
            bundle(3, "WHEN_WINNING"),
            bundle(1, "APPLIES_TO"),
            bundle(3, "APPLIES_TO"));

    AwardProblem problem = material(both, null, null).problem(ScenarioTerms.named("x"));

    assertThat(problem.discounts()).isEmpty();
    assertThat(problem.bundles())
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.bidder()).isEqualTo("B");
              assertThat(b.lots()).containsExactly("1", "2");
              assertThat(b.prices().get("1/11 LAP")).isEqualByComparingTo("1099.348534");
              assertThat(b.prices().get("2/12 LAP")).isEqualByComparingTo("366.449511");
              assertThat(b.evaluatedPrices().get("1/11 LAP"))
                  .as("with the preference")
                  .isBetween(new BigDecimal("1209.2833"), new BigDecimal("1209.2834"));
            });
    assertThat(material(withThird, null, null).problem(ScenarioTerms.named("x")).bundles())
        .isEmpty();
    String written = WriteAwardProblem.of(problem, "");
    AwardProblem read = ReadAwardProblem.from(written.getBytes(StandardCharsets.UTF_8));
    assertThat(WriteAwardProblem.of(read, "")).isEqualTo(written);
  }

  private static ScenarioMaterialQueries.DiscountLot bundle(int lot, String role) {
    return new ScenarioMaterialQueries.DiscountLot(
        8, "B", 1, new BigDecimal("0.0000"), null, true, lot, role);
  }

  private static ScenarioMaterialQueries.BidTier tier(String from, String price) {
    return new ScenarioMaterialQueries.BidTier(8, 11, new BigDecimal(from), new BigDecimal(price));
  }

  private static ScenarioTerms dividing() {
    return new ScenarioTerms(
        new Bilingual("x", "x"),
        null,
        null,
        null,
        null,
        null,
        2,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  @Test
  void what_is_written_is_read_back_the_same() {
    AwardProblem problem = material(List.of(), 1, "900").problem(ScenarioTerms.named("ثلاث حزم"));

    String written = WriteAwardProblem.of(problem, "a note");

    AwardProblem read = ReadAwardProblem.from(written.getBytes(StandardCharsets.UTF_8));
    assertThat(WriteAwardProblem.of(read, "a note")).isEqualTo(written);
    assertThat(read.limits().maxLots()).isEqualTo(problem.limits().maxLots());
    assertThat(read.evaluatedPrices().keySet()).isEqualTo(problem.evaluatedPrices().keySet());
  }

  private static @Nullable BigDecimal price(
      Map<String, Map<String, BigDecimal>> prices, String bidder) {
    return prices.getOrDefault(bidder, Map.of()).get("1/11 LAP");
  }

  private static ScenarioMaterialQueries.DiscountLot discount(int number, int lot, String role) {
    return new ScenarioMaterialQueries.DiscountLot(
        8, "B", number, new BigDecimal("7.5000"), null, false, lot, role);
  }

  private static ScenarioMaterialQueries.DiscountLot ofSome(int winning, int lot, String role) {
    return new ScenarioMaterialQueries.DiscountLot(
        8, "B", 1, new BigDecimal("1.0000"), winning, false, lot, role);
  }

  /** Two lots that both may win, and a third that nobody may. */
  private static ScenarioMaterial material(
      List<ScenarioMaterialQueries.DiscountLot> discounts,
      @Nullable Integer mostLots,
      @Nullable String mostValue) {
    return material(List.of(), discounts, mostLots, mostValue);
  }

  private static ScenarioMaterial material(
      List<ScenarioMaterialQueries.BidTier> tiers,
      List<ScenarioMaterialQueries.DiscountLot> discounts,
      @Nullable Integer mostLots,
      @Nullable String mostValue) {
    return new ScenarioMaterial(
        tender(),
        List.of(
            need(11, 1, "KW", "10.500"),
            need(11, 1, "SA", "20.000"),
            need(12, 2, "SA", "4.000"),
            need(13, 3, "SA", "1.000")),
        List.of(
            price(11, 1, "A", "1300", "SAR", true),
            price(12, 2, "A", "500", "SAR", true),
            price(11, 1, "B", "100.000", "KWD", false),
            price(12, 2, "B", "40.000", "KWD", false)),
        tiers,
        List.of(
            new ScenarioMaterialQueries.Bidder("A", 7, new Bilingual("أ", "A"), "SAR", null, null),
            new ScenarioMaterialQueries.Bidder(
                "B",
                8,
                new Bilingual("ب", "B"),
                "KWD",
                mostLots,
                mostValue == null ? null : new BigDecimal(mostValue))),
        discounts,
        RATES,
        new BigDecimal("10"),
        List.of());
  }

  private static ScenarioMaterialQueries.ScenarioNeed need(
      long item, int lot, String state, String quantity) {
    return new ScenarioMaterialQueries.ScenarioNeed(
        item, lot, lot, "LAP", state, new BigDecimal(quantity));
  }

  private static ScenarioMaterialQueries.Price price(
      long item, int lot, String bidder, String price, String currency, boolean gcc) {
    return new ScenarioMaterialQueries.Price(
        item,
        lot,
        lot,
        "LAP",
        bidder.equals("A") ? 7 : 8,
        bidder,
        1,
        new BigDecimal("84"),
        new BigDecimal(price),
        bidder.equals("B") ? new BigDecimal("2.000") : null,
        bidder.equals("B") ? new BigDecimal(price).subtract(BigDecimal.TEN) : null,
        currency,
        gcc);
  }

  private static TenderQueries.Tender tender() {
    return new TenderQueries.Tender(
        1,
        "JT-2026-1",
        "ocds",
        new Bilingual("منافسة", "Tender"),
        TenderStatus.UNDER_EVALUATION,
        "open",
        "ratedCriteria",
        "SAR",
        false,
        30,
        null,
        null,
        LocalDate.of(2026, 1, 1),
        1,
        null,
        null,
        null,
        null,
        null,
        Instant.EPOCH,
        0);
  }
}
