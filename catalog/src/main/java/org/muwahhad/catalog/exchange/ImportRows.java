package org.muwahhad.catalog.exchange;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.BulkRows;

/** The rows of a file on their way into the database and out of it. */
@Singleton
class ImportRows {
  private final BulkRows bulk;
  private final JsonMapper json;

  ImportRows(BulkRows bulk, JsonMapper json) {
    this.bulk = bulk;
    this.json = json;
  }

  /**
   * What one row does.
   *
   * @param content of a new or revised item its cells, name and text in turn; of a retirement the
   *     reason; of a wrong row column, Arabic and English message in turn
   * @param changes of a revision column, text before and text after in turn
   */
  record ImportRowContent(
      int line,
      CatalogImports.ImportAct act,
      String code,
      @Nullable Integer itemVersion,
      List<String> content,
      List<String> changes) {}

  void insert(long id, List<ImportRowContent> rows) {
    List<List<Object>> values = new ArrayList<>();
    for (ImportRowContent row : rows) {
      values.add(
          Arrays.asList(
              id,
              row.line(),
              row.act().name(),
              row.code(),
              row.itemVersion(),
              write(row.content()),
              write(row.changes())));
    }
    bulk.insert(
        "catalog_import_row (import_id, line, act, code, item_version, content, changes)", values);
  }

  static List<String> flat(Map<String, String> cells) {
    List<String> flat = new ArrayList<>();
    cells.forEach(
        (name, text) -> {
          flat.add(name);
          flat.add(text);
        });
    return flat;
  }

  static Map<String, String> cells(List<String> flat) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i + 1 < flat.size(); i += 2) {
      cells.put(flat.get(i), flat.get(i + 1));
    }
    return cells;
  }

  List<String> read(String text) {
    try {
      return json.readValue(text.getBytes(StandardCharsets.UTF_8), Argument.listOf(String.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String write(List<String> texts) {
    try {
      return new String(json.writeValueAsBytes(texts), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
