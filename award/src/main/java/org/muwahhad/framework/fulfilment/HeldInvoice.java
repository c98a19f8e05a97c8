package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.shared.Refusal;

/** An invoice that an officer of the ordering entity holds until the act ends. */
@Singleton
class HeldInvoice {
  private final HeldOrders orders;
  private final Invoices invoices;
  private final FulfilmentQueries queries;

  HeldInvoice(HeldOrders orders, Invoices invoices, FulfilmentQueries queries) {
    this.orders = orders;
    this.invoices = invoices;
    this.queries = queries;
  }

  /** It and its order. */
  record InvoiceOfOrder(CallOffQueries.CallOff order, FulfilmentQueries.Invoice invoice) {}

  /**
   * The invoice, held.
   *
   * @throws Refusal.NotFound when there is none, or its order is of another entity
   */
  InvoiceOfOrder hold(Actor actor, long id) {
    long entity = actor.require(Role.PROCUREMENT_OFFICER).entity();
    long callOffId =
        invoices.findOrder(id).orElseThrow(() -> new Refusal.NotFound("invoice " + id));
    CallOffQueries.CallOff order = orders.hold(new AgreementReach("", entity, 0), callOffId);
    return new InvoiceOfOrder(order, queries.findInvoice(id).orElseThrow());
  }
}
