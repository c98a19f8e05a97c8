package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.demand.submission.DemandFixture;

/** Quantities of a set of items stay what was saved, in the unit in which it was saved. */
class ItemSetQuantitiesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String ONE = DEMAND.aLaptop();
  private static final String OTHER = DEMAND.aLaptop();
  private final long entity = WORLD.anEntityIn("KW");
  private final Actor colleague = WORLD.anOfficerOf(entity);
  private final Browserless browser = Browserless.signedInAs(APP, WORLD.anOfficerOf(entity));

  ItemSetQuantitiesTest() {
    browser.get("/language/en");
  }

  @Test
  void a_quantity_keeps_its_unit_and_is_asked_for_again_when_the_item_gets_another() {
    String licence = DEMAND.aLaptop();
    String path = setOf("Licences", licence, "5");
    WORLD.countedIn(licence, "ANN");

    String shown = browser.get(path).body();
    assertThat(shown)
        .contains("Saved as 5", "name=\"lines[0].unit\" value=\"ANN\"")
        .doesNotContain("value=\"5\"");
    long round = DEMAND.anOpenRound();
    assertThat(browser.get(path).body())
        .as("no round takes it before it is stated again")
        .doesNotContain("value=\"" + round + "\"");

    HttpResponse<String> renamed = change(path, "0", "Licences 2027", licence, "C62", "5");
    assertThat(renamed.body()).contains("Licences 2027", "Saved as 5");
    assertThat(kept(path)).as("a form opened before keeps the old unit").isEqualTo("C62 5.000");
    assertThat(change(path, "1", "Licences", licence, "", "5").statusCode())
        .as("which unit is meant is not guessed")
        .isEqualTo(422);
    assertThat(change(path, "1", "Licences", licence, "KGM", "5").body())
        .contains("not in the unit of the item");
    assertThat(kept(path)).isEqualTo("C62 5.000");

    change(path, "1", "Licences", licence, "ANN", "2");
    assertThat(kept(path)).isEqualTo("ANN 2.000");
    assertThat(browser.get(path).body()).contains("value=\"" + round + "\"", "value=\"2\"");
  }

  @Test
  void a_new_set_does_not_take_over_a_quantity_in_another_unit() {
    String licence = DEMAND.aLaptop();
    DemandFixture.Side side =
        DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(licence, "3"), line(OTHER, "8"));
    Browserless own = Browserless.signedInAs(APP, side.officer());
    own.get("/language/en");
    own.get("/item-sets/new?submission=" + side.submission());
    WORLD.countedIn(licence, "ANN");

    HttpResponse<String> refused =
        own.post(
            "/item-sets",
            "name",
            "Both",
            "lines[0].item",
            licence,
            "lines[0].unit",
            "C62",
            "lines[0].quantity",
            "3");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("not in the unit of the item", "name=\"lines[0].unit\" value=\"ANN\"");
    assertThat(own.get("/item-sets/new?submission=" + side.submission()).body())
        .as("what was asked for in the old unit is stated again")
        .contains("value=\"8\"")
        .doesNotContain("value=\"3\"");
  }

  @Test
  void a_retired_item_stays_in_a_set_and_comes_into_no_other() {
    String retired = DEMAND.aLaptop();
    String path = setOf("Old", retired, "1");
    APP.get(RetireItem.class).run(WORLD.aPersonWho(Role.CATALOG_MANAGER), retired, "Old");

    assertThat(change(path, "0", "Older", retired, "C62", "2").body()).contains("Older");
    assertThat(kept(path)).isEqualTo("C62 2.000");
    HttpResponse<String> refused =
        browser.post(
            "/item-sets",
            "name",
            "New",
            "lines[0].item",
            retired,
            "lines[0].unit",
            "C62",
            "lines[0].quantity",
            "1");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("is retired from the catalog");
  }

  @Test
  void what_was_typed_stays_at_its_item_when_another_changed_the_set_meanwhile() {
    browser.get("/item-sets/new?item=" + ONE + "&item=" + OTHER);
    String path =
        browser
            .post(
                "/item-sets",
                "name",
                "Two at once",
                "shared",
                "true",
                "lines[0].item",
                ONE,
                "lines[0].quantity",
                "11",
                "lines[1].item",
                OTHER,
                "lines[1].quantity",
                "12")
            .uri()
            .getPath();
    APP.get(SaveItemSet.class)
        .run(
            colleague,
            Long.parseLong(path.split("/")[2]),
            new SaveItemSet.SetDraft(
                "Two at once",
                true,
                0,
                List.of(new SaveItemSet.SetLineInput(OTHER, null, new BigDecimal("40")))));

    HttpResponse<String> late =
        browser.post(
            path,
            "version",
            "0",
            "name",
            "Two at once",
            "shared",
            "true",
            "lines[0].item",
            ONE,
            "lines[0].quantity",
            "13",
            "lines[1].item",
            OTHER,
            "lines[1].quantity",
            "14");

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("value=\"14\"").doesNotContain("value=\"13\"");
    assertThat(kept(path)).isEqualTo("C62 40.000");
  }

  private String setOf(String name, String item, String quantity) {
    browser.get("/item-sets/new?item=" + item);
    return browser
        .post(
            "/item-sets",
            "name",
            name,
            "lines[0].item",
            item,
            "lines[0].unit",
            "C62",
            "lines[0].quantity",
            quantity)
        .uri()
        .getPath();
  }

  private HttpResponse<String> change(
      String path, String version, String name, String item, String unit, String quantity) {
    browser.get(path);
    return browser.post(
        path,
        "version",
        version,
        "name",
        name,
        "lines[0].item",
        item,
        "lines[0].unit",
        unit,
        "lines[0].quantity",
        quantity);
  }

  /** Unit and quantity of the only item of a set. */
  private static String kept(String path) {
    return APP.ask(
        "SELECT CONCAT(unit_code, ' ', quantity) FROM item_set_line WHERE set_id = "
            + path.split("/")[2]);
  }
}
