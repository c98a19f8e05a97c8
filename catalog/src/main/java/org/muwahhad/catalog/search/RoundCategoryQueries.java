package org.muwahhad.catalog.search;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.catalog.template.CategoryQueries;

/** Which categories a demand round takes. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RoundCategoryQueries extends GenericRepository<CategoryQueries.CategoryRow, String> {

  @Query("SELECT category_code FROM round_category WHERE round_id = :roundId")
  List<String> listCategories(long roundId);
}
