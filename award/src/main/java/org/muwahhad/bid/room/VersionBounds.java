package org.muwahhad.bid.room;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.inject.Singleton;
import org.muwahhad.bid.Bids;
import org.muwahhad.shared.Refusal;

/**
 * How much of one bid is kept. Every sealed version stays for ever, so a bidder who sends large
 * ones again and again would fill the database: their number is bounded, and so are their bytes
 * together. The bound is that of twenty of the largest versions that are taken, which no bidder
 * comes near who bids for the goods.
 */
@Singleton
class VersionBounds {
  private static final long MEGABYTE = 1024L * 1024;

  /** The database takes no more for one bid. */
  private static final long MOST_OF_DATABASE = 256 * MEGABYTE;

  private final Bids bids;
  private final int mostVersions;
  private final long mostBytes;

  VersionBounds(
      Bids bids,
      @Value("${muwahhad.bids.most-versions:100}") int mostVersions,
      @ReadableBytes @Value("${muwahhad.bids.most-sealed-bytes:256MB}") long mostBytes) {
    this.bids = bids;
    this.mostVersions = mostVersions;
    this.mostBytes = Math.min(mostBytes, MOST_OF_DATABASE);
  }

  /**
   * A bid may get another version.
   *
   * @throws Refusal.RuleBroken {@code bid.too-many-versions} with the most that are taken
   */
  void requireAnother(Bids.Bid bid) {
    if (bid.versionCount() >= mostVersions) {
      throw new Refusal.RuleBroken("bid.too-many-versions", mostVersions);
    }
  }

  /**
   * A sealed version has room beside those that the bid has.
   *
   * @param prices sealed apart; empty in one envelope
   * @throws Refusal.RuleBroken {@code bid.all-sealed-too-large} with the megabytes that all
   *     versions may have
   */
  void requireRoom(Bids.Bid bid, byte[] content, byte[] prices) {
    long together = bids.sumSealedBytes(bid.id()) + content.length + prices.length;
    if (together > mostBytes) {
      throw new Refusal.RuleBroken("bid.all-sealed-too-large", mostBytes / MEGABYTE);
    }
  }
}
