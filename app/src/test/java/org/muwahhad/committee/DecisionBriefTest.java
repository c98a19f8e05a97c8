package org.muwahhad.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.ApiCaller;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.Browserless;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.tender.approval.CancelTender;

/**
 * What a member reads before the vote. That its figures are those of the reports is shown by {@code
 * OneFigureTest}.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DecisionBriefTest {
  private static final int SCREEN = 844;
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);

  /** The third bidder is the first in rank of the second lot, and is not recommended for it. */
  private static final PlayedTender TENDER = PlayedTender.published(STAGE);

  private static final Actor WINNER = TENDER.bid("SAR", true, "100", "100", "100", "100");

  static {
    TENDER.bid("SAR", true, "", "", "133", "135");
  }

  private static final Actor CHEAPER = TENDER.bid("SAR", true, "", "", "90", "90");
  private static final long DECISION = recommended();
  private static final Actor MEMBER = member("KW");

  private static long recommended() {
    TENDER.open().evaluate(Map.of());
    return STAGE.at(
        TENDER.afterDeadline(),
        () ->
            APP.get(RecommendAwards.class)
                .run(
                    TENDER.examinationChair(),
                    TENDER.id(),
                    new RecommendAwards.Recommendation(
                        null,
                        List.of(
                            new RecommendAwards.LotChoice(
                                TENDER.lots().get(1),
                                TENDER.bidOf(WINNER),
                                "لا يفي العرض الأرخص بموعد التسليم")))));
  }

  private static Actor member(String state) {
    String committee =
        APP.ask(
            "SELECT c.code FROM committee c JOIN decision d ON d.committee_id = c.id WHERE d.id = "
                + DECISION);
    return STAGE.committee(committee).stream()
        .filter(m -> state.equals(m.grants().get(0).state()))
        .findFirst()
        .orElseThrow();
  }

  private static String name(Actor bidder) {
    return APP.ask("SELECT name_en FROM supplier WHERE id = " + bidder.grants().get(0).supplier());
  }

  private static String page(Actor reader) {
    return Browserless.signedInAs(APP, reader).get("/decisions/" + DECISION).body();
  }

  private static String brief(String page) {
    int from = page.indexOf("class=\"decision-brief\"");
    return page.substring(from, page.indexOf("</section>", from))
        .replaceAll("<[^>]+>|[\u2066-\u2069]", "")
        .replaceAll("\\s+", " ");
  }

  @Test
  @Order(1)
  void it_says_what_is_recommended_and_what_the_own_state_pays() {
    String brief = brief(page(MEMBER));

    assertThat(brief)
        .contains("Value of the recommendation, without VAT")
        .contains("40,000.00")
        .contains("What your state pays, with VAT")
        .contains(
            "KWD "
                + APP.ask(
                    """
                    SELECT FORMAT(JSON_VALUE(document, '$.states[0].local.value'), 3)
                      FROM decision WHERE id = %d"""
                        .formatted(DECISION)))
        .contains("Saving against the benchmark prices", "Saving against the estimate");
    assertThat(brief(page(STAGE.buyer())))
        .contains("What all states pay, with VAT")
        .doesNotContain("What your state pays");
  }

  @Test
  @Order(2)
  void it_says_where_the_bidder_is_not_the_first_in_rank_and_why() {
    assertThat(brief(page(MEMBER)))
        .contains("Lot 2: " + name(WINNER) + " is number 2 in rank.")
        .contains("First in rank: " + name(CHEAPER) + ".")
        .contains("Reason: لا يفي العرض الأرخص بموعد التسليم")
        .doesNotContain("Lot 1: " + name(WINNER) + " is number");
  }

  @Test
  @Order(3)
  void it_says_what_was_examined_beside_it_and_who_would_win() {
    assertThat(brief(page(MEMBER)))
        .contains("Lot by lot, by rank")
        .contains("less than recommended")
        .contains("Lot 2: " + name(CHEAPER));
  }

  @Test
  @Order(4)
  void it_says_what_became_of_low_prices_red_flags_and_complaints() {
    assertThat(brief(page(MEMBER)))
        .contains("Abnormally low prices None")
        .contains("Lot 1: Single bidder", "without a remark of the panel’s chair")
        .contains("Complaints None");
  }

  @Test
  @Order(5)
  void programs_read_the_same() {
    String json = ApiCaller.of(APP, MEMBER).get("/api/v1/decisions/" + DECISION + "/brief").body();

    assertThat(json)
        .containsPattern("\"recommended\":\\{\"amount\":\"?40000.00\"?,\"currency\":\"SAR\"")
        .containsPattern("\"own\":\\{[^}]*\"code\":\"KW\"")
        .containsPattern("\"notFirst\":\\[\\{[^\\]]*\"lot\":2")
        .contains("\"lowPrices\":[]", "\"complaints\":[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en"})
  @Order(6)
  void on_a_telephone_the_vote_is_within_three_screens(String language) {
    try (Playwright playwright = Playwright.create();
        Browser chromium = InstalledChromium.launch(playwright);
        BrowserContext window =
            chromium.newContext(new Browser.NewContextOptions().setViewportSize(390, SCREEN))) {
      Page page = BrowserSignIn.of(APP, MEMBER).in(window, language);
      page.navigate(APP.uri() + "/decisions/" + DECISION);
      page.evaluate("document.fonts.ready");

      assertThat(
              ((Number)
                      page.evaluate(
                          "document.getElementById('vote').getBoundingClientRect().top"
                              + " + window.scrollY"))
                  .intValue())
          .isLessThanOrEqualTo(3 * SCREEN);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }
  }

  @Test
  @Order(7)
  void it_is_gone_once_the_outcome_is_recorded() {
    TENDER.adoptOnce();

    assertThat(page(MEMBER)).doesNotContain("decision-brief");
    assertThat(
            ApiCaller.of(APP, MEMBER).get("/api/v1/decisions/" + DECISION + "/brief").statusCode())
        .isEqualTo(422);
  }

  @Test
  @Order(8)
  void it_is_gone_and_no_vote_is_taken_once_the_tender_is_cancelled() {
    PlayedTender tender = PlayedTender.published(STAGE);
    tender.bid("SAR", true, "100", "100", "100", "100");
    tender.playToRecommendation();
    long decision = tender.openDecision();
    STAGE.run(
        tender.afterDeadline(),
        () -> APP.get(CancelTender.class).run(STAGE.buyer(), tender.id(), "لم تعد الحاجة قائمة"));

    String page = Browserless.signedInAs(APP, MEMBER).get("/decisions/" + decision).body();
    assertThat(page)
        .contains("The recommendation no longer stands")
        .doesNotContain("decision-brief", "id=\"vote\"");
    assertThat(APP.get(Home.class).tasks(MEMBER))
        .extracting(Task::href)
        .doesNotContain("/decisions/" + decision);
    assertThatThrownBy(() -> STAGE.run(tender.afterDeadline(), () -> tender.vote(VoteChoice.FOR)))
        .hasMessage("committee.nothing-recommended");
    String vote =
        APP.ask(
            """
            SELECT CONCAT_WS(', ', d.id, d.committee_id, m.person_id, QUOTE(m.state_code),
                             "'FOR'", "''", QUOTE(d.document_sha256), 'UTC_TIMESTAMP(6)')
              FROM decision d JOIN committee_member m ON m.committee_id = d.committee_id
             WHERE d.id = %d LIMIT 1"""
                .formatted(decision));
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO vote (decision_id, committee_id, person_id, state_code, choice,"
                        + " reason, document_sha256, cast_at) VALUES (%s)".formatted(vote)))
        .hasMessageContaining("committee.nothing-recommended");
  }
}
