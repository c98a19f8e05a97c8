package org.muwahhad.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;

/** From the recommendation to a call-off in a browser without JavaScript. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("long")
class AwardJourneyTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final AwardFixture.Tender TENDER = FIXTURE.aTender();
  private static final String AWARD = "/tenders/" + TENDER.id() + "/award";
  private static final Actor OFFICER = FIXTURE.world().anOfficerOf(FIXTURE.saudi);

  @Test
  @Order(1)
  void the_chair_must_give_a_reason_and_keeps_what_was_typed() {
    Browserless chair = as(TENDER.chair());
    long lot = TENDER.lots().get(0);
    assertThat(chair.get(AWARD).body()).contains("Recommend the award of tender");

    HttpResponse<String> again =
        chair.post(AWARD, field(lot, "bid"), String.valueOf(TENDER.riyalBid()));

    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body())
        .contains("Give the reason for not choosing the first in rank")
        .contains("value=\"" + TENDER.riyalBid() + "\" checked");
  }

  @Test
  @Order(2)
  void before_the_standstill_only_insiders_know_of_the_awards() {
    assertThat(as(OFFICER).get(AWARD).statusCode()).isEqualTo(404);
    assertThat(as(bidder()).get(AWARD).statusCode()).isEqualTo(404);
    assertThat(as(FIXTURE.buyer).get(AWARD).body()).contains("No award has been recommended yet");
    assertThat(as(bidder()).post(AWARD).statusCode()).isEqualTo(403);
  }

  @Test
  @Order(3)
  void the_chair_recommends_by_rank_and_the_members_see_what_is_put_to_them() {
    HttpResponse<String> done =
        as(TENDER.chair())
            .post(AWARD, field(TENDER.lots().get(0), "bid"), String.valueOf(TENDER.dinarBid()));
    assertThat(done.body()).contains("put to the first committee");

    Browserless member = as(FIXTURE.member("OM"));

    assertThat(member.get("/decisions").body()).contains("Waiting for you", TENDER.number());
    assertThat(member.get(decision()).body())
        .contains(FIXTURE.hash(decisionId()), "3,603.473", "First in rank", "No admissible bid")
        .contains("Record the vote")
        .doesNotContain("Record the outcome");
  }

  @Test
  @Order(4)
  void members_vote_on_the_document_they_saw() {
    Browserless member = as(FIXTURE.member("OM"));
    member.get(decision());
    String vote = decision() + "/vote";
    String hash = FIXTURE.hash(decisionId());

    assertThat(member.post(vote, "documentSha256", hash).statusCode()).isEqualTo(422);
    assertThat(member.post(vote, "choice", "AGAINST", "documentSha256", hash).body())
        .contains("Give the reason for voting against");
    assertThat(member.post(vote, "choice", "FOR", "documentSha256", "0".repeat(64)).body())
        .contains("not the one put to the vote");
    assertThat(member.post(vote, "choice", "FOR", "documentSha256", hash).body())
        .contains("vote has been recorded");
    assertThat(as(OFFICER).get(decision()).statusCode()).isEqualTo(403);
  }

  @Test
  @Order(5)
  void the_chair_closes_with_a_quorum_and_not_before() {
    Browserless chair = as(FIXTURE.member("SA"));
    chair.get(decision());
    assertThat(chair.post(decision() + "/close").body()).contains("There is no quorum");
    for (String state : List.of("AE", "KW", "SA")) {
      Browserless member = as(FIXTURE.member(state));
      member.get(decision());
      member.post(
          decision() + "/vote", "choice", "FOR", "documentSha256", FIXTURE.hash(decisionId()));
    }

    assertThat(chair.get(decision()).body()).contains("Quorum reached");
    assertThat(chair.post(decision() + "/close").body()).contains("standstill has started");
  }

  @Test
  @Order(6)
  void in_the_standstill_everybody_knows_and_nobody_confirms() {
    assertThat(as(bidder()).get(AWARD).body()).contains("The standstill ends", "9 days");
    Browserless buyer = as(FIXTURE.buyer);
    assertThat(buyer.get(AWARD).body()).contains("once the standstill has ended");
    assertThat(buyer.post(AWARD + "/confirm").body()).contains("The standstill ends at");
    assertThat(as(bidder()).get("/tenders/" + TENDER.id() + "/allocation").statusCode())
        .isEqualTo(403);
  }

  @Test
  @Order(7)
  void after_the_standstill_a_buyer_confirms_and_officers_see_their_part() {
    APP.moveClockOn(Duration.ofDays(10).plusMinutes(5));
    Browserless buyer = as(FIXTURE.buyer);
    assertThat(buyer.get(AWARD).body()).contains("The standstill has ended");

    assertThat(buyer.post(AWARD + "/confirm").body()).contains("The awards are in force");

    assertThat(buyer.get("/tenders/" + TENDER.id() + "/allocation?state=KW").body())
        .contains("1,001.250")
        .doesNotContain("2,553.188");
    assertThat(as(OFFICER).get("/tenders/" + TENDER.id() + "/allocation").body())
        .contains("2,553.188", "382.978", "15%")
        .doesNotContain("1,001.250");
  }

  @Test
  @Order(8)
  void an_officer_calls_off_and_the_form_sent_twice_orders_once() {
    Browserless officer = as(OFFICER);
    assertThat(officer.get("/agreements").body()).contains("FA-2026-");
    String agreement = "/agreements/" + agreementId();
    assertThat(officer.get(agreement).body())
        .contains("Place a call-off", "Sum of this order without VAT (KWD)")
        .as("the sum follows the quantities while they are typed")
        .contains("data-totals=\"3\"", "data-price=\"100.125", "data-quantity", "data-grand-total");
    String quantity = "quantity-" + TENDER.items().get(0);
    String orders = agreement + "/call-offs";

    HttpResponse<String> tooMuch = officer.post(orders, with(quantity, "٢٦"));
    assertThat(tooMuch.statusCode()).isEqualTo(422);
    assertThat(tooMuch.body()).contains("exceeds the remaining quantity (25.5)", "value=\"٢٦\"");
    assertThat(officer.post(orders, with(quantity, "many")).body()).contains("Enter a number");
    assertThat(officer.post(orders, with(quantity, "20")).body())
        .contains("Call-off CO-2026-", "was placed");
    officer.post(orders, with(quantity, "20"));
    assertThat(APP.ask("SELECT COUNT(*) FROM call_off WHERE agreement_id = " + agreementId()))
        .isEqualTo("1");
    assertThat(as(FIXTURE.buyer).get(agreement).body())
        .contains("Balances of the entities")
        .doesNotContain("Place a call-off");
  }

  @Test
  @Order(9)
  void a_demand_line_is_followed_to_its_orders() {
    String thread = "/demand-lines/" + TENDER.lines().get(1) + "/thread";

    assertThat(as(OFFICER).get(thread).body())
        .contains("Demand line", TENDER.number(), "100.125", "2,553.188", "FA-2026-", "CO-2026-");
    assertThat(as(OFFICER).get(thread).body())
        .as("the price beside the estimate")
        .containsPattern("(above|below|equal to) the estimate");
    assertThat(as(bidder()).get(thread).statusCode()).isEqualTo(404);
  }

  @Test
  @Order(10)
  void every_page_is_written_in_arabic_too() {
    Browserless buyer = as(FIXTURE.buyer);
    choose(buyer, "ar");

    for (String path :
        List.of(
            AWARD,
            decision(),
            "/decisions",
            "/tenders/" + TENDER.id() + "/allocation",
            "/agreements",
            "/agreements/" + agreementId(),
            "/demand-lines/" + TENDER.lines().get(1) + "/thread")) {
      HttpResponse<String> page = buyer.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.body()).as(path).contains("lang=\"ar\" dir=\"rtl\"");
    }
  }

  @Test
  @Order(11)
  void programs_read_the_same_and_get_problems_by_field() {
    Browserless buyer = as(FIXTURE.buyer);
    Browserless officer = as(OFFICER);

    assertThat(api(buyer, "/api/v1/tenders/" + TENDER.id() + "/awards", null).body())
        .contains("\"status\":\"active\"");
    assertThat(api(buyer, "/api/v1/tenders/" + TENDER.id() + "/allocation", null).body())
        .contains("\"inStateCurrency\"");
    assertThat(api(buyer, "/api/v1" + decision(), null).body())
        .contains("\"ADOPTED\"", FIXTURE.hash(decisionId()));
    assertThat(api(officer, "/api/v1/agreements/" + agreementId(), null).statusCode())
        .isEqualTo(200);
    HttpResponse<String> refused =
        api(
            officer,
            "/api/v1/agreements/" + agreementId() + "/call-offs",
            "{\"requestKey\":\"k2\",\"lines\":[{\"lotItemId\":%d,\"quantity\":5.501}]}"
                .formatted(TENDER.items().get(0)));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("lines[0].quantity", "framework.more-than-left");
    assertThat(
            api(officer, "/api/v1/agreements/" + agreementId() + "/call-offs", "{}").statusCode())
        .isEqualTo(422);
    assertThat(api(officer, "/api/v1" + decision() + "/votes", "{}").statusCode()).isEqualTo(403);
    assertThat(
            api(
                    as(FIXTURE.world().aPersonWho(Role.AUDITOR)),
                    "/api/v1/demand-lines/" + TENDER.lines().get(0) + "/thread",
                    null)
                .body())
        .contains("\"awardedQuantity\"");
  }

  /** What an officer types into the form of an order. */
  private static String[] with(String field, String quantity) {
    String site = APP.ask("SELECT code FROM delivery_site WHERE entity_id = " + FIXTURE.saudi);
    String wanted = LocalDate.now(ZoneOffset.UTC).plusDays(90).toString();
    return new String[] {"requestKey", "k1", field, quantity, "site", site, "wantedOn", wanted};
  }

  private static HttpResponse<String> api(Browserless browser, String path, @Nullable String json) {
    HttpRequest.Builder request =
        browser.request(path).setHeader("Accept", "application/json, application/problem+json");
    return browser.send(
        json == null
            ? request.GET().build()
            : request
                .header("Content-Type", "application/json")
                .header("Origin", browser.origin())
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
  }

  private static Browserless as(Actor actor) {
    Browserless browser = Browserless.signedInAs(APP, actor.login());
    choose(browser, "en");
    return browser;
  }

  /** Switches the language as browsers do, which take any answer besides pages. */
  private static void choose(Browserless browser, String language) {
    browser.send(
        browser
            .request("/language/" + language + "?back=/sign-in")
            .setHeader("Accept", "text/html,*/*;q=0.8")
            .GET()
            .build());
  }

  private static Actor bidder() {
    return FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
  }

  private static long decisionId() {
    return Long.parseLong(APP.ask("SELECT MAX(id) FROM decision WHERE tender_id = " + TENDER.id()));
  }

  private static String decision() {
    return "/decisions/" + decisionId();
  }

  private static long agreementId() {
    return Long.parseLong(
        APP.ask("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + TENDER.id()));
  }

  private static String field(long lot, String part) {
    return "lots[" + lot + "]." + part;
  }
}
