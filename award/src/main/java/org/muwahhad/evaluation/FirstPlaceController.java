package org.muwahhad.evaluation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** What would have to change for a bid to be first in rank. */
@Tag(name = "evaluation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record FirstPlaceController(
    Answers answers, EvaluationFrame frame, EvaluationAccess access, ViewFirstPlace view) {
  private static final String PLACE = "/tenders/{id}/ranking/lots/{lotId}/bids/{bidId}/first-place";

  @Get(uris = {"/api/v1" + PLACE, PLACE})
  HttpResponse<FirstPlaceView> get(Actor actor, long id, long lotId, long bidId) {
    FirstPlaceView place = view.get(actor, id, lotId, bidId);
    return answers.show(
        "evaluation/first-place",
        place,
        page -> {
          TenderQueries.Tender tender = access.requireReader(actor, id);
          return Map.of(
              "page",
              frame
                  .page(page, tender, "evaluation.place")
                  .below(page.t().get("evaluation.ranking"), "/tenders/" + id + "/ranking"),
              "tender",
              tender,
              "place",
              place);
        });
  }
}
