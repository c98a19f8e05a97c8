package org.muwahhad.framework.performance;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.shared.StateCalendarQueries;
import org.muwahhad.shared.WorkingDays;

/** Until when a supplier may answer a report of a breach, by the rule of the day. */
@Singleton
class BreachAnswerDays {
  private final PerformanceRuleQueries rules;
  private final StateCalendarQueries calendars;
  private final DatabaseClock clock;

  BreachAnswerDays(
      PerformanceRuleQueries rules, StateCalendarQueries calendars, DatabaseClock clock) {
    this.rules = rules;
    this.calendars = calendars;
    this.clock = clock;
  }

  /**
   * The last day, in Riyadh, for a report that is made now.
   *
   * @param state whose entity reports it; empty for the central purchasing body, which keeps the
   *     calendar of Riyadh
   */
  LocalDate last(String state) {
    WorkingDays calendar = calendars.all().get(state.isEmpty() ? RiyadhDay.STATE : state);
    if (calendar == null) {
      throw new IllegalStateException("No calendar of " + state);
    }
    int days = rules.get(PerformanceRuleQueries.ANSWER_DAYS).value();
    return RiyadhDay.of(calendar.after(clock.now(), days));
  }
}
