package org.muwahhad.lives;

/** The signing of an agreement has no status of its own: its signatures and its award are there. */
enum SigningState {
  UNSIGNED,
  SUPPLIER_SIGNED,
  CENTRAL_SIGNED,
  SIGNED,
  TAKEN_BACK
}
