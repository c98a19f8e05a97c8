package org.muwahhad.demand.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;

/** What the buttons of the form do to its lines. A line that is not there changes nothing. */
final class LineEdits {
  private LineEdits() {}

  /** One more line for an item; what is likely the same is taken from the line above. */
  static List<DraftLine> plus(List<DraftLine> lines, String item, String price) {
    DraftLine added = lines.isEmpty() ? DraftLine.empty() : takenOver(lines.get(lines.size() - 1));
    List<DraftLine> more = new ArrayList<>(lines);
    more.add(added.with(LineField.ITEM, item).with(LineField.UNIT_PRICE, price));
    return more;
  }

  private static DraftLine takenOver(DraftLine above) {
    DraftLine line = above.keyed(DraftLine.newKey());
    for (LineField field : LineField.values()) {
      line = field.isTakenOver() ? line : line.with(field, "");
    }
    return line;
  }

  /** One more empty line. */
  static List<DraftLine> plusEmpty(List<DraftLine> lines) {
    return plus(lines, "", "");
  }

  static List<DraftLine> minus(List<DraftLine> lines, int index) {
    List<DraftLine> fewer = new ArrayList<>(lines);
    if (isThere(lines, index)) {
      fewer.remove(index);
    }
    return fewer;
  }

  /** The same line once more, below it. */
  static List<DraftLine> duplicate(List<DraftLine> lines, int index) {
    return isThere(lines, index)
        ? replace(
            lines, index, List.of(lines.get(index), lines.get(index).keyed(DraftLine.newKey())))
        : lines;
  }

  /** The line a given number of places further down, or up when negative; not beyond the ends. */
  static List<DraftLine> move(List<DraftLine> lines, int index, int by) {
    if (!isThere(lines, index)) {
      return lines;
    }
    List<DraftLine> moved = new ArrayList<>(lines);
    DraftLine line = moved.remove(index);
    moved.add(Math.max(0, Math.min(moved.size(), index + by)), line);
    return moved;
  }

  /**
   * The same text in a field of all chosen lines; a field for which there is none stays.
   *
   * @param chosen keys of lines, or {@code all}
   * @param texts the text for each field that lines take over from one another
   */
  static List<DraftLine> set(
      List<DraftLine> lines, Set<String> chosen, Function<LineField, String> texts) {
    return lines.stream()
        .map(l -> chosen.contains("all") || chosen.contains(l.key()) ? set(l, texts) : l)
        .toList();
  }

  private static DraftLine set(DraftLine line, Function<LineField, String> texts) {
    DraftLine changed = line;
    for (LineField field : LineField.values()) {
      if (field.isTakenOver() && !texts.apply(field).isEmpty()) {
        changed = changed.with(field, texts.apply(field));
      }
    }
    return changed;
  }

  /** Another item, at its price, in a line. */
  static List<DraftLine> put(List<DraftLine> lines, int index, String item, String price) {
    return isThere(lines, index)
        ? replace(
            lines,
            index,
            List.of(
                lines
                    .get(index)
                    .with(LineField.ITEM, item)
                    .with(LineField.UNIT_PRICE, price)
                    .with(LineField.KEPT_REASON, "")))
        : lines;
  }

  /** The standard item in the place of the chosen one, in the quantity that does the same. */
  static List<DraftLine> standard(
      List<DraftLine> lines, int index, String item, String price, BigDecimal quantity) {
    List<DraftLine> changed = new ArrayList<>(put(lines, index, item, price));
    changed.set(
        index,
        changed.get(index).with(LineField.QUANTITY, quantity.stripTrailingZeros().toPlainString()));
    return changed;
  }

  /** Several lines in the place of one. */
  static List<DraftLine> replace(List<DraftLine> lines, int index, List<DraftLine> by) {
    List<DraftLine> result = new ArrayList<>(lines);
    result.remove(index);
    result.addAll(index, by);
    return result;
  }

  static boolean isThere(List<DraftLine> lines, int index) {
    return index >= 0 && index < lines.size();
  }
}
