package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.Prices;
import org.muwahhad.catalog.item.Revisions;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.Refusal;

/**
 * Writes the active items of the catalog as a file that {@link StageCatalogImport} takes back: CSV
 * in UTF-8 with the columns of {@link ImportColumns} and one for each attribute. The items are read
 * in pieces, so that the length of the catalog does not matter.
 */
@Singleton
public class ExportCatalog {
  private final CatalogExports exports;
  private final Revisions revisions;
  private final Templates templates;

  ExportCatalog(CatalogExports exports, Revisions revisions, Templates templates) {
    this.exports = exports;
    this.revisions = revisions;
    this.templates = templates;
  }

  /**
   * Writes the items whose category's code begins with a text; all of them with an empty one.
   *
   * @throws Refusal.NotPermitted for bidders, who must not know the benchmark prices
   * @throws Refusal.InvalidInput when {@code prefix} is not made of at most eight digits
   */
  public void run(Actor actor, String prefix, Writer to) {
    // The file tells benchmark prices.
    if (Prices.areHiddenFrom(actor)) {
      throw new Refusal.NotPermitted();
    }
    if (!prefix.matches("[0-9]{0,8}")) {
      throw new Refusal.InvalidInput("category", "catalog.category-unknown", prefix);
    }
    List<String> columns = columns(prefix);
    try (CSVPrinter printer = new CSVPrinter(to, CSVFormat.RFC4180)) {
      to.write('\ufeff');
      printer.printRecord(columns);
      each(
          prefix,
          cells -> {
            try {
              printer.printRecord(columns.stream().map(c -> cells.getOrDefault(c, "")).toList());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the cells of each active item of a category and those below it. */
  void each(String prefix, Consumer<Map<String, String>> take) {
    long after = 0;
    for (List<CatalogExports.Head> heads = exports.listAfter(after, prefix);
        !heads.isEmpty();
        heads = exports.listAfter(after, prefix)) {
      cells(heads).forEach(take);
      after = heads.get(heads.size() - 1).id();
    }
  }

  private List<Map<String, String>> cells(List<CatalogExports.Head> heads) {
    List<Revisions.Revision> newest =
        revisions.listNewest(heads.stream().map(CatalogExports.Head::id).toList());
    Map<Long, Map<String, String>> values = new HashMap<>();
    revisions
        .listValuesOf(newest.stream().map(Revisions.Revision::id).toList())
        .forEach(
            v ->
                values
                    .computeIfAbsent(v.revisionId(), id -> new HashMap<>())
                    .put(v.code(), v.value()));
    Map<Long, ItemContent> contents = new HashMap<>();
    newest.forEach(r -> contents.put(r.itemId(), r.content(values.getOrDefault(r.id(), Map.of()))));
    List<Map<String, String>> cells = new ArrayList<>();
    for (CatalogExports.Head head : heads) {
      ItemContent content = contents.get(head.id());
      if (content != null) {
        cells.add(
            ContentCells.of(
                new AddItem.Draft(head.code(), head.categoryCode(), head.kind(), content)));
      }
    }
    return cells;
  }

  private List<String> columns(String prefix) {
    Set<String> columns = new LinkedHashSet<>();
    for (ImportColumns column : ImportColumns.values()) {
      columns.add(column.column());
    }
    templates.all().entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .forEach(e -> e.getValue().attributes().forEach(a -> columns.add(a.code())));
    return List.copyOf(columns);
  }
}
