package org.muwahhad.framework.performance;

/** Who adds a paper to a report of a breach. */
public enum BreachSide {
  REPORTER,
  SUPPLIER
}
