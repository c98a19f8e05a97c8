package org.muwahhad.catalog.item;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.shared.Bilingual;

/** Revisions as stored; the database refuses to change or delete one. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Revisions extends GenericRepository<Revisions.Revision, Long> {

  /**
   * A stored revision without its attribute values. The instant is UTC.
   *
   * @param templateEdition newest template version that it was made against, null where none is
   */
  @MappedEntity("item_revision")
  record Revision(
      @Id @GeneratedValue long id,
      long itemId,
      int number,
      String unitCode,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual description,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency,
      LocalDate benchmarkDate,
      @Relation(EMBEDDED) Bilingual benchmarkSource,
      int attributeCount,
      Instant publishedAt,
      long publishedBy,
      @Nullable Integer templateEdition) {
    public ItemContent content(Map<String, String> attributes) {
      return new ItemContent(
          name,
          description,
          unitCode,
          benchmarkPrice,
          benchmarkCurrency,
          benchmarkDate,
          benchmarkSource,
          attributes);
    }
  }

  /** A stored attribute value, with the code of its attribute. */
  @Introspected
  record Value(long revisionId, String code, String value) {}

  Revision save(Revision revision);

  Optional<Revision> findByItemIdAndNumber(long itemId, int number);

  @Query(
      """
      SELECT v.revision_id, a.code, v.value
        FROM item_attribute v
        JOIN category_attribute a ON a.id = v.attribute_id
       WHERE v.revision_id = :revisionId""")
  List<Value> listValues(long revisionId);

  /** The newest revision of each of some items. */
  @Query(
      """
      SELECT r.*
        FROM item_revision r
        JOIN catalog_item i ON i.id = r.item_id AND i.revision_count = r.number
       WHERE i.id IN (:itemIds)""")
  List<Revision> listNewest(List<Long> itemIds);

  @Query(
      """
      SELECT v.revision_id, a.code, v.value
        FROM item_attribute v
        JOIN category_attribute a ON a.id = v.attribute_id
       WHERE v.revision_id IN (:revisionIds)""")
  List<Value> listValuesOf(List<Long> revisionIds);

  /** What a revision says in words, with the category of its item. */
  @Introspected
  @MappedEntity("item_revision")
  record Brief(
      @Id long id,
      String categoryCode,
      @Relation(EMBEDDED) Bilingual description,
      @Nullable Integer templateEdition) {}

  @Query(
      """
      SELECT r.id, i.category_code, r.description_ar, r.description_en, r.template_edition
        FROM item_revision r
        JOIN catalog_item i ON i.id = r.item_id
       WHERE r.id IN (:revisionIds)""")
  List<Brief> listBrief(List<Long> revisionIds);

  /** What the newest revision of an item says, as a template writes it. */
  default ItemContent newest(CatalogItems.StoredItem item, Template template) {
    return content(item.id(), item.revisionCount()).canonical(template);
  }

  /** What a revision says. */
  default ItemContent content(long itemId, int number) {
    Revision revision =
        findByItemIdAndNumber(itemId, number)
            .orElseThrow(
                () -> new IllegalStateException("No revision " + number + " of item " + itemId));
    return revision.content(
        listValues(revision.id()).stream().collect(Collectors.toMap(Value::code, Value::value)));
  }
}
