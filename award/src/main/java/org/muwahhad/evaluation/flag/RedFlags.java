package org.muwahhad.evaluation.flag;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.flag.RedFlagRuleQueries.RedFlagRule;

/**
 * Signs that published indicators name (docs/red-flags.md), each a pure function of the bids: the
 * same bids give the same signs. Every one has harmless explanations too.
 */
final class RedFlags {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** How far prices in two currencies may differ and be the same: the rounding of rates. */
  private static final BigDecimal WAVER = new BigDecimal("0.001");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal LEAST_ROUND_PRICE = BigDecimal.TEN;

  /** A price is round that has no more digits than these before its zeros. */
  private static final int ROUND_DIGITS = 1;

  private RedFlags() {}

  /**
   * A bid for a lot.
   *
   * @param rank null for a bid that takes no part
   * @param total converted to the currency of the tender; null when its price is not open
   * @param currency of its unit prices
   * @param prices unit price of each item, empty when not open
   * @param rate what one unit of its currency is worth in the currency of the tender; null when
   *     unknown
   * @param keptTotal the total also where its price is kept to itself; null when there is none
   */
  record Bid(
      long bidId,
      long supplierId,
      @Nullable Integer rank,
      @Nullable BigDecimal total,
      String currency,
      Map<Long, BigDecimal> prices,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal keptTotal) {
    /** A bid whose price is open to all who read the examination. */
    Bid(
        long bidId,
        long supplierId,
        @Nullable Integer rank,
        @Nullable BigDecimal total,
        String currency,
        Map<Long, BigDecimal> prices) {
      this(bidId, supplierId, rank, total, currency, prices, null, total);
    }
  }

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

  /** One bid only. */
  static Optional<RedFlag> singleBidder(RedFlagRule rule, FlaggedLot lot) {
    int received = lot.bids().size();
    if (received == 0 || received > rule.whole()) {
      return Optional.empty();
    }
    long part = lot.bids().stream().filter(b -> b.rank() != null).count();
    return Optional.of(
        sign(
            RedFlag.RedFlagKind.SINGLE_BIDDER,
            lot,
            lot.bids(),
            BigDecimal.valueOf(part),
            BigDecimal.valueOf(received)));
  }

  /** One bid that is left of several. */
  static Optional<RedFlag> allOthersExcluded(RedFlagRule rule, FlaggedLot lot) {
    List<Bid> part = lot.bids().stream().filter(b -> b.rank() != null).toList();
    int excluded = lot.bids().size() - part.size();
    return part.size() == 1 && excluded >= Math.max(1, rule.least())
        ? Optional.of(
            sign(
                RedFlag.RedFlagKind.ALL_OTHERS_EXCLUDED,
                lot,
                part,
                BigDecimal.valueOf(excluded),
                BigDecimal.valueOf(lot.bids().size())))
        : Optional.empty();
  }

  /** Two bidders who ask the same for many items, to the last digit where the currency is one. */
  static List<RedFlag> samePrices(RedFlagRule rule, FlaggedLot lot) {
    return pairs(
        lot,
        Math.max(2, rule.least()),
        pair -> {
          int items = pair.size();
          long same = 0;
          for (int i = 0; i < items; i++) {
            same += pair.isSame(i) ? 1 : 0;
          }
          return same >= rule.least() && isAtLeast(same, items, rule.share())
              ? Optional.of(
                  pair.sign(RedFlag.RedFlagKind.SAME_PRICES, lot, same, BigDecimal.valueOf(items)))
              : Optional.empty();
        });
  }

  /**
   * Bidders who ask the same for the lot, to the last digit, whether their bids take part or not.
   *
   * @param kept whether prices count that are kept to themselves, of which none is told
   */
  static List<RedFlag> sameTotals(RedFlagRule rule, FlaggedLot lot, boolean kept) {
    Map<BigDecimal, List<Bid>> byTotal = new LinkedHashMap<>();
    for (Bid bid : lot.bids()) {
      BigDecimal amount = kept ? bid.keptTotal() : bid.total();
      if (amount != null && amount.signum() > 0) {
        byTotal.computeIfAbsent(amount.stripTrailingZeros(), t -> new ArrayList<>()).add(bid);
      }
    }
    return byTotal.values().stream()
        .filter(same -> same.size() >= Math.max(2, rule.least()))
        .map(
            same ->
                sign(RedFlag.RedFlagKind.SAME_TOTALS, lot, same, BigDecimal.valueOf(same.size())))
        .toList();
  }

  /** Two bidders of whom one asks the same multiple of the other's price for every item. */
  static List<RedFlag> constantRatio(RedFlagRule rule, FlaggedLot lot) {
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
                  pair.sign(
                      RedFlag.RedFlagKind.CONSTANT_RATIO,
                      lot,
                      pair.size(),
                      shown(above.movePointRight(2))))
              : Optional.empty();
        });
  }

  /** Two bidders of whom one asks the same amount more than the other for every item. */
  static List<RedFlag> constantOffset(RedFlagRule rule, FlaggedLot lot) {
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
                  pair.sign(
                      RedFlag.RedFlagKind.CONSTANT_OFFSET,
                      lot,
                      pair.size(),
                      pair.converted() ? shown(offset) : offset))
              : Optional.empty();
        });
  }

  /** A bidder whose prices over all lots are mostly round, as if nothing had been reckoned. */
  static Optional<RedFlag> roundPrices(RedFlagRule rule, long bidId, List<BigDecimal> prices) {
    long round = prices.stream().filter(RedFlags::isRound).count();
    return prices.size() >= Math.max(1, rule.least())
            && isAtLeast(round, prices.size(), rule.share())
        ? Optional.of(
            new RedFlag(
                RedFlag.RedFlagKind.ROUND_PRICES,
                null,
                List.of(bidId),
                List.of(BigDecimal.valueOf(round), BigDecimal.valueOf(prices.size()))))
        : Optional.empty();
  }

  /** Losing bids that stand close together just above the winner's price. */
  static Optional<RedFlag> closeLosers(RedFlagRule rule, FlaggedLot lot) {
    List<Bid> ranked =
        lot.bids().stream().filter(b -> b.rank() != null && b.total() != null).toList();
    Optional<BigDecimal> won =
        ranked.stream().filter(RedFlags::won).map(RedFlags::total).findFirst();
    if (won.isEmpty() || won.get().signum() == 0) {
      return Optional.empty();
    }
    BigDecimal limit = won.get().multiply(HUNDRED.add(rule.threshold())).movePointLeft(2);
    List<Bid> losers = ranked.stream().filter(b -> !won(b)).toList();
    List<Bid> close =
        losers.stream()
            .filter(b -> total(b).compareTo(won.get()) > 0 && total(b).compareTo(limit) <= 0)
            .toList();
    return close.size() >= Math.max(1, rule.least()) && isAtLeast(close.size(), losers.size(), HALF)
        ? Optional.of(
            sign(
                RedFlag.RedFlagKind.CLOSE_LOSERS,
                lot,
                close,
                BigDecimal.valueOf(close.size()),
                BigDecimal.valueOf(losers.size()),
                rule.threshold()))
        : Optional.empty();
  }

  /**
   * The cheapest bid of a lot that the price alone decides is excluded. Prices that are kept to
   * themselves are compared, and none is told.
   */
  static Optional<RedFlag> lowestExcluded(FlaggedLot lot) {
    Optional<BigDecimal> lowest =
        lot.bids().stream()
            .filter(b -> b.rank() != null && b.total() != null)
            .map(RedFlags::total)
            .min(BigDecimal::compareTo);
    if (lowest.isEmpty()) {
      return Optional.empty();
    }
    List<Bid> cheaper =
        lot.bids().stream()
            .filter(b -> b.rank() == null && isBelow(b.keptTotal(), lowest.get()))
            .toList();
    long part = lot.bids().stream().filter(b -> b.rank() != null).count();
    return cheaper.isEmpty()
        ? Optional.empty()
        : Optional.of(
            sign(
                RedFlag.RedFlagKind.LOWEST_EXCLUDED,
                lot,
                cheaper,
                BigDecimal.valueOf(part),
                BigDecimal.valueOf(cheaper.size())));
  }

  private static boolean isBelow(@Nullable BigDecimal total, BigDecimal lowest) {
    return total != null && total.signum() > 0 && total.compareTo(lowest) < 0;
  }

  /** The unit prices of a bidder for the lots of one item, by lot, in its currency. */
  record SingleItemPrices(long bidId, String currency, Map<Integer, BigDecimal> byLot) {}

  /** The prices that each bidder asks for the lots of one item, of which none shows a pattern. */
  static List<SingleItemPrices> singleItems(Iterable<FlaggedLot> lots) {
    Map<Long, SingleItemPrices> found = new TreeMap<>();
    for (FlaggedLot lot : lots) {
      long items =
          lot.bids().stream().flatMap(b -> b.prices().keySet().stream()).distinct().count();
      if (items == 1) {
        for (Bid bid : lot.bids()) {
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
          return same >= Math.max(2, rule.least()) && isAtLeast(same, both, rule.share())
              ? Optional.of(across(RedFlag.RedFlagKind.SAME_ACROSS_LOTS, a, b, same, both))
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
              new RedFlag(
                  RedFlag.RedFlagKind.RATIO_ACROSS_LOTS,
                  null,
                  List.of(a.bidId(), b.bidId()),
                  List.of(
                      BigDecimal.valueOf(varied.size()),
                      shown(up.subtract(BigDecimal.ONE).movePointRight(2)))));
        });
  }

  private static RedFlag across(
      RedFlag.RedFlagKind kind, SingleItemPrices a, SingleItemPrices b, long same, long both) {
    return new RedFlag(
        kind,
        null,
        List.of(a.bidId(), b.bidId()),
        List.of(BigDecimal.valueOf(same), BigDecimal.valueOf(both)));
  }

  private static List<RedFlag> acrossLots(
      List<SingleItemPrices> bidders,
      BiFunction<SingleItemPrices, SingleItemPrices, Optional<RedFlag>> look) {
    List<RedFlag> signs = new ArrayList<>();
    for (int i = 0; i < bidders.size(); i++) {
      for (int j = i + 1; j < bidders.size(); j++) {
        if (bidders.get(i).currency().equals(bidders.get(j).currency())) {
          look.apply(bidders.get(i), bidders.get(j)).ifPresent(signs::add);
        }
      }
    }
    return signs;
  }

  /** When a bid was received. */
  record ReceivedBid(long bidId, Instant at) {}

  /**
   * Bids that came within minutes of one another.
   *
   * @param received the earliest first
   */
  static List<RedFlag> closeTimes(RedFlagRule rule, List<ReceivedBid> received) {
    Duration apart = Duration.ofMinutes(rule.whole());
    List<RedFlag> signs = new ArrayList<>();
    List<Long> together = new ArrayList<>();
    for (int i = 0; i < received.size(); i++) {
      together.add(received.get(i).bidId());
      boolean last = i + 1 == received.size();
      if (last
          || Duration.between(received.get(i).at(), received.get(i + 1).at()).compareTo(apart)
              > 0) {
        if (together.size() >= Math.max(2, rule.least())) {
          signs.add(
              new RedFlag(
                  RedFlag.RedFlagKind.CLOSE_TIMES,
                  null,
                  together,
                  List.of(BigDecimal.valueOf(together.size()), rule.threshold())));
        }
        together = new ArrayList<>();
      }
    }
    return signs;
  }

  /**
   * Bidders of this lot who won past awards strictly in turn, each time bidding against one
   * another.
   *
   * @param past the oldest first
   */
  static Optional<RedFlag> rotation(RedFlagRule rule, FlaggedLot lot, List<Contest> past) {
    Map<Long, Bid> present = new HashMap<>();
    lot.bids().forEach(b -> present.put(b.supplierId(), b));
    List<Long> winners =
        past.stream()
            .filter(c -> present.containsKey(c.winner()) && met(c, present.keySet()) >= 2)
            .map(Contest::winner)
            .toList();
    Set<Long> turn = new LinkedHashSet<>(winners);
    int size = turn.size();
    boolean enough = size >= 2 && winners.size() >= Math.max(rule.least(), 2 * size);
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
   *
   * @param converted whether they are in two currencies, and compared in that of the tender
   */
  private record Pair(
      Bid low, Bid high, List<BigDecimal> lows, List<BigDecimal> highs, boolean converted) {
    static Pair of(Bid a, Bid b, List<Long> items) {
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
      return swap ? new Pair(b, a, bs, as, converted) : new Pair(a, b, as, bs, converted);
    }

    /** Whether two bids can be compared: in one currency, or with the rates of both. */
    static boolean comparable(Bid a, Bid b) {
      return a.currency().equals(b.currency()) || (a.rate() != null && b.rate() != null);
    }

    private static BigDecimal worth(BigDecimal price, Bid bid) {
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
        if (Pair.comparable(priced.get(i), priced.get(j))) {
          Pair pair = Pair.of(priced.get(i), priced.get(j), items);
          Optional<RedFlag> sign = pair.size() == 0 ? Optional.empty() : look.apply(pair);
          sign.ifPresent(signs::add);
        }
      }
    }
    return signs;
  }

  private static boolean isNear(BigDecimal figure, BigDecimal reference, BigDecimal waver) {
    return figure.subtract(reference).abs().compareTo(reference.abs().multiply(waver)) <= 0;
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
