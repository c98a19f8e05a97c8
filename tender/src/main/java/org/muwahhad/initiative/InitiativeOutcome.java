package org.muwahhad.initiative;

/** How an initiative ended. */
public enum InitiativeOutcome {
  ACHIEVED,
  PARTLY_ACHIEVED,
  DISCONTINUED
}
