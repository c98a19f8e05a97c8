package org.muwahhad.tender;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;

/** What is typed into the forms of a draft tender is kept, and shown again where it is wrong. */
@Tag("long")
class DraftFormsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private final Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer().login());

  @Test
  void lots_are_rearranged_with_plain_forms() {
    long tender = FIXTURE.aDraft();
    String lots = "/tenders/" + tender + "/lots";
    List<Long> ids = FIXTURE.ids("SELECT id FROM lot WHERE tender_id = " + tender);
    long item = FIXTURE.ids("SELECT id FROM lot_item WHERE lot_id = " + ids.get(0)).get(0);
    buyer.get(lots);

    HttpResponse<String> none = buyer.post(lots + "/" + ids.get(0) + "/items", "act", "split");
    HttpResponse<String> split =
        buyer.post(lots + "/" + ids.get(0) + "/items", "act", "split", "items", "" + item);
    HttpResponse<String> moved =
        buyer.post(
            lots + "/" + ids.get(0) + "/items",
            "act",
            "move",
            "to",
            "" + ids.get(1),
            "items",
            "" + FIXTURE.ids("SELECT id FROM lot_item WHERE lot_id = " + ids.get(0)).get(0));
    HttpResponse<String> renamed =
        buyer.post(lots + "/" + ids.get(1), "title.ar", "شاشات", "title.en", "Screens and towers");

    assertThat(none.body()).contains("Choose at least one item");
    assertThat(split.body()).contains("A new lot was created with the selected items");
    assertThat(moved.body()).contains("One item was moved");
    assertThat(renamed.body()).contains("Screens and towers");
  }

  @Test
  void settings_take_riyadh_time_and_show_again_what_was_wrong() {
    long tender = FIXTURE.aDraft();
    String settings = "/tenders/" + tender + "/settings";

    HttpResponse<String> page = buyer.get(settings);
    HttpResponse<String> wrong =
        buyer.post(settings, "version", "1", "title.ar", "عنوان", "title.en", "Kept title");

    assertThat(page.body()).contains("T12:00", "Riyadh time", "Shortest bid period");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Enter a whole number from 1 to 365", "Kept title");
  }

  @Test
  void a_deadline_on_a_rest_day_gives_way_to_the_next_day_on_which_all_states_work() {
    long tender = FIXTURE.aDraft();
    String settings = "/tenders/" + tender + "/settings";
    // A Thursday that is a holiday in Oman: Friday to Sunday are weekends, Monday is one in Kuwait.
    APP.sql(
        "UPDATE joint_tender SET deadline_at = deadline_at + INTERVAL MOD(12 - DAYOFWEEK(deadline_at), 7) DAY WHERE id = "
            + tender);
    String holiday =
        "INSERT INTO holiday (state_code, day, name_ar, name_en) SELECT '%s', DATE(deadline_at + INTERVAL %d DAY), 'عيد', '%s' FROM joint_tender WHERE id = %d";
    APP.sql(holiday.formatted("OM", 0, "Feast of Oman", tender));
    APP.sql(holiday.formatted("KW", 4, "Feast of Kuwait", tender));
    String tuesday =
        APP.ask("SELECT DATE(deadline_at + INTERVAL 5 DAY) FROM joint_tender WHERE id = " + tender);
    String page = buyer.get(settings).body();
    assertThat(page).contains("Oman (Feast of Oman)", "name=\"next.deadlineAt\"");

    Map<String, String> fields = fields(page, settings);
    fields.put("title.en", "Typed and kept");
    fields.put("next.deadlineAt", "true");
    String saved = buyer.post(settings, fields).body();

    assertThat(saved)
        .contains("value=\"" + tuesday + "T12:00", "Typed and kept")
        .doesNotContain("name=\"next.deadlineAt\"");
  }

  /** The fields of a form as a browser would send them. */
  private static Map<String, String> fields(String page, String action) {
    int start = page.indexOf("action=\"" + action + "\"");
    String form = page.substring(start, page.indexOf("</form>", start));
    Map<String, String> fields = new LinkedHashMap<>();
    Pattern.compile("<input[^>]*>")
        .matcher(form)
        .results()
        .map(MatchResult::group)
        .filter(
            input ->
                !input.matches("(?s).*type=\"(checkbox|radio)\".*") || input.contains(" checked"))
        .forEach(input -> fields.put(attribute(input, "name"), attribute(input, "value")));
    Matcher select = Pattern.compile("(?s)<select[^>]*>.*?</select>").matcher(form);
    while (select.find()) {
      Matcher chosen = Pattern.compile("<option[^>]* selected[^>]*>").matcher(select.group());
      assertThat(chosen.find()).isTrue();
      fields.put(attribute(select.group(), "name"), attribute(chosen.group(), "value"));
    }
    fields.remove("csrfToken");
    return fields;
  }

  private static String attribute(String element, String name) {
    Matcher value = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(element);
    return value.find() ? value.group(1) : "";
  }

  @Test
  void criteria_get_another_row_and_are_saved_together() {
    long tender = FIXTURE.aDraft();
    String criteria = "/tenders/" + tender + "/criteria";

    assertThat(buyer.get(criteria).body()).contains("Criterion 7").doesNotContain("Criterion 8");
    assertThat(buyer.post(criteria, "rows", "1", "act", "add-row").body()).contains("Criterion 2");
    HttpResponse<String> saved =
        buyer.post(
            criteria,
            "rows",
            "1",
            "criteria[0].kind",
            "TECHNICAL",
            "criteria[0].code",
            "T1",
            "criteria[0].nameAr",
            "معيار",
            "criteria[0].nameEn",
            "Only one",
            "criteria[0].weight",
            "١٠٠");

    assertThat(saved.body()).contains("The criteria were saved", "Only one", "100%");
  }

  @Test
  void a_panel_that_is_too_small_is_shown_again() {
    long tender = FIXTURE.aDraft();
    String panels = "/tenders/" + tender + "/panels";
    buyer.get(panels);

    HttpResponse<String> small = buyer.post(panels + "/OPENING", "chair", "1");

    assertThat(small.statusCode()).isEqualTo(422);
    assertThat(small.body()).contains("Choose at least 3 members");
  }
}
