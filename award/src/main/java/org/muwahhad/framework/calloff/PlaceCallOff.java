package org.muwahhad.framework.calloff;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.OrderInstruction;

/**
 * A procurement officer orders for their own entity under a framework agreement, within what the
 * entity was awarded. The same request key gives the same order again, so a form sent twice orders
 * once. An order above the threshold of the entity waits until another officer of it approves it.
 *
 * <p>Refused with {@code framework.not-entitled} when the entity has no part in the agreement,
 * {@code framework.not-in-period}, {@code framework.agreement-ended} outside its days by Riyadh's
 * calendar, {@code guarantee.needed-first} where the rules of the tender make orders wait for the
 * performance guarantee, {@code order.supplier-suspended} while the registration of the supplier is
 * suspended, {@code shared.sent-otherwise} when the request key was used for another order, and as
 * invalid input with {@code framework.nothing-ordered}, {@code framework.not-in-agreement}, {@code
 * framework.item-twice}, {@code shared.not-positive}, {@code framework.quantity-decimals}, {@code
 * framework.more-than-left} or, for a part of what is counted whole, {@code framework.whole-units}.
 * Batches are refused with {@code order.too-many-batches}, {@code order.day-twice} and, where they
 * do not come to what is ordered, {@code order.batches-of-item-differ}. What it says of its
 * delivery is refused at {@code instruction.site} with {@code shared.missing} or {@code
 * framework.no-such-site}, at {@code instruction.wantedOn} with {@code shared.missing}, {@code
 * framework.wanted-in-past} or {@code shared.too-far-ahead}, and where a text is too long.
 *
 * <p>Also refused with {@code contract.over}, {@code contract.not-signed} and {@code
 * contract.suspended} while the agreement is not in force, with {@code contract.supplier-debarred},
 * and with {@code contract.not-first} where lots are supplied in cascade and another supplier is
 * ordered from before.
 */
@Singleton
public class PlaceCallOff {
  /** Decimals that a quantity ordered of an item has at most. */
  public static final int QUANTITY_DECIMALS = 3;

  private final PlaceOrders placeOrders;

  PlaceCallOff(PlaceOrders placeOrders) {
    this.placeOrders = placeOrders;
  }

  /**
   * What is ordered.
   *
   * @param requestKey chosen by the sender, the same for every try of one order
   * @param instruction where and until when it is to be delivered; null to say nothing of it
   */
  public record Order(
      String requestKey, List<OrderLine> lines, @Nullable OrderInstruction instruction) {
    /** An order that says nothing of its delivery. */
    public Order(String requestKey, List<OrderLine> lines) {
      this(requestKey, lines, null);
    }
  }

  /**
   * Units ordered of one item.
   *
   * @param batches how much of them is to come by which day, all together what is ordered; null or
   *     empty when all is wanted by the day of the order
   */
  public record OrderLine(
      long lotItemId, @Nullable BigDecimal quantity, @Nullable List<OrderBatch> batches) {
    /** A line that comes at once. */
    public OrderLine(long lotItemId, @Nullable BigDecimal quantity) {
      this(lotItemId, quantity, null);
    }

    /** The batches; none when it comes at once. */
    List<OrderBatch> parts() {
      return batches == null ? List.of() : batches;
    }
  }

  /**
   * A part of a line.
   *
   * @param wantedOn day by which it is wanted, by the calendar of Riyadh
   */
  public record OrderBatch(@Nullable BigDecimal quantity, @Nullable LocalDate wantedOn) {}

  /** Returns the number (key) of the order. */
  @Transactional
  public long run(Actor actor, long agreementId, Order order) {
    long entityId = actor.require(Role.PROCUREMENT_OFFICER).entity();
    return placeOrders
        .run(
            actor,
            entityId,
            order.requestKey(),
            List.of(
                new PlaceOrders.AgreementOrder(
                    agreementId, "", order.lines(), order.instruction())),
            true)
        .get(0);
  }
}
