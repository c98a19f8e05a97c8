package org.muwahhad.evaluation.price;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.evaluation.price.AlternativeFixture.judged;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * Alternatives of bids: only that of the bid that ranks first is looked at, it may come to no more
 * than the bid, and once accepted its prices replace those of the bid.
 */
@Tag("long")
class AcceptedAlternativeTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final AlternativeFixture ALTERNATIVES = new AlternativeFixture(APP);
  private static final String REASON = "Refurbished machines do the same work";
  // 100 of A and 10 of B. First: 101,000, its alternative 95,900. Other: 94,000, evaluated with the
  // preference of 10 % at 103,400; its alternative would come to 81,000. Dear: 111,000.
  private final EvaluationFixture tender =
      judged(
          EvaluationFixture.lowest(APP, WORLD)
              .bid("First", "SAR", true, "1000", "100")
              .bid("Other", "SAR", false, "930", "100")
              .bid("Dear", "SAR", true, "1100", "100")
              .alternative("First", "950", "90")
              .alternative("Other", "800", "100"));
  private final DecideAlternative decide = APP.get(DecideAlternative.class);
  private final String lot = "/tenders/" + tender.id() + "/prices/lots/" + tender.lot();

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void an_accepted_alternative_takes_the_place_of_the_bid_in_the_ranking() {
    assertThat(tender.row("First").total()).contains(riyals("101000.00"));
    assertThat(tender.row("First").alternativeOpen()).isTrue();
    assertThat(tender.row("Other").alternativeOpen()).as("it is not the first").isFalse();

    accept("First");

    assertThat(tender.row("First").total()).contains(riyals("95900.00"));
    assertThat(tender.row("First").alternative()).isTrue();
    assertThat(tender.row("First").alternativeOpen()).isFalse();
    assertThat(tender.row("First").rankPosition()).isEqualTo(1);
    assertThat(tender.row("Other").total()).contains(riyals("94000.00"));
    assertThat(tender.row("Other").rankPosition()).isEqualTo(2);
    // 100 x 95,900 / 103,400 and / 111,000
    assertThat(tender.row("Other").priceScore()).isEqualByComparingTo("92.75");
    assertThat(tender.row("Dear").priceScore()).isEqualByComparingTo("86.40");
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'evaluation.alternative-accepted'"
                    + " ORDER BY id DESC LIMIT 1"))
        .contains("101000.00", "95900.00", REASON);
  }

  @Test
  void quality_and_price_are_weighed_with_its_prices_and_the_scores_of_the_bid() {
    EvaluationFixture rated =
        judged(
            EvaluationFixture.rated(APP, WORLD)
                .bid("First", "SAR", true, "1000", "100")
                .bid("Other", "SAR", false, "930", "100")
                .alternative("First", "950", "90"));
    // Both have 90 points: 0.6 x 90 + 0.4 x 100, and 0.6 x 90 + 0.4 x 100 x 101,000 / 103,400.
    assertThat(rated.row("First").finalScore()).isEqualByComparingTo("94.00");
    assertThat(rated.row("Other").finalScore()).isEqualByComparingTo("93.07");

    decide.run(rated.chair(), rated.id(), rated.lot(), rated.bid("First"), true, REASON);

    assertThat(rated.row("First").finalScore()).isEqualByComparingTo("94.00");
    assertThat(rated.row("First").technicalScore()).isEqualByComparingTo("90.00");
    // 0.6 x 90 + 0.4 x 100 x 95,900 / 103,400
    assertThat(rated.row("Other").finalScore()).isEqualByComparingTo("91.10");
  }

  @Test
  void the_price_is_shown_step_by_step_as_that_of_an_accepted_alternative() {
    accept("First");

    PriceSteps steps =
        APP.get(ViewPrices.class).lot(tender.chair(), tender.id(), tender.lot()).stream()
            .filter(b -> b.bid().bidId() == tender.bid("First"))
            .map(b -> requireNonNull(b.steps()))
            .findFirst()
            .orElseThrow();
    assertThat(steps.base()).isEqualTo(riyals("101000.00"));
    assertThat(steps.bid()).isEqualTo(riyals("95900.00"));
    assertThat(steps.isCorrected()).isFalse();
    PriceWorking working = working("First");
    assertThat(working.lines())
        .extracting(l -> l.unitPrice().amount().intValue())
        .containsExactly(950, 90);
    LotComparison lines = APP.get(CompareBids.class).lot(tender.chair(), tender.id(), tender.lot());
    assertThat(requireNonNull(lines.rows().get(0).cells().get(0).bidPrice()).amount())
        .isEqualByComparingTo("950");
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();
    assertThat(chair.get(lot).body())
        .contains("As accepted alternative", "95,900.00", "101,000.00");
    assertThat(chair.get("/tenders/" + tender.id() + "/prices/steps.csv").body())
        .contains("95900.00,101000.00");
    assertThat(chair.get("/tenders/" + tender.id() + "/ranking").body())
        .contains("As accepted alternative", "See the alternative");
    assertThat(chair.get("/api/v1" + lot + "/bids/" + tender.bid("First")).body())
        .contains("\"inForce\":true", "\"base\":{");
  }

  @Test
  void an_acceptance_is_taken_back_with_a_reason_until_something_is_recommended() {
    accept("First");

    decide("First", false, "The warranty is too short after all");

    assertThat(tender.row("First").total()).contains(riyals("101000.00"));
    assertThat(tender.row("First").alternative()).isFalse();
    assertThat(requireNonNull(working("First").alternative()).decisions())
        .extracting(AlternativeDecision::accepted)
        .containsExactly(false, true);
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'evaluation.alternative-taken-back'"
                    + " ORDER BY id DESC LIMIT 1"))
        .contains("warranty");
    accept("First");
    tender.recommended();
    ALTERNATIVES.refused(() -> decide("First", false, "x"), "evaluation.closed");
  }

  @Test
  void what_is_not_first_dearer_decided_or_without_a_reason_is_refused() {
    ALTERNATIVES.refused(() -> accept("Other"), "evaluation.alternative-not-first");
    ALTERNATIVES.refused(() -> decide("Other", false, REASON), "evaluation.alternative-not-first");
    assertThatThrownBy(() -> accept("Dear"))
        .as("it offers none")
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> decide("First", true, " ")).isInstanceOf(Refusal.InvalidInput.class);
    ALTERNATIVES.refused(
        () ->
            decide.run(
                tender.second(), tender.id(), tender.lot(), tender.bid("First"), true, REASON),
        "evaluation.chair-only");
    decide("First", false, REASON);
    ALTERNATIVES.refused(() -> decide("First", false, REASON), "evaluation.alternative-decided");
    accept("First");
    ALTERNATIVES.refused(() -> accept("First"), "evaluation.alternative-decided");
    EvaluationFixture dearer =
        judged(
            EvaluationFixture.lowest(APP, WORLD)
                .bid("First", "SAR", true, "1000", "100")
                .alternative("First", "1000", "100.01"));
    ALTERNATIVES.refused(
        () ->
            decide.run(
                dearer.chair(), dearer.id(), dearer.lot(), dearer.bid("First"), true, REASON),
        "evaluation.alternative-dearer");
    decide.run(dearer.chair(), dearer.id(), dearer.lot(), dearer.bid("First"), false, REASON);
    assertThat(dearer.row("First").total()).contains(riyals("101000.00"));
  }

  @Test
  void an_alternative_counts_only_as_long_as_its_bid_ranks_first_by_the_bids_themselves() {
    accept("First");
    // The preference for goods of the GCC is all that puts First before Other.
    APP.without(
        "tr_tender_rule_fixed",
        () ->
            APP.sql(
                "UPDATE tender_rule SET value = 0 WHERE code = 'preference.gcc-percent'"
                    + " AND tender_id = "
                    + tender.id()));

    APP.get(RankBids.class).run(tender.chair(), tender.id());

    assertThat(tender.row("Other").rankPosition()).isEqualTo(1);
    assertThat(tender.row("Other").alternative()).isFalse();
    assertThat(tender.row("First").alternative()).isFalse();
    assertThat(tender.row("First").total()).contains(riyals("101000.00"));
    accept("Other");
    assertThat(tender.row("Other").total()).contains(riyals("81000.00"));
    assertThat(Visitor.of(APP, tender.chair()).inEnglish().get(page("First")).body())
        .contains("no longer ranks first");
  }

  @Test
  void the_chair_decides_on_a_page_that_shows_both_and_keeps_a_refused_reason() {
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();

    assertThat(chair.get(lot + "/bids/" + tender.bid("First")).body())
        .contains("offers an alternative", page("First"));
    assertThat(chair.get(page("First")).body())
        .contains(
            "Another solution of First",
            "Model R",
            "Oman",
            "101,000.00",
            "95,900.00",
            "Accept the alternative",
            "Refuse the alternative");
    assertThat(chair.get(page("Other")).body())
        .contains("Only the alternative of the first-ranked bid")
        .doesNotContain("Accept the alternative");
    assertThat(chair.get(page("Dear")).body())
        .contains("offers no alternative")
        .doesNotContain("Accept the alternative");
    assertThat(Visitor.of(APP, tender.second()).inEnglish().get(page("First")).body())
        .doesNotContain("Accept the alternative");
    assertThat(chair.post(page("First"), "accepted", "true", "reason", "").statusCode())
        .isEqualTo(422);
    assertThat(chair.post(page("First"), "accepted", "true", "reason", REASON).statusCode())
        .isEqualTo(303);
    assertThat(chair.get(page("First")).body())
        .contains("Reverse the acceptance", "replace those of the bid", REASON);
    assertThat(chair.post(page("First"), "accepted", "false", "reason", "x").statusCode())
        .isEqualTo(303);
    assertThat(tender.row("First").alternative()).isFalse();
    assertThat(Visitor.of(APP, tender.second()).get(page("First")).body())
        .contains("العرض البديل", "أوجه الاختلاف عن المطلوب", "غير مقبول");
  }

  @Test
  void the_database_takes_no_acceptance_that_the_rules_forbid() {
    ALTERNATIVES.refused(decision("Other", 1, true), "evaluation.alternative-not-first");
    ALTERNATIVES.refused(decision("Other", 1, false), "evaluation.alternative-not-first");
    ALTERNATIVES.refused(decision("First", 2, true), "evaluation.alternative-decided");
    ALTERNATIVES.refused(
        decision("First", 1, true).replace("'x'", "' '"), "ck_alternative_decision_reason");
    ALTERNATIVES.refused(ranked("First"), "evaluation.alternative-undecided");
    ALTERNATIVES.refused(
        """
        INSERT INTO lot_ranking (lot_id, bid_id, tender_id, is_admissible, bid_total, bid_currency,
          converted_total, evaluated_price, technical_score, price_score, final_score,
          rank_position, is_abnormally_low, is_alternative)
        VALUES (%d, %d, %d, TRUE, 1, 'SAR', 1, 1, 1, 1, 1, 1, FALSE, TRUE)"""
            .formatted(tender.lot(), tender.bid("First"), tender.id()),
        "evaluation.alternative-undecided");
    APP.sql(decision("First", 1, true));
    ALTERNATIVES.refused(decision("First", 2, true), "evaluation.alternative-decided");
    ALTERNATIVES.refused(ranked("Other"), "ck_lot_ranking_alternative");
    String of = " WHERE bid_id = " + tender.bid("First");
    ALTERNATIVES.refused(
        "UPDATE alternative_decision SET reason = 'x'" + of, "evaluation.alternative-fixed");
    ALTERNATIVES.refused("DELETE FROM alternative_decision" + of, "evaluation.alternative-fixed");
    tender.recommended();
    ALTERNATIVES.refused(decision("First", 2, false), "evaluation.not-under-way");

    EvaluationFixture dearer =
        judged(
            EvaluationFixture.lowest(APP, WORLD)
                .bid("First", "SAR", true, "1000", "100")
                .alternative("First", "1000", "100.01"));
    ALTERNATIVES.refused(decision(dearer, "First", 1, true), "evaluation.alternative-dearer");
  }

  @Test
  void the_database_accepts_no_alternative_that_leaves_an_item_out() {
    EvaluationFixture partly =
        EvaluationFixture.lowest(APP, WORLD).bid("First", "SAR", true, "1000", "100");
    partly.alternativeOfOne("First", "900");
    judged(partly);

    ALTERNATIVES.refused(decision(partly, "First", 1, true), "evaluation.alternative-incomplete");
  }

  @Test
  void nothing_is_recommended_while_the_alternative_of_the_first_is_undecided() {
    String recommend = "UPDATE joint_tender SET status = 'RECOMMENDED' WHERE id = " + tender.id();
    ALTERNATIVES.refused(recommend, "evaluation.alternatives-open");

    decide("First", false, REASON);

    APP.sql(recommend);
  }

  @Test
  void the_chair_is_told_that_an_alternative_waits_and_to_recommend_once_it_is_decided() {
    assertThat(waiting()).containsExactly(Task.TaskKind.DECIDE_ALTERNATIVES);
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();
    String evaluation = "/tenders/" + tender.id() + "/evaluation";
    assertThat(chair.get(evaluation).body()).contains("Record whether the panel accepts it");
    assertThat(Visitor.of(APP, tender.second()).get(evaluation).body())
        .contains("يُثبت رئيس اللجنة قرارها في قبوله");

    accept("First");

    assertThat(waiting()).containsExactly(Task.TaskKind.RECOMMEND_AWARDS);
    assertThat(chair.get(evaluation).body()).doesNotContain("Record whether the panel accepts it");
  }

  private List<Task.TaskKind> waiting() {
    return APP.get(Home.class).tasks(tender.chair()).stream().map(Task::kind).toList();
  }

  private void accept(String name) {
    decide(name, true, REASON);
  }

  private void decide(String name, boolean accepted, String reason) {
    decide.run(tender.chair(), tender.id(), tender.lot(), tender.bid(name), accepted, reason);
  }

  private PriceWorking working(String name) {
    return APP.get(ViewPrices.class)
        .working(tender.chair(), tender.id(), tender.lot(), tender.bid(name));
  }

  private String page(String name) {
    return lot + "/bids/" + tender.bid(name) + "/alternative";
  }

  private static Money riyals(String amount) {
    return new Money(new BigDecimal(amount), "SAR");
  }

  private String ranked(String name) {
    return "UPDATE lot_ranking SET is_alternative = TRUE WHERE lot_id = %d AND bid_id = %d"
        .formatted(tender.lot(), tender.bid(name));
  }

  private String decision(String name, int number, boolean accepted) {
    return decision(tender, name, number, accepted);
  }

  private static String decision(EvaluationFixture of, String name, int number, boolean accepted) {
    return """
        INSERT INTO alternative_decision (lot_id, bid_id, number, tender_id, is_accepted, reason,
                                          decided_by, decided_at)
        VALUES (%d, %d, %d, %d, %s, 'x', %d, UTC_TIMESTAMP(6))"""
        .formatted(of.lot(), of.bid(name), number, of.id(), accepted, of.chair().personId());
  }
}
