package org.muwahhad.lives;

/** A call-off has no status of its own: there is one, or not, and what was recorded beside it. */
enum CallOffState {
  NONE,
  AWAITING_APPROVAL,
  PLACED,
  DECLINED,
  CONFIRMED,
  CANCELLED
}
