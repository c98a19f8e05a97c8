package org.muwahhad.catalog.exchange;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.muwahhad.access.Actor;

/** The catalog as a file. */
@Hidden
@Controller("/catalog/export/items.csv")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ExportPages {
  private final ExportCatalog exportCatalog;

  ExportPages(ExportCatalog exportCatalog) {
    this.exportCatalog = exportCatalog;
  }

  /**
   * The active items of a category, or of the whole catalog. It is written to a file first that is
   * gone when it is read: a mistake on the way ends as an error and not as half a catalog.
   */
  @Get
  @Produces("text/csv;charset=utf-8")
  HttpResponse<StreamedFile> run(Actor actor, @QueryValue(defaultValue = "") String category)
      throws IOException {
    Path file = Files.createTempFile("catalog", ".csv");
    try {
      try (Writer to = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        exportCatalog.run(actor, category, to);
      }
      return HttpResponse.ok(
          new StreamedFile(
                  Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE),
                  MediaType.of("text/csv;charset=utf-8"))
              .attach("catalog.csv"));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
