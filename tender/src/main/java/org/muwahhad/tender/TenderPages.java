package org.muwahhad.tender;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
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
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.Reconciliations;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Pages;

/** Tenders in the browser: the list, one tender, and its reconciliation with the demand. */
@Hidden
@Controller("/tenders")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class TenderPages {
  private final Pages pages;
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final TenderFiles files;
  private final Reconciliations reconciliations;
  private final List<TenderSteps> steps;

  TenderPages(
      Pages pages,
      TenderFrame frames,
      VisibleTenders visible,
      TenderFiles files,
      Reconciliations reconciliations,
      List<TenderSteps> steps) {
    this.pages = pages;
    this.frames = frames;
    this.visible = visible;
    this.files = files;
    this.reconciliations = reconciliations;
    this.steps = steps;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> list(HttpRequest<?> request, Actor actor) {
    return new ModelAndView<>(
        "tender/list",
        Map.of(
            "page",
            pages.of(request).titled("tender.tenders"),
            "tenders",
            visible.list(actor),
            "bidder",
            actor.is(Role.BIDDER),
            "templates",
            actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR)));
  }

  @Get("/{id}")
  @Produces(Pages.HTML)
  ModelAndView<?> overview(HttpRequest<?> request, Actor actor, long id) {
    TenderFile file = files.get(actor, id);
    TenderFrame.Frame frame = frames.of(request, actor, file.tender(), "");
    return new ModelAndView<>(
        "tender/overview",
        frame.model(
            Map.of(
                "file", file,
                "steps", steps(actor, file.tender()),
                "timeline", Timeline.of(frame.page().t(), file))));
  }

  @Get("/{id}/reconciliation")
  @Produces(Pages.HTML)
  ModelAndView<?> reconciliation(HttpRequest<?> request, Actor actor, long id) {
    TenderQueries.Tender tender = visible.get(actor, id);
    if (!VisibleTenders.seesDemand(actor)) {
      throw new Refusal.NotPermitted();
    }
    return new ModelAndView<>(
        "tender/reconciliation",
        frames
            .of(request, actor, tender, "/reconciliation")
            .model(
                Map.of(
                    "sums", reconciliations.get(id),
                    "opens", actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR))));
  }

  private List<TenderStep> steps(Actor actor, TenderQueries.Tender tender) {
    return steps.stream().flatMap(s -> s.offer(actor, tender).stream()).toList();
  }
}
