package org.muwahhad.bid;

/** What a tender's key opens, and what an opening panel meets for. */
public enum SealedPart {
  /** Bids; in a tender of two envelopes their technical parts. */
  BID,
  /** The prices of a tender of two envelopes. */
  PRICES;

  /** What the key, its shares and their proofs are bound to, so that none serves for the other. */
  public String boundTo(String tenderNumber) {
    return this == BID ? tenderNumber : tenderNumber + "/prices";
  }
}
