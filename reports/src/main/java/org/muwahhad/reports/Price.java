package org.muwahhad.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

/**
 * What one unit costs. Unlike an {@link Money amount} it may have more decimals than its currency:
 * a price less a discount is never rounded, only what is paid for a quantity is.
 *
 * @param amount the price, with at least the currency's own decimals
 * @param currency ISO 4217 code
 */
public record Price(BigDecimal amount, String currency) {

  public Price {
    amount =
        amount.setScale(Math.max(Money.decimals(currency), amount.stripTrailingZeros().scale()));
  }

  /** A price written as digits, for example {@code Price.of("0.04625", "SAR")}. */
  public static Price of(String amount, String currency) {
    return new Price(new BigDecimal(amount), currency);
  }

  /** The most decimals that any of some prices has; none without any. */
  public static int mostDecimals(Stream<Price> prices) {
    return prices.mapToInt(price -> price.amount().scale()).max().orElse(0);
  }

  /** What a quantity costs, rounded half up to the currency. */
  public Money times(BigDecimal quantity) {
    return new Money(
        amount.multiply(quantity).setScale(Money.decimals(currency), RoundingMode.HALF_UP),
        currency);
  }
}
