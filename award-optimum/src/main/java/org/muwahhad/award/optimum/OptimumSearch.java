package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import org.muwahhad.award.optimum.LinearModel.ConstraintBound;
import org.muwahhad.award.optimum.Solver.SolverResult;
import org.muwahhad.award.optimum.Solver.SolverStatus;

/**
 * The best values of a model of an award: the lowest price; or the highest score, and among equal
 * scores the lowest price. Of equally good ones {@link TieBreak} chooses.
 *
 * @param linear the model, perhaps without some of its limits
 */
record OptimumSearch(Solver solver, AwardProblem problem, AwardModel model, LinearModel linear) {
  private static final long[] NONE = new long[0];

  /**
   * What is best.
   *
   * @param cheapest whether no other values of the same objective have a lower price
   * @param tie how it was chosen among equally good values
   */
  record BestValue(SolverResult outcome, boolean cheapest, TieBreak.TieOutcome tie) {}

  /** The best values, chosen by the published rule where others are equally good. */
  BestValue find(Deadline deadline) {
    BestValue best = findAny(deadline);
    if (best.outcome().status() != SolverStatus.OPTIMAL || !best.cheapest()) {
      return best;
    }
    LinearModel face = linear.minimising(new LinearSum());
    long[] values = best.outcome().values();
    keep(face, linear.objective(), values);
    keep(face, model.price(), values);
    TieBreak.ChosenValues chosen =
        new TieBreak(solver, face, values, deadline).run(model.inOrder());
    return new BestValue(
        new SolverResult(SolverStatus.OPTIMAL, chosen.values(), best.outcome().bound()),
        true,
        chosen.outcome());
  }

  private static void keep(LinearModel face, LinearSum sum, long[] values) {
    face.atMost(sum, new ConstraintBound(sum.at(values), null));
  }

  /**
   * Values to begin with where thousands of lots may be divided: those of the best award that
   * divides none, which a solver finds much sooner. Empty where none helps.
   */
  private long[] start(Deadline deadline) {
    boolean large =
        linear.upperBounds().size() >= PairedSolver.LARGE && linear.equals(model.linear());
    if (!large || !problem.limits().splitsLots() || problem.hasShares()) {
      return NONE;
    }
    AwardModel whole = AwardModel.of(problem.undivided());
    SolverResult found = solver.solve(whole.linear(), deadline.left().dividedBy(3));
    if (!found.hasValues()) {
      return NONE;
    }
    LinearModel fixed = model.fixedTo(whole.award(found.values()));
    return solver.solve(fixed, deadline.left().dividedBy(3)).values();
  }

  /** Any of the best values, where only how good they are counts. */
  BestValue findAny(Deadline deadline) {
    SolverResult first = solver.solve(linear, start(deadline), deadline.left());
    if (problem.objective() == AwardProblem.Objective.LOWEST_PRICE || !first.hasValues()) {
      return new BestValue(first, true, TieBreak.TieOutcome.OPEN);
    }
    LinearModel sameScore = linear.minimising(model.price());
    BigDecimal score = linear.objective().at(first.values());
    sameScore.atMost(linear.objective(), new ConstraintBound(score, null));
    SolverResult second = solver.solve(sameScore, deadline.left());
    return second.hasValues()
        ? new BestValue(
            new SolverResult(first.status(), second.values(), first.bound()),
            second.status() == SolverStatus.OPTIMAL,
            TieBreak.TieOutcome.OPEN)
        : new BestValue(first, false, TieBreak.TieOutcome.OPEN);
  }
}
