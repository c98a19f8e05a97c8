package org.muwahhad.tender.lot;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.ReturnRoundToClosed;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.DraftEdits;
import org.muwahhad.tender.TenderEntry.AggregationUndone;
import org.muwahhad.tender.TenderMove.TenderCancelled;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.Tenders;

/**
 * A central buyer undoes an aggregation while its tender is a draft: lots, sums and allocations go,
 * the rounds are closed again and can be aggregated again, and the tender stays cancelled under its
 * number, so that no number is ever used twice.
 *
 * <p>Refused with {@code tender.not-editable} once approved, and as invalid input without a reason.
 */
@Singleton
public class UndoAggregation {
  private final DraftEdits drafts;
  private final Aggregations aggregations;
  private final ReturnRoundToClosed returnRound;
  private final Tenders tenders;
  private final TenderProgress progress;

  UndoAggregation(
      DraftEdits drafts,
      Aggregations aggregations,
      ReturnRoundToClosed returnRound,
      Tenders tenders,
      TenderProgress progress) {
    this.drafts = drafts;
    this.aggregations = aggregations;
    this.returnRound = returnRound;
    this.tenders = tenders;
    this.progress = progress;
  }

  @Transactional
  public void run(Actor actor, long tenderId, String reason) {
    drafts.edit(actor, tenderId);
    new Faults().text("reason", reason, 1000).throwIfAny();
    List<Long> rounds = aggregations.listRounds(tenderId);

    int lines = aggregations.removeAllocations(tenderId);
    aggregations.removeRequirements(tenderId);
    int items = aggregations.removeItems(tenderId);
    int lots = aggregations.removeLots(tenderId);
    aggregations.removeRounds(tenderId);
    rounds.forEach(round -> returnRound.run(actor, round, reason.strip()));
    tenders.stampCancelReason(tenderId, reason.strip(), TenderStatus.DRAFT);
    progress.advance(
        actor,
        Role.CENTRAL_BUYER,
        tenderId,
        TenderStatus.TenderEvent.CANCEL,
        step -> new TenderCancelled(step, reason.strip()));
    drafts.record(
        actor, new AggregationUndone(tenderId, reason.strip(), rounds, lots, items, lines));
  }
}
