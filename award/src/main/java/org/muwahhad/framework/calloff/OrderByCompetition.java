package org.muwahhad.framework.calloff;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.TenderAwarded;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.Agreements;
import org.muwahhad.framework.Competitions;
import org.muwahhad.framework.FrameworkEntry.OrderWonByCompetition;
import org.muwahhad.framework.FrameworkEntry.PricedItem;
import org.muwahhad.shared.Refusal;

/**
 * What a mini-competition awarded is ordered from the balances of the winner's agreement, one order
 * an entity and award, at the price that the award pays and in the transaction of the award. No new
 * agreement is concluded.
 *
 * <p>The award is refused with {@code framework.not-in-period}, {@code framework.agreement-ended}
 * when the agreement has ended, and with {@code framework.balance-short} when an entity has ordered
 * meanwhile what is awarded: it takes over a balance from another, or the tender is cancelled.
 *
 * <p>Also refused with {@code contract.over}, {@code contract.not-signed}, {@code
 * contract.suspended} and {@code guarantee.needed-first} while the agreement is not in force, and
 * with {@code order.supplier-suspended} while the registration of its supplier is suspended.
 */
@Singleton
class OrderByCompetition {
  private final Competitions competitions;
  private final Agreements agreements;
  private final CallOffs callOffs;
  private final AgreementDays days;
  private final StateOrder stateOrder;
  private final AuditLog audit;

  OrderByCompetition(
      Competitions competitions,
      Agreements agreements,
      CallOffs callOffs,
      AgreementDays days,
      StateOrder stateOrder,
      AuditLog audit) {
    this.stateOrder = stateOrder;
    this.competitions = competitions;
    this.agreements = agreements;
    this.callOffs = callOffs;
    this.days = days;
    this.audit = audit;
  }

  private record Order(long awardId, long agreementId, long entityId) {
    static Order of(Competitions.EntitlementPart part) {
      return new Order(part.awardId(), part.agreementId(), part.entityId());
    }

    String requestKey() {
      return "award-" + awardId;
    }
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(TenderAwarded event) {
    if (competitions.count(event.tenderId()) == 0) {
      return;
    }
    Map<Order, List<Competitions.EntitlementPart>> orders =
        competitions.listParts(event.tenderId(), event.at()).stream()
            .collect(Collectors.groupingBy(Order::of, LinkedHashMap::new, Collectors.toList()));
    // All agreements are held before the first balance, as by one who orders.
    List<Long> held = orders.keySet().stream().map(Order::agreementId).distinct().sorted().toList();
    held.forEach(agreements::lock);
    requireSuppliers(held);
    orders
        .keySet()
        .forEach(
            order -> {
              days.requireToday(days.get(order.agreementId()));
              agreements.lockBalances(order.agreementId(), order.entityId());
            });
    orders.forEach((order, parts) -> place(event, order, parts));
  }

  /** As for orders of officers: a bid that came before the suspension gives no order during it. */
  private void requireSuppliers(List<Long> held) {
    if (!held.isEmpty() && !agreements.listSuspended(held).isEmpty()) {
      throw new Refusal.RuleBroken("order.supplier-suspended");
    }
  }

  private void place(TenderAwarded event, Order order, List<Competitions.EntitlementPart> parts) {
    for (Competitions.EntitlementPart part : parts) {
      if (agreements.draw(
              part.agreementId(), part.entityId(), part.agreementItemId(), part.quantity())
          != 1) {
        throw new Refusal.RuleBroken("framework.balance-short");
      }
    }
    competitions.place(
        order.agreementId(),
        order.entityId(),
        order.requestKey(),
        event.confirmedBy(),
        order.awardId());
    long id =
        callOffs
            .findCallOff(order.agreementId(), order.entityId(), order.requestKey())
            .orElseThrow();
    List<PricedItem> items = parts.stream().map(part -> addLine(id, part)).toList();
    StateOrder.RecordedOrder placed = stateOrder.placed(id);
    audit.recordSystem(
        new OrderWonByCompetition(
            order.agreementId(),
            id,
            order.awardId(),
            order.entityId(),
            event.tenderId(),
            items,
            placed.sha256(),
            placed.vatPercent()));
  }

  /** Adds what an award gives of one item to its order. */
  private PricedItem addLine(long callOffId, Competitions.EntitlementPart part) {
    BigDecimal net =
        agreements
            .getOrdered(part.agreementId(), part.entityId(), part.agreementItemId())
            .added(part.unitPrice(), part.quantity())
            .amount();
    competitions.addLine(
        callOffId,
        part.agreementId(),
        part.entityId(),
        part.agreementItemId(),
        part.quantity(),
        part.unitPrice(),
        net);
    return new PricedItem(
        net, part.agreementItemId(), part.quantity(), part.unitPrice().stripTrailingZeros());
  }
}
