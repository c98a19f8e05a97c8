package org.muwahhad.evaluation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.muwahhad.shared.Money;

/**
 * Converts at the rates of one day, through the US dollar: amount / units of its currency per USD ×
 * units of the other per USD. Worked in DECIMAL128 and rounded half up, once, to the other
 * currency's decimals.
 */
record Conversion(Map<String, BigDecimal> unitsPerUsd) {

  Conversion {
    unitsPerUsd = Map.copyOf(unitsPerUsd);
  }

  Money convert(Money money, String to) {
    if (money.currency().equals(to)) {
      return Money.rounded(money.amount(), to);
    }
    BigDecimal amount =
        money
            .amount()
            .multiply(rate(to), MathContext.DECIMAL128)
            .divide(rate(money.currency()), MathContext.DECIMAL128);
    return Money.rounded(amount, to);
  }

  boolean knows(String currency) {
    return unitsPerUsd.containsKey(currency);
  }

  private BigDecimal rate(String currency) {
    BigDecimal rate = unitsPerUsd.get(currency);
    if (rate == null) {
      throw new IllegalStateException("No exchange rate of " + currency);
    }
    return rate;
  }
}
