package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.DemandAmendmentDiscarded;
import org.muwahhad.shared.Refusal;

/**
 * An officer of the entity drops the amendment: what was submitted stays as it is.
 *
 * <p>Refused with {@code demand.no-amendment} when none is written, {@code demand.round-closed}
 * after the close, when the unfinished amendment stays on record, and a conflict when it is no
 * longer the version the officer saw.
 */
@Singleton
public class DiscardAmendment {
  private final Submissions submissions;
  private final DemandAmendments amendments;
  private final DemandDrafts drafts;
  private final AuditLog audit;

  DiscardAmendment(
      Submissions submissions, DemandAmendments amendments, DemandDrafts drafts, AuditLog audit) {
    this.submissions = submissions;
    this.amendments = amendments;
    this.drafts = drafts;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long submissionId, int version) {
    Submissions.SubmissionState submission = submissions.getLocked(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    if (!submission.amending()) {
      throw new Refusal.RuleBroken("demand.no-amendment");
    }
    submission.requireEditable();
    if (submission.version() != version) {
      throw Refusal.Conflict.changedMeanwhile();
    }

    drafts.delete(submissionId);
    amendments.delete(submissionId);
    submissions.goOnFrom(submissionId, version);
    audit.record(actor, new DemandAmendmentDiscarded(submissionId, submission.receiptCount()));
  }
}
