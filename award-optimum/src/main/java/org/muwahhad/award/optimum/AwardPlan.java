package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muwahhad.shared.Sha256;

/** An award across lots: who supplies how much of what, all deliveries of all lots. */
public record AwardPlan(List<Delivery> deliveries) {
  public AwardPlan {
    deliveries = List.copyOf(deliveries);
  }

  /**
   * What one bidder supplies of one item to one state.
   *
   * @param state empty when the item's quantity is not by state
   * @param quantity more than nothing
   */
  public record Delivery(
      String lot, String bidder, String item, String state, BigDecimal quantity) {}

  /** The bidders who supply anything of a lot. */
  Set<String> suppliersOf(String lot) {
    return bidders(d -> d.lot().equals(lot));
  }

  /** The bidders who supply anything of each lot. */
  Map<String, Set<String>> suppliersByLot() {
    Map<String, Set<String>> suppliers = new LinkedHashMap<>();
    deliveries.forEach(
        d -> suppliers.computeIfAbsent(d.lot(), l -> new LinkedHashSet<>()).add(d.bidder()));
    return suppliers;
  }

  /** All bidders who supply anything. */
  public Set<String> suppliers() {
    return bidders(d -> true);
  }

  /** The lots of which a bidder supplies anything. */
  public Set<String> lotsOf(String bidder) {
    return deliveries.stream()
        .filter(d -> d.bidder().equals(bidder))
        .map(Delivery::lot)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The quantity of some deliveries together. */
  BigDecimal quantity(Predicate<Delivery> which) {
    return deliveries.stream()
        .filter(which)
        .map(Delivery::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A digest of who supplies what, the same for the same award whatever the order is. */
  String digest() {
    return Sha256.of(
        deliveries.stream()
            .map(
                d ->
                    JsonText.of(
                        Map.of(
                            "d",
                            List.of(
                                d.lot(),
                                d.bidder(),
                                d.item(),
                                d.state(),
                                d.quantity().stripTrailingZeros().toPlainString()))))
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  private Set<String> bidders(Predicate<Delivery> which) {
    return deliveries.stream()
        .filter(which)
        .map(Delivery::bidder)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
