package org.muwahhad.bid.room;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;

/** The components of an offer while they are read. */
final class OfferFields {
  String currency;
  boolean gccOrigin;
  int validityDays;
  boolean hasSecurity;
  String statement;
  List<Offer.Price> prices;
  List<Offer.Discount> discounts;
  @Nullable Integer mostLots;
  @Nullable BigDecimal mostValue;
  @Nullable List<Offer.RequirementAnswer> answers;
  Offer.@Nullable Security security;
  List<Offer.LotTotal> lotTotals;
  List<Offer.Alternative> alternatives;

  OfferFields(Offer o) {
    currency = o.currency();
    gccOrigin = o.gccOrigin();
    validityDays = o.validityDays();
    hasSecurity = o.hasSecurity();
    statement = o.statement();
    prices = o.prices();
    discounts = o.discounts();
    mostLots = o.mostLots();
    mostValue = o.mostValue();
    answers = o.answers();
    security = o.security();
    lotTotals = o.lotTotals();
    alternatives = o.alternatives();
  }

  Offer offer() {
    return new Offer(
        currency,
        gccOrigin,
        validityDays,
        hasSecurity,
        statement,
        prices,
        discounts,
        mostLots,
        mostValue,
        answers,
        security,
        lotTotals,
        alternatives);
  }
}
