package org.muwahhad.framework.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * An invoice for an order. Days are those of Riyadh, amounts are in the currency of the order.
 *
 * @param net sum of its lines without VAT
 * @param vat what is added to it
 * @param lines what is invoiced, with the number of the line of the order
 */
public record TradedInvoice(
    String number,
    LocalDate issuedOn,
    LocalDate dueOn,
    BigDecimal net,
    BigDecimal vat,
    List<TradedLine> lines) {
  public TradedInvoice {
    lines = List.copyOf(lines);
  }

  BigDecimal gross() {
    return net.add(vat);
  }
}
