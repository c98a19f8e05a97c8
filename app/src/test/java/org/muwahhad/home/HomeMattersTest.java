package org.muwahhad.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.committee.CallMeeting;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.MeetingMode;
import org.muwahhad.committee.MeetingTime;
import org.muwahhad.home.HomeMatter.MatterKind;
import org.muwahhad.shared.DatabaseClock;

/** The home page says how the matters stand that a person has a part in. */
@Tag("long")
class HomeMattersTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Home home = APP.get(Home.class);

  @Test
  void a_member_sees_the_next_meeting_with_its_link_and_papers() {
    long question = FIXTURE.recommend(FIXTURE.aTender());
    Actor chair = FIXTURE.member("SA");
    long meeting =
        APP.get(CallMeeting.class)
            .run(
                chair,
                CallMeeting.Call.on(
                    CommitteeCode.EXECUTIVE,
                    new MeetingTime(
                        APP.get(DatabaseClock.class).now().plus(Duration.ofDays(1)),
                        90,
                        MeetingMode.ONLINE,
                        "https://meet.example.org/42"),
                    List.of(question)));

    assertThat(home.matters(FIXTURE.member("OM")))
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.kind()).isEqualTo(MatterKind.MEETING);
              assertThat(m.at()).isAfter(APP.get(DatabaseClock.class).now());
            });
    Browserless browser = english(FIXTURE.member("OM"));
    assertThat(browser.get("/").body())
        .contains(
            "Your committee meets",
            "href=\"https://meet.example.org/42\"",
            "href=\"/meetings/" + meeting + "#papers\"");
    assertThat(home.matters(FIXTURE.buyer)).isEmpty();
  }

  @Test
  void a_supplier_sees_the_outcome_the_standstill_and_the_letter() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    Actor dinar = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);
    Actor riyal = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
    FIXTURE.recommend(tender);
    assertThat(home.matters(dinar))
        .extracting(HomeMatter::kind)
        .as("nothing is told before but that the bid is examined")
        .containsOnly(MatterKind.BID_EXAMINED);

    AwardFixture.Tender decided = FIXTURE.aTender();
    FIXTURE.adopt(decided);
    outcome(decided, dinar, FIXTURE.dinarSupplier, "_IN_STANDSTILL");
    outcome(decided, riyal, FIXTURE.riyalSupplier, "_IN_STANDSTILL");

    APP.moveClockOn(Duration.ofDays(40));
    APP.get(ConfirmAwards.class).run(FIXTURE.buyer, decided.id());
    outcome(decided, dinar, FIXTURE.dinarSupplier, "");
    outcome(decided, riyal, FIXTURE.riyalSupplier, "");
  }

  private void outcome(AwardFixture.Tender tender, Actor bidder, long supplier, String standing) {
    long won =
        Long.parseLong(
            APP.ask(
                """
                SELECT COUNT(*) FROM award a JOIN bid b ON b.id = a.bid_id
                 WHERE a.tender_id = %d AND b.supplier_id = %d AND a.status <> 'cancelled'"""
                    .formatted(tender.id(), supplier)));
    assertThat(home.matters(bidder))
        .filteredOn(m -> m.id() == tender.id())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.kind().name()).isEqualTo((won > 0 ? "WON" : "LOST") + standing);
              assertThat(m.count()).isEqualTo(won);
              assertThat(m.at()).isNotNull();
            });
    Browserless browser = english(bidder);
    String letter = "/tenders/" + tender.id() + "/award/letter";
    assertThat(browser.get("/").body()).contains("Award decision notice", letter);
    assertThat(browser.get(letter).statusCode()).isEqualTo(200);
  }

  private static Browserless english(Actor actor) {
    Browserless browser = Browserless.signedInAs(APP, actor);
    browser.get("/language/en");
    return browser;
  }
}
