package org.muwahhad.bid.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.OpeningMembers;

/** From the opening key to the record of the opening in a browser without JavaScript. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpeningPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final BidFixture.Tender TENDER = TENDERS.aPublishedTender();
  private static final String HERE = "/tenders/" + TENDER.id();
  private static final String NEXT = "سبع آبار في الصحراء";

  @Test
  @Order(1)
  void a_member_makes_a_key_and_mistakes_are_told_at_their_fields() {
    Actor member = TENDERS.members().addWithoutKey("BH");
    Browserless browser = as(member);
    assertThat(browser.get("/").body()).contains("Create your opening key");
    assertThat(browser.get("/opening-key").body()).contains("You have no opening key yet");

    HttpResponse<String> wrong =
        browser.post("/opening-key", "passphrase", "too short", "repeated", "other");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("at least 12 characters", "The two passphrases differ", "href=\"#passphrase\"")
        .doesNotContain("too short\"");
    assertThat(
            browser
                .post("/opening-key", "passphrase", "one two three four", "repeated", "other")
                .body())
        .doesNotContain("one two three four");

    String typed = OpeningMembers.PASSPHRASE;
    assertThat(browser.post("/opening-key", "passphrase", typed, "repeated", typed).body())
        .contains("Your opening key is created", "Fingerprint of the public part");
    assertThat(browser.get("/").body()).doesNotContain("Create your opening key");
  }

  @Test
  @Order(2)
  void a_passphrase_is_changed_and_a_forgotten_key_replaced() {
    Browserless browser = as(TENDERS.members().add());
    String typed = OpeningMembers.PASSPHRASE;
    browser.get("/opening-key");

    HttpResponse<String> wrong =
        browser.post(
            "/opening-key/passphrase",
            "current",
            "not the passphrase",
            "passphrase",
            NEXT,
            "repeated",
            NEXT);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("The passphrase is wrong", "href=\"#current\"");
    assertThat(
            browser
                .post(
                    "/opening-key/passphrase",
                    "current",
                    typed,
                    "passphrase",
                    NEXT,
                    "repeated",
                    NEXT)
                .body())
        .contains("The passphrase is changed");

    assertThat(browser.get("/opening-key/replacement").body())
        .contains("No tender is waiting for a share of the current key");
    assertThat(
            browser.post("/opening-key/replacement", "passphrase", NEXT, "repeated", NEXT).body())
        .contains("A new opening key is created");
  }

  @Test
  @Order(3)
  void only_people_who_sit_on_opening_panels_have_opening_keys() {
    Browserless buyer = as(WORLD.aPersonWho(Role.CENTRAL_BUYER));

    assertThat(buyer.get("/opening-key").statusCode()).isEqualTo(403);
    assertThat(buyer.post("/opening-key", "passphrase", NEXT, "repeated", NEXT).statusCode())
        .isEqualTo(403);
    assertThat(as(TENDERS.members().addWithoutKey("QA")).get("/api/v1/opening-key").statusCode())
        .isEqualTo(404);
  }

  @Test
  @Order(4)
  void a_member_tries_the_share_and_the_buyer_sees_when() {
    Browserless member = as(TENDER.member());
    assertThat(member.get(HERE).body()).contains(HERE + "/ceremony", HERE + "/opening");
    assertThat(member.get(HERE + "/ceremony").body()).contains("2 of 3", "Try my share");

    HttpResponse<String> wrong = rehearse(member, "not the passphrase", "");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("The passphrase is wrong", "href=\"#passphrase\"");
    assertThat(rehearse(member, OpeningMembers.PASSPHRASE, "").body()).contains("Your share works");

    Browserless buyer = as(WORLD.aPersonWho(Role.CENTRAL_BUYER));
    assertThat(buyer.get(HERE).body()).contains(HERE + "/ceremony");
    assertThat(buyer.get(HERE + "/ceremony").body())
        .contains(TENDER.member().name().en(), "Never tried", "Fingerprint of the tender")
        .doesNotContain("Try my share", "Download my share");
    assertThat(as(WORLD.aBidderFor(WORLD.aSupplier())).get(HERE + "/ceremony").statusCode())
        .isEqualTo(404);
  }

  @Test
  @Order(5)
  void the_copy_of_a_share_is_a_file_that_works_and_a_spoilt_one_is_refused() {
    Browserless member = as(TENDER.third());
    member.get(HERE + "/ceremony");
    HttpResponse<String> copy = member.get(HERE + "/ceremony/share");

    assertThat(copy.headers().firstValue("Content-Disposition").orElse(""))
        .contains(TENDER.number() + "-share-3.json");
    assertThat(copy.body()).contains("\"format\":\"muwahhad-share-1\"");
    assertThat(rehearse(member, OpeningMembers.PASSPHRASE, copy.body()).body())
        .contains("Your share works");
    assertThat(rehearse(member, OpeningMembers.PASSPHRASE, "{").body())
        .contains("The file is not a copy of a share", "href=\"#file\"");
    assertThat(
            rehearse(
                    member,
                    OpeningMembers.PASSPHRASE,
                    copy.body().replaceAll("m=\\d+", "m=99999999"))
                .body())
        .contains("The file is not a copy of a share");
  }

  @Test
  @Order(6)
  void before_the_deadline_the_room_is_closed() {
    Browserless chair = as(TENDER.chair());

    assertThat(chair.get(HERE + "/opening").body())
        .contains("Bids are not opened before the deadline")
        .doesNotContain("Contribute my share");
    assertThat(give(chair, OpeningMembers.PASSPHRASE).body())
        .contains("The opening room opens at the deadline");
    assertThat(as(TENDERS.members().add()).get(HERE + "/opening/room").statusCode()).isEqualTo(404);
  }

  @Test
  @Order(7)
  void after_it_members_come_give_their_shares_and_the_chair_opens() {
    APP.moveClockOn(BidFixture.UNTIL_DEADLINE.plus(Duration.ofMinutes(5)));
    Browserless chair = as(TENDER.chair());
    Browserless member = as(TENDER.member());
    chair.get(HERE + "/opening");
    member.get(HERE + "/opening");

    assertThat(chair.post(HERE + "/opening/presence").body())
        .contains("Your attendance is recorded");
    assertThat(chair.post(HERE + "/opening").body())
        .contains("No share has been contributed yet; 2 are needed");
    HttpResponse<String> wrong = give(member, "not the passphrase");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("The passphrase is wrong", "href=\"#passphrase\"");
    assertThat(give(member, OpeningMembers.PASSPHRASE).body())
        .contains("Your share is contributed");
    assertThat(chair.get(HERE + "/opening/room").body())
        .contains("1 share has been contributed; 2 are needed")
        .doesNotContain("<html");
    assertThat(give(chair, OpeningMembers.PASSPHRASE).body())
        .contains("2 shares have been contributed and 2 are needed");

    assertThat(chair.post(HERE + "/opening").body())
        .contains("All bids are opened", "Present at the opening");
  }

  @Test
  @Order(8)
  void a_program_gets_faults_by_field() {
    Browserless member = as(TENDER.member());
    HttpResponse<String> answer =
        member.send(
            member
                .request("/api/v1/opening-key/passphrase")
                .header("Origin", member.origin())
                .header("Content-Type", "application/json")
                .PUT(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"current\": \"wrong\", \"passphrase\": \"one two three four\"}"))
                .build());

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("\"current\"", "bid.passphrase-wrong");
  }

  private static HttpResponse<String> rehearse(Browserless member, String passphrase, String file) {
    return member.upload(
        HERE + "/ceremony/rehearsal", "share.json", file, "passphrase", passphrase);
  }

  private static HttpResponse<String> give(Browserless member, String passphrase) {
    return member.upload(HERE + "/opening/shares", "share.json", "", "passphrase", passphrase);
  }

  private static Browserless as(Actor person) {
    return Browserless.signedInAs(APP, person);
  }
}
