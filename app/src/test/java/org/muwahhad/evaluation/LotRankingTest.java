package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Sha256;

/** Ranking of one lot: ties, bids that are out, and what always holds. */
class LotRankingTest {
  private static final String SEED = "ocds-x-1/1";
  private static final LotRanking RATED = ranking(true);
  private static final LotRanking LOWEST = ranking(false);

  @Test
  void equal_scores_go_to_the_lower_price() {
    // 0.6 × 80 + 0.4 × 100 = 88 and 0.6 × 96.67 + 0.4 × 75 = 88.00
    List<RankedBid> ranked =
        RATED.rank(List.of(offer("1", "400", true, "96.67"), offer("2", "300", true, "80")));

    assertThat(ranked).extracting(r -> r.offer().registration()).containsExactly("2", "1");
    assertThat(ranked).extracting(RankedBid::finalScore).containsOnly(new BigDecimal("88.00"));
    assertThat(ranked).extracting(RankedBid::tieRule).containsOnly(TieRule.PRICE);
  }

  @Test
  void equal_prices_go_to_the_higher_technical_score_where_the_lowest_price_wins() {
    List<RankedBid> ranked =
        LOWEST.rank(List.of(offer("1", "300", true, "75"), offer("2", "300", true, "90")));

    assertThat(ranked).extracting(r -> r.offer().registration()).containsExactly("2", "1");
    assertThat(ranked).extracting(RankedBid::tieRule).containsOnly(TieRule.TECHNICAL);
  }

  @Test
  void then_goods_of_gcc_origin_go_first() {
    // 300 × 1.10 = 330: the evaluated prices are equal.
    List<RankedBid> ranked =
        LOWEST.rank(List.of(offer("1", "300", false, "80"), offer("2", "330", true, "80")));

    assertThat(ranked).extracting(r -> r.offer().registration()).containsExactly("2", "1");
    assertThat(ranked).extracting(RankedBid::tieRule).containsOnly(TieRule.ORIGIN);
  }

  @Test
  void a_debarred_bidder_is_out_and_never_sets_the_lowest_price() {
    LotBid low = offer("1", "100", true, "90");
    LotBid debarred =
        new LotBid(
            low.bidId(),
            "1",
            true,
            Exclusion.DEBARRED,
            true,
            true,
            low.technical(),
            low.total(),
            low.converted(),
            null,
            null);

    List<RankedBid> ranked = RATED.rank(List.of(debarred, offer("2", "300", true, "80")));

    assertThat(ranked).extracting(r -> r.offer().registration()).containsExactly("2", "1");
    assertThat(ranked.get(0).priceScore()).isEqualByComparingTo("100");
    assertThat(ranked.get(1).exclusion()).isEqualTo(Exclusion.DEBARRED);
  }

  @Test
  void then_lots_are_drawn_by_the_published_seed() {
    List<RankedBid> ranked =
        RATED.rank(List.of(offer("1", "300", true, "80"), offer("2", "300", true, "80")));

    boolean firstGoesFirst = Sha256.of("ocds-x-1/1/1").compareTo(Sha256.of("ocds-x-1/1/2")) < 0;
    assertThat(ranked)
        .extracting(r -> r.offer().registration())
        .containsExactly(firstGoesFirst ? "1" : "2", firstGoesFirst ? "2" : "1");
    assertThat(ranked).extracting(RankedBid::tieRule).containsOnly(TieRule.DRAW);
  }

  @Test
  void a_bid_that_is_out_never_sets_the_lowest_price() {
    List<RankedBid> ranked =
        RATED.rank(List.of(offer("1", "1", true, "69.99"), offer("2", "300", true, "80")));

    assertThat(ranked.get(0).priceScore()).isEqualByComparingTo("100");
    assertThat(ranked.get(0).abnormallyLow()).isFalse();
    assertThat(ranked.get(1).exclusion()).isEqualTo(Exclusion.TECHNICAL);
  }

  @Test
  void a_lot_without_bids_has_an_empty_ranking() {
    assertThat(RATED.rank(List.of())).isEmpty();
  }

  @Property(tries = 300)
  void ranks_run_from_1_without_gaps_and_only_for_bids_that_take_part(
      @ForAll("offers") List<LotBid> offers) {
    for (LotRanking ranking : List.of(RATED, LOWEST)) {
      List<RankedBid> ranked = ranking.rank(offers);
      long taking = ranked.stream().filter(r -> r.exclusion() == null).count();

      assertThat(ranked).hasSameSizeAs(offers);
      assertThat(ranked.stream().filter(r -> r.exclusion() == null).map(RankedBid::position))
          .containsExactlyElementsOf(IntStream.rangeClosed(1, (int) taking).boxed().toList());
      assertThat(ranked.stream().filter(r -> r.exclusion() != null).map(RankedBid::position))
          .allMatch(java.util.Objects::isNull);
    }
  }

  @Property(tries = 300)
  void the_order_in_which_bids_come_does_not_matter(
      @ForAll("offers") List<LotBid> offers, @ForAll long shuffle) {
    List<LotBid> shuffled = new ArrayList<>(offers);
    Collections.shuffle(shuffled, new Random(shuffle));

    assertThat(RATED.rank(shuffled)).isEqualTo(RATED.rank(offers));
    assertThat(LOWEST.rank(shuffled)).isEqualTo(LOWEST.rank(offers));
  }

  @Property(tries = 300)
  void scores_fall_along_the_ranking_and_stay_between_0_and_100(
      @ForAll("offers") List<LotBid> offers) {
    List<BigDecimal> scores =
        RATED.rank(offers).stream()
            .filter(r -> r.exclusion() == null)
            .map(RankedBid::finalScore)
            .toList();

    assertThat(scores).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(scores).allSatisfy(s -> assertThat(s).isBetween(BigDecimal.ZERO, Scoring.HUNDRED));
  }

  @Property(tries = 300)
  void who_bids_less_never_ranks_worse(@ForAll("offers") List<LotBid> offers) {
    assertNeverWorse(offers, o -> priced(o, o.total().amount().multiply(new BigDecimal("0.5"))));
  }

  @Property(tries = 300)
  void who_scores_more_never_ranks_worse(@ForAll("offers") List<LotBid> offers) {
    assertNeverWorse(
        offers, o -> with(o, o.technical().add(BigDecimal.ONE).min(Scoring.HUNDRED), o.total()));
  }

  @Property(tries = 300)
  void a_bid_that_is_out_changes_nothing_for_the_others(@ForAll("offers") List<LotBid> offers) {
    List<LotBid> more = new ArrayList<>(offers);
    more.add(offer("OUT", "0.01", true, "10"));

    assertThat(RATED.rank(more).stream().filter(r -> r.exclusion() == null).toList())
        .isEqualTo(RATED.rank(offers).stream().filter(r -> r.exclusion() == null).toList());
  }

  @Provide
  Arbitrary<List<LotBid>> offers() {
    Arbitrary<BigDecimal> price =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("100"), new BigDecimal("110"))
            .ofScale(0)
            .map(p -> p.setScale(2));
    Arbitrary<BigDecimal> technical =
        Arbitraries.bigDecimals().between(new BigDecimal("65"), new BigDecimal("75")).ofScale(0);
    Arbitrary<LotBid> one =
        Combinators.combine(price, technical, Arbitraries.of(true, false))
            .as((p, t, gcc) -> offer("?", p.toPlainString(), gcc, t.toPlainString()));
    return one.list().ofMinSize(0).ofMaxSize(8).map(NumberedBids::of);
  }

  private static void assertNeverWorse(List<LotBid> offers, UnaryOperator<LotBid> better) {
    for (LotRanking ranking : List.of(RATED, LOWEST)) {
      for (RankedBid before : ranking.rank(offers)) {
        if (before.position() != null) {
          List<LotBid> improved =
              offers.stream()
                  .map(o -> o.bidId() == before.offer().bidId() ? better.apply(o) : o)
                  .toList();
          assertThat(position(ranking.rank(improved), before.offer().bidId()))
              .isLessThanOrEqualTo(before.position());
        }
      }
    }
  }

  private static int position(List<RankedBid> ranked, long bidId) {
    return ranked.stream()
        .filter(r -> r.offer().bidId() == bidId)
        .map(r -> r.position() == null ? Integer.MAX_VALUE : r.position())
        .findFirst()
        .orElseThrow();
  }

  private static LotRanking ranking(boolean weighsQuality) {
    return new LotRanking(
        new RankingRules(
            weighsQuality,
            new BigDecimal("70"),
            BigDecimal.TEN,
            new BigDecimal("60"),
            new BigDecimal("40"),
            new LowPrice(new BigDecimal("40"), new BigDecimal("30"))),
        SEED);
  }

  @Test
  void a_bid_excluded_for_its_arithmetic_is_out_and_sets_no_lowest_price() {
    LotBid low = offer("1", "100", true, "90");
    LotBid out =
        new LotBid(
            low.bidId(),
            "1",
            true,
            null,
            true,
            true,
            low.technical(),
            low.total(),
            low.converted(),
            null,
            "Its totals are twice its unit prices");

    List<RankedBid> ranked = RATED.rank(List.of(out, offer("2", "300", true, "80")));

    assertThat(ranked.get(0).priceScore()).isEqualByComparingTo("100");
    assertThat(ranked.get(1).exclusion()).isEqualTo(Exclusion.ARITHMETIC);
    assertThat(ranked.get(1).position()).isNull();
  }

  private static LotBid offer(String registration, String price, boolean gcc, String technical) {
    Money money = Money.rounded(new BigDecimal(price), "SAR");
    return new LotBid(
        registration.hashCode(),
        registration,
        gcc,
        null,
        true,
        true,
        new BigDecimal(technical),
        money,
        money,
        null,
        null);
  }

  private static LotBid priced(LotBid o, BigDecimal price) {
    return with(o, o.technical(), Money.rounded(price, "SAR"));
  }

  private static LotBid with(LotBid o, BigDecimal technical, Money price) {
    return new LotBid(
        o.bidId(),
        o.registration(),
        o.gccOrigin(),
        null,
        true,
        true,
        technical,
        price,
        price,
        null,
        null);
  }
}
