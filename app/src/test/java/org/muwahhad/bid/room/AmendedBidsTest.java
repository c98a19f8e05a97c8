package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.amendment.AmendmentInput;
import org.muwahhad.tender.amendment.ProposeAmendment;
import org.muwahhad.tender.amendment.PublishAmendment;

/** A bid made against an older version of its tender is confirmed, or it is not opened. */
@Tag("long")
class AmendedBidsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void only_confirmed_and_new_bids_are_opened_and_the_others_are_named_in_the_record() {
    Actor confirming = WORLD.aBidderFor(WORLD.aSupplier());
    Actor silent = WORLD.aBidderFor(WORLD.aSupplier());
    Actor anew = WORLD.aBidderFor(WORLD.aSupplier());
    submit(confirming, "1");
    submit(silent, "2");
    submit(anew, "3");

    amend("أ");
    confirm(confirming, 1);
    submit(anew, "4");
    TENDERS.open(tender);

    assertThat(status(confirming)).isEqualTo("OPENED");
    assertThat(status(anew)).isEqualTo("OPENED");
    assertThat(status(silent)).isEqualTo("UNCONFIRMED");
    String opening = "/tenders/" + tender.id() + "/opening";
    for (Actor reader : new Actor[] {silent, WORLD.aPersonWho(Role.CENTRAL_BUYER)}) {
      assertThat(Browserless.signedInAs(APP, reader).get(opening).body())
          .contains("Bids that were not confirmed", "not confirmed after amendment 1");
    }
    assertThat(ApiCaller.of(APP, silent).get("/api/v1" + opening).body())
        .contains("\"unconfirmed\":[{", "\"amendment\":1");
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'tender.open' AND object_id = '%d'"
                    .formatted(tender.id())))
        .contains("\"unconfirmed\":1");
    assertThat(APP.ask("SELECT COUNT(*) FROM opened_bid WHERE bid_id = " + bid(silent)))
        .isEqualTo("0");
  }

  @Test
  void a_bidder_sees_what_changed_and_confirms_with_one_button() {
    submit(bidder, "1");
    amend("دليل بالعربية");
    Browserless browser = Browserless.signedInAs(APP, bidder);
    String room = "/tenders/" + tender.id() + "/bid";

    HttpResponse<String> home = browser.get("/");
    HttpResponse<String> before = browser.get(room);
    HttpResponse<String> page = browser.get(room + "/confirmation");
    HttpResponse<String> after = browser.post(room + "/confirmation", "amendment", "1");

    assertThat(home.body())
        .contains("Confirm your bid after the amendment")
        .as("a bid that is not opened unless it is confirmed does not stand")
        .doesNotContain("Your bid is submitted and sealed");
    assertThat(browser.get("/").body())
        .contains("Your bid is submitted and sealed")
        .doesNotContain("Confirm your bid after the amendment");
    assertThat(before.body()).contains("amended after you submitted your bid (amendment 1)");
    assertThat(page.body()).contains("دليل بالعربية", "Confirm the bid unchanged");
    assertThat(after.body())
        .contains("Your bid stands for the tender as amended")
        .doesNotContain("amended after you submitted");
    assertThat(
            APP.ask(
                "SELECT act FROM audit_entry WHERE object_type = 'bid' ORDER BY id DESC LIMIT 1"))
        .isEqualTo("bid.confirmed");
  }

  @Test
  void who_checked_the_bid_before_an_amendment_submits_it_only_after_checking_again() {
    Actor late = WORLD.aBidderFor(WORLD.aSupplier());
    APP.get(SaveBidDraft.class).run(late, tender.id(), tender.offer("5", "5"));
    Browserless browser = Browserless.signedInAs(APP, late);
    browser.get("/language/en");
    String room = "/tenders/" + tender.id() + "/bid";
    String checked = browser.get(room + "/check").body();
    amend("أ");

    String told = submitted(browser, room, checked);

    assertThat(told).contains("The tender has been amended since you checked your bid");
    assertThat(APP.ask("SELECT status FROM bid WHERE id = " + bid(late))).isEqualTo("DRAFT");
    assertThat(
            ApiCaller.of(APP, late)
                .send(
                    "POST",
                    "/api/v1" + room + "/versions",
                    """
                    {"requestKey": "late", "amendment": 0, "offer": {"currency": "SAR",
                     "gccOrigin": false, "validityDays": 90, "hasSecurity": false,
                     "statement": "", "prices": [{"lotItemId": %d, "unitPrice": 5}],
                     "discounts": []}}"""
                        .formatted(tender.items().get(0)))
                .body())
        .contains("bid.tender-amended");
    assertThat(submitted(browser, room, browser.get(room + "/check").body()))
        .contains("Receipt", "B-");
    assertThat(APP.ask("SELECT status FROM bid WHERE id = " + bid(late))).isEqualTo("SUBMITTED");
  }

  /** What is shown after the form of a check page was sent as it stands. */
  private static String submitted(Browserless browser, String room, String page) {
    return browser
        .post(
            room + "/submit",
            "requestKey",
            hidden(page, "requestKey"),
            "sha256",
            hidden(page, "sha256"),
            "amendment",
            hidden(page, "amendment"),
            "keepDraft",
            "true")
        .body();
  }

  private static String hidden(String page, String name) {
    return page.replaceAll("(?s).*name=\"" + name + "\" value=\"([^\"]*)\".*", "$1");
  }

  @Test
  void each_amendment_and_each_version_is_confirmed_for_itself() {
    submit(bidder, "1");
    amend("أ");
    confirm(bidder, 1);
    amend("ب");

    assertThatThrownBy(() -> confirm(bidder, 1)).isInstanceOf(Refusal.Conflict.class);
    assertThat(due(bidder)).contains("\"due\":2");
    submit(bidder, "2");
    assertThat(due(bidder)).doesNotContain("\"due\"");
  }

  @Test
  void before_the_opening_nobody_learns_from_a_confirmation_that_there_is_a_bid() {
    submit(bidder, "1");
    amend("أ");
    confirm(bidder, 1);

    for (Role role : new Role[] {Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR}) {
      ApiCaller other = ApiCaller.of(APP, WORLD.aPersonWho(role));
      assertThat(other.get("/api/v1/audit/entries").body()).doesNotContain("bid:" + bid(bidder));
      assertThat(other.get("/api/v1/tenders/" + tender.id() + "/bid/confirmation").statusCode())
          .isEqualTo(403);
      assertThat(other.get("/api/v1/tenders/" + tender.id() + "/amendments").body())
          .doesNotContain("nconfirmed");
    }
    assertThat(due(WORLD.aBidderFor(WORLD.aSupplier()))).doesNotContain("\"due\"");
  }

  @Test
  void the_database_opens_no_unconfirmed_bid_and_leaves_no_confirmed_one_closed() {
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    submit(bidder, "1");
    submit(other, "2");
    amend("أ");
    confirm(other, 1);
    String confirmation =
        """
        INSERT INTO bid_confirmation (bid_id, tender_id, version_number, amendment_number,
          confirmed_at, confirmed_by) VALUES (%d, %d, 1, 1, UTC_TIMESTAMP(6), %d)"""
            .formatted(Long.parseLong(bid(bidder)), tender.id(), bidder.personId());

    APP.without(
        "tr_joint_tender_progress",
        () -> APP.sql("UPDATE joint_tender SET status = 'CLOSED' WHERE id = " + tender.id()));
    refused("UPDATE bid SET status = 'OPENED' WHERE id = " + bid(bidder), "bid.not-confirmed");
    refused("UPDATE bid SET status = 'UNREADABLE' WHERE id = " + bid(bidder), "bid.not-confirmed");
    refused("UPDATE bid SET status = 'UNCONFIRMED' WHERE id = " + bid(other), "bid.is-confirmed");
    refused(confirmation, "bid.wrong-status");
    refused("DELETE FROM bid_confirmation", "bid.version-immutable");
    assertThat(APP.sql("UPDATE bid SET status = 'UNCONFIRMED' WHERE id = " + bid(bidder)))
        .isEqualTo(1);
    refused("UPDATE bid SET status = 'OPENED' WHERE id = " + bid(bidder), "bid.opened-immutable");
  }

  private void submit(Actor actor, String price) {
    APP.get(SubmitBid.class)
        .run(actor, tender.id(), tender.offer(price, price), "k-" + price, false);
  }

  private void confirm(Actor actor, int amendment) {
    APP.get(ConfirmBid.class).run(actor, tender.id(), amendment);
  }

  private void amend(String condition) {
    long proposal =
        APP.get(ProposeAmendment.class)
            .run(
                WORLD.aPersonWho(Role.CENTRAL_BUYER),
                tender.id(),
                new AmendmentInput(
                    new Bilingual("سبب", "Reason"),
                    null,
                    Map.of("conditions", new Bilingual(condition, condition))));
    APP.get(PublishAmendment.class)
        .run(WORLD.aPersonWho(Role.CENTRAL_BUYER), tender.id(), proposal);
  }

  private String due(Actor actor) {
    return ApiCaller.of(APP, actor)
        .get("/api/v1/tenders/" + tender.id() + "/bid/confirmation")
        .body();
  }

  private String bid(Actor actor) {
    return APP.ask(
        "SELECT id FROM bid WHERE tender_id = %d AND supplier_id = %d"
            .formatted(tender.id(), actor.require(Role.BIDDER).supplier()));
  }

  private String status(Actor actor) {
    return APP.ask("SELECT status FROM bid WHERE id = " + bid(actor));
  }

  private static void refused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }
}
