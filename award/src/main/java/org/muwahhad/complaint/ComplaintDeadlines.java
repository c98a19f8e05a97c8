package org.muwahhad.complaint;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.shared.StateCalendarQueries;
import org.muwahhad.shared.WorkingDays;
import org.muwahhad.tender.TenderRule;

/** Times to answer, to reply and to decide, in working days of Riyadh by the rules of a tender. */
@Singleton
class ComplaintDeadlines {
  private final Complaints complaints;
  private final StateCalendarQueries calendars;

  ComplaintDeadlines(Complaints complaints, StateCalendarQueries calendars) {
    this.complaints = complaints;
    this.calendars = calendars;
  }

  /** The working days of the rule after an instant. */
  Instant after(long tenderId, Instant from, TenderRule rule) {
    int days =
        complaints
            .findRule(tenderId, rule.code())
            .orElseThrow(() -> new IllegalStateException("No rule " + rule.code()))
            .intValueExact();
    WorkingDays calendar = calendars.all().get(RiyadhDay.STATE);
    if (calendar == null) {
      throw new IllegalStateException("No calendar of " + RiyadhDay.STATE);
    }
    return calendar.after(from, days);
  }
}
