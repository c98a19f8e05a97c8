package org.muwahhad.framework.contract;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.contract.ContractEntry.NoticeAnswered;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The supplier answers a notice of a termination for cause, once and until its last day. Another
 * central buyer than the one who gave the notice decides next.
 *
 * <p>Refused as not found for a notice to another supplier, with {@code contract.termination-over}
 * once it is decided, {@code contract.other-kind} for a proposal to end the agreement by consent,
 * {@code contract.notice-answered}, {@code contract.notice-over}, and as invalid input at {@code
 * answer}.
 */
@Singleton
public class AnswerNotice {
  private static final int LONGEST_ANSWER = 4000;
  private final ContractParts parts;
  private final Contracts contracts;
  private final AgreementDays days;
  private final AuditLog audit;

  AnswerNotice(ContractParts parts, Contracts contracts, AgreementDays days, AuditLog audit) {
    this.parts = parts;
    this.contracts = contracts;
    this.days = days;
    this.audit = audit;
  }

  /** Returns the number (key) of the agreement. */
  @Transactional
  public long run(Actor actor, long terminationId, String answer) {
    actor.require(Role.BIDDER);
    Contracts.Termination termination =
        parts.holdTermination(actor, terminationId).requireOpen(TerminationGround.CAUSE);
    if (termination.answered()) {
      throw new Refusal.RuleBroken("contract.notice-answered");
    }
    LocalDate until = termination.noticeUntil();
    if (until != null && days.today().isAfter(until)) {
      throw new Refusal.RuleBroken("contract.notice-over");
    }
    new Faults().text("answer", answer, LONGEST_ANSWER).throwIfAny();
    if (contracts.answer(terminationId, answer.strip(), actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor, new NoticeAnswered(termination.agreementId(), terminationId, answer.strip()));
    return termination.agreementId();
  }
}
