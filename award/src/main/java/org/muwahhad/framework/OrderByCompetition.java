package org.muwahhad.framework;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.TenderAwarded;
import org.muwahhad.framework.FrameworkEntry.OrderWonByCompetition;
import org.muwahhad.framework.FrameworkEntry.PricedItem;
import org.muwahhad.shared.Refusal;

/**
 * What a mini-competition awarded is ordered from the balances of the winner's agreement, one order
 * an entity and award, at the price that the award pays and in the transaction of the award. No new
 * agreement is concluded.
 *
 * <p>The award is refused with {@code framework.not-in-period}, {@code framework.agreement-ended} when the agreement has ended, and
 * with {@code framework.balance-short} when an entity has ordered meanwhile what is awarded: it
 * takes over a balance from another, or the tender is cancelled.
 */
@Singleton
class OrderByCompetition {
  private final Competitions competitions;
  private final Agreements agreements;
  private final AgreementDays days;
  private final AuditLog audit;

  OrderByCompetition(
      Competitions competitions, Agreements agreements, AgreementDays days, AuditLog audit) {
    this.competitions = competitions;
    this.agreements = agreements;
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
    orders.forEach((order, parts) -> place(event, order, parts));
  }

  private void place(TenderAwarded event, Order order, List<Competitions.EntitlementPart> parts) {
    days.requireToday(days.get(order.agreementId()));
    agreements.lockBalances(order.agreementId(), order.entityId());
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
        agreements
            .findCallOff(order.agreementId(), order.entityId(), order.requestKey())
            .orElseThrow();
    parts.forEach(
        p ->
            competitions.addLine(
                id,
                p.agreementId(),
                p.entityId(),
                p.agreementItemId(),
                p.quantity(),
                p.unitPrice()));
    audit.recordSystem(
        new OrderWonByCompetition(
            order.agreementId(),
            id,
            order.awardId(),
            order.entityId(),
            event.tenderId(),
            parts.stream().map(OrderByCompetition::item).toList()));
  }

  private static PricedItem item(Competitions.EntitlementPart part) {
    return new PricedItem(
        part.agreementItemId(), part.quantity(), part.unitPrice().stripTrailingZeros());
  }
}
