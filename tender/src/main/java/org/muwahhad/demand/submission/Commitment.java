package org.muwahhad.demand.submission;

/** How binding a line of demand is. */
public enum Commitment {
  /** The entity will buy this quantity. */
  FIRM,
  /** The entity expects to need about this quantity. */
  INDICATIVE
}
