package org.muwahhad.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Offer;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.SharedLots;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Refusal;

/** A complaint about a lot suspends every award of it, and what depends on them. */
class DividedLotComplaintTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ComplaintFixture CASES = new ComplaintFixture(APP, FIXTURE);

  private static Tender divided() {
    FIXTURE.letDivide(2, "20");
    FIXTURE.offer();
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.adopt(FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender)));
    return tender;
  }

  /** The dinar bid wins both lots, and lot 2 at a discount for it. */
  private static Tender discounted() {
    FIXTURE.offer(new Offer(true, "7.5", List.of(0, 1), List.of(1)));
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.adopt(tender);
    return tender;
  }

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_winner_may_complain_of_the_other_and_both_awards_of_the_lot_wait() {
    Tender tender = divided();

    long complaint = CASES.file(tender, CASES.riyal, 0);
    confirm(tender, 11);

    assertThat(CASES.awards(tender)).isEqualTo("1:pending:-,1:pending:-,2:active:-");
    assertThat(CASES.decide(complaint, Remedy.NONE)).isTrue();
    confirm(tender, 12);
    assertThat(CASES.awards(tender)).isEqualTo("1:active:-,1:active:-,2:active:-");
  }

  @Test
  void the_lot_returns_whole_and_the_database_activates_no_award_of_it() {
    Tender tender = divided();
    long complaint = CASES.file(tender, CASES.riyal, 0);

    CASES.decide(complaint, Remedy.REEVALUATE);

    assertThat(CASES.awards(tender)).isEqualTo("1:cancelled:REVIEW,1:cancelled:REVIEW,2:pending:-");
    confirm(tender, 11);
    assertThat(CASES.status(tender)).isEqualTo("UNDER_EVALUATION");
  }

  @Test
  void a_suspended_share_does_not_take_effect_past_the_code() {
    Tender tender = divided();
    CASES.file(tender, CASES.riyal, 0);

    APP.without(
        "tr_award_progress",
        () ->
            assertThatThrownBy(
                    () ->
                        APP.sql(
                            """
                            UPDATE award SET status = 'active', active_at = UTC_TIMESTAMP(6)
                             WHERE live_lot_id = %d AND bid_id = %d"""
                                .formatted(tender.lots().get(0), tender.riyalBid())))
                .hasMessageContaining("award.suspended"));
  }

  @Test
  void of_several_winners_the_decision_names_the_one_that_is_excluded() {
    FIXTURE.letDivide(2, "20");
    Tender tender = divided();
    long complaint = CASES.file(tender, CASES.riyal, 0);
    CASES.decide(complaint, Remedy.EXCLUDE);

    assertThat(APP.ask("SELECT bid_id FROM review_exclusion WHERE tender_id = " + tender.id()))
        .isEqualTo(String.valueOf(tender.dinarBid()));

    Tender other = divided();
    long named = CASES.file(other, CASES.riyal, 0);
    List<DraftReview.Ruling> stranger =
        List.of(new DraftReview.Ruling(other.lots().get(0), Remedy.EXCLUDE, other.riyalBid()));
    assertThatThrownBy(
            () ->
                DemoTime.run(
                    Instant.now().plus(Duration.ofDays(9)),
                    () ->
                        APP.get(DraftReview.class)
                            .run(
                                CASES.reviewers.get(0),
                                named,
                                new DraftReview.Content("r", "خ", "s", stranger))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("complaint.excluded-unknown"));
  }

  @Test
  void a_discounted_award_waits_for_the_lot_that_its_discount_depends_on() {
    Tender tender = discounted();
    long complaint = CASES.file(tender, CASES.riyal, 0);

    assertThatThrownBy(() -> confirm(tender, 11)).hasMessage("award.all-suspended");

    CASES.decide(complaint, Remedy.NONE);
    confirm(tender, 12);
    assertThat(CASES.awards(tender)).isEqualTo("1:active:-,2:active:-");
  }

  @Test
  void when_a_complaint_takes_back_a_lot_of_the_condition_the_discounted_lot_returns_with_it() {
    Tender tender = discounted();
    long complaint = CASES.file(tender, CASES.riyal, 0);

    CASES.decide(complaint, Remedy.REEVALUATE);

    assertThat(CASES.awards(tender)).isEqualTo("1:cancelled:REVIEW,2:cancelled:DISCOUNT");
    assertThat(CASES.status(tender)).isEqualTo("UNDER_EVALUATION");
  }

  private static void confirm(Tender tender, int days) {
    DemoTime.run(
        Instant.now().plus(Duration.ofDays(days)),
        () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
  }
}
