package org.muwahhad.catalog.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.CatalogFixture;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ReviseItem;

class StandardisationPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final String DRAFT = "/catalog/templates/30231300/draft";
  private final Browserless manager = signedIn(CATALOG.manager());

  @Test
  void a_manager_writes_a_template_with_buttons_alone_reviews_and_publishes_it() {
    manager.get(DRAFT);
    manager.post(DRAFT, "version", "-1", "act", "add");
    HttpResponse<String> wrong =
        manager.post(
            DRAFT, attribute(version(manager.get(DRAFT)), "Refresh Rate", "30", "20", "publish"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("id=\"attributes-0-code-error\"", "id=\"attributes-0-maximum-error\"")
        .contains("value=\"Refresh Rate\"");

    HttpResponse<String> review =
        manager.post(
            DRAFT, attribute(version(manager.get(DRAFT)), "refresh_rate", "30", "480", "publish"));
    assertThat(review.body()).contains("Publish version 1 of the template", "Added: Refresh");

    HttpResponse<String> published =
        manager.post("/catalog/templates/30231300/publish", "version", version(review));
    assertThat(published.body())
        .contains("Version 1 of the template was published.", "From 30 to 480", "In force");
    assertThat(manager.get("/catalog/new?category=30231300").body())
        .contains("Refresh", "From 30 to 480", "Hz");
    assertThat(manager.get("/catalog/templates").body()).contains("30231300");
  }

  @Test
  void a_draft_saved_by_another_meanwhile_is_answered_with_a_conflict_and_keeps_what_was_typed() {
    String address = "/catalog/templates/30200000/draft";
    manager.get(address);
    manager.post(address, "version", "-1", "act", "add");

    HttpResponse<String> late = manager.post(address, attribute("-1", "kept", "", "", "save"));

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("value=\"kept\"");
  }

  @Test
  void items_stand_side_by_side_and_what_differs_is_said_in_words() {
    String one = CATALOG.aLaptop();
    String two = CatalogFixture.aCode();
    AddItem.ItemDraft draft = CatalogFixture.laptop(two);
    APP.get(AddItem.class)
        .run(
            CATALOG.manager(),
            new AddItem.ItemDraft(
                two,
                draft.category(),
                draft.kind(),
                CatalogFixture.with(draft.content(), "screen_size", "15.6")));

    HttpResponse<String> both = manager.get("/catalog/compare?item=" + one + "&item=" + two);
    HttpResponse<String> only =
        manager.get("/catalog/compare?item=" + one + "&item=" + two + "&only=differences");

    assertThat(both.body())
        .contains("One of 8 lines differs", ">Differs<", ">Same<", "15.6", "KWD");
    assertThat(only.body()).contains("Screen size").doesNotContain("Arabic keyboard");
    assertThat(manager.get("/catalog/" + one).body()).contains("/catalog/compare?item=" + one);
  }

  @Test
  void prices_that_differ_are_among_what_differs() {
    String one = CATALOG.aLaptop();
    String two = CatalogFixture.aCode();
    AddItem.ItemDraft draft = CatalogFixture.laptop(two);
    ItemContent content = draft.content();
    APP.get(AddItem.class)
        .run(
            CATALOG.manager(),
            new AddItem.ItemDraft(
                two,
                draft.category(),
                draft.kind(),
                new ItemContent(
                    content.name(),
                    content.description(),
                    content.unit(),
                    new BigDecimal("836.250"),
                    content.benchmarkCurrency(),
                    content.benchmarkDate(),
                    content.benchmarkSource(),
                    content.attributes())));

    String compared = "/catalog/compare?item=" + one + "&item=" + two;
    assertThat(manager.get(compared).body()).contains("One of 8 lines differs", ">Differs<");
    assertThat(manager.get(compared + "&only=differences").body())
        .contains("418.125", "836.250")
        .doesNotContain("Screen size");
    assertThat(signedIn(WORLD.aBidderFor(WORLD.aSupplier())).get(compared).body())
        .as("a bidder is told nothing of prices")
        .contains("Nothing differs")
        .doesNotContain("836.250");
  }

  @Test
  void a_comparison_takes_four_items_and_keeps_them_when_another_is_unknown() {
    String one = CATALOG.aLaptop();

    HttpResponse<String> unknown = manager.get("/catalog/compare?item=" + one + "&item=NO-SUCH");

    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("/catalog/" + one, "id=\"item-error\"");
  }

  @Test
  void a_manager_marks_an_equivalent_and_both_pages_tell_the_conversion() {
    String pack = CATALOG.aLaptop();
    String each = CATALOG.aLaptop();
    manager.get("/catalog/" + pack + "/equivalents");

    HttpResponse<String> wrong =
        manager.post("/catalog/" + pack + "/equivalents", "other", each, "factor", "ten");
    HttpResponse<String> saved =
        manager.post(
            "/catalog/" + pack + "/equivalents",
            "other",
            each,
            "factor",
            "10",
            "standard",
            "other");

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("id=\"factor-error\"");
    assertThat(saved.body()).contains("were saved", "Standard");
    assertThat(plain(manager.get("/catalog/" + pack)))
        .contains("1 one of " + pack + " = 10 one of " + each);
    assertThat(plain(manager.get("/catalog/" + each)))
        .contains("1 one of " + each + " = 0.1 one of " + pack, "is the standard of its group");
  }

  @Test
  void a_manager_states_prices_by_quantity_and_bidders_see_no_price_at_all() {
    String item = CATALOG.aLaptop();
    String form = "/catalog/" + item + "/price-breaks";
    String based = value(manager.get(form), "basedOn");

    HttpResponse<String> wrong =
        manager.post(form, "basedOn", based, "currency", "KWD", "breaks[0].quantityFrom", "many");
    HttpResponse<String> saved =
        manager.post(
            form,
            "basedOn",
            based,
            "currency",
            "KWD",
            "breaks[0].quantityFrom",
            "٥٠٠",
            "breaks[0].unitPrice",
            "380.25",
            "breaks[0].source.ar",
            "مسح",
            "breaks[0].source.en",
            "Survey");

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains(
            "id=\"breaks-0-quantityFrom-error\"",
            "id=\"breaks-0-unitPrice-error\"",
            "value=\"many\"");
    assertThat(saved.body()).contains("380.250", "Price history", "Benchmark of 9 March 2026");
    String seen = signedIn(WORLD.aBidderFor(WORLD.aSupplier())).get("/catalog/" + item).body();
    assertThat(seen)
        .contains("Laptop 14 inch")
        .doesNotContain("380.250", "418.125", "Price history", "Demand in past rounds");
  }

  @Test
  void the_reader_sees_prices_in_the_currency_of_their_state_and_demand_if_they_may() {
    String item = CATALOG.aLaptop();
    String officer =
        signedIn(WORLD.anOfficerOf(WORLD.anEntityIn("SA"))).get("/catalog/" + item).body();

    assertThat(officer).contains("Demand in past rounds", "SAR\u00a05,107.39");
    assertThat(manager.get("/catalog/" + item).body())
        .contains("USD\u00a01,361.97")
        .doesNotContain("Demand in past rounds");
  }

  @Test
  void a_revision_shows_what_was_and_what_is() {
    String item = CATALOG.aLaptop();
    APP.get(ReviseItem.class)
        .run(
            CATALOG.manager(),
            item,
            new ReviseItem.RevisionChange(
                1, CatalogFixture.with(CatalogFixture.laptop(item).content(), "warranty", "5")));

    assertThat(plain(manager.get("/catalog/" + item)))
        .contains("Differences between revision 2 and revision 1")
        .containsPattern("Warranty period\\s+3\\s+years\\s+5\\s+years");
  }

  @Test
  void only_a_catalog_manager_reaches_the_forms() {
    String item = CATALOG.aLaptop();
    Browserless buyer = signedIn(WORLD.aPersonWho(Role.CENTRAL_BUYER));

    for (String path :
        new String[] {
          DRAFT, "/catalog/" + item + "/equivalents", "/catalog/" + item + "/price-breaks"
        }) {
      assertThat(buyer.get(path).statusCode()).as(path).isEqualTo(403);
    }
  }

  private static String[] attribute(
      String version, String code, String minimum, String maximum, String act) {
    return new String[] {
      "version",
      version,
      "attributes[0].code",
      code,
      "attributes[0].nameAr",
      "معدل التحديث",
      "attributes[0].nameEn",
      "Refresh",
      "attributes[0].type",
      "NUMBER",
      "attributes[0].unitAr",
      "هرتز",
      "attributes[0].unitEn",
      "Hz",
      "attributes[0].minimum",
      minimum,
      "attributes[0].maximum",
      maximum,
      "act",
      act
    };
  }

  private static String version(HttpResponse<String> page) {
    return value(page, "version");
  }

  private static String value(HttpResponse<String> page, String field) {
    Matcher found =
        Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(page.body());
    assertThat(found.find()).as(field).isTrue();
    return found.group(1);
  }

  private static String plain(HttpResponse<String> page) {
    return page.body()
        .replaceAll("<[^>]*>", " ")
        .replaceAll("[\u2066-\u2069]", "")
        .replaceAll("[\\s\u00a0]+", " ");
  }

  private static Browserless signedIn(Actor actor) {
    return Browserless.signedInAs(APP, actor.login());
  }
}
