package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.framework.calloff.OrderChangeKind;
import org.muwahhad.framework.order.OrderEntry.ChangeAsked;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;

/**
 * One side asks the other that a confirmed order ends, of which nothing is delivered. It ends once
 * the other side agrees. The same request key asks once.
 *
 * <p>Refused as not found for an order of others, with {@code order.not-confirmed} while it is not
 * confirmed, {@code framework.order-delivered} once something of it is, {@code
 * framework.order-cancelled}, {@code order.not-approved}, {@code framework.competition-order},
 * {@code order.change-open}, {@code shared.sent-otherwise}, and as invalid input at {@code reason}.
 */
@Singleton
public class AskForCancellation {
  private final OrderParties parties;
  private final HeldOrders orders;
  private final ChangeTerms terms;
  private final OrderChanges changes;
  private final RequestContents requests;
  private final AuditLog audit;

  AskForCancellation(
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

  /** Why the order is to end. */
  public record CancellationRequest(@Nullable String requestKey, @Nullable String reason) {
    String key() {
      return requestKey == null ? "" : requestKey;
    }

    String words() {
      return reason == null ? "" : reason.strip();
    }
  }

  /** Returns the number (key) of the change. */
  @Transactional
  public long run(Actor actor, long callOffId, CancellationRequest request) {
    OrderParties.OrderParty party = parties.of(actor);
    CallOffQueries.CallOff order = orders.hold(party.reach(), callOffId);
    new Faults().requestKey(request.key()).throwIfAny();
    Optional<OrderChanges.AskedChange> earlier = changes.findRequested(callOffId, request.key());
    KeyedRequest sent =
        KeyedRequest.of(
            "order-end:" + callOffId + ":" + party.side().name(), request.key(), request);
    if (earlier.isPresent()) {
      requests.requireSame(sent);
      return earlier.get().id();
    }
    terms.requireChangeable(order);
    if (order.promisedOn() == null) {
      throw new Refusal.RuleBroken("order.not-confirmed");
    }
    if (orders.isBegun(order)) {
      throw new Refusal.RuleBroken("framework.order-delivered");
    }
    new Faults().text("reason", request.words(), ChangeTerms.LONGEST_REASON).throwIfAny();
    changes.ask(
        callOffId,
        changes.count(callOffId) + 1,
        OrderChangeKind.CANCELLATION,
        party.side(),
        null,
        request.words(),
        request.key(),
        actor.personId());
    long id = changes.findRequested(callOffId, request.key()).orElseThrow().id();
    requests.keep(sent);
    audit.record(
        actor,
        party.role(),
        new ChangeAsked(
            order.agreementId(),
            callOffId,
            id,
            null,
            OrderChangeKind.CANCELLATION,
            List.of(),
            request.words(),
            party.side()));
    return id;
  }
}
