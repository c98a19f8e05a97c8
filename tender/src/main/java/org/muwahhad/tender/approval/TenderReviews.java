package org.muwahhad.tender.approval;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Review;

/**
 * What a central buyer reads of a tender before an act on the whole of it: title, value, dates,
 * documents and lots. The estimate is shown, so that it is only for those who may see it.
 */
@Singleton
public class TenderReviews {
  private final TenderQueries queries;
  private final Estimates estimates;

  TenderReviews(TenderQueries queries, Estimates estimates) {
    this.queries = queries;
    this.estimates = estimates;
  }

  /** Begins the review of an act on a draft or an approved tender, which has no secrets from it. */
  Review ofDraft(long tenderId, String actKey, String back) {
    Review review = of(tenderId, actKey, back);
    return review.fact("tender.estimate", estimates.find(tenderId).orElse(null));
  }

  /** Begins the review of an act on a tender, without its estimate. */
  public Review of(long tenderId, String actKey, String back) {
    TenderQueries.Tender tender = queries.getTender(tenderId);
    Map<Long, Long> items =
        queries.listItems(tenderId).stream()
            .collect(Collectors.groupingBy(TenderQueries.LotItem::lotId, Collectors.counting()));
    List<List<Object>> lots = new ArrayList<>();
    for (TenderQueries.TenderLot lot : queries.listLots(tenderId)) {
      lots.add(List.of(lot.number(), lot.title(), items.getOrDefault(lot.id(), 0L)));
    }
    return Review.of(actKey, back)
        .fact("tender.number", tender.number())
        .fact("tender.title", tender.title())
        .fact("tender.deadline", tender.deadlineAt())
        .fact("tender.review.documents", queries.countDocuments(tenderId))
        .sheet(
            "tender.tab.lots", List.of("tender.lot", "tender.title", "tender.review.items"), lots);
  }
}
