package org.muwahhad.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How amounts are rounded, everywhere; {@code docs/rounding.md} explains it to auditors. No other
 * class rounds money. Pure.
 *
 * <p>An amount has the decimals of its currency (ISO 4217) and is rounded half up, once, where it
 * arises: quantity times unit price of a line, or a total that is converted. What is made of
 * rounded amounts is a sum and is not rounded again. What belongs to a rounded whole is a part of
 * it and is shared out, so that the parts sum to the whole.
 */
public final class Rounding {
  private static final int RATE_DECIMALS = 6;

  private Rounding() {}

  /** An amount at the decimals of its currency, half up. */
  public static BigDecimal amount(BigDecimal exact, String currency) {
    return exact.setScale(Money.decimals(currency), RoundingMode.HALF_UP);
  }

  /** A limit at the decimals of its currency: it is never raised by rounding. */
  public static BigDecimal limit(BigDecimal exact, String currency) {
    return exact.setScale(Money.decimals(currency), RoundingMode.DOWN);
  }

  /**
   * An amount that has no more decimals than its currency, with all of them.
   *
   * @throws ArithmeticException when it has more
   */
  public static BigDecimal unrounded(BigDecimal amount, String currency) {
    return amount.setScale(Money.decimals(currency), RoundingMode.UNNECESSARY);
  }

  /**
   * A price of one unit at the given number of decimals, half up, for comparison; nobody pays it.
   */
  public static BigDecimal price(BigDecimal exact, int decimals) {
    return exact.setScale(decimals, RoundingMode.HALF_UP);
  }

  /** An exchange rate as it is shown; conversions take the exact one. */
  public static BigDecimal rate(BigDecimal exact) {
    return exact.setScale(RATE_DECIMALS, RoundingMode.HALF_UP);
  }

  /** What one unit costs on average, at the decimals of the currency, half up. */
  public static BigDecimal average(BigDecimal amount, BigDecimal quantity, String currency) {
    return amount.divide(quantity, Money.decimals(currency), RoundingMode.HALF_UP);
  }

  /**
   * The price of one unit that gives an amount back: the amount divided by the quantity, with the
   * fewest decimals from those of the currency on for which quantity times price, rounded, is the
   * amount.
   *
   * @param quantity above zero
   */
  public static BigDecimal priceOf(BigDecimal amount, BigDecimal quantity, String currency) {
    int decimals = Money.decimals(currency);
    while (true) {
      BigDecimal price = amount.divide(quantity, decimals, RoundingMode.HALF_UP);
      if (amount(price.multiply(quantity), currency).compareTo(amount) == 0) {
        return price;
      }
      decimals++;
    }
  }

  /** The parts of an amount in proportion to weights; see {@link #shareOut}. */
  public static List<BigDecimal> shareOut(Money whole, List<BigDecimal> weights) {
    return shareOut(whole.amount(), Money.decimals(whole.currency()), weights);
  }

  /**
   * The parts of a whole in proportion to weights, in their order, by largest remainder: each part
   * is cut to the decimals, and what is then missing goes, one least unit each, to the parts that
   * lost most; of equal ones to the larger weight, then to the earlier. The parts sum to the whole,
   * and none differs from its exact share by a least unit or more.
   *
   * @param whole not below zero, with no more than the decimals
   * @param weights none below zero; all zero only where the whole is
   * @throws IllegalArgumentException when they are not
   */
  public static List<BigDecimal> shareOut(
      BigDecimal whole, int decimals, List<BigDecimal> weights) {
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (whole.signum() < 0
        || weights.stream().anyMatch(w -> w.signum() < 0)
        || (sum.signum() == 0 && whole.signum() != 0)) {
      throw new IllegalArgumentException("Cannot share " + whole + " out by " + weights);
    }
    BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
    List<BigDecimal> parts = new ArrayList<>();
    List<BigDecimal> lost = new ArrayList<>();
    for (BigDecimal weight : weights) {
      // Remainders are compared before they are divided by the sum, so that nothing is rounded.
      BigDecimal exact = whole.multiply(weight);
      BigDecimal part =
          sum.signum() == 0
              ? BigDecimal.ZERO.setScale(decimals)
              : exact.divide(sum, decimals, RoundingMode.DOWN);
      parts.add(part);
      lost.add(exact.subtract(part.multiply(sum)));
    }
    BigDecimal missing = whole.subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    IntStream.range(0, parts.size())
        .boxed()
        .sorted(
            Comparator.comparing((Integer i) -> lost.get(i))
                .thenComparing(weights::get)
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .limit(missing.divide(unit, 0, RoundingMode.UNNECESSARY).longValueExact())
        .forEach(i -> parts.set(i, parts.get(i).add(unit)));
    return List.copyOf(parts);
  }
}
