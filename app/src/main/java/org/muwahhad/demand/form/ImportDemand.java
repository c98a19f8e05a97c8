package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.Drafts;
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
 * {@code lines[7].quantity}; and at {@code file} with {@code demand.import-column-missing} and
 * {@code demand.import-column-unknown}.
 */
@Singleton
public class ImportDemand {
  private final Submissions submissions;
  private final LineCheck lineCheck;
  private final SaveDraft saveDraft;
  private final Drafts drafts;

  ImportDemand(Submissions submissions, LineCheck lineCheck, SaveDraft saveDraft, Drafts drafts) {
    this.submissions = submissions;
    this.lineCheck = lineCheck;
    this.saveDraft = saveDraft;
    this.drafts = drafts;
  }

  /** Returns how many lines the draft has now. */
  @Transactional
  public int run(Actor actor, long submissionId, TableFile file) {
    Submissions.Facts facts = submissions.getLocked(actor, submissionId);
    actor.requireOfficerOf(facts.entityId());
    facts.requireEditable();

    DemandTable table = DemandTable.of(file);
    List<LineCheck.Checked> checked = check(facts, table);
    drafts.delete(submissionId);
    saveDraft.replace(actor, facts, checked, "demand.imported");
    return checked.size();
  }

  // What a cell cannot be read as comes first at its field; what the rules find is added to it.
  private List<LineCheck.Checked> check(Submissions.Facts facts, DemandTable table) {
    Map<String, Refusal.Fault> faults = new LinkedHashMap<>();
    table.faults().forEach(f -> faults.putIfAbsent(f.field(), f));
    List<LineCheck.Checked> checked = List.of();
    try {
      checked = lineCheck.check(facts, table.lines(), LineCheck.Degree.DRAFT);
    } catch (Refusal.InvalidInput refusal) {
      refusal.faults().stream().map(table::placed).forEach(f -> faults.putIfAbsent(f.field(), f));
    }
    if (!faults.isEmpty()) {
      throw new Refusal.InvalidInput(List.copyOf(faults.values()));
    }
    return checked;
  }
}
