package org.muwahhad.demand.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.muwahhad.web.Texts;

/**
 * The close report as comma-separated values (RFC 4180), UTF-8 with a byte-order mark, by which
 * spreadsheets know Arabic text.
 */
public final class CloseReportFile {
  private static final String[] COLUMNS = {
    "state",
    "entity-code",
    "entity",
    "why",
    "reason",
    "line",
    "item-code",
    "item",
    "quantity",
    "unit",
    "unit-price",
    "currency"
  };
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private CloseReportFile() {}

  static byte[] write(Texts t, SeeCloseReport.Report report) {
    StringBuilder out = new StringBuilder("\ufeff");
    try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      for (String column : COLUMNS) {
        printer.print(t.get("demand.close-report.column." + column));
      }
      printer.println();
      for (CloseReportViews.LeftOutLine line : report.lines()) {
        print(printer, t, line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void print(CSVPrinter printer, Texts t, CloseReportViews.LeftOutLine line)
      throws IOException {
    printer.printRecord(
        text(t.of(line.state())),
        text(line.entityCode()),
        text(t.of(line.entity())),
        text(t.get("demand.close-report.why." + line.why())),
        text(line.reason() == null ? "" : line.reason()),
        line.lineNumber(),
        text(line.itemCode()),
        text(t.of(line.name())),
        line.quantity().stripTrailingZeros().toPlainString(),
        text(t.of(line.unit())),
        line.unitPrice().amount().toPlainString(),
        line.currency());
  }

  /** Text that a spreadsheet would run as a formula is kept as text. */
  public static String text(String value) {
    return !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
