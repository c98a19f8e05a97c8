package org.muwahhad.demand.form;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;
import org.muwahhad.web.workbook.TableUpload;

/** Where an officer sends the lines of the entity's demand as a file. */
@Hidden
@Controller("/rounds/{id}/submission/import")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record DemandImportPages(
    Answers answers,
    DemandForm demandForm,
    SubmissionQueries queries,
    AskableItemQueries catalog,
    ImportDemand importDemand) {

  @Get
  HttpResponse<String> ask(Actor actor, long id) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    return page(own, Form.empty().with("version", own.formVersion()));
  }

  @Post
  @Secured("PROCUREMENT_OFFICER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> run(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String version,
      @Part @Nullable String csrfToken) {
    // The version first seen stays in the form, so that pressing again does not get past a refusal.
    Form sent = Form.empty().with("version", version == null ? "" : version);
    answers.take(csrfToken, sent);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    Language language = Pages.language(request);
    try {
      int lines =
          importDemand.run(
              actor, own.id(), OwnSubmission.version(sent), TableUpload.read(file).table());
      return Pages.redirect(OwnSubmission.path(id), Tone.GOOD, "demand.import-done", lines);
    } catch (Refusal.InvalidInput refusal) {
      Form form = sent;
      for (String message : DemandTable.messages(refusal, language)) {
        form = form.withError(TableFile.FIELD, message);
      }
      return refused(HttpStatus.UNPROCESSABLE_ENTITY, own, form);
    } catch (Refusal.RuleBroken refusal) {
      Form form = Refusals.mark(sent, refusal, language);
      return refused(HttpStatus.UNPROCESSABLE_ENTITY, own, form);
    } catch (Refusal.Conflict conflict) {
      Form form = Refusals.mark(sent, conflict, language);
      return refused(HttpStatus.CONFLICT, own, form);
    }
  }

  /** An empty file with the columns in the reader's language; opens in a spreadsheet program. */
  @Get("/columns.csv")
  @Produces("text/csv;charset=utf-8")
  HttpResponse<String> columns(HttpRequest<?> request) {
    return HttpResponse.ok(
            CsvFile.ofColumns(
                Arrays.stream(LineField.values())
                    .map(f -> DemandTable.columnName(f, Pages.language(request)))
                    .toList()))
        .contentType("text/csv;charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"demand.csv\"");
  }

  private HttpResponse<?> refused(
      HttpStatus status, SubmissionQueries.SubmissionRow own, Form form) {
    return page(own, form).toMutableResponse().status(status);
  }

  private HttpResponse<String> page(SubmissionQueries.SubmissionRow own, Form form) {
    return answers.page(
        "demand/form/import",
        page ->
            Map.of(
                "page",
                demandForm
                    .titled(page, own, "demand.import-title")
                    .below(page.t().get("demand.form-title"), OwnSubmission.path(own.roundId())),
                "form",
                form,
                "own",
                own,
                "sites",
                catalog.listSites(own.entityId())));
  }
}
