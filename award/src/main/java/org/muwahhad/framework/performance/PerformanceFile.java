package org.muwahhad.framework.performance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Texts;

/**
 * The figures of performance as a workbook (Office Open XML): counts as numbers, the head and the
 * first column frozen, right to left in Arabic.
 */
final class PerformanceFile {
  private static final int NAME_WIDTH = 45;
  private static final int WIDTH = 22;
  private static final List<String> HEADS =
      List.of(
          "performance.orders",
          "performance.to-answer",
          "performance.answered-in-time",
          "performance.due",
          "performance.on-time",
          "performance.deliveries",
          "performance.accepted-whole",
          "performance.breaches",
          "performance.breaches-to-answer",
          "performance.breaches-answered",
          "performance.breaches-found",
          "performance.penalties");

  private PerformanceFile() {}

  static byte[] xlsx(Texts t, PerformanceGroup by, List<ViewPerformance.GroupFigures> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Muwahhad", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(t.get("performance.sheet"));
      if (t.language() == Language.AR) {
        sheet.rightToLeft();
      }
      head(sheet, 0, t.get("performance.number." + by));
      head(sheet, 1, t.get("performance.name." + by));
      for (int i = 0; i < HEADS.size(); i++) {
        head(sheet, i + 2, t.get(HEADS.get(i)));
      }
      sheet.width(1, NAME_WIDTH);
      sheet.freezePane(1, 1);
      for (int row = 0; row < rows.size(); row++) {
        write(t, sheet, row + 1, rows.get(row));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void head(Worksheet sheet, int column, String text) {
    sheet.value(0, column, CellText.inWorkbook(text));
    sheet.style(0, column).bold().set();
    sheet.width(column, WIDTH);
  }

  private static void write(Texts t, Worksheet sheet, int at, ViewPerformance.GroupFigures row) {
    PerformanceFigures figures = row.figures();
    sheet.value(at, 0, CellText.inWorkbook(row.number().isEmpty() ? row.code() : row.number()));
    sheet.value(at, 1, CellText.inWorkbook(t.of(row.name())));
    List<Integer> counts =
        List.of(
            figures.orders(),
            figures.toAnswer(),
            figures.answeredInTime(),
            figures.due(),
            figures.onTime(),
            figures.deliveries(),
            figures.acceptedWhole(),
            figures.breaches(),
            figures.breachesToAnswer(),
            figures.breachesAnswered(),
            figures.breachesFound());
    for (int i = 0; i < counts.size(); i++) {
      sheet.value(at, i + 2, counts.get(i));
    }
    String penalties =
        figures.penalties().stream().map(PerformanceFile::plain).collect(Collectors.joining("; "));
    sheet.value(at, counts.size() + 2, CellText.inWorkbook(penalties));
  }

  private static String plain(Money money) {
    return money.amount().toPlainString() + " " + money.currency();
  }
}
