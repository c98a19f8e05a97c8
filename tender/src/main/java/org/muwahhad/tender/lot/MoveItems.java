package org.muwahhad.tender.lot;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.TenderEntry.ItemsMoved;
import org.muwahhad.tender.TenderQueries;

/**
 * A central buyer moves items of a draft from one lot to another. A lot left without items goes,
 * and the lots after it move up.
 *
 * <p>Refused with {@code tender.not-editable} once approved, with {@code tender.same-lot} when both
 * lots are the same, and as invalid input ({@code tender.no-items}) when no item is named or one is
 * not in the lot.
 */
@Singleton
public class MoveItems {
  private final DraftEdits drafts;
  private final Lots lots;
  private final LotSteps steps;

  MoveItems(DraftEdits drafts, Lots lots, LotSteps steps) {
    this.drafts = drafts;
    this.lots = lots;
    this.steps = steps;
  }

  @Transactional
  public void run(Actor actor, long tenderId, long fromLot, long toLot, List<Long> items) {
    drafts.edit(actor, tenderId);
    TenderQueries.TenderLot from = lots.get(tenderId, fromLot);
    TenderQueries.TenderLot to = lots.get(tenderId, toLot);
    if (fromLot == toLot) {
      throw new Refusal.RuleBroken("tender.same-lot");
    }
    requireItems(lots, tenderId, fromLot, items);

    steps.add(actor, tenderId, "tender.items-moved");
    lots.moveItems(tenderId, fromLot, toLot, items);
    if (lots.countItems(tenderId, fromLot) == 0) {
      lots.remove(fromLot);
      lots.closeGap(tenderId, from.number());
    }
    drafts.record(actor, new ItemsMoved(tenderId, from.number(), to.number(), items));
  }

  static void requireItems(Lots lots, long tenderId, long lotId, List<Long> items) {
    List<Long> distinct = items.stream().distinct().toList();
    if (distinct.isEmpty() || lots.countItems(tenderId, lotId, distinct) != distinct.size()) {
      throw new Refusal.InvalidInput("items", "tender.no-items");
    }
  }
}
