package org.muwahhad.framework.calloff;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.Agreements;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.shared.Refusal;

/**
 * Holds an order with what its lines were drawn from, and gives back what it no longer needs. The
 * agreement is held first and the balances then, as by one who orders. The order is held last.
 */
@Singleton
public class HeldOrders {
  private final CallOffQueries queries;
  private final Agreements agreements;
  private final CallOffs callOffs;
  private final Deliveries deliveries;
  private final FormerSupplyQueries former;
  private final ApplicationEventPublisher<CallOffCancelled> events;

  HeldOrders(
      CallOffQueries queries,
      Agreements agreements,
      CallOffs callOffs,
      Deliveries deliveries,
      FormerSupplyQueries former,
      ApplicationEventPublisher<CallOffCancelled> events) {
    this.queries = queries;
    this.agreements = agreements;
    this.callOffs = callOffs;
    this.deliveries = deliveries;
    this.former = former;
    this.events = events;
  }

  /**
   * An order as far as somebody reads it, held until the act ends.
   *
   * @throws Refusal.NotFound when there is none, or it is not the reader's
   */
  public CallOffQueries.CallOff hold(AgreementReach reach, long callOffId) {
    CallOffQueries.CallOff found = find(reach, callOffId);
    agreements.lock(found.agreementId());
    agreements.lockBalances(found.agreementId(), found.entityId());
    deliveries.lock(callOffId);
    return find(reach, callOffId);
  }

  /**
   * Holds an order after its agreement, for an act that changes no balance. Returns whether there
   * is such an order.
   */
  boolean lock(long callOffId) {
    deliveries.findAgreement(callOffId).ifPresent(agreements::lock);
    return deliveries.lock(callOffId).isPresent();
  }

  /**
   * An order that a supplier received, held until the act ends, though another one may have taken
   * its place since.
   *
   * @throws Refusal.NotFound when there is none, or it is not the supplier's
   */
  public CallOffQueries.CallOff holdReceived(long supplierId, long callOffId) {
    boolean taken =
        former.find(callOffId, supplierId).isPresent()
            && queries.find(callOffId, "", 0, supplierId).isEmpty();
    return hold(
        taken ? new AgreementReach("", 0, 0) : AgreementReach.ofSupplier(supplierId), callOffId);
  }

  private CallOffQueries.CallOff find(AgreementReach reach, long callOffId) {
    return queries
        .find(callOffId, reach.state(), reach.entityId(), reach.supplierId())
        .orElseThrow(() -> new Refusal.NotFound("call-off " + callOffId));
  }

  /**
   * Cancels an order that is held; what it took is back in the balance.
   *
   * @param officerId who cancels it for the entity
   */
  public void cancel(CallOffQueries.CallOff order, String reason, long officerId) {
    callOffs.cancel(order.id(), reason, officerId);
    queries.listLines(order.id()).stream()
        .filter(line -> line.quantity().signum() > 0)
        .forEach(line -> giveBack(order, line.lotItemId(), line.quantity()));
  }

  /** Says that an order was cancelled, once its entry is written. */
  public void tellCancelled(CallOffQueries.CallOff order) {
    events.publishEvent(new CallOffCancelled(order.id()));
  }

  /** Gives back a part of what a line took, once less of it is ordered. */
  public void giveBack(CallOffQueries.CallOff order, long lotItemId, BigDecimal quantity) {
    if (agreements.giveBack(order.agreementId(), order.entityId(), lotItemId, quantity) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  /** Whether something of an order was delivered, accepted or not. */
  public boolean isBegun(CallOffQueries.CallOff order) {
    return !queries.listDelivered(order.id()).isEmpty();
  }

  /** Whether something of an order was sent that its entity has not received. */
  public boolean isUnderWay(CallOffQueries.CallOff order) {
    return queries.countUnderWay(order.id()) > 0;
  }

  /** The lines of an order, as its last change has them. */
  public List<CallOffQueries.CallOffLine> lines(CallOffQueries.CallOff order) {
    return queries.listLines(order.id());
  }

  /** What a line comes to once less of it is ordered, rounded with the other lines of its item. */
  public BigDecimal amountOf(
      CallOffQueries.CallOff order, CallOffQueries.CallOffLine line, BigDecimal quantity) {
    return agreements
        .getOrdered(order.agreementId(), order.entityId(), line.lotItemId())
        .lessened(line, quantity)
        .amount();
  }
}
