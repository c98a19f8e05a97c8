package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;

/**
 * One lot worked by hand, by both methods. Rates of the day: 3.75 SAR, 0.307 KWD and 1 USD per USD.
 *
 * <pre>
 * Gulf  KWD, GCC:      100 × 81.870 + 10 × 163.733 =   9,824.330 KWD
 *                      9,824.330 × 3.75 / 0.307    = 120,004.03 SAR, evaluated 120,004.03
 * Nord  SAR, not GCC:  100 × 1,000 + 10 × 1,500    = 115,000.00 SAR, evaluated × 1.10 = 126,500.00
 * Cheap USD, GCC:      100 × 120 + 10 × 200        =  14,000.00 USD = 52,500.00 SAR
 *                      the mean of the others is 117,502.02, and 52,500 is 55 % below it
 * Weak  SAR: technical score 0.6 × 60 + 0.4 × 70 = 64, below 70
 * Late  SAR: no bid security
 * </pre>
 */
class RankBidsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final RankBids rankBids = APP.get(RankBids.class);

  @Test
  void quality_and_price_are_weighted_as_worked_by_hand() {
    EvaluationFixture tender = agreed(EvaluationFixture.rated(APP, WORLD));

    rankBids.run(tender.chair(), tender.id());

    // 0.6 × 72 + 0.4 × 100; 0.6 × 91 + 0.4 × 41.50…; 0.6 × 86 + 0.4 × 43.74…
    assertFigures(tender, "Cheap", 1, "14000", "52500.00", "52500.00", "72.00", "100.00", "83.20");
    assertFigures(
        tender, "Nord", 2, "115000.00", "115000.00", "126500.00", "91.00", "41.50", "71.20");
    assertFigures(
        tender, "Gulf", 3, "9824.330", "120004.03", "120004.03", "86.00", "43.75", "69.10");
    assertThat(tender.row("Cheap").abnormallyLow()).isTrue();
    assertThat(tender.row("Cheap").explanation()).isNull();
    assertThat(tender.row("Nord").abnormallyLow()).isFalse();
    assertThat(tender.act()).isEqualTo("evaluation.bids-ranked");
  }

  @Test
  void before_the_ranking_no_lot_is_said_to_have_no_admissible_bid() {
    EvaluationFixture tender = agreed(EvaluationFixture.rated(APP, WORLD));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String award = "/tenders/" + tender.id() + "/award";

    assertThat(chair.get(award).body())
        .contains("No award has been recommended yet")
        .doesNotContain("No bid is admissible", "Record the recommendation");
    rankBids.run(tender.chair(), tender.id());

    assertThat(chair.get(award).body()).contains("Bid recommended", "Record the recommendation");
  }

  @Test
  void the_lowest_evaluated_price_wins_where_the_tender_says_so() {
    EvaluationFixture tender = agreed(EvaluationFixture.lowest(APP, WORLD));

    rankBids.run(tender.chair(), tender.id());

    assertFigures(tender, "Cheap", 1, "14000", "52500.00", "52500.00", "72.00", "100.00", "100.00");
    // Nord bid less than Gulf, but is compared at 1.10 times its price.
    assertFigures(
        tender, "Gulf", 2, "9824.330", "120004.03", "120004.03", "86.00", "43.75", "43.75");
    assertFigures(
        tender, "Nord", 3, "115000.00", "115000.00", "126500.00", "91.00", "41.50", "41.50");
  }

  @Test
  void a_bid_that_is_out_has_no_rank_and_its_price_is_not_told() {
    EvaluationFixture tender = agreed(EvaluationFixture.rated(APP, WORLD)).ranked();

    LotRankingQueries.LotRankingRow weak = tender.row("Weak");
    assertThat(weak.exclusion()).isEqualTo(Exclusion.TECHNICAL);
    assertThat(weak.technicalScore()).isEqualByComparingTo("64.00");
    assertThat(weak.rankPosition()).isNull();
    assertThat(weak.bidTotal()).isNull();
    assertThat(weak.evaluatedPrice()).isNull();
    assertThat(tender.row("Late").exclusion()).isEqualTo(Exclusion.ADMINISTRATIVE);
  }

  @Test
  void a_bid_that_leaves_an_item_out_or_prices_it_at_nothing_is_incomplete() {
    EvaluationFixture tender =
        EvaluationFixture.rated(APP, WORLD)
            .bid("Whole", "SAR", true, "10", "10")
            .bid("Part", "SAR", true, "10", "")
            .bid("Zero", "SAR", true, "10", "0");
    APP.without("tr_bid_line_price", tender::opened);
    tender
        .declared()
        .checked()
        .scored(
            Map.of(
                "Whole", List.of("80", "80"),
                "Part", List.of("80", "80"),
                "Zero", List.of("80", "80")))
        .agreed("Whole", "Part", "Zero");

    rankBids.run(tender.chair(), tender.id());

    assertThat(tender.row("Part").exclusion()).isEqualTo(Exclusion.INCOMPLETE);
    assertThat(tender.row("Zero").exclusion()).isEqualTo(Exclusion.INCOMPLETE);
    assertThat(tender.row("Whole").rankPosition()).isEqualTo(1);
  }

  @Test
  void bids_can_be_ranked_again_until_an_award_is_recommended() {
    EvaluationFixture tender = agreed(EvaluationFixture.rated(APP, WORLD)).ranked();

    rankBids.run(tender.chair(), tender.id());
    assertThat(tender.row("Cheap").rankPosition()).isEqualTo(1);

    tender.recommended();
    assertThatThrownBy(() -> rankBids.run(tender.chair(), tender.id()))
        .hasMessage("evaluation.closed");
  }

  @Test
  void only_what_differs_is_written_again() {
    EvaluationFixture tender = agreed(EvaluationFixture.rated(APP, WORLD)).ranked();
    int before = changes(tender);

    rankBids.run(tender.chair(), tender.id());
    assertThat(changes(tender)).isEqualTo(before);
    assertThat(tender.act()).isEqualTo("evaluation.bids-ranked");

    change(tender, "technical_score = 1", "Gulf");
    change(tender, "rank_position = 9", "Nord");
    rankBids.run(tender.chair(), tender.id());
    assertFigures(
        tender, "Gulf", 3, "9824.330", "120004.03", "120004.03", "86.00", "43.75", "69.10");
    assertFigures(
        tender, "Nord", 2, "115000.00", "115000.00", "126500.00", "91.00", "41.50", "71.20");
    assertThat(changes(tender)).isGreaterThan(before + 2);
  }

  @Test
  void positions_that_were_exchanged_are_put_right() {
    EvaluationFixture tender = agreed(EvaluationFixture.rated(APP, WORLD)).ranked();
    change(tender, "rank_position = 9", "Nord");
    change(tender, "rank_position = 2", "Gulf");
    change(tender, "rank_position = 3", "Nord");

    rankBids.run(tender.chair(), tender.id());

    assertThat(tender.row("Nord").rankPosition()).isEqualTo(2);
    assertThat(tender.row("Gulf").rankPosition()).isEqualTo(3);
  }

  @Test
  void nothing_is_ranked_while_a_score_is_not_agreed() {
    EvaluationFixture tender =
        EvaluationFixture.rated(APP, WORLD)
            .bid("Gulf", "SAR", true, "10", "10")
            .opened()
            .declared()
            .checked()
            .scored(Map.of("Gulf", List.of("80", "80")));

    assertThatThrownBy(() -> rankBids.run(tender.chair(), tender.id()))
        .hasMessage("evaluation.consensus-missing");
  }

  @Test
  void only_the_chair_ranks() {
    EvaluationFixture tender = agreed(EvaluationFixture.rated(APP, WORLD));

    assertThatThrownBy(() -> rankBids.run(tender.third(), tender.id()))
        .hasMessage("evaluation.chair-only");
  }

  @Test
  void a_tender_without_compliant_bids_ranks_nobody() {
    EvaluationFixture tender =
        EvaluationFixture.rated(APP, WORLD)
            .bid("Late", "SAR", true, "10", "10")
            .opened()
            .declared()
            .checked("Late");

    rankBids.run(tender.chair(), tender.id());

    assertThat(tender.row("Late").admissible()).isFalse();
    assertThat(APP.get(EvaluationProgress.class).of(tender.id()).lowPricesOpen()).isZero();
  }

  /** How often a row of the ranking was written. */
  private static int changes(EvaluationFixture tender) {
    return Integer.parseInt(
        APP.ask(
            """
            SELECT COUNT(*) FROM audit_row
             WHERE table_name = 'lot_ranking' AND row_key LIKE '%d/%%'"""
                .formatted(tender.lot())));
  }

  private static void change(EvaluationFixture tender, String figure, String bid) {
    APP.sql(
        "UPDATE lot_ranking SET %s WHERE lot_id = %d AND bid_id = %d"
            .formatted(figure, tender.lot(), tender.bid(bid)));
  }

  static EvaluationFixture agreed(EvaluationFixture tender) {
    return tender.asWorkedByHand();
  }

  private static void assertFigures(
      EvaluationFixture tender,
      String bid,
      int rank,
      String total,
      String converted,
      String evaluated,
      String technical,
      String price,
      String score) {
    LotRankingQueries.LotRankingRow row = tender.row(bid);
    assertThat(
            List.of(
                row.bidTotal(),
                row.convertedTotal(),
                row.evaluatedPrice(),
                row.technicalScore(),
                row.priceScore(),
                row.finalScore()))
        .as(bid)
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(
            new BigDecimal(total),
            new BigDecimal(converted),
            new BigDecimal(evaluated),
            new BigDecimal(technical),
            new BigDecimal(price),
            new BigDecimal(score));
    assertThat(row.rankPosition()).isEqualTo(rank);
  }
}
