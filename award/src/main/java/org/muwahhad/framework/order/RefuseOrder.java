package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.framework.calloff.OrderDecision;
import org.muwahhad.framework.order.OrderEntry.OrderRefused;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A second procurement officer of an entity refuses an order above its threshold, with a reason.
 * The order is cancelled, what it took is back in the balance, and its supplier learns nothing of
 * it.
 *
 * <p>Refused as not found for another entity's order, with {@code framework.order-cancelled},
 * {@code order.not-waiting} when it waits for nobody, {@code order.own-order} to the person who
 * placed it, and as invalid input at {@code reason}.
 */
@Singleton
public class RefuseOrder {
  private final HeldApproval held;
  private final OrderApprovals approvals;
  private final HeldOrders orders;
  private final AuditLog audit;

  RefuseOrder(HeldApproval held, OrderApprovals approvals, HeldOrders orders, AuditLog audit) {
    this.held = held;
    this.approvals = approvals;
    this.orders = orders;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long callOffId, String reason) {
    CallOffQueries.CallOff order = held.hold(actor, callOffId);
    new Faults().text("reason", reason, ApproveOrder.LONGEST_REASON).throwIfAny();
    String words = reason.strip();
    if (approvals.decide(callOffId, OrderDecision.REFUSED, words, actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    orders.cancel(order, words, actor.personId());
    audit.record(actor, new OrderRefused(order.agreementId(), callOffId, words));
    orders.tellCancelled(order);
  }
}
