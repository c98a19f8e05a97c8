package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.SubmissionReturned;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The national coordinator of the entity's state sends a submission back to be corrected, with the
 * reason. The entity can submit again until the time for endorsement ends; an amendment it was
 * writing becomes the text of the form in which it corrects. Publishes {@link SubmissionReturned}.
 *
 * <p>What stands in the record of a cancelled tender keeps its lines: it is endorsed again as it
 * is, or left out of the next tender.
 *
 * <p>Refused with {@code demand.wrong-status} when it is not submitted, {@code
 * demand.in-cancelled-tender} when lots of a cancelled tender were made of its lines, {@code
 * demand.endorsement-over} after the time for it, {@code demand.round-finished}, at {@code reason}
 * when none is given, and a conflict when it is no longer the version seen.
 */
@Singleton
public class ReturnSubmission {
  private final Submissions submissions;
  private final DemandAmendments amendments;
  private final AuditLog audit;

  ReturnSubmission(Submissions submissions, DemandAmendments amendments, AuditLog audit) {
    this.amendments = amendments;
    this.submissions = submissions;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long submissionId, int version, String reason) {
    Submissions.SubmissionState submission = submissions.getLocked(actor, submissionId);
    actor.requireCoordinatorOf(submission.stateCode());
    submission.requireEvent(SubmissionStatus.SubmissionEvent.RETURN);
    requireNoTender(submissionId);
    submission.requireEndorsementTime();
    new Faults().text("reason", reason, 1000).throwIfAny();

    if (submissions.moveWithReason(
            submissionId,
            submission.status(),
            SubmissionStatus.SubmissionEvent.RETURN.to(),
            reason.strip(),
            version)
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    if (submission.amending()) {
      amendments.delete(submissionId);
    }
    audit.record(actor, new SubmissionReturned(submissionId, reason.strip()));
  }

  /** Its round is not aggregated, so a tender that its lines stand in has given the round back. */
  private void requireNoTender(long submissionId) {
    if (submissions.countAllocated(submissionId) > 0) {
      throw new Refusal.RuleBroken("demand.in-cancelled-tender");
    }
  }
}
