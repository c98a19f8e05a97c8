package org.muwahhad.award.optimum;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variables that say whether a bidder supplies any of a lot. */
final class WinChoices {
  private final Map<String, Map<String, Integer>> byLot = new LinkedHashMap<>();

  void add(String lot, String bidder, int choice) {
    byLot.computeIfAbsent(lot, l -> new LinkedHashMap<>()).put(bidder, choice);
  }

  /** Whether a bidder has bid for a lot. */
  boolean has(String lot, String bidder) {
    return inLot(lot).containsKey(bidder);
  }

  /** The choice for a bidder who has bid for the lot. */
  int of(String lot, String bidder) {
    Integer choice = inLot(lot).get(bidder);
    if (choice == null) {
      throw new IllegalStateException(bidder + " has not bid for " + lot);
    }
    return choice;
  }

  /** The choices of a lot by bidder; none when nobody has bid for it. */
  Map<String, Integer> inLot(String lot) {
    return Collections.unmodifiableMap(byLot.getOrDefault(lot, Map.of()));
  }

  /** The choices of a bidder, one for each lot it has bid for. */
  List<Integer> ofBidder(String bidder) {
    return byLot.keySet().stream()
        .filter(lot -> has(lot, bidder))
        .map(lot -> of(lot, bidder))
        .toList();
  }
}
