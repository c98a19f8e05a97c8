package org.muwahhad.framework.performance;

/** How far a report of a breach has come, as {@code breach_standing} says. */
public enum BreachStatus {
  REPORTED,
  /** The supplier has answered it. */
  ANSWERED,
  /** Decided: there was a breach. */
  FOUND,
  /** Decided: there was none. */
  NOT_FOUND;

  /** Whether the central purchasing body has decided. */
  public boolean isDecided() {
    return this == FOUND || this == NOT_FOUND;
  }
}
