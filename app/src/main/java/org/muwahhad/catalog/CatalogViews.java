package org.muwahhad.catalog;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The catalog as the later stages read it. What a person may see is {@link ReadCatalog}'s. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface CatalogViews extends GenericRepository<RevisionView, Long> {
  String SELECT =
      """
      SELECT r.id, r.item_id, i.code AS item_code, r.number, i.kind, r.name_ar, r.name_en,
             r.unit_code, u.name_ar AS unit_name_ar, u.name_en AS unit_name_en, i.category_code,
             r.benchmark_price, r.benchmark_currency, r.benchmark_date, i.status AS item_status
        FROM item_revision r
        JOIN catalog_item i ON i.id = r.item_id
        JOIN unit_of_measure u ON u.code = r.unit_code
      """;

  /** The newest revision of an item that still takes demand. */
  @Query(
      SELECT + " WHERE i.code = :itemCode AND i.status = 'ACTIVE' AND r.number = i.revision_count")
  Optional<RevisionView> findActiveRevision(String itemCode);

  /** The newest revisions of those of the items that still take demand, in no order. */
  @Query(
      SELECT
          + " WHERE i.code IN (:itemCodes) AND i.status = 'ACTIVE' AND r.number = i.revision_count")
  List<RevisionView> listActiveRevisions(List<String> itemCodes);

  /** A revision, newest or not, its item retired or not. */
  @Query(SELECT + " WHERE r.id = :id")
  Optional<RevisionView> findRevision(long id);

  /** The revisions with these numbers, in no order. */
  @Query(SELECT + " WHERE r.id IN (:ids)")
  List<RevisionView> listRevisions(List<Long> ids);
}
