package org.muwahhad.bid.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.OpeningMembers;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.DownloadShare;
import org.muwahhad.bid.key.OwnOpeningKey;
import org.muwahhad.bid.key.RehearseShare;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.shared.Refusal;

/** A member of an opening panel who learns of a conflict of interest opens nothing any more. */
@Tag("long")
class DeclareOpenerConflictTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final String TAG = "Declared a conflict of interest";
  private static final String WHY = "My wife works for a bidder";
  private final DeclareOpenerConflict declareConflict = APP.get(DeclareOpenerConflict.class);
  private final OpenBids openBids = APP.get(OpenBids.class);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();

  @AfterAll
  static void end() {
    APP.close();
  }

  @Test
  void a_member_with_a_conflict_gives_no_share_and_the_others_open_with_theirs() {
    bid();
    declareConflict.run(tender.member(), tender.id(), WHY);

    assertThat(act()).isEqualTo("bid.conflict-learned");
    for (Runnable barred :
        new Runnable[] {
          () -> APP.get(DownloadShare.class).run(tender.member(), tender.id()),
          () ->
              APP.get(RehearseShare.class)
                  .run(tender.member(), tender.id(), OpeningMembers.PASSPHRASE, null),
          () -> give(tender.member()),
          () -> APP.get(EnterOpeningRoom.class).run(tender.member(), tender.id(), SealedPart.BID)
        }) {
      assertThatThrownBy(barred::run)
          .isInstanceOf(Refusal.NotPermitted.class)
          .hasMessage("tender.conflict-declared");
    }
    BidFixture.afterTheDeadline(
        () -> {
          give(tender.chair());
          give(tender.third());
          assertThat(openBids.run(tender.chair(), tender.id()).opened()).isEqualTo(1);
        });
  }

  @Test
  void a_share_given_and_not_used_yet_is_forgotten_and_the_presence_stays_in_the_record() {
    bid();
    BidFixture.afterTheDeadline(
        () -> {
          give(tender.member());
          give(tender.third());
          declareConflict.run(tender.member(), tender.id(), WHY);

          assertThat(count("given_share")).isEqualTo("1");
          assertThat(count("opening_presence")).isEqualTo("2");
          OpeningRoomView room = APP.get(ViewOpeningRoom.class).get(tender.chair(), tender.id());
          assertThat(room.given()).isEqualTo(1);
          assertThat(room.seats()).filteredOn(s -> s.outAt() != null).hasSize(1);
          assertThatThrownBy(() -> openBids.run(tender.chair(), tender.id()))
              .hasMessage("bid.shares-missing");
          assertThatThrownBy(() -> APP.get(ViewOpeningRoom.class).get(tender.member(), tender.id()))
              .isInstanceOf(Refusal.NotPermitted.class)
              .hasMessage("tender.conflict-declared");
          give(tender.chair());
          assertThat(openBids.run(tender.chair(), tender.id()).opened()).isEqualTo(1);
        });
  }

  @Test
  void where_the_chair_has_a_conflict_the_first_other_member_chairs_and_opens() {
    bid();
    declareConflict.run(tender.chair(), tender.id(), WHY);

    BidFixture.afterTheDeadline(
        () -> {
          give(tender.member());
          give(tender.third());
          Actor next = first(tender.member(), tender.third());
          Actor other = next.equals(tender.third()) ? tender.member() : tender.third();
          assertThat(APP.get(ViewOpeningRoom.class).get(next, tender.id()).chair()).isTrue();
          assertThatThrownBy(() -> openBids.run(tender.chair(), tender.id()))
              .hasMessage("tender.conflict-declared");
          assertThatThrownBy(() -> openBids.run(other, tender.id()))
              .hasMessage("bid.not-opening-chair");
          assertThat(openBids.run(next, tender.id()).opened()).isEqualTo(1);
        });
  }

  @Test
  void once_opened_there_is_nothing_to_leave() {
    bid();
    BidFixture.afterTheDeadline(
        () -> {
          give(tender.chair());
          give(tender.third());
          openBids.run(tender.chair(), tender.id());
          assertThatThrownBy(() -> declareConflict.run(tender.chair(), tender.id(), WHY))
              .hasMessage("bid.nothing-to-open");
          assertThatThrownBy(() -> conflict(tender.chair()))
              .hasMessageContaining("bid.nothing-to-open");
        });
  }

  @Test
  void of_two_envelopes_the_prices_are_opened_by_those_without_a_conflict() {
    BidFixture.Tender two = TENDERS.aTwoEnvelopeTender(WORLD.aPersonWho(Role.EVALUATOR));
    BidFixture.afterTheDeadline(
        () -> {
          TENDERS.members().give(two.chair(), two.id());
          TENDERS.members().give(two.third(), two.id());
          openBids.run(two.chair(), two.id());
          declareConflict.run(two.chair(), two.id(), WHY);

          assertThat(APP.get(OpeningRecords.class).get(two.third(), two.id()).present())
              .as("the record tells who chaired the first meeting")
              .filteredOn(OpeningRoomView.OpeningSeat::chair)
              .extracting(OpeningRoomView.OpeningSeat::personId)
              .containsExactly(two.chair().personId());
        });
  }

  @Test
  void the_others_and_the_buyers_are_told_also_that_too_few_shares_are_left() {
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    declareConflict.run(tender.member(), tender.id(), WHY);
    assertThat(told("conflict-opening", tender.chair())).isEqualTo("1");
    assertThat(told("conflict-opening", buyer)).isEqualTo("1");
    assertThat(told("conflict-opening", tender.member())).isEqualTo("0");

    String page =
        Browserless.signedInAs(APP, tender.third())
            .get("/tenders/" + tender.id() + "/opening/conflict")
            .body();
    assertThat(page).contains("the buyer can only cancel the tender");
    declareConflict.run(tender.third(), tender.id(), WHY);

    assertThat(told("conflict-opening-too-few", buyer)).isEqualTo("1");
  }

  @Test
  void the_page_shows_it_once_more_before_it_binds_and_programs_declare_it_too() {
    String page = "/tenders/" + tender.id() + "/opening/conflict";
    Browserless browser = Browserless.signedInAs(APP, tender.member());

    assertThat(browser.get("/tenders/" + tender.id()).body()).contains(page);
    assertThat(browser.get(page).body()).contains("in at most 1,000 characters");
    assertThat(browser.post(page, "statement", WHY).body())
        .contains(WHY, "cannot be withdrawn", "Your declaration", "leave the tender");
    assertThat(count("learned_conflict")).isEqualTo("0");
    browser.post(page, "statement", WHY, "confirmed", "yes");
    assertThat(count("learned_conflict")).isEqualTo("1");
    assertThat(
            ApiCaller.of(APP, tender.third())
                .send("POST", "/api/v1" + page, "{\"statement\": \"" + WHY + "\"}")
                .statusCode())
        .isEqualTo(204);
    assertThat(
            ApiCaller.of(APP, TENDERS.members().add())
                .send("POST", "/api/v1" + page, "{\"statement\": \"" + WHY + "\"}")
                .body())
        .contains("tender.not-on-panel");
  }

  @Test
  void pages_offer_the_member_nothing_that_is_refused_and_say_why() {
    String here = "/tenders/" + tender.id();
    Browserless browser = Browserless.signedInAs(APP, tender.member());
    assertThat(browser.get(here + "/ceremony").body())
        .contains(here + "/ceremony/rehearsal", here + "/ceremony/share");
    assertThat(ownKey()).extracting("sharesInUse", "sharesOut").containsExactly(1, 0);

    declareConflict.run(tender.member(), tender.id(), WHY);

    assertThat(browser.get(here + "/ceremony").body())
        .contains("You can neither try nor download your share")
        .doesNotContain(here + "/ceremony/rehearsal", here + "/ceremony/share");
    assertThat(ownKey()).extracting("sharesInUse", "sharesOut").containsExactly(0, 1);
    assertThat(browser.get("/opening-key").body())
        .contains("1 further tender does not wait for your share");
    HttpResponse<String> room = browser.get(here + "/opening");
    assertThat(room.statusCode()).isEqualTo(403);
    assertThat(room.body()).contains("You declared a conflict of interest in this tender");
  }

  @Test
  void the_buyer_sees_beside_the_name_who_declared_a_conflict() {
    Browserless buyer = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER));
    List<String> pages =
        List.of("/tenders/" + tender.id() + "/panels", "/tenders/" + tender.id() + "/ceremony");
    assertThat(pages).allSatisfy(p -> assertThat(buyer.get(p).body()).doesNotContain(TAG));

    declareConflict.run(tender.member(), tender.id(), WHY);

    assertThat(pages)
        .allSatisfy(
            p ->
                assertThat(buyer.get(p).body())
                    .containsOnlyOnce(TAG)
                    .containsPattern(
                        Pattern.quote("<bdi>" + tender.member().name().en() + "</bdi>")
                            + "\\s*<strong class=\"tag tag-bad\">"
                            + TAG));
  }

  @Test
  void the_database_keeps_a_member_with_a_conflict_out_whoever_asks() {
    declareConflict.run(tender.member(), tender.id(), WHY);

    APP.without(
        "tr_opening_presence_on_time",
        () ->
            assertThatThrownBy(
                    () ->
                        APP.sql(
                            """
                            INSERT INTO opening_presence (tender_id, person_id, panel, present_at, part)
                            VALUES (%d, %d, 'OPENING', UTC_TIMESTAMP(6), 'BID')"""
                                .formatted(tender.id(), tender.member().personId())))
                .hasMessageContaining("tender.conflict-declared"));
    APP.without(
        "tr_given_share_on_time",
        () ->
            assertThatThrownBy(
                    () ->
                        APP.sql(
                            """
                            INSERT INTO given_share (tender_id, share_number, person_id, from_file,
                                                     wrapped_share, given_at, part)
                            VALUES (%d, 2, %d, FALSE, 'x', UTC_TIMESTAMP(6), 'BID')"""
                                .formatted(tender.id(), tender.member().personId())))
                .hasMessageContaining("tender.conflict-declared"));
    assertThatThrownBy(() -> conflict(TENDERS.members().add()))
        .hasMessageContaining("bid.nothing-to-open");
  }

  private OwnOpeningKey.OpeningKeyView ownKey() {
    return APP.get(OwnOpeningKey.class).find(tender.member()).orElseThrow();
  }

  private static Actor first(Actor one, Actor other) {
    return one.personId() < other.personId() ? one : other;
  }

  private void conflict(Actor member) {
    APP.sql(
        """
        INSERT INTO learned_conflict (tender_id, person_id, part, statement, declared_at)
        VALUES (%d, %d, 'OPENING', 'x', UTC_TIMESTAMP(6))"""
            .formatted(tender.id(), member.personId()));
  }

  private void give(Actor member) {
    TENDERS.members().give(member, tender.id());
  }

  private void bid() {
    APP.get(SubmitBid.class)
        .run(WORLD.aBidderFor(WORLD.aSupplier()), tender.id(), tender.offer("7", "7"), "k", false);
  }

  private String act() {
    return APP.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'tender' AND object_id = '%d' ORDER BY id DESC LIMIT 1"
            .formatted(tender.id()));
  }

  private static String told(String kind, Actor person) {
    return APP.ask(
        "SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id WHERE n.kind = '"
            + kind
            + "' AND i.person_id = "
            + person.personId());
  }

  private String count(String table) {
    return APP.ask("SELECT COUNT(*) FROM %s WHERE tender_id = %d".formatted(table, tender.id()));
  }
}
