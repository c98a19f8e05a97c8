package org.muwahhad.catalog;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** Bringing in a file of items in the browser. */
@Hidden
@Controller("/catalog/import")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ImportPages {
  private final Pages pages;
  private final CatalogUploads uploads;

  ImportPages(Pages pages, CatalogUploads uploads) {
    this.pages = pages;
    this.uploads = uploads;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> form(HttpRequest<?> request, Actor actor) {
    actor.require(Role.CATALOG_MANAGER);
    return view(request, Form.empty(), List.of());
  }

  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(Pages.HTML)
  HttpResponse<?> send(
      HttpRequest<?> request,
      Actor actor,
      @Nullable @Part(Forms.CSRF_FIELD) String csrfToken,
      @Nullable @Part("file") CompletedFileUpload file) {
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    try {
      ImportCatalog.Outcome done = uploads.run(actor, file);
      return Pages.redirect(
          "/catalog",
          Tone.GOOD,
          "catalog.imported",
          done.added(),
          done.revised(),
          done.unchanged());
    } catch (Refusal.InvalidInput refusal) {
      return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY).body(refused(request, refusal));
    }
  }

  /** The header row, for a spreadsheet program (with a byte order mark, so that it sees UTF-8). */
  @Get("/example.csv")
  @Produces("text/csv;charset=utf-8")
  HttpResponse<String> example(Actor actor) {
    actor.require(Role.CATALOG_MANAGER);
    String header =
        Arrays.stream(ImportColumns.values())
            .map(ImportColumns::column)
            .collect(Collectors.joining(","));
    return HttpResponse.ok("\ufeff" + header + "\r\n")
        .header("Content-Disposition", "attachment; filename=\"catalog.csv\"");
  }

  private ModelAndView<?> refused(HttpRequest<?> request, Refusal.InvalidInput refusal) {
    Texts t = Texts.in(Pages.language(request));
    Form form = Form.empty();
    List<ImportMistake> mistakes = new ArrayList<>();
    for (Refusal.Fault fault : refusal.faults()) {
      String message = t.get(fault.messageKey(), fault.arguments().toArray());
      Optional<TableFile.Place> place = TableFile.findPlace(fault.field());
      if (place.isPresent()) {
        mistakes.add(new ImportMistake(place.get().line(), place.get().column(), message));
      } else {
        form = form.withError(TableFile.FIELD, message);
      }
    }
    return view(
        request,
        mistakes.isEmpty() ? form : form.withError(TableFile.FIELD, t.get("catalog.import-failed")),
        mistakes);
  }

  private ModelAndView<?> view(HttpRequest<?> request, Form form, List<ImportMistake> mistakes) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "catalog/import",
        Map.of(
            "page",
            page.below(page.t().get("catalog.title"), "/catalog").titled("catalog.import-title"),
            "form",
            form,
            "mistakes",
            mistakes,
            "columns",
            List.of(ImportColumns.values())));
  }
}
