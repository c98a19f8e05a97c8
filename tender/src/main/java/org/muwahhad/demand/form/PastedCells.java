package org.muwahhad.demand.form;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of cells as spreadsheet programs put it on the clipboard: rows parted by line ends, cells
 * by tabs; a cell with a tab, a line end or a quotation mark in it stands in quotation marks, its
 * own doubled. Cells lose surrounding blanks.
 */
final class PastedCells {
  private final String text;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private int at;

  private PastedCells(String text) {
    this.text = text;
  }

  /** The rows of a block. Any text is one. */
  static List<List<String>> read(String text) {
    return rectangle(text).stream().filter(row -> !isEmpty(row)).toList();
  }

  /** The same rows with the empty ones between them in their places. */
  static List<List<String>> rectangle(String text) {
    List<List<String>> rows = new PastedCells(text).rows();
    int end = rows.size();
    while (end > 0 && isEmpty(rows.get(end - 1))) {
      end--;
    }
    return rows.subList(0, end);
  }

  private static boolean isEmpty(List<String> row) {
    return row.stream().allMatch(String::isEmpty);
  }

  private List<List<String>> rows() {
    while (at <= text.length()) {
      row.add(cell());
      if (!isAt('\t')) {
        endRow();
      }
      at++;
    }
    return rows;
  }

  private void endRow() {
    rows.add(List.copyOf(row));
    row = new ArrayList<>();
    if (isAt('\r') && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
      at++;
    }
  }

  private String cell() {
    String quoted = isAt('"') ? quoted() : null;
    if (quoted != null) {
      return quoted;
    }
    int from = at;
    while (at < text.length() && !endsCell()) {
      at++;
    }
    return text.substring(from, at).strip();
  }

  /** The cell in quotation marks, or null when the marks do not close before the cell's end. */
  private @Nullable String quoted() {
    StringBuilder cell = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '"') {
        cell.append(c);
      } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else {
        return closed(i + 1) ? cell.toString().strip() : null;
      }
    }
    return null;
  }

  private boolean closed(int end) {
    boolean whole = end == text.length() || "\t\r\n".indexOf(text.charAt(end)) >= 0;
    if (whole) {
      at = end;
    }
    return whole;
  }

  private boolean endsCell() {
    return isAt('\t') || isAt('\n') || isAt('\r');
  }

  private boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }
}
