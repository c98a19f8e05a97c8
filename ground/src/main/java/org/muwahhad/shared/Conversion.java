package org.muwahhad.shared;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;

/**
 * Turns amounts of one currency into another at the rates of one day, over the US dollar, to which
 * five of the six national currencies are pegged. Worked in DECIMAL128 (IEEE 754-2008) and rounded
 * half up, once, to the decimals of the currency it ends in.
 *
 * @param unitsPerUsd units of each currency for one US dollar
 */
public record Conversion(Map<String, BigDecimal> unitsPerUsd) {
  public Conversion {
    unitsPerUsd = Map.copyOf(unitsPerUsd);
  }

  public boolean knows(String currency) {
    return unitsPerUsd.containsKey(currency);
  }

  /**
   * The amount in another currency.
   *
   * @throws IllegalStateException when the rate of either currency is missing
   */
  public Money convert(Money amount, String currency) {
    if (amount.currency().equals(currency)) {
      return Money.rounded(amount.amount(), currency);
    }
    return Money.rounded(exact(amount, currency), currency);
  }

  /** The amount in another currency before it is rounded, to 34 digits. */
  public BigDecimal exact(Money amount, String currency) {
    if (amount.currency().equals(currency)) {
      return amount.amount();
    }
    return amount
        .amount()
        .multiply(rate(currency), MathContext.DECIMAL128)
        .divide(rate(amount.currency()), MathContext.DECIMAL128);
  }

  /** The amount in another currency; empty when a rate is missing. */
  public Optional<Money> find(Money amount, String currency) {
    return knows(currency) && knows(amount.currency())
        ? Optional.of(convert(amount, currency))
        : Optional.empty();
  }

  /** Units of a currency for one unit of another, to 34 digits. */
  public BigDecimal unitsPer(String one, String currency) {
    return rate(currency).divide(rate(one), MathContext.DECIMAL128);
  }

  private BigDecimal rate(String currency) {
    BigDecimal rate = unitsPerUsd.get(currency);
    if (rate == null) {
      throw new IllegalStateException("No exchange rate of " + currency);
    }
    return rate;
  }
}
