package org.muwahhad.catalog.standard;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.muwahhad.shared.Money;

/** What one unit is expected to cost when a quantity is bought together. */
final class ExpectedPrice {
  private ExpectedPrice() {}

  /**
   * The price of the highest break that a quantity reaches; below the first, the benchmark.
   *
   * @param quantity in the unit of the item
   * @param benchmark reference price of one unit, without VAT
   */
  static Money at(BigDecimal quantity, List<PriceBreaks.Break> breaks, Money benchmark) {
    return breaks.stream()
        .filter(b -> b.quantityFrom().compareTo(quantity) <= 0)
        .max(Comparator.comparing(PriceBreaks.Break::quantityFrom))
        .map(PriceBreaks.Break::price)
        .orElse(benchmark);
  }
}
