package org.muwahhad.evaluation.score;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** How the technical evaluation of a tender of two envelopes ends. */
@Tag(name = "evaluation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record TechnicalController(
    Answers answers,
    EvaluationFrame frame,
    EvaluationAccess access,
    EvaluationProgress progress,
    EvaluationQueries queries,
    CloseTechnicalEvaluation closeTechnical) {

  /** How it ended; empty before. There is a page of tenders of two envelopes only. */
  @Get(uris = {"/api/v1/tenders/{id}/evaluation/technical", "/tenders/{id}/evaluation/technical"})
  HttpResponse<List<EvaluationQueries.TechnicalResult>> results(Actor actor, long id) {
    List<EvaluationQueries.TechnicalResult> results = queries.listResults(id);
    TenderQueries.Tender tender =
        results.isEmpty() ? access.requireMaskedReader(actor, id) : access.requireReader(actor, id);
    return answers.show(
        "evaluation/score/technical",
        results,
        page -> {
          if (!tender.twoEnvelopes()) {
            throw new Refusal.NotFound("technical evaluation of tender " + id);
          }
          return Map.of(
              "page",
              frame.page(page, tender, "evaluation.technical"),
              "tender",
              tender,
              "state",
              progress.of(id),
              "results",
              results,
              "chair",
              access.mayChair(actor, tender),
              "tabs",
              frame.tabs(page, tender, frame.isMember(actor, id), "technical"));
        });
  }

  /** Closes the technical evaluation; for the chair of the examination panel. */
  @ReviewedFirst
  @Post(uris = {"/api/v1/tenders/{id}/evaluation/technical", "/tenders/{id}/evaluation/technical"})
  HttpResponse<List<EvaluationQueries.TechnicalResult>> close(Actor actor, long id) {
    String back = "/tenders/" + id + "/evaluation/technical";
    return answers
        .act(() -> closeTechnical.run(actor, id))
        .then(back, "evaluation.technical-is-closed")
        .reviewed(done -> review(id, back))
        .orBack(back)
        .answering(done -> queries.listResults(id));
  }

  /** Of the results as they were just fixed. */
  private Review review(long id, String back) {
    List<List<Object>> rows = new ArrayList<>();
    for (EvaluationQueries.TechnicalResult result : queries.listResults(id)) {
      rows.add(
          List.of(
              result.name(),
              result.score(),
              Review.Wording.of(
                  result.passed()
                      ? "evaluation.technical-passed"
                      : "evaluation.technical-failed")));
    }
    return Review.of("evaluation.technical-close", back)
        .sheet(
            "evaluation.technical",
            List.of(
                "evaluation.bidder", "evaluation.technical-score", "evaluation.technical-outcome"),
            rows)
        .effect("evaluation.review-technical")
        .lasting("evaluation.review-technical-lasting");
  }
}
