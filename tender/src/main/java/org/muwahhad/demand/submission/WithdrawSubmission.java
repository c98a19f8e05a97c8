package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.SubmissionWithdrawn;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An officer of the entity takes its demand back before it is endorsed, with the reason. {@link
 * StartSubmission} takes it up again while the round is open.
 *
 * <p>Refused with {@code demand.wrong-status} when it is endorsed or withdrawn already, {@code
 * demand.round-finished}, at {@code reason} when none is given, and a conflict when it is no longer
 * the version seen.
 */
@Singleton
public class WithdrawSubmission {
  private final Submissions submissions;
  private final DemandAmendments amendments;
  private final AuditLog audit;

  WithdrawSubmission(Submissions submissions, DemandAmendments amendments, AuditLog audit) {
    this.amendments = amendments;
    this.submissions = submissions;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long submissionId, int version, String reason) {
    Submissions.SubmissionState submission = submissions.getLocked(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    submission.requireEvent(SubmissionStatus.SubmissionEvent.WITHDRAW);
    new Faults().text("reason", reason, 1000).throwIfAny();

    if (submissions.moveWithReason(
            submissionId,
            submission.status(),
            SubmissionStatus.SubmissionEvent.WITHDRAW.to(),
            reason.strip(),
            version)
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    if (submission.amending()) {
      amendments.delete(submissionId);
    }
    audit.record(actor, new SubmissionWithdrawn(submissionId, reason.strip()));
  }
}
