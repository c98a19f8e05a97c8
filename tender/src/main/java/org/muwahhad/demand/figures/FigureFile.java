package org.muwahhad.demand.figures;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * The figures as a file: comma-separated values, or a workbook (Office Open XML) with numbers as
 * numbers, its head frozen, right to left in Arabic.
 */
final class FigureFile {
  private static final int NAME_WIDTH = 45;
  private static final int WIDTH = 18;

  private FigureFile() {}

  static byte[] csv(
      Texts t, ViewDemandFigures.FigureGrouping by, ViewDemandFigures.DemandFiguresView figures) {
    StringBuilder out = new StringBuilder();
    try (CsvFile file = new CsvFile(out)) {
      file.row(heads(t, by));
      for (ViewDemandFigures.Figure figure : figures.figures()) {
        BigDecimal quantity = figure.quantity();
        file.row(
            figure.code(),
            t.of(figure.name()),
            figure.lines(),
            quantity == null ? null : quantity.stripTrailingZeros(),
            figure.unit() == null ? null : t.of(figure.unit()),
            figure.total().amount(),
            figures.currency());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  static byte[] xlsx(
      Texts t, ViewDemandFigures.FigureGrouping by, ViewDemandFigures.DemandFiguresView figures) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Muwahhad", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(t.get("demand.figures-sheet"));
      if (t.language() == Language.AR) {
        sheet.rightToLeft();
      }
      List<String> heads = heads(t, by);
      for (int column = 0; column < heads.size(); column++) {
        sheet.value(0, column, heads.get(column));
        sheet.style(0, column).bold().set();
        sheet.width(column, column == 1 ? NAME_WIDTH : WIDTH);
      }
      sheet.freezePane(0, 1);
      int row = 1;
      for (ViewDemandFigures.Figure figure : figures.figures()) {
        write(sheet, row, t, figure);
        row++;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(Worksheet sheet, int row, Texts t, ViewDemandFigures.Figure figure) {
    sheet.value(row, 0, CellText.inWorkbook(figure.code()));
    sheet.value(row, 1, CellText.inWorkbook(t.of(figure.name())));
    sheet.value(row, 2, figure.lines());
    BigDecimal quantity = figure.quantity();
    if (quantity != null) {
      sheet.value(row, 3, quantity);
    }
    if (figure.unit() != null) {
      sheet.value(row, 4, CellText.inWorkbook(t.of(figure.unit())));
    }
    BigDecimal amount = figure.total().amount();
    sheet.value(row, 5, amount);
    sheet.style(row, 5).format(amount.scale() == 3 ? "#,##0.000" : "#,##0.00").set();
    sheet.value(row, 6, figure.total().currency());
  }

  private static List<String> heads(Texts t, ViewDemandFigures.FigureGrouping by) {
    return List.of(
        t.get("demand.code"),
        t.get("demand.figures-by." + by),
        t.get("demand.lines"),
        t.get("demand.quantity"),
        t.get("demand.unit"),
        t.get("demand.total"),
        t.get("demand.currency"));
  }
}
