package org.muwahhad.tender.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;

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
    audit.record(
        actor,
        Role.CENTRAL_BUYER,
        "tender:" + tenderId,
        "publication.amendment-withdrawn",
        "tender",
        tenderId,
        Map.of("amendment", amendmentId));
  }
}
