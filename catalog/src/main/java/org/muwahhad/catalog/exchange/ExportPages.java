package org.muwahhad.catalog.exchange;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.search.SearchChoices;
import org.muwahhad.web.Pages;

/** What a search of the catalog finds, as a file; the addresses take the parameters of the page. */
@Hidden
@Controller("/catalog/export")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ExportPages {
  private final ExportFiles files;

  ExportPages(ExportFiles files) {
    this.files = files;
  }

  @Get("/items.csv")
  HttpResponse<StreamedFile> csv(HttpRequest<?> request, Actor actor) throws IOException {
    return file(request, actor, ExportCatalog.Format.CSV);
  }

  @Get("/items.xlsx")
  HttpResponse<StreamedFile> xlsx(HttpRequest<?> request, Actor actor) throws IOException {
    return file(request, actor, ExportCatalog.Format.XLSX);
  }

  @Get("/items.xml")
  HttpResponse<StreamedFile> ubl(HttpRequest<?> request, Actor actor) throws IOException {
    return file(request, actor, ExportCatalog.Format.UBL);
  }

  private HttpResponse<StreamedFile> file(
      HttpRequest<?> request, Actor actor, ExportCatalog.Format format) throws IOException {
    return files.write(
        actor, SearchChoices.query(request.getParameters()), format, Pages.language(request));
  }
}
