package org.muwahhad.shared;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180) with a byte-order mark, by which spreadsheet programs know
 * Arabic text. Every text is quoted, so that it stays one cell whatever stands in it; numbers are
 * not. Every file of the service is written here, so that no text of a user's runs as a formula;
 * see {@link CellText}.
 */
public final class CsvFile implements Closeable, Flushable {
  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.NON_NUMERIC).get();
  private final CSVPrinter printer;

  /** Begins a file; closing it closes what it is written to. */
  public CsvFile(Appendable to) throws IOException {
    to.append(BYTE_ORDER_MARK);
    this.printer = new CSVPrinter(to, FORMAT);
  }

  /** A file of nothing but the names of its columns, to be filled in. */
  public static String ofColumns(List<String> names) {
    StringBuilder text = new StringBuilder();
    try (CsvFile file = new CsvFile(text)) {
      file.row(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
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

  private static @Nullable Object written(@Nullable Object cell) {
    if (cell == null) {
      return null;
    }
    if (cell instanceof BigDecimal number) {
      return plain(number);
    }
    return cell instanceof Number ? cell : CellText.inTextFile(cell.toString());
  }

  /** Without an exponent; one so small that it would be printed with one all the same is a text. */
  private static Object plain(BigDecimal number) {
    String digits = NumberText.plain(number);
    BigDecimal same = new BigDecimal(digits);
    return same.toString().equals(digits) ? same : digits;
  }
}
