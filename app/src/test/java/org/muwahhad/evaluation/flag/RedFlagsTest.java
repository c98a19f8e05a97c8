package org.muwahhad.evaluation.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.evaluation.flag.RedFlag.RedFlagKind;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** Each flag on bids with its pattern and on bids without. */
class RedFlagsTest {

  @Test
  void one_bid_is_a_sign_and_two_are_none() {
    assertThat(
            RedFlags.singleBidder(FlagRules.SINGLE_BIDDER, lot(bid(1, 1, "100")))
                .orElseThrow()
                .figures())
        .containsExactly(
            entry(FlagFigure.BIDS_TAKING_PART, new BigDecimal(1)),
            entry(FlagFigure.BIDS_RECEIVED, new BigDecimal(1)));
    assertThat(
            RedFlags.singleBidder(FlagRules.SINGLE_BIDDER, lot(bid(1, 1, "100"), bid(2, 2, "110"))))
        .isEmpty();
    assertThat(RedFlags.singleBidder(FlagRules.SINGLE_BIDDER, lot())).isEmpty();
  }

  @Test
  void one_bid_left_of_several_is_a_sign_of_its_own() {
    RedFlags.FlaggedLot left = lot(bid(1, 1, "100"), bid(2, null, null), bid(3, null, null));

    assertThat(RedFlags.allOthersExcluded(FlagRules.ALL_OTHERS_EXCLUDED, left))
        .get()
        .satisfies(
            s -> {
              assertThat(s.bids()).containsExactly(1L);
              assertThat(s.figures())
                  .containsExactly(
                      entry(FlagFigure.BIDS_EXCLUDED, new BigDecimal(2)),
                      entry(FlagFigure.BIDS_RECEIVED, new BigDecimal(3)));
            });
    assertThat(RedFlags.singleBidder(FlagRules.SINGLE_BIDDER, left)).isEmpty();
    assertThat(
            RedFlags.allOthersExcluded(
                FlagRules.ALL_OTHERS_EXCLUDED, lot(bid(1, 1, "100"), bid(2, 2, "110"))))
        .isEmpty();
    assertThat(RedFlags.allOthersExcluded(FlagRules.ALL_OTHERS_EXCLUDED, lot(bid(1, 1, "100"))))
        .isEmpty();
  }

  @Test
  void the_same_total_is_a_sign_whatever_became_of_the_bid() {
    RedFlags.Bid kept =
        new RedFlags.Bid(
            3, 3, null, null, "SAR", Map.of(), BigDecimal.ONE, new BigDecimal("110.000"));
    RedFlags.FlaggedLot lot = lot(bid(1, 1, "100"), bid(2, 2, "110"), kept);

    assertThat(RedFlags.sameTotals(FlagRules.SAME_TOTALS, lot, false))
        .as("a price that is kept to itself is no flag to the panel")
        .isEmpty();
    assertThat(RedFlags.sameTotals(FlagRules.SAME_TOTALS, lot, true))
        .singleElement()
        .satisfies(s -> assertThat(s.bids()).containsExactly(2L, 3L));
  }

  @Test
  void lots_of_one_item_show_their_pattern_together() {
    List<RedFlags.FlaggedLot> lots = new ArrayList<>();
    for (int number = 1; number <= 5; number++) {
      BigDecimal price = BigDecimal.valueOf(100L * number + number * number);
      lots.add(
          new RedFlags.FlaggedLot(
              number,
              List.of(
                  single(1, number, price),
                  single(2, number, price.multiply(new BigDecimal("1.07"))),
                  single(3, number, number < 4 ? price : price.add(BigDecimal.TEN)))));
    }
    List<PricePatterns.SingleItemPrices> bidders = PricePatterns.singleItems(lots);

    assertThat(PricePatterns.ratioAcrossLots(FlagRules.RATIO_ACROSS_LOTS, bidders))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.bids()).containsExactly(1L, 2L);
              assertThat(s.figure(FlagFigure.PERCENT_ABOVE)).isEqualByComparingTo("7");
            });
    assertThat(PricePatterns.sameAcrossLots(FlagRules.SAME_ACROSS_LOTS, bidders))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.bids()).containsExactly(1L, 3L);
              assertThat(s.figures())
                  .containsExactly(
                      entry(FlagFigure.LOTS_ALIKE, new BigDecimal(3)),
                      entry(FlagFigure.LOTS, new BigDecimal(5)));
            });
  }

  @Test
  void bids_minutes_apart_are_a_sign_together() {
    Instant noon = Instant.parse("2026-05-03T12:00:00Z");

    assertThat(
            RedFlags.closeTimes(
                FlagRules.CLOSE_TIMES,
                List.of(
                    new RedFlags.ReceivedBid(4, noon),
                    new RedFlags.ReceivedBid(5, noon.plusSeconds(180)),
                    new RedFlags.ReceivedBid(6, noon.plusSeconds(300)),
                    new RedFlags.ReceivedBid(7, noon.plusSeconds(900)))))
        .singleElement()
        .satisfies(s -> assertThat(s.bids()).containsExactly(4L, 5L, 6L));
    assertThat(
            RedFlags.closeTimes(
                FlagRules.CLOSE_TIMES,
                List.of(
                    new RedFlags.ReceivedBid(4, noon),
                    new RedFlags.ReceivedBid(5, noon.plusSeconds(181)))))
        .isEmpty();
  }

  private static RedFlags.Bid single(long id, int item, BigDecimal price) {
    return new RedFlags.Bid(id, id, (int) id, price, "SAR", Map.of((long) item, price));
  }

  @Test
  void losers_close_above_the_winner_are_a_sign_and_spread_ones_are_none() {
    assertThat(
            RedFlags.closeLosers(
                FlagRules.CLOSE_LOSERS,
                lot(bid(1, 1, "1000"), bid(2, 2, "1010"), bid(3, 3, "1030"), bid(4, 4, "1400"))))
        .get()
        .satisfies(
            s -> {
              assertThat(s.bids()).containsExactly(2L, 3L);
              assertThat(s.figures())
                  .containsExactly(
                      entry(FlagFigure.CLOSE_BIDS, new BigDecimal(2)),
                      entry(FlagFigure.LOSING_BIDS, new BigDecimal(3)),
                      entry(FlagFigure.THRESHOLD, new BigDecimal(3)));
            });
    assertThat(
            RedFlags.closeLosers(
                FlagRules.CLOSE_LOSERS,
                lot(bid(1, 1, "1000"), bid(2, 2, "1010"), bid(3, 3, "1031"), bid(4, 4, "1400"))))
        .isEmpty();
    assertThat(
            RedFlags.closeLosers(FlagRules.CLOSE_LOSERS, lot(bid(1, 1, "1000"), bid(2, 2, "1001"))))
        .isEmpty();
  }

  @Test
  void winners_strictly_in_turn_are_a_sign() {
    RedFlags.FlaggedLot lot = lot(bid(1, 1, "10"), bid(2, 2, "11"), bid(3, 3, "12"));

    assertThat(RedFlags.rotation(FlagRules.ROTATION, lot, contests(1, 2, 1, 2)))
        .get()
        .satisfies(
            s -> {
              assertThat(s.bids()).containsExactly(1L, 2L);
              assertThat(s.figures())
                  .containsExactly(
                      entry(FlagFigure.AWARDS, new BigDecimal(4)),
                      entry(FlagFigure.SUPPLIERS, new BigDecimal(2)));
            });
    assertThat(RedFlags.rotation(FlagRules.ROTATION, lot, contests(1, 2, 3, 1, 2, 3))).isPresent();
    assertThat(RedFlags.rotation(FlagRules.ROTATION, lot, contests(1, 2, 2, 1))).isEmpty();
    assertThat(RedFlags.rotation(FlagRules.ROTATION, lot, contests(1, 2, 1)))
        .as("too few")
        .isEmpty();
    assertThat(RedFlags.rotation(FlagRules.ROTATION, lot, contests(1, 1, 1, 1)))
        .as("one winner")
        .isEmpty();
    List<RedFlags.Contest> apart =
        Arrays.stream(new long[] {1, 2, 1, 2})
            .mapToObj(w -> new RedFlags.Contest(Set.of(w, 90L), w))
            .toList();
    assertThat(RedFlags.rotation(FlagRules.ROTATION, lot, apart))
        .as("never against one another")
        .isEmpty();
  }

  @Test
  void a_bidder_kept_from_bids_before_is_a_sign_whatever_kept_it() {
    assertThat(
            RedFlags.wasDisqualified(new RedFlags.PastDisqualifications(5, 2, true, 1, 0, 3))
                .orElseThrow()
                .figures())
        .containsExactly(
            entry(FlagFigure.SUSPENSIONS, new BigDecimal(2)),
            entry(FlagFigure.OUT_NOW, BigDecimal.ONE),
            entry(FlagFigure.DEBARMENTS, BigDecimal.ONE),
            entry(FlagFigure.PREQUALIFICATIONS_FAILED, BigDecimal.ZERO),
            entry(FlagFigure.TENDERS_EXCLUDED_FROM, new BigDecimal(3)));
    for (RedFlags.PastDisqualifications one :
        List.of(
            new RedFlags.PastDisqualifications(5, 1, false, 0, 0, 0),
            new RedFlags.PastDisqualifications(5, 0, false, 1, 0, 0),
            new RedFlags.PastDisqualifications(5, 0, false, 0, 1, 0),
            new RedFlags.PastDisqualifications(5, 0, false, 0, 0, 1))) {
      assertThat(RedFlags.wasDisqualified(one)).isPresent();
    }
    assertThat(RedFlags.wasDisqualified(new RedFlags.PastDisqualifications(5, 0, false, 0, 0, 0)))
        .isEmpty();
  }

  @Test
  void a_bidder_whose_bids_were_excluded_and_that_was_never_suspended_is_called_so() {
    assertThat(title(new RedFlags.PastDisqualifications(5, 0, false, 0, 0, 1)))
        .isEqualTo("evaluation.flag.kind.WAS_EXCLUDED");
    for (RedFlags.PastDisqualifications more :
        List.of(
            new RedFlags.PastDisqualifications(5, 1, false, 0, 0, 1),
            new RedFlags.PastDisqualifications(5, 0, true, 0, 0, 1),
            new RedFlags.PastDisqualifications(5, 0, false, 1, 0, 1),
            new RedFlags.PastDisqualifications(5, 0, false, 0, 1, 1))) {
      assertThat(title(more)).as("%s", more).isEqualTo("evaluation.flag.kind.WAS_SUSPENDED");
    }
  }

  private static String title(RedFlags.PastDisqualifications bidder) {
    return RedFlags.wasDisqualified(bidder).orElseThrow().titleKey();
  }

  @Test
  void a_flag_has_the_figures_of_its_kind_and_its_text_has_a_place_for_no_other() {
    assertThatThrownBy(() -> flag(RedFlagKind.WITHDRAWN, Map.of()))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(
            () ->
                flag(
                    RedFlagKind.WITHDRAWN,
                    Map.of(FlagFigure.BIDS, BigDecimal.ONE, FlagFigure.FILES, BigDecimal.ONE)))
        .isInstanceOf(IllegalArgumentException.class);
    for (RedFlagKind kind : RedFlagKind.values()) {
      Map<FlagFigure, BigDecimal> figures = new EnumMap<>(FlagFigure.class);
      kind.figures().forEach(f -> figures.put(f, BigDecimal.TEN));
      for (Language language : Language.values()) {
        assertThat(
                Texts.in(language)
                    .get(
                        "evaluation.flag.text." + kind,
                        flag(kind, figures).figures().values().toArray()))
            .doesNotContain("{");
      }
    }
  }

  private static RedFlag flag(RedFlagKind kind, Map<FlagFigure, BigDecimal> figures) {
    return new RedFlag(kind, 1, List.of(1L), figures);
  }

  private static RedFlags.FlaggedLot lot(RedFlags.Bid... bids) {
    return new RedFlags.FlaggedLot(1, List.of(bids));
  }

  private static RedFlags.Bid bid(long id, @Nullable Integer rank, @Nullable String total) {
    return new RedFlags.Bid(
        id, id, rank, total == null ? null : new BigDecimal(total), "SAR", Map.of());
  }

  private static List<RedFlags.Contest> contests(long... winners) {
    return Arrays.stream(winners)
        .mapToObj(w -> new RedFlags.Contest(Set.of(1L, 2L, 3L), w))
        .toList();
  }
}
