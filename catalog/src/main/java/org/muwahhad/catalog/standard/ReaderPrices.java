package org.muwahhad.catalog.standard;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.ItemRow;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;

/** Benchmark prices of a list of items in the currency of its reader, at today's rates. */
@Singleton
public class ReaderPrices {
  private final ExchangeRateQueries rates;
  private final ReaderCurrency readerCurrency;

  ReaderPrices(ExchangeRateQueries rates, ReaderCurrency readerCurrency) {
    this.rates = rates;
    this.readerCurrency = readerCurrency;
  }

  /**
   * The converted price of one unit, without VAT, by code of the item. Items without a price that
   * the reader may know, priced in that currency, or without a rate are left out.
   */
  public Map<String, Money> of(Actor actor, List<ItemRow> items) {
    String currency = readerCurrency.of(actor);
    Conversion today = rates.today();
    Map<String, Money> converted = new HashMap<>();
    for (ItemRow item : items) {
      Money price = item.benchmark();
      if (price != null && !price.currency().equals(currency)) {
        today.find(price, currency).ifPresent(p -> converted.put(item.code(), p));
      }
    }
    return Map.copyOf(converted);
  }
}
