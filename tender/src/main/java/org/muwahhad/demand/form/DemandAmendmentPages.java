package org.muwahhad.demand.form;

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
import org.muwahhad.demand.round.RoundBreadcrumbs;
import org.muwahhad.demand.submission.AmendDemand;
import org.muwahhad.demand.submission.DiscardAmendment;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.demand.submission.ViewSubmissions;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Where an officer begins an amendment or drops it, and reads first what that means. */
@Hidden
@Controller("/submissions/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class DemandAmendmentPages {
  private final Pages pages;
  private final ViewSubmissions viewSubmissions;
  private final AmendDemand amendDemand;
  private final DiscardAmendment discardAmendment;

  DemandAmendmentPages(
      Pages pages,
      ViewSubmissions viewSubmissions,
      AmendDemand amendDemand,
      DiscardAmendment discardAmendment) {
    this.pages = pages;
    this.viewSubmissions = viewSubmissions;
    this.amendDemand = amendDemand;
    this.discardAmendment = discardAmendment;
  }

  @Get("/amend")
  HttpResponse<?> amend(HttpRequest<?> request, Actor actor, long id) {
    return pages.after(
        request,
        "/submissions/" + id,
        () -> {
          amendDemand.requireAllowed(actor, id);
          return ask(request, actor, id, "amend");
        });
  }

  @Post("/amend")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> amend(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        "/submissions/" + id,
        () -> {
          amendDemand.run(actor, id);
          long round = viewSubmissions.get(actor, id).submission().roundId();
          return Pages.redirect(ViewOwnSubmission.path(round), Tone.INFO, "demand.amendment-begun");
        });
  }

  @Get("/amendment/discard")
  HttpResponse<?> discard(HttpRequest<?> request, Actor actor, long id) {
    return pages.after(
        request,
        "/submissions/" + id,
        () -> {
          SubmissionQueries.SubmissionRow row = viewSubmissions.get(actor, id).submission();
          actor.requireOfficerOf(row.entityId());
          if (!row.isAmended()) {
            throw new Refusal.RuleBroken("demand.no-amendment");
          }
          return ask(request, actor, id, "discard");
        });
  }

  @Post("/amendment/discard")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> discard(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    String back = "/submissions/" + id;
    return pages.after(
        request,
        back,
        () -> {
          discardAmendment.run(actor, id, ViewOwnSubmission.version(form));
          return Pages.redirect(back, Tone.GOOD, "demand.amendment-discarded");
        });
  }

  private HttpResponse<?> ask(HttpRequest<?> request, Actor actor, long id, String act) {
    ViewSubmissions.SubmissionView sheet = viewSubmissions.get(actor, id);
    SubmissionQueries.SubmissionRow row = sheet.submission();
    Page page = pages.of(request);
    return HttpResponse.ok(
            new ModelAndView<>(
                "demand/form/amendment-ask",
                Map.of(
                    "page",
                    RoundBreadcrumbs.of(page, row.roundName(), row.roundId())
                        .below(page.t().of(row.entityName()), "/submissions/" + id)
                        .titled("demand.amendment-ask." + act),
                    "submission",
                    row,
                    "inForce",
                    sheet.receipts().get(0),
                    "act",
                    act)))
        .contentType(Pages.HTML);
  }
}
