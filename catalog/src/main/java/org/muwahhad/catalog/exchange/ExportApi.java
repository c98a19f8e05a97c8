package org.muwahhad.catalog.exchange;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.search.SearchChoices;
import org.muwahhad.web.Pages;

/** What a search of the catalog finds, as a file for programs. */
@Tag(name = "catalog")
@Controller("/api/v1/catalog/export")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ExportApi {
  private final ExportFiles files;

  ExportApi(ExportFiles files) {
    this.files = files;
  }

  /**
   * All items that answer a search, whose parameters are those of {@code /api/v1/catalog/items}.
   *
   * @param format CSV, XLSX, or UBL for an OASIS UBL 2.3 Catalogue
   */
  @Get
  HttpResponse<StreamedFile> write(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "CSV") ExportCatalog.Format format)
      throws IOException {
    return files.write(
        actor, SearchChoices.query(request.getParameters()), format, Pages.language(request));
  }
}
