package org.muwahhad.evaluation.cases;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.cases.CaseEntry.BuyerAnswered;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer answers the question that waits in a case. An answer after its last day is taken
 * too, until the case is closed.
 *
 * <p>Refused as not found while nothing was asked, with {@code cases.closed}, {@code
 * cases.answered} when no question waits, and as invalid input at {@code answer}.
 */
@Singleton
public class AnswerAuditors {
  private final HoldCase hold;
  private final AuditCases cases;
  private final AuditLog audit;

  AnswerAuditors(HoldCase hold, AuditCases cases, AuditLog audit) {
    this.hold = hold;
    this.cases = cases;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long caseId, @Nullable String answer) {
    actor.require(Role.CENTRAL_BUYER);
    AuditCases.HeldCase held = hold.open(caseId);
    if (held.status() == CaseStatus.OPENED) {
      throw new Refusal.NotFound("case " + caseId);
    }
    if (held.status() == CaseStatus.ANSWERED) {
      throw new Refusal.RuleBroken("cases.answered");
    }
    String words = answer == null ? "" : answer.strip();
    new Faults().text("answer", words, OpenCase.LONGEST_TEXT).throwIfAny();
    cases.answer(held.questionId(), words, actor.personId());
    audit.record(actor, new BuyerAnswered(caseId, words, held.number()));
  }
}
