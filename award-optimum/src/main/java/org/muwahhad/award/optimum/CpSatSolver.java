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
 * CP-SAT of OR-Tools, which reckons in whole numbers throughout.
 *
 * <p>First one worker searches that makes the most of the linear relaxation. It proves most
 * problems within a second or two, does the same each time, and its time is counted in work done
 * and not by the clock. Only what it leaves open goes to several workers, which start from the best
 * values it found; of several best awards these may find another one each time.
 */
final class CpSatSolver implements Solver {
  private static final int SEED = 20_26;
  private static final int WORKERS = 8;

  /** All rows and their cuts go into the linear relaxation. */
  private static final int WHOLLY_LINEAR = 2;

  /** The most memory that it may take, of which it makes account between its steps. */
  private static final int MEBIBYTES = 2048;

  /** Work after which one worker is left; some ten seconds on an idle machine. */
  private static final int WORK_OF_ONE = 5;

  @Override
  public String name() {
    return ("OR-Tools CP-SAT " + LibraryVersion.of("com.google.ortools", "ortools-java")).strip();
  }

  @Override
  public SolverResult solve(LinearModel model, Duration timeLimit) {
    Deadline deadline = Deadline.in(timeLimit);
    Search search = start(model);
    search.alone(deadline);
    if (!search.isEnded() && !deadline.isOver()) {
      search.together(deadline);
    }
    return search.outcome();
  }

  /** A search whose steps are taken one by one. */
  static Search start(LinearModel model) {
    Loader.loadNativeLibraries();
    return new Search(model);
  }

  /** A search for the best values of one model. */
  static final class Search {
    private final LinearModel model;
    private final CpModel stated = new CpModel();
    private final IntVar[] variables;
    private final WholeRow objective;
    private SolverStatus status = SolverStatus.UNKNOWN;
    private long[] values = new long[0];
    private @Nullable BigDecimal bound;

    Search(LinearModel model) {
      this.model = model;
      this.variables = new IntVar[model.upperBounds().size()];
      for (int i = 0; i < variables.length; i++) {
        variables[i] = stated.newIntVar(0, model.upperBounds().get(i), "");
      }
      for (LinearModel.Constraint row : model.rows()) {
        WholeRow whole = WholeRow.of(row, model.upperBounds());
        stated.addLinearConstraint(sum(whole), whole.atLeast(), whole.atMost());
      }
      objective = WholeRow.of(model.objective(), model.upperBounds());
      if (objective.variables().length > 0) {
        stated.minimize(sum(objective));
      }
    }

    private LinearExpr sum(WholeRow row) {
      IntVar[] used = new IntVar[row.variables().length];
      for (int i = 0; i < used.length; i++) {
        used[i] = variables[row.variables()[i]];
      }
      return LinearExpr.weightedSum(used, row.coefficients());
    }

    void alone(Deadline deadline) {
      CpSolver solver = new CpSolver();
      solver
          .getParameters()
          .setNumWorkers(1)
          .setLinearizationLevel(WHOLLY_LINEAR)
          .setMaxDeterministicTime(WORK_OF_ONE);
      run(solver, deadline);
    }

    void together(Deadline deadline) {
      CpSolver solver = new CpSolver();
      solver.getParameters().setNumWorkers(WORKERS);
      run(solver, deadline);
    }

    private void run(CpSolver solver, Deadline deadline) {
      stated.clearHints();
      for (int i = 0; i < values.length; i++) {
        stated.addHint(variables[i], values[i]);
      }
      solver
          .getParameters()
          .setRandomSeed(SEED)
          .setMaxMemoryInMb(MEBIBYTES)
          .setMaxTimeInSeconds(deadline.left().toMillis() / 1000.0);
      SolverStatus reached = status(solver.solve(stated));
      if (reached == SolverStatus.INFEASIBLE) {
        status = reached;
        return;
      }
      raise(reached, solver.response().getInnerObjectiveLowerBound());
      if (reached != SolverStatus.UNKNOWN) {
        take(reached, solver.response().getSolutionList());
      }
    }

    /** Without values 0 is also what the solver says when it has come to no bound. */
    private void raise(SolverStatus reached, long whole) {
      if (reached == SolverStatus.UNKNOWN && whole == 0) {
        return;
      }
      BigDecimal proven =
          BigDecimal.valueOf(whole).multiply(objective.unit()).add(model.objective().constant());
      bound = bound == null ? proven : bound.max(proven);
    }

    private void take(SolverStatus reached, List<Long> solution) {
      keepBetter(solution.stream().mapToLong(Long::longValue).toArray());
      status = reached;
    }

    private void keepBetter(long[] found) {
      boolean better =
          values.length == 0
              || model.objective().at(found).compareTo(model.objective().at(values)) < 0;
      values = better ? found : values;
    }

    /** Goes on from what another solver came to; that it ended is not believed. */
    void learn(SolverResult other) {
      if (other.hasValues()) {
        keepBetter(other.values());
        status = SolverStatus.FEASIBLE;
      }
      BigDecimal stated = other.status() == SolverStatus.FEASIBLE ? other.bound() : null;
      if (stated != null) {
        bound = bound == null ? stated : bound.max(stated);
      }
    }

    private SolverStatus status(CpSolverStatus reached) {
      return switch (reached) {
        case OPTIMAL -> SolverStatus.OPTIMAL;
        case FEASIBLE -> SolverStatus.FEASIBLE;
        case INFEASIBLE -> SolverStatus.INFEASIBLE;
        case UNKNOWN -> SolverStatus.UNKNOWN;
        default -> throw new IllegalStateException("Not a model: " + stated.validate());
      };
    }

    /** The best values so far; empty while there are none. */
    long[] values() {
      return values.clone();
    }

    boolean isEnded() {
      return status == SolverStatus.OPTIMAL || status == SolverStatus.INFEASIBLE;
    }

    SolverResult outcome() {
      return new SolverResult(status, values, status == SolverStatus.INFEASIBLE ? null : bound);
    }
  }
}
