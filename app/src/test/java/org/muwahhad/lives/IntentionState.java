package org.muwahhad.lives;

/** An intention to buy has no status of its own: it stands from its announcement on, or is withdrawn. */
enum IntentionState {
  ANNOUNCED,
  WITHDRAWN
}
