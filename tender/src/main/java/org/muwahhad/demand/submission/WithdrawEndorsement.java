package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.EndorsementWithdrawn;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The national coordinator of the entity's state takes the endorsement of a submission back, with a
 * reason, until the round is aggregated. The submission is as it was before: it can be returned or
 * endorsed while the time for it runs, and does not go into a tender otherwise. Publishes {@link
 * EndorsementWithdrawn}.
 *
 * <p>Refused with {@code demand.wrong-status} when it is not endorsed, {@code
 * demand.round-finished} once the round is aggregated or cancelled, at {@code reason} when none is
 * given, and a conflict when it is no longer the version seen.
 */
@Singleton
public class WithdrawEndorsement {
  private static final int LONGEST_REASON = 1000;
  private final Submissions submissions;
  private final AuditLog audit;

  WithdrawEndorsement(Submissions submissions, AuditLog audit) {
    this.submissions = submissions;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long submissionId, int version, String reason) {
    Submissions.SubmissionState submission = submissions.getLocked(actor, submissionId);
    actor.requireCoordinatorOf(submission.stateCode());
    submission.requireEvent(SubmissionStatus.SubmissionEvent.WITHDRAW_ENDORSEMENT);
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();

    if (submissions.withdrawEndorsement(submissionId, reason.strip(), version) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new EndorsementWithdrawn(submissionId, reason.strip()));
  }
}
