package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Variables that take whole numbers from 0, rows of sums that stay between bounds, and a sum to be
 * made small. All figures are exact decimals; no solver's own numbers appear here. A side of a row
 * names the limit it stands for, so that the model without that limit can be had.
 */
final class LinearModel {
  private final List<Long> upperBounds;
  private final List<Constraint> rows;
  private LinearSum objective;

  LinearModel() {
    this(new ArrayList<>(), new ArrayList<>(), new LinearSum());
  }

  private LinearModel(List<Long> upperBounds, List<Constraint> rows, LinearSum objective) {
    this.upperBounds = upperBounds;
    this.rows = rows;
    this.objective = objective;
  }

  /** One bound of a row, and the limit it stands for when a person stated it. */
  record ConstraintBound(BigDecimal bound, @Nullable Limit limit) {
    ConstraintBound(long bound) {
      this(BigDecimal.valueOf(bound), null);
    }
  }

  /** A sum between bounds; a null side is open. */
  record Constraint(
      LinearSum sum, @Nullable ConstraintBound atLeast, @Nullable ConstraintBound atMost) {
    private Constraint without(Predicate<Limit> dropped) {
      return new Constraint(sum, kept(atLeast, dropped), kept(atMost, dropped));
    }

    private static @Nullable ConstraintBound kept(
        @Nullable ConstraintBound side, Predicate<Limit> dropped) {
      boolean gone = side != null && side.limit() != null && dropped.test(side.limit());
      return gone ? null : side;
    }

    boolean isKeptBy(long[] values) {
      BigDecimal value = sum.at(values);
      return (atLeast == null || value.compareTo(atLeast.bound()) >= 0)
          && (atMost == null || value.compareTo(atMost.bound()) <= 0);
    }

    private Stream<Limit> limits() {
      return Stream.of(atLeast, atMost)
          .filter(Objects::nonNull)
          .map(ConstraintBound::limit)
          .filter(Objects::nonNull);
    }
  }

  /** A new variable of 0 or 1. */
  int choice() {
    return variable(1);
  }

  /** A new variable from 0 to an upper bound. */
  int variable(long upTo) {
    upperBounds.add(upTo);
    return upperBounds.size() - 1;
  }

  void atLeast(LinearSum sum, ConstraintBound side) {
    rows.add(new Constraint(sum, side, null));
  }

  void atMost(LinearSum sum, ConstraintBound side) {
    rows.add(new Constraint(sum, null, side));
  }

  void between(LinearSum sum, ConstraintBound atLeast, ConstraintBound atMost) {
    rows.add(new Constraint(sum, atLeast, atMost));
  }

  void minimise(LinearSum sum) {
    objective = sum;
  }

  List<Long> upperBounds() {
    return Collections.unmodifiableList(upperBounds);
  }

  List<Constraint> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** Whether values keep to every row, in exact figures. */
  boolean isKeptBy(long[] values) {
    return rows.stream().allMatch(row -> row.isKeptBy(values));
  }

  LinearSum objective() {
    return objective;
  }

  /** All limits that its rows stand for, in the order of the rows. */
  Set<Limit> limits() {
    Set<Limit> limits = new LinkedHashSet<>();
    rows.stream().flatMap(Constraint::limits).forEach(limits::add);
    return limits;
  }

  /** The same model without some limits. */
  LinearModel without(Predicate<Limit> dropped) {
    List<Constraint> left = new ArrayList<>();
    for (Constraint row : rows) {
      Constraint kept = row.without(dropped);
      if (kept.atLeast() != null || kept.atMost() != null) {
        left.add(kept);
      }
    }
    return new LinearModel(new ArrayList<>(upperBounds), left, objective);
  }

  /** The same model with another sum to be made small; rows added later are its own. */
  LinearModel minimising(LinearSum sum) {
    return new LinearModel(new ArrayList<>(upperBounds), new ArrayList<>(rows), sum);
  }
}
