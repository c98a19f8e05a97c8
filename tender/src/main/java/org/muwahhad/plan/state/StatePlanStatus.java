package org.muwahhad.plan.state;

/** How far an edition of a state's plan is. */
public enum StatePlanStatus {
  /** The coordinator works at it; it binds nobody and only their own state reads it. */
  DRAFT,
  /** It is in force until the next edition is submitted, and never changes. */
  SUBMITTED
}
