package org.muwahhad.tender;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;

/** What every edit of a draft begins and ends with. */
@Singleton
public class DraftEdits {
  private final TenderQueries queries;
  private final Tenders tenders;
  private final AuditLog audit;

  DraftEdits(TenderQueries queries, Tenders tenders, AuditLog audit) {
    this.queries = queries;
    this.tenders = tenders;
    this.audit = audit;
  }

  /**
   * The draft for a central buyer to edit; nobody else can edit it until this transaction ends.
   *
   * @throws Refusal.NotPermitted when the person is no central buyer
   * @throws Refusal.RuleBroken {@code tender.not-editable} when it was approved
   * @throws Refusal.Conflict when somebody else edits it at this moment
   */
  public TenderQueries.Tender edit(Actor actor, long tenderId) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = queries.getTender(tenderId);
    return take(tender, tender.version());
  }

  /** The draft, if it still stands as the person saw it. */
  public TenderQueries.Tender edit(Actor actor, long tenderId, int version) {
    actor.require(Role.CENTRAL_BUYER);
    return take(queries.getTender(tenderId), version);
  }

  private TenderQueries.Tender take(TenderQueries.Tender tender, int version) {
    if (tender.status() != TenderStatus.DRAFT) {
      throw new Refusal.RuleBroken("tender.not-editable");
    }
    if (tenders.touch(tender.id(), version) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    return tender;
  }

  /** Writes the edit into the record. */
  public void record(Actor actor, TenderEntry entry) {
    audit.record(actor, entry);
  }
}
