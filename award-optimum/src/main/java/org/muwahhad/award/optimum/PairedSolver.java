package org.muwahhad.award.optimum;

import java.time.Duration;

/**
 * CP-SAT, and SCIP where CP-SAT alone does not end soon: of thousands of lots a search on linear
 * relaxations finds good values sooner. CP-SAT goes on from what SCIP found, so that the answer is
 * never worse than either's. Only CP-SAT, which reckons in whole numbers, proves that values are
 * the best.
 */
final class PairedSolver implements Solver {
  private final ScipSolver relaxing = new ScipSolver();

  @Override
  public String name() {
    return new CpSatSolver().name();
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
    search.alone(deadline);
    if (!search.isEnded() && !deadline.isOver()) {
      Duration share = deadline.left().multipliedBy(2).dividedBy(3);
      search.learn(relaxing.solve(model, search.values(), share));
    }
    if (!search.isEnded() && !deadline.isOver()) {
      search.together(deadline);
    }
    return search.outcome();
  }
}
