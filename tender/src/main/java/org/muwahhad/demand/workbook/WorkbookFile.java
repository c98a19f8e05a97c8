package org.muwahhad.demand.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.demand.form.DemandTable;
import org.muwahhad.demand.submission.DayInput;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineCheck;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.SheetToFill;
import org.muwahhad.web.Formats;
import org.muwahhad.web.Texts;

/**
 * Writes the entity's workbook: the sheet of lines with its inputs unlocked, a sheet that explains
 * it, and a hidden sheet from which the cells take their choices.
 */
final class WorkbookFile {
  /** Rows left empty below the lines, each with a key of its own already. */
  static final int SPARE_ROWS = 1000;

  private static final int EXACT_DIGITS = 15;
  private static final int FIRST_SAFE_YEAR = 1950;
  private static final int LAST_SAFE_YEAR = 2200;

  private final Texts t;
  private final WorkbookContent content;
  private final int rows;

  private WorkbookFile(Texts t, WorkbookContent content) {
    this.t = t;
    this.content = content;
    int room = Math.max(0, LineCheck.MOST_LINES - content.lines().size());
    this.rows = content.lines().size() + Math.min(SPARE_ROWS, room);
  }

  /** The workbook as XLSX (ISO/IEC 29500), in the language of the texts. */
  static byte[] write(Texts t, WorkbookContent content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Muwahhad", "1.0")) {
      WorkbookFile file = new WorkbookFile(t, content);
      Worksheet lines = book.newWorksheet(t.get("demand.workbook-sheet-lines"));
      Worksheet help = book.newWorksheet(t.get("demand.workbook-sheet-help"));
      Worksheet lists = book.newWorksheet(WorkbookLists.SHEET);
      new WorkbookLists(t, content).write(lists);
      file.writeLines(lines);
      WorkbookGuide.write(help, t, content.own());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void writeLines(Worksheet sheet) {
    SheetToFill fill = new SheetToFill(sheet, t.language().isArabic());
    fill.head(Arrays.stream(WorkbookColumn.values()).map(c -> c.title(t.language())).toList());
    for (WorkbookColumn column : WorkbookColumn.values()) {
      style(sheet, column);
      sheet.width(column.ordinal(), column.width());
      if (column.use() == WorkbookColumn.Use.HIDDEN) {
        sheet.hideColumn(column.ordinal());
      }
    }
    for (int i = 0; i < rows; i++) {
      writeRow(sheet, i);
    }
    choices(sheet, WorkbookColumn.ITEM, WorkbookLists.ITEMS, DataValidationErrorStyle.WARNING);
    choices(sheet, WorkbookColumn.SITE, WorkbookLists.SITES, DataValidationErrorStyle.STOP);
    choices(
        sheet, WorkbookColumn.COMMITMENT, WorkbookLists.COMMITMENTS, DataValidationErrorStyle.STOP);
    choices(sheet, WorkbookColumn.REMOVE, WorkbookLists.YES, DataValidationErrorStyle.STOP);
    fill.finish(WorkbookColumn.UNIT.ordinal(), t.of(content.own().roundName()));
  }

  private void style(Worksheet sheet, WorkbookColumn column) {
    if (rows == 0) {
      return;
    }
    boolean input = column.use() == WorkbookColumn.Use.INPUT;
    var style =
        sheet
            .range(1, column.ordinal(), rows, column.ordinal())
            .style()
            .format(format(column))
            .verticalAlignment("top");
    if (input) {
      style = SheetToFill.input(style);
    }
    if (column == WorkbookColumn.JUSTIFICATION || column == WorkbookColumn.KEPT_REASON) {
      style = style.wrapText(true);
    }
    style.set();
  }

  private String format(WorkbookColumn column) {
    return switch (column) {
      case QUANTITY -> "#,##0.###";
      case UNIT_PRICE, BENCHMARK, TOTAL -> money();
      case NEED_BY -> "yyyy-mm-dd";
      default -> "@".equals(textFormat(column)) ? "@" : "General";
    };
  }

  private static String textFormat(WorkbookColumn column) {
    // A formula in a cell of the text format would be shown as its own text.
    return column == WorkbookColumn.UNIT ? "General" : "@";
  }

  private String money() {
    return "#,##0." + "0".repeat(Money.decimals(content.own().currency()));
  }

  private void writeRow(Worksheet sheet, int index) {
    int row = index + 1;
    boolean spare = index >= content.lines().size();
    DraftLine line = spare ? null : content.lines().get(index);
    String key = line == null ? content.spareKey(index) : line.key();
    sheet.value(row, WorkbookColumn.KEY.ordinal(), key);
    sheet.value(row, WorkbookColumn.BASE.ordinal(), line == null ? "" : PlainLine.digest(line));
    sheet.value(row, WorkbookColumn.SOURCE.ordinal(), content.source());
    if (line != null) {
      writeParts(sheet, row, PlainLine.of(line));
    }
    int number = row + 1;
    String item = WorkbookColumn.letter(WorkbookColumn.ITEM.ordinal()) + number;
    sheet.formula(row, WorkbookColumn.UNIT.ordinal(), look(item, 2));
    sheet.formula(row, WorkbookColumn.BENCHMARK.ordinal(), look(item, 3));
    String quantity = WorkbookColumn.letter(WorkbookColumn.QUANTITY.ordinal()) + number;
    String price = WorkbookColumn.letter(WorkbookColumn.UNIT_PRICE.ordinal()) + number;
    sheet.formula(
        row,
        WorkbookColumn.TOTAL.ordinal(),
        "IF(AND(ISNUMBER(%1$s),ISNUMBER(%2$s)),ROUND(%1$s*%2$s,%3$d),\"\")"
            .formatted(quantity, price, Money.decimals(content.own().currency())));
  }

  private static String look(String item, int column) {
    return "IFERROR(VLOOKUP(%s,%s,%d,FALSE),\"\")".formatted(item, WorkbookLists.CATALOG, column);
  }

  private void writeParts(Worksheet sheet, int row, DraftLine line) {
    for (WorkbookColumn column : WorkbookColumn.values()) {
      if (column.isPart() && !line.text(column.code()).isEmpty()) {
        writePart(sheet, row, column, line.text(column.code()));
      }
    }
  }

  private void writePart(Worksheet sheet, int row, WorkbookColumn column, String text) {
    int at = column.ordinal();
    switch (column) {
      case QUANTITY, UNIT_PRICE -> {
        Optional<BigDecimal> number =
            Formats.parseNumber(text).filter(n -> n.precision() <= EXACT_DIGITS);
        number.ifPresentOrElse(
            n -> sheet.value(row, at, n), () -> sheet.value(row, at, CellText.inWorkbook(text)));
      }
      case NEED_BY -> {
        Optional<LocalDate> day =
            DayInput.read(text)
                .filter(d -> d.getYear() >= FIRST_SAFE_YEAR && d.getYear() <= LAST_SAFE_YEAR);
        day.ifPresentOrElse(
            d -> sheet.value(row, at, d), () -> sheet.value(row, at, CellText.inWorkbook(text)));
      }
      case ITEM -> sheet.value(row, at, CellText.inWorkbook(labelled(content.itemLabels(), text)));
      case SITE -> sheet.value(row, at, CellText.inWorkbook(labelled(content.siteLabels(), text)));
      case COMMITMENT -> sheet.value(row, at, CellText.inWorkbook(commitment(text)));
      default -> sheet.value(row, at, CellText.inWorkbook(text));
    }
  }

  private static String labelled(Map<String, String> labels, String code) {
    return labels.getOrDefault(code, code);
  }

  private String commitment(String text) {
    return DemandTable.commitment(text).map(c -> t.get("demand.commitment." + c)).orElse(text);
  }

  private void choices(
      Worksheet sheet, WorkbookColumn column, String name, DataValidationErrorStyle style) {
    if (rows == 0) {
      return;
    }
    sheet
        .range(1, column.ordinal(), rows, column.ordinal())
        .validateWithListByFormula(name)
        .allowBlank(true)
        .showErrorMessage(true)
        .errorStyle(style)
        .errorTitle(column.title(t.language()))
        .error(t.get("demand.workbook-choose"));
  }
}
