package org.muwahhad.demand.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.shared.Rounding;

/**
 * Splits a quantity by weights so that the parts add up to it exactly. Parts are whole numbers when
 * the quantity is, else they have its decimals; what is left over is handed out by largest
 * remainder ({@link Rounding#shareOut}).
 */
final class SplitQuantity {
  private SplitQuantity() {}

  /** Equal shares. */
  static List<BigDecimal> equally(BigDecimal quantity, int parts) {
    return byWeights(quantity, IntStream.range(0, parts).mapToObj(i -> BigDecimal.ONE).toList());
  }

  /**
   * Shares in proportion to weights.
   *
   * @param quantity zero or more
   * @param weights zero or more each, not all zero
   * @throws IllegalArgumentException when they are not
   */
  static List<BigDecimal> byWeights(BigDecimal quantity, List<BigDecimal> weights) {
    if (weights.stream().allMatch(w -> w.signum() == 0)) {
      throw new IllegalArgumentException("Cannot split " + quantity + " by " + weights);
    }
    return Rounding.shareOut(quantity, Math.max(0, quantity.stripTrailingZeros().scale()), weights);
  }
}
