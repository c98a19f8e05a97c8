package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.framework.calloff.OrderChangeStatus;
import org.muwahhad.shared.Refusal;

/** A change that waits for an answer, held with its order until the act ends. */
@Singleton
class OpenChange {
  private final OrderParties parties;
  private final HeldOrders orders;
  private final OrderChanges changes;

  OpenChange(OrderParties parties, HeldOrders orders, OrderChanges changes) {
    this.parties = parties;
    this.orders = orders;
    this.changes = changes;
  }

  /** The change, its order, and who acts. */
  record HeldChange(
      OrderParties.OrderParty party,
      CallOffQueries.CallOff order,
      OrderChanges.AskedChange change) {}

  /**
   * A change that the other side asked for.
   *
   * @throws Refusal.NotFound for an order of others, and for a change of another order
   * @throws Refusal.RuleBroken {@code order.change-answered}, {@code order.own-change} to the side
   *     that asked, or {@code framework.order-cancelled}
   */
  HeldChange ofOther(Actor actor, long callOffId, long changeId) {
    HeldChange held = hold(actor, callOffId, changeId);
    if (held.change().side() == held.party().side()) {
      throw new Refusal.RuleBroken("order.own-change");
    }
    if (held.order().isCancelled()) {
      throw new Refusal.RuleBroken("framework.order-cancelled");
    }
    return held;
  }

  /**
   * A change that the reader's own side asked for.
   *
   * @throws Refusal.NotFound for an order of others, and for a change of another order
   * @throws Refusal.RuleBroken {@code order.change-answered}, or {@code order.others-change} to the
   *     other side
   */
  HeldChange ofOwn(Actor actor, long callOffId, long changeId) {
    HeldChange held = hold(actor, callOffId, changeId);
    if (held.change().side() != held.party().side()) {
      throw new Refusal.RuleBroken("order.others-change");
    }
    return held;
  }

  private HeldChange hold(Actor actor, long callOffId, long changeId) {
    OrderParties.OrderParty party = parties.of(actor);
    CallOffQueries.CallOff order = orders.hold(party.reach(), callOffId);
    OrderChanges.AskedChange change =
        changes
            .find(callOffId, changeId)
            .orElseThrow(() -> new Refusal.NotFound("change " + changeId));
    if (change.status() != OrderChangeStatus.ASKED) {
      throw new Refusal.RuleBroken("order.change-answered");
    }
    return new HeldChange(party, order, change);
  }
}
