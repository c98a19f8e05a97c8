package org.muwahhad.lives;

/** A place on a reserve has no status of its own: its answer and its call are there. */
enum ReserveState {
  ASKED,
  ACCEPTED,
  DECLINED,
  CALLED
}
