package org.muwahhad.framework.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;

/** An officer who searches the catalog sees what the entity can order now, and is led there. */
@Tag("long")
class OrderableItemsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Ordering ordering = Ordering.in(APP, FIXTURE);
  private final String code =
      APP.ask(
          """
          SELECT c.code FROM lot_item i JOIN item_revision r ON r.id = i.revision_id
            JOIN catalog_item c ON c.id = r.item_id WHERE i.id = """
              + ordering.item(0));
  private final String number =
      APP.ask("SELECT number FROM framework_agreement WHERE id = " + ordering.first);
  private final String order =
      "href=\"/agreements/" + ordering.first + "#quantity-" + ordering.item(0) + "\"";

  @Test
  void search_item_page_and_api_show_price_agreement_and_what_is_left_until_nothing_is() {
    assertThat(pageOf(ordering.officer, search())).contains("Can be ordered at", number, order);
    assertThat(pageOf(ordering.officer, "/catalog/" + code))
        .contains("Can be ordered now", "In your currency, today", "100.125", "25.5")
        .contains(number, order);
    assertThat(offers(ordering.officer))
        .contains("\"agreementNumber\":\"" + number + "\"", "\"left\":25.5")
        .as("in the currency of the agreement and in that of the state")
        .contains("KWD", "SAR");

    ordering.order("25.5");

    assertThat(pageOf(ordering.officer, search())).doesNotContain(order);
    assertThat(pageOf(ordering.officer, "/catalog/" + code)).doesNotContain(order);
    assertThat(offers(ordering.officer)).doesNotContain("\"left\":25.5");
  }

  @Test
  void nobody_else_is_offered_it() {
    Actor stranger = FIXTURE.world().anOfficerOf(FIXTURE.world().anEntityIn("OM"));
    for (Actor other : new Actor[] {stranger, ordering.supplier, FIXTURE.buyer}) {
      assertThat(pageOf(other, search())).doesNotContain(order);
      assertThat(offers(other)).doesNotContain(number);
    }
  }

  private String search() {
    return "/catalog?q=" + URLEncoder.encode(code, StandardCharsets.UTF_8);
  }

  private String offers(Actor reader) {
    return ApiCaller.of(APP, reader).get("/api/v1/catalog/items/" + code + "/orderable").body();
  }

  private static String pageOf(Actor reader, String path) {
    Browserless browser = Browserless.signedInAs(APP, reader);
    browser.get("/language/en");
    return browser.get(path).body();
  }
}
