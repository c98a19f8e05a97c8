package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.shared.Refusal;

/** An order that waits for a second person of its entity, held until the act ends. */
@Singleton
class HeldApproval {
  private final HeldOrders orders;

  HeldApproval(HeldOrders orders) {
    this.orders = orders;
  }

  /**
   * The order.
   *
   * @throws Refusal.NotFound for the order of another entity
   * @throws Refusal.RuleBroken {@code framework.order-cancelled}, or {@code order.not-waiting} when
   *     it waits for nobody
   * @throws Refusal.NotPermitted {@code order.own-order} to the person who placed it
   */
  CallOffQueries.CallOff hold(Actor actor, long callOffId) {
    long entityId = actor.require(Role.PROCUREMENT_OFFICER).entity();
    CallOffQueries.CallOff order = orders.hold(new AgreementReach("", entityId, 0), callOffId);
    if (order.isCancelled()) {
      throw new Refusal.RuleBroken("framework.order-cancelled");
    }
    if (order.status() != OrderStatus.AWAITING_APPROVAL) {
      throw new Refusal.RuleBroken("order.not-waiting");
    }
    if (order.placedBy() == actor.personId()) {
      throw new Refusal.NotPermitted("order.own-order");
    }
    return order;
  }
}
