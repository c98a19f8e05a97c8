package org.muwahhad.replay;

/** A part of a tender that its entries tell of, thing by thing. */
enum Part {
  /** Members of the panels: panel, chair, alternate. By person. */
  SEAT(true, false),
  /** What became of the bids, once they were opened. */
  BID(true, false),
  /** Digests of all versions received, once bids were opened. By bid and version. */
  RECEIPT(true, false),
  /** Digests of all that was read from opened bids. By bid. */
  FIGURES(true, true),
  /** Whether a bid met a condition. By examination, bid and criterion. */
  CHECK(true, false),
  /** Digests of the scores that one examiner gave. By examination and person. */
  SCORES(true, true),
  /** Agreed points. By examination, bid and criterion. */
  CONSENSUS(true, false),
  /** What members of the examination panel declared of conflicts of interest. By person. */
  DECLARATION(true, false),
  /** Results of a technical evaluation that was closed by itself. By bid. */
  RESULT(true, false),
  /** Alternatives that the panel accepted or refused, with its reason. By lot, bid and number. */
  ALTERNATIVE(true, false),
  /** Digests of all figures of a ranking. By lot. */
  RANKING(false, true),
  /** Outcomes of the committees, with the hash of what they decided on. */
  DECISION(true, false),
  /** By decision and state. */
  VOTE(true, false),
  /** Amounts of living awards. By lot and bid. */
  AMOUNT(false, true),
  /** How often an award was recommended, whatever became of it. By lot and bid. */
  AWARD(true, false),
  /** Number, lots and state of complaints. */
  COMPLAINT(true, false),
  /** Digests of what bidders complain of. */
  GROUNDS(true, true),
  /** Digests of what the procuring body answered. */
  ANSWER(true, true),
  /** What came of complaints. */
  OUTCOME(true, true),
  /** Decisions on complaints, and whether they were adopted. By complaint and number. */
  DRAFT(true, false),
  /** The version that a member of the review body voted on. By complaint, draft and person. */
  REVIEW_VOTE(true, false),
  /** Votes for a draft and in all, once the outcome was recorded. By complaint and number. */
  REVIEW_TALLY(true, false);

  private final boolean whole;
  private final boolean asFarAsTold;

  Part(boolean whole, boolean asFarAsTold) {
    this.whole = whole;
    this.asFarAsTold = asFarAsTold;
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
