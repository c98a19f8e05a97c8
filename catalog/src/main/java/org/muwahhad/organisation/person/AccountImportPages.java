package org.muwahhad.organisation.person;

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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
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
import org.muwahhad.web.Answers;
import org.muwahhad.web.FieldError;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;
import org.muwahhad.web.workbook.TableUpload;

/** Files of people: sent, reviewed, proposed by one press and confirmed by another. */
@Hidden
@Controller("/organisation/people/import")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record AccountImportPages(
    Answers answers,
    OrganisationFrame frame,
    StageAccountImport stageImport,
    ViewAccountImports viewImports,
    ProposeAccountImport proposeImport,
    DecideAccountImport decideImport,
    AccountWorkbook workbook) {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.PEOPLE;
  private static final String FILES = "/organisation/people/import/files/";
  private static final String CSV = "text/csv;charset=utf-8";

  @Get
  HttpResponse<String> ask(Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    return page(Form.empty(), List.of());
  }

  @Post
  @Secured("ADMINISTRATOR")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> send(
      HttpRequest<?> request,
      Actor actor,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    answers.take(csrfToken, Form.empty());
    actor.require(Role.ADMINISTRATOR);
    try {
      TableUpload upload = TableUpload.read(file);
      return Pages.redirect(FILES + stageImport.run(actor, upload.table(), upload.fileName()));
    } catch (Refusal.InvalidInput refusal) {
      return refused(refusal, Pages.language(request))
          .toMutableResponse()
          .status(HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  private HttpResponse<String> refused(Refusal.InvalidInput refusal, Language language) {
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
    return page(form, mistakes);
  }

  /** An empty file with the columns in the reader's language; opens in a spreadsheet program. */
  @Get("/columns.csv")
  @Produces(CSV)
  HttpResponse<String> columns(HttpRequest<?> request) {
    return HttpResponse.ok(
            CsvFile.ofColumns(
                AccountTable.COLUMNS.stream()
                    .map(c -> AccountTable.columnName(c, Pages.language(request)))
                    .toList()))
        .contentType(CSV)
        .header("Content-Disposition", "attachment; filename=\"people.csv\"");
  }

  /** The same as a workbook, with the roles and codes that a row takes. */
  @Get("/people.xlsx")
  @Produces(TableUpload.XLSX)
  HttpResponse<byte[]> workbook(HttpRequest<?> request, Actor actor) {
    return TableUpload.download(workbook.write(actor, Texts.in(Pages.language(request))), "people");
  }

  @Get("/files/{id}")
  HttpResponse<String> show(Actor actor, long id, @QueryValue(defaultValue = "1") int page) {
    ListChoice choice = new ListChoice(FILES + id, "", "", "", page);
    Form form = answers.form(Form::empty);
    return frame.below(
        PART,
        "organisation.import-people",
        "person/import-file",
        t ->
            Map.of(
                "view",
                viewImports.get(actor, id, choice),
                "choice",
                choice,
                "form",
                placed(form, t)));
  }

  @Post("/files/{id}/propose")
  HttpResponse<?> propose(Actor actor, long id) {
    return answers
        .act(() -> proposeImport.run(actor, id))
        .then(accounts -> toFile(id, "organisation.import-proposed", accounts))
        .orAgain(() -> show(actor, id, 1))
        .done();
  }

  @Post("/files/{id}/drop")
  HttpResponse<?> drop(Actor actor, long id) {
    return answers
        .act(() -> proposeImport.drop(actor, id))
        .then(done -> Pages.redirect(PART.href(), Tone.INFO, "organisation.import-dropped"))
        .orAgain(() -> show(actor, id, 1))
        .done();
  }

  @FreshSignIn
  @Post("/files/{id}/confirm")
  HttpResponse<?> confirm(Actor actor, long id) {
    return answers
        .act(() -> decideImport.confirm(actor, id))
        .then(accounts -> toFile(id, "organisation.import-confirmed", accounts))
        .orAgain(() -> show(actor, id, 1))
        .done();
  }

  @Post("/files/{id}/reject")
  HttpResponse<?> reject(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> decideImport.reject(actor, id, form.value("reason")))
        .then(accounts -> toFile(id, "organisation.import-rejected", accounts))
        .orAgain(() -> show(actor, id, 1))
        .done();
  }

  private static HttpResponse<?> toFile(long id, String messageKey, int accounts) {
    return Pages.redirect(FILES + id, Tone.GOOD, messageKey, accounts);
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
  private static Form placed(Form form, Texts t) {
    Form placed = Form.empty().with("reason", form.value("reason"));
    for (FieldError error : form.errors()) {
      Optional<AccountTable.CellMistake> mistake =
          TableFile.findPlace(error.field()).map(p -> mistake(p, error.message(), t.language()));
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

  private HttpResponse<String> page(Form form, List<AccountTable.CellMistake> mistakes) {
    return frame.below(
        PART,
        "organisation.import-people",
        "person/import",
        t -> Map.of("form", form, "mistakes", mistakes));
  }
}
