package org.muwahhad.demand.form;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.desk.CategorySums;
import org.muwahhad.demand.desk.DemandDeskQueries;
import org.muwahhad.demand.desk.UnusualLines;
import org.muwahhad.shared.Money;

/**
 * What an officer is shown of the lines before they are submitted, as a draft or as an amendment.
 * It stops nothing.
 *
 * @param categories sums by the categories of the round
 * @param earliestAward day in Riyadh before which the rules allow no award: end of endorsement,
 *     shortest bid period and standstill
 * @param early lines needed before that day
 * @param left of the entity's budget ceiling, negative when it is passed; null when none is set
 */
public record Warnings(
    List<CategorySums.Sum> categories,
    List<UnusualLines.UnusualLine> unusual,
    LocalDate earliestAward,
    List<DemandDeskQueries.DeskLine> early,
    @Nullable Money left) {
  public boolean any() {
    return !unusual.isEmpty() || !early.isEmpty() || isOverCeiling();
  }

  public boolean isOverCeiling() {
    return left != null && left.amount().signum() < 0;
  }
}
