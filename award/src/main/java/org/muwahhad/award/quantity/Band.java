package org.muwahhad.award.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How little and how much of an item a state may confirm, in the unit of the item.
 *
 * <p>Rounding, stated once: of what is counted whole, both ends are whole and lie inside the band
 * (the lowest is rounded up, the highest down), so that no rounding leads out of it; of what is
 * measured, the same to three decimals. What was asked for may always be confirmed: where the band
 * is narrower than one unit, nothing else can be.
 */
record Band(BigDecimal asked, BigDecimal lowest, BigDecimal highest, boolean whole) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS = 3;

  /**
   * The band around a quantity.
   *
   * @param percent how far it reaches below and above, 0 to 100
   * @param whole whether the unit is counted whole
   */
  static Band of(BigDecimal asked, BigDecimal percent, boolean whole) {
    int decimals = whole ? 0 : DECIMALS;
    BigDecimal least = BigDecimal.ONE.movePointLeft(decimals);
    BigDecimal lowest =
        asked
            .multiply(HUNDRED.subtract(percent))
            .movePointLeft(2)
            .setScale(decimals, RoundingMode.CEILING);
    BigDecimal highest =
        asked
            .multiply(HUNDRED.add(percent))
            .movePointLeft(2)
            .setScale(decimals, RoundingMode.FLOOR);
    return new Band(asked, lowest.max(least).min(asked), highest.max(asked), whole);
  }

  /** Whether a state may confirm a quantity. */
  boolean holds(BigDecimal quantity) {
    return quantity.compareTo(asked) == 0
        || (fits(quantity) && quantity.compareTo(lowest) >= 0 && quantity.compareTo(highest) <= 0);
  }

  /** Whether a quantity can be counted in the unit. */
  boolean fits(BigDecimal quantity) {
    return quantity.stripTrailingZeros().scale() <= (whole ? 0 : DECIMALS);
  }
}
