package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muwahhad.award.optimum.LinearModel.ConstraintBound;
import org.muwahhad.award.optimum.Solver.SolverResult;
import org.muwahhad.award.optimum.Solver.SolverStatus;

/**
 * Chooses among values that are equally good by the published rule: variables in a given order,
 * each as large as the ones before it leave it. First it asks which variables differ anywhere among
 * equally good values; mostly none does, and one search ends it. Solvers answer only with values
 * that keep to all rows in exact figures, and so with equally good ones.
 */
final class TieBreak {
  /** Variables that are decided by one search, so that their weights stay small. */
  private static final int TOGETHER = 16;

  /** How large a weight may become. */
  private static final long HEAVIEST = 1L << 20;

  private final Solver solver;
  private final LinearModel face;
  private final Deadline deadline;
  private long[] values;
  private boolean equal;

  /** How the values were chosen among equally good ones. */
  enum TieOutcome {
    /** No others are as good. */
    UNIQUE,
    /** Others are as good, and these are the ones that the rule chooses. */
    BY_RULE,
    /** The time ended before that was known, or the values are not proven best. */
    OPEN
  }

  /**
   * A choice among the values of a model.
   *
   * @param face the model with rows that only the best values keep to
   * @param values some of the best values
   */
  TieBreak(Solver solver, LinearModel face, long[] values, Deadline deadline) {
    this.solver = solver;
    this.face = face;
    this.values = values;
    this.deadline = deadline;
  }

  /** The values that the rule chooses, as far as it is known, and how far it is. */
  record ChosenValues(long[] values, TieOutcome outcome) {}

  /**
   * Chooses.
   *
   * @param groups variables in their order; those of a group are decided before the next
   */
  ChosenValues run(List<List<Integer>> groups) {
    long[] first = values;
    for (List<Integer> group : groups) {
      if (!decide(group)) {
        return new ChosenValues(first, TieOutcome.OPEN);
      }
    }
    return new ChosenValues(values, equal ? TieOutcome.BY_RULE : TieOutcome.UNIQUE);
  }

  private boolean decide(List<Integer> group) {
    Set<Integer> varying = new HashSet<>();
    if (!find(varying, group)) {
      return false;
    }
    group.stream().filter(v -> !varying.contains(v)).forEach(this::fix);
    List<Integer> open = group.stream().filter(varying::contains).toList();
    int from = 0;
    while (from < open.size()) {
      int to = chunk(open, from);
      if (!enlarge(open.subList(from, to))) {
        return false;
      }
      open.subList(from, to).forEach(this::fix);
      from = to;
    }
    return true;
  }

  /** As many of the variables, from one on, as can be weighed against each other exactly. */
  private int chunk(List<Integer> open, int from) {
    long weight = 1;
    int to = from;
    while (to < open.size() && to - from < TOGETHER) {
      long steps = face.upperBounds().get(open.get(to)) + 1;
      if (to > from && steps > HEAVIEST / weight) {
        break;
      }
      weight *= steps;
      to++;
    }
    return to;
  }

  /** Makes the first of the variables as large as can be, then the next one, and so on. */
  private boolean enlarge(List<Integer> together) {
    LinearSum sum = new LinearSum();
    long weight = 1;
    for (int i = together.size() - 1; i >= 0; i--) {
      sum.add(together.get(i), -weight);
      weight *= face.upperBounds().get(together.get(i)) + 1;
    }
    return take(face.minimising(sum));
  }

  /** Finds the variables of a group that differ in other values that are as good. */
  private boolean find(Set<Integer> varying, List<Integer> group) {
    while (true) {
      LinearModel differing = face.minimising(new LinearSum());
      LinearSum same = new LinearSum();
      group.stream()
          .filter(v -> !varying.contains(v))
          .forEach(v -> addDifference(differing, v, same));
      if (same.terms().isEmpty()) {
        return true;
      }
      differing.minimise(same);
      long[] former = values;
      if (!take(differing)) {
        return false;
      }
      List<Integer> differ =
          group.stream()
              .filter(v -> !varying.contains(v))
              .filter(v -> former[v] != values[v])
              .toList();
      if (differ.isEmpty()) {
        return true;
      }
      varying.addAll(differ);
      equal = true;
    }
  }

  /** Goes on with the best values of a model that has these variables and perhaps more. */
  private boolean take(LinearModel model) {
    if (deadline.isOver()) {
      return false;
    }
    SolverResult found = solver.solve(model, deadline.left());
    if (found.status() != SolverStatus.OPTIMAL) {
      return false;
    }
    values = Arrays.copyOf(found.values(), values.length);
    return true;
  }

  /** Adds to a sum what becomes less where a variable differs from its value. */
  private void addDifference(LinearModel differing, int variable, LinearSum same) {
    long most = face.upperBounds().get(variable);
    long value = values[variable];
    if (most == 1) {
      same.add(variable, value == 0 ? -1 : 1);
      return;
    }
    if (value < most) {
      int more = differing.choice();
      same.add(more, -1);
      differing.atLeast(
          new LinearSum().add(variable, 1).add(more, -(value + 1)), new ConstraintBound(0));
    }
    if (value > 0) {
      int less = differing.choice();
      same.add(less, -1);
      differing.atMost(
          new LinearSum().add(variable, 1).add(less, most - value + 1), new ConstraintBound(most));
    }
  }

  private void fix(int variable) {
    BigDecimal value = BigDecimal.valueOf(values[variable]);
    face.between(
        new LinearSum().add(variable, 1),
        new ConstraintBound(value, null),
        new ConstraintBound(value, null));
  }
}
