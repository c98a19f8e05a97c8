package org.muwahhad.shared;

import com.github.pjfanning.xlsx.SharedStringsImplementationType;
import com.github.pjfanning.xlsx.StreamingReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;

/** Reads the rows of the first sheet of an XLSX workbook (ISO/IEC 29500). */
final class XlsxRows {
  /** A workbook that grows beyond this when unpacked was made to exhaust the machine. */
  private static final long MOST_UNPACKED = 192L * 1024 * 1024;

  /** Binary floating point holds 15 decimal digits for certain; the rest is noise. */
  private static final MathContext WORKBOOK_DIGITS = new MathContext(15);

  /** Spreadsheet programs write no longer number formats. */
  private static final int LONGEST_FORMAT = 255;

  /** Keeps everything in memory: what a bid holds never lies in the clear on a disk. */
  private static final StreamingReader.Builder READER =
      StreamingReader.builder()
          .setAvoidTempFiles(true)
          .setSharedStringsImplementationType(SharedStringsImplementationType.POI_READ_ONLY);

  static {
    // Long tables of equal cells are packed as tightly as bombs; what comes out is counted here.
    ZipSecureFile.setMinInflateRatio(0);
  }

  /** Whether a format shows numbers as dates, by the number of the format. */
  private final Map<Short, Boolean> dates = new HashMap<>();

  private XlsxRows() {}

  static boolean isZip(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }

  static void read(byte[] bytes, String fileName, TableFile.BoundedRows into) {
    try {
      refuseBomb(bytes, fileName);
      XlsxRows rows = new XlsxRows();
      try (Workbook workbook = READER.open(new ByteArrayInputStream(bytes))) {
        for (Row row : workbook.getSheetAt(0)) {
          into.add(row.getRowNum() + 1, rows.texts(row));
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

  /** The texts from the first column on; of one cell more than a table may have at most. */
  private List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (Cell cell : row) {
      int at = Math.min(cell.getColumnIndex(), TableFile.MOST_COLUMNS);
      while (texts.size() < at) {
        texts.add("");
      }
      texts.add(text(cell));
      if (at == TableFile.MOST_COLUMNS) {
        break;
      }
    }
    return texts;
  }

  private String text(Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case NUMERIC -> isDate(cell) ? date(cell) : number(cell);
      case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
      // The reader puts a word before it.
      case ERROR -> cell.getStringCellValue().replaceFirst("^ERROR:\\s*", "");
      // A formula that no program has computed yet has no text.
      default -> Objects.requireNonNullElse(cell.getStringCellValue(), "");
    };
  }

  private static String number(Cell cell) {
    double number = cell.getNumericCellValue();
    if (!Double.isFinite(number)) {
      // Larger than a workbook holds: anyone who reads it on sees a text and no number. The reader
      // would lay it out in the format of the cell, which anybody may have written.
      return String.valueOf(number);
    }
    return NumberText.plain(BigDecimal.valueOf(number).round(WORKBOOK_DIGITS).stripTrailingZeros());
  }

  private static String date(Cell cell) {
    LocalDateTime at = cell.getLocalDateTimeCellValue();
    return at.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? at.toLocalDate().toString()
        : at.toString();
  }

  /** Whether a number is shown as a date; found out once for each format of the workbook. */
  private boolean isDate(Cell cell) {
    CellStyle style = cell.getCellStyle();
    return dates.computeIfAbsent(
        style.getDataFormat(), id -> isDateFormat(id, style.getDataFormatString()));
  }

  private static boolean isDateFormat(short id, @Nullable String format) {
    if ((id >= 14 && id <= 17) || id == 22) {
      return true;
    }
    if (format == null) {
      return false;
    }
    if (format.length() > LONGEST_FORMAT) {
      throw new IllegalArgumentException("number format of " + format.length() + " characters");
    }
    return hasDayOrYear(format);
  }

  /** Whether a format has a day or year outside of quotes and brackets, and not escaped. */
  private static boolean hasDayOrYear(String format) {
    for (int i = 0; i < format.length(); i++) {
      switch (format.charAt(i)) {
        case 'd', 'D', 'y', 'Y' -> {
          return true;
        }
        case '\\' -> i++;
        case '"' -> i = end(format, i, '"');
        case '[' -> i = end(format, i, ']');
        default -> {
          // Says nothing of a date.
        }
      }
    }
    return false;
  }

  /** Where a quote or bracket ends; where it begins when it does not end. */
  private static int end(String format, int begin, char sign) {
    int end = format.indexOf(sign, begin + 1);
    return end < 0 ? begin : end;
  }
}
