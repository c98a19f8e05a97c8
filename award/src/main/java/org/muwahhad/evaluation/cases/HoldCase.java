package org.muwahhad.evaluation.cases;

import jakarta.inject.Singleton;
import org.muwahhad.shared.Refusal;

/** Holds a case until an act ends. */
@Singleton
class HoldCase {
  private final AuditCases cases;

  HoldCase(AuditCases cases) {
    this.cases = cases;
  }

  /**
   * A case.
   *
   * @throws Refusal.NotFound when there is no such case
   * @throws Refusal.RuleBroken {@code cases.closed} when it ended
   */
  AuditCases.HeldCase open(long caseId) {
    cases.lock(caseId);
    AuditCases.HeldCase held =
        cases.find(caseId).orElseThrow(() -> new Refusal.NotFound("case " + caseId));
    if (held.status() == CaseStatus.CLOSED) {
      throw new Refusal.RuleBroken("cases.closed");
    }
    return held;
  }
}
