package org.muwahhad.framework.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendmentDeclined;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The side that did not offer an amendment says why it does not sign it. Nothing changes then.
 *
 * <p>Refused as not found to those who act for neither side, with {@code amendment.own-offer} to
 * the side that offered it, {@code amendment.ended} once it has been signed by both, declined or
 * withdrawn, and as invalid input at {@code reason}.
 */
@Singleton
public class DeclineAmendment {
  private static final int LONGEST_REASON = 1000;
  private final AgreementAmendments amendments;
  private final AmendingSides sides;
  private final AuditLog audit;

  DeclineAmendment(AgreementAmendments amendments, AmendingSides sides, AuditLog audit) {
    this.amendments = amendments;
    this.sides = sides;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, String reason) {
    AgreementAmendments.AmendmentRow amendment = amendments.find(id).orElseThrow(() -> missing(id));
    amendments.lock(amendment.agreementId());
    AmendingSide side = sides.find(actor, amendment.supplierId()).orElseThrow(() -> missing(id));
    if (side == amendment.offeredSide()) {
      throw new Refusal.NotPermitted("amendment.own-offer");
    }
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();
    if (amendments.end(id, AmendmentStanding.DECLINED.name(), actor.personId(), reason.strip())
        != 1) {
      throw new Refusal.RuleBroken("amendment.ended");
    }
    audit.record(
        actor, side.role(), new AmendmentDeclined(amendment.agreementId(), id, reason.strip()));
  }

  private static Refusal missing(long id) {
    return new Refusal.NotFound("amendment " + id);
  }
}
