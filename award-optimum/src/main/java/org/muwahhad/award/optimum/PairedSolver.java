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
      Duration share = deadline.left().multipliedBy(2).dividedBy(3);
      search.learn(relaxing.solve(model, search.values(), share));
    }
    if (!search.isEnded() && !deadline.isOver()) {
      search.together(deadline);
    }
    return search.outcome();
  }
}
