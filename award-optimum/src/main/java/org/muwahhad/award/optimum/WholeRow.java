package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/**
 * A sum of decimals in whole numbers: all its figures times the same {@code unit}⁻¹, the largest
 * unit that leaves none of them a fraction. Nothing is rounded but a bound that no whole sum
 * reaches.
 *
 * @param unit what 1 of the whole numbers is worth
 */
record WholeRow(int[] variables, long[] coefficients, long atLeast, long atMost, BigDecimal unit) {
  /** Solvers add in 64 bits; two are left to spare for what they put together themselves. */
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(61);

  /**
   * A row in whole numbers.
   *
   * @throws Refusal.RuleBroken when its sum could pass 64 bits
   */
  static WholeRow of(LinearModel.Constraint row, List<Long> upperBounds) {
    return of(row.sum(), bound(row.atLeast()), bound(row.atMost()), upperBounds);
  }

  /** A sum without bounds in whole numbers; its constant is left out. */
  static WholeRow of(LinearSum sum, List<Long> upperBounds) {
    return of(sum, null, null, upperBounds);
  }

  private static @Nullable BigDecimal bound(LinearModel.@Nullable ConstraintBound side) {
    return side == null ? null : side.bound();
  }

  private static WholeRow of(
      LinearSum sum,
      @Nullable BigDecimal atLeast,
      @Nullable BigDecimal atMost,
      List<Long> upperBounds) {
    BigDecimal unit = unit(sum);
    int[] variables = sum.terms().keySet().stream().mapToInt(Integer::intValue).toArray();
    BigInteger[] whole =
        sum.terms().values().stream()
            .map(c -> c.divide(unit, 0, RoundingMode.UNNECESSARY).toBigIntegerExact())
            .toArray(BigInteger[]::new);
    long span = span(variables, whole, upperBounds);
    return new WholeRow(
        variables,
        Arrays.stream(whole).mapToLong(BigInteger::longValueExact).toArray(),
        atLeast == null ? -span : within(atLeast, sum, unit, RoundingMode.CEILING, span),
        atMost == null ? span : within(atMost, sum, unit, RoundingMode.FLOOR, span),
        unit);
  }

  /** The largest figure of which all coefficients of a sum are whole multiples. */
  private static BigDecimal unit(LinearSum sum) {
    int scale = sum.terms().values().stream().mapToInt(WholeRow::decimals).max().orElse(0);
    BigInteger factor =
        sum.terms().values().stream()
            .map(c -> c.movePointRight(scale).toBigIntegerExact())
            .reduce(BigInteger.ZERO, BigInteger::gcd)
            .max(BigInteger.ONE);
    return new BigDecimal(factor).movePointLeft(scale);
  }

  private static int decimals(BigDecimal value) {
    return Math.max(0, value.stripTrailingZeros().scale());
  }

  /** The largest amount, of either sign, that the sum can have. */
  private static long span(int[] variables, BigInteger[] whole, List<Long> upperBounds) {
    BigInteger span = BigInteger.ONE;
    for (int i = 0; i < whole.length; i++) {
      span = span.add(whole[i].abs().multiply(BigInteger.valueOf(upperBounds.get(variables[i]))));
    }
    if (span.compareTo(LARGEST) > 0) {
      throw new Refusal.RuleBroken("award.optimum-too-fine");
    }
    return span.longValueExact();
  }

  /** A bound beyond what the sum can be says as much one step beyond it. */
  private static long within(
      BigDecimal bound, LinearSum sum, BigDecimal unit, RoundingMode rounding, long span) {
    BigInteger whole = bound.subtract(sum.constant()).divide(unit, 0, rounding).toBigIntegerExact();
    BigInteger beyond = BigInteger.valueOf(span).add(BigInteger.ONE);
    return whole.max(beyond.negate()).min(beyond).longValueExact();
  }
}
