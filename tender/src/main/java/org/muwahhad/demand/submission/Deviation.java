package org.muwahhad.demand.submission;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An estimate far from the benchmark price: by more than 30 % of it.
 *
 * @param ratio how far, as a share of the benchmark, above zero; two decimals, half up
 * @param above whether the estimate is the higher one
 */
public record Deviation(BigDecimal ratio, boolean above) {
  private static final BigDecimal LARGEST = new BigDecimal("0.30");

  /** The deviation of a price from a benchmark in the same currency; empty when it is near. */
  public static Optional<Deviation> of(BigDecimal price, BigDecimal benchmark) {
    BigDecimal difference = price.subtract(benchmark);
    if (price.signum() <= 0
        || benchmark.signum() <= 0
        || difference.abs().compareTo(benchmark.multiply(LARGEST)) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Deviation(
            difference.abs().divide(benchmark, 2, RoundingMode.HALF_UP), difference.signum() > 0));
  }
}
