package org.muwahhad.initiative;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;

/** Which numbers an indicator may have. */
final class IndicatorNumber {
  /** No number kept here reaches it. */
  static final BigDecimal LIMIT = new BigDecimal("1000000000000");

  private static final int MOST_DECIMALS = 3;

  private IndicatorNumber() {}

  /**
   * A number is not below zero, and has no more decimals than are kept. Its faults are {@code
   * initiative.value-wrong} and {@code initiative.amount-too-large}.
   */
  static void check(Faults faults, String field, @Nullable BigDecimal value) {
    if (value == null) {
      faults.check(false, field, "shared.missing");
      return;
    }
    faults
        .check(
            value.signum() >= 0 && value.stripTrailingZeros().scale() <= MOST_DECIMALS,
            field,
            "initiative.value-wrong")
        .check(value.compareTo(LIMIT) < 0, field, "initiative.amount-too-large");
  }
}
