package org.muwahhad.catalog.exchange;

import io.micronaut.http.multipart.CompletedFileUpload;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/** Takes a catalog file that a program sends out of its request, and brings it in at once. */
@Singleton
public class CatalogUploads {
  private final ImportCatalog importCatalog;

  CatalogUploads(ImportCatalog importCatalog) {
    this.importCatalog = importCatalog;
  }

  /**
   * @throws Refusal.InvalidInput with {@code catalog.import-file-missing} when no file was sent
   */
  public ImportCatalog.ImportCounts run(Actor actor, @Nullable CompletedFileUpload file) {
    // Before the file is read: reading costs, and is not for everybody to ask for.
    actor.require(Role.CATALOG_MANAGER);
    if (file == null || file.getSize() == 0) {
      throw new Refusal.InvalidInput(TableFile.FIELD, "catalog.import-file-missing");
    }
    try (InputStream in = file.getInputStream()) {
      byte[] content = TableFile.bytes(in, file.getFilename());
      return importCatalog.run(actor, content, file.getFilename());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
