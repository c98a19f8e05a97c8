package org.muwahhad.framework.contract;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.contract.ContractEntry.SuspensionLifted;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer lifts the suspension of an agreement, with a reason. Orders can be placed again
 * at once; everybody who has a part in it is told.
 *
 * <p>Refused as not found when there is no such suspension, with {@code contract.not-suspended}
 * when it was lifted before or its last day is over, and as invalid input at {@code reason}.
 */
@Singleton
public class LiftSuspension {
  private final ContractParts parts;
  private final Contracts contracts;
  private final AuditLog audit;

  LiftSuspension(ContractParts parts, Contracts contracts, AuditLog audit) {
    this.parts = parts;
    this.contracts = contracts;
    this.audit = audit;
  }

  /** Returns the number (key) of the agreement. */
  @Transactional
  public long run(Actor actor, long suspensionId, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    long agreementId = get(suspensionId).agreementId();
    parts.hold(actor, agreementId);
    Contracts.Suspension suspension = get(suspensionId);
    if (suspension.lifted() || suspension.overNow()) {
      throw new Refusal.RuleBroken("contract.not-suspended");
    }
    new Faults().text("reason", reason, ContractParts.LONGEST_REASON).throwIfAny();
    if (contracts.lift(suspensionId, actor.personId(), reason.strip()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new SuspensionLifted(agreementId, suspensionId, reason.strip()));
    return agreementId;
  }

  private Contracts.Suspension get(long id) {
    return contracts.findSuspension(id).orElseThrow(() -> new Refusal.NotFound("suspension " + id));
  }
}
