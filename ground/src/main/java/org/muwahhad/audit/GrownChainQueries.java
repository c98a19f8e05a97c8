package org.muwahhad.audit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Chains with entries above a number. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface GrownChainQueries extends GenericRepository<GrownChainQueries.GrownChain, Long> {

  /** A chain and its head. */
  @MappedEntity("audit_chain")
  record GrownChain(@Id long id, String name, long length, String headHash) {}

  @Query(
      """
      SELECT c.id, c.name, c.length, c.head_hash FROM audit_chain c
       WHERE c.length > 0
         AND EXISTS (SELECT 1 FROM audit_entry e
                      WHERE e.chain_id = c.id AND e.position = c.length AND e.id > :number)
       ORDER BY c.id""")
  List<GrownChain> listAbove(long number);
}
