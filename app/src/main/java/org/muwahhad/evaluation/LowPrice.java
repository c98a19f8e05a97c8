package org.muwahhad.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * When a price is abnormally low: at least so many percent below the mean of the other bids, or at
 * least so many percent below the next higher one. Compared are prices as bid, converted to one
 * currency, without preference.
 *
 * @param belowMeanPercent 40 by default
 * @param belowNextPercent 30 by default
 */
record LowPrice(BigDecimal belowMeanPercent, BigDecimal belowNextPercent) {

  /** Whether a price must be explained, seen against the others that take part. */
  boolean isAbnormal(BigDecimal price, List<BigDecimal> others) {
    if (others.isEmpty()) {
      return false;
    }
    BigDecimal mean =
        others.stream()
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .divide(BigDecimal.valueOf(others.size()), MathContext.DECIMAL128);
    Optional<BigDecimal> next =
        others.stream().filter(o -> o.compareTo(price) > 0).min(BigDecimal::compareTo);
    return isBelow(price, mean, belowMeanPercent)
        || next.filter(n -> isBelow(price, n, belowNextPercent)).isPresent();
  }

  private static boolean isBelow(BigDecimal price, BigDecimal reference, BigDecimal percent) {
    BigDecimal limit =
        reference
            .multiply(Scoring.HUNDRED.subtract(percent), MathContext.DECIMAL128)
            .divide(Scoring.HUNDRED, MathContext.DECIMAL128);
    return reference.signum() > 0 && price.compareTo(limit) <= 0;
  }
}
