package org.muwahhad.demand.workbook;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DemandLineInputs;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineCheck;
import org.muwahhad.demand.submission.LineForm;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.Submissions;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/** Shows an officer what the workbook they sent would change in the draft as it stands now. */
@Singleton
public class ReviewWorkbook {
  private static final Set<WorkbookChange.WorkbookChangeKind> CHECKED =
      Set.of(WorkbookChange.WorkbookChangeKind.ADDED, WorkbookChange.WorkbookChangeKind.CHANGED);

  private final Submissions submissions;
  private final StagedWorkbooks staged;
  private final DraftText draftText;
  private final LineCheck lineCheck;
  private final JsonMapper json;

  ReviewWorkbook(
      Submissions submissions,
      StagedWorkbooks staged,
      DraftText draftText,
      LineCheck lineCheck,
      JsonMapper json) {
    this.submissions = submissions;
    this.staged = staged;
    this.draftText = draftText;
    this.lineCheck = lineCheck;
    this.json = json;
  }

  /** The review of the workbook that the person sent for a submission, if one waits. */
  @Transactional
  public Optional<WorkbookReview> find(Actor actor, long submissionId) {
    Submissions.SubmissionState submission = submissions.get(actor, submissionId);
    actor.requireOfficerOf(submission.entityId());
    DraftText.DraftStanding standing = draftText.of(submissionId, submission.version());
    return find(actor, submission, standing);
  }

  Optional<WorkbookReview> find(
      Actor actor, Submissions.SubmissionState submission, DraftText.DraftStanding standing) {
    return staged.find(submission.id(), actor.personId()).map(s -> review(s, submission, standing));
  }

  private WorkbookReview review(
      StagedWorkbooks.StagedWorkbook staged,
      Submissions.SubmissionState submission,
      DraftText.DraftStanding standing) {
    WorkbookRows workbook = read(staged.content());
    WorkbookReview.WorkbookComparison compared = WorkbookReview.compare(workbook, standing.lines());
    List<WorkbookChange> checked = check(submission, workbook, compared.changes());
    return new WorkbookReview(
        staged.fileName(),
        staged.sha256(),
        standing.version(),
        staged.uploadedAt(),
        checked,
        compared.unchanged().size());
  }

  private List<WorkbookChange> check(
      Submissions.SubmissionState submission, WorkbookRows workbook, List<WorkbookChange> changes) {
    Map<String, Refusal.Fault> faults = new HashMap<>();
    List<LineInput> inputs = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      DraftLine after = changes.get(i).after();
      if (after != null && CHECKED.contains(changes.get(i).kind())) {
        inputs.add(DemandLineInputs.input(after, inputs.size(), faults));
        checkEmptied(after, inputs.size() - 1, faults);
        places.add(i);
      }
    }
    try {
      lineCheck.check(submission, inputs, LineCheck.Degree.DRAFT);
    } catch (Refusal.InvalidInput refusal) {
      refusal.faults().forEach(f -> faults.putIfAbsent(f.field(), f));
    }
    return withFaults(workbook, changes, places, faults);
  }

  private static void checkEmptied(DraftLine line, int at, Map<String, Refusal.Fault> faults) {
    String item = LineForm.field(at, "item");
    if (line.isBlank()) {
      faults.put(item, new Refusal.Fault(item, "demand.workbook-emptied"));
    }
  }

  private static List<WorkbookChange> withFaults(
      WorkbookRows workbook,
      List<WorkbookChange> changes,
      List<Integer> places,
      Map<String, Refusal.Fault> faults) {
    Map<Integer, Map<String, Refusal.Fault>> wrong = new HashMap<>();
    for (Refusal.Fault fault : faults.values()) {
      TableFile.findPlace(fault.field())
          .filter(p -> !p.column().isEmpty())
          .ifPresent(
              p ->
                  wrong
                      .computeIfAbsent(places.get(p.line()), k -> new LinkedHashMap<>())
                      .put(p.column(), fault));
    }
    List<WorkbookChange> all = new ArrayList<>(changes);
    wrong.forEach(
        (at, parts) -> {
          WorkbookChange change = changes.get(at);
          all.set(at, change.with(parts, cells(workbook, change.row(), parts.keySet())));
        });
    return all;
  }

  private static Map<String, String> cells(WorkbookRows workbook, int row, Set<String> parts) {
    Map<String, String> cells = new HashMap<>();
    parts.forEach(p -> cells.put(p, workbook.cell(row, p)));
    return cells;
  }

  private WorkbookRows read(String content) {
    try {
      return WorkbookRows.of(
          json.readValue(
              content.getBytes(StandardCharsets.UTF_8),
              Argument.listOf(Argument.listOf(String.class))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
