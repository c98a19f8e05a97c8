package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.shared.Refusal;

/** Orders as far as their supplier can answer them. */
@Singleton
class OpenOrders {
  private final AgreementAccess access;
  private final HeldOrders orders;
  private final CallOffQueries queries;

  OpenOrders(AgreementAccess access, HeldOrders orders, CallOffQueries queries) {
    this.access = access;
    this.orders = orders;
    this.queries = queries;
  }

  /**
   * An order of the supplier, held until the act ends, so that one who cancels it waits.
   *
   * @throws Refusal.NotFound when there is none, or another supplier received it
   * @throws Refusal.RuleBroken {@code framework.order-cancelled}, {@code framework.order-delivered}
   *     or {@code framework.order-confirmed}
   */
  CallOffQueries.CallOff hold(Actor actor, long callOffId) {
    long supplierId = access.supplierOf(actor);
    orders.lock(callOffId);
    CallOffQueries.CallOff order =
        queries
            .find(callOffId, "", 0, supplierId)
            .orElseThrow(() -> new Refusal.NotFound("call-off " + callOffId));
    if (order.isCancelled()) {
      throw new Refusal.RuleBroken("framework.order-cancelled");
    }
    if (!queries.listDelivered(callOffId).isEmpty()) {
      throw new Refusal.RuleBroken("framework.order-delivered");
    }
    if (order.status() == OrderStatus.CONFIRMED) {
      throw new Refusal.RuleBroken("framework.order-confirmed");
    }
    return order;
  }
}
