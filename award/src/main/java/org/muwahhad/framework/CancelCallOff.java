package org.muwahhad.framework;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.FrameworkEntry.OrderCancelled;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A procurement officer cancels an order of the own entity, with a reason. What the order took goes
 * back to the balance of the entity. This is possible until the supplier has confirmed the order or
 * a delivery of it is recorded. An order that a mini-competition placed stands with its award.
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
  private final Agreements agreements;
  private final Deliveries deliveries;
  private final AuditLog audit;
  private final ApplicationEventPublisher<CallOffCancelled> events;

  CancelCallOff(
      CallOffQueries queries,
      Agreements agreements,
      Deliveries deliveries,
      AuditLog audit,
      ApplicationEventPublisher<CallOffCancelled> events) {
    this.queries = queries;
    this.agreements = agreements;
    this.deliveries = deliveries;
    this.audit = audit;
    this.events = events;
  }

  /** Cancels the order and gives back what it took. */
  @Transactional
  public void run(Actor actor, long callOffId, String reason) {
    long entityId = actor.require(Role.PROCUREMENT_OFFICER).entity();
    // The balances and the agreement are held first, as by one who orders. The order is held then,
    // as by one who records a delivery of it.
    long agreementId = find(callOffId, entityId).agreementId();
    agreements.lockBalances(agreementId, entityId);
    agreements.lock(agreementId);
    deliveries.lock(callOffId);
    CallOffQueries.CallOff order = find(callOffId, entityId);
    requireCancellable(order);
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();
    agreements.cancel(callOffId, reason.strip(), actor.personId());
    giveBack(order);
    audit.record(actor, new OrderCancelled(order.agreementId(), callOffId, reason.strip()));
    events.publishEvent(new CallOffCancelled(callOffId));
  }

  private CallOffQueries.CallOff find(long callOffId, long entityId) {
    return queries
        .find(callOffId, "", entityId, 0)
        .orElseThrow(() -> new Refusal.NotFound("call-off " + callOffId));
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

  private void giveBack(CallOffQueries.CallOff order) {
    for (CallOffQueries.CallOffLine line : queries.listLines(order.id())) {
      int given =
          agreements.giveBack(
              order.agreementId(), order.entityId(), line.lotItemId(), line.quantity());
      if (given != 1) {
        throw Refusal.Conflict.changedMeanwhile();
      }
    }
  }
}
