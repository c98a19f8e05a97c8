package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.framework.calloff.OrderChangeKind;
import org.muwahhad.framework.calloff.OrderSide;
import org.muwahhad.framework.order.OrderEntry.ChangeAsked;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;

/**
 * One side of an order asks the other for another day, or for less of some items. Before it is
 * confirmed the supplier proposes so, with a day: when the officer agrees, the order is confirmed
 * by that day. After it is confirmed both sides ask so. The same request key asks once.
 *
 * <p>Refused as not found for an order of others, with {@code order.not-confirmed} to an officer
 * who can change the order alone, {@code framework.order-cancelled}, {@code order.not-approved},
 * {@code framework.order-delivered} once all of it is delivered, or something of one that is not
 * confirmed, {@code framework.competition-order}, {@code order.change-open}, {@code
 * shared.sent-otherwise}, and as invalid input with {@code order.nothing-changed}, {@code
 * order.not-in-order}, {@code order.item-twice}, {@code order.not-less-than}, {@code
 * order.less-than-accepted-quantity}, {@code order.nothing-left}, {@code
 * framework.quantity-decimals}, {@code framework.whole-units} and {@code framework.wanted-in-past}.
 */
@Singleton
public class AskForChange {
  private final OrderParties parties;
  private final HeldOrders orders;
  private final ChangeTerms terms;
  private final OrderChanges changes;
  private final RequestContents requests;
  private final AuditLog audit;

  AskForChange(
      OrderParties parties,
      HeldOrders orders,
      ChangeTerms terms,
      OrderChanges changes,
      RequestContents requests,
      AuditLog audit) {
    this.parties = parties;
    this.orders = orders;
    this.terms = terms;
    this.changes = changes;
    this.requests = requests;
    this.audit = audit;
  }

  /** Returns the number (key) of the change. */
  @Transactional
  public long run(Actor actor, long callOffId, ChangeRequest request) {
    OrderParties.OrderParty party = parties.of(actor);
    CallOffQueries.CallOff order = orders.hold(party.reach(), callOffId);
    new Faults().requestKey(request.key()).throwIfAny();
    Optional<OrderChanges.AskedChange> earlier = changes.findRequested(callOffId, request.key());
    KeyedRequest sent = ChangeTerms.keyed(callOffId, party.side(), request);
    if (earlier.isPresent()) {
      requests.requireSame(sent);
      return earlier.get().id();
    }
    terms.requireChangeable(order);
    boolean confirmed = order.promisedOn() != null;
    if (!confirmed && party.side() == OrderSide.ENTITY) {
      throw new Refusal.RuleBroken("order.not-confirmed");
    }
    if (!confirmed && orders.isBegun(order)) {
      throw new Refusal.RuleBroken("framework.order-delivered");
    }
    List<OrderChanges.AskedItem> items = terms.check(order, request, !confirmed);
    changes.ask(
        callOffId,
        changes.count(callOffId) + 1,
        OrderChangeKind.CHANGE,
        party.side(),
        request.dueOn(),
        request.words(),
        request.key(),
        actor.personId());
    long id = changes.findRequested(callOffId, request.key()).orElseThrow().id();
    List<OrderChanges.AskedItem> asked = of(id, items);
    if (!asked.isEmpty()) {
      changes.addItems(asked);
    }
    requests.keep(sent);
    audit.record(
        actor,
        party.role(),
        new ChangeAsked(
            order.agreementId(),
            callOffId,
            id,
            request.dueOn(),
            OrderChangeKind.CHANGE,
            ApplyChange.asked(asked),
            request.words(),
            party.side()));
    return id;
  }

  /** The items of a change that has its key now. */
  static List<OrderChanges.AskedItem> of(long changeId, List<OrderChanges.AskedItem> items) {
    return items.stream()
        .map(i -> new OrderChanges.AskedItem(changeId, i.callOffId(), i.lotItemId(), i.quantity()))
        .toList();
  }
}
