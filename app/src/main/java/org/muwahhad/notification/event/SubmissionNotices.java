package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.demand.DemandEntry.EndorsementWithdrawn;
import org.muwahhad.demand.DemandEntry.SubmissionEndorsed;
import org.muwahhad.demand.DemandEntry.SubmissionReturned;
import org.muwahhad.demand.submission.DemandAmended;
import org.muwahhad.demand.submission.DemandSubmitted;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;

/**
 * Informs the officers of an entity what becomes of its submission, and coordinators of changes.
 */
@Singleton
class SubmissionNotices {
  private final NotifyPeople tell;
  private final Notices notices;

  SubmissionNotices(NotifyPeople tell, Notices notices) {
    this.tell = tell;
    this.notices = notices;
  }

  @EventListener
  void on(DemandSubmitted event) {
    tell.run(
        Notice.of(
            "demand-submitted",
            "/submissions/" + event.submissionId() + "/receipts/" + event.number(),
            Argument.name(event.roundName()),
            Argument.name(event.entityName()),
            Argument.text(event.receiptNumber())),
        id -> notices.tellOfficersOf(id, event.submissionId()));
  }

  /** The coordinators of the state, who may have endorsed what was replaced. */
  @EventListener
  void on(DemandAmended event) {
    Notices.Submission row = get(event.submissionId());
    tell.run(
        Notice.of(
            event.wasEndorsed() ? "demand-amended-endorsed" : "demand-amended",
            "/submissions/" + row.id() + "/compare",
            Argument.name(row.roundName()),
            Argument.name(row.entityName()),
            Argument.text(event.receiptNumber()),
            Argument.at(row.endorsementUntil())),
        id -> notices.tellCoordinators(id, row.stateCode()));
  }

  @EventListener
  void on(SubmissionReturned event) {
    Notices.Submission row = get(event.submissionId());
    tell.run(
        Notice.of(
            "submission-returned",
            "/submissions/" + row.id(),
            Argument.name(row.roundName()),
            Argument.name(row.entityName()),
            Argument.text(event.reason()),
            Argument.at(row.endorsementUntil())),
        id -> notices.tellOfficersOf(id, row.id()));
  }

  @EventListener
  void on(EndorsementWithdrawn event) {
    Notices.Submission row = get(event.submissionId());
    tell.run(
        Notice.of(
            "endorsement-withdrawn",
            "/submissions/" + row.id(),
            Argument.name(row.roundName()),
            Argument.name(row.entityName()),
            Argument.text(event.reason())),
        id -> notices.tellOfficersOf(id, row.id()));
  }

  @EventListener
  void on(SubmissionEndorsed event) {
    Notices.Submission row = get(event.submissionId());
    tell.run(
        Notice.of(
            "submission-endorsed",
            "/submissions/" + row.id(),
            Argument.name(row.roundName()),
            Argument.name(row.entityName())),
        id -> notices.tellOfficersOf(id, row.id()));
  }

  private Notices.Submission get(long id) {
    return notices.findSubmission(id).orElseThrow(() -> new Refusal.NotFound("submission " + id));
  }
}
