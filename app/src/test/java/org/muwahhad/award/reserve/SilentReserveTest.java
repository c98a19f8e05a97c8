package org.muwahhad.award.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.LossGround;
import org.muwahhad.framework.TakeBackAward;
import org.muwahhad.framework.contract.AnswerTermination;
import org.muwahhad.framework.contract.ProposeTermination;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/** Who of a reserve is silent is waited for, as long as it may still answer. */
@Tag("long")
class SilentReserveTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private final Reserves reserves = new Reserves(APP, STAGE);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void nobody_is_called_before_one_with_an_earlier_place_that_may_still_answer() {
    invited();
    answer(reserves.third, ReserveAnswer.ACCEPTED);
    Instant lost = lost();

    assertThatThrownBy(() -> STAGE.run(lost, this::call)).hasMessage("award.reserve-open");
    assertThatThrownBy(() -> callPastTheCode(lost)).hasMessageContaining("award.reserve-open");
    assertThat(reserves.told(reserves.third, "reserve-called")).isEqualTo("0");

    STAGE.run(reserves.tender.afterStandstill().plus(Duration.ofDays(30)), this::call);

    assertThat(reserves.lastAct()).isEqualTo("award.reserve-called");
    assertThat(reserves.told(reserves.third, "reserve-called")).isEqualTo("1");
    assertThat(reserves.told(reserves.second, "reserve-called")).as("was silent").isEqualTo("0");
  }

  @Test
  void nobody_is_called_where_nobody_accepted() {
    invited();
    answer(reserves.second, ReserveAnswer.DECLINED);
    answer(reserves.third, ReserveAnswer.DECLINED);
    Instant lost = lost();

    assertThatThrownBy(() -> STAGE.run(lost, this::call)).hasMessage("award.reserve-none");
  }

  @Test
  void a_reserve_is_asked_until_a_day_to_come_where_somebody_ranks_after_the_winner() {
    reserves.standstill();
    assertThatThrownBy(
            () ->
                STAGE.run(
                    reserves.now(),
                    () ->
                        reserves.invite.run(
                            STAGE.buyer(),
                            reserves.tender.id(),
                            reserves.lot,
                            RiyadhDay.of(reserves.now()))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("award.reserve-day-past"));
    reserves.debar(reserves.second);
    reserves.debar(reserves.third);

    assertThatThrownBy(() -> STAGE.run(reserves.now(), reserves::invite))
        .hasMessage("award.reserve-nobody");
  }

  private void invited() {
    reserves.standstill();
    STAGE.run(reserves.now(), reserves::invite);
  }

  private void answer(Actor bidder, ReserveAnswer given) {
    STAGE.run(reserves.now(), () -> reserves.answer.run(bidder, reserves.place(bidder), given));
  }

  /** The agreement of the winner ends by consent before anything was ordered; returns when. */
  private Instant lost() {
    reserves.tender.award();
    long agreement =
        Long.parseLong(
            APP.ask(
                """
                SELECT f.id FROM framework_agreement f JOIN award a ON a.id = f.award_id
                 WHERE a.lot_id = """
                    + reserves.lot));
    Instant last = reserves.tender.afterStandstill().plus(Duration.ofDays(2));
    STAGE.run(
        last,
        () -> {
          long termination =
              APP.get(ProposeTermination.class)
                  .run(
                      STAGE.buyer(),
                      agreement,
                      new ProposeTermination.TerminationTerms(RiyadhDay.of(last), "توقف الإنتاج"));
          APP.get(AnswerTermination.class).accept(reserves.winner, termination);
        });
    Instant lost = last.plus(Duration.ofDays(1));
    STAGE.run(
        lost,
        () ->
            APP.get(TakeBackAward.class)
                .run(
                    STAGE.buyer(),
                    agreement,
                    new TakeBackAward.Loss(LossGround.TERMINATION, "أُنهيت بالتراضي")));
    return lost;
  }

  private void call() {
    reserves.call.run(STAGE.buyer(), reserves.tender.id(), reserves.lot, "أُنهيت الاتفاقية");
  }

  private void callPastTheCode(Instant at) {
    APP.sql(
        """
        SET STATEMENT timestamp = %d FOR
        INSERT INTO reserve_call (tender_id, lot_id, award_id, bid_id, reason, called_by, called_at)
        SELECT tender_id, lot_id, award_id, bid_id, 'x', invited_by, UTC_TIMESTAMP(6)
          FROM reserve_place WHERE lot_id = %d AND bid_id = %d"""
            .formatted(at.getEpochSecond(), reserves.lot, reserves.tender.bidOf(reserves.third)));
  }
}
