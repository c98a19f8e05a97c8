package org.muwahhad.demand.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineField;

/**
 * Two versions of one draft, line by line, with what both began from: where only one of them was
 * changed, that one is proposed; where both were, the officer has to choose. Nothing is taken
 * without being shown.
 *
 * @param rows the lines of both, in the order of mine, those that only theirs has after the line
 *     they follow there
 */
public record DraftMerge(List<MergedLine> rows) {
  public DraftMerge {
    rows = List.copyOf(rows);
  }

  /** Which version of a line. */
  public enum MergeSide {
    MINE,
    THEIRS
  }

  /**
   * One line.
   *
   * @param mine as I have it, or null when I don't
   * @param theirs as it was saved meanwhile, or null when it was not
   * @param proposed the side that was changed, or null when both were
   */
  public record MergedLine(
      String key,
      @Nullable DraftLine mine,
      @Nullable DraftLine theirs,
      @Nullable MergeSide proposed) {
    /** Whether both say the same, so that there is nothing to choose. */
    public boolean isSame() {
      return mine != null && theirs != null && mine.saysAs(theirs);
    }

    /** Whether a part of the line differs. */
    public boolean differs(LineField field) {
      return mine == null || theirs == null || !mine.text(field).equals(theirs.text(field));
    }

    private @Nullable DraftLine on(MergeSide side) {
      return side == MergeSide.MINE ? mine : theirs;
    }
  }

  /**
   * Compares two versions.
   *
   * @param base what both began from: key and digest of each line, as {@link DraftText} writes them
   */
  static DraftMerge of(String base, List<DraftLine> mine, List<DraftLine> theirs) {
    Map<String, String> before = new HashMap<>();
    for (String word : base.split(" ")) {
      int colon = word.indexOf(':');
      if (colon > 0) {
        before.put(word.substring(0, colon), word.substring(colon + 1));
      }
    }
    Map<String, DraftLine> ours = byKey(mine);
    Map<String, DraftLine> others = byKey(theirs);
    return new DraftMerge(
        order(mine, theirs).stream()
            .map(k -> row(k, ours.get(k), others.get(k), before.get(k)))
            .toList());
  }

  /** Whether any line differs. */
  public boolean isNeeded() {
    return rows.stream().anyMatch(r -> !r.isSame());
  }

  /** The merged lines; a line for which the chosen side has none is left out. */
  List<DraftLine> merged(Function<MergedLine, MergeSide> choice) {
    List<DraftLine> merged = new ArrayList<>();
    for (MergedLine row : rows) {
      DraftLine chosen = row.on(row.isSame() ? MergeSide.MINE : choice.apply(row));
      if (chosen != null) {
        merged.add(chosen);
      }
    }
    return merged;
  }

  private static MergedLine row(
      String key, @Nullable DraftLine mine, @Nullable DraftLine theirs, @Nullable String before) {
    boolean mineIsOld = isAs(mine, before);
    boolean theirsIsOld = isAs(theirs, before);
    if (mineIsOld == theirsIsOld) {
      return new MergedLine(key, mine, theirs, null);
    }
    return new MergedLine(key, mine, theirs, mineIsOld ? MergeSide.THEIRS : MergeSide.MINE);
  }

  private static boolean isAs(@Nullable DraftLine line, @Nullable String before) {
    return line == null ? before == null : line.digest().equals(before);
  }

  private static Map<String, DraftLine> byKey(List<DraftLine> lines) {
    return lines.stream()
        .collect(
            Collectors.toMap(DraftLine::key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  private static List<String> order(List<DraftLine> mine, List<DraftLine> theirs) {
    List<String> order = new ArrayList<>(byKey(mine).keySet());
    int place = 0;
    for (String key : byKey(theirs).keySet()) {
      int known = order.indexOf(key);
      if (known < 0) {
        order.add(place, key);
        place++;
      } else {
        place = known + 1;
      }
    }
    return order;
  }
}
