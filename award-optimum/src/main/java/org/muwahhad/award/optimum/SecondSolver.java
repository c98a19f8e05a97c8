package org.muwahhad.award.optimum;

import java.time.Duration;

/** Another solver that is asked for the same problem. */
interface SecondSolver {
  /** Its name and version, as a person should cite them. */
  String name();

  /**
   * What it comes to; a solver that fails has no answer, and says why.
   *
   * @param timeLimit the longest it may take
   */
  SolverAnswer ask(AwardProblem problem, Duration timeLimit);

  /** A solver that is asked in this process. */
  static SecondSolver of(Solver solver) {
    return new SecondSolver() {
      @Override
      public String name() {
        return solver.name();
      }

      @Override
      public SolverAnswer ask(AwardProblem problem, Duration timeLimit) {
        return new SolveAward(solver).answer(problem, timeLimit);
      }
    };
  }
}
