package org.muwahhad.lives;

/** A suspension has no status of its own: it is there, and may be lifted. */
enum SuspensionState {
  SUSPENDED,
  LIFTED
}
