package org.muwahhad.demand.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.StateCalendarQueries;

/** How long each state may endorse, and how a round is announced. */
class EndorsementPeriodTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Instant CLOSES =
      Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
  private static int rounds;
  private final Actor buyer = DEMAND.buyer();

  @Test
  void each_state_endorses_for_five_of_its_own_working_days() {
    long round = aRound(null);

    Instant kuwait = fiveWorkingDays("KW", CLOSES);
    Instant emirates = fiveWorkingDays("AE", CLOSES);
    assertThat(end(round, "KW")).isEqualTo(kuwait);
    assertThat(end(round, "AE")).isEqualTo(emirates);
    assertThat(APP.get(RoundQueries.class).getRow(round).endorsementUntil())
        .isEqualTo(kuwait.isAfter(emirates) ? kuwait : emirates);
  }

  @Test
  void a_coordinator_is_refused_after_the_states_own_end_while_the_round_still_waits() {
    Instant own = CLOSES.plus(Duration.ofDays(2));
    long round = aRoundInWhichKuwaitEnds(own);
    DemandFixture.Side side = DEMAND.aSubmission(round, "KW", line(DEMAND.aLaptop(), "1"));
    Actor coordinator = DEMAND.aCoordinatorOf("KW");

    DemoTime.run(
        own.plusSeconds(1),
        () ->
            assertThatThrownBy(
                    () ->
                        APP.get(EndorseSubmission.class)
                            .run(coordinator, side.submission(), DEMAND.version(side.submission())))
                .hasMessage("demand.endorsement-over"));
    DemoTime.run(
        own.minusSeconds(1),
        () ->
            APP.get(EndorseSubmission.class)
                .run(coordinator, side.submission(), DEMAND.version(side.submission())));

    assertThat(DEMAND.status(side.submission())).isEqualTo("ENDORSED");
  }

  @Test
  void the_database_itself_refuses_after_the_end_of_the_state() throws SQLException {
    Instant own = CLOSES.plus(Duration.ofDays(2));
    long round = aRoundInWhichKuwaitEnds(own);
    DemandFixture.Side side = DEMAND.aSubmission(round, "KW", line(DEMAND.aLaptop(), "1"));

    try (Connection connection = APP.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET timestamp = " + own.plusSeconds(1).getEpochSecond());
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "UPDATE submission SET status = 'RETURNED', status_reason = 'late'"
                          + " WHERE id = "
                          + side.submission()))
          .hasMessageContaining("demand.endorsement-over");
    }
  }

  @Test
  void aggregation_does_not_wait_for_a_state_whose_time_is_over() {
    long round = aRoundInWhichKuwaitEnds(CLOSES.plus(Duration.ofDays(2)));
    DEMAND.aSubmission(round, "KW", line(DEMAND.aLaptop(), "1"));
    APP.get(CloseRound.class).run(buyer, round, "test");

    assertThatThrownBy(() -> APP.get(MarkRoundAggregated.class).run(buyer, round))
        .hasMessage("demand.endorsement-pending");
    DemoTime.run(
        CLOSES.plus(Duration.ofDays(3)),
        () -> APP.get(MarkRoundAggregated.class).run(buyer, round));

    assertThat(APP.ask("SELECT status FROM demand_round WHERE id = " + round))
        .isEqualTo("AGGREGATED");
  }

  @Test
  void an_extension_moves_the_end_of_every_state_but_takes_nothing_away() {
    long round = aRound(null);
    Instant later = CLOSES.plus(Duration.ofDays(14));

    assertThatThrownBy(
            () ->
                APP.get(ExtendRound.class)
                    .run(
                        buyer,
                        round,
                        new ExtendRound.Extension(
                            CLOSES.plusSeconds(60), CLOSES.plusSeconds(60), "More time")))
        .hasMessage("shared.invalid-input");
    APP.get(ExtendRound.class)
        .run(buyer, round, new ExtendRound.Extension(later, null, "More time"));

    assertThat(end(round, "KW")).isEqualTo(fiveWorkingDays("KW", later));
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE round_state SET endorsement_until = endorsement_until"
                        + " - INTERVAL 1 DAY WHERE round_id = "
                        + round))
        .hasMessageContaining("demand.endorsement-not-earlier");
  }

  @Test
  void the_end_of_a_state_stays_once_the_round_is_finished() {
    long round = aRound(null);
    APP.get(CancelRound.class).run(buyer, round, "test");

    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE round_state SET endorsement_until = endorsement_until"
                        + " + INTERVAL 1 DAY WHERE round_id = "
                        + round))
        .hasMessageContaining("demand.round-finished");
  }

  @Test
  void a_round_closed_by_the_scheduler_was_closed_at_its_time_to_the_second() {
    long round = anOpenRound(CLOSES.plus(Duration.ofDays(20)));

    DemoTime.run(CLOSES.plusSeconds(29), () -> APP.get(CloseRoundsOnTime.class).run());

    assertThat(APP.get(RoundQueries.class).getRow(round).closedAt()).isEqualTo(CLOSES);
  }

  @Test
  void a_planned_round_is_announced_once() {
    long round = aRound(null);

    APP.get(AnnounceRound.class).run(buyer, round);

    assertThat(DEMAND.lastAct("round", round)).isEqualTo("demand.round-announced");
    assertThat(APP.get(RoundQueries.class).getRow(round).announcedAt()).isNotNull();
    assertThatThrownBy(() -> APP.get(AnnounceRound.class).run(buyer, round))
        .hasMessage("demand.already-announced");
    assertThatThrownBy(
            () -> APP.sql("UPDATE demand_round SET announced_at = NULL WHERE id = " + round))
        .hasMessageContaining("demand.already-announced");
  }

  @Test
  void an_open_round_is_not_announced_any_more() {
    long round = anOpenRound(null);

    assertThatThrownBy(() -> APP.get(AnnounceRound.class).run(buyer, round))
        .hasMessage("demand.round-wrong-status");
  }

  private long anOpenRound(@Nullable Instant endorsementUntil) {
    long round = aRound(endorsementUntil);
    APP.get(OpenRound.class).run(buyer, round);
    return round;
  }

  private long aRound(@Nullable Instant endorsementUntil) {
    return APP.get(PlanRound.class)
        .run(
            buyer,
            new PlanRound.Plan(
                "E-" + ++rounds,
                new Bilingual("جولة", "Round"),
                Instant.now().minusSeconds(60),
                CLOSES,
                endorsementUntil,
                List.of("30200000"),
                List.of("KW", "AE"),
                null,
                "Needed at once"));
  }

  /** A round in which Kuwait endorses until an instant, and the Emirates for much longer. */
  private long aRoundInWhichKuwaitEnds(Instant until) {
    long round = anOpenRound(until);
    long later = CLOSES.plus(Duration.ofDays(20)).getEpochSecond();
    APP.sql(
        "UPDATE round_state SET endorsement_until = TIMESTAMPADD(SECOND, %d, '1970-01-01') WHERE round_id = %d AND state_code = 'AE'"
            .formatted(later, round));
    APP.sql(
        "UPDATE demand_round SET endorsement_until = TIMESTAMPADD(SECOND, %d, '1970-01-01') WHERE id = %d"
            .formatted(later, round));
    return round;
  }

  private static Instant fiveWorkingDays(String state, Instant after) {
    return Objects.requireNonNull(APP.get(StateCalendarQueries.class).all().get(state))
        .after(after, 5);
  }

  private static Instant end(long round, String state) {
    return APP.get(RoundQueries.class).listProgress(round).stream()
        .filter(s -> s.stateCode().equals(state))
        .findFirst()
        .orElseThrow()
        .endorsementUntil();
  }
}
