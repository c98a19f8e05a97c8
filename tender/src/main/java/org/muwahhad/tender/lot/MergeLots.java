package org.muwahhad.tender.lot;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.TenderEntry.LotsMerged;
import org.muwahhad.tender.TenderQueries;

/**
 * A central buyer merges one lot of a draft into another: its items move, the lot goes, and the
 * lots after it move up.
 *
 * <p>Refused with {@code tender.not-editable} once approved, and with {@code tender.same-lot} when
 * both are the same.
 */
@Singleton
public class MergeLots {
  private final DraftEdits drafts;
  private final Lots lots;
  private final LotSteps steps;

  MergeLots(DraftEdits drafts, Lots lots, LotSteps steps) {
    this.drafts = drafts;
    this.lots = lots;
    this.steps = steps;
  }

  @Transactional
  public void run(Actor actor, long tenderId, long lotId, long intoLotId) {
    drafts.edit(actor, tenderId);
    TenderQueries.TenderLot lot = lots.get(tenderId, lotId);
    TenderQueries.TenderLot into = lots.get(tenderId, intoLotId);
    if (lotId == intoLotId) {
      throw new Refusal.RuleBroken("tender.same-lot");
    }

    steps.add(actor, tenderId, "tender.lots-merged");
    lots.moveAllItems(tenderId, lotId, intoLotId);
    lots.remove(lotId);
    lots.closeGap(tenderId, lot.number());
    drafts.record(actor, new LotsMerged(tenderId, lot.number(), into.number()));
  }
}
