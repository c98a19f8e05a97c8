package org.muwahhad.catalog.exchange;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.shared.Language;

/** Sends files of items; the pages and the API share it. */
@Singleton
class ExportFiles {
  private final ExportCatalog exportCatalog;

  ExportFiles(ExportCatalog exportCatalog) {
    this.exportCatalog = exportCatalog;
  }

  /**
   * The items that answer a search. They are written to a file first that is gone when it is read:
   * a mistake on the way ends as an error and not as half a catalog.
   */
  HttpResponse<StreamedFile> write(
      Actor actor, SearchCatalog.Query query, ExportCatalog.Format format, Language language)
      throws IOException {
    Path file = Files.createTempFile("catalog", ".export");
    try {
      try (OutputStream to = Files.newOutputStream(file)) {
        exportCatalog.run(actor, query, format, language, to);
      }
      return HttpResponse.ok(
          new StreamedFile(
                  Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), type(format))
              .attach("catalog." + extension(format)));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static MediaType type(ExportCatalog.Format format) {
    return switch (format) {
      case CSV -> MediaType.of("text/csv;charset=utf-8");
      case XLSX ->
          MediaType.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
      case UBL -> MediaType.of("application/xml;charset=utf-8");
    };
  }

  private static String extension(ExportCatalog.Format format) {
    return switch (format) {
      case CSV -> "csv";
      case XLSX -> "xlsx";
      case UBL -> "xml";
    };
  }
}
