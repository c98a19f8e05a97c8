package org.muwahhad.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;

/**
 * What would have to change for a bid to be first in the ranking of its lot.
 *
 * @param bid as it is ranked
 * @param first the bid that is first in rank
 * @param price the highest total at which it would be first with everything else as it is, in its
 *     currency and without VAT; null when no lower price would do, or when it is not behind
 * @param lowPrice whether that total would be abnormally low and have to be explained
 * @param score the least technical score, of 100, with which it would be first with everything else
 *     as it is; null when none would do, when quality is not weighed, or when it is not behind
 */
public record FirstPlaceView(
    LotRankingQueries.LotRankingRow bid,
    LotRankingQueries.@Nullable LotRankingRow first,
    PlaceOfBid place,
    boolean weighsQuality,
    @Nullable Money price,
    boolean lowPrice,
    @Nullable BigDecimal score) {

  /** How the bid stands. */
  public enum PlaceOfBid {
    FIRST,
    BEHIND,
    /** It takes no part in the ranking. */
    OUT,
    /** Bids, quantities or scores have changed since the ranking was made. */
    OUTDATED
  }

  /** How much less the total would be. */
  public @Nullable Money cut() {
    Money needed = price;
    return needed == null ? null : bid.total().map(t -> t.minus(needed)).orElse(null);
  }

  /** The same as a ratio of the total bid. */
  public @Nullable BigDecimal cutRatio() {
    Money cut = cut();
    BigDecimal total = bid.bidTotal();
    return cut == null || total == null || total.signum() == 0
        ? null
        : cut.amount().divide(total, MathContext.DECIMAL64);
  }

  /** How much higher the technical score would be. */
  public @Nullable BigDecimal scoreGained() {
    return score == null ? null : score.subtract(bid.technicalScore());
  }
}
