package org.muwahhad.complaint;

/** What a decision on a complaint means for one lot. */
public enum Remedy {
  /** The complaint is dismissed; the award goes on. */
  NONE,
  /** The award ends and the lot returns to the examination panel. */
  REEVALUATE,
  /** The same, and the bid that had won takes no part any more. */
  EXCLUDE,
  /** The award ends and the lot ends unsuccessful. */
  CANCEL_LOT;

  /** Whether the complaint is upheld as to the lot. */
  public boolean upholds() {
    return this != NONE;
  }

  /** Whether the panel is to examine the lot again. */
  boolean returnsLot() {
    return this == REEVALUATE || this == EXCLUDE;
  }
}
