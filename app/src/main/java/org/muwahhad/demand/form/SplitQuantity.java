package org.muwahhad.demand.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits a quantity by weights so that the parts add up to it exactly. Parts are whole numbers when
 * the quantity is, else they have its decimals; what is left over goes, one smallest step each, to
 * the parts with the largest remainder (Hamilton's method), the earlier of equal ones first.
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
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.signum() <= 0
        || quantity.signum() < 0
        || weights.stream().anyMatch(w -> w.signum() < 0)) {
      throw new IllegalArgumentException("Cannot split " + quantity + " by " + weights);
    }
    int decimals = Math.max(0, quantity.stripTrailingZeros().scale());
    List<BigDecimal> shares = new ArrayList<>();
    List<BigDecimal> remainders = new ArrayList<>();
    for (BigDecimal weight : weights) {
      // Compared by quantity × weight, not by the quotient, so that nothing is rounded away.
      BigDecimal exact = quantity.multiply(weight);
      BigDecimal share = exact.divide(sum, decimals, RoundingMode.DOWN);
      shares.add(share);
      remainders.add(exact.subtract(share.multiply(sum)));
    }
    return handOut(quantity, shares, remainders, BigDecimal.ONE.movePointLeft(decimals));
  }

  private static List<BigDecimal> handOut(
      BigDecimal quantity, List<BigDecimal> shares, List<BigDecimal> remainders, BigDecimal step) {
    BigDecimal left = quantity.subtract(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    List<Integer> order =
        IntStream.range(0, shares.size())
            .boxed()
            .sorted(Comparator.comparing(remainders::get, Comparator.reverseOrder()))
            .toList();
    for (int i = 0; left.signum() > 0; i++) {
      int place = order.get(i);
      shares.set(place, shares.get(place).add(step));
      left = left.subtract(step);
    }
    return shares;
  }
}
