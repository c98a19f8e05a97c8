package org.muwahhad.web.workbook;

import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.SheetToFill;

/** The hidden sheet of a workbook with the choices of its cells, each list under a name. */
public final class ChoiceLists {
  private final Worksheet sheet;
  private int next;

  public ChoiceLists(Workbook book) {
    this.sheet = book.newWorksheet("lists");
    sheet.setVisibilityState(VisibilityState.HIDDEN);
    new SheetToFill(sheet, false).lock();
  }

  /** Writes choices under a name. */
  public void add(String name, List<String> choices) {
    write(choices.stream().map(choice -> List.<Object>of(choice)).toList());
    name(name, choices.size(), 1);
    next++;
  }

  /**
   * Writes choices with what belongs to each, for formulas to look up.
   *
   * @param choices name of the first column
   * @param table name of all columns
   * @param columns how many there are
   * @param rows texts and numbers ({@link BigDecimal}); a row may be shorter
   */
  public void addTable(String choices, String table, int columns, List<List<Object>> rows) {
    write(rows);
    name(choices, rows.size(), 1);
    name(table, rows.size(), columns);
    next += columns;
  }

  private void write(List<List<Object>> rows) {
    for (int row = 0; row < rows.size(); row++) {
      for (int i = 0; i < rows.get(row).size(); i++) {
        Object value = rows.get(row).get(i);
        if (value instanceof BigDecimal number) {
          sheet.value(row, next + i, number);
        } else {
          sheet.value(row, next + i, CellText.inWorkbook(value.toString()));
        }
      }
    }
  }

  private void name(String name, int rows, int columns) {
    Range range = sheet.range(0, next, Math.max(0, rows - 1), next + columns - 1);
    range.setFolderScope(true);
    range.setName(name);
  }
}
