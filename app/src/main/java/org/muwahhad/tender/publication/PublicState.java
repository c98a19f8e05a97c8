package org.muwahhad.tender.publication;

/** Where a published tender stands, as everybody may know it. */
public enum PublicState {
  /** Bids are taken. */
  OPEN,
  /** The deadline has passed; the award is not made yet. */
  CLOSED,
  AWARDED,
  CANCELLED
}
