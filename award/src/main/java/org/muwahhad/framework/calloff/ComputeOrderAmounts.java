package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.RiyadhDay;

/** Computes what orders come to, with the VAT and in the currency of the state of their entity. */
@Singleton
class ComputeOrderAmounts {
  private final StateQueries states;
  private final ExchangeRateQueries rates;

  ComputeOrderAmounts(StateQueries states, ExchangeRateQueries rates) {
    this.states = states;
    this.rates = rates;
  }

  /** Of the amounts of lines without VAT; null for an order without lines. */
  @Nullable OrderAmounts run(CallOffQueries.CallOff order, List<Money> lines) {
    if (lines.isEmpty()) {
      return null;
    }
    LocalDate day = RiyadhDay.of(order.placedAt());
    OrderAmounts amounts = OrderAmounts.of(lines, order.vatPercent());
    return amounts.withOwn(inOwnCurrency(order.stateCode(), amounts.gross(), day));
  }

  private @Nullable Money inOwnCurrency(String state, Money gross, LocalDate day) {
    return states
        .findRow(state)
        .map(StateQueries.StateRow::currency)
        .filter(c -> !c.equals(gross.currency()))
        .flatMap(c -> rates.on(day).find(gross, c))
        .orElse(null);
  }
}
