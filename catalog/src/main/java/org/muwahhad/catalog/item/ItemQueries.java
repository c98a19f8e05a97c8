package org.muwahhad.catalog.item;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Option;
import org.muwahhad.web.Texts;

/** The parts of an item's page. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ItemQueries extends GenericRepository<ItemDetail.ItemHeader, Long> {

  @Query(
      """
      SELECT i.id, i.code, i.category_code, i.kind, i.status, i.revision_count, i.retired_at,
             i.retired_reason, s.code AS successor_code, n.name_ar AS successor_name_ar,
             n.name_en AS successor_name_en, i.version
        FROM catalog_item i
        LEFT JOIN catalog_item s ON s.id = i.successor_id
        LEFT JOIN item_revision n ON n.item_id = s.id AND n.number = s.revision_count
       WHERE i.code = :code""")
  Optional<ItemDetail.ItemHeader> findHead(String code);

  @Query(
      """
      SELECT r.id, r.number, r.name_ar, r.name_en, r.description_ar, r.description_en, r.unit_code,
             u.name_ar AS unit_name_ar, u.name_en AS unit_name_en, r.benchmark_price,
             r.benchmark_currency, r.benchmark_date, r.benchmark_source_ar, r.benchmark_source_en,
             r.published_at, p.name_ar AS publisher_name_ar, p.name_en AS publisher_name_en,
             r.template_edition, v.category_code AS template_category,
             v.number AS template_number
        FROM item_revision r
        LEFT JOIN template_version v ON v.edition = r.template_edition
        JOIN unit_of_measure u ON u.code = r.unit_code
        JOIN person p ON p.id = r.published_by
       WHERE r.item_id = :itemId AND r.number IN (:number, :number - 1)
       ORDER BY r.number DESC""")
  List<ItemDetail.Revision> listWithFormer(long itemId, int number);

  @Query(
      """
      SELECT r.id, r.number, r.published_at, p.name_ar AS publisher_name_ar,
             p.name_en AS publisher_name_en
        FROM item_revision r
        JOIN person p ON p.id = r.published_by
       WHERE r.item_id = :itemId
       ORDER BY r.number DESC""")
  List<ItemDetail.RevisionRow> listRevisions(long itemId);

  /** Items of the same class that may take the place of one, its own category first. */
  @Query(
      """
      SELECT i.code, r.name_ar, r.name_en
        FROM catalog_item own
        JOIN catalog_item i ON i.kind = own.kind AND i.status = 'ACTIVE' AND i.id <> own.id
                           AND LEFT(i.category_code, 4) = LEFT(own.category_code, 4)
        JOIN item_revision r ON r.item_id = i.id AND r.number = i.revision_count
       WHERE own.code = :code
       ORDER BY CASE WHEN i.category_code = own.category_code THEN 0 ELSE 1 END, i.code
       LIMIT 300""")
  List<Sibling> listSiblings(String code);

  /** An item that may stand beside or for another. */
  @Introspected
  @MappedEntity("catalog_item")
  record Sibling(@Id String code, @Relation(EMBEDDED) Bilingual name) {
    public Option option(Texts t) {
      return new Option(
          code, (t.language().isArabic() ? name.ar() : name.en()) + " (" + code + ")");
    }
  }
}
