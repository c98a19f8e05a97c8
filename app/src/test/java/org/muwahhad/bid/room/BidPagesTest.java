package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.offer.OfferRules;

@Tag("long")
class BidPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final String room = "/tenders/" + tender.id() + "/bid";

  @Test
  void a_bidder_prices_checks_submits_gets_a_receipt_and_withdraws() {
    Browserless browser = Browserless.signedInAs(APP, bidder.login());
    assertThat(browser.get(room).body()).contains("Prepare the bid", price(0));

    HttpResponse<String> check = send(browser, "check", "418.125", "٧٧٫٥");
    assertThat(check.uri().getPath()).isEqualTo(room + "/check");
    assertThat(check.body()).contains("4,181.250", "232.500", "4,413.750", "Submit the bid");

    HttpResponse<String> receipt =
        browser.post(
            room + "/submit",
            "requestKey",
            find("requestKey\" value=\"([^\"]+)", check),
            "sha256",
            checked(check));
    assertThat(receipt.uri().getPath()).matches("/bids/\\d+/versions/1");
    assertThat(receipt.body()).contains("Your bid was received", "Riyadh", "AH", "SHA-256");
    assertThat(browser.get("/bids").body()).contains(tender.number(), "Submitted");

    String bid = receipt.uri().getPath().replaceAll("/versions.*", "");
    assertThat(browser.get(bid + "/withdraw").body()).contains("Withdraw your bid");
    assertThat(browser.post(bid + "/withdraw").body())
        .contains("The bid is withdrawn", "Withdrawn");
  }

  private String checked(HttpResponse<String> check) {
    return find("name=\"sha256\" value=\"([^\"]+)", check);
  }

  @Test
  void using_the_submit_button_twice_shows_the_same_receipt() {
    Browserless browser = Browserless.signedInAs(APP, bidder.login());
    browser.get(room);
    String checked = checked(send(browser, "check", "1", "1"));

    String first =
        browser.post(room + "/submit", "requestKey", "k", "sha256", checked).uri().getPath();
    String second =
        browser.post(room + "/submit", "requestKey", "k", "sha256", checked).uri().getPath();

    assertThat(first).matches("/bids/\\d+/versions/1");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void the_page_of_a_tender_leads_a_bidder_to_the_room_and_after_the_deadline_to_the_receipt() {
    Browserless browser = Browserless.signedInAs(APP, bidder.login());
    String page = "/tenders/" + tender.id();
    String toRoom = "href=\"" + room + "\"";
    assertThat(browser.get(page).body()).contains(toRoom, "Prepare a bid");

    send(browser, "save", "418.125", "77.500");
    assertThat(browser.get(page).body()).contains(toRoom, "Continue the bid");

    BidQueries.Receipt receipt =
        APP.get(SubmitBid.class).run(bidder, tender.id(), tender.offer("1", "1"), "k", false);
    String toReceipt = "href=\"/bids/" + receipt.bidId() + "/versions/1\"";
    assertThat(browser.get(page).body())
        .contains(toRoom, "See or change your bid")
        .doesNotContain(toReceipt);

    Actor spectator = WORLD.aBidderFor(WORLD.aSupplier());
    TENDERS.open(tender);
    assertThat(browser.get(page).body()).contains(toReceipt).doesNotContain(toRoom);
    assertThat(Browserless.signedInAs(APP, spectator.login()).get(page).body())
        .doesNotContain(toRoom, toReceipt);
    assertThat(
            Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER).login())
                .get(page)
                .body())
        .doesNotContain(toRoom);
  }

  @Test
  void the_draft_is_kept_for_replacing_the_bid_unless_the_bidder_removes_the_tick() {
    Browserless browser = Browserless.signedInAs(APP, bidder.login());
    browser.get(room);
    HttpResponse<String> check = send(browser, "check", "418.125", "77.500");

    assertThat(find("(<input type=\"checkbox\"[^>]*name=\"keepDraft\"[^>]*>)", check))
        .contains("value=\"true\"", "checked");
    assertThat(check.body()).contains("prices and answers again", "documents again");
    browser.post(
        room + "/submit",
        "requestKey",
        "kept",
        "sha256",
        checked(check),
        "keepDraft",
        find("name=\"keepDraft\" value=\"([^\"]+)", check));
    assertThat(browser.get(room).body()).contains("418.125");

    String again = checked(browser.get(room + "/check"));
    browser.post(room + "/submit", "requestKey", "left", "sha256", again);
    assertThat(browser.get(room).body()).doesNotContain("418.125");
  }

  @Test
  void after_the_deadline_nobody_is_asked_to_work_on_a_bid() {
    Browserless browser = Browserless.signedInAs(APP, bidder.login());
    browser.get(room);
    send(browser, "save", "418.125", "77.500");
    assertThat(browser.get("/bids").body()).contains("Work on the bid", "Draft");
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    APP.get(SubmitBid.class).run(other, tender.id(), tender.offer("1", "1"), "k", false);

    TENDERS.open(tender);

    assertThat(browser.get("/bids").body())
        .contains("See the bid", "Not submitted")
        .doesNotContain("Work on the bid");
    assertThat(browser.get(room).body())
        .contains("Your bid", "Not submitted")
        .doesNotContain("Prepare the bid");
  }

  @Test
  void an_incomplete_lot_cannot_be_submitted() {
    Browserless browser = Browserless.signedInAs(APP, bidder.login());
    browser.get(room);

    HttpResponse<String> check = send(browser, "check", "1", "");

    assertThat(check.body()).contains("Price this item too").doesNotContain("/submit\"");
  }

  @Test
  void before_the_opening_nobody_but_the_bidder_learns_that_a_bid_exists() {
    BidQueries.Receipt receipt =
        APP.get(SubmitBid.class).run(bidder, tender.id(), tender.offer("1", "1"), "k", false);
    String version = "/bids/" + receipt.bidId() + "/versions/1";
    String opening = "/tenders/" + tender.id() + "/opening";

    for (Actor other : others()) {
      Browserless browser = Browserless.signedInAs(APP, other.login());
      for (String path : new String[] {version, "/api/v1" + opening, "/api/v1/bids"}) {
        HttpResponse<String> answer =
            browser.send(browser.request(path).setHeader("Accept", "*/*").GET().build());
        assertThat(answer.body())
            .as(other.title() + " " + path)
            .doesNotContain(receipt.receiptNumber(), receipt.sha256());
        if (!path.endsWith("bids")) {
          assertThat(answer.statusCode()).as(path).isIn(403, 404);
        }
      }
      assertThat(browser.get("/audit").body()).doesNotContain("bid:" + receipt.bidId());
    }
    Browserless chair = Browserless.signedInAs(APP, tender.chair().login());
    assertThat(chair.get(opening).body())
        .contains("Bids are not opened before the deadline")
        .doesNotContain("Open all bids", receipt.receiptNumber());
    assertThat(Browserless.signedInAs(APP, others().get(0).login()).get(opening).statusCode())
        .isEqualTo(404);
  }

  @Test
  void the_record_of_an_opening_is_open_to_all_entitled_and_to_no_other_bidder() {
    APP.get(SubmitBid.class).run(bidder, tender.id(), tender.offer("418.125", "2"), "k", false);
    TENDERS.open(tender);
    String opening = "/tenders/" + tender.id() + "/opening";

    for (Actor reader :
        List.of(
            bidder,
            tender.member(),
            WORLD.aPersonWho(Role.CENTRAL_BUYER),
            WORLD.aPersonWho(Role.AUDITOR),
            WORLD.aPersonWho(Role.COMMITTEE_MEMBER, "OM"))) {
      assertThat(Browserless.signedInAs(APP, reader.login()).get(opening).body())
          .contains("Record of the opening", "4,187.250");
    }
    for (Actor other :
        List.of(
            WORLD.aBidderFor(WORLD.aSupplier()),
            WORLD.aPersonWho(Role.OPENING_MEMBER),
            WORLD.anOfficerOf(WORLD.anEntityIn("KW")))) {
      assertThat(Browserless.signedInAs(APP, other.login()).get(opening).statusCode())
          .isEqualTo(404);
    }
  }

  @Test
  void a_program_submits_and_gets_faults_by_field() {
    Browserless browser = Browserless.signedInAs(APP, bidder.login());
    String body =
        """
        {"offer": {"currency": "SAR", "gccOrigin": false, "validityDays": 90, "hasSecurity": true,
          "statement": "", "prices": [%s]}, "requestKey": "api-1"}""";
    String good = "{\"lotItemId\": %d, \"unitPrice\": 7.25}".formatted(tender.items().get(2));
    String bad = good.replace("7.25", "7.255");

    HttpResponse<String> refused = api(browser, body.formatted(bad));
    HttpResponse<String> taken = api(browser, body.formatted(good));
    HttpResponse<String> missing = api(browser, "{\"requestKey\": \"x\"}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("\"field\":\"offer.prices[0].unitPrice\"");
    assertThat(taken.statusCode()).isEqualTo(201);
    assertThat(taken.body()).contains("\"sha256\"", "\"receiptNumber\"");
    assertThat(missing.statusCode()).isIn(400, 422);
  }

  @Test
  void an_hour_is_told_again_in_riyadh_time_only_where_the_clocks_show_another() {
    for (String state : List.of("SA", "KW", "BH", "QA", "AE", "OM")) {
      Browserless member =
          Browserless.signedInAs(APP, WORLD.aPersonWho(Role.COMMITTEE_MEMBER, state).login());

      String page = member.get("/tenders/" + tender.id()).body();

      boolean another = List.of("AE", "OM").contains(state);
      assertThat(page).as(state).contains("class=\"instant\"");
      assertThat(page.contains("class=\"riyadh\"")).as(state + ", deadline").isEqualTo(another);
      assertThat(page.contains("<dt>Riyadh time</dt>")).as(state + ", footer").isEqualTo(another);
    }
  }

  private static List<Actor> others() {
    return List.of(
        WORLD.aPersonWho(Role.CENTRAL_BUYER),
        WORLD.aPersonWho(Role.AUDITOR),
        WORLD.aPersonWho(Role.ADMINISTRATOR),
        WORLD.aPersonWho(Role.COMMITTEE_MEMBER, "OM"),
        WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW"),
        WORLD.aPersonWho(Role.EVALUATOR),
        WORLD.aPersonWho(Role.OPENING_MEMBER),
        WORLD.aBidderFor(WORLD.aSupplier()));
  }

  private HttpResponse<String> api(Browserless browser, String json) {
    return browser.send(
        browser
            .request("/api/v1/tenders/" + tender.id() + "/bid/versions")
            .setHeader("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Origin", browser.origin())
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private HttpResponse<String> send(Browserless browser, String act, String first, String second) {
    return browser.post(
        room,
        "currency",
        "KWD",
        "gccOrigin",
        "true",
        "validityDays",
        "90",
        "hasSecurity",
        "true",
        "statement",
        "",
        price(0),
        first,
        price(1),
        second,
        "act",
        act);
  }

  private String price(int item) {
    return OfferRules.field(tender.items().get(item));
  }

  private static String find(String pattern, HttpResponse<String> page) {
    Matcher matcher = Pattern.compile(pattern).matcher(page.body());
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
