package org.muwahhad.tender;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose prices are told inside the service once bids are ranked: those of the bids that take part,
 * and of those that are out for their price itself. A bid that failed before its price was looked
 * at, or that leaves out an item, keeps its price to itself: in the ranking and in every page, file
 * and question that comes after it. What was announced at an opening is another matter.
 */
public final class DisclosedPrices {
  private static final Set<String> OUT_FOR_THE_PRICE = Set.of("ARITHMETIC", "ABNORMALLY_LOW");

  /** Whether the price of a bid is shown, in SQL, of a row {@code r} with its exclusion. */
  public static final String OF_ROW =
      " (r.exclusion IS NULL OR r.exclusion IN ('ARITHMETIC', 'ABNORMALLY_LOW')) ";

  private DisclosedPrices() {}

  /**
   * Whether the price of a bid is shown.
   *
   * @param exclusion why the bid takes no part in the ranking of a lot; null when it does
   */
  public static boolean tells(@Nullable String exclusion) {
    return exclusion == null || OUT_FOR_THE_PRICE.contains(exclusion);
  }
}
