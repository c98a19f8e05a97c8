package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;
import org.ojalgo.optimisation.integer.IntegerStrategy.GMICutConfiguration;
import org.ojalgo.type.context.NumberContext;

/**
 * Branch and bound of ojAlgo, as a second opinion: another method, by other people, in floating
 * point. It is slow beyond a few dozen lots.
 */
final class OjAlgoSolver implements Solver {
  /** Digits to which its bound must meet its best values before it calls them best. */
  private static final NumberContext GAP = NumberContext.of(14, 9);

  /**
   * None of its Gomory cuts: on rows of money they cut off the best values now and then, which
   * showed when every award of small problems was tried.
   */
  private static final GMICutConfiguration NO_CUTS =
      new GMICutConfiguration().withFractionality(0.5).withViolation(BigDecimal.ZERO);

  /** Largest figure of a row as it is told to the solver, whose tolerances are absolute. */
  private static final long LARGEST = 1 << 11;

  @Override
  public String name() {
    return ("ojAlgo " + LibraryVersion.of("org.ojalgo", "ojalgo")).strip();
  }

  @Override
  public SolverResult solve(LinearModel model, Duration timeLimit) {
    Optimisation.Options options = new Optimisation.Options();
    options.time_abort = timeLimit.toMillis();
    options.time_suffice = timeLimit.toMillis();
    options.integer(
        IntegerStrategy.newConfigurable().withGapTolerance(GAP).withGMICutConfiguration(NO_CUTS));
    ExpressionsBasedModel stated = new ExpressionsBasedModel(options);
    Variable[] variables = new Variable[model.upperBounds().size()];
    for (int i = 0; i < variables.length; i++) {
      variables[i] =
          stated
              .newVariable("v" + i)
              .lower(0)
              .upper(model.upperBounds().get(i).longValue())
              .integer();
    }
    for (int i = 0; i < model.rows().size(); i++) {
      add(
          WholeRow.of(model.rows().get(i), model.upperBounds()),
          stated.newExpression("r" + i),
          variables);
    }
    WholeRow objective = WholeRow.of(model.objective(), model.upperBounds());
    for (int i = 0; i < objective.variables().length; i++) {
      variables[objective.variables()[i]].weight(objective.coefficients()[i]);
    }
    return outcome(model, stated.minimise());
  }

  /** Adds a row, divided by a power of two, which in floating point is exact. */
  private static void add(WholeRow row, Expression expression, Variable[] variables) {
    long largest = 1;
    for (long coefficient : row.coefficients()) {
      largest = Math.max(largest, Math.abs(coefficient));
    }
    double divisor = Math.max(1, 2 * Long.highestOneBit(largest) / LARGEST);
    for (int i = 0; i < row.variables().length; i++) {
      expression.set(variables[row.variables()[i]], row.coefficients()[i] / divisor);
    }
    expression.lower(row.atLeast() / divisor).upper(row.atMost() / divisor);
  }

  private static SolverResult outcome(LinearModel model, Optimisation.Result result) {
    Optimisation.State state = result.getState();
    if (!state.isFeasible()) {
      boolean proven = state == Optimisation.State.INFEASIBLE;
      return new SolverResult(
          proven ? SolverStatus.INFEASIBLE : SolverStatus.UNKNOWN, new long[0], null);
    }
    long[] values = new long[model.upperBounds().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = result.get(i).setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
    BigDecimal reached = model.objective().at(values);
    return state.isOptimal()
        ? new SolverResult(SolverStatus.OPTIMAL, values, reached)
        : new SolverResult(SolverStatus.FEASIBLE, values, null);
  }
}
