package org.muwahhad.catalog;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/**
 * An item and its revisions for anybody signed in; without benchmark prices for bidders (see {@link
 * SearchCatalog}).
 */
@Singleton
public class ReadCatalog {
  private final ItemViews views;
  private final Revisions revisions;
  private final CategoryViews categories;
  private final Templates templates;

  ReadCatalog(ItemViews views, Revisions revisions, CategoryViews categories, Templates templates) {
    this.views = views;
    this.revisions = revisions;
    this.categories = categories;
    this.templates = templates;
  }

  /**
   * An item with its newest revision.
   *
   * @throws Refusal.NotFound when there is no such item
   */
  @Transactional
  public ItemDetail newest(Actor actor, String code) {
    ItemDetail.Head head = head(code);
    return detail(actor, head, head.revisionCount());
  }

  /**
   * An item with one of its revisions.
   *
   * @throws Refusal.NotFound when there is no such item or revision
   */
  @Transactional
  public ItemDetail revision(Actor actor, String code, int number) {
    return detail(actor, head(code), number);
  }

  /** The template of a category; none when there is no such category. */
  @Transactional
  public Optional<Template> template(String category) {
    return templates.find(category);
  }

  private ItemDetail.Head head(String code) {
    return views.findHead(code).orElseThrow(() -> new Refusal.NotFound("item " + code));
  }

  private ItemDetail detail(Actor actor, ItemDetail.Head head, int number) {
    List<ItemDetail.Revision> found =
        views.listWithFormer(head.id(), number).stream()
            .map(r -> Prices.areHiddenFrom(actor) ? r.withoutPrice() : r)
            .toList();
    if (found.isEmpty() || found.get(0).number() != number) {
      throw new Refusal.NotFound("revision " + number + " of item " + head.code());
    }
    ItemDetail.Revision revision = found.get(0);
    Map<String, String> values = values(revision);
    return new ItemDetail(
        head,
        revision,
        categories.listPath(head.categoryCode()),
        stated(head.categoryCode(), values),
        found.size() == 1 ? List.of() : changes(found.get(1), revision, values),
        views.listRevisions(head.id()));
  }

  private Map<String, String> values(ItemDetail.Revision revision) {
    Map<String, String> values = new HashMap<>();
    revisions.listValues(revision.id()).forEach(v -> values.put(v.code(), v.value()));
    return values;
  }

  private List<ItemDetail.Stated> stated(String category, Map<String, String> values) {
    return templates.find(category).stream()
        .flatMap(t -> t.attributes().stream())
        .filter(a -> values.containsKey(a.code()))
        .map(a -> new ItemDetail.Stated(a, values.getOrDefault(a.code(), "")))
        .toList();
  }

  private List<String> changes(
      ItemDetail.Revision before, ItemDetail.Revision after, Map<String, String> values) {
    List<String> changed = new ArrayList<>();
    note(changed, "name", before.name(), after.name());
    note(changed, "description", before.description(), after.description());
    note(changed, "unit", before.unitCode(), after.unitCode());
    note(changed, "benchmarkPrice", before.benchmark(), after.benchmark());
    note(changed, "benchmarkDate", before.benchmarkDate(), after.benchmarkDate());
    note(changed, "benchmarkSource", before.benchmarkSource(), after.benchmarkSource());
    Map<String, String> former = values(before);
    TreeSet<String> codes = new TreeSet<>(former.keySet());
    codes.addAll(values.keySet());
    codes.forEach(c -> note(changed, "attributes." + c, former.get(c), values.get(c)));
    return changed;
  }

  private static void note(
      List<String> changed, String part, @Nullable Object before, @Nullable Object after) {
    if (!Objects.equals(before, after)) {
      changed.add(part);
    }
  }
}
