package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.shared.Refusal;

class ExplainLowPriceTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final ExplainLowPrice explain = APP.get(ExplainLowPrice.class);
  private final EvaluationProgress progress = APP.get(EvaluationProgress.class);
  private final EvaluationFixture tender =
      RankBidsTest.agreed(EvaluationFixture.rated(APP, WORLD)).ranked();

  @Test
  void an_accepted_explanation_keeps_the_bid_in_its_place() {
    assertThat(progress.of(tender.id()).isReadyToRecommend()).isFalse();

    run("Cheap", true, "It makes the parts itself");

    assertThat(tender.row("Cheap").rankPosition()).isEqualTo(1);
    assertThat(tender.row("Cheap").explanation()).isEqualTo("It makes the parts itself");
    assertThat(progress.of(tender.id()).isReadyToRecommend()).isTrue();
    assertThat(acts()).contains("evaluation.low-price-accepted");
  }

  @Test
  void a_rejected_explanation_puts_the_bid_out_and_the_others_are_ranked_without_it() {
    run("Cheap", false, "No cost sheet was given");

    assertThat(tender.row("Cheap").exclusion()).isEqualTo(Exclusion.ABNORMALLY_LOW);
    assertThat(tender.row("Cheap").rankPosition()).isNull();
    // Lowest is now Gulf's 120,004.03: Nord 0.6 × 91 + 0.4 × 94.86…, Gulf 0.6 × 86 + 0.4 × 100.
    assertThat(tender.row("Nord").rankPosition()).isEqualTo(1);
    assertThat(tender.row("Nord").finalScore()).isEqualByComparingTo("92.55");
    assertThat(tender.row("Gulf").finalScore()).isEqualByComparingTo("91.60");
    assertThat(acts()).contains("evaluation.low-price-rejected");
    assertThat(tender.act()).isEqualTo("evaluation.bids-ranked");
  }

  @Test
  void a_decision_can_be_changed_and_outlives_a_new_ranking() {
    run("Cheap", false, "No cost sheet was given");
    run("Cheap", true, "The cost sheet came");

    tender.ranked();

    assertThat(tender.row("Cheap").rankPosition()).isEqualTo(1);
    assertThat(tender.row("Cheap").explanation()).isEqualTo("The cost sheet came");
  }

  @Test
  void a_reason_is_needed() {
    assertThatThrownBy(() -> run("Cheap", true, "")).isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void a_price_that_is_not_low_needs_no_explanation() {
    assertThatThrownBy(() -> run("Nord", false, "Reason")).hasMessage("evaluation.not-flagged");
  }

  @Test
  void only_the_chair_decides() {
    assertThatThrownBy(
            () ->
                explain.run(
                    tender.second(), tender.id(), tender.lot(), tender.bid("Cheap"), true, "Why"))
        .hasMessage("evaluation.chair-only");
  }

  private void run(String bid, boolean accepted, String reason) {
    explain.run(tender.chair(), tender.id(), tender.lot(), tender.bid(bid), accepted, reason);
  }

  private String acts() {
    return APP.ask(
        "SELECT GROUP_CONCAT(act) FROM audit_entry WHERE object_type = 'bid' AND object_id = '"
            + tender.bid("Cheap")
            + "'");
  }
}
