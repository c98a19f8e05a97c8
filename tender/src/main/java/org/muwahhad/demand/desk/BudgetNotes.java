package org.muwahhad.demand.desk;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.EndorsementNotes;
import org.muwahhad.web.Review;

/** The categories whose demand exceeds the budget of the state, before one or many are endorsed. */
@Singleton
final class BudgetNotes implements EndorsementNotes {
  private final ViewDemandDesk viewDemandDesk;

  BudgetNotes(ViewDemandDesk viewDemandDesk) {
    this.viewDemandDesk = viewDemandDesk;
  }

  @Override
  public Review addTo(Review review, Actor coordinator, long roundId) {
    return overBudget(review, viewDemandDesk.get(coordinator, roundId).categories());
  }

  /** The review with a table of the categories above their budget, if there are any. */
  static Review overBudget(Review review, List<CategorySums.Sum> categories) {
    List<List<Object>> passed = new ArrayList<>();
    for (CategorySums.Sum category : categories) {
      if (category.isPassed()) {
        passed.add(
            List.of(category.name(), category.asked(), Objects.requireNonNull(category.budget())));
      }
    }
    return review.sheet(
        "demand.review-over-budget",
        List.of("demand.category", "demand.total", "demand.state-budget"),
        passed);
  }
}
