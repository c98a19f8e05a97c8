package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.framework.calloff.OrderChangeKind;
import org.muwahhad.framework.calloff.OrderChangeStatus;
import org.muwahhad.framework.calloff.OrderSide;
import org.muwahhad.framework.order.OrderEntry.ChangeAgreed;
import org.muwahhad.framework.order.OrderEntry.LeftQuantity;
import org.muwahhad.shared.Refusal;

/**
 * The other side of an order agrees to what was asked for: the order is changed, or it ends. With
 * the consent of the officer, an order is confirmed as the supplier proposed. What is no longer
 * ordered goes back to the balance.
 *
 * <p>Refused as not found for an order of others, with {@code order.change-answered}, {@code
 * order.own-change} to the side that asked, {@code framework.order-cancelled}, {@code
 * framework.order-delivered} where something was delivered meanwhile of an order that is to end or
 * to be confirmed, or all of another, {@code fulfilment.under-way} where something of an order that
 * is to end was sent and not received, {@code order.day-over} where the day that was asked for has
 * passed, and {@code order.less-than-accepted} where more was accepted meanwhile.
 */
@Singleton
public class AgreeToChange {
  private final OpenChange open;
  private final HeldOrders orders;
  private final OrderChanges changes;
  private final ApplyChange applyChange;
  private final AgreementDays days;
  private final AuditLog audit;

  AgreeToChange(
      OpenChange open,
      HeldOrders orders,
      OrderChanges changes,
      ApplyChange applyChange,
      AgreementDays days,
      AuditLog audit) {
    this.open = open;
    this.orders = orders;
    this.changes = changes;
    this.applyChange = applyChange;
    this.days = days;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long callOffId, long changeId) {
    OpenChange.HeldChange held = open.ofOther(actor, callOffId, changeId);
    CallOffQueries.CallOff order = held.order();
    OrderChanges.AskedChange change = held.change();
    if (change.kind() == OrderChangeKind.CANCELLATION) {
      cancel(actor, held);
      return;
    }
    if (order.status() == OrderStatus.DELIVERED
        || (order.promisedOn() == null && orders.isBegun(order))) {
      throw new Refusal.RuleBroken("framework.order-delivered");
    }
    LocalDate due = change.dueOn();
    if (due != null) {
      if (due.isBefore(days.today())) {
        throw new Refusal.RuleBroken("order.day-over");
      }
      changes.releaseDay(callOffId);
    }
    answer(changeId, actor.personId());
    List<LeftQuantity> left = applyChange.run(order, changeId, changes.listItems(changeId));
    LocalDate confirmed = order.promisedOn() == null ? due : null;
    if (confirmed != null) {
      changes.confirm(callOffId, confirmed, change.askedBy());
    }
    record(actor, held, confirmed, left, null);
  }

  private void cancel(Actor actor, OpenChange.HeldChange held) {
    CallOffQueries.CallOff order = held.order();
    if (orders.isBegun(order)) {
      throw new Refusal.RuleBroken("framework.order-delivered");
    }
    if (orders.isUnderWay(order)) {
      throw new Refusal.RuleBroken("fulfilment.under-way");
    }
    answer(held.change().id(), actor.personId());
    long officer =
        held.party().side() == OrderSide.ENTITY ? actor.personId() : held.change().askedBy();
    orders.cancel(order, held.change().reason(), officer);
    record(actor, held, null, List.of(), officer);
    orders.tellCancelled(order);
  }

  private void answer(long changeId, long personId) {
    if (changes.answer(changeId, OrderChangeStatus.AGREED, "", personId) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  private void record(
      Actor actor,
      OpenChange.HeldChange held,
      @Nullable LocalDate confirmed,
      List<LeftQuantity> left,
      @Nullable Long officer) {
    audit.record(
        actor,
        held.party().role(),
        new ChangeAgreed(
            held.order().agreementId(),
            held.order().id(),
            held.change().id(),
            confirmed,
            left,
            officer));
  }
}
