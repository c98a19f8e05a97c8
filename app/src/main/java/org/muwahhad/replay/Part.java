package org.muwahhad.replay;

/** A part of a tender that its entries tell of, thing by thing. */
enum Part {
  /** Members of the panels: panel, chair, alternate. By person. */
  SEAT("seat of person ", true, false),
  /** What became of the bids, once they were opened. */
  BID("bid ", true, false),
  /** Digests of all versions received, once bids were opened. By bid and version. */
  RECEIPT("receipt of bid ", true, false),
  /** Whether a bid met a condition. By examination, bid and criterion. */
  CHECK("check ", false, false),
  /** Digests of the scores that one examiner gave. By examination and person. */
  SCORES("scores of examination and person ", true, true),
  /** Agreed points. By examination, bid and criterion. */
  CONSENSUS("agreed points ", false, false),
  /** Digests of all figures of a ranking. By lot. */
  RANKING("ranking of lot ", false, true),
  /** Outcomes of the committees, with the hash of what they decided on. */
  DECISION("decision ", true, false),
  /** By decision and state. */
  VOTE("vote ", true, false),
  /** Amounts of living awards. By lot and bid. */
  AMOUNT("amount of the award of lot and bid ", false, true),
  /** Number, lots and state of complaints. */
  COMPLAINT("complaint ", true, false),
  /** Digests of what bidders complain of. */
  GROUNDS("grounds of complaint ", false, true),
  /** Digests of what the procuring body answered. */
  ANSWER("answer to complaint ", false, true),
  /** What came of complaints. */
  OUTCOME("outcome of complaint ", false, true),
  /** Decisions on complaints, and whether they were adopted. By complaint and number. */
  DRAFT("draft on complaint ", true, false),
  /** The version that a member of the review body voted on. By complaint, draft and person. */
  REVIEW_VOTE("vote on complaint ", true, false),
  /** Votes for a draft and in all, once the outcome was recorded. By complaint and number. */
  REVIEW_TALLY("tally on complaint ", true, false);

  private final String what;
  private final boolean whole;
  private final boolean asFarAsTold;

  Part(String what, boolean whole, boolean asFarAsTold) {
    this.what = what;
    this.whole = whole;
    this.asFarAsTold = asFarAsTold;
  }

  /** What a fault calls a thing of it. */
  String what() {
    return what;
  }

  /** Whether what was played must be kept, too; other things may be let go of. */
  boolean isWhole() {
    return whole;
  }

  /**
   * Whether only that is held against the entries which they tell of: entries of earlier days tell
   * less.
   */
  boolean isAsFarAsTold() {
    return asFarAsTold;
  }
}
