package org.muwahhad.initiative;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Axe;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.Browserless;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.audit.log.TlogProof;
import org.muwahhad.audit.log.WorkLog;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.figures.PrintedFigures;

/** The pages and the report of the initiatives, in the demonstration. */
@Tag("long")
class InitiativePagesTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final int TELEPHONE = 390;

  private static Browserless reader(String login) {
    return Browserless.ofDemo(APP, login);
  }

  private static String id(String code) {
    return APP.ask("SELECT id FROM initiative WHERE code = '" + code + "'");
  }

  @Test
  void the_register_finds_filters_orders_and_pages() {
    Browserless buyer = reader("buyer");
    assertThat(buyer.get("/initiatives").body())
        .contains("INI-01", "INI-08", "Common government cloud", "KWD");
    assertThat(buyer.get("/initiatives?q=cyber").body())
        .contains("INI-02")
        .doesNotContain("INI-03");
    assertThat(buyer.get("/initiatives?filter=SUBMITTED").body())
        .contains("INI-06")
        .doesNotContain("INI-01");
    assertThat(buyer.get("/initiatives?filter=PHASE_3").body())
        .contains("INI-07", "INI-08")
        .doesNotContain("INI-01");
    assertThat(buyer.get("/initiatives?filter=OVERDUE").body())
        .contains("INI-03", "INI-04")
        .doesNotContain("INI-05");
    String last = buyer.get("/initiatives?sort=-code").body();
    assertThat(last.indexOf("INI-08")).isLessThan(last.indexOf("INI-01"));
    String due = buyer.get("/initiatives?sort=due").body();
    assertThat(due.indexOf("INI-04")).isLessThan(due.indexOf("INI-05"));
    assertThat(buyer.get("/initiatives?page=2").body()).doesNotContain("INI-01");
    HttpResponse<String> api = buyer.get("/api/v1/initiatives");
    assertThat(api.headers().firstValue("Total-Count")).contains("8");
  }

  @Test
  void a_coordinator_sees_what_was_approved_and_strangers_see_nothing() {
    assertThat(reader("coordinator.kw").get("/initiatives").body())
        .contains("INI-01", "INI-05")
        .doesNotContain("INI-07", "INI-08");
    assertThat(reader("technical.sa").get("/initiatives").body())
        .contains("INI-06", "INI-07")
        .doesNotContain("INI-08");
    for (String login : List.of("officer.kw", "bidder.1", "evaluator.1", "catalog")) {
      assertThat(reader(login).get("/initiatives").statusCode()).as(login).isEqualTo(403);
      assertThat(reader(login).get("/initiatives/progress").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void a_minister_votes_after_a_review_and_the_chair_records_the_outcome() {
    String path = "/initiatives/" + id("INI-06");
    Browserless kuwait = reader("minister.kw");
    assertThat(kuwait.get("/").body()).contains("Vote on the initiative");
    String version = APP.ask("SELECT version FROM initiative WHERE code = 'INI-06'");
    HttpResponse<String> review =
        kuwait.pressOnce(path + "/vote", "choice", "FOR", "reason", "", "version", version);
    assertThat(review.body()).contains("Joint centre for security operations", "USD", "7,500,000");
    assertThat(kuwait.confirm(path + "/vote", review.body()).body())
        .contains("The vote of your state is recorded");
    assertThat(kuwait.get(path).body()).contains("href=\"" + path + "/vote/proof\"");
    APP.get(WorkLog.class).run();
    assertThat(kuwait.get(path + "/vote/proof").body())
        .contains(path + "/vote/proof/file", "<strong data-proves>Your vote on initiative ");
    TlogProof proof = TlogProof.find(kuwait.get(path + "/vote/proof/file").body()).orElseThrow();
    assertThat(proof.opening().act()).isEqualTo("initiative.vote-cast");
    assertThat(proof.detail()).contains("\"state\":\"KW\"");
    assertThat(reader("buyer").get(path).body()).doesNotContain("/vote/proof");
    assertThat(reader("buyer").get(path + "/vote/proof").statusCode()).isEqualTo(404);

    HttpResponse<String> done = reader("minister.sa").post(path + "/decision", "returnReason", "");
    assertThat(done.body()).contains("The outcome is recorded", "Approved");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM notice n JOIN inbox_message i ON i.notice_id = n.id
                 WHERE n.kind = 'initiative-approved'
                   AND n.href = '%s'"""
                    .formatted(path)))
        .isNotEqualTo("0");
  }

  @Test
  void a_buyer_proposes_changes_and_sends_one_by_forms() {
    Browserless buyer = reader("buyer");
    HttpResponse<String> wrong = buyer.post("/initiatives", "code", "INI-20");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("value=\"INI-20\"");

    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("code", "INI-20");
    fields.put("name.ar", "منصة موحدة");
    fields.put("name.en", "Common platform");
    fields.put("purpose.ar", "غرض");
    fields.put("purpose.en", "Purpose");
    fields.put("phase", "2");
    fields.put("committee", "EXECUTIVE");
    fields.put("states", "OM");
    fields.put("budget", "١٬٢٥٠٬٠٠٠");
    fields.put("currency", "OMR");
    fields.put("milestones[0].name.ar", "");
    fields.put("milestones[0].name.en", "");
    fields.put("milestones[0].dueOn", "");
    fields.put("milestones[1].name.ar", "إطلاق");
    fields.put("milestones[1].name.en", "Launch");
    String friday =
        APP.ask(
            """
            SELECT d.day + INTERVAL MOD(13 - DAYOFWEEK(d.day), 7) DAY
              FROM (SELECT UTC_DATE() + INTERVAL 90 DAY AS day) d""");
    fields.put("milestones[1].dueOn", friday);
    fields.put("indicators[0].name.ar", "جهات");
    fields.put("indicators[0].name.en", "Entities");
    fields.put("indicators[0].unit.ar", "جهة");
    fields.put("indicators[0].unit.en", "entities");
    fields.put("indicators[0].baseline", "0");
    fields.put("indicators[0].target", "12");
    HttpResponse<String> warned = buyer.post("/initiatives", fields);
    assertThat(warned.statusCode()).isEqualTo(422);
    assertThat(warned.body())
        .contains(
            "On this day these states rest",
            "name=\"next.milestones[1].dueOn\"",
            "value=\"INI-20\"");
    fields.put("rest.milestones[1].dueOn", friday);
    fields.put("next.milestones[1].dueOn", "true");
    assertThat(buyer.post("/initiatives", fields).body())
        .contains("saved as a draft", "Common platform", "1,250,000.000");

    String path = "/initiatives/" + id("INI-20");
    assertThat(
            APP.ask(
                "SELECT due_on > '%s' AND DAYOFWEEK(due_on) BETWEEN 2 AND 5 FROM initiative_milestone WHERE initiative_id = %s"
                    .formatted(friday, id("INI-20"))))
        .as("a day on which all states work")
        .isEqualTo("1");
    assertThat(buyer.get(path + "/draft").body()).contains("value=\"Launch\"");
    fields.put("name.en", "Common platform of services");
    assertThat(buyer.post(path + "/draft", fields).body()).contains("Common platform of services");
    assertThat(buyer.post(path + "/submit").body()).contains("sent to the ministerial committee");
    assertThat(reader("minister.om").get("/messages").body()).contains("INI-20");
    assertThat(buyer.get(path + "/draft").statusCode()).isEqualTo(422);
  }

  @Test
  void milestones_values_and_the_end_are_recorded_by_forms() {
    String path = "/initiatives/" + id("INI-02");
    Browserless chair = reader("technical.sa");
    String milestone =
        path
            + "/milestones/"
            + APP.ask(
                "SELECT MAX(id) FROM initiative_milestone WHERE initiative_id = " + id("INI-02"));
    assertThat(chair.get(milestone).body()).contains("Final text");
    HttpResponse<String> ahead =
        chair.post(milestone, "reachedOn", "2099-01-01", "evidence", "قرار");
    assertThat(ahead.body()).contains("Choose today or an earlier day");
    assertThat(chair.post(milestone, "reachedOn", APP.ask("SELECT UTC_DATE()"), "evidence", "قرار"))
        .satisfies(a -> assertThat(a.body()).contains("The milestone is recorded as reached"));
    String indicator =
        path
            + "/indicators/"
            + APP.ask(
                "SELECT MIN(id) FROM initiative_indicator WHERE initiative_id = " + id("INI-02"));
    assertThat(chair.get(indicator).body()).containsPattern("name=\"requestKey\" value=\"[^\"]+");
    assertThat(
            chair
                .post(
                    indicator,
                    "requestKey",
                    "once",
                    "measuredOn",
                    APP.ask("SELECT UTC_DATE()"),
                    "value",
                    "6",
                    "source",
                    "إفادات")
                .body())
        .contains("The value is recorded", "At its target");
    assertThat(
            chair
                .post(path + "/close", "outcome", "ACHIEVED", "note", "اعتمدتها الدول الست")
                .body())
        .contains("The initiative is closed", "Achieved");
    assertThat(reader("member.sa").get("/initiatives/" + id("INI-05") + "/close").statusCode())
        .isEqualTo(403);
  }

  @Test
  void progress_by_phase_is_one_page_one_report_and_a_part_of_the_overview() {
    Browserless minister = reader("minister.om");
    String page = minister.get("/initiatives/progress").body();
    assertThat(page)
        .contains("Foundation", "Integration", "Leadership", "/reports/initiatives/1-OMR/");
    String text =
        PrintedFigures.words(minister, "initiatives/1-OMR", "ENGLISH").replaceAll("\\s+", " ");
    assertThat(text)
        .contains("Guiding strategy for cyber security", "Progress by phase of the strategy")
        .contains("Verification of qualifications", "Carried over");
    assertThat(
            PrintedFigures.sheets(
                PrintedFigures.file(minister, "/reports/initiatives/1-OMR/ENGLISH/XLSX")))
        .isNotEmpty();
    assertThat(minister.get("/overview").body())
        .contains("Initiatives under way", "/initiatives/progress", "Integration");
    for (String nothing : List.of("1", "1-ABC", "2-SAR")) {
      assertThat(minister.get("/reports/initiatives/" + nothing).statusCode())
          .as(nothing)
          .isEqualTo(404);
    }
    Browserless coordinator = reader("coordinator.kw");
    assertThat(coordinator.get("/initiatives/progress").body())
        .contains("Foundation")
        .doesNotContain("/reports/initiatives/");
    assertThat(coordinator.get("/reports/initiatives/1-KWD").statusCode()).isEqualTo(403);
  }

  @Test
  void the_pages_are_accessible_and_fit_a_telephone() {
    List<String> faults = new ArrayList<>();
    String own = "/initiatives/" + id("INI-03");
    String milestone =
        APP.ask("SELECT MAX(id) FROM initiative_milestone WHERE initiative_id = " + id("INI-03"));
    String meeting = APP.ask("SELECT MAX(meeting_id) FROM committee_recommendation");
    try (Playwright playwright = Playwright.create();
        Browser chromium = InstalledChromium.launch(playwright)) {
      for (String language : List.of("ar", "en")) {
        Page page = signedIn(chromium, language);
        for (String path :
            List.of(
                "/initiatives",
                "/initiatives/new",
                "/initiatives/progress",
                own,
                own + "/close",
                own + "/milestones/" + milestone,
                "/initiatives/" + id("INI-08") + "/draft",
                "/recommendations",
                "/recommendations/" + APP.ask("SELECT MIN(id) FROM committee_recommendation"),
                "/meetings/" + meeting + "/recommendations")) {
          page.navigate(APP.uri() + path);
          String where = path + " in " + language;
          int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
          if (width > TELEPHONE) {
            faults.add(where + " is " + width + " wide");
          }
          Axe.violations(page).forEach(v -> faults.add(where + ": " + v));
        }
        page.context().close();
      }
    }
    assertThat(faults).isEmpty();
  }

  private static Page signedIn(Browser chromium, String language) {
    BrowserContext window =
        chromium.newContext(new Browser.NewContextOptions().setViewportSize(TELEPHONE, 900));
    return BrowserSignIn.ofDemo(APP, "buyer").in(window, language);
  }
}
