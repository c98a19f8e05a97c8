package org.muwahhad.framework.contract;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.contract.ContractEntry.AgreementTerminated;
import org.muwahhad.shared.Refusal;

/**
 * Ends an agreement before its term, in the transaction of the act that decides its termination: on
 * the day that was proposed, or today where that is over.
 *
 * <p>Refused with {@code contract.over} when the agreement has ended meanwhile.
 */
@Singleton
class EndAgreement {
  private final Contracts contracts;
  private final AgreementDays days;
  private final AuditLog audit;

  EndAgreement(Contracts contracts, AgreementDays days, AuditLog audit) {
    this.contracts = contracts;
    this.days = days;
    this.audit = audit;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void run(Actor actor, Contracts.Termination termination, ContractSide side, String reason) {
    contracts
        .find(termination.agreementId())
        .filter(c -> c.standing().isOver())
        .ifPresent(
            c -> {
              throw new Refusal.RuleBroken("contract.over", c.number());
            });
    if (contracts.decide(
            termination.id(), TerminationStatus.TERMINATED.name(), actor.personId(), reason)
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    LocalDate today = days.today();
    LocalDate last = termination.endsOn().isBefore(today) ? today : termination.endsOn();
    contracts.end(termination.agreementId(), last, termination.ground().name(), termination.id());
    audit.record(
        actor,
        side.role(),
        new AgreementTerminated(
            termination.agreementId(), termination.id(), last, termination.ground(), reason, side));
  }
}
