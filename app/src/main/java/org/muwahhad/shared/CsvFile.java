package org.muwahhad.shared;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180) with a byte-order mark, by which spreadsheet programs know
 * Arabic text. Every file of the service is written here, so that no text of a user's runs as a
 * formula; see {@link CellText}.
 */
public final class CsvFile implements Closeable, Flushable {
  private final CSVPrinter printer;

  /** Begins a file; closing it closes what it is written to. */
  public CsvFile(Appendable to) throws IOException {
    to.append('\ufeff');
    this.printer = new CSVPrinter(to, CSVFormat.RFC4180);
  }

  /** Writes a row: texts as texts, numbers plainly, nothing for null. */
  public void row(@Nullable Object... cells) throws IOException {
    row(Arrays.asList(cells));
  }

  /** Writes a row; see {@link #row(Object...)}. */
  public void row(List<? extends @Nullable Object> cells) throws IOException {
    for (Object cell : cells) {
      printer.print(written(cell));
    }
    printer.println();
  }

  @Override
  public void flush() throws IOException {
    printer.flush();
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }

  private static Object written(@Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof BigDecimal number) {
      return NumberText.plain(number);
    }
    return cell instanceof Number ? cell : CellText.inTextFile(cell.toString());
  }
}
