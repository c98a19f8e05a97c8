package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.initiative.InitiativeEntry.ProcurementUnlinked;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer takes a round or tender away from an approved initiative to which it was linked
 * by mistake.
 *
 * <p>Refused as not found when it is not linked to it, and with {@code initiative.not-approved}
 * unless the initiative is under way.
 */
@Singleton
public class UnlinkProcurement {
  private final Initiatives initiatives;
  private final AuditLog audit;

  UnlinkProcurement(Initiatives initiatives, AuditLog audit) {
    this.initiatives = initiatives;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long initiativeId, long linkId) {
    actor.require(Role.CENTRAL_BUYER);
    initiatives.getLocked(initiativeId).requireApproved();
    Initiatives.StoredLink link =
        initiatives
            .findLink(initiativeId, linkId)
            .orElseThrow(() -> new Refusal.NotFound("link " + linkId));

    if (initiatives.unlink(linkId) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new ProcurementUnlinked(initiativeId, link.roundId(), link.tenderId()));
  }
}
