package org.muwahhad.evaluation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import org.muwahhad.shared.Money;

/**
 * What would put a bid first in the ranking of its lot: one figure of it is changed and all bids
 * are ranked again, so that the answer is exact by the published rule, with its rounding and its
 * ties. A lower price and a higher score never worsen a rank, so the limit is found by halving.
 *
 * @param offers all bids for the lot, at the prices bid
 * @param convert an amount in the currency of the bid to that of the tender
 */
record FirstPlace(LotRanking ranking, List<LotBid> offers, UnaryOperator<Money> convert) {
  private static final int SCORE_DECIMALS = 2;
  private static final long BEST_SCORE = 100_00;

  /**
   * The highest total at which a bid that is behind would be first, in its currency and without
   * VAT; empty when no lower price would do.
   */
  Optional<Money> price(LotBid bid) {
    String currency = bid.total().currency();
    int decimals = Money.decimals(currency);
    long total = bid.total().amount().movePointRight(decimals).longValueExact();
    return last(total, units -> isFirst(at(bid, money(units, decimals, currency))))
        .map(units -> money(units, decimals, currency));
  }

  /** The bid at another total. */
  LotBid at(LotBid bid, Money total) {
    return bid.at(total, convert.apply(total));
  }

  /**
   * The least technical score with which a bid that is behind would be first, of 100 and with two
   * decimals; empty when not even 100 would do.
   */
  Optional<BigDecimal> score(LotBid bid) {
    return last(BEST_SCORE + 1, less -> isFirst(bid.with(points(BEST_SCORE + 1 - less))))
        .map(less -> points(BEST_SCORE + 1 - less));
  }

  /** Whether a changed bid would be first in rank. */
  boolean isFirst(LotBid changed) {
    return Integer.valueOf(1).equals(rank(changed).position());
  }

  /** A changed bid as it would be ranked. */
  RankedBid rank(LotBid changed) {
    List<LotBid> others =
        offers.stream().map(o -> o.bidId() == changed.bidId() ? changed : o).toList();
    return ranking.rank(others).stream()
        .filter(r -> r.offer().bidId() == changed.bidId())
        .findFirst()
        .orElseThrow();
  }

  /**
   * The greatest number from 1 up to the one given, which it leaves out, for which something holds
   * that holds for all below it too.
   */
  private static Optional<Long> last(long end, LongPredicate holds) {
    long low = 0;
    long high = end;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (holds.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low == 0 ? Optional.empty() : Optional.of(low);
  }

  private static Money money(long units, int decimals, String currency) {
    return new Money(BigDecimal.valueOf(units, decimals), currency);
  }

  private static BigDecimal points(long hundredths) {
    return BigDecimal.valueOf(hundredths, SCORE_DECIMALS);
  }
}
