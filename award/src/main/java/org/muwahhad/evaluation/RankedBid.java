package org.muwahhad.evaluation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;

/**
 * One bid of a ranked lot, with every intermediate figure.
 *
 * @param exclusion why it takes no part, or null
 * @param evaluatedPrice converted total after preference, for comparison only
 * @param technicalScore 0 to 100, two decimals
 * @param priceScore 0 to 100, two decimals; zero for a bid that takes no part
 * @param finalScore 0 to 100, two decimals; zero for a bid that takes no part
 * @param position from 1, or null for a bid that takes no part
 * @param tieRule what decided between it and a neighbour of equal score, or null
 */
record RankedBid(
    LotBid offer,
    @Nullable Exclusion exclusion,
    Money evaluatedPrice,
    BigDecimal technicalScore,
    BigDecimal priceScore,
    BigDecimal finalScore,
    @Nullable Integer position,
    @Nullable TieRule tieRule,
    boolean abnormallyLow) {

  RankedBid at(int place, @Nullable TieRule rule) {
    return new RankedBid(
        offer,
        exclusion,
        evaluatedPrice,
        technicalScore,
        priceScore,
        finalScore,
        place,
        rule,
        abnormallyLow);
  }
}
