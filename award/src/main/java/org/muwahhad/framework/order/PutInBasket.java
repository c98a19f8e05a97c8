package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;

/**
 * A procurement officer puts items into their own basket, changes how many, or takes them out. The
 * basket takes nothing from a balance and binds nobody; what is left is asked when it is ordered.
 *
 * <p>Refused with invalid input: {@code order.not-entitled} for an item of which the entity has no
 * balance, {@code order.quantity-negative}, {@code framework.quantity-decimals}, and {@code
 * order.basket-full} beyond 500 items.
 */
@Singleton
public class PutInBasket {
  private static final int MOST = 500;
  private static final int QUANTITY_DECIMALS = 3;
  private static final BigDecimal MOST_UNITS = new BigDecimal("1000000000");
  private final BasketItems items;

  PutInBasket(BasketItems items) {
    this.items = items;
  }

  /**
   * How many units of an item are to be in the basket.
   *
   * @param quantity null or 0 to take it out
   */
  public record WantedItem(long agreementId, long lotItemId, @Nullable BigDecimal quantity) {
    boolean isTakenOut() {
      return quantity == null || quantity.signum() == 0;
    }
  }

  @Transactional
  public void run(Actor actor, List<WantedItem> wanted) {
    long entityId = actor.require(Role.PROCUREMENT_OFFICER).entity();
    new Faults().check(wanted.size() <= MOST, "items", "order.basket-full", MOST).throwIfAny();
    Faults faults = new Faults();
    for (int i = 0; i < wanted.size(); i++) {
      WantedItem item = wanted.get(i);
      BigDecimal quantity = item.quantity();
      if (quantity != null && quantity.signum() != 0) {
        String field = "items[" + i + "].quantity";
        faults
            .check(
                items.countEntitled(item.agreementId(), entityId, item.lotItemId()) == 1,
                field,
                "order.not-entitled")
            .check(
                quantity.signum() > 0 && quantity.compareTo(MOST_UNITS) < 0,
                field,
                "order.quantity-negative")
            .check(
                quantity.stripTrailingZeros().scale() <= QUANTITY_DECIMALS,
                field,
                "framework.quantity-decimals");
      }
    }
    faults.throwIfAny();
    for (WantedItem item : wanted) {
      BigDecimal quantity = item.quantity();
      if (quantity == null || item.isTakenOut()) {
        items.remove(actor.personId(), item.agreementId(), item.lotItemId());
      } else {
        items.put(actor.personId(), item.agreementId(), item.lotItemId(), entityId, quantity);
      }
    }
    new Faults()
        .check(items.count(actor.personId()) <= MOST, "items", "order.basket-full", MOST)
        .throwIfAny();
  }
}
