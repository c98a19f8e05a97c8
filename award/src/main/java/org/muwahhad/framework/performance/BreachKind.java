package org.muwahhad.framework.performance;

/** What a supplier did not do. */
public enum BreachKind {
  /** Delivered after the day that was agreed. */
  LATE,
  NOT_DELIVERED,
  /** Delivered, but not what was agreed, or not in the state that was agreed. */
  NOT_AS_AGREED,
  OTHER
}
