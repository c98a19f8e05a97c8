package org.muwahhad.plan.comparison;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is compared, in the order in which it comes about. */
public enum PlanFigure {
  /** Estimates of the plans in force. */
  PLANNED,
  /** Endorsed demand, in the year in which its round closed. */
  ASKED,
  /** Call-offs that were not cancelled, in the year in which they were placed. */
  ORDERED,
  /** What was accepted of deliveries, in the year of their day. */
  TAKEN;

  /** The word in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<PlanFigure> find(String word) {
    return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
  }
}
