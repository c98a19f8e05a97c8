package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * Informs an officer whether the draft as saved could be submitted now. Changes nothing.
 *
 * <p>Refused as {@link SubmitDemand} refuses; in particular at {@code lines[3].item} with {@code
 * demand.revision-outdated} when the item was revised after the draft was saved, and at {@code
 * lines[3].keptReason} with {@code demand.standard-unanswered} when the form showed a standard item
 * beside the line and no reason was given for keeping the other.
 */
@Singleton
public class ReviewDemand {
  private final Submissions submissions;
  private final DemandLines demandLines;
  private final LineCheck lineCheck;
  private final DraftText draftText;
  private final DemandLineInputs demandLineInputs;

  ReviewDemand(
      Submissions submissions,
      DemandLines demandLines,
      LineCheck lineCheck,
      DraftText draftText,
      DemandLineInputs demandLineInputs) {
    this.draftText = draftText;
    this.demandLineInputs = demandLineInputs;
    this.submissions = submissions;
    this.demandLines = demandLines;
    this.lineCheck = lineCheck;
  }

  @Transactional
  public void run(Actor actor, long submissionId) {
    Submissions.SubmissionState submission = submissions.get(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    submission.requireEditable();
    complete(actor, submission);
  }

  /**
   * The lines as saved, each complete and made against the item's newest revision; those of an
   * amendment while one is written.
   */
  public List<LineCheck.CheckedLine> complete(Actor actor, Submissions.SubmissionState submission) {
    return submission.amending() ? amended(actor, submission) : saved(submission);
  }

  private List<LineCheck.CheckedLine> amended(Actor actor, Submissions.SubmissionState submission) {
    List<DraftLine> typed = draftText.of(submission.id(), submission.version()).lines();
    List<LineCheck.CheckedLine> checked =
        demandLineInputs.check(actor, submission, typed, LineCheck.Degree.COMPLETE);
    Faults faults = new Faults();
    for (int i = 0; i < checked.size(); i++) {
      DemandLines.DemandLine line = checked.get(i).line();
      faults.check(
          StandardHint.isAnswered(line.nearStandardId() != null, line.keptReason()),
          "lines[" + i + "].keptReason",
          "demand.standard-unanswered");
    }
    faults.throwIfAny();
    CeilingRule.require(submission, checked);
    return checked;
  }

  private List<LineCheck.CheckedLine> saved(Submissions.SubmissionState submission) {
    if (submission.draftPending()) {
      throw new Refusal.RuleBroken("demand.draft-pending");
    }
    List<DemandLines.StatedLine> stated = demandLines.listStated(submission.id());
    List<LineCheck.CheckedLine> checked =
        lineCheck.check(
            submission,
            stated.stream().map(DemandLines.StatedLine::input).toList(),
            LineCheck.Degree.COMPLETE);
    Faults faults = new Faults();
    for (int i = 0; i < stated.size(); i++) {
      faults.check(
          stated.get(i).revisionId() == checked.get(i).item().revisionId(),
          "lines[" + i + "].item",
          "demand.revision-outdated",
          stated.get(i).item());
      faults.check(
          StandardHint.isAnswered(
              stated.get(i).nearStandardId() != null, stated.get(i).keptReason()),
          "lines[" + i + "].keptReason",
          "demand.standard-unanswered");
    }
    faults.throwIfAny();
    CeilingRule.require(submission, checked);
    return kept(stated, checked);
  }

  private static List<LineCheck.CheckedLine> kept(
      List<DemandLines.StatedLine> stated, List<LineCheck.CheckedLine> checked) {
    List<LineCheck.CheckedLine> kept = new ArrayList<>(checked);
    for (int i = 0; i < kept.size(); i++) {
      Long standard = stated.get(i).nearStandardId();
      if (standard != null) {
        kept.set(i, kept.get(i).shown(standard));
      }
    }
    return kept;
  }
}
