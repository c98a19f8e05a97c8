package org.muwahhad.framework.calloff;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;

/**
 * What an order comes to.
 *
 * @param net without VAT, in the currency of the agreement
 * @param vatPercent rate of the state of the entity when the order was placed, kept with it
 * @param vat sum of that of its lines, each rounded to the currency
 * @param gross with VAT
 * @param grossOwn the same in the currency of the entity's state, by the rates of the day of the
 *     order; null when it is that of the agreement, or a rate is missing
 */
public record OrderAmounts(
    Money net, BigDecimal vatPercent, Money vat, Money gross, @Nullable Money grossOwn) {

  /** Of lines, at least one: each is invoiced, so the VAT of each is rounded. */
  static OrderAmounts of(List<Money> lines, BigDecimal vatPercent) {
    Money net = lines.stream().reduce(Money::plus).orElseThrow();
    Money vat = lines.stream().map(line -> vat(line, vatPercent)).reduce(Money::plus).orElseThrow();
    return new OrderAmounts(net, vatPercent, vat, net.plus(vat), null);
  }

  private static Money vat(Money line, BigDecimal percent) {
    BigDecimal tax = line.amount().multiply(percent).movePointLeft(2);
    return new Money(Rounding.amount(tax, line.currency()), line.currency());
  }

  OrderAmounts withOwn(@Nullable Money own) {
    return new OrderAmounts(net, vatPercent, vat, gross, own);
  }

  /** The rate without zeros at its end, such as {@code 15} or {@code 7.5}. */
  public BigDecimal plainPercent() {
    return vatPercent.signum() == 0 ? BigDecimal.ZERO : vatPercent.stripTrailingZeros();
  }
}
