package org.muwahhad.demand.workbook;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.SearchText;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.SheetColumn;

/**
 * What a workbook says.
 *
 * @param columns codes of its columns in their order
 * @param rows its rows with anything in them
 */
record WorkbookRows(List<String> columns, List<WorkbookRow> rows) {
  private static final List<String> NEEDED = List.of("key", "base", "source", "item", "quantity");

  /** Where a row's own texts begin in {@link #texts()}. */
  private static final int OWN = 4;

  WorkbookRows {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param number on the sheet, from 1
   * @param base digest of what the line said when the workbook was made, empty for a new line
   * @param remove whether the line is marked for removal
   * @param line what the row says, plainly; its key may be empty
   */
  record WorkbookRow(int number, String base, boolean remove, DraftLine line) {
    private WorkbookRow asNew() {
      return new WorkbookRow(number, "", remove, line.keyed(""));
    }

    private List<String> texts() {
      List<String> texts = new ArrayList<>();
      texts.add(Integer.toString(number));
      texts.add(base);
      texts.add(Boolean.toString(remove));
      texts.add(line.key());
      for (LineField field : LineField.values()) {
        texts.add(line.text(field));
      }
      return texts;
    }

    private static WorkbookRow of(List<String> texts) {
      DraftLine line = DraftLine.empty().keyed(texts.get(3));
      for (LineField field : LineField.values()) {
        line = line.with(field, texts.get(OWN + field.ordinal()));
      }
      return new WorkbookRow(
          Integer.parseInt(texts.get(0)), texts.get(1), Boolean.parseBoolean(texts.get(2)), line);
    }
  }

  /**
   * Reads the first sheet of a workbook.
   *
   * @throws Refusal.InvalidInput at {@code file} with {@code demand.workbook-not-ours} when columns
   *     are missing, and {@code demand.workbook-other} when it was made for another submission
   */
  static WorkbookRows of(TableFile file, long submissionId) {
    TableFile named =
        SheetColumn.read(file, WorkbookColumn.values(), NEEDED, "demand.workbook-not-ours");
    List<WorkbookRow> rows = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (TableFile.FileRow row : named.rows()) {
      String source = row.text("source");
      if (!source.isEmpty() && !source.startsWith(source(submissionId))) {
        throw new Refusal.InvalidInput(TableFile.FIELD, "demand.workbook-other");
      }
      // A row that was copied with its key is a line of its own.
      WorkbookRow read = keys.add(row.text("key")) ? row(row) : row(row).asNew();
      if (!read.line().isBlank() || !read.base().isEmpty() || read.remove()) {
        rows.add(read);
      }
    }
    return new WorkbookRows(named.header(), rows);
  }

  /** How the rows of a submission's workbook begin to name it; its version follows. */
  static String source(long submissionId) {
    return submissionId + "/";
  }

  private static WorkbookRow row(TableFile.FileRow row) {
    DraftLine line = DraftLine.empty().keyed(row.text("key"));
    for (LineField field : LineField.values()) {
      line = line.with(field, row.text(field.code()));
    }
    return new WorkbookRow(
        row.line(), row.text("base"), isYes(row.text("remove")), PlainLine.of(line));
  }

  private static boolean isYes(String cell) {
    String text = SearchText.normalise(cell);
    for (Language language : Language.values()) {
      if (text.equals(SearchText.normalise(Texts.in(language).get("demand.workbook-yes")))) {
        return true;
      }
    }
    return false;
  }

  /** The cell of a part, as spreadsheet programs name it, such as {@code F12}. */
  String cell(int row, String part) {
    return SheetColumn.cell(columns, row, part);
  }

  /** All of it as texts, the columns first. */
  List<List<String>> texts() {
    List<List<String>> texts = new ArrayList<>();
    texts.add(columns);
    rows.forEach(r -> texts.add(r.texts()));
    return texts;
  }

  static WorkbookRows of(List<List<String>> texts) {
    return new WorkbookRows(
        texts.get(0), texts.subList(1, texts.size()).stream().map(WorkbookRow::of).toList());
  }
}
