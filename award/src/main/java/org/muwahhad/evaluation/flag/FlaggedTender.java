package org.muwahhad.evaluation.flag;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A ranked tender in which red flags are looked for.
 *
 * @param lots by their keys
 * @param auditor whether prices count that the panel does not see; they are compared and never
 *     shown
 */
record FlaggedTender(
    long id,
    Map<Long, RedFlags.FlaggedLot> lots,
    List<RedFlagQueries.BidderHistory> bidders,
    UnitPrices.TenderUnitPrices prices,
    boolean auditor) {

  /** The bid of each supplier. */
  Map<Long, Long> bidsBySupplier() {
    Map<Long, Long> bids = new HashMap<>();
    bidders.forEach(b -> bids.put(b.supplierId(), b.bidId()));
    return bids;
  }
}
