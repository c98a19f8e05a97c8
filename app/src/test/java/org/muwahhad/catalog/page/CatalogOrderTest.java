package org.muwahhad.catalog.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ItemPicture;

/** The order of the catalog, the size of its pages, and its pictures. */
class CatalogOrderTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Pattern ROW = Pattern.compile("name=\"item\" value=\"(ORD-[A-Z0-9-]+)\"");
  private final Browserless officer =
      Browserless.signedInAs(APP, WORLD.anOfficerOf(WORLD.anEntityIn("KW")));

  /** Dinars, dollars and riyals: the figures alone say nothing of which is cheaper. */
  @BeforeAll
  static void threeItemsInThreeCurrencies() {
    WORLD.anItem("ORD-C", "30213100", "100");
    WORLD.anItem("ORD-A", "30213100", "100");
    WORLD.anItem("ORD-B", "30213100", "100");
    price("ORD-A", "100", "KWD");
    price("ORD-B", "900", "SAR");
    price("ORD-C", "250", "USD");
  }

  @Test
  void prices_of_several_currencies_are_put_in_order_at_todays_rates() {
    assertThat(found("sort=price")).containsExactly("ORD-B", "ORD-C", "ORD-A");
    assertThat(found("sort=price-down")).containsExactly("ORD-A", "ORD-C", "ORD-B");
    assertThat(found("sort=code")).containsExactly("ORD-A", "ORD-B", "ORD-C");
    assertThat(found("sort=name-en")).hasSize(3);
  }

  @Test
  void pages_are_as_long_as_was_chosen_and_keep_the_order() {
    for (int i = 10; i < 40; i++) {
      WORLD.anItem("ORD-P" + i, "30213100", "5");
    }
    String query = "/catalog?q=ORD&sort=code";

    assertThat(codes(officer.get(query + "&size=50"))).hasSize(33);
    HttpResponse<String> first = officer.get(query);
    assertThat(codes(first)).hasSize(25).startsWith("ORD-A");
    assertThat(first.body()).contains("after=2", "sort=code");
    assertThat(codes(officer.get(query + "&after=2"))).hasSize(8).endsWith("ORD-P39");
    assertThat(officer.get(query + "&after=2").body()).contains("before=1");
    assertThat(codes(officer.get(query + "&before=1"))).startsWith("ORD-A");
  }

  @Test
  void who_may_not_know_prices_gets_no_order_by_them() {
    ApiCaller bidder = ApiCaller.of(APP, WORLD.aBidderFor(WORLD.aSupplier()));

    String byPrice = bidder.get("/api/v1/catalog/items?q=ORD&sort=price&size=100").body();
    String best = bidder.get("/api/v1/catalog/items?q=ORD&size=100").body();

    assertThat(byPrice).isEqualTo(best);
  }

  @Test
  void the_bar_to_compare_stands_below_the_rows_and_stays_in_view() throws IOException {
    String body = officer.get("/catalog?q=ORD").body();

    assertThat(body.indexOf("class=\"compare-bar\"")).isGreaterThan(body.lastIndexOf("</table>"));
    assertThat(Files.readString(Path.of("src/main/css/35-search.css")))
        .containsPattern("\\.compare-bar \\{\\s+position: sticky");
  }

  @Test
  void every_item_has_a_picture_in_lists_and_on_its_page() {
    assertThat(officer.get("/catalog?q=ORD").body()).contains("/assets/pictures/laptop.svg");
    assertThat(officer.get("/catalog/ORD-A").body()).contains("/assets/pictures/laptop.svg");
    assertThat(officer.get("/catalog/compare?item=ORD-A").body())
        .contains("/assets/pictures/laptop.svg");
    assertThat(officer.get("/assets/pictures/laptop.svg").statusCode()).isEqualTo(200);
    assertThat(ItemPicture.of("72253200", ItemKind.SERVICE)).isEqualTo("service");
    assertThat(ItemPicture.of("99999999", ItemKind.HARDWARE)).isEqualTo("hardware");
  }

  @Test
  void the_page_of_an_item_names_it_once_in_each_language_and_the_comparison_names_its_rates() {
    officer.get("/language/en");
    assertThat(officer.get("/catalog/ORD-A").body())
        .containsOnlyOnce("<bdi>Item ORD-A</bdi>")
        .contains("Arabic name", "صنف ORD-A");
    assertThat(officer.get("/catalog/compare?item=ORD-A&item=ORD-B").body())
        .contains("at today’s rates");
    assertThat(officer.get("/catalog/compare?item=ORD-A").body())
        .as("priced in the reader's own currency")
        .doesNotContain("at today’s rates");
  }

  @Test
  void every_picture_named_is_shipped_and_none_besides() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/assets/pictures"))) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".svg", "")))
          .containsExactlyInAnyOrderElementsOf(ItemPicture.names());
    }
  }

  private List<String> found(String query) {
    return codes(officer.get("/catalog?q=ORD&size=100&" + query)).stream()
        .filter(c -> c.length() == 5)
        .toList();
  }

  private static List<String> codes(HttpResponse<String> page) {
    return ROW.matcher(page.body()).results().map(m -> m.group(1)).toList();
  }

  /** Past the acts, so that the item changes as a revision changes it. */
  private static void price(String code, String amount, String currency) {
    APP.without(
        "tr_item_revision_immutable",
        () ->
            APP.sql(
                """
                UPDATE item_revision SET benchmark_price = %s, benchmark_currency = '%s'
                 WHERE item_id = (SELECT id FROM catalog_item WHERE code = '%s')"""
                    .formatted(amount, currency, code)));
    APP.sql("UPDATE catalog_item SET version = version + 1 WHERE code = '" + code + "'");
  }
}
