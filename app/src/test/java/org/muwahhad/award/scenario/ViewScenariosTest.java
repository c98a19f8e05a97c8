package org.muwahhad.award.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** The pages of scenarios, and who reads and works with them. */
class ViewScenariosTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ScenarioFixture SCENARIOS = new ScenarioFixture(APP, FIXTURE);
  private final StateScenario stateScenario = APP.get(StateScenario.class);
  private final WorkScenarios work = APP.get(WorkScenarios.class);

  @Test
  void the_page_compares_scenarios_with_the_award_lot_by_lot() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    SCENARIOS.solved(tender, ScenarioFixture.atMostLots(1));
    SCENARIOS.solved(tender, ScenarioTerms.named("بلا حدود"));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String address = "/tenders/" + tender.id() + "/scenarios";

    String page = ScenarioFixture.text(chair.get(address + "?base=2"));
    String csv = chair.get(address + "/comparison/scenarios.csv").body();

    assertThat(page)
        .contains("Lot by lot, by rank", "1. at most", "SAR 41,530.94", "SAR 41,644.95")
        .contains("SAR 114.01", "Proven best");
    assertThat(csv).contains("\"Difference from the baseline\",0.00,114.01,0.00");
    assertThat(chair.get(address + "/comparison/scenarios.xlsx").statusCode()).isEqualTo(200);
    assertThat(ScenarioFixture.text(chair.get(address + "/1")))
        .contains("The limit “most lots per bidder” costs SAR 114.01.", "Not the first in rank")
        .contains("Recommend this scenario");
  }

  @Test
  void page_and_files_say_in_a_sentence_what_a_scenario_costs_more_and_why() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    SCENARIOS.solved(tender, ScenarioFixture.atMostLots(1));
    SCENARIOS.solved(tender, ScenarioTerms.named("بلا حدود"));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String address = "/tenders/" + tender.id() + "/scenarios";
    String more =
        "Costs SAR 114.01 more than the award lot by lot, because the limit “most lots per bidder”"
            + " costs SAR 114.01. The winners differ in lot 2.";
    String same = "Costs the same as the award lot by lot. The same bids win every lot.";

    assertThat(ScenarioFixture.text(chair.get(address))).contains(more, same);
    assertThat(
            chair
                .get(address + "/comparison/scenarios.csv")
                .body()
                .replaceAll("[\u2068\u2069]", ""))
        .contains(more.replace('\u00a0', ' ').substring(0, 5), "The winners differ in lot 2.");
    assertThat(ScenarioFixture.text(chair.get(address + "/1"))).contains(more);
    assertThat(ScenarioFixture.text(chair.get(address + "/2"))).contains(same);
    assertThat(ScenarioFixture.text(chair.get(address + "?base=2")))
        .contains("SAR 114.01 more than scenario 2 (بلا حدود), because the limit");
    chair.get("/language/ar");
    assertThat(ScenarioFixture.text(chair.get(address)))
        .contains(
            "تزيد تكلفته على الترسية حزمةً حزمة بمقدار",
            "لأن تكلفة",
            "ويختلف الفائزون في الحزمة 2.");
  }

  @Test
  void winners_that_change_are_marked_and_each_scenario_has_its_sum_of_scores() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    APP.sql(
        "UPDATE lot_ranking SET final_score = 70 WHERE rank_position = 2 AND tender_id = "
            + tender.id());
    SCENARIOS.solved(tender, ScenarioFixture.atMostLots(1));
    SCENARIOS.solved(tender, byScore());
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String address = "/tenders/" + tender.id() + "/scenarios";

    String page = chair.get(address).body();
    String csv = chair.get(address + "/comparison/scenarios.csv").body();

    assertThat(page.split(">differs</strong>", -1)).hasSize(2);
    assertThat(csv.lines().filter(l -> l.contains("(differs)"))).hasSize(1);
    String[] scores =
        csv.lines()
            .filter(l -> l.startsWith("\"Sum of final scores\","))
            .findFirst()
            .orElseThrow()
            .split(",");
    assertThat(scores).hasSize(4).doesNotContain("–");
    assertThat(scores[1]).isEqualTo(scores[3]);
    assertThat(new BigDecimal(scores[2])).isLessThan(new BigDecimal(scores[1]));
    assertThat(ScenarioFixture.text(chair.get(address + "/1")))
        .contains("Sum of final scores", scores[2]);
  }

  @Test
  void limits_that_cost_nothing_are_told_in_one_line() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    SCENARIOS.solved(
        tender,
        new ScenarioTerms(
            new Bilingual("wide", "wide"),
            null,
            null,
            null,
            1,
            null,
            null,
            null,
            null,
            null,
            new BigDecimal("1000000"),
            null,
            null,
            null,
            null,
            null));

    String page =
        ScenarioFixture.text(
            Browserless.signedInAs(APP, tender.chair()).get(ScenarioFixture.path(tender, 1)));

    assertThat(page)
        .contains("The limit “most lots per bidder” costs SAR 114.01.")
        .contains("This limit costs nothing: “budget”.")
        .doesNotContain("costs SAR 0.00");
  }

  @Test
  void a_scenario_that_leaves_the_published_criteria_aside_says_so_until_it_is_recommended() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    SCENARIOS.solved(tender, ScenarioFixture.atMostLots(1));
    SCENARIOS.solved(tender, byScore());
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String form = ScenarioFixture.path(tender, 1) + "/recommendation";
    String departs = "This scenario looks for the lowest price";

    assertThat(ScenarioFixture.text(chair.get(ScenarioFixture.path(tender, 1))))
        .contains(departs, "One lot does not simply go to the first in rank.");
    assertThat(ScenarioFixture.text(chair.get(form))).contains(departs);
    assertThat(ScenarioFixture.text(chair.pressOnce(form, "reason", ScenarioFixture.REASON)))
        .contains(departs, "One lot does not simply go to the first in rank.");
    assertThat(ScenarioFixture.text(chair.get(ScenarioFixture.path(tender, 2))))
        .contains("The highest sum of final scores")
        .doesNotContain(departs);
  }

  @Test
  void a_scenario_has_a_name_in_both_languages_and_each_reader_sees_the_own() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String address = "/tenders/" + tender.id() + "/scenarios";
    chair.get(address + "/new");

    HttpResponse<String> oneName = chair.post(address, "name.ar", "حزمة لكل عرض");
    chair.post(address, "name.ar", "حزمة لكل عرض", "name.en", "One lot each");
    work.run();

    assertThat(oneName.statusCode()).isEqualTo(422);
    assertThat(ScenarioFixture.text(chair.get(address))).contains("1. One lot each");
    chair.get("/language/ar");
    assertThat(ScenarioFixture.text(chair.get(address))).contains("1. حزمة لكل عرض");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO award_scenario (tender_id, number, name_ar, name_en, terms,
                      time_limit_seconds, problem, problem_sha256, created_by, created_at)
                    SELECT tender_id, 9, name_ar, '', terms, 60, problem, problem_sha256,
                           created_by, created_at
                      FROM award_scenario WHERE tender_id = %d"""
                        .formatted(tender.id())))
        .hasMessageContaining("ck_award_scenario_name");
  }

  @Test
  void where_the_score_counts_a_limit_tells_what_it_costs_in_score_and_no_amount_below_zero() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    APP.sql(
        "UPDATE lot_ranking SET final_score = 70 WHERE rank_position = 2 AND tender_id = "
            + tender.id());
    SCENARIOS.solved(tender, byScore(1));

    String page =
        ScenarioFixture.text(
            Browserless.signedInAs(APP, tender.chair()).get(ScenarioFixture.path(tender, 1)));

    assertThat(page)
        .contains("most lots per bidder", "It lowers the sum of the final scores by ")
        .contains("because of the limits or discounts of this scenario")
        .doesNotContain("costs SAR -");
  }

  private static ScenarioTerms byScore() {
    return byScore(null);
  }

  private static ScenarioTerms byScore(@Nullable Integer mostLots) {
    return new ScenarioTerms(
        new Bilingual("by score", "by score"),
        ScenarioTerms.Aim.HIGHEST_SCORE,
        null,
        null,
        mostLots,
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
  }

  @Test
  void a_page_comes_again_by_itself_until_the_answer_is_there() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    stateScenario.run(tender.chair(), tender.id(), ScenarioTerms.named("first"));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String address = "/tenders/" + tender.id() + "/scenarios/1";

    HttpResponse<String> waiting = chair.get(address);
    work.run();

    assertThat(waiting.headers().firstValue("Refresh")).hasValue("5");
    assertThat(ScenarioFixture.text(waiting)).contains("Waiting", "Reload now");
    assertThat(chair.get(address).headers().firstValue("Refresh")).isEmpty();
  }

  @Test
  void what_is_typed_wrongly_is_told_at_its_field_and_kept() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String address = "/tenders/" + tender.id() + "/scenarios";
    chair.get(address + "/new");

    HttpResponse<String> page =
        chair.post(address, "name.ar", "قريب", "maxLotsPerBidder", "many", "budget", "٤٠٠٠");
    HttpResponse<String> answer =
        ApiCaller.of(APP, tender.chair())
            .send(
                "POST",
                "/api/v1" + address,
                "{\"name\": {\"ar\": \"\", \"en\": \"x\"}, \"minSharePercent\": 20, \"stateBudgets\": {\"XX\": 5}}");

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("value=\"many\"", "value=\"قريب\"", "value=\"٤٠٠٠\"");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("\"name.ar\"", "minSharePercent", "award.scenario-share-of-one")
        .contains("stateBudgets.XX", "award.scenario-not-state");
  }

  @Test
  void the_panel_works_with_scenarios_auditors_read_and_committees_once_one_is_recommended() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    SCENARIOS.solved(tender, ScenarioTerms.named("first"));
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
                    .run(
                        tender.evaluator(),
                        tender.id(),
                        1,
                        ScenarioFixture.choice(ScenarioFixture.REASON)))
        .hasMessage("award.not-chair");
    for (Actor later : List.of(FIXTURE.member("OM"), FIXTURE.buyer)) {
      assertThat(reads(later, tender)).isFalse();
    }

    SCENARIOS.choose(tender, 1, ScenarioFixture.REASON);

    for (Actor later : List.of(FIXTURE.member("OM"), FIXTURE.buyer)) {
      assertThat(reads(later, tender)).isTrue();
    }
    assertThat(reads(officer, tender)).isFalse();
    assertThat(
            Browserless.signedInAs(APP, FIXTURE.buyer)
                .get("/tenders/" + tender.id() + "/scenarios")
                .body())
        .contains("<bdi lang=\"ar\">" + ScenarioFixture.REASON + "</bdi>");
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
}
