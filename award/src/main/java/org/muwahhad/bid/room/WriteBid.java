package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.BidDocument;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.PricePart;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.TechnicalPart;
import org.muwahhad.bid.document.BidDocuments;
import org.muwahhad.bid.seal.BidJson;
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
   * @param content what the receipt states the digest of; it tells that of the prices
   * @param prices null in one envelope
   */
  record UnsealedBid(byte[] content, byte @Nullable [] prices) {}

  UnsealedBid run(
      Offer offer,
      List<BidDocuments.StoredDraftDocument> drafts,
      BidDrafts.Salts salts,
      String supplier,
      String tender,
      boolean twoEnvelopes) {
    List<BidDocument> documents = BidDocuments.contents(drafts, SealedPart.BID, twoEnvelopes);
    if (!twoEnvelopes) {
      return new UnsealedBid(
          json.write(BidContent.of(offer, documents, salts.draw(), salts.salt(), supplier, tender)),
          null);
    }
    List<BidDocument> withPrices = BidDocuments.contents(drafts, SealedPart.PRICES, true);
    byte[] prices =
        json.write(PricePart.of(offer, withPrices, salts.priceSalt(), supplier, tender));
    return new UnsealedBid(
        json.write(
            TechnicalPart.of(
                offer, documents, salts.draw(), Sha256.of(prices), salts.salt(), supplier, tender)),
        prices);
  }
}
