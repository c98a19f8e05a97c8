package org.muwahhad.catalog.exchange;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** Bringing in a file of items in the browser. */
@Hidden
@Controller("/catalog/import")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CatalogImportPages {
  private static final String ROOT = "/catalog/import";
  private static final String STAGED = ROOT + "/staged/";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Pages pages;
  private final StageCatalogImport stageImport;
  private final ViewCatalogImport viewImport;
  private final ApplyCatalogImport applyImport;
  private final DropCatalogImport dropImport;
  private final CategoryWorkbook categoryWorkbook;
  private final ImportExample importExample;

  CatalogImportPages(
      Pages pages,
      StageCatalogImport stageImport,
      ViewCatalogImport viewImport,
      ApplyCatalogImport applyImport,
      DropCatalogImport dropImport,
      CategoryWorkbook categoryWorkbook,
      ImportExample importExample) {
    this.pages = pages;
    this.stageImport = stageImport;
    this.viewImport = viewImport;
    this.applyImport = applyImport;
    this.dropImport = dropImport;
    this.categoryWorkbook = categoryWorkbook;
    this.importExample = importExample;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> form(HttpRequest<?> request, Actor actor) {
    actor.require(Role.CATALOG_MANAGER);
    return view(request, Form.empty(), List.of());
  }

  @Post
  @Secured("CATALOG_MANAGER")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Produces(Pages.HTML)
  HttpResponse<?> send(
      HttpRequest<?> request,
      Actor actor,
      @Nullable @Part(Forms.CSRF_FIELD) String csrfToken,
      @Nullable @Part("file") CompletedFileUpload file) {
    Forms.requireToken(request, csrfToken == null ? "" : csrfToken);
    // Before the file is read: reading costs, and is not for everybody to ask for.
    actor.require(Role.CATALOG_MANAGER);
    try {
      return Pages.redirect(STAGED + stage(actor, file));
    } catch (Refusal.InvalidInput refusal) {
      return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY).body(refused(request, refusal));
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
  @Produces(Pages.HTML)
  ModelAndView<?> review(
      HttpRequest<?> request, Actor actor, long id, @QueryValue(defaultValue = "1") int page) {
    CatalogImports.StagedFile staged = viewImport.get(actor, id);
    int size = ViewCatalogImport.ON_A_PAGE;
    boolean waits = staged.status() == CatalogImports.ImportStatus.STAGED;
    int total = waits ? staged.changes() : 0;
    int number = Math.max(1, Math.min(page, Math.max(1, (total + size - 1) / size)));
    Page shown = pages.of(request);
    return new ModelAndView<>(
        "catalog/exchange/import-review",
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
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> apply(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        STAGED + id,
        () -> {
          CatalogImports.StagedFile done = applyImport.run(actor, id);
          return Pages.redirect(
              "/catalog",
              Tone.GOOD,
              "catalog.import-applied",
              done.added(),
              done.revised(),
              done.retired(),
              done.unchanged());
        });
  }

  @Post("/staged/{id}/drop")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> drop(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        STAGED + id,
        () -> {
          dropImport.run(actor, id);
          return Pages.redirect(ROOT, Tone.INFO, "catalog.import-dropped");
        });
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
        .header("Content-Disposition", "attachment; filename=\"catalog-" + category + ".xlsx\"");
  }

  /** For a spreadsheet program: with a byte order mark, so that it sees UTF-8. */
  @Get("/example.csv")
  @Produces("text/csv;charset=utf-8")
  HttpResponse<byte[]> example(Actor actor) {
    return HttpResponse.ok(importExample.run(actor))
        .header("Content-Disposition", "attachment; filename=\"catalog.csv\"");
  }

  private ModelAndView<?> refused(HttpRequest<?> request, Refusal.InvalidInput refusal) {
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
    return view(
        request,
        mistakes.isEmpty() ? form : form.withError(TableFile.FIELD, t.get("catalog.import-failed")),
        mistakes);
  }

  private ModelAndView<?> view(HttpRequest<?> request, Form form, List<ImportMistake> mistakes) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "catalog/exchange/import",
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
