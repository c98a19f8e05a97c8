package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.db.TestDatabase;
import picocli.CommandLine;

@Tag("long")
class ImportCatalogCommandTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final String HEADER =
      "code,category,kind,name_ar,name_en,description_ar,description_en,unit,benchmark_price,"
          + "benchmark_currency,benchmark_date,benchmark_source_ar,benchmark_source_en\n";
  private final StringWriter told = new StringWriter();
  @TempDir private Path folder = Path.of(".");

  @Test
  void a_file_in_order_is_taken_in_the_name_of_the_manager() throws Exception {
    Actor manager = WORLD.aPersonWho(Role.CATALOG_MANAGER);

    int exit = run(HEADER + row("CMD-0001", "120"), manager);

    assertThat(exit).isZero();
    assertThat(told.toString())
        .contains("Added: 1, revised: 0, retired: 0, unchanged: 0", "اكتمل الاستيراد");
    assertThat(
            APP.ask(
                "SELECT r.published_by FROM item_revision r JOIN catalog_item i"
                    + " ON i.id = r.item_id WHERE i.code = 'CMD-0001'"))
        .isEqualTo(Long.toString(manager.personId()));
  }

  @Test
  void a_file_with_mistakes_ends_with_2_and_tells_each_line_in_both_languages() throws Exception {
    int exit =
        run(
            HEADER + row("CMD-0002", "120") + row("CMD-0003", "dear"),
            WORLD.aPersonWho(Role.CATALOG_MANAGER));

    assertThat(exit).isEqualTo(2);
    assertThat(told.toString())
        .contains("3:benchmark_price: Enter a number", "3:benchmark_price: اكتبوا رقمًا");
    assertThat(APP.ask("SELECT COUNT(*) FROM catalog_item WHERE code = 'CMD-0002'")).isEqualTo("0");
  }

  @Test
  void a_catalogue_in_xml_is_read_as_the_page_reads_it() throws Exception {
    int exit =
        run(
            """
            <Catalogue xmlns="urn:oasis:names:specification:ubl:schema:xsd:Catalogue-2">
            <Nonsense/></Catalogue>
            """,
            WORLD.aPersonWho(Role.CATALOG_MANAGER));

    assertThat(exit).isEqualTo(2);
    assertThat(told.toString())
        .contains("2:Nonsense: The element does not follow the UBL 2.3 schema");
  }

  @Test
  void whoever_is_no_catalog_manager_is_refused() throws Exception {
    assertThat(run(HEADER + row("CMD-0004", "1"), WORLD.aPersonWho(Role.AUDITOR))).isEqualTo(2);
    assertThat(told.toString()).contains("Your role does not allow this.");
  }

  private int run(String content, Actor as) throws IOException, SQLException {
    Path file = Files.writeString(folder.resolve("items.csv"), content);
    String url;
    try (Connection connection = APP.connect()) {
      url = connection.getMetaData().getURL();
    }
    return new CommandLine(new ServeCommand())
        .setOut(new PrintWriter(told, true))
        .execute(
            "import-catalog",
            file.toString(),
            "--as",
            as.login(),
            "--database-url",
            url,
            "--database-user",
            TestDatabase.server().user(),
            "--database-password",
            TestDatabase.server().password());
  }

  private static String row(String code, String price) {
    return code
        + ",30231300,HARDWARE,شاشة,Screen,وصف,Description,C62,"
        + price
        + ",USD,2026-03-09,قائمة,List\n";
  }
}
