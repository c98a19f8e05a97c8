package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.DemandAmendmentBegun;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.Refusal;

/**
 * An officer of the entity begins the next version of what was submitted, while the round is open.
 * The version submitted stays in force, and endorsed where it was, until {@link SubmitDemand} puts
 * the next one in its place. There is one amendment at a time: beginning again leads to the same
 * one.
 *
 * <p>Refused with {@code demand.not-amendable} for what is neither submitted nor endorsed, {@code
 * demand.round-not-open} and {@code demand.round-closed} outside the round's window by the
 * database's clock, and {@code demand.round-finished}.
 */
@Singleton
public class AmendDemand {
  private final Submissions submissions;
  private final DemandAmendments amendments;
  private final AuditLog audit;

  AmendDemand(Submissions submissions, DemandAmendments amendments, AuditLog audit) {
    this.submissions = submissions;
    this.amendments = amendments;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long submissionId) {
    Submissions.SubmissionState submission = submissions.getLocked(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    requireAmendable(submission);
    if (submission.amending()) {
      return;
    }
    amendments.begin(
        submissionId, submission.receiptCount(), actor.personId(), submission.version() + 1);
    audit.record(
        actor,
        new DemandAmendmentBegun(submissionId, submission.receiptCount(), isEndorsed(submission)));
  }

  /** Refuses whom and when {@link #run} would refuse; changes nothing. */
  @Transactional
  public void requireAllowed(Actor actor, long submissionId) {
    Submissions.SubmissionState submission = submissions.get(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    requireAmendable(submission);
  }

  private static void requireAmendable(Submissions.SubmissionState submission) {
    submission.requireRoundNotFinished();
    if (submission.status() != SubmissionStatus.SUBMITTED && !isEndorsed(submission)) {
      throw new Refusal.RuleBroken("demand.not-amendable");
    }
    submission.requireWindow();
  }

  private static boolean isEndorsed(Submissions.SubmissionState submission) {
    return submission.status() == SubmissionStatus.ENDORSED;
  }
}
