package org.muwahhad.evaluation.flag;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;

/**
 * What lies far from others: below the lower fence or above the upper one, 1.5 times the distance
 * of the quartiles away from them. Quartiles are unbiased by the median (type 8 of Hyndman and
 * Fan), as those of Cardinal, with whose verdicts these have to agree.
 */
record Fences(BigDecimal firstQuartile, BigDecimal thirdQuartile) {
  private static final MathContext EXACT = MathContext.DECIMAL64;
  private static final BigDecimal THIRD = BigDecimal.ONE.divide(BigDecimal.valueOf(3), EXACT);
  private static final BigDecimal FAR = new BigDecimal("1.5");
  private static final BigDecimal QUARTER = new BigDecimal("0.25");
  private static final BigDecimal THREE_QUARTERS = new BigDecimal("0.75");

  /** Those of some figures, of which there is one at least. */
  static Fences of(Collection<BigDecimal> figures) {
    List<BigDecimal> sorted = figures.stream().sorted().toList();
    return new Fences(quantile(sorted, QUARTER), quantile(sorted, THREE_QUARTERS));
  }

  /** What three quarters of some figures do not exceed. */
  static BigDecimal upperQuartile(Collection<BigDecimal> figures) {
    return quantile(figures.stream().sorted().toList(), THREE_QUARTERS);
  }

  BigDecimal lower() {
    return firstQuartile.subtract(distance());
  }

  BigDecimal upper() {
    return thirdQuartile.add(distance());
  }

  private BigDecimal distance() {
    return thirdQuartile.subtract(firstQuartile).multiply(FAR);
  }

  private static BigDecimal quantile(List<BigDecimal> sorted, BigDecimal share) {
    BigDecimal place =
        BigDecimal.valueOf(sorted.size()).add(THIRD).multiply(share, EXACT).add(THIRD, EXACT);
    int below = place.intValue();
    if (below < 1) {
      return sorted.get(0);
    }
    if (below >= sorted.size()) {
      return sorted.get(sorted.size() - 1);
    }
    BigDecimal figure = sorted.get(below - 1);
    BigDecimal step = sorted.get(below).subtract(figure);
    return figure.add(place.subtract(BigDecimal.valueOf(below)).multiply(step, EXACT), EXACT);
  }
}
