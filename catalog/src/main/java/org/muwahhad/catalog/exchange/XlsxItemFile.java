package org.muwahhad.catalog.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.NumberText;
import org.muwahhad.web.Texts;

/**
 * Items as a workbook: prices and measures as numbers, everything else as text that stays text when
 * it is edited. Rows leave for the file as they are written.
 */
final class XlsxItemFile implements ItemFile {
  /** More digits than that a workbook does not keep. */
  private static final int EXACT_DIGITS = 15;

  private static final int ROWS_KEPT = 500;
  private static final int WIDTH = 22;
  private static final String TEXT = "@";
  private final List<String> columns;
  private final Workbook book;
  private final Worksheet sheet;
  private int row;

  XlsxItemFile(List<String> columns, Texts t, OutputStream to) {
    this.columns = columns;
    this.book = new Workbook(to, "Muwahhad", "1.0");
    this.sheet = book.newWorksheet(t.get("catalog.import-sheet"));
    if (t.language().isArabic()) {
      sheet.rightToLeft();
    }
    sheet.freezePane(1, 1);
    for (int c = 0; c < columns.size(); c++) {
      sheet.width(c, WIDTH);
      sheet.inlineString(0, c, ImportColumns.title(columns.get(c), t.language()));
      sheet.style(0, c).bold().set();
    }
  }

  @Override
  public void add(ExportedItems.ExportedItem item) throws IOException {
    row++;
    Map<String, String> cells = item.cells();
    for (int c = 0; c < columns.size(); c++) {
      String text = cells.getOrDefault(columns.get(c), "");
      if (!text.isEmpty()) {
        put(c, text, isNumber(item, columns.get(c)));
      }
    }
    if (row % ROWS_KEPT == 0) {
      sheet.flush();
    }
  }

  @Override
  public void close() throws IOException {
    book.close();
  }

  private void put(int column, String text, boolean number) {
    if (number) {
      BigDecimal value = NumberText.of(text);
      if (value.precision() <= EXACT_DIGITS) {
        sheet.value(row, column, value);
        return;
      }
    }
    sheet.inlineString(row, column, CellText.inWorkbook(text));
    sheet.style(row, column).format(TEXT).set();
  }

  private static boolean isNumber(ExportedItems.ExportedItem item, String column) {
    return column.equals(ImportColumns.BENCHMARK_PRICE.column())
        || item.template().find(column).filter(a -> a.type() == Attribute.Type.NUMBER).isPresent();
  }
}
