package org.muwahhad.award.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.AwardSolution;
import org.muwahhad.award.optimum.ReadAwardProblem;
import org.muwahhad.award.optimum.SolveAward;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Two lots, compared in riyals, a dinar being 12.214984 riyals. The dinar bid is the first in rank
 * for both; the riyal bid is 2,355 riyals dearer for the first and 114 for the second.
 */
class AwardScenarioTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final String REASON = "توزيع المخاطر على مورّدَين";
  private final StateScenario stateScenario = APP.get(StateScenario.class);
  private final SeeScenarios see = APP.get(SeeScenarios.class);
  private final WorkScenarios work = APP.get(WorkScenarios.class);

  private static AwardFixture.Tender aTender() {
    return FIXTURE.aTender(
        List.of(
            new Lot(
                List.of(new Item(List.of("10", "20"), "100", "1300")), Judged.FIRST, Judged.SECOND),
            new Lot(
                List.of(new Item(List.of("5", "5"), "40", "500")), Judged.FIRST, Judged.SECOND)));
  }

  @Test
  void a_limit_moves_the_lot_that_costs_least_and_it_is_told_what_the_limit_costs() {
    AwardFixture.Tender tender = aTender();
    int number = stateScenario.run(tender.chair(), tender.id(), atMostLots(1));
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.scenario-stated");

    assertThat(work.run()).isEqualTo(2);

    Solution found = found(tender, number);
    assertThat(found.isProven()).isTrue();
    assertThat(winners(found)).isEqualTo(Map.of("1", dinar(), "2", riyal()));
    assertThat(found.goods()).isEqualByComparingTo("41644.95113");
    assertThat(Objects.requireNonNull(found.states()).get("KW"))
        .isEqualByComparingTo("14714.98371");
    Solution costs = solution(tender, number, RunKind.COSTS);
    assertThat(Objects.requireNonNull(costs.costs()).get(0).cost())
        .isEqualByComparingTo("114.00651");
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.scenario-worked");
  }

  @Test
  void whoever_solves_the_file_gets_the_same_award() {
    AwardFixture.Tender tender = aTender();
    solved(tender, atMostLots(1));
    ApiCaller chair = ApiCaller.of(APP, tender.chair());
    String path = "/api/v1/tenders/" + tender.id() + "/scenarios/1/";

    String file = chair.get(path + "problem").body();

    assertThat(chair.get(path.substring(0, path.length() - 1)).body())
        .contains(Sha256.of(file))
        .contains(Sha256.of(chair.get(path + "solution").body()));
    AwardProblem problem = ReadAwardProblem.from(file.getBytes(StandardCharsets.UTF_8));
    assertThat(new SolveAward().run(problem, Duration.ofSeconds(60)))
        .isInstanceOfSatisfying(
            AwardSolution.Found.class,
            f -> assertThat(f.objective()).isEqualByComparingTo("41644.95113"));
  }

  @Test
  void the_page_compares_scenarios_with_the_award_lot_by_lot() {
    AwardFixture.Tender tender = aTender();
    solved(tender, atMostLots(1));
    solved(tender, ScenarioTerms.named("بلا حدود"));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String address = "/tenders/" + tender.id() + "/scenarios";

    String page = text(chair.get(address + "?base=2"));
    String csv = chair.get(address + "/comparison/scenarios.csv").body();

    assertThat(page)
        .contains("Lot by lot, by rank", "1. at most", "SAR 41,530.94", "SAR 41,644.95")
        .contains("SAR 114.01", "Proven best");
    assertThat(csv).contains("Difference from the base,0.00,114.01,0.00");
    assertThat(chair.get(address + "/comparison/scenarios.xlsx").statusCode()).isEqualTo(200);
    assertThat(text(chair.get(address + "/1")))
        .contains("The limit “most lots per bidder” costs SAR 114.01.", "Not the first in rank")
        .contains("Recommend this scenario");
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

    solved(tender, ScenarioTerms.named("first"));

    assertThat(winners(found(tender, 1))).isEqualTo(Map.of("1", dinar()));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    assertThat(chair.get("/tenders/" + tender.id() + "/scenarios").statusCode()).isEqualTo(200);
    assertThat(text(chair.get(path(tender, 1)))).contains("Proven best");
  }

  @Test
  void a_page_comes_again_by_itself_until_the_answer_is_there() {
    AwardFixture.Tender tender = aTender();
    stateScenario.run(tender.chair(), tender.id(), ScenarioTerms.named("first"));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String address = "/tenders/" + tender.id() + "/scenarios/1";

    HttpResponse<String> waiting = chair.get(address);
    work.run();

    assertThat(waiting.headers().firstValue("Refresh")).hasValue("5");
    assertThat(text(waiting)).contains("Waiting", "Reload now");
    assertThat(chair.get(address).headers().firstValue("Refresh")).isEmpty();
  }

  @Test
  void limits_that_cannot_all_be_kept_are_named_in_words() {
    AwardFixture.Tender tender = aTender();
    ScenarioTerms terms =
        new ScenarioTerms(
            "cheap",
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
            null);

    solved(tender, terms);

    assertThat(text(Browserless.signedInAs(APP, tender.chair()).get(path(tender, 1))))
        .contains("No award keeps to all limits. This is proven.")
        .contains("The whole award may cost at most SAR 40,000.00.", "Lot 1 must be awarded");
    assertThatThrownBy(() -> choose(tender, 1, REASON)).hasMessage("award.scenario-not-solved");
  }

  @Test
  void the_second_solver_is_asked_once_and_comes_to_the_same() {
    AwardFixture.Tender tender = aTender();
    solved(tender, ScenarioTerms.named("first"));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    chair.get(path(tender, 1));

    chair.post(path(tender, 1) + "/check");
    APP.get(CheckScenario.class).run(tender.chair(), tender.id(), 1);

    assertThat(work.run()).isEqualTo(1);
    assertThat(Objects.requireNonNull(solution(tender, 1, RunKind.CHECK).check()).verdict())
        .isEqualTo("AGREES");
    assertThat(text(chair.get(path(tender, 1)))).contains("comes to the same");
  }

  @Test
  void work_of_a_node_that_died_is_taken_over_when_its_lease_ends_and_given_up_in_the_end() {
    AwardFixture.Tender tender = aTender();
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
  void what_was_asked_and_found_never_changes() {
    AwardFixture.Tender tender = aTender();
    solved(tender, ScenarioTerms.named("first"));
    choose(tender, 1, REASON);
    String own = " WHERE tender_id = " + tender.id();
    String run =
        " WHERE scenario_id = (SELECT id FROM award_scenario WHERE tender_id = %d)"
            .formatted(tender.id());
    String immutable = "award.scenario-immutable";

    refused(immutable, "UPDATE award_scenario SET name = 'other'" + own);
    refused(immutable, "DELETE FROM award_scenario" + own);
    refused(immutable, "UPDATE award_scenario_run SET result = '{}'" + run);
    refused(immutable, "DELETE FROM award_scenario_run" + run);
    refused(immutable, "UPDATE scenario_choice SET reason = 'other'" + own);
    refused(immutable, "DELETE FROM scenario_choice" + own);
    refused("award.scenario-not-under-way", copy(tender, "SHA2(problem, 256)"));
    AwardFixture.Tender next = aTender();
    stateScenario.run(next.chair(), next.id(), ScenarioTerms.named("first"));
    refused("award.scenario-hash-differs", copy(next, "REPEAT('0', 64)"));
    refused(
        "award.scenario-immutable",
        "UPDATE award_scenario_run SET status = 'FAILED', error = 'x', done_at = NOW()"
            + " WHERE status = 'QUEUED'");
    work.run();
  }

  @Test
  void the_recommendation_follows_the_scenario_and_carries_its_reason_where_it_leaves_the_rank() {
    AwardFixture.Tender tender = aTender();
    solved(tender, atMostLots(1));

    long decision = choose(tender, 1, REASON);

    assertThat(awards(tender))
        .isEqualTo("1:%d:,2:%d:%s".formatted(tender.dinarBid(), tender.riyalBid(), REASON));
    assertThat(
            APP.ask(
                "SELECT CONCAT(deviations, reason) FROM scenario_choice WHERE decision_id = "
                    + decision))
        .isEqualTo("0" + REASON);
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.scenario-chosen");
    Browserless member = Browserless.signedInAs(APP, FIXTURE.member("KW"));
    assertThat(text(member.get("/tenders/" + tender.id() + "/scenarios"))).contains(REASON);
  }

  @Test
  void another_bid_than_the_scenario_has_needs_a_reason_of_its_own_even_the_first_in_rank() {
    AwardFixture.Tender tender = aTender();
    solved(tender, atMostLots(1));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String form = path(tender, 1) + "/recommendation";
    String lot = "lots[" + tender.lots().get(1) + "].";
    chair.get(form);

    HttpResponse<String> refused =
        chair.post(form, "reason", REASON, lot + "bid", String.valueOf(tender.dinarBid()));
    HttpResponse<String> taken =
        chair.post(
            form,
            "reason",
            REASON,
            lot + "bid",
            String.valueOf(tender.dinarBid()),
            lot + "reason",
            "الفرق يسير");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Give the reason for not following", REASON);
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(awards(tender))
        .isEqualTo("1:%d:,2:%d:الفرق يسير".formatted(tender.dinarBid(), tender.dinarBid()));
    assertThat(APP.ask("SELECT deviations FROM scenario_choice WHERE tender_id = " + tender.id()))
        .isEqualTo("1");
  }

  @Test
  void a_scenario_whose_bids_changed_meanwhile_is_not_recommended() {
    AwardFixture.Tender tender = aTender();
    solved(tender, atMostLots(1));
    APP.sql("UPDATE lot_ranking SET is_abnormally_low = TRUE WHERE bid_id = " + tender.riyalBid());

    assertThatThrownBy(() -> choose(tender, 1, REASON)).hasMessage("award.scenario-outdated");
    assertThat(APP.ask("SELECT COUNT(*) FROM award WHERE tender_id = " + tender.id()))
        .isEqualTo("0");
  }

  @Test
  void a_divided_lot_is_for_comparison_only_where_the_rules_let_a_lot_have_one_winner() {
    AwardFixture.Tender tender = aTender();
    ScenarioTerms terms =
        new ScenarioTerms(
            "shared",
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
            null);

    solved(tender, terms);

    assertThat(found(tender, 1).splitsLots()).isTrue();
    assertThat(text(Browserless.signedInAs(APP, tender.chair()).get(path(tender, 1))))
        .contains("of the units)", "It is for comparison only");
    assertThatThrownBy(() -> choose(tender, 1, REASON)).hasMessage("award.scenario-divided");
  }

  @Test
  void the_highest_score_is_found_where_quality_is_weighed() {
    AwardFixture.Tender tender = aTender();
    ScenarioTerms terms =
        new ScenarioTerms(
            "score",
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
            null);

    solved(tender, terms);

    assertThat(found(tender, 1).score()).isEqualByComparingTo("168");
    assertThat(winners(found(tender, 1))).isEqualTo(Map.of("1", dinar(), "2", dinar()));
  }

  @Test
  void what_is_typed_wrongly_is_told_at_its_field_and_kept() {
    AwardFixture.Tender tender = aTender();
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String address = "/tenders/" + tender.id() + "/scenarios";
    chair.get(address + "/new");

    HttpResponse<String> page =
        chair.post(address, "name", "قريب", "maxLotsPerBidder", "many", "budget", "٤٠٠٠");
    HttpResponse<String> answer =
        ApiCaller.of(APP, tender.chair())
            .send(
                "POST",
                "/api/v1" + address,
                "{\"name\": \"\", \"minSharePercent\": 20, \"stateBudgets\": {\"XX\": 5}}");

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("value=\"many\"", "value=\"قريب\"", "value=\"٤٠٠٠\"");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("\"name\"", "minSharePercent", "award.scenario-share-of-one")
        .contains("stateBudgets.XX", "award.scenario-not-state");
  }

  @Test
  void the_panel_works_with_scenarios_auditors_read_and_committees_once_one_is_recommended() {
    AwardFixture.Tender tender = aTender();
    solved(tender, ScenarioTerms.named("first"));
    Actor auditor = FIXTURE.world().aPersonWho(Role.AUDITOR);
    Actor stranger = FIXTURE.world().aPersonWho(Role.EVALUATOR);
    Actor officer = FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti);

    assertThat(reads(auditor, tender)).isTrue();
    assertThatThrownBy(() -> state(auditor, tender)).isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> state(stranger, tender)).hasMessage("tender.not-on-panel");
    assertThatThrownBy(() -> state(tender.evaluator(), tender))
        .hasMessage("evaluation.declare-first");
    APP.get(DeclareConflict.class).run(tender.evaluator(), tender.id(), false, "");
    assertThat(state(tender.evaluator(), tender)).isEqualTo(2);
    assertThatThrownBy(
            () ->
                APP.get(ChooseScenario.class)
                    .run(tender.evaluator(), tender.id(), 1, choice(REASON)))
        .hasMessage("award.not-chair");
    for (Actor later : List.of(FIXTURE.member("OM"), FIXTURE.buyer)) {
      assertThat(reads(later, tender)).isFalse();
    }

    choose(tender, 1, REASON);

    for (Actor later : List.of(FIXTURE.member("OM"), FIXTURE.buyer)) {
      assertThat(reads(later, tender)).isTrue();
    }
    assertThat(reads(officer, tender)).isFalse();
    work.run();
  }

  @Test
  void a_conflict_of_interest_keeps_a_member_out() {
    AwardFixture.Tender tender = FIXTURE.aTenderWhoseChairHasAConflict();

    assertThatThrownBy(() -> state(tender.chair(), tender)).hasMessage("award.conflict-declared");
    assertThat(reads(tender.chair(), tender)).isFalse();
  }

  private int state(Actor actor, AwardFixture.Tender tender) {
    return stateScenario.run(actor, tender.id(), ScenarioTerms.named("again"));
  }

  private static boolean reads(Actor actor, AwardFixture.Tender tender) {
    return Browserless.signedInAs(APP, actor)
            .get("/tenders/" + tender.id() + "/scenarios")
            .statusCode()
        == 200;
  }

  private void solved(AwardFixture.Tender tender, ScenarioTerms terms) {
    stateScenario.run(tender.chair(), tender.id(), terms);
    work.run();
  }

  private static ScenarioTerms atMostLots(int lots) {
    return new ScenarioTerms(
        "at most", null, null, null, lots, null, null, null, null, null, null, null, null);
  }

  private static ChooseScenario.Choice choice(String reason) {
    return new ChooseScenario.Choice(null, reason, List.<RecommendAwards.Choice>of());
  }

  private static long choose(AwardFixture.Tender tender, int number, String reason) {
    return APP.get(ChooseScenario.class).run(tender.chair(), tender.id(), number, choice(reason));
  }

  private Solution solution(AwardFixture.Tender tender, int number, RunKind kind) {
    SeeScenarios.Work done =
        Objects.requireNonNull(see.get(tender.chair(), tender.id(), number).scenario().work(kind));
    return Objects.requireNonNull(done.solution(), String.valueOf(done.error()));
  }

  private Solution found(AwardFixture.Tender tender, int number) {
    return solution(tender, number, RunKind.SOLVE);
  }

  private static Map<String, String> winners(Solution solution) {
    Map<String, String> winners = new TreeMap<>();
    solution
        .awarded()
        .forEach((lot, suppliers) -> winners.put(lot, String.join("+", suppliers.keySet())));
    return winners;
  }

  private static String dinar() {
    return registration(FIXTURE.dinarSupplier);
  }

  private static String riyal() {
    return registration(FIXTURE.riyalSupplier);
  }

  private static String registration(long supplier) {
    return APP.ask("SELECT registration_number FROM supplier WHERE id = " + supplier);
  }

  private static String path(AwardFixture.Tender tender, int number) {
    return "/tenders/" + tender.id() + "/scenarios/" + number;
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

  private static String copy(AwardFixture.Tender tender, String sha256) {
    return """
    INSERT INTO award_scenario (tender_id, number, name, terms, time_limit_seconds, problem,
                                problem_sha256, created_by, created_at)
    SELECT tender_id, 9, name, terms, 60, problem, %s, created_by, created_at
      FROM award_scenario WHERE tender_id = %d"""
        .formatted(sha256, tender.id());
  }

  private static void refused(String code, String statement) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  private static String awards(AwardFixture.Tender tender) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(CONCAT(l.number, ':', a.bid_id, ':', a.reason) ORDER BY l.number)
          FROM award a JOIN lot l ON l.id = a.live_lot_id WHERE a.tender_id = %d"""
            .formatted(tender.id()));
  }

  /** What a page says, without its tags and with plain spaces. */
  private static String text(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body()
        .replaceAll("<[^>]*>", " ")
        .replaceAll("[\u2068\u2069]", "")
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ");
  }
}
