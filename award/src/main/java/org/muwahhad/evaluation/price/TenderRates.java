package org.muwahhad.evaluation.price;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.muwahhad.shared.Conversion;

/** The exchange rates with which the bids of a tender are converted to be compared. */
@Singleton
class TenderRates {
  private final EvaluatedPrices rows;

  TenderRates(EvaluatedPrices rows) {
    this.rows = rows;
  }

  /** Rates by currency. */
  record Rates(Map<String, PriceSteps.CurrencyRate> byCurrency) {
    /**
     * The rate of a currency.
     *
     * @throws IllegalStateException when there is none
     */
    PriceSteps.CurrencyRate get(String currency) {
      PriceSteps.CurrencyRate rate = byCurrency.get(currency);
      if (rate == null) {
        throw new IllegalStateException("No exchange rate of " + currency);
      }
      return rate;
    }
  }

  Rates of(long tenderId) {
    return new Rates(
        rows.listRates(tenderId).stream()
            .map(
                r ->
                    new PriceSteps.CurrencyRate(
                        r.currency(), r.unitsPerUsd(), r.validFrom(), r.source(), r.sourceAr()))
            .collect(Collectors.toMap(PriceSteps.CurrencyRate::currency, Function.identity())));
  }

  Conversion conversion(long tenderId) {
    Map<String, BigDecimal> units = new HashMap<>();
    of(tenderId).byCurrency().forEach((currency, rate) -> units.put(currency, rate.unitsPerUsd()));
    return new Conversion(units);
  }
}
