package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.RetireItem;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.web.ListChoice;

/** Sets of items that officers save and add to a demand at once. */
class ItemSetsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String ONE = DEMAND.aLaptop();
  private static final String OTHER = DEMAND.aLaptop();
  private final long entity = WORLD.anEntityIn("KW");
  private final Actor officer = WORLD.anOfficerOf(entity);
  private final Actor colleague = WORLD.anOfficerOf(entity);
  private final Browserless browser = Browserless.signedInAs(APP, officer);

  ItemSetsTest() {
    browser.get("/language/en");
  }

  @Test
  void chosen_items_are_saved_as_a_set_and_added_to_a_demand_at_once() {
    assertThat(browser.get("/catalog?q=" + ONE).body()).contains("formaction=\"/item-sets/new\"");
    assertThat(browser.get("/item-sets/new?item=" + ONE + "&item=" + OTHER).body())
        .contains("lines[0].item", "lines[1].item");
    HttpResponse<String> unnamed = save("", "", "5", "");
    assertThat(unnamed.statusCode()).isEqualTo(422);
    assertThat(unnamed.body()).contains("href=\"#name\"", "value=\"5\"");
    assertThat(save("Empty", "", "", "").body()).contains("at least one item");

    String path = save("New desks", "", "٥", "2.5").uri().getPath();
    long round = DEMAND.anOpenRound();
    assertThat(browser.get(path).body()).contains("value=\"" + round + "\"", "New desks");
    HttpResponse<String> added = browser.post(path + "/demand", "round", "" + round);

    assertThat(added.body()).contains("2 lines were added");
    assertThat(lines(round))
        .containsExactly(tuple(ONE, "5", "307.000"), tuple(OTHER, "2.5", "307.000"));
  }

  @Test
  void the_form_of_demand_has_a_button_for_each_set() {
    String path = set("In the form", "");
    String form = "/rounds/" + DEMAND.anOpenRound() + "/submission";
    browser.post(form + "/start");
    String shown = browser.get(form).body();
    assertThat(shown).contains("In the form", "value=\"take:" + path.split("/")[2] + "\"");

    HttpResponse<String> taken =
        browser.post(
            form,
            "version",
            field(shown, "version"),
            "base",
            field(shown, "base"),
            "lines[0].item",
            OTHER,
            "lines[0].quantity",
            "8",
            "act",
            "take:" + path.split("/")[2]);

    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.body())
        .contains("name=\"lines[0].item\"", "value=\"8\"", "name=\"lines[1].item\"")
        .contains("value=\"" + ONE + "\"", "value=\"307.000\"");
  }

  private static String field(String page, String name) {
    Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(field.find()).as(name).isTrue();
    return field.group(1);
  }

  @Test
  void a_submission_becomes_a_set_with_its_quantities() {
    DemandFixture.Side side =
        DEMAND.aSubmission(
            DEMAND.anOpenRound(), "KW", line(ONE, "3"), line(OTHER, "1"), line(ONE, "4"));
    Browserless own = Browserless.signedInAs(APP, side.officer());
    own.get("/language/en");
    assertThat(own.get("/submissions/" + side.submission()).body())
        .contains("/item-sets/new?submission=" + side.submission());

    assertThat(own.get("/item-sets/new?submission=" + side.submission()).body())
        .contains("value=\"7\"", "value=\"1\"");
    assertThat(browser.get("/item-sets/new?submission=" + side.submission()).statusCode())
        .as("of their own entity alone")
        .isEqualTo(404);
  }

  @Test
  void a_set_is_used_by_its_maker_alone_or_by_the_whole_entity() {
    String own = set("Mine", "");
    String shared = set("Ours", "true");
    Browserless other = Browserless.signedInAs(APP, colleague);
    Browserless stranger = Browserless.signedInAs(APP, WORLD.anOfficerOf(WORLD.anEntityIn("KW")));

    assertThat(browser.get("/item-sets").body()).contains("Mine", "Ours");
    assertThat(other.get("/item-sets").body()).contains("Ours").doesNotContain("Mine");
    assertThat(other.get(own).statusCode()).isEqualTo(404);
    assertThat(stranger.get(shared).statusCode()).isEqualTo(404);
    assertThat(
            Browserless.signedInAs(APP, DEMAND.aCoordinatorOf("KW")).get("/item-sets").statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_set_is_changed_by_one_at_a_time_and_removed() {
    String path = set("Desks", "true");
    Browserless other = Browserless.signedInAs(APP, colleague);
    other.get("/language/en");
    other.get(path);
    String[] change = {
      "version",
      "0",
      "name",
      "Desks 2027",
      "shared",
      "true",
      "lines[0].item",
      ONE,
      "lines[0].quantity",
      "9"
    };

    assertThat(other.post(path, change).body()).contains("Desks 2027", "value=\"9\"");
    browser.get(path);
    assertThat(browser.post(path, change).statusCode()).as("changed meanwhile").isEqualTo(409);
    browser.post(path + "/remove", "version", "1");
    assertThat(browser.get("/item-sets").body()).doesNotContain("Desks 2027");
  }

  @Test
  void what_cannot_be_asked_for_any_more_is_left_out_and_said() {
    String retired = DEMAND.aLaptop();
    browser.get("/item-sets/new?item=" + ONE + "&item=" + retired);
    String path =
        browser
            .post(
                "/item-sets",
                "name",
                "Old and new",
                "lines[0].item",
                ONE,
                "lines[0].quantity",
                "1",
                "lines[1].item",
                retired,
                "lines[1].quantity",
                "1")
            .uri()
            .getPath();
    APP.get(RetireItem.class).run(WORLD.aPersonWho(Role.CATALOG_MANAGER), retired, "Old");
    long round = DEMAND.anOpenRound();

    assertThat(browser.get(path).body()).contains("The item is retired");
    browser.post(path + "/demand", "round", "" + round);
    assertThat(lines(round)).containsExactly(tuple(ONE, "1", "307.000"));
  }

  @Test
  void who_did_not_make_a_set_does_not_take_it_from_the_others() {
    String path = set("Ours for good", "true");
    Browserless other = Browserless.signedInAs(APP, colleague);
    other.get("/language/en");

    assertThat(other.get(path).body()).doesNotContain("type=\"checkbox\" id=\"shared\"");
    HttpResponse<String> taken =
        other.post(
            path,
            "version",
            "0",
            "name",
            "Mine now",
            "lines[0].item",
            ONE,
            "lines[0].quantity",
            "1");
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(taken.body()).contains("Only who made the set");
    assertThat(other.get("/item-sets").body()).contains("Ours for good");
  }

  @Test
  void sets_are_found_narrowed_ordered_and_come_in_pages() {
    long busy = WORLD.anEntityIn("OM");
    Actor keeper = WORLD.anOfficerOf(busy);
    SaveItemSet save = APP.get(SaveItemSet.class);
    for (int i = 10; i < 38; i++) {
      save.run(
          keeper,
          new SaveItemSet.SetDraft(
              "Set " + i,
              i % 2 == 0,
              null,
              i == 20 ? List.of(one(ONE), one(OTHER)) : List.of(one(i == 30 ? OTHER : ONE))));
    }
    ViewItemSets view = APP.get(ViewItemSets.class);

    assertThat(view.list(keeper, choice("", "", "", 1)).total()).isEqualTo(28);
    assertThat(names(view, keeper, choice("", "", "", 2)))
        .containsExactly("Set 35", "Set 36", "Set 37");
    assertThat(names(view, keeper, choice("", "", "-name", 1))).startsWith("Set 37", "Set 36");
    assertThat(names(view, keeper, choice("", "", "-items", 1))).startsWith("Set 20", "Set 10");
    assertThat(names(view, keeper, choice("set 3", "OWN", "", 1)))
        .containsExactly("Set 13", "Set 23", "Set 31", "Set 33", "Set 35", "Set 37");
    assertThat(names(view, keeper, choice(OTHER, "", "", 1))).containsExactly("Set 20", "Set 30");
    assertThat(names(view, WORLD.anOfficerOf(busy), choice("", "OWN", "", 1))).isEmpty();
    assertThat(view.list(WORLD.anOfficerOf(busy), choice("", "", "", 1)).total()).isEqualTo(14);
    assertThat(view.list(officer, choice("Set 1", "", "", 1)).entries()).isEmpty();
    Browserless own = Browserless.signedInAs(APP, keeper);
    own.get("/language/en");
    assertThat(own.get("/item-sets?q=Set&sort=name").body())
        .contains("name=\"q\"", "aria-sort=\"ascending\"", "page=2");
  }

  private static SaveItemSet.SetLineInput one(String item) {
    return new SaveItemSet.SetLineInput(item, null, BigDecimal.ONE);
  }

  private static ListChoice choice(String text, String filter, String sort, int page) {
    return new ListChoice("/item-sets", text, filter, sort, page);
  }

  private static List<String> names(ViewItemSets view, Actor reader, ListChoice choice) {
    return view.list(reader, choice).entries().stream().map(ItemSets.ItemSetRow::name).toList();
  }

  @Test
  void programs_save_a_set_and_add_it() {
    ApiCaller program = ApiCaller.of(APP, officer);
    long round = DEMAND.anOpenRound();

    HttpResponse<String> saved =
        program.send(
            "POST",
            "/api/v1/item-sets",
            """
            {"name": "By program", "shared": false, "lines": [{"item": "%s", "quantity": 4}]}"""
                .formatted(ONE));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
    String id = saved.body().replaceFirst(".*?\"id\":(\\d+).*", "$1");
    assertThat(
            program
                .send("POST", "/api/v1/item-sets/" + id + "/demand", "{\"round\": " + round + "}")
                .body())
        .contains("\"lines\":1");
  }

  @Test
  void the_database_keeps_no_quantity_of_nothing_and_no_set_without_a_name() {
    long id = Long.parseLong(set("Guarded", "").split("/")[2]);

    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO item_set_line (set_id, item_id, position, unit_code, quantity)
                    SELECT %d, id, 9, 'C62', 0 FROM catalog_item WHERE code = '%s'"""
                        .formatted(id, OTHER)))
        .hasMessageContaining("ck_item_set_line_quantity");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO item_set_line (set_id, item_id, position, unit_code, quantity)
                    SELECT %d, id, 9, 'ANN', 1 FROM catalog_item WHERE code = '%s'"""
                        .formatted(id, OTHER)))
        .hasMessageContaining("demand.set-unit");
    assertThatThrownBy(
            () -> APP.sql("UPDATE item_set_line SET unit_code = 'ANN' WHERE set_id = " + id))
        .hasMessageContaining("demand.set-unit");
    assertThatThrownBy(() -> APP.sql("UPDATE item_set SET name = '' WHERE id = " + id))
        .hasMessageContaining("ck_item_set_name");
  }

  private HttpResponse<String> save(String name, String shared, String first, String second) {
    browser.get("/item-sets/new?item=" + ONE + "&item=" + OTHER);
    return browser.post(
        "/item-sets",
        "name",
        name,
        "shared",
        shared,
        "lines[0].item",
        ONE,
        "lines[0].quantity",
        first,
        "lines[1].item",
        OTHER,
        "lines[1].quantity",
        second);
  }

  private String set(String name, String shared) {
    return save(name, shared, "1", "").uri().getPath();
  }

  private List<Tuple> lines(long round) {
    long submission =
        Long.parseLong(
            APP.ask(
                "SELECT id FROM submission WHERE round_id = %d AND entity_id = %d"
                    .formatted(round, entity)));
    return APP.get(DraftText.class).of(submission).lines().stream()
        .map((DraftLine l) -> tuple(l.item(), l.quantity(), l.unitPrice()))
        .toList();
  }
}
