package org.muwahhad.award.reserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.LossGround;
import org.muwahhad.award.scenario.ScenarioComparison;
import org.muwahhad.award.scenario.ScenarioTerms;
import org.muwahhad.award.scenario.StateScenario;
import org.muwahhad.award.scenario.ViewScenarios;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.framework.TakeBackAward;
import org.muwahhad.played.Stage;

/** What scenarios may hold of a lot whose winner is lost. */
@Tag("long")
class ReserveScenarioTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private final Reserves reserves = new Reserves(APP, STAGE);

  @Test
  void who_had_the_lot_and_lost_it_is_no_bidder_of_a_scenario() {
    reserves.standstill();
    reserves.tender.award();
    Instant later = lost();
    STAGE.run(later, this::rank);

    STAGE.run(later, this::state);

    assertThat(
            APP.ask("SELECT problem FROM award_scenario WHERE tender_id = " + reserves.tender.id()))
        .contains(
            '"' + registration(reserves.second) + '"', '"' + registration(reserves.third) + '"')
        .doesNotContain('"' + registration(reserves.winner) + '"');
  }

  @Test
  void a_lot_for_which_the_reserve_is_called_is_no_part_of_a_scenario() {
    reserves.accepted();
    Instant later = lost();
    STAGE.run(
        later,
        () ->
            reserves.call.run(
                STAGE.buyer(), reserves.tender.id(), reserves.lot, "لم يقدّم الفائز الضمان"));
    STAGE.run(later, this::rank);

    assertThatThrownBy(() -> STAGE.run(later, this::state)).hasMessage("award.nothing-to-award");

    assertThat(
            STAGE
                .at(
                    later,
                    () ->
                        APP.get(ViewScenarios.class)
                            .list(reserves.tender.examinationChair(), reserves.tender.id(), 0))
                .settled())
        .extracting(ScenarioComparison.AwardableLot::number)
        .containsExactly(1, 2);
  }

  private void rank() {
    APP.get(RankBids.class).run(reserves.tender.examinationChair(), reserves.tender.id());
  }

  private void state() {
    APP.get(StateScenario.class)
        .run(reserves.tender.examinationChair(), reserves.tender.id(), ScenarioTerms.named("rest"));
  }

  private static String registration(Actor bidder) {
    return APP.ask(
        "SELECT registration_number FROM supplier WHERE id = " + bidder.grants().get(0).supplier());
  }

  /** The award of the first lot is taken back; returns a later time. */
  private Instant lost() {
    Instant late = reserves.tender.afterStandstill().plus(Duration.ofDays(40));
    long agreement =
        Long.parseLong(
            APP.ask(
                "SELECT MIN(f.id) FROM framework_agreement f JOIN award a ON a.id = f.award_id"
                    + " WHERE a.lot_id = "
                    + reserves.lot));
    STAGE.run(
        late,
        () ->
            APP.get(TakeBackAward.class)
                .run(
                    STAGE.buyer(),
                    agreement,
                    new TakeBackAward.Loss(LossGround.GUARANTEE, "لم يقدَّم الضمان")));
    return late.plus(Duration.ofDays(1));
  }
}
