package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the award that is best for all lots together and keeps to every limit, or says which limits
 * conflict. Of awards with the same highest score it takes the cheapest.
 *
 * <p>What a solver answers is not believed: the figures are computed from the award, every limit is
 * tested on it, and an answer that fails is a fault of the program.
 */
public final class SolveAward {
  private final Solver solver;

  public SolveAward() {
    this(new PairedSolver());
  }

  SolveAward(Solver solver) {
    this.solver = solver;
  }

  /** Name and version of the solver that searches. */
  public String solverName() {
    return solver.name();
  }

  /**
   * The best award.
   *
   * @param timeLimit the longest that each of up to two searches may take: that for the best award
   *     and, when there is none, that for the limits that conflict
   * @throws org.muwahhad.shared.Refusal.RuleBroken when the figures are too large or too fine to be
   *     reckoned exactly
   */
  public AwardSolution run(AwardProblem problem, Duration timeLimit) {
    Deadline deadline = Deadline.in(timeLimit);
    AwardModel model = AwardModel.of(problem);
    OptimumSearch.BestValue best =
        new OptimumSearch(solver, problem, model, model.linear()).find(deadline);
    if (best.outcome().status() == Solver.SolverStatus.INFEASIBLE) {
      FindConflict.Conflict conflict =
          new FindConflict(solver, model.linear(), Deadline.in(timeLimit)).run();
      return new AwardSolution.Infeasible(
          conflict.limits(), conflict.smallest(), deadline.passed());
    }
    if (!best.outcome().hasValues()) {
      return new AwardSolution.NotFound(
          inItsSign(problem, best.outcome().bound()), deadline.passed());
    }
    return found(problem, model, best, deadline);
  }

  /** What it comes to; of an infeasible problem the limits that conflict are not looked for. */
  SolverAnswer answer(AwardProblem problem, Duration timeLimit) {
    Deadline deadline = Deadline.in(timeLimit);
    AwardModel model = AwardModel.of(problem);
    OptimumSearch.BestValue best =
        new OptimumSearch(solver, problem, model, model.linear()).find(deadline);
    if (best.outcome().status() == Solver.SolverStatus.INFEASIBLE) {
      return SolverAnswer.infeasible(deadline.passed());
    }
    return best.outcome().hasValues()
        ? SolverAnswer.of(found(problem, model, best, deadline))
        : SolverAnswer.none(CheckAward.Failure.TIME, deadline.passed());
  }

  private AwardSolution.FeasibleAward found(
      AwardProblem problem, AwardModel model, OptimumSearch.BestValue best, Deadline deadline) {
    AwardPlan award = model.award(best.outcome().values());
    AwardCosts figures = AwardCosts.of(problem, award);
    List<Limit> broken = BrokenLimits.of(problem, award, figures);
    if (!broken.isEmpty()) {
      throw new IllegalStateException(solver.name() + " broke " + broken);
    }
    BigDecimal objective =
        problem.objective() == AwardProblem.Objective.LOWEST_PRICE
            ? figures.total()
            : figures.score();
    BigDecimal bound = inItsSign(problem, best.outcome().bound());
    boolean proven = best.outcome().status() == Solver.SolverStatus.OPTIMAL;
    return new AwardSolution.FeasibleAward(
        award,
        figures,
        objective,
        proven ? objective : bound,
        proven,
        best.cheapest(),
        best.tie(),
        deadline.passed());
  }

  /** The model turns the sign of a score, so that less is better. */
  private static @Nullable BigDecimal inItsSign(AwardProblem problem, @Nullable BigDecimal bound) {
    boolean turned = problem.objective() == AwardProblem.Objective.HIGHEST_SCORE;
    return bound == null || !turned ? bound : bound.negate();
  }
}
