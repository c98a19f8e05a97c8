package org.muwahhad.demand.workbook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.DemandWorkbookApplied;
import org.muwahhad.demand.submission.DemandDrafts;
import org.muwahhad.demand.submission.DemandLineInputs;
import org.muwahhad.demand.submission.DemandLines;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineCheck;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.Submissions;
import org.muwahhad.shared.Refusal;

/**
 * An officer of the entity applies the workbook they have reviewed: lines are added, changed and
 * removed by their keys. A line that changed in the draft since the workbook was made, and is not
 * what the workbook says, stays as it stands.
 *
 * <p>When the whole draft can be stored it is; while other lines of its form are only half typed,
 * and in an amendment, the change is kept with the form's text, as if it had been typed.
 *
 * <p>Refused with {@code demand.not-editable}, {@code demand.round-not-open} and {@code
 * demand.endorsement-over} outside the time for it; with {@code demand.workbook-gone} when no
 * workbook waits or another was sent meanwhile; as a conflict when the draft is no longer the
 * version with which it was compared; with {@code demand.too-many-lines}; and as invalid input,
 * each mistake at its row, such as {@code lines[7].quantity}.
 *
 * <p>Faults in the input have the codes {@code demand.commitment-unknown}, {@code
 * demand.workbook-emptied} and {@code demand.workbook-other}.
 */
@Singleton
public class ApplyWorkbook {
  private final Submissions submissions;
  private final StagedWorkbooks staged;
  private final ReviewWorkbook reviewWorkbook;
  private final DraftText draftText;
  private final DemandDrafts drafts;
  private final DemandLines demandLines;
  private final LineCheck lineCheck;
  private final DemandLineInputs demandLineInputs;
  private final AuditLog audit;

  ApplyWorkbook(
      Submissions submissions,
      StagedWorkbooks staged,
      ReviewWorkbook reviewWorkbook,
      DraftText draftText,
      DemandDrafts drafts,
      DemandLines demandLines,
      LineCheck lineCheck,
      DemandLineInputs demandLineInputs,
      AuditLog audit) {
    this.demandLineInputs = demandLineInputs;
    this.submissions = submissions;
    this.staged = staged;
    this.reviewWorkbook = reviewWorkbook;
    this.draftText = draftText;
    this.drafts = drafts;
    this.demandLines = demandLines;
    this.lineCheck = lineCheck;
    this.audit = audit;
  }

  /**
   * @param sha256 of the workbook reviewed
   * @param version of the draft with which it was compared
   * @return the review as it was applied
   */
  @Transactional
  public WorkbookReview run(Actor actor, long submissionId, String sha256, int version) {
    Submissions.SubmissionState submission = submissions.getLocked(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    submission.requireEditable();
    DraftText.DraftStanding standing = draftText.of(submissionId, submission.version());
    WorkbookReview review = review(actor, submission, standing, sha256);
    if (submission.version() != version) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    List<DraftLine> lines = review.appliedTo(standing.lines());
    if (lines.size() > LineCheck.MOST_LINES) {
      throw new Refusal.RuleBroken("demand.too-many-lines", LineCheck.MOST_LINES);
    }

    write(actor, submission, standing, lines);
    staged.delete(submissionId, actor.personId());
    record(actor, submissionId, review);
    return review;
  }

  private WorkbookReview review(
      Actor actor,
      Submissions.SubmissionState submission,
      DraftText.DraftStanding standing,
      String sha256) {
    WorkbookReview review =
        reviewWorkbook
            .find(actor, submission, standing)
            .filter(r -> r.sha256().equals(sha256))
            .orElseThrow(() -> new Refusal.RuleBroken("demand.workbook-gone"));
    if (review.wrong() > 0) {
      throw new Refusal.InvalidInput(review.faults());
    }
    return review;
  }

  private void write(
      Actor actor,
      Submissions.SubmissionState submission,
      DraftText.DraftStanding standing,
      List<DraftLine> lines) {
    Optional<List<LineCheck.CheckedLine>> whole =
        standing.pending() || submission.amending()
            ? Optional.empty()
            : checked(actor, submission, lines);
    whole.ifPresent(checked -> demandLines.replaceAll(submission, checked));
    List<DraftLine> kept =
        whole.isPresent() ? lines.stream().filter(l -> !l.isBlank()).toList() : lines;
    String content = draftText.write(kept);
    drafts.keep(submission.id(), content, actor.personId());
    if (whole.isPresent()) {
      drafts.settle(submission.id(), content);
    }
    submissions.touch(submission);
  }

  // Lines that the workbook does not touch may have become wrong meanwhile, by a retired item say:
  // then the officer sees them marked in the form.
  private Optional<List<LineCheck.CheckedLine>> checked(
      Actor actor, Submissions.SubmissionState submission, List<DraftLine> lines) {
    Map<String, Refusal.Fault> faults = new HashMap<>();
    List<LineInput> inputs =
        lines.stream()
            .filter(l -> !l.isBlank())
            .map(l -> DemandLineInputs.input(l, 0, faults))
            .toList();
    try {
      List<LineCheck.CheckedLine> checked =
          lineCheck.check(submission, inputs, LineCheck.Degree.DRAFT);
      return faults.isEmpty()
          ? Optional.of(demandLineInputs.shown(actor, submission, checked))
          : Optional.empty();
    } catch (Refusal.InvalidInput refusal) {
      return Optional.empty();
    }
  }

  private void record(Actor actor, long submissionId, WorkbookReview review) {
    audit.record(
        actor,
        new DemandWorkbookApplied(
            submissionId,
            review.fileName(),
            review.sha256(),
            review.count(WorkbookChange.WorkbookChangeKind.ADDED),
            review.count(WorkbookChange.WorkbookChangeKind.CHANGED),
            review.count(WorkbookChange.WorkbookChangeKind.REMOVED),
            review.count(WorkbookChange.WorkbookChangeKind.CONFLICT)));
  }
}
