package org.muwahhad.framework;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;

/**
 * What an entity has of an item of an agreement, without VAT, in the currency of the award.
 *
 * <p>An order comes to the sum of its lines, as they were placed and are invoiced. What is left of
 * an item is what the award pays for it less all orders, and is shared out by the quantities that
 * are left, first among the states and then among the entities of each. So the parts of all
 * entities come to the award, and nothing is left where no unit is. What a mini-competition ordered
 * below the price of the agreement counts at the price it was ordered at.
 *
 * @param ordered value of what it has ordered
 * @param accepted value of what it was delivered and accepted
 * @param left value of what it may still order
 */
public record Worth(Money ordered, Money accepted, Money left) {

  /** An item as far as it is an entity's. */
  public record EntitledItem(long entityId, long lotItemId) {}

  /** Value of what it may order in all. */
  public Money entitled() {
    return ordered.plus(left);
  }

  /** Both together; they are of one currency. */
  public Worth plus(Worth other) {
    return new Worth(
        ordered.plus(other.ordered), accepted.plus(other.accepted), left.plus(other.left));
  }

  /**
   * The parts of an agreement.
   *
   * @param entitlements all of them, entities of one state after each other
   * @param ordered all lines of all orders
   */
  public static Map<EntitledItem, Worth> of(
      List<AgreementQueries.Entitlement> entitlements,
      List<AgreementOrderQueries.OrderedLine> ordered) {
    Map<EntitledItem, Worth> worth = new HashMap<>();
    Map<Long, List<AgreementOrderQueries.OrderedLine>> orders =
        ordered.stream()
            .collect(Collectors.groupingBy(AgreementOrderQueries.OrderedLine::lotItemId));
    entitlements.stream()
        .collect(Collectors.groupingBy(AgreementQueries.Entitlement::lotItemId))
        .forEach((item, all) -> worth.putAll(ofItem(all, orders.getOrDefault(item, List.of()))));
    return worth;
  }

  private static Map<EntitledItem, Worth> ofItem(
      List<AgreementQueries.Entitlement> all, List<AgreementOrderQueries.OrderedLine> orders) {
    String currency = all.get(0).currency();
    Map<Long, BigDecimal> ordered = new HashMap<>();
    Map<Long, BigDecimal> accepted = new HashMap<>();
    for (AgreementOrderQueries.OrderedLine line : orders) {
      ordered.merge(line.entityId(), line.net().amount(), BigDecimal::add);
      accepted.merge(line.entityId(), accepted(line), BigDecimal::add);
    }
    BigDecimal spent = ordered.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal whole =
        all.stream()
            .map(e -> e.entitled().multiply(e.unitPrice()).subtract(e.savedOnOrders()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal none = Money.zero(currency).amount();
    boolean open = all.stream().anyMatch(e -> e.left().signum() > 0);
    // Cancelled orders may leave those in force a coin above what their quantities come to.
    BigDecimal rest = Rounding.amount(whole, currency).subtract(spent).max(none);
    Map<Long, BigDecimal> lefts = left(all, new Money(open ? rest : none, currency));
    Map<EntitledItem, Worth> worth = new HashMap<>();
    for (AgreementQueries.Entitlement e : all) {
      worth.put(
          new EntitledItem(e.entityId(), e.lotItemId()),
          new Worth(
              new Money(ordered.getOrDefault(e.entityId(), none), currency),
              new Money(accepted.getOrDefault(e.entityId(), none), currency),
              new Money(lefts.getOrDefault(e.entityId(), none), currency)));
    }
    return worth;
  }

  /** The part of a line's amount that its accepted quantity is of what was ordered. */
  private static BigDecimal accepted(AgreementOrderQueries.OrderedLine line) {
    return Rounding.shareOut(
            line.net(),
            List.of(line.acceptedQuantity(), line.quantity().subtract(line.acceptedQuantity())))
        .get(0);
  }

  private static Map<Long, BigDecimal> left(List<AgreementQueries.Entitlement> all, Money left) {
    Map<String, List<AgreementQueries.Entitlement>> states = new TreeMap<>();
    all.forEach(e -> states.computeIfAbsent(e.stateCode(), s -> new ArrayList<>()).add(e));
    List<List<AgreementQueries.Entitlement>> byState = List.copyOf(states.values());
    List<BigDecimal> parts =
        Rounding.shareOut(
            left,
            byState.stream()
                .map(
                    own ->
                        own.stream()
                            .map(AgreementQueries.Entitlement::left)
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                .toList());
    Map<Long, BigDecimal> lefts = new HashMap<>();
    for (int s = 0; s < byState.size(); s++) {
      List<AgreementQueries.Entitlement> own = byState.get(s);
      List<BigDecimal> ofEntities =
          Rounding.shareOut(
              new Money(parts.get(s), left.currency()),
              own.stream().map(AgreementQueries.Entitlement::left).toList());
      for (int e = 0; e < own.size(); e++) {
        lefts.put(own.get(e).entityId(), ofEntities.get(e));
      }
    }
    return lefts;
  }
}
