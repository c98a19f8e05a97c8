package org.muwahhad.tender.approval;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderMove.TenderApproved;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.Tenders;

/**
 * Another central buyer, or the administrator, approves the dossier of a draft: somebody who
 * neither aggregated nor edited it (four eyes). Everything on the {@link Checklist} must hold.
 *
 * <p>Refused with {@code tender.four-eyes} for a person who prepared it, {@code
 * tender.approver-edited} for a person who changed it, {@code tender.approver-examines} for the
 * person who sits on its examination panel, {@code tender.wrong-status} when it is no draft, {@code
 * tender.approval-not-asked} when it was not sent for approval as it stands, and with the code of
 * the first condition that does not hold, such as {@code tender.sums-differ} or {@code
 * tender.weights-not-100}.
 */
@Singleton
public class ApproveTender {
  private final TenderQueries queries;
  private final Tenders tenders;
  private final Checklists checklists;
  private final TenderProgress progress;
  private final DossierFactQueries dossier;

  ApproveTender(
      TenderQueries queries,
      Tenders tenders,
      Checklists checklists,
      TenderProgress progress,
      DossierFactQueries dossier) {
    this.queries = queries;
    this.tenders = tenders;
    this.checklists = checklists;
    this.progress = progress;
    this.dossier = dossier;
  }

  /**
   * Approves what was seen, and nothing that was changed since.
   *
   * @param version of the tender on the page that was read
   */
  @Transactional
  public void asSeen(Actor actor, long tenderId, String version) {
    actor.require(Role.CENTRAL_BUYER, Role.ADMINISTRATOR);
    if (!version.equals(Integer.toString(queries.getTender(tenderId).version()))) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    run(actor, tenderId);
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    Role as = actor.require(Role.CENTRAL_BUYER, Role.ADMINISTRATOR).role();
    TenderQueries.Tender tender = queries.getTender(tenderId);
    if (tender.preparedBy() == actor.personId()) {
      throw new Refusal.RuleBroken("tender.four-eyes");
    }
    if (tenders.countEdits(Long.toString(tenderId), actor.personId()) > 0) {
      throw new Refusal.RuleBroken("tender.approver-edited");
    }
    if (queries
        .findPanelMember(tenderId, actor.personId())
        .filter(m -> m.panel() == Panel.EXAMINATION)
        .isPresent()) {
      throw new Refusal.RuleBroken("tender.approver-examines");
    }
    if (!TenderStatus.TenderEvent.APPROVE.isAllowedFrom(tender.status())) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    checklists.draw(tender).requireComplete();
    if (tenders.countRequests(tenderId, tender.version()) == 0) {
      throw new Refusal.RuleBroken("tender.approval-not-asked");
    }

    // The version read with the checklist must still stand: an edit in between is a conflict.
    if (tenders.touch(tenderId, tender.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    tenders.stampApprover(tenderId, actor.personId());
    Map<String, String> digests = dossier.digests(tenderId);
    progress.advance(
        actor,
        as,
        tenderId,
        TenderStatus.TenderEvent.APPROVE,
        step -> new TenderApproved(step, digests));
  }
}
