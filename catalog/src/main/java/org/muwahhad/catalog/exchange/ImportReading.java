package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemRules;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.catalog.item.Revisions;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/** Reads the lines of a catalog file beside what the catalog holds; writes nothing. */
@Singleton
class ImportReading {
  private static final int BATCH = 1000;
  private final CatalogItems items;
  private final Revisions revisions;
  private final Templates templates;
  private final ItemRules rules;

  ImportReading(CatalogItems items, Revisions revisions, Templates templates, ItemRules rules) {
    this.items = items;
    this.revisions = revisions;
    this.templates = templates;
    this.rules = rules;
  }

  /**
   * One line of the file.
   *
   * @param row its line in the file, from 1
   * @param draft canonical; parts that could not be read hold a stand-in
   * @param item the item of this code, or null when it is new
   * @param present what the item's newest revision says, or null
   */
  record ImportLine(
      int row,
      AddItem.ItemDraft draft,
      Template template,
      CatalogItems.@Nullable StoredItem item,
      @Nullable ItemContent present,
      List<Refusal.Fault> faults) {}

  /** What the catalog holds of the items of a file. */
  private record Present(
      Map<String, CatalogItems.StoredItem> items, Map<Long, ItemContent> newestByItem) {}

  /** The attributes of all categories. */
  List<Attribute> attributes() {
    return templates.all().values().stream().flatMap(t -> t.attributes().stream()).toList();
  }

  /**
   * Begins to read a file, of which the rows may come in pieces.
   *
   * @throws Refusal.InvalidInput at {@code file} when columns are missing or not known
   */
  ImportPass begin(List<String> header) {
    Map<String, Template> byCategory = templates.all();
    Collection<Attribute> attributes =
        byCategory.values().stream().flatMap(t -> t.attributes().stream()).toList();
    Map<String, String> stable = TableFile.stableNames(header, ImportColumns.names(attributes));
    requireColumns(stable.values(), attributes);
    return new ImportPass(stable, byCategory, rules.known());
  }

  /** One pass over a file. */
  final class ImportPass {
    private final Map<String, String> stable;
    private final Map<String, Template> byCategory;
    private final ItemRules.KnownCodes known;
    private final Map<String, Integer> firstLine = new HashMap<>();

    private ImportPass(
        Map<String, String> stable, Map<String, Template> byCategory, ItemRules.KnownCodes known) {
      this.stable = stable;
      this.byCategory = byCategory;
      this.known = known;
    }

    /** Newest published version of all templates, 0 when there is none. */
    int edition() {
      return newest(byCategory);
    }

    List<ImportLine> lines(List<TableFile.FileRow> raw) {
      List<String> attributes = attributes(stable.values());
      List<ImportRow> rows =
          raw.stream().map(r -> ImportRow.of(TableFile.renamed(r, stable), attributes)).toList();
      Present present = present(rows);
      List<ImportLine> lines = new ArrayList<>();
      for (ImportRow row : rows) {
        String code = row.draft().code();
        Integer before = code.isEmpty() ? null : firstLine.putIfAbsent(code, row.line());
        lines.add(line(row, before, byCategory, present, known));
      }
      return lines;
    }
  }

  /** Newest published version among some templates, 0 when there is none. */
  static int newest(Map<String, Template> byCategory) {
    return byCategory.values().stream().mapToInt(Template::edition).max().orElse(0);
  }

  private static void requireColumns(Collection<String> header, Collection<Attribute> attributes) {
    Set<String> known =
        Arrays.stream(ImportColumns.values())
            .map(ImportColumns::column)
            .collect(Collectors.toCollection(HashSet::new));
    Faults faults = new Faults();
    for (String column : known) {
      faults.check(
          header.contains(column), TableFile.FIELD, "catalog.import-column-missing", column);
    }
    attributes.forEach(a -> known.add(a.code()));
    for (String column : header) {
      faults.check(
          known.contains(column), TableFile.FIELD, "catalog.import-column-unknown", column);
    }
    faults.throwIfAny();
  }

  private static List<String> attributes(Collection<String> header) {
    Set<String> fixed =
        Arrays.stream(ImportColumns.values())
            .map(ImportColumns::column)
            .collect(Collectors.toSet());
    return header.stream().filter(c -> !fixed.contains(c)).toList();
  }

  private ImportLine line(
      ImportRow row,
      @Nullable Integer before,
      Map<String, Template> byCategory,
      Present held,
      ItemRules.KnownCodes known) {
    AddItem.ItemDraft draft = row.draft();
    CatalogItems.StoredItem item = held.items().get(draft.code());
    Template template = byCategory.get(draft.category());
    Faults faults = new Faults();
    AddItem.checkCode(faults, draft.code());
    faults.check(
        before == null,
        "code",
        "catalog.import-code-repeated",
        draft.code(),
        Objects.requireNonNullElse(before, 0));
    faults.check(template != null, "category", "catalog.category-unknown", draft.category());
    if (item != null) {
      checkSame(faults, item, draft, row);
    }
    Template used = template == null ? new Template(draft.category(), List.of()) : template;
    ItemContent content = draft.content().canonical(used);
    if (template != null) {
      ItemRules.check(faults, content, used, known);
    }
    ItemContent present = item == null ? null : canonical(held.newestByItem().get(item.id()), used);
    // What the catalog says already is right, whatever a later template asks for.
    boolean says =
        item != null
            && before == null
            && row.unread().isEmpty()
            && content.equals(present)
            && item.status() == ItemStatus.ACTIVE
            && item.kind() == draft.kind()
            && item.categoryCode().equals(draft.category());
    return new ImportLine(
        row.line(),
        new AddItem.ItemDraft(draft.code(), draft.category(), draft.kind(), content),
        used,
        item,
        present,
        says ? List.of() : row.located(faults));
  }

  private static void checkSame(
      Faults faults, CatalogItems.StoredItem item, AddItem.ItemDraft draft, ImportRow row) {
    faults
        .check(
            item.categoryCode().equals(draft.category()),
            "category",
            "catalog.item-identity-fixed",
            item.code())
        .check(
            item.kind() == draft.kind() || row.isUnreadable("kind"),
            "kind",
            "catalog.item-identity-fixed",
            item.code())
        .check(
            ItemStatus.ItemEvent.REVISE.isAllowedFrom(item.status()),
            "code",
            "catalog.item-retired",
            item.code());
  }

  private static @Nullable ItemContent canonical(@Nullable ItemContent content, Template template) {
    return content == null ? null : content.canonical(template).askedBy(template);
  }

  private Present present(List<ImportRow> rows) {
    Map<String, CatalogItems.StoredItem> byCode = new HashMap<>();
    Map<Long, ItemContent> newest = new HashMap<>();
    for (int from = 0; from < rows.size(); from += BATCH) {
      List<String> codes =
          rows.subList(from, Math.min(from + BATCH, rows.size())).stream()
              .map(r -> r.draft().code())
              .toList();
      List<CatalogItems.StoredItem> found = items.listByCodes(codes);
      found.forEach(i -> byCode.put(i.code(), i));
      if (!found.isEmpty()) {
        addNewest(found.stream().map(CatalogItems.StoredItem::id).toList(), newest);
      }
    }
    return new Present(byCode, newest);
  }

  private void addNewest(List<Long> itemIds, Map<Long, ItemContent> newest) {
    List<Revisions.Revision> found = revisions.listNewest(itemIds);
    Map<Long, Map<String, String>> values = new HashMap<>();
    revisions
        .listValuesOf(found.stream().map(Revisions.Revision::id).toList())
        .forEach(
            v ->
                values
                    .computeIfAbsent(v.revisionId(), id -> new HashMap<>())
                    .put(v.code(), v.value()));
    found.forEach(r -> newest.put(r.itemId(), r.content(values.getOrDefault(r.id(), Map.of()))));
  }
}
