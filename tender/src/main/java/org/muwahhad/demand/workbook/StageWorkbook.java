package org.muwahhad.demand.workbook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.Submissions;
import org.muwahhad.shared.CanonicalText;
import org.muwahhad.shared.Sha256;
import org.muwahhad.shared.TableFile;

/**
 * An officer of the entity sends its workbook in. Nothing of the draft changes: what the workbook
 * says is kept until {@link ApplyWorkbook} or until the officer sends another one.
 *
 * <p>No entry goes into the audit record: nothing is decided yet.
 *
 * <p>Refused with {@code demand.not-editable}, {@code demand.round-not-open} and {@code
 * demand.endorsement-over} outside the time for it; as invalid input at {@code file} with {@code
 * demand.workbook-not-ours}, {@code demand.workbook-other} and what {@link TableFile} refuses.
 */
@Singleton
public class StageWorkbook {
  private static final int LONGEST_NAME = 255;
  private final Submissions submissions;
  private final StagedWorkbooks staged;

  StageWorkbook(Submissions submissions, StagedWorkbooks staged) {
    this.submissions = submissions;
    this.staged = staged;
  }

  /** Returns the digest of what the workbook says. */
  @Transactional
  public String run(Actor actor, long submissionId, TableFile file, String fileName) {
    Submissions.SubmissionState submission = submissions.get(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    submission.requireEditable();

    String content = CanonicalText.of(WorkbookRows.of(file, submissionId).texts());
    String sha256 = Sha256.of(content);
    String name = fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME));
    staged.delete(submissionId, actor.personId());
    staged.insert(submissionId, actor.personId(), name, sha256, content);
    return sha256;
  }
}
