package org.muwahhad.evaluation.flag;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.flag.RedFlagRuleQueries.RedFlagRule;

/**
 * Red flags that lie in how far a lot, a bidder or a buyer is from all others, each a pure
 * function. A rule with a threshold sets the fence; one without leaves it to the figures
 * themselves, as the indicators of Cardinal do.
 */
final class Outliers {
  private static final MathContext EXACT = MathContext.DECIMAL64;

  private Outliers() {}

  /** How many of how many, such as bids excluded of all bids. */
  record Proportion(long part, long whole) {
    BigDecimal ratio() {
      return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), EXACT);
    }
  }

  /** What lies beyond a fence, and the fence. */
  record OutlierSet<K>(Set<K> keys, BigDecimal fence) {
    static <K> OutlierSet<K> nothing() {
      return new OutlierSet<>(Set.of(), BigDecimal.ZERO);
    }
  }

  /** Figures at or below the lower fence (R024), unless most have no distance at all. */
  static <K extends Comparable<K>> OutlierSet<K> low(
      @Nullable BigDecimal fence, Map<K, BigDecimal> figures) {
    if (figures.isEmpty()) {
      return OutlierSet.nothing();
    }
    Fences fences = Fences.of(figures.values());
    BigDecimal limit = fence == null ? fences.lower() : fence;
    if (fence == null && (fences.firstQuartile().signum() <= 0 || limit.signum() <= 0)) {
      return OutlierSet.nothing();
    }
    return new OutlierSet<>(keys(figures, limit, true), limit);
  }

  /** Figures at or above the upper fence (R038, R048, R058), unless that is not above zero. */
  static <K extends Comparable<K>> OutlierSet<K> high(
      @Nullable BigDecimal fence, Map<K, BigDecimal> figures) {
    if (figures.isEmpty()) {
      return OutlierSet.nothing();
    }
    BigDecimal limit = fence == null ? Fences.of(figures.values()).upper() : fence;
    return limit.signum() <= 0
        ? OutlierSet.nothing()
        : new OutlierSet<>(keys(figures, limit, false), limit);
  }

  private static <K extends Comparable<K>> Set<K> keys(
      Map<K, BigDecimal> figures, BigDecimal limit, boolean below) {
    Set<K> keys = new TreeSet<>();
    figures.forEach(
        (key, figure) -> {
          int order = figure.compareTo(limit);
          if (below ? order <= 0 : order >= 0) {
            keys.add(key);
          }
        });
    return keys;
  }

  /**
   * Bidders with many bids and few successes (R025).
   *
   * @param bids successes of the bids that took part, of each bidder
   */
  static <K extends Comparable<K>> OutlierSet<K> oftenLosing(
      @Nullable BigDecimal fence, Map<K, Proportion> bids) {
    if (bids.isEmpty()) {
      return OutlierSet.nothing();
    }
    OutlierSet<K> low = low(fence, ratios(bids, 1));
    BigDecimal many =
        Fences.upperQuartile(
            bids.values().stream().map(c -> BigDecimal.valueOf(c.whole())).toList());
    Set<K> top = new TreeSet<>();
    for (K key : low.keys()) {
      Proportion counted = bids.get(key);
      if (counted != null && BigDecimal.valueOf(counted.whole()).compareTo(many) >= 0) {
        top.add(key);
      }
    }
    return new OutlierSet<>(top, low.fence());
  }

  /** The ratios of those that have enough cases. */
  static <K extends Comparable<K>> Map<K, BigDecimal> ratios(Map<K, Proportion> counts, int least) {
    Map<K, BigDecimal> ratios = new TreeMap<>();
    counts.forEach(
        (key, counted) -> {
          if (counted.whole() >= Math.max(1, least)) {
            ratios.put(key, counted.ratio());
          }
        });
    return ratios;
  }

  /** The fence that a rule sets in per cent; null where it sets none. */
  static @Nullable BigDecimal fence(RedFlagRule rule) {
    return rule.threshold().signum() == 0 ? null : rule.share();
  }

  /** Lots of a tender whose second bid is as near to the first (R024), or as far (R058), as few. */
  static List<RedFlag> gaps(
      RedFlagRule rule, List<MarketQueries.LotGap> lots, long tenderId, boolean near) {
    if (lots.size() < rule.least()) {
      return List.of();
    }
    Map<Long, BigDecimal> figures = new TreeMap<>();
    lots.forEach(
        l -> figures.put(l.lotId(), l.secondPrice().subtract(l.price()).divide(l.price(), EXACT)));
    OutlierSet<Long> beyond = near ? low(fence(rule), figures) : high(fence(rule), figures);
    List<RedFlag> flags = new ArrayList<>();
    for (MarketQueries.LotGap lot : lots) {
      if (lot.tenderId() == tenderId && beyond.keys().contains(lot.lotId())) {
        flags.add(
            new RedFlag(
                rule.kind(),
                lot.lotNumber(),
                near ? List.of(lot.winner(), lot.second()) : List.of(lot.winner()),
                Map.of(
                    FlagFigure.PERCENT_ABOVE,
                    percent(figures.getOrDefault(lot.lotId(), BigDecimal.ZERO)),
                    FlagFigure.FENCE,
                    percent(beyond.fence()),
                    FlagFigure.LOTS,
                    BigDecimal.valueOf(lots.size()))));
      }
    }
    return flags;
  }

  /** Bidders of a tender with many bids and few successes. */
  static List<RedFlag> losing(
      RedFlagRule rule, List<MarketQueries.BidderRecord> records, Map<Long, Long> bids) {
    Map<Long, Proportion> counts = new TreeMap<>();
    records.stream()
        .filter(r -> r.part() > 0)
        .forEach(r -> counts.put(r.supplierId(), new Proportion(r.first(), r.part())));
    return ofBidders(rule, counts, oftenLosing(fence(rule), counts), bids, FlagFigure.PERCENT_WON);
  }

  /** Bidders of a tender whose bids are excluded more often than those of others (R038). */
  static List<RedFlag> excluded(
      RedFlagRule rule, List<MarketQueries.BidderRecord> records, Map<Long, Long> bids) {
    Map<Long, Proportion> counts = new TreeMap<>();
    records.forEach(r -> counts.put(r.supplierId(), new Proportion(r.excluded(), r.bids())));
    return ofBidders(
        rule,
        counts,
        high(fence(rule), ratios(counts, rule.least())),
        bids,
        FlagFigure.PERCENT_EXCLUDED);
  }

  private static List<RedFlag> ofBidders(
      RedFlagRule rule,
      Map<Long, Proportion> counts,
      OutlierSet<Long> beyond,
      Map<Long, Long> bids,
      FlagFigure name) {
    List<RedFlag> flags = new ArrayList<>();
    for (long supplier : beyond.keys()) {
      Long bid = bids.get(supplier);
      Proportion counted = counts.get(supplier);
      if (bid != null && counted != null) {
        flags.add(
            new RedFlag(
                rule.kind(),
                null,
                List.of(bid),
                Map.of(
                    name,
                    percent(counted.ratio()),
                    FlagFigure.BIDS,
                    BigDecimal.valueOf(counted.whole()),
                    FlagFigure.FENCE,
                    percent(beyond.fence()))));
      }
    }
    return flags;
  }

  /**
   * The buyer who prepared a tender excludes more bids than other buyers (R038). Where there is no
   * other, its own figure would be the fence, and each tender of it would have the flag.
   */
  static Optional<RedFlag> buyer(RedFlagRule rule, List<MarketQueries.BuyerRecord> records) {
    if (fence(rule) == null && records.size() < 2) {
      return Optional.empty();
    }
    Map<Long, Proportion> counts = new TreeMap<>();
    records.forEach(r -> counts.put(r.personId(), new Proportion(r.excluded(), r.bids())));
    OutlierSet<Long> beyond = high(fence(rule), ratios(counts, rule.least()));
    return records.stream()
        .filter(r -> r.preparer() && beyond.keys().contains(r.personId()))
        .map(
            r ->
                new RedFlag(
                    rule.kind(),
                    null,
                    List.of(),
                    Map.of(
                        FlagFigure.PERCENT_EXCLUDED,
                        percent(new Proportion(r.excluded(), r.bids()).ratio()),
                        FlagFigure.BIDS,
                        BigDecimal.valueOf(r.bids()),
                        FlagFigure.FENCE,
                        percent(beyond.fence()))))
        .findFirst();
  }

  /** Bidders of a tender that win goods of more kinds than others (R048). */
  static List<RedFlag> goods(
      RedFlagRule rule, List<MarketQueries.GoodsRecord> records, Map<Long, Long> bids) {
    Map<Long, BigDecimal> figures = new TreeMap<>();
    records.forEach(r -> figures.put(r.supplierId(), BigDecimal.valueOf(r.divisions())));
    BigDecimal fence = rule.threshold().signum() == 0 ? null : rule.threshold();
    OutlierSet<Long> beyond = high(fence, figures);
    List<RedFlag> flags = new ArrayList<>();
    for (MarketQueries.GoodsRecord goods : records) {
      Long bid = bids.get(goods.supplierId());
      if (bid != null && beyond.keys().contains(goods.supplierId())) {
        flags.add(
            new RedFlag(
                rule.kind(),
                null,
                List.of(bid),
                Map.of(
                    FlagFigure.DIVISIONS,
                    BigDecimal.valueOf(goods.divisions()),
                    FlagFigure.TENDERS,
                    BigDecimal.valueOf(goods.tenders()),
                    FlagFigure.FENCE,
                    shown(beyond.fence()))));
      }
    }
    return flags;
  }

  private static BigDecimal percent(BigDecimal share) {
    return shown(share.movePointRight(2));
  }

  private static BigDecimal shown(BigDecimal figure) {
    return figure.setScale(2, RoundingMode.HALF_UP);
  }
}
