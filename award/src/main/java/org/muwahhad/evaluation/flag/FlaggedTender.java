package org.muwahhad.evaluation.flag;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A ranked tender as signs are looked for in it.
 *
 * @param lots by their keys
 * @param auditor whether prices count that are kept to themselves, of which none is told
 */
record FlaggedTender(
    long id,
    Map<Long, RedFlags.FlaggedLot> lots,
    List<RedFlagQueries.BidderRow> bidders,
    UnitPrices.TenderUnitPrices prices,
    boolean auditor) {

  /** The bid of each supplier. */
  Map<Long, Long> bidsBySupplier() {
    Map<Long, Long> bids = new HashMap<>();
    bidders.forEach(b -> bids.put(b.supplierId(), b.bidId()));
    return bids;
  }
}
