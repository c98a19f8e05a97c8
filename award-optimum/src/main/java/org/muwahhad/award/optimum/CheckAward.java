package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Solves a problem with a second solver and says whether it comes to the same. The second solver
 * can fail; the first answer stands then, unconfirmed.
 */
public final class CheckAward {
  private static final Logger LOG = LoggerFactory.getLogger(CheckAward.class);

  /** The most memory that the second solver may take, in MiB, when nothing else is asked for. */
  public static final int MEBIBYTES = 1024;

  private final SecondSolver second;

  public CheckAward() {
    this(MEBIBYTES);
  }

  /**
   * With another bound.
   *
   * @param mebibytes the most memory that the second solver may take
   */
  public CheckAward(int mebibytes) {
    this(new SolverProcess(mebibytes));
  }

  CheckAward(Solver second) {
    this(SecondSolver.of(second));
  }

  CheckAward(SecondSolver second) {
    this.second = second;
  }

  /** How two answers stand to each other. */
  public enum Verdict {
    /** Both found awards that are as good, or both that there is none. */
    AGREES,
    /** One of them is wrong. */
    DIFFERS,
    /**
     * The award of the first or the second is not proven best, or one of them found none in its
     * time and memory.
     */
    UNDECIDED
  }

  /** Why the second solver has no answer. */
  public enum Failure {
    /** Its time ended. */
    TIME,
    /** Its memory was used up. */
    MEMORY,
    /** It ended by a fault of its own. */
    FAILED
  }

  /**
   * What the second solver found.
   *
   * @param solver name and version of the second solver
   * @param objective the price of its award in the problem's currency and without VAT, or its
   *     score; null when it found none
   * @param took how long it took
   * @param failure why it found nothing; null when it came to an answer
   * @param sameAward whether both chose the same award of those that are equally good; null where
   *     one of them did not come to a choice
   */
  public record AwardCheck(
      Verdict verdict,
      String solver,
      @Nullable BigDecimal objective,
      Duration took,
      @Nullable Failure failure,
      @Nullable Boolean sameAward) {}

  /**
   * Compares a solution with that of the second solver.
   *
   * @param timeLimit the longest that its search may take
   */
  public AwardCheck run(AwardProblem problem, AwardSolution first, Duration timeLimit) {
    Deadline deadline = Deadline.in(timeLimit);
    SolverAnswer other;
    try {
      other = second.ask(problem, timeLimit);
    } catch (RuntimeException e) {
      LOG.warn("The second solver failed", e);
      other = SolverAnswer.none(Failure.FAILED, deadline.passed());
    }
    SolverAnswer own = SolverAnswer.of(first);
    return new AwardCheck(
        verdict(problem, own, other),
        second.name(),
        other.objective(),
        other.took(),
        other.failure(),
        own.isComparable(other) ? own.award().equals(other.award()) : null);
  }

  private static Verdict verdict(AwardProblem problem, SolverAnswer first, SolverAnswer other) {
    if (first.objective() != null && other.objective() != null) {
      int difference = other.objective().compareTo(first.objective());
      boolean worse =
          problem.objective() == AwardProblem.Objective.LOWEST_PRICE
              ? difference > 0
              : difference < 0;
      if (difference == 0) {
        return first.proven() && other.proven() ? Verdict.AGREES : Verdict.UNDECIDED;
      }
      boolean refuted =
          worse ? other.proven() && isPlain(first.objective(), other.objective()) : first.proven();
      return refuted ? Verdict.DIFFERS : Verdict.UNDECIDED;
    }
    if (first.kind() == SolverAnswer.AnswerKind.NONE
        || other.kind() == SolverAnswer.AnswerKind.NONE) {
      return Verdict.UNDECIDED;
    }
    return first.kind() == other.kind() ? Verdict.AGREES : Verdict.DIFFERS;
  }

  /** Whether a difference is more than the second solver's floating point may hide from it. */
  private static boolean isPlain(BigDecimal one, BigDecimal other) {
    BigDecimal hidden = one.abs().multiply(ScipSolver.HIDDEN);
    return one.subtract(other).abs().compareTo(hidden) > 0;
  }
}
