package org.muwahhad.framework.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.amendment.AmendmentEntry.AgreementAmendmentWithdrawn;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The side that offered an amendment takes it back before both have signed. Nothing changes then.
 *
 * <p>Refused as not found to those who act for neither side, with {@code amendment.others-offer} to
 * the side that did not offer it, {@code amendment.ended} once it has been signed by both, declined
 * or withdrawn, and as invalid input when the reason is too long.
 */
@Singleton
public class WithdrawOffer {
  private static final int LONGEST_REASON = 1000;
  private final AgreementAmendments amendments;
  private final AmendingSides sides;
  private final AuditLog audit;

  WithdrawOffer(AgreementAmendments amendments, AmendingSides sides, AuditLog audit) {
    this.amendments = amendments;
    this.sides = sides;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, String reason) {
    AgreementAmendments.AmendmentRow amendment = amendments.find(id).orElseThrow(() -> missing(id));
    amendments.lock(amendment.agreementId());
    AmendingSide side = sides.find(actor, amendment.supplierId()).orElseThrow(() -> missing(id));
    if (side != amendment.offeredSide()) {
      throw new Refusal.NotPermitted("amendment.others-offer");
    }
    new Faults().atMost("reason", reason, LONGEST_REASON).throwIfAny();
    if (amendments.end(id, AmendmentStanding.WITHDRAWN.name(), actor.personId(), reason.strip())
        != 1) {
      throw new Refusal.RuleBroken("amendment.ended");
    }
    audit.record(
        actor,
        side.role(),
        new AgreementAmendmentWithdrawn(amendment.agreementId(), id, reason.strip()));
  }

  private static Refusal missing(long id) {
    return new Refusal.NotFound("amendment " + id);
  }
}
