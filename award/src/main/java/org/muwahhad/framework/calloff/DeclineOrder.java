package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AnswerToOrder;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.FrameworkEntry.OrderDeclined;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The supplier says why it does not deliver an order. The order stands until the entity cancels it:
 * declining frees nobody from an agreement.
 *
 * <p>Refused as not found for an order that another supplier received, with {@code
 * framework.order-cancelled}, {@code framework.order-delivered} when a delivery of it is recorded,
 * {@code framework.order-confirmed} when it is confirmed, {@code framework.order-declined} when it
 * is declined already, {@code framework.competition-order} when a mini-competition placed it, and
 * as invalid input at {@code reason}.
 */
@Singleton
public class DeclineOrder {
  private final OpenOrders orders;
  private final OrderAnswers answers;
  private final AuditLog audit;

  DeclineOrder(OpenOrders orders, OrderAnswers answers, AuditLog audit) {
    this.orders = orders;
    this.answers = answers;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long callOffId, String reason) {
    CallOffQueries.CallOff order = orders.hold(actor, callOffId);
    if (order.status() == OrderStatus.DECLINED) {
      throw new Refusal.RuleBroken("framework.order-declined");
    }
    if (order.competitionId() != null) {
      throw new Refusal.RuleBroken("framework.competition-order");
    }
    new Faults().text("reason", reason, ConfirmOrder.LONGEST_REMARK).throwIfAny();
    String words = reason.strip();
    answers.add(callOffId, AnswerToOrder.DECLINED, null, words, actor.personId());
    audit.record(actor, new OrderDeclined(order.agreementId(), callOffId, words));
  }
}
