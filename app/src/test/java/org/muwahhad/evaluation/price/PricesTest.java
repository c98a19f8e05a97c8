package org.muwahhad.evaluation.price;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.shared.Money;

/**
 * The tender of {@code RankBidsTest}: Gulf in dinars at 0.307 to the dollar, Nord not of GCC
 * origin, Cheap flagged, Weak and Late out; the tender compares in riyals at 3.75.
 */
@Tag("long")
class PricesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final ViewPrices prices = APP.get(ViewPrices.class);
  private final CompareBids compare = APP.get(CompareBids.class);
  private final EvaluationFixture tender =
      EvaluationFixture.rated(APP, WORLD).asWorkedByHand().ranked();
  private final String path = "/tenders/" + tender.id() + "/prices";

  @Test
  void every_step_is_told_exact_and_rounded_and_ends_in_what_the_ranking_compares() {
    for (BidPrice one : prices.lot(tender.chair(), tender.id(), tender.lot())) {
      LotRankingQueries.LotRankingRow bid = one.bid();
      if (bid.exclusion() != null) {
        assertThat(one.steps()).as("a closed price").isNull();
        continue;
      }
      PriceSteps steps = requireNonNull(one.steps());
      assertThat(steps.bid()).isEqualTo(bid.total().orElseThrow());
      assertThat(steps.converted()).isEqualTo(bid.converted().orElseThrow());
      assertThat(steps.evaluated()).isEqualTo(bid.evaluated().orElseThrow());
    }

    PriceWorking gulf =
        prices.working(tender.chair(), tender.id(), tender.lot(), tender.bid("Gulf"));
    // 100 × 81.870 + 10 × 163.733; 9,824.330 × 3.75 ÷ 0.307
    assertThat(gulf.lines())
        .extracting(l -> l.rounded().amount().toPlainString())
        .containsExactly("8187.000", "1637.330");
    assertThat(gulf.steps().convertedExact().toPlainString()).startsWith("120004.0309446");
    assertThat(gulf.steps().converted().amount()).isEqualByComparingTo("120004.03");
    assertThat(gulf.steps().preference().amount()).isEqualByComparingTo("0");
  }

  @Test
  void steps_over_random_prices_round_each_figure_once_and_half_up() {
    Random random = new Random(7);
    PriceSteps.CurrencyRate dinar =
        new PriceSteps.CurrencyRate("KWD", new BigDecimal("0.307"), LocalDate.EPOCH, "test", null);
    PriceSteps.CurrencyRate riyal =
        new PriceSteps.CurrencyRate("SAR", new BigDecimal("3.75"), LocalDate.EPOCH, "test", null);
    for (int i = 0; i < 500; i++) {
      Money bid = Money.rounded(BigDecimal.valueOf(random.nextInt(100_000_000), 3), "KWD");
      BigDecimal percent = BigDecimal.valueOf(random.nextInt(200), 1);
      PriceSteps steps = PriceSteps.of(bid, Money.zero("KWD"), dinar, riyal, i % 2 == 0, percent);

      assertThat(steps.converted()).isEqualTo(Money.rounded(steps.convertedExact(), "SAR"));
      assertThat(steps.evaluated()).isEqualTo(Money.rounded(steps.evaluatedExact(), "SAR"));
      assertThat(steps.preference().amount().signum()).isNotNegative();
      assertThat(i % 2 == 0 && steps.preference().amount().signum() != 0)
          .as("GCC origin is spared")
          .isFalse();
    }
  }

  @Test
  void lines_stand_side_by_side_per_base_unit_with_the_lowest_and_the_benchmark() {
    APP.sql(
        """
        INSERT INTO item_unit (item_id, unit_code, base_unit_code, numerator, denominator)
        SELECT r.item_id, 'C62', 'ANN', 4, 1 FROM lot_item i JOIN item_revision r ON r.id = i.revision_id
         WHERE i.lot_id = %d AND i.position = 2"""
            .formatted(tender.lot()));

    LotComparison lot = compare.lot(tender.chair(), tender.id(), tender.lot());

    assertThat(lot.bids()).extracting(LotComparison.BidColumn::rank).containsExactly(1, 2, 3);
    LotComparison.ItemPriceRow first = lot.rows().get(0);
    // Cheap 120 USD, Nord 1,000 SAR, Gulf 81.870 KWD × 3.75 ÷ 0.307; the benchmark is 100 USD.
    assertThat(first.cells())
        .extracting(c -> requireNonNull(c.price()).amount().toPlainString())
        .containsExactly("450.00", "1000.00", "1000.0407");
    assertThat(first.cells())
        .extracting(LotComparison.ItemPriceCell::lowest)
        .containsExactly(true, false, false);
    assertThat(first.cells().get(0).againstBenchmark()).isEqualByComparingTo("0.2");
    LotComparison.ItemPriceRow rebased = lot.rows().get(1);
    assertThat(rebased.isRebased()).isTrue();
    assertThat(requireNonNull(rebased.cells().get(1).price()).amount()).isEqualByComparingTo("375");
    assertThat(requireNonNull(rebased.benchmark()).amount()).isEqualByComparingTo("93.75");
    // 110 units at 375 SAR, and the total of Cheap is 52,500.
    assertThat(requireNonNull(lot.benchmark()).amount()).isEqualByComparingTo("41250");
    assertThat(lot.totals().get(0).againstBenchmark()).isEqualByComparingTo("0.2727");
  }

  @Test
  void the_difference_to_the_estimate_stands_by_lot_and_line_once_the_estimate_is_opened() {
    // 100 riyals a piece for 100 of A and 10 of B, and for the 5 of lot 2.
    tender.demanded();
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();
    String lines = path + "/lots/" + tender.lot() + "/lines";

    assertThat(compare.lot(tender.chair(), tender.id(), tender.lot()).estimate())
        .as("sealed")
        .isNull();
    assertThat(chair.get(lines).body()).doesNotContain("Estimate of the lot");
    estimateOpenedAs("11500");

    LotComparison lot = compare.lot(tender.chair(), tender.id(), tender.lot());
    assertThat(requireNonNull(lot.estimate()).amount()).isEqualByComparingTo("11000");
    assertThat(requireNonNull(lot.rows().get(0).estimate()).amount()).isEqualByComparingTo("100");
    // Cheap asks 450 riyals for A, and 52,500 in all.
    assertThat(lot.rows().get(0).cells().get(0).againstEstimate()).isEqualByComparingTo("3.5");
    assertThat(lot.totals().get(0).againstEstimate()).isEqualByComparingTo("3.7727");
    assertThat(chair.get(lines).body())
        .contains("Estimate of the lot", "11,000.00", "+350.0%", "+377.3%");
    assertThat(chair.get(lines + ".csv").body()).contains("Difference from the estimate", "350.0%");
    assertThat(chair.get("/api/v1" + lines).body()).contains("\"againstEstimate\":3.5");
  }

  @Test
  void parts_that_no_longer_make_the_estimate_that_was_sealed_are_not_shown_as_it() {
    tender.demanded();
    estimateOpenedAs("11501");

    LotComparison lot = compare.lot(tender.chair(), tender.id(), tender.lot());

    assertThat(lot.estimate()).isNull();
    assertThat(lot.rows().get(0).cells().get(0).againstEstimate()).isNull();
  }

  private void estimateOpenedAs(String amount) {
    APP.sql(
        """
        INSERT INTO tender_key (tender_id, public_keyset, sealed_private_keyset, threshold,
                                created_at)
        VALUES (%d, 'key', 'key', 1, UTC_TIMESTAMP(6))"""
            .formatted(tender.id()));
    APP.sql(
        "INSERT INTO sealed_estimate VALUES (%d, 'sealed', UTC_TIMESTAMP(6))"
            .formatted(tender.id()));
    APP.sql(
        "INSERT INTO opened_estimate VALUES (%d, %s, 'SAR', UTC_TIMESTAMP(6))"
            .formatted(tender.id(), amount));
  }

  @Test
  void what_a_bid_states_beside_its_prices_is_shown_with_them() {
    long gulf = tender.bid("Gulf");
    String item = APP.ask("SELECT MIN(lot_item_id) FROM bid_line WHERE bid_id = " + gulf);
    APP.without(
        "tr_bid_line_immutable",
        () ->
            APP.sql(
                """
                UPDATE bid_line SET delivery_days = 45, least_quantity = 12, bundle = 1,
                  bundle_price = 80.125 WHERE bid_id = %d AND lot_item_id = %s"""
                    .formatted(gulf, item)));
    APP.without(
        "tr_bid_tier_at_opening",
        () ->
            APP.sql(
                """
                INSERT INTO bid_tier (bid_id, lot_item_id, from_quantity, tender_id, unit_price)
                VALUES (%d, %s, 12, %d, 85.5)"""
                    .formatted(gulf, item, tender.id())));
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();
    String lot = path + "/lots/" + tender.lot();

    assertThat(plain(chair.get(lot + "/bids/" + gulf).body()))
        .contains(
            "45 days", "Least quantity: 12", "From 12: KWD 85.500", "In its bundle: KWD 80.125");
    assertThat(plain(chair.get(lot + "/lines").body())).contains("45 days");
  }

  private static String plain(String page) {
    return page.replaceAll("[\u2066-\u2069]", "").replace('\u00a0', ' ');
  }

  @Test
  void pages_files_and_api_tell_the_same_and_no_price_of_a_bid_that_is_out() {
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();
    String lot = path + "/lots/" + tender.lot();

    assertThat(chair.get(path).body()).contains("Computers", "52,500.00", "126,500.00");
    for (String page : List.of(lot, lot + "/lines", path + "/steps.csv", lot + "/lines.csv")) {
      assertThat(chair.get(page).body()).as(page).doesNotContain("110.00", "220.00");
    }
    assertThat(chair.get(lot).body())
        .contains("9,824.330", "120,004.03", "11,500.00", "states only unit prices");
    assertThat(chair.get(lot + "/bids/" + tender.bid("Gulf")).body())
        .contains("120,004.0309446", "0.307", "Source");
    assertThat(chair.get(lot + "/bids/" + tender.bid("Weak")).statusCode()).isEqualTo(404);
    assertThat(chair.get(lot + "/lines").body()).contains("1,000.0407", "Lowest");
    assertThat(chair.get(path + "/steps.csv").body()).contains("120004.0309446", "126500.00");
    assertThat(chair.get(lot + "/lines.csv").body()).contains("1000.0407");
    assertThat(chair.get("/api/v1" + lot).body()).contains("\"convertedExact\":120004.0309446");
    assertThat(chair.get("/api/v1" + lot + "/lines").body()).contains("1000.0407");
    assertThat(chair.get("/api/v1" + path).body()).contains("\"lotsWithout\":1");
    assertThat(chair.get(path + "/steps.xlsx").statusCode()).isEqualTo(200);
    assertThat(chair.get(lot + "/lines.xlsx").statusCode()).isEqualTo(200);
  }

  @Test
  void prices_are_for_those_who_may_read_the_examination_and_stand_only_when_ranked() {
    EvaluationFixture unranked = EvaluationFixture.rated(APP, WORLD).asWorkedByHand();
    String lot = "/tenders/" + unranked.id() + "/prices/lots/" + unranked.lot();
    Visitor chair = Visitor.of(APP, unranked.chair());

    assertThat(chair.get(lot).body()).doesNotContain("9,824.330");
    assertThat(chair.get(lot + "/lines").body()).doesNotContain("1,000.0407");
    APP.get(RankBids.class).run(unranked.chair(), unranked.id());
    assertThat(chair.get(lot).body()).contains("9,824.330");
    for (Visitor outsider :
        List.of(
            Visitor.of(APP, unranked.buyer()),
            Visitor.of(APP, unranked.bidder("Gulf")),
            Visitor.of(APP, WORLD.aPersonWho(Role.EVALUATOR)))) {
      assertThat(outsider.get(lot).statusCode()).isEqualTo(403);
      assertThat(outsider.get(lot + "/lines.csv").statusCode()).isEqualTo(403);
      assertThat(outsider.get("/api/v1" + lot).statusCode()).isEqualTo(403);
    }
    assertThat(Visitor.of(APP, WORLD.aPersonWho(Role.AUDITOR)).get(lot).statusCode())
        .isEqualTo(200);
  }
}
