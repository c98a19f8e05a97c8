package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.catalog.item.Revisions;
import org.muwahhad.catalog.search.ResultOrder;
import org.muwahhad.catalog.search.SearchCatalog;
import org.muwahhad.catalog.search.SearchFilters;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.catalog.template.Templates;

/**
 * Reads items for a file, in pieces, so that their number does not matter. What an item states of
 * attributes that its category no longer asks for is left out: no file could bring it in again.
 */
@Singleton
class ExportedItems {
  private static final int PIECE = 500;
  private static final int MANY = 5000;
  private final CatalogExportQueries exports;
  private final Revisions revisions;
  private final Templates templates;

  ExportedItems(CatalogExportQueries exports, Revisions revisions, Templates templates) {
    this.exports = exports;
    this.revisions = revisions;
    this.templates = templates;
  }

  /**
   * An item as its newest revision says.
   *
   * @param retired why it left the catalog, or null while it is in it
   */
  record ExportedItem(
      AddItem.ItemDraft draft, int revision, @Nullable String retired, Template template) {
    /** The item by the columns of a file. */
    Map<String, String> cells() {
      Map<String, String> cells = new LinkedHashMap<>(ContentCells.of(draft));
      if (retired != null) {
        cells.put(ImportColumns.RETIRE, retired);
      }
      return cells;
    }
  }

  /**
   * The keys of the items a search asks for, where it asks for nothing but categories and status,
   * and for no order: those the database tells better than the index, which follows it.
   */
  Optional<List<Long>> wholeCategories(SearchCatalog.Query query) {
    if (!query.text().isBlank()
        || !query.kinds().isEmpty()
        || !query.attributes().isEmpty()
        || !query.states().isEmpty()
        || query.favourites()
        || query.order() != ResultOrder.RANK) {
      return Optional.empty();
    }
    String status = query.status() == null ? null : query.status().name();
    Set<Long> ids = new LinkedHashSet<>();
    List<String> categories = query.categories().isEmpty() ? List.of("") : query.categories();
    for (String category : categories) {
      // No sign of the database's own patterns gets into one.
      if (category.matches("[0-9]*")) {
        ids.addAll(exports.listIdsBelow(SearchFilters.digits(category), status));
      }
    }
    return Optional.of(List.copyOf(ids));
  }

  /** The codes of the attributes that the categories of some items ask for, in order. */
  Set<String> attributes(List<Long> ids) {
    Map<String, Template> byCategory = templates.all();
    Set<String> codes = new TreeSet<>();
    for (int from = 0; from < ids.size(); from += MANY) {
      for (String category : exports.listCategories(ids.subList(from, end(ids, from, MANY)))) {
        Template template = byCategory.get(category);
        if (template != null) {
          template.attributes().forEach(a -> codes.add(a.code()));
        }
      }
    }
    return codes;
  }

  private static int end(List<Long> ids, int from, int size) {
    return Math.min(from + size, ids.size());
  }

  /** Gives the items in the order of their keys. */
  void each(List<Long> ids, Consumer<ExportedItem> take) {
    Map<String, Template> byCategory = templates.all();
    for (int from = 0; from < ids.size(); from += PIECE) {
      piece(ids.subList(from, end(ids, from, PIECE)), byCategory).forEach(take);
    }
  }

  private List<ExportedItem> piece(List<Long> ids, Map<String, Template> byCategory) {
    Map<Long, ItemContent> contents = contents(ids);
    Map<Long, CatalogExportQueries.ExportHeader> heads = new HashMap<>();
    exports.list(ids).forEach(h -> heads.put(h.id(), h));
    List<ExportedItem> items = new ArrayList<>();
    for (long id : ids) {
      CatalogExportQueries.ExportHeader head = heads.get(id);
      ItemContent content = contents.get(id);
      if (head != null && content != null) {
        items.add(item(head, content, byCategory));
      }
    }
    return items;
  }

  private static ExportedItem item(
      CatalogExportQueries.ExportHeader head,
      ItemContent content,
      Map<String, Template> byCategory) {
    Template template =
        byCategory.getOrDefault(head.categoryCode(), new Template(head.categoryCode(), List.of()));
    return new ExportedItem(
        new AddItem.ItemDraft(
            head.code(), head.categoryCode(), head.kind(), content.askedBy(template)),
        head.revisionCount(),
        head.status() == ItemStatus.ACTIVE ? null : head.retiredReason(),
        template);
  }

  private Map<Long, ItemContent> contents(List<Long> ids) {
    List<Revisions.Revision> newest = revisions.listNewest(ids);
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
    return contents;
  }
}
