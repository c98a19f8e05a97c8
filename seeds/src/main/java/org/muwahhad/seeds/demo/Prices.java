package org.muwahhad.seeds.demo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.muwahhad.seeds.reference.ReferenceData;

/** Turns amounts in US dollars into prices as people write them. */
record Prices(ReferenceData reference) {

  /** A price with the currency's decimals, half up. */
  BigDecimal exact(BigDecimal usd, String currency, LocalDate day) {
    int decimals = reference.currency(currency).decimals();
    return reference.fromUsd(usd, currency, day).setScale(decimals, RoundingMode.HALF_UP);
  }

  /** A price rounded to about three significant digits, with the currency's decimals. */
  BigDecimal round(BigDecimal usd, String currency, LocalDate day) {
    BigDecimal amount = reference.fromUsd(usd, currency, day);
    int magnitude = amount.precision() - amount.scale();
    BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(Math.max(magnitude - 3, -2));
    BigDecimal rounded =
        amount.divide(step, 0, RoundingMode.HALF_UP).max(BigDecimal.ONE).multiply(step);
    return rounded.setScale(reference.currency(currency).decimals(), RoundingMode.HALF_UP);
  }

  /** What a price is worth in US dollars, exact to 34 digits. */
  BigDecimal toUsd(BigDecimal amount, String currency, LocalDate day) {
    return amount.divide(reference.unitsPerUsd(currency, day), MathContext.DECIMAL128);
  }
}
