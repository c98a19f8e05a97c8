package org.muwahhad.evaluation.cases;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.cases.CaseEntry.CaseClosed;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An auditor closes a case with a finding, its outcome and what follows. From the outcomes the
 * service tells how often each flag was right.
 *
 * <p>Refused as not found, with {@code cases.closed}, {@code cases.waiting} while a question waits
 * for its answer, and as invalid input at {@code outcome} ({@code shared.missing}), {@code measure}
 * ({@code cases.measure-without-finding}) or {@code finding}.
 */
@Singleton
public class CloseCase {
  private final HoldCase hold;
  private final AuditCases cases;
  private final AuditLog audit;

  CloseCase(HoldCase hold, AuditCases cases, AuditLog audit) {
    this.hold = hold;
    this.cases = cases;
    this.audit = audit;
  }

  /**
   * How a case ends.
   *
   * @param measure what follows; null for nothing
   */
  public record NewFinding(
      @Nullable CaseOutcome outcome, @Nullable CaseMeasure measure, @Nullable String finding) {
    CaseMeasure follows() {
      return measure == null ? CaseMeasure.NONE : measure;
    }

    String words() {
      return finding == null ? "" : finding.strip();
    }
  }

  @Transactional
  public void run(Actor actor, long caseId, NewFinding found) {
    actor.require(Role.AUDITOR);
    if (hold.open(caseId).status() == CaseStatus.ASKED) {
      throw new Refusal.RuleBroken("cases.waiting");
    }
    new Faults()
        .check(found.outcome() != null, "outcome", "shared.missing")
        .check(
            found.outcome() == CaseOutcome.CONFIRMED || found.follows() == CaseMeasure.NONE,
            "measure",
            "cases.measure-without-finding")
        .text("finding", found.words(), OpenCase.LONGEST_TEXT)
        .throwIfAny();
    CaseOutcome outcome = Objects.requireNonNull(found.outcome());
    cases.close(caseId, outcome.name(), found.follows().name(), found.words(), actor.personId());
    audit.record(actor, new CaseClosed(caseId, found.words(), found.follows(), outcome));
  }
}
