package org.muwahhad.catalog.standard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * Prices of one unit of an item over time, without VAT, the earliest first.
 *
 * @param currency the reader's, ISO 4217, into which prices are converted
 * @param points benchmarks by date and awards by year
 */
public record PriceHistory(String currency, List<Point> points) {

  /** Where a price comes from. */
  public enum PriceOrigin {
    /** The reference price of a revision, on the day it was observed. */
    BENCHMARK,
    /** The mean of the awards of one year, weighted by quantity. */
    AWARD
  }

  /**
   * One price.
   *
   * @param day when it was observed, or the day of the year's last award (in Riyadh)
   * @param price of one unit, in its own currency
   * @param converted the same in the reader's currency at the rates of the day; null without rates
   * @param quantity units awarded; null for a benchmark
   * @param awards how many awards; null for a benchmark
   * @param source where a benchmark was observed; null for awards
   * @param sameUnit whether it counts in the item's present unit
   */
  public record Point(
      PriceOrigin kind,
      LocalDate day,
      Money price,
      @Nullable Money converted,
      @Nullable BigDecimal quantity,
      @Nullable Long awards,
      @Nullable Bilingual source,
      boolean sameUnit) {}
}
