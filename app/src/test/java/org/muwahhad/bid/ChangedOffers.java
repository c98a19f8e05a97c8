package org.muwahhad.bid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An offer like another, but for one thing. */
public final class ChangedOffers {
  private ChangedOffers() {}

  /** With a bid security as stated; without one, the tick stays as it was. */
  public static Offer withSecurity(Offer o, Offer.@Nullable Security stated) {
    return new Offer(
        o.currency(),
        o.gccOrigin(),
        o.validityDays(),
        stated != null || o.hasSecurity(),
        o.statement(),
        o.prices(),
        o.discounts(),
        o.mostLots(),
        o.mostValue(),
        o.answers(),
        stated,
        o.lotTotals(),
        o.alternatives());
  }

  public static Offer withAlternatives(Offer o, List<Offer.Alternative> others) {
    return new Offer(
        o.currency(),
        o.gccOrigin(),
        o.validityDays(),
        o.hasSecurity(),
        o.statement(),
        o.prices(),
        o.discounts(),
        o.mostLots(),
        o.mostValue(),
        o.answers(),
        o.security(),
        o.lotTotals(),
        others);
  }

  /** With a total of its first line as stated. */
  public static Offer withFirstLineTotal(Offer o, String total) {
    List<Offer.Price> prices = new ArrayList<>(o.prices());
    Offer.Price first = prices.get(0);
    prices.set(
        0,
        Offer.Price.described(
            first.lotItemId(),
            first.unitPrice(),
            first.origin(),
            first.offered(),
            new BigDecimal(total)));
    return o.withPrices(prices);
  }

  /** With totals of its lots as stated. */
  public static Offer withLotTotals(Offer o, Offer.LotTotal... totals) {
    return new Offer(
        o.currency(),
        o.gccOrigin(),
        o.validityDays(),
        o.hasSecurity(),
        o.statement(),
        o.prices(),
        o.discounts(),
        o.mostLots(),
        o.mostValue(),
        o.answers(),
        o.security(),
        List.of(totals),
        o.alternatives());
  }
}
