package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.search.SearchCatalog;

/**
 * A file to begin an import with, for catalog managers: the columns and two items of the catalog as
 * they stand. It shows how each column is filled in, and changes nothing when it is sent as it is.
 */
@Singleton
class ImportExample {
  private static final int ITEMS = 2;
  private final ExportedItems items;

  ImportExample(ExportedItems items) {
    this.items = items;
  }

  /** Comma-separated values in UTF-8; no row but the header while the catalog is empty. */
  byte[] run(Actor actor) {
    actor.require(Role.CATALOG_MANAGER);
    List<Long> ids =
        items.wholeCategories(SearchCatalog.Query.of("")).orElseThrow().stream()
            .limit(ITEMS)
            .toList();
    List<String> columns = new ArrayList<>();
    for (ImportColumns column : ImportColumns.values()) {
      columns.add(column.column());
    }
    columns.addAll(items.attributes(ids));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ItemFile file = new CsvItemFile(columns, bytes)) {
      items.each(ids, item -> add(file, item));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(ItemFile file, ExportedItems.ExportedItem item) {
    try {
      file.add(item);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
