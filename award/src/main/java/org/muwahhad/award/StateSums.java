package org.muwahhad.award;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.award.ViewAwards.StateSum;
import org.muwahhad.shared.Money;

/** What an allocation comes to for each state and currency. */
final class StateSums {
  private StateSums() {}

  static List<StateSum> of(
      List<AllocationQueries.EntitySum> entities, List<AwardCost.CostLine> costs) {
    Map<String, List<AllocationQueries.EntitySum>> groups = new LinkedHashMap<>();
    entities.forEach(
        e -> groups.computeIfAbsent(e.stateCode() + e.currency(), k -> new ArrayList<>()).add(e));
    return groups.values().stream().map(g -> sum(g, costs)).toList();
  }

  private static StateSum sum(
      List<AllocationQueries.EntitySum> group, List<AwardCost.CostLine> costs) {
    AllocationQueries.EntitySum first = group.get(0);
    Money zero = Money.zero(first.currency());
    Money net = group.stream().map(AllocationQueries.EntitySum::net).reduce(zero, Money::plus);
    Money vat = group.stream().map(AllocationQueries.EntitySum::vat).reduce(zero, Money::plus);
    Set<Long> entities =
        group.stream().map(AllocationQueries.EntitySum::entityId).collect(Collectors.toSet());
    return new StateSum(
        first.stateCode(),
        first.state(),
        net,
        vat,
        net.plus(vat),
        AwardCost.sum(
                costs.stream()
                    .filter(
                        l ->
                            entities.contains(l.entityId())
                                && l.own().net().currency().equals(first.currency())),
                AwardCost.CostLine::local)
            .gross());
  }
}
