package org.muwahhad.framework.performance;

import jakarta.inject.Singleton;
import org.muwahhad.shared.Refusal;

/** Holds a report of a breach until an act ends. */
@Singleton
class HeldBreach {
  private final BreachReports reports;

  HeldBreach(BreachReports reports) {
    this.reports = reports;
  }

  /**
   * A report.
   *
   * @throws Refusal.NotFound when there is none
   */
  BreachReports.KnownBreach hold(long breachId) {
    reports.lock(breachId);
    return reports.find(breachId).orElseThrow(() -> new Refusal.NotFound("breach " + breachId));
  }
}
