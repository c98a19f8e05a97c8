package org.muwahhad.tender.approval;

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
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.Tenders;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Approving, returning, publishing and cancelling a tender in the browser. */
@Hidden
@Controller("/tenders/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ApprovalPages {
  private final Pages pages;
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final Checklists checklists;
  private final Estimates estimates;
  private final Tenders tenders;
  private final ApproveTender approveTender;
  private final ReturnTenderToDraft returnTender;
  private final PublishTender publishTender;
  private final CancelTender cancelTender;

  ApprovalPages(
      Pages pages,
      TenderFrame frames,
      VisibleTenders visible,
      Checklists checklists,
      Estimates estimates,
      Tenders tenders,
      ApproveTender approveTender,
      ReturnTenderToDraft returnTender,
      PublishTender publishTender,
      CancelTender cancelTender) {
    this.pages = pages;
    this.frames = frames;
    this.visible = visible;
    this.checklists = checklists;
    this.estimates = estimates;
    this.tenders = tenders;
    this.approveTender = approveTender;
    this.returnTender = returnTender;
    this.publishTender = publishTender;
    this.cancelTender = cancelTender;
  }

  @Get("/approval")
  @Produces(Pages.HTML)
  ModelAndView<?> approval(HttpRequest<?> request, Actor actor, long id) {
    return approvalPage(request, actor, id, Form.empty());
  }

  @Post("/approve")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> approve(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        here(id) + "/approval",
        () -> {
          approveTender.asSeen(actor, id, form.value("version"));
          return Pages.redirect(here(id) + "/approval", Tone.GOOD, "tender.approved");
        });
  }

  @Post("/publish")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> publish(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        here(id) + "/approval",
        () -> {
          publishTender.run(actor, id);
          return Pages.redirect(here(id), Tone.GOOD, "tender.published");
        });
  }

  @Post("/return")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> giveBack(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        here(id) + "/approval",
        form,
        () -> {
          returnTender.run(actor, id, form.value("reason"));
          return Pages.redirect(here(id) + "/approval", Tone.GOOD, "tender.returned");
        },
        marked -> approvalPage(request, actor, id, marked));
  }

  @Get("/cancel")
  @Produces(Pages.HTML)
  ModelAndView<?> askCancel(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    return cancelPage(request, actor, id, Form.empty());
  }

  @Post("/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> cancel(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    try {
      cancelTender.run(actor, id, form.value("reason"));
      return Pages.redirect(here(id), Tone.GOOD, "tender.cancelled");
    } catch (Refusal.InvalidInput | Refusal.RuleBroken refusal) {
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity().body(cancelPage(request, actor, id, marked));
    }
  }

  private ModelAndView<?> approvalPage(HttpRequest<?> request, Actor actor, long id, Form form) {
    actor.require(Role.CENTRAL_BUYER, Role.ADMINISTRATOR);
    TenderQueries.Tender tender = visible.get(actor, id);
    if (tender.status().hasReached(TenderStatus.PUBLISHED)) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    boolean otherEyes =
        tender.preparedBy() != actor.personId()
            && tenders.countEdits(Long.toString(id), actor.personId()) == 0;
    Optional<Money> estimate = estimates.find(id);
    return new ModelAndView<>(
        "tender/approval/approval",
        frames
            .of(request, actor, tender, "/approval")
            .model(
                Map.of(
                    "checklist", checklists.draw(tender),
                    "estimate", estimate,
                    "otherEyes", otherEyes,
                    "mayPublish", actor.is(Role.CENTRAL_BUYER),
                    "form", form)));
  }

  private ModelAndView<?> cancelPage(HttpRequest<?> request, Actor actor, long id, Form form) {
    return new ModelAndView<>(
        "tender/approval/cancel",
        frames.of(request, actor, visible.get(actor, id), "/cancel").model(Map.of("form", form)));
  }

  private static String here(long id) {
    return "/tenders/" + id;
  }
}
