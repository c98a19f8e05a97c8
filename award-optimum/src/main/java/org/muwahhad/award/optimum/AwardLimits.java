package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an award must keep to, and what each supplier costs to administer.
 *
 * <p>All amounts are in the problem's currency and without VAT.
 *
 * @param maxLots the largest count of lots by bidder; no entry, no limit
 * @param maxValue the largest value by bidder, after discounts
 * @param capacity the most units of all items together, by bidder
 * @param itemCapacity the most units of an item, by bidder and item
 * @param maxSuppliersPerLot the largest count of suppliers of one lot; 1: no lot is divided
 * @param minSharePercent the least share of every item for each supplier of a lot
 * @param minSuppliers the least count of suppliers over all lots; 0: no limit
 * @param costPerSupplier what each supplier costs to administer
 * @param costPerFurtherSupplier what each but one costs to administer besides
 * @param budget the most that all goods may cost, after discounts
 * @param stateBudgets the same of the goods of a state
 * @param maxSuppliers the largest count of suppliers over all lots; 0: no limit
 * @param costOfSupplier what a supplier costs to administer besides, by bidder
 * @param leastQuantity the least of an item that a bidder supplies if it supplies any of it, by
 *     bidder and item; the whole of the item is always enough
 */
public record AwardLimits(
    Map<String, Integer> maxLots,
    Map<String, BigDecimal> maxValue,
    Map<String, BigDecimal> capacity,
    Map<String, Map<String, BigDecimal>> itemCapacity,
    int maxSuppliersPerLot,
    BigDecimal minSharePercent,
    int minSuppliers,
    BigDecimal costPerSupplier,
    BigDecimal costPerFurtherSupplier,
    @Nullable BigDecimal budget,
    Map<String, BigDecimal> stateBudgets,
    int maxSuppliers,
    Map<String, BigDecimal> costOfSupplier,
    Map<String, Map<String, BigDecimal>> leastQuantity) {

  /** Limits without a largest count of suppliers, costs by name and least quantities. */
  public AwardLimits(
      Map<String, Integer> maxLots,
      Map<String, BigDecimal> maxValue,
      Map<String, BigDecimal> capacity,
      Map<String, Map<String, BigDecimal>> itemCapacity,
      int maxSuppliersPerLot,
      BigDecimal minSharePercent,
      int minSuppliers,
      BigDecimal costPerSupplier,
      BigDecimal costPerFurtherSupplier,
      @Nullable BigDecimal budget,
      Map<String, BigDecimal> stateBudgets) {
    this(
        maxLots,
        maxValue,
        capacity,
        itemCapacity,
        maxSuppliersPerLot,
        minSharePercent,
        minSuppliers,
        costPerSupplier,
        costPerFurtherSupplier,
        budget,
        stateBudgets,
        0,
        Map.of(),
        Map.of());
  }

  /** Whether a lot may have more than one supplier. */
  boolean splitsLots() {
    return maxSuppliersPerLot > 1;
  }

  /** What the administration of these suppliers costs, in the problem's currency. */
  BigDecimal supplierCost(Set<String> suppliers) {
    BigDecimal named =
        suppliers.stream()
            .map(s -> costOfSupplier.getOrDefault(s, BigDecimal.ZERO))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    int count = suppliers.size();
    return costPerSupplier
        .multiply(BigDecimal.valueOf(count))
        .add(costPerFurtherSupplier.multiply(BigDecimal.valueOf(Math.max(0, count - 1))))
        .add(named);
  }

  /** Whether it matters who supplies anything at all. */
  boolean countsSuppliers() {
    return minSuppliers > 0
        || maxSuppliers > 0
        || costPerSupplier.signum() > 0
        || costPerFurtherSupplier.signum() > 0
        || !costOfSupplier.isEmpty();
  }

  /** The same with one supplier for each lot. */
  AwardLimits undivided() {
    return new AwardLimits(
        maxLots,
        maxValue,
        capacity,
        itemCapacity,
        1,
        BigDecimal.ZERO,
        minSuppliers,
        costPerSupplier,
        costPerFurtherSupplier,
        budget,
        stateBudgets,
        maxSuppliers,
        costOfSupplier,
        leastQuantity);
  }
}
