package org.muwahhad.tender.approval;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.TenderMove.TenderCancelled;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.Tenders;

/**
 * A central buyer gives a tender up before its award, with a reason that everybody sees who saw the
 * tender. Its rounds stay with it until a buyer gives them back to be aggregated again. {@link
 * CancellationAnnounced} goes out in the same transaction.
 *
 * <p>Refused with {@code tender.wrong-status} once awarded or cancelled, and as invalid input
 * without a reason.
 */
@Singleton
public class CancelTender {
  private final TenderQueries queries;
  private final Tenders tenders;
  private final TenderProgress progress;

  private final ApplicationEventPublisher<CancellationAnnounced> cancelled;

  CancelTender(
      TenderQueries queries,
      Tenders tenders,
      TenderProgress progress,
      ApplicationEventPublisher<CancellationAnnounced> cancelled) {
    this.cancelled = cancelled;
    this.queries = queries;
    this.tenders = tenders;
    this.progress = progress;
  }

  @Transactional
  public void run(Actor actor, long tenderId, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = queries.getTender(tenderId);
    new Faults().text("reason", reason, 1000).throwIfAny();

    cancel(actor, Role.CENTRAL_BUYER, tender, reason.strip());
  }

  /**
   * The same as a consequence of another act, in its transaction, when no lot of the tender is left
   * to be awarded. Who may is the caller's to check.
   *
   * @param as the role in which the actor does the other act
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void runAfter(Actor actor, Role as, long tenderId, String reason) {
    cancel(actor, as, queries.getTender(tenderId), reason);
  }

  private void cancel(Actor actor, Role as, TenderQueries.Tender tender, String reason) {
    long tenderId = tender.id();
    if (TenderStatus.TenderEvent.CANCEL.isAllowedFrom(tender.status())) {
      tenders.stampCancelReason(tenderId, reason, tender.status());
    }
    progress.advance(
        actor,
        as,
        tenderId,
        TenderStatus.TenderEvent.CANCEL,
        step -> new TenderCancelled(step, reason));
    cancelled.publishEvent(new CancellationAnnounced(tenderId, tender.publishedAt() != null));
  }
}
