package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.DemandEntry.DemandDraftSaved;
import org.muwahhad.demand.submission.DemandDrafts;
import org.muwahhad.demand.submission.DemandLineInputs;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineCheck;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.Submissions;
import org.muwahhad.shared.Refusal;

/**
 * An officer of the entity saves the draft: what was kept of the form becomes the lines of the
 * submission, or stays the text of its amendment. Lines in which nothing was asked for yet are
 * dropped.
 *
 * <p>Refused as {@link SaveDraft} refuses, with every fault at its field of the form; further with
 * {@code shared.not-a-number} and {@code shared.not-a-date} for a text that is not one. What was
 * kept stays kept then.
 */
@Singleton
public class TakeDraft {
  private final Submissions submissions;
  private final DraftText draftText;
  private final DemandLineInputs demandLineInputs;
  private final SaveDraft saveDraft;
  private final DemandDrafts drafts;

  TakeDraft(
      Submissions submissions,
      DraftText draftText,
      DemandLineInputs demandLineInputs,
      SaveDraft saveDraft,
      DemandDrafts drafts) {
    this.submissions = submissions;
    this.draftText = draftText;
    this.demandLineInputs = demandLineInputs;
    this.saveDraft = saveDraft;
    this.drafts = drafts;
  }

  /** Returns the new version of the draft. */
  @Transactional
  public int run(Actor actor, long submissionId, int version) {
    Submissions.SubmissionState submission = submissions.getLocked(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    submission.requireEditable();
    if (submission.version() != version) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    List<DraftLine> typed = draftText.of(submissionId, version).lines();
    List<LineCheck.CheckedLine> checked =
        demandLineInputs.check(actor, submission, typed, LineCheck.Degree.DRAFT);

    String taken = draftText.write(typed.stream().filter(l -> !l.isBlank()).toList());
    if (submission.amending()) {
      drafts.keep(submissionId, taken, actor.personId());
      saveDraft.keep(actor, submission, checked.size(), DemandDraftSaved::new);
    } else {
      saveDraft.replace(actor, submission, checked, DemandDraftSaved::new);
      drafts.settle(submissionId, taken);
    }
    return version + 1;
  }
}
