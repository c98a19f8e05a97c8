package org.muwahhad.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table that a person sends as a file, for the imports: CSV in UTF-8 (with or without a byte
 * order mark; fields parted by comma, semicolon or tab) or XLSX (the first sheet). Which of the two
 * it is, its content shows. The first row with anything in it is the header; empty rows are left
 * out, and every row keeps its line number, so that a mistake can be found in the file.
 *
 * <p>Cells are text without surrounding blanks and without the apostrophe of {@link CellText}:
 * numbers of a workbook with a point and without grouping, at most 15 digits (what the format
 * holds), its dates as ISO 8601, its truth values as {@code true} and {@code false}.
 */
public final class TableFile {
  /** The most rows below the header. */
  public static final int MOST_ROWS = 20_000;

  /** The most columns. */
  public static final int MOST_COLUMNS = 100;

  /** The largest file, in bytes. */
  public static final int MOST_BYTES = 32 * TableFile.MEGABYTE;

  /** The longest cell, in characters. */
  public static final int LONGEST_CELL = 10_000;

  /** The field at which faults of the whole file are reported. */
  public static final String FIELD = "file";

  static final int MEGABYTE = 1024 * 1024;
  private static final Pattern PLACE = Pattern.compile("lines\\[(\\d+)](?:\\.(.+))?");
  private final List<String> header;
  private final List<FileRow> rows;

  private TableFile(List<String> header, List<FileRow> rows) {
    this.header = List.copyOf(header);
    this.rows = List.copyOf(rows);
  }

  /**
   * One row of the table.
   *
   * @param line its line in the file (CSV) or its row on the sheet (XLSX), from 1
   * @param cells by column name; empty cells are absent
   */
  public record FileRow(int line, Map<String, String> cells) {
    /** The text in a column, empty when there is none. */
    public String text(String column) {
      return cells.getOrDefault(column, "");
    }

    /** The field path of a cell for {@link Refusal.Fault}, such as {@code lines[7].quantity}. */
    public String field(String column) {
      return "lines[" + line + "]." + column;
    }
  }

  /** Where in the file a fault is; the column is empty when the whole row is meant. */
  public record FilePosition(int line, String column) {}

  /** Where in a file a fault with this field path is; empty for the paths of other input. */
  public static Optional<FilePosition> findPlace(String field) {
    Matcher place = PLACE.matcher(field);
    return place.matches()
        ? Optional.of(
            new FilePosition(
                Integer.parseInt(place.group(1)), place.group(2) == null ? "" : place.group(2)))
        : Optional.empty();
  }

  /**
   * Reads a whole table.
   *
   * @param fileName the file's name, which the refusals name
   * @throws Refusal.InvalidInput at {@link #FIELD} with {@code shared.table-unreadable}, {@code
   *     -not-utf8}, {@code -empty}, {@code -too-large}, {@code -too-many-rows}, {@code
   *     -too-many-columns}, {@code -cell-too-long}, {@code -column-unnamed}, {@code
   *     -column-repeated} or {@code -row-too-long}
   * @throws UncheckedIOException when the stream breaks
   */
  public static TableFile read(InputStream in, String fileName) {
    List<FileRow> rows = new ArrayList<>();
    List<String> header = stream(bytes(in, fileName), fileName, MOST_ROWS, names -> rows::add);
    return new TableFile(header, rows);
  }

  /**
   * The bytes of a file of at most {@link #MOST_BYTES}.
   *
   * @throws Refusal.InvalidInput with {@code shared.table-too-large}
   * @throws UncheckedIOException when the stream breaks
   */
  public static byte[] bytes(InputStream in, String fileName) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    require(bytes.length <= MOST_BYTES, "shared.table-too-large", fileName, MOST_BYTES / MEGABYTE);
    return bytes;
  }

  /**
   * Reads a table row by row, for files too long to be held as a whole; see {@link #read}.
   *
   * @param mostRows the most rows below the header
   * @param onHeader is told the names of the columns first, and gives what takes the rows
   * @return the names of the columns, as in the file
   */
  public static List<String> stream(
      byte[] bytes,
      String fileName,
      int mostRows,
      Function<List<String>, Consumer<FileRow>> onHeader) {
    BoundedRows collected = new BoundedRows(mostRows, onHeader);
    if (XlsxRows.isZip(bytes)) {
      XlsxRows.read(bytes, fileName, collected);
    } else {
      CsvRows.read(bytes, fileName, collected);
    }
    require(!collected.header.isEmpty(), "shared.table-empty", fileName);
    return List.copyOf(collected.header);
  }

  /** The names of the columns, as in the file. */
  public List<String> header() {
    return header;
  }

  /** The rows below the header, in the file's order. */
  public List<FileRow> rows() {
    return rows;
  }

  /**
   * The same table with its columns under stable names.
   *
   * @param names the stable name of each name that is accepted; compared as {@link SearchText}
   *     does, so that case, hamza and blanks do not matter. Others stay as they are.
   * @throws Refusal.InvalidInput with {@code shared.table-column-repeated} when two columns come to
   *     the same name
   */
  public TableFile named(Map<String, String> names) {
    Map<String, String> stableOf = stableNames(header, names);
    return new TableFile(
        List.copyOf(stableOf.values()), rows.stream().map(row -> renamed(row, stableOf)).toList());
  }

  /** The stable name of each column of a header, in its order; see {@link #named}. */
  public static Map<String, String> stableNames(List<String> header, Map<String, String> names) {
    Map<String, String> normalised = new TreeMap<>();
    names.forEach((accepted, stable) -> normalised.put(SearchText.normalise(accepted), stable));
    Map<String, String> stableOf = new LinkedHashMap<>();
    Set<String> stable = new LinkedHashSet<>();
    for (String name : header) {
      String to = normalised.getOrDefault(SearchText.normalise(name), name);
      require(stable.add(to), "shared.table-column-repeated", name);
      stableOf.put(name, to);
    }
    return stableOf;
  }

  /** A row with its cells under the stable names of {@link #stableNames}. */
  public static FileRow renamed(FileRow row, Map<String, String> stableOf) {
    Map<String, String> cells = new LinkedHashMap<>();
    row.cells().forEach((name, text) -> cells.put(stableOf.getOrDefault(name, name), text));
    return new FileRow(row.line(), cells);
  }

  private static void require(boolean holds, String code, Object... arguments) {
    if (!holds) {
      throw new Refusal.InvalidInput(FIELD, code, arguments);
    }
  }

  /** Takes rows as they are read and refuses a table that grows beyond the limits. */
  static final class BoundedRows {
    private final List<String> header = new ArrayList<>();
    private final int mostRows;
    private final Function<List<String>, Consumer<FileRow>> onHeader;
    private Consumer<FileRow> sink = row -> {};
    private int count;

    BoundedRows(int mostRows, Function<List<String>, Consumer<FileRow>> onHeader) {
      this.mostRows = mostRows;
      this.onHeader = onHeader;
    }

    void add(int line, List<String> raw) {
      List<String> cells = withoutEmptyEnd(raw);
      if (cells.isEmpty()) {
        return;
      }
      for (String cell : cells) {
        require(cell.length() <= LONGEST_CELL, "shared.table-cell-too-long", line, LONGEST_CELL);
      }
      if (header.isEmpty()) {
        addHeader(cells);
      } else {
        addRow(line, cells);
      }
    }

    private void addHeader(List<String> cells) {
      require(cells.size() <= MOST_COLUMNS, "shared.table-too-many-columns", MOST_COLUMNS);
      for (String name : cells) {
        require(!name.isEmpty(), "shared.table-column-unnamed", header.size() + 1);
        require(!header.contains(name), "shared.table-column-repeated", name);
        header.add(name);
      }
      sink = onHeader.apply(List.copyOf(header));
    }

    private void addRow(int line, List<String> cells) {
      require(count < mostRows, "shared.table-too-many-rows", mostRows);
      require(cells.size() <= header.size(), "shared.table-row-too-long", line, header.size());
      Map<String, String> named = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        if (!cells.get(i).isEmpty()) {
          named.put(header.get(i), cells.get(i));
        }
      }
      count++;
      sink.accept(new FileRow(line, named));
    }

    private static List<String> withoutEmptyEnd(List<String> raw) {
      List<String> cells =
          new ArrayList<>(raw.stream().map(String::strip).map(CellText::read).toList());
      while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
        cells.remove(cells.size() - 1);
      }
      return cells;
    }
  }
}
