package org.muwahhad.organisation.state;

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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;
import org.muwahhad.web.workbook.TableUpload;

/** Where a central buyer sends the official holidays of a year as a file. */
@Hidden
@Controller("/organisation/holidays/import")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record HolidayImportPages(Answers answers, OrganisationFrame frame, AddHolidays addHolidays) {
  private static final String CSV = "text/csv;charset=utf-8";

  @Get
  HttpResponse<String> ask(Actor actor) {
    actor.require(Role.CENTRAL_BUYER);
    return page(Form.empty());
  }

  @Post
  @Secured("CENTRAL_BUYER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> run(
      HttpRequest<?> request,
      Actor actor,
      @Part @Nullable CompletedFileUpload file,
      @Part @Nullable String csrfToken) {
    answers.take(csrfToken, Form.empty());
    actor.require(Role.CENTRAL_BUYER);
    try {
      int added = addHolidays.run(actor, TableUpload.read(file).table());
      return Pages.redirect(
          "/organisation/states", Tone.GOOD, "organisation.holidays-imported", added);
    } catch (Refusal.InvalidInput refusal) {
      Form form = Form.empty();
      for (String message : HolidayTable.messages(refusal, Pages.language(request))) {
        form = form.withError(TableFile.FIELD, message);
      }
      return page(form).toMutableResponse().status(HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  /** An empty file with the columns in the reader's language; opens in a spreadsheet program. */
  @Get("/columns.csv")
  @Produces(CSV)
  HttpResponse<String> columns(HttpRequest<?> request) {
    return HttpResponse.ok(
            CsvFile.ofColumns(
                HolidayTable.COLUMNS.stream()
                    .map(c -> HolidayTable.columnName(c, Pages.language(request)))
                    .toList()))
        .contentType(CSV)
        .header("Content-Disposition", "attachment; filename=\"holidays.csv\"");
  }

  private HttpResponse<String> page(Form form) {
    return frame.below(
        OrganisationFrame.OrganisationPart.STATES,
        "organisation.import-holidays",
        "state/holiday-import",
        t -> Map.of("form", form));
  }
}
