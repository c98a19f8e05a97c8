package org.muwahhad.framework.contract;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.contract.ContractEntry.NoticeDropped;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer decides on a notice of a termination for cause that another one gave: the
 * agreement is terminated, once the supplier has answered or the notice is over, or the notice is
 * dropped. Everybody who has a part in the agreement is told of its end, with what is open then.
 *
 * <p>Refused as not found when there is no such termination, with {@code contract.termination-over}
 * once it is decided, {@code contract.other-kind} for a proposal to end the agreement by consent,
 * {@code contract.two-people} for the person who gave the notice, {@code contract.notice-running}
 * while the supplier can still answer, {@code contract.over} for a termination once the agreement
 * has ended anyway, and as invalid input at {@code reason}.
 */
@Singleton
public class DecideNotice {
  private final ContractParts parts;
  private final Contracts contracts;
  private final EndAgreement endAgreement;
  private final AgreementDays days;
  private final AuditLog audit;

  DecideNotice(
      ContractParts parts,
      Contracts contracts,
      EndAgreement endAgreement,
      AgreementDays days,
      AuditLog audit) {
    this.parts = parts;
    this.contracts = contracts;
    this.endAgreement = endAgreement;
    this.days = days;
    this.audit = audit;
  }

  /** Terminates the agreement; returns its number (key). */
  @Transactional
  public long terminate(Actor actor, long terminationId, String reason) {
    Contracts.Termination termination = hold(actor, terminationId);
    LocalDate until = termination.noticeUntil();
    if (!termination.answered() && until != null && !days.today().isAfter(until)) {
      throw new Refusal.RuleBroken("contract.notice-running", until.toString());
    }
    new Faults().text("reason", reason, ContractParts.LONGEST_REASON).throwIfAny();
    endAgreement.run(actor, termination, ContractSide.CENTRAL, reason.strip());
    return termination.agreementId();
  }

  /** Lets the agreement stand; returns its number (key). */
  @Transactional
  public long drop(Actor actor, long terminationId, String reason) {
    Contracts.Termination termination = hold(actor, terminationId);
    new Faults().text("reason", reason, ContractParts.LONGEST_REASON).throwIfAny();
    if (contracts.decide(
            terminationId, TerminationStatus.DROPPED.name(), actor.personId(), reason.strip())
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor, new NoticeDropped(termination.agreementId(), terminationId, reason.strip()));
    return termination.agreementId();
  }

  private Contracts.Termination hold(Actor actor, long terminationId) {
    actor.require(Role.CENTRAL_BUYER);
    Contracts.Termination termination =
        parts.holdTermination(actor, terminationId).requireOpen(TerminationGround.CAUSE);
    if (termination.proposedBy() == actor.personId()) {
      throw new Refusal.RuleBroken("contract.two-people");
    }
    return termination;
  }
}
