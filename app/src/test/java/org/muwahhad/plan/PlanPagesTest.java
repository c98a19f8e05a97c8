package org.muwahhad.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;

/** From the plan of a state to the joint plan that everybody reads, and to a round, on pages. */
class PlanPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final PlanFixture PLANS = new PlanFixture(APP, WORLD);

  private static Browserless signedIn(Actor person) {
    Browserless browser = Browserless.signedInAs(APP, person);
    browser.get("/language/en");
    return browser;
  }

  @Test
  void a_coordinator_plans_and_the_buyer_publishes_what_all_states_need() {
    WORLD.anItem("PLAN-1", "30213100", "1000");
    String year = String.valueOf(PLANS.year() + 1);
    Browserless coordinator = signedIn(PLANS.aCoordinatorOf("KW"));
    Browserless buyer = signedIn(PLANS.buyer());
    assertThat(coordinator.get("/plans?year=" + year).body()).contains("Begin the plan");

    HttpResponse<String> begun = coordinator.post("/state-plans", "year", year);
    String path = begun.uri().getPath();
    assertThat(begun.body()).contains("The edition is begun", "Computer equipment and supplies");
    HttpResponse<String> wrong =
        coordinator.post(
            path, "version", "0", "rows[0].category", "30200000", "rows[0].q1", "a lot");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("value=\"a lot\"", "rows-0-q1");
    assertThat(
            coordinator
                .post(path, "version", "0", "rows[0].category", "30200000", "rows[0].q1", "307")
                .body())
        .contains("The draft is saved.");

    HttpResponse<String> notOurs =
        coordinator.upload(path + "/workbook", "x.csv", "a,b\n1,2\n", Map.of("version", "1"));
    assertThat(notOurs.statusCode()).isEqualTo(422);
    assertThat(notOurs.body()).contains("This is not the workbook of a plan.");
    HttpResponse<String> noNumber =
        coordinator.upload(
            path + "/workbook",
            "x.csv",
            "code,q1,q2,q3,q4\n30200000,some,,,\n",
            Map.of("version", "1"));
    assertThat(noNumber.body()).contains("Cell B2 holds no number.");
    assertThat(
            coordinator
                .upload(
                    path + "/workbook",
                    "x.csv",
                    "code,q1,q2,q3,q4\n30200000,307,,,614\n",
                    Map.of("version", "1"))
                .body())
        .contains("The draft holds the needs of the workbook.");
    assertThat(coordinator.get(path + "/plan.xlsx").headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(name -> assertThat(name).contains("plan-KW-" + year + ".xlsx"));
    assertThat(coordinator.post(path + "/submit").body())
        .contains("The plan is submitted and in force.", "921");

    assertThat(buyer.get("/").body()).contains("Publish the joint plan");
    assertThat(buyer.post("/joint-plans", "year", year).body())
        .contains("The joint plan is published.", "3,000");
    Browserless stranger = Browserless.at(APP);
    assertThat(stranger.get("/joint-plans").body()).contains("/joint-plans/" + year);
    assertThat(stranger.get("/joint-plans/" + year + "/plan.csv").body())
        .contains("30200000", "1000.00", "2000.00", "USD")
        .doesNotContain("KW");
    assertThat(stranger.get("/api/v1/joint-plans/" + year).body())
        .contains("\"total\":3000")
        .doesNotContain("KWD");
    assertThat(coordinator.get("/plan-comparison?year=" + year).body())
        .contains("figure=planned", "921");
    assertThat(
            coordinator
                .get(
                    "/plan-comparison/entries?figure=planned&state=KW&category=30200000&year="
                        + year)
                .body())
        .contains("KW-" + year + "/1", "Fourth quarter");
    assertThat(coordinator.get("/plan-comparison/comparison.xlsx?year=" + year).statusCode())
        .isEqualTo(200);
  }

  @Test
  void an_intention_is_announced_asked_for_answered_and_fills_the_form_of_a_round() {
    WORLD.anItem("PLAN-2", "30213100", "1000");
    Browserless buyer = signedIn(PLANS.buyer());
    Browserless coordinator = signedIn(PLANS.aCoordinatorOf("QA"));
    String code = "I-" + System.nanoTime();

    assertThat(buyer.post("/intentions", "code", code).statusCode()).isEqualTo(422);
    HttpResponse<String> announced =
        buyer.post(
            "/intentions",
            "code",
            code,
            "name.ar",
            "حواسيب",
            "name.en",
            "Computers of the year",
            "description.ar",
            "حواسيب محمولة",
            "description.en",
            "Portable computers",
            "categories",
            "30200000",
            "states",
            "KW");
    assertThat(announced.body()).contains("The intention is announced.", code);
    String path = announced.uri().getPath();

    assertThat(coordinator.get("/intentions").body()).contains("Computers of the year");
    assertThat(coordinator.post(path + "/requests", "reason", "").statusCode()).isEqualTo(422);
    assertThat(coordinator.post(path + "/requests", "reason", "Two ministries need it").body())
        .contains("The request is sent.", "Waiting");
    assertThat(buyer.get("/").body()).contains("Answer requests for an invitation");
    assertThat(buyer.get(path).body()).doesNotContain("/rounds/new?intention=");
    assertThat(buyer.post(path + "/requests/QA/answer", "answer", "ACCEPTED", "reason", "").body())
        .contains("The request is answered.")
        .as("other states can still ask")
        .doesNotContain("/rounds/new?intention=");
    assertThat(buyer.get("/rounds/new?intention=" + path.replaceAll(".*/", "")).body())
        .contains(
            "value=\"Computers of the year\"", "value=\"QA\" checked", "value=\"KW\" checked");
  }
}
