package org.muwahhad.tender;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Dates that follow from a tender's deadline and its rules. */
public final class TenderDates {
  private TenderDates() {}

  /**
   * A date that follows from the deadline.
   *
   * @param code of the rule it follows from
   * @param days counted from the deadline; negative before it
   * @param at UTC
   */
  public record FollowingDate(String code, int days, Instant at) {}

  /** Days counted from the deadline, by the rule that gives their number; negative: before. */
  private static final Map<String, Integer> SIGNS =
      Map.of(
          TenderRule.QUESTIONS_CLOSE_DAYS.code(), -1,
          TenderRule.ANSWERS_CLOSE_DAYS.code(), -1,
          TenderRule.AMENDMENT_EXTENSION_DAYS.code(), -1,
          TenderRule.BID_VALIDITY_DAYS.code(), 1);

  /** The dates in order; those of rules the tender does not have are left out. */
  public static List<FollowingDate> of(Instant deadline, List<TenderQueries.Rule> rules) {
    List<FollowingDate> dates = new ArrayList<>();
    for (TenderQueries.Rule rule : rules) {
      Integer sign = SIGNS.get(rule.code());
      if (sign != null) {
        dates.add(following(deadline, rule.code(), rule.value(), sign));
      }
    }
    dates.sort(Comparator.comparing(FollowingDate::at));
    return dates;
  }

  private static FollowingDate following(
      Instant deadline, String code, BigDecimal value, int sign) {
    int days = sign * value.intValue();
    return new FollowingDate(code, days, deadline.plus(Duration.ofDays(days)));
  }
}
