package org.muwahhad.award.quantity;

/** Where a state that was asked stands. */
public enum StateAnswer {
  /** It may still answer. */
  WAITING,
  /** Its coordinator answered. */
  ANSWERED,
  /** Its time passed: what it asked for is confirmed. */
  SILENT
}
