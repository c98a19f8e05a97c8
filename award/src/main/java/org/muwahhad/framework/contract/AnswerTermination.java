package org.muwahhad.framework.contract;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.contract.ContractEntry.TerminationDeclined;
import org.muwahhad.framework.contract.ContractEntry.TerminationWithdrawn;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The other side accepts a proposal to end an agreement by consent, or declines it with a reason;
 * the side that made it withdraws it. Once it is accepted, everybody who has a part in the
 * agreement is told of its end, with what is open then.
 *
 * <p>Refused as not found for a proposal on an agreement of another supplier, with {@code
 * contract.termination-over} once it has ended, {@code contract.other-kind} for a notice for cause,
 * {@code contract.not-the-side} for the side that does not have this answer, {@code contract.over}
 * when it is accepted once the agreement has ended anyway, and as invalid input at {@code reason}.
 */
@Singleton
public class AnswerTermination {
  private final ContractParts parts;
  private final Contracts contracts;
  private final EndAgreement endAgreement;
  private final AuditLog audit;

  AnswerTermination(
      ContractParts parts, Contracts contracts, EndAgreement endAgreement, AuditLog audit) {
    this.parts = parts;
    this.contracts = contracts;
    this.endAgreement = endAgreement;
    this.audit = audit;
  }

  /** Ends the agreement; returns its number (key). */
  @Transactional
  public long accept(Actor actor, long terminationId) {
    ContractParts.HeldTermination held = hold(actor, terminationId, false);
    Contracts.Termination termination = held.termination();
    ContractSide side = held.side();
    endAgreement.run(actor, termination, side, "");
    return termination.agreementId();
  }

  /** Lets the agreement stand; returns its number (key). */
  @Transactional
  public long decline(Actor actor, long terminationId, String reason) {
    ContractParts.HeldTermination held = hold(actor, terminationId, false);
    Contracts.Termination termination = held.termination();
    ContractSide side = held.side();
    new Faults().text("reason", reason, ContractParts.LONGEST_REASON).throwIfAny();
    close(actor, terminationId, TerminationStatus.DECLINED, reason);
    audit.record(
        actor,
        side.role(),
        new TerminationDeclined(termination.agreementId(), terminationId, reason.strip(), side));
    return termination.agreementId();
  }

  /** Takes the proposal back, with or without a reason; returns the number of the agreement. */
  @Transactional
  public long withdraw(Actor actor, long terminationId, String reason) {
    ContractParts.HeldTermination held = hold(actor, terminationId, true);
    Contracts.Termination termination = held.termination();
    ContractSide side = held.side();
    new Faults().atMost("reason", reason, ContractParts.LONGEST_REASON).throwIfAny();
    close(actor, terminationId, TerminationStatus.WITHDRAWN, reason);
    audit.record(
        actor,
        side.role(),
        new TerminationWithdrawn(termination.agreementId(), terminationId, reason.strip(), side));
    return termination.agreementId();
  }

  /** For the side that made the proposal, or for the other. */
  private ContractParts.HeldTermination hold(Actor actor, long terminationId, boolean own) {
    ContractParts.HeldTermination held = parts.holdTermination(actor, terminationId);
    if ((held.side() == held.termination().proposedSide()) != own) {
      throw new Refusal.NotPermitted("contract.not-the-side");
    }
    held.requireOpen(TerminationGround.AGREED);
    return held;
  }

  private void close(Actor actor, long id, TerminationStatus status, String reason) {
    if (contracts.decide(id, status.name(), actor.personId(), reason.strip()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
