package org.muwahhad.tender.lot;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.TenderEntry.LotNamesConfirmed;
import org.muwahhad.tender.TenderQueries;

/**
 * A central buyer says of a draft that the names which its lots got by aggregation or a split are
 * right. Without it, or names of their own, the tender is not approved.
 *
 * <p>Refused with {@code tender.not-editable} once approved, and {@code tender.lot-names-chosen}
 * when a person has chosen every name already.
 */
@Singleton
public class ConfirmLotNames {
  private final DraftEdits drafts;
  private final TenderQueries queries;
  private final Lots lots;

  ConfirmLotNames(DraftEdits drafts, TenderQueries queries, Lots lots) {
    this.drafts = drafts;
    this.queries = queries;
    this.lots = lots;
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    drafts.edit(actor, tenderId);
    List<Integer> numbers = queries.listLotsAsProposed(tenderId);
    if (numbers.isEmpty()) {
      throw new Refusal.RuleBroken("tender.lot-names-chosen");
    }

    lots.confirmNames(tenderId, actor.personId());
    drafts.record(actor, new LotNamesConfirmed(tenderId, numbers));
  }
}
