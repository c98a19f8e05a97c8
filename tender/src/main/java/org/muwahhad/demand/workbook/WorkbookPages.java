package org.muwahhad.demand.workbook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.form.DemandForm;
import org.muwahhad.demand.form.OwnSubmission;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;
import org.muwahhad.web.workbook.TableUpload;

/** Where an officer takes the entity's workbook away, sends it back and sees what it changes. */
@Hidden
@Controller("/rounds/{id}/submission/workbook")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record WorkbookPages(
    Answers answers,
    DemandForm demandForm,
    SubmissionQueries queries,
    DownloadWorkbook downloadWorkbook,
    StageWorkbook stageWorkbook,
    ReviewWorkbook reviewWorkbook,
    ApplyWorkbook applyWorkbook,
    DiscardWorkbook discardWorkbook) {
  private static final int ON_A_PAGE = 100;

  @Get
  HttpResponse<String> ask(Actor actor, long id) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    return answers.page(
        "demand/workbook/workbook",
        page ->
            Map.of(
                "page",
                below(page, own).titled("demand.workbook-title"),
                "own",
                own,
                "waits",
                reviewWorkbook.find(actor, own.id()).isPresent()));
  }

  @Get("/demand.xlsx")
  @Produces(TableUpload.XLSX)
  HttpResponse<byte[]> download(HttpRequest<?> request, Actor actor, long id) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    byte[] bytes = downloadWorkbook.run(actor, own.id(), Pages.language(request));
    return TableUpload.download(bytes, own.roundCode() + "-" + own.entityCode());
  }

  @Post
  @Secured("PROCUREMENT_OFFICER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<String> send(
      Actor actor,
      long id,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    answers.take(csrfToken, Form.empty());
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    return answers
        .act(
            () -> {
              TableUpload sent = TableUpload.readWorkbook(file, "demand.workbook-not-ours");
              return stageWorkbook.run(actor, own.id(), sent.table(), sent.fileName());
            })
        .then(staged -> Pages.redirect(path(id) + "/review"))
        .showing(() -> ask(actor, id));
  }

  /** What would change, mistakes and conflicts first. */
  @Get("/review")
  HttpResponse<?> review(Actor actor, long id, @QueryValue(defaultValue = "1") int page) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    Optional<WorkbookReview> review = reviewWorkbook.find(actor, own.id());
    return review.isPresent() ? view(own, review.get(), page) : Pages.redirect(path(id));
  }

  @Post("/apply")
  HttpResponse<String> apply(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    return answers
        .act(
            () ->
                applyWorkbook.run(
                    actor, own.id(), form.value("sha256"), OwnSubmission.version(form)))
        .then(done -> applied(id, done))
        .orBack(path(id) + "/review")
        .done();
  }

  private static HttpResponse<?> applied(long roundId, WorkbookReview done) {
    int kept = done.count(WorkbookChange.WorkbookChangeKind.CONFLICT);
    return Pages.redirect(
        OwnSubmission.path(roundId),
        kept == 0 ? Tone.GOOD : Tone.WARNING,
        "demand.workbook-applied",
        done.changes().size() - kept,
        kept);
  }

  @Post("/drop")
  HttpResponse<?> drop(Actor actor, long id) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    discardWorkbook.run(actor, own.id());
    return Pages.redirect(path(id), Tone.INFO, "demand.workbook-dropped");
  }

  private HttpResponse<String> view(
      SubmissionQueries.SubmissionRow own, WorkbookReview review, int wanted) {
    PageNumbers numbers =
        PageNumbers.of(wanted, ON_A_PAGE, review.changes().size(), path(own.roundId()) + "/review");
    return answers.page(
        "demand/workbook/workbook-review",
        page ->
            Map.of(
                "page",
                below(page, own)
                    .below(page.t().get("demand.workbook-title"), path(own.roundId()))
                    .titled("demand.workbook-review-title"),
                "own",
                own,
                "review",
                review,
                "shown",
                numbers.of(review.changes()),
                "numbers",
                numbers));
  }

  private Page below(Page page, SubmissionQueries.SubmissionRow own) {
    return demandForm
        .titled(page, own, "demand.workbook-title")
        .below(page.t().get("demand.form-title"), OwnSubmission.path(own.roundId()));
  }

  private static String path(long roundId) {
    return OwnSubmission.path(roundId) + "/workbook";
  }
}
