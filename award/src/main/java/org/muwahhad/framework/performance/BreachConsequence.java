package org.muwahhad.framework.performance;

/** What follows from a breach that was found. */
public enum BreachConsequence {
  NONE,
  WARNING,
  /** A notice of a termination for cause may rest on it. */
  TERMINATION_GROUND,
  /** The proposal of a debarment may rest on it. */
  DEBARMENT_GROUND
}
