package org.muwahhad.tender.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.PublicationEntry.AmendmentWithdrawn;

/**
 * A central buyer takes back an amendment that was proposed and not yet published, be it one's own
 * or one that one does not approve. Nobody outside has seen it.
 */
@Singleton
public class WithdrawAmendment {
  private final Amendments amendments;
  private final AuditLog audit;

  WithdrawAmendment(Amendments amendments, AuditLog audit) {
    this.amendments = amendments;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId, long amendmentId) {
    actor.require(Role.CENTRAL_BUYER);
    if (amendments.lockProposal(tenderId, amendmentId).isEmpty()) {
      throw new Refusal.NotFound("amendment " + amendmentId);
    }

    if (amendments.withdraw(amendmentId) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new AmendmentWithdrawn(tenderId, amendmentId));
  }
}
