package org.muwahhad.catalog.standard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import org.muwahhad.web.Formats;

/**
 * An exact conversion between the units of two items: one unit of the one is {@code numerator /
 * denominator} units of the other, as a pack of ten is ten of each. Always in lowest terms, never
 * rounded; two factors are equal when they convert alike.
 *
 * @param numerator from 1 to {@link #GREATEST}
 * @param denominator from 1 to {@link #GREATEST}
 */
public record Factor(long numerator, long denominator) {
  /** Greatest term, so that what is stored fits its column. */
  public static final long GREATEST = 1_000_000_000_000L;

  public static final Factor ONE = new Factor(1, 1);

  private static final int QUANTITY_DECIMALS = 3;

  /**
   * Reduced to lowest terms.
   *
   * @throws IllegalArgumentException when a term is not from 1 to {@link #GREATEST}
   */
  public Factor {
    if (numerator < 1 || denominator < 1) {
      throw new IllegalArgumentException("Not above zero: " + numerator + "/" + denominator);
    }
    long common = BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValue();
    numerator /= common;
    denominator /= common;
    if (numerator > GREATEST || denominator > GREATEST) {
      throw new IllegalArgumentException("Too great: " + numerator + "/" + denominator);
    }
  }

  /**
   * The factor a person typed, as a number ({@code 10}, {@code 2.5}) or as a ratio ({@code 5/2}),
   * in either digit set; empty when it is neither, not above zero or too great.
   */
  public static Optional<Factor> parse(String typed) {
    String[] parts = typed.strip().split("[/÷]", -1);
    if (parts.length > 2) {
      return Optional.empty();
    }
    Optional<BigDecimal> above = Formats.parseNumber(parts[0]);
    Optional<BigDecimal> below =
        parts.length == 1 ? Optional.of(BigDecimal.ONE) : Formats.parseNumber(parts[1]);
    return above.flatMap(a -> below.flatMap(b -> ratio(a, b)));
  }

  /** The exact ratio of two numbers; empty when one is not above zero or a term is too great. */
  public static Optional<Factor> ratio(BigDecimal above, BigDecimal below) {
    if (above.signum() <= 0 || below.signum() <= 0) {
      return Optional.empty();
    }
    int decimals = Math.max(0, Math.max(above.scale(), below.scale()));
    return reduced(
        above.movePointRight(decimals).toBigIntegerExact(),
        below.movePointRight(decimals).toBigIntegerExact());
  }

  /** From the other unit back to the one. */
  public Factor inverse() {
    return new Factor(denominator, numerator);
  }

  /** First this conversion, then another; empty when a term becomes too great. */
  public Optional<Factor> then(Factor next) {
    return reduced(
        BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(next.numerator)),
        BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(next.denominator)));
  }

  /**
   * A quantity in the other unit; empty when it cannot be written exactly with three decimals, as
   * quantities are.
   */
  public Optional<BigDecimal> convert(BigDecimal quantity) {
    BigDecimal[] parts =
        quantity
            .movePointRight(QUANTITY_DECIMALS)
            .multiply(BigDecimal.valueOf(numerator))
            .divideAndRemainder(BigDecimal.valueOf(denominator));
    boolean whole = parts[1].signum() == 0 && parts[0].stripTrailingZeros().scale() <= 0;
    return whole
        ? Optional.of(parts[0].movePointLeft(QUANTITY_DECIMALS).setScale(QUANTITY_DECIMALS))
        : Optional.empty();
  }

  /** A quantity in the other unit, rounded half up to three decimals; for estimates only. */
  public BigDecimal estimate(BigDecimal quantity) {
    return quantity
        .multiply(BigDecimal.valueOf(numerator))
        .divide(BigDecimal.valueOf(denominator), QUANTITY_DECIMALS, RoundingMode.HALF_UP);
  }

  /** As a number where it has few decimals ({@code 2.5}), otherwise as a ratio ({@code 1/3}). */
  public String text() {
    BigDecimal[] parts =
        BigDecimal.valueOf(numerator)
            .movePointRight(QUANTITY_DECIMALS)
            .divideAndRemainder(BigDecimal.valueOf(denominator));
    return parts[1].signum() == 0
        ? parts[0].movePointLeft(QUANTITY_DECIMALS).stripTrailingZeros().toPlainString()
        : numerator + "/" + denominator;
  }

  private static Optional<Factor> reduced(BigInteger above, BigInteger below) {
    BigInteger common = above.gcd(below);
    BigInteger numerator = above.divide(common);
    BigInteger denominator = below.divide(common);
    BigInteger greatest = BigInteger.valueOf(GREATEST);
    return numerator.compareTo(greatest) > 0 || denominator.compareTo(greatest) > 0
        ? Optional.empty()
        : Optional.of(new Factor(numerator.longValueExact(), denominator.longValueExact()));
  }
}
