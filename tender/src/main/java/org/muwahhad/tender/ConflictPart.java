package org.muwahhad.tender;

/** The part in a tender that ends when its holder learns of a conflict of interest. */
public enum ConflictPart {
  /** A seat on the opening panel. */
  OPENING,
  /** A seat in the committee that has the question before it. */
  COMMITTEE,
  /** A seat in the review body that judges a complaint. */
  REVIEW
}
