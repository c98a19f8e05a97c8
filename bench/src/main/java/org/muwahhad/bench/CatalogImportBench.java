package org.muwahhad.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.catalog.exchange.ApplyCatalogImport;
import org.muwahhad.catalog.exchange.CatalogImports;
import org.muwahhad.catalog.exchange.StageCatalogImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A file of catalog items read, checked and kept for the preview, then applied; against the same
 * file only parsed and its items and revisions inserted in batches by bare JDBC.
 */
@Command(
    name = "catalog-import",
    description = "Import of a catalog file, and the ratio to bare parsing and inserting.")
final class CatalogImportBench implements Callable<Integer> {
  private static final String HEADER =
      "code,category,kind,name_ar,name_en,description_ar,description_en,unit,benchmark_price,"
          + "benchmark_currency,benchmark_date,benchmark_source_ar,benchmark_source_en,standard,"
          + "warranty\n";

  private static final int WARM_UP = 2000;

  @Option(names = "--rows", description = "Rows of the file; 100,000 by default.")
  private int rows = 100_000;

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    try (Installation installation = Installation.start()) {
      Population.in(installation, 1, 1);
      long person =
          installation.insert(
              """
              INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email)
              VALUES ('catalog', 'مدير', 'Manager', 'مدير', 'Manager', 'catalog@bench.example')""");
      installation.insert(
          "INSERT INTO role_grant (person_id, role, origin) VALUES ("
              + person
              + ", 'CATALOG_MANAGER', 'OPERATOR')");
      Actor manager = installation.get(Actors.class).get(person);
      run(installation, manager, file("WARM-", WARM_UP, ".50"));
      run(installation, manager, workbook(file("WORM-", WARM_UP, ".50")));

      Figures.print("file  rows  KiB  staged s  applied s  together s  heap MiB  load");
      long wall = print("CSV", installation, manager, file("ITEM-B-", rows, ".50"));
      print("XLSX", installation, manager, workbook(file("ITEM-X-", rows, ".50")));
      print("CSV, revised", installation, manager, file("ITEM-B-", rows, ".75"));
      Figures.Time bare =
          Figures.time(() -> bare(installation, person, file("ITEM-C-", rows, ".50")));
      Figures.print(
          "floor, parsed and inserted by bare JDBC: %.1f s; ratio of CSV %.1f",
          bare.wallMillis() / 1000.0, (double) wall / bare.wallMillis());
    }
    return 0;
  }

  /** Prints the figures of one file and returns how long it took in all, in milliseconds. */
  private long print(String name, Installation installation, Actor manager, byte[] file) {
    long before = Figures.heapMebibytes();
    Figures.peakHeapMebibytes();
    Figures.Time[] times = run(installation, manager, file);
    long peak = Math.max(0, Figures.peakHeapMebibytes() - before);
    long all = times[0].wallMillis() + times[1].wallMillis();
    Figures.print(
        "%s  %d  %d  %.1f  %.1f  %.1f  %d  %.1f",
        name,
        rows,
        file.length >> 10,
        times[0].wallMillis() / 1000.0,
        times[1].wallMillis() / 1000.0,
        all / 1000.0,
        peak,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    return all;
  }

  /** The same rows as a workbook. */
  private static byte[] workbook(byte[] csv) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CSVParser parser =
            CSVParser.parse(
                new StringReader(new String(csv, StandardCharsets.UTF_8)), CSVFormat.RFC4180);
        Workbook book = new Workbook(bytes, "bench", "1.0")) {
      Worksheet sheet = book.newWorksheet("items");
      int row = 0;
      for (CSVRecord record : parser) {
        for (int c = 0; c < record.size(); c++) {
          sheet.inlineString(row, c, record.get(c));
        }
        row++;
      }
    }
    return bytes.toByteArray();
  }

  private static Figures.Time[] run(Installation installation, Actor manager, byte[] file) {
    long[] id = new long[1];
    Figures.Time staged =
        Figures.time(
            () -> id[0] = installation.get(StageCatalogImport.class).run(manager, file, "items"));
    CatalogImports.StagedFile[] done = new CatalogImports.StagedFile[1];
    Figures.Time applied =
        Figures.time(
            () -> done[0] = installation.get(ApplyCatalogImport.class).run(manager, id[0]));
    if (done[0].changes() == 0 || done[0].wrong() > 0) {
      throw new IllegalStateException("Not imported: " + done[0]);
    }
    return new Figures.Time[] {staged, applied};
  }

  private static byte[] file(String prefix, int rows, String cents) {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < rows; i++) {
      csv.append(prefix)
          .append(i)
          .append(",30237000,HARDWARE,قطعة غيار للحاسوب رقم ")
          .append(i)
          .append(",Computer spare part ")
          .append(i)
          .append(",وصف القطعة بالعربية,Description of the part,C62,")
          .append(10 + i % 900)
          .append(cents)
          .append(",USD,2026-03-09,قائمة الأسعار,Price list,DDR5-5600,3\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void bare(Installation installation, long person, byte[] file) throws Exception {
    try (Connection connection = installation.connect();
        CSVParser parser =
            CSVParser.parse(
                new StringReader(new String(file, StandardCharsets.UTF_8)),
                CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get());
        PreparedStatement item =
            connection.prepareStatement(
                """
                INSERT INTO catalog_item (code, category_code, kind, status, revision_count,
                                          created_at, updated_at)
                VALUES (?, ?, ?, 'ACTIVE', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""");
        PreparedStatement revision =
            connection.prepareStatement(
                """
                INSERT INTO item_revision (item_id, number, unit_code, name_ar, name_en,
                                           description_ar, description_en, benchmark_price,
                                           benchmark_currency, benchmark_date,
                                           benchmark_source_ar, benchmark_source_en, published_at,
                                           published_by)
                SELECT id, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), ?
                  FROM catalog_item WHERE code = ?""")) {
      connection.setAutoCommit(false);
      int pending = 0;
      for (CSVRecord row : parser) {
        item.setString(1, row.get("code"));
        item.setString(2, row.get("category"));
        item.setString(3, row.get("kind"));
        item.addBatch();
        String[] columns = {
          "unit",
          "name_ar",
          "name_en",
          "description_ar",
          "description_en",
          "benchmark_price",
          "benchmark_currency",
          "benchmark_date",
          "benchmark_source_ar",
          "benchmark_source_en"
        };
        for (int c = 0; c < columns.length; c++) {
          revision.setString(c + 1, row.get(columns[c]));
        }
        revision.setLong(11, person);
        revision.setString(12, row.get("code"));
        revision.addBatch();
        if (++pending % 500 == 0) {
          item.executeBatch();
          revision.executeBatch();
        }
      }
      item.executeBatch();
      revision.executeBatch();
      connection.commit();
    }
  }
}
