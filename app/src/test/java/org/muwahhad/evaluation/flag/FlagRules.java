package org.muwahhad.evaluation.flag;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.muwahhad.evaluation.flag.RedFlag.RedFlagKind;
import org.muwahhad.evaluation.flag.RedFlagRuleQueries.RedFlagRule;
import org.muwahhad.shared.Bilingual;

/** Rules for tests of pure flags, with the thresholds that a new deployment has. */
final class FlagRules {
  static final RedFlagRule SINGLE_BIDDER = rule(RedFlagKind.SINGLE_BIDDER, "1", 1);
  static final RedFlagRule ALL_OTHERS_EXCLUDED = rule(RedFlagKind.ALL_OTHERS_EXCLUDED, "0", 1);
  static final RedFlagRule SAME_PRICES = rule(RedFlagKind.SAME_PRICES, "50", 2);
  static final RedFlagRule SAME_TOTALS = rule(RedFlagKind.SAME_TOTALS, "0", 2);
  static final RedFlagRule CONSTANT_RATIO = rule(RedFlagKind.CONSTANT_RATIO, "0.1", 3);
  static final RedFlagRule CONSTANT_OFFSET = rule(RedFlagKind.CONSTANT_OFFSET, "0.1", 3);
  static final RedFlagRule ROUND_PRICES = rule(RedFlagKind.ROUND_PRICES, "80", 4);
  static final RedFlagRule CLOSE_LOSERS = rule(RedFlagKind.CLOSE_LOSERS, "3", 2);
  static final RedFlagRule ROTATION = rule(RedFlagKind.ROTATION, "0", 4);
  static final RedFlagRule CLOSE_TIMES = rule(RedFlagKind.CLOSE_TIMES, "3", 2);
  static final RedFlagRule SAME_ACROSS_LOTS = rule(RedFlagKind.SAME_ACROSS_LOTS, "50", 3);
  static final RedFlagRule RATIO_ACROSS_LOTS = rule(RedFlagKind.RATIO_ACROSS_LOTS, "0.1", 4);

  private FlagRules() {}

  static RedFlagRule rule(RedFlagKind kind, String threshold, int least) {
    return new RedFlagRule(
        kind,
        "",
        LocalDate.of(2020, 1, 1),
        true,
        new BigDecimal(threshold),
        least,
        1,
        new Bilingual("x", "x"));
  }
}
