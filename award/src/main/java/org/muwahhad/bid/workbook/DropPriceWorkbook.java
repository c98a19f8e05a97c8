package org.muwahhad.bid.workbook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;

/** A bidder leaves the workbook it sent; the draft stays as it is. */
@Singleton
public class DropPriceWorkbook {
  private final BidGate gate;
  private final Bids bids;
  private final StagedPrices staged;

  DropPriceWorkbook(BidGate gate, Bids bids, StagedPrices staged) {
    this.gate = gate;
    this.bids = bids;
    this.staged = staged;
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    bids.lockOf(tenderId, bidder.id()).ifPresent(bid -> staged.delete(bid.id()));
  }
}
