package org.muwahhad.award.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.shared.Bilingual;

/** A scenario becomes the recommendation of the panel, and stays as it was. */
@Tag("long")
class ChooseScenarioTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ScenarioFixture SCENARIOS = new ScenarioFixture(APP, FIXTURE);
  private final StateScenario stateScenario = APP.get(StateScenario.class);
  private final WorkScenarios work = APP.get(WorkScenarios.class);

  @Test
  void the_recommendation_follows_the_scenario_and_carries_its_reason_where_it_leaves_the_rank() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    SCENARIOS.solved(tender, ScenarioFixture.atMostLots(1));

    long decision = SCENARIOS.choose(tender, 1, ScenarioFixture.REASON);

    assertThat(SCENARIOS.awards(tender))
        .isEqualTo(
            "1:%d:,2:%d:%s"
                .formatted(tender.dinarBid(), tender.riyalBid(), ScenarioFixture.REASON));
    assertThat(
            APP.ask(
                "SELECT CONCAT(deviations, reason) FROM scenario_choice WHERE decision_id = "
                    + decision))
        .isEqualTo("0" + ScenarioFixture.REASON);
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.scenario-chosen");
    Browserless member = Browserless.signedInAs(APP, FIXTURE.member("KW"));
    assertThat(ScenarioFixture.text(member.get("/tenders/" + tender.id() + "/scenarios")))
        .contains(ScenarioFixture.REASON);
  }

  @Test
  void another_bid_than_the_scenario_has_needs_a_reason_of_its_own_even_the_first_in_rank() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    SCENARIOS.solved(tender, ScenarioFixture.atMostLots(1));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String form = ScenarioFixture.path(tender, 1) + "/recommendation";
    String lot = "lots[" + tender.lots().get(1) + "].";
    chair.get(form);

    HttpResponse<String> refused =
        chair.post(
            form, "reason", ScenarioFixture.REASON, lot + "bid", String.valueOf(tender.dinarBid()));
    HttpResponse<String> taken =
        chair.post(
            form,
            "reason",
            ScenarioFixture.REASON,
            lot + "bid",
            String.valueOf(tender.dinarBid()),
            lot + "reason",
            "الفرق يسير");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Give the reason for not following", ScenarioFixture.REASON);
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(SCENARIOS.awards(tender))
        .isEqualTo("1:%d:,2:%d:الفرق يسير".formatted(tender.dinarBid(), tender.dinarBid()));
    assertThat(APP.ask("SELECT deviations FROM scenario_choice WHERE tender_id = " + tender.id()))
        .isEqualTo("1");
  }

  @Test
  void a_scenario_whose_bids_changed_meanwhile_is_not_recommended() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    SCENARIOS.solved(tender, ScenarioFixture.atMostLots(1));
    APP.sql("UPDATE lot_ranking SET is_abnormally_low = TRUE WHERE bid_id = " + tender.riyalBid());

    assertThatThrownBy(() -> SCENARIOS.choose(tender, 1, ScenarioFixture.REASON))
        .hasMessage("award.scenario-outdated");
    assertThat(APP.ask("SELECT COUNT(*) FROM award WHERE tender_id = " + tender.id()))
        .isEqualTo("0");
  }

  @Test
  void a_divided_lot_is_for_comparison_only_where_the_rules_let_a_lot_have_one_winner() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    ScenarioTerms terms =
        new ScenarioTerms(
            new Bilingual("shared", "shared"),
            null,
            null,
            null,
            null,
            new BigDecimal("25000"),
            2,
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

    assertThat(SCENARIOS.found(tender, 1).splitsLots()).isTrue();
    assertThat(
            ScenarioFixture.text(
                Browserless.signedInAs(APP, tender.chair()).get(ScenarioFixture.path(tender, 1))))
        .contains("of the units)", "It can be used for comparison only");
    assertThatThrownBy(() -> SCENARIOS.choose(tender, 1, ScenarioFixture.REASON))
        .hasMessage("award.scenario-divided");
  }

  @Test
  void what_was_asked_and_found_never_changes() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    SCENARIOS.solved(tender, ScenarioTerms.named("first"));
    SCENARIOS.choose(tender, 1, ScenarioFixture.REASON);
    String own = " WHERE tender_id = " + tender.id();
    String run =
        " WHERE scenario_id = (SELECT id FROM award_scenario WHERE tender_id = %d)"
            .formatted(tender.id());
    String immutable = "award.scenario-immutable";

    refused(immutable, "UPDATE award_scenario SET name_ar = 'other'" + own);
    refused(immutable, "DELETE FROM award_scenario" + own);
    refused(immutable, "UPDATE award_scenario_run SET result = '{}'" + run);
    refused(immutable, "DELETE FROM award_scenario_run" + run);
    refused(immutable, "UPDATE scenario_choice SET reason = 'other'" + own);
    refused(immutable, "DELETE FROM scenario_choice" + own);
    refused("award.scenario-not-under-way", copy(tender, "SHA2(problem, 256)"));
    AwardFixture.Tender next = SCENARIOS.aTender();
    stateScenario.run(next.chair(), next.id(), ScenarioTerms.named("first"));
    refused("award.scenario-hash-differs", copy(next, "REPEAT('0', 64)"));
    refused(
        "award.scenario-immutable",
        "UPDATE award_scenario_run SET status = 'FAILED', error = 'x', done_at = NOW()"
            + " WHERE status = 'QUEUED'");
    work.run();
  }

  private static String copy(AwardFixture.Tender tender, String sha256) {
    return """
    INSERT INTO award_scenario (tender_id, number, name_ar, name_en, terms, time_limit_seconds, problem,
                                problem_sha256, created_by, created_at)
    SELECT tender_id, 9, name_ar, name_en, terms, 60, problem, %s, created_by, created_at
      FROM award_scenario WHERE tender_id = %d"""
        .formatted(sha256, tender.id());
  }

  private static void refused(String code, String statement) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }
}
