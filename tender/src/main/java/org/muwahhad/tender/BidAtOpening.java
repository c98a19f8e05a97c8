package org.muwahhad.tender;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an opening makes of a bid, as its entry says it.
 *
 * @param bid its key
 * @param sha256 of what was opened; null for bids that were not
 * @param figuresDigest of all that was read from it
 * @param documentsMissing keys of its documents that were not in the store; null if there is none
 * @param fault why it could not be read
 * @param unconfirmed number of the amendment after which it was not confirmed
 * @param brokenRules rules of the tender that it breaks, where that is the fault
 */
public record BidAtOpening(
    long bid,
    @Nullable String sha256,
    @Nullable String figuresDigest,
    @Nullable List<Long> documentsMissing,
    @Nullable String fault,
    @Nullable String unconfirmed,
    @Nullable List<BrokenRule> brokenRules) {

  public static BidAtOpening opened(long bid, String sha256, List<Long> documentsMissing) {
    return new BidAtOpening(
        bid, sha256, null, documentsMissing.isEmpty() ? null : documentsMissing, null, null, null);
  }

  /** One that could not be read, with the rules that it breaks, if that is why. */
  public static BidAtOpening unreadable(long bid, String fault, List<BrokenRule> brokenRules) {
    return new BidAtOpening(
        bid, null, null, null, fault, null, brokenRules.isEmpty() ? null : brokenRules);
  }

  public static BidAtOpening unconfirmed(long bid, int amendment) {
    return new BidAtOpening(bid, null, null, null, null, Integer.toString(amendment), null);
  }

  /** The same with the digest of what was read from it, where it was opened. */
  public BidAtOpening withFigures(@Nullable String digest) {
    return sha256 == null
        ? this
        : new BidAtOpening(bid, sha256, digest, documentsMissing, fault, unconfirmed, brokenRules);
  }
}
