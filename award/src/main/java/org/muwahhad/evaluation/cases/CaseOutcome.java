package org.muwahhad.evaluation.cases;

/** Whether what a case was opened on was found to be so. */
public enum CaseOutcome {
  CONFIRMED,
  UNFOUNDED,
  /** It could not be cleared up. */
  OPEN_ENDED
}
