package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.DemandEntry.DemandImported;
import org.muwahhad.demand.submission.DemandDrafts;
import org.muwahhad.demand.submission.LineCheck;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.Submissions;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/**
 * An officer of the entity puts the lines of a file (CSV or XLSX) in the place of all lines of its
 * draft: every line or none.
 *
 * <p>Refused as {@link SaveDraft} refuses, with the line of the file in the field's path, such as
 * {@code lines[7].quantity}; and at {@code file} with {@code demand.import-column-missing}, {@code
 * demand.import-column-unknown} and {@code demand.import-empty}: a file that says nothing is a
 * mistake, not the wish to have no lines.
 */
@Singleton
public class ImportDemand {
  private final Submissions submissions;
  private final LineCheck lineCheck;
  private final SaveDraft saveDraft;
  private final DemandDrafts drafts;

  ImportDemand(
      Submissions submissions, LineCheck lineCheck, SaveDraft saveDraft, DemandDrafts drafts) {
    this.submissions = submissions;
    this.lineCheck = lineCheck;
    this.saveDraft = saveDraft;
    this.drafts = drafts;
  }

  /**
   * Returns how many lines the draft has now.
   *
   * @param version of the draft that the officer saw and gives up
   * @throws Refusal.Conflict when a colleague has changed it since
   */
  @Transactional
  public int run(Actor actor, long submissionId, int version, TableFile file) {
    Submissions.SubmissionState submission = editable(actor, submissionId);
    if (submission.version() != version) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    return replace(actor, submission, file);
  }

  /**
   * For commands, which show no draft and so have no version of one: anyone who runs one asks for
   * the file in the place of whatever stands. The lock keeps a draft from changing in between.
   */
  @Transactional
  public int run(Actor actor, long submissionId, TableFile file) {
    return replace(actor, editable(actor, submissionId), file);
  }

  private Submissions.SubmissionState editable(Actor actor, long submissionId) {
    Submissions.SubmissionState submission = submissions.getLocked(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    submission.requireEditable();
    return submission;
  }

  private int replace(Actor actor, Submissions.SubmissionState submission, TableFile file) {
    DemandTable table = DemandTable.of(file);
    if (table.lines().isEmpty()) {
      throw new Refusal.InvalidInput(TableFile.FIELD, "demand.import-empty");
    }
    List<LineCheck.CheckedLine> checked = check(submission, table);
    drafts.delete(submission.id());
    saveDraft.replace(actor, submission, checked, DemandImported::new);
    return checked.size();
  }

  // What a cell cannot be read as comes first at its field; what the rules find is added to it.
  private List<LineCheck.CheckedLine> check(
      Submissions.SubmissionState submission, DemandTable table) {
    Map<String, Refusal.Fault> faults = new LinkedHashMap<>();
    table.faults().forEach(f -> faults.putIfAbsent(f.field(), f));
    List<LineCheck.CheckedLine> checked = List.of();
    try {
      checked = lineCheck.check(submission, table.lines(), LineCheck.Degree.DRAFT);
    } catch (Refusal.InvalidInput refusal) {
      refusal.faults().stream().map(table::placed).forEach(f -> faults.putIfAbsent(f.field(), f));
    }
    if (!faults.isEmpty()) {
      throw new Refusal.InvalidInput(List.copyOf(faults.values()));
    }
    return checked;
  }
}
