package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares of an item in whole smallest parts. A share that is not whole is rounded down, and what is
 * left over goes to the first share.
 */
final class FixedShares {
  private FixedShares() {}

  /** How many smallest parts of an item each share is, first to last. */
  static List<Long> parts(AwardProblem.ProblemItem item, List<BigDecimal> percents) {
    long all = item.partsOf(item.quantity());
    List<Long> parts = new ArrayList<>();
    long given = 0;
    for (BigDecimal percent : percents) {
      long share = parts(all, percent, RoundingMode.FLOOR);
      parts.add(share);
      given += share;
    }
    parts.set(0, parts.get(0) + all - given);
    return parts;
  }

  /** A percentage of a count of parts, in whole parts. */
  static long parts(long all, BigDecimal percent, RoundingMode rounding) {
    return BigDecimal.valueOf(all)
        .multiply(percent)
        .movePointLeft(2)
        .setScale(0, rounding)
        .longValueExact();
  }

  /** The least parts that a rule on a share asks for; "exactly" is the nearest whole part. */
  static long least(AwardRule rule, BigDecimal percent, long all) {
    return parts(all, percent, rule.isExact() ? RoundingMode.HALF_UP : RoundingMode.CEILING);
  }

  /** The most parts that a rule on a share allows. */
  static long most(AwardRule rule, BigDecimal percent, long all) {
    return parts(all, percent, rule.isExact() ? RoundingMode.HALF_UP : RoundingMode.FLOOR);
  }
}
