package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says which state gets what of an item that several suppliers share, where the model left it open
 * because the price is the same either way: the states in the order of the file, from the suppliers
 * in theirs.
 */
final class DeliveriesByState {
  private final Map<String, AwardProblem.ProblemItem> items = new HashMap<>();

  /** What each state still needs, by item. */
  private final Map<String, Map<String, BigDecimal>> open = new HashMap<>();

  private DeliveriesByState(AwardProblem problem) {
    problem.items().forEach(i -> items.put(i.id(), i));
  }

  static List<AwardPlan.Delivery> of(AwardProblem problem, List<AwardPlan.Delivery> deliveries) {
    DeliveriesByState states = new DeliveriesByState(problem);
    List<AwardPlan.Delivery> named = new ArrayList<>();
    deliveries.forEach(d -> states.name(d, named));
    return named;
  }

  private void name(AwardPlan.Delivery delivery, List<AwardPlan.Delivery> named) {
    AwardProblem.ProblemItem item = items.get(delivery.item());
    if (item == null || item.byState().isEmpty() || !delivery.state().isEmpty()) {
      named.add(delivery);
      return;
    }
    Map<String, BigDecimal> needs =
        open.computeIfAbsent(item.id(), i -> new LinkedHashMap<>(item.byState()));
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
}
