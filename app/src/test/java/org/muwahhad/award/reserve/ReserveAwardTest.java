package org.muwahhad.award.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.LossGround;
import org.muwahhad.award.RankedBidQueries;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.award.ViewAwards;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.framework.TakeBackAward;
import org.muwahhad.framework.contract.AnswerTermination;
import org.muwahhad.framework.contract.ProposeTermination;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * When the winner of a lot is lost, the panel recommends the reserve that is called, at the prices
 * of the winner. The committees decide, and a new agreement is concluded after a standstill of its
 * own.
 */
@Tag("long")
class ReserveAwardTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private final Reserves reserves = new Reserves(APP, STAGE);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void the_reserve_is_awarded_the_lot_at_the_prices_of_a_winner_that_is_lost() {
    reserves.accepted();
    lose();
    Instant later = reserves.tender.afterStandstill().plus(Duration.ofDays(41));

    assertThat(STAGE.at(later, () -> APP.get(Home.class).tasks(STAGE.buyer())))
        .extracting(Task::kind)
        .contains(Task.TaskKind.CALL_RESERVE);
    // The order of places is kept past the code.
    assertThatThrownBy(() -> reserves.callPastTheCode(reserves.third))
        .hasMessageContaining("award.reserve-out-of-order");
    STAGE.run(
        later,
        () ->
            reserves.call.run(
                STAGE.buyer(), reserves.tender.id(), reserves.lot, "لم يقدّم الفائز الضمان"));
    assertThat(reserves.lastAct()).isEqualTo("award.reserve-called");
    assertThat(reserves.told(reserves.second, "reserve-called")).isEqualTo("1");
    assertThatThrownBy(
            () ->
                STAGE.run(
                    later,
                    () ->
                        reserves.call.run(STAGE.buyer(), reserves.tender.id(), reserves.lot, "x")))
        .hasMessage("award.reserve-called");

    STAGE.run(
        later,
        () ->
            APP.get(RankBids.class).run(reserves.tender.examinationChair(), reserves.tender.id()));
    assertThatThrownBy(() -> STAGE.run(later, () -> recommend(reserves.third)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .contains("award.reserve-called"));
    STAGE.run(later, reserves.tender::recommendNow);

    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(DISTINCT CONCAT(a.bid_id, ' ', FLOOR(i.unit_price), ' ',
                                                    a.reason))
                  FROM live_award a JOIN award_item i ON i.award_id = a.id
                 WHERE a.lot_id = """
                    + reserves.lot))
        .isEqualTo(reserves.tender.bidOf(reserves.second) + " 100 لم يقدّم الفائز الضمان");
    STAGE.run(later, reserves::adopt);
    STAGE.run(
        reserves.tender.afterStandstill(),
        () -> APP.get(ConfirmAwards.class).run(STAGE.buyer(), reserves.tender.id()));
    assertThat(
            APP.ask(
                """
                SELECT CONCAT(MAX(f.number) LIKE '%-R1', ' ', FLOOR(MIN(e.unit_price)))
                  FROM framework_agreement f
                  JOIN award a ON a.id = f.award_id AND a.status = 'active'
                  JOIN entitlement e ON e.agreement_id = f.id
                 WHERE a.lot_id = """
                    + reserves.lot))
        .isEqualTo("1 100");
  }

  @Test
  void the_reserve_steps_in_where_an_agreement_is_terminated_before_anything_was_ordered() {
    reserves.accepted();
    Instant last = reserves.tender.afterStandstill().plus(Duration.ofDays(2));
    TakeBackAward takeBack = APP.get(TakeBackAward.class);
    TakeBackAward.Loss loss = new TakeBackAward.Loss(LossGround.TERMINATION, "أُنهيت بالتراضي");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE award SET status = 'cancelled', live_lot_id = NULL,
                           end_reason = 'TERMINATION' WHERE lot_id = """
                        + reserves.lot))
        .as("past the code, while it runs")
        .hasMessageContaining("award.immutable");
    STAGE.run(
        last,
        () -> {
          long termination =
              APP.get(ProposeTermination.class)
                  .run(
                      STAGE.buyer(),
                      agreement(),
                      new ProposeTermination.TerminationTerms(RiyadhDay.of(last), "توقف الإنتاج"));
          APP.get(AnswerTermination.class).accept(reserves.winner, termination);
        });
    assertThatThrownBy(() -> STAGE.run(last, () -> takeBack.run(STAGE.buyer(), agreement(), loss)))
        .as("on its last day")
        .hasMessage("framework.no-ground");
    Instant later = last.plus(Duration.ofDays(1));

    STAGE.run(later, () -> takeBack.run(STAGE.buyer(), agreement(), loss));

    assertThat(
            APP.ask(
                "SELECT origin FROM examination_lot WHERE lot_id = %d ORDER BY examination DESC"
                    .formatted(reserves.lot)))
        .isEqualTo("TERMINATION");
    STAGE.run(
        later,
        () ->
            reserves.call.run(
                STAGE.buyer(), reserves.tender.id(), reserves.lot, "أُنهيت اتفاقية الفائز"));
    assertThat(reserves.lastAct()).isEqualTo("award.reserve-called");
    assertThat(reserves.told(reserves.second, "reserve-called")).isEqualTo("1");
  }

  @Test
  void who_furnished_no_guarantee_is_not_awarded_the_lot_again() {
    reserves.standstill();
    reserves.tender.award();
    lose();
    Instant later = reserves.tender.afterStandstill().plus(Duration.ofDays(41));
    STAGE.run(
        later,
        () ->
            APP.get(RankBids.class).run(reserves.tender.examinationChair(), reserves.tender.id()));

    assertThatThrownBy(() -> STAGE.run(later, () -> recommend(reserves.winner)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("award.bid-excluded"));
    // Nor does it go past the code.
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id, amount,
                      currency, converted_amount, reason, recommended_by, recommended_at)
                    SELECT tender_id, lot_id, bid_id, 'pending', lot_id, amount, currency,
                           converted_amount, 'x', recommended_by, UTC_TIMESTAMP(6)
                      FROM award WHERE end_reason = 'GUARANTEE' AND lot_id = """
                        + reserves.lot))
        .hasMessageContaining("award.bid-excluded");
    assertThat(
            STAGE
                .at(
                    later,
                    () ->
                        APP.get(ViewAwards.class)
                            .rankedLots(reserves.tender.examinationChair(), reserves.tender.id()))
                .get(0)
                .admissible())
        .extracting(RankedBidQueries.RankedBid::bidId)
        .startsWith(reserves.tender.bidOf(reserves.second))
        .doesNotContain(reserves.tender.bidOf(reserves.winner));

    STAGE.run(later, reserves.tender::recommendNow);

    assertThat(APP.ask("SELECT bid_id FROM live_award WHERE lot_id = " + reserves.lot))
        .isEqualTo(String.valueOf(reserves.tender.bidOf(reserves.second)));
  }

  @Test
  void a_call_ends_when_the_committee_does_not_adopt_the_award_that_came_of_it() {
    Instant later = called();
    STAGE.run(
        later,
        () ->
            APP.get(RankBids.class).run(reserves.tender.examinationChair(), reserves.tender.id()));
    STAGE.run(later, reserves.tender::recommendNow);
    assertThat(callsInForce()).as("while the award stands").isEqualTo("1");

    STAGE.run(later, reserves.tender::rejectNow);

    assertThat(callsInForce()).isEqualTo("0");
    STAGE.run(
        later,
        () ->
            APP.get(RankBids.class).run(reserves.tender.examinationChair(), reserves.tender.id()));
    STAGE.run(later, () -> recommend(reserves.third));
    assertThat(
            APP.ask(
                """
                SELECT CONCAT(a.bid_id, ' ', FLOOR(MAX(i.unit_price)))
                  FROM live_award a JOIN award_item i ON i.award_id = a.id
                 WHERE a.lot_id = %d GROUP BY a.bid_id"""
                    .formatted(reserves.lot)))
        .as("at the prices that it bid")
        .isEqualTo(reserves.tender.bidOf(reserves.third) + " 105");
  }

  @Test
  void who_would_get_more_than_it_declared_is_passed_over() {
    reserves.accepted();
    lose();
    limit("most_value = 1");
    Instant later = reserves.tender.afterStandstill().plus(Duration.ofDays(41));
    assertThatThrownBy(() -> reserves.callPastTheCode(reserves.second))
        .hasMessageContaining("award.beyond-capacity");

    STAGE.run(
        later,
        () ->
            reserves.call.run(
                STAGE.buyer(), reserves.tender.id(), reserves.lot, "لم يقدّم الفائز الضمان"));

    assertThat(APP.ask("SELECT bid_id FROM valid_reserve_call WHERE lot_id = " + reserves.lot))
        .isEqualTo(String.valueOf(reserves.tender.bidOf(reserves.third)));
    assertThat(reserves.told(reserves.second, "reserve-called")).isEqualTo("0");
    assertThat(reserves.told(reserves.third, "reserve-called")).isEqualTo("1");
  }

  @Test
  void why_the_reserve_is_called_is_no_reason_for_more_than_its_bidder_declared() {
    Instant later = called();
    limit("most_value = 1");
    STAGE.run(
        later,
        () ->
            APP.get(RankBids.class).run(reserves.tender.examinationChair(), reserves.tender.id()));

    assertThatThrownBy(() -> STAGE.run(later, reserves.tender::recommendNow))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(
                        tuple("lots[" + reserves.lot + "].reason", "award.beyond-capacity")));
    STAGE.run(later, () -> recommend(reserves.second));

    assertThat(APP.ask("SELECT reason FROM live_award WHERE lot_id = " + reserves.lot))
        .isEqualTo("أفضل");
  }

  /** The most that the second bidder declared it can take. */
  private void limit(String limit) {
    APP.without(
        "tr_opened_bid_immutable",
        () ->
            APP.sql(
                "UPDATE opened_bid SET %s WHERE bid_id = %d"
                    .formatted(limit, reserves.tender.bidOf(reserves.second))));
  }

  @Test
  void a_call_ends_when_the_bidder_called_is_debarred() {
    Instant later = called();
    assertThat(callsInForce()).isEqualTo("1");

    reserves.debar(reserves.second);

    assertThat(callsInForce()).isEqualTo("0");
    STAGE.run(
        later,
        () ->
            reserves.call.run(
                STAGE.buyer(), reserves.tender.id(), reserves.lot, "حُرم من كان قبله"));
    assertThat(reserves.lastAct()).isEqualTo("award.reserve-called");
    assertThat(reserves.told(reserves.third, "reserve-called")).isEqualTo("1");
    assertThat(callsInForce()).isEqualTo("1");
  }

  @Test
  void an_award_is_taken_back_only_on_a_ground_and_while_nothing_is_ordered() {
    reserves.standstill();
    reserves.tender.award();
    TakeBackAward takeBack = APP.get(TakeBackAward.class);
    TakeBackAward.Loss late = new TakeBackAward.Loss(LossGround.GUARANTEE, "لم يقدَّم");
    Instant soon = reserves.tender.afterStandstill().plus(Duration.ofDays(1));

    assertThatThrownBy(() -> STAGE.run(soon, () -> takeBack.run(STAGE.buyer(), agreement(), late)))
        .hasMessage("framework.no-ground");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE award SET status = 'cancelled', live_lot_id = NULL,
                           end_reason = 'DEBARRED' WHERE lot_id = """
                        + reserves.lot))
        .hasMessageContaining("award.immutable");
    lose();
    assertThat(APP.ask("SELECT status FROM joint_tender WHERE id = " + reserves.tender.id()))
        .isEqualTo("UNDER_EVALUATION");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM agreement_in_force f JOIN award a ON a.id = f.award_id"
                    + " WHERE a.lot_id = "
                    + reserves.lot))
        .isEqualTo("0");
    Instant later = reserves.tender.afterStandstill().plus(Duration.ofDays(42));
    assertThatThrownBy(() -> STAGE.run(later, () -> takeBack.run(STAGE.buyer(), agreement(), late)))
        .hasMessage("framework.agreement-ended");
  }

  /** The winner furnishes no guarantee, and its award of the lot is taken back. */
  private void lose() {
    STAGE.run(
        reserves.tender.afterStandstill().plus(Duration.ofDays(40)),
        () ->
            APP.get(TakeBackAward.class)
                .run(
                    STAGE.buyer(),
                    agreement(),
                    new TakeBackAward.Loss(LossGround.GUARANTEE, "لم يقدَّم الضمان")));
    assertThat(APP.ask("SELECT COUNT(*) FROM audit_entry WHERE act = 'award.taken-back'"))
        .isNotEqualTo("0");
  }

  /** The winner is lost and the second is called; returns when. */
  private Instant called() {
    reserves.accepted();
    lose();
    Instant later = reserves.tender.afterStandstill().plus(Duration.ofDays(41));
    STAGE.run(
        later,
        () ->
            reserves.call.run(
                STAGE.buyer(), reserves.tender.id(), reserves.lot, "لم يقدّم الفائز الضمان"));
    return later;
  }

  private String callsInForce() {
    return APP.ask("SELECT COUNT(*) FROM valid_reserve_call WHERE lot_id = " + reserves.lot);
  }

  private void recommend(Actor bidder) {
    APP.get(RecommendAwards.class)
        .run(
            reserves.tender.examinationChair(),
            reserves.tender.id(),
            new RecommendAwards.Recommendation(
                null,
                List.of(
                    new RecommendAwards.LotChoice(
                        reserves.lot, reserves.tender.bidOf(bidder), "أفضل"))));
  }

  private long agreement() {
    return Long.parseLong(
        APP.ask(
            "SELECT MIN(f.id) FROM framework_agreement f JOIN award a ON a.id = f.award_id"
                + " WHERE a.lot_id = "
                + reserves.lot));
  }
}
