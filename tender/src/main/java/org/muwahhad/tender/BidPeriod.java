package org.muwahhad.tender;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** How many days must lie between the publication of a tender and its deadline, by its rules. */
public final class BidPeriod {
  private static final String COMPETITION = TenderRule.MINI_COMPETITION_MINIMUM_DAYS.code();

  private BidPeriod() {}

  /**
   * The least days under a set of rules.
   *
   * @throws IllegalStateException when the rules say nothing of it
   */
  public static int least(Map<String, BigDecimal> rules, String method, boolean urgent) {
    String code = rule(rules.keySet(), method, urgent);
    BigDecimal days = rules.get(code);
    if (days == null) {
      throw new IllegalStateException("No rule " + code);
    }
    return days.intValue();
  }

  /**
   * The rule that says how many.
   *
   * @param codes of the rules there are
   */
  static String rule(Set<String> codes, String method, boolean urgent) {
    if (ProcurementMethod.FRAMEWORK.code().equals(method) && codes.contains(COMPETITION)) {
      return COMPETITION;
    }
    return (urgent ? TenderRule.BID_URGENT_MINIMUM_DAYS : TenderRule.BID_MINIMUM_DAYS).code();
  }
}
