package org.muwahhad.tender.approval;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/**
 * The estimated value of a tender: what the officers expect to pay for all allocated lines, without
 * VAT, converted at the rates of the tender's day. It is computed when asked for and stored nowhere
 * in clear; the same figure is sealed at publication and opened with the prices. Anyone who shows
 * it decides who may see it (only the buyers before publication, nobody until the prices are open).
 */
@Singleton
public class Estimates {
  private final EstimateQueries estimateQueries;
  private final TenderQueries tenderQueries;
  private final ExchangeRateQueries rates;

  Estimates(
      EstimateQueries estimateQueries, TenderQueries tenderQueries, ExchangeRateQueries rates) {
    this.estimateQueries = estimateQueries;
    this.tenderQueries = tenderQueries;
    this.rates = rates;
  }

  /** The estimate in the tender's currency; empty while the day or a rate is missing. */
  @Transactional
  public Optional<Money> find(long tenderId) {
    TenderQueries.Tender tender = tenderQueries.getTender(tenderId);
    if (tender.rateDate() == null) {
      return Optional.empty();
    }
    return total(
        estimateQueries.listParts(tenderId),
        rates.on(tender.rateDate()).unitsPerUsd(),
        tender.currency());
  }

  /** Each part converted over the US dollar, summed, and rounded half up once at the end. */
  static Optional<Money> total(
      List<EstimateQueries.EstimatePart> parts, Map<String, BigDecimal> rates, String currency) {
    BigDecimal to = rates.get(currency);
    if (to == null || parts.isEmpty()) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (EstimateQueries.EstimatePart part : parts) {
      BigDecimal from = rates.get(part.currency());
      if (from == null) {
        return Optional.empty();
      }
      sum = sum.add(part.amount().multiply(to).divide(from, MathContext.DECIMAL128));
    }
    return Optional.of(Money.rounded(sum, currency));
  }
}
