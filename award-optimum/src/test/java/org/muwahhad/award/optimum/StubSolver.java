package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A solver that says of each search how far it came: the best values, called proven or not, or
 * none. What it says of the last search it says of all further ones.
 */
final class StubSolver implements Solver {
  private final @Nullable BigDecimal bound;
  private final Deque<SolverStatus> says;

  private StubSolver(@Nullable BigDecimal bound, List<SolverStatus> says) {
    this.bound = bound;
    this.says = new ArrayDeque<>(says);
  }

  /** A solver that says this of its searches, and knows no bound. */
  static StubSolver saying(SolverStatus... says) {
    return new StubSolver(null, List.of(says));
  }

  /** The same solver with a bound. */
  StubSolver withBound(String figure) {
    return new StubSolver(new BigDecimal(figure), List.copyOf(says));
  }

  @Override
  public String name() {
    return "stub 1.0";
  }

  @Override
  public SolverResult solve(LinearModel model, Duration timeLimit) {
    SolverStatus status = says.size() > 1 ? says.remove() : says.element();
    boolean found = status == SolverStatus.OPTIMAL || status == SolverStatus.FEASIBLE;
    long[] values = found ? new CpSatSolver().solve(model, timeLimit).values() : new long[0];
    return new SolverResult(status, values, bound);
  }
}
