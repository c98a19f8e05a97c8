package org.muwahhad.shared;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads the rows of the first sheet of an XLSX workbook (ISO/IEC 29500). */
final class XlsxRows {
  /** A workbook that grows beyond this when unpacked was made to exhaust the machine. */
  private static final long MOST_UNPACKED = 192L * 1024 * 1024;

  /** Binary floating point holds 15 decimal digits for certain; the rest is noise. */
  private static final MathContext WORKBOOK_DIGITS = new MathContext(15);

  private XlsxRows() {}

  static boolean isZip(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }

  static void read(byte[] bytes, String fileName, TableFile.Collected into) {
    try {
      refuseBomb(bytes, fileName);
      try (ReadableWorkbook workbook =
          new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
        Sheet first = workbook.getFirstSheet();
        try (Stream<Row> rows = first.openStream()) {
          rows.forEach(row -> into.add(row.getRowNum(), texts(row)));
        }
      }
    } catch (Refusal refusal) {
      throw refusal;
    } catch (IOException | RuntimeException e) {
      // The reader fails on a broken workbook in many ways (missing part, bad XML, wrong index).
      throw unreadable(fileName);
    }
  }

  private static void refuseBomb(byte[] bytes, String fileName) throws IOException {
    long unpacked = 0;
    byte[] buffer = new byte[64 * 1024];
    // What the entries say of their size may be a lie: count what really comes out.
    try (ZipFile zip =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        try (InputStream content = zip.getInputStream(entry)) {
          for (int n = content.read(buffer); n > 0; n = content.read(buffer)) {
            unpacked += n;
            if (unpacked > MOST_UNPACKED) {
              throw tooLarge(fileName);
            }
          }
        }
      }
      if (!XlsxBounds.areKept(zip)) {
        throw unreadable(fileName);
      }
    }
  }

  private static Refusal unreadable(String fileName) {
    return new Refusal.InvalidInput(TableFile.FIELD, "shared.table-unreadable", fileName);
  }

  private static Refusal tooLarge(String fileName) {
    return new Refusal.InvalidInput(
        TableFile.FIELD,
        "shared.table-too-large",
        fileName,
        TableFile.MOST_BYTES / TableFile.MEGABYTE);
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < Math.min(row.getCellCount(), TableFile.MOST_COLUMNS + 1); i++) {
      texts.add(text(row.getCell(i)));
    }
    return texts;
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return isDate(cell) ? date(cell) : number(number);
    }
    if (value instanceof Boolean truth) {
      return truth.toString();
    }
    if (cell.getType() == CellType.ERROR) {
      return Objects.requireNonNullElse(cell.getRawValue(), "#");
    }
    // A formula that no program has computed yet has no text.
    return Objects.requireNonNullElse(cell.getText(), "");
  }

  private static String number(BigDecimal number) {
    return NumberText.plain(number.round(WORKBOOK_DIGITS).stripTrailingZeros());
  }

  private static String date(Cell cell) {
    LocalDateTime at = cell.asDate();
    return at.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? at.toLocalDate().toString()
        : at.toString();
  }

  /** Whether a number is shown as a date: its format has a day, month or year outside quotes. */
  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id != null && ((id >= 14 && id <= 17) || id == 22)) {
      return true;
    }
    String format = cell.getDataFormatString();
    if (format == null) {
      return false;
    }
    String bare = format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
    return bare.matches(".*[dy].*");
  }
}
