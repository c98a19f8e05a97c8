package org.muwahhad.tender.lot;

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
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** The demand in a tender by lot and state, and the way back: one step, or the aggregation. */
@Hidden
@Controller("/tenders/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(Pages.HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class TenderDemandPages {
  private final Pages pages;
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final TenderPlans plans;
  private final UndoLotStep undoLotStep;
  private final UndoAggregation undoAggregation;

  TenderDemandPages(
      Pages pages,
      TenderFrame frames,
      VisibleTenders visible,
      TenderPlans plans,
      UndoLotStep undoLotStep,
      UndoAggregation undoAggregation) {
    this.pages = pages;
    this.frames = frames;
    this.visible = visible;
    this.plans = plans;
    this.undoLotStep = undoLotStep;
    this.undoAggregation = undoAggregation;
  }

  @Get("/demand")
  ModelAndView<?> demand(HttpRequest<?> request, Actor actor, long id) {
    TenderQueries.Tender tender = visible.get(actor, id);
    boolean mayUndo = actor.is(Role.CENTRAL_BUYER) && tender.status() == TenderStatus.DRAFT;
    return new ModelAndView<>(
        "tender/lot/demand",
        frames
            .of(request, actor, tender, "/demand")
            .model(Map.of("plan", plans.get(actor, id), "mayUndo", mayUndo)));
  }

  @Post("/lots/steps/{number}/undo")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> undoStep(
      HttpRequest<?> request, Actor actor, long id, int number, @Body String body) {
    Forms.read(request, body);
    String back = "/tenders/" + id + "/lots";
    return pages.after(
        request,
        back,
        () -> {
          undoLotStep.run(actor, id, number);
          return Pages.redirect(back, Tone.GOOD, "tender.lot-step-was-undone");
        });
  }

  @Get("/undo-aggregation")
  ModelAndView<?> askUndo(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    return undoPage(request, actor, id, Form.empty());
  }

  @Post("/undo-aggregation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> undo(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    try {
      undoAggregation.run(actor, id, form.value("reason"));
      return Pages.redirect("/rounds", Tone.GOOD, "tender.aggregation-was-undone");
    } catch (Refusal.InvalidInput | Refusal.RuleBroken refusal) {
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity().body(undoPage(request, actor, id, marked));
    }
  }

  private ModelAndView<?> undoPage(HttpRequest<?> request, Actor actor, long id, Form form) {
    return new ModelAndView<>(
        "tender/lot/undo-aggregation",
        frames.of(request, actor, visible.get(actor, id), "/demand").model(Map.of("form", form)));
  }
}
