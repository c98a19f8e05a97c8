package org.muwahhad.framework.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.amendment.AmendmentEntry.SuccessionConsented;
import org.muwahhad.shared.Refusal;

/**
 * A person of the supplier that is to take the place of another in an agreement consents. Without
 * that the amendment is not in force, whoever has signed it.
 *
 * <p>Refused as not found to everybody else, with {@code amendment.ended} once it has been signed
 * by both, declined or withdrawn, and {@code amendment.consented-already}.
 */
@Singleton
public class ConsentToSuccession {
  private final AgreementAmendments amendments;
  private final AmendingSides sides;
  private final AuditLog audit;

  ConsentToSuccession(AgreementAmendments amendments, AmendingSides sides, AuditLog audit) {
    this.amendments = amendments;
    this.sides = sides;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id) {
    AgreementAmendments.AmendmentRow amendment = amendments.find(id).orElseThrow(() -> missing(id));
    amendments.lock(amendment.agreementId());
    Long successor = amendment.successorId();
    if (successor == null || !sides.isOf(actor, successor)) {
      throw missing(id);
    }
    if (amendments.find(id).orElseThrow(() -> missing(id)).status() != AmendmentStanding.OFFERED) {
      throw new Refusal.RuleBroken("amendment.ended");
    }
    if (amendments.consent(id, actor.personId()) != 1) {
      throw new Refusal.RuleBroken("amendment.consented-already");
    }
    audit.record(actor, new SuccessionConsented(amendment.agreementId(), id, successor));
  }

  private static Refusal missing(long id) {
    return new Refusal.NotFound("amendment " + id);
  }
}
