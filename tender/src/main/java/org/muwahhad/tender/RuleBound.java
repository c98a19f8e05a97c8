package org.muwahhad.tender;

import java.math.BigDecimal;

/**
 * The values that a rule of a tender takes.
 *
 * @param least included
 * @param most included
 * @param decimals how many at the most
 */
public record RuleBound(BigDecimal least, BigDecimal most, int decimals) {
  /** 1 where something holds, 0 where it does not. */
  public static final RuleBound FLAG = whole(0, 1);

  /** Months of a framework agreement at the most (directive 2014/24/EU, article 33). */
  public static final RuleBound MONTHS_OF_AGREEMENT = whole(1, 48);

  /** Whole numbers between two. */
  public static RuleBound whole(long least, long most) {
    return new RuleBound(BigDecimal.valueOf(least), BigDecimal.valueOf(most), 0);
  }

  /** Whether it takes a value. */
  public boolean takes(BigDecimal value) {
    return value.compareTo(least) >= 0
        && value.compareTo(most) <= 0
        && value.stripTrailingZeros().scale() <= decimals;
  }
}
