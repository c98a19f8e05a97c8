package org.muwahhad.catalog;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The parts of an item's page. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ItemViews extends GenericRepository<ItemDetail.Head, Long> {

  @Query(
      """
      SELECT id, code, category_code, kind, status, revision_count, retired_at, retired_reason
        FROM catalog_item WHERE code = :code""")
  Optional<ItemDetail.Head> findHead(String code);

  @Query(
      """
      SELECT r.id, r.number, r.name_ar, r.name_en, r.description_ar, r.description_en, r.unit_code,
             u.name_ar AS unit_name_ar, u.name_en AS unit_name_en, r.benchmark_price,
             r.benchmark_currency, r.benchmark_date, r.benchmark_source_ar, r.benchmark_source_en,
             r.published_at, p.name_ar AS publisher_name_ar, p.name_en AS publisher_name_en
        FROM item_revision r
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
}
