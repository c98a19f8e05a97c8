package org.muwahhad.catalog.item;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
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
      @Nullable String successorNameAr,
      @Nullable String successorNameEn,
      int version) {
    public @Nullable Bilingual successorName() {
      return successorNameAr == null || successorNameEn == null
          ? null
          : new Bilingual(successorNameAr, successorNameEn);
    }
  }

  /**
   * One revision. The instant is UTC; the price is null for whom it is not to know.
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
      String nameAr,
      String nameEn,
      String descriptionAr,
      String descriptionEn,
      String unitCode,
      String unitNameAr,
      String unitNameEn,
      @Nullable BigDecimal benchmarkPrice,
      @Nullable String benchmarkCurrency,
      @Nullable LocalDate benchmarkDate,
      @Nullable String benchmarkSourceAr,
      @Nullable String benchmarkSourceEn,
      Instant publishedAt,
      String publisherNameAr,
      String publisherNameEn,
      @Nullable Integer templateEdition,
      @Nullable String templateCategory,
      @Nullable Integer templateNumber) {

    public Bilingual name() {
      return new Bilingual(nameAr, nameEn);
    }

    public Bilingual description() {
      return new Bilingual(descriptionAr, descriptionEn);
    }

    public Bilingual unitName() {
      return new Bilingual(unitNameAr, unitNameEn);
    }

    public Bilingual publisher() {
      return new Bilingual(publisherNameAr, publisherNameEn);
    }

    public @Nullable Money benchmark() {
      return benchmarkPrice == null || benchmarkCurrency == null
          ? null
          : new Money(benchmarkPrice, benchmarkCurrency);
    }

    public @Nullable Bilingual benchmarkSource() {
      return benchmarkSourceAr == null || benchmarkSourceEn == null
          ? null
          : new Bilingual(benchmarkSourceAr, benchmarkSourceEn);
    }

    Revision withoutPrice() {
      return new Revision(
          id,
          number,
          nameAr,
          nameEn,
          descriptionAr,
          descriptionEn,
          unitCode,
          unitNameAr,
          unitNameEn,
          null,
          null,
          null,
          null,
          null,
          publishedAt,
          publisherNameAr,
          publisherNameEn,
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
      @Id long id,
      int number,
      Instant publishedAt,
      String publisherNameAr,
      String publisherNameEn) {
    public Bilingual publisher() {
      return new Bilingual(publisherNameAr, publisherNameEn);
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
