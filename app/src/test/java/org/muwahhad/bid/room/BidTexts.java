package org.muwahhad.bid.room;

import java.util.List;
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.seal.BidJson;

/** The content of a bid as text, with names in the place of tender and bidder. */
final class BidTexts {
  static final String TENDER = "the-tender";
  static final String SUPPLIER = "the-supplier";

  private BidTexts() {}

  static byte[] of(Offer offer) {
    return BidJson.ofSubcommand()
        .write(
            BidContent.of(
                offer.withoutSecurityTick(),
                List.of(),
                BidContent.freshSalt(),
                BidContent.freshSalt(),
                SUPPLIER,
                TENDER));
  }
}
