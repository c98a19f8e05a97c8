package org.muwahhad.catalog.exchange;

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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** Bringing in a file of items in the browser. */
@Hidden
@Controller("/catalog/import")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record CatalogImportPages(
    Answers answers,
    StageCatalogImport stageImport,
    ViewCatalogImport viewImport,
    ApplyCatalogImport applyImport,
    DropCatalogImport dropImport,
    CategoryWorkbook categoryWorkbook,
    ImportExample importExample) {
  private static final String ROOT = "/catalog/import";
  private static final String STAGED = ROOT + "/staged/";
  private static final String CSV = "text/csv;charset=utf-8";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @Get
  HttpResponse<String> form(Actor actor) {
    actor.require(Role.CATALOG_MANAGER);
    return page(Form.empty(), List.of());
  }

  @Post
  @Secured("CATALOG_MANAGER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<?> send(
      HttpRequest<?> request,
      Actor actor,
      @Nullable @Part(Forms.CSRF_FIELD) String csrfToken,
      @Nullable @Part("file") CompletedFileUpload file) {
    answers.take(csrfToken, Form.empty());
    // Before the file is read: reading costs, and is not for everybody to ask for.
    actor.require(Role.CATALOG_MANAGER);
    try {
      return Pages.redirect(STAGED + stage(actor, file));
    } catch (Refusal.InvalidInput refusal) {
      return refused(request, refusal).toMutableResponse().status(HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  private long stage(Actor actor, @Nullable CompletedFileUpload file) {
    if (file == null || file.getSize() == 0) {
      throw new Refusal.InvalidInput(TableFile.FIELD, "catalog.import-file-missing");
    }
    try (InputStream in = file.getInputStream()) {
      byte[] content = TableFile.bytes(in, file.getFilename());
      return stageImport.run(actor, content, file.getFilename());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file would do, mistakes first. */
  @Get("/staged/{id}")
  HttpResponse<String> review(Actor actor, long id, @QueryValue(defaultValue = "1") int page) {
    CatalogImports.StagedFile staged = viewImport.get(actor, id);
    int size = ViewCatalogImport.ON_A_PAGE;
    boolean waits = staged.status() == CatalogImports.ImportStatus.STAGED;
    int total = waits ? staged.changes() : 0;
    int number = Math.max(1, Math.min(page, Math.max(1, (total + size - 1) / size)));
    return answers.page(
        "catalog/exchange/import-review",
        shown ->
            Map.of(
                "page",
                shown
                    .below(shown.t().get("catalog.title"), "/catalog")
                    .below(shown.t().get("catalog.import-title"), ROOT)
                    .titled("catalog.import-review-title"),
                "staged",
                staged,
                "rows",
                viewImport.page(actor, id, number),
                "numbers",
                new PageNumbers(number, size, total, STAGED + id, Map.of())));
  }

  @Post("/staged/{id}/apply")
  HttpResponse<?> apply(Actor actor, long id) {
    return answers
        .act(() -> applyImport.run(actor, id))
        .then(
            done ->
                Pages.redirect(
                    "/catalog",
                    Tone.GOOD,
                    "catalog.import-applied",
                    done.added(),
                    done.revised(),
                    done.retired(),
                    done.unchanged()))
        .orBack(STAGED + id)
        .done();
  }

  @Post("/staged/{id}/drop")
  HttpResponse<?> drop(Actor actor, long id) {
    return answers
        .act(() -> dropImport.run(actor, id))
        .then(done -> Pages.redirect(ROOT, Tone.INFO, "catalog.import-dropped"))
        .orBack(STAGED + id)
        .done();
  }

  /** The workbook of a category with lists in its cells, empty or filled with its items. */
  @Get("/category.xlsx")
  @Produces(XLSX)
  HttpResponse<byte[]> workbook(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue String category,
      @QueryValue(value = "filled", defaultValue = "false") boolean withItems) {
    byte[] bytes = categoryWorkbook.run(actor, category, withItems, Pages.language(request));
    return HttpResponse.ok(bytes)
        .contentType(XLSX)
        .header("Content-Disposition", "attachment; filename=\"catalog-" + category + ".xlsx\"");
  }

  /** For a spreadsheet program: with a byte order mark, so that it sees UTF-8. */
  @Get("/example.csv")
  @Produces(CSV)
  HttpResponse<byte[]> example(Actor actor) {
    return HttpResponse.ok(importExample.run(actor))
        .contentType(CSV)
        .header("Content-Disposition", "attachment; filename=\"catalog.csv\"");
  }

  private HttpResponse<String> refused(HttpRequest<?> request, Refusal.InvalidInput refusal) {
    Texts t = Texts.in(Pages.language(request));
    Form form = Form.empty();
    List<ImportMistake> mistakes = new ArrayList<>();
    for (Refusal.Fault fault : refusal.faults()) {
      String message = t.get(fault.messageKey(), fault.arguments().toArray());
      Optional<TableFile.FilePosition> place = TableFile.findPlace(fault.field());
      if (place.isPresent()) {
        mistakes.add(new ImportMistake(place.get().line(), place.get().column(), message));
      } else {
        form = form.withError(TableFile.FIELD, message);
      }
    }
    return page(
        mistakes.isEmpty() ? form : form.withError(TableFile.FIELD, t.get("catalog.import-failed")),
        mistakes);
  }

  private HttpResponse<String> page(Form form, List<ImportMistake> mistakes) {
    return answers.page(
        "catalog/exchange/import",
        page ->
            Map.of(
                "page",
                page.below(page.t().get("catalog.title"), "/catalog")
                    .titled("catalog.import-title"),
                "form",
                form,
                "mistakes",
                mistakes,
                "columns",
                List.of(ImportColumns.values())));
  }
}
