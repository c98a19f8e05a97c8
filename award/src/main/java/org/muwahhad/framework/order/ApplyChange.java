package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.framework.order.OrderEntry.LeftQuantity;
import org.muwahhad.shared.Refusal;

/** Puts the quantities of an agreed change in force, as a part of an act. */
@Singleton
class ApplyChange {
  private final HeldOrders orders;
  private final OrderChanges changes;

  ApplyChange(HeldOrders orders, OrderChanges changes) {
    this.orders = orders;
    this.changes = changes;
  }

  /**
   * What is no longer ordered goes back to the balance.
   *
   * @return what is left of the items
   * @throws Refusal.RuleBroken {@code order.less-than-accepted} when more was accepted meanwhile
   */
  List<LeftQuantity> run(
      CallOffQueries.CallOff order, long changeId, List<OrderChanges.AskedItem> items) {
    List<CallOffQueries.CallOffLine> lines = orders.lines(order);
    List<LeftQuantity> left = new ArrayList<>();
    for (OrderChanges.AskedItem item : items) {
      CallOffQueries.CallOffLine line =
          lines.stream()
              .filter(l -> l.lotItemId() == item.lotItemId())
              .findFirst()
              .orElseThrow(Refusal.Conflict::changedMeanwhile);
      BigDecimal quantity = item.quantity();
      if (quantity.compareTo(line.acceptedQuantity()) < 0) {
        throw new Refusal.RuleBroken("order.less-than-accepted");
      }
      BigDecimal amount = orders.amountOf(order, line, quantity);
      changes.releaseItem(order.id(), item.lotItemId());
      if (changes.putInForce(changeId, item.lotItemId(), amount) != 1) {
        throw Refusal.Conflict.changedMeanwhile();
      }
      orders.giveBack(order, item.lotItemId(), line.quantity().subtract(quantity));
      left.add(new LeftQuantity(amount, item.lotItemId(), quantity));
    }
    return left;
  }

  /** The items of a change that is asked for, as its entry says them. */
  static List<LeftQuantity> asked(List<OrderChanges.AskedItem> items) {
    return items.stream().map(i -> new LeftQuantity(null, i.lotItemId(), i.quantity())).toList();
  }
}
