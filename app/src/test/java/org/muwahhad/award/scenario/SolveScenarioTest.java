package org.muwahhad.award.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.AwardSolution;
import org.muwahhad.award.optimum.ReadAwardProblem;
import org.muwahhad.award.optimum.SolveAward;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Sha256;

/** What is asked of a scenario, found, proved, and kept. */
@Tag("long")
class SolveScenarioTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ScenarioFixture SCENARIOS = new ScenarioFixture(APP, FIXTURE);
  private final StateScenario stateScenario = APP.get(StateScenario.class);
  private final WorkScenarios work = APP.get(WorkScenarios.class);

  @Test
  void a_limit_moves_the_lot_that_costs_least_and_it_is_told_what_the_limit_costs() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    int number = stateScenario.run(tender.chair(), tender.id(), ScenarioFixture.atMostLots(1));
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.scenario-stated");

    assertThat(work.run()).isEqualTo(2);

    Solution found = SCENARIOS.found(tender, number);
    assertThat(found.isProven()).isTrue();
    assertThat(ScenarioFixture.winners(found))
        .isEqualTo(Map.of("1", SCENARIOS.dinar(), "2", SCENARIOS.riyal()));
    // As awards would have it; the answer of the search is kept to the last digit.
    assertThat(found.goods()).isEqualByComparingTo("41644.95");
    assertThat(Objects.requireNonNull(found.states()).get("KW")).isEqualByComparingTo("14714.98");
    assertThat(
            APP.get(ViewScenarios.class).result(tender.chair(), tender.id(), number, RunKind.SOLVE))
        .contains("41644.95113", "14714.98371");
    Solution costs = SCENARIOS.solution(tender, number, RunKind.COSTS);
    assertThat(Objects.requireNonNull(costs.costs()).get(0).cost())
        .isEqualByComparingTo("114.00651");
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.scenario-worked");
  }

  @Test
  void whoever_solves_the_file_gets_the_same_award() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    SCENARIOS.solved(tender, ScenarioFixture.atMostLots(1));
    ApiCaller chair = ApiCaller.of(APP, tender.chair());
    String path = "/api/v1/tenders/" + tender.id() + "/scenarios/1/";

    String file = chair.get(path + "problem").body();

    assertThat(chair.get(path.substring(0, path.length() - 1)).body())
        .contains(Sha256.of(file))
        .contains(Sha256.of(chair.get(path + "solution").body()));
    AwardProblem problem = ReadAwardProblem.from(file.getBytes(StandardCharsets.UTF_8));
    assertThat(new SolveAward().run(problem, Duration.ofSeconds(60)))
        .isInstanceOfSatisfying(
            AwardSolution.FeasibleAward.class,
            f -> assertThat(f.objective()).isEqualByComparingTo("41644.95113"));
  }

  @Test
  void a_bid_whose_prices_stay_sealed_is_left_out_of_the_scenarios() {
    AwardFixture.Tender tender =
        FIXTURE.aTender(
            List.of(
                new Lot(
                    List.of(new Item(List.of("10", "20"), "100", "1300")),
                    Judged.FIRST,
                    Judged.EXCLUDED)));
    APP.without(
        "tr_opened_bid_immutable",
        () ->
            APP.sql(
                "UPDATE opened_bid SET currency = NULL, prices_sha256 = REPEAT('0', 64) WHERE bid_id = "
                    + tender.riyalBid()));

    SCENARIOS.solved(tender, ScenarioTerms.named("first"));

    assertThat(ScenarioFixture.winners(SCENARIOS.found(tender, 1)))
        .isEqualTo(Map.of("1", SCENARIOS.dinar()));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    assertThat(chair.get("/tenders/" + tender.id() + "/scenarios").statusCode()).isEqualTo(200);
    assertThat(ScenarioFixture.text(chair.get(ScenarioFixture.path(tender, 1))))
        .contains("Proven best");
  }

  @Test
  void limits_that_cannot_all_be_kept_are_named_in_words() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    ScenarioTerms terms =
        new ScenarioTerms(
            new Bilingual("cheap", "cheap"),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new BigDecimal("40000"),
            null,
            null,
            null,
            null,
            null);

    SCENARIOS.solved(tender, terms);

    assertThat(
            ScenarioFixture.text(
                Browserless.signedInAs(APP, tender.chair()).get(ScenarioFixture.path(tender, 1))))
        .contains("No award meets all limits. This is proven.")
        .contains("The whole award may cost at most SAR 40,000.00.", "Lot 1 must be awarded");
    assertThatThrownBy(() -> SCENARIOS.choose(tender, 1, ScenarioFixture.REASON))
        .hasMessage("award.scenario-not-solved");
  }

  @Test
  void the_second_solver_is_asked_once_and_comes_to_the_same() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    SCENARIOS.solved(tender, ScenarioTerms.named("first"));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    chair.get(ScenarioFixture.path(tender, 1));

    chair.post(ScenarioFixture.path(tender, 1) + "/check");
    APP.get(CheckScenario.class).run(tender.chair(), tender.id(), 1);

    assertThat(work.run()).isEqualTo(1);
    assertThat(
            Objects.requireNonNull(SCENARIOS.solution(tender, 1, RunKind.CHECK).check()).verdict())
        .isEqualTo("AGREES");
    assertThat(ScenarioFixture.text(chair.get(ScenarioFixture.path(tender, 1))))
        .contains("reached the same result");
  }

  @Test
  void work_of_a_node_that_died_is_taken_over_when_its_lease_ends_and_given_up_in_the_end() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    stateScenario.run(tender.chair(), tender.id(), ScenarioTerms.named("first"));
    stateScenario.run(tender.chair(), tender.id(), ScenarioTerms.named("second"));
    die(tender, 1, "+ INTERVAL 1 MINUTE", 1);
    die(tender, 2, "- INTERVAL 1 SECOND", 3);

    assertThat(work.run()).isEqualTo(1);
    assertThat(status(tender, 1)).isEqualTo("RUNNING");
    assertThat(status(tender, 2)).isEqualTo("FAILED award.scenario-given-up");

    APP.sql(
        "UPDATE award_scenario_run SET lease_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND"
            + " WHERE status = 'RUNNING'");
    assertThat(work.run()).isEqualTo(1);
    assertThat(status(tender, 1)).isEqualTo("DONE");
  }

  @Test
  void work_that_found_the_disk_full_is_done_again_when_there_is_space_however_often_that_was() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    int number = stateScenario.run(tender.chair(), tender.id(), ScenarioFixture.atMostLots(2));
    APP.sql(
        """
        CREATE TRIGGER tr_disk_full BEFORE UPDATE ON award_scenario_run FOR EACH ROW
        BEGIN
          IF NEW.status = 'DONE' THEN
            SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1021, MESSAGE_TEXT = 'Disk full';
          END IF;
        END""");
    try {
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(work::run).hasStackTraceContaining("Disk full");
        APP.sql(
            "UPDATE award_scenario_run SET lease_until = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND"
                + " WHERE status = 'RUNNING'");
      }
    } finally {
      APP.sql("DROP TRIGGER tr_disk_full");
    }

    assertThat(work.run()).isEqualTo(2);

    assertThat(SCENARIOS.found(tender, number).isProven()).isTrue();
  }

  @Test
  void the_highest_score_is_found_where_quality_is_weighed() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    ScenarioTerms terms =
        new ScenarioTerms(
            new Bilingual("score", "score"),
            ScenarioTerms.Aim.HIGHEST_SCORE,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    SCENARIOS.solved(tender, terms);

    assertThat(SCENARIOS.found(tender, 1).score()).isEqualByComparingTo("168");
    assertThat(ScenarioFixture.winners(SCENARIOS.found(tender, 1)))
        .isEqualTo(Map.of("1", SCENARIOS.dinar(), "2", SCENARIOS.dinar()));
  }

  private static void die(AwardFixture.Tender tender, int number, String lease, int attempts) {
    APP.sql(
        """
        UPDATE award_scenario_run r JOIN award_scenario s ON s.id = r.scenario_id
           SET r.status = 'RUNNING', r.claim = UUID(), r.started_at = UTC_TIMESTAMP(6),
               r.attempts = %d, r.lease_until = UTC_TIMESTAMP(6) %s
         WHERE s.tender_id = %d AND s.number = %d"""
            .formatted(attempts, lease, tender.id(), number));
  }

  private static String status(AwardFixture.Tender tender, int number) {
    return APP.ask(
        """
        SELECT CONCAT_WS(' ', r.status, r.error) FROM award_scenario_run r
          JOIN award_scenario s ON s.id = r.scenario_id
         WHERE s.tender_id = %d AND s.number = %d AND r.kind = 'SOLVE'"""
            .formatted(tender.id(), number));
  }
}
