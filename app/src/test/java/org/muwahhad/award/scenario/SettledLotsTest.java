package org.muwahhad.award.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.award.optimum.AwardLimits;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.AwardSolution;
import org.muwahhad.award.optimum.ReadAwardProblem;
import org.muwahhad.award.optimum.SolveAward;
import org.muwahhad.award.optimum.WriteAwardProblem;
import org.muwahhad.award.scenario.ScenarioMaterialQueries.DiscountLot;
import org.muwahhad.award.scenario.ScenarioMaterialQueries.SettledLot;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/** What lots 3 and 4, which are settled, mean for the problem of lots 1 and 2. A and B bid. */
class SettledLotsTest {
  private static final Conversion RATES =
      new Conversion(Map.of("SAR", new BigDecimal("3.75"), "KWD", new BigDecimal("0.307")));
  private static final BigDecimal FIVE = new BigDecimal("5.0000");

  @Test
  void what_a_bid_has_already_is_taken_off_the_limits_that_it_declared() {
    AwardLimits limits =
        problem(List.of(), 3, "900", List.of(won(3, "B", "250"), won(4, "A", "70"))).limits();

    assertThat(limits.maxLots()).isEqualTo(Map.of("B", 2));
    assertThat(limits.maxValue().get("B")).isEqualByComparingTo("650");
    assertThat(limits.maxValue()).doesNotContainKey("A");
  }

  @Test
  void who_has_as_many_lots_or_as_much_as_it_declared_may_win_nothing() {
    List<SettledLot> both = List.of(won(3, "B", "250"), won(4, "B", "700"));

    AwardProblem full = problem(List.of(), 2, null, both);
    AwardProblem beyond = problem(List.of(), null, "900", both);

    assertThat(full.limits().maxLots()).isEmpty();
    assertThat(full.limits().maxValue().get("B")).isZero();
    assertThat(beyond.limits().maxValue().get("B")).isZero();
    assertSolved(full, "A", "A");
    assertSolved(beyond, "A", "A");
    assertSolved(problem(List.of(), 3, null, both), "B", "A");
  }

  @Test
  void a_lot_that_the_bidder_has_counts_for_its_discount_on_all_lots() {
    List<DiscountLot> all = discount(null, List.of(1, 3), List.of(1, 2, 3));

    assertThat(problem(all, null, null, List.of(won(3, "B", "1"))).discounts())
        .containsExactly(new AwardProblem.Discount("B", List.of("1"), List.of("1", "2"), FIVE));
    assertThat(problem(all, null, null, List.of(won(3, "A", "1"))).discounts())
        .as("another has it")
        .isEmpty();
    assertThat(problem(all, null, null, List.of(shared(3, "B"))).discounts())
        .as("it shares the lot")
        .isEmpty();
  }

  @Test
  void a_lot_that_the_bidder_has_counts_for_its_discount_by_number() {
    List<DiscountLot> three = discount(3, List.of(1, 2, 3, 4), List.of(1));

    assertThat(problem(three, null, null, List.of(won(3, "B", "1"))).discounts())
        .containsExactly(
            new AwardProblem.Discount("B", List.of("1", "2"), 2, null, List.of("1"), FIVE));
    assertThat(problem(three, null, null, List.of(won(3, "B", "1"), won(4, "B", "1"))).discounts())
        .containsExactly(
            new AwardProblem.Discount("B", List.of("1", "2"), 1, null, List.of("1"), FIVE));
  }

  @Test
  void a_discount_whose_condition_settled_lots_meet_applies_to_whatever_the_bidder_supplies() {
    List<DiscountLot> met = discount(null, List.of(3, 4), List.of(2));

    AwardProblem problem = problem(met, null, null, List.of(won(3, "B", "1"), won(4, "B", "1")));

    assertThat(problem.discounts())
        .containsExactly(
            new AwardProblem.Discount(
                "B", List.of("2"), null, new BigDecimal("0.000001"), List.of("2"), FIVE));
    // B asks 505 for lot 2, of which 5 per cent are taken off, and A 500.
    assertSolved(problem, "B", "B");
    assertSolved(problem(List.of(), null, null, List.of()), "B", "A");
  }

  @Test
  void a_bundle_holds_for_what_is_left_of_it_where_the_bidder_has_the_rest() {
    List<DiscountLot> bundle =
        IntStream.of(1, 3)
            .boxed()
            .flatMap(lot -> Stream.of(bundled(lot, "WHEN_WINNING"), bundled(lot, "APPLIES_TO")))
            .toList();

    assertThat(problem(bundle, null, null, List.of(won(3, "B", "1"))).bundles())
        .singleElement()
        .satisfies(b -> assertThat(b.lots()).containsExactly("1"));
    assertThat(problem(bundle, null, null, List.of(won(3, "A", "1"))).bundles()).isEmpty();
  }

  @Test
  void prices_have_as_many_decimals_as_leave_the_sum_of_all_bids_in_64_bits() {
    List<ScenarioMaterialQueries.Price> prices =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    new ScenarioMaterialQueries.Price(
                        11,
                        1,
                        1,
                        "LAP",
                        100 + i,
                        "S-" + i,
                        i + 1,
                        new BigDecimal("84"),
                        new BigDecimal("700000000.001").add(BigDecimal.valueOf(i)),
                        null,
                        null,
                        "KWD",
                        true))
            .toList();
    ScenarioMaterial material =
        new ScenarioMaterial(
            tender(),
            List.of(need(11, 1, "10.000")),
            prices,
            List.of(),
            List.of(),
            List.of(),
            RATES,
            BigDecimal.ZERO,
            List.of());

    assertThat(material.decimals()).isEqualTo(4);
    assertThat(
            new SolveAward()
                .run(material.problem(ScenarioTerms.named("x")), Duration.ofSeconds(60)))
        .isInstanceOfSatisfying(
            AwardSolution.FeasibleAward.class,
            found -> assertThat(found.award().suppliers()).containsExactly("S-0"));
  }

  /** Who wins lots 1 and 2 of a problem as it is written and read. */
  private static void assertSolved(AwardProblem problem, String first, String second) {
    String written = WriteAwardProblem.of(problem, "");
    AwardProblem read = ReadAwardProblem.from(written.getBytes(StandardCharsets.UTF_8));

    assertThat(new SolveAward().run(read, Duration.ofSeconds(60)))
        .isInstanceOfSatisfying(
            AwardSolution.FeasibleAward.class,
            found ->
                assertThat(found.award().deliveries())
                    .extracting(d -> d.lot() + d.bidder())
                    .containsExactly("1" + first, "2" + second));
  }

  private static SettledLot won(int lot, String bidder, String amount) {
    return new SettledLot(lot, lot, bid(bidder), bidder, new BigDecimal(amount), true);
  }

  private static SettledLot shared(int lot, String bidder) {
    return new SettledLot(lot, lot, bid(bidder), bidder, BigDecimal.ONE, false);
  }

  private static long bid(String bidder) {
    return bidder.equals("A") ? 7 : 8;
  }

  private static DiscountLot bundled(int lot, String role) {
    return new DiscountLot(8, "B", 1, BigDecimal.ZERO, null, true, lot, role);
  }

  private static List<DiscountLot> discount(
      @Nullable Integer winning, List<Integer> when, List<Integer> applies) {
    return IntStream.concat(
            when.stream().mapToInt(Integer::intValue), applies.stream().mapToInt(l -> -l))
        .mapToObj(
            l ->
                new DiscountLot(
                    8,
                    "B",
                    1,
                    FIVE,
                    winning,
                    false,
                    Math.abs(l),
                    l > 0 ? "WHEN_WINNING" : "APPLIES_TO"))
        .toList();
  }

  private static AwardProblem problem(
      List<DiscountLot> discounts,
      @Nullable Integer mostLots,
      @Nullable String mostValue,
      List<SettledLot> settled) {
    return new ScenarioMaterial(
            tender(),
            List.of(need(11, 1, "1.000"), need(12, 2, "1.000")),
            List.of(
                price(11, 1, "A", "1300"),
                price(12, 2, "A", "500"),
                price(11, 1, "B", "1200"),
                price(12, 2, "B", "505")),
            List.of(),
            List.of(
                new ScenarioMaterialQueries.Bidder(
                    "A", 7, new Bilingual("أ", "A"), "SAR", null, null),
                new ScenarioMaterialQueries.Bidder(
                    "B",
                    8,
                    new Bilingual("ب", "B"),
                    "SAR",
                    mostLots,
                    mostValue == null ? null : new BigDecimal(mostValue))),
            discounts,
            RATES,
            BigDecimal.ZERO,
            settled)
        .problem(ScenarioTerms.named("x"));
  }

  private static ScenarioMaterialQueries.ScenarioNeed need(long item, int lot, String quantity) {
    return new ScenarioMaterialQueries.ScenarioNeed(
        item, lot, lot, "LAP", "SA", new BigDecimal(quantity));
  }

  private static ScenarioMaterialQueries.Price price(
      long item, int lot, String bidder, String price) {
    return new ScenarioMaterialQueries.Price(
        item,
        lot,
        lot,
        "LAP",
        bid(bidder),
        bidder,
        1,
        new BigDecimal("84"),
        new BigDecimal(price),
        null,
        bidder.equals("B") ? new BigDecimal(price).subtract(BigDecimal.TEN) : null,
        "SAR",
        true);
  }

  private static TenderQueries.Tender tender() {
    return new TenderQueries.Tender(
        1,
        "JT-2026-1",
        "ocds",
        new Bilingual("منافسة", "Tender"),
        TenderStatus.UNDER_EVALUATION,
        "open",
        "priceOnly",
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
