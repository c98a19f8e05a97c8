package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.framework.calloff.OrderSide;
import org.muwahhad.framework.order.OrderEntry.LeftQuantity;
import org.muwahhad.framework.order.OrderEntry.OrderChanged;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;

/**
 * A procurement officer changes an order of their own entity that the supplier has not confirmed:
 * another day, or less of some items. What is no longer ordered goes back to the balance. The
 * supplier is told. The same request key changes once.
 *
 * <p>Refused as not found for another entity's order, with {@code order.confirmed} once the
 * supplier has confirmed it, {@code framework.order-cancelled}, {@code order.not-approved}, {@code
 * framework.order-delivered}, {@code framework.competition-order}, {@code order.change-open} while
 * a proposal of the supplier waits, {@code order.less-than-accepted}, {@code
 * shared.sent-otherwise}, and as invalid input with {@code order.nothing-changed}, {@code
 * order.not-in-order}, {@code order.item-twice}, {@code order.not-less-than}, {@code
 * order.less-than-accepted-quantity}, {@code order.nothing-left}, {@code
 * framework.quantity-decimals}, {@code framework.whole-units} and {@code framework.wanted-in-past}.
 */
@Singleton
public class ChangeOrder {
  private final HeldOrders orders;
  private final ChangeTerms terms;
  private final OrderChanges changes;
  private final ApplyChange applyChange;
  private final RequestContents requests;
  private final AuditLog audit;

  ChangeOrder(
      HeldOrders orders,
      ChangeTerms terms,
      OrderChanges changes,
      ApplyChange applyChange,
      RequestContents requests,
      AuditLog audit) {
    this.orders = orders;
    this.terms = terms;
    this.changes = changes;
    this.applyChange = applyChange;
    this.requests = requests;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long callOffId, ChangeRequest request) {
    long entityId = actor.require(Role.PROCUREMENT_OFFICER).entity();
    CallOffQueries.CallOff order = orders.hold(new AgreementReach("", entityId, 0), callOffId);
    new Faults().requestKey(request.key()).throwIfAny();
    Optional<OrderChanges.AskedChange> earlier = changes.findRequested(callOffId, request.key());
    KeyedRequest sent = ChangeTerms.keyed(callOffId, OrderSide.ENTITY, request);
    if (earlier.isPresent()) {
      requests.requireSame(sent);
      return;
    }
    terms.requireChangeable(order);
    if (order.promisedOn() != null) {
      throw new Refusal.RuleBroken("order.confirmed");
    }
    List<OrderChanges.AskedItem> items = terms.check(order, request, false);
    if (request.dueOn() != null) {
      changes.releaseDay(callOffId);
    }
    changes.change(
        callOffId,
        changes.count(callOffId) + 1,
        request.dueOn(),
        request.words(),
        request.key(),
        actor.personId());
    long id = changes.findRequested(callOffId, request.key()).orElseThrow().id();
    List<OrderChanges.AskedItem> asked = AskForChange.of(id, items);
    if (!asked.isEmpty()) {
      changes.addItems(asked);
    }
    requests.keep(sent);
    List<LeftQuantity> left = applyChange.run(order, id, asked);
    audit.record(
        actor,
        new OrderChanged(
            order.agreementId(), callOffId, id, request.dueOn(), left, request.words()));
  }
}
