package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.framework.calloff.PlaceOrders;
import org.muwahhad.shared.Faults;

/**
 * A procurement officer orders under several agreements at once for their own entity: one order an
 * agreement, all of them or none. The same request key gives the same orders again, so a form sent
 * twice orders once. What was ordered is taken out of the officer's basket.
 *
 * <p>Refused with invalid input: {@code order.basket-empty}, {@code order.agreement-twice} and
 * {@code order.too-many-lines} beyond 500 lines; and as {@link PlaceCallOff} is, at paths below
 * {@code orders[0]}.
 */
@Singleton
public class PlaceBasket {
  private static final int MOST_LINES = 500;
  private final PlaceOrders placeOrders;
  private final BasketItems items;

  PlaceBasket(PlaceOrders placeOrders, BasketItems items) {
    this.placeOrders = placeOrders;
    this.items = items;
  }

  /**
   * What is ordered.
   *
   * @param requestKey chosen by the sender, the same for every try
   */
  public record Basket(@Nullable String requestKey, @Nullable List<BasketOrder> orders) {
    String key() {
      return requestKey == null ? "" : requestKey;
    }

    List<BasketOrder> all() {
      return orders == null ? List.of() : orders;
    }
  }

  /**
   * The order of one agreement.
   *
   * @param instruction where and until when it is to be delivered; null to say nothing of it
   */
  public record BasketOrder(
      long agreementId,
      @Nullable List<PlaceCallOff.OrderLine> lines,
      @Nullable OrderInstruction instruction) {
    List<PlaceCallOff.OrderLine> all() {
      return lines == null ? List.of() : lines;
    }
  }

  /** Returns the keys of the orders, in the order of the agreements given. */
  @Transactional
  public List<Long> run(Actor actor, Basket basket) {
    long entityId = actor.require(Role.PROCUREMENT_OFFICER).entity();
    List<BasketOrder> orders = basket.all();
    Faults faults = new Faults().check(!orders.isEmpty(), "orders", "order.basket-empty");
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < orders.size(); i++) {
      faults.check(
          seen.add(orders.get(i).agreementId()),
          "orders[" + i + "].agreementId",
          "order.agreement-twice");
    }
    faults
        .check(
            orders.stream().mapToInt(o -> Math.max(1, o.all().size())).sum() <= MOST_LINES,
            "orders",
            "order.too-many-lines",
            MOST_LINES)
        .throwIfAny();
    List<Long> placed =
        placeOrders.run(
            actor,
            entityId,
            basket.key(),
            IntStream.range(0, orders.size())
                .mapToObj(
                    i ->
                        new PlaceOrders.AgreementOrder(
                            orders.get(i).agreementId(),
                            "orders[" + i + "].",
                            orders.get(i).all(),
                            orders.get(i).instruction()))
                .toList(),
            false);
    items.removeOf(actor.personId(), orders.stream().map(BasketOrder::agreementId).toList());
    return placed;
  }
}
