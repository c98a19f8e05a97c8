package org.muwahhad.notification;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.demand.DemandAmended;
import org.muwahhad.demand.DemandSubmitted;
import org.muwahhad.demand.SubmissionEndorsed;
import org.muwahhad.demand.SubmissionReturned;
import org.muwahhad.demand.SubmissionViews;
import org.muwahhad.shared.Refusal;

/** Tells the officers of an entity what becomes of its submission, and coordinators of changes. */
@Singleton
class SubmissionNotices {
  private final Tell tell;
  private final Notices notices;
  private final SubmissionViews submissions;

  SubmissionNotices(Tell tell, Notices notices, SubmissionViews submissions) {
    this.tell = tell;
    this.notices = notices;
    this.submissions = submissions;
  }

  @EventListener
  void on(DemandSubmitted event) {
    String receipt = "/receipts/" + event.number();
    tell(event.submissionId(), receipt, "demand-submitted", event.receiptNumber());
  }

  /** The coordinators of the state, who may have endorsed what was replaced. */
  @EventListener
  void on(DemandAmended event) {
    SubmissionViews.SubmissionRow row = get(event.submissionId());
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
    SubmissionViews.SubmissionRow row = get(event.submissionId());
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
  void on(SubmissionEndorsed event) {
    tell(event.submissionId(), "", "submission-endorsed", "");
  }

  private void tell(long submissionId, String below, String kind, String detail) {
    SubmissionViews.SubmissionRow row = get(submissionId);
    tell.run(
        Notice.of(
            kind,
            "/submissions/" + row.id() + below,
            Argument.name(row.roundName()),
            Argument.name(row.entityName()),
            Argument.text(detail)),
        id -> notices.tellOfficersOf(id, row.id()));
  }

  private SubmissionViews.SubmissionRow get(long id) {
    return submissions.findRow(id).orElseThrow(() -> new Refusal.NotFound("submission " + id));
  }
}
