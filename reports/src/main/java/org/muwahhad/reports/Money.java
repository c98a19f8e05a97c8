package org.muwahhad.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/**
 * An amount of money.
 *
 * @param amount the amount, in whole units of the currency; carried at the currency's own decimals
 * @param currency ISO 4217 code
 */
public record Money(BigDecimal amount, String currency) {

  private static final Set<String> THREE_DECIMALS = Set.of("KWD", "BHD", "OMR");

  /**
   * Brings the amount to the currency's decimals.
   *
   * @throws ArithmeticException when the amount has more decimals than the currency
   */
  public Money {
    amount = amount.setScale(decimals(currency), RoundingMode.UNNECESSARY);
  }

  /** An amount written as digits, for example {@code Money.of("12500.250", "KWD")}. */
  public static Money of(String amount, String currency) {
    return new Money(new BigDecimal(amount), currency);
  }

  /** Nothing, in that currency. */
  public static Money zero(String currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /** Decimals of a currency (ISO 4217): three for the Kuwaiti and Bahraini dinar and Omani rial. */
  public static int decimals(String currency) {
    return THREE_DECIMALS.contains(currency) ? 3 : 2;
  }

  /**
   * The sum.
   *
   * @throws IllegalArgumentException when the currencies differ
   */
  public Money plus(Money other) {
    requireSame(other);
    return new Money(amount.add(other.amount), currency);
  }

  /**
   * The difference; negative when the other is larger.
   *
   * @throws IllegalArgumentException when the currencies differ
   */
  public Money minus(Money other) {
    requireSame(other);
    return new Money(amount.subtract(other.amount), currency);
  }

  private void requireSame(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not mix");
    }
  }
}
