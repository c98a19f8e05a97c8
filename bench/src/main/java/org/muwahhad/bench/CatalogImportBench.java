package org.muwahhad.bench;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.catalog.ApplyCatalogImport;
import org.muwahhad.catalog.CatalogImports;
import org.muwahhad.catalog.StageCatalogImport;
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
          + "benchmark_currency,benchmark_date,benchmark_source_ar,benchmark_source_en\n";

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
          "INSERT INTO role_grant (person_id, role) VALUES (" + person + ", 'CATALOG_MANAGER')");
      Actor manager = installation.get(Actors.class).get(person);
      byte[] warm = file("WARM-", 2000);
      run(installation, manager, warm);
      byte[] file = file("ITEM-B-", rows);

      Figures.Time[] times = run(installation, manager, file);
      Figures.Time bare = Figures.time(() -> bare(installation, person, file("ITEM-C-", rows)));
      double all = (times[0].wallMillis() + times[1].wallMillis()) / 1000.0;
      Figures.print(
          "%d rows (%d KiB): staged in %.1f s, applied in %.1f s, together %.1f s",
          rows,
          file.length >> 10,
          times[0].wallMillis() / 1000.0,
          times[1].wallMillis() / 1000.0,
          all);
      Figures.print(
          "floor, parsed and inserted by bare JDBC: %.1f s; ratio %.1f",
          bare.wallMillis() / 1000.0, all * 1000 / bare.wallMillis());
      Figures.print("heap after the import: %d MiB", Figures.heapMebibytes());
    }
    return 0;
  }

  private static Figures.Time[] run(Installation installation, Actor manager, byte[] file) {
    long[] id = new long[1];
    Figures.Time staged =
        Figures.time(
            () ->
                id[0] =
                    installation
                        .get(StageCatalogImport.class)
                        .run(manager, new ByteArrayInputStream(file), "items.csv"));
    CatalogImports.Staged[] done = new CatalogImports.Staged[1];
    Figures.Time applied =
        Figures.time(
            () -> done[0] = installation.get(ApplyCatalogImport.class).run(manager, id[0]));
    if (done[0].added() == 0 || done[0].wrong() > 0) {
      throw new IllegalStateException("Not imported: " + done[0]);
    }
    return new Figures.Time[] {staged, applied};
  }

  private static byte[] file(String prefix, int rows) {
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
          .append(".50,USD,2026-03-09,قائمة الأسعار,Price list\n");
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
