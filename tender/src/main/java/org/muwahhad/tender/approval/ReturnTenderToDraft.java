package org.muwahhad.tender.approval;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.TenderMove.TenderReturnedToDraft;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.Tenders;

/**
 * A central buyer sends an approved dossier back to be changed, with the reason. The approval is
 * void: it must be approved again.
 *
 * <p>Refused with {@code tender.wrong-status} when it is not approved or published already, and as
 * invalid input without a reason.
 */
@Singleton
public class ReturnTenderToDraft {
  private final Tenders tenders;
  private final TenderProgress progress;

  ReturnTenderToDraft(Tenders tenders, TenderProgress progress) {
    this.tenders = tenders;
    this.progress = progress;
  }

  @Transactional
  public void run(Actor actor, long tenderId, String reason) {
    Role as = actor.require(Role.CENTRAL_BUYER, Role.ADMINISTRATOR).role();
    new Faults().text("reason", reason, 1000).throwIfAny();

    progress.advance(
        actor,
        as,
        tenderId,
        TenderStatus.TenderEvent.RETURN_TO_DRAFT,
        step -> new TenderReturnedToDraft(step, reason));
    tenders.forgetApprover(tenderId);
  }
}
