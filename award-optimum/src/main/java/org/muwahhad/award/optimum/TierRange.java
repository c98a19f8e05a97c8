package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The quantities of an item that a tier is for, in smallest parts.
 *
 * @param least from 1
 * @param most less than the whole
 */
record TierRange(AwardProblem.Tier tier, long least, long most) {

  /** The ranges of tiers in their order, without those that no whole number of parts is in. */
  static List<TierRange> of(List<AwardProblem.Tier> tiers, AwardProblem.ProblemItem item) {
    long whole = item.partsOf(item.quantity());
    List<TierRange> ranges = new ArrayList<>();
    for (int i = 0; i < tiers.size(); i++) {
      long least = i == 0 ? 1 : parts(tiers.get(i).from(), item);
      long most = (i + 1 < tiers.size() ? parts(tiers.get(i + 1).from(), item) : whole) - 1;
      if (least <= most) {
        ranges.add(new TierRange(tiers.get(i), least, most));
      }
    }
    return ranges;
  }

  /** The fewest parts that make the quantity. */
  private static long parts(BigDecimal quantity, AwardProblem.ProblemItem item) {
    return item.partsOf(
        quantity
            .divide(item.smallestPart(), 0, RoundingMode.CEILING)
            .multiply(item.smallestPart()));
  }
}
