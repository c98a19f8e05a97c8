package org.muwahhad.catalog.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DemandFixture;

/** Items that somebody marks with a star, and finds again in the catalog and in the form. */
class FavouritesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private final String marked = DEMAND.aLaptop();
  private final String other = DEMAND.aLaptop();
  private final Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
  private final Browserless browser = Browserless.signedInAs(APP, officer);

  FavouritesTest() {
    browser.get("/language/en");
  }

  @Test
  void an_item_is_marked_in_the_list_and_on_its_page_and_the_catalog_shows_them_alone() {
    assertThat(browser.get("/catalog/" + marked).body()).contains(star("add", marked));

    HttpResponse<String> added = press("/catalog/" + marked, "add");

    assertThat(added.uri().getPath()).isEqualTo("/catalog/" + marked);
    assertThat(added.body()).contains("Added to your favourites", star("remove", marked));
    assertThat(browser.get("/catalog?q=" + other).body()).contains(star("add", other));
    assertThat(browser.get("/catalog?favourites=true").body())
        .contains(star("remove", marked), "name=\"favourites\" value=\"true\"")
        .doesNotContain(star("add", other));
    Browserless somebodyElse = Browserless.signedInAs(APP, WORLD.anOfficerOf(officerEntity()));
    assertThat(somebodyElse.get("/catalog?favourites=true").body())
        .as("each sees their own alone")
        .doesNotContain(marked);

    press("/catalog?favourites=true", "remove");
    assertThat(browser.get("/catalog?favourites=true").body()).doesNotContain(marked);
  }

  @Test
  void the_form_of_demand_lists_favourites_and_searches_among_them() {
    press("/catalog", "add");
    String form = "/rounds/" + DEMAND.anOpenRound() + "/submission";
    browser.post(form + "/start");

    assertThat(browser.get(form).body()).contains("My favourites", "add:" + marked);
    assertThat(browser.get(form + "/items?q=LAP&favourites=true").body())
        .contains("add:" + marked)
        .doesNotContain("add:" + other);
    assertThat(browser.get(form + "/items?q=" + other).body()).contains("add:" + other);
  }

  @Test
  void the_files_of_what_is_shown_hold_the_same_items_in_the_same_order() {
    WORLD.anItem("ORD-1", "30213100", "5");
    WORLD.anItem("ORD-2", "30213100", "7000");
    WORLD.anItem("ORD-3", "30213100", "30");
    press("/catalog", "add");

    assertThat(browser.get("/catalog/export/items.csv?favourites=true").body())
        .contains(marked)
        .doesNotContain(other, "ORD-1");
    assertThat(codes("/catalog/export/items.csv?sort=price-down&q=ORD"))
        .containsExactly("ORD-2", "ORD-3", "ORD-1");
    assertThat(codes("/catalog/export/items.csv?sort=price&q="))
        .containsSubsequence("ORD-1", "ORD-3", "ORD-2");
    assertThat(browser.get("/catalog?kind=HARDWARE&favourites=true&sort=code").body())
        .as("taking all choices away keeps what is looked through, and in which order")
        .contains("href=\"/catalog?favourites=true&amp;sort=code\"");
  }

  private List<String> codes(String file) {
    return Pattern.compile("ORD-\\d")
        .matcher(browser.get(file).body())
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();
  }

  @Test
  void a_star_leads_back_to_the_catalog_and_nowhere_else() {
    browser.get("/catalog");

    HttpResponse<String> outside =
        browser.post("/catalog/favourites", "add", marked, "back", "//elsewhere.example/catalog");
    assertThat(outside.uri().getPath()).isEqualTo("/catalog");
  }

  @Test
  void programs_mark_and_list_favourites() {
    ApiCaller program = ApiCaller.of(APP, officer);

    assertThat(
            program
                .send("POST", "/api/v1/catalog/favourites", "{\"add\": \"" + marked + "\"}")
                .body())
        .contains(marked);
    assertThat(program.get("/api/v1/catalog/items?favourites=true").body())
        .contains(marked, "\"total\":1");
    assertThat(program.send("POST", "/api/v1/catalog/favourites", "{\"add\": \"NO-SUCH\"}").body())
        .contains("catalog.item-unknown");
    assertThat(program.send("POST", "/api/v1/catalog/favourites", "{}").statusCode())
        .isEqualTo(422);
  }

  private HttpResponse<String> press(String page, String act) {
    browser.get(page);
    return browser.post("/catalog/favourites", act, marked, "back", page);
  }

  private long officerEntity() {
    return officer.grants().get(0).entity();
  }

  private static String star(String act, String code) {
    return "form=\"favourite\" name=\"" + act + "\" value=\"" + code + "\"";
  }
}
