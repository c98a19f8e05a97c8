package org.muwahhad.framework.calloff;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.shared.NumberText;

/**
 * What an order says, as the digest on the purchase order is of it: in canonical JSON, the keys in
 * alphabetical order. It holds what entity and supplier both read and what never changes, so names
 * and the budget line are not in it.
 *
 * @param agreement number of the framework agreement
 * @param currency of all amounts
 * @param delivery where and until when it is to be delivered; null where the order does not say
 * @param items by their codes
 * @param number the order's own number
 * @param placedAt UTC, to the microsecond
 * @param vatPercent rate of the state of the entity when it was placed
 */
public record OrderStatement(
    String agreement,
    String currency,
    @Nullable StatedDelivery delivery,
    List<StatedItem> items,
    String number,
    String placedAt,
    String vatPercent) {

  /** Where and until when; the site is named by its code, empty where the entity has none. */
  public record StatedDelivery(String contact, String reference, String site, String wantedOn) {
    static StatedDelivery of(OrderInstructions.DeliveryInstruction given) {
      return new StatedDelivery(
          given.contact(),
          given.reference(),
          Objects.requireNonNullElse(given.siteCode(), ""),
          given.wantedOn().toString());
    }
  }

  /**
   * A line as it was placed.
   *
   * @param amount what it comes to, without VAT, as {@code unitPrice}
   * @param batches how much of it is to come by which day; null when it comes at once
   */
  public record StatedItem(
      String amount,
      @Nullable List<StatedBatch> batches,
      String code,
      String quantity,
      String unitPrice) {
    static StatedItem of(CallOffQueries.CallOffLine line, List<OrderBatches.Batch> batches) {
      List<StatedBatch> own =
          batches.stream()
              .filter(b -> b.lotItemId() == line.lotItemId())
              .map(b -> new StatedBatch(plain(b.quantity()), b.wantedOn().toString()))
              .toList();
      return new StatedItem(
          line.placedNet().amount().toPlainString(),
          own.isEmpty() ? null : own,
          line.itemCode(),
          plain(line.placedQuantity()),
          line.price().amount().toPlainString());
    }
  }

  /** How much of an item is to come by a day. */
  public record StatedBatch(String quantity, String wantedOn) {}

  /** Of an order with its lines, at least one. */
  static OrderStatement of(
      CallOffQueries.CallOff order,
      List<CallOffQueries.CallOffLine> lines,
      List<OrderBatches.Batch> batches,
      OrderInstructions.@Nullable DeliveryInstruction instruction) {
    return new OrderStatement(
        order.agreementNumber(),
        lines.get(0).currency(),
        instruction == null ? null : StatedDelivery.of(instruction),
        lines.stream()
            .map(line -> StatedItem.of(line, batches))
            .sorted(
                Comparator.comparing(StatedItem::code)
                    .thenComparing(StatedItem::quantity)
                    .thenComparing(StatedItem::amount))
            .toList(),
        order.number(),
        instant(order.placedAt()),
        plain(order.vatPercent()));
  }

  private static String plain(BigDecimal number) {
    return NumberText.plain(number.stripTrailingZeros());
  }

  private static String instant(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS).toString();
  }
}
