package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Axe;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.score.SubmitScores;

/** The examination over HTTP: pages without scripts, the API, and what each person may see. */
@Tag("long")
class EvaluationHttpTest {
  private static final int TELEPHONE = 375;
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Map<String, List<String>> POINTS = Map.of("Gulf", List.of("81.25", "80"));

  private final EvaluationFixture tender =
      EvaluationFixture.rated(APP, WORLD).bid("Gulf", "SAR", true, "10", "10");

  @Test
  void a_member_declares_in_the_browser_before_seeing_anything_else() {
    tender.opened();
    Visitor member = Visitor.of(APP, tender.chair());

    assertThat(member.get(page("/evaluation")).headers().firstValue("Location"))
        .hasValue(page("/evaluation/declaration"));
    assertThat(member.get(page("/evaluation/checks")).statusCode()).isEqualTo(403);
    assertThat(member.get(page("/evaluation/declaration")).body()).contains("شركة Gulf");

    var refused = member.post(page("/evaluation/declaration"), Map.of("hasConflict", "true"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("هذا الحقل مطلوب");

    var taken = member.post(page("/evaluation/declaration"), Map.of("hasConflict", "false"));
    assertThat(taken.statusCode()).isEqualTo(303);
    assertThat(tender.status()).isEqualTo("UNDER_EVALUATION");
  }

  @Test
  void a_member_with_a_conflict_sees_no_bid_by_page_or_api() {
    tender.opened();
    APP.get(DeclareConflict.class).run(tender.chair(), tender.id(), false, "");
    APP.get(DeclareConflict.class).run(tender.third(), tender.id(), true, "An interest");
    Visitor member = Visitor.of(APP, tender.third());

    for (String path : List.of("/evaluation/checks", "/evaluation/scores", "/ranking")) {
      assertThat(member.get(page(path)).statusCode()).as(path).isEqualTo(403);
    }
    for (String path : List.of("/evaluation", "/evaluation/scores", "/ranking")) {
      assertThat(member.get(api(path)).statusCode()).as(path).isEqualTo(403);
    }
  }

  @Test
  void scores_are_hidden_on_pages_and_in_the_api_until_all_are_in() {
    tender.opened().declared().checked();
    submit(tender.second());
    submit(tender.third());
    Visitor chair = Visitor.of(APP, tender.chair());

    assertThat(chair.get(page("/evaluation/consensus")).body()).doesNotContain("81.25");
    assertThat(chair.get(api("/evaluation/scores")).body()).doesNotContain("81.25");
    assertThat(Visitor.of(APP, tender.second()).get(api("/evaluation/scores")).body())
        .as("one's own")
        .contains("81.25");

    submit(tender.chair());

    assertThat(chair.get(page("/evaluation/consensus")).body()).contains("81.25");
    assertThat(chair.get(api("/evaluation/scores")).body()).contains("81.25");
  }

  @Test
  void a_scoring_sheet_that_is_refused_keeps_what_was_typed() {
    tender.opened().declared().checked();
    Visitor member = Visitor.of(APP, tender.second());
    Map<String, String> sheet = sheet("scores", "points", "101", "many");

    var refused = member.post(page("/evaluation/scores"), sheet);

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("value=\"many\"").contains("value=\"101\"");
    assertThat(
            member
                .post(page("/evaluation/scores"), sheet("scores", "points", "٨١", "75.5"))
                .statusCode())
        .isEqualTo(303);
    assertThat(APP.get(ScoreQueries.class).listOwnScores(tender.id(), tender.second().personId()))
        .extracting(s -> s.points().toPlainString())
        .containsExactly("81.00", "75.50");
  }

  @Test
  void the_whole_examination_runs_over_the_api() {
    tender.opened();
    for (Actor member : tender.members()) {
      assertThat(
              Visitor.of(APP, member)
                  .send(api("/evaluation/declaration"), "{\"hasConflict\":false}")
                  .statusCode())
          .isEqualTo(200);
    }
    Visitor chair = Visitor.of(APP, tender.chair());
    String cell = "{\"bidId\":%d,\"criterionId\":%d".formatted(tender.bid("Gulf"), 0);
    assertThat(
            chair
                .send(
                    api("/evaluation/checks"),
                    "{\"checks\":[%s,\"passed\":true},%s,\"passed\":true}]}"
                        .formatted(
                            cell.replace(":0", ":" + tender.administrative(0)),
                            cell.replace(":0", ":" + tender.administrative(1))))
                .statusCode())
        .isEqualTo(200);
    String scores =
        "{\"%s\":[%s,\"points\":80},%s,\"points\":90}]}"
            .formatted(
                "%s",
                cell.replace(":0", ":" + tender.technical(0)),
                cell.replace(":0", ":" + tender.technical(1)));
    for (Actor member : tender.members()) {
      assertThat(
              Visitor.of(APP, member)
                  .send(api("/evaluation/scores"), scores.formatted("scores"))
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(chair.send(api("/evaluation/consensus"), scores.formatted("consensus")).statusCode())
        .isEqualTo(200);
    for (Actor member : List.of(tender.second(), tender.third())) {
      assertThat(
              Visitor.of(APP, member)
                  .send(api("/evaluation/consensus/answer"), "{\"confirms\":true}")
                  .statusCode())
          .isEqualTo(200);
    }

    var ranking = chair.send(api("/ranking"), "{}");

    assertThat(ranking.statusCode()).isEqualTo(200);
    assertThat(ranking.body())
        .contains("\"rankPosition\":1", "\"technicalScore\":84.00", "\"finalScore\":90.40");
  }

  @Test
  void what_is_missing_from_a_request_is_named() {
    tender.opened().declared();

    var answer = Visitor.of(APP, tender.chair()).send(api("/evaluation/checks"), "{}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"checks\"", "shared.missing");
  }

  @Test
  void others_read_the_examination_only_from_the_recommendation_and_auditors_from_the_ranking() {
    EvaluationFixture ranked = RankBidsTest.agreed(EvaluationFixture.rated(APP, WORLD));
    Visitor buyer = Visitor.of(APP, ranked.buyer());
    Visitor auditor = Visitor.of(APP, WORLD.aPersonWho(Role.AUDITOR));
    Visitor voter = Visitor.of(APP, WORLD.aPersonWho(Role.COMMITTEE_MEMBER, "OM"));
    Visitor bidder = Visitor.of(APP, WORLD.aBidderFor(WORLD.aSupplier()));
    Visitor outsider = Visitor.of(APP, WORLD.aPersonWho(Role.EVALUATOR));
    String page = "/tenders/" + ranked.id() + "/ranking";

    assertThat(auditor.get(page).statusCode()).isEqualTo(403);
    ranked.ranked();
    assertThat(auditor.get(page).statusCode()).isEqualTo(200);
    assertThat(buyer.get(page).statusCode()).isEqualTo(403);
    ranked.recommended();
    for (Visitor reader : List.of(buyer, auditor, voter)) {
      assertThat(reader.get(page).statusCode()).isEqualTo(200);
      assertThat(reader.get(page).body()).doesNotContain("<form method=\"post\" action=\"" + page);
    }
    for (Visitor other : List.of(bidder, outsider)) {
      assertThat(other.get(page).statusCode()).isEqualTo(403);
      assertThat(other.get("/api/v1" + page).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void the_ranking_page_shows_every_figure_in_both_languages_but_no_price_of_a_failed_bid() {
    EvaluationFixture ranked = RankBidsTest.agreed(EvaluationFixture.rated(APP, WORLD)).ranked();
    Visitor chair = Visitor.of(APP, ranked.chair());
    String path = "/tenders/" + ranked.id() + "/ranking";

    String arabic = chair.get(path).body();
    String english = chair.inEnglish().get(path).body();

    for (String body : List.of(arabic, english)) {
      assertThat(body)
          .contains("9,824.330", "120,004.03", "115,000.00", "126,500.00", "52,500.00")
          .contains("0.307", "3.75", "11,500.00", "83.20", "71.20", "69.10", "41.50", "43.75")
          .contains("64.00")
          .doesNotContain("110.00");
    }
    assertThat(arabic).contains("مستبعد: دون درجة النجاح", "انخفاض غير مألوف", "لا يوجد عرض لهذه");
    assertThat(english)
        .contains("Excluded: below the pass mark", "Abnormally low", "No bid for this");
  }

  @Test
  void the_pages_are_accessible_and_fit_desk_and_telephone() {
    EvaluationFixture ranked = RankBidsTest.agreed(EvaluationFixture.rated(APP, WORLD)).ranked();
    EvaluationFixture checking =
        EvaluationFixture.rated(APP, WORLD)
            .bid("Gulf", "KWD", true, "10", "10")
            .bid("Nord", "SAR", false, "10", "10")
            .opened();
    Map<String, Actor> addresses = new LinkedHashMap<>();
    String open = "/tenders/" + checking.id();
    addresses.put(open + "/evaluation/declaration", checking.third());
    APP.get(DeclareConflict.class).run(checking.chair(), checking.id(), false, "");
    APP.get(DeclareConflict.class).run(checking.second(), checking.id(), false, "");
    checking.checked();
    addresses.put(open + "/evaluation/checks", checking.chair());
    addresses.put(open + "/evaluation/scores", checking.chair());
    String done = "/tenders/" + ranked.id();
    addresses.put(done + "/evaluation", ranked.chair());
    addresses.put(done + "/evaluation/consensus", ranked.chair());
    addresses.put(done + "/ranking", ranked.chair());
    addresses.put(done + "/flags", ranked.chair());
    addresses.put(done + "/prices", ranked.chair());
    addresses.put(done + "/prices/lots/" + ranked.lot(), ranked.chair());
    addresses.put(done + "/prices/lots/" + ranked.lot() + "/lines", ranked.chair());
    addresses.put(
        done + "/prices/lots/" + ranked.lot() + "/bids/" + ranked.bid("Gulf"), ranked.chair());
    addresses.put(
        done + "/ranking/lots/" + ranked.lot() + "/bids/" + ranked.bid("Cheap") + "/low-price",
        ranked.chair());

    Map<Actor, List<String>> read =
        addresses.keySet().stream()
            .collect(Collectors.groupingBy(path -> Objects.requireNonNull(addresses.get(path))));
    try (Playwright playwright = Playwright.create();
        Browser browser = InstalledChromium.launch(playwright)) {
      read.forEach((person, paths) -> inspect(browser, Visitor.of(APP, person), paths));
    }
  }

  /** In one window for each language, in which what pages share is fetched and read once. */
  private static void inspect(Browser browser, Visitor visitor, List<String> paths) {
    for (String language : List.of("ar", "en")) {
      try (var context = browser.newContext();
          var page = context.newPage()) {
        context.addCookies(visitor.cookies(language));
        for (String path : paths) {
          page.navigate(APP.uri() + path);
          for (int width : List.of(1180, TELEPHONE)) {
            page.setViewportSize(width, 900);
            inspect(page, language + path.replaceAll("[0-9]+/?", "").replace("/", "-"), width);
          }
        }
      }
    }
  }

  private static void inspect(Page page, String name, int width) {
    Object wide = page.evaluate("document.documentElement.scrollWidth");
    List<String> violations =
        name.startsWith("ar") == (width == TELEPHONE)
            ? Axe.violations(page)
            : Axe.violationsBesideContrast(page);
    if (!violations.isEmpty() || !wide.equals(width)) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target/evaluation/" + name + "-" + width + ".png")));
    }

    assertThat(wide).as("%s at %d px", name, width).isEqualTo(width);
    assertThat(violations).as("axe: %s at %d px", name, width).isEmpty();
  }

  private void submit(Actor member) {
    APP.get(SubmitScores.class).run(member, tender.id(), tender.points(POINTS));
  }

  private Map<String, String> sheet(String list, String part, String first, String second) {
    Map<String, String> sheet = new LinkedHashMap<>();
    for (int i = 0; i < 2; i++) {
      String path = list + "[" + i + "].";
      sheet.put(path + "bidId", Long.toString(tender.bid("Gulf")));
      sheet.put(path + "criterionId", Long.toString(tender.technical(i)));
      sheet.put(path + part, i == 0 ? first : second);
    }
    return sheet;
  }

  private String page(String path) {
    return "/tenders/" + tender.id() + path;
  }

  private String api(String path) {
    return "/api/v1/tenders/" + tender.id() + path;
  }
}
