package org.muwahhad.award;

import java.util.ArrayList;
import java.util.List;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Review;

/** What is read before an act on the awards of a tender: each lot, its supplier and its price. */
public final class AwardReview {
  private AwardReview() {}

  /** Begins the review with the awards of a tender that stand. */
  public static Review of(ViewAwards.TenderAwardsView awards, String actKey, String back) {
    List<List<Object>> lots = new ArrayList<>();
    Money sum = null;
    for (AwardQueries.Award award : awards.live()) {
      lots.add(List.of(award.lotTitle(), award.supplier(), award.price()));
      sum = sum == null ? award.converted() : sum.plus(award.converted());
    }
    return Review.of(actKey, back)
        .fact("tender.number", awards.tender().number())
        .fact("tender.title", awards.tender().title())
        .fact("award.review-sum", sum)
        .sheet(
            awards.isDecided() ? "award.by-lot" : "award.by-lot-recommended",
            List.of("award.lot", "award.supplier", "award.review-price"),
            lots);
  }
}
