package org.muwahhad.catalog;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * An item with one of its revisions.
 *
 * @param path its category and all above it, the widest first
 * @param attributes what the revision states, in the template's order
 * @param changed the parts that differ from the revision before, named as {@link ItemContent} names
 *     them ({@code name}, {@code benchmarkPrice}, {@code attributes.warranty}); empty for the first
 * @param revisions all revisions, the newest first
 */
@Serdeable
public record ItemDetail(
    Head item,
    Revision revision,
    List<CategoryViews.CategoryRow> path,
    List<Stated> attributes,
    List<String> changed,
    List<RevisionRow> revisions) {

  /** What no revision changes. Instants are UTC. */
  @Serdeable
  @Introspected
  @MappedEntity("catalog_item")
  public record Head(
      @Id long id,
      String code,
      String categoryCode,
      ItemKind kind,
      ItemStatus status,
      int revisionCount,
      @Nullable Instant retiredAt,
      @Nullable String retiredReason) {}

  /** One revision. The instant is UTC; the price is null for whom it is not to know. */
  @Serdeable
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
      String publisherNameEn) {

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
          publisherNameEn);
    }
  }

  /** What a revision states of one attribute; the value as {@link Attribute#canonical} says. */
  @Serdeable
  public record Stated(Attribute attribute, String value) {
    /** The value of a CHOICE in words. */
    public Bilingual choiceName() {
      return attribute
          .choice(value)
          .map(Attribute.Choice::name)
          .orElseGet(() -> new Bilingual(value, value));
    }
  }

  /** One revision in the list of all. The instant is UTC. */
  @Serdeable
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
