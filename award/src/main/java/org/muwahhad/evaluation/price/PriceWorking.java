package org.muwahhad.evaluation.price;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * How one bid's price for one lot was worked out.
 *
 * @param stated what the lot comes to as the bidder states it; null where it does not
 * @param tolerance percent of the bid as stated, above which a correction may exclude it
 * @param beyond whether the correction is above it
 * @param decisions of the panel on the arithmetic of the bid, the last first
 * @param alternative that the bid offers to the lot; null where it offers none
 */
public record PriceWorking(
    LotRankingQueries.LotRankingRow bid,
    List<WorkingLine> lines,
    @Nullable Money stated,
    PriceSteps steps,
    BigDecimal tolerance,
    boolean beyond,
    List<ArithmeticDecision> decisions,
    @Nullable OfferedAlternative alternative) {
  /**
   * A line of a bid.
   *
   * @param exact quantity times unit price
   * @param rounded half up to the decimals of the bid's currency
   * @param stated what the line comes to as the bidder states it; null where it states nothing, or
   *     stated it for another quantity
   * @param leastQuantity the least that the bid gives of a divided lot; null where it names none
   * @param deliveryDays from an order to its delivery; null where the tender does not ask for it
   * @param bundlePrice what a unit costs if the lots of its bundle are won together; null without
   * @param tiers what smaller quantities cost, from the smallest on
   */
  public record WorkingLine(
      String code,
      Bilingual name,
      Bilingual unit,
      BigDecimal quantity,
      Money unitPrice,
      BigDecimal exact,
      Money rounded,
      @Nullable Money stated,
      @Nullable BigDecimal leastQuantity,
      @Nullable Integer deliveryDays,
      @Nullable Money bundlePrice,
      List<WorkingTier> tiers) {
    public WorkingLine {
      tiers = List.copyOf(tiers);
    }
  }

  /** What one unit costs from a quantity on. */
  public record WorkingTier(BigDecimal fromQuantity, Money unitPrice) {}

  /** Whether the last decision excludes the bid. */
  public boolean isExcluded() {
    return !decisions.isEmpty() && decisions.get(0).excluded();
  }
}
