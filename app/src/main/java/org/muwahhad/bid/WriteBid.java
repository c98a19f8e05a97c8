package org.muwahhad.bid;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Sha256;

/** Writes an offer as it is hashed and sealed: in one envelope or two, as the tender asks. */
@Singleton
class WriteBid {
  private final BidJson json;

  WriteBid(BidJson json) {
    this.json = json;
  }

  /**
   * A bid before it is sealed.
   *
   * @param content what the receipt tells the digest of; it tells that of the prices
   * @param prices null in one envelope
   */
  record Written(byte[] content, byte @Nullable [] prices) {}

  Written run(
      Offer offer, BidDrafts.Salts salts, String supplier, String tender, boolean twoEnvelopes) {
    if (!twoEnvelopes) {
      return new Written(json.write(BidContent.of(offer, salts.salt(), supplier, tender)), null);
    }
    byte[] prices = json.write(PricePart.of(offer, salts.priceSalt(), supplier, tender));
    return new Written(
        json.write(TechnicalPart.of(offer, Sha256.of(prices), salts.salt(), supplier, tender)),
        prices);
  }
}
