package org.muwahhad.plan.comparison;

import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.WorkbookBytes;

/** The comparison of a year as a workbook (Office Open XML), right to left in Arabic. */
final class PlanComparisonFile {
  private static final int NAME_WIDTH = 45;
  private static final int WIDTH = 20;
  private static final int FIRST_FIGURE = 3;

  private PlanComparisonFile() {}

  static byte[] xlsx(Texts t, ViewComparison.ComparisonView view) {
    return WorkbookBytes.of(book -> write(t, view, book.newWorksheet(t.get("plan.comparison"))));
  }

  private static void write(Texts t, ViewComparison.ComparisonView view, Worksheet sheet) {
    if (t.language() == Language.AR) {
      sheet.rightToLeft();
    }
    List<String> heads =
        List.of(
            t.get("plan.state"),
            t.get("plan.code"),
            t.get("plan.category"),
            t.get("plan.figure.PLANNED"),
            t.get("plan.figure.ASKED"),
            t.get("plan.figure.ORDERED"),
            t.get("plan.figure.TAKEN"),
            t.get("plan.currency"));
    for (int column = 0; column < heads.size(); column++) {
      sheet.value(0, column, heads.get(column));
      sheet.style(0, column).bold().set();
      sheet.width(column, column == 2 ? NAME_WIDTH : WIDTH);
    }
    sheet.freezePane(0, 1);
    int row = 1;
    for (ViewComparison.CategoryComparison category : view.categories()) {
      sheet.value(row, 0, CellText.inWorkbook(t.of(category.state())));
      sheet.value(row, 1, category.code());
      sheet.value(row, 2, CellText.inWorkbook(t.of(category.name())));
      for (PlanFigure figure : PlanFigure.values()) {
        int column = FIRST_FIGURE + figure.ordinal();
        Money amount = category.of(figure);
        sheet.value(row, column, amount.amount());
        sheet
            .style(row, column)
            .format("#,##0." + "0".repeat(Money.decimals(amount.currency())))
            .set();
      }
      sheet.value(row, FIRST_FIGURE + PlanFigure.values().length, view.currency());
      row++;
    }
  }
}
