package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Variables, each times an exact decimal, and a constant. */
final class LinearSum {
  private final SortedMap<Integer, BigDecimal> terms = new TreeMap<>();
  private BigDecimal constant = BigDecimal.ZERO;

  LinearSum add(int variable, BigDecimal times) {
    terms.merge(variable, times, BigDecimal::add);
    return this;
  }

  LinearSum add(int variable, long times) {
    return add(variable, BigDecimal.valueOf(times));
  }

  LinearSum addConstant(BigDecimal value) {
    constant = constant.add(value);
    return this;
  }

  SortedMap<Integer, BigDecimal> terms() {
    return Collections.unmodifiableSortedMap(terms);
  }

  BigDecimal constant() {
    return constant;
  }

  /** The sum at these values of the variables. */
  BigDecimal at(long[] values) {
    return terms.entrySet().stream()
        .map(t -> t.getValue().multiply(BigDecimal.valueOf(values[t.getKey()])))
        .reduce(constant, BigDecimal::add);
  }
}
