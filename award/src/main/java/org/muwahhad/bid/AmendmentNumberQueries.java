package org.muwahhad.bid;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The version of a tender's dossier, which its published amendments count. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AmendmentNumberQueries extends GenericRepository<Bids.Bid, Long> {
  /** The number of the newest published amendment, 0 if there is none. */
  @Query("SELECT COALESCE(MAX(number), 0) FROM tender_amendment WHERE tender_id = :tenderId")
  int newest(long tenderId);
}
