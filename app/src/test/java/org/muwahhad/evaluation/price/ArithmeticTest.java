package org.muwahhad.evaluation.price;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.Exclusion;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * Totals that bidders state of their own: corrected to quantity times unit price, and a reason to
 * exclude where they are further off than the tender's 10 %.
 */
@Tag("long")
class ArithmeticTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final String REASON = "The total of computers is not a hundred times its price";
  // 100 of A and 10 of B. Slip: 91,000 for 81,000 stated (12.35 %); Small: 96,000 for 95,000.
  private final EvaluationFixture tender =
      EvaluationFixture.lowest(APP, WORLD)
          .bidStating("Right", "SAR", true, "1000", "100000", "100", "1000", "101000")
          .bidStating("Slip", "SAR", true, "900", "80000", "100", "NULL", "")
          .bidStating("Small", "SAR", true, "950", "NULL", "100", "NULL", "95000")
          .opened()
          .declared()
          .checked()
          .scored(
              Map.of(
                  "Right", List.of("90", "90"),
                  "Slip", List.of("90", "90"),
                  "Small", List.of("90", "90")))
          .agreed("Right", "Slip", "Small")
          .ranked();
  private final DecideArithmetic decide = APP.get(DecideArithmetic.class);
  private final String lot = "/tenders/" + tender.id() + "/prices/lots/" + tender.lot();

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void the_unit_price_governs_and_the_correction_leads_from_what_was_stated_to_it() {
    assertThat(steps("Right").isCorrected()).isFalse();
    assertThat(steps("Right").bid()).isEqualTo(riyals("101000.00"));
    assertThat(steps("Slip").bid()).isEqualTo(riyals("81000.00"));
    assertThat(steps("Slip").correction()).isEqualTo(riyals("10000.00"));
    assertThat(steps("Slip").corrected()).isEqualTo(riyals("91000.00"));
    assertThat(steps("Slip").correctionRatio().orElseThrow()).isEqualByComparingTo("0.1235");
    assertThat(steps("Small").bid()).isEqualTo(riyals("95000.00"));
    assertThat(steps("Small").correction()).isEqualTo(riyals("1000.00"));
    assertThat(tender.row("Slip").total()).contains(riyals("91000.00"));
    assertThat(tender.row("Slip").rankPosition()).isEqualTo(1);
  }

  @Test
  void the_rule_is_on_more_than_its_percentage_of_the_bid_as_stated_either_way() {
    assertThat(beyond("110.00", "10.00")).isFalse();
    assertThat(beyond("110.01", "10.01")).isTrue();
    assertThat(beyond("90.00", "-10.00")).isFalse();
    assertThat(beyond("89.99", "-10.01")).isTrue();
    assertThat(beyond("100.00", "0.00")).isFalse();
  }

  @Test
  void the_chair_excludes_with_a_reason_and_the_lot_is_ranked_without_the_bid() {
    exclude("Slip", REASON);

    assertThat(tender.row("Slip").exclusion()).isEqualTo(Exclusion.ARITHMETIC);
    assertThat(tender.row("Slip").explanation()).isEqualTo(REASON);
    assertThat(tender.row("Slip").total()).as("its price stays open").isPresent();
    assertThat(tender.row("Small").rankPosition()).isEqualTo(1);
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'evaluation.arithmetic-excluded'"
                    + " ORDER BY id DESC LIMIT 1"))
        .contains("10000.00", REASON);
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();
    String prices = "/tenders/" + tender.id() + "/prices";
    assertThat(chair.get("/tenders/" + tender.id() + "/ranking").body())
        .contains("Excluded: arithmetic errors", REASON);
    assertThat(chair.get(lot).body())
        .contains("Excluded: arithmetic errors", REASON, "10,000.00", "12.35");
    assertThat(chair.get(prices + "/steps.csv").body())
        .contains(REASON, "81000.00", "10000.00", "91000.00");
    assertThat(chair.get(prices + "/steps.xlsx").statusCode()).isEqualTo(200);
    assertThat(chair.get("/api/v1" + lot).body()).contains("\"exclusion\":\"ARITHMETIC\"", REASON);
  }

  @Test
  void an_exclusion_is_taken_back_with_a_reason_and_the_bid_takes_its_place_again() {
    exclude("Slip", REASON);

    decide.run(
        tender.chair(), tender.id(), tender.lot(), tender.bid("Slip"), false, "A slip of the pen");

    assertThat(tender.row("Slip").rankPosition()).isEqualTo(1);
    assertThat(tender.row("Slip").explanation()).isNull();
    assertThat(
            APP.get(ViewPrices.class)
                .working(tender.chair(), tender.id(), tender.lot(), tender.bid("Slip"))
                .decisions())
        .extracting(ArithmeticDecision::excluded)
        .containsExactly(false, true);
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'evaluation.arithmetic-readmitted'"
                    + " ORDER BY id DESC LIMIT 1"))
        .contains("A slip of the pen");
  }

  @Test
  void what_is_within_the_rule_decided_or_without_a_reason_is_refused() {
    refused(() -> exclude("Small", REASON), "evaluation.arithmetic-within");
    refused(() -> exclude("Right", REASON), "evaluation.arithmetic-within");
    refused(
        () ->
            decide.run(
                tender.chair(), tender.id(), tender.lot(), tender.bid("Slip"), false, REASON),
        "evaluation.arithmetic-decided");
    refused(
        () ->
            decide.run(
                tender.second(), tender.id(), tender.lot(), tender.bid("Slip"), true, REASON),
        "evaluation.chair-only");
    assertThatThrownBy(() -> exclude("Slip", " ")).isInstanceOf(Refusal.InvalidInput.class);
    exclude("Slip", REASON);
    refused(() -> exclude("Slip", REASON), "evaluation.arithmetic-decided");
    tender.recommended();
    refused(
        () ->
            decide.run(
                tender.chair(), tender.id(), tender.lot(), tender.bid("Slip"), false, REASON),
        "evaluation.closed");
  }

  @Test
  void the_page_shows_what_was_stated_and_keeps_a_refused_reason() {
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();
    String slip = lot + "/bids/" + tender.bid("Slip");

    assertThat(chair.get(slip).body())
        .contains("Quoted by the bidder", "80,000.00", "Beyond the rule", "Exclude from the lot");
    assertThat(chair.get(lot + "/bids/" + tender.bid("Small")).body())
        .contains("Within the rule", "95,000.00")
        .doesNotContain("Exclude from the lot");
    assertThat(Visitor.of(APP, tender.second()).inEnglish().get(slip).body())
        .doesNotContain("Exclude from the lot");
    assertThat(chair.post(slip + "/arithmetic", "excluded", "true", "reason", "").statusCode())
        .isEqualTo(422);
    assertThat(chair.post(slip + "/arithmetic", "excluded", "true", "reason", REASON).statusCode())
        .isEqualTo(303);
    assertThat(chair.get(slip).body()).contains("ranked again", "Readmit to the lot", REASON);
    assertThat(chair.post(slip + "/arithmetic", "excluded", "false", "reason", "x").statusCode())
        .isEqualTo(303);
    assertThat(tender.row("Slip").rankPosition()).isEqualTo(1);
  }

  @Test
  void the_database_takes_no_exclusion_within_the_rule_out_of_turn_or_after_the_evaluation() {
    refused(decision("Small", 1, true), "evaluation.arithmetic-within");
    refused(decision("Slip", 1, false), "evaluation.arithmetic-decided");
    refused(decision("Slip", 2, true), "evaluation.arithmetic-decided");
    refused(
        """
        UPDATE lot_ranking SET is_admissible = FALSE, rank_position = NULL,
               exclusion = 'ARITHMETIC', explanation = 'x' WHERE lot_id = %d AND bid_id = %d"""
            .formatted(tender.lot(), tender.bid("Slip")),
        "evaluation.arithmetic-undecided");
    refused(
        """
        INSERT INTO lot_ranking (lot_id, bid_id, tender_id, is_admissible, exclusion, bid_total,
          bid_currency, converted_total, evaluated_price, technical_score, price_score, final_score,
          is_abnormally_low, explanation)
        VALUES (%d, %d, %d, FALSE, 'ARITHMETIC', 1, 'SAR', 1, 1, 1, 1, 1, FALSE, 'x')"""
            .formatted(tender.lot(), tender.bid("Slip"), tender.id()),
        "evaluation.arithmetic-undecided");
    APP.sql(decision("Slip", 1, true));
    refused(
        """
        UPDATE lot_ranking SET is_admissible = FALSE, rank_position = NULL,
               exclusion = 'ARITHMETIC', explanation = NULL WHERE lot_id = %d AND bid_id = %d"""
            .formatted(tender.lot(), tender.bid("Slip")),
        "ck_lot_ranking_arithmetic");
    String of = " WHERE bid_id = " + tender.bid("Slip");
    refused("UPDATE arithmetic_decision SET reason = 'x'" + of, "evaluation.arithmetic-fixed");
    refused("DELETE FROM arithmetic_decision" + of, "evaluation.arithmetic-fixed");
    refused("UPDATE bid_lot_total SET stated_total = 1", "bid.opened-immutable");
    refused("DELETE FROM bid_lot_total", "bid.opened-immutable");
    refused(
        "INSERT INTO bid_lot_total (bid_id, lot_id, tender_id, stated_total) VALUES (%d, %d, %d, 1)"
            .formatted(tender.bid("Slip"), tender.lot(), tender.id()),
        "bid.opening-over");
    tender.recommended();
    refused(decision("Slip", 2, false), "evaluation.not-under-way");
  }

  private void exclude(String name, String reason) {
    decide.run(tender.chair(), tender.id(), tender.lot(), tender.bid(name), true, reason);
  }

  private PriceSteps steps(String name) {
    return APP.get(ViewPrices.class).lot(tender.chair(), tender.id(), tender.lot()).stream()
        .filter(b -> b.bid().bidId() == tender.bid(name))
        .map(b -> requireNonNull(b.steps()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean beyond(String corrected, String correction) {
    PriceSteps.CurrencyRate riyal =
        new PriceSteps.CurrencyRate("SAR", new BigDecimal("3.75"), LocalDate.EPOCH, "test", null);
    return PriceSteps.of(riyals(corrected), riyals(correction), riyal, riyal, true, BigDecimal.TEN)
        .isBeyond(BigDecimal.TEN);
  }

  private static Money riyals(String amount) {
    return new Money(new BigDecimal(amount), "SAR");
  }

  private String decision(String name, int number, boolean excluded) {
    return """
        INSERT INTO arithmetic_decision (lot_id, bid_id, number, tender_id, is_excluded, reason,
                                         decided_by, decided_at)
        VALUES (%d, %d, %d, %d, %s, 'x', %d, UTC_TIMESTAMP(6))"""
        .formatted(
            tender.lot(),
            tender.bid(name),
            number,
            tender.id(),
            excluded,
            tender.chair().personId());
  }

  private static void refused(Runnable act, String code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  private static void refused(String sql, String name) {
    assertThatThrownBy(() -> APP.sql(sql)).hasMessageContaining(name);
  }
}
