package org.muwahhad.demand.figures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import org.muwahhad.demand.round.RoundQueries;

/** The currency in which a state states its demand. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DemandCurrencyQueries extends GenericRepository<RoundQueries.CodeWithName, String> {

  /** The ISO 4217 code of a state's currency. */
  @Query("SELECT currency FROM member_state WHERE code = :stateCode")
  String get(String stateCode);
}
