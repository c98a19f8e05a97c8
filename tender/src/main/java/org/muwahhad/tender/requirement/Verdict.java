package org.muwahhad.tender.requirement;

import org.jspecify.annotations.Nullable;

/**
 * What an answer to a requirement comes to. It excludes nobody by itself: that is for the people
 * who examine the bids.
 */
public enum Verdict {
  /** What is offered can be measured, and is what is asked for. */
  MET,
  /** It is not, or the bidder says that it does not comply. */
  NOT_MET,
  /** The bidder says that it complies, or describes what it offers: people judge that. */
  TO_JUDGE,
  /** Nothing was answered. */
  UNANSWERED;

  /**
   * The verdict on an answer.
   *
   * @param claim what the bidder says of it, if anything
   * @param offered what it offers, as typed; empty when it did not say
   * @param remark its words; empty without
   */
  public static Verdict of(
      Requirement requirement, @Nullable Claim claim, String offered, String remark) {
    if (claim == Claim.DOES_NOT_COMPLY) {
      return NOT_MET;
    }
    if (requirement.comparison().isMeasured()) {
      return requirement
          .canonical(offered)
          .map(o -> requirement.isMetBy(o) ? MET : NOT_MET)
          .orElse(unmeasured(claim, offered, remark));
    }
    return unmeasured(claim, offered, remark);
  }

  private static Verdict unmeasured(@Nullable Claim claim, String offered, String remark) {
    return claim == null && offered.isBlank() && remark.isBlank() ? UNANSWERED : TO_JUDGE;
  }
}
