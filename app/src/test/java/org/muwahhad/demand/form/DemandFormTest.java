package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.demand.desk.OfficerAtForm;
import org.muwahhad.demand.round.CloseRound;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.StartSubmission;
import org.muwahhad.demand.submission.SubmitDemand;

/** Every button of the form, as a browser without scripts presses it. */
@Tag("long")
class DemandFormTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final String OTHER = DEMAND.aLaptop();

  @Test
  void an_empty_line_is_added_and_takes_over_from_the_one_above() {
    OfficerAtForm form = anOfficerAtForm();

    form.press(
        "new", "lines[0].item", LAPTOP, "lines[0].budgetLine", "B-7", "lines[0].quantity", "5");

    assertThat(form.value("lines[1].budgetLine")).isEqualTo("B-7");
    assertThat(form.value("lines[1].quantity")).isEmpty();
    assertThat(form.value("lines[1].item")).isEmpty();
  }

  @Test
  void lines_are_duplicated_moved_and_removed() {
    OfficerAtForm form = anOfficerAtForm();
    String[] two = {"lines[0].item", "A", "lines[1].item", "B"};

    form.press("duplicate:0", two);
    assertThat(form.items()).containsExactly("A", "A", "B");
    form.press("down:0", two);
    assertThat(form.items()).containsExactly("B", "A");
    form.press("up:1", two);
    assertThat(form.items()).containsExactly("B", "A");
    form.press("up:0", two);
    assertThat(form.items()).containsExactly("A", "B");
    form.press("remove:0", two);
    assertThat(form.items()).containsExactly("B");
    form.press("remove:99", two);
    assertThat(form.items()).containsExactly("A", "B");
    form.press("remove:x", two);
    assertThat(form.items()).containsExactly("A", "B");
  }

  @Test
  void an_item_is_found_for_a_line_and_put_into_it_with_its_price() {
    OfficerAtForm form = anOfficerAtForm();
    String[] word = {"lines[0].item", LAPTOP, "lines[0].quantity", "3"};

    String found = form.press("find:0", word).body();
    assertThat(found).contains("Choose the item for line 1", "value=\"put:0:" + LAPTOP + "\"");
    form.press("put:0:" + OTHER, word);

    assertThat(form.value("lines[0].item")).isEqualTo(OTHER);
    assertThat(form.value("lines[0].unitPrice")).isEqualTo("307.000");
    assertThat(form.value("lines[0].quantity")).isEqualTo("3");
  }

  @Test
  void a_quantity_is_split_over_sites_and_quarters() {
    OfficerAtForm form = anOfficerAtForm();
    form.addSite("SECOND");
    String[] line = {
      "lines[0].item", LAPTOP, "lines[0].quantity", "10", "lines[0].needBy", "2099-01-31"
    };
    assertThat(form.press("line:0", line).body())
        .contains("Split the quantity", "value=\"split:0\"", "name=\"split-sites\"");

    form.press(
        "split:0",
        "lines[0].item",
        LAPTOP,
        "lines[0].quantity",
        "10",
        "lines[0].needBy",
        "2099-01-31",
        "split-sites",
        "SECOND",
        "split-weight-SECOND",
        "2",
        "split-quarters",
        "3");

    assertThat(form.values("quantity")).containsExactly("4", "3", "3");
    assertThat(form.values("needBy")).containsExactly("2099-01-31", "2099-04-30", "2099-07-31");
    HttpResponse<String> refused = form.press("split:0", "lines[0].quantity", "ten");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Enter a quantity above zero", "value=\"ten\"");
  }

  @Test
  void the_last_rounds_demand_is_copied_at_todays_prices_and_retired_items_are_told() {
    String gone = DEMAND.aLaptop();
    DemandFixture.Side old =
        DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "40"), line(gone, "2"));
    APP.sql(
        "UPDATE catalog_item SET status = 'RETIRED', retired_at = UTC_TIMESTAMP(6), retired_reason = 'old', successor_id = (SELECT n.id FROM (SELECT id FROM catalog_item WHERE code = '"
            + OTHER
            + "') n) WHERE code = '"
            + gone
            + "'");
    APP.sql(
        "UPDATE demand_round SET closes_at = closes_at + INTERVAL 2 YEAR, endorsement_until = endorsement_until + INTERVAL 2 YEAR WHERE id = "
            + old.round());
    OfficerAtForm form = new OfficerAtForm(APP, DEMAND.anOpenRound(), old.officer());

    String page = form.press("copy").body();

    assertThat(page).contains(gone, "It was removed from the catalog.", OTHER);
    form.send(
        "/copy",
        "from",
        String.valueOf(old.submission()),
        "lines",
        lineOf(old, LAPTOP),
        "percent",
        "-20");
    form.reload();
    assertThat(form.items()).containsExactly(LAPTOP);
    assertThat(form.value("lines[0].quantity")).isEqualTo("32");
    assertThat(form.value("lines[0].unitPrice")).isEqualTo("307.000");
    assertThat(LocalDate.parse(form.value("lines[0].needBy")))
        .isAfter(LocalDate.now().plusDays(30));
    assertThat(form.send("/copy", "from", String.valueOf(old.submission())).body())
        .contains("No line is chosen");
    assertThat(anOfficerAtForm().press("copy").body()).contains("submitted no demand");
  }

  @Test
  void the_quantity_of_an_item_that_got_another_unit_is_not_copied() {
    String licence = DEMAND.aLaptop();
    DemandFixture.Side old =
        DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(licence, "40"), line(OTHER, "3"));
    OfficerAtForm form = new OfficerAtForm(APP, DEMAND.anOpenRound(), old.officer());
    WORLD.countedIn(licence, "ANN");

    assertThat(form.press("copy").body()).contains("counted in another unit now: year");
    for (String item : List.of(licence, OTHER)) {
      form.send("/copy", "from", String.valueOf(old.submission()), "lines", lineOf(old, item));
      form.reload();
    }

    assertThat(form.items()).containsExactly(licence, OTHER);
    assertThat(form.value("lines[0].quantity")).isEmpty();
    assertThat(form.value("lines[0].unitPrice")).isEqualTo("307.000");
    assertThat(form.value("lines[1].quantity")).isEqualTo("3");
  }

  @Test
  void what_the_entity_asked_for_before_is_offered_and_added_with_a_button() {
    DemandFixture.Side before = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(OTHER, "2"));
    OfficerAtForm form = new OfficerAtForm(APP, DEMAND.anOpenRound(), before.officer());

    assertThat(form.browser.get(form.path).body()).contains("id=\"usual\"", "add:" + OTHER);
    form.press("add:" + OTHER);
    assertThat(form.items()).containsExactly(OTHER);
    assertThat(anOfficerAtForm().press("search", "q", LAPTOP).body())
        .doesNotContain("id=\"usual\"");
  }

  @Test
  void the_round_with_most_lines_that_fit_is_proposed_and_any_other_can_be_chosen() {
    DemandFixture.Side fits =
        DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "40"), line(OTHER, "2"));
    long newer = DEMAND.anOpenRound();
    APP.get(StartSubmission.class).run(fits.officer(), newer);
    long less =
        Long.parseLong(
            APP.ask(
                "SELECT id FROM submission WHERE round_id = %d AND entity_id = %d"
                    .formatted(newer, fits.entity())));
    APP.get(SubmitDemand.class)
        .run(fits.officer(), less, DemandFixture.request("first", List.of(line(LAPTOP, "7"))));
    OfficerAtForm form = new OfficerAtForm(APP, DEMAND.anOpenRound(), fits.officer());

    assertThat(form.press("copy").body())
        .contains("value=\"" + fits.submission() + "\" selected", lineOf(fits, OTHER));
    assertThat(form.browser.get(form.path + "/copy?from=" + less).body())
        .contains("value=\"" + less + "\" selected")
        .doesNotContain("id=\"line-" + lineOf(fits, LAPTOP));
  }

  private static String lineOf(DemandFixture.Side side, String item) {
    return APP.ask(
        """
        SELECT l.id FROM demand_line l JOIN item_revision v ON v.id = l.revision_id
          JOIN catalog_item i ON i.id = v.item_id
         WHERE l.submission_id = %d AND i.code = '%s'"""
            .formatted(side.submission(), item));
  }

  @Test
  void an_estimate_far_from_the_benchmark_is_pointed_out_and_not_refused() {
    OfficerAtForm form = anOfficerAtForm();

    String page =
        form.press(
                "search",
                "lines[0].item",
                LAPTOP,
                "lines[0].quantity",
                "1",
                "lines[0].unitPrice",
                "614")
            .body();
    assertThat(page).contains("100% above the benchmark price");
    assertThat(
            form.press(
                    "save",
                    "lines[0].item",
                    LAPTOP,
                    "lines[0].quantity",
                    "1",
                    "lines[0].unitPrice",
                    "100")
                .body())
        .contains("The draft is saved.", "67% below the benchmark price");
  }

  @Test
  void every_button_keeps_what_was_typed() {
    OfficerAtForm form = anOfficerAtForm();

    form.press("search", "lines[0].item", "half a wo", "lines[0].quantity", "1,");

    OfficerAtForm again = new OfficerAtForm(APP, form.round, form.officer);
    assertThat(again.value("lines[0].item")).isEqualTo("half a wo");
    assertThat(again.value("lines[0].quantity")).isEqualTo("1,");
  }

  @Test
  void autosave_tells_the_time_and_the_new_version() {
    OfficerAtForm form = anOfficerAtForm();

    HttpResponse<String> kept =
        form.send("/autosave", "lines[0].key", "k1", "lines[0].item", "lap");

    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(kept.body()).contains("\"version\":1", "Draft saved ", "\"base\":\"k1:");
    assertThat(form.send("/autosave", "lines[0].item", "other").statusCode()).isEqualTo(409);
    assertThat(form.send("/presence").body()).contains("Someone else saved changes");
    APP.get(CloseRound.class).run(DEMAND.buyer(), form.round, "early");
    assertThat(form.send("/autosave", "lines[0].item", "late").statusCode()).isEqualTo(422);
  }

  @Test
  void without_the_token_of_the_session_nothing_is_kept() {
    OfficerAtForm form = anOfficerAtForm();

    assertThat(
            form.browser
                .postWithToken(form.path + "/autosave", "wrong", "version", "0")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void two_editors_meet_on_the_page_that_shows_both_versions() {
    OfficerAtForm mine = anOfficerAtForm();
    OfficerAtForm theirs = new OfficerAtForm(APP, mine.round, WORLD.anOfficerOf(mine.entity));
    assertThat(mine.browser.get(mine.path).body()).contains("is also editing this draft, since");
    mine.press("save", "lines[0].key", "k1", "lines[0].item", LAPTOP, "lines[0].quantity", "1");
    theirs.reload();
    mine.reload();
    theirs.press("save", "lines[0].key", "k1", "lines[0].item", LAPTOP, "lines[0].quantity", "2");

    HttpResponse<String> both =
        mine.press(
            "save",
            "lines[0].key",
            "k1",
            "lines[0].item",
            LAPTOP,
            "lines[0].quantity",
            "3",
            "lines[1].key",
            "k2",
            "lines[1].item",
            OTHER,
            "lines[1].quantity",
            "9");

    assertThat(both.statusCode()).isEqualTo(409);
    assertThat(both.body())
        .contains(
            "Two versions of the draft",
            "Changed in both versions",
            "name=\"choice-k1\"",
            "name=\"choice-k2\"");
    Map<String, String> answer = hidden(both.body());
    HttpResponse<String> open = mine.browser.post(mine.path + "/merge", answer);
    assertThat(open.statusCode()).isEqualTo(409);
    assertThat(open.body()).contains("Choose one of the versions.");
    answer.put("choice-k1", "THEIRS");
    answer.put("choice-k2", "MINE");
    assertThat(mine.browser.post(mine.path + "/merge", answer).body())
        .contains("The versions are merged.");
    mine.reload();
    assertThat(mine.values("quantity")).containsExactly("2", "9");
  }

  @Test
  void a_draft_saved_again_while_both_are_compared_is_compared_again() {
    OfficerAtForm mine = anOfficerAtForm();
    OfficerAtForm theirs = new OfficerAtForm(APP, mine.round, WORLD.anOfficerOf(mine.entity));
    theirs.press("save", "lines[0].item", LAPTOP, "lines[0].quantity", "2");
    Map<String, String> answer =
        hidden(mine.press("save", "lines[0].item", OTHER, "lines[0].quantity", "3").body());
    theirs.reload();
    theirs.press("save", "lines[0].item", LAPTOP, "lines[0].quantity", "8");

    answer.keySet().removeIf(k -> k.startsWith("choice"));
    HttpResponse<String> again = mine.browser.post(mine.path + "/merge", answer);

    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("<bdi>8</bdi>");
  }

  @Test
  void five_hundred_lines_are_shown_and_saved() {
    OfficerAtForm form = anOfficerAtForm();
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < 500; i++) {
      fields.put("lines[" + i + "].item", LAPTOP);
      fields.put("lines[" + i + "].quantity", "1");
    }

    HttpResponse<String> saved = form.press("save", fields);

    assertThat(saved.body())
        .contains("The draft is saved.", "name=\"lines[499].quantity\"", "153,500.000");
  }

  @Test
  void the_choices_of_a_line_are_found_while_typing() {
    OfficerAtForm form = anOfficerAtForm();

    assertThat(form.browser.get(form.path + "/options?q=" + LAPTOP).body())
        .contains("role=\"option\"", "data-code=\"" + LAPTOP + "\"", "data-price=\"307.000\"");
  }

  private static Map<String, String> hidden(String page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher field =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .matcher(page);
    while (field.find()) {
      if (!field.group(1).equals("csrfToken")) {
        fields.put(field.group(1), field.group(2));
      }
    }
    return fields;
  }

  private static OfficerAtForm anOfficerAtForm() {
    return new OfficerAtForm(APP, DEMAND.anOpenRound(), WORLD.anOfficerOf(WORLD.anEntityIn("KW")));
  }
}
