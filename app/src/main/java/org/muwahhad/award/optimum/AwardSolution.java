package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of looking for the best award. */
public sealed interface AwardSolution {
  /** How long it took. */
  Duration took();

  /**
   * An award that keeps to all limits.
   *
   * @param objective its price, or its score when that is looked for
   * @param bound no award is better than this: not cheaper, or not of a higher score
   * @param proven whether it is proven that none is better
   * @param cheapest whether, of all awards with the highest score, it is proven the cheapest; true
   *     when the lowest price is what is looked for
   */
  record Found(
      Award award,
      AwardFigures figures,
      BigDecimal objective,
      BigDecimal bound,
      boolean proven,
      boolean cheapest,
      Duration took)
      implements AwardSolution {

    /** How much better another could be at most. */
    public BigDecimal gap() {
      return objective.subtract(bound).abs();
    }

    /** The same in percent of the objective, rounded up. */
    public BigDecimal gapPercent() {
      return objective.signum() == 0
          ? BigDecimal.ZERO
          : gap()
              .multiply(AwardProblem.HUNDRED)
              .divide(objective, 6, RoundingMode.CEILING)
              .stripTrailingZeros();
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

  /** The time ended before any award was found. */
  record NotFound(@Nullable BigDecimal bound, Duration took) implements AwardSolution {}
}
