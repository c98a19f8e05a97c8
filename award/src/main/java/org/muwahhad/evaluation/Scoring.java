package org.muwahhad.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import org.muwahhad.shared.Money;

/**
 * The figures of an evaluation. All are worked in DECIMAL128; {@link #shown} rounds a score half up
 * to two decimals.
 */
public final class Scoring {
  public static final BigDecimal HUNDRED = new BigDecimal(100);

  private Scoring() {}

  /** A score as it is shown and compared: two decimals, half up. */
  public static BigDecimal shown(BigDecimal score) {
    return score.setScale(2, RoundingMode.HALF_UP);
  }

  /**
   * Sum of weight × points / 100 over all criteria.
   *
   * @param weights percent by criterion; they sum to 100
   * @param points 0 to 100 by criterion, one for each weight
   */
  public static BigDecimal technical(Map<Long, BigDecimal> weights, Map<Long, BigDecimal> points) {
    return weights.entrySet().stream()
        .map(w -> w.getValue().multiply(pointsOf(points, w.getKey()), MathContext.DECIMAL128))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(HUNDRED, MathContext.DECIMAL128);
  }

  /** Whether a technical score, as shown, reaches the pass mark. */
  public static boolean passes(BigDecimal technical, BigDecimal passMark) {
    return shown(technical).compareTo(passMark) >= 0;
  }

  /**
   * The price at which a bid is compared: goods that are not of GCC origin at their price × (1 +
   * percent / 100). The price paid stays the price bid.
   */
  public static Money evaluatedPrice(Money converted, boolean gccOrigin, BigDecimal percent) {
    return gccOrigin
        ? converted
        : Money.rounded(exactEvaluated(converted, false, percent), converted.currency());
  }

  /** The same before it is rounded half up to the currency's decimals. */
  public static BigDecimal exactEvaluated(Money converted, boolean gccOrigin, BigDecimal percent) {
    if (gccOrigin) {
      return converted.amount();
    }
    BigDecimal factor =
        BigDecimal.ONE.add(percent.divide(HUNDRED, MathContext.DECIMAL128), MathContext.DECIMAL128);
    return converted.amount().multiply(factor, MathContext.DECIMAL128);
  }

  /** 100 × lowest / price; a price of zero, all items being free, has 100. */
  static BigDecimal price(BigDecimal lowest, BigDecimal price) {
    if (price.signum() == 0) {
      return HUNDRED;
    }
    return HUNDRED.multiply(lowest).divide(price, MathContext.DECIMAL128);
  }

  /** Quality and price by their weights in percent, rounded half up to two decimals. */
  static BigDecimal weighted(
      BigDecimal technical, BigDecimal price, BigDecimal qualityWeight, BigDecimal priceWeight) {
    BigDecimal sum =
        technical
            .multiply(qualityWeight, MathContext.DECIMAL128)
            .add(price.multiply(priceWeight, MathContext.DECIMAL128), MathContext.DECIMAL128);
    return shown(sum.divide(HUNDRED, MathContext.DECIMAL128));
  }

  /** The mean of single scores, rounded half up to two decimals: what the chair is offered. */
  public static BigDecimal mean(Collection<BigDecimal> points) {
    BigDecimal sum = points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return shown(sum.divide(BigDecimal.valueOf(points.size()), MathContext.DECIMAL128));
  }

  /** The highest single score less the lowest. */
  public static BigDecimal spread(Collection<BigDecimal> points) {
    return Collections.max(points).subtract(Collections.min(points));
  }

  private static BigDecimal pointsOf(Map<Long, BigDecimal> points, long criterion) {
    BigDecimal found = points.get(criterion);
    if (found == null) {
      throw new IllegalStateException("No points for criterion " + criterion);
    }
    return found;
  }
}
