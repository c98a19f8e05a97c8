package org.muwahhad.demand.submission;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.RevisionView;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.catalog.standard.StandardItem;

/**
 * What an officer is shown beside a line for an odd item: the near standard item, how much others
 * put in for it, and what the price would likely do. Only totals, never whose.
 *
 * @param standard the standard item of the group
 * @param factor one unit of the chosen item in units of the standard
 * @param volume what others put into the round for the standard, in its unit
 * @param chosenVolume what others put in for the chosen item, in its own unit
 * @param quantity of the standard that is exactly the quantity of the line; null when none is
 * @param effect likely effect on the price, or null when it cannot be estimated
 */
public record StandardHint(
    RevisionView standard,
    Factor factor,
    BigDecimal volume,
    BigDecimal chosenVolume,
    @Nullable BigDecimal quantity,
    StandardItem.@Nullable PriceEffect effect) {
  /** Few demand an item when all others ask for no more than a tenth of what they ask elsewhere. */
  private static final BigDecimal FEW = BigDecimal.TEN;

  /**
   * The hint about a line, when there is one to give: the chosen item has a standard equivalent,
   * and few demand it beside that.
   *
   * @param quantity of the line, in the unit of the chosen item; zero while none is typed
   */
  static Optional<StandardHint> about(StandardItem near, BigDecimal quantity) {
    Factor factor = near.factor();
    if (factor == null || !isDemandedByFew(near.chosenVolume(), factor, near.volume())) {
      return Optional.empty();
    }
    return Optional.of(
        new StandardHint(
            near.standard(),
            factor,
            near.volume(),
            near.chosenVolume(),
            quantity.signum() > 0 ? factor.convert(quantity).orElse(null) : null,
            quantity.signum() > 0 ? near.effect() : null));
  }

  /**
   * Whether few demand an item beside its standard: others do demand the standard, and of the item
   * no more than a tenth of that, counted in units of the standard. Exact.
   */
  static boolean isDemandedByFew(BigDecimal chosen, Factor factor, BigDecimal standard) {
    BigDecimal chosenTenfold =
        chosen.multiply(FEW).multiply(BigDecimal.valueOf(factor.numerator()));
    return standard.signum() > 0
        && chosenTenfold.compareTo(standard.multiply(BigDecimal.valueOf(factor.denominator())))
            <= 0;
  }

  /** Whether a line that was shown a hint may be submitted: with a reason for what was kept. */
  static boolean isAnswered(boolean shown, String keptReason) {
    return !shown || !keptReason.isBlank();
  }
}
