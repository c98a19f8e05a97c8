package org.muwahhad.award.optimum;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * SCIP of OR-Tools: branch and cut on linear relaxations in floating point, another method than
 * that of {@link CpSatSolver}, by other people.
 *
 * <p>Its values are rounded to whole numbers and tested on every row in exact figures. Values that
 * break a row are looked for once more with narrow tolerances; when they still do, it has found
 * nothing. Its bound is lowered by a millionth, which is more than its tolerances can hide.
 */
final class ScipSolver implements Solver {
  /** Part of a figure that floating point may hide from it. */
  static final BigDecimal HIDDEN = new BigDecimal("0.000001");

  private static final int MEBIBYTES = 2048;

  /** Largest figure of a row as it is told to the solver, whose tolerances are partly absolute. */
  private static final long LARGEST = 1 << 11;

  /** From where on a bound of SCIP is none. */
  private static final double INFINITE = 1e20;

  private static final String NARROW =
      "numerics/feastol = 1e-9\nnumerics/dualfeastol = 1e-9\nnumerics/epsilon = 1e-9\n";

  private final int mebibytes;

  ScipSolver() {
    this(MEBIBYTES);
  }

  /**
   * With another bound.
   *
   * @param mebibytes the most memory that it may take
   */
  ScipSolver(int mebibytes) {
    this.mebibytes = mebibytes;
  }

  @Override
  public String name() {
    return ("SCIP of OR-Tools " + LibraryVersion.of("com.google.ortools", "ortools-java")).strip();
  }

  @Override
  public SolverResult solve(LinearModel model, Duration timeLimit) {
    return solve(model, new long[0], timeLimit);
  }

  @Override
  public SolverResult solve(LinearModel model, long[] start, Duration timeLimit) {
    Loader.loadNativeLibraries();
    Deadline deadline = Deadline.in(timeLimit);
    SolverResult found = search(model, start, deadline, "");
    boolean broken = found.hasValues() && !model.isKeptBy(found.values());
    SolverResult again = broken ? search(model, start, deadline, NARROW) : found;
    return again.hasValues() && !model.isKeptBy(again.values())
        ? new SolverResult(SolverStatus.UNKNOWN, new long[0], again.bound())
        : again;
  }

  private SolverResult search(LinearModel model, long[] start, Deadline deadline, String settings) {
    MPSolver solver = MPSolver.createSolver("SCIP");
    if (solver == null) {
      throw new IllegalStateException("The native library has no SCIP");
    }
    MPSolverParameters parameters = new MPSolverParameters();
    try {
      parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
      solver.setSolverSpecificParametersAsString(
          settings + "limits/memory = " + mebibytes + "\nrandomization/randomseedshift = 0\n");
      Statement stated = new Statement(solver, model);
      stated.hint(solver, start);
      solver.setTimeLimit(deadline.left().toMillis());
      return stated.outcome(solver.solve(parameters));
    } finally {
      parameters.delete();
      solver.delete();
    }
  }

  /** A model as the solver is told it. */
  private static final class Statement {
    private final LinearModel model;
    private final MPVariable[] variables;
    private final MPObjective sought;
    private final BigDecimal unit;

    Statement(MPSolver solver, LinearModel model) {
      this.model = model;
      this.variables = new MPVariable[model.upperBounds().size()];
      for (int i = 0; i < variables.length; i++) {
        variables[i] = solver.makeIntVar(0, model.upperBounds().get(i), "");
      }
      for (LinearModel.Constraint row : model.rows()) {
        add(solver, row);
      }
      WholeRow whole = WholeRow.of(model.objective(), model.upperBounds());
      long divisor = divisor(whole);
      sought = solver.objective();
      for (int i = 0; i < whole.variables().length; i++) {
        sought.setCoefficient(
            variables[whole.variables()[i]], (double) whole.coefficients()[i] / divisor);
      }
      sought.setMinimization();
      unit = whole.unit().multiply(new BigDecimal(divisor));
    }

    /** Adds a row, divided by a power of two, which in floating point is exact. */
    private void add(MPSolver solver, LinearModel.Constraint row) {
      WholeRow whole = WholeRow.of(row, model.upperBounds());
      long divisor = divisor(whole);
      double none = MPSolver.infinity();
      MPConstraint stated =
          solver.makeConstraint(
              row.atLeast() == null ? -none : (double) whole.atLeast() / divisor,
              row.atMost() == null ? none : (double) whole.atMost() / divisor,
              "");
      for (int i = 0; i < whole.variables().length; i++) {
        stated.setCoefficient(
            variables[whole.variables()[i]], (double) whole.coefficients()[i] / divisor);
      }
    }

    /** A power of two, so that dividing by it loses nothing. */
    private static long divisor(WholeRow row) {
      long largest = Arrays.stream(row.coefficients()).map(Math::abs).max().orElse(1);
      return Math.max(1, Long.highestOneBit(Math.max(1, largest)) / LARGEST * 2);
    }

    void hint(MPSolver solver, long[] start) {
      if (start.length == variables.length) {
        solver.setHint(variables, Arrays.stream(start).asDoubleStream().toArray());
      }
    }

    SolverResult outcome(MPSolver.ResultStatus reached) {
      return switch (reached) {
        case OPTIMAL -> {
          long[] values = values();
          yield new SolverResult(SolverStatus.OPTIMAL, values, model.objective().at(values));
        }
        case FEASIBLE -> new SolverResult(SolverStatus.FEASIBLE, values(), bound());
        case INFEASIBLE -> new SolverResult(SolverStatus.INFEASIBLE, new long[0], null);
        default -> new SolverResult(SolverStatus.UNKNOWN, new long[0], null);
      };
    }

    private long[] values() {
      return Arrays.stream(variables).mapToLong(v -> Math.round(v.solutionValue())).toArray();
    }

    private @Nullable BigDecimal bound() {
      double reached = sought.bestBound();
      if (Double.isNaN(reached) || Math.abs(reached) >= INFINITE) {
        return null;
      }
      BigDecimal stated = new BigDecimal(reached).multiply(unit);
      return stated
          .subtract(stated.abs().multiply(HIDDEN))
          .add(model.objective().constant())
          .setScale(Math.max(0, unit.scale()) + 2, RoundingMode.FLOOR);
    }
  }
}
