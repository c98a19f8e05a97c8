package org.muwahhad.award.optimum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.muwahhad.award.optimum.Solver.SolverStatus;

/**
 * Names limits that cannot all be kept, and no more than needed: each limit in turn is dropped, and
 * stays dropped when the others conflict without it. That lots have to be awarded at all counts as
 * a limit too, so that the answer says which lots it is about.
 */
final class FindConflict {
  private final Solver solver;
  private final LinearModel model;
  private final Deadline deadline;

  FindConflict(Solver solver, LinearModel model, Deadline deadline) {
    this.solver = solver;
    this.model = model.minimising(new LinearSum());
    this.deadline = deadline;
  }

  /**
   * Limits that cannot all be kept.
   *
   * @param smallest whether without any one of them the others can be kept
   */
  record Conflict(List<Limit> limits, boolean smallest) {}

  Conflict run() {
    Set<Limit> needed = new LinkedHashSet<>(model.limits());
    boolean smallest = true;
    for (Limit limit : inOrder(model.limits())) {
      if (deadline.isOver()) {
        smallest = false;
        break;
      }
      Set<Limit> others = new LinkedHashSet<>(needed);
      others.remove(limit);
      SolverStatus status =
          solver.solve(model.without(l -> !others.contains(l)), deadline.left()).status();
      if (status == SolverStatus.INFEASIBLE) {
        needed.remove(limit);
      } else if (status == SolverStatus.UNKNOWN) {
        smallest = false;
      }
    }
    return new Conflict(inOrder(needed), smallest);
  }

  /** Lots last: anyone who reads the answer can change a limit, and seldom leave a lot out. */
  private static List<Limit> inOrder(Set<Limit> limits) {
    List<Limit> order = new ArrayList<>(limits);
    order.sort(Comparator.comparing(l -> l.kind() == Limit.LimitKind.LOT));
    return order;
  }
}
