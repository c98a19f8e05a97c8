package org.muwahhad.evaluation.flag;

import java.math.BigDecimal;
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
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.flag.RedFlagRuleQueries.RedFlagRule;

/**
 * Red flags that published indicators name (docs/red-flags.md), each a pure function of the bids:
 * the same bids give the same flags. Every one has harmless explanations too.
 */
final class RedFlags {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

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
   * @param keptTotal the total, also where the panel does not see the price; null when there is
   *     none
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
        flag(
            RedFlag.RedFlagKind.SINGLE_BIDDER,
            lot,
            lot.bids(),
            Map.of(
                FlagFigure.BIDS_TAKING_PART,
                BigDecimal.valueOf(part),
                FlagFigure.BIDS_RECEIVED,
                BigDecimal.valueOf(received))));
  }

  /** One bid that is left of several. */
  static Optional<RedFlag> allOthersExcluded(RedFlagRule rule, FlaggedLot lot) {
    List<Bid> part = lot.bids().stream().filter(b -> b.rank() != null).toList();
    int excluded = lot.bids().size() - part.size();
    return part.size() == 1 && excluded >= Math.max(1, rule.least())
        ? Optional.of(
            flag(
                RedFlag.RedFlagKind.ALL_OTHERS_EXCLUDED,
                lot,
                part,
                Map.of(
                    FlagFigure.BIDS_EXCLUDED,
                    BigDecimal.valueOf(excluded),
                    FlagFigure.BIDS_RECEIVED,
                    BigDecimal.valueOf(lot.bids().size()))))
        : Optional.empty();
  }

  /**
   * Bidders who ask the same for the lot, to the last digit, whether their bids take part or not.
   *
   * @param kept whether prices count that the panel does not see; they are compared, not shown
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
                flag(
                    RedFlag.RedFlagKind.SAME_TOTALS,
                    lot,
                    same,
                    Map.of(FlagFigure.BIDS, BigDecimal.valueOf(same.size()))))
        .toList();
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
            flag(
                RedFlag.RedFlagKind.CLOSE_LOSERS,
                lot,
                close,
                Map.of(
                    FlagFigure.CLOSE_BIDS,
                    BigDecimal.valueOf(close.size()),
                    FlagFigure.LOSING_BIDS,
                    BigDecimal.valueOf(losers.size()),
                    FlagFigure.THRESHOLD,
                    rule.threshold())))
        : Optional.empty();
  }

  /**
   * The cheapest bid of a lot that the price alone decides is excluded. Prices that the panel does
   * not see are compared, and not shown.
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
            flag(
                RedFlag.RedFlagKind.LOWEST_EXCLUDED,
                lot,
                cheaper,
                Map.of(
                    FlagFigure.BIDS_TAKING_PART,
                    BigDecimal.valueOf(part),
                    FlagFigure.BIDS_EXCLUDED,
                    BigDecimal.valueOf(cheaper.size()))));
  }

  private static boolean isBelow(@Nullable BigDecimal total, BigDecimal lowest) {
    return total != null && total.signum() > 0 && total.compareTo(lowest) < 0;
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
    List<RedFlag> flags = new ArrayList<>();
    List<Long> together = new ArrayList<>();
    for (int i = 0; i < received.size(); i++) {
      together.add(received.get(i).bidId());
      boolean last = i + 1 == received.size();
      if (last
          || Duration.between(received.get(i).at(), received.get(i + 1).at()).compareTo(apart)
              > 0) {
        if (together.size() >= Math.max(2, rule.least())) {
          flags.add(
              new RedFlag(
                  RedFlag.RedFlagKind.CLOSE_TIMES,
                  null,
                  together,
                  Map.of(
                      FlagFigure.BIDS,
                      BigDecimal.valueOf(together.size()),
                      FlagFigure.MINUTES,
                      rule.threshold())));
        }
        together = new ArrayList<>();
      }
    }
    return flags;
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
        flag(
            RedFlag.RedFlagKind.ROTATION,
            lot,
            concerned,
            Map.of(
                FlagFigure.AWARDS,
                BigDecimal.valueOf(winners.size()),
                FlagFigure.SUPPLIERS,
                BigDecimal.valueOf(size))));
  }

  /** A bidder that was kept from bids before it bid here, or is now. */
  static Optional<RedFlag> wasDisqualified(PastDisqualifications bidder) {
    return bidder.ever()
        ? Optional.of(
            new RedFlag(
                RedFlag.RedFlagKind.WAS_SUSPENDED,
                null,
                List.of(bidder.bidId()),
                Map.of(
                    FlagFigure.SUSPENSIONS,
                    BigDecimal.valueOf(bidder.suspended()),
                    FlagFigure.OUT_NOW,
                    bidder.running() ? BigDecimal.ONE : BigDecimal.ZERO,
                    FlagFigure.DEBARMENTS,
                    BigDecimal.valueOf(bidder.debarred()),
                    FlagFigure.PREQUALIFICATIONS_FAILED,
                    BigDecimal.valueOf(bidder.unqualified()),
                    FlagFigure.TENDERS_EXCLUDED_FROM,
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

  /** Whether a part of a whole is at least a share of it. */
  static boolean isAtLeast(long part, long whole, BigDecimal share) {
    return BigDecimal.valueOf(part).compareTo(share.multiply(BigDecimal.valueOf(whole))) >= 0;
  }

  private static boolean won(Bid bid) {
    return Integer.valueOf(1).equals(bid.rank());
  }

  private static BigDecimal total(Bid bid) {
    return bid.total() == null ? BigDecimal.ZERO : bid.total();
  }

  static RedFlag flag(
      RedFlag.RedFlagKind kind,
      FlaggedLot lot,
      List<Bid> bids,
      Map<FlagFigure, BigDecimal> figures) {
    return new RedFlag(kind, lot.number(), bids.stream().map(Bid::bidId).toList(), figures);
  }
}
