package org.muwahhad.catalog.template;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * The template of a category with its history.
 *
 * @param path the category and all above it, the widest first
 * @param attributes all that its items state, inherited ones first
 * @param versions of the category itself, the newest first
 * @param behind items that lack a required attribute, some at most
 * @param draft the next version while it is written; null when there is none or it is not the
 *     person's to see
 */
public record TemplateDetail(
    CategoryQueries.CategoryRow category,
    List<CategoryQueries.CategoryRow> path,
    List<AttributeOrigin> attributes,
    List<TemplateVersionDetail> versions,
    List<ItemBehindTemplate> behind,
    @Nullable TemplateDraft draft) {

  /** An attribute and the category that introduces it. */
  public record AttributeOrigin(Attribute attribute, CategoryQueries.CategoryRow from) {}

  /**
   * A published version. The instant is UTC.
   *
   * @param publisher null when it came with the reference data
   * @param differences from the version before
   */
  public record TemplateVersionDetail(
      int edition,
      int number,
      Instant publishedAt,
      @Nullable Bilingual publisher,
      List<TemplateDifferences.Difference> differences) {}

  /** An item with the number of required attributes that it lacks. */
  @Introspected
  @MappedEntity("catalog_item")
  public record ItemBehindTemplate(
      @Id String code, @Relation(EMBEDDED) Bilingual name, int missing) {}

  /** The draft; see {@link DraftTemplate}. The instant is UTC. */
  public record TemplateDraft(
      int version, int basedOn, Instant updatedAt, List<AttributeDraft> attributes) {}

  /** A category that has a template of its own. The instant is UTC. */
  @Introspected
  @MappedEntity("category")
  public record CategoryWithTemplate(
      @Id String code,
      @Relation(EMBEDDED) Bilingual name,
      int number,
      Instant publishedAt,
      int attributes,
      int items,
      int drafts) {}
}
