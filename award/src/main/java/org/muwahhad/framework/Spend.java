package org.muwahhad.framework;

import java.math.RoundingMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * What a state has of an agreement, without VAT, in the currency of the award: the sum of what its
 * entities have of each item, see {@link Worth}.
 *
 * @param entitled value of what its entities may order in all
 * @param ordered value of what they have ordered
 * @param accepted value of what they were delivered and accepted
 */
public record Spend(Bilingual state, Money entitled, Money ordered, Money accepted) {

  /** What is left to order. */
  public Money left() {
    return new Money(entitled.amount().subtract(ordered.amount()), entitled.currency());
  }

  /** How much of the value is ordered, in whole per cents, rounded down. */
  public int percentOrdered() {
    return entitled.amount().signum() == 0
        ? 0
        : ordered
            .amount()
            .movePointRight(2)
            .divide(entitled.amount(), 0, RoundingMode.DOWN)
            .intValue();
  }

  /** The sums of each state, in the order in which the entitlements stand. */
  static List<Spend> byState(
      List<AgreementQueries.Entitlement> entitlements, Map<Worth.EntitledItem, Worth> worth) {
    Map<String, Bilingual> names = new LinkedHashMap<>();
    Map<String, Worth> sums = new HashMap<>();
    for (AgreementQueries.Entitlement e : entitlements) {
      names.put(e.stateCode(), e.state());
      Worth own =
          Objects.requireNonNull(worth.get(new Worth.EntitledItem(e.entityId(), e.lotItemId())));
      sums.merge(e.stateCode(), own, Worth::plus);
    }
    return names.entrySet().stream()
        .map(n -> of(n.getValue(), Objects.requireNonNull(sums.get(n.getKey()))))
        .toList();
  }

  private static Spend of(Bilingual state, Worth worth) {
    return new Spend(state, worth.entitled(), worth.ordered(), worth.accepted());
  }
}
