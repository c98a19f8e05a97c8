package org.muwahhad.evaluation;

/** Why a bid takes no part in the ranking of a lot. */
public enum Exclusion {
  /** Its bidder is debarred, by the database's clock. */
  DEBARRED,
  /** A decision on a complaint excluded it from the lot. */
  REVIEW,
  /** In a mini-competition a price is above the framework agreement of its bidder. */
  ABOVE_AGREEMENT,
  /** An administrative criterion is not met. */
  ADMINISTRATIVE,
  /** The technical score is below the pass mark; its price stays closed. */
  TECHNICAL,
  /** An item of the lot has no price, or a price of zero without being free of charge. */
  INCOMPLETE,
  /** Its own totals differ from its unit prices by more than the tender's rule allows. */
  ARITHMETIC,
  /** The price is abnormally low and its explanation was rejected. */
  ABNORMALLY_LOW
}
