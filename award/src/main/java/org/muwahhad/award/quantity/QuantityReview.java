package org.muwahhad.award.quantity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Review;

/**
 * What a coordinator reads before the quantities of the state are confirmed: what the state pays
 * for each lot, without VAT, in its own currency, and every quantity that is not as asked.
 */
final class QuantityReview {
  private QuantityReview() {}

  /**
   * Of the quantities as they were just confirmed.
   *
   * @param before what the reader saw, with the state that answers
   */
  static Review of(ViewQuantities.QuantitiesView before, ViewQuantities.QuantitiesView after) {
    String state = before.state() == null ? "" : before.state();
    List<List<Object>> lots = new ArrayList<>();
    List<List<Object>> changed = new ArrayList<>();
    Money asked = null;
    Money confirmed = null;
    for (ViewQuantities.QuantityLotView lot : after.lots()) {
      for (ViewQuantities.Effect effect : lot.effects()) {
        if (effect.state().code().equals(state)) {
          lots.add(List.of(lot.lot().title(), effect.asked(), effect.confirmed()));
          asked = plus(asked, effect.asked());
          confirmed = plus(confirmed, effect.confirmed());
        }
      }
      for (QuantityQueries.QuantityPart part : lot.parts()) {
        if (part.stateCode().equals(state)
            && part.confirmed() != null
            && part.confirmed().compareTo(part.asked()) != 0) {
          changed.add(
              List.of(
                  part.item(),
                  new Review.Amount(part.asked().stripTrailingZeros(), part.unit()),
                  new Review.Amount(part.confirmed().stripTrailingZeros(), part.unit())));
        }
      }
    }
    return Review.of("quantities.confirm", "/tenders/" + after.tender().id() + "/quantities")
        .fact("tender.number", after.tender().number())
        .fact("quantities.review-asked", asked)
        .fact("quantities.review-confirmed", confirmed)
        .fact("quantities.review-changed", changed.size())
        .sheet(
            "quantities.review-lots",
            List.of("tender.lot", "quantities.review-asked", "quantities.review-confirmed"),
            lots)
        .sheet(
            "quantities.review-changes",
            List.of("quantities.items", "quantities.asked", "quantities.confirmed"),
            changed)
        .effect("quantities.review-effect")
        .lasting("quantities.review-lasting")
        .ofForm();
  }

  private static Money plus(@Nullable Money sum, Money more) {
    return sum == null ? more : sum.plus(more);
  }
}
