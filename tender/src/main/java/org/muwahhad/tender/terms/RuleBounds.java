package org.muwahhad.tender.terms;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.RuleBound;
import org.muwahhad.tender.TenderRule;

/**
 * Between which values each rule of a tender lies, so that a mistyped one is reported at its field.
 * {@link TenderRule} lists them, and the database holds the same figures in {@code rule_bound} and
 * refuses what is outside them. A rule without bounds of its own lies where its unit allows.
 */
public final class RuleBounds {
  private static final RuleBound SHARE = new RuleBound(BigDecimal.ZERO, BigDecimal.valueOf(100), 2);
  private static final RuleBound AMOUNT = RuleBound.whole(0, 999_999_999);
  private static final RuleBound ANY = RuleBound.whole(0, 1000);

  private RuleBounds() {}

  /**
   * Adds a fault at {@code rules.<code>}, which says what is allowed, where a rule does not take a
   * value.
   *
   * @param unit as in {@code rule_default}
   * @param value null where what was typed is no number
   */
  public static void check(Faults faults, String code, String unit, @Nullable BigDecimal value) {
    RuleBound bound = TenderRule.find(code).flatMap(TenderRule::bound).orElse(ofUnit(unit));
    faults.check(
        value != null && bound.takes(value),
        "rules." + code,
        bound.decimals() == 0 ? "tender.rule-whole-between" : "tender.rule-between",
        bound.least(),
        bound.most(),
        bound.decimals());
  }

  private static RuleBound ofUnit(String unit) {
    return switch (unit) {
      case "PERCENT", "POINTS" -> SHARE;
      case "MONTHS" -> RuleBound.MONTHS_OF_AGREEMENT;
      case "SAR" -> AMOUNT;
      default -> ANY;
    };
  }
}
