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
 * @param award a digest of who supplies what; a hyphen when it found none, or when others may be as
 *     good that the rule puts before it
 */
record SolverAnswer(
    AnswerKind kind,
    @Nullable BigDecimal objective,
    boolean proven,
    Duration took,
    CheckAward.@Nullable Failure failure,
    String award) {

  private static final String NO_AWARD = "-";

  enum AnswerKind {
    /** An award. */
    FOUND,
    /** No award keeps to all limits. */
    INFEASIBLE,
    /** Nothing. */
    NONE
  }

  static SolverAnswer found(BigDecimal objective, boolean proven, String award, Duration took) {
    return new SolverAnswer(AnswerKind.FOUND, objective, proven, took, null, award);
  }

  static SolverAnswer infeasible(Duration took) {
    return new SolverAnswer(AnswerKind.INFEASIBLE, null, true, took, null, NO_AWARD);
  }

  static SolverAnswer none(CheckAward.Failure failure, Duration took) {
    return new SolverAnswer(AnswerKind.NONE, null, false, took, failure, NO_AWARD);
  }

  static SolverAnswer of(AwardSolution solution) {
    if (solution instanceof AwardSolution.FeasibleAward found) {
      boolean chosen = found.tie() != TieBreak.TieOutcome.OPEN;
      return found(
          found.objective(),
          found.proven(),
          chosen ? found.award().digest() : NO_AWARD,
          found.took());
    }
    return solution instanceof AwardSolution.Infeasible
        ? infeasible(solution.took())
        : none(CheckAward.Failure.TIME, solution.took());
  }

  /** Whether both found awards by the rule for equally good ones. */
  boolean isComparable(SolverAnswer other) {
    return !award.equals(NO_AWARD) && !other.award.equals(NO_AWARD);
  }
}
