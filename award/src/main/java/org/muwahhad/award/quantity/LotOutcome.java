package org.muwahhad.award.quantity;

/** What the confirmed quantities make of the award of a lot. */
public enum LotOutcome {
  /** The same bid comes first: the lot may be awarded, in the confirmed quantities. */
  UNCHANGED,
  /** Another bid would come first, or the one awarded would be out: back to the panel. */
  WINNER_CHANGED,
  /** The alternative awarded would come to more than its bid, so that it is no longer in force. */
  ALTERNATIVE,
  /** The price of the winner would be abnormally low, and nobody heard its bidder: back. */
  LOW_PRICE,
  /** A winner of the divided lot would give less than the least share: back to be divided again. */
  LEAST_SHARE,
  /** A discount of the award depends on a lot that does not stand: back with that lot. */
  DISCOUNT,
  /** The value needs a committee that has not decided: back, to be recommended again. */
  LEVEL,
  /** Every state opted out: the lot ends unsuccessful. */
  NONE_LEFT;

  /** Whether the lot goes back to the examination panel. */
  public boolean returns() {
    return this != UNCHANGED && this != NONE_LEFT;
  }
}
