package org.muwahhad.evaluation.price;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * The alternative of a bid to a lot beside the bid itself.
 *
 * @param description what differs, in the words of the bidder
 * @param asBid the steps of the bid itself
 * @param steps the same of the alternative
 * @param first whether the bid ranks first in the lot, without which its alternative is not looked
 *     at
 * @param inForce whether the lot is ranked with it in the place of the bid
 * @param decisions of the panel, the last first
 */
public record OfferedAlternative(
    String description,
    List<AlternativeItem> lines,
    PriceSteps asBid,
    PriceSteps steps,
    boolean first,
    boolean inForce,
    List<AlternativeDecision> decisions) {

  /**
   * An item.
   *
   * @param origin country the goods come from, ISO 3166-1 alpha-2; null where it is not shown
   * @param offered make and model in the words of the bidder; null where it is not shown
   */
  public record AlternativeItem(
      String code,
      Bilingual name,
      Bilingual unit,
      BigDecimal quantity,
      Money bidPrice,
      Money unitPrice,
      Money rounded,
      @Nullable String origin,
      @Nullable String offered) {}

  /** Whether the last decision accepts it. */
  public boolean isAccepted() {
    return !decisions.isEmpty() && decisions.get(0).accepted();
  }

  /**
   * Whether it comes to more than the bid. Both are in one currency and of the same preference, so
   * that the one dearer as bid is the one dearer as evaluated.
   */
  public boolean isDearer() {
    return steps.corrected().amount().compareTo(asBid.corrected().amount()) > 0;
  }

  /** Whether the panel can decide on it now: it is accepted, or its bid ranks first. */
  public boolean isOpen() {
    return isAccepted() || first;
  }
}
