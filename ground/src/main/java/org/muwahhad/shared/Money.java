package org.muwahhad.shared;

import io.micronaut.core.annotation.Introspected;
import java.math.BigDecimal;
import java.util.Set;

/**
 * An amount in one currency, the currency named by its ISO 4217 code. Never holds a double.
 *
 * <p>The dinars of Bahrain and Kuwait and the rial of Oman have three decimals, every other
 * currency used here has two (ISO 4217, minor units).
 */
@Introspected
public record Money(BigDecimal amount, String currency) {
  private static final Set<String> THREE_DECIMALS = Set.of("BHD", "KWD", "OMR");

  /** Digits after the point of a currency. */
  public static int decimals(String currency) {
    return THREE_DECIMALS.contains(currency) ? 3 : 2;
  }

  /** The amount rounded half up to the currency's decimals. */
  public static Money rounded(BigDecimal amount, String currency) {
    return new Money(Rounding.amount(amount, currency), currency);
  }

  /**
   * A price of one unit with at least the decimals of its currency, and more where it has them: a
   * price less a discount is never rounded, only what is paid for a quantity is.
   */
  public static Money price(BigDecimal price, String currency) {
    int scale = Math.max(decimals(currency), price.stripTrailingZeros().scale());
    return new Money(price.setScale(scale), currency);
  }

  /** Whether an amount can be paid in a currency, that is, has no more decimals than it. */
  public static boolean fits(BigDecimal amount, String currency) {
    return amount.stripTrailingZeros().scale() <= decimals(currency);
  }

  /** Nothing, in a currency. */
  public static Money zero(String currency) {
    return rounded(BigDecimal.ZERO, currency);
  }

  /**
   * The sum of two amounts.
   *
   * @throws IllegalArgumentException when the currencies differ
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("Cannot add " + other.currency + " to " + currency);
    }
    return new Money(amount.add(other.amount), currency);
  }

  /**
   * What is left when an amount is taken off; below zero when it is the larger one.
   *
   * @throws IllegalArgumentException when the currencies differ
   */
  public Money minus(Money other) {
    return plus(new Money(other.amount.negate(), other.currency));
  }

  /** The amount times a quantity, rounded half up to the currency's decimals. */
  public Money times(BigDecimal quantity) {
    return rounded(amount.multiply(quantity), currency);
  }
}
