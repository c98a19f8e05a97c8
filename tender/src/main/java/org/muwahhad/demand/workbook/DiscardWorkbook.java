package org.muwahhad.demand.workbook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.Submissions;

/**
 * An officer drops the workbook they sent without applying it. Nothing else changes, so no entry
 * goes into the audit record.
 */
@Singleton
public class DiscardWorkbook {
  private final Submissions submissions;
  private final StagedWorkbooks staged;

  DiscardWorkbook(Submissions submissions, StagedWorkbooks staged) {
    this.submissions = submissions;
    this.staged = staged;
  }

  /** Does nothing when no workbook waits. */
  @Transactional
  public void run(Actor actor, long submissionId) {
    Submissions.SubmissionState submission = submissions.get(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    staged.delete(submissionId, actor.personId());
  }
}
