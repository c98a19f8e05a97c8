package org.muwahhad.tender.requirement;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.TenderEntry.RequirementsProposed;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.lot.TenderAggregated;

/**
 * Makes requirements of what the catalog states of the items of a draft, for the buyer to change:
 * when the tender is made, and again when a central buyer asks for it.
 *
 * <p>Refused with {@code tender.not-editable} once approved.
 */
@Singleton
public class ProposeRequirements {
  private final DraftEdits drafts;
  private final TenderQueries tenders;
  private final TenderRequirements rows;

  ProposeRequirements(DraftEdits drafts, TenderQueries tenders, TenderRequirements rows) {
    this.drafts = drafts;
    this.tenders = tenders;
    this.rows = rows;
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void propose(TenderAggregated made) {
    rows.propose(made.tenderId(), 0);
  }

  /** Fills the items that have none; returns how many requirements were made. */
  @Transactional
  public int run(Actor actor, long tenderId) {
    drafts.edit(actor, tenderId);
    int made = rows.propose(tenderId, 0);
    drafts.record(actor, new RequirementsProposed(tenderId, null, made));
    return made;
  }

  /** Replaces those of one item; returns how many requirements were made. */
  @Transactional
  public int run(Actor actor, long tenderId, long lotItemId) {
    drafts.edit(actor, tenderId);
    SetRequirements.requireItem(tenders, tenderId, lotItemId);
    rows.removeOfItem(tenderId, lotItemId);
    int made = rows.propose(tenderId, lotItemId);
    drafts.record(actor, new RequirementsProposed(tenderId, lotItemId, made));
    return made;
  }
}
