package org.muwahhad.award;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What shares of items cost. The quantity that a bid gives of an item to all states together
 * decides on the price of each of its units: the whole of the item has the price bid for the lot,
 * and less has the price of the last tier that it reaches, or of the first one.
 *
 * @param byItem the tiers by bid and item, from the smallest quantity on
 */
record TierPrices(Map<List<Long>, List<TierPrice>> byItem) {

  /** The price bid for one unit from a quantity on. */
  @Introspected
  @MappedEntity("bid_tier")
  record TierPrice(@Id long bidId, long lotItemId, BigDecimal fromQuantity, BigDecimal unitPrice) {}

  /** Those of tiers that come from the smallest quantity on. */
  static TierPrices of(List<TierPrice> tiers) {
    return new TierPrices(
        tiers.stream().collect(Collectors.groupingBy(t -> List.of(t.bidId(), t.lotItemId()))));
  }

  /** Whether a bid has tiers for an item. */
  boolean has(long bidId, long lotItemId) {
    return byItem.containsKey(List.of(bidId, lotItemId));
  }

  /**
   * The price bid for one unit.
   *
   * @param quantity that the bid gives of the item
   * @param whole all of the item
   * @param ofWhole price of one unit of the whole
   */
  BigDecimal at(
      long bidId, long lotItemId, BigDecimal quantity, BigDecimal whole, BigDecimal ofWhole) {
    List<TierPrice> tiers = byItem.getOrDefault(List.of(bidId, lotItemId), List.of());
    if (tiers.isEmpty() || quantity.compareTo(whole) >= 0) {
      return ofWhole;
    }
    BigDecimal price = tiers.get(0).unitPrice();
    for (TierPrice tier : tiers) {
      price = tier.fromQuantity().compareTo(quantity) <= 0 ? tier.unitPrice() : price;
    }
    return price;
  }
}
