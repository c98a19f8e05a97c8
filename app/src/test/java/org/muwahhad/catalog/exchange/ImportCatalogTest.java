package org.muwahhad.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.data.exceptions.DataAccessException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;
import org.muwahhad.work.RepeatedTransactions;

@Tag("long")
class ImportCatalogTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final String HEADER =
      "code,category,kind,name_ar,name_en,description_ar,description_en,unit,benchmark_price,"
          + "benchmark_currency,benchmark_date,benchmark_source_ar,benchmark_source_en,"
          + "warranty,screen_size,arabic_keyboard\n";
  private final ImportCatalog importCatalog = APP.get(ImportCatalog.class);

  @Test
  void new_items_are_added_changed_ones_revised_and_the_rest_left_alone() {
    run(HEADER + row("IMP-0001", "100") + row("IMP-0002", "200"));

    ImportCatalog.ImportCounts outcome =
        run(HEADER + row("IMP-0001", "100.00") + row("IMP-0002", "210") + row("IMP-0003", "300"));

    assertThat(outcome).isEqualTo(new ImportCatalog.ImportCounts(1, 1, 0, 1));
    assertThat(revisions("IMP-0001")).isEqualTo("1");
    assertThat(revisions("IMP-0002")).isEqualTo("2");
    assertThat(CATALOG.lastActOn("IMP-0002")).isEqualTo("catalog.item-revised");
    assertThat(CATALOG.lastActOn("IMP-0003")).isEqualTo("catalog.item-added");
    assertThat(APP.ask("SELECT act FROM audit_entry ORDER BY id DESC LIMIT 1"))
        .isEqualTo("catalog.imported");
  }

  @Test
  void
      a_file_with_one_mistake_changes_nothing_and_each_mistake_is_told_by_line_in_both_languages() {
    String file =
        HEADER
            + row("BAD-0001", "100")
            + row("BAD-0002", "dear")
            + row("BAD-0001", "100")
            + row("BAD-0004", "1").replace("HARDWARE", "CHEESE").replace("C62", "PCS")
            + row("BAD-0005", "1").replace("2026-03-09", "09/03/2026").replace(",14,", ",large,");

    Refusal.InvalidInput refusal =
        catchThrowableOfType(Refusal.InvalidInput.class, () -> run(file));

    assertThat(refusal.faults())
        .extracting(f -> f.field() + " " + f.code())
        .containsExactly(
            "lines[3].benchmark_price shared.not-a-number",
            "lines[4].code catalog.import-code-repeated",
            "lines[5].kind shared.not-a-choice",
            "lines[5].unit catalog.unit-unknown",
            "lines[6].benchmark_date shared.not-a-date",
            "lines[6].screen_size catalog.attribute-not-a-number");
    Refusal.Fault repeated = refusal.faults().get(1);
    assertThat(Texts.in(Language.EN).get(repeated.messageKey(), repeated.arguments().toArray()))
        .isEqualTo("The code BAD-0001 appears twice, first in line 2.");
    assertThat(Texts.in(Language.AR).get(repeated.messageKey(), repeated.arguments().toArray()))
        .contains("مكرر في الملف", "السطر 2");
    assertThat(APP.ask("SELECT COUNT(*) FROM catalog_item WHERE code LIKE 'BAD%'")).isEqualTo("0");
  }

  @Test
  void the_header_may_be_arabic_attributes_by_name_included() {
    String arabic =
        HEADER
            .replace("code,category,kind,", "الرمز,الفئه,النوع,")
            .replace("screen_size", "قياس الشاشة");

    run(arabic + row("ARA-0001", "١٬٢٥٠٫٥").replace("HARDWARE", "أجهزة"));

    assertThat(
            APP.get(ViewCatalog.class)
                .newest(CATALOG.manager(), "ARA-0001")
                .revision()
                .benchmarkPrice())
        .isEqualByComparingTo("1250.5");
  }

  @Test
  void a_missing_or_unknown_column_is_told() {
    assertFaults(
        HEADER.replace("unit,", "colour,") + row("COL-0001", "1"),
        "file catalog.import-column-missing",
        "file catalog.import-column-unknown");
    assertFaults(HEADER, "file catalog.import-empty");
  }

  @Test
  void what_an_item_is_does_not_change_by_import_and_a_retired_item_stays_as_it_is() {
    run(HEADER + row("FIX-0001", "100") + row("FIX-0002", "100"));
    APP.get(RetireItem.class).run(CATALOG.manager(), "FIX-0002", "reason");

    assertFaults(
        HEADER + row("FIX-0001", "100").replace("HARDWARE", "SERVICE") + row("FIX-0002", "120"),
        "lines[2].kind catalog.item-identity-fixed",
        "lines[3].code catalog.item-retired");
  }

  @Test
  void a_row_with_a_reason_retires_its_item() {
    run(HEADER + row("RET-0001", "100"));
    String header = HEADER.replace("\n", ",retire\n");

    ImportCatalog.ImportCounts outcome =
        run(header + row("RET-0001", "100").replace("\n", ",No longer made\n"));

    assertThat(outcome).isEqualTo(new ImportCatalog.ImportCounts(0, 0, 1, 0));
    assertThat(CATALOG.lastActOn("RET-0001")).isEqualTo("catalog.item-retired");
    assertFaults(
        header + row("RET-0002", "100").replace("\n", ",Never was\n"),
        "lines[2].code catalog.import-retire-unknown");
  }

  @Test
  void a_workbook_is_taken_like_a_text_file() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("items");
      String[] lines = (HEADER + row("XLS-0001", "99.5")).split("\n");
      for (int r = 0; r < lines.length; r++) {
        String[] cells = lines[r].split(",");
        for (int c = 0; c < cells.length; c++) {
          sheet.value(r, c, cells[c]);
        }
      }
    }

    ImportCatalog.ImportCounts outcome =
        importCatalog.run(CATALOG.manager(), out.toByteArray(), "items.xlsx");

    assertThat(outcome).isEqualTo(new ImportCatalog.ImportCounts(1, 0, 0, 0));
  }

  @Test
  void only_a_catalog_manager_imports() {
    assertThatThrownBy(
            () ->
                importCatalog.run(
                    WORLD.aPersonWho(Role.CENTRAL_BUYER), file(HEADER + row("NOT-0001", "1")), "f"))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_transaction_that_is_lost_and_tried_again_brings_in_the_same_file() {
    byte[] file = file(HEADER + row("AGN-0001", "1"));
    AtomicInteger runs = new AtomicInteger();

    ImportCatalog.ImportCounts outcome =
        APP.get(RepeatedTransactions.class)
            .executeWrite(
                status -> {
                  ImportCatalog.ImportCounts done =
                      importCatalog.run(CATALOG.manager(), file, "items.csv");
                  if (runs.incrementAndGet() == 1) {
                    throw new DataAccessException("lost", new SQLException("lost", "40001", 1213));
                  }
                  return done;
                });

    assertThat(runs).hasValue(2);
    assertThat(outcome).isEqualTo(new ImportCatalog.ImportCounts(1, 0, 0, 0));
    assertThat(revisions("AGN-0001")).isEqualTo("1");
  }

  private void assertFaults(String file, String... expected) {
    assertThatThrownBy(() -> run(file))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly(expected));
  }

  private ImportCatalog.ImportCounts run(String text) {
    return importCatalog.run(CATALOG.manager(), file(text), "items.csv");
  }

  private static byte[] file(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String row(String code, String price) {
    return code
        + ",30213100,HARDWARE,حاسوب,Laptop,وصف,Description,C62,"
        + price
        + ",USD,2026-03-09,قائمة الأسعار,Price list,3,14,true\n";
  }

  private static String revisions(String code) {
    return APP.ask("SELECT revision_count FROM catalog_item WHERE code = '" + code + "'");
  }
}
