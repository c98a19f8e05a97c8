package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.LeastValidity;
import org.muwahhad.tender.TenderQueries;

/** What a bid starts with before its bidder has typed anything. */
@Singleton
public class FirstOffer {
  private final TenderQueries tenders;
  private final Bids bids;

  FirstOffer(TenderQueries tenders, Bids bids) {
    this.tenders = tenders;
    this.bids = bids;
  }

  /**
   * No prices, in the currency of the tender, valid as long as it asks, of GCC origin as the
   * register has it.
   */
  public Offer in(long tenderId, long supplierId) {
    return Offer.ofPrices(
        tenders.getTender(tenderId).currency(),
        bids.countGccOrigin(supplierId) > 0,
        LeastValidity.of(tenders, tenderId),
        false,
        "",
        List.of());
  }
}
