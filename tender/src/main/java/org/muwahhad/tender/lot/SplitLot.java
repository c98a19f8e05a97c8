package org.muwahhad.tender.lot;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.TenderEntry.LotSplit;
import org.muwahhad.tender.TenderQueries;

/**
 * A central buyer takes items out of a lot of a draft into a new lot, numbered last.
 *
 * <p>Refused with {@code tender.not-editable} once approved, with {@code tender.split-takes-all}
 * when nothing would stay, and as invalid input when a title is missing or no item of the lot is
 * named.
 *
 * <p>A fault in the input has the code {@code tender.no-items}.
 */
@Singleton
public class SplitLot {
  private final DraftEdits drafts;
  private final Lots lots;
  private final LotSteps steps;

  SplitLot(DraftEdits drafts, Lots lots, LotSteps steps) {
    this.drafts = drafts;
    this.lots = lots;
    this.steps = steps;
  }

  /** Returns the new lot's id. */
  @Transactional
  public long run(Actor actor, long tenderId, long lotId, List<Long> items, Bilingual title) {
    drafts.edit(actor, tenderId);
    TenderQueries.TenderLot lot = lots.get(tenderId, lotId);
    new Faults().name("title.ar", title.ar(), 300).name("title.en", title.en(), 300).throwIfAny();
    MoveItems.requireItems(lots, tenderId, lotId, items);
    if (items.stream().distinct().count() == lots.countItems(tenderId, lotId)) {
      throw new Refusal.RuleBroken("tender.split-takes-all");
    }

    steps.add(actor, tenderId, "tender.lot-split");
    int number = lots.lastNumber(tenderId) + 1;
    lots.add(tenderId, number, title.ar().strip(), title.en().strip());
    long created = lots.getByNumber(tenderId, number);
    lots.moveItems(tenderId, lotId, created, items);
    drafts.record(actor, new LotSplit(tenderId, lot.number(), items));
    return created;
  }
}
