package org.muwahhad.award.quantity;

import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.shared.Rounding;

/**
 * Shares what a state confirmed of an item out over the demand lines behind it, in proportion to
 * what they asked for: in whole units where all of them are whole, else to three decimals, by
 * largest remainder ({@link Rounding#shareOut}). The parts always sum to what was confirmed, and
 * none is off by a whole unit.
 */
final class ShareOut {
  private static final int DECIMALS = 3;

  private ShareOut() {}

  /**
   * The part of each line, in their order.
   *
   * @param confirmed what the state takes of the item; zero when it opted out
   * @param asked what the lines asked for, each above zero
   */
  static List<BigDecimal> run(BigDecimal confirmed, List<BigDecimal> asked) {
    BigDecimal total = asked.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (confirmed.compareTo(total) == 0) {
      return asked;
    }
    boolean whole = isWhole(confirmed) && asked.stream().allMatch(ShareOut::isWhole);
    return Rounding.shareOut(confirmed, whole ? 0 : DECIMALS, asked);
  }

  private static boolean isWhole(BigDecimal quantity) {
    return quantity.stripTrailingZeros().scale() <= 0;
  }
}
