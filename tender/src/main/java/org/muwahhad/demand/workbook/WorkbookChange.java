package org.muwahhad.demand.workbook;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.shared.Refusal;

/**
 * What one row of a workbook does to the draft.
 *
 * @param row on the sheet, from 1
 * @param before the line as it stands, or null when there is none
 * @param after the line as the workbook says, or null when it is to be removed
 * @param faults what is wrong, by the part of the line
 * @param cells the cell of each part with a fault, such as {@code F12}
 */
public record WorkbookChange(
    int row,
    WorkbookChangeKind kind,
    String key,
    @Nullable DraftLine before,
    @Nullable DraftLine after,
    Map<String, Refusal.Fault> faults,
    Map<String, String> cells) {

  /** The sorts of change, those that need the officer's eye first. */
  public enum WorkbookChangeKind {
    /** The line changed here and there since the workbook was made; it stays as it stands. */
    CONFLICT,
    REMOVED,
    CHANGED,
    ADDED
  }

  /** Whether a part says something else than before. */
  public boolean differs(LineField field) {
    return before == null
        || after == null
        || !PlainLine.of(before).text(field).equals(PlainLine.of(after).text(field));
  }

  /** The fields to show: those that differ, or those that say anything. */
  public List<LineField> shown() {
    DraftLine only = after == null ? before : after;
    return Arrays.stream(LineField.values())
        .filter(
            f ->
                faults.containsKey(f.code())
                    || (before != null && after != null
                        ? differs(f)
                        : only != null && !only.text(f).isEmpty()))
        .toList();
  }

  /** The item of the line, for a heading. */
  public String item() {
    DraftLine line = before == null ? after : before;
    return line == null ? "" : line.item();
  }

  WorkbookChange with(Map<String, Refusal.Fault> wrong, Map<String, String> at) {
    return new WorkbookChange(row, kind, key, before, after, wrong, at);
  }
}
