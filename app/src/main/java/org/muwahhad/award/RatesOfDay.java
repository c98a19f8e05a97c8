package org.muwahhad.award;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.muwahhad.shared.Money;

/**
 * Exchange rates of one day, in units per US dollar. Converts in DECIMAL128 and rounds half up,
 * once, to the decimals of the currency converted to.
 */
record RatesOfDay(Map<String, BigDecimal> unitsPerUsd) {

  RatesOfDay {
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

  private BigDecimal rate(String currency) {
    BigDecimal rate = unitsPerUsd.get(currency);
    if (rate == null) {
      throw new IllegalStateException("No exchange rate of " + currency);
    }
    return rate;
  }
}
