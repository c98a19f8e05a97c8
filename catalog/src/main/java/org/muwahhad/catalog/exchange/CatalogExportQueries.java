package org.muwahhad.catalog.exchange;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.item.ItemStatus;

/** What is read of the catalog to write files of items. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CatalogExportQueries extends GenericRepository<CatalogExportQueries.ExportHeader, Long> {
  /** An item without its content. */
  @Introspected
  @MappedEntity("catalog_item")
  record ExportHeader(
      @Id long id,
      String code,
      String categoryCode,
      ItemKind kind,
      ItemStatus status,
      int revisionCount,
      @Nullable String retiredReason) {}

  @Query(
      """
      SELECT id, code, category_code, kind, status, revision_count, retired_reason
        FROM catalog_item WHERE id IN (:ids)""")
  List<ExportHeader> list(List<Long> ids);

  @Query("SELECT DISTINCT category_code FROM catalog_item WHERE id IN (:ids)")
  List<String> listCategories(List<Long> ids);

  /** The keys of the active items of a category, those below it left out. */
  @Query(
      """
      SELECT id FROM catalog_item
       WHERE status = 'ACTIVE' AND category_code = :category ORDER BY id""")
  List<Long> listIds(String category);

  /**
   * The keys of items by code.
   *
   * @param prefix with which the code of the category begins; empty for all
   * @param status null for all
   */
  @Query(
      """
      SELECT id FROM catalog_item
       WHERE category_code LIKE CONCAT(:prefix, '%') AND (:status IS NULL OR status = :status)
       ORDER BY code""")
  List<Long> listIdsBelow(String prefix, @Nullable String status);
}
