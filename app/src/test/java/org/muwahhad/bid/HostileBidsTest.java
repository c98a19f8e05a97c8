package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.organisation.register.SuspendSupplier;

/** Bidders who mistype, hurry, come late or try. */
@Tag("long")
class HostileBidsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final Browserless browser = Browserless.signedInAs(APP, bidder.login());

  @ParameterizedTest
  @CsvSource({
    "-1, false",
    "0, false",
    "1.2345, false",
    "10000000000000000, false",
    "10000000000, false",
    "9999999999, true",
    "1e3, false",
    "1E+3, false",
    "0x10, false",
    "NaN, false",
    "1‚5, false",
    "'1,5', false",
    "1 OR 1=1, false",
    "٤١٨٫١٢٥, true",
    "'1,250.5', true",
    "۱۲, true",
    "'', true"
  })
  void a_price_in_a_form_is_a_plain_positive_number_or_only_shown_again(
      String typed, boolean taken) {
    String room = "/tenders/" + tender.id() + "/bid";
    browser.get(room);

    HttpResponse<String> answer =
        browser.post(
            room,
            "currency",
            "KWD",
            "validityDays",
            "90",
            "statement",
            "",
            OfferRules.field(tender.items().get(0)),
            typed,
            "act",
            "save");

    Offer draft = APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft();
    assertThat(draft).isNotNull();
    assertThat(answer.body().contains("-error\"")).isEqualTo(!taken);
    if (!typed.isEmpty()) {
      assertThat(answer.body()).contains("value=\"" + typed + "\"");
      assertThat(draft.prices()).hasSize(taken ? 1 : 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 422",
    "0, 422",
    "1.2345, 422",
    "1e999999999, 400",
    "-1e999999999, 400",
    "1e-999999999, 400",
    "1e2147483647, 400",
    "99999999999999999999999999999999999999, 422",
    "NaN, 400",
    "{}, 400",
    "1e1, 201"
  })
  void a_price_from_a_program_is_refused_at_its_field_and_hurts_nobody(String price, int status) {
    HttpResponse<String> answer = submit(price, "key");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 422) {
      assertThat(answer.body()).contains("\"field\":\"offer.prices[0].unitPrice\"");
    }
  }

  @Test
  void a_price_that_a_program_left_out_is_named() {
    HttpResponse<String> answer = submit("null", "key");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("{\"field\":\"offer.prices[0].unitPrice\",\"code\":\"shared.missing\"");
  }

  @Test
  void a_bid_a_microsecond_before_the_deadline_counts_and_one_at_it_does_not() {
    Instant deadline =
        LocalDateTime.parse(
                APP.ask("SELECT deadline_at FROM joint_tender WHERE id = " + tender.id())
                    .replace(' ', 'T'))
            .toInstant(ZoneOffset.UTC);
    Offer offer = tender.offer("1", "1");
    SubmitBid submitBid = APP.get(SubmitBid.class);

    assertThat(
            DemoTime.at(
                    deadline.minus(1, ChronoUnit.MICROS),
                    () -> submitBid.run(bidder, tender.id(), offer, "in-time", false))
                .number())
        .isEqualTo(1);
    assertThatThrownBy(
            () ->
                DemoTime.at(
                    deadline, () -> submitBid.run(bidder, tender.id(), offer, "late", false)))
        .hasMessage("bid.deadline-passed");
  }

  @Test
  void eight_different_requests_at_once_become_eight_versions_or_conflicts_and_never_a_mixture()
      throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(8);
    List<Callable<Integer>> all =
        IntStream.range(0, 8)
            .<Callable<Integer>>mapToObj(i -> () -> submit("7.25", "key-" + i).statusCode())
            .toList();

    List<Integer> answers = new ArrayList<>();
    for (Future<Integer> sent : senders.invokeAll(all)) {
      answers.add(sent.get());
    }
    senders.shutdown();

    long taken = answers.stream().filter(a -> a == 201).count();
    assertThat(answers).allMatch(a -> a == 201 || a == 409);
    assertThat(taken).isPositive();
    assertThat(
            APP.ask(
                "SELECT CONCAT(MAX(b.version_count), ' ', COUNT(*), ' ', MAX(v.number)) FROM bid b"
                    + " JOIN bid_version v ON v.bid_id = b.id WHERE b.tender_id = "
                    + tender.id()))
        .isEqualTo("%1$d %1$d %1$d".formatted(taken));
  }

  @Test
  void the_database_receives_nothing_from_a_supplier_that_was_suspended_meanwhile() {
    BidQueries.Receipt receipt =
        APP.get(SubmitBid.class).run(bidder, tender.id(), tender.offer("1", "1"), "k", false);
    long supplier =
        Long.parseLong(APP.ask("SELECT supplier_id FROM bid WHERE id = " + receipt.bidId()));
    APP.get(SuspendSupplier.class)
        .run(WORLD.aPersonWho(Role.CENTRAL_BUYER), supplier, "Decision 7", null);

    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key,
                      received_at, received_from, sha256, sealed_content)
                    SELECT bid_id, tender_id, 2, 'S-%1$d', 'past', received_at, received_from,
                           sha256, sealed_content FROM bid_version WHERE bid_id = %1$d"""
                        .formatted(receipt.bidId())))
        .hasMessageContaining("bid.supplier-suspended");
  }

  @Test
  void the_database_lets_a_bid_go_only_the_ways_of_its_life() {
    BidQueries.Receipt receipt =
        APP.get(SubmitBid.class).run(bidder, tender.id(), tender.offer("1", "1"), "k", false);
    String where = " WHERE id = " + receipt.bidId();

    refused("UPDATE bid SET status = 'OPENED'" + where, "bid.opening-over");
    refused("UPDATE bid SET status = 'DRAFT'" + where, "bid.wrong-status");
    refused("UPDATE bid SET version_count = 2" + where, "bid.version-missing");
  }

  @Test
  void a_supplier_reaches_nothing_of_another_suppliers_bid() {
    BidQueries.Receipt receipt =
        APP.get(SubmitBid.class).run(bidder, tender.id(), tender.offer("1", "1"), "k", true);
    Browserless other = Browserless.signedInAs(APP, WORLD.aBidderFor(WORLD.aSupplier()).login());
    String bid = "/bids/" + receipt.bidId();

    other.get("/bids");
    assertThat(other.get(bid + "/versions/1").statusCode()).isEqualTo(404);
    assertThat(other.get(bid + "/withdraw").statusCode()).isEqualTo(404);
    assertThat(other.post(bid + "/withdraw").statusCode()).isEqualTo(404);
    assertThat(other.get("/api/v1" + bid + "/versions").statusCode()).isEqualTo(404);
    assertThat(other.get("/tenders/" + tender.id() + "/bid/content").statusCode()).isEqualTo(404);
    assertThat(APP.ask("SELECT status FROM bid WHERE id = " + receipt.bidId()))
        .isEqualTo("SUBMITTED");
  }

  private HttpResponse<String> submit(String price, String key) {
    return browser.send(
        browser
            .request("/api/v1/tenders/" + tender.id() + "/bid/versions")
            .setHeader("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Origin", browser.origin())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    """
                    {"offer": {"currency": "KWD", "gccOrigin": false, "validityDays": 90,
                      "hasSecurity": true, "statement": "",
                      "prices": [{"lotItemId": %d, "unitPrice": %s}]}, "requestKey": "%s"}"""
                        .formatted(tender.items().get(2), price, key)))
            .build());
  }

  private static void refused(String statement, String why) {
    assertThatThrownBy(() -> APP.sql(statement))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(why);
  }
}
