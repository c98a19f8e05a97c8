package org.muwahhad.catalog.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.CatalogFixture;

@Tag("long")
class CatalogPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final String[] LAPTOP = {
    "category", CatalogFixture.LAPTOPS,
    "kind", "HARDWARE",
    "content.name.ar", "حاسوب من النموذج",
    "content.name.en", "Laptop from the form",
    "content.description.ar", "وصف",
    "content.description.en", "Description",
    "content.unit", "C62",
    "content.attributes.warranty", "٣",
    "content.attributes.screen_size", "15.6",
    "content.attributes.arabic_keyboard", "true",
    "content.benchmarkCurrency", "KWD",
    "content.benchmarkDate", "2026-03-09",
    "content.benchmarkSource.ar", "قائمة",
    "content.benchmarkSource.en", "List",
  };
  private final Browserless manager = signedIn(CATALOG.manager());

  @Test
  void a_manager_chooses_a_category_fills_its_form_and_lands_on_the_new_item() {
    String code = CatalogFixture.aCode();

    HttpResponse<String> first = manager.get("/catalog/new");
    HttpResponse<String> second = manager.get("/catalog/new?category=" + CatalogFixture.LAPTOPS);
    HttpResponse<String> saved =
        manager.post(
            "/catalog/new", with(LAPTOP, "code", code, "content.benchmarkPrice", "418.125"));

    assertThat(first.body()).contains("30213100");
    assertThat(second.body()).contains("Screen size", "inches", "Solid state", "Warranty period");
    assertThat(saved.uri().getPath()).isEqualTo("/catalog/" + code);
    assertThat(saved.body())
        .contains(
            "was added to the catalog", "Laptop from the form", "حاسوب من النموذج", "418.125");
  }

  @Test
  void a_mistake_is_shown_at_its_field_and_what_was_typed_stays() {
    manager.get("/catalog/new?category=" + CatalogFixture.LAPTOPS);

    HttpResponse<String> refused =
        manager.post(
            "/catalog/new",
            with(
                LAPTOP, "code", "no good", "content.benchmarkPrice", "dear", "content.unit", "XX"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "id=\"code-error\"",
            "id=\"content-benchmarkPrice-error\"",
            "id=\"content-unit-error\"",
            "value=\"dear\"",
            "value=\"Laptop from the form\"");
  }

  @Test
  void a_revision_marks_what_it_changed_and_the_former_stays_readable() {
    String code = CATALOG.aLaptop();

    HttpResponse<String> form = manager.get("/catalog/" + code + "/revise");
    HttpResponse<String> saved =
        manager.post(
            "/catalog/" + code + "/revise",
            with(LAPTOP, "basedOn", "1", "content.benchmarkPrice", "431"));

    assertThat(form.body()).contains("value=\"418.125\"", "value=\"Laptop 14 inch\"");
    assertThat(saved.uri().getPath()).isEqualTo("/catalog/" + code);
    assertThat(saved.body()).contains("Changed in this revision", "431.000", "Revision 1");
    assertThat(manager.get("/catalog/" + code + "/revisions/1").body())
        .contains("an earlier revision", "418.125", "Laptop 14 inch")
        .doesNotContain("Changed in this revision");
    assertThat(manager.get("/catalog/" + code + "/revisions/3").statusCode()).isEqualTo(404);
  }

  @Test
  void a_form_based_on_an_older_revision_is_answered_with_a_conflict() {
    String code = CATALOG.aLaptop();
    manager.get("/catalog/" + code + "/revise");

    HttpResponse<String> answer =
        manager.post(
            "/catalog/" + code + "/revise",
            with(LAPTOP, "basedOn", "7", "content.benchmarkPrice", "431"));

    assertThat(answer.statusCode()).isEqualTo(409);
  }

  @Test
  void an_item_is_retired_after_a_question_and_only_with_a_reason() {
    String code = CATALOG.aLaptop();
    manager.get("/catalog/" + code + "/retire");

    assertThat(manager.post("/catalog/" + code + "/retire", "reason", "").statusCode())
        .isEqualTo(422);
    HttpResponse<String> done =
        manager.post("/catalog/" + code + "/retire", "reason", "No longer made");

    assertThat(done.body()).contains("cannot be requested any more", "No longer made");
    assertThat(manager.get("/catalog?q=" + code).body()).contains("No items match");
    assertThat(manager.get("/catalog?status=RETIRED&q=" + code).body()).contains(code);
  }

  @Test
  void everybody_reads_but_only_the_manager_is_offered_and_given_the_forms() {
    String code = CATALOG.aLaptop();
    Browserless auditor = signedIn(WORLD.aPersonWho(Role.AUDITOR));

    assertThat(auditor.get("/catalog").body())
        .contains("Shared catalog")
        .doesNotContain("/catalog/new");
    assertThat(auditor.get("/catalog/" + code).body())
        .contains("418.125")
        .doesNotContain("/revise");
    assertThat(auditor.get("/catalog/new").statusCode()).isEqualTo(403);
    assertThat(auditor.get("/catalog/import").statusCode()).isEqualTo(403);
    assertThat(auditor.get("/catalog/" + code + "/revise").statusCode()).isEqualTo(403);
    assertThat(auditor.post("/catalog/" + code + "/retire", "reason", "x").statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_bidder_sees_no_benchmark_price_on_any_page() {
    String code = CATALOG.aLaptop();
    Browserless bidder = signedIn(WORLD.aBidderFor(WORLD.aSupplier()));

    assertThat(bidder.get("/catalog?q=" + code).body()).contains(code).doesNotContain("418.125");
    assertThat(bidder.get("/catalog/" + code).body()).contains(code).doesNotContain("418.125");
    assertThat(bidder.get("/catalog/suggest?q=" + code).body())
        .contains(code)
        .doesNotContain("418.125");
  }

  @Test
  void while_a_search_is_typed_items_are_suggested_as_links_without_a_page_around_them() {
    String code = CATALOG.aLaptop();

    HttpResponse<String> fragment = manager.get("/catalog/suggest?q=" + code);

    assertThat(fragment.body()).contains("href=\"/catalog/" + code + "\"").doesNotContain("<html");
    assertThat(manager.get("/catalog/suggest?q=").body()).isBlank();
    assertThat(manager.get("/catalog").body())
        .contains("hx-get=\"/catalog/suggest\"", "hx-target=\"#suggested\"", "id=\"suggested\"");
  }

  @Test
  void a_file_sent_without_the_token_of_the_form_is_refused() {
    assertThat(upload("items.csv", "code\nA\n", "wrong").statusCode()).isEqualTo(403);
  }

  @Test
  void a_file_is_shown_with_its_mistakes_in_the_readers_language_and_applied_when_it_has_none() {
    String token = token(manager.get("/catalog/import"));
    String header =
        "code,category,kind,name_ar,name_en,description_ar,description_en,unit,benchmark_price,"
            + "benchmark_currency,benchmark_date,benchmark_source_ar,benchmark_source_en\n";

    HttpResponse<String> english =
        upload(
            "items.csv",
            header + "UPL-1,30231300,HARDWARE,شاشة,Screen,و,D,C62,x,USD,,م,S\n",
            token);
    manager.get("/language/ar?back=/catalog");
    HttpResponse<String> arabic =
        upload(
            "items.csv",
            header + "UPL-1,30231300,HARDWARE,شاشة,Screen,و,D,C62,x,USD,,م,S\n",
            token);
    manager.get("/language/en?back=/catalog");
    HttpResponse<String> taken =
        upload(
            "items.csv",
            header + "UPL-1,30231300,HARDWARE,شاشة,Screen,و,D,C62,9,USD,2026-01-01,م,S\n",
            token);

    assertThat(english.body())
        .contains("Nothing was imported", "benchmark_price", "Enter a number");
    assertThat(arabic.body()).contains("لم يُستورد شيء", "اكتبوا رقمًا");
    assertThat(taken.body()).contains("UPL-1", "Apply to the catalog");
    assertThat(manager.post(taken.uri().getPath() + "/apply").body())
        .contains("The import is complete. Added: 1, revised: 0, retired: 0, unchanged: 0.");
    assertThat(manager.get("/catalog/UPL-1").statusCode()).isEqualTo(200);
  }

  @Test
  void no_file_at_all_is_a_mistake_at_the_field() {
    String token = token(manager.get("/catalog/import"));

    HttpResponse<String> answer = upload("", "", token);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("id=\"file-error\"");
  }

  private static Browserless signedIn(Actor person) {
    Browserless browser = Browserless.signedInAs(APP, person.login());
    browser.get("/language/en?back=/catalog");
    return browser;
  }

  private HttpResponse<String> upload(String name, String content, String token) {
    return manager.uploadWithToken("/catalog/import", token, name, content);
  }

  private static String token(HttpResponse<String> page) {
    Matcher token = Pattern.compile("name=\"csrfToken\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  private static String[] with(String[] fields, String... more) {
    String[] all = new String[fields.length + more.length];
    // The first value of a field counts: what differs comes first.
    System.arraycopy(more, 0, all, 0, more.length);
    System.arraycopy(fields, 0, all, more.length, fields.length);
    return all;
  }
}
