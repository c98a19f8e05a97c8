package org.muwahhad.tender.procedure;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** Whether a supplier is registered and not suspended. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RegisteredSupplierQueries
    extends GenericRepository<RegisteredSupplierQueries.Supplier, Long> {

  /** A supplier. */
  @Introspected
  @MappedEntity("supplier")
  record Supplier(@Id long id) {}

  @Query("SELECT COUNT(*) FROM supplier WHERE id = :supplierId AND status = 'REGISTERED'")
  int count(long supplierId);
}
