package org.muwahhad.framework.fulfilment;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Units of measure of ordered items, by their codes. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface UnitCodes extends GenericRepository<FulfilmentQueries.Despatch, Long> {

  /** The UN/ECE Recommendation 20 code of the unit of an item. */
  @Query("SELECT unit_code FROM lot_item WHERE id = :lotItemId")
  Optional<String> find(long lotItemId);
}
