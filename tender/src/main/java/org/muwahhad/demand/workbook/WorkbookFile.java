package org.muwahhad.demand.workbook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.demand.submission.Commitment;
import org.muwahhad.demand.submission.DayInput;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.LineCheck;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Formats;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.ChoiceLists;
import org.muwahhad.web.workbook.EntrySheet;
import org.muwahhad.web.workbook.GuideSheet;
import org.muwahhad.web.workbook.WorkbookBytes;

/**
 * Writes the entity's workbook: the sheet of lines with its inputs unlocked, a sheet that explains
 * it, and a hidden sheet from which the cells take their choices.
 */
final class WorkbookFile {
  /** Rows left empty below the lines, each with a key of its own already. */
  static final int SPARE_ROWS = 1000;

  private static final String ITEMS = "muwahhad_items";
  private static final String CATALOG = "muwahhad_catalog";
  private static final String SITES = "muwahhad_sites";
  private static final String COMMITMENTS = "muwahhad_commitments";
  private static final String YES = "muwahhad_yes";
  private static final int STEPS = 6;
  private static final int FIRST_SAFE_YEAR = 1950;
  private static final int LAST_SAFE_YEAR = 2200;

  private final Texts t;
  private final WorkbookContent content;
  private final int rows;
  private final int decimals;
  private final EntrySheet<WorkbookColumn> sheet;

  private WorkbookFile(Texts t, WorkbookContent content, Worksheet lines) {
    this.t = t;
    this.content = content;
    int room = Math.max(0, LineCheck.MOST_LINES - content.lines().size());
    this.rows = content.lines().size() + Math.min(SPARE_ROWS, room);
    this.decimals = Money.decimals(content.own().currency());
    this.sheet = new EntrySheet<>(lines, t, WorkbookColumn.values(), rows, this::format);
  }

  /** The workbook as XLSX, in the language of the texts. */
  static byte[] write(Texts t, WorkbookContent content) {
    return WorkbookBytes.of(
        book -> {
          WorkbookFile file =
              new WorkbookFile(t, content, book.newWorksheet(t.get("demand.workbook-sheet-lines")));
          file.writeGuide(book.newWorksheet(t.get("demand.workbook-sheet-help")));
          file.writeLists(new ChoiceLists(book));
          file.writeLines();
        });
  }

  private void writeLines() {
    for (int i = 0; i < rows; i++) {
      writeRow(i);
    }
    String choose = t.get("demand.workbook-choose");
    sheet.choices(WorkbookColumn.ITEM, ITEMS, true, choose);
    sheet.choices(WorkbookColumn.SITE, SITES, false, choose);
    sheet.choices(WorkbookColumn.COMMITMENT, COMMITMENTS, false, choose);
    sheet.choices(WorkbookColumn.REMOVE, YES, false, choose);
    sheet.finish(WorkbookColumn.UNIT, t.of(content.own().roundName()));
  }

  private String format(WorkbookColumn column) {
    return switch (column) {
      case QUANTITY -> "#,##0.###";
      case UNIT_PRICE, BENCHMARK, TOTAL -> "#,##0." + "0".repeat(decimals);
      case NEED_BY -> "yyyy-mm-dd";
      // A formula in a cell of the text format would be shown as its own text.
      case UNIT -> "General";
      default -> "@";
    };
  }

  private void writeRow(int index) {
    int row = index + 1;
    boolean spare = index >= content.lines().size();
    DraftLine line = spare ? null : content.lines().get(index);
    sheet.text(row, WorkbookColumn.KEY, line == null ? content.spareKey(index) : line.key());
    sheet.text(row, WorkbookColumn.BASE, line == null ? "" : PlainLine.digest(line));
    sheet.text(row, WorkbookColumn.SOURCE, content.source());
    if (line != null) {
      writeParts(row, PlainLine.of(line));
    }
    String item = WorkbookColumn.ITEM.cell(row + 1);
    sheet.formula(row, WorkbookColumn.UNIT, look(item, 2));
    sheet.formula(row, WorkbookColumn.BENCHMARK, look(item, 3));
    sheet.formula(
        row,
        WorkbookColumn.TOTAL,
        "IF(AND(ISNUMBER(%1$s),ISNUMBER(%2$s)),ROUND(%1$s*%2$s,%3$d),\"\")"
            .formatted(
                WorkbookColumn.QUANTITY.cell(row + 1),
                WorkbookColumn.UNIT_PRICE.cell(row + 1),
                decimals));
  }

  private static String look(String item, int column) {
    return "IFERROR(VLOOKUP(%s,%s,%d,FALSE),\"\")".formatted(item, CATALOG, column);
  }

  private void writeParts(int row, DraftLine line) {
    for (WorkbookColumn column : WorkbookColumn.values()) {
      LineField field = column.field();
      if (field != null && !line.text(field).isEmpty()) {
        writePart(row, column, line.text(field));
      }
    }
  }

  private void writePart(int row, WorkbookColumn column, String text) {
    switch (column) {
      case QUANTITY, UNIT_PRICE -> {
        Optional<BigDecimal> number = Formats.parseNumber(text).filter(EntrySheet::isExact);
        number.ifPresentOrElse(
            n -> sheet.number(row, column, n), () -> sheet.text(row, column, text));
      }
      case NEED_BY -> {
        Optional<LocalDate> day =
            DayInput.read(text)
                .filter(d -> d.getYear() >= FIRST_SAFE_YEAR && d.getYear() <= LAST_SAFE_YEAR);
        day.ifPresentOrElse(d -> sheet.day(row, column, d), () -> sheet.text(row, column, text));
      }
      case ITEM -> sheet.text(row, column, labelled(content.itemLabels(), text));
      case SITE -> sheet.text(row, column, labelled(content.siteLabels(), text));
      case COMMITMENT -> sheet.text(row, column, commitment(text));
      default -> sheet.text(row, column, text);
    }
  }

  private static String labelled(Map<String, String> labels, String code) {
    return labels.getOrDefault(code, code);
  }

  private String commitment(String text) {
    return Commitment.find(text).map(c -> t.get("demand.commitment." + c)).orElse(text);
  }

  private void writeLists(ChoiceLists lists) {
    lists.addTable(ITEMS, CATALOG, 3, content.items().stream().map(this::choice).toList());
    lists.add(SITES, List.copyOf(content.siteLabels().values()));
    lists.add(
        COMMITMENTS,
        Arrays.stream(Commitment.values()).map(c -> t.get("demand.commitment." + c)).toList());
    lists.add(YES, List.of(t.get("demand.workbook-yes")));
  }

  /** An item with its unit and, where there is a rate, its benchmark price. */
  private List<Object> choice(RoundItemQueries.RoundItem item) {
    List<Object> choice = new ArrayList<>();
    choice.add(labelled(content.itemLabels(), item.code()));
    choice.add(t.of(item.unit()));
    content
        .conversion()
        .find(new Money(item.benchmarkPrice(), item.benchmarkCurrency()), content.own().currency())
        .ifPresent(price -> choice.add(price.amount()));
    return choice;
  }

  private void writeGuide(Worksheet help) {
    SubmissionQueries.SubmissionRow own = content.own();
    new GuideSheet(help, t, t.get("demand.workbook-title"))
        .pair(t.get("demand.workbook-round"), own.roundCode())
        .pair("", t.of(own.roundName()))
        .pair(t.get("demand.entity"), t.of(own.entityName()))
        .currency(t.get("demand.workbook-currency"), own.currency())
        .steps(STEPS, step -> t.get("demand.workbook-step." + step))
        .columns(WorkbookColumn.values(), code -> t.get("demand.workbook-explain." + code))
        .finish();
  }
}
