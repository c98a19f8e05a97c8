package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says which state gets what of an item that several suppliers share, where the model left it open
 * because the price is the same either way: the states in the order of their codes, from the
 * suppliers in the order of their register numbers. All deliveries come in such an order, so that
 * the same award is always written the same.
 */
final class DeliveriesByState {
  private static final Comparator<AwardPlan.Delivery> IN_ORDER =
      Comparator.comparing(AwardPlan.Delivery::lot, NameOrder.INSTANCE)
          .thenComparing(AwardPlan.Delivery::bidder, NameOrder.INSTANCE)
          .thenComparing(AwardPlan.Delivery::item, NameOrder.INSTANCE)
          .thenComparing(AwardPlan.Delivery::state, NameOrder.INSTANCE);

  private final Map<String, AwardProblem.ProblemItem> items = new HashMap<>();

  /** What each state still needs, by item. */
  private final Map<String, Map<String, BigDecimal>> open = new HashMap<>();

  private DeliveriesByState(AwardProblem problem) {
    problem.items().forEach(i -> items.put(i.id(), i));
  }

  static List<AwardPlan.Delivery> of(AwardProblem problem, List<AwardPlan.Delivery> deliveries) {
    DeliveriesByState states = new DeliveriesByState(problem);
    List<AwardPlan.Delivery> named = new ArrayList<>();
    deliveries.stream().sorted(IN_ORDER).forEach(d -> states.name(d, named));
    named.sort(IN_ORDER);
    return named;
  }

  private void name(AwardPlan.Delivery delivery, List<AwardPlan.Delivery> named) {
    AwardProblem.ProblemItem item = items.get(delivery.item());
    if (item == null || item.byState().isEmpty() || !delivery.state().isEmpty()) {
      named.add(delivery);
      return;
    }
    Map<String, BigDecimal> needs = open.computeIfAbsent(item.id(), i -> inOrder(item.byState()));
    BigDecimal left = delivery.quantity();
    for (Map.Entry<String, BigDecimal> need : needs.entrySet()) {
      BigDecimal taken = left.min(need.getValue());
      if (taken.signum() > 0) {
        named.add(
            new AwardPlan.Delivery(
                delivery.lot(), delivery.bidder(), item.id(), need.getKey(), taken));
        need.setValue(need.getValue().subtract(taken));
        left = left.subtract(taken);
      }
    }
  }

  private static Map<String, BigDecimal> inOrder(Map<String, BigDecimal> byState) {
    Map<String, BigDecimal> needs = new TreeMap<>(NameOrder.INSTANCE);
    needs.putAll(byState);
    return needs;
  }
}
