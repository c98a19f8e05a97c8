package org.muwahhad.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;

/** Complaints suspend their lots alone, and what is decided on them takes effect. */
class ComplaintTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ComplaintFixture CASES = new ComplaintFixture(APP, FIXTURE);
  private static final Actor DINAR = CASES.dinar;
  private static final Actor RIYAL = CASES.riyal;

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_complaint_suspends_its_lot_and_no_other_until_it_is_dismissed() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);

    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("complaint.filed");
    assertThat(CASES.told("complaint-filed", FIXTURE.buyer)).isTrue();
    assertThat(CASES.told("award-suspended", DINAR)).isTrue();
    ComplaintFixture.inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.awards(tender)).isEqualTo("1:pending:-,2:active:-");
    assertThat(CASES.status(tender)).isEqualTo("STANDSTILL");
    assertThatThrownBy(
            () ->
                ComplaintFixture.inDays(
                    11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id())))
        .hasMessage("award.all-suspended");
    assertThatThrownBy(
            () ->
                APP.without(
                    "tr_award_progress",
                    () ->
                        APP.sql(
                            "UPDATE award SET status = 'active', active_at = UTC_TIMESTAMP(6)"
                                + " WHERE status = 'pending' AND tender_id = "
                                + tender.id())))
        .hasMessageContaining("award.suspended");

    assertThat(CASES.decide(id, Remedy.NONE)).isTrue();
    assertThat(CASES.outcome(id)).isEqualTo("DISMISSED");
    ComplaintFixture.inDays(12, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.awards(tender)).isEqualTo("1:active:-,2:active:-");
    assertThat(CASES.status(tender)).isEqualTo("AWARDED");
  }

  @Test
  void an_upheld_complaint_returns_the_lot_and_excludes_the_bid_that_had_won() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);

    assertThat(CASES.decide(id, Remedy.EXCLUDE)).isTrue();

    assertThat(CASES.outcome(id)).isEqualTo("UPHELD");
    assertThat(CASES.awards(tender)).isEqualTo("1:cancelled:REVIEW,2:pending:-");
    assertThat(CASES.status(tender)).isEqualTo("STANDSTILL");
    ComplaintFixture.inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.status(tender)).isEqualTo("UNDER_EVALUATION");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM review_exclusion WHERE bid_id = "
                    + tender.dinarBid()
                    + " AND lot_id = "
                    + tender.lots().get(0)))
        .isEqualTo("1");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(CONCAT_WS(' ', examination, lot_id, origin, reason_en))"
                    + " FROM examination_lot WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("2 " + tender.lots().get(0) + " COMPLAINT The panel left a criterion out");
    assertThat(CASES.told("award-reviewed", DINAR)).isTrue();
    assertThatThrownBy(() -> CASES.recommendAnew(tender))
        .hasMessageContaining("award.bid-excluded");
  }

  @Test
  void a_lot_ends_without_an_award_when_the_review_body_says_so() {
    AwardFixture.Tender tender = CASES.inStandstill();
    long id = CASES.file(tender, RIYAL, 0);

    CASES.decide(id, Remedy.CANCEL_LOT);

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(status ORDER BY number) FROM lot WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("UNSUCCESSFUL,ACTIVE,UNSUCCESSFUL");
    ComplaintFixture.inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    assertThat(CASES.status(tender)).isEqualTo("AWARDED");
  }
}
