package org.muwahhad.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Sha256;

/**
 * Ranks the bids for one lot. Knows no database: the same offers give the same ranking, in whatever
 * order they come.
 *
 * <p>A bid that is out never sets the lowest price. The final score is rounded half up to two
 * decimals and the ranking is on the rounded score; where the lowest price wins, it is on the
 * evaluated price itself. Ties: lower evaluated price, higher technical score, GCC origin, then the
 * drawing of lots.
 *
 * @param drawSeed published seed of the drawing ({@link DrawSeed}): of two bidders the one goes
 *     first whose {@code SHA-256(seed + "/" + register number)} is lower
 */
record LotRanking(RankingRules rules, String drawSeed) {

  /** All bids: those that take part by rank, then those that are out. */
  List<RankedBid> rank(List<LotBid> offers) {
    List<LotBid> taking = offers.stream().filter(o -> exclusion(o).isEmpty()).toList();
    Optional<BigDecimal> lowest =
        taking.stream().map(this::evaluated).min(Comparator.naturalOrder());
    List<RankedBid> scored =
        taking.stream()
            .map(o -> score(o, lowest.orElseThrow(), isAbnormal(o, taking)))
            .sorted(order())
            .toList();
    List<RankedBid> all = new ArrayList<>(positioned(scored));
    offers.stream()
        .filter(o -> exclusion(o).isPresent())
        .sorted(Comparator.comparing(LotBid::registration))
        .map(o -> out(o, exclusion(o).orElseThrow()))
        .forEach(all::add);
    return all;
  }

  private Optional<Exclusion> exclusion(LotBid offer) {
    if (offer.ruledOut() != null) {
      return Optional.of(offer.ruledOut());
    }
    if (!offer.compliant()) {
      return Optional.of(Exclusion.ADMINISTRATIVE);
    }
    if (!Scoring.passes(offer.technical(), rules.passMark())) {
      return Optional.of(Exclusion.TECHNICAL);
    }
    if (!offer.complete()) {
      return Optional.of(Exclusion.INCOMPLETE);
    }
    if (offer.miscalculated() != null) {
      return Optional.of(Exclusion.ARITHMETIC);
    }
    return offer.isRejectedAsLow() ? Optional.of(Exclusion.ABNORMALLY_LOW) : Optional.empty();
  }

  private BigDecimal evaluated(LotBid offer) {
    return Scoring.evaluatedPrice(offer.converted(), offer.gccOrigin(), rules.preferencePercent())
        .amount();
  }

  private boolean isAbnormal(LotBid offer, List<LotBid> taking) {
    List<BigDecimal> others =
        taking.stream()
            .filter(o -> o.bidId() != offer.bidId())
            .map(o -> o.converted().amount())
            .toList();
    return rules.lowPrice().isAbnormal(offer.converted().amount(), others);
  }

  private RankedBid score(LotBid offer, BigDecimal lowest, boolean abnormallyLow) {
    BigDecimal price = Scoring.price(lowest, evaluated(offer));
    BigDecimal score =
        rules.weighsQuality()
            ? Scoring.weighted(offer.technical(), price, rules.qualityWeight(), rules.priceWeight())
            : Scoring.shown(price);
    return figures(offer, null, Scoring.shown(price), score, abnormallyLow);
  }

  private RankedBid out(LotBid offer, Exclusion exclusion) {
    return figures(
        offer,
        exclusion,
        Scoring.shown(BigDecimal.ZERO),
        Scoring.shown(BigDecimal.ZERO),
        exclusion == Exclusion.ABNORMALLY_LOW);
  }

  private RankedBid figures(
      LotBid offer,
      @Nullable Exclusion exclusion,
      BigDecimal priceScore,
      BigDecimal finalScore,
      boolean abnormallyLow) {
    return new RankedBid(
        offer,
        exclusion,
        Scoring.evaluatedPrice(offer.converted(), offer.gccOrigin(), rules.preferencePercent()),
        Scoring.shown(offer.technical()),
        priceScore,
        finalScore,
        null,
        null,
        abnormallyLow);
  }

  private List<RankedBid> positioned(List<RankedBid> sorted) {
    List<RankedBid> placed = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      @Nullable TieRule above = i == 0 ? null : tie(sorted.get(i - 1), sorted.get(i));
      @Nullable TieRule below =
          i == sorted.size() - 1 ? null : tie(sorted.get(i), sorted.get(i + 1));
      placed.add(sorted.get(i).at(i + 1, later(above, below)));
    }
    return placed;
  }

  /** The last tie rule that was needed to separate a bid from its two neighbours. */
  private static @Nullable TieRule later(@Nullable TieRule a, @Nullable TieRule b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) >= 0 ? a : b;
  }

  private @Nullable TieRule tie(RankedBid first, RankedBid second) {
    if (leading().compare(first, second) != 0) {
      return null;
    }
    for (TieRule rule : TieRule.values()) {
      if (by(rule).compare(first, second) != 0) {
        return rule;
      }
    }
    throw new IllegalStateException("Two bids with the same register number");
  }

  private Comparator<RankedBid> order() {
    Comparator<RankedBid> order = leading();
    for (TieRule rule : TieRule.values()) {
      order = order.thenComparing(by(rule));
    }
    return order;
  }

  private Comparator<RankedBid> leading() {
    return rules.weighsQuality()
        ? Comparator.comparing(RankedBid::finalScore).reversed()
        : by(TieRule.PRICE);
  }

  private Comparator<RankedBid> by(TieRule rule) {
    return switch (rule) {
      case PRICE -> Comparator.comparing(r -> r.evaluatedPrice().amount());
      case TECHNICAL -> Comparator.comparing(RankedBid::technicalScore).reversed();
      case ORIGIN -> Comparator.comparing(r -> !r.offer().gccOrigin());
      case DRAW -> Comparator.comparing(this::drawn);
    };
  }

  private String drawn(RankedBid ranked) {
    return Sha256.of(drawSeed + "/" + ranked.offer().registration());
  }
}
