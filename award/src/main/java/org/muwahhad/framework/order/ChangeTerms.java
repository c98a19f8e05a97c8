package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.OrderStatus;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.framework.calloff.OrderSide;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;

/** What can be changed of an order, and whether a change keeps to it. */
@Singleton
class ChangeTerms {
  static final int LONGEST_REASON = 1000;
  private static final int QUANTITY_DECIMALS = 3;
  private final HeldOrders orders;
  private final OrderChanges changes;
  private final AgreementDays days;

  ChangeTerms(HeldOrders orders, OrderChanges changes, AgreementDays days) {
    this.orders = orders;
    this.changes = changes;
    this.days = days;
  }

  /**
   * Lets pass while an order can be changed.
   *
   * @throws Refusal.RuleBroken {@code framework.order-cancelled}, {@code order.not-approved},
   *     {@code framework.order-delivered}, {@code framework.competition-order} or {@code
   *     order.change-open}
   */
  void requireChangeable(CallOffQueries.CallOff order) {
    if (order.isCancelled()) {
      throw new Refusal.RuleBroken("framework.order-cancelled");
    }
    if (order.status() == OrderStatus.AWAITING_APPROVAL) {
      throw new Refusal.RuleBroken("order.not-approved");
    }
    if (order.status() == OrderStatus.DELIVERED) {
      throw new Refusal.RuleBroken("framework.order-delivered");
    }
    if (order.competitionId() != null) {
      throw new Refusal.RuleBroken("framework.competition-order");
    }
    if (changes.countOpen(order.id()) > 0) {
      throw new Refusal.RuleBroken("order.change-open");
    }
  }

  /** A request to change an order; each side has keys of its own. */
  static KeyedRequest keyed(long callOffId, OrderSide side, ChangeRequest request) {
    return KeyedRequest.of("order-change:" + callOffId + ":" + side.name(), request.key(), request);
  }

  /**
   * Checks a change of an order that is held.
   *
   * @param dayNeeded whether it must name a day
   * @return what is left of its items
   * @throws Refusal.InvalidInput {@code order.nothing-changed}, {@code order.not-in-order}, {@code
   *     order.item-twice}, {@code order.not-less-than}, {@code order.less-than-accepted-quantity},
   *     {@code order.nothing-left}, {@code framework.quantity-decimals}, {@code
   *     framework.whole-units} or {@code framework.wanted-in-past}
   */
  List<OrderChanges.AskedItem> check(
      CallOffQueries.CallOff order, ChangeRequest request, boolean dayNeeded) {
    List<CallOffQueries.CallOffLine> ordered = orders.lines(order);
    Faults faults = new Faults();
    LocalDate due = request.dueOn();
    faults
        .check(
            due != null || (!dayNeeded && !request.lines().isEmpty()),
            "dueOn",
            dayNeeded ? "shared.missing" : "order.nothing-changed")
        .check(due == null || !due.isBefore(days.today()), "dueOn", "framework.wanted-in-past")
        .check(due == null || days.isNear(due), "dueOn", "shared.too-far-ahead");
    List<OrderChanges.AskedItem> items = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < request.lines().size(); i++) {
      ChangeRequest.LeftItem left = request.lines().get(i);
      String field = "items[" + i + "].quantity";
      BigDecimal quantity = left.quantity();
      Optional<CallOffQueries.CallOffLine> line =
          ordered.stream().filter(o -> o.lotItemId() == left.lotItemId()).findFirst();
      faults
          .check(line.isPresent(), field, "order.not-in-order")
          .check(seen.add(left.lotItemId()), field, "order.item-twice");
      if (quantity == null) {
        faults.check(false, field, "shared.missing");
      } else {
        line.ifPresent(o -> check(faults, field, quantity, o));
        items.add(new OrderChanges.AskedItem(0, order.id(), left.lotItemId(), quantity));
      }
    }
    faults
        .check(isAnythingLeft(ordered, items), "items", "order.nothing-left")
        .text("reason", request.words(), LONGEST_REASON)
        .throwIfAny();
    return items;
  }

  private static void check(
      Faults faults, String field, BigDecimal quantity, CallOffQueries.CallOffLine line) {
    faults
        .check(
            quantity.signum() >= 0 && quantity.compareTo(line.quantity()) < 0,
            field,
            "order.not-less-than",
            line.quantity().stripTrailingZeros())
        .check(
            quantity.compareTo(line.acceptedQuantity()) >= 0,
            field,
            "order.less-than-accepted-quantity",
            line.acceptedQuantity().stripTrailingZeros())
        .check(
            quantity.stripTrailingZeros().scale() <= QUANTITY_DECIMALS,
            field,
            "framework.quantity-decimals")
        .check(
            !line.whole() || quantity.stripTrailingZeros().scale() <= 0,
            field,
            "framework.whole-units");
  }

  private static boolean isAnythingLeft(
      List<CallOffQueries.CallOffLine> ordered, List<OrderChanges.AskedItem> items) {
    return ordered.stream()
        .anyMatch(
            line ->
                items.stream()
                        .filter(i -> i.lotItemId() == line.lotItemId())
                        .map(OrderChanges.AskedItem::quantity)
                        .findFirst()
                        .orElse(line.quantity())
                        .signum()
                    > 0);
  }
}
