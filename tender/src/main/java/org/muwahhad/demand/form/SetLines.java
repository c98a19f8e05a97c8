package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Refusal;

/** Lines of a demand made of a saved set. */
@Singleton
class SetLines {
  private final ItemSets sets;
  private final DemandForm demandForm;

  SetLines(ItemSets sets, DemandForm demandForm) {
    this.sets = sets;
    this.demandForm = demandForm;
  }

  /**
   * The lines of a form with those of a set after them, at today's benchmark prices. What is
   * retired, counted in another unit since or outside the round is left out; the blank line at the
   * end of the form is filled first.
   *
   * @throws Refusal.NotFound for a set of others
   */
  List<DraftLine> plus(
      Actor actor, SubmissionQueries.SubmissionRow own, List<DraftLine> lines, long setId) {
    if (sets.findFor(setId, actor.require(Role.PROCUREMENT_OFFICER).entity(), actor.personId())
        .isEmpty()) {
      throw new Refusal.NotFound("item set " + setId);
    }
    List<ItemSets.ItemSetLine> wanted =
        sets.listLines(setId).stream().filter(ItemSets.ItemSetLine::isUsable).toList();
    Map<String, DemandForm.FoundItem> found =
        demandForm.found(own, wanted.stream().map(ItemSets.ItemSetLine::itemCode).toList());
    List<DraftLine> all = new ArrayList<>(lines.stream().filter(l -> !l.isBlank()).toList());
    for (ItemSets.ItemSetLine line : wanted) {
      DemandForm.FoundItem item = found.get(line.itemCode());
      if (item != null && fits(item.item())) {
        all = new ArrayList<>(LineEdits.plus(all, line.itemCode(), price(item)));
        int last = all.size() - 1;
        all.set(
            last,
            all.get(last)
                .with(LineField.QUANTITY, line.quantity().stripTrailingZeros().toPlainString()));
      }
    }
    return all;
  }

  private static boolean fits(AskableItemQueries.AskableItem item) {
    return item.active() && item.inRound();
  }

  private static String price(DemandForm.FoundItem item) {
    return item.benchmark() == null ? "" : item.benchmark().amount().toPlainString();
  }
}
