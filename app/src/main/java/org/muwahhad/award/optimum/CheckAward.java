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
    /** The time ended before the second came to an answer that tells. */
    UNDECIDED
  }

  /**
   * What the second solver found.
   *
   * @param objective the price or score of its award; null when it found none
   */
  public record Check(
      Verdict verdict, String solver, @Nullable BigDecimal objective, Duration took) {}

  /** Compares a solution with that of the second solver. */
  public Check run(AwardProblem problem, AwardSolution first, Duration most) {
    AwardSolution other = new SolveAward(second).run(problem, most);
    BigDecimal objective = other instanceof AwardSolution.Found found ? found.objective() : null;
    return new Check(verdict(problem, first, other), second.name(), objective, other.took());
  }

  private static Verdict verdict(AwardProblem problem, AwardSolution first, AwardSolution other) {
    if (first instanceof AwardSolution.Found one && other instanceof AwardSolution.Found two) {
      int better = two.objective().compareTo(one.objective());
      boolean worse =
          problem.objective() == AwardProblem.Objective.LOWEST_PRICE ? better > 0 : better < 0;
      if (better == 0) {
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
