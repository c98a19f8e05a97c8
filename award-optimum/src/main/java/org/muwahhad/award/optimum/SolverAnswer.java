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
record SolverAnswer(
    AnswerKind kind,
    @Nullable BigDecimal objective,
    boolean proven,
    Duration took,
    CheckAward.@Nullable Failure failure) {

  enum AnswerKind {
    /** An award. */
    FOUND,
    /** No award keeps to all limits. */
    INFEASIBLE,
    /** Nothing. */
    NONE
  }

  static SolverAnswer found(BigDecimal objective, boolean proven, Duration took) {
    return new SolverAnswer(AnswerKind.FOUND, objective, proven, took, null);
  }

  static SolverAnswer infeasible(Duration took) {
    return new SolverAnswer(AnswerKind.INFEASIBLE, null, true, took, null);
  }

  static SolverAnswer none(CheckAward.Failure failure, Duration took) {
    return new SolverAnswer(AnswerKind.NONE, null, false, took, failure);
  }

  static SolverAnswer of(AwardSolution solution) {
    if (solution instanceof AwardSolution.FeasibleAward found) {
      return found(found.objective(), found.proven(), found.took());
    }
    return solution instanceof AwardSolution.Infeasible
        ? infeasible(solution.took())
        : none(CheckAward.Failure.TIME, solution.took());
  }
}
