package org.muwahhad.bid;

/** Why a bid, or the prices that it sealed apart, could not be read, as the record says it. */
public enum UnreadReason {
  /** The version that counts is not kept. */
  VERSION_MISSING,
  /** It begins as what is sealed to another key does, or is too short to be sealed to any. */
  OTHER_KEY,
  /** The key does not open it: it was changed, or sealed for another tender or bidder. */
  DOES_NOT_DECRYPT,
  /** It opens, but it is not what the digest that came with it is of. */
  DIGEST_DIFFERS,
  /** It opens, and holds no bid in the form that bids have. */
  NOT_A_BID,
  /** It is a bid of another bidder, or in another tender. */
  OTHER_TENDER,
  /** It names more documents than a bid can have, or one whose name or kind is not accepted. */
  DOCUMENTS_INVALID,
  /** It has more entries than any bid that keeps the rules. */
  TOO_LARGE,
  /** What it offers breaks rules of the tender. */
  CONTENT_INVALID,
  /** It holds a value that the database refuses. */
  VALUE_REFUSED
}
