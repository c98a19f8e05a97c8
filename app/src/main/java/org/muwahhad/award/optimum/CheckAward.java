package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Solves a problem with a second solver and says whether it comes to the same. */
public final class CheckAward {
  private final Solver second;

  public CheckAward() {
    this(new OjAlgoSolver());
  }

  CheckAward(Solver second) {
    this.second = second;
  }

  /** How two answers stand to each other. */
  public enum Verdict {
    /** Both found awards that are as good, or both that there is none. */
    AGREES,
    /** One of them is wrong. */
    DIFFERS,
    /**
     * The time of the first or the second ended: its award is not proven best, or it found none.
     */
    UNDECIDED
  }

  /**
   * What the second solver found.
   *
   * @param solver name and version of the second solver
   * @param objective the price of its award in the problem's currency and without VAT, or its
   *     score; null when it found none
   * @param took how long both of its searches took, when it needed two
   */
  public record Check(
      Verdict verdict, String solver, @Nullable BigDecimal objective, Duration took) {}

  /**
   * Compares a solution with that of the second solver.
   *
   * @param timeLimit the longest that each of up to two searches may take
   */
  public Check run(AwardProblem problem, AwardSolution first, Duration timeLimit) {
    AwardSolution other = new SolveAward(second).run(problem, timeLimit);
    BigDecimal objective = other instanceof AwardSolution.Found found ? found.objective() : null;
    return new Check(verdict(problem, first, other), second.name(), objective, other.took());
  }

  private static Verdict verdict(AwardProblem problem, AwardSolution first, AwardSolution other) {
    if (first instanceof AwardSolution.Found one && other instanceof AwardSolution.Found two) {
      int difference = two.objective().compareTo(one.objective());
      boolean worse =
          problem.objective() == AwardProblem.Objective.LOWEST_PRICE
              ? difference > 0
              : difference < 0;
      if (difference == 0) {
        return one.proven() && two.proven() ? Verdict.AGREES : Verdict.UNDECIDED;
      }
      boolean refuted = worse ? two.proven() : one.proven();
      return refuted ? Verdict.DIFFERS : Verdict.UNDECIDED;
    }
    if (first instanceof AwardSolution.NotFound || other instanceof AwardSolution.NotFound) {
      return Verdict.UNDECIDED;
    }
    boolean neither =
        first instanceof AwardSolution.Infeasible && other instanceof AwardSolution.Infeasible;
    return neither ? Verdict.AGREES : Verdict.DIFFERS;
  }
}
