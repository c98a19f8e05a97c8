package org.muwahhad.demand.workbook;

import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.web.Texts;

/** The sheet of a workbook that explains how to fill it in, in the reader's language. */
final class WorkbookGuide {
  private static final int STEPS = 6;
  private static final int NAME_WIDTH = 26;
  private static final int TEXT_WIDTH = 90;

  private WorkbookGuide() {}

  static void write(Worksheet sheet, Texts t, SubmissionQueries.SubmissionRow own) {
    int row = 0;
    sheet.value(row, 0, t.get("demand.workbook-title"));
    sheet.style(row, 0).bold().fontSize(14).set();
    row = pair(sheet, row + 2, t.get("demand.workbook-round"), own.roundCode());
    row = pair(sheet, row, "", t.of(own.roundName()));
    row = pair(sheet, row, t.get("demand.entity"), t.of(own.entityName()));
    row =
        pair(
            sheet,
            row,
            t.get("demand.workbook-currency"),
            t.formats().currency(own.currency()) + " (" + own.currency() + ")");
    row++;
    for (int step = 1; step <= STEPS; step++) {
      row = pair(sheet, row, Integer.toString(step), t.get("demand.workbook-step." + step));
    }
    row++;
    for (WorkbookColumn column : WorkbookColumn.values()) {
      if (column.use() == WorkbookColumn.Use.INPUT) {
        String key = "demand.workbook-explain." + column.code();
        row = pair(sheet, row, column.title(t.language()), t.get(key));
      }
    }
    if (t.language().isArabic()) {
      sheet.rightToLeft();
    }
    sheet.width(0, NAME_WIDTH);
    sheet.width(1, TEXT_WIDTH);
    sheet.protect("muwahhad");
    sheet.hideGridLines();
  }

  private static int pair(Worksheet sheet, int row, String name, String text) {
    sheet.value(row, 0, name);
    sheet.style(row, 0).bold().verticalAlignment("top").set();
    sheet.value(row, 1, text);
    sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
    return row + 1;
  }
}
