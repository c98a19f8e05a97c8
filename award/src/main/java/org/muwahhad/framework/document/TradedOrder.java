package org.muwahhad.framework.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its documents state it. Days are those of Riyadh, amounts are in one currency.
 *
 * @param agreement number of the framework agreement
 * @param reference number that the buyer gives the order; null where it gives none
 * @param currency ISO 4217
 * @param vatPercent rate of the buyer's state when it was placed; zero where the state has no VAT
 * @param site where it is delivered to; null where nothing was said
 * @param city of the site; null where nothing was said
 * @param wantedOn day by which it is wanted; null where nothing was said
 */
public record TradedOrder(
    String number,
    LocalDate issuedOn,
    String agreement,
    @Nullable String reference,
    TradeParty buyer,
    TradeParty seller,
    String currency,
    BigDecimal vatPercent,
    @Nullable String site,
    @Nullable String city,
    @Nullable LocalDate wantedOn,
    BigDecimal net,
    BigDecimal vat,
    List<TradedLine> lines) {
  public TradedOrder {
    lines = List.copyOf(lines);
  }

  BigDecimal gross() {
    return net.add(vat);
  }
}
