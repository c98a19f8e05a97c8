package org.muwahhad.award.optimum;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CP-SAT of OR-Tools, which reckons in whole numbers throughout. The same model gives the same
 * values each time, since seed and workers are fixed and the workers take turns; only how far it
 * comes when the time ends depends on the machine.
 */
public final class CpSatSolver implements Solver {
  private static final int SEED = 20_26;
  private static final int WORKERS = 8;

  @Override
  public String name() {
    return "OR-Tools CP-SAT";
  }

  @Override
  public Outcome solve(LinearModel model, Duration most) {
    Loader.loadNativeLibraries();
    CpModel stated = new CpModel();
    IntVar[] variables = new IntVar[model.most().size()];
    for (int i = 0; i < variables.length; i++) {
      variables[i] = stated.newIntVar(0, model.most().get(i), "");
    }
    for (LinearModel.Row row : model.rows()) {
      WholeRow whole = WholeRow.of(row, model.most());
      stated.addLinearConstraint(sum(whole, variables), whole.atLeast(), whole.atMost());
    }
    WholeRow objective = WholeRow.of(model.objective(), model.most());
    if (objective.variables().length > 0) {
      stated.minimize(sum(objective, variables));
    }
    CpSolver solver = new CpSolver();
    solver
        .getParameters()
        .setMaxTimeInSeconds(most.toMillis() / 1000.0)
        .setRandomSeed(SEED)
        .setNumWorkers(WORKERS)
        .setInterleaveSearch(true);
    Status status = status(solver.solve(stated), stated);
    return new Outcome(
        status, values(solver, status), bound(model.objective(), objective, solver, status));
  }

  private static LinearExpr sum(WholeRow row, IntVar[] variables) {
    IntVar[] used = new IntVar[row.variables().length];
    for (int i = 0; i < used.length; i++) {
      used[i] = variables[row.variables()[i]];
    }
    return LinearExpr.weightedSum(used, row.coefficients());
  }

  private static Status status(CpSolverStatus status, CpModel stated) {
    return switch (status) {
      case OPTIMAL -> Status.OPTIMAL;
      case FEASIBLE -> Status.FEASIBLE;
      case INFEASIBLE -> Status.INFEASIBLE;
      case UNKNOWN -> Status.UNKNOWN;
      default -> throw new IllegalStateException("Not a model: " + stated.validate());
    };
  }

  private static long[] values(CpSolver solver, Status status) {
    if (status != Status.OPTIMAL && status != Status.FEASIBLE) {
      return new long[0];
    }
    List<Long> solution = solver.response().getSolutionList();
    return solution.stream().mapToLong(Long::longValue).toArray();
  }

  private static @Nullable BigDecimal bound(
      LinearSum sum, WholeRow objective, CpSolver solver, Status status) {
    if (status == Status.INFEASIBLE) {
      return null;
    }
    return BigDecimal.valueOf(solver.response().getInnerObjectiveLowerBound())
        .multiply(objective.unit())
        .add(sum.constant());
  }
}
