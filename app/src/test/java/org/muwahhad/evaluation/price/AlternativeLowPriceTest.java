package org.muwahhad.evaluation.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.evaluation.price.AlternativeFixture.judged;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.Exclusion;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.evaluation.lowprice.AnswerLowPrice;
import org.muwahhad.evaluation.lowprice.AskLowPrice;
import org.muwahhad.evaluation.lowprice.DecideLowPrice;
import org.muwahhad.shared.DatabaseClock;

/**
 * Whether a bid is abnormally low is asked of the price in force: its own, or its alternative's.
 */
@Tag("long")
class AlternativeLowPriceTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final AlternativeFixture ALTERNATIVES = new AlternativeFixture(APP);
  private static final String REASON = "Refurbished machines do the same work";
  private final DecideAlternative decide = APP.get(DecideAlternative.class);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_price_that_an_alternative_makes_low_excludes_no_bid() {
    EvaluationFixture low =
        judged(
            EvaluationFixture.lowest(APP, WORLD)
                .bid("First", "SAR", true, "1000", "100")
                .bid("Other", "SAR", true, "1100", "100")
                .alternative("First", "500", "50"));
    assertThat(low.row("First").abnormallyLow()).isFalse();
    decide.run(low.chair(), low.id(), low.lot(), low.bid("First"), true, REASON);
    assertThat(low.row("First").abnormallyLow()).isTrue();

    APP.without(
        "tr_low_price_decision_heard",
        () -> ALTERNATIVES.refused(exclusion(low), "evaluation.alternative-in-force"));

    decide.run(low.chair(), low.id(), low.lot(), low.bid("First"), false, "Too low");
    assertThat(low.row("First").abnormallyLow()).isFalse();
  }

  @Test
  void what_was_explained_of_a_bid_says_nothing_of_its_far_lower_alternative_nor_the_other_way() {
    EvaluationFixture low = aFarLowerAlternative();
    explained(low, "The bid is explained");
    assertThat(low.row("First").explanation()).isEqualTo("The bid is explained");

    decide.run(low.chair(), low.id(), low.lot(), low.bid("First"), true, REASON);

    assertThat(low.row("First").abnormallyLow()).isTrue();
    assertThat(low.row("First").explanation()).as("nobody asked about it").isNull();
    ALTERNATIVES.refused(() -> lowPrice(low, true, "x"), "evaluation.low-price-unheard");
    explained(low, "The alternative is explained too");
    assertThat(low.row("First").explanation()).isEqualTo("The alternative is explained too");
    assertThat(
            Visitor.of(APP, low.chair())
                .inEnglish()
                .get(
                    "/tenders/%d/ranking/lots/%d/bids/%d/low-price"
                        .formatted(low.id(), low.lot(), low.bid("First")))
                .body())
        .contains(
            "concerned the price of the bid itself", "Earlier decisions", "The bid is explained");
    decide.run(low.chair(), low.id(), low.lot(), low.bid("First"), false, "Back to the bid");
    assertThat(low.row("First").explanation()).isEqualTo("The bid is explained");
  }

  @Test
  void a_bid_is_not_put_out_for_its_price_when_only_its_alternative_was_asked_about() {
    EvaluationFixture low = aFarLowerAlternative();
    decide.run(low.chair(), low.id(), low.lot(), low.bid("First"), true, REASON);
    heard(low);
    decide.run(low.chair(), low.id(), low.lot(), low.bid("First"), false, "Back to the bid");

    ALTERNATIVES.refused(() -> lowPrice(low, false, "Too low"), "evaluation.low-price-unheard");
    ALTERNATIVES.refused(exclusion(low), "evaluation.low-price-unheard");
    heard(low);
    lowPrice(low, false, "Too low");
    assertThat(low.row("First").exclusion()).isEqualTo(Exclusion.ABNORMALLY_LOW);
  }

  /** Half of what the other asks is low already; the alternative is a third of that again. */
  private static EvaluationFixture aFarLowerAlternative() {
    return judged(
        EvaluationFixture.lowest(APP, WORLD)
            .bid("First", "SAR", true, "500", "50")
            .bid("Other", "SAR", true, "1100", "100")
            .alternative("First", "150", "15"));
  }

  /** Puts the first bid out for its price, past the code. */
  private static String exclusion(EvaluationFixture low) {
    return """
        INSERT INTO low_price_decision (lot_id, bid_id, tender_id, is_accepted, reason, decided_by,
                                        decided_at)
        VALUES (%d, %d, %d, FALSE, 'x', %d, UTC_TIMESTAMP(6))"""
        .formatted(low.lot(), low.bid("First"), low.id(), low.chair().personId());
  }

  /** The bidder is asked about the price in force, and answers. */
  private static void heard(EvaluationFixture low) {
    Instant due = APP.get(DatabaseClock.class).now().plus(Duration.ofDays(2));
    long question =
        APP.get(AskLowPrice.class)
            .run(low.chair(), low.id(), low.lot(), low.bid("First"), "Why so low?", due);
    APP.get(AnswerLowPrice.class).run(low.bidder("First"), question, "We make them ourselves");
  }

  private static void explained(EvaluationFixture low, String reason) {
    heard(low);
    lowPrice(low, true, reason);
  }

  private static void lowPrice(EvaluationFixture low, boolean accepted, String reason) {
    APP.get(DecideLowPrice.class)
        .run(low.chair(), low.id(), low.lot(), low.bid("First"), accepted, reason);
  }
}
