package org.muwahhad.lives;

/** A call-off has no status of its own: there is one, or not, and it was cancelled, or not. */
enum CallOffState {
  NONE,
  PLACED,
  CANCELLED
}
