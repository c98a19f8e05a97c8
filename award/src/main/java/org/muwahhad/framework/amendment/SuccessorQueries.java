package org.muwahhad.framework.amendment;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** Whether a supplier may take the place of another. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SuccessorQueries extends GenericRepository<AmendedAgreementQueries.Candidate, Long> {

  /** 1 where a supplier is registered and not debarred, else 0. */
  @Query(
      """
      SELECT COUNT(*) FROM supplier s
       WHERE s.id = :id AND s.status = 'REGISTERED'
         AND NOT EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = s.id)""")
  long countFit(long id);
}
