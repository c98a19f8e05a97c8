package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;

/** From the catalog straight into the draft of the entity's demand. */
@Tag("long")
class AddToDemandTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private final long round = DEMAND.anOpenRound();
  private final Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
  private final Browserless browser = Browserless.signedInAs(APP, officer);
  private final String path = "/catalog/" + LAPTOP + "/demand";

  @Test
  void an_item_is_added_to_the_draft_of_the_round_that_was_chosen() {
    assertThat(browser.get("/catalog/" + LAPTOP).body()).contains(path);
    assertThat(browser.get("/catalog?q=" + LAPTOP).body()).contains(path);
    assertThat(browser.get("/catalog/compare?item=" + LAPTOP).body()).contains(path);
    assertThat(browser.get(path).body()).contains("value=\"" + round + "\"");

    HttpResponse<String> added = add("٣");
    add("2");

    assertThat(added.body()).contains("The draft now has one line");
    assertThat(APP.get(DraftText.class).of(submission()).lines())
        .extracting(DraftLine::item, DraftLine::quantity, DraftLine::unitPrice)
        .containsExactly(tuple(LAPTOP, "3", "307.000"), tuple(LAPTOP, "2", "307.000"));
  }

  @Test
  void without_a_quantity_above_zero_nothing_is_added_and_the_field_says_why() {
    assertThat(add("").statusCode()).isEqualTo(422);
    assertThat(add("-1").body()).contains("above zero", "value=\"-1\"");
    assertThat(add("many").body()).contains("Enter a number", "value=\"many\"");
    assertThat(APP.ask("SELECT COUNT(*) FROM submission WHERE round_id = " + round)).isEqualTo("0");
  }

  @Test
  void an_item_that_no_open_round_takes_says_so() {
    APP.sql(
        "INSERT IGNORE INTO category (code, parent_code, level, name_ar, name_en)"
            + " VALUES ('48000000', NULL, 2, 'برمجيات', 'Software')");
    WORLD.anItem("ADD-OUTSIDE", "48000000", "10");

    assertThat(browser.get("/catalog/ADD-OUTSIDE/demand").body())
        .contains("No open round includes this item");
    assertThat(
            browser
                .post(
                    "/catalog/ADD-OUTSIDE/demand",
                    Map.of("round", Long.toString(round), "quantity", "1"))
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void an_item_retired_since_its_page_was_opened_is_not_added() {
    WORLD.anItem("ADD-RETIRED", "30213100", "10");
    APP.get(RetireItem.class)
        .run(WORLD.aPersonWho(Role.CATALOG_MANAGER), "ADD-RETIRED", "No longer made");

    HttpResponse<String> added =
        browser.post(
            "/catalog/ADD-RETIRED/demand", Map.of("round", Long.toString(round), "quantity", "1"));

    assertThat(added.statusCode()).isEqualTo(422);
    assertThat(APP.ask("SELECT COUNT(*) FROM submission WHERE round_id = " + round)).isEqualTo("0");
  }

  @Test
  void only_officers_are_offered_it() {
    Browserless coordinator = Browserless.signedInAs(APP, DEMAND.aCoordinatorOf("KW"));

    assertThat(coordinator.get("/catalog/" + LAPTOP).body()).doesNotContain(path);
    assertThat(coordinator.get(path).statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> add(String quantity) {
    return browser.post(path, Map.of("round", Long.toString(round), "quantity", quantity));
  }

  private long submission() {
    return Long.parseLong(
        APP.ask(
            "SELECT id FROM submission WHERE round_id = %d AND entity_id = %d"
                .formatted(round, officer.grants().get(0).entity())));
  }
}
