package org.muwahhad.catalog.exchange;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.catalog.item.ItemKind;

/** What is read of the catalog to write files of items. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CatalogExports extends GenericRepository<CatalogExports.Head, Long> {
  /** An item without its content. */
  @Introspected
  @MappedEntity("catalog_item")
  record Head(@Id long id, String code, String categoryCode, ItemKind kind) {}

  /**
   * The next active items by key.
   *
   * @param prefix with which the code of the category begins; empty for all
   */
  @Query(
      """
      SELECT id, code, category_code, kind FROM catalog_item
       WHERE id > :after AND status = 'ACTIVE' AND category_code LIKE CONCAT(:prefix, '%')
       ORDER BY id LIMIT 500""")
  List<Head> listAfter(long after, String prefix);
}
