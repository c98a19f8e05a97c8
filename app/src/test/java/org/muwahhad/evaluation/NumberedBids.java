package org.muwahhad.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/** Bids that were drawn, each with a number and a registration of its own. */
final class NumberedBids {
  private NumberedBids() {}

  static List<LotBid> of(List<LotBid> drawn) {
    return IntStream.range(0, drawn.size()).mapToObj(i -> named(drawn.get(i), i)).toList();
  }

  private static LotBid named(LotBid o, int i) {
    return new LotBid(
        i,
        "REG-" + i,
        o.gccOrigin(),
        null,
        true,
        true,
        o.technical(),
        o.total(),
        o.converted(),
        null,
        null);
  }
}
