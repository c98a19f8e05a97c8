package org.muwahhad.award.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * The comparison as a file: comma-separated values, or a workbook (Office Open XML) with numbers as
 * numbers, its head and first column frozen, right to left in Arabic.
 */
final class ComparisonFile {
  private static final int LABEL_WIDTH = 45;
  private static final int WIDTH = 26;

  private ComparisonFile() {}

  static byte[] csv(ComparisonTable table) {
    StringBuilder out = new StringBuilder();
    try (CsvFile file = new CsvFile(out)) {
      file.row(table.heads());
      for (ComparisonTable.ScenarioRow row : table.fileRows()) {
        List<Object> cells = new ArrayList<>(List.of(row.label()));
        row.cells().forEach(c -> cells.add(c.number() == null ? c.marked() : c.number()));
        file.row(cells);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] xlsx(Texts t, ComparisonTable table) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Muwahhad", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(t.get("award.scenario.sheet"));
      if (t.language() == Language.AR) {
        sheet.rightToLeft();
      }
      for (int column = 0; column < table.heads().size(); column++) {
        sheet.value(0, column, CellText.inWorkbook(table.heads().get(column)));
        sheet.style(0, column).bold().set();
        sheet.width(column, column == 0 ? LABEL_WIDTH : WIDTH);
      }
      sheet.freezePane(1, 1);
      List<ComparisonTable.ScenarioRow> rows = table.fileRows();
      for (int row = 0; row < rows.size(); row++) {
        write(sheet, row + 1, rows.get(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(Worksheet sheet, int at, ComparisonTable.ScenarioRow row) {
    sheet.value(at, 0, CellText.inWorkbook(row.label()));
    for (int i = 0; i < row.cells().size(); i++) {
      ComparisonTable.ScenarioCell cell = row.cells().get(i);
      BigDecimal number = cell.number();
      if (number == null) {
        sheet.value(at, i + 1, CellText.inWorkbook(cell.marked()));
      } else {
        sheet.value(at, i + 1, number);
        sheet.style(at, i + 1).format(format(number.scale())).set();
      }
    }
  }

  private static String format(int decimals) {
    return decimals <= 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
  }
}
