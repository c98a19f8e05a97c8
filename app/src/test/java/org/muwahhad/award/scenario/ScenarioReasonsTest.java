package org.muwahhad.award.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.award.scenario.ScenarioComparison.ScenarioColumn;
import org.muwahhad.award.scenario.ScenarioComparison.SupplierShare;
import org.muwahhad.award.scenario.ScenarioReason.ReasonKind;
import org.muwahhad.award.scenario.ScenarioReasons.ComparedScenario;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** Why one scenario costs more or less than another: only what their figures show. */
class ScenarioReasonsTest {
  private static final ScenarioReasons REASONS =
      new ScenarioReasons(BigDecimal.TEN, Map.of("KW", new Bilingual("الكويت", "Kuwait")));
  private static final ComparedScenario BY_RANK =
      compared("1000", "1100", "A", "170.00", null, ScenarioTerms.Aim.LOWEST_PRICE, true);

  @Test
  void a_dearer_award_of_goods_from_the_gcc_is_explained_by_the_preference() {
    // Lot by lot 1,000 is compared at 1,100; the scenario pays 1,050 and is compared at 1,060.
    ComparedScenario scenario =
        compared("1050", "1060", "B", "150.00", null, ScenarioTerms.Aim.LOWEST_PRICE, true);

    assertThat(REASONS.of(scenario, BY_RANK))
        .containsExactly(ScenarioReason.of(ReasonKind.PREFERENCE, riyals("90"), BigDecimal.TEN));
  }

  @Test
  void a_dearer_award_of_the_highest_score_is_explained_by_the_score() {
    ComparedScenario scenario =
        compared("1050", "1155", "B", "180.50", null, ScenarioTerms.Aim.HIGHEST_SCORE, true);

    assertThat(REASONS.of(scenario, BY_RANK))
        .containsExactly(ScenarioReason.of(ReasonKind.HIGHER_SCORE, null, new BigDecimal("10.50")));
  }

  @Test
  void a_cheaper_award_is_explained_by_its_discounts_and_by_leaving_quality_aside() {
    ComparedScenario scenario =
        compared("900", "990", "B", "150.00", "40", ScenarioTerms.Aim.LOWEST_PRICE, true);

    assertThat(REASONS.of(scenario, BY_RANK))
        .containsExactly(
            ScenarioReason.of(ReasonKind.MORE_DISCOUNTS, riyals("40"), null),
            ScenarioReason.of(ReasonKind.LOWER_SCORE, null, new BigDecimal("20.00")));
  }

  @Test
  void without_the_preference_that_is_the_reason_of_a_lower_price() {
    ComparedScenario scenario =
        compared("900", "900", "B", null, null, ScenarioTerms.Aim.LOWEST_PRICE, false);

    assertThat(REASONS.of(scenario, BY_RANK))
        .containsExactly(ScenarioReason.of(ReasonKind.NO_PREFERENCE));
  }

  @Test
  void a_limit_is_a_reason_when_it_costs_something_and_the_other_does_not_keep_to_it() {
    ComparedScenario plain =
        compared("1050", "1155", "B", null, null, ScenarioTerms.Aim.LOWEST_PRICE, true);
    ComparedScenario limited =
        new ComparedScenario(
            plain.figures(), plain.terms(), List.of(limit("KW", "50.004"), limit("SA", "0.001")));

    assertThat(REASONS.of(limited, BY_RANK))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.kind()).isEqualTo(ReasonKind.LIMIT);
              assertThat(r.amount()).isEqualTo(riyals("50"));
              assertThat(r.subject()).isEqualTo(new Bilingual("الكويت", "Kuwait"));
            });
    assertThat(
            REASONS.of(
                limited,
                new ComparedScenario(BY_RANK.figures(), BY_RANK.terms(), limited.limits())))
        .containsExactly(ScenarioReason.of(ReasonKind.OTHER_WINNERS));
  }

  @Test
  void equal_prices_need_no_reason() {
    assertThat(REASONS.of(BY_RANK, BY_RANK)).isEmpty();
  }

  private static ComparedScenario compared(
      String price,
      String evaluated,
      String winner,
      @Nullable String score,
      @Nullable String saved,
      ScenarioTerms.Aim aim,
      boolean prefers) {
    return new ComparedScenario(
        new ScenarioColumn(
            1,
            new Bilingual("s", "s"),
            true,
            riyals(price),
            riyals(evaluated),
            riyals("0"),
            score == null ? null : new BigDecimal(score),
            riyals("0"),
            1,
            Map.of(
                "1",
                List.of(
                    new SupplierShare(
                        winner, new Bilingual(winner, winner), BigDecimal.valueOf(100)))),
            Map.of(),
            saved == null ? null : riyals(saved),
            List.of(),
            List.of()),
        new ScenarioTerms(
            new Bilingual("s", "s"),
            aim,
            prefers,
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
            null),
        List.of());
  }

  private static Solution.LimitCostFigure limit(String state, String cost) {
    return new Solution.LimitCostFigure(
        "stateBudgets",
        null,
        null,
        state,
        null,
        "OPTIMAL",
        new BigDecimal(cost),
        null,
        null,
        null,
        null);
  }

  private static Money riyals(String amount) {
    return Money.rounded(new BigDecimal(amount), "SAR");
  }
}
