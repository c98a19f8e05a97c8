package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DemandDrafts;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineCheck;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.LineForm;
import org.muwahhad.demand.submission.Submissions;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * Keeps what an officer of the entity has typed into the form, exactly as typed: nothing of it is
 * checked but its size, so that a number half written survives a closed lid. {@link TakeDraft}
 * makes lines of it.
 *
 * <p>No entry goes into the audit record: nothing is decided, and the next keystroke replaces it.
 *
 * <p>Refused with {@code demand.not-editable} once it was sent, {@code demand.round-not-open},
 * {@code demand.round-closed} and {@code demand.endorsement-over} outside the time for it, a
 * conflict when somebody else has kept or saved something since the version the officer saw, {@code
 * demand.too-many-lines} and {@code shared.too-long}.
 */
@Singleton
public class KeepDraft {
  /** Longest text of one field that is kept, in characters. */
  static final int LONGEST = 4000;

  private final Submissions submissions;
  private final DemandDrafts drafts;
  private final DraftText draftText;

  KeepDraft(Submissions submissions, DemandDrafts drafts, DraftText draftText) {
    this.submissions = submissions;
    this.drafts = drafts;
    this.draftText = draftText;
  }

  /** Returns the version of the draft, which is a new one only when something changed. */
  @Transactional
  public int run(Actor actor, long submissionId, int version, List<DraftLine> lines) {
    Submissions.SubmissionState submission = submissions.getLocked(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    submission.requireEditable();
    check(lines);
    DraftText.DraftStanding standing = draftText.of(submissionId, submission.version());
    if (standing.lines().equals(lines)) {
      return submission.version();
    }
    if (submission.version() != version) {
      throw Refusal.Conflict.changedMeanwhile();
    }

    String content = draftText.write(lines);
    drafts.keep(submissionId, content, actor.personId());
    submissions.touch(submission);
    return version + 1;
  }

  private static void check(List<DraftLine> lines) {
    Faults faults = new Faults();
    faults.check(
        lines.size() <= LineCheck.MOST_LINES,
        "lines",
        "demand.too-many-lines",
        LineCheck.MOST_LINES);
    for (int i = 0; i < lines.size(); i++) {
      for (LineField field : LineField.values()) {
        faults.atMost(LineForm.field(i, field.code()), lines.get(i).text(field), LONGEST);
      }
    }
    faults.throwIfAny();
  }
}
