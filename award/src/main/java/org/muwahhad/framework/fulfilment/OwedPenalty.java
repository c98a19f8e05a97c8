package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.shared.Money;

/** What is to be deducted of an invoice for late delivery. */
@Singleton
class OwedPenalty {
  private final FulfilmentQueries queries;
  private final ComputeOrderDelay computeDelay;

  OwedPenalty(FulfilmentQueries queries, ComputeOrderDelay computeDelay) {
    this.queries = queries;
    this.computeDelay = computeDelay;
  }

  /**
   * The penalty of the order today, less what was deducted of it, but no more than the invoice
   * comes to; nothing where the order has no day.
   */
  Optional<Money> of(ViewCallOff.CallOffView view, FulfilmentQueries.Invoice invoice) {
    long order = view.order().id();
    return computeDelay
        .run(
            view, queries.listDeliveries(order), queries.listDelayRules(view.order().agreementId()))
        .map(delay -> owed(delay.penalty(), order, invoice));
  }

  private Money owed(Money penalty, long order, FulfilmentQueries.Invoice invoice) {
    Money left = penalty.minus(Money.rounded(queries.sumDeducted(order), invoice.currency()));
    if (left.amount().signum() <= 0) {
      return Money.zero(invoice.currency());
    }
    return left.amount().compareTo(invoice.gross().amount()) > 0 ? invoice.gross() : left;
  }
}
