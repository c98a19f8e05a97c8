package org.muwahhad.evaluation.score;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** How the technical evaluation of a tender of two envelopes ends, in the browser. */
@Hidden
@Controller("/tenders/{id}/evaluation/technical")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class TechnicalPages {
  private final EvaluationFrame frame;
  private final Pages pages;
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final EvaluationQueries queries;
  private final CloseTechnicalEvaluation closeTechnical;

  TechnicalPages(
      EvaluationFrame frame,
      Pages pages,
      EvaluationAccess access,
      EvaluationProgress progress,
      EvaluationQueries queries,
      CloseTechnicalEvaluation closeTechnical) {
    this.frame = frame;
    this.pages = pages;
    this.access = access;
    this.progress = progress;
    this.queries = queries;
    this.closeTechnical = closeTechnical;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    List<EvaluationQueries.TechnicalResult> results = queries.listResults(id);
    TenderQueries.Tender tender =
        results.isEmpty() ? access.requireMaskedReader(actor, id) : access.requireReader(actor, id);
    if (!tender.twoEnvelopes()) {
      throw new Refusal.NotFound("technical evaluation of tender " + id);
    }
    Page page = frame.page(request, tender, "evaluation.technical");
    return new ModelAndView<>(
        "evaluation/score/technical",
        Map.of(
            "page",
            page,
            "tender",
            tender,
            "state",
            progress.of(id),
            "results",
            results,
            "chair",
            access.mayChair(actor, tender),
            "tabs",
            frame.tabs(page, tender, frame.isMember(actor, id), "technical")));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> close(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    String back = "/tenders/" + id + "/evaluation/technical";
    return pages.after(
        request,
        back,
        () -> {
          closeTechnical.run(actor, id);
          return Pages.redirect(back, Tone.GOOD, "evaluation.technical-is-closed");
        });
  }
}
