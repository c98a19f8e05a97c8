package org.muwahhad.award.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.optimum.AwardRule.RuleKind;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * The panel states rules on groups of bidders and lots, reads them in words and what each costs.
 */
@Tag("long")
class ScenarioRulesTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final ScenarioFixture SCENARIOS = new ScenarioFixture(APP, FIXTURE);

  @Test
  void a_rule_decides_the_award_is_told_in_words_and_has_its_cost() {
    AwardFixture.Tender tender = SCENARIOS.aTender();

    SCENARIOS.solved(
        tender,
        rules(
            new ScenarioRule(
                RuleKind.FORBID, List.of(SCENARIOS.dinar()), List.of(2), null, null, null)));
    APP.get(WorkScenarios.class).run();

    assertThat(ScenarioFixture.winners(SCENARIOS.found(tender, 1)))
        .isEqualTo(Map.of("1", SCENARIOS.dinar(), "2", SCENARIOS.riyal()));
    assertThat(SCENARIOS.solution(tender, 1, RunKind.COSTS).costs())
        .singleElement()
        .satisfies(
            cost -> {
              assertThat(cost.limit()).isEqualTo("rules");
              assertThat(cost.rule()).isEqualTo("1");
              assertThat(cost.cost()).isPositive();
            });
    assertThat(
            ScenarioFixture.text(
                Browserless.signedInAs(APP, tender.chair()).get(ScenarioFixture.path(tender, 1))))
        .contains("supplies nothing of lot 2")
        .containsPattern("The limit “[^”]*supplies nothing of lot 2” costs SAR");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM audit_entry e JOIN award_scenario s"
                    + " ON s.tender_id = %d AND JSON_VALUE(e.detail, '$.sha256')"
                        .formatted(tender.id())
                    + " = s.problem_sha256"))
        .isEqualTo("1");
  }

  @Test
  void two_suppliers_are_the_most_and_the_form_takes_rules_without_scripts() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String path = "/tenders/" + tender.id() + "/scenarios";
    assertThat(ScenarioFixture.text(chair.get(path + "/new")))
        .contains("Rules on groups of bidders and lots", "How many of the lots the bidders win");

    chair.post(
        path,
        "name.ar",
        "واحد",
        "name.en",
        "one",
        "aim",
        "LOWEST_PRICE",
        "maxSuppliers",
        "2",
        "rules[1].kind",
        "LOTS",
        "rules[1].bidders",
        SCENARIOS.riyal(),
        "rules[1].lots",
        "١-٢",
        "rules[1].atLeast",
        "1");
    APP.get(WorkScenarios.class).run();

    assertThat(ScenarioFixture.winners(SCENARIOS.found(tender, 1)))
        .isEqualTo(Map.of("1", SCENARIOS.dinar(), "2", SCENARIOS.riyal()));
    assertThat(chair.get(path + "/new?from=1").body()).contains("value=\"1, 2\"");
  }

  @Test
  void a_rule_that_makes_no_sense_is_told_at_its_field() {
    AwardFixture.Tender tender = SCENARIOS.aTender();

    Refusal.InvalidInput refused =
        catchThrowableOfType(
            Refusal.InvalidInput.class,
            () ->
                APP.get(StateScenario.class)
                    .run(
                        tender.chair(),
                        tender.id(),
                        rules(
                            new ScenarioRule(null, null, List.of(1), null, null, null),
                            new ScenarioRule(
                                RuleKind.LOTS,
                                List.of("nobody"),
                                List.of(7),
                                new BigDecimal("3"),
                                new BigDecimal("2"),
                                null),
                            new ScenarioRule(RuleKind.SHARES, null, null, null, null, null),
                            new ScenarioRule(
                                RuleKind.ONE_BIDDER,
                                List.of(SCENARIOS.dinar()),
                                null,
                                BigDecimal.ONE,
                                null,
                                null))));

    assertThat(refused.faults())
        .extracting(f -> f.field() + " " + f.code())
        .containsExactlyInAnyOrder(
            "rules[0].kind shared.missing",
            "rules[1].bidders award.rule-not-bidder",
            "rules[1].lots award.rule-not-lot",
            "rules[1].atMost award.optimum-least-above-most",
            "rules[2].kind award.optimum-share-of-whole",
            "rules[2].shares award.optimum-not-hundred",
            "rules[3].bidders award.rule-without-bidders",
            "rules[3].lots shared.missing",
            "rules[3].atLeast award.rule-without-figures");
  }

  @Test
  void what_is_no_number_of_a_lot_is_told_at_its_field_on_the_page() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String path = "/tenders/" + tender.id() + "/scenarios";
    chair.get(path + "/new");

    HttpResponse<String> page =
        chair.post(
            path,
            "name.ar",
            "واحد",
            "name.en",
            "one",
            "rules[0].kind",
            "FORBID",
            "rules[0].lots",
            "first");

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("Give numbers of lots and ranges").contains("value=\"first\"");
    assertThat(Jsoup.parse(page.body()).select(".error-summary li").eachText())
        .as("the summary names the rule")
        .anyMatch(fault -> fault.startsWith("Rule 1, "));
  }

  @Test
  void the_database_keeps_no_problem_with_other_rules_than_were_stated() {
    AwardFixture.Tender tender = SCENARIOS.aTender();
    SCENARIOS.solved(
        tender,
        rules(new ScenarioRule(RuleKind.SUPPLIERS, null, null, BigDecimal.ONE, null, null)));

    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO award_scenario (tender_id, number, name_ar, name_en, terms,
                                                time_limit_seconds, problem, problem_sha256,
                                                created_by, created_at)
                    SELECT tender_id, 2, name_ar, name_en, JSON_REMOVE(terms, '$.rules'),
                           time_limit_seconds, problem, problem_sha256, created_by, created_at
                      FROM award_scenario WHERE tender_id = %d"""
                        .formatted(tender.id())))
        .hasStackTraceContaining("award.scenario-rules-differ");
  }

  private static ScenarioTerms rules(ScenarioRule... rules) {
    return new ScenarioTerms(
        new Bilingual("rules", "rules"),
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
        null,
        List.of(rules));
  }
}
