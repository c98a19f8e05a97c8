package org.muwahhad.framework.performance;

/** Which orders of a record a list is of. */
public enum PerformanceFact {
  /** Answered, or over the allowed days without an answer. */
  TO_ANSWER,
  ANSWERED_LATE,
  /** Wholly accepted, or late. */
  DUE,
  LATE,
  /** Something of a delivery was rejected. */
  REJECTED,
  /** Something was deducted from an invoice for late delivery. */
  PENALISED
}
