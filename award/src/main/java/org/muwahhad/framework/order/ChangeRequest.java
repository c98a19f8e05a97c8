package org.muwahhad.framework.order;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of an order: another day, or less of some items.
 *
 * @param requestKey chosen by the sender, the same for every try
 * @param dueOn day by which all is to be delivered, by the calendar of Riyadh; null to leave it
 * @param items null or empty to leave the quantities
 */
public record ChangeRequest(
    @Nullable String requestKey,
    @Nullable LocalDate dueOn,
    @Nullable List<LeftItem> items,
    @Nullable String reason) {

  /** How much is left of an item; 0 when none is. */
  public record LeftItem(long lotItemId, @Nullable BigDecimal quantity) {}

  /** The key; empty when none was given. */
  String key() {
    return requestKey == null ? "" : requestKey;
  }

  /** The items; none when the quantities stay. */
  List<LeftItem> lines() {
    return items == null ? List.of() : items;
  }

  /** The reason; empty when none was given. */
  String words() {
    return reason == null ? "" : reason.strip();
  }
}
