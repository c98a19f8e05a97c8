package org.muwahhad.bid.readout;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.opening.OpeningRecords;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * Shows an opening to everyone entitled to be there: those who may read its record afterwards, and
 * before it every supplier with a submitted bid.
 *
 * <p>Not found to anybody else, and for tenders that are not published.
 */
@Singleton
class ViewReadOut {
  private final TenderQueries tenders;
  private final OpeningRecords records;
  private final ReadOutQueries queries;

  ViewReadOut(TenderQueries tenders, OpeningRecords records, ReadOutQueries queries) {
    this.tenders = tenders;
    this.records = records;
    this.queries = queries;
  }

  @Transactional
  public ReadOut get(Actor actor, long tenderId) {
    ReadOutQueries.MeetingsState row = requireFollower(actor, tenderId);
    Phase phase = Phase.of(row);
    return new ReadOut(
        tenders.getTender(tenderId).asTold(),
        phase,
        row.seats(),
        row.presentNow(),
        row.givenNow(),
        row.threshold(),
        row.meetsAt(),
        row.openedAt() == null
            ? null
            : records.get(
                actor, tenderId, lots -> ReadOut.isOfTotals(lots.size()) ? lots : List.of()));
  }

  /** Only whether the person may follow the opening. */
  @Transactional
  public void permit(Actor actor, long tenderId) {
    requireFollower(actor, tenderId);
  }

  private ReadOutQueries.MeetingsState requireFollower(Actor actor, long tenderId) {
    ReadOutQueries.MeetingsState row =
        queries.find(tenderId).orElseThrow(() -> new Refusal.NotFound("tender " + tenderId));
    boolean published =
        row.openedAt() != null
            || row.status() == TenderStatus.PUBLISHED
            || row.status() == TenderStatus.CLOSED;
    if (!published || !records.mayFollow(actor, tenderId)) {
      throw new Refusal.NotFound("opening of tender " + tenderId);
    }
    return row;
  }
}
