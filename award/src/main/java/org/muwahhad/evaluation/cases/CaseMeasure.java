package org.muwahhad.evaluation.cases;

/** What follows from a finding. */
public enum CaseMeasure {
  NONE,
  /** The auditors recommend something to the buyer. */
  RECOMMENDATION,
  /** The matter goes to the authority that is competent for it, such as for competition. */
  REFERRAL
}
