package org.muwahhad.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;

/**
 * One bid for one lot, as it enters the ranking.
 *
 * @param registration the bidder's commercial register number, which enters the drawing of lots
 * @param gccOrigin whether the bidder declares goods of GCC origin
 * @param ruledOut why the bid is out before it is examined, or null: {@code DEBARRED}, {@code
 *     REVIEW} or {@code ABOVE_AGREEMENT}
 * @param compliant whether every administrative criterion is met
 * @param complete whether every item of the lot is priced
 * @param technical technical score from 0 to 100, unrounded; zero when the bid is not compliant
 * @param total in the currency of the bid
 * @param converted in the currency of the tender, at the rates of its fixed date
 * @param decision what the panel made of an abnormally low price, if it was asked
 * @param miscalculated why the panel excluded the bid from the lot for its arithmetic, or null
 */
record LotBid(
    long bidId,
    String registration,
    boolean gccOrigin,
    @Nullable Exclusion ruledOut,
    boolean compliant,
    boolean complete,
    BigDecimal technical,
    Money total,
    Money converted,
    @Nullable LowPriceDecision decision,
    @Nullable String miscalculated) {

  /** The panel's decision on an abnormally low price, with its reason. */
  record LowPriceDecision(boolean accepted, String reason) {}

  /** The same bid at another price. */
  LotBid at(Money otherTotal, Money otherConverted) {
    return new LotBid(
        bidId,
        registration,
        gccOrigin,
        ruledOut,
        compliant,
        complete,
        technical,
        otherTotal,
        otherConverted,
        decision,
        miscalculated);
  }

  /** The same bid with another technical score. */
  LotBid with(BigDecimal otherTechnical) {
    return new LotBid(
        bidId,
        registration,
        gccOrigin,
        ruledOut,
        compliant,
        complete,
        otherTechnical,
        total,
        converted,
        decision,
        miscalculated);
  }

  boolean isRejectedAsLow() {
    return decision != null && !decision.accepted();
  }
}
