package org.muwahhad.evaluation.cases;

/** Where a case stands. */
public enum CaseStatus {
  /** The buyer was asked nothing yet. */
  OPENED,
  /** A question waits for its answer. */
  ASKED,
  /** The last question is answered. */
  ANSWERED,
  /** The last day of the last question passed without an answer. */
  UNANSWERED,
  /** It ended with a finding. */
  CLOSED
}
