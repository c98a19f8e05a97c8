package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of looking for the best award. */
public sealed interface AwardSolution {
  /** How long it took, all searches together. */
  Duration took();

  /**
   * An award that keeps to all limits.
   *
   * @param objective its price as evaluated, in the problem's currency and without VAT; or its
   *     score when that is looked for
   * @param bound no award is better than this: not cheaper, or not of a higher score; null when
   *     that is not known
   * @param proven whether it is proven that none is better
   * @param cheapest whether, of all awards with the highest score, it is proven the cheapest; true
   *     when the lowest price is what is looked for
   * @param tie how it was chosen among equally good awards
   */
  record FeasibleAward(
      AwardPlan award,
      AwardCosts figures,
      BigDecimal objective,
      @Nullable BigDecimal bound,
      boolean proven,
      boolean cheapest,
      TieBreak.TieOutcome tie,
      Duration took)
      implements AwardSolution {

    /** An award that was not chosen among equally good ones. */
    public FeasibleAward(
        AwardPlan award,
        AwardCosts figures,
        BigDecimal objective,
        @Nullable BigDecimal bound,
        boolean proven,
        boolean cheapest,
        Duration took) {
      this(award, figures, objective, bound, proven, cheapest, TieBreak.TieOutcome.OPEN, took);
    }

    /** How much better another could be at most; null when that is not known. */
    public @Nullable BigDecimal gap() {
      return bound == null ? null : objective.subtract(bound).abs();
    }

    /** The same in percent of the objective, rounded up; null also when nothing is 100 percent. */
    public @Nullable BigDecimal gapPercent() {
      BigDecimal gap = gap();
      if (gap == null || gap.signum() == 0) {
        return gap;
      }
      return objective.signum() == 0
          ? null
          : gap.multiply(AwardProblem.HUNDRED).divide(objective, 6, RoundingMode.CEILING);
    }
  }

  /**
   * No award keeps to all limits, which is proven.
   *
   * @param conflict limits that cannot all be kept
   * @param smallest whether without any one of them the others can be kept
   */
  record Infeasible(List<Limit> conflict, boolean smallest, Duration took)
      implements AwardSolution {}

  /**
   * The time ended before any award was found.
   *
   * @param bound no award is better than this; null when that is not known
   */
  record NotFound(@Nullable BigDecimal bound, Duration took) implements AwardSolution {}
}
