package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.FrameworkEntry.OrderCancelled;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A procurement officer cancels an order of their own entity, with a reason. What the order took
 * goes back to the balance of the entity. This is possible until the supplier has confirmed the
 * order or a delivery of it is recorded. An order that a mini-competition placed stands with its
 * award.
 *
 * <p>Refused as not found for another entity's order, with {@code framework.order-cancelled} when
 * it is cancelled already, {@code framework.competition-order} when a mini-competition placed it,
 * {@code framework.order-delivered} when a delivery of it is recorded, {@code
 * framework.order-confirmed} when the supplier has confirmed it, and as invalid input at {@code
 * reason}.
 */
@Singleton
public class CancelCallOff {
  private static final int LONGEST_REASON = 1000;
  private final CallOffQueries queries;
  private final HeldOrders orders;
  private final AuditLog audit;

  CancelCallOff(CallOffQueries queries, HeldOrders orders, AuditLog audit) {
    this.queries = queries;
    this.orders = orders;
    this.audit = audit;
  }

  /** Cancels the order and gives back what it took. */
  @Transactional
  public void run(Actor actor, long callOffId, String reason) {
    long entityId = actor.require(Role.PROCUREMENT_OFFICER).entity();
    CallOffQueries.CallOff order = orders.hold(new AgreementReach("", entityId, 0), callOffId);
    requireCancellable(order);
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();
    orders.cancel(order, reason.strip(), actor.personId());
    audit.record(actor, new OrderCancelled(order.agreementId(), callOffId, reason.strip()));
    orders.tellCancelled(order);
  }

  private void requireCancellable(CallOffQueries.CallOff order) {
    if (order.isCancelled()) {
      throw new Refusal.RuleBroken("framework.order-cancelled");
    }
    if (order.competitionId() != null) {
      throw new Refusal.RuleBroken("framework.competition-order");
    }
    if (!queries.listDelivered(order.id()).isEmpty()) {
      throw new Refusal.RuleBroken("framework.order-delivered");
    }
    if (order.status() == OrderStatus.CONFIRMED) {
      throw new Refusal.RuleBroken("framework.order-confirmed");
    }
  }
}
