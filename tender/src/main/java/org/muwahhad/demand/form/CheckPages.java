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
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.Receipt;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.demand.submission.SubmitDemand;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** The last page before the demand is submitted: everything once more, and the declaration. */
@Hidden
@Controller("/rounds/{id}/submission")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class CheckPages {
  private static final String DECLARED = "declared";
  private final Pages pages;
  private final DemandForm demandForm;
  private final SubmissionQueries queries;
  private final ViewSubmissionCheck viewSubmissionCheck;
  private final ViewDemandAmendment viewDemandAmendment;
  private final SubmitDemand submitDemand;

  CheckPages(
      Pages pages,
      DemandForm demandForm,
      SubmissionQueries queries,
      ViewSubmissionCheck viewSubmissionCheck,
      ViewDemandAmendment viewDemandAmendment,
      SubmitDemand submitDemand) {
    this.viewDemandAmendment = viewDemandAmendment;
    this.pages = pages;
    this.demandForm = demandForm;
    this.queries = queries;
    this.viewSubmissionCheck = viewSubmissionCheck;
    this.submitDemand = submitDemand;
  }

  @Get("/check")
  HttpResponse<?> check(HttpRequest<?> request, Actor actor, long id) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    Form form = Form.empty().with("requestKey", UUID.randomUUID().toString());
    return pages.after(
        request,
        OwnSubmission.path(id),
        () ->
            HttpResponse.ok(page(request, actor, own, form.with("version", own.formVersion())))
                .contentType(Pages.HTML));
  }

  @Post("/submit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> submit(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.readSheet(request, body);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    return pages.after(
        request,
        OwnSubmission.path(id),
        () ->
            form.chosen(DECLARED, "true")
                ? submit(actor, own, form)
                : ask(request, actor, own, form));
  }

  private HttpResponse<?> submit(Actor actor, SubmissionQueries.SubmissionRow own, Form form) {
    Receipt receipt =
        submitDemand.run(
            actor,
            own.id(),
            new SubmitDemand.DemandSubmission(
                form.value("requestKey"), OwnSubmission.version(form), null));
    return Pages.redirect(
        "/submissions/" + own.id() + "/receipts/" + receipt.number(),
        Tone.GOOD,
        "demand.submitted",
        receipt.receiptNumber());
  }

  private HttpResponse<?> ask(
      HttpRequest<?> request, Actor actor, SubmissionQueries.SubmissionRow own, Form form) {
    Refusal missing = new Refusal.InvalidInput(DECLARED, "demand.not-declared");
    return HttpResponse.unprocessableEntity()
        .contentType(Pages.HTML)
        .body(page(request, actor, own, Refusals.mark(form, missing, Pages.language(request))));
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, SubmissionQueries.SubmissionRow own, Form form) {
    if (own.isAmended()) {
      return new ModelAndView<>(
          "demand/form/amendment-check",
          Map.of(
              "page",
              demandForm.titled(pages.of(request), own, "demand.amendment-check-title"),
              "amendment",
              viewDemandAmendment.get(actor, own.id()),
              "form",
              form));
    }
    return new ModelAndView<>(
        "demand/form/submission-check",
        Map.of(
            "page",
            demandForm.titled(pages.of(request), own, "demand.check-title"),
            "check",
            viewSubmissionCheck.get(actor, own.id()),
            "form",
            form));
  }
}
