package org.muwahhad.framework;

import java.math.BigDecimal;
import java.math.MathContext;
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
  private static final Bilingual NO_NAME = new Bilingual("", "");

  /** What is left to order. */
  public Money left() {
    return new Money(entitled.amount().subtract(ordered.amount()), entitled.currency());
  }

  /** How much of the value is ordered, from 0 to 1; 0 where there is none. */
  public BigDecimal shareOrdered() {
    return entitled.amount().signum() == 0
        ? BigDecimal.ZERO
        : ordered.amount().divide(entitled.amount(), MathContext.DECIMAL64);
  }

  /**
   * What several states have together, under no name.
   *
   * @param states at least one, in one currency
   */
  public static Spend together(List<Spend> states) {
    return states.stream()
        .reduce(
            (one, other) ->
                new Spend(
                    NO_NAME,
                    one.entitled.plus(other.entitled),
                    one.ordered.plus(other.ordered),
                    one.accepted.plus(other.accepted)))
        .orElseThrow();
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
