package org.muwahhad.award.optimum;

import java.time.Duration;

/**
 * CP-SAT, and of thousands of lots SCIP too: there a search on linear relaxations finds good values
 * much sooner. CP-SAT goes on from what SCIP found, so that the answer is never worse than
 * either's. Only CP-SAT, which reckons in whole numbers, proves that values are the best.
 */
final class PairedSolver implements Solver {
  /** From how many variables on a model is one of thousands of lots. */
  static final int LARGE = 20_000;

  private final ScipSolver relaxing = new ScipSolver();

  @Override
  public String name() {
    return new CpSatSolver().name() + " with SCIP";
  }

  @Override
  public SolverResult solve(LinearModel model, Duration timeLimit) {
    return solve(model, new long[0], timeLimit);
  }

  @Override
  public SolverResult solve(LinearModel model, long[] start, Duration timeLimit) {
    Deadline deadline = Deadline.in(timeLimit);
    CpSatSolver.Search search = CpSatSolver.start(model);
    if (start.length > 0) {
      search.learn(new SolverResult(SolverStatus.FEASIBLE, start, null));
    }
    boolean large = model.upperBounds().size() >= LARGE;
    search.alone(large ? Deadline.in(deadline.left().dividedBy(6)) : deadline);
    if (large && !search.isEnded() && !deadline.isOver()) {
      search.learn(relaxing.solve(model, search.values(), share(deadline.left(), start)));
    }
    if (!search.isEnded() && !deadline.isOver()) {
      search.together(deadline);
    }
    return search.outcome();
  }

  /**
   * How long SCIP has of the time that is left. It uses up its time only where it has not come to
   * the best values, and then goes further in it than CP-SAT would. From values to begin with, of
   * lots that may be divided, CP-SAT gets on as well.
   */
  private static Duration share(Duration left, long[] start) {
    return start.length > 0
        ? left.multipliedBy(2).dividedBy(3)
        : left.multipliedBy(9).dividedBy(10);
  }
}
