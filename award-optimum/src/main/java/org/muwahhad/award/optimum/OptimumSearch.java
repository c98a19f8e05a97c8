package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import org.muwahhad.award.optimum.LinearModel.ConstraintBound;
import org.muwahhad.award.optimum.Solver.SolverResult;
import org.muwahhad.award.optimum.Solver.SolverStatus;

/**
 * The best values of a model of an award: the lowest price; or the highest score, and among equal
 * scores the lowest price.
 *
 * @param linear the model, perhaps without some of its limits
 */
record OptimumSearch(Solver solver, AwardProblem problem, AwardModel model, LinearModel linear) {
  /**
   * What is best.
   *
   * @param cheapest whether no other values of the same objective have a lower price
   */
  record BestValue(SolverResult outcome, boolean cheapest) {}

  BestValue find(Deadline deadline) {
    SolverResult first = solver.solve(linear, deadline.left());
    if (problem.objective() == AwardProblem.Objective.LOWEST_PRICE || !first.hasValues()) {
      return new BestValue(first, true);
    }
    LinearModel sameScore = linear.minimising(model.price());
    BigDecimal score = linear.objective().at(first.values());
    sameScore.atMost(linear.objective(), new ConstraintBound(score, null));
    SolverResult second = solver.solve(sameScore, deadline.left());
    return second.hasValues()
        ? new BestValue(
            new SolverResult(first.status(), second.values(), first.bound()),
            second.status() == SolverStatus.OPTIMAL)
        : new BestValue(first, false);
  }
}
