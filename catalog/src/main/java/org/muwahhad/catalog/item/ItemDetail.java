package org.muwahhad.catalog.item;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.AttributeWording;
import org.muwahhad.catalog.template.CategoryQueries;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * An item with one of its revisions.
 *
 * @param path its category and all above it, the widest first
 * @param attributes what the revision states, in the order of the template it was made against
 * @param changed the parts that differ from the revision before, named as {@link ItemContent} names
 *     them ({@code name}, {@code benchmarkPrice}, {@code attributes.warranty}); empty for the first
 * @param differences the same parts in words, as they were and as they are
 * @param lacks what keeps the newest revision from following the newest template; empty for others
 * @param revisions all revisions, the newest first
 */
public record ItemDetail(
    ItemHeader item,
    Revision revision,
    List<CategoryQueries.CategoryRow> path,
    List<AttributeStatement> attributes,
    List<String> changed,
    List<Difference> differences,
    List<Template.TemplateLack> lacks,
    List<RevisionRow> revisions) {

  /** What no revision changes. Instants are UTC; the successor is named when it was retired. */
  @Introspected
  @MappedEntity("catalog_item")
  public record ItemHeader(
      @Id long id,
      String code,
      String categoryCode,
      ItemKind kind,
      ItemStatus status,
      int revisionCount,
      @Nullable Instant retiredAt,
      @Nullable String retiredReason,
      @Nullable String successorCode,
      @Relation(EMBEDDED) @Nullable Bilingual successorName,
      int version) {}

  /**
   * One revision. The instant is UTC; the price is null for readers who may not know it.
   *
   * @param templateEdition newest template version it was made against, null where none is
   * @param templateCategory the category of that version
   * @param templateNumber its number among those of the category
   */
  @Introspected
  @MappedEntity("item_revision")
  public record Revision(
      @Id long id,
      int number,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual description,
      String unitCode,
      @Relation(EMBEDDED) Bilingual unitName,
      @Nullable BigDecimal benchmarkPrice,
      @Nullable String benchmarkCurrency,
      @Nullable LocalDate benchmarkDate,
      @Relation(EMBEDDED) @Nullable Bilingual benchmarkSource,
      Instant publishedAt,
      @Relation(EMBEDDED) Bilingual publisherName,
      @Nullable Integer templateEdition,
      @Nullable String templateCategory,
      @Nullable Integer templateNumber) {
    public Bilingual publisher() {
      return publisherName;
    }

    public @Nullable Money benchmark() {
      return benchmarkPrice == null || benchmarkCurrency == null
          ? null
          : new Money(benchmarkPrice, benchmarkCurrency);
    }

    Revision withoutPrice() {
      return new Revision(
          id,
          number,
          name,
          description,
          unitCode,
          unitName,
          null,
          null,
          null,
          null,
          publishedAt,
          publisherName,
          templateEdition,
          templateCategory,
          templateNumber);
    }
  }

  /** What a revision states of one attribute; the value as {@link Attribute#canonical} says. */
  public record AttributeStatement(Attribute attribute, String value) {
    /** The value in words, a number with its unit. */
    public Bilingual words() {
      return AttributeWording.value(attribute, value);
    }
  }

  /**
   * A part that differs from the revision before.
   *
   * @param part as in {@code changed}
   * @param before empty where nothing was stated
   */
  public record Difference(String part, Bilingual label, Bilingual before, Bilingual after) {}

  /** One revision in the list of all. The instant is UTC. */
  @Introspected
  @MappedEntity("item_revision")
  public record RevisionRow(
      @Id long id, int number, Instant publishedAt, @Relation(EMBEDDED) Bilingual publisherName) {
    public Bilingual publisher() {
      return publisherName;
    }
  }

  /** Whether a part differs from the revision before. */
  public boolean isChanged(String part) {
    return changed.contains(part);
  }

  public boolean isNewest() {
    return revision.number() == item.revisionCount();
  }
}
