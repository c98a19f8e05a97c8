package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.room.SubmitBid;

/**
 * Before the opening nobody sees who bid or how many: everything that others can read stays the
 * same, byte for byte, whether a bid came or not.
 */
@Tag("long")
class SealedFromViewTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();

  @Test
  void what_others_read_does_not_change_when_a_bid_comes() {
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    List<Actor> readers =
        List.of(
            buyer,
            WORLD.aPersonWho(Role.AUDITOR),
            WORLD.aPersonWho(Role.ADMINISTRATOR),
            WORLD.aPersonWho(Role.COMMITTEE_MEMBER, "OM"),
            WORLD.aBidderFor(WORLD.aSupplier()),
            tender.chair());
    List<Browserless> browsers =
        readers.stream().map(r -> Browserless.signedInAs(APP, r.login())).toList();
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

    List<String> before = everything(browsers);
    for (int i = 0; i < 3; i++) {
      APP.get(SubmitBid.class)
          .run(bidder, tender.id(), tender.offer("1", "1"), UUID.randomUUID().toString(), true);
    }
    List<String> after = everything(browsers);

    assertThat(after).isEqualTo(before);
  }

  @Test
  void an_auditor_verifies_sealed_chains_without_learning_of_them() {
    Browserless auditor = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR).login());
    verification(auditor);
    String before = verification(auditor);

    APP.get(SubmitBid.class)
        .run(WORLD.aBidderFor(WORLD.aSupplier()), tender.id(), tender.offer("1", "1"), "k", false);

    String after = verification(auditor);
    assertThat(chains(after)).isEqualTo(chains(before));
    assertThat(entries(after))
        .as("the record grew by the verification before, and by nothing of the bid")
        .isEqualTo(entries(before) + 1);
  }

  @Test
  void the_numbers_of_audit_entries_stay_inside() {
    Browserless auditor = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR).login());

    assertThat(auditor.get("/api/v1/audit/entries").body())
        .contains("\"position\":")
        .doesNotContain("\"id\":");
  }

  @Test
  void the_record_has_no_place_of_a_sealed_bid_from_which_one_could_read_on() {
    Browserless auditor = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR).login());
    APP.get(SubmitBid.class)
        .run(WORLD.aBidderFor(WORLD.aSupplier()), tender.id(), tender.offer("1", "1"), "k", false);
    String sealed =
        APP.ask("SELECT CONCAT('bid:', MAX(id), '@1') FROM bid WHERE tender_id = " + tender.id());
    verification(auditor);

    for (String path : List.of("/api/v1/audit/entries?before=", "/api/v1/audit/entries?after=")) {
      assertThat(auditor.get(path + sealed).body())
          .as(path)
          .isEqualTo(auditor.get(path + "bid:999999999@1").body());
    }
  }

  @Test
  void metrics_count_no_request_to_a_bid_room() {
    Browserless administrator =
        Browserless.signedInAs(APP, WORLD.aPersonWho(Role.ADMINISTRATOR).login());
    Browserless bidder = Browserless.signedInAs(APP, WORLD.aBidderFor(WORLD.aSupplier()).login());
    bidder.get("/tenders/" + tender.id() + "/bid");
    bidder.get("/bids");
    administrator.get("/tenders");

    String metrics =
        administrator
            .send(administrator.request("/prometheus").setHeader("Accept", "*/*").GET().build())
            .body();

    assertThat(metrics).contains("uri=\"/tenders\"").doesNotContain("/bid");
  }

  /** All that lists or counts, read by everybody; times of day apart, which run on. */
  private List<String> everything(List<Browserless> browsers) {
    List<String> seen = new ArrayList<>();
    String page = "/tenders/" + tender.id();
    for (Browserless browser : browsers) {
      for (String path :
          List.of(
              "/",
              "/tenders",
              page,
              page + "/opening",
              page + "/ceremony",
              "/bids",
              "/audit",
              "/reports",
              "/decisions",
              "/api/v1/home",
              "/api/v1/tenders",
              "/api/v1" + page,
              "/api/v1" + page + "/opening",
              "/api/v1" + page + "/opening/room",
              "/api/v1" + page + "/opening/ceremony",
              "/api/v1/bids",
              "/api/v1/audit/entries")) {
        HttpResponse<String> answer =
            browser.send(browser.request(path).setHeader("Accept", "*/*").GET().build());
        seen.add(path + " " + answer.statusCode() + " " + steady(answer.body()));
      }
    }
    return seen;
  }

  private static String steady(String body) {
    return body.replaceAll("\\d{2}:\\d{2}(:\\d{2})?(\\.\\d+)?Z?", "");
  }

  private static long chains(String verification) {
    return count(verification, "chains");
  }

  private static long entries(String verification) {
    return count(verification, "entries");
  }

  private static long count(String verification, String of) {
    Matcher found = Pattern.compile('"' + of + "\":(\\d+)").matcher(verification);
    assertThat(found.find()).as(verification).isTrue();
    return Long.parseLong(found.group(1));
  }

  private static String verification(Browserless auditor) {
    return auditor
        .send(
            auditor
                .request("/api/v1/audit/verification")
                .header("Origin", auditor.origin())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build())
        .body();
  }
}
