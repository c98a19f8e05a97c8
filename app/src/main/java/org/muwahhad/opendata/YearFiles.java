package org.muwahhad.opendata;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.shared.NumberText;

/**
 * Writes the tables of a year as CSV and as a workbook. The processes are read once, piece by
 * piece; the rows of each table go to a file of their own first, so that no table is held in
 * memory.
 */
@Singleton
class YearFiles {
  private static final int PIECE = 20;

  /** A sheet holds 1,048,576 rows; a longer table goes on in the next sheet. */
  private static final int MOST_ROWS = 1_000_000;

  private static final int ROWS_KEPT = 500;

  /** More digits than that a workbook does not keep. */
  private static final int EXACT_DIGITS = 15;

  private static final String CELLS = "cells";
  private final PublishedProcessQueries queries;

  YearFiles(PublishedProcessQueries queries) {
    this.queries = queries;
  }

  /** A ZIP archive with a CSV file for each table. */
  void csv(int year, OutputStream to) throws IOException {
    try (TableFiles tables = collect(year);
        ZipOutputStream zip = new ZipOutputStream(to)) {
      for (YearTable table : YearTable.values()) {
        zip.putNextEntry(new ZipEntry(table.title() + ".csv"));
        Writer text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        // Not closed: that would end the archive.
        CsvFile file = new CsvFile(text);
        file.row(table.columns());
        tables.read(table, file::row);
        file.flush();
        text.flush();
        zip.closeEntry();
      }
    }
  }

  /** A workbook with a sheet for each table. */
  void xlsx(int year, OutputStream to) throws IOException {
    try (TableFiles tables = collect(year);
        Workbook book = new Workbook(to, "Muwahhad", "1.0")) {
      for (YearTable table : YearTable.values()) {
        Sheets sheets = new Sheets(book, table);
        tables.read(table, sheets::add);
        sheets.end();
      }
    }
  }

  private TableFiles collect(int year) throws IOException {
    TableFiles tables = new TableFiles();
    try {
      long after = 0;
      List<PublishedProcessQueries.CompiledProcess> piece =
          queries.listCompiled(year, after, PIECE);
      while (!piece.isEmpty()) {
        for (PublishedProcessQueries.CompiledProcess process : piece) {
          tables.add(ReleaseJson.read(process.compiled()));
          after = process.id();
        }
        piece = queries.listCompiled(year, after, PIECE);
      }
      tables.flush();
      return tables;
    } catch (IOException | RuntimeException e) {
      tables.close();
      throw e;
    }
  }

  private interface RowReader {
    void row(List<? extends @Nullable Object> cells) throws IOException;
  }

  /** The rows of each table in a file of its own, one JSON object a line. */
  private static final class TableFiles implements AutoCloseable {
    private final Path folder = Files.createTempDirectory("open-data");
    private final Map<YearTable, Writer> writers = new EnumMap<>(YearTable.class);

    TableFiles() throws IOException {
      for (YearTable table : YearTable.values()) {
        writers.put(table, Files.newBufferedWriter(file(table)));
      }
    }

    private Path file(YearTable table) {
      return folder.resolve(table.title());
    }

    void add(Map<String, Object> release) throws IOException {
      for (Map.Entry<YearTable, Writer> table : writers.entrySet()) {
        for (List<@Nullable Object> row : table.getKey().rows(release)) {
          table.getValue().write(ReleaseJson.write(Map.of(CELLS, row)));
          table.getValue().write('\n');
        }
      }
    }

    void flush() throws IOException {
      for (Writer writer : writers.values()) {
        writer.flush();
      }
    }

    void read(YearTable table, RowReader reader) throws IOException {
      try (BufferedReader lines = Files.newBufferedReader(file(table))) {
        String line = lines.readLine();
        while (line != null) {
          if (ReleaseJson.read(line).get(CELLS) instanceof List<?> cells) {
            reader.row(new ArrayList<>(cells));
          }
          line = lines.readLine();
        }
      }
    }

    @Override
    public void close() throws IOException {
      for (Map.Entry<YearTable, Writer> table : writers.entrySet()) {
        table.getValue().close();
        Files.deleteIfExists(file(table.getKey()));
      }
      Files.deleteIfExists(folder);
    }
  }

  /** The sheets of one table. */
  private static final class Sheets {
    private final Workbook book;
    private final YearTable table;
    private Worksheet sheet;
    private int row;
    private int number = 1;

    Sheets(Workbook book, YearTable table) {
      this.book = book;
      this.table = table;
      this.sheet = begin(table.title());
    }

    private Worksheet begin(String title) {
      Worksheet begun = book.newWorksheet(title);
      begun.freezePane(1, 1);
      for (int c = 0; c < table.columns().size(); c++) {
        begun.inlineString(0, c, table.columns().get(c));
        begun.style(0, c).bold().set();
      }
      row = 0;
      return begun;
    }

    void add(List<? extends @Nullable Object> cells) throws IOException {
      if (row == MOST_ROWS) {
        sheet.finish();
        number++;
        sheet = begin(table.title() + " " + number);
      }
      row++;
      for (int c = 0; c < cells.size(); c++) {
        put(c, cells.get(c));
      }
      if (row % ROWS_KEPT == 0) {
        sheet.flush();
      }
    }

    private void put(int column, @Nullable Object cell) {
      if (cell instanceof Number number && exact(number).precision() <= EXACT_DIGITS) {
        sheet.value(row, column, exact(number));
      } else if (cell instanceof Number number) {
        sheet.inlineString(row, column, NumberText.plain(exact(number)));
      } else if (cell != null) {
        sheet.inlineString(row, column, cell.toString());
      }
    }

    private static BigDecimal exact(Number number) {
      return number instanceof BigDecimal decimal ? decimal : NumberText.of(number.toString());
    }

    void end() throws IOException {
      sheet.finish();
    }
  }
}
