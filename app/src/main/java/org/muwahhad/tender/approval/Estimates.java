package org.muwahhad.tender.approval;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.shared.ExchangeRates;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderViews;

/**
 * The estimated value of a tender: what the officers expect to pay for all allocated lines, without
 * VAT, converted at the rates of the tender's day. It is computed when asked for and stored nowhere
 * in clear; the same figure is sealed at publication and opened with the prices. Whoever shows it
 * decides who may see it (only the buyers before publication, nobody until the prices are open).
 */
@Singleton
public class Estimates {
  private final EstimateRows rows;
  private final TenderViews views;
  private final ExchangeRates rates;

  Estimates(EstimateRows rows, TenderViews views, ExchangeRates rates) {
    this.rows = rows;
    this.views = views;
    this.rates = rates;
  }

  /** The estimate in the tender's currency; empty while the day or a rate is missing. */
  @Transactional
  public Optional<Money> find(long tenderId) {
    TenderViews.Tender tender = views.getTender(tenderId);
    if (tender.rateDate() == null) {
      return Optional.empty();
    }
    return total(
        rows.listParts(tenderId), rates.on(tender.rateDate()).unitsPerUsd(), tender.currency());
  }

  /** Each part converted over the US dollar, summed, and rounded half up once at the end. */
  static Optional<Money> total(
      List<EstimateRows.Part> parts, Map<String, BigDecimal> rates, String currency) {
    BigDecimal to = rates.get(currency);
    if (to == null || parts.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (EstimateRows.Part part : parts) {
      BigDecimal from = rates.get(part.currency());
      if (from == null) {
        return Optional.empty();
      }
      sum = sum.add(part.amount().multiply(to).divide(from, MathContext.DECIMAL128));
    }
    return Optional.of(Money.rounded(sum, currency));
  }
}
