package org.muwahhad.notification;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.demand.submission.DemandSubmitted;
import org.muwahhad.demand.submission.SubmissionEndorsed;
import org.muwahhad.demand.submission.SubmissionReturned;
import org.muwahhad.demand.submission.SubmissionViews;
import org.muwahhad.shared.Refusal;

/** Tells the officers of an entity what becomes of its submission. */
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
    tell(event.submissionId(), "demand-submitted", event.receiptNumber());
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
    tell(event.submissionId(), "submission-endorsed", "");
  }

  private void tell(long submissionId, String kind, String detail) {
    SubmissionViews.SubmissionRow row = get(submissionId);
    tell.run(
        Notice.of(
            kind,
            "/submissions/" + row.id(),
            Argument.name(row.roundName()),
            Argument.name(row.entityName()),
            Argument.text(detail)),
        id -> notices.tellOfficersOf(id, row.id()));
  }

  private SubmissionViews.SubmissionRow get(long id) {
    return submissions.findRow(id).orElseThrow(() -> new Refusal.NotFound("submission " + id));
  }
}
