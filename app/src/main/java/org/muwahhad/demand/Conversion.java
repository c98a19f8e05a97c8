package org.muwahhad.demand;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.shared.Money;

/**
 * Turns amounts of one currency into another over the US dollar, to which five of the six national
 * currencies are pegged.
 *
 * @param unitsPerUsd units of each currency for one US dollar
 */
record Conversion(Map<String, BigDecimal> unitsPerUsd) {
  Conversion {
    unitsPerUsd = Map.copyOf(unitsPerUsd);
  }

  /**
   * The amount in another currency, rounded half up to its decimals; empty when a rate is missing.
   */
  Optional<Money> convert(Money amount, String currency) {
    BigDecimal from = unitsPerUsd.get(amount.currency());
    BigDecimal to = unitsPerUsd.get(currency);
    if (from == null || to == null) {
      return Optional.empty();
    }
    BigDecimal converted = amount.amount().multiply(to).divide(from, MathContext.DECIMAL128);
    return Optional.of(Money.rounded(converted, currency));
  }
}
