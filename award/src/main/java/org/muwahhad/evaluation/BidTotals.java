package org.muwahhad.evaluation;

import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.shared.Money;

/**
 * What a bid comes to for one lot. The unit price governs: each line is quantity times unit price,
 * rounded half up to the currency, and the total is the sum of the lines (design rule; UNCITRAL
 * Model Law, art. 43).
 */
final class BidTotals {
  private BidTotals() {}

  /**
   * One priced line.
   *
   * @param quantity units asked for
   * @param unitPrice price of one unit without VAT, in the currency of the bid
   * @param free whether the item is declared free of charge
   */
  record PricedBidLine(BigDecimal quantity, BigDecimal unitPrice, boolean free) {
    private boolean isPriced() {
      return unitPrice.signum() > 0 || (free && unitPrice.signum() == 0);
    }
  }

  /** The sum of the lines, in the currency of the bid. */
  static Money total(List<PricedBidLine> lines, String currency) {
    return lines.stream()
        .map(l -> new Money(l.unitPrice(), currency).times(l.quantity()))
        .reduce(Money.zero(currency), Money::plus);
  }

  /** Whether every one of the lot's items has a price, zero only where the item is free. */
  static boolean isComplete(List<PricedBidLine> lines, int itemsOfLot) {
    return lines.size() == itemsOfLot && lines.stream().allMatch(PricedBidLine::isPriced);
  }
}
