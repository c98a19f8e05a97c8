package org.muwahhad.framework;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * What a state has of an agreement, without VAT, in the currency of the award. Each sum is of
 * quantities times unit prices, rounded half up to the currency's decimals at the end. What a
 * mini-competition ordered below the price of the agreement counts at the price it was ordered at.
 *
 * @param entitled value of what its entities may order in all
 * @param ordered value of what they have ordered
 * @param accepted value of what they were delivered and accepted
 */
@Serdeable
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
  static List<Spend> byState(List<AgreementViews.Entitlement> entitlements) {
    Map<String, Sums> states = new LinkedHashMap<>();
    for (AgreementViews.Entitlement e : entitlements) {
      states.computeIfAbsent(e.stateCode(), s -> new Sums(e.state(), e.currency())).add(e);
    }
    return states.values().stream().map(Sums::spend).toList();
  }

  private static final class Sums {
    private final Bilingual state;
    private final String currency;
    private BigDecimal entitled = BigDecimal.ZERO;
    private BigDecimal ordered = BigDecimal.ZERO;
    private BigDecimal accepted = BigDecimal.ZERO;

    Sums(Bilingual state, String currency) {
      this.state = state;
      this.currency = currency;
    }

    void add(AgreementViews.Entitlement e) {
      entitled = entitled.add(e.entitled().multiply(e.unitPrice())).subtract(e.savedOnOrders());
      ordered = ordered.add(e.calledQuantity().multiply(e.unitPrice())).subtract(e.savedOnOrders());
      accepted =
          accepted.add(e.acceptedQuantity().multiply(e.unitPrice())).subtract(e.savedOnAccepted());
    }

    Spend spend() {
      return new Spend(
          state,
          Money.rounded(entitled, currency),
          Money.rounded(ordered, currency),
          Money.rounded(accepted, currency));
    }
  }
}
