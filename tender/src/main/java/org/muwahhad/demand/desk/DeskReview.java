package org.muwahhad.demand.desk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Review;

/**
 * What a coordinator reads before several submissions are decided: each with its sum, without VAT,
 * in the currency of the state, all together, what will be refused, and which categories exceed the
 * budget of the state.
 */
final class DeskReview {
  private DeskReview() {}

  static Review of(
      ViewDemandDesk.DemandDeskView desk,
      List<DecideMany.SubmissionOutcome> outcomes,
      boolean endorse,
      String reason) {
    List<List<Object>> done = new ArrayList<>();
    List<List<Object>> refused = new ArrayList<>();
    Money sum = null;
    for (DecideMany.SubmissionOutcome outcome : outcomes) {
      DemandDeskQueries.EntityRow entity = entity(desk, outcome.submission());
      Refusal refusal = outcome.refusal();
      if (refusal == null) {
        done.add(List.of(entity.name(), entity.lineCount(), entity.sum()));
        sum = sum == null ? entity.sum() : sum.plus(entity.sum());
      } else {
        refused.add(
            List.of(
                entity.name(),
                Review.Wording.of(refusal.messageKey(), refusal.arguments().toArray())));
      }
    }
    Review review =
        Review.of(
                endorse ? "demand.desk-endorse" : "demand.desk-return",
                "/rounds/" + desk.round().id() + "/desk")
            .fact("demand.round", desk.round().name())
            .fact("demand.state", desk.state().name())
            .fact("demand.review-submissions", done.size())
            .fact("demand.total", sum)
            .sheet(
                "demand.review-chosen",
                List.of("demand.entity", "demand.lines", "demand.total"),
                done)
            .sheet("demand.desk-not-done", List.of("demand.entity", "demand.review-why"), refused)
            .ofForm();
    return endorse ? endorsing(desk, review, reason) : returning(review, reason);
  }

  private static Review endorsing(
      ViewDemandDesk.DemandDeskView desk, Review review, String reason) {
    return BudgetNotes.overBudget(review, desk.categories())
        .fact("demand.over-budget-reason", reason)
        .effect("demand.review-endorse")
        .lasting("demand.review-endorse-lasting");
  }

  private static Review returning(Review review, @Nullable String reason) {
    return review
        .fact("demand.desk-reason", reason)
        .effect("demand.review-return")
        .lasting("demand.review-return-lasting");
  }

  private static DemandDeskQueries.EntityRow entity(
      ViewDemandDesk.DemandDeskView desk, long submission) {
    return desk.entities().stream()
        .filter(e -> Long.valueOf(submission).equals(e.submissionId()))
        .findFirst()
        .orElseThrow();
  }
}
