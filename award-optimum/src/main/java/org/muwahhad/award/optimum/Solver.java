package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that solves linear models in whole numbers. */
interface Solver {
  /** Its name and version, as a person should cite them. */
  String name();

  /**
   * Looks for the values that make the objective of a model smallest. Values that it answers with
   * keep to every row in exact figures.
   *
   * @param timeLimit the longest it may take
   */
  SolverResult solve(LinearModel model, Duration timeLimit);

  /**
   * The same, from values that are known to keep to every row.
   *
   * @param start the values; empty where none are known
   */
  default SolverResult solve(LinearModel model, long[] start, Duration timeLimit) {
    return solve(model, timeLimit);
  }

  /** How far it came. */
  enum SolverStatus {
    /** The values are proven best. */
    OPTIMAL,
    /** The values keep to all rows; better ones may exist. */
    FEASIBLE,
    /** No values keep to all rows; that is proven. */
    INFEASIBLE,
    /** The time ended before any values were found. */
    UNKNOWN
  }

  /**
   * What was found.
   *
   * @param values of the variables; empty when there are none
   * @param bound no values give less, when that is known
   */
  record SolverResult(SolverStatus status, long[] values, @Nullable BigDecimal bound) {
    boolean hasValues() {
      return status == SolverStatus.OPTIMAL || status == SolverStatus.FEASIBLE;
    }
  }
}
