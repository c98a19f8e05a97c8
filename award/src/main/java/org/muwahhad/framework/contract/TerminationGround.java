package org.muwahhad.framework.contract;

/** Why an agreement ends before its term. */
public enum TerminationGround {
  /** The supplier does not do what it owes. */
  CAUSE,
  /** Both sides agree to. */
  AGREED
}
