package org.muwahhad.aggregation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.muwahhad.web.Texts;

/**
 * Demand lines as comma-separated values (RFC 4180), UTF-8 with a byte-order mark, by which
 * spreadsheets know Arabic text.
 */
public final class LinesFile {
  private static final List<String> COLUMNS =
      List.of(
          "state",
          "entity",
          "line",
          "item-code",
          "item",
          "quantity",
          "unit",
          "counted",
          "city",
          "need-by",
          "unit-price",
          "currency");
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private LinesFile() {}

  /** The file in the reader's language. */
  public static byte[] write(Texts t, List<LinesBehind.Line> lines) {
    StringBuilder out = new StringBuilder("\ufeff");
    try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
      for (String column : COLUMNS) {
        printer.print(t.get("aggregation.lines.column." + column));
      }
      printer.println();
      for (LinesBehind.Line line : lines) {
        print(printer, t, line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void print(CSVPrinter printer, Texts t, LinesBehind.Line line) throws IOException {
    printer.printRecord(
        text(t.of(line.state())),
        text(t.of(line.entity())),
        line.lineNumber(),
        text(line.itemCode()),
        text(t.of(line.name())),
        line.quantity().stripTrailingZeros().toPlainString(),
        text(t.of(line.unit())),
        line.counted().stripTrailingZeros().toPlainString(),
        text(t.of(line.city())),
        line.needBy(),
        line.price().amount().toPlainString(),
        line.currency());
  }

  /** Text that a spreadsheet would run as a formula is kept as text. */
  private static String text(String value) {
    return !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }
}
