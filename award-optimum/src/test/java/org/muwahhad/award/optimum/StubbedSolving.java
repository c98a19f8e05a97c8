package org.muwahhad.award.optimum;

import org.muwahhad.award.optimum.Solver.SolverStatus;

/** Solving that ends as seldom happens, for tests outside the package. */
public final class StubbedSolving {
  private StubbedSolving() {}

  /** Solving whose time ends before any award is found. */
  public static SolveAward findingNothing() {
    return new SolveAward(StubSolver.saying(SolverStatus.UNKNOWN));
  }

  /** A check whose solver says that no award keeps to the limits. */
  public static CheckAward callingItInfeasible() {
    return new CheckAward(StubSolver.saying(SolverStatus.INFEASIBLE));
  }
}
