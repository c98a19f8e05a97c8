package org.muwahhad.lives;

/** An intention to buy has no status of its own: it is announced, and may be withdrawn. */
enum IntentionState {
  ANNOUNCED,
  WITHDRAWN
}
