package org.muwahhad.tender.procedure;

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
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The panel's side of a prequalification in the browser. */
@Hidden
@Controller("/tenders/{id}/applications")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PrequalificationPages {
  private final Pages pages;
  private final TenderQueries tenders;
  private final ViewPrequalification viewPrequalification;
  private final ProposeFinding proposeFinding;
  private final ConfirmFinding confirmFinding;
  private final SendBackFinding sendBackFinding;
  private final ConcludePrequalification conclude;

  PrequalificationPages(
      Pages pages,
      TenderQueries tenders,
      ViewPrequalification viewPrequalification,
      ProposeFinding proposeFinding,
      ConfirmFinding confirmFinding,
      SendBackFinding sendBackFinding,
      ConcludePrequalification conclude) {
    this.pages = pages;
    this.tenders = tenders;
    this.viewPrequalification = viewPrequalification;
    this.proposeFinding = proposeFinding;
    this.confirmFinding = confirmFinding;
    this.sendBackFinding = sendBackFinding;
    this.conclude = conclude;
  }

  @Get
  ModelAndView<?> list(HttpRequest<?> request, Actor actor, long id) {
    PrequalificationView desk = viewPrequalification.desk(actor, id);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "tender/procedure/applications",
        Map.of("page", below(page, id).titled("procedure.applications"), "desk", desk));
  }

  @Post("/conclude")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> conclude(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        here(id),
        () -> {
          conclude.run(actor, id);
          return Pages.redirect(here(id), Tone.GOOD, "procedure.concluded");
        });
  }

  @Get("/{applicationId}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id, long applicationId) {
    return page(request, actor, id, applicationId, Form.empty());
  }

  @Post("/{applicationId}/finding")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> propose(
      HttpRequest<?> request, Actor actor, long id, long applicationId, @Body String body) {
    Form form = Forms.read(request, body);
    ApplicationFile file = viewPrequalification.file(actor, id, applicationId);
    return Pages.orAgain(
        request,
        form,
        () -> {
          proposeFinding.run(
              actor,
              id,
              applicationId,
              checks(form, file.points()),
              new Bilingual(form.value("reason.ar"), form.value("reason.en")));
          return Pages.redirect(here(id), Tone.GOOD, "procedure.finding-was-proposed");
        },
        marked -> page(request, actor, id, applicationId, marked));
  }

  @Post("/{applicationId}/confirm")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(
      HttpRequest<?> request, Actor actor, long id, long applicationId, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        here(id) + "/" + applicationId,
        () -> {
          confirmFinding.run(actor, id, applicationId);
          return Pages.redirect(here(id), Tone.GOOD, "procedure.finding-was-confirmed");
        });
  }

  @Post("/{applicationId}/send-back")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> sendBack(
      HttpRequest<?> request, Actor actor, long id, long applicationId, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          sendBackFinding.run(actor, id, applicationId, form.value("sendBackReason"));
          return Pages.redirect(
              here(id) + "/" + applicationId, Tone.GOOD, "procedure.finding-was-sent-back");
        },
        marked -> page(request, actor, id, applicationId, marked));
  }

  private static List<ProposeFinding.CriterionFindingInput> checks(
      Form form, List<Applications.Point> points) {
    return points.stream()
        .map(
            p ->
                new ProposeFinding.CriterionFindingInput(
                    p.criterionId(), met(form, p.criterionId())))
        .toList();
  }

  private static @org.jspecify.annotations.Nullable Boolean met(Form form, long criterionId) {
    return switch (form.value("checks[" + criterionId + "]")) {
      case "met" -> true;
      case "not-met" -> false;
      default -> null;
    };
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, long id, long applicationId, Form form) {
    ApplicationFile file = viewPrequalification.file(actor, id, applicationId);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "tender/procedure/decide",
        Map.of(
            "page",
            below(page, id)
                .below(page.t().get("procedure.applications"), here(id))
                .titledAs(page.t().of(file.application().supplier())),
            "file",
            file,
            "form",
            form));
  }

  private Page below(Page page, long id) {
    return page.below(page.t().get("tender.tenders"), "/tenders")
        .below(tenders.getTender(id).number(), "/tenders/" + id);
  }

  private static String here(long id) {
    return "/tenders/" + id + "/applications";
  }
}
