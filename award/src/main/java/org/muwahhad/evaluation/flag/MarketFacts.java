package org.muwahhad.evaluation.flag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tenders around one tell beside it. It is read when the first sign asks for it, and once:
 * each of these statements goes through the rankings of up to {@link MarketQueries#NEIGHBOURS}
 * tenders on each side.
 */
final class MarketFacts {
  private final MarketQueries queries;
  private final long tenderId;
  private @Nullable List<MarketQueries.BidderRecord> bidders;
  private @Nullable List<MarketQueries.LotGap> gaps;

  MarketFacts(MarketQueries queries, long tenderId) {
    this.queries = queries;
    this.tenderId = tenderId;
  }

  /** The bids of each supplier. */
  List<MarketQueries.BidderRecord> bidders() {
    List<MarketQueries.BidderRecord> read = bidders;
    if (read == null) {
      read = queries.listBidders(tenderId, MarketQueries.NEIGHBOURS);
      bidders = read;
    }
    return read;
  }

  /** The first two bids of each lot. */
  List<MarketQueries.LotGap> gaps() {
    List<MarketQueries.LotGap> read = gaps;
    if (read == null) {
      read = queries.listGaps(tenderId, MarketQueries.NEIGHBOURS);
      gaps = read;
    }
    return read;
  }
}
