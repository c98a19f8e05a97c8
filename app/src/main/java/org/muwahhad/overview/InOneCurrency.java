package org.muwahhad.overview;

import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;

/** Amounts of several currencies in one: their sum is rounded once, and shared out among them. */
record InOneCurrency(String currency, Conversion conversion) {

  List<Money> of(List<Money> amounts) {
    List<BigDecimal> exact = amounts.stream().map(m -> conversion.exact(m, currency)).toList();
    Money total = Money.rounded(exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    return Rounding.shareOut(total, exact).stream().map(p -> new Money(p, currency)).toList();
  }
}
