package org.muwahhad.catalog.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.catalog.search.FacetNames;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.catalog.search.SearchFacet;
import org.muwahhad.demo.LoadedDemo;

/** The page of results over the demonstration, by links and boxes alone. */
@Tag("long")
class BrowsePagesTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final String PASSWORD = "Muwahhad-demo-1";
  private static final String STATES = "States that requested it in past rounds";

  @BeforeAll
  static void mark() {
    APP.sql("UPDATE category_attribute SET is_facet = TRUE WHERE code = 'memory'");
    APP.get(FacetNames.class).forget();
  }

  @Test
  void facets_are_boxes_with_counts_in_the_form_and_what_was_chosen_can_be_taken_back() {
    Browserless buyer = signedIn("buyer");

    String all = buyer.get("/catalog?q=laptop").body();
    String chosen = buyer.get("/catalog?q=laptop&category=30213100&attribute=memory%3A16").body();

    assertThat(all)
        .contains("name=\"category\" value=\"30213100\"")
        .contains("name=\"attribute\" value=\"memory:16\"")
        .contains("name=\"attribute\" value=\"warranty:3\"")
        .contains("form=\"browse\"")
        .contains(STATES)
        .doesNotContain("class=\"chosen\"");
    assertThat(chosen)
        .contains("16 GB memory")
        .doesNotContain("32 GB memory")
        .contains("href=\"/catalog?q=laptop&amp;category=30213100\"")
        .contains("href=\"/catalog?q=laptop&amp;attribute=memory%3A16\"")
        .contains("href=\"/catalog?q=laptop\"");
  }

  @Test
  void a_long_list_is_paged_by_links_that_lead_on_and_back() {
    Browserless buyer = signedIn("buyer");

    String first = buyer.get("/catalog?kind=HARDWARE").body();
    String second = buyer.get(next(first)).body();

    assertThat(first).contains("rel=\"next\"").doesNotContain("rel=\"prev\"");
    assertThat(second).contains("rel=\"next\"", "rel=\"prev\"", "kind=HARDWARE");
  }

  @Test
  void a_mistyped_query_tells_what_was_understood_and_an_empty_result_what_to_do() {
    Browserless buyer = signedIn("buyer");

    assertThat(buyer.get("/catalog?q=latpop").body())
        .contains("There are no items for “latpop”. These are items for “laptop”.");
    assertThat(buyer.get("/catalog?q=laptop+zzzzqqq").body())
        .contains("No item contains all the words");
    assertThat(buyer.get("/catalog?q=zzzzqqq").body()).contains("No items match");
  }

  @Test
  void what_was_found_is_compared_downloaded_and_explained_from_where_it_stands() {
    Browserless buyer = signedIn("buyer");

    String found = buyer.get("/catalog?q=laptop&category=30213100").body();
    String code = found.replaceAll("(?s).*?form=\"compare\"[^>]* value=\"([^\"]+)\".*", "$1");

    assertThat(found)
        .contains("<form method=\"get\" action=\"/catalog/compare\" id=\"compare\"")
        .contains("href=\"/catalog/export/items.csv?q=laptop&amp;category=30213100\"")
        .contains("href=\"/catalog/export/items.xlsx?q=laptop&amp;category=30213100\"")
        .contains("href=\"/catalog/export/items.xml?q=laptop&amp;category=30213100\"")
        .contains("href=\"/catalog/templates/30213100\"");
    assertThat(buyer.get("/catalog/compare?item=" + code).body())
        .contains("href=\"/catalog/templates/30213100\"");
    assertThat(buyer.get("/catalog/templates/30213100").body())
        .contains("href=\"/catalog?category=30213100\"");
  }

  @Test
  void prices_stand_in_one_currency_which_is_the_readers() {
    Set<String> recorded =
        Set.of(
            APP.ask("SELECT GROUP_CONCAT(DISTINCT benchmark_currency) FROM item_revision")
                .split(","));
    String page = signedIn("buyer").get("/catalog?kind=HARDWARE").body();

    List<String> prices =
        Pattern.compile("(?s)<td[^>]* class=\"number\"[^>]*>(.*?)</td>")
            .matcher(page)
            .results()
            .map(cell -> cell.group(1).replaceAll("<[^>]+>", " ").strip())
            .toList();

    assertThat(recorded).as("the catalog is priced in several").hasSizeGreaterThan(1);
    assertThat(prices).isNotEmpty().allSatisfy(price -> assertThat(price).startsWith("USD "));
    assertThat(prices)
        .as("as recorded, below")
        .anyMatch(price -> price.matches("(?s)[A-Z]{3} .*[A-Z]{3} .*"));
    assertThat(page).contains("at today’s rates");
    assertThat(signedIn("bidder.1").get("/catalog?kind=HARDWARE").body())
        .doesNotContain("at today’s rates");
  }

  @Test
  void a_bidder_is_shown_neither_prices_nor_the_states_that_demanded_anything() {
    Browserless bidder = signedIn("bidder.1");

    assertThat(bidder.get("/catalog?q=laptop").body())
        .contains("Office laptop")
        .doesNotContain(STATES)
        .doesNotContain("Benchmark price");
    assertThat(bidder.get("/catalog?q=laptop&state=KW").statusCode()).isEqualTo(403);
  }

  @Test
  void states_are_counted_by_what_they_demanded_in_rounds_that_were_aggregated() {
    Actor buyer =
        APP.get(Actors.class)
            .get(Long.parseLong(APP.ask("SELECT id FROM person WHERE login = 'buyer'")));
    long stored =
        Long.parseLong(
            APP.ask(
                """
                SELECT COUNT(DISTINCT i.id)
                  FROM demand_line l
                  JOIN submission s ON s.id = l.submission_id AND s.status = 'ENDORSED'
                  JOIN demand_round d ON d.id = s.round_id AND d.status = 'AGGREGATED'
                  JOIN item_revision v ON v.id = l.revision_id
                  JOIN catalog_item i ON i.id = v.item_id AND i.status = 'ACTIVE'
                 WHERE s.state_code = 'KW'"""));

    SearchCatalog.SearchPage found =
        APP.get(SearchCatalog.class).run(buyer, SearchCatalog.Query.of(""));

    assertThat(stored).isPositive();
    assertThat(
            found.facets().stream()
                .filter(f -> f.parameter().equals("state"))
                .flatMap(f -> f.values().stream())
                .filter(v -> v.value().equals("KW")))
        .extracting(SearchFacet.Value::count)
        .containsExactly(stored);
  }

  private static String next(String page) {
    return page.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
  }

  private static Browserless signedIn(String login) {
    Browserless browser = Browserless.at(APP);
    browser.get("/sign-in");
    browser.post("/sign-in", "login", login, "password", PASSWORD);
    browser.get("/language/en?back=/catalog");
    return browser;
  }
}
