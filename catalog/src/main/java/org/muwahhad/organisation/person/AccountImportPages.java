package org.muwahhad.organisation.person;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.FieldError;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;
import org.muwahhad.web.workbook.TableUpload;

/** Files of people: sent, reviewed, proposed by one press and confirmed by another. */
@Hidden
@Controller("/organisation/people/import")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AccountImportPages {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.PEOPLE;
  private static final String FILES = "/organisation/people/import/files/";
  private final OrganisationFrame frame;
  private final StageAccountImport stageImport;
  private final ViewAccountImports viewImports;
  private final ProposeAccountImport proposeImport;
  private final DecideAccountImport decideImport;
  private final AccountWorkbook workbook;

  AccountImportPages(
      OrganisationFrame frame,
      StageAccountImport stageImport,
      ViewAccountImports viewImports,
      ProposeAccountImport proposeImport,
      DecideAccountImport decideImport,
      AccountWorkbook workbook) {
    this.frame = frame;
    this.stageImport = stageImport;
    this.viewImports = viewImports;
    this.proposeImport = proposeImport;
    this.decideImport = decideImport;
    this.workbook = workbook;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> ask(HttpRequest<?> request, Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    return page(request, Form.empty(), List.of());
  }

  @Post
  @Secured("ADMINISTRATOR")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(Pages.HTML)
  HttpResponse<?> send(
      HttpRequest<?> request,
      Actor actor,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    actor.require(Role.ADMINISTRATOR);
    try {
      TableUpload upload = TableUpload.read(file);
      return Pages.redirect(FILES + stageImport.run(actor, upload.table(), upload.fileName()));
    } catch (Refusal.InvalidInput refusal) {
      Language language = Pages.language(request);
      Form form = Form.empty();
      List<AccountTable.CellMistake> mistakes = new ArrayList<>();
      for (Refusal.Fault fault : refusal.faults()) {
        String message = Texts.in(language).get(fault.messageKey(), fault.arguments().toArray());
        Optional<TableFile.FilePosition> place = TableFile.findPlace(fault.field());
        if (place.isPresent()) {
          mistakes.add(mistake(place.get(), message, language));
        } else {
          form = form.withError(TableFile.FIELD, message);
        }
      }
      if (!mistakes.isEmpty()) {
        form =
            form.withError(
                TableFile.FIELD,
                Texts.in(language).get("organisation.import-mistakes", mistakes.size()));
      }
      return HttpResponse.unprocessableEntity()
          .contentType(Pages.HTML)
          .body(page(request, form, mistakes));
    }
  }

  /** An empty file with the columns in the reader's language; opens in a spreadsheet program. */
  @Get("/columns.csv")
  @Produces("text/csv;charset=utf-8")
  HttpResponse<String> columns(HttpRequest<?> request) {
    return HttpResponse.ok(
            CsvFile.ofColumns(
                AccountTable.COLUMNS.stream()
                    .map(c -> AccountTable.columnName(c, Pages.language(request)))
                    .toList()))
        .contentType("text/csv;charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"people.csv\"");
  }

  /** The same as a workbook, with the roles and codes that a row takes. */
  @Get("/people.xlsx")
  @Produces(TableUpload.XLSX)
  HttpResponse<byte[]> workbook(HttpRequest<?> request, Actor actor) {
    return TableUpload.download(workbook.write(actor, Texts.in(Pages.language(request))), "people");
  }

  @Get("/files/{id}")
  @Produces(Pages.HTML)
  ModelAndView<?> show(
      HttpRequest<?> request, Actor actor, long id, @QueryValue(defaultValue = "1") int page) {
    return sheet(request, actor, id, page, Form.empty());
  }

  @Post("/files/{id}/propose")
  @Produces(Pages.HTML)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> propose(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () ->
            Pages.redirect(
                FILES + id,
                Tone.GOOD,
                "organisation.import-proposed",
                proposeImport.run(actor, id)),
        again -> sheet(request, actor, id, 1, again));
  }

  @Post("/files/{id}/drop")
  @Produces(Pages.HTML)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> drop(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          proposeImport.drop(actor, id);
          return Pages.redirect(PART.href(), Tone.INFO, "organisation.import-dropped");
        },
        again -> sheet(request, actor, id, 1, again));
  }

  @FreshSignIn
  @Post("/files/{id}/confirm")
  @Produces(Pages.HTML)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () ->
            Pages.redirect(
                FILES + id,
                Tone.GOOD,
                "organisation.import-confirmed",
                decideImport.confirm(actor, id)),
        again -> sheet(request, actor, id, 1, again));
  }

  @Post("/files/{id}/reject")
  @Produces(Pages.HTML)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> reject(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () ->
            Pages.redirect(
                FILES + id,
                Tone.GOOD,
                "organisation.import-rejected",
                decideImport.reject(actor, id, form.value("reason"))),
        again -> sheet(request, actor, id, 1, again));
  }

  private static AccountTable.CellMistake mistake(
      TableFile.FilePosition place, String message, Language language) {
    String column =
        AccountTable.COLUMNS.contains(place.column())
            ? AccountTable.columnName(place.column(), language)
            : place.column();
    return new AccountTable.CellMistake(place.line(), column, message);
  }

  /** The form with each fault of a row told with its place in the file. */
  private static Form placed(Form form, Language language) {
    Texts t = Texts.in(language);
    Form placed = Form.empty().with("reason", form.value("reason"));
    for (FieldError error : form.errors()) {
      Optional<AccountTable.CellMistake> mistake =
          TableFile.findPlace(error.field()).map(p -> mistake(p, error.message(), language));
      placed =
          mistake.isEmpty()
              ? placed.withError(error.field(), error.message())
              : placed.withError(
                  "",
                  t.get(
                      "organisation.line-error",
                      mistake.get().line(),
                      mistake.get().column(),
                      error.message()));
    }
    return placed;
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Form form, List<AccountTable.CellMistake> mistakes) {
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).get("organisation.import-people"),
        "person/import",
        Map.of("form", form, "mistakes", mistakes));
  }

  private ModelAndView<?> sheet(HttpRequest<?> request, Actor actor, long id, int page, Form form) {
    ListChoice choice = new ListChoice(FILES + id, "", "", "", page);
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).get("organisation.import-people"),
        "person/import-file",
        Map.of(
            "view",
            viewImports.get(actor, id, choice),
            "choice",
            choice,
            "form",
            placed(form, Pages.language(request))));
  }
}
