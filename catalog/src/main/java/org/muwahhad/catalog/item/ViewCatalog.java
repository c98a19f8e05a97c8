package org.muwahhad.catalog.item;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.CategoryQueries;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.Refusal;

/**
 * An item and its revisions for anybody signed in; without benchmark prices for bidders (see {@link
 * Prices}).
 */
@Singleton
public class ViewCatalog {
  private final ItemQueries queries;
  private final Revisions revisions;
  private final CategoryQueries categories;
  private final Templates templates;
  private final Specifications specifications;

  ViewCatalog(
      ItemQueries queries,
      Revisions revisions,
      CategoryQueries categories,
      Templates templates,
      Specifications specifications) {
    this.queries = queries;
    this.revisions = revisions;
    this.categories = categories;
    this.templates = templates;
    this.specifications = specifications;
  }

  /**
   * An item with its newest revision.
   *
   * @throws Refusal.NotFound when there is no such item
   */
  @Transactional
  public ItemDetail newest(Actor actor, String code) {
    ItemDetail.ItemHeader head = head(code);
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

  private ItemDetail.ItemHeader head(String code) {
    return queries.findHead(code).orElseThrow(() -> new Refusal.NotFound("item " + code));
  }

  private ItemDetail detail(Actor actor, ItemDetail.ItemHeader head, int number) {
    List<ItemDetail.Revision> found =
        queries.listWithFormer(head.id(), number).stream()
            .map(r -> Prices.areHiddenFrom(actor) ? r.withoutPrice() : r)
            .toList();
    if (found.isEmpty() || found.get(0).number() != number) {
      throw new Refusal.NotFound("revision " + number + " of item " + head.code());
    }
    ItemDetail.Revision revision = found.get(0);
    List<ItemDetail.AttributeStatement> stated = stated(head.categoryCode(), revision);
    List<ItemDetail.Difference> differences = List.of();
    if (found.size() > 1) {
      ItemDetail.Revision former = found.get(1);
      differences =
          RevisionDifferences.between(
              former, stated(head.categoryCode(), former), revision, stated);
    }
    return new ItemDetail(
        head,
        revision,
        categories.listPath(head.categoryCode()),
        stated,
        differences.stream().map(ItemDetail.Difference::part).toList(),
        differences,
        lacks(head, revision, stated),
        queries.listRevisions(head.id()));
  }

  private List<Template.TemplateLack> lacks(
      ItemDetail.ItemHeader head,
      ItemDetail.Revision revision,
      List<ItemDetail.AttributeStatement> stated) {
    if (head.status() != ItemStatus.ACTIVE || revision.number() != head.revisionCount()) {
      return List.of();
    }
    Map<Attribute, String> values = new LinkedHashMap<>();
    stated.forEach(s -> values.put(s.attribute(), s.value()));
    return templates.find(head.categoryCode()).map(t -> t.lacks(values)).orElse(List.of());
  }

  /** What a revision states, in the order of its template. */
  private List<ItemDetail.AttributeStatement> stated(
      String category, ItemDetail.Revision revision) {
    Map<String, String> values = new HashMap<>();
    revisions.listValues(revision.id()).forEach(v -> values.put(v.code(), v.value()));
    return specifications.attributes(category, revision.templateEdition(), values).stream()
        .map(a -> new ItemDetail.AttributeStatement(a, values.getOrDefault(a.code(), "")))
        .toList();
  }
}
