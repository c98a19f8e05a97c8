package org.muwahhad.demand.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Refusal;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;

/** A round from its opening to its aggregation or its end. */
class RoundLifeTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Instant AFTER_CLOSING = Instant.now().plus(Duration.ofDays(31));
  private final Actor buyer = DEMAND.buyer();

  @Test
  void an_open_round_closes_when_its_time_has_come() {
    long round = DEMAND.anOpenRound();

    DemoTime.run(AFTER_CLOSING, () -> APP.get(CloseRound.class).run(buyer, round, ""));

    assertThat(status(round)).isEqualTo("CLOSED");
    assertThat(DEMAND.lastAct("round", round)).isEqualTo("demand.round-closed");
  }

  @Test
  void closing_early_needs_a_reason_which_is_kept() {
    long round = DEMAND.anOpenRound();

    assertThatThrownBy(() -> APP.get(CloseRound.class).run(buyer, round, " "))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("demand.early-close-needs-reason"));
    APP.get(CloseRound.class).run(buyer, round, "All entities have submitted");

    assertThat(APP.ask("SELECT status_reason FROM demand_round WHERE id = " + round))
        .isEqualTo("All entities have submitted");
  }

  @Test
  void a_round_nobody_closes_closes_itself_on_time_and_only_once() {
    long overdue = DEMAND.anOpenRound();

    int[] closed = new int[2];
    DemoTime.run(
        AFTER_CLOSING,
        () -> {
          closed[0] = APP.get(CloseRoundsOnTime.class).run();
          closed[1] = APP.get(CloseRoundsOnTime.class).run();
        });

    assertThat(closed[0]).isPositive();
    assertThat(closed[1]).isZero();
    assertThat(status(overdue)).isEqualTo("CLOSED");
    assertThat(
            APP.ask(
                "SELECT acting_as FROM audit_entry WHERE act = 'demand.round-closed'"
                    + " AND object_id = '"
                    + overdue
                    + "'"))
        .isEqualTo("SYSTEM");
  }

  @Test
  void a_round_that_cannot_be_closed_holds_up_no_other_and_is_counted() {
    long stuck = DEMAND.anOpenRound();
    long other = DEMAND.anOpenRound();
    long before = APP.get(JobTurns.class).failures(ScheduledJob.ROUNDS);
    CloseRoundsOnTime closeRounds = APP.get(CloseRoundsOnTime.class);
    APP.sql(
        """
        CREATE TRIGGER trial_round BEFORE UPDATE ON demand_round FOR EACH ROW
        IF NEW.id = %d AND NEW.status = 'CLOSED' THEN
          SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'trial.stuck';
        END IF"""
            .formatted(stuck));

    try {
      DemoTime.run(
          AFTER_CLOSING,
          () -> assertThatThrownBy(closeRounds::run).hasStackTraceContaining("trial.stuck"));
    } finally {
      APP.sql("DROP TRIGGER trial_round");
    }

    assertThat(status(stuck)).isEqualTo("OPEN");
    assertThat(status(other)).isEqualTo("CLOSED");
    assertThat(DEMAND.lastAct("round", other)).isEqualTo("demand.round-closed");
    assertThat(APP.get(JobTurns.class).failures(ScheduledJob.ROUNDS)).isEqualTo(before + 1);
    DemoTime.run(AFTER_CLOSING, () -> assertThat(closeRounds.run()).isEqualTo(1));
    assertThat(status(stuck)).isEqualTo("CLOSED");
  }

  @Test
  void a_round_still_running_is_not_closed_by_the_clock() {
    long round = DEMAND.anOpenRound();

    APP.get(CloseRoundsOnTime.class).run();

    assertThat(status(round)).isEqualTo("OPEN");
  }

  @Test
  void a_round_is_extended_before_it_closes() {
    long round = DEMAND.anOpenRound();
    Instant later = Instant.now().plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.SECONDS);

    APP.get(ExtendRound.class)
        .run(
            buyer,
            round,
            new ExtendRound.Extension(
                later, later.plus(Duration.ofDays(7)), "Entities asked for time"));

    assertThat(APP.get(RoundQueries.class).getRow(round).closesAt()).isEqualTo(later);
    assertThat(DEMAND.lastAct("round", round)).isEqualTo("demand.round-extended");
  }

  @Test
  void a_round_is_never_shortened_nor_extended_after_its_closing_time() {
    long round = DEMAND.anOpenRound();
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    Instant later = Instant.now().plus(Duration.ofDays(60));
    ExtendRound extendRound = APP.get(ExtendRound.class);

    assertThatThrownBy(
            () ->
                extendRound.run(
                    buyer, round, new ExtendRound.Extension(tomorrow, tomorrow, "Hurry")))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(
            () ->
                DemoTime.run(
                    AFTER_CLOSING,
                    () ->
                        extendRound.run(
                            buyer, round, new ExtendRound.Extension(later, later, "Late"))))
        .hasMessage("demand.round-not-extensible");
  }

  @Test
  void a_cancelled_round_keeps_its_reason_and_takes_no_more_acts() {
    long round = DEMAND.anOpenRound();

    APP.get(CancelRound.class).run(buyer, round, "Budget withdrawn");

    assertThat(status(round)).isEqualTo("CANCELLED");
    assertThat(DEMAND.lastAct("round", round)).isEqualTo("demand.round-cancelled");
    assertThatThrownBy(() -> APP.get(CloseRound.class).run(buyer, round, "again"))
        .hasMessage("demand.round-wrong-status");
  }

  @Test
  void a_round_cannot_be_aggregated_while_a_submission_may_still_be_endorsed() {
    long round = DEMAND.anOpenRound();
    DEMAND.aSubmission(round, "KW", DemandFixture.line(DEMAND.aLaptop(), "5"));
    APP.get(CloseRound.class).run(buyer, round, "test");

    assertThatThrownBy(() -> APP.get(MarkRoundAggregated.class).run(buyer, round))
        .hasMessage("demand.endorsement-pending");
    DemoTime.run(
        Instant.now().plus(Duration.ofDays(38)),
        () -> APP.get(MarkRoundAggregated.class).run(buyer, round));

    assertThat(status(round)).isEqualTo("AGGREGATED");
    assertThat(DEMAND.lastAct("round", round)).isEqualTo("demand.round-aggregated");
  }

  @Test
  void only_a_central_buyer_acts_on_rounds() {
    long round = DEMAND.anOpenRound();
    Actor coordinator = DEMAND.aCoordinatorOf("KW");

    assertThatThrownBy(() -> APP.get(CloseRound.class).run(coordinator, round, "no"))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.get(CancelRound.class).run(coordinator, round, "no"))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.get(MarkRoundAggregated.class).run(coordinator, round))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(
            () ->
                APP.get(ExtendRound.class)
                    .run(coordinator, round, new ExtendRound.Extension(null, null, null)))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void people_outside_demand_do_not_see_rounds() {
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

    assertThatThrownBy(() -> APP.get(ViewRounds.class).list(bidder))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void progress_is_seen_for_ones_own_state_only_but_by_buyers_for_all() {
    long round = DEMAND.anOpenRound();

    assertThat(APP.get(ViewRounds.class).get(DEMAND.aCoordinatorOf("OM"), round).states())
        .extracting(RoundQueries.StateProgress::stateCode)
        .containsExactly("OM");
    assertThat(APP.get(ViewRounds.class).get(buyer, round).states())
        .extracting(RoundQueries.StateProgress::stateCode)
        .containsExactly("KW", "OM");
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, PLANNED", "CLOSE, OPEN", "AGGREGATE, CLOSED",
    "CANCEL, PLANNED", "CANCEL, OPEN", "CANCEL, CLOSED"
  })
  void a_round_changes_only_so(RoundStatus.RoundEvent event, RoundStatus from) {
    assertThat(event.isAllowedFrom(from)).isTrue();
    assertThat(event.isAllowedFrom(RoundStatus.CANCELLED)).isFalse();
    assertThat(event.isAllowedFrom(RoundStatus.AGGREGATED)).isFalse();
  }

  @Test
  void coordinators_have_time_after_the_closing_to_endorse_what_came_last() {
    long round = DEMAND.anOpenRound();
    Instant later = Instant.now().plus(Duration.ofDays(100));

    assertThatThrownBy(
            () ->
                APP.get(ExtendRound.class)
                    .run(buyer, round, new ExtendRound.Extension(later, later, "No time at all")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(Refusal.Fault::field, Refusal.Fault::code)
                    .containsExactly(tuple("endorsementUntil", "demand.endorsement-too-early")));
  }

  private static String status(long round) {
    return APP.ask("SELECT status FROM demand_round WHERE id = " + round);
  }
}
