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
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** A supplier's application to a selective tender in the browser. */
@Hidden
@Controller("/tenders/{id}/application")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ApplicationPages {
  private final Pages pages;
  private final ViewPrequalification viewPrequalification;
  private final ApplyForPrequalification apply;
  private final WithdrawApplication withdraw;

  ApplicationPages(
      Pages pages,
      ViewPrequalification viewPrequalification,
      ApplyForPrequalification apply,
      WithdrawApplication withdraw) {
    this.pages = pages;
    this.viewPrequalification = viewPrequalification;
    this.apply = apply;
    this.withdraw = withdraw;
  }

  @Get
  ModelAndView<?> room(HttpRequest<?> request, Actor actor, long id) {
    ApplicationView room = viewPrequalification.room(actor, id);
    Form form = Form.empty();
    for (Applications.Point point : room.points()) {
      form = form.with("answers[" + point.criterionId() + "]", point.answer());
    }
    Applications.Application own = room.application();
    return page(request, room, own == null ? form : form.with("statement", own.statement()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> apply(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    ApplicationView room = viewPrequalification.room(actor, id);
    return Pages.orAgain(
        request,
        form,
        () -> {
          apply.run(
              actor,
              id,
              room.points().stream()
                  .map(
                      p ->
                          new ApplyForPrequalification.CriterionAnswer(
                              p.criterionId(), form.value("answers[" + p.criterionId() + "]")))
                  .toList(),
              form.value("statement"));
          return Pages.redirect(here(id), Tone.GOOD, "procedure.application-sent");
        },
        marked -> page(request, room, marked));
  }

  @Post("/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        here(id),
        () -> {
          withdraw.run(actor, id);
          return Pages.redirect(here(id), Tone.GOOD, "procedure.application-taken-back");
        });
  }

  private ModelAndView<?> page(HttpRequest<?> request, ApplicationView room, Form form) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "tender/procedure/application",
        Map.of(
            "page",
            page.titled("procedure.application")
                .below(page.t().get("publication.title"), "/publications")
                .below(room.number(), "/publications/" + room.number()),
            "room",
            room,
            "form",
            form));
  }

  private static String here(long id) {
    return "/tenders/" + id + "/application";
  }
}
