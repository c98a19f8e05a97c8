package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a solver comes to, without the award: enough to compare it with another's.
 *
 * @param objective the price of its award in the problem's currency and without VAT, or its score;
 *     null when it found none
 * @param proven whether no award can be better
 * @param failure why it has no answer; null when it has one
 */
record Answer(
    Kind kind,
    @Nullable BigDecimal objective,
    boolean proven,
    Duration took,
    CheckAward.@Nullable Failure failure) {

  enum Kind {
    /** An award. */
    FOUND,
    /** No award keeps to all limits. */
    INFEASIBLE,
    /** Nothing. */
    NONE
  }

  static Answer found(BigDecimal objective, boolean proven, Duration took) {
    return new Answer(Kind.FOUND, objective, proven, took, null);
  }

  static Answer infeasible(Duration took) {
    return new Answer(Kind.INFEASIBLE, null, true, took, null);
  }

  static Answer none(CheckAward.Failure failure, Duration took) {
    return new Answer(Kind.NONE, null, false, took, failure);
  }

  static Answer of(AwardSolution solution) {
    if (solution instanceof AwardSolution.Found found) {
      return found(found.objective(), found.proven(), found.took());
    }
    return solution instanceof AwardSolution.Infeasible
        ? infeasible(solution.took())
        : none(CheckAward.Failure.TIME, solution.took());
  }
}
