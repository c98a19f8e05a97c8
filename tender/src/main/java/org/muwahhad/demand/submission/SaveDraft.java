package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry;
import org.muwahhad.demand.DemandEntry.DemandDraftSaved;
import org.muwahhad.shared.Refusal;

/**
 * An officer of the entity replaces all lines of its draft, and with them what was kept of the
 * form. A draft may have gaps, but each line has an item and a quantity, and what is stated must be
 * right.
 *
 * <p>Refused with {@code demand.not-editable} once it was sent, {@code demand.round-not-open},
 * {@code demand.round-closed} and {@code demand.endorsement-over} outside the time for it, a
 * conflict when the draft is no longer the version the officer saw, and as invalid input with paths
 * such as {@code lines[3].quantity}.
 *
 * <p>Faults in the input have the codes {@code demand.no-lines} and {@code demand.too-many-lines}.
 */
@Singleton
public class SaveDraft {
  private final Submissions submissions;
  private final DemandLines demandLines;
  private final DemandDrafts drafts;
  private final DraftText draftText;
  private final LineCheck lineCheck;
  private final AuditLog audit;

  SaveDraft(
      Submissions submissions,
      DemandLines demandLines,
      DemandDrafts drafts,
      DraftText draftText,
      LineCheck lineCheck,
      AuditLog audit) {
    this.draftText = draftText;
    this.submissions = submissions;
    this.demandLines = demandLines;
    this.drafts = drafts;
    this.lineCheck = lineCheck;
    this.audit = audit;
  }

  /**
   * Returns the new version of the draft.
   *
   * @param version the version that was seen; refused when left out, as {@code lines} is: what is
   *     left out by mistake must not empty a draft
   */
  @Transactional
  public int run(
      Actor actor, long submissionId, @Nullable Integer version, @Nullable List<LineInput> lines) {
    Submissions.SubmissionState submission = submissions.getLocked(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    if (version == null || lines == null) {
      throw missing(version, lines);
    }
    submission.requireEditable();
    if (submission.version() != version) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    List<LineCheck.CheckedLine> checked =
        lineCheck.check(submission, lines, LineCheck.Degree.DRAFT);

    drafts.delete(submissionId);
    replace(actor, submission, checked, DemandDraftSaved::new);
    return version + 1;
  }

  private static Refusal missing(@Nullable Integer version, @Nullable List<LineInput> lines) {
    List<Refusal.Fault> faults = new ArrayList<>();
    if (version == null) {
      faults.add(new Refusal.Fault("version", "shared.missing"));
    }
    if (lines == null) {
      faults.add(new Refusal.Fault("lines", "shared.missing"));
    }
    return new Refusal.InvalidInput(faults);
  }

  /** Makes the entry of an act that leaves a form with the given number of lines. */
  public interface OfLines {
    DemandEntry of(long submissionId, int lines);
  }

  /**
   * Puts checked lines in the place of those that stand, as an act in the audit record. Those of an
   * amendment are kept as the text of its form: the lines that stand are in force.
   */
  public void replace(
      Actor actor,
      Submissions.SubmissionState submission,
      List<LineCheck.CheckedLine> checked,
      OfLines entry) {
    if (submission.amending()) {
      List<DraftLine> lines =
          checked.stream().map(c -> DraftLine.of("n" + c.line().lineNumber(), c.input())).toList();
      drafts.keep(submission.id(), draftText.write(lines), actor.personId());
    } else {
      demandLines.replaceAll(submission, checked);
    }
    keep(actor, submission, checked.size(), entry);
  }

  /** Counts and records a change of what the form holds. */
  public void keep(Actor actor, Submissions.SubmissionState submission, int lines, OfLines entry) {
    submissions.touch(submission);
    audit.record(actor, entry.of(submission.id(), lines));
  }
}
