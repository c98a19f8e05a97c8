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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
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
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;
import org.muwahhad.web.workbook.TableUpload;

/** Where an officer sends the lines of the entity's demand as a file. */
@Hidden
@Controller("/rounds/{id}/submission/import")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class DemandImportPages {
  private final Pages pages;
  private final DemandForm demandForm;
  private final SubmissionQueries queries;
  private final AskableItemQueries catalog;
  private final ImportDemand importDemand;

  DemandImportPages(
      Pages pages,
      DemandForm demandForm,
      SubmissionQueries queries,
      AskableItemQueries catalog,
      ImportDemand importDemand) {
    this.pages = pages;
    this.demandForm = demandForm;
    this.queries = queries;
    this.catalog = catalog;
    this.importDemand = importDemand;
  }

  @Get
  ModelAndView<?> ask(HttpRequest<?> request, Actor actor, long id) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    return page(request, own, Form.empty().with("version", own.formVersion()));
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
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    Language language = Pages.language(request);
    // The version first seen stays in the form, so that pressing again does not get past a refusal.
    Form sent = Form.empty().with("version", version == null ? "" : version);
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
      return refused(HttpStatus.UNPROCESSABLE_ENTITY, request, own, form);
    } catch (Refusal.RuleBroken refusal) {
      Form form = Refusals.mark(sent, refusal, language);
      return refused(HttpStatus.UNPROCESSABLE_ENTITY, request, own, form);
    } catch (Refusal.Conflict conflict) {
      Form form = Refusals.mark(sent, conflict, language);
      return refused(HttpStatus.CONFLICT, request, own, form);
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
      HttpStatus status, HttpRequest<?> request, SubmissionQueries.SubmissionRow own, Form form) {
    return HttpResponse.status(status).contentType(Pages.HTML).body(page(request, own, form));
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, SubmissionQueries.SubmissionRow own, Form form) {
    return new ModelAndView<>(
        "demand/form/import",
        Map.of(
            "page",
            demandForm
                .titled(pages.of(request), own, "demand.import-title")
                .below(
                    pages.of(request).t().get("demand.form-title"),
                    OwnSubmission.path(own.roundId())),
            "form",
            form,
            "own",
            own,
            "sites",
            catalog.listSites(own.entityId())));
  }
}
