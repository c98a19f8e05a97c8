package org.muwahhad.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a price is abnormally low: at least a given percentage below the mean of the other bids, or
 * at least another percentage below the next higher one. Compared are prices as bid, converted to
 * one currency, without preference.
 *
 * @param belowMeanPercent 40 by default
 * @param belowNextPercent 30 by default
 */
public record LowPrice(BigDecimal belowMeanPercent, BigDecimal belowNextPercent) {

  /**
   * The numbers behind the flag. Ratios have four decimals, for showing only.
   *
   * @param belowMean how far the price lies below the mean of the others, as a ratio of it
   * @param next the next higher price; null when no other is higher
   * @param belowNext how far the price lies below it, as a ratio of it
   */
  public record Measure(
      BigDecimal mean,
      BigDecimal belowMean,
      @Nullable BigDecimal next,
      @Nullable BigDecimal belowNext) {}

  /** How a price lies to the others that take part; empty beside no others. */
  public static Optional<Measure> measure(BigDecimal price, List<BigDecimal> others) {
    if (others.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal mean = mean(others);
    @Nullable BigDecimal next = next(price, others).orElse(null);
    return Optional.of(
        new Measure(
            mean, belowRatio(price, mean), next, next == null ? null : belowRatio(price, next)));
  }

  private static BigDecimal belowRatio(BigDecimal price, BigDecimal reference) {
    return reference.signum() == 0
        ? BigDecimal.ZERO
        : reference
            .subtract(price)
            .divide(reference, MathContext.DECIMAL128)
            .setScale(4, RoundingMode.HALF_UP);
  }

  private static BigDecimal mean(List<BigDecimal> others) {
    return others.stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(others.size()), MathContext.DECIMAL128);
  }

  private static Optional<BigDecimal> next(BigDecimal price, List<BigDecimal> others) {
    return others.stream().filter(o -> o.compareTo(price) > 0).min(BigDecimal::compareTo);
  }

  /** Whether a price must be explained, seen against the others that take part. */
  boolean isAbnormal(BigDecimal price, List<BigDecimal> others) {
    if (others.isEmpty()) {
      return false;
    }
    return isBelow(price, mean(others), belowMeanPercent)
        || next(price, others).filter(n -> isBelow(price, n, belowNextPercent)).isPresent();
  }

  private static boolean isBelow(BigDecimal price, BigDecimal reference, BigDecimal percent) {
    BigDecimal limit =
        reference
            .multiply(Scoring.HUNDRED.subtract(percent), MathContext.DECIMAL128)
            .divide(Scoring.HUNDRED, MathContext.DECIMAL128);
    return reference.signum() > 0 && price.compareTo(limit) <= 0;
  }
}
