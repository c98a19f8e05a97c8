package org.muwahhad.evaluation.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.evaluation.flag.RedFlag.RedFlagKind;
import org.muwahhad.evaluation.flag.RedFlagRuleQueries.RedFlagRule;

/**
 * The published examples of Cardinal (Open Contracting Partnership), rebuilt as lots, bidders and
 * buyers: each gets the verdict that its page prints. R003 and R030 lie in the times of a tender,
 * which {@link RecordedFlagsTest} sets.
 */
class CardinalExamplesTest {
  private static final long TENDER = 9;

  @Test
  void r018_one_tenderer() {
    assertThat(RedFlags.singleBidder(FlagRules.SINGLE_BIDDER, lot(bid(1, 1, "1")))).isPresent();
  }

  @Test
  void r024_the_process_of_two_against_one_is_flagged_with_both_and_no_other() {
    List<MarketQueries.LotGap> lots = gaps("2", "100", "100", "100", "100");

    List<RedFlag> flags =
        Outliers.gaps(FlagRules.rule(RedFlagKind.CLOSE_SECOND, "0", 4), lots, TENDER, true);

    assertThat(flags)
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.lotNumber()).isEqualTo(1);
              assertThat(s.bids()).containsExactly(1L, 101L);
              assertThat(s.figure(FlagFigure.PERCENT_ABOVE))
                  .as("a difference of 1.0")
                  .isEqualByComparingTo("100");
            });
  }

  @Test
  void r058_the_process_of_a_hundred_against_one_is_flagged_with_its_winner() {
    List<MarketQueries.LotGap> lots = gaps("100", "2", "2", "2", "2");

    List<RedFlag> flags =
        Outliers.gaps(FlagRules.rule(RedFlagKind.LARGE_GAP, "0", 4), lots, TENDER, false);

    assertThat(flags)
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.bids()).containsExactly(1L);
              assertThat(s.figure(FlagFigure.PERCENT_ABOVE))
                  .as("a difference of 99.0")
                  .isEqualByComparingTo("9900");
            });
  }

  @Test
  void r025_one_success_of_six_bids_is_flagged() {
    Map<String, Outliers.Proportion> bids = new TreeMap<>();
    bids.put("F", new Outliers.Proportion(1, 6));
    for (int i = 1; i <= 5; i++) {
      bids.put("" + i, new Outliers.Proportion(1, 1));
    }

    assertThat(Outliers.oftenLosing(null, bids).keys()).containsExactly("F");
  }

  @Test
  void r028_the_same_price_of_a_valid_and_a_disqualified_bid() {
    assertThat(
            RedFlags.sameTotals(FlagRules.SAME_TOTALS, lot(bid(1, 1, "1"), excluded(2, "1")), true))
        .singleElement()
        .satisfies(s -> assertThat(s.bids()).containsExactly(1L, 2L));
  }

  @Test
  void r035_one_valid_bid_and_one_disqualified() {
    assertThat(
            RedFlags.allOthersExcluded(
                FlagRules.ALL_OTHERS_EXCLUDED, lot(excluded(1, "1"), bid(2, 1, "2"))))
        .get()
        .satisfies(
            s -> {
              assertThat(s.bids()).containsExactly(2L);
              assertThat(s.figure(FlagFigure.BIDS_EXCLUDED)).isEqualByComparingTo("1");
            });
  }

  @Test
  void r036_the_lowest_bid_disqualified() {
    assertThat(RedFlags.lowestExcluded(lot(excluded(1, "1"), bid(2, 1, "2")))).isPresent();
    assertThat(RedFlags.lowestExcluded(lot(excluded(1, "2"), bid(2, 1, "2")))).isEmpty();
    assertThat(RedFlags.lowestExcluded(lot(excluded(1, "1")))).as("none is valid").isEmpty();
  }

  @Test
  void a_buyer_who_is_alone_is_held_against_a_fence_that_was_set_and_not_against_itself() {
    List<MarketQueries.BuyerRecord> alone = List.of(new MarketQueries.BuyerRecord(7, 47, 7, true));

    assertThat(Outliers.buyer(FlagRules.rule(RedFlagKind.BUYER_EXCLUDES, "0", 2), alone)).isEmpty();
    assertThat(Outliers.buyer(FlagRules.rule(RedFlagKind.BUYER_EXCLUDES, "10", 2), alone))
        .get()
        .satisfies(
            s -> assertThat(s.figure(FlagFigure.PERCENT_EXCLUDED)).isEqualByComparingTo("14.89"));
  }

  @Test
  void r038_one_of_two_bids_disqualified_flags_the_buyer_and_no_tenderer() {
    RedFlagRule rule = FlagRules.rule(RedFlagKind.BUYER_EXCLUDES, "0", 2);
    List<MarketQueries.BuyerRecord> buyers = new ArrayList<>();
    buyers.add(new MarketQueries.BuyerRecord(7, 2, 1, true));
    for (int i = 1; i <= 4; i++) {
      buyers.add(new MarketQueries.BuyerRecord(i, 1, 0, false));
    }

    assertThat(Outliers.buyer(rule, buyers))
        .get()
        .satisfies(
            s -> assertThat(s.figure(FlagFigure.PERCENT_EXCLUDED)).isEqualByComparingTo("50"));
    assertThat(
            Outliers.excluded(
                FlagRules.rule(RedFlagKind.OFTEN_EXCLUDED, "0", 2),
                List.of(
                    new MarketQueries.BidderRecord(1, 1, 0, 1, 1),
                    new MarketQueries.BidderRecord(2, 1, 1, 0, 0)),
                Map.of(1L, 1L, 2L, 2L)))
        .as("a tenderer of fewer than two bids is not looked at")
        .isEmpty();
  }

  @Test
  void r048_goods_of_two_divisions_among_suppliers_of_one() {
    List<MarketQueries.GoodsRecord> suppliers = new ArrayList<>();
    suppliers.add(new MarketQueries.GoodsRecord(6, 1, 2));
    for (int i = 1; i <= 4; i++) {
      suppliers.add(new MarketQueries.GoodsRecord(i, 1, 1));
    }

    List<RedFlag> flags =
        Outliers.goods(
            FlagRules.rule(RedFlagKind.MANY_GOODS, "0", 1), suppliers, Map.of(6L, 60L, 1L, 10L));

    assertThat(flags).singleElement().satisfies(s -> assertThat(s.bids()).containsExactly(60L));
  }

  @Test
  void quartiles_are_those_that_another_definition_gives() {
    Random random = new Random(27);
    for (int round = 0; round < 200; round++) {
      List<BigDecimal> figures = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(40); i++) {
        figures.add(BigDecimal.valueOf(random.nextInt(1000), 1));
      }
      Fences fences = Fences.of(figures);

      assertThat(fences.firstQuartile().doubleValue())
          .isCloseTo(oracle(figures, 0.25), Offset.offset(1e-9));
      assertThat(fences.thirdQuartile().doubleValue())
          .isCloseTo(oracle(figures, 0.75), Offset.offset(1e-9));
    }
  }

  /** A straight line through the points ((k - 1/3) / (n + 1/3), k-th figure), level at its ends. */
  private static double oracle(List<BigDecimal> figures, double share) {
    double[] sorted = figures.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    Arrays.sort(sorted);
    int n = sorted.length;
    for (int k = 1; k < n; k++) {
      double left = (k - 1.0 / 3) / (n + 1.0 / 3);
      double right = (k + 1 - 1.0 / 3) / (n + 1.0 / 3);
      if (share <= left) {
        return sorted[k - 1];
      }
      if (share <= right) {
        double part = (share - left) / (right - left);
        return sorted[k - 1] * (1 - part) + sorted[k] * part;
      }
    }
    return sorted[n - 1];
  }

  /** Lots whose first bid asks 1, and the second what is given. */
  private static List<MarketQueries.LotGap> gaps(String... seconds) {
    List<MarketQueries.LotGap> lots = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      lots.add(
          new MarketQueries.LotGap(
              i + 1,
              i == 0 ? TENDER : TENDER + i,
              1,
              i + 1,
              101 + i,
              BigDecimal.ONE,
              new BigDecimal(seconds[i])));
    }
    return lots;
  }

  private static RedFlags.FlaggedLot lot(RedFlags.Bid... bids) {
    return new RedFlags.FlaggedLot(1, List.of(bids));
  }

  private static RedFlags.Bid bid(long id, @Nullable Integer rank, String total) {
    return new RedFlags.Bid(id, id, rank, new BigDecimal(total), "USD", Map.of());
  }

  /** A bid that is out for another reason than its price, which is kept to itself. */
  private static RedFlags.Bid excluded(long id, String total) {
    return new RedFlags.Bid(
        id, id, null, null, "USD", Map.of(), BigDecimal.ONE, new BigDecimal(total));
  }
}
