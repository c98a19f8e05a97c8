package org.muwahhad.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.award.AwardAllocations.CostedLine;
import org.muwahhad.award.AwardAllocations.SuppliedLine;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;

/**
 * What each demand line costs that an award serves, in the currency of the award. Knows no
 * database: the same lines always cost the same.
 *
 * <p>The amount of an item is shared out among its states by quantity, and what a state has of it
 * among its lines ({@link Rounding#shareOut}). So the lines of an item sum to its amount exactly,
 * and what a state pays does not depend on how many lines it asked in. The VAT of a line is that of
 * the entity's state on the line's net amount, rounded half up.
 */
final class LineCosts {
  private LineCosts() {}

  private record CostItem(long awardId, long lotItemId) {}

  /** The lines with their cost, in their order. */
  static List<CostedLine> of(List<SuppliedLine> lines) {
    Map<CostItem, Map<String, List<SuppliedLine>>> byItem = new LinkedHashMap<>();
    for (SuppliedLine line : lines) {
      byItem
          .computeIfAbsent(
              new CostItem(line.awardId(), line.lotItemId()), i -> new LinkedHashMap<>())
          .computeIfAbsent(line.stateCode(), s -> new ArrayList<>())
          .add(line);
    }
    List<CostedLine> costed = new ArrayList<>();
    byItem.values().forEach(states -> addItem(costed, List.copyOf(states.values())));
    return costed;
  }

  private static void addItem(List<CostedLine> costed, List<List<SuppliedLine>> states) {
    SuppliedLine first = states.get(0).get(0);
    List<BigDecimal> ofStates =
        Rounding.shareOut(
            Money.rounded(first.itemAmount(), first.currency()),
            states.stream().map(LineCosts::quantity).toList());
    for (int s = 0; s < states.size(); s++) {
      List<SuppliedLine> own = states.get(s);
      List<BigDecimal> nets =
          Rounding.shareOut(
              new Money(ofStates.get(s), first.currency()),
              own.stream().map(SuppliedLine::quantity).toList());
      for (int l = 0; l < own.size(); l++) {
        costed.add(costed(own.get(l), nets.get(l)));
      }
    }
  }

  private static BigDecimal quantity(List<SuppliedLine> lines) {
    return lines.stream().map(SuppliedLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static CostedLine costed(SuppliedLine line, BigDecimal net) {
    return new CostedLine(
        line.awardId(),
        line.lotItemId(),
        line.stateCode(),
        line.entityId(),
        line.demandLineId(),
        line.quantity(),
        line.unitPrice(),
        net,
        line.vatPercent(),
        Rounding.amount(net.multiply(line.vatPercent()).movePointLeft(2), line.currency()));
  }
}
