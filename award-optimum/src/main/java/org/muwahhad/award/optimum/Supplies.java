package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the variables of a model say of quantities. */
final class Supplies {
  private final List<Supply> all = new ArrayList<>();
  private final Map<Bid, List<Supply>> byBid = new HashMap<>();

  private final Map<String, List<Supply>> byItem = new HashMap<>();

  private record Bid(String lot, String bidder) {}

  /**
   * What one variable says of a quantity; one that decides a whole lot says something of each item.
   *
   * @param state empty when it is of no state or of several
   * @param each the quantity that each 1 of the variable stands for
   * @param largest the largest value of the variable
   */
  record Supply(
      String lot,
      String bidder,
      AwardProblem.ProblemItem item,
      String state,
      int variable,
      BigDecimal each,
      long largest) {
    /** The quantity at the variable's largest value. */
    BigDecimal whole() {
      return each.multiply(BigDecimal.valueOf(largest));
    }
  }

  void add(Supply supply) {
    all.add(supply);
    byBid
        .computeIfAbsent(new Bid(supply.lot(), supply.bidder()), b -> new ArrayList<>())
        .add(supply);
    byItem.computeIfAbsent(supply.item().id(), i -> new ArrayList<>()).add(supply);
  }

  List<Supply> all() {
    return Collections.unmodifiableList(all);
  }

  /** What all bidders may supply of an item. */
  List<Supply> of(AwardProblem.ProblemItem item) {
    return Collections.unmodifiableList(byItem.getOrDefault(item.id(), List.of()));
  }

  /** What a bidder may supply of an item, state by state where the states are counted. */
  List<Supply> of(AwardProblem.ProblemItem item, String bidder) {
    return of(item.lot(), bidder).stream().filter(s -> s.item().id().equals(item.id())).toList();
  }

  /** What a bidder may supply of a lot. */
  List<Supply> of(String lot, String bidder) {
    return Collections.unmodifiableList(byBid.getOrDefault(new Bid(lot, bidder), List.of()));
  }
}
