package org.muwahhad.reports.prices;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;

/**
 * An item of a lot with the unit price of each bid, in the tender's currency and per unit in which
 * the item is compared.
 *
 * @param quantity in that unit
 * @param benchmark price of one; null when its exchange rate is missing
 * @param prices one for each priced bid of the lot, in their order; null where a bid leaves it out
 */
public record PriceLine(
    String code,
    Bilingual name,
    BigDecimal quantity,
    Bilingual unit,
    @Nullable BigDecimal benchmark,
    List<@Nullable Price> prices) {

  public PriceLine {
    prices = Collections.unmodifiableList(new ArrayList<>(prices));
  }

  /**
   * What one bid asks for one unit.
   *
   * @param lowest whether no bid asks less
   * @param againstBenchmark percent above it, below it when negative; null without a benchmark
   */
  public record Price(BigDecimal price, boolean lowest, @Nullable BigDecimal againstBenchmark) {}
}
