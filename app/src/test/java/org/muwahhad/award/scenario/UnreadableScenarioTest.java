package org.muwahhad.award.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;

/** Work on a scenario of a kind that no node knows, as a later version may have left it. */
@Tag("long")
class UnreadableScenarioTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ScenarioFixture SCENARIOS = new ScenarioFixture(APP, FIXTURE);

  @Test
  void it_is_given_up_with_its_reason_and_an_entry_and_holds_up_no_other() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    AwardFixture.Tender next = SCENARIOS.aTender();
    StateScenario stateScenario = APP.get(StateScenario.class);
    stateScenario.run(tender.chair(), tender.id(), ScenarioTerms.named("first"));
    APP.sql("ALTER TABLE award_scenario_run DROP CONSTRAINT ck_award_scenario_run_kind");
    APP.without(
        "tr_award_scenario_run_step",
        () ->
            APP.sql(
                """
                UPDATE award_scenario_run SET kind = 'ORACLE', status = 'RUNNING', attempts = 3,
                       claim = UUID(), lease_until = SYSDATE(6)"""));
    stateScenario.run(next.chair(), next.id(), ScenarioTerms.named("second"));

    assertThat(APP.get(WorkScenarios.class).run()).isEqualTo(1);

    assertThat(
            APP.ask(
                "SELECT CONCAT(status, ' ', error) FROM award_scenario_run WHERE kind = 'ORACLE'"))
        .isEqualTo("FAILED award.scenario-unreadable");
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.scenario-worked");
    assertThat(SCENARIOS.found(next, 1).isFound()).isTrue();
  }
}
