package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.AwardLimits;
import org.muwahhad.shared.Rounding;

/**
 * The limits of a scenario: those that the panel stated, and those that each bidder declared in its
 * bid, less what the bid has already in lots that are settled. Of two on the same thing the
 * narrower holds. A value declared in another currency is converted at the tender's rates and
 * rounded down, so that the bidder is never given more.
 */
record ScenarioLimits(ScenarioMaterial material, ScenarioTerms terms) {

  AwardLimits of(Set<String> bidders) {
    Map<String, Integer> maxLots = new LinkedHashMap<>();
    Map<String, BigDecimal> maxValue = new LinkedHashMap<>();
    for (String bidder : bidders) {
      put(maxLots, bidder, terms.maxLotsPerBidder());
      put(maxValue, bidder, terms.maxValuePerBidder());
    }
    for (ScenarioMaterialQueries.Bidder bidder : material.bidders()) {
      if (bidders.contains(bidder.registrationNumber())) {
        putDeclared(maxLots, maxValue, bidder);
      }
    }
    Integer minSuppliers = terms.minSuppliers();
    return new AwardLimits(
        maxLots,
        maxValue,
        Map.of(),
        Map.of(),
        terms.suppliersPerLot(),
        orZero(terms.minSharePercent()),
        minSuppliers == null ? 0 : minSuppliers,
        BigDecimal.ZERO,
        orZero(terms.costPerFurtherSupplier()),
        terms.budget(),
        terms.budgets(),
        terms.maxSuppliers() == null ? 0 : terms.maxSuppliers(),
        terms.costs(),
        terms.suppliersPerLot() > 1 ? material.leastQuantities() : Map.of());
  }

  /** What is left of the limits that a bidder declared. */
  private void putDeclared(
      Map<String, Integer> maxLots,
      Map<String, BigDecimal> maxValue,
      ScenarioMaterialQueries.Bidder bidder) {
    String name = bidder.registrationNumber();
    List<ScenarioMaterialQueries.SettledLot> own =
        material.settled().stream().filter(s -> s.bidId() == bidder.bidId()).toList();
    Integer lots = bidder.mostLots();
    if (lots != null && lots > own.size()) {
      put(maxLots, name, lots - own.size());
    } else if (lots != null) {
      // A count of lots is never 0 in a problem. Who may win none gets nothing.
      put(maxValue, name, BigDecimal.ZERO);
    }
    BigDecimal value = bidder.mostValue();
    if (value != null) {
      BigDecimal held =
          own.stream()
              .map(ScenarioMaterialQueries.SettledLot::amount)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      put(maxValue, name, converted(bidder, value.subtract(held).max(BigDecimal.ZERO)));
    }
  }

  private static <T extends Comparable<T>> void put(
      Map<String, T> limits, String bidder, @Nullable T limit) {
    if (limit != null) {
      limits.merge(bidder, limit, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
  }

  private BigDecimal converted(ScenarioMaterialQueries.Bidder bidder, BigDecimal value) {
    String currency = material.tender().currency();
    if (bidder.currency().equals(currency)) {
      return value;
    }
    return Rounding.limit(
        value.multiply(
            material.conversion().unitsPer(bidder.currency(), currency), MathContext.DECIMAL128),
        currency);
  }

  private static BigDecimal orZero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
