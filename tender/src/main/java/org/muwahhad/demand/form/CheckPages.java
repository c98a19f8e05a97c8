package org.muwahhad.demand.form;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.Receipt;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.demand.submission.SubmitDemand;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** The last page before the demand is submitted: everything once more, and the declaration. */
@Hidden
@Controller("/rounds/{id}/submission")
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record CheckPages(
    Answers answers,
    DemandForm demandForm,
    SubmissionQueries queries,
    ViewSubmissionCheck viewSubmissionCheck,
    ViewDemandAmendment viewDemandAmendment,
    SubmitDemand submitDemand) {
  private static final String DECLARED = "declared";

  @Get("/check")
  HttpResponse<String> check(Actor actor, long id) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    Form form =
        Form.empty()
            .with("requestKey", UUID.randomUUID().toString())
            .with("version", own.formVersion());
    return answers
        .act(() -> page(actor, own, form))
        .then(shown -> shown)
        .orBack(OwnSubmission.path(id))
        .done();
  }

  @Post("/submit")
  HttpResponse<String> submit(HttpRequest<?> request, Actor actor, long id) {
    Form form = answers.form(Form::empty);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    return answers
        .<HttpResponse<?>>act(
            () ->
                form.chosen(DECLARED, "true")
                    ? submit(actor, own, form)
                    : ask(request, actor, own, form))
        .then(answer -> answer)
        .orBack(OwnSubmission.path(id))
        .done();
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
    return page(actor, own, Refusals.mark(form, missing, Pages.language(request)))
        .toMutableResponse()
        .status(HttpStatus.UNPROCESSABLE_ENTITY);
  }

  private HttpResponse<String> page(Actor actor, SubmissionQueries.SubmissionRow own, Form form) {
    return own.isAmended()
        ? answers.page(
            "demand/form/amendment-check",
            page ->
                Map.of(
                    "page",
                    demandForm.titled(page, own, "demand.amendment-check-title"),
                    "amendment",
                    viewDemandAmendment.get(actor, own.id()),
                    "form",
                    form))
        : answers.page(
            "demand/form/submission-check",
            page ->
                Map.of(
                    "page",
                    demandForm.titled(page, own, "demand.check-title"),
                    "check",
                    viewSubmissionCheck.get(actor, own.id()),
                    "form",
                    form));
  }
}
