package org.muwahhad.evaluation.flag;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Signs that published indicators name (docs/red-flags.md), each a pure function of the bids: the
 * same bids give the same signs. Every one has harmless explanations too.
 */
final class RedFlags {
  /** Prices that are the same by chance are few: half of the items, and at least so many. */
  private static final int LEAST_SAME = 2;

  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** A ratio or difference over fewer items is no pattern. */
  private static final int LEAST_PATTERN = 3;

  /** How far a constant ratio or difference may waver: one in a thousand, for rounding. */
  private static final BigDecimal WAVER = new BigDecimal("0.001");

  private static final int LEAST_LINES = 4;
  private static final BigDecimal MOSTLY = new BigDecimal("0.8");
  private static final BigDecimal LEAST_ROUND_PRICE = BigDecimal.TEN;

  /** A price is round that has no more digits than these before its zeros. */
  private static final int ROUND_DIGITS = 1;

  private static final BigDecimal JUST_ABOVE_PERCENT = new BigDecimal(3);
  private static final int LEAST_CLOSE = 2;
  private static final int LEAST_CONTESTS = 4;

  private RedFlags() {}

  /**
   * A bid for a lot.
   *
   * @param rank null for a bid that takes no part
   * @param total converted to the currency of the tender; null when its price is not open
   * @param currency of its unit prices
   * @param prices unit price of each item, empty when not open
   */
  record Bid(
      long bidId,
      long supplierId,
      @Nullable Integer rank,
      @Nullable BigDecimal total,
      String currency,
      Map<Long, BigDecimal> prices) {}

  /** A lot with all bids received for it. */
  record FlaggedLot(int number, List<Bid> bids) {}

  /** A past award: who bid and who won. */
  record Contest(Set<Long> suppliers, long winner) {}

  /**
   * What kept a bidder from bids before: how often each.
   *
   * @param running whether it is suspended or debarred now
   * @param debarred confirmed debarments
   * @param unqualified prequalifications failed
   * @param excluded tenders in which its bid was excluded
   */
  record PastDisqualifications(
      long bidId, long suspended, boolean running, long debarred, long unqualified, long excluded) {
    boolean ever() {
      return suspended + debarred + unqualified + excluded > 0;
    }
  }

  /** One bid only, or one that is left of several. */
  static Optional<RedFlag> singleBidder(FlaggedLot lot) {
    long part = lot.bids().stream().filter(b -> b.rank() != null).count();
    if (lot.bids().isEmpty() || (part != 1 && lot.bids().size() != 1)) {
      return Optional.empty();
    }
    return Optional.of(
        sign(
            RedFlag.RedFlagKind.SINGLE_BIDDER,
            lot,
            lot.bids().stream().filter(b -> b.rank() != null || part == 0).toList(),
            BigDecimal.valueOf(part),
            BigDecimal.valueOf(lot.bids().size())));
  }

  /** Two bidders who ask the same for many items, to the last digit. */
  static List<RedFlag> samePrices(FlaggedLot lot) {
    return pairs(
        lot,
        LEAST_SAME,
        pair -> {
          int items = pair.size();
          long same = 0;
          for (int i = 0; i < items; i++) {
            same += pair.first(i).compareTo(pair.second(i)) == 0 ? 1 : 0;
          }
          return same >= LEAST_SAME && isAtLeast(same, items, HALF)
              ? Optional.of(
                  pair.sign(RedFlag.RedFlagKind.SAME_PRICES, lot, same, BigDecimal.valueOf(items)))
              : Optional.empty();
        });
  }

  /** Two bidders of whom one asks the same multiple of the other's price for every item. */
  static List<RedFlag> constantRatio(FlaggedLot lot) {
    return pairs(
        lot,
        LEAST_PATTERN,
        pair -> {
          BigDecimal ratio = pair.second(0).divide(pair.first(0), MathContext.DECIMAL64);
          for (int i = 1; i < pair.size(); i++) {
            if (!isNear(pair.second(i), pair.first(i).multiply(ratio, MathContext.DECIMAL64))) {
              return Optional.empty();
            }
          }
          BigDecimal above = ratio.subtract(BigDecimal.ONE);
          return above.abs().compareTo(WAVER) > 0 && pair.isVaried()
              ? Optional.of(
                  pair.sign(
                      RedFlag.RedFlagKind.CONSTANT_RATIO,
                      lot,
                      pair.size(),
                      shown(above.movePointRight(2))))
              : Optional.empty();
        });
  }

  /** Two bidders of whom one asks the same amount more than the other for every item. */
  static List<RedFlag> constantOffset(FlaggedLot lot) {
    return pairs(
        lot,
        LEAST_PATTERN,
        pair -> {
          BigDecimal offset = pair.second(0).subtract(pair.first(0));
          for (int i = 1; i < pair.size(); i++) {
            if (!isNear(pair.second(i).subtract(pair.first(i)), offset)) {
              return Optional.empty();
            }
          }
          return offset.signum() != 0 && pair.isVaried()
              ? Optional.of(
                  pair.sign(RedFlag.RedFlagKind.CONSTANT_OFFSET, lot, pair.size(), offset))
              : Optional.empty();
        });
  }

  /** A bidder whose prices over all lots are mostly round, as if nothing had been reckoned. */
  static Optional<RedFlag> roundPrices(long bidId, List<BigDecimal> prices) {
    long round = prices.stream().filter(RedFlags::isRound).count();
    return prices.size() >= LEAST_LINES && isAtLeast(round, prices.size(), MOSTLY)
        ? Optional.of(
            new RedFlag(
                RedFlag.RedFlagKind.ROUND_PRICES,
                null,
                List.of(bidId),
                List.of(BigDecimal.valueOf(round), BigDecimal.valueOf(prices.size()))))
        : Optional.empty();
  }

  /** Losing bids that stand close together just above the winner's price. */
  static Optional<RedFlag> closeLosers(FlaggedLot lot) {
    List<Bid> ranked =
        lot.bids().stream().filter(b -> b.rank() != null && b.total() != null).toList();
    Optional<BigDecimal> won =
        ranked.stream().filter(RedFlags::won).map(RedFlags::total).findFirst();
    if (won.isEmpty() || won.get().signum() == 0) {
      return Optional.empty();
    }
    BigDecimal limit =
        won.get().multiply(BigDecimal.valueOf(100).add(JUST_ABOVE_PERCENT)).movePointLeft(2);
    List<Bid> losers = ranked.stream().filter(b -> !won(b)).toList();
    List<Bid> close =
        losers.stream()
            .filter(b -> total(b).compareTo(won.get()) > 0 && total(b).compareTo(limit) <= 0)
            .toList();
    return close.size() >= LEAST_CLOSE && isAtLeast(close.size(), losers.size(), HALF)
        ? Optional.of(
            sign(
                RedFlag.RedFlagKind.CLOSE_LOSERS,
                lot,
                close,
                BigDecimal.valueOf(close.size()),
                BigDecimal.valueOf(losers.size()),
                JUST_ABOVE_PERCENT))
        : Optional.empty();
  }

  /**
   * Bidders of this lot who won past awards strictly in turn, each time bidding against one
   * another.
   *
   * @param past the oldest first
   */
  static Optional<RedFlag> rotation(FlaggedLot lot, List<Contest> past) {
    Map<Long, Bid> present = new HashMap<>();
    lot.bids().forEach(b -> present.put(b.supplierId(), b));
    List<Long> winners =
        past.stream()
            .filter(c -> present.containsKey(c.winner()) && met(c, present.keySet()) >= 2)
            .map(Contest::winner)
            .toList();
    Set<Long> turn = new LinkedHashSet<>(winners);
    int size = turn.size();
    boolean enough = size >= 2 && winners.size() >= Math.max(LEAST_CONTESTS, 2 * size);
    if (!enough || !repeats(winners, size)) {
      return Optional.empty();
    }
    List<Bid> concerned = new ArrayList<>();
    turn.forEach(s -> Optional.ofNullable(present.get(s)).ifPresent(concerned::add));
    return Optional.of(
        sign(
            RedFlag.RedFlagKind.ROTATION,
            lot,
            concerned,
            BigDecimal.valueOf(winners.size()),
            BigDecimal.valueOf(size)));
  }

  /** A bidder that was kept from bids before it bid here, or is now. */
  static Optional<RedFlag> wasDisqualified(PastDisqualifications bidder) {
    return bidder.ever()
        ? Optional.of(
            new RedFlag(
                RedFlag.RedFlagKind.WAS_SUSPENDED,
                null,
                List.of(bidder.bidId()),
                List.of(
                    BigDecimal.valueOf(bidder.suspended()),
                    bidder.running() ? BigDecimal.ONE : BigDecimal.ZERO,
                    BigDecimal.valueOf(bidder.debarred()),
                    BigDecimal.valueOf(bidder.unqualified()),
                    BigDecimal.valueOf(bidder.excluded()))))
        : Optional.empty();
  }

  private static boolean repeats(List<Long> winners, int period) {
    Set<Long> first = new HashSet<>(winners.subList(0, period));
    if (first.size() != period) {
      return false;
    }
    for (int i = period; i < winners.size(); i++) {
      if (!winners.get(i).equals(winners.get(i - period))) {
        return false;
      }
    }
    return true;
  }

  private static long met(Contest contest, Set<Long> present) {
    return contest.suppliers().stream().filter(present::contains).count();
  }

  /**
   * Two bids with the prices of the items that both priced above zero; of the first of these items
   * the second bid does not ask less.
   */
  private record Pair(Bid low, Bid high, List<BigDecimal> lows, List<BigDecimal> highs) {
    static Pair of(Bid a, Bid b, List<Long> items) {
      List<BigDecimal> as = new ArrayList<>(items.size());
      List<BigDecimal> bs = new ArrayList<>(items.size());
      for (long item : items) {
        BigDecimal x = a.prices().get(item);
        BigDecimal y = b.prices().get(item);
        if (x != null && y != null && x.signum() > 0 && y.signum() > 0) {
          as.add(x);
          bs.add(y);
        }
      }
      boolean swap = !as.isEmpty() && as.get(0).compareTo(bs.get(0)) > 0;
      return swap ? new Pair(b, a, bs, as) : new Pair(a, b, as, bs);
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
    boolean isVaried() {
      return lows.stream().map(BigDecimal::stripTrailingZeros).distinct().count() >= LEAST_PATTERN;
    }

    RedFlag sign(RedFlag.RedFlagKind kind, FlaggedLot lot, long items, BigDecimal figure) {
      return RedFlags.sign(kind, lot, List.of(low, high), BigDecimal.valueOf(items), figure);
    }
  }

  /**
   * What is found in the pairs of bids.
   *
   * @param least of a lot of fewer items no pair is looked at
   */
  private static List<RedFlag> pairs(
      FlaggedLot lot, int least, Function<Pair, Optional<RedFlag>> look) {
    List<Bid> priced = lot.bids().stream().filter(b -> !b.prices().isEmpty()).toList();
    List<Long> items =
        priced.stream().flatMap(b -> b.prices().keySet().stream()).distinct().sorted().toList();
    if (items.size() < least) {
      return List.of();
    }
    List<RedFlag> signs = new ArrayList<>();
    for (int i = 0; i < priced.size(); i++) {
      for (int j = i + 1; j < priced.size(); j++) {
        if (priced.get(i).currency().equals(priced.get(j).currency())) {
          Pair pair = Pair.of(priced.get(i), priced.get(j), items);
          Optional<RedFlag> sign = pair.size() == 0 ? Optional.empty() : look.apply(pair);
          sign.ifPresent(signs::add);
        }
      }
    }
    return signs;
  }

  private static boolean isNear(BigDecimal figure, BigDecimal reference) {
    return figure.subtract(reference).abs().compareTo(reference.abs().multiply(WAVER)) <= 0;
  }

  private static boolean isRound(BigDecimal price) {
    return price.compareTo(LEAST_ROUND_PRICE) >= 0
        && price.stripTrailingZeros().precision() <= ROUND_DIGITS;
  }

  private static boolean isAtLeast(long part, long whole, BigDecimal share) {
    return BigDecimal.valueOf(part).compareTo(share.multiply(BigDecimal.valueOf(whole))) >= 0;
  }

  private static boolean won(Bid bid) {
    return Integer.valueOf(1).equals(bid.rank());
  }

  private static BigDecimal total(Bid bid) {
    return bid.total() == null ? BigDecimal.ZERO : bid.total();
  }

  private static BigDecimal shown(BigDecimal figure) {
    return figure.setScale(2, RoundingMode.HALF_UP);
  }

  private static RedFlag sign(
      RedFlag.RedFlagKind kind, FlaggedLot lot, List<Bid> bids, BigDecimal... numbers) {
    return new RedFlag(
        kind, lot.number(), bids.stream().map(Bid::bidId).toList(), List.of(numbers));
  }
}
