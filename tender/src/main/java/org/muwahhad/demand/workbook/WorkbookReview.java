package org.muwahhad.demand.workbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.shared.Refusal;

/**
 * What a workbook would change in the draft as it stands.
 *
 * @param sha256 of what the workbook says; the answer to a review names it
 * @param version of the draft with which it was compared
 * @param uploadedAt UTC
 * @param changes those with mistakes first, then by kind, then by row
 * @param unchanged rows that say what the draft says already
 */
public record WorkbookReview(
    String fileName,
    String sha256,
    int version,
    Instant uploadedAt,
    List<WorkbookChange> changes,
    int unchanged) {

  public WorkbookReview {
    changes =
        changes.stream()
            .sorted(
                Comparator.comparing((WorkbookChange c) -> c.faults().isEmpty())
                    .thenComparing(WorkbookChange::kind)
                    .thenComparing(WorkbookChange::row))
            .toList();
  }

  /** How many changes are of a kind. */
  public int count(WorkbookChange.WorkbookChangeKind kind) {
    return (int) changes.stream().filter(c -> c.kind() == kind).count();
  }

  /** How many rows have mistakes. */
  public int wrong() {
    return (int) changes.stream().filter(c -> !c.faults().isEmpty()).count();
  }

  /** Whether it can be applied: no mistakes, and something to change. */
  public boolean canBeApplied() {
    return wrong() == 0 && changes.size() > count(WorkbookChange.WorkbookChangeKind.CONFLICT);
  }

  /** Every mistake, at the cell of the sheet. */
  List<Refusal.Fault> faults() {
    List<Refusal.Fault> faults = new ArrayList<>();
    for (WorkbookChange change : changes) {
      change
          .faults()
          .forEach(
              (part, fault) ->
                  faults.add(
                      new Refusal.Fault(
                          "lines[" + change.row() + "]." + part, fault.code(), fault.arguments())));
    }
    return faults;
  }

  /** The draft's lines with the changes; a line in conflict stays as it stands. */
  List<DraftLine> appliedTo(List<DraftLine> standing) {
    Map<String, DraftLine> lines = new LinkedHashMap<>();
    standing.forEach(l -> lines.put(l.key(), l));
    List<WorkbookChange> inOrder = new ArrayList<>(changes);
    inOrder.sort(Comparator.comparing(WorkbookChange::row));
    for (WorkbookChange change : inOrder) {
      DraftLine after = change.after();
      if (change.kind() == WorkbookChange.WorkbookChangeKind.REMOVED) {
        lines.remove(change.key());
      } else if (change.kind() != WorkbookChange.WorkbookChangeKind.CONFLICT && after != null) {
        lines.put(change.key(), after.keyed(change.key()));
      }
    }
    return List.copyOf(lines.values());
  }

  /** Compares the rows of a workbook with the lines that stand; nothing is checked yet. */
  static WorkbookComparison compare(WorkbookRows workbook, List<DraftLine> standing) {
    Map<String, DraftLine> byKey = new HashMap<>();
    standing.forEach(l -> byKey.put(l.key(), l));
    WorkbookComparison compared =
        new WorkbookComparison(byKey, new ArrayList<>(), new ArrayList<>());
    for (WorkbookRows.WorkbookRow row : workbook.rows()) {
      compared.take(row);
    }
    return compared;
  }

  /** The comparison while it is made. */
  record WorkbookComparison(
      Map<String, DraftLine> standing, List<WorkbookChange> changes, List<Integer> unchanged) {
    private void take(WorkbookRows.WorkbookRow row) {
      DraftLine now = standing.get(row.line().key());
      if (now == null) {
        takeAbsent(row);
      } else {
        takePresent(row, now);
      }
    }

    // The line is not in the draft: it is new, or it was removed since the workbook was made.
    private void takeAbsent(WorkbookRows.WorkbookRow row) {
      boolean untouched = row.line().digest().equals(row.base());
      if (row.base().isEmpty() && !row.remove()) {
        String key = row.line().key();
        add(
            row,
            WorkbookChange.WorkbookChangeKind.ADDED,
            key.isEmpty() ? DraftLine.newKey() : key,
            null);
      } else if (untouched || row.remove()) {
        unchanged.add(row.number());
      } else {
        add(row, WorkbookChange.WorkbookChangeKind.CONFLICT, row.line().key(), null);
      }
    }

    private void takePresent(WorkbookRows.WorkbookRow row, DraftLine now) {
      String digest = PlainLine.digest(now);
      String lineDigest = row.line().digest();
      boolean again = row.base().isEmpty() && saysNoMore(row.line(), PlainLine.of(now));
      boolean asDraft = lineDigest.equals(digest) || again;
      boolean stale = row.base().isEmpty() ? !asDraft : !digest.equals(row.base());
      if (row.remove()) {
        add(
            row,
            stale
                ? WorkbookChange.WorkbookChangeKind.CONFLICT
                : WorkbookChange.WorkbookChangeKind.REMOVED,
            now);
      } else if (asDraft || lineDigest.equals(row.base())) {
        unchanged.add(row.number());
      } else {
        add(
            row,
            stale
                ? WorkbookChange.WorkbookChangeKind.CONFLICT
                : WorkbookChange.WorkbookChangeKind.CHANGED,
            now);
      }
    }

    // A new line that came before: what it left open was filled in when it was taken.
    private static boolean saysNoMore(DraftLine earlier, DraftLine now) {
      return Arrays.stream(LineField.values())
          .allMatch(f -> earlier.text(f).isEmpty() || earlier.text(f).equals(now.text(f)));
    }

    private void add(
        WorkbookRows.WorkbookRow row, WorkbookChange.WorkbookChangeKind kind, DraftLine now) {
      add(row, kind, now.key(), now);
    }

    private void add(
        WorkbookRows.WorkbookRow row,
        WorkbookChange.WorkbookChangeKind kind,
        String key,
        @Nullable DraftLine now) {
      changes.add(
          new WorkbookChange(
              row.number(), kind, key, now, row.remove() ? null : row.line(), Map.of(), Map.of()));
    }
  }
}
