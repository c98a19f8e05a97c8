package org.muwahhad.reporting.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits an amount in proportion to others so that the parts add up to it exactly: each is cut to
 * the decimals of the amount, and what is left goes, a least unit each, to the parts that lost most
 * (largest remainder), the earlier of equal ones first. No part differs from its exact share by a
 * least unit or more. Pure.
 */
final class SplitAmount {
  private SplitAmount() {}

  /**
   * The parts of an amount, in the order of the weights.
   *
   * @param whole not below zero, at the decimals that the parts are to have
   * @param weights none below zero; where all are zero, so is the amount
   */
  static List<BigDecimal> run(BigDecimal whole, List<BigDecimal> weights) {
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<BigDecimal> parts = new ArrayList<>();
    List<BigDecimal> lost = new ArrayList<>();
    for (BigDecimal weight : weights) {
      BigDecimal exact =
          sum.signum() == 0
              ? BigDecimal.ZERO
              : whole.multiply(weight).divide(sum, MathContext.DECIMAL128);
      BigDecimal part = exact.setScale(whole.scale(), RoundingMode.DOWN);
      parts.add(part);
      lost.add(exact.subtract(part));
    }
    BigDecimal left = whole.subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> lost.get(i)).reversed())
        .limit(left.unscaledValue().intValueExact())
        .forEach(i -> parts.set(i, parts.get(i).add(whole.ulp())));
    return parts;
  }
}
