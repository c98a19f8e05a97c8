package org.muwahhad.demand.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** What a plan of a round says wrongly is reported at its fields. */
class PlanRoundTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private final Actor buyer = DEMAND.buyer();

  @Test
  void dates_on_which_states_rest_are_warned_of_and_the_next_that_suits_all_is_taken() {
    Browserless browser = Browserless.signedInAs(APP, buyer);
    browser.get("/language/en");
    String code = "REST-" + System.nanoTime();
    LocalDate friday = LocalDate.now().plusDays(40).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("code", code);
    fields.put("name.ar", "جولة");
    fields.put("name.en", "Round");
    fields.put("opensAt", friday.minusDays(18) + "T08:00");
    fields.put("closesAt", friday + "T14:00");
    fields.put("categories", "30200000");
    fields.put("states", "KW");
    fields.put("urgency", "Needed at once");

    HttpResponse<String> warned = browser.post("/rounds", fields);
    fields.put("rest.closesAt", friday + "T14:00");
    fields.put("next.closesAt", "true");
    HttpResponse<String> planned = browser.post("/rounds", fields);

    assertThat(warned.statusCode()).isEqualTo(422);
    assertThat(warned.body())
        .contains("Kuwait (weekend)", "name=\"next.closesAt\"", "value=\"" + code + "\"")
        .doesNotContain("UAE (weekend)", "name=\"next.opensAt\"");
    assertThat(planned.body()).contains("The round is planned");
    assertThat(APP.ask("SELECT closes_at FROM demand_round WHERE code = '" + code + "'"))
        .as("Monday, at the same hour in Riyadh")
        .startsWith(friday.plusDays(3) + " 11:00");
  }

  @Test
  void a_round_is_extended_past_a_rest_day_once_the_buyer_takes_the_day_offered() {
    Browserless browser = Browserless.signedInAs(APP, buyer);
    long round = DEMAND.anOpenRound();
    LocalDate friday = LocalDate.now().plusDays(60).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
    String typed = friday + "T14:00";
    String path = "/rounds/" + round + "/extend";
    browser.get(path);

    HttpResponse<String> warned =
        browser.post(path, "closesAt", typed, "endorsementUntil", "", "reason", "More time");
    HttpResponse<String> done =
        browser.post(
            path,
            Map.of(
                "closesAt", typed,
                "rest.closesAt", typed,
                "next.closesAt", "true",
                "endorsementUntil", "",
                "reason", "More time"));

    assertThat(warned.statusCode()).isEqualTo(422);
    assertThat(warned.body()).contains("Kuwait (weekend)", "name=\"next.closesAt\"");
    assertThat(done.body()).contains("The round is extended.");
    assertThat(APP.ask("SELECT closes_at FROM demand_round WHERE id = " + round))
        .startsWith(friday.plusDays(3) + " 11:00");
    assertThat(DEMAND.lastAct("round", round)).isEqualTo("demand.round-extended");
  }

  @Test
  void a_round_is_planned_like_an_earlier_one() {
    DEMAND.aLaptop();
    long earlier = DEMAND.anOpenRound();
    Browserless browser = Browserless.signedInAs(APP, buyer);
    browser.get("/language/en");

    String page = browser.get("/rounds/new?from=" + earlier).body();

    String category =
        APP.ask("SELECT MIN(category_code) FROM round_category WHERE round_id = " + earlier);
    String name = APP.ask("SELECT name_en FROM demand_round WHERE id = " + earlier);
    assertThat(page)
        .contains(
            "value=\"" + category + "\" checked",
            "value=\"KW\" checked",
            "value=\"" + name + "\"",
            "<option value=\"" + earlier + "\"")
        .containsPattern("name=\"code\"[^>]*value=\"\"");
    assertThat(days(page, "closesAt") - days(page, "opensAt"))
        .as("as many days for demand")
        .isEqualTo(
            Long.parseLong(
                APP.ask(
                    "SELECT DATEDIFF(closes_at, opens_at) FROM demand_round WHERE id = "
                        + earlier)));
    assertThat(page.indexOf("value=\"" + category + "\""))
        .as("what is chosen comes first")
        .isLessThan(page.indexOf("id=\"categories-1\""));
  }

  private static long days(String page, String field) {
    Matcher value =
        Pattern.compile("name=\"" + field + "\"[^>]*?value=\"(\\d{4}-\\d{2}-\\d{2})T")
            .matcher(page);
    assertThat(value.find()).as(field).isTrue();
    return LocalDate.parse(value.group(1)).toEpochDay();
  }

  @Test
  void a_time_that_cannot_be_read_is_told_at_its_field_and_nothing_takes_its_place() {
    Browserless browser = Browserless.signedInAs(APP, buyer);
    browser.get("/language/en");
    String code = "U-" + System.nanoTime();

    HttpResponse<String> planned =
        browser.post(
            "/rounds",
            "code",
            code,
            "name.ar",
            "جولة",
            "name.en",
            "Round",
            "opensAt",
            "2027-01-01T08:00",
            "closesAt",
            "2027-02-01T08:00",
            "endorsementUntil",
            "1 March 2027, 12:00",
            "categories",
            "30200000",
            "states",
            "KW");

    assertThat(planned.statusCode()).isEqualTo(422);
    assertThat(planned.body())
        .contains("Enter a valid date", "value=\"1 March 2027, 12:00\"", "endorsementUntil-error");
    assertThat(APP.ask("SELECT COUNT(*) FROM demand_round WHERE code = '" + code + "'"))
        .isEqualTo("0");

    long round = DEMAND.anOpenRound();
    String before = APP.ask("SELECT closes_at FROM demand_round WHERE id = " + round);
    HttpResponse<String> extended =
        browser.post(
            "/rounds/" + round + "/extend",
            "closesAt",
            "2027-02-30T08:00",
            "endorsementUntil",
            "soon",
            "reason",
            "Entities asked");

    assertThat(extended.statusCode()).isEqualTo(422);
    assertThat(extended.body())
        .contains("closesAt-error", "endorsementUntil-error", "value=\"2027-02-30T08:00\"")
        .contains("Enter a valid date", "value=\"soon\"", "Entities asked");
    assertThat(APP.ask("SELECT closes_at FROM demand_round WHERE id = " + round)).isEqualTo(before);
  }

  @Test
  void a_plan_with_mistakes_is_told_all_of_them_at_once() {
    Instant now = Instant.now();
    PlanRound.Plan plan =
        new PlanRound.Plan(
            "",
            new Bilingual("", "Test"),
            now,
            now.minusSeconds(1),
            null,
            List.of("99999999"),
            List.of(),
            null,
            "Needed at once");

    assertThatThrownBy(() -> APP.get(PlanRound.class).run(buyer, plan))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            refusal ->
                assertThat(refusal.faults())
                    .extracting(Refusal.Fault::field)
                    .containsExactly("code", "name.ar", "closesAt", "categories", "states"));
  }

  @Test
  void a_round_of_a_mistyped_year_is_refused_at_its_field() {
    Instant now = Instant.now();
    for (Instant[] days :
        new Instant[][] {
          {Instant.parse("1900-01-01T00:00:00Z"), now.plus(Duration.ofDays(30))},
          {now.minus(Duration.ofDays(60)), now.minus(Duration.ofDays(30))}
        }) {
      PlanRound.Plan plan =
          new PlanRound.Plan(
              "Y-1",
              new Bilingual("جولة", "Round"),
              days[0],
              days[1],
              null,
              List.of("30200000"),
              List.of("KW"),
              null,
              "Needed at once");
      assertThatThrownBy(() -> APP.get(PlanRound.class).run(buyer, plan))
          .isInstanceOfSatisfying(
              Refusal.InvalidInput.class,
              refusal ->
                  assertThat(refusal.faults())
                      .extracting(Refusal.Fault::code)
                      .containsAnyOf("shared.too-long-ago", "demand.round-closes-in-past"));
    }
    long round = DEMAND.anOpenRound();
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO demand_round (code, name_ar, name_en, opens_at, closes_at,
                      endorsement_until, status, created_by, created_at, updated_at)
                    SELECT 'far', name_ar, name_en, '1900-01-01', closes_at, endorsement_until,
                           'PLANNED', created_by, created_at, updated_at
                      FROM demand_round WHERE id = %d"""
                        .formatted(round)))
        .hasMessageContaining("demand.round-far");
  }
}
