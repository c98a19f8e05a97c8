package org.muwahhad.evaluation.flag;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.muwahhad.evaluation.flag.RedFlagRuleQueries.RedFlagRule;

/**
 * Red flags in the unit prices of bids: the same prices, constant patterns and round figures. Pure.
 */
final class PricePatterns {
  /** How far prices in two currencies may differ and be the same: the rounding of rates. */
  private static final BigDecimal WAVER = new BigDecimal("0.001");

  private static final BigDecimal LEAST_ROUND_PRICE = BigDecimal.TEN;

  /** A price is round that has no more digits than these before its zeros. */
  private static final int ROUND_DIGITS = 1;

  private PricePatterns() {}

  /** Two bidders who ask the same for many items, to the last digit where the currency is one. */
  static List<RedFlag> samePrices(RedFlagRule rule, RedFlags.FlaggedLot lot) {
    return pairs(
        lot,
        Math.max(2, rule.least()),
        pair -> {
          int items = pair.size();
          long same = 0;
          for (int i = 0; i < items; i++) {
            same += pair.isSame(i) ? 1 : 0;
          }
          return same >= rule.least() && RedFlags.isAtLeast(same, items, rule.share())
              ? Optional.of(
                  pair.flag(
                      RedFlag.RedFlagKind.SAME_PRICES,
                      lot,
                      same,
                      FlagFigure.ITEMS,
                      BigDecimal.valueOf(items)))
              : Optional.empty();
        });
  }

  /** Two bidders of whom one asks the same multiple of the other's price for every item. */
  static List<RedFlag> constantRatio(RedFlagRule rule, RedFlags.FlaggedLot lot) {
    BigDecimal waver = rule.share();
    return pairs(
        lot,
        Math.max(2, rule.least()),
        pair -> {
          BigDecimal ratio = pair.second(0).divide(pair.first(0), MathContext.DECIMAL64);
          for (int i = 1; i < pair.size(); i++) {
            BigDecimal expected = pair.first(i).multiply(ratio, MathContext.DECIMAL64);
            if (!isNear(pair.second(i), expected, waver)) {
              return Optional.empty();
            }
          }
          BigDecimal above = ratio.subtract(BigDecimal.ONE);
          return above.abs().compareTo(waver) > 0 && pair.isVaried(rule.least())
              ? Optional.of(
                  pair.flag(
                      RedFlag.RedFlagKind.CONSTANT_RATIO,
                      lot,
                      pair.size(),
                      FlagFigure.PERCENT_ABOVE,
                      shown(above.movePointRight(2))))
              : Optional.empty();
        });
  }

  /** Two bidders of whom one asks the same amount more than the other for every item. */
  static List<RedFlag> constantOffset(RedFlagRule rule, RedFlags.FlaggedLot lot) {
    return pairs(
        lot,
        Math.max(2, rule.least()),
        pair -> {
          BigDecimal offset = pair.second(0).subtract(pair.first(0));
          for (int i = 1; i < pair.size(); i++) {
            if (!isNear(pair.second(i).subtract(pair.first(i)), offset, rule.share())) {
              return Optional.empty();
            }
          }
          return offset.signum() != 0 && pair.isVaried(rule.least())
              ? Optional.of(
                  pair.flag(
                      RedFlag.RedFlagKind.CONSTANT_OFFSET,
                      lot,
                      pair.size(),
                      FlagFigure.AMOUNT_ABOVE,
                      pair.converted() ? shown(offset) : offset))
              : Optional.empty();
        });
  }

  /** A bidder whose prices over all lots are mostly round, as if nothing had been reckoned. */
  static Optional<RedFlag> roundPrices(RedFlagRule rule, long bidId, List<BigDecimal> prices) {
    long round = prices.stream().filter(PricePatterns::isRound).count();
    return prices.size() >= Math.max(1, rule.least())
            && RedFlags.isAtLeast(round, prices.size(), rule.share())
        ? Optional.of(
            new RedFlag(
                RedFlag.RedFlagKind.ROUND_PRICES,
                null,
                List.of(bidId),
                Map.of(
                    FlagFigure.ROUND_PRICES,
                    BigDecimal.valueOf(round),
                    FlagFigure.UNIT_PRICES,
                    BigDecimal.valueOf(prices.size()))))
        : Optional.empty();
  }

  /** The unit prices of a bidder for the lots of one item, by lot, in its currency. */
  record SingleItemPrices(long bidId, String currency, Map<Integer, BigDecimal> byLot) {}

  /** The prices that each bidder asks for the lots of one item. A lot alone shows no pattern. */
  static List<SingleItemPrices> singleItems(Iterable<RedFlags.FlaggedLot> lots) {
    Map<Long, SingleItemPrices> found = new TreeMap<>();
    for (RedFlags.FlaggedLot lot : lots) {
      long items =
          lot.bids().stream().flatMap(b -> b.prices().keySet().stream()).distinct().count();
      if (items == 1) {
        for (RedFlags.Bid bid : lot.bids()) {
          bid.prices().values().stream()
              .filter(p -> p.signum() > 0)
              .forEach(
                  price ->
                      found
                          .computeIfAbsent(
                              bid.bidId(),
                              b -> new SingleItemPrices(b, bid.currency(), new HashMap<>()))
                          .byLot()
                          .put(lot.number(), price));
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Two bidders in one currency who ask the same for many lots of one item. */
  static List<RedFlag> sameAcrossLots(RedFlagRule rule, List<SingleItemPrices> bidders) {
    return acrossLots(
        bidders,
        (a, b) -> {
          long both = 0;
          long same = 0;
          for (Map.Entry<Integer, BigDecimal> price : a.byLot().entrySet()) {
            BigDecimal other = b.byLot().get(price.getKey());
            if (other != null) {
              both++;
              same += other.compareTo(price.getValue()) == 0 ? 1 : 0;
            }
          }
          return same >= Math.max(2, rule.least()) && RedFlags.isAtLeast(same, both, rule.share())
              ? Optional.of(
                  across(
                      RedFlag.RedFlagKind.SAME_ACROSS_LOTS,
                      a,
                      b,
                      same,
                      FlagFigure.LOTS,
                      BigDecimal.valueOf(both)))
              : Optional.empty();
        });
  }

  /** Two bidders in one currency of whom one asks the same multiple for all lots of one item. */
  static List<RedFlag> ratioAcrossLots(RedFlagRule rule, List<SingleItemPrices> bidders) {
    BigDecimal waver = rule.share();
    return acrossLots(
        bidders,
        (a, b) -> {
          BigDecimal ratio = null;
          Set<BigDecimal> varied = new HashSet<>();
          for (Map.Entry<Integer, BigDecimal> price : a.byLot().entrySet()) {
            BigDecimal other = b.byLot().get(price.getKey());
            if (other == null) {
              continue;
            }
            if (ratio == null) {
              ratio = other.divide(price.getValue(), MathContext.DECIMAL64);
            } else if (!isNear(
                other, price.getValue().multiply(ratio, MathContext.DECIMAL64), waver)) {
              return Optional.empty();
            }
            varied.add(price.getValue().stripTrailingZeros());
          }
          if (ratio == null
              || varied.size() < Math.max(2, rule.least())
              || ratio.subtract(BigDecimal.ONE).abs().compareTo(waver) <= 0) {
            return Optional.empty();
          }
          boolean down = ratio.compareTo(BigDecimal.ONE) < 0;
          BigDecimal up = down ? BigDecimal.ONE.divide(ratio, MathContext.DECIMAL64) : ratio;
          return Optional.of(
              across(
                  RedFlag.RedFlagKind.RATIO_ACROSS_LOTS,
                  a,
                  b,
                  varied.size(),
                  FlagFigure.PERCENT_ABOVE,
                  shown(up.subtract(BigDecimal.ONE).movePointRight(2))));
        });
  }

  private static RedFlag across(
      RedFlag.RedFlagKind kind,
      SingleItemPrices a,
      SingleItemPrices b,
      long alike,
      FlagFigure name,
      BigDecimal figure) {
    return new RedFlag(
        kind,
        null,
        List.of(a.bidId(), b.bidId()),
        Map.of(FlagFigure.LOTS_ALIKE, BigDecimal.valueOf(alike), name, figure));
  }

  private static List<RedFlag> acrossLots(
      List<SingleItemPrices> bidders,
      BiFunction<SingleItemPrices, SingleItemPrices, Optional<RedFlag>> look) {
    List<RedFlag> flags = new ArrayList<>();
    for (int i = 0; i < bidders.size(); i++) {
      for (int j = i + 1; j < bidders.size(); j++) {
        if (bidders.get(i).currency().equals(bidders.get(j).currency())) {
          look.apply(bidders.get(i), bidders.get(j)).ifPresent(flags::add);
        }
      }
    }
    return flags;
  }

  /**
   * Two bids with the prices of the items that both priced above zero; of the first of these items
   * the second bid does not ask less.
   *
   * @param converted whether they are in two currencies, and compared in that of the tender
   */
  private record BidPair(
      RedFlags.Bid low,
      RedFlags.Bid high,
      List<BigDecimal> lows,
      List<BigDecimal> highs,
      boolean converted) {
    static BidPair of(RedFlags.Bid a, RedFlags.Bid b, List<Long> items) {
      boolean converted = !a.currency().equals(b.currency());
      List<BigDecimal> as = new ArrayList<>(items.size());
      List<BigDecimal> bs = new ArrayList<>(items.size());
      for (long item : items) {
        BigDecimal x = a.prices().get(item);
        BigDecimal y = b.prices().get(item);
        if (x != null && y != null && x.signum() > 0 && y.signum() > 0) {
          as.add(converted ? worth(x, a) : x);
          bs.add(converted ? worth(y, b) : y);
        }
      }
      boolean swap = !as.isEmpty() && as.get(0).compareTo(bs.get(0)) > 0;
      return swap ? new BidPair(b, a, bs, as, converted) : new BidPair(a, b, as, bs, converted);
    }

    /** Whether two bids can be compared: in one currency, or with the rates of both. */
    static boolean comparable(RedFlags.Bid a, RedFlags.Bid b) {
      return a.currency().equals(b.currency()) || (a.rate() != null && b.rate() != null);
    }

    private static BigDecimal worth(BigDecimal price, RedFlags.Bid bid) {
      BigDecimal rate = bid.rate();
      return rate == null ? price : price.multiply(rate, MathContext.DECIMAL64);
    }

    /** Whether an item has the same price in both. */
    boolean isSame(int item) {
      return converted
          ? isNear(first(item), second(item), WAVER)
          : first(item).compareTo(second(item)) == 0;
    }

    int size() {
      return lows.size();
    }

    BigDecimal first(int item) {
      return lows.get(item);
    }

    BigDecimal second(int item) {
      return highs.get(item);
    }

    /** With few different prices a ratio and a difference are constant by themselves. */
    boolean isVaried(int least) {
      return lows.stream().map(BigDecimal::stripTrailingZeros).distinct().count() >= least;
    }

    RedFlag flag(
        RedFlag.RedFlagKind kind,
        RedFlags.FlaggedLot lot,
        long alike,
        FlagFigure name,
        BigDecimal figure) {
      return RedFlags.flag(
          kind,
          lot,
          List.of(low, high),
          Map.of(FlagFigure.ITEMS_ALIKE, BigDecimal.valueOf(alike), name, figure));
    }
  }

  /**
   * What is found in the pairs of bids.
   *
   * @param least of a lot of fewer items no pair is looked at
   */
  private static List<RedFlag> pairs(
      RedFlags.FlaggedLot lot, int least, Function<BidPair, Optional<RedFlag>> look) {
    List<RedFlags.Bid> priced = lot.bids().stream().filter(b -> !b.prices().isEmpty()).toList();
    List<Long> items =
        priced.stream().flatMap(b -> b.prices().keySet().stream()).distinct().sorted().toList();
    if (items.size() < least) {
      return List.of();
    }
    List<RedFlag> flags = new ArrayList<>();
    for (int i = 0; i < priced.size(); i++) {
      for (int j = i + 1; j < priced.size(); j++) {
        if (BidPair.comparable(priced.get(i), priced.get(j))) {
          BidPair pair = BidPair.of(priced.get(i), priced.get(j), items);
          Optional<RedFlag> flag = pair.size() == 0 ? Optional.empty() : look.apply(pair);
          flag.ifPresent(flags::add);
        }
      }
    }
    return flags;
  }

  private static boolean isNear(BigDecimal figure, BigDecimal reference, BigDecimal waver) {
    return figure.subtract(reference).abs().compareTo(reference.abs().multiply(waver)) <= 0;
  }

  private static boolean isRound(BigDecimal price) {
    return price.compareTo(LEAST_ROUND_PRICE) >= 0
        && price.stripTrailingZeros().precision() <= ROUND_DIGITS;
  }

  private static BigDecimal shown(BigDecimal figure) {
    return figure.setScale(2, RoundingMode.HALF_UP);
  }
}
