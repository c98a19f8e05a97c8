package org.muwahhad.tender.approval;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderEntry.ApprovalAsked;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.Tenders;

/**
 * Who prepared or changed a draft sends it for approval as it stands, with its title and the names
 * of its lots. Nobody can approve it before. A later edit needs a new request.
 *
 * <p>Refused with {@code tender.not-preparer} for other people, {@code tender.wrong-status} when it
 * is no draft, {@code tender.approval-asked-already} when it was sent as it stands, and with the
 * code of the first condition of the {@link Checklist} that does not hold.
 */
@Singleton
public class AskForApproval {
  private final TenderQueries queries;
  private final Tenders tenders;
  private final Checklists checklists;
  private final AuditLog audit;

  AskForApproval(TenderQueries queries, Tenders tenders, Checklists checklists, AuditLog audit) {
    this.queries = queries;
    this.tenders = tenders;
    this.checklists = checklists;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = queries.getTender(tenderId);
    if (tender.preparedBy() != actor.personId()
        && tenders.countEdits(Long.toString(tenderId), actor.personId()) == 0) {
      throw new Refusal.RuleBroken("tender.not-preparer");
    }
    if (!TenderStatus.TenderEvent.APPROVE.isAllowedFrom(tender.status())) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    if (tenders.countRequests(tenderId, tender.version()) > 0) {
      throw new Refusal.RuleBroken("tender.approval-asked-already");
    }
    checklists.draw(tender).requireComplete();

    tenders.addRequest(tenderId, tender.version(), actor.personId());
    audit.record(actor, new ApprovalAsked(tenderId, tender.version()));
  }
}
