package org.muwahhad.tender.lot;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.TenderEntry.LotRenamed;
import org.muwahhad.tender.TenderQueries;

/**
 * A central buyer gives a lot of a draft another title, in both languages.
 *
 * <p>Refused with {@code tender.not-editable} once approved, and as invalid input when a title is
 * missing or too long.
 */
@Singleton
public class RenameLot {
  private final DraftEdits drafts;
  private final Lots lots;
  private final LotSteps steps;

  RenameLot(DraftEdits drafts, Lots lots, LotSteps steps) {
    this.drafts = drafts;
    this.lots = lots;
    this.steps = steps;
  }

  @Transactional
  public void run(Actor actor, long tenderId, long lotId, Bilingual title) {
    drafts.edit(actor, tenderId);
    TenderQueries.TenderLot lot = lots.get(tenderId, lotId);
    new Faults().name("title.ar", title.ar(), 300).name("title.en", title.en(), 300).throwIfAny();

    steps.add(actor, tenderId, "tender.lot-renamed");
    lots.rename(lotId, title.ar().strip(), title.en().strip(), actor.personId());
    drafts.record(actor, new LotRenamed(tenderId, lot.number(), title.ar(), title.en()));
  }
}
