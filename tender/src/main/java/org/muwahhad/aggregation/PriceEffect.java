package org.muwahhad.aggregation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.muwahhad.catalog.standard.PriceBreaks;
import org.muwahhad.shared.Money;

/**
 * What buying together is expected to cost beside each state buying alone, by the catalog's prices
 * by quantity, in US dollars without VAT. An item without such prices counts at its benchmark on
 * both sides.
 *
 * @param apart every state alone, at the price for its own quantity
 * @param together the whole quantity of the lot at the price for it
 */
public record PriceEffect(Money apart, Money together) {
  public static final PriceEffect NONE = new PriceEffect(Money.zero("USD"), Money.zero("USD"));

  PriceEffect plus(PriceEffect other) {
    return new PriceEffect(apart.plus(other.apart), together.plus(other.together));
  }

  /** What is saved, never below zero in a sound table of prices. */
  public Money saving() {
    return new Money(apart.amount().subtract(together.amount()), "USD");
  }

  /** The saving as part of the price apart, from 0 to 1. */
  public BigDecimal ratio() {
    return apart.amount().signum() == 0
        ? BigDecimal.ZERO
        : saving().amount().divide(apart.amount(), 4, RoundingMode.HALF_UP);
  }

  /**
   * The effect for one item.
   *
   * @param breaks smallest quantity first; may be empty
   * @param quantities of each state
   */
  static PriceEffect of(
      PlanQueries.PlannedRevision item,
      List<PriceBreaks.Break> breaks,
      Collection<BigDecimal> quantities,
      Dollars dollars) {
    BigDecimal all = quantities.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal apart =
        quantities.stream()
            .map(q -> q.multiply(price(item, breaks, q, dollars)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new PriceEffect(
        Money.rounded(apart, "USD"),
        Money.rounded(all.multiply(price(item, breaks, all, dollars)), "USD"));
  }

  /** The price of one unit when a quantity is bought at once, in US dollars, not rounded. */
  private static BigDecimal price(
      PlanQueries.PlannedRevision item,
      List<PriceBreaks.Break> breaks,
      BigDecimal quantity,
      Dollars dollars) {
    BigDecimal price = dollars.of(item.benchmarkPrice(), item.benchmarkCurrency());
    for (PriceBreaks.Break step : breaks) {
      if (step.quantityFrom().compareTo(quantity) <= 0) {
        price = dollars.of(step.unitPrice(), step.currency());
      }
    }
    return price;
  }

  /** Converts into US dollars at the rates given; a currency without a rate counts as nothing. */
  record Dollars(Map<String, BigDecimal> unitsPerUsd) {
    BigDecimal of(BigDecimal amount, String currency) {
      BigDecimal rate = unitsPerUsd.get(currency);
      return rate == null ? BigDecimal.ZERO : amount.divide(rate, MathContext.DECIMAL128);
    }
  }
}
