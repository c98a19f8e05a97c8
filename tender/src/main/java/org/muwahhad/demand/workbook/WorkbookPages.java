package org.muwahhad.demand.workbook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.form.DemandForm;
import org.muwahhad.demand.form.OwnSubmission;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;
import org.muwahhad.web.workbook.TableUpload;

/** Where an officer takes the entity's workbook away, sends it back and sees what it changes. */
@Hidden
@Controller("/rounds/{id}/submission/workbook")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class WorkbookPages {
  private static final int ON_A_PAGE = 100;

  private final Pages pages;
  private final DemandForm demandForm;
  private final SubmissionQueries queries;
  private final DownloadWorkbook downloadWorkbook;
  private final StageWorkbook stageWorkbook;
  private final ReviewWorkbook reviewWorkbook;
  private final ApplyWorkbook applyWorkbook;
  private final DiscardWorkbook discardWorkbook;

  WorkbookPages(
      Pages pages,
      DemandForm demandForm,
      SubmissionQueries queries,
      DownloadWorkbook downloadWorkbook,
      StageWorkbook stageWorkbook,
      ReviewWorkbook reviewWorkbook,
      ApplyWorkbook applyWorkbook,
      DiscardWorkbook discardWorkbook) {
    this.pages = pages;
    this.demandForm = demandForm;
    this.queries = queries;
    this.downloadWorkbook = downloadWorkbook;
    this.stageWorkbook = stageWorkbook;
    this.reviewWorkbook = reviewWorkbook;
    this.applyWorkbook = applyWorkbook;
    this.discardWorkbook = discardWorkbook;
  }

  @Get
  ModelAndView<?> ask(HttpRequest<?> request, Actor actor, long id) {
    return page(request, actor, OwnSubmission.own(queries, actor, id), Form.empty());
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
  HttpResponse<?> send(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    try {
      TableUpload sent = TableUpload.readWorkbook(file, "demand.workbook-not-ours");
      stageWorkbook.run(actor, own.id(), sent.table(), sent.fileName());
      return Pages.redirect(path(id) + "/review");
    } catch (Refusal.InvalidInput | Refusal.RuleBroken refusal) {
      Form form = Refusals.mark(Form.empty(), refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity()
          .contentType(Pages.HTML)
          .body(page(request, actor, own, form));
    }
  }

  /** What would change, mistakes and conflicts first. */
  @Get("/review")
  HttpResponse<?> review(
      HttpRequest<?> request, Actor actor, long id, @QueryValue(defaultValue = "1") int page) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    Optional<WorkbookReview> review = reviewWorkbook.find(actor, own.id());
    return review.isPresent()
        ? HttpResponse.ok(view(request, own, review.get(), page)).contentType(Pages.HTML)
        : Pages.redirect(path(id));
  }

  @Post("/apply")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> apply(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    return pages.after(
        request,
        path(id) + "/review",
        () -> {
          WorkbookReview done =
              applyWorkbook.run(actor, own.id(), form.value("sha256"), OwnSubmission.version(form));
          int kept = done.count(WorkbookChange.WorkbookChangeKind.CONFLICT);
          return Pages.redirect(
              OwnSubmission.path(id),
              kept == 0 ? Tone.GOOD : Tone.WARNING,
              "demand.workbook-applied",
              done.changes().size() - kept,
              kept);
        });
  }

  @Post("/drop")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> drop(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    discardWorkbook.run(actor, own.id());
    return Pages.redirect(path(id), Tone.INFO, "demand.workbook-dropped");
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, SubmissionQueries.SubmissionRow own, Form form) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "demand/workbook/workbook",
        Map.of(
            "page",
            below(page, own).titled("demand.workbook-title"),
            "form",
            form,
            "own",
            own,
            "waits",
            reviewWorkbook.find(actor, own.id()).isPresent()));
  }

  private ModelAndView<?> view(
      HttpRequest<?> request,
      SubmissionQueries.SubmissionRow own,
      WorkbookReview review,
      int wanted) {
    Page page = pages.of(request);
    PageNumbers numbers =
        PageNumbers.of(wanted, ON_A_PAGE, review.changes().size(), path(own.roundId()) + "/review");
    return new ModelAndView<>(
        "demand/workbook/workbook-review",
        Map.of(
            "page",
                below(page, own)
                    .below(page.t().get("demand.workbook-title"), path(own.roundId()))
                    .titled("demand.workbook-review-title"),
            "own", own,
            "review", review,
            "shown", numbers.of(review.changes()),
            "numbers", numbers));
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
