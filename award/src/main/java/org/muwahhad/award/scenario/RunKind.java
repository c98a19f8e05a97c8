package org.muwahhad.award.scenario;

/** What is worked out for a scenario. */
public enum RunKind {
  /** The best award, or the limits that conflict. */
  SOLVE,
  /** What each limit costs. */
  COSTS,
  /** The best award once more, by a second, independent solver. */
  CHECK
}
