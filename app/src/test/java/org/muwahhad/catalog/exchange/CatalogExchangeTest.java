package org.muwahhad.catalog.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.work.RepeatedTransactions;

/** Files of items: sent in, looked at, applied; and the catalog as a file. */
@Tag("long")
class CatalogExchangeTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final Actor MANAGER = CATALOG.manager();
  private static final String HEADER =
      "code,category,kind,name_ar,name_en,description_ar,description_en,unit,benchmark_price,"
          + "benchmark_currency,benchmark_date,benchmark_source_ar,benchmark_source_en,"
          + "warranty,screen_size,arabic_keyboard,retire\n";

  @Test
  void a_file_is_looked_at_before_it_is_applied() {
    apply(stage(HEADER + row("EXC-1", "100", "") + row("EXC-2", "200", "")));
    long id =
        stage(
            HEADER
                + row("EXC-1", "100.00", "")
                + row("EXC-2", "210", "")
                + row("EXC-3", "300", ""));

    CatalogImports.StagedFile staged = APP.get(ViewCatalogImport.class).get(MANAGER, id);
    assertThat(List.of(staged.added(), staged.revised(), staged.unchanged()))
        .containsExactly(1, 1, 1);
    ViewCatalogImport.ImportRowView revised =
        APP.get(ViewCatalogImport.class).page(MANAGER, id, 1).get(0);
    assertThat(revised.code()).isEqualTo("EXC-2");
    assertThat(revised.parts())
        .extracting(p -> p.column() + " " + p.before() + " " + p.after())
        .containsExactly("benchmark_price 200.00 210.00");
    assertThat(APP.ask("SELECT COUNT(*) FROM catalog_item WHERE code = 'EXC-3'")).isEqualTo("0");

    apply(id);

    assertThat(CATALOG.lastActOn("EXC-2")).isEqualTo("catalog.item-revised");
    assertThat(CATALOG.lastActOn("EXC-3")).isEqualTo("catalog.item-added");
    assertThat(APP.ask("SELECT act FROM audit_entry ORDER BY id DESC LIMIT 1"))
        .isEqualTo("catalog.imported");
    assertThat(APP.ask("SELECT COUNT(*) FROM catalog_import_row WHERE import_id = " + id))
        .isEqualTo("0");
    assertThatThrownBy(() -> apply(id)).hasMessageContaining("catalog.import-over");
  }

  @Test
  void a_reason_in_the_last_column_retires_an_item() {
    apply(stage(HEADER + row("RET-1", "100", "")));
    long id = stage(HEADER + row("RET-1", "100", "لم يعد يُنتج"));

    assertThat(APP.get(ViewCatalogImport.class).get(MANAGER, id).retired()).isEqualTo(1);
    apply(id);

    assertThat(CATALOG.lastActOn("RET-1")).isEqualTo("catalog.item-retired");
  }

  @Test
  void mistakes_are_kept_in_both_languages_and_nothing_is_applied() {
    long id = stage(HEADER + row("WRO-1", "dear", "") + row("NONE-1", "1", "gone"));

    List<ViewCatalogImport.ImportRowView> rows =
        APP.get(ViewCatalogImport.class).page(MANAGER, id, 1);
    assertThat(rows).extracting(ViewCatalogImport.ImportRowView::line).containsExactly(2, 3);
    assertThat(rows.get(0).parts().get(0).column()).isEqualTo("benchmark_price");
    assertThat(rows.get(0).parts().get(0).problem().en()).startsWith("Enter a number");
    assertThat(rows.get(0).parts().get(0).problem().ar()).isNotBlank();
    assertThatThrownBy(() -> apply(id)).hasMessageContaining("catalog.import-wrong");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE catalog_import SET status = 'APPLIED', applied_at = UTC_TIMESTAMP(6)"
                        + " WHERE id = "
                        + id))
        .hasMessageContaining("ck_catalog_import_right");
  }

  @Test
  void an_item_that_changed_after_the_look_stops_the_whole_file() {
    apply(stage(HEADER + row("OLD-1", "100", "")));
    long id = stage(HEADER + row("OLD-1", "110", "") + row("OLD-2", "1", ""));
    apply(stage(HEADER + row("OLD-1", "120", "")));

    assertThatThrownBy(() -> apply(id)).isInstanceOf(Refusal.Conflict.class);

    assertThat(APP.ask("SELECT COUNT(*) FROM catalog_item WHERE code = 'OLD-2'")).isEqualTo("0");
  }

  @Test
  void an_import_that_is_over_stays_as_it_is() {
    long id = stage(HEADER + row("DRO-1", "1", ""));
    APP.get(DropCatalogImport.class).run(MANAGER, id);

    assertThatThrownBy(() -> apply(id)).hasMessageContaining("catalog.import-over");
    assertThatThrownBy(() -> APP.sql("UPDATE catalog_import SET added = 9 WHERE id = " + id))
        .hasMessageContaining("catalog.import-over");
  }

  @Test
  void an_export_and_the_workbook_of_a_category_come_in_without_a_change() {
    apply(stage(HEADER + row("OUT-1", "100", "") + row("OUT-2", "200", "")));
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    APP.get(ExportCatalog.class)
        .run(MANAGER, SearchCatalog.Query.of(""), ExportCatalog.Format.CSV, Language.EN, csv);

    CatalogImports.StagedFile again =
        APP.get(ViewCatalogImport.class).get(MANAGER, stage(csv.toString(StandardCharsets.UTF_8)));
    assertThat(again.changes()).isZero();
    assertThat(again.unchanged()).isGreaterThanOrEqualTo(2);

    for (Language language : Language.values()) {
      byte[] book = APP.get(CategoryWorkbook.class).run(MANAGER, "30213100", true, language);
      long id = APP.get(StageCatalogImport.class).run(MANAGER, book, "a.xlsx");
      assertThat(APP.get(ViewCatalogImport.class).get(MANAGER, id).changes()).isZero();
    }
  }

  @Test
  void the_pages_lead_from_the_file_to_the_catalog() {
    Browserless manager = Browserless.signedInAs(APP, MANAGER);
    assertThat(manager.get("/catalog/import").body()).contains("Workbook of a category");
    String review =
        manager.upload("/catalog/import", "items.csv", HEADER + row("PAG-1", "5", "")).body();
    assertThat(review).contains("Effect of the file", "PAG-1", "Apply to the catalog");
    String action =
        review.replaceAll("(?s).*action=\"(/catalog/import/staged/\\d+)/apply\".*", "$1");

    assertThat(manager.post(action + "/apply").body()).contains("The import is complete");
    assertThat(manager.get(action).body()).contains("This file was applied.");
    assertThat(manager.get("/catalog/export/items.csv").body()).contains("PAG-1");
    assertThat(manager.get("/catalog/import/category.xlsx?category=30213100").statusCode())
        .isEqualTo(200);
  }

  @Test
  void only_a_catalog_manager_stages_sees_applies_and_drops_a_file() {
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    long id = stage(HEADER + row("NOB-1", "1", ""));

    assertThatThrownBy(() -> APP.get(StageCatalogImport.class).run(buyer, in(HEADER), "f"))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.get(ViewCatalogImport.class).get(buyer, id))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.get(ApplyCatalogImport.class).run(buyer, id))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.get(DropCatalogImport.class).run(buyer, id))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_transaction_that_is_lost_and_tried_again_stages_the_same_file() {
    byte[] file = in(HEADER + row("AGN-1", "1", ""));
    AtomicInteger runs = new AtomicInteger();

    long id =
        APP.get(RepeatedTransactions.class)
            .executeWrite(
                status -> {
                  long staged = APP.get(StageCatalogImport.class).run(MANAGER, file, "again.csv");
                  if (runs.incrementAndGet() == 1) {
                    throw new DataAccessException("lost", new SQLException("lost", "40001", 1213));
                  }
                  return staged;
                });

    assertThat(runs).hasValue(2);
    assertThat(APP.get(ViewCatalogImport.class).get(MANAGER, id).changes()).isEqualTo(1);
    assertThat(APP.ask("SELECT COUNT(*) FROM catalog_import WHERE file_name = 'again.csv'"))
        .isEqualTo("1");
  }

  private static long stage(String csv) {
    return APP.get(StageCatalogImport.class).run(MANAGER, in(csv), "items.csv");
  }

  private static void apply(long id) {
    APP.get(ApplyCatalogImport.class).run(MANAGER, id);
  }

  private static byte[] in(String csv) {
    return csv.getBytes(StandardCharsets.UTF_8);
  }

  private static String row(String code, String price, String retire) {
    return code
        + ",30213100,HARDWARE,حاسوب,Laptop,وصف,Description,C62,"
        + price
        + ",USD,2026-03-09,قائمة الأسعار,Price list,3,14,true,"
        + retire
        + "\n";
  }
}
