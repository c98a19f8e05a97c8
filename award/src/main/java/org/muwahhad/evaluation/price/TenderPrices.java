package org.muwahhad.evaluation.price;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * What the prices of a tender come to.
 *
 * @param estimate the tender's estimate, opened after the prices; null where there was none
 * @param firstInRank sum of the first in rank of every lot, as bid and converted
 * @param lotsWithout lots with no admissible bid, which the sum leaves out
 * @param againstEstimate ratio of the difference; null while a lot has no admissible bid
 */
public record TenderPrices(
    List<TenderPriceLot> lots,
    @Nullable Money estimate,
    Money firstInRank,
    long lotsWithout,
    @Nullable BigDecimal againstEstimate) {

  /**
   * A lot in the currency of the tender.
   *
   * @param lowest lowest evaluated price among the admissible bids
   * @param highest highest of them
   * @param firstPrice the converted price of the first in rank, without preference
   */
  public record TenderPriceLot(
      long lotId,
      int number,
      Bilingual title,
      long bids,
      long admissible,
      @Nullable Money lowest,
      @Nullable Money highest,
      @Nullable Money firstPrice,
      @Nullable Bilingual first) {}
}
